"""The `fit` and the `score` that are handed to submissions.

A fit returns its predictor, which is again a small named object whose parameters are data. Both
take lists as well as arrays, and none of them depends on the order of the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlnotes.checker.given import Given
from mlnotes.ridge import ridge_fit


@dataclass(frozen=True, eq=False)
class LinearPredictor(Given):
    """predict(X) = Xw, an array (n,); w is (d,).

    >>> LinearPredictor(np.array([2.0, 0.5])).formula()
    'predict(X) = X @ [2.  0.5]'
    """

    w: np.ndarray

    def value(self, X) -> np.ndarray:
        return np.asarray(X, dtype=float) @ self.w

    def formula(self) -> str:
        return f"predict(X) = X @ {np.array2string(self.w, precision=6)}"


@dataclass(frozen=True, eq=False)
class ConstantPredictor(Given):
    """predict(X) is the same number for every row of X.

    >>> ConstantPredictor(1.5).formula()
    'predict(X) = 1.5 for each row of X'
    """

    constant: float

    def value(self, X) -> np.ndarray:
        return np.full(np.shape(X)[:1], self.constant)

    def formula(self) -> str:
        return f"predict(X) = {self.constant:.6g} for each row of X"


@dataclass(frozen=True, eq=False)
class RidgeFitter(Given):
    """fit(X, y) → Xw with w = argmin ‖Xw − y‖² + alpha‖w‖², no intercept; alpha > 0."""

    alpha: float

    def value(self, X, y) -> LinearPredictor:
        return _ridge(self.alpha, *_rows(X, y))

    def formula(self) -> str:
        return f"fit(X, y) minimises ‖Xw − y‖² + {self.alpha:.6g}·‖w‖², and predicts X @ w"


@dataclass(frozen=True, eq=False)
class SlopeFitter(Given):
    """fit(X, y) → slope · x for a single column x, the line through 0 of least squares."""

    def value(self, X, y) -> LinearPredictor:
        X, y = _rows(X, y)
        if X.shape[1] != 1 or not X.any():
            raise ValueError(f"fit needs a single column that is not all 0, got {X.tolist()}")
        return LinearPredictor(X.T @ y / np.sum(X**2))

    def formula(self) -> str:
        return "fit(X, y) predicts slope·x, with slope = Σxy / Σx²"


@dataclass(frozen=True, eq=False)
class MeanFitter(Given):
    """fit(X, y) → the mean of y, whatever X."""

    def value(self, X, y) -> ConstantPredictor:
        return _scaled_mean(1.0, *_rows(X, y))

    def formula(self) -> str:
        return "fit(X, y) predicts the mean of y for each row"


@dataclass(frozen=True, eq=False)
class RidgeWith(Given):
    """fit_with(alpha, X, y) → what `RidgeFitter(alpha)` fits."""

    def value(self, candidate, X, y) -> LinearPredictor:
        return _ridge(candidate, *_rows(X, y))

    def formula(self) -> str:
        return "fit_with(candidate, X, y) minimises ‖Xw − y‖² + candidate·‖w‖², and predicts X @ w"


@dataclass(frozen=True, eq=False)
class ScaledMeanWith(Given):
    """fit_with(factor, X, y) → factor times the mean of y; dyadic where its numbers are."""

    def value(self, candidate, X, y) -> ConstantPredictor:
        return _scaled_mean(candidate, *_rows(X, y))

    def formula(self) -> str:
        return "fit_with(candidate, X, y) predicts candidate · (mean of y) for each row"


@dataclass(frozen=True, eq=False)
class LopsidedScore(Given):
    """score(y_true, y_pred), at most 0: minus the mean cost, where a prediction that is too low
    costs `too_low` and one that is too high `too_high` for each unit of its error.

    >>> LopsidedScore(3.0, 1.0)([2.0, 2.0], [1.0, 4.0])
    -2.5
    """

    too_low: float
    too_high: float

    def value(self, y_true, y_pred) -> float:
        return -float(np.mean(self.costs(y_true, y_pred)))

    def costs(self, y_true, y_pred) -> np.ndarray:
        """What each prediction costs, at least 0."""
        y_true, y_pred = (np.ravel(np.asarray(y, dtype=float)) for y in (y_true, y_pred))
        if y_true.shape != y_pred.shape or not y_true.size:
            raise ValueError(
                f"score needs one prediction for each true value, at least one of each; got "
                f"{y_true.size} true values and {y_pred.size} predictions"
            )
        missing = y_true - y_pred
        return np.where(missing > 0, self.too_low, -self.too_high) * missing

    def formula(self) -> str:
        return (
            f"score(y_true, y_pred) = −mean cost: {self.too_low:.6g} for each unit that y_pred is "
            f"too low, {self.too_high:.6g} for each that it is too high"
        )


@dataclass(frozen=True, eq=False)
class WorstScore(LopsidedScore):
    """The same with the largest cost in place of the mean one, so no mean over the rows.

    >>> WorstScore(3.0, 1.0)([2.0, 2.0], [1.0, 4.0])
    -3.0
    """

    def value(self, y_true, y_pred) -> float:
        return -float(np.max(self.costs(y_true, y_pred)))

    def formula(self) -> str:
        return super().formula().replace("mean cost", "largest cost")


def _rows(X, y) -> tuple[np.ndarray, np.ndarray]:
    """X as (n, d) and y as (n,), with n ≥ 1."""
    X, y = np.asarray(X, dtype=float), np.ravel(np.asarray(y, dtype=float))
    if X.ndim != 2 or len(X) != len(y) or not len(y):
        raise ValueError(
            f"fit needs X of shape (n, d) and y of shape (n,) with n ≥ 1, got {X.shape} and "
            f"{y.shape}"
        )
    return X, y


def _ridge(alpha: float, X: np.ndarray, y: np.ndarray) -> LinearPredictor:
    return LinearPredictor(ridge_fit(X, y, alpha))


def _scaled_mean(factor: float, X: np.ndarray, y: np.ndarray) -> ConstantPredictor:
    return ConstantPredictor(float(factor * y.mean()))
