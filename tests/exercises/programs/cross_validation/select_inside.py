"""Answers to cross_validation/select_inside: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(X, y, folds, k):
    chosen = []
    for train, _ in folds:
        strengths = []
        for j in range(X.shape[1]):
            x_mean = sum(X[i, j] for i in train) / len(train)
            y_mean = sum(y[i] for i in train) / len(train)
            xy = sum((X[i, j] - x_mean) * (y[i] - y_mean) for i in train)
            xx = sum((X[i, j] - x_mean) ** 2 for i in train)
            yy = sum((y[i] - y_mean) ** 2 for i in train)
            strengths.append((abs(xy) / math.sqrt(xx * yy), j))
        strengths.sort(reverse=True)
        chosen.append(sorted(j for _, j in strengths[:k]))
    return chosen


def _r(X, y):
    A, b = X - X.mean(axis=0), y - y.mean()
    return A.T @ b / (np.linalg.norm(A, axis=0) * np.linalg.norm(b))


def vectorised(X, y, folds, k):
    return [np.sort(np.argsort(-np.abs(_r(X[train], y[train])))[:k]) for train, _ in folds]


def library(X, y, folds, k):
    result = []
    for train, _ in folds:
        r = [np.corrcoef(X[train, j], y[train])[0, 1] for j in range(X.shape[1])]
        result.append(np.sort(np.argsort(np.abs(r))[-k:]))
    return result


def whole_matrix(X, y, folds, k):
    def one(train):
        table = np.corrcoef(np.column_stack([X[train], y[train]]), rowvar=False)
        strength = table[-1, :-1] ** 2
        return tuple(j for j in range(len(strength)) if np.sum(strength > strength[j]) < k)

    return tuple(one(train) for train, _ in folds)


def partition(X, y, folds, k):
    parts = []
    for fold in folds:
        A = (X[fold[0]] - X[fold[0]].mean(0)) / X[fold[0]].std(0)
        size = np.abs(A.T @ (y[fold[0]] - y[fold[0]].mean()))
        parts.append(np.flatnonzero(size >= np.partition(size, -k)[-k]).astype(np.int32))
    return parts


def chosen_on_all_rows__outside(X, y, folds, k):
    best = np.sort(np.argsort(-np.abs(_r(X, y)))[:k])
    return [best for _ in folds]


def chosen_on_all_rows__one_array(X, y, folds, k):
    return np.sort(np.argsort(-np.abs(_r(X, y)))[:k])


def signed_correlation__no_abs(X, y, folds, k):
    return [np.sort(np.argsort(_r(X[train], y[train]))[-k:]) for train, _ in folds]


def least_correlated__first_of_argsort(X, y, folds, k):
    return [np.sort(np.argsort(np.abs(_r(X[train], y[train])))[:k]) for train, _ in folds]


def least_correlated__signed(X, y, folds, k):
    return [np.sort(np.argsort(_r(X[train], y[train]))[:k]) for train, _ in folds]


def not_ascending__strongest_first(X, y, folds, k):
    return [np.argsort(-np.abs(_r(X[train], y[train])))[:k] for train, _ in folds]


def not_ascending__strongest_last(X, y, folds, k):
    return [np.argsort(np.abs(_r(X[train], y[train])))[-k:] for train, _ in folds]


def covariance__not_divided(X, y, folds, k):
    chosen = []
    for train, _ in folds:
        A, b = X[train] - X[train].mean(0), y[train] - y[train].mean()
        chosen.append(np.sort(np.argsort(-np.abs(b @ A))[:k]))
    return chosen


def slope__least_squares(X, y, folds, k):
    chosen = []
    for train, _ in folds:
        slopes = [abs(np.polyfit(X[train, j], y[train], 1)[0]) for j in range(X.shape[1])]
        chosen.append(sorted(np.argsort(slopes)[-k:]))
    return chosen


def not_centred__dot_product(X, y, folds, k):
    return [np.sort(np.argsort(-np.abs(X[train].T @ y[train]))[:k]) for train, _ in folds]


def one_choice_for_all__first_fold(X, y, folds, k):
    return [vectorised(X, y, folds, k)[0]] * len(folds)


def one_choice_for_all__last_fold(X, y, folds, k):
    return [vectorised(X, y, folds, k)[-1] for _ in folds]


def too_many_or_too_few__one_more(X, y, folds, k):
    return vectorised(X, y, folds, k + 1)


def k_first_columns__sorted_places(X, y, folds, k):
    return [np.arange(k) for _ in folds]


def masks__truth_values(X, y, folds, k):
    return [np.isin(np.arange(X.shape[1]), columns) for columns in vectorised(X, y, folds, k)]


def correlations_returned__all(X, y, folds, k):
    return [_r(X[train], y[train]) for train, _ in folds]


def correlations_returned__largest(X, y, folds, k):
    return [np.sort(np.abs(_r(X[train], y[train])))[-k:] for train, _ in folds]


def counted_from_one__plus_one(X, y, folds, k):
    return [columns + 1 for columns in vectorised(X, y, folds, k)]


def chosen_on_test_rows__wrong_part(X, y, folds, k):
    chosen = []
    for _, test in folds:
        with np.errstate(all="ignore"):
            chosen.append(np.sort(np.argsort(-np.abs(_r(X[test], y[test])))[:k]))
    return chosen


def none__no_return(X, y, folds, k):
    vectorised(X, y, folds, k)
