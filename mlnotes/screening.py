"""A made-up screening programme, in which a model can look perfect for the wrong reasons.

The law. Each patient has 2 to 6 images, all with the patient's own label: ill with probability
`prevalence`. An image has 12 features, independent normal numbers. Features 0 to 2 hold the
disease: their mean is `signal` for the ill and 0 for others, with a standard deviation of 1 over
patients and .3 over the images of one patient. Features 3 to 10 hold the patient's anatomy, with a
standard deviation of 1 over patients and .1 over images, and nothing about the disease. Feature 11
is the scanner's mark: near 1 (sd .05) on images from the cancer ward's scanner, near 0 elsewhere.
Where suspects are sent to that ward, an image has it with probability .98 for the ill and .02 for
others (`marked=True`); in other hospitals with probability ½ for everyone.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

__all__ = ["MARK", "ScreeningImages", "screening_images"]

# The column of the scanner's mark.
MARK = 11
N_DISEASE, N_ANATOMY = 3, 8


class ScreeningImages(NamedTuple):
    """Features (n, 12), labels (n,) with 1 for ill, and whose image a row is, (n,)."""

    X: np.ndarray
    y: np.ndarray
    patients: np.ndarray


def screening_images(
    n_patients: int = 400,
    *,
    prevalence: float = 0.1,
    signal: float = 1.0,
    marked: bool = True,
    random_state: int = 0,
) -> ScreeningImages:
    """Images of `n_patients` patients by the law above; rows of one patient stand together.

    Raises ValueError unless n_patients ≥ 1, 0 ≤ prevalence ≤ 1 and signal is finite.

    >>> screening_images(3).X.shape[1]
    12
    """
    if not n_patients >= 1:
        raise ValueError(f"n_patients must be at least 1, got {n_patients!r}")
    if not 0 <= prevalence <= 1:
        raise ValueError(f"prevalence must lie in [0, 1], got {prevalence!r}")
    if not np.isfinite(signal):
        raise ValueError(f"signal must be finite, got {signal!r}")
    rng = np.random.default_rng(random_state)
    is_ill = rng.random(n_patients) < prevalence
    patients = np.repeat(np.arange(n_patients), rng.integers(2, 7, n_patients))
    y, n = is_ill[patients].astype(int), len(patients)
    disease = signal * is_ill[:, None] + rng.standard_normal((n_patients, N_DISEASE))
    anatomy = rng.standard_normal((n_patients, N_ANATOMY))
    chance = np.where(y == 1, 0.98, 0.02) if marked else np.full(n, 0.5)
    mark = (rng.random(n) < chance) + 0.05 * rng.standard_normal(n)
    X = np.column_stack(
        [
            disease[patients] + 0.3 * rng.standard_normal((n, N_DISEASE)),
            anatomy[patients] + 0.1 * rng.standard_normal((n, N_ANATOMY)),
            mark,
        ]
    )
    return ScreeningImages(X, y, patients)
