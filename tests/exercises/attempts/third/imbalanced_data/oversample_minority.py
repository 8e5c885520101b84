import numpy as np


def _rare(y):
    labels, counts = np.unique(y, return_counts=True)
    return labels[np.argmin(counts)], labels[np.argmax(counts)], counts.min(), counts.max()


def wrong_01_labels_shuffled_apart(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, often, n_rare, n_often = _rare(y)
    rows = np.flatnonzero(y == rare)
    extra = rng.choice(rows, n_often - n_rare)
    X2 = np.concatenate([X, X[extra]])
    y2 = np.concatenate([y, y[extra]])
    return rng.permutation(X2), rng.permutation(y2)


def wrong_02_minority_drawn_anew(X, y, random_state):
    # majority as it is, minority drawn up to the same number
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    small, big = np.flatnonzero(y == rare), np.flatnonzero(y != rare)
    drawn = rng.choice(small, size=len(big), replace=True)
    keep = np.concatenate([big, drawn])
    return X[keep], y[keep]


def wrong_03_no_replacement(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    rows = np.flatnonzero(y == rare)
    extra = rng.choice(rows, size=n_often - n_rare, replace=False)
    return np.vstack([X, X[extra]]), np.append(y, y[extra])


def wrong_04_adds_as_many_as_majority(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    extra = rng.choice(np.where(y == rare)[0], size=n_often)
    return np.concatenate((X, X[extra])), np.concatenate((y, y[extra]))


def wrong_05_position_among_minority_used_on_X(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    small = X[y == rare]
    extra = rng.integers(0, len(small), size=n_often - n_rare)
    return np.concatenate([X, X[extra]]), np.concatenate([y, np.full(len(extra), rare)])


def wrong_06_one_is_the_rare_one(X, y, random_state):
    rng = np.random.default_rng(random_state)
    labels = np.unique(y)
    pos = np.flatnonzero(y == labels[1])
    neg = np.flatnonzero(y == labels[0])
    missing = max(len(neg) - len(pos), 0)
    extra = rng.choice(pos, size=missing)
    return np.concatenate([X, X[extra]]), np.concatenate([y, y[extra]])


def wrong_07_smote_like(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    small = X[y == rare]
    k = n_often - n_rare
    a = small[rng.integers(len(small), size=k)]
    b = small[rng.integers(len(small), size=k)]
    new = a + rng.random((k, 1)) * (b - a)
    return np.concatenate([X, new]), np.concatenate([y, np.full(k, rare, dtype=y.dtype)])


def wrong_08_seed_forgotten(X, y, random_state):
    rare, _, n_rare, n_often = _rare(y)
    rows = np.flatnonzero(y == rare)
    extra = np.random.choice(rows, size=n_often - n_rare)
    idx = np.concatenate([np.arange(len(y)), extra])
    return X[idx], y[idx]


def wrong_09_whole_multiples(X, y, random_state):
    rare, _, n_rare, n_often = _rare(y)
    times = n_often // n_rare
    small = np.flatnonzero(y == rare)
    idx = np.concatenate([np.flatnonzero(y != rare), np.tile(small, times)])
    idx = np.random.default_rng(random_state).permutation(idx)
    return X[idx], y[idx]


def wrong_10_copies_of_the_majority(X, y, random_state):
    rng = np.random.default_rng(random_state)
    labels, counts = np.unique(y, return_counts=True)
    big, small = np.argsort(counts)  # ascending, so big comes ... first
    rows = np.flatnonzero(y == labels[small])
    extra = rng.choice(rows, abs(counts[big] - counts[small]))
    return np.concatenate([X, X[extra]]), np.concatenate([y, np.repeat(labels[big], len(extra))])


def wrong_11_columns_drawn_apart(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    small = X[y == rare]
    k = n_often - n_rare
    new = np.empty((k, X.shape[1]), dtype=X.dtype)
    for j in range(X.shape[1]):
        new[:, j] = rng.choice(small[:, j], size=k)
    return np.vstack([X, new]), np.hstack([y, np.array([rare] * k, dtype=y.dtype)])


def wrong_12_while_loop_one_short(X, y, random_state):
    rng = np.random.default_rng(random_state)
    rare, _, n_rare, n_often = _rare(y)
    rows = list(np.flatnonzero(y == rare))
    idx = list(range(len(y)))
    while n_rare < n_often - 1:
        idx.append(rows[rng.integers(len(rows))])
        n_rare += 1
    return X[idx], y[idx]


def right_01_no_luck_at_all(X, y, random_state):
    # the draw is free: take them in turn
    rare, _, n_rare, n_often = _rare(y)
    rows = np.flatnonzero(y == rare)
    k = n_often - n_rare
    extra = rows[np.arange(k) % len(rows)]
    idx = np.concatenate([extra, np.arange(len(y))[::-1]])
    return X[idx], y[idx]


def right_02_plain_lists(X, y, random_state):
    r = np.random.default_rng(random_state)
    rows = list(zip(np.asarray(X).tolist(), np.asarray(y).tolist()))
    groups = {}
    for row in rows:
        groups.setdefault(row[1], []).append(row)
    small, big = sorted(groups.values(), key=len)
    rows += [small[i] for i in r.integers(len(small), size=len(big) - len(small))]
    rows = [rows[i] for i in r.permutation(len(rows))]
    return np.array([a for a, _ in rows]), np.array([b for _, b in rows])


def right_03_one_copy_always_same_row(X, y, random_state):
    rng = np.random.RandomState(random_state)
    rare, _, n_rare, n_often = _rare(y)
    it = rng.choice(np.flatnonzero(y == rare))
    times = np.ones(len(y), dtype=int)
    times[it] += n_often - n_rare
    return np.repeat(X, times, axis=0), np.repeat(y, times)
