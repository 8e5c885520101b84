"""Error curves against scikit-learn's, and their standard errors against the definition."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.linear_model import Ridge
from sklearn.model_selection import ShuffleSplit, validation_curve
from sklearn.model_selection import learning_curve as sklearn_learning_curve
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from mlnotes.complexity import complexity_curve, learning_curve

SPLITS = ShuffleSplit(5, test_size=20, random_state=0)


def problem(classes=False):
    rng = np.random.default_rng(2)
    X = rng.normal(size=(60, 4))
    y = X[:, 0] * X[:, 1] + rng.normal(size=60)
    return X, y > 0 if classes else y


def repeats_of(X, y):
    return [(X[train], y[train], X[valid], y[valid]) for train, valid in SPLITS.split(X)]


def agree(curve, train_scores, valid_scores, best):
    """The scores of scikit-learn are higher where a model is better: `best` is that of no error."""
    for errors, se, scores in (
        (curve.train_error, curve.train_se, best - train_scores),
        (curve.valid_error, curve.valid_se, best - valid_scores),
    ):
        assert_allclose(errors, scores.mean(axis=1), atol=1e-12)
        squares = np.sum((scores - scores.mean(axis=1, keepdims=True)) ** 2, axis=1)
        assert_allclose(se, np.sqrt(squares / 4 / 5), atol=1e-12)


@pytest.mark.parametrize("classes", [False, True])
def test_the_curves_are_those_of_scikit_learn(classes):
    X, y = problem(classes)
    model = (DecisionTreeClassifier if classes else DecisionTreeRegressor)(random_state=0)
    scoring, best = ("accuracy", 1.0) if classes else ("neg_mean_squared_error", 0.0)
    options = {"cv": SPLITS, "scoring": scoring}

    curve = learning_curve(model, repeats_of(X, y), sizes=[5, 15, 40])
    sizes, *scores = sklearn_learning_curve(model, X, y, train_sizes=[5, 15, 40], **options)
    agree(curve, *scores, best)
    assert curve.values.tolist() == sizes.tolist()

    curve = complexity_curve(model, repeats_of(X, y), "max_depth", [1, 3, 5])
    agree(
        curve,
        *validation_curve(model, X, y, param_name="max_depth", param_range=[1, 3, 5], **options),
        best,
    )
    assert curve.values.tolist() == [1, 3, 5]


def test_repeats_may_be_draws_given_one_at_a_time():
    rng = np.random.default_rng(0)

    def draw(n):
        x = rng.normal(size=(n, 1))
        return x, x[:, 0] + rng.normal(size=n)

    model = Ridge(alpha=1e-6)
    curve = learning_curve(model, ((*draw(200), *draw(200)) for _ in range(30)), sizes=[4, 200])
    # With few rows the line bends to their noise: less than its variance, 1, and more on others.
    assert curve.train_error[0] < curve.train_error[1] < curve.valid_error[1] < curve.valid_error[0]
    assert curve.valid_error[1] == pytest.approx(1.0, abs=4 * curve.valid_se[1] + 0.03)
    assert model.alpha == 1e-6
    assert not hasattr(model, "coef_")


REPEATS = repeats_of(*problem())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: learning_curve(Ridge(), REPEATS, [5, 41]), r"from 1 to .* 40 .* got \[5, 41\]"),
        (lambda: learning_curve(Ridge(), REPEATS, [0]), r"got \[0\]"),
        (lambda: learning_curve(Ridge(), REPEATS, []), "a value and 2 repeats, got 0"),
        (lambda: learning_curve(Ridge(), REPEATS[:1], [5]), "2 repeats, got 1 and 1"),
        (lambda: complexity_curve(Ridge(), REPEATS[:1], "alpha", [1.0]), "2 repeats, got 1 and 1"),
        (lambda: complexity_curve(Ridge(), REPEATS, "beta", [1.0]), "beta"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
