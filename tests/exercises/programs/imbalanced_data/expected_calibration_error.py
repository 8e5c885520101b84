"""Answers to imbalanced_data/expected_calibration_error: right ones, and wrong ones."""

import numpy as np


def loop(y_true, p, n_bins):
    rows = [[] for _ in range(n_bins)]
    for label, share in zip(y_true, p, strict=True):
        rows[min(int(share * n_bins), n_bins - 1)].append((label, share))
    error = 0
    for inside in rows:
        if inside:
            mean_y = sum(label for label, _ in inside) / len(inside)
            mean_p = sum(share for _, share in inside) / len(inside)
            error += len(inside) / len(p) * abs(mean_p - mean_y)
    return error


def vectorised(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    return np.abs(np.bincount(which, weights=p - y_true)).sum() / len(p)


def library(y_true, p, n_bins):
    edges = np.linspace(0, 1, n_bins + 1)
    sum_p, _ = np.histogram(p, edges, weights=p)
    sum_y, _ = np.histogram(p, edges, weights=y_true)
    return np.array(np.abs(sum_p - sum_y).sum() / p.size)


def digitized(y_true, p, n_bins):
    which = np.digitize(p, np.arange(1, n_bins) / n_bins)
    gaps = [abs(np.mean((p - y_true)[which == b])) * np.mean(which == b) for b in set(which)]
    return sum(gaps)


def masks(y_true, p, n_bins):
    total = 0.0
    for b in range(n_bins):
        low, high = b / n_bins, (b + 1) / n_bins
        mask = (p >= low) & ((p < high) | (b == n_bins - 1))
        if np.any(mask):
            total += mask.mean() * abs(p[mask].mean() - y_true[mask].mean())
    return np.float64(total)


def _bins(y_true, p, n_bins, which=None):
    """Gap and count of each bin that is not empty."""
    if which is None:
        which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    gaps, counts = [], []
    for b in np.unique(which):
        inside = which == b
        gaps.append(p[inside].mean() - y_true[inside].mean())
        counts.append(inside.sum())
    return np.array(gaps), np.array(counts)


def unweighted__mean_of_bins(y_true, p, n_bins):
    return np.mean(np.abs(_bins(y_true, p, n_bins)[0]))


def unweighted_over_all_bins__divided_by_n_bins(y_true, p, n_bins):
    return np.sum(np.abs(_bins(y_true, p, n_bins)[0])) / n_bins


def signed__no_abs(y_true, p, n_bins):
    gaps, counts = _bins(y_true, p, n_bins)
    return gaps @ counts / len(p)


def signed__abs_outside(y_true, p, n_bins):
    gaps, counts = _bins(y_true, p, n_bins)
    return abs(gaps @ counts / len(p))


def nan_from_empty_bins__mean_of_nothing(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    error = 0.0
    for b in range(n_bins):
        inside = which == b
        error += inside.mean() * abs(p[inside].mean() - y_true[inside].mean())
    return error


def nan_from_empty_bins__division_by_zero(y_true, p, n_bins):
    error = 0.0
    for b in range(n_bins):
        pairs = [
            (a, c)
            for a, c in zip(y_true.tolist(), p.tolist(), strict=True)
            if min(int(c * n_bins), n_bins - 1) == b
        ]
        gap = sum(c for _, c in pairs) / len(pairs) - sum(a for a, _ in pairs) / len(pairs)
        error += len(pairs) / len(p) * abs(gap)
    return error


def largest_gap__max(y_true, p, n_bins):
    return np.max(np.abs(_bins(y_true, p, n_bins)[0]))


def gaps_added__sum(y_true, p, n_bins):
    return np.sum(np.abs(_bins(y_true, p, n_bins)[0]))


def weighted_by_count__not_divided(y_true, p, n_bins):
    gaps, counts = _bins(y_true, p, n_bins)
    return np.abs(gaps) @ counts


def squared__mean_square(y_true, p, n_bins):
    gaps, counts = _bins(y_true, p, n_bins)
    return gaps**2 @ counts / len(p)


def upper_border_closed__greater_than_low(y_true, p, n_bins):
    error = 0.0
    for b in range(n_bins):
        inside = (p > b / n_bins) & (p <= (b + 1) / n_bins)
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - y_true[inside].mean())
    return error


def one_in_no_bin__strictly_below(y_true, p, n_bins):
    error = 0.0
    for b in range(n_bins):
        inside = (p >= b / n_bins) & (p < (b + 1) / n_bins)
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - y_true[inside].mean())
    return error


def one_in_no_bin__own_bin(y_true, p, n_bins):
    gaps, counts = _bins(y_true, p, n_bins, np.floor(p * n_bins))
    return np.abs(gaps) @ counts / len(p)


def bins_of_equal_counts__array_split(y_true, p, n_bins):
    error = 0.0
    for rows in np.array_split(np.argsort(p, kind="stable"), n_bins):
        if len(rows):
            error += len(rows) / len(p) * abs(p[rows].mean() - y_true[rows].mean())
    return error


def middle_of_the_bin__centres(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    error = 0.0
    for b in set(which.tolist()):
        inside = which == b
        error += inside.mean() * abs((b + 0.5) / n_bins - y_true[inside].mean())
    return error


def border_of_the_bin__lower(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    error = 0.0
    for b in set(which.tolist()):
        inside = which == b
        error += inside.mean() * abs(b / n_bins - y_true[inside].mean())
    return error


def row_by_row__mean_gap(y_true, p, n_bins):
    return np.mean(np.abs(p - y_true))


def of_the_predicted_label__confidence(y_true, p, n_bins):
    return vectorised((p >= 0.5) == y_true, np.maximum(p, 1 - p), n_bins)


def accuracy_in_the_bin__right_labels(y_true, p, n_bins):
    right = ((p >= 0.5) == y_true).astype(float)
    gaps, counts = _bins(right, p, n_bins)
    return np.abs(gaps) @ counts / len(p)


def number_of_bins_fixed__ten(y_true, p, n_bins):
    return vectorised(y_true, p, 10)


def one_bin_too_few__linspace(y_true, p, n_bins):
    if n_bins < 2:
        raise ValueError("no bin")
    return library(y_true, p, n_bins - 1)


def contrast__both_borders(y_true, p, n_bins):
    error = 0.0
    for b in range(n_bins):
        inside = (p >= b / n_bins) & (p <= (b + 1) / n_bins)
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - y_true[inside].mean())
    return error


def one_sided__last_bin_left_out(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    error = 0.0
    for b in range(n_bins - 1):
        inside = which == b
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - y_true[inside].mean())
    return error


def error__p_of_one(y_true, p, n_bins):
    sum_p, sum_y = np.zeros(n_bins), np.zeros(n_bins)
    for label, share in zip(y_true, p, strict=True):
        sum_p[int(share * n_bins)] += share
        sum_y[int(share * n_bins)] += label
    return np.abs(sum_p - sum_y).sum() / len(p)


def companion__brier_score(y_true, p, n_bins):
    return np.mean((p - y_true) ** 2)


def contrast__weights_squared(y_true, p, n_bins):
    gaps, counts = _bins(y_true, p, n_bins)
    return np.abs(gaps) @ (counts / len(p)) ** 2
