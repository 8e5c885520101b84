"""Optimisers on trial: sweeps against single descents, and the situations against their laws."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlnotes import comparisons, losses, optimizers

SEEDS = range(3)
DESCENTS = {
    "plain": lambda gradient, w0, rate, n, memory: optimizers.gradient_descent(
        gradient, w0, rate, n
    ),
    "momentum": lambda gradient, w0, rate, n, memory: optimizers.momentum_descent(
        gradient, w0, rate, n, momentum=memory
    ),
    "RMSProp": lambda gradient, w0, rate, n, memory: optimizers.rmsprop(
        gradient, w0, rate, n, decay=memory
    ),
    "Adam": lambda gradient, w0, rate, n, memory: optimizers.adam(
        gradient, w0, rate, n, beta1=memory
    ),
}


@pytest.fixture
def regression():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 3))
    return X - X.mean(axis=0), X @ [1.0, -2.0, 0.5] + rng.normal(size=40)


@pytest.fixture(params=["ravine", "noise", "saddle"])
def situation(request, regression):
    if request.param == "noise":
        return comparisons.noise(*regression, SEEDS)
    return getattr(comparisons, request.param)(SEEDS)


@pytest.mark.parametrize("method", DESCENTS)
def test_a_sweep_is_many_single_descents(situation, method):
    rates, memories = [0.003, 0.02], [0.5, 0.9] if method != "plain" else [0.0]
    fallen = comparisons.sweep(situation, method, rates, memories)
    assert fallen.shape == (len(memories), 2, len(SEEDS))
    for seed, start in enumerate(situation.starts):
        for i, memory in enumerate(memories):
            for j, rate in enumerate(rates):
                everyone, step = situation.starts.copy(), 0

                def gradient(w, seed=seed, everyone=everyone):
                    nonlocal step
                    step += 1
                    everyone[seed] = w
                    return situation.gradient(everyone, step)[seed]

                path = DESCENTS[method](gradient, start, rate, situation.n_steps, memory)
                ends = [
                    situation.loss(np.tile(w, (len(SEEDS), 1)))[seed]
                    for w in path[-situation.n_last :]
                ]
                expected = np.log10(situation.loss(situation.starts)[seed] / np.mean(ends))
                assert fallen[i, j, seed] == pytest.approx(max(expected, 0), rel=1e-6, abs=1e-9)


def test_a_gradient_is_that_of_its_loss(situation):
    """That of the mini-batches on average: over 500 steps, within five standard errors."""
    w = situation.starts + 0.1
    gradients = np.array([situation.gradient(w, step) for step in range(1, 501)])
    for seed in SEEDS:

        def loss(one, seed=seed):
            everyone = w.copy()
            everyone[seed] = one
            return situation.loss(everyone)[seed]

        exact = losses.numerical_gradient(loss, w[seed])
        error = gradients[:, seed].std(axis=0) / np.sqrt(500)
        assert np.all(np.abs(gradients[:, seed].mean(axis=0) - exact) <= 5 * error + 1e-6)


def test_the_noise_loss_is_the_mean_squared_error_above_the_lowest(regression):
    X, y = regression
    lowest = losses.mse_loss(np.linalg.lstsq(X, y)[0], X, y)
    w = np.array([[0.5, 0.0, 2.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    expected = [losses.mse_loss(one, X, y) - lowest for one in w]
    assert_allclose(comparisons.noise(X, y, SEEDS).loss(w), expected)


def test_the_ravine_has_the_curvatures_and_directions_it_states():
    for direction, curvature in [([1.0, 1.0], 25.0), ([1.0, -1.0], 1.0)]:
        w = np.array(direction) / np.sqrt(2)
        assert_allclose(comparisons.ravine_gradient(w), curvature * w)
        assert comparisons.ravine_loss(w) == pytest.approx(curvature / 2)


def test_the_saddle_is_flat_at_0_and_lowest_at_both_hollows():
    assert_allclose(comparisons.saddle_gradient(np.array([[0.0, 0.0], [0.0, 1.0]])), 0)
    assert_allclose(comparisons.saddle_loss(np.array([[0, 0], [0, 1], [0, -1]])), [0.25, 0, 0])


def test_the_same_seeds_are_the_same_starts_and_batches_for_every_method(regression):
    one, two = comparisons.noise(*regression, SEEDS), comparisons.noise(*regression, SEEDS)
    w = np.ones_like(one.starts)
    assert_allclose(one.gradient(w, 7), two.gradient(w, 7), rtol=0)
    assert not np.allclose(one.gradient(w, 7), one.gradient(w, 8))
    assert_allclose(comparisons.ravine([5]).starts, comparisons.ravine([4, 5]).starts[1:], rtol=0)


def test_a_diverging_run_has_fallen_by_0():
    assert np.all(comparisons.sweep(comparisons.ravine(SEEDS), "plain", [1.0, 1e8]) == 0)


def test_tuning_picks_the_pair_with_the_largest_mean():
    rates, memories = np.array([1e-3, 1e-2, 1.0]), [0.5, 0.9]
    situation = comparisons.ravine(SEEDS)
    fallen = comparisons.sweep(situation, "momentum", rates, memories)
    rate, memory = comparisons.tune(situation, "momentum", rates, memories)
    chosen = fallen[memories.index(memory), rates.tolist().index(rate)].mean()
    assert chosen == max(fallen[i, j].mean() for i in range(2) for j in range(3))


def test_a_width_counts_the_rates_that_do_in_powers_of_ten():
    rates = np.logspace(0, 2, 5)  # half a power of ten apart
    fallen = [[0, 3], [1, 3], [2, 3], [2, 0], [0, 0]]
    assert_allclose(comparisons.width_of_rates(fallen, rates, depth=1), [1.5, 1.5])
    assert_allclose(comparisons.width_of_rates(fallen, rates, depth=3), [0, 1.5])
