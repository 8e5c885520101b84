import numpy as np


def _rows_of_test(y, fraction, rng):
    test = []
    for c in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == c))
        test.append(rows[: round(fraction * len(rows))])
    return np.concatenate(test)


def _extra(y, pool, rng):
    # indices to add so that y[pool] becomes balanced
    labels, counts = np.unique(y[pool], return_counts=True)
    rare = pool[y[pool] == labels[np.argmin(counts)]]
    return rng.choice(rare, counts.max() - counts.min())


def wrong_01_oversampled_first(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    everything = np.arange(len(y))
    idx = np.concatenate([everything, _extra(y, everything, rng)])
    Xb, yb = X[idx], y[idx]
    test = _rows_of_test(yb, test_fraction, rng)
    mask = np.ones(len(yb), dtype=bool)
    mask[test] = False
    return Xb[mask], yb[mask], Xb[test], yb[test]


def wrong_02_both_balanced(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test = _rows_of_test(y, test_fraction, rng)
    train = np.setdiff1d(np.arange(len(y)), test)
    train = np.append(train, _extra(y, train, rng))
    if len(np.unique(y[test])) > 1:
        test = np.append(test, _extra(y, test, rng))
    return X[train], y[train], X[test], y[test]


def wrong_03_plain_shuffle(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    order = rng.permutation(len(y))
    n_test = int(round(test_fraction * len(y)))
    test, train = order[:n_test], order[n_test:]
    train = np.concatenate([train, _extra(y, train, rng)])
    return X[train], y[train], X[test], y[test]


def wrong_04_order_of_sklearn(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test = _rows_of_test(y, test_fraction, rng)
    train = np.array([i for i in range(len(y)) if i not in set(test.tolist())])
    train = np.concatenate([train, _extra(y, train, rng)])
    return X[train], X[test], y[train], y[test]


def wrong_05_train_fraction(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = [], []
    for c in np.unique(y):
        rows = rng.permutation(np.where(y == c)[0])
        cut = round(len(rows) * test_fraction)
        train.extend(rows[:cut])
        test.extend(rows[cut:])
    train = np.array(train)
    train = np.concatenate([train, _extra(y, train, rng)])
    return X[train], y[train], X[test], y[test]


def wrong_06_copies_from_all_minority_rows(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    labels, counts = np.unique(y, return_counts=True)
    minority = np.flatnonzero(y == labels[counts.argmin()])
    test = _rows_of_test(y, test_fraction, rng)
    train = np.setdiff1d(np.arange(len(y)), test)
    c = [np.sum(y[train] == l) for l in labels]
    train = np.concatenate([train, rng.choice(minority, max(c) - min(c))])
    return X[train], y[train], X[test], y[test]


def wrong_07_number_missing_counted_before_split(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    labels, counts = np.unique(y, return_counts=True)
    rare = labels[np.argmin(counts)]
    missing = counts.max() - counts.min()
    test = _rows_of_test(y, test_fraction, rng)
    mask = np.ones(len(y), bool)
    mask[test] = False
    X_train, y_train = X[mask], y[mask]
    extra = rng.choice(np.flatnonzero(y_train == rare), missing)
    X_train = np.vstack([X_train, X_train[extra]])
    y_train = np.append(y_train, y_train[extra])
    return X_train, y_train, X[test], y[test]


def wrong_08_test_drawn_with_replacement(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test = []
    for c in np.unique(y):
        rows = np.flatnonzero(y == c)
        test += list(rng.choice(rows, size=round(test_fraction * len(rows))))
    train = np.setdiff1d(np.arange(len(y)), test)
    train = np.concatenate([train, _extra(y, train, rng)])
    return X[train], y[train], X[test], y[test]


def wrong_09_train_cut_down(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test = _rows_of_test(y, test_fraction, rng)
    rest = np.setdiff1d(np.arange(len(y)), test)
    labels, counts = np.unique(y[rest], return_counts=True)
    n = counts.min()
    train = np.concatenate([rng.choice(rest[y[rest] == l], n, replace=False) for l in labels])
    return X[train], y[train], X[test], y[test]


def wrong_10_equal_classes_in_test(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    labels, counts = np.unique(y, return_counts=True)
    each = max(1, round(test_fraction * counts.min()))  # the same number of each class
    test = np.concatenate([rng.permutation(np.flatnonzero(y == l))[:each] for l in labels])
    train = np.setdiff1d(np.arange(len(y)), test)
    train = np.concatenate([train, _extra(y, train, rng)])
    return X[train], y[train], X[test], y[test]


def wrong_11_copies_drawn_without_seed(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test = _rows_of_test(y, test_fraction, rng)
    train = np.setdiff1d(np.arange(len(y)), test)
    extra = _extra(y, train, np.random.default_rng())
    train = np.concatenate([train, extra])
    return X[train], y[train], X[test], y[test]


def wrong_12_minority_rows_replaced_by_draw(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test = _rows_of_test(y, test_fraction, rng)
    rest = np.setdiff1d(np.arange(len(y)), test)
    groups = [rest[y[rest] == l] for l in np.unique(y)]
    n = max(len(g) for g in groups)
    train = np.concatenate([rng.choice(g, size=n, replace=True) for g in groups])
    return X[train], y[train], X[test], y[test]


def right_01_every_kth(X, y, test_fraction, random_state):
    # walk through each class in shuffled order, put one aside whenever the running sum passes a whole number
    rng = np.random.RandomState(random_state)
    is_test = np.zeros(len(y), dtype=bool)
    for c in np.unique(y):
        acc = 0.0
        for i in rng.permutation(np.flatnonzero(y == c)):
            acc += test_fraction
            if acc >= 1:
                is_test[i] = True
                acc -= 1
    train = np.flatnonzero(~is_test)
    extra = _extra(y, train, rng)
    train = np.insert(train, 0, extra)
    return X[train], y[train], X[is_test], y[is_test]


def right_02_floor_and_cycle(X, y, test_fraction, random_state):
    rng = np.random.default_rng([random_state, 7])
    key = rng.random(len(y))
    parts = []
    for c in sorted(set(np.asarray(y).tolist())):
        rows = sorted(np.flatnonzero(y == c), key=lambda i: key[i])
        k = int(test_fraction * len(rows))
        parts.append((rows[:k], rows[k:]))
    n = max(len(b) for _, b in parts)
    train = [b[i % len(b)] for _, b in parts for i in range(n)]
    test = [i for a, _ in parts for i in a]
    return X[train], y[train], X[test], y[test]


def right_03_plain_lists(X, y, test_fraction, random_state):
    r = np.random.default_rng(random_state)
    rows = list(zip(np.asarray(X).tolist(), np.asarray(y).tolist()))
    rows = [rows[i] for i in r.permutation(len(rows))]
    train, test = {}, []
    for c in {b for _, b in rows}:
        mine = [row for row in rows if row[1] == c]
        k = int(np.ceil(test_fraction * len(mine)))
        k = min(k, len(mine) - 1)
        test += mine[:k]
        train[c] = mine[k:]
    most = max(map(len, train.values()))
    full = [row for v in train.values() for row in v + [v[0]] * (most - len(v))]
    full.sort(key=str)
    test.sort(key=str)
    return (
        np.array([a for a, _ in full]),
        np.array([b for _, b in full]),
        np.array([a for a, _ in test]),
        np.array([b for _, b in test]),
    )
