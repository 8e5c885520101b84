import numpy as np


def wrong_01_mean_over_filled_bins(y_true, p, n_bins):
    gaps = []
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    for b in range(n_bins):
        rows = which == b
        if rows.sum() > 0:
            gaps.append(abs(p[rows].mean() - y_true[rows].mean()))
    return np.mean(gaps)


def wrong_02_upper_border_in(y_true, p, n_bins):
    edges = np.linspace(0, 1, n_bins + 1)
    total = 0.0
    for k in range(n_bins):
        lo, hi = edges[k], edges[k + 1]
        rows = (p > lo) & (p <= hi)
        if k == 0:
            rows = rows | (p == 0)
        if rows.any():
            total += rows.mean() * abs(p[rows].mean() - y_true[rows].mean())
    return total


def wrong_03_one_falls_out(y_true, p, n_bins):
    ece = 0.0
    for k in range(n_bins):
        rows = (p >= k / n_bins) & (p < (k + 1) / n_bins)
        if not rows.any():
            continue
        ece += rows.sum() / len(p) * abs(p[rows].mean() - y_true[rows].mean())
    return ece


def wrong_04_middle_of_the_bin(y_true, p, n_bins):
    which = np.clip(np.floor(p * n_bins), 0, n_bins - 1).astype(int)
    out = 0
    for b in np.unique(which):
        y = y_true[which == b]
        middle = (b + 0.5) / n_bins
        out += len(y) * abs(middle - y.mean())
    return out / len(p)


def wrong_05_equal_counts(y_true, p, n_bins):
    order = np.argsort(p)
    ece = 0
    for rows in np.array_split(order, n_bins):
        if len(rows):
            ece += len(rows) / len(p) * np.abs(np.mean(p[rows]) - np.mean(y_true[rows]))
    return ece


def wrong_06_confidence_and_accuracy(y_true, p, n_bins):
    # as in the paper on neural networks: confidence of the predicted class against accuracy
    pred = (p >= 0.5).astype(int)
    conf = np.where(pred == 1, p, 1 - p)
    acc = (pred == y_true).astype(float)
    b = np.minimum((conf * n_bins).astype(int), n_bins - 1)
    ece = 0.0
    for k in range(n_bins):
        m = b == k
        if m.any():
            ece += m.mean() * abs(conf[m].mean() - acc[m].mean())
    return ece


def wrong_07_abs_outside(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    total = 0
    for b in range(n_bins):
        rows = np.where(which == b)[0]
        if len(rows) == 0:
            continue
        total += len(rows) / len(p) * (p[rows].mean() - y_true[rows].mean())
    return abs(total)


def wrong_08_bins_from_min_to_max(y_true, p, n_bins):
    edges = np.histogram_bin_edges(p, bins=n_bins)
    idx = np.clip(np.digitize(p, edges) - 1, 0, n_bins - 1)
    ece = 0
    for b in range(n_bins):
        m = idx == b
        if m.any():
            ece += m.sum() * abs(p[m].mean() - y_true[m].mean())
    return ece / len(p)


def wrong_09_one_edge_too_few(y_true, p, n_bins):
    edges = np.linspace(0, 1, n_bins)
    idx = np.digitize(p, edges)
    idx[p == 1] = n_bins - 1
    ece = 0.0
    for b in range(1, n_bins + 1):
        m = idx == b
        if m.any():
            ece += np.mean(m) * abs(np.mean(p[m]) - np.mean(y_true[m]))
    return ece


def wrong_10_gap_of_every_row(y_true, p, n_bins):
    which = [min(int(q * n_bins), n_bins - 1) for q in p]
    bins = {}
    for b, q, y in zip(which, p, y_true):
        bins.setdefault(b, []).append(abs(q - y))
    return sum(len(v) / len(p) * (sum(v) / len(v)) for v in bins.values())


def wrong_11_rounded_to_nearest(y_true, p, n_bins):
    which = np.minimum(np.round(p * n_bins).astype(int), n_bins - 1)
    n = np.bincount(which, minlength=n_bins)
    sp = np.bincount(which, weights=p, minlength=n_bins)
    sy = np.bincount(which, weights=y_true, minlength=n_bins)
    full = n > 0
    return np.sum(n[full] * np.abs(sp[full] / n[full] - sy[full] / n[full])) / len(p)


def wrong_12_root_mean_square(y_true, p, n_bins):
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    total = 0.0
    for b in set(which.tolist()):
        rows = which == b
        total += rows.mean() * (p[rows].mean() - y_true[rows].mean()) ** 2
    return np.sqrt(total)


def right_01_sums_only(y_true, p, n_bins):
    p = np.asarray(p, dtype=float)
    d = p - np.asarray(y_true)
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    return np.abs(np.bincount(which, weights=d)).sum() / len(p)


def right_02_dictionary(y_true, p, n_bins):
    box = {}
    for y, q in zip(y_true, p):
        k = n_bins - 1 if q >= 1 else int(q * n_bins)
        n, a, b = box.get(k, (0, 0.0, 0.0))
        box[k] = (n + 1, a + float(q), b + float(y))
    return sum(n / len(p) * abs(a / n - b / n) for n, a, b in box.values())


def right_03_peel_from_the_top(y_true, p, n_bins):
    # recursion: the rows at or above the lower border of bin k go, the rest go on
    y = np.asarray(y_true, dtype=float)
    p = np.asarray(p, dtype=float)

    def go(y, p, k):
        if len(p) == 0 or k < 0:
            return 0.0
        here = p >= np.linspace(0, 1, n_bins + 1)[k]
        gap = abs(p[here].sum() - y[here].sum())
        return gap + go(y[~here], p[~here], k - 1)

    return go(y, p, n_bins - 1) / len(p)
