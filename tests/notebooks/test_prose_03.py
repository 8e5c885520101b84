"""What lesson 03 says in words and in alt texts, held against scikit-learn and closed forms."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, LinearRegression, Ridge, lars_path
from sklearn.metrics import mean_squared_error
from sklearn.preprocessing import StandardScaler

from mlnotes.classroom.building import ROOT

DIABETES = load_diabetes(scaled=False)
NAMES = DIABETES.feature_names
S1, S2 = NAMES.index("s1"), NAMES.index("s2")
X = StandardScaler().fit_transform(DIABETES.data)
y = StandardScaler().fit_transform(DIABETES.target[:, np.newaxis])[:, 0]
N = len(y)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "03_penalties.py"


def ridge(alpha: float, X=X, y=y) -> np.ndarray:
    """The weights for mean squared error + alpha·‖w‖²; scikit-learn sums the squares."""
    return Ridge(alpha=len(y) * alpha, fit_intercept=False).fit(X, y).coef_


def lasso(alpha: float) -> np.ndarray:
    """The weights for mean squared error + alpha·‖w‖₁; scikit-learn halves the first."""
    return Lasso(alpha=alpha / 2, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y).coef_


def groups(n_samples: int):
    """The first parts of the lesson's cuts, scaled by their own mean and deviation."""
    for random_state in range(n_samples):
        rows = np.random.default_rng(random_state).permutation(N)[:60]
        target = StandardScaler().fit_transform(DIABETES.target[rows, np.newaxis])[:, 0]
        yield StandardScaler().fit_transform(DIABETES.data[rows]), target


@pytest.fixture(scope="module")
def clouds() -> dict[str, np.ndarray]:
    """The weights of s1 and s2 of 200 groups, without a penalty and with two."""
    fits = {"none": lambda X, y: LinearRegression(fit_intercept=False).fit(X, y).coef_}
    for alpha in (0.1, 10.0):
        fits[f"{alpha:g}"] = lambda X, y, alpha=alpha: ridge(alpha, X, y)
    samples = list(groups(200))
    return {name: np.array([fit(*s)[[S1, S2]] for s in samples]) for name, fit in fits.items()}


def test_the_cloud_is_long_thin_and_crosses_0_and_a_penalty_makes_it_a_knot(instructor, clouds):
    cloud, knot = clouds["none"], clouds["0.1"]
    share = np.mean(cloud[:, 0] < 0)
    assert f"in {share:.0%} of the groups the weight of s1 is negative" in instructor.printed
    assert 0.25 < share < 0.75
    assert np.corrcoef(cloud.T)[0, 1] < -0.95
    assert cloud[:, 0].min() < -2
    assert cloud[:, 0].max() > 2
    assert np.abs(cloud).max() < 3
    assert f"no penalty: standard deviation of the weight of s1 {cloud[:, 0].std():.2f}" in (
        instructor.printed
    )
    assert f"alpha 0.1: standard deviation of the weight of s1 {knot[:, 0].std():.2f}" in (
        instructor.printed
    )
    assert clouds["10"].std(axis=0).max() < 0.01
    assert np.abs(clouds["10"]).max() < 0.05


def test_the_largest_weight_can_go_and_another_changes_its_sign(instructor):
    full = LinearRegression().fit(X, y)
    others = np.delete(X, S1, axis=1)
    nine = LinearRegression().fit(others, y)
    assert np.abs(full.coef_).argmax() == S1
    loss, rise = mean_squared_error(y, full.predict(X)), mean_squared_error(y, nine.predict(others))
    assert f"loss higher by {rise / loss - 1:.1%}" in instructor.printed
    assert full.coef_[S2] > 0 > nine.coef_[S2 - 1]


def test_ridge_takes_the_flat_directions_first(instructor):
    curvatures = np.linalg.svd(X, compute_uv=False) ** 2 * 2 / N
    for alpha in (0.01, 0.1, 1):
        left = curvatures / (curvatures + 2 * alpha)
        condition = (curvatures.max() + 2 * alpha) / (curvatures.min() + 2 * alpha)
        assert (
            f"alpha {alpha:<4}: left along the flattest {left.min():.2f}, "
            f"the steepest {left.max():.2f}; condition number {condition:.0f}"
        ) in instructor.printed
    assert curvatures.min() / (curvatures.min() + 0.02) < 0.5


def test_alpha_beside_the_sum_is_n_times_alpha_beside_the_mean(instructor):
    assert "at one stroke or by descent: the weights differ by 0.000000\n" in instructor.printed
    x, target = np.array([[1.0], [1.0]]), np.array([2.0, 4.0])
    beside_the_sum = [Ridge(alpha=a, fit_intercept=False).fit(x, target).coef_[0] for a in (1, 2)]
    assert beside_the_sum == pytest.approx([2, 1.5])
    slopes = [np.mean(2 * x[:, 0] * (w - target)) + 2 * 1 * w for w in beside_the_sum]
    assert slopes == pytest.approx([2, 0])


