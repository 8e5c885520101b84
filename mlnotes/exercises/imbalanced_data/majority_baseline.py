"""The score to beat: always saying what is most frequent."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.imbalanced_data._cases import OTHER_NUMBERS, RARER_FIRST, TEXTS
from mlnotes.prevalence import constant_f1, majority_baseline


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (np.array([0, 0, 1]),)
    yield (np.array([1, 0, 0, 0]),)
    yield Case(np.array([1, 1, 0, 1, 0]), word=RARER_FIRST)
    yield Case(np.array([1, 2, 1]), word=OTHER_NUMBERS)
    yield Case(np.array(["healthy", "ill", "healthy", "healthy"]), word=TEXTS)
    yield Case(np.array([3, 7, 7, 3, 7]), word=RARER_FIRST)
    for n_common, n_rare in [(5, 3), (9, 2), (17, 12), (99, 1)]:
        for labels, word in [
            ([0, 1], ""),
            ([1, 0], RARER_FIRST),
            ([0, 4], OTHER_NUMBERS),
            (["no", "yes"], TEXTS),
        ]:
            n = n_common + int(rng.integers(0, 4))
            yield Case(rng.permutation(np.repeat(labels, [n, n_rare])), word=word)


def _share(y):
    return majority_baseline(y).accuracy


def _beside(second: Callable, first: Callable = lambda share: share) -> Callable:
    """A pair of numbers, each a function of the majority's share."""
    return lambda y: (first(_share(y)), second(_share(y)))


def _always(share):
    """The F1 of a class with this share, for a model that always says its label."""
    return constant_f1(share, True)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="majority_baseline(y)",
    task="`y` holds two labels, numbers or texts, one of them more often than the other. A model "
    "says the more frequent label to every row. Return the pair (accuracy, minority_f1): its "
    "accuracy on y, and its F1 for the rarer label; where precision or F1 is 0/0, it is 0.0.",
    reference=majority_baseline,
    returns=("accuracy", "minority_f1"),
    cases=_cases,
    hints=(
        "Which rows does the model get right? And how many rows of the rarer label does it find?",
        "The accuracy is the share of the more frequent label. F1 of the rarer label is "
        "2·tp / (2·tp + fp + fn), with that label called positive: what is tp?",
        "`labels, counts = np.unique(y, return_counts=True)`. Which count is the number of right "
        "answers?",
    ),
    mistakes={
        "majority_f1": (
            "The second number is the F1 of the more frequent label. Asked for is that of the "
            "rarer one, whose label is never said.",
            _beside(_always),
        ),
        "minority_share": (
            "The second number is the share of the rarer label, or the error rate. F1 asks how "
            "many of its rows are found.",
            _beside(lambda share: 1 - share),
        ),
        "macro_f1": (
            "The second number is the macro F1, the mean over both labels. Only the rarer one is "
            "asked about.",
            _beside(lambda share: _always(share) / 2),
        ),
        "weighted_f1": (
            "The second number is the F1 of both labels, each weighted by its share. Only the "
            "rarer one is asked about.",
            _beside(lambda share: share * _always(share)),
        ),
        "accuracy_again": (
            "The second number is the accuracy again (the micro F1 is the same number). The F1 of "
            "the rarer label asks how many of its rows are found.",
            _beside(lambda share: share),
        ),
        "minority_predicted": (
            "These are the scores of a model that always says the rarer label. The baseline says "
            "the more frequent one.",
            _beside(lambda share: _always(1 - share), lambda share: 1 - share),
        ),
        "f1_of_always_the_minority": (
            "The second number is the F1 of a model that always says the rarer label. This one "
            "never does.",
            _beside(lambda share: _always(1 - share)),
        ),
        "minority_accuracy": (
            "The first number is the share of the rarer label. The model is right on the other "
            "rows.",
            _beside(lambda share: 0.0, lambda share: 1 - share),
        ),
        "nan_for_the_minority": (
            "The second number is NaN: the rarer label is never said, and its precision is 0/0. "
            "The task says 0.0.",
            _beside(lambda share: np.nan),
        ),
        "count": (
            "The first number is a count. The accuracy is a share of all rows.",
            lambda y: (round(_share(y) * len(y)), 0.0),
        ),
        "percent": (
            "The first number is in percent. The accuracy is a share, between 0 and 1.",
            _beside(lambda share: 0.0, lambda share: 100 * share),
        ),
        "zero_taken_as_the_majority": (
            "0 is taken for the more frequent label, or 1 for the rarer one, whatever y holds. "
            "Count the labels first.",
            lambda y: (np.mean(y == 0), 0.0),
            lambda y: (1 - np.mean(y == 1), 0.0),
            lambda y: (1 - np.mean(y), 0.0),
        ),
        "labels_taken_as_0_and_1": (
            "The labels are averaged as if they were 0 and 1. They may be any two numbers, or "
            "texts: count them.",
            lambda y: (max(np.mean(y), 1 - np.mean(y)), 0.0),
        ),
        "first_label_taken_as_the_majority": (
            "The label that comes first in order is taken for the more frequent one. Which label "
            "is, y alone can tell.",
            lambda y: (np.mean(y == np.unique(y)[0]), 0.0),
        ),
        "first_row_taken_as_the_majority": (
            "The label of the first row, or of the last, is taken for the more frequent one. Which "
            "label is, only a count can tell.",
            lambda y: (np.mean(y == y[0]), 0.0),
            lambda y: (np.mean(y == y[-1]), 0.0),
        ),
    },
    companions={
        "the accuracy, and the balanced accuracy, ½": _beside(lambda share: 0.5),
        "the accuracy, and an F1 of 1": _beside(lambda share: 1.0),
        "the two shares of a wrong and a right answer": _beside(
            lambda share: share, lambda share: 1 - share
        ),
        "the balanced accuracy, ½, in place of the accuracy": _beside(
            lambda share: 0.0, lambda share: 0.5
        ),
        "the F1 of the more frequent label in place of the accuracy": _beside(
            lambda share: 0.0, _always
        ),
        "the accuracy, and the F1 of a fair coin for the rarer label": _beside(
            lambda share: (1 - share) / (1.5 - share)
        ),
        "the expected accuracy of guessing in proportion to the shares": _beside(
            lambda share: 0.0, lambda share: share**2 + (1 - share) ** 2
        ),
    },
    lesson="Where 99 of 100 rows are healthy, a model that has learned nothing is 99% accurate, "
    "and finds nobody. Say the baseline beside every accuracy.",
)
