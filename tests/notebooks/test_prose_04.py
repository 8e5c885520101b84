"""What lesson 04 says in words and in alt texts, held against recursions and closed forms."""

from __future__ import annotations

import math
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_diabetes
from sklearn.preprocessing import StandardScaler

from mlnotes import comparisons, losses, optimizers, stochastic
from mlnotes.classroom.building import ROOT

DIABETES = load_diabetes(scaled=False)
X = StandardScaler().fit_transform(DIABETES.data)
y = StandardScaler().fit_transform(DIABETES.target[:, np.newaxis])[:, 0]
N = len(y)
VALLEY = np.array([[13.0, 12.0], [12.0, 13.0]])  # curvatures 25 and 1 along the diagonals
START = np.array([-1.3, 2.6])
SITUATIONS = {
    "ravine": comparisons.ravine,
    "noise": partial(comparisons.noise, X, y),
    "saddle": comparisons.saddle,
}
VERDICT = range(100, 130)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "04_optimizers.py"


def test_the_opening_paths_end_where_their_description_says():
    plain = np.linalg.matrix_power(np.eye(2) - VALLEY / 13, 30) @ START
    w, velocity = START, np.zeros(2)
    for _ in range(30):
        velocity = 4 / 9 * velocity + VALLEY @ w
        w = w - velocity / 9
    adam = optimizers.adam(lambda w: VALLEY @ w, START, 0.3, 30)
    distance = np.linalg.norm(START)
    assert np.linalg.norm(plain) / distance == pytest.approx(1 / 10, abs=0.01)
    assert np.linalg.norm(w) / distance < 0.001
    assert np.linalg.norm(adam[-1]) / distance == pytest.approx(1 / 6, abs=0.01)
    across = adam @ [1, 1]
    turns = np.flatnonzero(np.diff(np.sign(np.diff(across))))
    assert 2 <= len(turns) <= 5


def test_an_epochs_batches_of_equal_size_have_the_full_gradient_on_average():
    w = np.linspace(-1, 1, 10)
    order = np.random.default_rng(0).permutation(N).reshape(13, 34)
    each = [losses.mse_gradient(w, X[rows], y[rows]) for rows in order]
    np.testing.assert_allclose(np.mean(each, axis=0), losses.mse_gradient(w, X, y))


def test_sixteen_times_the_rows_have_a_quarter_of_the_scatter(instructor):
    scatter = {
        size: float(first)
        for size, first in re.findall(
            r"batches of (\d+): .*standard deviation \[([\d.]+)", instructor.printed
        )
    }
    gradient = 2 * X[:, DIABETES.feature_names.index("bmi")] * y
    for size in ("4", "64"):
        assert scatter[size] == pytest.approx(gradient.std() / math.sqrt(int(size)), rel=0.05)


def test_the_noise_ball_has_the_size_of_the_formula_and_is_smaller_within_long_epochs(instructor):
    """Drawn with replacement it is exact; in epochs, at a small rate, errors partly cancel."""
    for rate in (0.1, 0.01):
        v = 0.0
        for _ in range(2000):
            v = (1 - 2 * rate) ** 2 * v + 4 * rate**2
        assert v == pytest.approx(rate / (1 - rate))
        assert f"the formula says {math.sqrt(v):.3f}" in instructor.printed
    column, run = np.ones((N, 1)), stochastic.stochastic_gradient_descent
    squares = [
        np.mean(run(losses.mse_gradient, [0.0], column, y, 0.01, 3000, random_state=s)[500:] ** 2)
        for s in range(12)
    ]
    error = np.std(squares, ddof=1) / math.sqrt(12)
    assert np.mean(squares) < 0.01 / 0.99 - 3 * error
    strayed = dict(re.findall(r"rate +(\S+): strays by ([\d.]+)", instructor.printed))
    assert float(strayed["falling"]) < float(strayed["0.01"]) < float(strayed["0.1"])
    decay = stochastic.inverse_time_decay(0.1, decay=1.0)
    stranded = run(losses.mse_gradient, [3.0], column, y, decay, 5000)[-1, 0]
    assert stranded > 0.5


