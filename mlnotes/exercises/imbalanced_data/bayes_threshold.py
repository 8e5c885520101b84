"""From which probability on an alarm pays."""

import math
from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.thresholds import bayes_threshold

EQUAL = "equal costs"
WHOLE = "costs that are Python's whole numbers"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 1.0, 3.0
    yield 6.0, 2.0
    yield Case(2.0, 2.0, word=EQUAL)
    yield Case(1, 9, word=WHOLE)
    yield Case(5, 3, word=WHOLE)
    yield Case(0.5, 0.5, word=EQUAL)
    for _ in range(3):
        yield float(rng.uniform(0.2, 2.0)), float(rng.uniform(5.0, 100.0))
        yield float(rng.uniform(5.0, 100.0)), float(rng.uniform(0.2, 2.0))


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="bayes_threshold(cost_fp, cost_fn)",
    task="A false alarm costs `cost_fp` and a miss `cost_fn`, both more than 0; what is right "
    "costs nothing. The model gives honest probabilities p of being positive. Return the threshold "
    "t so that saying positive where p ≥ t, and negative elsewhere, costs the least on average.",
    reference=bayes_threshold,
    cases=_cases,
    hints=(
        "Take one row, positive with probability p. What does saying positive cost on average, "
        "and what does saying negative?",
        "Saying positive costs (1 − p)·cost_fp, saying negative p·cost_fn. At the threshold both "
        "are the same.",
        "`cost_fp * (1 - t)` is what saying positive costs at the threshold t. What does saying "
        "negative cost there? Set them equal, and solve for t.",
    ),
    mistakes={
        "costs_exchanged": (
            "The costs are exchanged: this is cost_fn / (cost_fp + cost_fn). The dearer a miss, "
            "the sooner an alarm pays, and the lower the threshold.",
            lambda cost_fp, cost_fn: cost_fn / (cost_fp + cost_fn),
        ),
        "ratio": (
            "This is a ratio of the two costs. It is the threshold for the odds p/(1 − p), or "
            "one over it; a probability must lie between 0 and 1.",
            lambda cost_fp, cost_fn: cost_fp / cost_fn,
            lambda cost_fp, cost_fn: cost_fn / cost_fp,
        ),
        "one_half": (
            "½ is the threshold where both errors cost the same.",
            lambda cost_fp, cost_fn: 0.5,
        ),
        "logit": (
            "This is a logarithm of the ratio of the costs, a threshold on the scale of the "
            "logit, or its negative. Asked for is a probability.",
            lambda cost_fp, cost_fn: math.log(cost_fp / cost_fn),
            lambda cost_fp, cost_fn: math.log(cost_fn / cost_fp),
        ),
        "cost_not_threshold": (
            "This is what a row at the threshold costs on average, cost_fp·cost_fn over the sum. "
            "Asked for is the probability at which it lies.",
            lambda cost_fp, cost_fn: cost_fp * cost_fn / (cost_fp + cost_fn),
        ),
        "cut_off_ratio": (
            "The ratio of the costs is cut off at 1. A ratio is a threshold for the odds; turned "
            "into a probability it never reaches 1.",
            lambda cost_fp, cost_fn: min(cost_fp / cost_fn, 1.0),
            lambda cost_fp, cost_fn: min(cost_fn / cost_fp, 1.0),
            lambda cost_fp, cost_fn: max(0.0, 1 - cost_fp / cost_fn),
        ),
        "difference": (
            "A difference of the costs is divided by their sum. It is 0 for equal costs, where "
            "the threshold is ½.",
            lambda cost_fp, cost_fn: (cost_fp - cost_fn) / (cost_fp + cost_fn),
            lambda cost_fp, cost_fn: (cost_fn - cost_fp) / (cost_fp + cost_fn),
            lambda cost_fp, cost_fn: abs(cost_fn - cost_fp) / (cost_fp + cost_fn),
        ),
    },
    companions={
        "the sum of the costs": lambda cost_fp, cost_fn: cost_fp + cost_fn,
        "the mean of the costs": lambda cost_fp, cost_fn: (cost_fp + cost_fn) / 2,
        "one over the sum of the costs": lambda cost_fp, cost_fn: 1 / (cost_fp + cost_fn),
        "the smaller cost's share of the sum, whichever it is": lambda cost_fp, cost_fn: (
            min(cost_fp, cost_fn) / (cost_fp + cost_fn)
        ),
        "the larger cost's share of the sum, whichever it is": lambda cost_fp, cost_fn: (
            max(cost_fp, cost_fn) / (cost_fp + cost_fn)
        ),
        "the smaller cost over the larger": lambda cost_fp, cost_fn: (
            min(cost_fp, cost_fn) / max(cost_fp, cost_fn)
        ),
        "the difference of the costs": lambda cost_fp, cost_fn: cost_fp - cost_fn,
        "cost_fp / (cost_fp − cost_fn), with a minus where the costs are added": (
            lambda cost_fp, cost_fn: cost_fp / (cost_fp - cost_fn)
        ),
        "cost_fp / (cost_fn − cost_fp), with a minus where the costs are added": (
            lambda cost_fp, cost_fn: cost_fp / (cost_fn - cost_fp)
        ),
        "1 minus a ratio of the costs, cost_fp / cost_fn": (
            lambda cost_fp, cost_fn: 1 - cost_fp / cost_fn
        ),
        "1 minus a ratio of the costs, cost_fn / cost_fp": (
            lambda cost_fp, cost_fn: 1 - cost_fn / cost_fp
        ),
        "half the ratio of the costs": lambda cost_fp, cost_fn: cost_fp / cost_fn / 2,
        "cost_fp / (1 + cost_fn), right where cost_fp is 1": (
            lambda cost_fp, cost_fn: cost_fp / (1 + cost_fn)
        ),
        "1 / (1 + cost_fn), right where cost_fp is 1": lambda cost_fp, cost_fn: 1 / (1 + cost_fn),
        "cost_fp / (1 + cost_fp), right where cost_fn is 1": (
            lambda cost_fp, cost_fn: cost_fp / (1 + cost_fp)
        ),
        "the share of the squares of the costs": lambda cost_fp, cost_fn: (
            cost_fp**2 / (cost_fp**2 + cost_fn**2)
        ),
        "the share of the roots of the costs": lambda cost_fp, cost_fn: (
            cost_fp**0.5 / (cost_fp**0.5 + cost_fn**0.5)
        ),
        "the softmax of the costs, exp(cost_fp) over the sum of both": lambda cost_fp, cost_fn: (
            1 / (1 + math.exp(cost_fn - cost_fp))
        ),
        "cost_fp over the root of the sum of squares": lambda cost_fp, cost_fn: (
            cost_fp / math.hypot(cost_fp, cost_fn)
        ),
        "cost_fp over twice the sum, an average of the costs taken twice": (
            lambda cost_fp, cost_fn: cost_fp / (cost_fp + cost_fn) / 2
        ),
        "the share cost_fp / (cost_fp + cost_fn), moved half-way to ½": lambda cost_fp, cost_fn: (
            (bayes_threshold(cost_fp, cost_fn) + 0.5) / 2
        ),
    },
    lesson="A miss that costs nine times an alarm puts the threshold at .1. It holds for honest "
    "probabilities alone: scores that were bent, by weights or resampling, need mending first.",
)
