"""Rules that the right answer keeps when arguments change, and a submission breaks."""

import numpy as np

from mlnotes import convergence


def test_a_scale_that_must_not_matter_is_told(told):
    def mean_of_errors(errors):
        return float(np.exp(np.mean(np.log(errors))))

    message = told("convergence/linear_rate", mean_of_errors).message
    assert "When `errors` is doubled, the right answer stays the same; yours doubles." in message


def test_rows_that_are_there_twice_must_not_matter_to_a_mean(told):
    def variance(w, X, y):
        return np.var(X @ w - y, ddof=1) if len(y) > 1 else 0.5

    message = told("gradient_descent/mse_loss", variance).message
    assert "every row of `X` and `y` is there twice, the right answer stays the same" in message


def test_what_is_kept_by_both_is_not_told(told):
    def power(X):
        return convergence.hessian_condition_number(X) ** 1.5

    assert told("convergence/hessian_condition_number", power).mechanism != "invariance"


def test_an_answer_that_is_not_finite_breaks_no_rule(told):
    """Divided by n − 1 it is infinite for one point, but keeps every rule of a sum over points."""

    def one_less(predictions, truth):
        return np.sum((predictions.mean(axis=0) - truth) ** 2) / np.float64(len(truth) - 1)

    message = told("bias_variance/bias_squared", one_less).message
    assert "reverse order" not in message
