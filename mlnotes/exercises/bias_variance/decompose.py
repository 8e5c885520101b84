"""The expected squared error and the three parts that it is made of."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import bias_variance
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.bias_variance._cases import prediction_tables


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    by_hand = [2.0, 0.5, 3.0, 4.0, 0.0]
    for number, (predictions, truth, word) in enumerate(prediction_tables(rng)):
        level = by_hand[number] if number < len(by_hand) else float(rng.uniform(1.5, 6.0))
        yield Case(predictions, truth, level, word=word if level else "no noise")


def _gaps(predictions, truth):
    return predictions.mean(axis=0) - truth


def _spread(predictions, truth):
    return np.mean(np.var(predictions, axis=0))


def _spread_by_one_less(predictions, truth):
    if len(predictions) < 2:
        raise ZeroDivisionError("undefined for a single data set")
    return np.mean(np.var(predictions, axis=0, ddof=1))


def _single_errors(predictions, truth):
    return np.mean((predictions - truth) ** 2)


def _total(first, second, noise_variance):
    return first + second + noise_variance


def _decomposed(
    first: Callable = bias_variance.bias_squared,
    second: Callable = _spread,
    total: Callable = _total,
) -> Callable:
    """The right answer, with a part of it, or the sum, exchanged."""

    def wrong(predictions, truth, noise_variance):
        parts = first(predictions, truth), second(predictions, truth)
        return (*parts, total(*parts, noise_variance))

    return wrong


def _with_right_total(wrong: Callable) -> Callable:
    """The same parts, and the expected error as it should be."""

    def answer(predictions, truth, noise_variance):
        right = bias_variance.decompose(predictions, truth, noise_variance)
        return (*wrong(predictions, truth, noise_variance)[:2], right.expected_error)

    return answer


def _with_right_parts(wrong: Callable) -> Callable:
    """The right parts, and the expected error of the wrong ones."""

    def answer(predictions, truth, noise_variance):
        right = bias_variance.decompose(predictions, truth, noise_variance)
        return (*right[:2], wrong(predictions, truth, noise_variance)[2])

    return answer


_UNSQUARED = [
    _decomposed(first=first)
    for first in (
        lambda predictions, truth: np.mean(_gaps(predictions, truth)),
        lambda predictions, truth: np.mean(-_gaps(predictions, truth)),
        lambda predictions, truth: np.mean(np.abs(_gaps(predictions, truth))),
        lambda predictions, truth: np.abs(np.mean(_gaps(predictions, truth))),
        lambda predictions, truth: np.sqrt(np.mean(_gaps(predictions, truth) ** 2)),
    )
]
_DEVIATIONS = [
    _decomposed(second=second)
    for second in (
        lambda predictions, truth: np.mean(np.std(predictions, axis=0)),
        lambda predictions, truth: np.sqrt(_spread(predictions, truth)),
    )
]
_ACROSS = [
    _decomposed(second=second)
    for second in (
        lambda predictions, truth: np.mean(np.var(predictions, axis=1)),
        lambda predictions, truth: np.var(predictions.mean(axis=0)),
    )
]


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="decompose(predictions, truth, noise_variance)",
    task="`predictions` is (n_datasets, n_points), `truth` is (n_points,); `noise_variance` is the "
    "variance of the noise in a label. Return (bias_squared, variance, expected_error): the first "
    "two as before (variance with ddof 0), the third the expected squared error at a fresh, noisy "
    "label.",
    reference=bias_variance.decompose,
    cases=_cases,
    hints=(
        "A fresh label misses a prediction for three reasons that have nothing to do with each "
        "other: the model is off on average, this data set was not the average, and the label "
        "has noise of its own.",
        "E[(y − f̂)²] = (f̄ − f)² + E[(f̂ − f̄)²] + σ², each in the mean over points; "
        "`noise_variance` is σ² already.",
        "Begin with `mean_prediction = predictions.mean(axis=0)`: the gap to `truth` gives the "
        "first part, the distances of `predictions` from it the second.",
    ),
    mistakes={
        "noise_left_out": (
            "The noise is not in the expected error: this is the mean squared distance of the "
            "predictions from the truth. A fresh label lies off the truth by its own noise, and no "
            "model foresees it.",
            _decomposed(total=lambda first, second, noise_variance: first + second),
        ),
        "bias_not_squared": (
            "The first part is not squared, or its root is taken: it is a gap, with or without "
            "its sign. In a squared error only bias² can be added to the variance.",
            *_UNSQUARED,
            *map(_with_right_total, _UNSQUARED),
        ),
        "parts_swapped": (
            "The parts are swapped: bias² compares the mean prediction with the truth, variance "
            "compares predictions with their mean.",
            _decomposed(first=_spread, second=bias_variance.bias_squared),
        ),
        "variance_counted_twice": (
            "The first part holds the variance too: it is the mean squared distance from the "
            "truth of single predictions, not of the mean prediction.",
            _decomposed(first=_single_errors),
            _with_right_total(_decomposed(first=_single_errors)),
        ),
        "averaged_before_squaring": (
            "The first part is the square of the mean gap, so that gaps upwards and downwards "
            "make up for each other. Bias is a matter of each point.",
            *(
                change(
                    _decomposed(
                        first=lambda predictions, truth: np.mean(_gaps(predictions, truth)) ** 2
                    )
                )
                for change in (lambda wrong: wrong, _with_right_total)
            ),
        ),
        "summed_over_points": (
            "Both parts are summed over the points. Means over points are asked for, so that the "
            "parts do not grow with the number of test points.",
            _decomposed(
                first=lambda predictions, truth: np.sum(_gaps(predictions, truth) ** 2),
                second=lambda predictions, truth: np.sum(np.var(predictions, axis=0)),
            ),
        ),
        "variance_by_one_less": (
            "The variance is divided by n_datasets − 1 (ddof 1). Only with ddof 0 do the parts "
            "sum to the mean squared distance from the truth exactly.",
            _decomposed(second=_spread_by_one_less),
            _with_right_total(_decomposed(second=_spread_by_one_less)),
        ),
        "standard_deviation": (
            "The second part is a standard deviation. Its square belongs into the sum.",
            *_DEVIATIONS,
            *map(_with_right_total, _DEVIATIONS),
        ),
        "variance_across_points": (
            "The second part is a variance across points, within a data set or of the mean "
            "prediction. It should tell how far predictions at one point move from data set to "
            "data set.",
            *_ACROSS,
            *map(_with_right_total, _ACROSS),
        ),
        "noise_taken_as_deviation": (
            "`noise_variance` is squared, or its root taken, before it is added. It is a variance "
            "already.",
            _decomposed(total=lambda first, second, noise: first + second + noise**2),
            _decomposed(total=lambda first, second, noise: first + second + np.sqrt(noise)),
        ),
        "gap_in_the_sum": (
            "The first two values are right, but the sum holds the gap itself (or its mean, or the "
            "root of bias²) in the place of bias².",
            *(_with_right_parts(wrong) for wrong in _UNSQUARED),
        ),
        "bias_squared_again": (
            "In the sum the first part is squared once more. It is a square already.",
            _decomposed(total=lambda first, second, noise: first**2 + second + noise),
        ),
        "bias_and_variance_squared_again": (
            "In the sum both bias² and the variance are squared once more. They are in squared "
            "units already.",
            _decomposed(total=lambda first, second, noise: first**2 + second**2 + noise),
            _decomposed(total=lambda first, second, noise: first**2 + second**2 + noise**2),
        ),
        "noise_subtracted": (
            "The noise is taken off, not added. It makes the error at a fresh label larger.",
            _decomposed(total=lambda first, second, noise: first + second - noise),
        ),
        "root_of_the_error": (
            "A root is taken of the expected error. Asked for is the squared error itself.",
            _decomposed(total=lambda first, second, noise: np.sqrt(first + second + noise)),
        ),
        "noise_in_place_of_the_error": (
            "The third value is the noise. The sum of all three parts is asked for there.",
            _decomposed(total=lambda first, second, noise: noise),
        ),
    },
    returns=("bias_squared", "variance", "expected_error"),
    lesson="Of the three parts only two can be bargained with: a stiffer model has more bias and "
    "less variance, a looser one the reverse. The noise stays.",
)
