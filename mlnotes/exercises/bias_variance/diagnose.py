"""Which of the two diseases a pair of errors shows: bias, variance, or both."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise

AT_TOLERANCE = "a difference that is exactly the tolerance"
BELOW = "an error below the one it is compared with"

# Training error, validation error, floor, tolerance; and in some a word on what is special.
BY_HAND = (
    (2.0, 2.5, 1.0, 1.0, AT_TOLERANCE),
    (4.0, 4.5, 1.0, 1.0),  # high bias
    (1.5, 4.0, 1.0, 1.0),  # high variance
    (4.0, 8.0, 1.0, 1.0),  # both
    (1.5, 2.0, 1.0, 1.0),  # good
    (0.5, 4.0, 0.0, 1.0, "a floor of 0"),  # high variance
    (4.0, 4.5, 0.0, 1.0, "a floor of 0"),  # high bias
    (0.5, 1.0, 0.0, 1.0, "a floor of 0"),  # good
    (2.0, 6.0, 1.0, 1.0, AT_TOLERANCE),  # high variance
    (5.0, 6.0, 1.0, 1.0, AT_TOLERANCE),  # high bias
    (1.5, 2.5, 1.0, 1.0, AT_TOLERANCE),  # good
    (2.0, 3.0, 1.0, 1.0, AT_TOLERANCE),  # good
    (0.25, 0.375, 0.125, 0.125, AT_TOLERANCE),  # good
    (6.0, 3.0, 5.5, 1.0, BELOW),  # good: validation happens to be the easier part
    (6.0, 3.0, 1.0, 1.0, BELOW),  # high bias
    (1.0, 1.5, 4.0, 1.0, BELOW),  # good: below the floor, which was an estimate
    (1.0, 4.0, 4.0, 1.0, BELOW),  # high variance
    (9.0, 9.5, 8.5, 1.0),  # good, though large
    (9.0, 12.0, 8.5, 1.0),  # high variance
    (1.75, 2.5, 1.0, 1.0),  # good, though validation is more than the tolerance off the floor
    (0.75, 1.0, 0.25, 0.25),  # high bias
    (0.375, 1.0, 0.25, 0.25),  # high variance, though all is below 1
    (10.0, 16.0, 2.0, 8.0, AT_TOLERANCE),  # good
    (12.0, 16.0, 2.0, 8.0),  # high bias
    (8.0, 24.0, 2.0, 8.0),  # high variance
    (20.0, 30.0, 2.0, 8.0),  # both
    (0.25, 0.25, 0.25, 0.125),  # good: nothing left to gain
)


def diagnose(train_error, valid_error, floor_error, tolerance):
    is_biased = train_error - floor_error > tolerance
    varies = valid_error - train_error > tolerance
    if is_biased and varies:
        return "both"
    if is_biased:
        return "high bias"
    return "high variance" if varies else "good"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for train, valid, floor, tolerance, *word in BY_HAND:
        yield Case(train, valid, floor, tolerance, word="".join(word))
    for is_biased in (False, True, False, True):
        for varies in (False, True):
            floor, tolerance = float(rng.uniform(0.5, 4.0)), float(rng.uniform(0.2, 2.0))
            # Clear of the border on either side.
            shares = [
                rng.uniform(1.2, 4.0) if much else rng.uniform(0.1, 0.8)
                for much in (is_biased, varies)
            ]
            train = floor + tolerance * float(shares[0])
            yield train, train + tolerance * float(shares[1]), floor, tolerance


def _variant(
    *,
    biased: Callable = lambda t, v, f, tol: t - f > tol,
    varies: Callable = lambda t, v, f, tol: v - t > tol,
    names: tuple[str, str, str, str] = ("both", "high bias", "high variance", "good"),
) -> Callable:
    """The two questions and the four names; a wrong function has one of them exchanged."""

    def wrong(train_error, valid_error, floor_error, tolerance):
        errors = train_error, valid_error, floor_error, tolerance
        answers = bool(biased(*errors)), bool(varies(*errors))
        return names[[(True, True), (True, False), (False, True), (False, False)].index(answers)]

    return wrong


def _each_of(biased: Callable, varies: Callable) -> tuple[Callable, ...]:
    """Both questions changed, and either."""
    return (
        _variant(biased=biased, varies=varies),
        _variant(biased=biased),
        _variant(varies=varies),
    )


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="diagnose(train_error, valid_error, floor_error, tolerance)",
    task="`floor_error` is the error that cannot be avoided, and tolerance > 0. Bias is high where "
    "train_error − floor_error > tolerance, variance where valid_error − train_error > tolerance "
    "(both strictly). Return 'high bias', 'high variance', 'both' or 'good', in these very "
    "letters.",
    reference=diagnose,
    cases=_cases,
    hints=(
        "Two questions, each with its own yes or no: is the model too weak even for the data it "
        "has seen, and does it do worse on data it has not seen? Four pairs of answers, four "
        "words.",
        "high bias: train − floor > tolerance. high variance: valid − train > tolerance. Both "
        "may hold at once, or neither.",
        "Begin with `has_bias = train_error - floor_error > tolerance` and ask the other question "
        "in the same way. Which of the four words needs both of the answers to be looked at first?",
    ),
    mistakes={
        "small_gap_called_good": (
            "Where validation is hardly worse than training, this says 'good', however large "
            "both errors are. A model that is equally bad everywhere has a small gap too.",
            _variant(names=("both", "good", "high variance", "good")),
            _variant(names=("high variance", "good", "high variance", "good")),
        ),
        "floor_ignored": (
            "The training error itself is held against the tolerance, as if the floor were 0. "
            "Where labels are noisy no model comes near 0: count from the floor.",
            _variant(biased=lambda t, v, f, tol: t > tol),
        ),
        "swapped": (
            "The names are swapped. A training error far above the floor is bias; a validation "
            "error far above the training error is variance.",
            _variant(names=("both", "high variance", "high bias", "good")),
        ),
        "tolerance_reached": (
            "A difference of exactly the tolerance counts as high here. More than the tolerance "
            "is asked for.",
            *_each_of(lambda t, v, f, tol: t - f >= tol, lambda t, v, f, tol: v - t >= tol),
        ),
        "both_missed": (
            "Where bias and variance are both high, only one of them is named. Does the "
            "first `if` that holds end the matter?",
            _variant(names=("high bias", "high bias", "high variance", "good")),
            _variant(names=("high variance", "high bias", "high variance", "good")),
        ),
        "both_where_either": (
            "'both' is said where only one of the two is high.",
            _variant(names=("both", "both", "both", "good")),
            _variant(names=("both", "both", "high variance", "good")),
            _variant(names=("both", "high bias", "both", "good")),
        ),
        "sign_lost": (
            "Differences are taken without their sign. A validation error below the training "
            "error is luck or an easier set, and a training error below the floor no bias.",
            *_each_of(lambda t, v, f, tol: abs(t - f) > tol, lambda t, v, f, tol: abs(v - t) > tol),
        ),
        "turned_round": (
            "A difference is taken the wrong way round: bias is a training error above the floor, "
            "variance a validation error above the training error.",
            *_each_of(lambda t, v, f, tol: f - t > tol, lambda t, v, f, tol: t - v > tol),
        ),
        "bias_by_validation": (
            "Bias is read off the validation error. Variance raises that too: what a model cannot "
            "learn shows in its error on the data that it was trained on.",
            _variant(biased=lambda t, v, f, tol: v - f > tol),
            _variant(biased=lambda t, v, f, tol: v > tol),
        ),
        "variance_by_floor": (
            "The validation error is held against the floor, or against nothing. What it has "
            "above the floor is bias and variance together: compare it with the training error.",
            _variant(varies=lambda t, v, f, tol: v - f > tol),
            _variant(varies=lambda t, v, f, tol: v > tol),
        ),
        "tolerance_ignored": (
            "A difference that is above 0 counts as high here, however large `tolerance` is.",
            *_each_of(lambda t, v, f, tol: t > f, lambda t, v, f, tol: v > t),
        ),
        "relative_difference": (
            "A difference is compared with a share of one of the errors: it is divided by that, or "
            "the tolerance multiplied by it (as by `np.isclose`, which drops the sign, too). The "
            "tolerance is an error itself, in the same units.",
            *_each_of(
                lambda t, v, f, tol: (t - f) / f > tol, lambda t, v, f, tol: (v - t) / t > tol
            ),
            *_each_of(
                lambda t, v, f, tol: t > (1 + tol) * f, lambda t, v, f, tol: v > (1 + tol) * t
            ),
        ),
        "both_for_neither": (
            "'both' and 'good' are exchanged: 'both' means that bias and variance are high.",
            _variant(names=("good", "high bias", "high variance", "both")),
        ),
    },
    lesson="Two differences say where to go: from the floor to training is bias, from training to "
    "validation is variance. More data helps the second and is wasted on the first.",
)
