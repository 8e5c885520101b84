"""Answers to imbalanced_data/split_then_oversample: right ones, and wrong ones."""

import random

import numpy as np


def _split(y, test_fraction, rng):
    """Rows of train and of test, label by label."""
    train, test = [], []
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        n_test = round(test_fraction * len(rows))
        test.append(rows[:n_test])
        train.append(rows[n_test:])
    return np.concatenate(train), np.concatenate(test)


def _evened(rows, y, rng):
    """The rows, with copies of those of the rarer label."""
    labels, counts = np.unique(y[rows], return_counts=True)
    rare = rows[y[rows] == labels[np.argmin(counts)]]
    return np.concatenate([rows, rng.choice(rare, counts.max() - counts.min())])


def loop(X, y, test_fraction, random_state):
    generator = random.Random(random_state)
    by_label = {}
    for place, label in enumerate(y.tolist()):
        by_label.setdefault(label, []).append(place)
    train, test = {}, []
    for label, rows in by_label.items():
        generator.shuffle(rows)
        n_test = int(test_fraction * len(rows) + 0.5)
        test += rows[:n_test]
        train[label] = rows[n_test:]
    most = max(map(len, train.values()))
    for rows in train.values():
        original = list(rows)
        while len(rows) < most:
            rows.append(generator.choice(original))
    together = [row for rows in train.values() for row in rows]
    return (
        [X[row].tolist() for row in together],
        [y[row] for row in together],
        X[test],
        y[test].tolist(),
    )


