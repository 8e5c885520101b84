"""The card to the letter, in text and in HTML, drawn from results that are written out here."""

import dataclasses
import re
import warnings

import numpy as np
import pytest

from mlnotes import check
from mlnotes.checker.card import Card, show
from mlnotes.checker.compare import Difference
from mlnotes.checker.plain import Opaque
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import CheckResult, Trial
from mlnotes.checker.run import CallError, Outcome, run
from mlnotes.exercises.callables import Cubic, Quadratic, QuadraticGradient

EXERCISE = Exercise(
    "mlnotes.exercises.curves.slope",
    points=1,
    minutes=1,
    signature="slope(f, w, h=0.1)",
    task="Give `f`'s slope at w < 3.",
    reference=lambda f, w, h=0.1: 0.0,
    cases=lambda rng: iter(()),
    hints=("Look <left>.", "Then `right`.", "Then both."),
    mistakes={"halved": ("You halve & `halve`.", lambda f, w, h=0.1: 0.0)},
    lesson="A slope is a `limit`.",
)
PARABOLA = Quadratic(np.array([[2.0]]), np.array([0.0]))
VALUE = Difference("value", "The answer is not right.")


def outcome(value, **more):
    parts = {"arguments_after": (), "output": "", "warnings": (), "error": None, "seconds": 0.1}
    return Outcome(value, **parts | more)


def result(*trials, **more):
    fault = next((trial.fault for trial in trials if trial.fault), None)
    parts = {
        "exercise_id": "curves/slope",
        "passed": fault is None,
        "score": float(fault is None),
        "mistake": None,
        "message": fault.message if fault else "All cases are right.",
        "fault": fault and fault.fault,
        "trials": trials,
        "n_cases": 3,
    }
    return CheckResult(**parts | more)


RIGHT = Trial((PARABOLA, 1.0), 2.0, outcome(2.0, warnings=("UserWarning: <right>",)), None)
WRONG = Trial(
    (PARABOLA, np.array([1.0, 2.0]), 0.5),
    np.array([2.0, 4.0]),
    outcome(
        [1.0, "<b>"],
        output="look:\n<here>",
        warnings=("RuntimeWarning: 1 < 2",),
        heard=((0, (np.array([1.5]),), 2.25), (0, ([0.5],), 0.25)),
    ),
    VALUE,
)
STUB = Difference("not_attempted", "Not attempted yet.")
UNTOUCHED = Trial((PARABOLA, 1.0), 2.0, outcome(None), STUB)

PERMITTED = (
    "It may import numpy and what comes with Python (math, say); no other package may do the work."
)


def html_of(card):
    """The body of the card, without the style that stands before it."""
    return card._repr_html_().partition("</style>")[2]


HINTS = (
    "<details><summary>Hint</summary><p>1. Look &lt;left&gt;.</p>"
    "<details><summary>Next hint</summary><p>2. Then <code>right</code>.</p>"
    "<details><summary>Next hint</summary><p>3. Then both.</p></details></details></details>"
)


def test_the_text_of_a_failing_card():
    card = Card(EXERCISE, result(RIGHT, WRONG, RIGHT), standing=(1, 4), note="A `note`.")
    assert repr(card) == (
        "✗ curves/slope: not yet, 2 of 3 cases are right\n"
        "The answer is not right.\n"
        "The smallest case that fails:\n"
        "  f: f(w) = w₁²\n"
        "  your calls of f: f([1.5]) = 2.25\n"
        "      f([0.5]) = 0.25\n"
        "  w: [1. 2.]\n"
        "  h: 0.5\n"
        "  expected: [2. 4.]\n"
        "  received: [1, '<b>']\n"
        "Warning: RuntimeWarning: 1 < 2\n"
        "Your function printed:\n"
        "  look:\n"
        "      <here>\n"
        "A `note`."
    )


def test_an_argument_that_is_left_to_its_default_is_not_shown():
    by_default = Trial((PARABOLA, 1.0), 2.0, outcome(3.0), VALUE)
    card = Card(EXERCISE, result(by_default))
    for text in (repr(card), html_of(card)):
        assert "w" in text
        assert "h =" not in text


def test_of_an_exercise_in_no_lesson_no_standing_is_told():
    assert "of this lesson" not in html_of(Card(EXERCISE, result(RIGHT, RIGHT, RIGHT)))


