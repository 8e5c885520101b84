from collections import Counter

import numpy as np


def wrong_01_direction(X_train, X_test):
    # counts the train rows that are in test
    test = set(tuple(r) for r in X_test.tolist())
    n = 0
    for r in X_train.tolist():
        if tuple(r) in test:
            n += 1
    return n


def wrong_02_share_instead_of_count(X_train, X_test):
    train = {tuple(r) for r in X_train}
    hits = [tuple(r) in train for r in X_test]
    return float(np.mean(hits))


def wrong_03_axes_swapped(X_train, X_test):
    same = X_test[:, None, :] == X_train[None, :, :]  # (n_test, n_train, d)
    return int(same.any(axis=1).all(axis=1).sum())


def wrong_04_no_break(X_train, X_test):
    count = 0
    for row in X_test:
        for other in X_train:
            if (row == other).all():
                count += 1
    return count


def wrong_05_to_int(X_train, X_test):
    train = set(map(tuple, X_train.astype(int)))
    return sum(tuple(r) in train for r in X_test.astype(int))


def wrong_06_any_column_equal(X_train, X_test):
    n = 0
    for r in X_test:
        if np.any(X_train == r):
            n += 1
    return n


def wrong_07_copies_once(X_train, X_test):
    a = set(tuple(r) for r in X_train.tolist())
    b = set(tuple(r) for r in X_test.tolist())
    return len(a & b)


def wrong_08_train_row_used_up(X_train, X_test):
    # multiset
    a = Counter(tuple(r) for r in X_train.tolist())
    b = Counter(tuple(r) for r in X_test.tolist())
    return sum((a & b).values())


def wrong_09_sorts_rows(X_train, X_test):
    # sort so that we can compare
    X_train = np.sort(X_train)
    X_test = np.sort(X_test)
    known = {tuple(r) for r in X_train}
    return len([r for r in X_test if tuple(r) in known])


def wrong_10_nearly_equal(X_train, X_test):
    n = 0
    for r in X_test:
        if any(np.allclose(r, t) for t in X_train):
            n += 1
    return n


def wrong_12_in_operator(X_train, X_test):
    # numpy "in" : any element
    return sum([row in X_train for row in X_test])


def right_01_lists(X_train, X_test):
    train = X_train.tolist()
    return len([r for r in X_test.tolist() if r in train])


def right_02_column_by_column(X_train, X_test):
    ok = np.ones((len(X_test), len(X_train)), dtype=bool)
    for j in range(X_train.shape[1]):
        ok &= np.equal.outer(X_test[:, j], X_train[:, j])
    return np.count_nonzero(ok.any(axis=1))


def right_03_recursion(X_train, X_test):
    def go(cols, tr, te):
        if len(te) == 0 or len(tr) == 0:
            return 0
        if cols == X_train.shape[1]:
            return len(te)
        out = 0
        for v in set(te[:, cols].tolist()):
            out += go(cols + 1, tr[tr[:, cols] == v], te[te[:, cols] == v])
        return out

    return go(0, X_train, X_test)
