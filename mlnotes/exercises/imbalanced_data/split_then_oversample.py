"""Test rows set aside first; only then are rare rows copied."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.balancing import split_then_oversample
from mlnotes.checker.properties import differs_for_same_arguments, every
from mlnotes.checker.record import Answers, Case, Exercise, Sign
from mlnotes.exercises.imbalanced_data._cases import rows_of_two_classes
from mlnotes.exercises.imbalanced_data._rows import (
    INVENTED,
    PARTED,
    counts_of,
    named,
    pairs_of,
    unknown,
)

# How many rows of each label, and which share of them goes to test.
SIZES = [(3, 2), (8, 4), (12, 6), (15, 5), (30, 10), (28, 12), (60, 20), (45, 9), (90, 14)]
FRACTIONS = [0.5, 0.25, 0.25, 0.4, 0.2, 0.25, 0.15, 0.3, 0.35]
MANY, FRACTION_OF_MANY = (150, 80), 0.4


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    seeds = [0, *map(int, rng.choice(np.arange(1, 10_000), size=len(SIZES), replace=False))]
    cases = zip(rows_of_two_classes(rng, SIZES), FRACTIONS, seeds, strict=False)
    for case, fraction, seed in cases:
        yield Case(*case, fraction, seed, word=case.words)
    # So many rows that no luck helps; the seeds come again, and the labels may stand in order.
    for number, case in enumerate(rows_of_two_classes(rng, [MANY] * 4)):
        X, y = case
        order = np.argsort(y) if number == 2 else np.arange(len(y))
        for seed in (*seeds[:3], *seeds[:2]):
            yield Case(X[order], y[order], FRACTION_OF_MANY, seed, word=case.words)


def _objection(arguments: tuple, answer: tuple) -> str | None:
    X, y, fraction, _ = arguments
    train, test = answer[:2], answer[2:]
    for name, part in (("train", train), ("test", test)):
        if objection := unknown(X, y, *part):
            return f"In {name}: {objection[0].lower()}{objection[1:]}"
    given, in_train, in_test = pairs_of(X, y), pairs_of(*train), pairs_of(*test)
    if both := in_train.keys() & in_test.keys():
        return f"The row {named(min(both))} is in train and in test."
    if twice := [pair for pair, times in in_test.items() if times > 1]:
        return f"The row {named(twice[0])} is in test {in_test[twice[0]]} times."
    counts = counts_of(y, y)
    for label, count in counts_of(y, test[1]).items():
        if abs(count - fraction * counts[label]) > 1:
            return (
                f"Of the {counts[label]} rows with label {label!r}, {count} are in test; "
                f"{fraction} of them would be {fraction * counts[label]:.4g}."
            )
    if lost := given.keys() - in_train.keys() - in_test.keys():
        return f"The row {named(min(lost))} is neither in train nor in test."
    (one, n_one), (other, n_other) = counts_of(y, train[1]).items()
    if n_one != n_other:
        return f"Train has {n_one} rows with label {one!r} and {n_other} with {other!r}."
    if len({label for (_, label), times in in_train.items() if times > 1}) == 2:
        return "In train, rows of both labels are there several times."
    return None


def _objection_to_all(answers: Answers) -> str | None:
    if differs_for_same_arguments(answers):
        return "Called twice with the same arguments, your function gives different answers."
    return None


def _parts(answer):
    return pairs_of(*answer[:2]), pairs_of(*answer[2:])


def _shared(arguments, answer):
    train, test = _parts(answer)
    return bool(train.keys() & test.keys())


def _has_copies(pairs):
    return any(times > 1 for times in pairs.values())


def _holds(part: Callable) -> Callable:
    """The predicate that `part(given, train, test, arguments, answer)` holds of every answer."""

    def holds(arguments, answer):
        return part(pairs_of(*arguments[:2]), *_parts(answer), arguments, answer)

    return every(holds)


def _is_split(given, train, test):
    """Whether every row is in one part, where it may have copies."""
    return not train.keys() & test.keys() and train.keys() | test.keys() == given.keys()


def _is_even(arguments, labels):
    return len(set(counts_of(arguments[1], labels).values())) == 1


def _test_is(share: Callable) -> Callable:
    """Whether each label has this share of its rows in test, a function of the fraction."""

    def holds(arguments, answer):
        y, fraction = arguments[1:3]
        counts = counts_of(y, answer[3])
        return all(
            abs(counts[label] - share(fraction) * count) <= 1
            for label, count in counts_of(y, y).items()
        )

    return holds


def _is_not_stratified(answers: Answers) -> bool:
    """Sound but for the labels' shares in test; now and then a label is missing in train."""
    answered = [(arguments, answer) for arguments, answer in answers if answer is not None]
    is_stratified = _test_is(lambda fraction: fraction)
    return bool(answered) and all(
        not is_stratified(arguments, answer)
        and _is_split(pairs_of(*arguments[:2]), *_parts(answer))
        and not _has_copies(_parts(answer)[1])
        and abs(len(answer[3]) - arguments[2] * len(arguments[1])) <= 1
        for arguments, answer in answered
    )