def test_the_cases_done_by_hand_come_out_as_told():
    v, told = 0.0, []
    for loss, missing in zip([4, 1, 1], [0.5, 0.75, 0.875], strict=True):
        v = 0.5 * v + 0.5 * loss
        told.append((v, v / missing))
    assert told[:2] == [(2, 4), (1.5, 2)]
    assert told[2] == (1.25, pytest.approx(1.43, abs=0.005))
    assert (0.75 * 2 + 4, 1 - 0.5 * 5.5) == (5.5, -1.75)
    assert (0.25 * 4**2, 1 - 0.5 * 4 / (math.sqrt(4) + 2)) == (4, 0.5)
    m, v = 0.5 * 3, 0.25 * 9
    assert (m, v, m / 0.5, v / 0.25) == (1.5, 2.25, 3, 9)
    assert 1 - 0.5 * 3 / (math.sqrt(9) + 1) == 0.625


def test_plain_and_momentum_take_the_steps_told(instructor):
    start = np.linalg.norm(START)
    plain, n_plain = START, 0
    while np.linalg.norm(plain) > 1e-3 * start:
        plain, n_plain = plain - VALLEY @ plain / 13, n_plain + 1
    assert f"plain: {n_plain} steps" in instructor.printed
    w, velocity, far = START, np.zeros(2), []
    for step in range(1, 200):
        velocity = 4 / 9 * velocity + VALLEY @ w
        w = w - velocity / 9
        far.append(step if np.linalg.norm(w) > 1e-3 * start else 0)
    assert f"momentum: {max(far) + 1} steps" in instructor.printed
    # The settings that theory calls best: both directions shrink to √momentum a step.
    for curvature in (1, 25):
        roots = np.roots([1, -(1 + 4 / 9 - curvature / 9), 4 / 9])
        np.testing.assert_allclose(np.abs(roots), (5 - 1) / (5 + 1), rtol=1e-6)


def test_adam_cannot_cover_a_distance_of_3_in_a_hundred_steps_of_a_hundredth():
    assert optimizers.adam(lambda w: w, [3.0], 0.01, 100)[-1, 0] > 1.9


def test_at_the_saddle_only_plain_descent_has_not_left(instructor):
    left = {
        name: float(value)
        for name, value in re.findall(r"(\w+): second weight ([\d.]+)", instructor.printed)
    }
    assert left["plain"] < 0.1
    assert left["momentum"] == pytest.approx(1, abs=0.15)
    assert left["Adam"] == pytest.approx(1, abs=0.15)


