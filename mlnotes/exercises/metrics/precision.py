"""Of those called positive, the share that is."""

from collections.abc import Iterator

import numpy as np

from mlnotes import metrics
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics import _shares


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    return _shares.counts(rng, undefined="nobody called positive", no_other="no false positive")


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="precision(tp, fp)",
    task="Return the precision: of all that were called positive, the share that is positive. "
    "`tp` and `fp` are counts, whole numbers of at least 0. Where nobody was called positive it is "
    "undefined: return 0.0 there.",
    reference=metrics.precision,
    cases=_cases,
    hints=(
        "Gather everybody about whom the alarm went off. Some of them are rightly there, the "
        "others are not. Which share is?",
        "TP/(TP + FP), and 0.0 if there is nobody below the bar.",
        "`called = tp + fp` is how many were called positive. Ask whether it is 0 before you "
        "divide by it.",
    ),
    mistakes={
        "inverted": (
            "The fraction is upside down. A share has the part above the bar and the whole below, "
            "and is never more than 1.",
            _shares.inverted,
        ),
        "false_positive_share": (
            "This is the share of false alarms among those called positive (the false discovery "
            "rate). Asked for is the share that is rightly there.",
            _shares.share_of_others,
        ),
        "undefined_not_caught": (
            "With nobody called positive the fraction is 0/0, and an error or NaN comes out. "
            "Return 0.0 there.",
            _shares.unguarded,
            _shares.as_numpy_divides,
        ),
        "one_when_undefined": (
            "With nobody called positive this is 1. One may define it so (no alarm was false), "
            "but here an undefined precision counts as 0.0.",
            _shares.one_for_undefined,
        ),
        "odds": (
            "This is true alarms for each false one: odds. A share is measured against all that "
            "were called positive, the true ones included.",
            _shares.odds,
        ),
        "not_the_sum_below": (
            "These are the numbers of a fraction with something else below the bar than the sum "
            "of the two counts: their difference, their product or the larger one. The sum is "
            "how many were called.",
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
            "Division comes before addition, so `tp / tp + fp` is 1 + fp. The sum below the bar "
            "needs brackets.",
            _shares.brackets_missing,
        ),
    },
    companions=_shares.COMPANIONS,
    lesson="Precision asks how far a positive answer can be trusted. It says nothing of the "
    "positives that were never called, and where positives are rare it is low even for a good "
    "test.",
)
