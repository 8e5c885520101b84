"""The F1 of a model that says one thing to everybody."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.imbalanced_data._cases import prevalences
from mlnotes.prevalence import constant_f1, random_guess_f1

NEVER = "a predict_positive that is false"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for share, word in prevalences(rng):
        yield Case(share, True, word=word)
        yield Case(share, False, word=NEVER)


def _either(always: Callable, never: Callable) -> Callable:
    """A function of both arguments, from one of the prevalence for each of the two models."""
    return lambda prevalence, predict_positive: (always if predict_positive else never)(prevalence)


def _f1(prevalence):
    return constant_f1(prevalence, True)


def _zero(prevalence):
    return 0.0


def _undefined(prevalence):
    raise ZeroDivisionError("precision of nobody")


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="constant_f1(prevalence, predict_positive)",
    task="A model says the same to everybody: positive if `predict_positive` is true, negative if "
    "it is false. A share `prevalence` of all rows is positive, 0 < prevalence < 1. Return the F1 "
    "of the positive class; where precision or F1 is 0/0, it is 0.0.",
    reference=constant_f1,
    cases=_cases,
    hints=(
        "Take 100 rows and count. Who is called positive, and who of them is?",
        "F1 = 2·precision·recall / (precision + recall). Whoever is called positive by a model "
        "that says so always: which share of them is right, and which share of the positives is "
        "found?",
        "`precision, recall = prevalence, 1.0` is what always saying positive reaches. What "
        "remains of both when nobody is called positive?",
    ),
    mistakes={
        "flag_reversed": (
            "The two models are exchanged: this is the F1 of always where never is asked for, and "
            "the reverse.",
            _either(_zero, _f1),
        ),
        "accuracy": (
            "This is the accuracy: it counts right negatives too, and F1 never looks at them.",
            _either(lambda share: share, lambda share: 1 - share),
        ),
        "nan_for_never": (
            "A model that calls nobody positive has precision 0/0. Here NaN or an error comes of "
            "it, and the task says 0.0.",
            _either(_f1, lambda share: np.nan),
            _either(_f1, _undefined),
        ),
        "f1_of_what_is_predicted": (
            "For the model that says negative to everybody this is the F1 of the negative class. "
            "The positive class is asked about, whatever is predicted.",
            _either(_f1, lambda share: _f1(1 - share)),
        ),
        "f1_of_the_negatives": (
            "This is the F1 of the negative class. The positive class is asked about.",
            _either(_zero, lambda share: _f1(1 - share)),
        ),
        "macro_f1": (
            "This is the macro F1, the mean over both classes. Only the positive one is asked "
            "about. (Or the 2 is missing, and the class that is predicted is the one measured.)",
            _either(lambda share: _f1(share) / 2, lambda share: _f1(1 - share) / 2),
        ),
        "weighted_f1": (
            "This is the F1 of both classes, each weighted by its share. Only the positive one is "
            "asked about.",
            _either(lambda share: share * _f1(share), lambda share: (1 - share) * _f1(1 - share)),
        ),
        "precision": (
            "This is the precision (or the Jaccard index, tp over tp + fp + fn, which is the same "
            "for a constant). F1 is the harmonic mean of precision and recall.",
            _either(lambda share: share, _zero),
        ),
        "recall": (
            "This is the recall: everybody is found, or nobody. F1 asks for precision too.",
            _either(lambda share: 1.0, _zero),
        ),
        "other_mean": (
            "Precision and recall are averaged in another way, by the arithmetic or the geometric "
            "mean. F1 is the harmonic mean, which stays close to the smaller of the two.",
            _either(lambda share: (share + 1) / 2, _zero),
            _either(np.sqrt, _zero),
        ),
        "two_missing": (
            "The 2 of F1 = 2·precision·recall / (precision + recall) is missing.",
            _either(lambda share: share / (1 + share), _zero),
        ),
        "denominator_missing": (
            "This is 2·precision·recall, not divided by precision + recall.",
            _either(lambda share: 2 * share, _zero),
        ),
        "flag_ignored": (
            "The answer for never is that for always. A model that calls nobody positive finds "
            "nobody.",
            _either(_f1, _f1),
        ),
        "perfect_for_never": (
            "Never saying positive is given an F1 of 1. It makes no false alarm, but finds nobody.",
            _either(_f1, lambda share: 1.0),
        ),
        "accuracy_for_never": (
            "Always is right. For never this is the accuracy: its hits are all negatives, and F1 "
            "does not look at them.",
            _either(_f1, lambda share: 1 - share),
        ),
    },
    companions={
        "the F1 of a fair coin": lambda prevalence, predict_positive: random_guess_f1(prevalence),
        "the balanced accuracy, and 0 for never": _either(lambda share: 0.5, _zero),
        "the mean of precision and recall, for never with the precision of the negatives": _either(
            lambda share: (share + 1) / 2, lambda share: (1 - share) / 2
        ),
        "the F1 with the share of negatives for the precision": _either(
            lambda share: _f1(1 - share), _zero
        ),
        "the F0.5, where F1 is asked for": _either(
            lambda share: 1.25 * share / (0.25 * share + 1), _zero
        ),
        "the F2, where F1 is asked for": _either(lambda share: 5 * share / (4 * share + 1), _zero),
        "the F1 for always, and the prevalence for never": _either(_f1, lambda share: share),
        "the F1 for always, and ½ for never": _either(_f1, lambda share: 0.5),
        "the F1 for always, and the macro F1 for never": _either(
            _f1, lambda share: _f1(1 - share) / 2
        ),
    },
    lesson="Call the common class positive, and always saying it gets an F1 near 1; call the rare "
    "one positive, and never saying it gets 0. F1 depends on which class is asked about.",
)
