"""One number from precision and recall, with recall β times as important."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import metrics
from mlnotes.checker.record import Case, Exercise

BOTH_ZERO = "both shares at 0"
ONE_ZERO = "one share at 0"
BETA_ONE = "beta = 1"
EQUAL = "equal shares"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 0.25, 1.0, 2
    yield 1.0, 0.25, 2
    yield Case(0.25, 1.0, 1, word=BETA_ONE)
    yield Case(0.75, 0.25, 1, word=BETA_ONE)
    yield 0.75, 0.25, 0.5
    yield Case(0.0, 0.0, 1, word=BOTH_ZERO)
    yield Case(0.0, 0.0, 2, word=BOTH_ZERO)
    yield Case(0.0, 0.5, 2, word=ONE_ZERO)
    yield Case(0.5, 0.0, 0.5, word=ONE_ZERO)
    yield Case(0.25, 0.25, 3, word=EQUAL)
    yield Case(1.0, 1.0, 0.5, word="both shares at 1")
    for beta in (0.25, 0.5, 1.5, 2, 3, 10):
        precision, recall = rng.uniform(0.1, 0.9, size=2)
        # Far enough apart that no two means agree.
        recall = recall if abs(precision - recall) > 0.1 else precision / 4
        yield float(precision), float(recall), beta


def _guarded(wrong: Callable) -> Callable:
    """0.0 where both are 0, as asked, and the same elsewhere."""

    def guarded(precision, recall, beta):
        return wrong(precision, recall, beta) if precision or recall else 0.0

    return guarded


def _weighted(of_precision: Callable, above: Callable) -> Callable:
    """above(β)·P·R / (of_precision(β)·P + R), 0.0 where both are 0."""
    return _guarded(lambda p, r, b: above(b) * p * r / (of_precision(b) * p + r))


def _unguarded(divide: Callable) -> Callable:
    def f_beta(precision, recall, beta):
        above = (1 + beta**2) * precision * recall
        return divide(above, beta**2 * precision + recall)

    return f_beta


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="f_beta(precision, recall, beta)",
    task="Return F-beta, (1 + β²)·P·R / (β²·P + R), for a precision and a recall from 0 to 1 and "
    "beta > 0. Where both are 0 return 0.0.",
    reference=metrics.f_beta,
    cases=_cases,
    hints=(
        "A harmonic mean is kind to nobody: if one of the two is near 0, so is the mean. β says "
        "how many times as much recall matters.",
        "(1 + β²)·P·R / (β²·P + R). With β = 1 that is 2PR/(P + R).",
        "`weight = beta**2` stands twice in it. Ask whether both are 0 before you divide.",
    ),
    mistakes={
        "arithmetic_mean": (
            "This is the arithmetic mean (P + R)/2. With P = 1 and R = 0 it gives ½ to a model "
            "that finds nobody; the harmonic mean gives 0.",
            lambda p, r, b: (p + r) / 2,
        ),
        "weighted_arithmetic_mean": (
            "This is an arithmetic mean, with weights made of beta. F-beta is a harmonic one: "
            "whichever of the two is small pulls it down.",
            lambda p, r, b: (p + b**2 * r) / (1 + b**2),
            lambda p, r, b: (p + b * r) / (1 + b),
            lambda p, r, b: (b**2 * p + r) / (1 + b**2),
            lambda p, r, b: (b * p + r) / (1 + b),
        ),
        "geometric_mean": (
            "This is the geometric mean √(P·R). It lies between the arithmetic and the harmonic "
            "mean, and beta has no part in it.",
            lambda p, r, b: math.sqrt(p * r),
        ),
        "beta_inverted": (
            "Beta works the wrong way round: this is F with 1/β, in which precision counts β "
            "times as much (or precision and recall are exchanged). β² belongs to the precision "
            "below the bar, so that recall counts more when β > 1.",
            _guarded(lambda p, r, b: (1 + b**2) * p * r / (p + b**2 * r)),
        ),
        "beta_not_squared": (
            "Beta is not squared, in one place or in both. With β² recall counts as β times as "
            "important as precision, in van Rijsbergen's sense.",
            _weighted(lambda b: b, lambda b: 1 + b),
            _weighted(lambda b: b, lambda b: 1 + b**2),
            _weighted(lambda b: b**2, lambda b: 1 + b),
        ),
        "beta_doubled": (
            "Beta is doubled where it should be squared. For β = 2 that makes no difference, so "
            "try another.",
            _weighted(lambda b: 2 * b, lambda b: 1 + 2 * b),
            _weighted(lambda b: 2 * b, lambda b: 1 + b**2),
            _weighted(lambda b: b**2, lambda b: 1 + 2 * b),
        ),
        "beta_ignored": (
            "This is F1, whatever beta is: 2PR/(P + R).",
            _weighted(lambda b: 1, lambda b: 2),
        ),
        "factor_left_out": (
            "The factor 1 + β² above the bar is missing, or is another one. With the right one "
            "F-beta is 1 when precision and recall are.",
            _weighted(lambda b: b**2, lambda b: 1),
            _weighted(lambda b: b**2, lambda b: 2),
            _weighted(lambda b: b**2, lambda b: b**2),
            _weighted(lambda b: b**2, lambda b: (1 + b) ** 2),
        ),
        "undefined_not_caught": (
            "With precision and recall both 0 the fraction is 0/0, and that is not caught: Python "
            "raises an error, numpy gives NaN. Return 0.0 there.",
            _unguarded(lambda above, below: above / below),
            _unguarded(np.divide),
        ),
        "brackets_missing": (
            "Brackets are missing: without them only what stands next to a sign of multiplication "
            "or division belongs to it.",
            lambda p, r, b: 1 + b**2 * p * r / (b**2 * p + r) if p or r else 0.0,
            lambda p, r, b: 1 + b**2 * p * r / (b**2 * p + r),
            lambda p, r, b: (1 + b**2) * p * r / b**2 * p + r,
            lambda p, r, b: (1 + b**2) * p * r / (b**2 * p) + r,
            lambda p, r, b: (1 + b**2) * p * r / (b**2) * p + r,
        ),
    },
    companions={
        "the larger of precision and recall": lambda p, r, b: max(p, r),
        "the smaller of precision and recall": lambda p, r, b: min(p, r),
        "the product of precision and recall": lambda p, r, b: p * r,
        "the arithmetic mean of F-beta's two parts, P and β·R": lambda p, r, b: (p + b * r) / 2,
        "P·R / (P + R − P·R), the Jaccard index": _guarded(lambda p, r, b: p * r / (p + r - p * r)),
        "P·R / (P + R), half of the harmonic mean": _guarded(lambda p, r, b: p * r / (p + r)),
        "a harmonic mean in which β is the share of recall and 1 − β that of precision": (
            _guarded(lambda p, r, b: p * r / (b * p + (1 - b) * r))
        ),
        "a harmonic mean in which β is the share of precision and 1 − β that of recall": (
            _guarded(lambda p, r, b: p * r / ((1 - b) * p + b * r))
        ),
        "F1 times beta": _guarded(lambda p, r, b: b * 2 * p * r / (p + r)),
        "F1 times 1 + β²": _guarded(lambda p, r, b: (1 + b**2) * 2 * p * r / (p + r)),
        "(1 + β²)·P·R / (P + R), without the β² below the bar": _guarded(
            lambda p, r, b: (1 + b**2) * p * r / (p + r)
        ),
        "(1 + β²)·P·R / (β²·(P + R)), with β² before both": _guarded(
            lambda p, r, b: (1 + b**2) * p * r / (b**2 * (p + r))
        ),
        "(1 + β²)·(P + R) / (β²·P + R), with a sum above the bar": _guarded(
            lambda p, r, b: (1 + b**2) * (p + r) / (b**2 * p + r)
        ),
        "(1 − β²)·P·R / (β²·P + R), with a minus above the bar": _guarded(
            lambda p, r, b: (1 - b**2) * p * r / (b**2 * p + r)
        ),
        "(1 + β²)·P·R / (β·(P + R)), with β before both": _guarded(
            lambda p, r, b: (1 + b**2) * p * r / (b * (p + r))
        ),
        "2·P·R / (P + β·R)": _guarded(lambda p, r, b: 2 * p * r / (p + b * r)),
        "2·P·R / (β·P + R)": _guarded(lambda p, r, b: 2 * p * r / (b * p + r)),
        "F with β³ in the place of β²": _guarded(
            lambda p, r, b: (1 + b**3) * p * r / (b**3 * p + r)
        ),
        "F with the root of β in the place of β²": _guarded(
            lambda p, r, b: (1 + b**0.5) * p * r / (b**0.5 * p + r)
        ),
        "the quadratic mean √((P² + R²)/2)": lambda p, r, b: math.sqrt((p**2 + r**2) / 2),
        "a geometric mean in which recall has the weight β²": lambda p, r, b: (
            (p * r ** (b**2)) ** (1 / (1 + b**2))
        ),
    },
    lesson="A harmonic mean lies near the smaller of its two parts, so neither can be bought with "
    "the other. Choosing beta is saying what a miss costs beside a false alarm.",
)
