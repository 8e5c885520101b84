"""What is said of answers that stand in one relation to the right ones, in every case."""

import math

import numpy as np
import pytest

from mlnotes import backpropagation, convergence, losses, optimizers
from mlnotes.checker.compare import Difference
from mlnotes.checker.diagnosis.evidence import Pair
from mlnotes.checker.diagnosis.factors import factor, factor_words
from mlnotes.checker.diagnosis.relations import relation
from mlnotes.checker.result import Trial
from mlnotes.checker.run import Outcome

FAULT = Difference("value", "The answer is not right.")


def pairs(*triples):
    """Pairs of one case each, from (arguments, expected, received)."""
    return [
        Pair(
            Trial(arguments, expected, Outcome(received, (), "", (), None, 0.0), FAULT),
            np.asarray(expected, dtype=float),
            np.asarray(received, dtype=float),
        )
        for arguments, expected, received in triples
    ]


def of_answers(change, answers=((2.0, 3.0, 5.0), (-1.0, 4.0, 0.5), (7.0, -6.0, 1.5))):
    """Pairs in which every answer is changed in the same way."""
    return pairs(*(((), np.array(right), change(np.array(right))) for right in answers))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda right: -right, "the negative of"),
        (lambda right: 3 * right, "exactly 3 times the right one"),
        (lambda right: right / 2, "exactly 1/2 of the right one"),
        (lambda right: 1.37 * right, "1.37 times the right one"),
        (np.abs, "without its sign"),
        (lambda right: 1 - right, "1 minus the right one"),
        (np.square, "the square of the right one"),
        (lambda right: right[::-1], "in reverse order"),
        (np.trunc, "cut off to whole numbers"),
        (np.cumsum, "the running sum"),
        (lambda right: np.roll(right, 1), "moved on by one place"),
        (lambda right: np.full(3, 4.0), "4, whatever the input"),
        (lambda right: right + 0.25, "too large by exactly 0.25"),
    ],
)
def test_a_relation_that_holds_everywhere_is_said(change, words):
    assert words in relation(of_answers(change), ())[1]


def test_a_relation_that_fails_in_one_case_is_not_said():
    answers = of_answers(lambda right: 3 * right)
    assert relation([*answers[:2], *of_answers(lambda right: 3.01 * right)[2:]], ()) is None


def test_too_few_numbers_are_a_coincidence():
    assert relation(pairs(((), 2.0, 4.0), ((), 1.0, 2.0)), ()) is None


def test_a_factor_that_is_a_size_of_the_case_is_named():
    cases = [np.zeros((n, 2)) for n in (3, 4, 7)]
    by_rows = pairs(
        *(((X,), np.ones(2) * len(X) ** 0.5, np.ones(2) * len(X) ** 1.5) for X in cases)
    )
    assert factor(by_rows, ("X",)) == "the right one times n, where n is the number of rows of `X`"
    by_less = pairs(
        *(((X,), np.array([1.0, 2.0]), np.array([1.0, 2.0]) / (len(X) - 1)) for X in cases)
    )
    assert "one over (n − 1)" in factor(by_less, ("X",))


def test_a_factor_that_is_a_parameter_of_the_case_is_named():
    cases = [(0.9,), (0.5,), (0.75,)]
    slipped = pairs(
        *((case, np.array([2.0, 1.0]), np.array([2.0, 1.0]) * (1 - case[0])) for case in cases)
    )
    assert factor(slipped, ("beta",)) == "the right one times `(1 - beta)`"


def test_zeros_say_nothing_about_a_factor():
    zeros = pairs(((), np.zeros(3), np.zeros(3)), ((), np.zeros(3), np.zeros(3)))
    assert factor(zeros, ()) is None


def test_right_answers_have_no_relation_to_themselves():
    assert relation(of_answers(lambda right: right), ()) is None


def test_factor_words_take_small_fractions_only():
    assert factor_words(0.123) == "0.123 times the right one"
    assert factor_words(2 / 3) == "exactly 2/3 of the right one"


def test_a_factor_is_told_on_the_card(told):
    result = told(
        "convergence/hessian_condition_number",
        lambda X: 5 * convergence.hessian_condition_number(X),
    )
    assert result.mechanism == "factor"
    assert "exactly 5 times the right one" in result.message


def test_an_input_given_back_is_named(told):
    result = told("convergence/smooth_losses", lambda losses, beta: losses)
    assert result.mechanism == "input_given_back"
    assert "`losses` itself" in result.message


def test_a_number_in_place_of_an_array_is_told_what_it_is(told):
    result = told("gradient_descent/sigmoid", lambda z: np.mean(losses.sigmoid(z)))
    assert result.fault == "shape"
    assert "the mean of the entries of the right one" in result.message


def test_an_array_in_place_of_a_number_is_told_what_would_make_it_right(told):
    def squares(errors):
        ratio = (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))
        return np.array([ratio, ratio]) / 2

    assert "add up to the right one" in told("convergence/linear_rate", squares).message


def test_members_in_another_order_are_told_the_order(told):
    def turned(*arguments):
        dW1, db1, dW2, db2 = backpropagation.mlp_gradients(*arguments)
        return dW2, db2, dW1, db1

    result = told("gradient_descent/mlp_gradients", turned)
    assert result.mechanism == "members"
    assert "in another order" in result.message


def test_each_wrong_member_gets_its_own_relation(told):
    def step(w, velocity, gradient, learning_rate, momentum):
        w, velocity = optimizers.momentum_step(w, velocity, gradient, learning_rate, momentum)
        return w, 3 * velocity

    result = told("gradient_descent/momentum_step", step)
    assert result.mechanism == "members"
    assert "exactly 3 times the right one" in result.message


def test_a_root_too_many_is_told(told):
    def rooted(errors):
        return math.sqrt((errors[-1] / errors[0]) ** (1 / (len(errors) - 1)))

    assert "the square root of the right one" in told("convergence/linear_rate", rooted).message