def test_the_picture_of_ridge_shows_what_its_description_says():
    start, at_a_tenth, end = ridge(0.001), ridge(0.1), ridge(10)
    assert start[S1] == pytest.approx(-0.44, abs=0.005)
    assert start[S2] == pytest.approx(0.26, abs=0.005)
    assert np.abs(at_a_tenth[[S1, S2]]).max() < 0.06
    assert at_a_tenth[S2] < 0
    hold_out = [NAMES.index(name) for name in ("bmi", "s4", "sex")]
    # s4 first falls with its neighbours, to half; the other two keep nine parts in ten.
    assert np.all(np.abs(at_a_tenth[hold_out]) > [0.9 * abs(start[2]), 0.5 * abs(start[7]), 0.12])
    shown = [NAMES.index(name) for name in ("s1", "s2", "s5", "bmi", "s4", "sex")]
    assert np.abs(end[shown]).max() < 0.05
    for alpha in np.logspace(-3, 1, 33):
        assert np.all(ridge(alpha) != 0)


def test_the_lasso_zeros_weights_in_the_order_told_which_is_not_that_of_their_sizes(instructor):
    last_zero = {}
    alphas, _, path = lars_path(X, y, method="lasso", alpha_min=0)
    for name, weights in zip(NAMES, path, strict=True):
        last_zero[name] = 2 * alphas[np.flatnonzero(weights != 0)[0] - 1]
    order = sorted(last_zero, key=last_zero.get)
    assert order == ["age", "s2", "s4", "s1", "s6", "sex", "s3", "bp", "s5", "bmi"]
    unpenalised = np.abs(LinearRegression().fit(X, y).coef_)
    assert unpenalised[S2] > 1.9 * unpenalised[NAMES.index("sex")]
    for alpha in np.logspace(-3, 0.2, 33)[5::3]:
        zeros = [name for name, weight in zip(NAMES, lasso(alpha), strict=True) if weight == 0]
        line = f"alpha {alpha:.3f}: {len(zeros):>2} exact zeros  {' '.join(zeros)}\n"
        assert line in instructor.printed
    reached = {"s2": 0.01, "s4": 0.025, "s1": 0.1, "sex": 0.2}
    for name, alpha in reached.items():
        assert 0.6 * alpha < last_zero[name] <= 1.05 * alpha
    assert 1 < last_zero["s5"] < last_zero["bmi"] < 1.18
    assert last_zero["bmi"] == pytest.approx(2 * np.abs(X.T @ y / N).max())


def test_the_balls_are_those_of_scikit_learns_fits(instructor):
    two = X[:, [NAMES.index("bmi"), NAMES.index("s6")]]
    fits = {
        "free": LinearRegression(fit_intercept=False).fit(two, y).coef_,
        "L2": ridge(0.8, two),
        "L1": Lasso(alpha=0.55 / 2, fit_intercept=False, tol=1e-12).fit(two, y).coef_,
    }
    for name, (bmi, s6) in fits.items():
        assert f"{name:>4}: bmi {bmi:.3f}, s6 {s6:.3f}\n" in instructor.printed
    assert fits["L1"][1] == 0 < fits["L2"][1]


def test_the_validation_loss_is_nearly_flat_for_small_alphas_and_lowest_below_1(instructor):
    order = np.random.default_rng(3).permutation(N)
    parts = np.split(order, [60, 160])[:2]
    scale, target = StandardScaler(), StandardScaler()
    train = scale.fit_transform(DIABETES.data[parts[0]])
    y_train = target.fit_transform(DIABETES.target[parts[0], np.newaxis])[:, 0]
    valid = scale.transform(DIABETES.data[parts[1]])
    y_valid = target.transform(DIABETES.target[parts[1], np.newaxis])[:, 0]
    grid = np.logspace(-4, 1, 26)
    losses = np.array([mean_squared_error(y_valid, valid @ ridge(a, train, y_train)) for a in grid])
    best = grid[losses.argmin()]
    assert best < 1
    assert f"grid of 26: alpha {best:.3f}" in instructor.printed
    assert np.ptp(losses[grid < 0.002]) < 0.02 * np.ptp(losses)
    above, below = re.search(
        r"descent from 10: alpha ([\d.]+), from 0.001: alpha ([\d.]+)", instructor.printed
    ).groups()
    neighbours = grid[losses.argmin() - 1], grid[losses.argmin() + 1]
    assert neighbours[0] < float(above) < neighbours[1]
    assert float(below) < 0.003


def test_a_penalty_pays_by_five_standard_errors_and_calculus_by_none_to_speak_of(instructor):
    told = re.findall(r"gained by ([\w ]+): ([\d.]+), standard error ([\d.]+)", instructor.printed)
    gains = {name: float(gain) / float(error) for name, gain, error in told}
    assert 4.5 < gains["a penalty"] < 5.5
    assert gains["calculus"] < 2
    assert "cuts on which descent beats the grid: 15 of 30" in instructor.printed
