"""Rows shared out at random to three parts."""

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.properties import (
    differs_for_same_arguments,
    every,
    same_for_most_seeds,
    seed_objection,
)
from mlnotes.checker.record import Answers, Exercise
from mlnotes.exercises.cross_validation._folds import are_masks
from mlnotes.folds import train_valid_test_split

PARTS = ("train", "valid", "test")
SEED = 3  # its place among the arguments


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    seeds = [0, *map(int, rng.choice(np.arange(1, 10_000), size=5, replace=False))]
    for sizes in ((20, 0.2, 0.3), (47, 0.15, 0.25)):
        for seed in (*seeds, *seeds[:2]):
            yield *sizes, seed
    # Some shares are rounded up and some down, none of them from near the middle.
    sizes = [(23, 0.2, 0.3), (21, 0.3, 0.1), (33, 0.1, 0.2), (57, 0.25, 0.12), (142, 0.3, 0.1)]
    for (n_samples, valid, test), seed in zip(sizes, seeds, strict=False):
        yield n_samples, valid, test, seed


def _sizes(n_samples, valid_fraction, test_fraction):
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return n_samples - n_valid - n_test, n_valid, n_test


def _objection(arguments: tuple, parts: tuple) -> str | None:
    n_samples, *fractions, _ = arguments
    rows = np.concatenate(parts)
    if outside := sorted(set(rows.tolist()) - set(range(n_samples))):
        return f"{outside[0]} is no row: the {n_samples} rows are 0 to {n_samples - 1}."
    for name, part in zip(PARTS, parts, strict=True):
        if len(set(part.tolist())) < len(part):
            return f"A row is there twice in {name}."
    times = np.bincount(rows, minlength=n_samples)
    if (times > 1).any():
        row = int(np.argmax(times > 1))
        names = [name for name, part in zip(PARTS, parts, strict=True) if row in part]
        return f"Row {row} is in {' and in '.join(names)}."
    for name, part, size in zip(PARTS, parts, _sizes(n_samples, *fractions), strict=True):
        if len(part) != size:
            return f"Of the {n_samples} rows, {name} gets {len(part)} and should get {size}."
    return None


def _neighbours_together(answers: Answers) -> bool:
    """Whether neighbouring rows are in one part far more often than chance would have it.

    As a share of all that could be above chance: about 0 for random parts, about 1 for blocks.
    """
    shares = []
    for (n_samples, *_), parts in answers:
        part_of = np.empty(n_samples, dtype=int)
        for place, part in enumerate(parts):
            part_of[part] = place
        by_chance = sum(len(part) * (len(part) - 1) for part in parts) / n_samples
        together = np.sum(part_of[1:] == part_of[:-1])
        shares.append((together - by_chance) / (n_samples - 1 - by_chance))
    return np.mean(shares) > 0.6


def _in_order(answers: Answers) -> Answers:
    """What is in a part counts, and not in which order."""
    return [(case, tuple(np.sort(part) for part in parts)) for case, parts in answers]


def _objection_to_all(answers: Answers) -> str | None:
    if _neighbours_together(answers):
        return "Neighbouring rows are in one part far more often than by chance."
    answers = _in_order(answers)
    if objection := seed_objection(answers, place=SEED):
        return objection
    for place, name in enumerate(PARTS):
        if same_for_most_seeds([(case, parts[place]) for case, parts in answers], place=SEED):
            return f"With other seeds, the same rows are in {name} again and again."
    return None


def _has_sizes(sizes) -> object:
    """The predicate that the three parts have these sizes, a function of n and the fractions."""

    def holds(arguments, parts):
        return tuple(map(len, parts)) == tuple(sizes(*arguments[:SEED]))

    return every(holds)


def _valid_of_the_rest(n, valid, test):
    rest = n - round(n * test)
    return rest - round(rest * valid), round(rest * valid), n - rest


def _test_of_the_rest(n, valid, test):
    rest = n - round(n * valid)
    return rest - round(rest * test), n - rest, round(rest * test)


