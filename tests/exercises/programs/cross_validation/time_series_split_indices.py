"""Answers to cross_validation/time_series_split_indices: right ones, and wrong ones."""

import numpy as np


def loop(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    folds = []
    for fold in range(n_splits):
        start = n_samples - (n_splits - fold) * size
        folds.append((list(range(start)), list(range(start, start + size))))
    return folds


def vectorised(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    starts = n_samples - size * np.arange(n_splits, 0, -1)
    return [(np.arange(start), start + np.arange(size)) for start in starts]


def library(n_samples, n_splits):
    rows = np.arange(n_samples)
    size = n_samples // (n_splits + 1)
    first, *tests = np.split(rows, range(n_samples - n_splits * size, n_samples, size))
    folds, past = [], first
    for test in tests:
        folds.append([past, test])
        past = np.append(past, test)
    return folds


def from_the_end(n_samples, n_splits):
    size, stop, folds = n_samples // (n_splits + 1), n_samples, []
    while len(folds) < n_splits:
        folds.insert(0, (range(stop - size), range(stop - size, stop)))
        stop -= size
    return tuple(folds)


def negative_slices(n_samples, n_splits):
    rows, size = np.arange(n_samples, dtype=np.int32), n_samples // (n_splits + 1)
    return [
        (rows[: -k * size], rows[-k * size : (1 - k) * size or None])
        for k in range(n_splits, 0, -1)
    ]


def trains_on_the_future__complement(n_samples, n_splits):
    return [
        (np.setdiff1d(np.arange(n_samples), test), test) for _, test in loop(n_samples, n_splits)
    ]


def trains_on_the_future__plain_kfold(n_samples, n_splits):
    rows = np.arange(n_samples)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, n_splits)]


def trains_on_the_future__rows_after(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    return [
        (np.arange((k + 1) * size, n_samples), np.arange(k * size, (k + 1) * size))
        for k in range(n_splits)
    ]


def fixed_window__sliding(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    return [(train[-size:], test) for train, test in loop(n_samples, n_splits)]


def fixed_window__as_long_as_the_first(n_samples, n_splits):
    folds = loop(n_samples, n_splits)
    length = len(folds[0][0])
    return [(train[len(train) - length :], test) for train, test in folds]


def first_train_only__never_grows(n_samples, n_splits):
    folds = loop(n_samples, n_splits)
    return [(folds[0][0], test) for _, test in folds]


def rows_left_at_the_end__from_the_start(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    return [(range(k * size), range(k * size, (k + 1) * size)) for k in range(1, n_splits + 1)]


def last_test_larger__to_the_end(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    folds = rows_left_at_the_end__from_the_start(n_samples, n_splits)
    folds[-1] = (range(n_splits * size), range(n_splits * size, n_samples))
    return folds


def first_tests_larger__array_split(n_samples, n_splits):
    parts = np.array_split(np.arange(n_samples), n_splits + 1)
    return [(np.concatenate(parts[:k]), parts[k]) for k in range(1, n_splits + 1)]


def size_by_n_splits__first_train_empty(n_samples, n_splits):
    size = n_samples // n_splits
    return [(range(k * size), range(k * size, (k + 1) * size)) for k in range(n_splits)]


def size_by_n_splits__array_split(n_samples, n_splits):
    parts = np.array_split(np.arange(n_samples), n_splits)
    return [(np.arange(part[0]), part) for part in parts]


def tested_rows_in_train__up_to_stop(n_samples, n_splits):
    return [(np.arange(test[-1] + 1), test) for _, test in loop(n_samples, n_splits)]


def gap_before_test__one_too_short(n_samples, n_splits):
    return [(train[:-1], test) for train, test in loop(n_samples, n_splits)]


def tests_to_the_end__open_slice(n_samples, n_splits):
    return [(train, range(len(train), n_samples)) for train, _ in loop(n_samples, n_splits)]


def latest_first__reversed(n_samples, n_splits):
    return list(reversed(loop(n_samples, n_splits)))


def swapped__test_first(n_samples, n_splits):
    return [(test, train) for train, test in loop(n_samples, n_splits)]


def counted_from_one__first_is_one(n_samples, n_splits):
    return [
        (np.arange(1, len(train) + 1), np.array(test) + 1)
        for train, test in loop(n_samples, n_splits)
    ]


def masks__truth_values(n_samples, n_splits):
    rows = np.arange(n_samples)
    return [(rows < test[0], np.isin(rows, test)) for _, test in loop(n_samples, n_splits)]


def shuffled__rows_permuted_first(n_samples, n_splits):
    rows = np.random.default_rng(1).permutation(n_samples)
    return [(rows[train], rows[test]) for train, test in vectorised(n_samples, n_splits)]


def shuffled__tests_drawn(n_samples, n_splits):
    rng = np.random.default_rng(5)
    size = n_samples // (n_splits + 1)
    folds = []
    for _ in range(n_splits):
        test = np.sort(rng.choice(n_samples, size, replace=False))
        folds.append((np.setdiff1d(np.arange(n_samples), test), test))
    return folds


def not_ascending__newest_first(n_samples, n_splits):
    return [(train[::-1], test) for train, test in loop(n_samples, n_splits)]


def tests_alone__no_train(n_samples, n_splits):
    return [test for _, test in loop(n_samples, n_splits)]


def two_lists__unzipped(n_samples, n_splits):
    folds = loop(n_samples, n_splits)
    return [train for train, _ in folds], [test for _, test in folds]


def shape__one_fold_too_many(n_samples, n_splits):
    return loop(n_samples, n_splits + 1)


def none__no_return(n_samples, n_splits):
    loop(n_samples, n_splits)
