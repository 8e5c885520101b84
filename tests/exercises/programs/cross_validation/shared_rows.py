"""Answers to cross_validation/shared_rows: right ones, and wrong ones by what they are told."""

import numpy as np


def loop(X_train, X_test):
    count = 0
    for test_row in X_test:
        for train_row in X_train:
            if all(a == b for a, b in zip(test_row, train_row, strict=True)):
                count += 1
                break
    return count


def vectorised(X_train, X_test):
    equal = (X_test[:, np.newaxis, :] == X_train[np.newaxis, :, :]).all(axis=-1)
    return equal.any(axis=1).sum()


def library(X_train, X_test):
    known = {tuple(row) for row in X_train}
    return len([row for row in map(tuple, X_test) if row in known])


def lists(X_train, X_test):
    return sum(row in X_train.tolist() for row in X_test.tolist())


def numbered_rows(X_train, X_test):
    _, number = np.unique(np.vstack([X_train, X_test]), axis=0, return_inverse=True)
    number = number.ravel()
    return np.array(np.isin(number[len(X_train) :], number[: len(X_train)]).sum())


def array_equal(X_train, X_test):
    return float(sum(any(np.array_equal(a, b) for b in X_train) for a in X_test))


def distances(X_train, X_test):
    gaps = np.abs(X_test[:, None] - X_train).max(axis=2)
    return np.count_nonzero(gaps.min(axis=1) == 0)


def unique_rows_only__sets(X_train, X_test):
    return len({tuple(row) for row in X_train} & {tuple(row) for row in X_test})


def unique_rows_only__unique(X_train, X_test):
    return library(X_train, np.unique(X_test, axis=0))


def shared_values__in_an_array(X_train, X_test):
    return sum(1 for row in X_test if row in X_train)


def shared_values__isin(X_train, X_test):
    return np.isin(X_test, X_train).sum()


def shared_values__isin_all(X_train, X_test):
    return np.isin(X_test, X_train).all(axis=1).sum()


def shared_values__intersection(X_train, X_test):
    return len(np.intersect1d(X_train, X_test))


def train_rows_counted__exchanged(X_train, X_test):
    return library(X_test, X_train)


def pairs_counted__no_break(X_train, X_test):
    count = 0
    for a in X_test:
        for b in X_train:
            if (a == b).all():
                count += 1
    return count


def both_sides_counted__added(X_train, X_test):
    return library(X_train, X_test) + library(X_test, X_train)


def same_place_only__zipped(X_train, X_test):
    return sum(bool((a == b).all()) for a, b in zip(X_train, X_test, strict=False))


def almost_equal__allclose(X_train, X_test):
    return sum(any(np.allclose(a, b) for b in X_train) for a in X_test)


def almost_equal__rounded(X_train, X_test):
    return library(X_train.round(6), X_test.round(6))


def first_column_only__sliced(X_train, X_test):
    return np.isin(X_test[:, 0], X_train[:, 0]).sum()


def order_in_rows_ignored__sorted(X_train, X_test):
    return library(np.sort(X_train, axis=1), np.sort(X_test, axis=1))


def order_in_rows_ignored__sums(X_train, X_test):
    return np.isin(X_test.sum(axis=1), X_train.sum(axis=1)).sum()


def share__mean(X_train, X_test):
    equal = (X_test[:, None] == X_train).all(axis=2)
    return equal.any(axis=1).mean()


def duplicates_over_both__stacked(X_train, X_test):
    both = np.vstack([X_train, X_test])
    return len(both) - len(np.unique(both, axis=0))


def each_train_row_once__used_up(X_train, X_test):
    left, count = X_train.tolist(), 0
    for row in X_test.tolist():
        if row in left:
            left.remove(row)
            count += 1
    return count


def companion__the_others(X_train, X_test):
    return len(X_test) - library(X_train, X_test)


def shape__mask(X_train, X_test):
    return np.array([tuple(row) in set(map(tuple, X_train)) for row in X_test])


def whether_any__bool(X_train, X_test):
    return bool(library(X_train, X_test))


def one_sided__one_too_few(X_train, X_test):
    """Where rows are shared at all."""
    return max(0, library(X_train, X_test) - 1)


def none__printed(X_train, X_test):
    print(library(X_train, X_test))