def _is_nearly_right(arguments, parts):
    """A partition with sizes that are off by one or two."""
    n_samples, *fractions, _ = arguments
    gaps = np.subtract([len(part) for part in parts], _sizes(n_samples, *fractions))
    return len(set(np.concatenate(parts).tolist())) == n_samples and 0 < np.abs(gaps).max() <= 2


def _overlaps(arguments, parts):
    return sum(len(set(part.tolist())) for part in parts) > len(set(np.concatenate(parts).tolist()))


def _repeats(parts):
    return any(len(set(part.tolist())) < len(part) for part in parts)


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="train_valid_test_split(n_samples, valid_fraction, test_fraction, random_state)",
    task="Share the rows 0 … n_samples − 1 out at random: return three index arrays (train, valid, "
    "test), so that each row is in exactly one. Valid gets round(n_samples · valid_fraction) rows, "
    "test round(n_samples · test_fraction), train the others. The same `random_state`, an integer, "
    "gives the same parts, another one others. The order inside a part is free.",
    reference=train_valid_test_split,
    returns=PARTS,
    cases=_cases,
    objection=_objection,
    objection_to_all=_objection_to_all,
    hints=(
        "Bring all rows into a random order once, and cut it into three pieces. What has been cut "
        "off cannot be in another piece.",
        "The first n_valid rows of the random order are valid, the next n_test are test, and what "
        "is left is train. Both numbers are rounded shares of all rows.",
        "`rows = np.random.default_rng(random_state).permutation(n_samples)`. Where is it "
        "to be cut?",
    ),
    mistakes={
        "masks": (
            "These are masks, a truth value for every row. The indices of the rows are asked for: "
            "`np.flatnonzero` makes them of a mask.",
            every(lambda arguments, parts: are_masks(parts)),
        ),
        "drawn_with_replacement": (
            "A row comes up several times in one part: it is drawn, put back and drawn again "
            "(`rng.choice` does so unless told replace=False, `rng.integers` always).",
            lambda answers: any(_repeats(parts) for _, parts in answers),
        ),
        "overlap": (
            "Parts overlap: are they drawn one by one from all rows? A row that the model has "
            "been fitted on tells nothing about rows it has not seen.",
            every(_overlaps),
        ),
        "fraction_of_the_rest": (
            "One fraction is taken of the rows that are left when the other part is cut off. Both "
            "are shares of all rows.",
            _has_sizes(_valid_of_the_rest),
            _has_sizes(_test_of_the_rest),
        ),
        "parts_in_another_order": (
            "The sizes are right, but belong to other parts: the fractions are exchanged, or the "
            "parts are returned in another order than train, valid, test.",
            *(
                _has_sizes(lambda *sizes, order=order: [_sizes(*sizes)[i] for i in order])
                for order in ((0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
            ),
        ),
        "rounded_otherwise": (
            "Every row is in one part, but sizes are off by one or two. Valid and test get "
            "n_samples · fraction, rounded to the nearest whole number (`int` and `//` round "
            "down), and train what is left.",
            every(_is_nearly_right),
        ),
        "counted_from_one": (
            "The rows are counted from 1. The first is row 0.",
            every(
                lambda arguments, parts: (
                    sorted(np.concatenate(parts).tolist()) == list(range(1, arguments[0] + 1))
                )
            ),
        ),
        "unshuffled": (
            "Was anything shuffled before the cut? Rows often stand in an order that means "
            "something, such as one class after the other.",
            _neighbours_together,
        ),
        "seed_ignored": (
            "Everything random comes from one generator, and that is made from `random_state`, "
            "whatever its value is (0 is a seed like any other).",
            lambda answers: differs_for_same_arguments(_in_order(answers)),
            lambda answers: same_for_most_seeds(_in_order(answers), place=SEED),
        ),
    },
    lesson="Fit on train, choose on valid, and look at test once. A seed makes the split one that "
    "others can make again.",
)
