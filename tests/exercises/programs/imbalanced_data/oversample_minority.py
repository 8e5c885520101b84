"""Answers to imbalanced_data/oversample_minority: right ones, and wrong ones."""

import random
from collections import Counter
from typing import NamedTuple

import numpy as np


def _rare_and_common(y):
    labels, counts = np.unique(y, return_counts=True)
    rare = labels[np.argmin(counts)]
    return np.flatnonzero(y == rare), np.flatnonzero(y != rare)


def loop(X, y, random_state):
    counts = Counter(y.tolist()).most_common()
    (_, n_common), (rare, n_rare) = counts
    rows = [list(row) for row in X]
    labels = list(y)
    rare_rows = [row for row, label in zip(rows, labels, strict=True) if label == rare]
    generator = random.Random(random_state)
    for _ in range(n_common - n_rare):
        rows.append(generator.choice(rare_rows))
        labels.append(rare)
    return rows, labels


def vectorised(X, y, random_state):
    rare, common = _rare_and_common(y)
    rng = np.random.default_rng(random_state)
    rows = np.concatenate([np.arange(len(y)), rng.choice(rare, len(common) - len(rare))])
    return X[rows], y[rows]


def library(X, y, random_state):
    rare, common = _rare_and_common(y)
    np.random.seed(random_state)
    extra = rare[np.random.randint(0, len(rare), len(common) - len(rare))]
    return [np.vstack([X, X[extra]]), np.append(y, y[extra])]


class _Rows(NamedTuple):
    X: list
    y: tuple


def dealt_in_turn(X, y, random_state):
    """Nothing is drawn: the rare rows are copied one after the other."""
    rare, common = _rare_and_common(y)
    rows = np.concatenate([common, np.resize(rare, len(common))])
    return _Rows(X[rows].tolist(), tuple(y[rows].tolist()))


def shuffled(X, y, random_state):
    X_new, y_new = vectorised(X, y, random_state)
    order = np.random.default_rng(random_state).permutation(len(y_new))
    return X_new[order], y_new[order]


def undersampled__common_rows_drawn(X, y, random_state):
    rare, common = _rare_and_common(y)
    rng = np.random.default_rng(random_state)
    rows = np.concatenate([rare, rng.choice(common, len(rare), replace=False)])
    return X[rows], y[rows]


def originals_lost__all_rare_rows_drawn(X, y, random_state):
    rare, common = _rare_and_common(y)
    rng = np.random.default_rng(random_state)
    rows = np.concatenate([common, rng.choice(rare, len(common))])
    return X[rows], y[rows]


def rows_and_labels_apart__labels_appended_later(X, y, random_state):
    X_new, y_new = vectorised(X, y, random_state)
    return np.random.default_rng(random_state).permutation(X_new), y_new


def rows_and_labels_apart__other_label_appended(X, y, random_state):
    rare, common = _rare_and_common(y)
    rng = np.random.default_rng(random_state)
    drawn = rng.choice(common, len(common) - len(rare))
    return np.concatenate([X, X[drawn]]), np.append(y, np.repeat(y[rare[0]], len(drawn)))


def invented__smote(X, y, random_state):
    rare, common = _rare_and_common(y)
    rng = np.random.default_rng(random_state)
    n_new = len(common) - len(rare)
    one, other = rng.choice(rare, n_new), rng.choice(rare, n_new)
    new = X[one] + rng.random((n_new, 1)) * (X[other] - X[one]) + 0.01
    return np.vstack([X, new]), np.append(y, y[one])


def nothing_added__as_it_was(X, y, random_state):
    return X.copy(), y.copy()


def copies_alone__not_appended(X, y, random_state):
    rare, common = _rare_and_common(y)
    drawn = np.random.default_rng(random_state).choice(rare, len(common) - len(rare))
    return X[drawn], y[drawn]


def minority_alone__common_forgotten(X, y, random_state):
    rare, common = _rare_and_common(y)
    drawn = np.random.default_rng(random_state).choice(rare, len(common) - len(rare))
    rows = np.concatenate([rare, drawn])
    return X[rows], y[rows]


def as_many_copies_as_the_others__n_common(X, y, random_state):
    rare, common = _rare_and_common(y)
    drawn = np.random.default_rng(random_state).choice(rare, len(common))
    return np.vstack([X, X[drawn]]), np.append(y, y[drawn])


def each_row_copied_once__doubled(X, y, random_state):
    rare, _ = _rare_and_common(y)
    return np.vstack([X, X[rare]]), np.append(y, y[rare])


def one_too_few_or_many__less_one(X, y, random_state):
    X_new, y_new = vectorised(X, y, random_state)
    return X_new[:-1], y_new[:-1]


def whole_copies_only__repeated(X, y, random_state):
    rare, common = _rare_and_common(y)
    rows = np.concatenate([common, np.tile(rare, len(common) // len(rare))])
    return X[rows], y[rows]


def majority_copied__argmax(X, y, random_state):
    rare, common = _rare_and_common(y)
    drawn = np.random.default_rng(random_state).choice(common, len(common) - len(rare))
    return np.vstack([X, X[drawn]]), np.append(y, y[drawn])


def bootstrap_of_all__drawn_anew(X, y, random_state):
    rows = np.random.default_rng(random_state).integers(0, len(y), len(y))
    return X[rows], y[rows]


def seed_ignored__fresh_each_call(X, y, random_state):
    return vectorised(X, y, None)


def seed_ignored__standard_library(X, y, random_state):
    rare, common = _rare_and_common(y)
    drawn = random.choices(rare.tolist(), k=len(common) - len(rare))
    return np.vstack([X, X[drawn]]), np.append(y, y[drawn])


def property__rows_without_labels(X, y, random_state):
    return vectorised(X, y, random_state)[0], y


def shape__rows_alone(X, y, random_state):
    return vectorised(X, y, random_state)[0]


def raised__one_is_the_rare_label(X, y, random_state):
    rare = np.flatnonzero(y == 1)
    drawn = np.random.default_rng(random_state).choice(rare, np.sum(y == 0) - len(rare))
    return np.vstack([X, X[drawn]]), np.append(y, y[drawn])


def raised__without_replacement(X, y, random_state):
    rare, common = _rare_and_common(y)
    rng = np.random.default_rng(random_state)
    drawn = rng.choice(rare, len(common) - len(rare), replace=False)
    return np.vstack([X, X[drawn]]), np.append(y, y[drawn])


def shape__row_numbers(X, y, random_state):
    rare, common = _rare_and_common(y)
    return np.concatenate([common, np.resize(rare, len(common))])


def seed_ignored__zero_is_false(X, y, random_state):
    return vectorised(X, y, random_state or None)
