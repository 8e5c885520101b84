"""Generated inputs that several exercises of this topic share; always the smallest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def full_rank_matrices(rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Matrices X (n, d), n ≥ d, whose Hessians (2/n)XᵀX are diag(4, 16), integer, then general.

    Columns are not centred. Singular values are drawn between bounds, so that no case is so
    nearly singular that two right programs would differ.
    """
    yield np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 4.0], [0.0, 4.0]])
    yield np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 3.0]])
    for n, d in [(3, 2), (3, 3), (5, 1), (8, 3), (5, 4), (20, 3), (40, 5)]:
        # Full rank for certain: orthonormal columns, stretched, turned.
        left = np.linalg.qr(rng.normal(loc=1.0, size=(n, d)))[0]
        turn = np.linalg.qr(rng.normal(size=(d, d)))[0]
        stretch = np.sqrt(n) * np.linspace(0.5, 3.0, d) * rng.uniform(0.9, 1.1, size=d)
        yield left * stretch @ turn.T
