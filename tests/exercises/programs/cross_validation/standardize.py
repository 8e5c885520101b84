"""Answers to cross_validation/standardize: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(X_train, X_test):
    n, d = X_train.shape
    train = [[0.0] * d for _ in range(n)]
    test = [[0.0] * d for _ in range(len(X_test))]
    for j in range(d):
        mean = sum(row[j] for row in X_train) / n
        variance = sum((row[j] - mean) ** 2 for row in X_train) / n
        std = math.sqrt(variance)
        if std == 0:
            std = 1
        for i in range(n):
            train[i][j] = (X_train[i][j] - mean) / std
        for i in range(len(X_test)):
            test[i][j] = (X_test[i][j] - mean) / std
    return train, test


def vectorised(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std[std == 0] = 1.0
    return (X_train - mean) / std, (X_test - mean) / std


def library(X_train, X_test):
    mean = np.average(X_train, axis=0)
    root = np.sqrt(np.diag(np.atleast_2d(np.cov(X_train, rowvar=False, bias=True))))
    root = np.where(np.isclose(root, 0), 1, root)
    return [np.divide(np.subtract(X, mean), root) for X in (X_train, X_test)]


def constant_asked_of_the_values(X_train, X_test):
    scale = np.where(np.ptp(X_train, axis=0) > 0, X_train.std(axis=0), 1)
    centre = X_train.sum(axis=0) / len(X_train)
    return tuple((X - centre) / scale for X in (X_train, X_test))


def column_by_column(X_train, X_test):
    columns = [[], []]
    for a, b in zip(X_train.T, X_test.T, strict=True):
        scale = np.std(a) or 1.0
        columns[0].append((a - np.mean(a)) / scale)
        columns[1].append((b - np.mean(a)) / scale)
    return np.array(columns[0]).T, np.transpose(columns[1])


def in_copies(X_train, X_test):
    a, b = X_train.copy(), X_test.copy()
    mean = a.mean(axis=0, keepdims=True)
    a -= mean
    b -= mean
    size = np.linalg.norm(a, axis=0) / np.sqrt(len(a))
    size[size < 1e-12] = 1
    a /= size
    b /= size
    return a, b


def _with(X_train, X_test, learnt, ddof=0):
    mean, std = learnt.mean(axis=0), learnt.std(axis=0, ddof=ddof)
    std[std == 0] = 1
    return (X_train - mean) / std, (X_test - mean) / std


def fitted_on_both__stacked(X_train, X_test):
    return _with(X_train, X_test, np.vstack([X_train, X_test]))


def fitted_on_both__stacked_and_unguarded(X_train, X_test):
    both = np.concatenate([X_train, X_test])
    scaled = (both - both.mean(axis=0)) / both.std(axis=0)
    return scaled[: len(X_train)], scaled[len(X_train) :]


def each_by_its_own__twice_the_same(X_train, X_test):
    return _with(X_train, X_train, X_train)[0], _with(X_test, X_test, X_test)[0]


def each_by_its_own__unguarded(X_train, X_test):
    return tuple((X - X.mean(axis=0)) / X.std(axis=0) for X in (X_train, X_test))


def fitted_on_test__wrong_name(X_train, X_test):
    return _with(X_train, X_test, X_test)


def ddof_1__guarded(X_train, X_test):
    return _with(X_train, X_test, X_train, ddof=1)


def ddof_1__n_minus_one(X_train, X_test):
    mean = X_train.mean(axis=0)
    std = np.sqrt(((X_train - mean) ** 2).sum(axis=0) / (len(X_train) - 1))
    std = np.where(std > 0, std, 1.0)
    return (X_train - mean) / std, (X_test - mean) / std


def nan_on_constants__one_line(X_train, X_test):
    mean, std = X_train.mean(0), X_train.std(0)
    return (X_train - mean) / std, (X_test - mean) / std


def constants_zeroed__nan_to_num(X_train, X_test):
    mean, std = X_train.mean(0), X_train.std(0)
    parts = [(X - mean) / std for X in (X_train, X_test)]
    return tuple(np.nan_to_num(part, nan=0, posinf=0, neginf=0) for part in parts)


def constants_left_alone__only_where_it_varies(X_train, X_test):
    train, test = X_train.copy(), X_test.copy()
    for j in range(X_train.shape[1]):
        mean, std = X_train[:, j].mean(), X_train[:, j].std()
        if std > 0:
            train[:, j] = (X_train[:, j] - mean) / std
            test[:, j] = (X_test[:, j] - mean) / std
    return train, test


def constants_divided_by_epsilon__tiny(X_train, X_test):
    mean, std = X_train.mean(0), X_train.std(0)
    return (X_train - mean) / (std + 1e-8), (X_test - mean) / (std + 1e-8)


def variance__not_the_root(X_train, X_test):
    mean, variance = X_train.mean(0), X_train.var(0)
    variance[variance == 0] = 1
    return (X_train - mean) / variance, (X_test - mean) / variance


def all_columns_at_once__axis_forgotten(X_train, X_test):
    mean, std = X_train.mean(), X_train.std()
    std = std if std > 0 else 1
    return (X_train - mean) / std, (X_test - mean) / std


def rows_for_columns__axis_1(X_train, X_test):
    scaled = []
    for X in (X_train, X_test):
        mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
        scaled.append((X - mean) / np.where(std == 0, 1, std))
    return tuple(scaled)


def not_centred__only_divided(X_train, X_test):
    std = X_train.std(0)
    std[std == 0] = 1
    return X_train / std, X_test / std


def only_centred__no_division(X_train, X_test):
    return X_train - X_train.mean(0), X_test - X_train.mean(0)


def multiplied__times_std(X_train, X_test):
    mean, std = X_train.mean(0), X_train.std(0)
    std[std == 0] = 1
    return (X_train - mean) * std, (X_test - mean) * std


def range_for_deviation__min_and_max(X_train, X_test):
    low, width = X_train.min(0), X_train.max(0) - X_train.min(0)
    width[width == 0] = 1
    return (X_train - low) / width, (X_test - low) / width


def test_not_scaled__forgotten(X_train, X_test):
    return _with(X_train, X_test, X_train)[0], X_test


def train_alone__one_returned(X_train, X_test):
    return _with(X_train, X_test, X_train)[0]


def mean_and_deviation__what_was_learnt(X_train, X_test):
    return X_train.mean(axis=0), X_train.std(axis=0)


def members__other_way_round(X_train, X_test):
    return _with(X_train, X_test, X_train)[::-1]


def changed_input__in_place(X_train, X_test):
    std = X_train.std(0)
    std[std == 0] = 1
    X_test -= X_train.mean(0)
    X_test /= std
    X_train -= X_train.mean(0)
    X_train /= std
    return X_train, X_test


def code__median_for_mean(X_train, X_test):
    centre, std = np.median(X_train, axis=0), X_train.std(0)
    std[std == 0] = 1
    return (X_train - centre) / std, (X_test - centre) / std


def none__no_return(X_train, X_test):
    _with(X_train, X_test, X_train)
