"""What lesson 15 says in words and in alt texts, held against scikit-learn, scipy and algebra."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from scipy import optimize, stats
from scipy.special import expit, huber
from sklearn import metrics
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from mlnotes.classroom.building import ROOT

DATA = load_breast_cancer()
X = np.column_stack([np.ones(len(DATA.data)), StandardScaler().fit_transform(DATA.data)])
y = (DATA.target == 0).astype(int)
LOSSES = ["log loss", "squared error"]
RATES = [0.1, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5]
STARTS = {"weights 0": None, "wrong": 1e-4, "wrong and very sure": 1e-8}


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "15_losses_and_likelihood.py"


def wrong_start(X: np.ndarray, y: np.ndarray, alpha: float) -> np.ndarray:
    """scikit-learn sums the losses where the course takes their mean, and halves the penalty."""
    model = LogisticRegression(
        C=1 / (2 * len(y) * alpha), solver="newton-cholesky", tol=1e-8, max_iter=1000
    )
    model.fit(X[:, 1:], 1 - y)
    return np.append(model.intercept_, model.coef_[0])


def shares(X, y, w, loss: str, rate: float, n_steps: int) -> np.ndarray:
    """The share of rows right before each step and after the last."""
    right = []
    for _ in range(n_steps + 1):
        right.append(np.mean((X @ w > 0) == y))
        p, rest = expit(X @ w), expit(-X @ w)
        # p − 1 loses all its digits near 1, and the squares live on those.
        slope = np.where(y == 1, -rest, p)
        if loss == "squared error":
            slope = 2 * slope * p * rest
        w = w - rate * (X.T @ slope) / len(y)
    return np.array(right)


@pytest.fixture(scope="module")
def recoveries() -> dict[str, np.ndarray]:
    start = wrong_start(X, y, 1e-4)
    return {loss: shares(X, y, start, loss, 1.0, 400) for loss in LOSSES}


def test_the_clinic_recovers_as_told(recoveries, instructor):
    for loss, steps in (("log loss", 40), ("squared error", 315)):
        values = recoveries[loss]
        assert np.argmax(values >= 0.95) == steps
        told = f"{loss}: {values[[0, 20, 50]].round(3)} right after 0, 20 and 50 steps, 95% of 569"
        assert told in instructor.printed
        assert f"tumours after {steps}\n" in instructor.printed
    fast, slow = recoveries.values()
    assert fast[0] == slow[0] < 0.01
    assert fast[20] > 0.9
    assert slow[:31].max() < 0.05
    assert slow[100] > 0.8
    assert np.all(slow[1:] < fast[1:])
    assert fast[-1] - slow[-1] < 0.03


def test_the_five_rides_have_the_errors_told(instructor):
    rides, announced = [21, 19, 21, 19, 30], [20] * 5
    mae = metrics.mean_absolute_error(rides, announced)
    rmse = metrics.root_mean_squared_error(rides, announced)
    assert (mae, rmse) == (pytest.approx(2.8), pytest.approx(4.561, abs=5e-4))
    assert f"MAE {mae:.1f}, RMSE {rmse:.3f}" in instructor.printed
    assert (round(100 * 10 / 14), round(100 * 100 / 104)) == (71, 96)
    assert "share of the last ride: 71% and 96%" in instructor.printed
    assert f"RMSE lies between 2.8 and {5**0.5 * 2.8:.3f}" in instructor.printed


def test_rmse_lies_between_mae_and_root_n_times_mae():
    for seed in range(50):
        e = np.random.default_rng(seed).standard_t(2, size=7)
        mae, rmse = np.abs(e).mean(), np.sqrt(np.mean(e**2))
        assert mae < rmse < np.sqrt(7) * mae
    for e, ratio in (([3, -3, 3], 1), ([0, 0, -5], np.sqrt(3))):
        assert np.sqrt(np.mean(np.square(e))) == pytest.approx(ratio * np.abs(e).mean())


def test_a_point_far_from_the_mean_with_a_small_residual_adds_nothing(instructor):
    rides, announced = np.array([20, 20, 20, 20, 60]), np.array([21, 19, 21, 19, 60])
    rmse = metrics.root_mean_squared_error(rides, announced)
    assert f"mean ride takes {rides.mean():.0f} minutes\nRMSE {rmse:.3f}" in instructor.printed
    assert rides.mean() == 28


def test_the_price_forecast_has_a_mape_of_10_and_a_worst_error_of_40_per_cent(instructor):
    prices, forecast = np.array([50, 80, 20, 100]), np.array([50, 80, 20, 60])
    assert metrics.mean_absolute_percentage_error(prices, forecast) == pytest.approx(0.1)
    assert "MAPE 10%, worst 40%, within 10%: 75%" in instructor.printed


@pytest.mark.parametrize(
    ("fifth", "delta", "told"),
    [
        (30, 2, (21.8, 20, 20.33)),
        (60, 2, (27.8, 20, 20.33)),
        (10, 2, (17.8, 19, 19)),
        (60, 0.5, (27.8, 20, 20)),
        (60, 32, (27.8, 20, 27.75)),
    ],
)
def test_the_explorers_questions_have_the_answers_told(fifth, delta, told, instructor):
    rides = np.array([18, 19, 20, 22, fifth])
    lowest = optimize.minimize_scalar(
        lambda c: huber(delta, rides - c).sum(), bounds=(10, 60), method="bounded"
    ).x
    assert (rides.mean(), np.median(rides), lowest) == pytest.approx(told, abs=6e-3)
    line = f"fifth {fifth:g}, delta {delta:g}: RMSE {told[0]:.2f}, MAE {told[1]:.2f}, Huber "
    assert f"{line}{told[2]:.2f}" in instructor.printed


def test_the_fare_by_mae_is_0_and_by_rmse_4():
    fares = [0, 0, 0, 10, 10]
    assert (np.median(fares), np.mean(fares)) == (0, 4)


def test_the_huber_losses_by_hand_are_those_of_scipy():
    assert huber(2, [1, 3, 2]) == pytest.approx([0.5, 4, 2])
    assert 3**2 / 2 == 4.5


def test_the_coin_is_likeliest_at_two_thirds(instructor):
    best = optimize.minimize_scalar(lambda p: -(p**2) * (1 - p), bounds=(0, 1), method="bounded")
    assert best.x == pytest.approx(2 / 3, abs=1e-5)
    assert "likelihood [0.125  0.1481]  NLL [2.0794 1.9095]" in instructor.printed
    assert -np.log([0.125, 4 / 27]) == pytest.approx([2.0794, 1.9095], abs=5e-5)


def test_three_tumours_have_one_loss_under_three_names(instructor):
    labels, p = [1, 0, 1], [0.9, 0.2, 0.4]
    assert metrics.log_loss(labels, p) == pytest.approx(0.4149, abs=5e-5)
    assert metrics.log_loss(labels, p, normalize=False) == pytest.approx(1.2448, abs=5e-5)
    assert stats.bernoulli.pmf(labels, p).prod() == pytest.approx(0.288)
    said = [stats.entropy([q, 1 - q], [r, 1 - r]) for q, r in zip(labels, p, strict=True)]
    assert sum(said) == pytest.approx(1.2448, abs=5e-5)  # KL is cross-entropy for sure outcomes
    assert "NLL 1.2448, sum of the cross-entropies 1.2448\nlog loss 0.4149" in instructor.printed


def test_the_formula_is_nan_where_sure_and_right_and_clipping_costs_34_and_a_half(instructor):
    assert "formula: [nan]" in instructor.printed
    assert -np.log(1e-15) == pytest.approx(34.5, abs=0.05)


def test_the_densities_have_one_deviation_and_run_as_described():
    normal, laplace = stats.norm(), stats.laplace(scale=2**-0.5)
    assert laplace.std() == pytest.approx(1)
    assert laplace.pdf(0) > normal.pdf(0)
    assert laplace.pdf(1) < normal.pdf(1)
    assert np.all(laplace.pdf([3, 4, 5]) > normal.pdf([3, 4, 5]))
    assert -normal.logpdf(5) > 1.5 * -laplace.logpdf(5)


def test_the_mean_wins_under_gaussian_noise_and_the_median_under_laplace(instructor):
    rng = np.random.default_rng(0)
    for name, draw, told, error in (
        ("Gaussian", rng.normal, 1.61, 0.05),
        ("Laplace", rng.laplace, 0.67, 0.03),
    ):
        noise = draw(size=(4000, 25))
        mean, median = noise.mean(axis=1) ** 2, np.sort(noise, axis=1)[:, 12] ** 2
        ratio = median.mean() / mean.mean()
        assert ratio == pytest.approx(told, abs=5e-3)
        assert f"{name} noise: mean {mean.mean():.4f} ± {stats.sem(mean):.4f}" in instructor.printed
        assert f"median {median.mean():.4f} ± {stats.sem(median):.4f}, ratio {ratio:.2f}" in (
            instructor.printed
        )
        gap = median - mean
        assert abs(gap.mean()) > 10 * stats.sem(gap)
        # Another 40 000 draws give the same ratio, but for chance.
        fresh = getattr(np.random.default_rng(1), draw.__name__)(size=(40_000, 25))
        again = (np.median(fresh, axis=1) ** 2).mean() / (fresh.mean(axis=1) ** 2).mean()
        assert again == pytest.approx(ratio, abs=2 * error)


def test_at_minus_10_the_log_loss_pulls_11_014_times_harder(instructor):
    z, step = -10.0, 1e-4
    log_loss = (np.logaddexp(0, -z - step) - np.logaddexp(0, -z + step)) / (2 * step)
    squares = (expit(-z - step) ** 2 - expit(-z + step) ** 2) / (2 * step)
    assert log_loss == pytest.approx(-0.99995, abs=5e-6)
    assert squares == pytest.approx(-9.08e-5, abs=5e-8)
    p = expit(z)
    assert 1 / (2 * p * (1 - p)) == pytest.approx(11014, abs=0.5)
    assert "log loss -0.99995, squared error -9.08e-05\n11,014 times" in instructor.printed
    assert -np.log(2) == pytest.approx(-0.693, abs=5e-4)


def test_the_squared_error_bends_down_just_where_the_label_has_less_than_a_third():
    z = np.linspace(-12, 12, 4801)
    for label, given in ((1, expit(z)), (0, expit(-z))):
        squared, log_loss = (expit(z) - label) ** 2, np.logaddexp(0, z) - label * z
        bend = np.diff(squared, 2)
        clear = np.abs(given[1:-1] - 1 / 3) > 0.01
        assert np.array_equal(bend[clear] < 0, given[1:-1][clear] < 1 / 3)
        assert np.all(np.diff(log_loss, 2) > 0)
        steepest = np.abs(np.diff(squared)).argmax()
        assert given[steepest] == pytest.approx(1 / 3, abs=2e-3)


def test_the_squared_error_of_four_rows_has_a_false_valley_to_the_right():
    x, labels = np.array([1, 1, 1, 10]), np.array([1, 1, 1, 0])
    w = np.linspace(-3, 9, 1201)
    p = expit(np.outer(w, x))
    squared = np.mean((p - labels) ** 2, axis=1)
    log_loss = np.mean(np.logaddexp(0, np.outer(w, x)) - labels * np.outer(w, x), axis=1)
    valley, hill = np.flatnonzero(np.diff(np.sign(np.diff(squared)))) + 1
    assert -0.3 < w[valley] < 0
    assert w[hill] == pytest.approx(0.33, abs=0.04)
    assert squared[valley] < squared[-1] < squared[hill]
    assert np.all(np.diff(squared[hill:]) < 0)
    assert -0.3 < w[log_loss.argmin()] < 0
    assert np.all(np.diff(log_loss, 2) > -1e-12)
    assert w[hill] < 2  # from where the text descends


@pytest.fixture(scope="module")
def trials() -> dict[tuple[str, str], np.ndarray]:
    """The share right after 50 steps, (rates, halves), by start and loss."""
    found = {(start, loss): np.empty((len(RATES), 10)) for start in STARTS for loss in LOSSES}
    for half in range(10):
        rows = np.random.default_rng(half).permutation(len(y))[: len(y) // 2]
        for start, alpha in STARTS.items():
            w = np.zeros(31) if alpha is None else wrong_start(X[rows], y[rows], alpha)
            for loss in LOSSES:
                for k, rate in enumerate(RATES):
                    found[start, loss][k, half] = shares(X[rows], y[rows], w, loss, rate, 50)[-1]
    return found


def test_with_a_rate_of_its_own_each_loss_does_as_told(trials, instructor):
    for start, told in {"weights 0": None, "wrong": (0.982, 0.975)}.items():
        for place, loss in enumerate(LOSSES):
            values = trials[start, loss]
            best = values.mean(axis=1).round(3).argmax()
            line = (
                f"{start}, {loss}: {values[best].mean():.3f} ± {stats.sem(values[best]):.3f} "
                f"at rate {RATES[best]:g}; at rate 1 {values[1].mean():.3f}"
            )
            assert line in instructor.printed
            assert told is None or values[best].mean() == pytest.approx(told[place], abs=5e-4)
    # How sure the surest start is depends on where a solver ends, so here the words are held.
    surest = {loss: trials["wrong and very sure", loss] for loss in LOSSES}
    squares = surest["squared error"].mean(axis=1)
    assert squares[:4].max() < 0.05
    assert squares[4] == pytest.approx(0.5, abs=0.1)
    assert stats.sem(surest["squared error"][4]) > 0.08  # the long error bar
    assert squares[5] > 0.9 > squares[6]
    assert surest["log loss"].mean(axis=1)[1:].min() > 0.8
    line = r"wrong and very sure, squared error: (\S+) ± \S+ at rate 10000;"
    assert float(re.search(line, instructor.printed)[1]) > 0.9


def test_with_one_rate_for_all_starts_the_log_loss_is_five_points_ahead(trials, instructor):
    for loss, told, tolerance in (("log loss", 0.981, 5e-4), ("squared error", 0.925, 0.01)):
        worst = np.min([trials[start, loss].mean(axis=1) for start in STARTS], axis=0)
        assert worst.max() == pytest.approx(told, abs=tolerance)
        line = rf"one rate for all starts, {loss}: at least (\S+),"
        assert float(re.search(line, instructor.printed)[1]) == pytest.approx(told, abs=tolerance)


def test_the_bullets_of_the_fair_comparison_hold(trials):
    means = {key: values.mean(axis=1) for key, values in trials.items()}
    log_loss, squares = means["weights 0", "log loss"], means["weights 0", "squared error"]
    assert np.abs(log_loss - squares)[:3].max() < 0.005
    assert 100 * (log_loss[3] - squares[3]) == pytest.approx(4, abs=0.5)
    assert np.all(squares[:2] > 0.96)
    for start in STARTS:
        assert means[start, "log loss"][2:].min() > 0.94
    wrong = means["wrong", "squared error"]
    assert wrong.argmax() == 3
    assert wrong[:2].max() < 0.15
    assert np.all(means["wrong", "log loss"][2:5] - wrong[2:5] < 0.05)
    assert np.all(wrong[5:] < wrong[2:5].min())
    best = [RATES[means[start, "squared error"].argmax()] for start in STARTS]
    assert best == [10, 100, 10_000]


def test_log_loss_and_brier_are_lowest_at_the_truth_and_the_absolute_error_at_0(instructor):
    lowest = {
        "log loss": lambda p: -0.3 * np.log(p) - 0.7 * np.log1p(-p),
        "Brier": lambda p: 0.3 * (1 - p) ** 2 + 0.7 * p**2,
    }
    for name, cost in lowest.items():
        found = optimize.minimize_scalar(cost, bounds=(1e-6, 1 - 1e-6), method="bounded").x
        assert found == pytest.approx(0.3, abs=1e-5)
        assert f"{name}: lowest at 0.300" in instructor.printed
    costs = [0.3 * (1 - p) + 0.7 * p for p in (0, 0.3, 1)]
    assert costs == sorted(costs)
    assert np.diff(costs) / [0.3, 0.7] == pytest.approx([0.4, 0.4])  # a straight line
    assert "absolute: lowest at 0.001" in instructor.printed
