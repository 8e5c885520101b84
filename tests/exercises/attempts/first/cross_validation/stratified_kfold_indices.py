from collections import Counter, defaultdict
from itertools import groupby

import numpy as np


def _pairs(tests, n):
    out = []
    for t in tests:
        t = np.array(sorted(t), dtype=int)
        out.append((np.setdiff1d(np.arange(n), t), t))
    return out


def wrong_01_test_and_train_swapped(y, n_splits):
    y = np.array(y)
    fold = np.zeros(len(y), dtype=int)
    for c in np.unique(y):
        where = np.flatnonzero(y == c)
        fold[where] = np.arange(len(where)) % n_splits
    return [(np.flatnonzero(fold == i), np.flatnonzero(fold != i)) for i in range(n_splits)]


def wrong_02_rounded_share_last_gets_rest(y, n_splits):
    y = np.array(y)
    tests = [[] for _ in range(n_splits)]
    for c in set(y.tolist()):
        rows = np.where(y == c)[0]
        size = round(len(rows) / n_splits)
        for i in range(n_splits - 1):
            tests[i].extend(rows[i * size : (i + 1) * size])
        tests[-1].extend(rows[(n_splits - 1) * size :])
    return _pairs(tests, len(y))


def wrong_03_where_tuple_split_on_wrong_axis(y, n_splits):
    y = np.array(y)
    tests = [[] for _ in range(n_splits)]
    for c in np.unique(y):
        rows = np.where(y == c)
        parts = np.array_split(rows, n_splits)
        for i in range(n_splits):
            tests[i] += list(parts[i].ravel())
    return _pairs(tests, len(y))


def wrong_04_folds_reset_per_class(y, n_splits):
    y = np.asarray(y)
    for c in np.unique(y):
        tests = [[] for _ in range(n_splits)]
        k = 0
        for i in range(len(y)):
            if y[i] == c:
                tests[k % n_splits].append(i)
                k += 1
    return _pairs(tests, len(y))


def wrong_05_remainder_of_class_dropped(y, n_splits):
    y = np.asarray(y)
    tests = [[] for _ in range(n_splits)]
    for c in np.unique(y):
        rows = np.flatnonzero(y == c)
        m = len(rows) // n_splits
        for i in range(n_splits):
            tests[i].extend(rows[i * m : i * m + m])
    return _pairs(tests, len(y))


def wrong_06_plain_interleaved_kfold(y, n_splits):
    rows = np.arange(len(y))
    return [(rows[rows % n_splits != i], rows[rows % n_splits == i]) for i in range(n_splits)]


def wrong_07_only_classes_0_and_1(y, n_splits):
    y = np.asarray(y)
    tests = [[] for _ in range(n_splits)]
    for c in (0, 1):
        for j, row in enumerate(np.where(y == c)[0]):
            tests[j % n_splits].append(row)
    return _pairs(tests, len(y))


def wrong_08_small_class_into_first_fold(y, n_splits):
    y = np.asarray(y)
    tests = [[] for _ in range(n_splits)]
    for c in np.unique(y):
        rows = np.flatnonzero(y == c)
        if len(rows) < n_splits:
            # too few for all folds
            tests[0].extend(rows)
        else:
            for i, part in enumerate(np.array_split(rows, n_splits)):
                tests[i].extend(part)
    return _pairs(tests, len(y))


def wrong_09_same_list_k_times(y, n_splits):
    y = np.asarray(y)
    tests = [[]] * n_splits
    for c in np.unique(y):
        for j, row in enumerate(np.flatnonzero(y == c)):
            tests[j % n_splits].append(row)
    return _pairs(tests, len(y))


def wrong_10_stratified_draw_for_each_fold(y, n_splits):
    y = np.asarray(y)
    rng = np.random.default_rng(0)
    out = []
    for i in range(n_splits):
        test = []
        for c in np.unique(y):
            rows = np.flatnonzero(y == c)
            n = max(1, len(rows) // n_splits)
            test.extend(rng.choice(rows, size=n, replace=False))
        test = np.sort(test)
        out.append((np.setdiff1d(np.arange(len(y)), test), test))
    return out


def wrong_11_snake_not_restarted(y, n_splits):
    y = np.asarray(y)
    order = np.argsort(y, kind="stable")
    snake = list(range(n_splits)) + list(range(n_splits - 1, -1, -1))
    tests = [[] for _ in range(n_splits)]
    for place, row in enumerate(order):
        tests[snake[place % (2 * n_splits)]].append(row)
    return _pairs(tests, len(y))


def wrong_12_groupby_unsorted(y, n_splits):
    tests = [[] for _ in range(n_splits)]
    row = 0
    for label, run in groupby(y):
        for j, _ in enumerate(run):
            tests[j % n_splits].append(row)
            row += 1
    return _pairs(tests, len(y))


def wrong_13_sorted_then_blocks(y, n_splits):
    order = np.argsort(y, kind="stable")
    return _pairs(np.array_split(order, n_splits), len(y))


def wrong_14_place_in_class_as_row(y, n_splits):
    y = np.asarray(y)
    fold_tests = [np.array([], dtype=int) for _ in range(n_splits)]
    for c in np.unique(y):
        n_c = np.sum(y == c)
        for i, places in enumerate(np.array_split(np.arange(n_c), n_splits)):
            fold_tests[i] = np.append(fold_tests[i], places)
    return [(np.setdiff1d(np.arange(len(y)), t), t) for t in fold_tests]


def wrong_15_range_of_max_label(y, n_splits):
    fold = np.zeros(len(y), dtype=int)
    y = np.asarray(y)
    for c in range(len(np.unique(y))):
        idx = np.flatnonzero(y == c)
        fold[idx] = np.arange(len(idx)) % n_splits
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(n_splits)]


def right_01_sorted_stride(y, n_splits):
    order = np.argsort(y, kind="stable")
    out = []
    for i in range(n_splits):
        test = order[i::n_splits]
        out.append((np.delete(order, slice(i, None, n_splits)), test))
    return out


def right_02_counter_closure(y, n_splits):
    seen = Counter()

    def fold_of(label):
        seen[label] += 1
        return -seen[label] % n_splits

    f = [fold_of(label) for label in list(y)]
    n = range(len(f))
    return [
        (np.array([r for r in n if f[r] != i]), np.array([r for r in n if f[r] == i]))
        for i in range(n_splits)
    ]


def right_03_blocks_of_class_shuffled(y, n_splits):
    rng = np.random.default_rng()
    y = np.asarray(y)
    tests = defaultdict(list)
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        for i, p in enumerate(np.array_split(rows, n_splits)):
            tests[i] += p.tolist()
    return [
        (np.array([r for r in range(len(y)) if r not in tests[i]]), np.array(tests[i]))
        for i in range(n_splits)
    ]
