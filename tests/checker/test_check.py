"""`check` and `hint` as a learner meets them: what is returned, shown, refused and escaped."""

import dataclasses
import functools
import os
import subprocess
import sys
import time
from html.parser import HTMLParser

import numpy as np
import pytest

from mlnotes import check, hint
from mlnotes.checker import checking
from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.checking import CheckFailedError
from mlnotes.checker.submission import Submission

EXERCISE = "gradient_descent/mse_loss"


def right(w, X, y):
    return ((X @ w - y) ** 2).mean()


def summed(w, X, y):
    return ((X @ w - y) ** 2).sum()


def unattempted(w, X, y):
    raise NotImplementedError


class Page(HTMLParser):
    """The elements and the text of a piece of HTML, as a browser would see them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.open, self.text = [], [], [], ""
        self.feed(html)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attributes]
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data


SCRIPT = """
import numpy as np
from mlnotes import check, hint, progress

def noisy(w, X, y):
    print("noise")
    np.log(np.zeros(1))
    return ((X @ w - y) ** 2).mean()

check("gradient_descent/mse_loss", noisy)
check("gradient_descent/mse_loss", lambda w, X, y: 0.0)
check("gradient_descent/mse_loss", lambda w, X, y: 1 / 0)
check("gradient_descent/mse_loss", lambda w, X, y: iter([]), time_limit=1)
hint("gradient_descent/mse_loss")
progress()
"""


def test_nothing_is_printed_in_a_script(data_dir):
    done = subprocess.run([sys.executable, "-W", "error", "-c", SCRIPT], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len((data_dir / "progress.jsonl").read_bytes().split()) > 4


def test_a_right_answer_earns_the_whole_score():
    card = check(EXERCISE, right)
    assert (card.passed, card.score, card.mistake) == (True, 1.0, None)
    assert card.exercise is catalogue()[EXERCISE]
    assert card.message == "All cases are right."
    assert (card.result.fault, card.result.failing) == (None, None)
    assert card.result.n_right == card.result.n_cases == len(card.result.trials) > 0


def test_a_wrong_answer_earns_nothing_and_is_told_why():
    card = check(EXERCISE, summed)
    assert (card.passed, card.score, card.mistake) == (False, 0.0, "sum_not_mean")
    assert "sum" in card.message
    assert card.result.fault == "value"
    assert card.result.failing is card.result.trials[0]


def cases_tried(**options):
    """The arguments of all cases of one check, as one text."""
    return str([trial.arguments for trial in check(EXERCISE, right, **options).result.trials])


def test_every_seed_has_cases_of_its_own_and_one_seed_always_the_same():
    of_seed = [cases_tried(random_state=seed) for seed in range(10)]
    assert of_seed == [cases_tried(random_state=seed) for seed in range(10)]
    assert len(set(of_seed)) == 10
    assert cases_tried() == of_seed[0]


def test_numpys_own_random_state_is_neither_used_nor_changed():
    np.random.seed(7)
    state = np.random.get_state()[1].copy()
    first = cases_tried()
    assert np.array_equal(np.random.get_state()[1], state)
    np.random.seed(8)
    assert cases_tried() == first


def test_a_result_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        check(EXERCISE, summed).passed = True


class Loss:
    def __call__(self, w, X, y):
        return right(w, X, y)

    def method(self, w, X, y):
        return right(w, X, y)

    @staticmethod
    def static(w, X, y):
        return right(w, X, y)


@pytest.mark.parametrize(
    "form", [Loss(), Loss().method, Loss.static, functools.partial(right), lambda *a: right(*a)]
)
def test_anything_that_can_be_called_may_be_an_answer(form):
    assert check(EXERCISE, form).passed


@pytest.mark.parametrize("form", [len, dict, Loss, np.exp], ids=repr)
def test_anything_that_can_be_called_may_be_a_wrong_answer(form):
    assert check(EXERCISE, form).result.fault == "raised"


@pytest.mark.parametrize(
    "value", [0.5, None, "mse_loss", np.zeros(3), [right]], ids=lambda value: type(value).__name__
)
def test_what_cannot_be_called_is_refused_with_the_value(value):
    with pytest.raises(TypeError, match="function itself") as refusal:
        check(EXERCISE, value)
    assert "mse_loss" in str(refusal.value)


UNKNOWN = {
    "gradient_descent/mse_los": "gradient_descent/mse_loss",
    "mse_gradient": "gradient_descent/",
    "": "/",
    "gradient_descent": "/",
    "gradient_descent/_cases": "gradient_descent/",
    "../losses": "/",
    "gradient_descent.mse_loss": "gradient_descent/mse_loss",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_id_is_refused_and_names_near_ones(name):
    for call in (lambda: check(name, right), lambda: hint(name)):
        with pytest.raises(ValueError, match="no exercise has the id") as refusal:
            call()
        assert repr(name) in str(refusal.value)
        assert UNKNOWN[name] in str(refusal.value).partition("near it")[2]


@pytest.mark.parametrize(
    "name", [None, 7, right, ["gradient_descent/mse_loss"]], ids=lambda value: type(value).__name__
)
def test_an_id_of_another_type_is_refused(name):
    with pytest.raises(ValueError, match="no exercise has the id"):
        check(name, right)


def test_settings_of_numpy_do_not_change_the_verdict():
    with np.errstate(all="raise"), np.printoptions(precision=1):
        assert check(EXERCISE, right).passed
        assert check(EXERCISE, lambda w, X, y: np.inf).result.fault == "not_finite"
        assert check(EXERCISE, summed).mistake == "sum_not_mean"


def test_a_closed_output_is_the_submissions_own_affair():
    def closes(w, X, y):
        print("before")
        sys.stdout.close()
        return right(w, X, y)

    assert check(EXERCISE, closes).passed


# The card and its text.


def test_a_failing_card_shows_the_case_the_values_and_the_hints():
    card = check(EXERCISE, lambda w, X, y: 12.5)
    page = Page(card._repr_html_())
    for shown in ("✗", EXERCISE, "smallest case", "expected", "received", "12.5"):
        assert shown in page.text
        assert shown in str(card)
    for name, value in zip(("w", "X", "y"), card.result.failing.arguments, strict=True):
        assert name in page.text
        assert np.array2string(value).strip("[]")[:2] in page.text
    assert page.tags.count("details") == len(card.exercise.hints) == 3
    for text in card.exercise.hints:
        assert text.replace("`", "") in page.text
    assert "mlnotes-failed" in card._repr_html_()


def test_hints_stay_out_of_the_text():
    text = str(check(EXERCISE, summed))
    assert not any(piece in text for piece in catalogue()[EXERCISE].hints)


def test_a_passing_card_tells_the_lesson_and_what_others_get_wrong():
    card = check(EXERCISE, right)
    page = Page(card._repr_html_())
    assert "✓" in page.text
    assert card.exercise.lesson.replace("`", "") in page.text
    for mistake in card.exercise.mistakes.values():
        assert mistake.message.replace("`", "") in page.text
    assert not any(text.replace("`", "") in page.text for text in card.exercise.hints)
    assert "1 of " in page.text
    assert "progress" in page.tags


def test_misconceptions_are_not_told_before_success():
    page = Page(check(EXERCISE, lambda w, X, y: 12.5)._repr_html_())
    for mistake in catalogue()[EXERCISE].mistakes.values():
        assert mistake.message.replace("`", "") not in page.text


def test_an_unattempted_card_tells_the_task_and_offers_hints():
    card = check(EXERCISE, unattempted)
    page = Page(card._repr_html_())
    assert not card.result.attempted
    for shown in ("○", "not attempted", card.exercise.signature, "squared residuals"):
        assert shown in page.text
    assert "Traceback" not in page.text
    assert page.tags.count("details") == 3
    assert "not attempted" in str(card)


def test_every_kind_of_card_is_sound_html(exercise):
    submissions = (
        next(iter(exercise.mistakes.values())).functions[0],
        lambda *arguments: None,
        lambda *arguments: 1 / 0,
        unattempted,
        lambda *arguments: exercise.parameters,
    )
    for function in submissions:
        assert exercise.id in Page(check(exercise.id, function)._repr_html_()).text


def test_long_values_are_cut_on_the_card():
    for value in ("x" * 100_000, list(range(100_000)), np.arange(100_000.0), {"x" * 10_000: 1}):
        card = check(EXERCISE, lambda w, X, y, value=value: value)
        assert len(str(card)) < 4_000
        assert len(card._repr_html_()) < 12_000


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"&amp;</pre></div>"


def printed(w, X, y):
    print(MARKUP)


def raised(w, X, y):
    raise ValueError(MARKUP)


def raised_by_a_line(w, X, y):
    return {}["<img src=x onerror=alert(3)></code>"]


def warned(w, X, y):
    import warnings

    warnings.warn(MARKUP, UserWarning, stacklevel=1)


HOSTILE = {
    "printed": printed,
    "raised": raised,
    "line": raised_by_a_line,
    "warned": warned,
    "error name": lambda w, X, y: exec("raise type(name, (Exception,), {})", {"name": MARKUP}),
    "type name": lambda w, X, y: type(MARKUP, (), {})(),
    "text": lambda w, X, y: MARKUP,
    "key": lambda w, X, y: {MARKUP: MARKUP},
    "list": lambda w, X, y: [MARKUP],
    "labels": lambda w, X, y: np.array([MARKUP]),
    "backticks": lambda w, X, y: type(f"`{MARKUP}`", (), {})(),
}


@pytest.mark.parametrize("way", HOSTILE)
def test_what_a_submission_says_is_shown_as_text_and_never_as_markup(way):
    card = check(EXERCISE, HOSTILE[way])
    page = Page(card._repr_html_())
    assert not {"script", "img"}.intersection(page.tags)
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "onerror=alert" in page.text


@pytest.mark.parametrize("way", ["printed", "raised", "warned", "returned"])
def test_half_a_character_does_not_stop_the_card(way):
    def answer(w, X, y):
        if way == "printed":
            print("\ud800")
        if way == "raised":
            raise ValueError("\ud800")
        if way == "warned":
            import warnings

            warnings.warn("\ud800", UserWarning, stacklevel=1)
        return "\ud800"

    card = check(EXERCISE, answer)
    assert str(card).encode()
    assert card._repr_html_().encode()


# Hints.


def test_hints_come_one_by_one_and_point_to_the_next():
    texts = catalogue()[EXERCISE].hints
    for number, text in enumerate(texts, start=1):
        shown = hint(EXERCISE, number)
        assert text in repr(shown)
        assert f"Hint {number} of 3" in repr(shown)
        assert (f"hint({EXERCISE!r}, {number + 1})" in repr(shown)) is (number < 3)
        assert not any(other in repr(shown) for other in texts if other != text)
        page = Page(shown._repr_html_())
        assert text.replace("`", "") in page.text
        assert "It may import numpy" in page.text
        assert page.tags.count("details") == 3 - number
        assert not any(earlier.replace("`", "") in page.text for earlier in texts[: number - 1])
    assert repr(hint(EXERCISE)) == repr(hint(EXERCISE, 1))


@pytest.mark.parametrize("number", [0, 4, -1, 1.5, "1", None])
def test_hints_are_numbered_one_to_three(number):
    with pytest.raises(ValueError, match="numbered 1 to 3, got"):
        hint(EXERCISE, number)


# Under nbgrader.


@pytest.fixture
def nbgrader(monkeypatch):
    monkeypatch.setitem(os.environ, "NBGRADER_EXECUTION", "autograde")


@pytest.mark.usefixtures("nbgrader")
def test_under_nbgrader_a_right_answer_earns_its_points_as_a_bare_number(exercise, programs_of):
    points = check(exercise.id, programs_of(exercise.id).right["vectorised"])
    assert type(points) is float
    assert points == exercise.points


@pytest.mark.usefixtures("nbgrader")
@pytest.mark.parametrize("function", [summed, unattempted, len, lambda w, X, y: None])
def test_under_nbgrader_a_failure_raises_with_the_card_as_its_text(function, monkeypatch):
    with pytest.raises(CheckFailedError) as failure:
        check(EXERCISE, function)
    monkeypatch.delenv("NBGRADER_EXECUTION")
    assert str(failure.value) == str(check(EXERCISE, function))


@pytest.mark.usefixtures("nbgrader")
def test_under_nbgrader_a_result_handed_in_for_its_function_fails_without_our_traceback():
    with pytest.raises(CheckFailedError, match=r"got 0\.5") as failure:
        check(EXERCISE, 0.5)
    assert failure.value._render_traceback_() == str(failure.value).splitlines()


@pytest.mark.usefixtures("nbgrader")
def test_under_nbgrader_the_limit_holds():
    def endless(w, X, y):
        while True:
            pass

    start = time.perf_counter()
    with pytest.raises(CheckFailedError, match="0\\.2 seconds"):
        check(EXERCISE, endless, time_limit=0.2)
    assert time.perf_counter() - start < 3


def test_under_nbgrader_the_seed_decides_the_cases(monkeypatch):
    seen = []

    def answer(w, X, y):
        seen.append(str((w, X, y)))
        return right(w, X, y)

    outside = str(check(EXERCISE, answer, random_state=7)) and seen.copy()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    for random_state, is_same in ((7, True), (8, False)):
        seen.clear()
        check(EXERCISE, answer, random_state=random_state)
        assert (seen == outside) is is_same


@pytest.mark.usefixtures("nbgrader")
def test_under_nbgrader_nothing_is_printed(capfd):
    def noisy(w, X, y):
        print("noise")
        print("noise", file=sys.stderr)
        np.log(np.zeros(1))
        return right(w, X, y)

    check(EXERCISE, noisy)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("exercise_id", "asked", "seconds"),
    [
        ("gradient_descent/mse_loss", None, 10.0),
        ("cross_validation/honest_score", None, 30.0),
        ("cross_validation/honest_score", 4.0, 4.0),
    ],
)
def test_an_exercise_has_its_own_time_unless_another_is_asked_for(
    monkeypatch, exercise_id, asked, seconds
):
    given = []

    def submission(function, *, seconds):
        given.append(seconds)
        return Submission(function, seconds=seconds)

    monkeypatch.setattr(checking, "Submission", submission)
    options = {} if asked is None else {"time_limit": asked}
    assert not check(exercise_id, lambda: None, **options)
    assert given == [seconds]
