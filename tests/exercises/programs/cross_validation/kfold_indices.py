"""Answers to cross_validation/kfold_indices: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(n_samples, n_splits):
    folds, start = [], 0
    for fold in range(n_splits):
        size = n_samples // n_splits
        if fold < n_samples % n_splits:
            size += 1
        test = list(range(start, start + size))
        train = [i for i in range(n_samples) if i not in test]
        folds.append((train, test))
        start += size
    return folds


def vectorised(n_samples, n_splits):
    sizes = np.full(n_splits, n_samples // n_splits)
    sizes[: n_samples % n_splits] += 1
    stops = np.cumsum(sizes)
    rows = np.arange(n_samples)
    return [
        (np.concatenate((rows[:start], rows[stop:])), rows[start:stop])
        for start, stop in zip(stops - sizes, stops, strict=True)
    ]


def library(n_samples, n_splits):
    rows = np.arange(n_samples)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, n_splits)]


def labels_of_folds(n_samples, n_splits):
    q, r = divmod(n_samples, n_splits)
    fold = np.repeat(np.arange(n_splits), [q + 1] * r + [q] * (n_splits - r))
    return tuple([np.where(fold != k)[0], np.where(fold == k)[0]] for k in range(n_splits))


def ranges(n_samples, n_splits):
    q, r = divmod(n_samples, n_splits)
    border = [k * q + min(k, r) for k in range(n_splits + 1)]
    return [
        (
            tuple(range(border[k])) + tuple(range(border[k + 1], n_samples)),
            range(border[k], border[k + 1]),
        )
        for k in range(n_splits)
    ]


def recursive(n_samples, n_splits, start=0):
    """The first fold gets a fair share of what is left, rounded up."""
    if n_splits == 0:
        return []
    stop = start + math.ceil((n_samples - start) / n_splits)
    rows = np.arange(n_samples)
    train = np.delete(rows, slice(start, stop)).astype(np.int32)
    return [(train, rows[start:stop]), *recursive(n_samples, n_splits - 1, stop)]


def _folds(n_samples, tests):
    return [(np.setdiff1d(np.arange(n_samples), test), np.array(test)) for test in tests]


def remainder_dropped__kept_in_train(n_samples, n_splits):
    size = n_samples // n_splits
    rows = np.arange(n_samples)
    return _folds(n_samples, [rows[k * size : (k + 1) * size] for k in range(n_splits)])


def remainder_dropped__lost(n_samples, n_splits):
    rows = np.arange(n_samples // n_splits * n_splits).reshape(n_splits, -1)
    return _folds(rows.size, list(rows))


def remainder_in_last__slice_to_the_end(n_samples, n_splits):
    size = n_samples // n_splits
    rows = np.arange(n_samples)
    tests = [rows[k * size : (k + 1) * size] for k in range(n_splits - 1)]
    return _folds(n_samples, [*tests, rows[(n_splits - 1) * size :]])


def remainder_in_first__sizes_from_the_end(n_samples, n_splits):
    size = n_samples // n_splits
    sizes = [size + n_samples % n_splits] + [size] * (n_splits - 1)
    return _folds(n_samples, np.split(np.arange(n_samples), np.cumsum(sizes)[:-1]))


def last_folds_larger__counted_from_behind(n_samples, n_splits):
    q, r = divmod(n_samples, n_splits)
    sizes = [q] * (n_splits - r) + [q + 1] * r
    return _folds(n_samples, np.split(np.arange(n_samples), np.cumsum(sizes)[:-1]))


def remainder_spread__linspace(n_samples, n_splits):
    borders = np.linspace(0, n_samples, n_splits + 1).astype(int)
    rows = np.arange(n_samples)
    return _folds(n_samples, [rows[borders[k] : borders[k + 1]] for k in range(n_splits)])


def rounded_up__ceil(n_samples, n_splits):
    size = math.ceil(n_samples / n_splits)
    rows = np.arange(n_samples)
    return _folds(n_samples, [rows[k * size : (k + 1) * size] for k in range(n_splits)])


def rounded_to_nearest__round(n_samples, n_splits):
    size = round(n_samples / n_splits)
    rows = np.arange(n_samples)
    tests = [rows[k * size : (k + 1) * size] for k in range(n_splits - 1)]
    return _folds(n_samples, [*tests, rows[(n_splits - 1) * size :]])


def extra_folds__chunks(n_samples, n_splits):
    size = n_samples // n_splits
    rows = np.arange(n_samples)
    return _folds(n_samples, [rows[i : i + size] for i in range(0, n_samples, size)])


def every_kth_row__stride(n_samples, n_splits):
    return _folds(n_samples, [range(k, n_samples, n_splits) for k in range(n_splits)])


def scattered__shuffled(n_samples, n_splits):
    order = np.random.default_rng(0).permutation(n_samples)
    return _folds(n_samples, [np.sort(part) for part in np.array_split(order, n_splits)])


def n_splits_rows_a_fold__chunks_of_k(n_samples, n_splits):
    rows = np.arange(n_samples)
    return _folds(n_samples, [rows[i : i + n_splits] for i in range(0, n_samples, n_splits)])


def swapped__test_first(n_samples, n_splits):
    return [(test, train) for train, test in loop(n_samples, n_splits)]


def tested_rows_in_train__all_rows(n_samples, n_splits):
    return [(list(range(n_samples)), test) for _, test in loop(n_samples, n_splits)]


def only_rows_before__as_in_time(n_samples, n_splits):
    return [(np.arange(test[0]), test) for _, test in loop(n_samples, n_splits)]


def only_rows_after__rest(n_samples, n_splits):
    return [(np.arange(test[-1] + 1, n_samples), test) for _, test in loop(n_samples, n_splits)]


def later_rows_first__concatenated(n_samples, n_splits):
    rows = np.arange(n_samples)
    return [
        (np.concatenate([rows[test[-1] + 1 :], rows[: test[0]]]), test)
        for _, test in loop(n_samples, n_splits)
    ]


def not_ascending__train_reversed(n_samples, n_splits):
    return [(train[::-1], test) for train, test in loop(n_samples, n_splits)]


def not_ascending__shuffled_train(n_samples, n_splits):
    rng = np.random.default_rng(5)
    return [(rng.permutation(train), test) for train, test in library(n_samples, n_splits)]


def folds_in_another_order__last_first(n_samples, n_splits):
    return loop(n_samples, n_splits)[::-1]


def folds_in_another_order__second_first(n_samples, n_splits):
    first, *others = loop(n_samples, n_splits)
    return [*others, first]


def neighbour_lost__one_beyond_the_stop(n_samples, n_splits):
    rows = list(range(n_samples))
    return [(rows[: test[0]] + rows[test[-1] + 2 :], test) for _, test in loop(n_samples, n_splits)]


def neighbour_lost__one_before_the_start(n_samples, n_splits):
    rows = list(range(n_samples))
    return [
        (rows[: max(0, test[0] - 1)] + rows[test[-1] + 1 :], test)
        for _, test in loop(n_samples, n_splits)
    ]


def counted_from_one__range_from_one(n_samples, n_splits):
    tests = np.array_split(np.arange(1, n_samples + 1), n_splits)
    return [(np.setdiff1d(np.arange(1, n_samples + 1), test), test) for test in tests]


def masks__truth_values(n_samples, n_splits):
    folds = []
    for test in np.array_split(np.arange(n_samples), n_splits):
        mask = np.zeros(n_samples, dtype=bool)
        mask[test] = True
        folds.append((~mask, mask))
    return folds


def tests_alone__array_split(n_samples, n_splits):
    return np.array_split(np.arange(n_samples), n_splits)


def two_lists__unzipped(n_samples, n_splits):
    folds = loop(n_samples, n_splits)
    return [train for train, _ in folds], [test for _, test in folds]


def sizes_alone__lengths(n_samples, n_splits):
    return [(len(train), len(test)) for train, test in loop(n_samples, n_splits)]


def shape__return_in_the_loop(n_samples, n_splits):
    folds, start = [], 0
    for fold in range(n_splits):
        size = n_samples // n_splits + (fold < n_samples % n_splits)
        test = list(range(start, start + size))
        folds.append(([i for i in range(n_samples) if i not in test], test))
        start += size
        return folds


def none__printed(n_samples, n_splits):
    print(loop(n_samples, n_splits))


def not_a_value__generator(n_samples, n_splits):
    return (fold for fold in loop(n_samples, n_splits))
