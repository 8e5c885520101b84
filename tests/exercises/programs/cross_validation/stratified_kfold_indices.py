"""Answers to cross_validation/stratified_kfold_indices: right ones, and wrong ones."""

import numpy as np


def _folds(fold, n_splits):
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]


def loop(y, n_splits):
    tests = [[] for _ in range(n_splits)]
    seen = {}
    for row, label in enumerate(y.tolist()):
        tests[seen.get(label, 0) % n_splits].append(row)
        seen[label] = seen.get(label, 0) + 1
    return [([i for i in range(len(y)) if i not in test], test) for test in tests]


def vectorised(y, n_splits):
    fold = np.empty(len(y), dtype=int)
    fold[np.argsort(y, kind="stable")] = np.arange(len(y)) % n_splits
    return _folds(fold, n_splits)


def library(y, n_splits):
    parts = [np.array_split(np.flatnonzero(y == label), n_splits) for label in np.unique(y)]
    rows = np.arange(len(y))
    tests = [np.concatenate([part[k] for part in parts]) for k in range(n_splits)]
    return tuple([np.setdiff1d(rows, test), test] for test in tests)


def shuffled_within_classes(y, n_splits):
    rng = np.random.default_rng(5)
    fold = np.empty(len(y), dtype=int)
    for label in sorted(set(y.tolist())):
        rows = rng.permutation(np.flatnonzero(y == label))
        fold[rows] = np.arange(len(rows)) % n_splits
    return [
        (rng.permutation(train).astype(float), rng.permutation(test))
        for train, test in _folds(fold, n_splits)
    ]


def cards_dealt_on(y, n_splits):
    """The next class goes on where the last one ended."""
    order = sorted(range(len(y)), key=lambda row: (str(y[row]), row))
    return [
        (sorted(set(range(len(y))) - set(order[k::n_splits])), tuple(order[k::n_splits]))
        for k in range(n_splits)
    ]


def plain_kfold__blocks(y, n_splits):
    rows = np.arange(len(y))
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, n_splits)]


def plain_kfold__every_kth(y, n_splits):
    return _folds(np.arange(len(y)) % n_splits, n_splits)


def one_class_per_fold__by_label(y, n_splits):
    _, number = np.unique(y, return_inverse=True)
    return [
        (np.flatnonzero(number != k), np.flatnonzero(number == k)) for k in range(number.max() + 1)
    ]


def one_class_per_fold__dealt_to_folds(y, n_splits):
    _, number = np.unique(y, return_inverse=True)
    return _folds(number % n_splits, n_splits)


def swapped__test_first(y, n_splits):
    return [(test, train) for train, test in vectorised(y, n_splits)]


def row_tested_twice__overlapping_parts(y, n_splits):
    tests = [[] for _ in range(n_splits)]
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        size = -(-len(rows) // n_splits)
        for k in range(n_splits):
            start = min(k * size, len(rows) - size)
            tests[k].extend(rows[start : start + size])
    return [(np.setdiff1d(np.arange(len(y)), test), np.array(test)) for test in tests]


def row_tested_twice__drawn_for_each_fold(y, n_splits):
    rng = np.random.default_rng(0)
    folds = []
    for _ in range(n_splits):
        test = []
        for label in np.unique(y):
            rows = np.flatnonzero(y == label)
            test.extend(rng.choice(rows, -(-len(rows) // n_splits), replace=False))
        folds.append((np.setdiff1d(np.arange(len(y)), test), np.array(test)))
    return folds


def row_never_tested__remainder_dropped(y, n_splits):
    tests = [[] for _ in range(n_splits)]
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        size = len(rows) // n_splits
        for k in range(n_splits):
            tests[k].extend(rows[k * size : (k + 1) * size])
    return [(np.setdiff1d(np.arange(len(y)), test), test) for test in tests]


def remainder_in_last__open_slice(y, n_splits):
    tests = [[] for _ in range(n_splits)]
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        size = len(rows) // n_splits
        for k in range(n_splits):
            stop = (k + 1) * size if k < n_splits - 1 else len(rows)
            tests[k].extend(rows[k * size : stop])
    return [(np.setdiff1d(np.arange(len(y)), test), test) for test in tests]


def tested_rows_in_train__all_rows(y, n_splits):
    return [(np.arange(len(y)), test) for _, test in vectorised(y, n_splits)]


def only_labels_0_and_1__two_classes_only(y, n_splits):
    """Knows the labels 0 and 1 alone."""
    fold = np.full(len(y), -1)
    for label in (0, 1):
        rows = np.flatnonzero(y == label)
        fold[rows] = np.arange(len(rows)) % n_splits
    return _folds(fold, n_splits)


def property__shuffled_but_not_stratified(y, n_splits):
    rows = np.random.default_rng(3).permutation(len(y))
    return [(np.setdiff1d(rows, test), np.sort(test)) for test in np.array_split(rows, n_splits)]


def tests_alone__no_train(y, n_splits):
    return [test for _, test in vectorised(y, n_splits)]


def shape__return_in_the_loop(y, n_splits):
    folds = []
    for fold in vectorised(y, n_splits):
        folds.append(fold)
        return folds


def masks__truth_values(y, n_splits):
    rows = np.arange(len(y))
    return [(np.isin(rows, train), np.isin(rows, test)) for train, test in vectorised(y, n_splits)]


def two_lists__unzipped(y, n_splits):
    return list(zip(*vectorised(y, n_splits), strict=True))


def none__no_return(y, n_splits):
    vectorised(y, n_splits)
