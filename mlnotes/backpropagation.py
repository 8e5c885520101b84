"""One hidden tanh layer: the forward pass, and the chain rule back through it.

`W1` is (d, h), `b1` (h,). With one output `W2` is (h,) and `b2` a number; with k outputs they are
(h, k) and (k,), and nothing else changes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["backward", "forward", "mlp_gradients", "mlp_loss"]

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
    n, h = hidden.shape
    hidden_gradient = output_gradient.reshape(n, -1) @ W2.reshape(h, -1).T
    inner_gradient = hidden_gradient * (1 - hidden**2)
    return (
        X.T @ inner_gradient,
        inner_gradient.sum(axis=0),
        hidden.T @ output_gradient,
        output_gradient.sum(axis=0),
    )


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
