"""Questions about the code: only where a change was tried and helps, or a slip is plain to see."""

import ast
import inspect
import time

import numpy as np
import pytest

from mlnotes.checker.catalogue import find
from mlnotes.checker.diagnosis.mending import MAX_SECONDS
from mlnotes.checker.diagnosis.rewrites import rewrites
from mlnotes.checker.source import source_of
from mlnotes.checker.submission import Submission


def half_of_h(f, w, h=1e-5):
    gradient = []
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient.append((f(up) - f(down)) / 2 * h)
    return gradient


def alias(f, w, h=1e-5):
    gradient = []
    for i in range(len(w)):
        up = w
        down = w.copy()
        up[i] += h
        down[i] -= h
        gradient.append((f(up) - f(down)) / (2 * h))
    return gradient


def left_at_once(texts, vocabulary):
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
        for j, word in enumerate(vocabulary):
            counts[i, j] = words.count(word)
        return counts


def never_called(values):
    return np.square(values).mean


def one_step_short(losses, beta):
    smooth, v = np.zeros(len(losses)), 0.0
    for t in range(len(losses) - 1):
        v = beta * v + (1 - beta) * losses[t]
        smooth[t] = v / (1 - beta ** (t + 1))
    return smooth


def grouped_wrongly(errors):
    return (errors[-1] / errors[0]) ** 1 / (len(errors) - 1)


@pytest.mark.parametrize(
    ("exercise_id", "function", "line", "question"),
    [
        (
            "gradient_descent/numerical_gradient",
            half_of_h,
            "gradient.append((f(up) - f(down)) / 2 * h)",
            "in the order you mean",
        ),
        ("start_here/mean_square", never_called, "np.square(values).mean", "call `mean`"),
        ("convergence/smooth_losses", one_step_short, "range(len(losses) - 1)", "last item"),
        ("convergence/linear_rate", grouped_wrongly, "** 1 / (len(errors) - 1)", "in the order"),
        ("gradient_descent/bag_of_words", left_at_once, "return counts", "`return` stand"),
    ],
)
def test_the_line_of_a_slip_is_named_and_asked_about(told, exercise_id, function, line, question):
    result = told(exercise_id, function)
    assert "One small change in the line" in result.message
    assert line in result.message
    assert question in result.message


def test_a_second_name_for_an_input_is_asked_about(told):
    result = told("gradient_descent/numerical_gradient", alias)
    assert result.fault == "changed_input"
    assert "in the line `up = w` would make every case right" in result.message
    assert "Is a copy meant?" in result.message


def test_the_changed_function_is_not_shown(told):
    message = told("gradient_descent/numerical_gradient", half_of_h).message
    assert "2 * h)`?" not in message


def test_every_rewrite_is_python_and_leaves_the_function_as_it_was():
    source = source_of(half_of_h)
    before = ast.dump(source.function)
    texts = [rewrite.text for rewrite in rewrites(source.function)]
    for text in texts:
        ast.parse(text)
    assert ast.dump(source.function) == before
    assert len(set(texts)) > 50


def test_source_is_read_from_the_function_and_nothing_else():
    class Callable:
        def __call__(self, values):
            return 0.0

    assert source_of(Callable()) is None
    assert source_of(len) is None
    assert source_of(half_of_h).text == inspect.getsource(half_of_h).strip()


def test_a_function_that_closes_over_another_is_left_alone():
    def outer(factor):
        def inner(values):
            return factor * np.mean(values)

        return inner

    submission = Submission(outer(2.0))
    assert submission.rewritten("def inner(values):\n    return 0.0", seconds=1.0) is None


def test_a_rewritten_function_finds_what_its_cell_finds():
    submission = Submission(half_of_h).rewritten(
        "def half_of_h(values):\n    return np.sum(values)", seconds=1.0
    )
    assert submission.call((np.array([1.0, 2.0]),)).value == 3.0


def test_a_change_that_would_run_for_ever_is_given_up(told):
    def creeping(rate, initial_error, tolerance):
        steps, error = 0, initial_error
        while error > tolerance:
            error *= rate
            steps += 1
            if steps > 3:
                break
        return steps

    start = time.monotonic()
    told("convergence/steps_to_tolerance", creeping)
    assert time.monotonic() - start < 5 * MAX_SECONDS


def test_no_change_is_offered_to_a_right_function(verdict):
    exercise = find("start_here/mean_square")
    assert verdict(exercise, lambda values: np.mean(np.square(values))).mechanism is None


def test_a_condition_that_should_never_hold_is_asked_about_as_needless(verdict):
    def no_slope_at_zero(f, w, h=1e-5):
        gradient = np.zeros(len(w))
        for i, value in enumerate(w):
            if value == 0:
                continue
            step = h * (np.arange(len(w)) == i)
            gradient[i] = (f(w + step) - f(w - step)) / (2 * h)
        return gradient

    message = verdict(find("gradient_descent/numerical_gradient"), no_slope_at_zero).message
    assert "in the line `if value == 0:`" in message
    assert message.endswith("is its condition needed?")


def test_both_lines_are_named_where_a_change_in_either_would_do(verdict):
    def turned_round(losses, density, grid):
        widths = grid[1:] - grid[:-1]
        above = np.sum((losses[1:] * density[1:] + losses[:-1] * density[:-1]) / 2 * widths)
        below = np.sum((density[1:] + density[:-1]) / 2 * -widths)
        return above / below

    message = verdict(find("gradient_descent/expected_loss"), turned_round).message
    assert "above = " in message
    assert "below = " in message


def test_an_input_that_was_changed_is_no_reason_to_ask_about_a_formula(verdict):
    def in_place(w, velocity, gradient, learning_rate, momentum):
        velocity *= momentum
        velocity += gradient
        return w - learning_rate * velocity, velocity

    result = verdict(find("gradient_descent/momentum_step"), in_place)
    assert result.fault == "changed_input"
    assert "One small change" not in result.message
