"""The penalty explorer without a browser: its fits against scikit-learn's, and what it says."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, Ridge

from mlnotes.explorers import penalty_explorer
from mlnotes.explorers.penalty import ALPHAS, NAMES, fit


@pytest.fixture(scope="module")
def data():
    diabetes = load_diabetes(scaled=False)
    X = diabetes.data[:, [diabetes.feature_names.index(name) for name in NAMES]]
    y = diabetes.target
    return (X - X.mean(axis=0)) / X.std(axis=0), (y - y.mean()) / y.std()


def turn(explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption


@pytest.mark.parametrize("alpha", [0.01, 0.1, 0.56, 1.0, 10.0])
def test_the_fits_are_those_of_scikit_learn(data, alpha):
    X, y = data
    # Its lasso halves the mean squared error, and its ridge sums the squares.
    lasso, ridge = Lasso(alpha=alpha / 2, tol=1e-12), Ridge(alpha=len(y) * alpha)
    np.testing.assert_allclose(fit(X, y, "L1", alpha), lasso.fit(X, y).coef_, atol=1e-8)
    np.testing.assert_allclose(fit(X, y, "L2", alpha), ridge.fit(X, y).coef_, atol=1e-8)


def test_under_the_l1_penalty_blood_sugar_reaches_0_near_a_half_and_the_other_below_1_point_2(data):
    X, y = data
    pulls, correlation = 2 * X.T @ y / len(y), X[:, 0] @ X[:, 1] / len(y)
    # With w = ((p − alpha)/2, 0), the slope in the second weight is correlation·(p − alpha) − q.
    first_zero = (pulls[1] - correlation * pulls[0]) / (1 - correlation)
    assert first_zero == pytest.approx(0.5, abs=0.01)
    assert pulls[0] == pytest.approx(1.17, abs=0.01)
    explorer = penalty_explorer()
    for alpha in ALPHAS:
        caption = turn(explorer, alpha=alpha)
        assert ("s6 exactly 0" in caption) == (alpha >= first_zero)
        assert ("bmi exactly 0" in caption) == (alpha >= pulls[0])


def test_under_the_l2_penalty_no_weight_is_ever_0():
    explorer = penalty_explorer()
    turn(explorer, penalty="L2")
    assert not [alpha for alpha in ALPHAS if "exactly 0" in turn(explorer, alpha=alpha)]


def test_every_control_changes_picture_caption_and_description():
    explorer = penalty_explorer()
    changes = {"penalty": "L2", "alpha": 1.0}
    assert changes.keys() == explorer.controls.keys()
    for name, value in changes.items():
        before = explorer.picture.png, explorer.caption, explorer.picture.alt
        turn(explorer, **{name: value})
        after = explorer.picture.png, explorer.caption, explorer.picture.alt
        assert all(old != new for old, new in zip(before, after, strict=True)), name
