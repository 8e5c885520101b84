"""What lesson 06 says in words and in alt texts, held against scikit-learn and closed forms."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from sklearn.datasets import load_digits, make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.neural_network import MLPClassifier

from mlnotes import networks
from mlnotes.classroom.building import ROOT

X, y = make_moons(200, noise=0.2, random_state=0)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "06_backpropagation.py"


def test_a_straight_line_leaves_about_one_moon_point_in_six_on_the_wrong_side(instructor):
    line = LogisticRegression(C=np.inf).fit(X, y)
    right = np.sum(line.predict(X) == y)
    assert f"right side: {right} of 200\nlog loss: {log_loss(y, line.predict_proba(X)):.2f}" in (
        instructor.printed
    )
    assert 5.5 < 200 / (200 - right) < 7


def test_the_walk_back_through_one_unit(instructor):
    a = math.tanh(0.5)
    d_output, d_a = 2 * 2 * a, 2 * 2 * a * 2
    d_z = d_a / math.cosh(0.5) ** 2
    line = f"output {d_output:.3f}, w2 {d_output * a:.3f}, a {d_a:.3f}, z {d_z:.3f}, w1 {d_z:.3f}"
    assert f"forward:  z 0.5, a {a:.3f}, output {2 * a:.3f}, loss {4 * a * a:.3f}" in (
        instructor.printed
    )
    assert f"backward: {line}" in instructor.printed
    assert f"measured: w1, w2 [{d_z:.3f} {d_output * a:.3f}]" in instructor.printed
    assert [f"{slope:.3f}" for slope in (d_output, d_a, d_z)] == ["1.848", "3.697", "2.907"]


def test_a_saturated_unit_stops_a_large_error():
    def loss(w1):
        return (2 * np.tanh(w1[0])) ** 2

    assert loss([5.0]) > 3.9
    assert abs(approx_fprime([5.0], loss, 1e-6)[0]) < 0.002


def test_the_nearer_of_two_units_wins(instructor):
    ways = np.array([1 / math.cosh(0.5) ** 2, -1 / math.cosh(1) ** 2])
    assert f"the two ways: {ways.round(3)}  together {ways.sum():.3f}" in instructor.printed


def loss_of_two_rows(weights):
    W1, b1, W2, b2 = np.split(weights, [2, 4, 6])
    hidden = np.tanh(np.outer([1.0, -2.0], W1) + b1)
    return np.mean((hidden @ W2 + b2 - [0.0, 1.0]) ** 2)


def test_the_gradients_of_two_rows_and_two_units_are_measured_ones(instructor):
    weights = np.array([0.5, -1.0, 0.0, 0.5, 2.0, 1.0, 0.5])
    h = 1e-6 * np.eye(7)
    slopes = [(loss_of_two_rows(weights + s) - loss_of_two_rows(weights - s)) / 2e-6 for s in h]
    dW1, db1, dW2, (db2,) = (part.round(3) for part in np.split(np.array(slopes), [2, 4, 6]))
    for line in [
        f"dW2 {dW2} db2 {db2:.3f}",
        f"hidden.T @ errors {dW2}",
        f"dW1 {dW1[None]}  db1 {db1}",
        f"measured dW1 {dW1}",
    ]:
        assert re.sub(r" +", " ", line) in re.sub(r" +", " ", instructor.printed)


def test_the_most_saturated_unit_lets_least_through(instructor):
    hidden = np.tanh(np.outer([1.0, -2.0], [0.5, -1.0]) + np.array([0.0, 0.5]))
    assert f"{hidden[1, 1]:.3f}" == "0.987"
    assert np.abs(hidden).argmax() == 3


def test_whole_numbers_by_hand(instructor):
    assert "dW2 [4.0, 2.0]\ndb2 4.0\nd_hidden [[2.0, 6.0], [0.0, 0.0], [2.0, 6.0]]" in (
        instructor.printed
    )


def test_the_wrong_gradient_is_caught_at_random_weights_and_passes_at_0(instructor):
    errors = {
        (place, name): float(error)
        for place, name, error in re.findall(
            r"(random weights|all 0), (right|wrong) gradient: relative error (\S+)",
            instructor.printed,
        )
    }
    assert errors["random weights", "wrong"] > 0.01
    others = [error for key, error in errors.items() if key != ("random weights", "wrong")]
    assert len(others) == 3
    assert max(others) < 1e-6


def test_backpropagation_alone_moves_nothing_and_descent_does(instructor):
    before, after, descended = (
        float(re.search(rf"{words}: ([\d.]+)", instructor.printed)[1])
        for words in ("loss before", "hundred backpropagations", "given to gradient descent")
    )
    assert before == after
    assert descended < before / 10


def test_the_network_finds_the_line_first_and_the_bend_later(instructor):
    rows = re.findall(
        r"step +(\d+): log loss ([\d.]+), right side (\d+) of 200", instructor.printed
    )
    losses, right = np.array(rows, dtype=float).T[1:]
    line = LogisticRegression(C=np.inf).fit(X, y)
    assert abs(losses[2] - log_loss(y, line.predict_proba(X))) < 0.01
    assert losses[3] < losses[2] / 5
    assert right[1] < 175 < 195 <= right[3]


def test_equal_first_weights_make_twins_and_zeros_stay(instructor):
    assert "W1 and b1 still 0: True  W2 still 0: True" in instructor.printed
    plain = {"solver": "sgd", "momentum": 0.0}  # or the first fit's velocity would tell them apart
    network = MLPClassifier(4, activation="tanh", max_iter=1, random_state=0, **plain)
    with pytest.warns(UserWarning, match="iterations"):
        network.fit(X, y)
    network.coefs_ = [np.full_like(part, 0.3) for part in network.coefs_]
    network.intercepts_ = [np.zeros_like(part) for part in network.intercepts_]
    for _ in range(20):
        network.partial_fit(X, y)
    first = network.coefs_[0]
    assert not np.allclose(first, 0.3)
    np.testing.assert_allclose(first, first[:, :1] * np.ones(4))


@pytest.fixture(scope="module")
def reaching_the_first_layer():
    """The error at layer 1 over that at layer 20: a product of Jacobians, one input at a time."""

    def ratio(function, slope, s, seed):
        rng = np.random.default_rng(seed)
        weights = rng.normal(scale=s / math.sqrt(50), size=(20, 50, 50))
        z, zs = rng.normal(size=(100, 50)), []
        for W in weights:
            zs.append(z @ W)
            z = function(zs[-1])
        end = error = rng.normal(size=(100, 50)) * slope(zs[-1])
        for W, below in zip(weights[:0:-1], zs[-2::-1], strict=True):
            error = np.einsum("nj,ij,ni->ni", error, W, slope(below))
        return np.linalg.norm(error) / np.linalg.norm(end)

    def ratios(*setting):
        return np.array([ratio(*setting, seed) for seed in range(20)])

    return ratios


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def tanh_slope(z):
    return np.cosh(z) ** -2.0


def test_errors_vanish_explode_or_pass_as_the_text_says(instructor, reaching_the_first_layer):
    def sigmoid_slope(z):
        return sigmoid(z) * sigmoid(-z)

    for name, *setting in [
        ("tanh, s = 3", np.tanh, tanh_slope, 3.0),
        ("ReLU, s = √2", lambda z: np.maximum(z, 0), lambda z: z > 0, math.sqrt(2)),
        ("tanh, s = 1", np.tanh, tanh_slope, 1.0),
        ("tanh, s = ½", np.tanh, tanh_slope, 0.5),
        ("sigmoid, s = 1", sigmoid, sigmoid_slope, 1.0),
    ]:
        found = reaching_the_first_layer(*setting)
        line = f"{np.median(found):.1e} at layer 1 ({found.min():.0e} to {found.max():.0e})"
        assert f"{name}: {line}" in instructor.printed
        if name in ("ReLU, s = √2", "tanh, s = 1"):
            assert 0.1 < found.min() <= found.max() < 10
        if name == "sigmoid, s = 1":
            assert np.median(found) == pytest.approx(1e-12, rel=0.1)
    steep = reaching_the_first_layer(sigmoid, sigmoid_slope, 4.0)
    assert np.median(steep) == pytest.approx(1e-4, rel=0.2)


def test_the_gain_of_the_hidden_layer_is_not_quite_two_standard_errors(instructor):
    gain, error = map(
        float, re.search(r"gain ([\d.]+), standard error ([\d.]+)", instructor.printed).groups()
    )
    alone, other = map(
        int,
        re.search(r"network (\d+) times, the other (\d+) times", instructor.printed).groups(),
    )
    assert gain == pytest.approx((alone - other) / 1797, abs=6e-5)
    spread = math.sqrt((alone + other) / 1797 - gain**2)
    assert error == pytest.approx(spread / math.sqrt(1797), abs=6e-5)
    assert 1.5 < gain / error < 2


def right_answers(make, options) -> np.ndarray:
    """Which digits are read rightly, with the best of the options chosen in each of five folds."""
    digits = load_digits()
    X, y = digits.data / 16, digits.target
    right = np.zeros(len(y))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
        part, judge = train_test_split(train, test_size=0.25, stratify=y[train], random_state=0)
        fits = [make(option).fit(X[part], y[part]) for option in options]
        best = options[int(np.argmax([fit.score(X[judge], y[judge]) for fit in fits]))]
        right[test] = make(best).fit(X[train], y[train]).predict(X[test]) == y[test]
    return right


@pytest.mark.long
def test_the_linear_model_does_nearly_all_and_the_gain_depends_on_the_seed(instructor):
    linear = right_answers(lambda C: LogisticRegression(C=C, max_iter=1000), [1, 10, 100])
    assert f"linear: {linear.mean():.3f}\n" in instructor.printed
    assert linear.mean() > 0.97
    gains = {}
    for seed in (1, 2):
        network = right_answers(
            lambda rate, seed=seed: networks.MLPClassifier(
                n_hidden=32, n_epochs=30, learning_rate=rate, random_state=seed
            ),
            [0.003, 0.01, 0.03],
        )
        gain = network - linear
        gains[seed] = gain.mean() / gain.std() * math.sqrt(len(gain))
    assert gains[1] > 2
    assert 0 < gains[2] < 1.5
