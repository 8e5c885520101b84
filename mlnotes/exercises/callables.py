"""Functions that are handed to submissions, as small named objects with parameters.

Being data with a name, they can be shown on a card, copied, and sent to another process. All of
them take lists as well as arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Quadratic:
    """f(w) = ½ wᵀAw − bᵀw, a number; A is symmetric (d, d), b is (d,)."""

    A: np.ndarray
    b: np.ndarray

    def __call__(self, w) -> float:
        w = np.asarray(w, dtype=float)
        return float(0.5 * w @ self.A @ w - self.b @ w)


@dataclass(frozen=True, eq=False)
class QuadraticGradient:
    """∇f(w) = Aw − b, an array (d,); A is symmetric (d, d), b is (d,)."""

    A: np.ndarray
    b: np.ndarray

    def __call__(self, w) -> np.ndarray:
        return self.A @ np.asarray(w, dtype=float) - self.b


@dataclass(frozen=True, eq=False)
class Cubic:
    """f(w) = Σ aᵢwᵢ³ + (b·w)², a number; a and b are (d,). Not quadratic, so the step matters."""

    a: np.ndarray
    b: np.ndarray

    def __call__(self, w) -> float:
        w = np.asarray(w, dtype=float)
        return float(self.a @ w**3 + (self.b @ w) ** 2)
