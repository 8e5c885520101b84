"""Answers to cross_validation/train_valid_test_split: right ones, and wrong ones."""

import random

import numpy as np


def loop(n_samples, valid_fraction, test_fraction, random_state):
    rows = list(range(n_samples))
    random.Random(random_state).shuffle(rows)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    train, valid, test = [], [], []
    for place, row in enumerate(rows):
        if place < n_valid:
            valid.append(row)
        elif place < n_valid + n_test:
            test.append(row)
        else:
            train.append(row)
    return train, valid, test


def vectorised(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return rows[n_valid + n_test :], rows[:n_valid], rows[n_valid : n_valid + n_test]


def library(n_samples, valid_fraction, test_fraction, random_state):
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    rng = np.random.RandomState(random_state)
    rows = rng.permutation(np.arange(n_samples))
    return np.split(rows, [n_samples - n_valid - n_test, n_samples - n_test])


def drawn_one_after_the_other(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    rows = np.arange(n_samples)
    test = rng.choice(rows, round(n_samples * test_fraction), replace=False)
    rest = np.setdiff1d(rows, test)
    valid = rng.choice(rest, round(n_samples * valid_fraction), replace=False)
    return np.setdiff1d(rest, valid).astype(float), np.sort(valid), test


def global_seed(n_samples, valid_fraction, test_fraction, random_state):
    np.random.seed(random_state)
    order = np.argsort(np.random.rand(n_samples))
    n_valid, n_test = int(np.rint(n_samples * valid_fraction)), round(n_samples * test_fraction)
    return (
        tuple(order[n_valid + n_test :]),
        order[:n_valid].tolist(),
        order[n_valid : n_valid + n_test].astype(np.int32),
    )


def dealt_names(n_samples, valid_fraction, test_fraction, random_state):
    sizes = [round(n_samples * share) for share in (valid_fraction, test_fraction)]
    part = np.array([0] * (n_samples - sum(sizes)) + [1] * sizes[0] + [2] * sizes[1])
    part = np.random.default_rng(random_state).permutation(part)
    return [np.flatnonzero(part == name) for name in range(3)]


def standard_library_sample(n_samples, valid_fraction, test_fraction, random_state):
    random.seed(random_state)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    held_out = random.sample(range(n_samples), n_valid + n_test)
    train = [i for i in range(n_samples) if i not in held_out]
    return train, held_out[:n_valid], held_out[n_valid:]


def overlap__drawn_apart(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    valid = rng.permutation(n_samples)[: round(n_samples * valid_fraction)]
    test = rng.permutation(n_samples)[: round(n_samples * test_fraction)]
    n_train = n_samples - len(valid) - len(test)
    return rng.permutation(n_samples)[:n_train], valid, test


def overlap__valid_stays_in_train(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return rows[n_test:], rows[n_test : n_test + n_valid], rows[:n_test]


def drawn_with_replacement__integers(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).integers(0, n_samples, n_samples)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return rows[n_valid + n_test :], rows[:n_valid], rows[n_valid : n_valid + n_test]


def fraction_of_the_rest__valid(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_test = round(n_samples * test_fraction)
    test, rest = rows[:n_test], rows[n_test:]
    n_valid = round(len(rest) * valid_fraction)
    return rest[n_valid:], rest[:n_valid], test


def fraction_of_the_rest__test(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_valid = round(n_samples * valid_fraction)
    valid, rest = rows[:n_valid], rows[n_valid:]
    n_test = round(len(rest) * test_fraction)
    return rest[n_test:], valid, rest[:n_test]


def parts_in_another_order__test_second(n_samples, valid_fraction, test_fraction, random_state):
    train, valid, test = vectorised(n_samples, valid_fraction, test_fraction, random_state)
    return train, test, valid


def parts_in_another_order__as_they_were_cut(
    n_samples, valid_fraction, test_fraction, random_state
):
    train, valid, test = vectorised(n_samples, valid_fraction, test_fraction, random_state)
    return valid, test, train


def rounded_otherwise__int(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_valid, n_test = int(n_samples * valid_fraction), int(n_samples * test_fraction)
    return rows[n_valid + n_test :], rows[:n_valid], rows[n_valid : n_valid + n_test]


def rounded_otherwise__train_rounded(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_train = int(n_samples * (1 - valid_fraction - test_fraction))
    n_valid = int(n_samples * valid_fraction)
    return np.split(rows, [n_train, n_train + n_valid])


def counted_from_one__range_from_one(n_samples, valid_fraction, test_fraction, random_state):
    parts = vectorised(n_samples, valid_fraction, test_fraction, random_state)
    return tuple(part + 1 for part in parts)


def unshuffled__cut_as_they_come(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.arange(n_samples)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return np.split(rows, [n_samples - n_valid - n_test, n_samples - n_test])


def unshuffled__shuffled_inside_the_parts(n_samples, valid_fraction, test_fraction, random_state):
    rng = np.random.default_rng(random_state)
    parts = unshuffled__cut_as_they_come(n_samples, valid_fraction, test_fraction, random_state)
    return [rng.permutation(part) for part in parts]


def unshuffled__turned(n_samples, valid_fraction, test_fraction, random_state):
    """Only where the blocks begin is random."""
    shift = np.random.default_rng(random_state).integers(n_samples)
    parts = unshuffled__cut_as_they_come(n_samples, valid_fraction, test_fraction, random_state)
    return [(part + shift) % n_samples for part in parts]


def seed_ignored__fresh_each_call(n_samples, valid_fraction, test_fraction, random_state):
    return vectorised(n_samples, valid_fraction, test_fraction, None)


def seed_ignored__standard_library(n_samples, valid_fraction, test_fraction, random_state):
    rows = list(range(n_samples))
    random.shuffle(rows)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return rows[n_valid + n_test :], rows[:n_valid], rows[n_valid : n_valid + n_test]


def seed_ignored__forty_two(n_samples, valid_fraction, test_fraction, random_state):
    return vectorised(n_samples, valid_fraction, test_fraction, 42)


def seed_ignored__zero_is_false(n_samples, valid_fraction, test_fraction, random_state):
    return vectorised(n_samples, valid_fraction, test_fraction, random_state or None)


def together__test_is_always_the_end(n_samples, valid_fraction, test_fraction, random_state):
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    rest = np.random.default_rng(random_state).permutation(n_samples - n_test)
    return rest[n_valid:], rest[:n_valid], np.arange(n_samples - n_test, n_samples)


def property__row_by_row(n_samples, valid_fraction, test_fraction, random_state):
    """Each row goes its own way, so that sizes are right on average only."""
    u = np.random.default_rng(random_state).random(n_samples)
    valid = np.flatnonzero(u < valid_fraction)
    test = np.flatnonzero((u >= valid_fraction) & (u < valid_fraction + test_fraction))
    return np.flatnonzero(u >= valid_fraction + test_fraction), valid, test


def property__rows_lost(n_samples, valid_fraction, test_fraction, random_state):
    train, valid, test = vectorised(n_samples, valid_fraction, test_fraction, random_state)
    return train[: len(train) // 2], valid, test


def shape__train_and_test_alone(n_samples, valid_fraction, test_fraction, random_state):
    train, _, test = vectorised(n_samples, valid_fraction, test_fraction, random_state)
    return train, test


def masks__truth_values(n_samples, valid_fraction, test_fraction, random_state):
    parts = vectorised(n_samples, valid_fraction, test_fraction, random_state)
    return [np.isin(np.arange(n_samples), part) for part in parts]


def none__shuffle_returns_nothing(n_samples, valid_fraction, test_fraction, random_state):
    rows = np.arange(n_samples)
    return np.random.default_rng(random_state).shuffle(rows)