def test_the_html_of_a_failing_card():
    card = Card(EXERCISE, result(RIGHT, WRONG, RIGHT), standing=(1, 4), note="A `note`.")
    assert html_of(card) == (
        '<div class="mlnotes-card mlnotes-failed">'
        "<p><b>✗ curves/slope: not yet, 2 of 3 cases are right</b></p>"
        "<p>The answer is not right.</p>"
        "<p>The smallest case that fails:</p><table>"
        "<tr><th>f</th><td><pre>f(w) = w₁²</pre></td></tr>"
        "<tr><th>your calls of f</th><td><pre>f([1.5]) = 2.25\nf([0.5]) = 0.25</pre></td></tr>"
        "<tr><th>w</th><td><pre>[1. 2.]</pre></td></tr>"
        "<tr><th>h</th><td><pre>0.5</pre></td></tr>"
        "<tr><th>expected</th><td><pre>[2. 4.]</pre></td></tr>"
        "<tr><th>received</th><td><pre>[1, &#x27;&lt;b&gt;&#x27;]</pre></td></tr></table>"
        "<p>A <code>note</code>.</p>"
        "<p>Warning, at no cost: <code>RuntimeWarning: 1 &lt; 2</code></p>"
        "<p>Your function printed, at no cost:</p><pre>look:\n&lt;here&gt;</pre>"
        f"{HINTS}"
        '<p><progress value="1" max="4"></progress> 1 of 4 exercises of this lesson solved</p>'
        "</div>"
    )


def test_the_text_of_a_passing_card():
    card = Card(EXERCISE, result(RIGHT, RIGHT, RIGHT))
    assert repr(card) == (
        "✓ curves/slope: passed, all 3 cases are right\n"
        "A slope is a `limit`.\n"
        "Warning: UserWarning: <right>"
    )


def test_the_html_of_a_passing_card():
    card = Card(EXERCISE, result(RIGHT, RIGHT, RIGHT), standing=(4, 4))
    assert html_of(card) == (
        '<div class="mlnotes-card mlnotes-passed">'
        "<p><b>✓ curves/slope: passed, all 3 cases are right</b></p>"
        "<p>A slope is a <code>limit</code>.</p>"
        "<details><summary>What others get wrong here</summary>"
        "<ul><li>You halve &amp; <code>halve</code>.</li></ul></details>"
        "<p>Warning, at no cost: <code>UserWarning: &lt;right&gt;</code></p>"
        '<p><progress value="4" max="4"></progress> 4 of 4 exercises of this lesson solved</p>'
        "</div>"
    )


def test_the_text_of_an_open_card():
    assert repr(Card(EXERCISE, result(UNTOUCHED))) == (
        f"○ curves/slope: not attempted yet\nNot attempted yet.\n{PERMITTED}"
    )


def test_the_html_of_an_open_card():
    assert html_of(Card(EXERCISE, result(UNTOUCHED))) == (
        '<div class="mlnotes-card mlnotes-open">'
        "<p><b>○ curves/slope: not attempted yet</b></p>"
        "<p>To write in place of the placeholder: <code>slope(f, w, h=0.1)</code>. "
        "Give <code>f</code>&#x27;s slope at w &lt; 3.</p>"
        f"<p>{PERMITTED}</p>"
        f"{HINTS}</div>"
    )


def test_a_refused_answer_has_no_case_and_counts_none():
    refused = result(passed=False, fault="borrowed", message="By hand, please.")
    assert repr(Card(EXERCISE, refused)) == "✗ curves/slope: not yet\nBy hand, please."
    assert html_of(Card(EXERCISE, refused)).startswith(
        '<div class="mlnotes-card mlnotes-failed"><p><b>✗ curves/slope: not yet</b></p>'
        "<p>By hand, please.</p><details>"
    )


def test_an_error_stands_where_the_answer_would():
    error = CallError("ValueError", "<no>", "raise it")
    trial = dataclasses.replace(WRONG, outcome=outcome(None, error=error))
    card = Card(EXERCISE, result(trial))
    assert "  received: ValueError: <no>" in repr(card).splitlines()
    assert "<th>received</th><td><pre>ValueError: &lt;no&gt;</pre></td>" in html_of(card)


def test_a_result_written_out_tells_no_cases():
    """Cases and answers can be long; whoever wants them asks for `trials`."""
    assert "trials" not in repr(result(WRONG))
    assert "curves/slope" in repr(result(WRONG))


def test_where_warnings_are_forbidden_none_is_said_to_be_free():
    forbidding = dataclasses.replace(
        EXERCISE, forbids_warnings=True, mistakes={"halved": ("No.", abs)}
    )
    html = html_of(Card(forbidding, result(WRONG)))
    assert "<p>Warning: <code>RuntimeWarning: 1 &lt; 2</code></p>" in html
    assert "Warning, at no cost" not in html


def test_only_the_first_calls_of_a_function_are_shown():
    heard = tuple((0, ([float(n)],), 2.0 * n) for n in range(6))
    trial = dataclasses.replace(WRONG, outcome=outcome(0.0, heard=heard))
    calls = html_of(Card(EXERCISE, result(trial))).partition("your calls of f")[2]
    assert "<pre>f([0]) = 0\nf([1]) = 2\nf([2]) = 4\nf([3]) = 6\n…</pre>" in calls