def tuned(name: str, method: str, *, n_rates: int = 40, n_memories: int = 17):
    """Rate and memory for a method whose grid has so many points, tuned as the lesson does it."""
    memories = 1 - np.logspace(0, -4, n_memories) if method != "plain" else [0.0]
    rates = np.logspace(-4, 4, n_rates * n_memories // len(memories))
    return comparisons.tune(SITUATIONS[name](range(10)), method, rates, memories)


def fallen(name: str, method: str, rate: float, memory: float) -> np.ndarray:
    return comparisons.sweep(SITUATIONS[name](VERDICT), method, [rate], [memory])[0, 0]


def in_standard_errors(gain: np.ndarray) -> float:
    return gain.mean() / (gain.std(ddof=1) / math.sqrt(len(gain)))


@pytest.mark.parametrize("grid", [(40, 17), (41, 17), (60, 13)])
def test_tuned_with_equal_effort_adam_is_behind_in_the_ravine_whatever_the_grid(grid):
    n_rates, n_memories = grid
    ball, adam = (
        fallen("ravine", method, *tuned("ravine", method, n_rates=n_rates, n_memories=n_memories))
        for method in ("momentum", "Adam")
    )
    assert (ball - adam).mean() > 1
    assert in_standard_errors(ball - adam) > 4


def test_tuned_with_equal_effort_adam_is_behind_in_the_noise_by_little_and_surely():
    rms, adam = (fallen("noise", m, *tuned("noise", m)) for m in ("RMSProp", "Adam"))
    assert in_standard_errors(rms - adam) > 5
    assert 10 ** (rms - adam).mean() == pytest.approx(1.2, abs=0.03)


def test_tuned_with_equal_effort_adam_is_behind_all_others_at_the_saddle():
    settings = {method: tuned("saddle", method) for method in comparisons.METHODS}
    reached = {method: fallen("saddle", method, *settings[method]) for method in settings}
    assert min(reached, key=lambda method: reached[method].mean()) == "Adam"
    assert max(reached, key=lambda method: reached[method].mean()) == "momentum"
    assert settings["momentum"][1] == 0
    assert 2 < in_standard_errors(reached["momentum"] - reached["Adam"]) < 3


def test_no_tuned_setting_lies_at_an_edge_of_its_grid_but_that_of_no_memory():
    for name in SITUATIONS:
        for method in comparisons.METHODS:
            rate, memory = tuned(name, method)
            assert 1.1e-4 < rate < 0.9e4
            assert memory < 0.9999


def widths(name: str, depth: float, memory: dict | None = None) -> dict[str, float]:
    """Mean width of each method's range of rates, in powers of ten, at its usual memory."""
    rates = np.logspace(-6, 4, 101)
    found = {}
    for method, (*_, usual) in comparisons.METHODS.items():
        remembered = usual if memory is None else memory[method]
        falls = comparisons.sweep(SITUATIONS[name](VERDICT), method, rates, [remembered])[0]
        found[method] = comparisons.width_of_rates(falls, rates, depth).mean()
    return found


def widest(found: dict[str, float]) -> str:
    return max(found, key=found.get)


def test_who_forgives_most_in_the_ravine_depends_on_the_depth():
    shallow, deep = widths("ravine", 1), widths("ravine", 4)
    assert (widest(shallow), widest(deep)) == ("Adam", "momentum")
    assert shallow["Adam"] == pytest.approx(3.7, abs=0.05)
    assert shallow["momentum"] == pytest.approx(3.1, abs=0.05)
    assert (round(deep["momentum"], 1), round(deep["Adam"], 1)) == (1.5, 1.2)
    assert widest(widths("ravine", 2.9)) == "Adam"
    assert widest(widths("ravine", 3.5)) == "momentum"


def test_who_forgives_most_at_the_saddle_depends_on_the_depth():
    shallow, deep = widths("saddle", 1), widths("saddle", 4)
    assert (widest(shallow), widest(deep)) == ("Adam", "plain")
    assert (round(shallow["Adam"], 1), round(shallow["RMSProp"], 1)) == (2.6, 1.5)
    assert (round(deep["Adam"], 1), round(deep["plain"], 1)) == (0.1, 0.7)
    assert widest(widths("saddle", 2.5)) == "Adam"
    past = widths("saddle", 3.5)
    assert past["Adam"] < min(past["plain"], past["RMSProp"])


@pytest.mark.parametrize("depth", [0.25, 0.5, 1.0, 1.5, 1.75])
def test_in_the_noise_momentum_forgives_most(depth):
    assert widest(widths("noise", depth)) == "momentum"


def test_tuned_for_depth_adam_forgives_more_in_the_ravine_and_momentum_less():
    memory = {method: tuned("ravine", method)[1] for method in comparisons.METHODS}
    usual, now = widths("ravine", 1), widths("ravine", 1, memory)
    assert now["Adam"] > 5.5 > 5 > usual["Adam"]
    assert now["momentum"] == pytest.approx(2.6, abs=0.05)
    assert now["momentum"] < usual["momentum"]
    huge = comparisons.sweep(comparisons.ravine(VERDICT), "Adam", [1e4], [memory["Adam"]])
    assert np.mean(huge >= 1) > 0.9
