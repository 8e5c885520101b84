"""The functions that are handed to submissions: a loss to be probed, a gradient to be followed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlnotes.checker.given import Given

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, eq=False)
class Quadratic(Given):
    """f(w) = ½ wᵀAw − bᵀw, a number; A is symmetric (d, d), b is (d,).

    >>> Quadratic(np.array([[2.0, 1.0], [1.0, 6.0]]), np.array([0.5, 0.0])).formula()
    'f(w) = w₁² + w₁w₂ + 3w₂² − 0.5w₁'
    """

    A: np.ndarray
    b: np.ndarray

    def value(self, w) -> float:
        w = np.asarray(w, dtype=float)
        return float(0.5 * w @ self.A @ w - self.b @ w)

    def formula(self) -> str:
        d = len(self.b)
        squares = [
            (self.A[i, j] / 2, f"{_w(i)}²") if i == j else (self.A[i, j], _w(i) + _w(j))
            for i in range(d)
            for j in range(i, d)
        ]
        return f"f(w) = {_sum([*squares, *_linear(-self.b)])}"


@dataclass(frozen=True, eq=False)
class QuadraticGradient(Given):
    """∇f(w) = Aw − b, an array (d,); A is symmetric (d, d), b is (d,).

    >>> QuadraticGradient(np.diag([2.0, 4.0]), np.array([2.0, 0.0])).formula()
    '∇f(w) = [2w₁ − 2, 4w₂]'
    """

    A: np.ndarray
    b: np.ndarray

    def value(self, w) -> np.ndarray:
        return self.A @ np.asarray(w, dtype=float) - self.b

    def formula(self) -> str:
        rows = [_sum([*_linear(row), (-b, "")]) for row, b in zip(self.A, self.b, strict=True)]
        return f"∇f(w) = [{', '.join(rows)}]"


@dataclass(frozen=True, eq=False)
class TwoValleysGradient(Given):
    """∇f(w) = a(w³ − w) for each entry, an array (d,): a hill at 0 between valleys at −1 and 1.

    >>> TwoValleysGradient(2.0).formula()
    '∇f(w) = 2(w³ − w)'
    """

    a: float

    def value(self, w) -> np.ndarray:
        w = np.asarray(w, dtype=float)
        return self.a * (w**3 - w)

    def formula(self) -> str:
        return f"∇f(w) = {_sum([(self.a, '(w³ − w)')])}"


@dataclass(frozen=True, eq=False)
class Cubic(Given):
    """f(w) = Σ aᵢwᵢ³ + (b·w)², a number; a and b are (d,). Not quadratic, so the step matters.

    >>> Cubic(np.array([1.0, 0.0]), np.array([1.0, 2.0])).formula()
    'f(w) = w₁³ + (w₁ + 2w₂)²'
    """

    a: np.ndarray
    b: np.ndarray

    def value(self, w) -> float:
        w = np.asarray(w, dtype=float)
        return float(self.a @ w**3 + (self.b @ w) ** 2)

    def formula(self) -> str:
        cubes = [(a, f"{_w(i)}³") for i, a in enumerate(self.a)]
        square = [(1.0, f"({_sum(_linear(self.b))})²")] if self.b.any() else []
        return f"f(w) = {_sum([*cubes, *square])}"


def _w(index: int) -> str:
    return "w" + str(index + 1).translate(SUBSCRIPTS)


def _linear(factors: np.ndarray) -> list[tuple[float, str]]:
    return [(factor, _w(i)) for i, factor in enumerate(factors)]


def _sum(terms: list[tuple[float, str]]) -> str:
    """A sum as it is written by hand; a term without a symbol is a number by itself."""
    text = ""
    for factor, symbol in terms:
        if factor == 0:
            continue
        size = "" if symbol and abs(factor) == 1 else f"{abs(factor):.6g}"
        sign = "−" if factor < 0 else "+"
        text += f" {sign} {size}{symbol}" if text else f"{sign.strip('+')}{size}{symbol}"
    return text or "0"
