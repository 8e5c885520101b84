"""Answers to cross_validation/group_kfold_indices: right ones, and wrong ones."""

import numpy as np


def loop(groups, n_splits):
    names = []
    for group in groups.tolist():
        if group not in names:
            names.append(group)
    folds = []
    for k in range(n_splits):
        held_out = names[k::n_splits]
        test = [i for i in range(len(groups)) if groups[i] in held_out]
        folds.append(([i for i in range(len(groups)) if i not in test], test))
    return folds


def vectorised(groups, n_splits):
    _, number = np.unique(groups, return_inverse=True)
    fold = number % n_splits
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]


def library(groups, n_splits):
    folds = []
    for names in np.array_split(np.unique(groups), n_splits):
        tested = np.isin(groups, names)
        folds.append([np.where(~tested)[0], np.where(tested)[0]])
    return tuple(folds)


def greedy(groups, n_splits):
    names, counts = np.unique(groups, return_counts=True)
    tests = [[] for _ in range(n_splits)]
    for name in names[np.argsort(counts)[::-1]]:
        min(tests, key=len).extend(np.flatnonzero(groups == name).tolist())
    everything = set(range(len(groups)))
    return [(sorted(everything - set(test)), test) for test in tests]


def shuffled_names(groups, n_splits):
    rng = np.random.default_rng(5)
    names = rng.permutation(np.unique(groups))
    rows = np.arange(len(groups))
    tests = [rows[np.isin(groups, names[k::n_splits])] for k in range(n_splits)]
    return [(rng.permutation(np.setdiff1d(rows, test)), test.astype(float)) for test in tests]


def groups_split__plain_kfold(groups, n_splits):
    rows = np.arange(len(groups))
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, n_splits)]


def groups_split__stratified(groups, n_splits):
    fold = np.empty(len(groups), dtype=int)
    fold[np.argsort(groups, kind="stable")] = np.arange(len(groups)) % n_splits
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]


def groups_split__sorted_blocks(groups, n_splits):
    order = np.argsort(groups, kind="stable")
    rows = np.arange(len(groups))
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(order, n_splits)]


def group_ids_as_rows__names(groups, n_splits):
    names = np.unique(groups)
    return [(np.setdiff1d(names, part), part) for part in np.array_split(names, n_splits)]


def a_fold_for_each_group__leave_one_out(groups, n_splits):
    return [
        (np.flatnonzero(groups != name), np.flatnonzero(groups == name))
        for name in np.unique(groups)
    ]


def swapped__test_first(groups, n_splits):
    return [(test, train) for train, test in vectorised(groups, n_splits)]


def row_tested_twice__each_fold_drawn_anew(groups, n_splits):
    rng = np.random.default_rng(0)
    names, folds = np.unique(groups), []
    for _ in range(n_splits):
        tested = np.isin(groups, rng.choice(names, -(-len(names) // n_splits), replace=False))
        folds.append((np.flatnonzero(~tested), np.flatnonzero(tested)))
    return folds


def row_never_tested__groups_left_over(groups, n_splits):
    names = np.unique(groups)
    size = len(names) // n_splits
    folds = []
    for k in range(n_splits):
        tested = np.isin(groups, names[k * size : (k + 1) * size])
        folds.append((np.flatnonzero(~tested), np.flatnonzero(tested)))
    return folds


def tested_rows_in_train__all_rows(groups, n_splits):
    return [(np.arange(len(groups)), test) for _, test in vectorised(groups, n_splits)]


def property__filled_one_after_the_other(groups, n_splits):
    """A fold takes groups until it has its share, and nothing may be left for the others."""
    fold, k, taken = np.empty(len(groups), dtype=int), 0, 0
    for name in np.unique(groups):
        fold[groups == name] = k
        taken += np.sum(groups == name)
        if taken >= len(groups) / n_splits and k < n_splits - 1:
            k, taken = k + 1, 0
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]


def property__train_too_small(groups, n_splits):
    return [(train[1:], test) for train, test in vectorised(groups, n_splits)]


def property__label_modulo(groups, n_splits):
    """Labels are taken for numbers in a row."""
    number = groups if groups.dtype.kind == "i" else np.unique(groups, return_inverse=True)[1]
    fold = number % n_splits
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]


def tests_alone__no_train(groups, n_splits):
    return [test for _, test in vectorised(groups, n_splits)]


def masks__truth_values(groups, n_splits):
    names = np.unique(groups)
    tests = [np.isin(groups, names[k::n_splits]) for k in range(n_splits)]
    return [(~test, test) for test in tests]


def two_lists__unzipped(groups, n_splits):
    folds = vectorised(groups, n_splits)
    return [train for train, _ in folds], [test for _, test in folds]


def none__no_return(groups, n_splits):
    vectorised(groups, n_splits)
