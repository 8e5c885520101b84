"""The network explorer without a browser: what it trains, and what it says of it."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

from mlnotes.backpropagation import unpack
from mlnotes.explorers import network_explorer
from mlnotes.explorers.network import STEPS, UNITS, moons, training


@pytest.fixture(scope="module")
def explorer():
    return network_explorer()


def turn(explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption


def probabilities(weights, X):
    """scikit-learn's network with exactly these weights."""
    W1, b1, W2, b2 = unpack(weights, 2)
    network = MLPClassifier(len(b1), activation="tanh")
    network.coefs_, network.intercepts_ = [W1, W2[:, None]], [b1, np.array([b2])]
    network.n_layers_, network.n_outputs_, network.out_activation_ = 3, 1, "logistic"
    return network._forward_pass_fast(X)[:, 0]


@pytest.mark.parametrize("n_hidden", UNITS)
def test_losses_and_counts_are_those_of_scikit_learns_network(explorer, n_hidden):
    X, y = moons()
    path, losses = training(n_hidden, 1)
    for step in (0, 30, 500):
        p = probabilities(path[step], X)
        assert losses[step] == pytest.approx(log_loss(y, p))
        caption = turn(explorer, n_hidden=n_hidden, start=1, n_steps=step)
        assert f"log loss {log_loss(y, p):.3f}" in caption
        assert f"{np.sum((p > 0.5) == y)} of 200 points" in caption
        assert f"{4 * n_hidden + 1} weights" in caption


def test_a_single_unit_draws_the_straight_line_of_logistic_regression():
    X, y = moons()
    line = LogisticRegression(C=np.inf).fit(X, y)
    straight = log_loss(y, line.predict_proba(X))
    for start in range(3):
        path, losses = training(1, start)
        assert losses[-1] == pytest.approx(straight, abs=0.01)
        agreed = (probabilities(path[-1], X) > 0.5) == line.predict(X)
        assert agreed.mean() > 0.98


def test_two_units_do_little_better_than_a_line_and_three_are_enough_from_every_start():
    X, y = moons()

    def right(n_hidden, start):
        path, _ = training(n_hidden, start)
        return np.sum((probabilities(path[-1], X) > 0.5) == y)

    assert max(right(2, start) for start in range(3)) <= 177
    assert min(right(3, start) for start in range(3)) >= 195


def test_with_three_units_the_loss_rests_on_the_level_of_the_line_and_then_falls():
    X, y = moons()
    straight = log_loss(y, LogisticRegression(C=np.inf).fit(X, y).predict_proba(X))
    _, losses = training(3, 0)
    assert np.abs(losses[50:101] - straight).max() < 0.01
    assert losses[300] < straight / 3


def test_every_control_changes_picture_caption_and_description():
    explorer = network_explorer()
    changes = {"n_steps": STEPS[5], "n_hidden": 8, "start": 2}
    assert changes.keys() == explorer.controls.keys()
    for name, value in changes.items():
        before = explorer.picture.png, explorer.caption, explorer.picture.alt
        turn(explorer, **{name: value})
        after = explorer.picture.png, explorer.caption, explorer.picture.alt
        assert all(old != new for old, new in zip(before, after, strict=True)), name


def test_a_redrawn_boundary_replaces_the_one_before(explorer):
    turn(explorer, n_hidden=3, start=0, n_steps=100)
    first = explorer.picture.png
    turn(explorer, n_steps=500)
    turn(explorer, n_steps=100)
    assert explorer.picture.png == first