def vectorised(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    train = _evened(train, y, rng)
    return X[train], y[train], X[test], y[test]


def library(X, y, test_fraction, random_state):
    rng = np.random.RandomState(random_state)
    order = rng.permutation(len(y))
    order = order[np.argsort(y[order], kind="stable")]
    labels, starts, counts = np.unique(y[order], return_index=True, return_counts=True)
    stops = starts + np.ceil(test_fraction * counts).astype(int)
    test = np.concatenate([order[a:b] for a, b in zip(starts, stops, strict=True)])
    rest = np.setdiff1d(order, test)
    parts = [rest[y[rest] == label] for label in labels]
    size = max(map(len, parts))
    train = np.concatenate([np.resize(part, size) for part in parts])
    return [X[train], y[train], X[test], y[test]]


def first_rows_of_each_label(X, y, test_fraction, random_state):
    """Without chance in the split, and without chance in the copies."""
    test = [
        row
        for label in np.unique(y)
        for row in np.flatnonzero(y == label)[: int(test_fraction * np.sum(y == label))]
    ]
    rest = np.delete(np.arange(len(y)), test)
    rows = [rest[y[rest] == label] for label in np.unique(y)]
    size = max(map(len, rows))
    train = np.concatenate([np.resize(part, size) for part in rows])
    return X[train], y[train], X[test], y[test]


def another_order__as_train_test_split(X, y, test_fraction, random_state):
    X_train, y_train, X_test, y_test = vectorised(X, y, test_fraction, random_state)
    return X_train, X_test, y_train, y_test


def test_first__exchanged(X, y, test_fraction, random_state):
    X_train, y_train, X_test, y_test = vectorised(X, y, test_fraction, random_state)
    return X_test, y_test, X_train, y_train


def rows_and_labels_apart__labels_shuffled(X, y, test_fraction, random_state):
    X_train, y_train, X_test, y_test = vectorised(X, y, test_fraction, random_state)
    return np.random.default_rng(1).permutation(X_train), y_train, X_test, y_test


def invented__noise_added(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    copies = _evened(train, y, rng)[len(train) :]
    noisy = X[copies] + rng.normal(scale=0.01, size=X[copies].shape)
    return np.vstack([X[train], noisy]), y[np.append(train, copies)], X[test], y[test]


def test_stays_in_train__all_rows(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    _, test = _split(y, test_fraction, rng)
    train = _evened(np.arange(len(y)), y, rng)
    return X[train], y[train], X[test], y[test]


def oversampled_first__then_split_by_label(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rows = _evened(np.arange(len(y)), y, rng)
    train, test = (rows[part] for part in _split(y[rows], test_fraction, rng))
    return X[train], y[train], X[test], y[test]


def oversampled_first__then_split_at_random(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rows = rng.permutation(_evened(np.arange(len(y)), y, rng))
    n_test = round(test_fraction * len(rows))
    test, train = rows[:n_test], rows[n_test:]
    return X[train], y[train], X[test], y[test]


def test_resampled__both_parts(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = (_evened(part, y, rng) for part in _split(y, test_fraction, rng))
    return X[train], y[train], X[test], y[test]


def test_evened_out__same_number_of_each(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    labels, counts = np.unique(y, return_counts=True)
    n_test = max(1, round(test_fraction * counts.min()))
    test = np.concatenate(
        [rng.permutation(np.flatnonzero(y == label))[:n_test] for label in labels]
    )
    train = _evened(np.setdiff1d(np.arange(len(y)), test), y, rng)
    return X[train], y[train], X[test], y[test]


def not_oversampled__split_alone(X, y, test_fraction, random_state):
    train, test = _split(y, test_fraction, np.random.default_rng(random_state))
    return X[train], y[train], X[test], y[test]


def undersampled__common_rows_left_out(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    labels, counts = np.unique(y[train], return_counts=True)
    kept = np.concatenate([train[y[train] == label][: counts.min()] for label in labels])
    return X[kept], y[kept], X[test], y[test]


def fraction_for_train__exchanged(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    test, train = _split(y, test_fraction, rng)
    train = _evened(train, y, rng)
    return X[train], y[train], X[test], y[test]


def not_stratified__one_permutation(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rows = rng.permutation(len(y))
    n_test = round(test_fraction * len(y))
    train = _evened(rows[n_test:], y, rng)
    return X[train], y[train], X[rows[:n_test]], y[rows[:n_test]]


def not_stratified__unshuffled(X, y, test_fraction, random_state):
    n_test = int(test_fraction * len(y))
    rng = np.random.default_rng(random_state)
    train = _evened(np.arange(n_test, len(y)), y, rng)
    return X[train], y[train], X[:n_test], y[:n_test]


def seed_ignored__fresh_each_call(X, y, test_fraction, random_state):
    return vectorised(X, y, test_fraction, None)


def seed_ignored__fresh_copies(X, y, test_fraction, random_state):
    train, test = _split(y, test_fraction, np.random.default_rng(random_state))
    train = _evened(train, y, np.random.default_rng())
    return X[train], y[train], X[test], y[test]


def property__originals_replaced(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    labels, counts = np.unique(y[train], return_counts=True)
    drawn = np.concatenate([rng.choice(train[y[train] == label], counts.max()) for label in labels])
    return X[drawn], y[drawn], X[test], y[test]


def shape__train_alone(X, y, test_fraction, random_state):
    return vectorised(X, y, test_fraction, random_state)[:2]


def property__as_many_copies_as_before_the_split(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    labels, counts = np.unique(y, return_counts=True)
    rare = train[y[train] == labels[np.argmin(counts)]]
    train = np.concatenate([train, rng.choice(rare, counts.max() - counts.min())])
    return X[train], y[train], X[test], y[test]


def oversampled_first__copies_of_all_rows(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    labels, counts = np.unique(y[train], return_counts=True)
    rare = np.flatnonzero(y == labels[np.argmin(counts)])
    train = np.concatenate([train, rng.choice(rare, counts.max() - counts.min())])
    return X[train], y[train], X[test], y[test]


def shape__row_numbers(X, y, test_fraction, random_state):
    return _split(y, test_fraction, np.random.default_rng(random_state))


def property__row_lost(X, y, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    train, test = _split(y, test_fraction, rng)
    train = _evened(train[1:], y, rng)
    return X[train], y[train], X[test], y[test]
