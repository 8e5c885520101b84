"""The F1 of a fair coin, which knows nothing."""

import math
from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.imbalanced_data._cases import prevalences
from mlnotes.prevalence import constant_f1, random_guess_f1


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for share, word in prevalences(rng):
        yield Case(share, word=word)
    for share in rng.uniform(0.1, 0.4, size=3):
        yield (float(share),)


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="random_guess_f1(prevalence)",
    task="A fair coin calls each row positive or negative. A share `prevalence` of all rows is "
    "positive, 0 < prevalence < 1. Return the F1 of the positive class on a very large sample, "
    "as an exact formula: nothing is drawn.",
    reference=random_guess_f1,
    cases=_cases,
    hints=(
        "The coin knows nothing of the rows. Which share of the positives does it find, and which "
        "share of those it calls positive are?",
        "F1 = 2·precision·recall / (precision + recall). Half of all rows are called positive, "
        "and among these the positives are as frequent as everywhere.",
        "`recall = 0.5`. What is the precision?",
    ),
    mistakes={
        "one_half": (
            "½ is the coin's recall, and its accuracy. Its precision depends on the prevalence, "
            "and so does F1.",
            lambda prevalence: 0.5,
        ),
        "prevalence": (
            "This is the prevalence: the coin's precision, and the F1 of a guess that says "
            "positive as often as it is true. The fair coin's recall is ½.",
            lambda prevalence: prevalence,
        ),
        "classes_swapped": (
            "This is the F1 of the negative class, with 1 − prevalence in the place of the "
            "prevalence.",
            lambda prevalence: random_guess_f1(1 - prevalence),
        ),
        "always_positive": (
            "This is the F1 of a model that always says positive, with a recall of 1. The coin "
            "finds half of the positives.",
            lambda prevalence: constant_f1(prevalence, True),
        ),
        "other_mean": (
            "Precision and recall are averaged in another way, by the arithmetic or the geometric "
            "mean. F1 is the harmonic mean, which stays close to the smaller of the two.",
            lambda prevalence: (prevalence + 0.5) / 2,
            lambda prevalence: math.sqrt(prevalence / 2),
        ),
        "two_missing": (
            "The 2 of F1 = 2·precision·recall / (precision + recall) is missing: this is half the "
            "right answer.",
            lambda prevalence: random_guess_f1(prevalence) / 2,
        ),
        "macro_f1": (
            "This is the macro F1, the mean over both classes. Only the positive one is asked "
            "about.",
            lambda prevalence: (random_guess_f1(prevalence) + random_guess_f1(1 - prevalence)) / 2,
        ),
        "weighted_f1": (
            "This is the F1 of both classes, each weighted by its share. Only the positive one is "
            "asked about.",
            lambda prevalence: (
                prevalence * random_guess_f1(prevalence)
                + (1 - prevalence) * random_guess_f1(1 - prevalence)
            ),
        ),
        "product": (
            "This is precision times recall, or the share of rows that are hits, and not a mean "
            "of the two.",
            lambda prevalence: prevalence / 2,
        ),
    },
    companions={
        "the share of negatives": lambda prevalence: 1 - prevalence,
        "the smaller of precision and recall": lambda prevalence: min(prevalence, 0.5),
        "the larger of precision and recall": lambda prevalence: max(prevalence, 0.5),
        "2·precision·(1 − precision), or the share of pairs of rows with different labels": (
            lambda prevalence: 2 * prevalence * (1 - prevalence)
        ),
        "the variance of a label, prevalence·(1 − prevalence)": (
            lambda prevalence: prevalence * (1 - prevalence)
        ),
        "the sum of the two squares, how often two rows have one label": (
            lambda prevalence: prevalence**2 + (1 - prevalence) ** 2
        ),
        "the F0.5, where F1 is asked for": lambda prevalence: (
            0.625 * prevalence / (0.25 * prevalence + 0.5)
        ),
        "the F2, where F1 is asked for": lambda prevalence: (
            2.5 * prevalence / (4 * prevalence + 0.5)
        ),
        "the sum of precision and recall": lambda prevalence: prevalence + 0.5,
        "the Jaccard index, hits over all who are positive or called so; halving the hits twice "
        "gives the same": (lambda prevalence: prevalence / (1 + prevalence)),
    },
    lesson="When 1% is positive the coin has an F1 of .0196, and when 99% is, .664. Compare an F1 "
    "with that of guessing on the same data before calling it good or bad.",
)
