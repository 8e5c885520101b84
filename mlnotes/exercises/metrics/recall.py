"""Of those that are positive, the share that was found."""

from collections.abc import Iterator

import numpy as np

from mlnotes import metrics
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics import _shares


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    return _shares.counts(rng, undefined="nobody positive", no_other="no false negative")


exercise = Exercise(
    __name__,
    points=1,
    minutes=3,
    signature="recall(tp, fn)",
    task="Return the recall: of all that are positive, the share that was called so. `tp` and `fn` "
    "are counts, whole numbers of at least 0. Where nobody is positive it is undefined: return 0.0 "
    "there.",
    reference=metrics.recall,
    cases=_cases,
    hints=(
        "Gather everybody who is ill, found or missed. Which share was found?",
        "TP/(TP + FN), and 0.0 if there is nobody below the bar.",
        "`positives = tp + fn` is how many there were to find. Ask whether it is 0 before you "
        "divide by it.",
    ),
    mistakes={
        "inverted": (
            "The fraction is upside down: the found ones belong above the bar, all that were to "
            "be found below it. A share is never more than 1.",
            _shares.inverted,
        ),
        "miss_rate": (
            "This is the share of the positives that was missed. Recall is the share that was "
            "found; the two add up to 1.",
            _shares.share_of_others,
        ),
        "undefined_not_caught": (
            "With nobody to find the fraction is 0/0, and an error or NaN comes out. Return 0.0 "
            "there.",
            _shares.unguarded,
            _shares.as_numpy_divides,
        ),
        "one_when_undefined": (
            "With nobody to find this is 1. One may define it so (nobody was missed), but here an "
            "undefined recall counts as 0.0.",
            _shares.one_for_undefined,
        ),
        "odds": (
            "This is how many were found for each one missed: odds. A share is measured against "
            "all positives, the found ones included.",
            _shares.odds,
        ),
        "not_the_sum_below": (
            "These are the numbers of a fraction with something else below the bar than the sum "
            "of the two counts: their difference, their product or the larger one. The sum is "
            "how many are positive.",
            *_shares.NOT_THE_SUM,
        ),
        "something_added": (
            "Something is added to the counts, 1 perhaps, so that the bar never has 0 below it. It "
            "changes every other answer, too: ask whether the sum is 0 instead.",
            _shares.smoothed(0, 1),
            _shares.smoothed(1, 1),
            _shares.smoothed(1, 2),
        ),
        "brackets_missing": (
            "Division comes before addition, so `tp / tp + fn` is 1 + fn. The sum below the bar "
            "needs brackets.",
            _shares.brackets_missing,
        ),
    },
    companions=_shares.COMPANIONS,
    lesson="Recall asks how many of the positives are found. Calling everybody positive makes it "
    "1, so it means little without the precision beside it.",
)
