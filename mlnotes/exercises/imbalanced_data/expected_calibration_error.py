"""How far what was predicted is from what happened, bin by bin."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.calibration import brier, expected_calibration_error
from mlnotes.checker.record import Case, Exercise

EMPTY = "an empty bin"
BORDER = "a p on the border of two bins"
ONE = "a p of exactly 1"
SINGLE = "a single bin"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0, 1, 1]), np.array([0.25, 0.375, 0.875]), 2
    yield np.array([1, 0, 0, 1]), np.array([0.125, 0.375, 0.75, 0.625]), 2
    yield np.array([0, 1, 1, 0, 1]), np.array([0.125, 0.375, 0.3125, 0.625, 0.875]), 4
    yield Case(np.array([0, 0, 1]), np.array([0.125, 0.5, 0.75]), 2, word=BORDER)
    yield Case(np.array([0, 1, 1, 0]), np.array([0.25, 0.125, 0.5, 0.875]), 4, word=BORDER)
    yield Case(np.array([0, 1, 0]), np.array([0.25, 0.75, 1.0]), 2, word=ONE)
    yield Case(np.array([1, 0, 0]), np.array([0.0, 0.5, 1.0]), 1, word=ONE)
    yield Case(np.array([1, 0, 1, 1]), np.array([0.125, 0.25, 0.375, 0.875]), 1, word=SINGLE)
    yield Case(np.array([0, 1]), np.array([0.125, 0.875]), 4, word=EMPTY)
    yield Case(np.array([0, 0, 1]), np.array([0.0625, 0.1875, 0.8125]), 4, word=EMPTY)
    for n, n_bins, word in [
        (12, 2, ""),
        (20, 3, ""),
        (30, 5, ""),
        (60, 10, ""),
        (25, 1, SINGLE),
        (6, 10, EMPTY),
        (9, 20, EMPTY),
    ]:
        p = _inside_bins(rng, n, n_bins)
        y = (rng.random(n) < p**2).astype(np.int64)
        # Gaps of both signs, and bins of very different sizes.
        y[p < 1 / 3] = rng.permutation(np.arange(np.sum(p < 1 / 3)) % 2)
        yield Case(y, p, n_bins, word=word)


def _inside_bins(rng: np.random.Generator, n: int, n_bins: int) -> np.ndarray:
    """Probabilities away from all borders; no bin is empty if there are rows enough."""
    drawn = np.floor(n_bins * rng.beta(1.0, 1.5, size=max(n - n_bins, 0)))
    full = np.arange(n_bins) if n >= n_bins else rng.choice(n_bins, n, replace=False)
    bins = rng.permutation(np.concatenate([full, drawn])[:n])
    return (bins + rng.uniform(0.1, 0.9, size=n)) / n_bins


def _lower_closed(p, n_bins):
    return np.minimum((p * n_bins).astype(int), n_bins - 1)


def _upper_closed(p, n_bins):
    return np.maximum(np.ceil(p * n_bins).astype(int) - 1, 0)


def _equally_full(p, n_bins):
    which = np.empty(len(p), dtype=int)
    for number, rows in enumerate(np.array_split(np.argsort(p, kind="stable"), n_bins)):
        which[rows] = number
    return which


def _of_bins(
    combine: Callable = lambda gaps, counts, n_bins: np.sum(np.abs(gaps) * counts) / counts.sum(),
    bins: Callable = _lower_closed,
    gap: Callable = lambda y, p, number, n_bins: p.mean() - y.mean(),
) -> Callable:
    """A wrong error, from the gaps and counts of the bins that are not empty."""

    def error(y, p, n_bins):
        which = bins(p, n_bins)
        gaps, counts = [], []
        for number in sorted(set(which.tolist()) - {-1}):
            inside = which == number
            gaps.append(gap(y[inside], p[inside], number, n_bins))
            counts.append(inside.sum())
        return combine(np.array(gaps), np.array(counts), n_bins)

    return error


def _dropping(bins: Callable) -> Callable:
    """A wrong error by these bins, where −1 is none, each still weighted by its share of all."""

    def error(y, p, n_bins):
        added = _of_bins(lambda gaps, counts, n_bins: np.abs(gaps) @ counts, bins)
        return added(y, p, n_bins) / len(p)

    return error


def _is_empty(p, n_bins):
    return len(set(_lower_closed(p, n_bins).tolist())) < n_bins


def _undefined_where_empty(y, p, n_bins):
    if _is_empty(p, n_bins):
        return np.nan
    return expected_calibration_error(y, p, n_bins)


def _failing_where_empty(y, p, n_bins):
    if _is_empty(p, n_bins):
        raise ZeroDivisionError("the mean of no rows")
    return expected_calibration_error(y, p, n_bins)


def _confidence(y, p, n_bins):
    """For the label that is predicted: its probability against how often it is right."""
    return expected_calibration_error((p >= 0.5) == y, np.maximum(p, 1 - p), n_bins)


def _one_dropped(p, n_bins):
    return np.where(p == 1, -1, _lower_closed(p, n_bins))


exercise = Exercise(
    __name__,
    points=2,
    minutes=9,
    signature="expected_calibration_error(y_true, p, n_bins)",
    task="`y_true`, (n,), holds 0 and 1, and `p`, (n,), the probabilities of 1. Cut [0, 1] into "
    "`n_bins` bins of one width: each holds its lower border and not its upper one, but for the "
    "last, which holds 1 too. Return the mean over the bins of |mean p − mean y|, each bin "
    "weighted by its share of the rows; empty bins count nothing. No p lies on a border that "
    "rounding could move, such as .3 with ten bins.",
    reference=expected_calibration_error,
    cases=_cases,
    hints=(
        "Take all rows to which about .3 was said. If p is honest, about 30% of them are 1. How "
        "far from it are they? Ask this of every bin.",
        "Σ (n_b/n)·|mean p − mean y in bin b|, over the bins with n_b > 0 rows.",
        "`which = np.minimum((p * n_bins).astype(int), n_bins - 1)` is the bin of each row. Loop "
        "over the bins, and skip those without rows.",
    ),
    mistakes={
        "unweighted": (
            "The bins that are not empty count alike. A bin with many rows has more weight: its "
            "share of all rows.",
            _of_bins(lambda gaps, counts, n_bins: np.mean(np.abs(gaps))),
        ),
        "unweighted_over_all_bins": (
            "The gaps are added and divided by n_bins. Each bin is weighted by its share of the "
            "rows.",
            _of_bins(lambda gaps, counts, n_bins: np.sum(np.abs(gaps)) / n_bins),
        ),
        "signed": (
            "The gaps keep their signs, so that bins with too high and too low p cancel. (Summed "
            "over all bins this is the mean of p − y, or of y − p, with or without its sign.)",
            lambda y, p, n_bins: np.mean(p - y),
            lambda y, p, n_bins: np.mean(y - p),
            lambda y, p, n_bins: np.abs(np.mean(p - y)),
            _of_bins(lambda gaps, counts, n_bins: np.mean(gaps)),
            _of_bins(lambda gaps, counts, n_bins: -np.mean(gaps)),
            _of_bins(lambda gaps, counts, n_bins: np.abs(np.mean(gaps))),
        ),
        "nan_from_empty_bins": (
            "An empty bin has no mean: NaN or an error comes of it. Empty bins count nothing, so "
            "leave them out.",
            _undefined_where_empty,
            _failing_where_empty,
        ),
        "largest_gap": (
            "This is the largest gap of any bin, the maximum calibration error. Asked for is "
            "their weighted mean.",
            _of_bins(lambda gaps, counts, n_bins: np.max(np.abs(gaps))),
        ),
        "gaps_added": (
            "The gaps are added as they are. Each is to be weighted by its bin's share of the "
            "rows.",
            _of_bins(lambda gaps, counts, n_bins: np.sum(np.abs(gaps))),
        ),
        "weighted_by_count": (
            "The gaps are weighted by the bins' numbers of rows, and the sum is not divided by n.",
            _of_bins(lambda gaps, counts, n_bins: np.sum(np.abs(gaps) * counts)),
        ),
        "squared": (
            "The gaps are squared (and a root taken at the end, or not). Their sizes are to be "
            "averaged.",
            _of_bins(lambda gaps, counts, n_bins: np.sum(gaps**2 * counts) / counts.sum()),
            _of_bins(lambda gaps, counts, n_bins: np.sqrt(np.sum(gaps**2 * counts) / counts.sum())),
        ),
        "upper_border_closed": (
            "A p on a border is counted to the bin below, and a p of 0 to the first or to none "
            "(`np.digitize` with right=True, `ceil`, or `p > low`). Each bin holds its lower "
            "border.",
            _of_bins(bins=_upper_closed),
            _dropping(lambda p, n_bins: np.where(p == 0, -1, _upper_closed(p, n_bins))),
            _of_bins(bins=lambda p, n_bins: np.where(p == 0, -1, _upper_closed(p, n_bins))),
        ),
        "one_in_no_bin": (
            "A p of exactly 1 gets a bin of its own, or none. The last bin holds 1 too.",
            _of_bins(bins=lambda p, n_bins: np.floor(p * n_bins).astype(int)),
            _of_bins(bins=_one_dropped),
            _dropping(_one_dropped),
        ),
        "bins_of_equal_counts": (
            "The bins are made equally full (quantiles). They should be equally wide.",
            _of_bins(bins=_equally_full),
        ),
        "middle_of_the_bin": (
            "The middle of the bin stands for the mean p of its rows, which may lie anywhere in "
            "it.",
            _of_bins(gap=lambda y, p, number, n_bins: (number + 0.5) / n_bins - y.mean()),
        ),
        "border_of_the_bin": (
            "A border of the bin stands for the mean p of its rows, which lie between the borders.",
            _of_bins(gap=lambda y, p, number, n_bins: number / n_bins - y.mean()),
            _of_bins(gap=lambda y, p, number, n_bins: (number + 1) / n_bins - y.mean()),
        ),
        "row_by_row": (
            "This is the mean of |p − y| over the rows: the labels are 0 and 1, and even an "
            "honest p of ½ is far from both. Take both means in a bin first.",
            lambda y, p, n_bins: np.mean(np.abs(p - y)),
        ),
        "of_the_predicted_label": (
            "This is the calibration of the label that is predicted: max(p, 1 − p) against how "
            "often it is right. Asked for is that of p, the probability of 1.",
            _confidence,
            lambda y, p, n_bins: expected_calibration_error(
                (p > 0.5) == y, np.maximum(p, 1 - p), n_bins
            ),
        ),
        "accuracy_in_the_bin": (
            "p is compared with the share of right labels in the bin. A p of .1 is honest when 10% "
            "are 1, and then 90% of the labels are right.",
            lambda y, p, n_bins: _of_bins()((p >= 0.5) == y, p, n_bins),
            lambda y, p, n_bins: _of_bins()((p > 0.5) == y, p, n_bins),
        ),
        "number_of_bins_fixed": (
            "There are always 10 bins, or 15, whatever n_bins is.",
            lambda y, p, n_bins: expected_calibration_error(y, p, 10),
            lambda y, p, n_bins: expected_calibration_error(y, p, 15),
        ),
        "one_bin_too_few": (
            "There is one bin too few: n_bins borders make n_bins − 1 bins.",
            lambda y, p, n_bins: expected_calibration_error(y, p, n_bins - 1),
        ),
    },
    companions={
        "the Brier score": lambda y, p, n_bins: brier(y, p),
        "1 minus the error": lambda *arguments: 1 - expected_calibration_error(*arguments),
        "the error with one bin too many": lambda y, p, n_bins: expected_calibration_error(
            y, p, n_bins + 1
        ),
        "the error of n_bins − 1 bins without a p of 1, and 0 for a single bin": (
            lambda y, p, n_bins: _dropping(_one_dropped)(y, p, n_bins - 1) if n_bins > 1 else 0.0
        ),
        "the error of bins between the smallest and the largest p": _of_bins(
            bins=lambda p, n_bins: _lower_closed((p - p.min()) / max(np.ptp(p), 1e-12), n_bins)
        ),
        "the error of bins of p·n_bins, rounded to the nearest whole number": _of_bins(
            bins=lambda p, n_bins: np.round(p * n_bins).astype(int)
        ),
        "the median of the bins' gaps": _of_bins(
            lambda gaps, counts, n_bins: np.median(np.abs(gaps))
        ),
        "the smallest gap of any bin": _of_bins(lambda gaps, counts, n_bins: np.min(np.abs(gaps))),
        "the error of the exchanged labels, 1 − y": lambda y, p, n_bins: _of_bins()(
            1 - y, p, n_bins
        ),
        "the error with 1 − p for p": lambda y, p, n_bins: _of_bins(
            gap=lambda y, p, *rest: 1 - p.mean() - y.mean()
        )(y, p, n_bins),
        "the weighted error divided by n_bins": lambda y, p, n_bins: (
            expected_calibration_error(y, p, n_bins) / n_bins
        ),
        "the weighted error divided by the number of bins that are not empty": _of_bins(
            lambda gaps, counts, n_bins: np.mean(np.abs(gaps) * counts) / counts.sum()
        ),
        "the mean over bins that are not empty of gap times count": _of_bins(
            lambda gaps, counts, n_bins: np.mean(np.abs(gaps) * counts)
        ),
        "the error with medians of p in the place of means": _of_bins(
            gap=lambda y, p, *rest: np.median(p) - y.mean()
        ),
        "the error without the first bin": _of_bins(
            bins=lambda p, n_bins: np.where(
                _lower_closed(p, n_bins) == 0, -1, _lower_closed(p, n_bins)
            )
        ),
        "the error in which a bin with a single row counts nothing": _of_bins(
            lambda gaps, counts, n_bins: np.sum((np.abs(gaps) * counts)[counts > 1]) / counts.sum()
        ),
        "the weighted mean of the bins' gaps, those with p below y counted as 0": _of_bins(
            lambda gaps, counts, n_bins: np.sum(np.maximum(gaps, 0) * counts) / counts.sum()
        ),
        "the weighted mean of the bins' gaps, those with p above y counted as 0": _of_bins(
            lambda gaps, counts, n_bins: np.sum(np.maximum(-gaps, 0) * counts) / counts.sum()
        ),
    },
    lesson="The number of bins changes it: many bins hold few rows each, and noise looks like a "
    "gap. Say the bins beside the number, and look at the curve.",
)
