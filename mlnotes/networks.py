"""Networks with one hidden tanh layer, trained by Adam in mini-batches.

Regressor and classifier differ in the loss at their outputs, and in nothing behind it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from mlnotes.backpropagation import backward, forward
from mlnotes.losses import softmax, softmax_cross_entropy_gradient, softmax_cross_entropy_loss
from mlnotes.optimizers import adam_step

__all__ = ["MLPClassifier", "MLPRegressor"]

# beta1, beta2 and epsilon, as Kingma & Ba (2015) recommend them.
ADAM = (0.9, 0.999, 1e-8)


class _OneHiddenLayer(BaseEstimator):
    """What both networks share: parameters, training, and the pass to the outputs."""

    def __init__(
        self,
        *,
        n_hidden: int = 16,
        learning_rate: float = 0.01,
        n_epochs: int = 100,
        batch_size: int = 32,
        random_state: int | None = None,
    ):
        self.n_hidden = n_hidden
        self.learning_rate = learning_rate
        self.n_epochs = n_epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _train(
        self,
        X: np.ndarray,
        y: np.ndarray,
        output_shape: tuple[int, ...],
        loss: Callable,
        loss_gradient: Callable,
    ) -> None:
        """Set weights_ and loss_curve_; both functions take the outputs and the targets."""
        self._require_positive()
        rng = np.random.default_rng(self.random_state)
        self.weights_ = _initial_weights(rng, X.shape[1], self.n_hidden, output_shape)
        moments = [(np.zeros_like(part), np.zeros_like(part)) for part in self.weights_]
        losses = [loss(forward(*self.weights_, X)[1], y)]
        t = 0
        for _ in range(self.n_epochs):
            order = rng.permutation(len(X))
            for start in range(0, len(X), self.batch_size):
                rows = order[start : start + self.batch_size]
                hidden, output = forward(*self.weights_, X[rows])
                slope = loss_gradient(output, y[rows])
                gradients = backward(self.weights_[2], X[rows], hidden, slope)
                t += 1
                for i, gradient in enumerate(gradients):
                    self.weights_[i], *moments[i] = adam_step(
                        self.weights_[i], *moments[i], t, gradient, self.learning_rate, *ADAM
                    )
            losses.append(loss(forward(*self.weights_, X)[1], y))
        self.loss_curve_ = np.array(losses)

    def _require_positive(self) -> None:
        for name in ("n_hidden", "learning_rate", "n_epochs", "batch_size"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)!r}")

    def _outputs(self, X: ArrayLike) -> np.ndarray:
        check_is_fitted(self)
        X = validate_data(self, X, dtype=float, reset=False)
        return forward(*self.weights_, X)[1]


class MLPRegressor(RegressorMixin, _OneHiddenLayer):
    """One hidden tanh layer and a linear output; minimises the mean squared error.

    Adam's steps have the size of the learning rate: scale the columns of X, and y, to the order
    of 1 first. Parameters: n_hidden units, learning_rate, n_epochs passes over the rows,
    batch_size, random_state. Fitted: weights_ [W1, b1, W2, b2], as `mlp_gradients` takes them;
    loss_curve_ (n_epochs + 1,), the loss on all rows before the first epoch and after each one.
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> MLPRegressor:
        """Train on X (n, d) and y (n,). Raises ValueError for a parameter that is not positive."""
        X, y = validate_data(self, X, y, dtype=float, y_numeric=True)
        self._train(X, y, (), _squared_error, _squared_error_gradient)
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The output for each row, (n,)."""
        return self._outputs(X)


class MLPClassifier(ClassifierMixin, _OneHiddenLayer):
    """One hidden tanh layer and a softmax over two or more classes; minimises the log loss.

    Scale the columns of X to the order of 1 first. Parameters and fitted attributes are those of
    `MLPRegressor`, with W2 (h, k) and b2 (k,) for the k labels in classes_.
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> MLPClassifier:
        """Train on X (n, d) and labels y (n,) of any type.

        Raises ValueError for a single class, or a parameter that is not positive.
        """
        X, y = validate_data(self, X, y, dtype=float)
        check_classification_targets(y)
        self.classes_, numbers = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"y must hold two classes or more, got one class: {self.classes_}")
        shape = self.classes_.shape
        self._train(X, numbers, shape, softmax_cross_entropy_loss, softmax_cross_entropy_gradient)
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Probability of each class, (n, k), in the order of `classes_`."""
        return softmax(self._outputs(X))

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The most probable label of each row, (n,)."""
        best = self._outputs(X).argmax(axis=1)
        return self.classes_[best]


def _initial_weights(
    rng: np.random.Generator, d: int, h: int, output_shape: tuple[int, ...]
) -> list[np.ndarray]:
    """Normal with variance 1/fan-in (LeCun et al., 1998): every layer keeps its input's size."""
    W1 = rng.normal(scale=d**-0.5, size=(d, h))
    W2 = rng.normal(scale=h**-0.5, size=(h, *output_shape))
    return [W1, np.zeros(h), W2, np.zeros(output_shape)]


def _squared_error(output: np.ndarray, y: np.ndarray) -> float:
    return np.mean((output - y) ** 2)


def _squared_error_gradient(output: np.ndarray, y: np.ndarray) -> np.ndarray:
    return 2 / len(y) * (output - y)
