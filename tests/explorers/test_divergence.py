"""The divergence explorer without a browser: its four distances, against integrals and scipy."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad
from scipy.spatial.distance import jensenshannon

from mlnotes.explorers import divergence_explorer
from mlnotes.explorers.divergence import (
    APART,
    MEANS,
    MINUTES,
    SPREADS,
    bell,
    distances,
    two_humps,
)

PLACES = [(30.0, 12.5), (18.0, 3.5), (14.0, 3.0), (46.0, 16.0)]


@pytest.fixture(scope="module")
def explorer():
    return divergence_explorer()


@pytest.fixture(scope="module")
def table():
    """The four distances for each mean, spread and gap between the humps."""
    return {
        apart: np.array([[distances(two_humps(apart), bell(m, s)) for s in SPREADS] for m in MEANS])
        for apart in APART
    }


def log_humps(x: float, apart: float) -> float:
    near, far = (stats.norm.logpdf(x, centre, 3.5) for centre in (30 - apart / 2, 30 + apart / 2))
    return np.logaddexp(near, far) - np.log(2)


@pytest.mark.parametrize("apart", APART)
@pytest.mark.parametrize(("mean", "spread"), PLACES)
def test_the_divergences_told_are_those_of_the_densities(explorer, mean, spread, apart):
    def log_ratio(x):
        return log_humps(x, apart) - stats.norm.logpdf(x, mean, spread)

    def integral(of):
        return quad(of, -100, 160, points=[14, 18, 30, 42, 46], limit=500)[0]

    forward = integral(lambda x: np.exp(log_humps(x, apart)) * log_ratio(x))
    backward = integral(lambda x: -stats.norm.pdf(x, mean, spread) * log_ratio(x))
    caption = explorer.look(mean, spread, apart).caption
    told = map(float, re.findall(r"KL\(.‖.\) (?:is )?([\d.]+\d)", caption))
    assert list(told) == pytest.approx([forward, backward], rel=2e-3, abs=2e-3)


@pytest.mark.parametrize(("mean", "spread"), PLACES)
def test_jensen_shannon_and_wasserstein_are_those_of_scipy(explorer, mean, spread):
    p, q = two_humps(24.0), bell(mean, spread)
    caption = explorer.look(mean, spread, 24.0).caption
    told = re.search(r"Jensen-Shannon ([\d.]+); Wasserstein ([\d.]+) minutes", caption).groups()
    assert float(told[0]) == pytest.approx(jensenshannon(p, q) ** 2, abs=6e-4)
    carried = stats.wasserstein_distance(MINUTES, MINUTES, p, q)
    assert float(told[1]) == pytest.approx(carried, abs=6e-3)


def test_the_first_way_round_is_lowest_at_the_mean_and_deviation_of_the_rides(table):
    for apart, values in table.items():
        i, j = np.unravel_index(values[..., 0].argmin(), values.shape[:2])
        deviation = np.hypot(3.5, apart / 2)
        assert MEANS[i] == 30
        assert abs(SPREADS[j] - deviation) <= 0.25 + 1e-9
    assert np.hypot(3.5, 12) == 12.5


def test_the_second_way_round_picks_a_hump_only_when_they_are_far_apart(table):
    for apart, mean in ((8.0, 30), (16.0, 30), (24.0, 42)):
        backward = table[apart][..., 1]
        i, j = np.unravel_index(backward.argmin(), backward.shape)
        assert mean in (MEANS[i], 60 - MEANS[i])
    assert SPREADS[j] == 3.5
    assert np.log(2) - 2e-3 < backward.min() < np.log(2)
    # Both humps are as good, and the best bell in the middle is far worse.
    low = backward.min(axis=1)
    assert low[MEANS.index(18.0)] == pytest.approx(low[MEANS.index(42.0)])
    assert low[MEANS.index(30.0)] > 1.2


def test_the_areas_drawn_are_the_divergences(explorer):
    view = explorer.look(24.0, 6.0, 24.0)
    _, costs = view.figure.axes
    forward, backward = (
        np.trapezoid(line.get_ydata(), line.get_xdata()) for line in costs.lines[1:]
    )
    assert f"KL(p‖q) is {forward:.3f} nats, KL(q‖p) {backward:.3f}" in view.caption
