import math
import random

import numpy as np


def wrong_01_negative_slices_overlap(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    order = rng.permutation(n_samples)
    nv = round(n_samples * valid_fraction)
    nt = round(n_samples * test_fraction)
    train = order[: -(nv + nt)]
    valid = order[-nv:]
    test = order[-nt:]
    return train, valid, test


def _cut(rows, fraction, rng):
    rows = rng.permutation(rows)
    n = round(len(rows) * fraction)
    return rows[n:], rows[:n]


def wrong_02_fraction_of_the_rest(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rest, test = _cut(np.arange(n_samples), test_fraction, rng)
    train, valid = _cut(rest, valid_fraction, rng)
    return train, valid, test


def wrong_03_np_split_not_cumulative(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    perm = rng.permutation(n_samples)
    n_valid = round(n_samples * valid_fraction)
    n_test = round(n_samples * test_fraction)
    # cut places
    valid, test, train = np.split(perm, [n_valid, n_test])
    return train, valid, test


def wrong_04_off_by_one_rows_lost(n_samples, valid_fraction, test_fraction, random_state):
    rows = list(range(n_samples))
    random.Random(random_state).shuffle(rows)
    n_valid = round(n_samples * valid_fraction)
    n_test = round(n_samples * test_fraction)
    train, valid, test = [], [], []
    for i in range(n_samples - 1):
        if i < n_valid:
            valid.append(rows[i])
        elif i < n_valid + n_test:
            test.append(rows[i])
        else:
            train.append(rows[i])
    return np.array(train), np.array(valid), np.array(test)


def wrong_05_int_not_round(n_samples, valid_fraction, test_fraction, random_state):
    np.random.seed(random_state)
    p = np.random.permutation(n_samples)
    a = int(n_samples * valid_fraction)
    b = a + int(n_samples * test_fraction)
    return p[b:], p[:a], p[a:b]


def wrong_06_each_row_draws(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    u = rng.random(n_samples)
    valid = np.where(u < valid_fraction)[0]
    test = np.where((u >= valid_fraction) & (u < valid_fraction + test_fraction))[0]
    train = np.where(u >= valid_fraction + test_fraction)[0]
    return train, valid, test


def wrong_07_order_train_test_valid(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    order = rng.permutation(n_samples)
    n_valid = round(n_samples * valid_fraction)
    n_test = round(n_samples * test_fraction)
    valid = order[:n_valid]
    test = order[n_valid : n_valid + n_test]
    train = order[n_valid + n_test :]
    return train, test, valid


def wrong_08_rounds_train_and_test_is_rest(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    order = rng.permutation(n_samples)
    n_train = round(n_samples * (1 - valid_fraction - test_fraction))
    n_valid = round(n_samples * valid_fraction)
    return order[:n_train], order[n_train : n_train + n_valid], order[n_train + n_valid :]


def wrong_09_shuffles_a_copy(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rows = np.arange(n_samples)
    rng.permutation(rows)
    nv = round(n_samples * valid_fraction)
    nt = round(n_samples * test_fraction)
    return rows[nv + nt :], rows[:nv], rows[nv : nv + nt]


def wrong_10_ceil_like_sklearn(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.RandomState(random_state)
    perm = rng.permutation(n_samples)
    n_test = math.ceil(n_samples * test_fraction)
    n_valid = math.ceil(n_samples * valid_fraction)
    test = perm[:n_test]
    valid = perm[n_test : n_test + n_valid]
    train = perm[n_test + n_valid :]
    return train, valid, test


def wrong_11_test_is_always_the_last_rows(n_samples, valid_fraction, test_fraction, random_state):
    # test is locked away first so that nobody touches it
    n_test = round(n_samples * test_fraction)
    n_valid = round(n_samples * valid_fraction)
    rows = np.arange(n_samples)
    test = rows[n_samples - n_test :]
    rest = rows[: n_samples - n_test]
    rng = np.random.default_rng(random_state)
    rng.shuffle(rest)
    return rest[n_valid:], rest[:n_valid], test


def wrong_12_choice_with_replacement(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rows = np.arange(n_samples)
    valid = rng.choice(rows, size=round(n_samples * valid_fraction))
    rest = np.setdiff1d(rows, valid)
    test = rng.choice(rest, size=round(n_samples * test_fraction))
    train = np.setdiff1d(rest, test)
    return train, valid, test


def wrong_13_seed_ignored(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng()
    order = rng.permutation(n_samples)
    a = round(n_samples * valid_fraction)
    b = round(n_samples * test_fraction)
    return order[a + b :], order[:a], order[a : a + b]


def right_01_labels_shuffled(n_samples, valid_fraction, test_fraction, random_state):
    v = round(n_samples * valid_fraction)
    t = round(n_samples * test_fraction)
    part = ["v"] * v + ["t"] * t + ["r"] * (n_samples - v - t)
    random.Random(random_state).shuffle(part)
    part = np.array(part)
    return tuple(np.flatnonzero(part == p) for p in "rvt")


def right_02_global_seed_argsort(n_samples, valid_fraction, test_fraction, random_state):
    np.random.seed(random_state)
    keys = np.random.rand(n_samples)
    ranking = keys.argsort()
    v = round(n_samples * valid_fraction)
    t = round(n_samples * test_fraction)
    valid, test, train = np.split(ranking, [v, v + t])
    return [train, valid, test]


class _Deck:
    def __init__(self, n, seed):
        self.cards = set(range(n))
        self.r = random.Random(seed)

    def draw(self, m):
        hand = self.r.sample(sorted(self.cards), m)
        self.cards -= set(hand)
        return np.array(hand)


def right_03_class_deck(n_samples, valid_fraction, test_fraction, random_state):
    d = _Deck(n_samples, random_state)
    test = d.draw(round(n_samples * test_fraction))
    valid = d.draw(round(n_samples * valid_fraction))
    return np.array(list(d.cards)), valid, test
