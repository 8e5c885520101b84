"""Code that acts when it is looked at acts under the limit, and nothing of it escapes `check`."""

import time
import warnings

import pytest

from mlnotes import check
from mlnotes.checker.run import run
from mlnotes.checker.submission import Submission

EXERCISE = "gradient_descent/mse_loss"
ALLOWED = frozenset({"numpy", "math"})


def never_ends():
    while True:
        time.sleep(0.01)


def leaves():
    raise SystemExit("leaving")


def prints():
    print("out of here")


ACTS = [never_ends, leaves, prints]


def looked_at(act):
    """An object that acts when it is asked for its class."""

    class Looked:
        @property
        def __class__(self):
            act()
            return Looked

        def __call__(self, w, X, y):
            return 0.0

    return Looked()


def named(act, base=Exception):
    """A class that acts when it is asked for its name, its module or its bases."""

    class Named(type(base)):
        def __getattribute__(cls, name):
            if name in ("__name__", "__module__", "__bases__", "__dict__", "__qualname__"):
                act()
            return super().__getattribute__(name)

    return Named("Quiet", (base,), {})


def speaking(act):
    class SpeakingError(Exception):
        def __str__(self):
            act()
            return "spoken"

    return SpeakingError()


def dict_of(act):
    class Table(dict):
        def items(self):
            act()
            return super().items()

    return Table(a=1.0)


def using(thing):
    def answer(w, X, y):
        return thing and 0.0

    return answer


def raising(error):
    def answer(w, X, y):
        raise error

    return answer


def returning(value):
    return lambda w, X, y: value


def warning(category, text="careful"):
    def answer(w, X, y):
        warnings.warn(category(text) if isinstance(text, str) else text, stacklevel=1)
        return 0.0

    return answer


WAYS = {
    "the function's class": looked_at,
    "the class of something it uses": lambda act: using(looked_at(act)),
    "the name of a class it uses": lambda act: using(named(act)),
    "the name of its class": lambda act: named(act, base=object),
    "the name of its exception": lambda act: raising(named(act)()),
    "the text of its exception": lambda act: raising(speaking(act)),
    "the class of its value": lambda act: returning(looked_at(act)),
    "the items of its value": lambda act: returning(dict_of(act)),
    "the name of its warning": lambda act: warning(named(act, base=UserWarning)),
    "the text of its warning": lambda act: warning(UserWarning, speaking(act)),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("way", WAYS)
def test_whatever_acts_when_it_is_looked_at_stays_within(way, act, capfd):
    start = time.perf_counter()
    card = check(EXERCISE, WAYS[way](act), time_limit=0.3)
    assert time.perf_counter() - start < 3
    assert not card.passed
    assert EXERCISE in str(card)
    assert EXERCISE in card._repr_html_()
    assert capfd.readouterr() == ("", "")


def test_an_exception_is_named_though_its_class_would_rather_not_be():
    assert run(WAYS["the name of its exception"](leaves), (1, 2, 3)).error.type == "Quiet"


def test_a_changed_argument_that_acts_when_it_is_read_stays_within():
    def spoils(values):
        values.append(looked_at(never_ends))

    outcome = run(spoils, ([1.0],), seconds=0.2)
    assert outcome.error.type == "TimeLimitExceeded"
    assert "SystemExit" in run(lambda v: v.append(looked_at(leaves)), ([1.0],)).error.type


@pytest.mark.parametrize("act", ACTS)
def test_what_is_no_function_may_act_too(act, capfd):
    class Thing:
        @property
        def __class__(self):
            act()
            return Thing

    start = time.perf_counter()
    with pytest.raises(TypeError, match="function itself"):
        check(EXERCISE, Thing(), time_limit=0.3)
    assert time.perf_counter() - start < 3
    assert capfd.readouterr() == ("", "")


def global_answer(w, X, y):
    return 0.0


def test_questions_about_a_function_share_the_time_with_its_calls():
    submission = Submission(global_answer, seconds=0.2)
    assert submission.call((1, 2, 3)).error is None
    start = time.perf_counter()
    rewritten = submission.rewritten("def global_answer(w=never_ends()): pass", seconds=9)
    assert rewritten is None
    assert time.perf_counter() - start < 1
    assert submission.call((1, 2, 3)).error.type == "TimeLimitExceeded"
    assert (submission.source(), submission.borrowed(ALLOWED)) == (None, frozenset())


def test_a_function_can_be_asked_what_it_would_be_with_another_text():
    rewritten = Submission(global_answer).rewritten(
        "def global_answer(w, X, y): return 7", seconds=1
    )
    assert rewritten.call((1, 2, 3)).value == 7
    assert Submission(global_answer).call((1, 2, 3)).value == 0.0
    for text in ("def global_answer(", "def another(w): pass", "1 / 0"):
        assert Submission(global_answer).rewritten(text, seconds=1) is None
    closed = using(7)
    assert Submission(closed).rewritten("def answer(w, X, y): return 7", seconds=1) is None


def test_the_users_own_interruption_goes_through_questions_too():
    def interrupts():
        raise KeyboardInterrupt

    submission = Submission(global_answer)
    global_answer.__globals__["interrupts"] = interrupts
    try:
        with pytest.raises(KeyboardInterrupt):
            submission.rewritten("def global_answer(w=interrupts()): pass", seconds=1)
    finally:
        del global_answer.__globals__["interrupts"]


def test_reading_a_package_behind_a_hostile_object_goes_on():
    import sklearn.metrics

    hostile = looked_at(leaves)

    def answer(w, X, y):
        return sklearn.metrics.mean_squared_error(y, X @ w) if hostile else 0.0

    assert Submission(answer).borrowed(ALLOWED) == {"sklearn"}


class Text(str):
    __slots__ = ()

    def __getitem__(self, index):
        raise SystemExit

    def __str__(self):
        raise SystemExit


def test_only_exact_texts_come_back():
    assert type(run(returning(Text("odd")), (1, 2, 3)).value) is str
    ((key, item),) = run(returning({Text("a"): Text("b")}), (1, 2, 3)).value.items()
    assert (type(key), type(item)) == (str, str)
    error = run(raising(type(Text("Odd"), (Exception,), {})()), (1, 2, 3)).error
    assert (type(error.type), error.type) == (str, "Odd")
