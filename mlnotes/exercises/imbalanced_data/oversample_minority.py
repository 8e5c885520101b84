"""Copies of rare rows, until both classes are even."""

from collections.abc import Iterator

import numpy as np

from mlnotes.balancing import oversample_minority
from mlnotes.checker.properties import differs_for_same_arguments, every
from mlnotes.checker.record import Answers, Case, Exercise
from mlnotes.exercises.imbalanced_data._cases import rows_of_two_classes
from mlnotes.exercises.imbalanced_data._rows import (
    INVENTED,
    PARTED,
    are_known,
    counts_of,
    named,
    pairs_of,
    rarer_label,
    unknown,
)

SIZES = [(3, 2), (3, 1), (4, 2), (5, 3), (7, 2), (8, 5), (12, 3), (20, 9), (30, 1), (45, 12)]


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    known = [Case(*case, int(seed), word=case.words) for case, seed in _with_seeds(rng)]
    yield from known
    for case in known[5:8]:  # Called again: is the seed followed?
        yield Case(*case, word=case.words)


def _with_seeds(rng: np.random.Generator) -> Iterator[tuple]:
    seeds = rng.choice(np.arange(1, 10_000), size=len(SIZES), replace=False)
    seeds[-3] = 0  # One of those that are called again.
    yield from zip(rows_of_two_classes(rng, SIZES), seeds, strict=True)


def _objection(arguments: tuple, answer: tuple) -> str | None:
    X, y, _ = arguments
    if objection := unknown(X, y, *answer):
        return objection
    given, got = pairs_of(X, y), pairs_of(*answer)
    if lost := given - got:
        return f"The row {named(next(iter(lost)))} is not there any more."
    counts = counts_of(y, answer[1])
    if len(set(counts.values())) > 1:
        (one, n_one), (other, n_other) = counts.items()
        return f"Label {one!r} has {n_one} rows now, and label {other!r} {n_other}."
    rare = rarer_label(y)
    added = [pair for pair in got - given if pair[1] != rare]
    return f"The row {named(added[0])} is copied, and is not of the rarer label." if added else None


def _objection_to_all(answers: Answers) -> str | None:
    if differs_for_same_arguments(answers):
        return "Called twice with the same arguments, your function gives different answers."
    return None


def _has_counts(common, rare) -> object:
    """The predicate that these are the numbers of rows, as functions of both that were given."""

    def holds(arguments, answer):
        y = arguments[1]
        before, after = counts_of(y, y), counts_of(y, answer[1])
        label = rarer_label(y)
        n_rare, n_common = before.pop(label), next(iter(before.values()))
        rare_now, common_now = after.pop(label), next(iter(after.values()))
        return (
            are_known(arguments, answer)
            and common_now == common(n_common, n_rare)
            and rare_now == rare(n_common, n_rare)
        )

    return every(holds)


def _loses_rows(arguments, answer):
    """Both labels are as frequent as the more frequent one was, but given rows are missing."""
    X, y, _ = arguments
    after = counts_of(y, answer[1]).values()
    return (
        are_known(arguments, answer)
        and set(after) == {max(counts_of(y, y).values())}
        and bool(pairs_of(X, y) - pairs_of(*answer))
    )


def _is_bootstrap(answers: Answers) -> bool:
    return all(
        are_known(arguments, answer) and len(answer[1]) == len(arguments[1])
        for arguments, answer in answers
    ) and any(pairs_of(*arguments[:2]) - pairs_of(*answer) for arguments, answer in answers)


