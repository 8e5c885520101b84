"""Soft thresholding, the step that sets weights to exactly 0."""

from collections.abc import Iterator

import numpy as np

from mlnotes import proximal
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([5.0, -3.0, 1.0]), 2.0
    # One entry on the threshold: all right ways to write the function agree that it becomes 0.
    yield Case(np.array([0.5, -2.0, 0.25, 4.0]), 0.5, word="an entry on the threshold")
    yield Case(np.array([-3.0]), 2.0, word="a single entry")
    for n_each in (1, 2, 5, 9):
        threshold = float(rng.uniform(0.2, 1.5))
        outside = threshold + rng.uniform(0.2, 2.0, size=2 * n_each)
        inside = threshold * rng.uniform(0.1, 0.8, size=2 * n_each)
        w = np.concatenate([outside, inside]) * np.tile([1.0, -1.0], 2 * n_each)
        yield rng.permutation(w), threshold
    yield Case(np.array([1.5, 0.0, -0.75, -2.0]), 0.5, word="an entry of 0")
    yield Case(rng.normal(size=4), 0.0, word="a threshold of 0")
    yield Case(np.array([2.0, 3.0, 5.0]), 1.0, word="positive entries only")


def _excess(w, threshold):
    return np.abs(w) - threshold


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="soft_threshold(w, threshold)",
    task="Move every entry of `w` towards 0 by `threshold`, and to 0 those that would pass it. "
    "`threshold` is at least 0.",
    reference=proximal.soft_threshold,
    cases=_cases,
    hints=(
        "An entry has a sign and a size. The sign stays, the size shrinks by the threshold, and "
        "no size is below 0.",
        "The new size is |w| − threshold where that is positive, else 0.",
        "`size = np.abs(w) - threshold` is negative for small entries: cut it off at 0, entry by "
        "entry. What gives each entry its sign back?",
    ),
    mistakes={
        "hard_threshold": (
            "This is the hard threshold: small entries become 0, but large ones stay as they "
            "are. The soft one moves these towards 0 as well, and so has no jump.",
            lambda w, threshold: np.where(_excess(w, threshold) > 0, w, 0.0),
            lambda w, threshold: np.where(_excess(w, threshold) >= 0, w, 0.0),
        ),
        "sign_lost": (
            "The sign is lost: negative entries come out positive. Multiply the size by sign(w).",
            lambda w, threshold: np.maximum(_excess(w, threshold), 0.0),
        ),
        "not_clipped_at_zero": (
            "Entries smaller than the threshold pass 0 and change their sign. They must stop "
            "at 0: take the maximum of |w| − threshold and 0.",
            lambda w, threshold: np.sign(w) * _excess(w, threshold),
        ),
        "sign_lost_and_not_clipped": (
            "This is |w| − threshold: below the threshold it has to stop at 0, and the sign of w "
            "has to come back.",
            _excess,
        ),
        "positive_entries_only": (
            "Negative entries are not thresholded by their size. w − threshold moves them away "
            "from 0; take |w| − threshold, and put the sign back.",
            lambda w, threshold: np.maximum(w - threshold, 0.0),
            lambda w, threshold: w - threshold,
            lambda w, threshold: np.where(w > threshold, w - threshold, 0.0),
            lambda w, threshold: np.where(_excess(w, threshold) > 0, w - threshold, 0.0),
            lambda w, threshold: np.where(w > threshold, w - threshold, w),
        ),
        "small_entries_kept": (
            "Large entries are right, but those within the threshold are left as they are. They "
            "become 0.",
            lambda w, threshold: np.where(_excess(w, threshold) > 0, w - threshold * np.sign(w), w),
        ),
        "moved_away_from_zero": (
            "Large entries move away from 0. The threshold is subtracted from the size: w − t "
            "above 0, w + t below.",
            lambda w, threshold: np.where(
                _excess(w, threshold) > 0, w + threshold * np.sign(w), 0.0
            ),
            lambda w, threshold: w + threshold * np.sign(w),
        ),
        "clipped_instead": (
            "This clips w to ±threshold, which is the part that must go: w minus this is the "
            "soft threshold.",
            lambda w, threshold: np.clip(w, -threshold, threshold),
        ),
        "scaled": (
            "The entries are scaled by a factor, as the L2 penalty does, so none becomes exactly "
            "0. The L1 penalty subtracts the same amount from every size.",
            lambda w, threshold: w * (1 - threshold),
            lambda w, threshold: w / (1 + threshold),
        ),
        "sign_by_division": (
            "w/|w| is 0/0 at w = 0: NaN comes out, or a ZeroDivisionError. `np.sign` gives 0 "
            "there.",
            lambda w, threshold: w / np.abs(w) * np.maximum(_excess(w, threshold), 0.0),
            lambda w, threshold: [v / abs(v) * max(abs(v) - threshold, 0) for v in w.tolist()],
        ),
    },
    lesson="This is the exact minimiser of ½(u − w)² + threshold·|u|. After each step on the data "
    "term it cleans up: weights the data do not insist on are exactly 0, which is how the lasso "
    "selects features.",
)
