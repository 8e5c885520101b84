import math

import numpy as np


def wrong_01_extras_to_the_last_folds(n_samples, n_splits):
    size, extra = divmod(n_samples, n_splits)
    out = []
    start = 0
    for i in range(n_splits):
        stop = start + size
        if i >= n_splits - extra:
            stop += 1
        test = np.arange(start, stop)
        train = np.array([r for r in range(n_samples) if r < start or r >= stop])
        out.append((train, test))
        start = stop
    return out


def wrong_02_ceil_size(n_samples, n_splits):
    size = math.ceil(n_samples / n_splits)
    rows = np.arange(n_samples)
    folds = []
    for i in range(n_splits):
        test = rows[i * size : (i + 1) * size]
        train = np.setdiff1d(rows, test)
        folds.append((train, test))
    return folds


def wrong_03_boolean_masks(n_samples, n_splits):
    sizes = np.full(n_splits, n_samples // n_splits)
    sizes[: n_samples % n_splits] += 1
    fold_of = np.repeat(np.arange(n_splits), sizes)
    return [(fold_of != i, fold_of == i) for i in range(n_splits)]


def wrong_04_return_in_loop(n_samples, n_splits):
    sizes = [
        n_samples // n_splits + (1 if i < n_samples % n_splits else 0) for i in range(n_splits)
    ]
    result = []
    start = 0
    for s in sizes:
        test = np.arange(start, start + s)
        train = np.concatenate([np.arange(0, start), np.arange(start + s, n_samples)])
        result.append((train, test))
        start += s
        return result


def wrong_05_truncated_borders(n_samples, n_splits):
    borders = [int(i * n_samples / n_splits) for i in range(n_splits + 1)]
    pairs = []
    for a, b in zip(borders[:-1], borders[1:]):
        rows = np.arange(n_samples)
        pairs.append((np.delete(rows, np.arange(a, b)), rows[a:b]))
    return pairs


def wrong_06_every_kth_row(n_samples, n_splits):
    rows = np.arange(n_samples)
    return [(rows[rows % n_splits != i], rows[rows % n_splits == i]) for i in range(n_splits)]


def wrong_07_test_first(n_samples, n_splits):
    parts = np.array_split(np.arange(n_samples), n_splits)
    res = []
    for i, test in enumerate(parts):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        res.append((test, train))
    return res


def wrong_08_remainder_dropped(n_samples, n_splits):
    size = n_samples // n_splits
    folds = []
    for k in range(n_splits):
        test = list(range(k * size, k * size + size))
        train = [i for i in range(n_samples) if i not in test]
        folds.append((np.array(train), np.array(test)))
    return folds


def wrong_09_same_list_shrinks(n_samples, n_splits):
    rows = list(range(n_samples))
    folds = []
    start = 0
    for i in range(n_splits):
        size = n_samples // n_splits + (i < n_samples % n_splits)
        test = list(range(start, start + size))
        train = rows
        for t in test:
            train.remove(t)
        folds.append((np.array(train, dtype=int), np.array(test)))
        start += size
    return folds


def wrong_10_shuffled(n_samples, n_splits):
    rng = np.random.default_rng(0)
    order = rng.permutation(n_samples)
    parts = np.array_split(order, n_splits)
    return [(np.setdiff1d(order, p), np.sort(p)) for p in parts]


def wrong_11_last_fold_takes_the_rest(n_samples, n_splits):
    size = n_samples // n_splits
    all_rows = np.arange(n_samples)
    folds = []
    for i in range(n_splits):
        start = i * size
        if i == n_splits - 1:
            stop = n_samples
        else:
            stop = start + size
        mask = np.ones(n_samples, dtype=bool)
        mask[start:stop] = False
        folds.append((all_rows[mask], all_rows[~mask]))
    return folds


def wrong_12_roll_train_not_ascending(n_samples, n_splits):
    rows = np.arange(n_samples)
    folds = []
    for i in range(n_splits):
        size = n_samples // n_splits
        if i < n_samples % n_splits:
            size = size + 1
        test = np.sort(rows[:size])
        train = rows[size:]
        folds.append((train, test))
        rows = np.roll(rows, -size)
    return folds


def wrong_13_start_is_i_times_size(n_samples, n_splits):
    out = []
    base = n_samples // n_splits
    extra = n_samples % n_splits
    for i in range(n_splits):
        size = base + 1 if i < extra else base
        start = i * size
        test = np.arange(start, start + size)
        train = np.array([j for j in range(n_samples) if not start <= j < start + size])
        out.append((train, test))
    return out


def wrong_14_only_past_rows_train(n_samples, n_splits):
    parts = np.array_split(np.arange(n_samples), n_splits)
    return [(np.arange(0, p[0]), p) for p in parts]


def right_01_array_split(n_samples, n_splits):
    rows = np.arange(n_samples)
    return [(np.setdiff1d(rows, t), t) for t in np.array_split(rows, n_splits)]


def right_02_recursion_ceil(n_samples, n_splits):
    def tests(start, k):
        if k == 0:
            return []
        size = -(-(n_samples - start) // k)
        return [range(start, start + size)] + tests(start + size, k - 1)

    return [
        (np.array([r for r in range(n_samples) if r not in t]), np.array(t))
        for t in tests(0, n_splits)
    ]


def right_03_closed_formula(n_samples, n_splits):
    q, r = divmod(n_samples, n_splits)
    begin = lambda i: i * q + min(i, r)
    return [
        (np.r_[0 : begin(i), begin(i + 1) : n_samples], np.r_[begin(i) : begin(i + 1)])
        for i in range(n_splits)
    ]