def test_warnings_and_output_are_those_of_the_case_shown():
    calls = []

    def answer(w, X, y):
        calls.append(1)
        print(f"case {len(calls)}")
        warnings.warn(f"warning {len(calls)}", UserWarning, stacklevel=1)
        return ((X @ w - y) ** 2).mean() + (len(calls) == 3)

    card = check("gradient_descent/mse_loss", answer)
    assert card.result.failing is card.result.trials[2]
    assert (card.output, card.warnings) == ("case 3\n", ("UserWarning: warning 3",))


SHOWN = {
    "3": 3.0,
    "0.1": 0.1,
    "1e-09": 1e-9,
    "nan": float("nan"),
    "7": np.int64(7),
    "True": np.bool_(True),
    "'a'": "a",
    "None": None,
    "[]": [],
    "(1, [2.5])": (1, [2.5]),
    "{'a': 1}": {"a": 1},
    "an object of type Thing": Opaque("Thing"),
    "[1, an object of type set]": [1, {1}],
    "f(w) = w₁²": PARABOLA,
    "[['a' 'b']]": np.array([["a", "b"]]),
    "an integer of about 3999 digits": 10**3999,
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_value_is_shown_as_it_would_be_typed(text):
    assert show(SHOWN[text]) == text


def test_what_is_long_is_cut_and_what_just_fits_is_not():
    assert show("x" * 598) == repr("x" * 598)
    assert show("x" * 599) == "'" + "x" * 599 + " …"
    assert show([1] * 20) == f"[{', '.join('1' * 20)}]"
    assert len(show({"x": [1.25] * 1000})) < 700
    rows = show(np.arange(40.0) / 7).splitlines()
    assert max(map(len, rows)) <= 90
    assert len(rows) > 1


FORMULAS = {
    "f(w) = w₁² + 2w₂² − w₁": Quadratic(np.diag([2.0, 4.0]), np.array([1.0, 0.0])),
    "f(w) = −0.5w₁w₂": Quadratic(np.array([[0.0, -0.5], [-0.5, 0.0]]), np.zeros(2)),
    "f(w) = 0": Quadratic(np.zeros((1, 1)), np.zeros(1)),
    "∇f(w) = [2w₁ − w₂ + 3, −w₁]": QuadraticGradient(
        np.array([[2.0, -1.0], [-1.0, 0.0]]), np.array([-3.0, 0.0])
    ),
    "∇f(w) = [0]": QuadraticGradient(np.zeros((1, 1)), np.zeros(1)),
    "f(w) = w₁³ + (w₁ + 2w₂)²": Cubic(np.array([1.0, 0.0]), np.array([1.0, 2.0])),
    "f(w) = −2w₁³": Cubic(np.array([-2.0]), np.array([0.0])),
}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_function_is_shown_by_its_formula(text):
    assert FORMULAS[text].formula() == text


def value_of(formula, w):
    """What a formula says at w, by Python's own arithmetic."""
    code = ""
    for token in re.findall(r"[\d.]+|w[₁-₉]|[()\[\],+−²³]", formula.partition(" = ")[2]):
        if token[0] in "0123456789w(" and re.search(r"[\d)\]]$", code):
            code += "*"
        if token[0] == "w":
            code += f"w[{'₁₂₃₄₅₆₇₈₉'.index(token[1])}]"
        else:
            code += {"−": "-", "²": "**2", "³": "**3"}.get(token, token)
    return eval(code, {"w": w})


def test_the_formulas_of_the_course_say_what_the_functions_do():
    rng = np.random.default_rng(0)
    for d in (1, 2, 3):
        root, b, w = (
            rng.integers(-3, 4, (d, d)).astype(float),
            rng.integers(-3, 4, d),
            rng.normal(size=d),
        )
        for given in (
            Quadratic(root + root.T, b),
            QuadraticGradient(root + root.T, b),
            Cubic(b, b[::-1]),
        ):
            assert np.allclose(value_of(given.formula(), w), given(w)), given.formula()


def test_what_a_submission_asks_of_a_function_is_heard_and_the_function_is_not_changed():
    def probing(f, w):
        return f([w]) + f(np.array([w + 1]))

    told = run(probing, (PARABOLA, 2.0))
    assert told.value == 13.0
    (first, second) = told.heard
    assert first == (0, ([2.0],), 4.0)
    assert (second[0], second[1][0].tolist(), second[2]) == (0, [3.0], 9.0)
    assert vars(PARABOLA).keys() == {"A", "b"}


def test_of_very_many_calls_few_are_kept():
    told = run(lambda f: [f([0.0]) for _ in range(10_000)] and 1.0, (PARABOLA,))
    assert 4 < len(told.heard) < 20
