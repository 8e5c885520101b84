"""One hidden tanh layer: the forward pass, and the chain rule back through it.

`W1` is (d, h), `b1` (h,). With one output `W2` is (h,) and `b2` a number; with k outputs they are
(h, k) and (k,), and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "backward",
    "forward",
    "mlp_gradients",
    "mlp_loss",
    "output_layer_gradients",
    "pack",
    "unpack",
]

Gradients = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def forward(
    W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray | float, X: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Hidden activations tanh(X W1 + b1), shape (n, h), and the output that is linear in them.

    >>> forward(np.array([[0.0]]), np.array([0.0]), np.array([3.0]), 2.0, np.array([[1.0]]))
    (array([[0.]]), array([2.]))
    """
    hidden = np.tanh(X @ W1 + b1)
    return hidden, hidden @ W2 + b2


def backward(
    W2: np.ndarray, X: np.ndarray, hidden: np.ndarray, output_gradient: np.ndarray
) -> Gradients:
    """From a loss's gradient in the outputs to that in the parameters: (dW1, db1, dW2, db2).

    `output_gradient` has the outputs' shape, (n,) or (n, k), and holds the 1/n of a mean; which
    loss it belongs to does not matter here. tanh' = 1 − tanh² needs the activations only. Source:
    Rumelhart, Hinton & Williams (1986).
    """
    dW2, db2, d_hidden = _output_layer(hidden, W2, output_gradient)
    d_inner = d_hidden * (1 - hidden**2)
    return X.T @ d_inner, d_inner.sum(axis=0), dW2, db2


def _output_layer(hidden: np.ndarray, W2: np.ndarray, output_gradient: np.ndarray) -> tuple:
    """What a linear layer learns, and what it hands back: dW2, db2, d_hidden (n, h)."""
    n, h = hidden.shape
    d_hidden = output_gradient.reshape(n, -1) @ W2.reshape(h, -1).T
    return hidden.T @ output_gradient, output_gradient.sum(axis=0), d_hidden


def output_layer_gradients(
    hidden: ArrayLike, W2: ArrayLike, b2: float, y: ArrayLike
) -> tuple[np.ndarray, float, np.ndarray]:
    """Mean squared error (no ½) of hidden·W2 + b2, differentiated: (dW2, db2, d_hidden).

    hidden is (n, h), W2 (h,), y (n,); the third gradient, (n, h), is what goes on to the layer
    before. Raises ValueError when the shapes do not fit. Source: Bishop, PRML (2006), section 5.3.

    >>> output_layer_gradients([[1.0], [2.0]], [3.0], 0.0, [2.0, 6.0])
    (array([1.]), np.float64(1.0), array([[3.],
           [0.]]))
    """
    hidden, W2, b2, y = (np.asarray(part, dtype=float) for part in (hidden, W2, b2, y))
    if not (
        hidden.ndim == 2
        and W2.shape == hidden.shape[1:]
        and b2.shape == ()
        and y.shape == hidden.shape[:1]
        and len(y)
    ):
        raise ValueError(
            "hidden, W2, b2 and y must have the shapes (n, h), (h,), () and (n,) with n ≥ 1; got "
            f"{hidden.shape}, {W2.shape}, {b2.shape} and {y.shape}"
        )
    return _output_layer(hidden, W2, 2 / len(y) * (hidden @ W2 + b2 - y))


def mlp_loss(
    W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: float, X: ArrayLike, y: ArrayLike
) -> float:
    """Mean squared error of the network with one linear output, without a factor ½.

    X is (n, d), y (n,), W2 (h,). Raises ValueError when the shapes do not fit.

    >>> float(mlp_loss([[0.0]], [0.0], [3.0], 2.0, [[1.0], [4.0]], [1.0, 5.0]))
    5.0
    """
    W1, b1, W2, b2, X, y = _arguments(W1, b1, W2, b2, X, y)
    return np.mean((forward(W1, b1, W2, b2, X)[1] - y) ** 2)


def mlp_gradients(
    W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: float, X: ArrayLike, y: ArrayLike
) -> Gradients:
    """Gradients of `mlp_loss` by backpropagation: (dW1, db1, dW2, db2), shaped as W1, b1, W2, b2.

    Raises ValueError when the shapes do not fit. Source: Bishop, PRML (2006), section 5.3.

    >>> mlp_gradients([[0.0]], [0.0], [3.0], 2.0, [[1.0], [4.0]], [1.0, 5.0])[0]
    array([[-33.]])
    """
    W1, b1, W2, b2, X, y = _arguments(W1, b1, W2, b2, X, y)
    hidden, output = forward(W1, b1, W2, b2, X)
    return backward(W2, X, hidden, 2 / len(y) * (output - y))


def pack(parameters: Iterable[ArrayLike]) -> np.ndarray:
    """W1, b1, W2, b2 as one flat vector, the form in which an optimiser takes weights.

    >>> pack([[[1.0, 2.0]], [3.0, 4.0], [5.0, 6.0], 7.0])
    array([1., 2., 3., 4., 5., 6., 7.])
    """
    return np.concatenate([np.ravel(part) for part in parameters])


def unpack(weights: ArrayLike, n_inputs: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """The way back from `pack`, for a network with one output: W1 (d, h), b1 (h,), W2 (h,), b2.

    Raises ValueError for a length that no number h of hidden units gives: h·(d + 2) + 1 it must be.

    >>> unpack([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], n_inputs=1)[2]
    array([5., 6.])
    """
    weights = np.asarray(weights, dtype=float)
    h, left_over = divmod(len(weights) - 1, n_inputs + 2)
    if h < 1 or left_over:
        raise ValueError(
            f"a network with {n_inputs} inputs has h·({n_inputs} + 2) + 1 weights for some h ≥ 1, "
            f"got {len(weights)}"
        )
    W1, b1, W2, b2 = np.split(weights, np.cumsum([n_inputs * h, h, h]))
    return W1.reshape(n_inputs, h), b1, W2, b2[0]


def _arguments(*arguments) -> list[np.ndarray]:
    W1, b1, W2, b2, X, y = arrays = [np.asarray(part, dtype=float) for part in arguments]
    if (
        not (W1.ndim == X.ndim == 2 and W1.shape[0] == X.shape[1])
        or not (b1.shape == W2.shape == W1.shape[1:] and b2.shape == ())
        or not (y.shape == X.shape[:1] and len(y))
    ):
        raise ValueError(
            "W1, b1, W2, b2, X and y must have the shapes (d, h), (h,), (h,), (), (n, d) and "
            f"(n,) with n ≥ 1; got {', '.join(str(part.shape) for part in arrays)}"
        )
    return arrays
