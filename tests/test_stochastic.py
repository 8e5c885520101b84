"""Mini-batches by the rows they hold, descent by closed forms, schedules by their definitions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from mlnotes.losses import mse_gradient
from mlnotes.optimizers import gradient_descent
from mlnotes.stochastic import (
    constant,
    cosine_decay,
    inverse_time_decay,
    linear_warmup,
    stochastic_gradient_descent,
)


def batches_seen(n: int, batch_size: int, n_steps: int, random_state: int = 0) -> list[list[int]]:
    """The row numbers of each batch that a descent asks its gradient for."""
    seen = []

    def gradient(w, X, y):
        assert np.array_equal(X[:, 0] * 10, y), "a row was parted from its target"
        seen.append(X[:, 0].tolist())
        return np.zeros_like(w)

    rows = np.arange(n)
    stochastic_gradient_descent(
        gradient,
        [0.0],
        rows[:, None],
        rows * 10,
        0.1,
        n_steps,
        batch_size=batch_size,
        random_state=random_state,
    )
    return seen


@pytest.fixture
def problem():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(12, 2))
    return X, X @ [1.0, -2.0] + rng.normal(size=12)


@pytest.mark.parametrize(
    ("batch_size", "sizes"), [(1, [1] * 7), (3, [3, 3, 1]), (4, [4, 3]), (7, [7])]
)
def test_every_row_is_seen_once_an_epoch(batch_size, sizes):
    seen = batches_seen(7, batch_size, n_steps=3 * len(sizes))
    assert [len(batch) for batch in seen] == sizes * 3
    for first in range(0, len(seen), len(sizes)):
        epoch = seen[first : first + len(sizes)]
        assert sorted(row for batch in epoch for row in batch) == list(range(7))


def test_each_epoch_has_a_new_order():
    orders = [tuple(batch) for batch in batches_seen(20, 20, n_steps=5)]
    assert len(set(orders)) == 5


def test_an_epoch_may_end_in_the_middle():
    assert batches_seen(10, 2, n_steps=7) == batches_seen(10, 2, n_steps=10)[:7]


def test_the_seed_and_nothing_else_sets_the_batches():
    assert batches_seen(10, 3, 8, random_state=5) == batches_seen(10, 3, 8, random_state=5)
    assert batches_seen(10, 3, 8, random_state=5) != batches_seen(10, 3, 8, random_state=6)


def test_same_seed_same_trajectory_and_the_global_generator_is_left_alone(problem):
    before = np.random.get_state()[1].tolist()
    runs = [
        stochastic_gradient_descent(
            mse_gradient, [0.0, 0.0], *problem, 0.1, 20, batch_size=5, random_state=4
        )
        for _ in range(2)
    ]
    assert np.array_equal(*runs)
    assert np.random.get_state()[1].tolist() == before


def test_a_full_batch_is_gradient_descent(problem):
    X, y = problem
    stochastic = stochastic_gradient_descent(
        mse_gradient, [0.5, 0.5], X, y, 0.1, 15, batch_size=len(y)
    )
    plain = gradient_descent(lambda w: mse_gradient(w, X, y), [0.5, 0.5], 0.1, 15)
    np.testing.assert_allclose(stochastic, plain, rtol=1e-12)


def test_single_rows_at_the_rate_one_over_t_make_the_running_mean():
    y = np.random.default_rng(2).normal(size=9)
    trajectory = stochastic_gradient_descent(
        lambda w, X, y: w - y, [50.0], y[:, None], y, inverse_time_decay(1.0, decay=1.0), 9
    )
    order = np.concatenate(batches_seen(9, 1, 9)).astype(int)
    running_means = y[order].cumsum() / np.arange(1, 10)
    np.testing.assert_allclose(trajectory[:, 0], [50.0, *running_means], rtol=1e-12)


def test_the_rate_of_each_step_comes_from_the_schedule():
    rates = [0.5, 0.25, 2.0, 1.0]
    trajectory = stochastic_gradient_descent(
        lambda w, X, y: np.ones(1), [0.0], np.zeros((2, 1)), np.zeros(2), rates.__getitem__, 4
    )
    assert np.diff(trajectory[:, 0]).tolist() == [-0.5, -0.25, -2.0, -1.0]


def test_a_decaying_rate_ends_nearer_to_the_minimum_than_a_constant_one(problem):
    X, y = problem
    minimum = np.linalg.lstsq(X, y)[0]

    def final_distance(learning_rate):
        ends = [
            stochastic_gradient_descent(
                mse_gradient, [0.0, 0.0], X, y, learning_rate, 1200, random_state=seed
            )[-1]
            for seed in range(5)
        ]
        return np.linalg.norm(ends - minimum, axis=1).mean()

    assert final_distance(cosine_decay(0.1, 1200)) < 0.1 * final_distance(0.1)


def test_inverse_time_decay_has_rates_whose_inverses_grow_evenly():
    rates = np.array([inverse_time_decay(0.4, decay=0.2)(step) for step in range(50)])
    assert rates[0] == 0.4
    np.testing.assert_allclose(np.diff(1 / rates), 0.2 / 0.4)


def test_cosine_decay_starts_at_the_rate_halves_midway_and_ends_at_zero():
    schedule = cosine_decay(0.8, n_steps=10)
    assert [schedule(0), schedule(5), schedule(10), schedule(99)] == pytest.approx([0.8, 0.4, 0, 0])
    assert all(later < earlier for earlier, later in pairwise(map(schedule, range(11))))
    # Point symmetric about the middle: what is lost before it is left after it.
    assert [schedule(s) + schedule(10 - s) for s in range(11)] == pytest.approx([0.8] * 11)


def test_warmup_rises_evenly_and_then_gives_way_to_the_schedule():
    after = cosine_decay(0.8, n_steps=40)
    warmed = linear_warmup(after, n_steps=4)
    shares = [warmed(step) / after(step) for step in range(10)]
    assert shares == pytest.approx([0.25, 0.5, 0.75, *[1.0] * 7])


def test_a_number_is_a_constant_schedule(problem):
    runs = [
        stochastic_gradient_descent(mse_gradient, [0.0, 0.0], *problem, rate, 10)
        for rate in (0.1, constant(0.1))
    ]
    assert np.array_equal(*runs)


X2, Y2 = np.ones((2, 1)), np.ones(2)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: stochastic_gradient_descent(mse_gradient, [0.0], X2, Y2, 0.1, 1, batch_size=3),
            "batch_size must be from 1 to n = 2, got 3",
        ),
        (
            lambda: stochastic_gradient_descent(mse_gradient, [0.0], X2, Y2, 0.1, 1, batch_size=0),
            "batch_size must be from 1 to n = 2, got 0",
        ),
        (
            lambda: stochastic_gradient_descent(mse_gradient, [0.0], X2, np.ones(3), 0.1, 1),
            "X and y must have one length, got 2 and 3",
        ),
        (
            lambda: stochastic_gradient_descent(mse_gradient, [0.0], X2, Y2, -0.1, 1),
            "learning_rate must be positive, got -0.1",
        ),
        (
            lambda: stochastic_gradient_descent(mse_gradient, [0.0], X2, Y2, 0.1, -1),
            "n_steps must be at least 0, got -1",
        ),
        (lambda: constant(0), "learning_rate must be positive, got 0"),
        (lambda: inverse_time_decay(0.1, decay=0.0), "decay must be positive, got 0.0"),
        (lambda: inverse_time_decay(-0.1, decay=1.0), "initial_rate must be positive, got -0.1"),
        (lambda: cosine_decay(0.1, n_steps=0), "n_steps must be positive, got 0"),
        (lambda: linear_warmup(constant(0.1), n_steps=0), "n_steps must be positive, got 0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
