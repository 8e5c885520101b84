"""Backpropagation against finite differences, and against scikit-learn's network."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.neural_network import MLPRegressor

from mlnotes.backpropagation import (
    backward,
    forward,
    mlp_gradients,
    mlp_loss,
    output_layer_gradients,
    pack,
    unpack,
)


@pytest.fixture(params=range(5))
def problem(request):
    rng = np.random.default_rng(request.param)
    n, d, h = rng.integers(1, [12, 5, 6])
    parameters = rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=h), rng.normal()
    return parameters, rng.normal(size=(n, d)), rng.normal(size=n)


def sklearn_network(parameters) -> MLPRegressor:
    """scikit-learn's network with exactly these weights, put where a fit would put them."""
    W1, b1, W2, b2 = parameters
    network = MLPRegressor((len(b1),), activation="tanh")
    network.coefs_, network.intercepts_ = [W1, W2[:, None]], [b1, np.array([b2])]
    network.n_layers_, network.n_outputs_, network.out_activation_ = 3, 1, "identity"
    return network


def slopes(loss, parameters, h=1e-5):
    """Centred differences of `loss(parameters)` in every entry of every parameter."""
    found = []
    for i, part in enumerate(parameters):
        part = np.asarray(part, dtype=float)
        slope = np.empty(part.shape)
        for place in np.ndindex(part.shape):
            step = np.zeros(part.shape)
            step[place] = h
            high = loss([*parameters[:i], part + step, *parameters[i + 1 :]])
            low = loss([*parameters[:i], part - step, *parameters[i + 1 :]])
            slope[place] = (high - low) / (2 * h)
        found.append(slope)
    return found


def relative_error(received, expected):
    received, expected = (np.concatenate([np.ravel(p) for p in g]) for g in (received, expected))
    return np.linalg.norm(received - expected) / np.linalg.norm(expected)


def test_the_loss_is_that_of_scikit_learns_network_with_the_same_weights(problem):
    parameters, X, y = problem
    predicted = sklearn_network(parameters).predict(X)
    assert mlp_loss(*parameters, X, y) == pytest.approx(np.mean((predicted - y) ** 2))


def test_all_four_gradients_are_slopes_of_scikit_learns_network(problem):
    parameters, X, y = problem

    def loss(moved):
        return np.mean((sklearn_network(moved).predict(X) - y) ** 2)

    gradients = mlp_gradients(*parameters, X, y)
    assert relative_error(gradients, slopes(loss, parameters)) < 1e-6


def test_gradients_have_the_shapes_of_the_parameters(problem):
    parameters, X, y = problem
    shapes = [np.shape(gradient) for gradient in mlp_gradients(*parameters, X, y)]
    assert shapes == [np.shape(part) for part in parameters]


def test_with_dead_hidden_units_only_the_output_learns():
    # tanh(0) = 0: the output is b2, its error 2 - 1 and 2 - 5, and W2 gets nothing.
    dW1, db1, dW2, db2 = mlp_gradients([[0.0]], [0.0], [3.0], 2.0, [[1.0], [4.0]], [1.0, 5.0])
    assert (dW1.item(), db1.item(), dW2.item(), db2) == (-33.0, -6.0, 0.0, -2.0)


def test_backward_takes_several_outputs_at_once():
    rng = np.random.default_rng(0)
    parameters = [rng.normal(size=shape) for shape in [(3, 4), (4,), (4, 2), (2,)]]
    X, weights = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))

    def loss(moved):
        W1, b1, W2, b2 = moved
        return (weights * (np.tanh(X @ W1 + b1) @ W2 + b2) ** 2).sum()

    hidden, output = forward(*parameters, X)
    gradients = backward(parameters[2], X, hidden, 2 * weights * output)
    assert relative_error(gradients, slopes(loss, parameters)) < 1e-6


def test_the_output_layers_gradients_are_slopes_of_a_mean_squared_error(problem):
    (_, _, W2, b2), _, y = problem
    hidden = np.random.default_rng(len(y)).normal(size=(len(y), len(W2)))

    def loss(moved):
        activations, weights, bias = moved
        return np.mean((activations @ weights + bias - y) ** 2)

    d_hidden, dW2, db2 = slopes(loss, [hidden, W2, b2])
    gradients = output_layer_gradients(hidden, W2, b2, y)
    assert [np.shape(part) for part in gradients] == [W2.shape, (), hidden.shape]
    assert relative_error(gradients, [dW2, db2, d_hidden]) < 1e-6


def test_a_packed_network_comes_back_as_it_was(problem):
    parameters, X, _ = problem
    weights = pack(parameters)
    assert weights.shape == (sum(np.size(part) for part in parameters),)
    for part, again in zip(parameters, unpack(weights, X.shape[1]), strict=True):
        np.testing.assert_array_equal(again, part)


@pytest.mark.parametrize("length", [0, 1, 2, 3, 5, 6])
def test_a_vector_of_a_length_that_no_network_has_is_refused(length):
    with pytest.raises(ValueError, match=rf"h·\(1 \+ 2\) \+ 1 weights.*got {length}"):
        unpack(np.zeros(length), 1)


@pytest.mark.parametrize(
    "wrong", [{"hidden": [1.0]}, {"W2": [1.0, 2.0]}, {"b2": [0.0]}, {"y": [1.0]}]
)
def test_an_output_layer_whose_shapes_do_not_fit_is_refused(wrong):
    arguments = {"hidden": [[1.0], [2.0]], "W2": [3.0], "b2": 0.0, "y": [1.0, 2.0]} | wrong
    (name, value), *_ = wrong.items()
    with pytest.raises(ValueError, match=r"must have the shapes \(n, h\)") as refused:
        output_layer_gradients(**arguments)
    assert str(np.shape(value)) in str(refused.value).partition("got")[2], name


def test_arguments_are_left_alone(problem):
    parameters, X, y = problem
    before = [np.copy(part) for part in (*parameters, X, y)]
    mlp_gradients(*parameters, X, y)
    assert all(map(np.array_equal, before, (*parameters, X, y)))


@pytest.mark.parametrize(
    ("position", "wrong", "shown"),
    [
        (0, [[1.0], [2.0]], r"got \(2, 1\)"),
        (1, [0.0, 1.0], r"got \(1, 1\), \(2,\)"),
        (2, [[3.0]], r"\(1,\), \(1, 1\)"),
        (3, [2.0], r"\(1,\), \(1,\), \(1,\)"),
        (4, [1.0, 2.0], r"\(\), \(2,\), \(2,\)"),
        (5, [1.0], r"\(2, 1\), \(1,\)"),
    ],
)
@pytest.mark.parametrize("function", [mlp_loss, mlp_gradients])
def test_shapes_that_do_not_fit_are_refused_and_shown(function, position, wrong, shown):
    arguments = [[[0.0]], [0.0], [3.0], 2.0, [[1.0], [4.0]], [1.0, 5.0]]
    arguments[position] = wrong
    with pytest.raises(ValueError, match=rf"must have the shapes \(d, h\).*{shown}"):
        function(*arguments)