def _is_in_another_order(arguments, answer):
    """X_train, X_test, y_train, y_test, as scikit-learn's train_test_split returns them."""
    return [np.ndim(part) for part in answer] == [2, 2, 1, 1]


exercise = Exercise(
    __name__,
    points=3,
    minutes=10,
    signature="split_then_oversample(X, y, test_fraction, random_state)",
    task="`y`, (n,), holds two labels, numbers or texts, one of them rarer than the other; X is "
    "(n, d), and no two rows are alike. Set test rows aside: of each label `test_fraction` times "
    "its count, give or take 1. All other rows are train, and there copies of rows of the rarer "
    "label are added until both have as many. No row is in train and in test, and test has no "
    "copies. Return (X_train, y_train, X_test, y_test), rows in any order. Which rows are drawn "
    "is free, but the same `random_state`, an integer, gives the same result.",
    reference=split_then_oversample,
    returns=("X_train", "y_train", "X_test", "y_test"),
    cases=_cases,
    objection=_objection,
    objection_to_all=_objection_to_all,
    hints=(
        "A copy that reaches the test rows has been seen before. So what has to come first, the "
        "split or the copies?",
        "For each label: bring its rows into a random order, and set the first "
        "round(test_fraction · count) aside. Among the others, count the labels again, and draw "
        "the copies that are missing from the rarer rows that are left.",
        "`rng = np.random.default_rng(random_state)`, and then `for label in np.unique(y):` with "
        "`rng.permutation(np.flatnonzero(y == label))`. Which of these go to test?",
    ),
    mistakes={
        "another_order": (
            "The four arrays come in another order, that of `train_test_split`. Here each part "
            "has its labels beside it: X_train, y_train, X_test, y_test.",
            every(_is_in_another_order),
        ),
        "test_first": (
            "Train and test are exchanged: what is returned first is what was set aside.",
            every(
                lambda arguments, answer: _objection(arguments, (*answer[2:], *answer[:2])) is None
            ),
        ),
        "rows_and_labels_apart": PARTED,
        "invented": INVENTED,
        "test_stays_in_train": (
            "Every row is in train, those of test too. Test asks about rows that the model has not "
            "seen.",
            _holds(lambda given, train, test, *rest: test and train.keys() == given.keys()),
        ),
        "oversampled_first": (
            "In at least one case rows of test stand in train too: were the copies made before the "
            "split, or of all rows? Then a row and its copy can come to different sides, and the "
            "test asks for what was learned by heart.",
            lambda answers: any(_shared(*pair) for pair in answers),
        ),
        "test_resampled": (
            "Test is resampled too, so that both labels are even there. Test rows stay as they "
            "came: a score on them should tell of the world as it is.",
            _holds(
                lambda given, train, test, arguments, answer: (
                    _has_copies(test) and _is_even(arguments, answer[3])
                )
            ),
        ),
        "test_evened_out": (
            "Test has as many rows of the one label as of the other. Of each label the same share "
            "goes to test, and so the rarer one stays rarer.",
            _holds(
                lambda given, train, test, arguments, answer: (
                    not _has_copies(test) and _is_even(arguments, answer[3])
                )
            ),
        ),
        "not_oversampled": (
            "Train has no copies: the split is there, and the oversampling is not.",
            _holds(
                lambda given, train, test, arguments, answer: (
                    _is_split(given, train, test)
                    and not _has_copies(train)
                    and not _has_copies(test)
                    and not _is_even(arguments, answer[1])
                )
            ),
        ),
        "undersampled": (
            "Rows of the more frequent label are left out of train until both are even. Here "
            "nothing is lost, and copies of the rarer rows are added.",
            _holds(
                lambda given, train, test, arguments, answer: (
                    not _has_copies(train)
                    and _is_even(arguments, answer[1])
                    and sum(train.values()) + sum(test.values()) < len(arguments[1])
                )
            ),
        ),
        "fraction_for_train": (
            "`test_fraction` is the share that train gets here. It is the share of test.",
            every(_test_is(lambda fraction: 1 - fraction)),
        ),
        "not_stratified": (
            "Does the split look at the labels? Their shares in test are off, as chance would have "
            "it, and a rare label may even be missing on one side. Split the rows of each label by "
            "themselves.",
            Sign(_is_not_stratified),
        ),
        "seed_ignored": (
            "Everything random comes from one generator, and that is made from `random_state`, "
            "whatever its value is (0 is a seed like any other).",
            differs_for_same_arguments,
        ),
    },
    lesson="Resample after the split, and only what is trained on. Before it, copies reach the "
    "test rows, and the score measures memory.",
)