def _copies_the_common(arguments, answer):
    y = arguments[1]
    before, after = counts_of(y, y), counts_of(y, answer[1])
    rare = rarer_label(y)
    return are_known(arguments, answer) and any(
        after[label] > before[label] for label in before if label != rare
    )


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="oversample_minority(X, y, random_state)",
    task="`y`, (n,), holds two labels, numbers or texts, one of them rarer than the other; X is "
    "(n, d). Keep all rows, and add copies of rows of the rarer label, with their label, until "
    "both labels have as many rows. Return the pair (X, y) with all of them, in any order. Which "
    "rows are copied, and how often, is free, but the same `random_state`, an integer, gives the "
    "same result. The arrays that were given stay as they were.",
    reference=oversample_minority,
    returns=("X", "y"),
    cases=_cases,
    objection=_objection,
    objection_to_all=_objection_to_all,
    hints=(
        "Nothing is taken away. How many rows of the rarer label are missing until both are even, "
        "and where can they be copied from?",
        "Draw n_common − n_rare row numbers, with replacement, from those of the rarer label. "
        "Append these rows to X, and their labels to y, by the same numbers.",
        "`labels, counts = np.unique(y, return_counts=True)`, and `np.flatnonzero` finds the rows "
        "of a label. Which numbers are drawn, and how many?",
    ),
    mistakes={
        "rows_and_labels_apart": PARTED,
        "invented": INVENTED,
        "undersampled": (
            "Rows of the more frequent label are thrown away until both are even. That is "
            "undersampling; here nothing is lost, and copies are added.",
            _has_counts(lambda common, rare: rare, lambda common, rare: rare),
        ),
        "nothing_added": (
            "Both labels have as many rows as before. Copies of the rarer one are to be added.",
            every(lambda arguments, answer: pairs_of(*arguments[:2]) == pairs_of(*answer)),
        ),
        "copies_alone": (
            "These are the copies alone. Return all rows: those that were given, and the copies.",
            _has_counts(lambda common, rare: 0, lambda common, rare: common - rare),
        ),
        "minority_alone": (
            "Rows of the rarer label alone are left. Return all rows, those of both labels.",
            every(
                lambda arguments, answer: (
                    are_known(arguments, answer)
                    and set(answer[1].tolist()) == {rarer_label(arguments[1])}
                )
            ),
        ),
        "originals_lost": (
            "Both labels have as many rows as they should, but some that were given are gone: are "
            "all rows of a label drawn, where only the missing ones should be? What is drawn with "
            "replacement leaves some out.",
            every(_loses_rows),
        ),
        "as_many_copies_as_the_others": (
            "As many copies are added as the other label has rows. What is missing is only the "
            "difference: the rarer rows are there already.",
            _has_counts(lambda common, rare: common, lambda common, rare: common + rare),
        ),
        "each_row_copied_once": (
            "Each row of the rarer label is there twice. Copies are added until both labels have "
            "as many rows, which may need fewer or many more.",
            _has_counts(lambda common, rare: common, lambda common, rare: 2 * rare),
        ),
        "one_too_few_or_many": (
            "There is one copy too few, or one too many: n_common − n_rare are missing.",
            _has_counts(lambda common, rare: common, lambda common, rare: common - 1),
            _has_counts(lambda common, rare: common, lambda common, rare: common + 1),
        ),
        "whole_copies_only": (
            "The rarer label has a whole multiple of its rows: are they repeated all together? "
            "Some have to be copied once more than others.",
            _has_counts(lambda common, rare: common, lambda common, rare: common // rare * rare),
            _has_counts(
                lambda common, rare: common, lambda common, rare: -(-common // rare) * rare
            ),
            _has_counts(
                lambda common, rare: common, lambda common, rare: round(common / rare) * rare
            ),
            _has_counts(
                lambda common, rare: common, lambda common, rare: (common // rare + 1) * rare
            ),
        ),
        "majority_copied": (
            "Rows of the more frequent label are copied. Only the rarer one needs copies.",
            every(_copies_the_common),
        ),
        "bootstrap_of_all": (
            "There are as many rows as before, as if all were drawn anew: given rows are lost, and "
            "nothing evens the labels out.",
            _is_bootstrap,
        ),
        "seed_ignored": (
            "Everything random comes from one generator, and that is made from `random_state`, "
            "whatever its value is (0 is a seed like any other).",
            differs_for_same_arguments,
        ),
    },
    lesson="Copies bring no news: they weigh the rare class as a class weight would. They belong "
    "into the training rows alone, after the split.",
)
