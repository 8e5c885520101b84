"""The entropy of a distribution, in bits."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import information
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.metrics._probabilities import distribution

ZERO = "an outcome of probability 0"
UNIFORM = "all outcomes alike"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (np.array([0.5, 0.25, 0.25]),)
    yield (np.array([0.75, 0.25]),)
    yield Case(np.array([0.5, 0.0, 0.5]), word=ZERO)
    yield Case(np.array([0.25, 0.75, 0.0, 0.0]), word=ZERO)
    yield Case(np.array([0.5, 0.5]), word=UNIFORM)
    yield (np.array([0.5, 0.125, 0.25, 0.125]),)
    for n in (2, 3, 4, 6, 10, 27):
        yield (distribution(rng, n),)
    for n in (4, 7):
        yield Case(distribution(rng, n, n_zeros=2), word=ZERO)
    yield Case(np.full(27, 1 / 27), word=UNIFORM)


def _of_outcomes(outcome: Callable, *, put_together: Callable = math.fsum) -> Callable:
    """A wrong entropy, from a term for each outcome. Its function is not defined where log 0 is."""
    return lambda p: put_together([outcome(share) for share in p.tolist()])


def _where_positive(wrong: Callable) -> Callable:
    """The same, of the outcomes whose probability is not 0."""
    return lambda p: wrong(p[p > 0])


def _both(wrong: Callable) -> tuple[Callable, Callable]:
    return wrong, _where_positive(wrong)


def _surprise(share):
    return -math.log2(share)


def _bits(share):
    return share * _surprise(share)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="entropy_bits(p)",
    task="Return the entropy of the distribution `p`, a flat array of probabilities that add up "
    "to 1, in bits: −Σ pᵢ·log₂ pᵢ, where 0·log₂ 0 counts as 0.",
    reference=information.entropy_bits,
    cases=_cases,
    hints=(
        "An outcome of probability p is a surprise of −log₂ p bits. The entropy is the surprise "
        "to be expected.",
        "It is Σ pᵢ·(−log₂ pᵢ) over the outcomes that can happen.",
        "`p = p[p > 0]` leaves out what never happens, and adds nothing.",
    ),
    mistakes={
        "nats": (
            "This is the entropy in nats: the natural logarithm was taken. `np.log2` gives bits.",
            *_both(_of_outcomes(lambda p: -p * math.log(p))),
        ),
        "base_10": (
            "This logarithm is to base 10. `np.log2` gives bits.",
            *_both(_of_outcomes(lambda p: -p * math.log10(p))),
        ),
        "sign": (
            "The sign is missing: logarithms of probabilities are not above 0, and an entropy is "
            "never below it.",
            *_both(_of_outcomes(lambda p: -_bits(p))),
        ),
        "nats_and_sign": (
            "Two things: the natural logarithm was taken, where bits need `np.log2`, and the "
            "minus is missing.",
            *_both(_of_outcomes(lambda p: p * math.log(p))),
        ),
        "nan_at_0": (
            "Where a probability is 0 its logarithm is taken: numpy makes −inf of it, and "
            "0·(−inf) is NaN; math.log2 raises an error. An outcome that never happens adds 0.",
            lambda p: -np.sum(p * np.log2(p)),
            _of_outcomes(_bits),
            lambda p: np.sum(p * np.log2(1 / p)),
            lambda p: sum(share * math.log2(1 / share) for share in p.tolist()),
        ),
        "not_weighted": (
            "The surprises are added up, each as if its outcome were certain. Weight each with "
            "its probability.",
            *_both(_of_outcomes(_surprise)),
        ),
        "mean_surprise": (
            "This is the plain mean of the surprises: rare outcomes count as much as common "
            "ones. Weight each with its probability.",
            *_both(_of_outcomes(_surprise, put_together=np.mean)),
        ),
        "mean_not_sum": (
            "This is a mean over the outcomes. The probabilities are the weights already, and "
            "they add up to 1: take the sum.",
            *_both(_of_outcomes(_bits, put_together=np.mean)),
            lambda p: information.entropy_bits(p) / len(p),
        ),
        "as_if_uniform": (
            "This is the logarithm of the number of outcomes: the entropy if all were alike, and "
            "the largest that there can be.",
            lambda p: np.log2(len(p)),
            lambda p: np.log2(np.count_nonzero(p)),
        ),
        "normalised": (
            "This is divided by its largest possible value, the logarithm of the number of "
            "outcomes, so it is a share and not a number of bits.",
            lambda p: information.entropy_bits(p) / np.log2(len(p)),
            _where_positive(lambda p: information.entropy_bits(p) / np.log2(len(p))),
        ),
        "not_summed": (
            "This still has one number for each outcome. Add them up.",
            _of_outcomes(_bits, put_together=np.array),
            _of_outcomes(_surprise, put_together=np.array),
            lambda p: np.array([_bits(share) if share else 0.0 for share in p.tolist()]),
        ),
    },
    companions={
        "the perplexity, 2 to the power of the entropy": (
            lambda p: 2 ** information.entropy_bits(p)
        ),
        "the exponential of the entropy in nats, which is the perplexity": (
            lambda p: np.exp(information.entropy(p))
        ),
        "the Gini impurity, 1 − Σ p²": lambda p: 1 - np.sum(p**2),
        "the sum of the squared probabilities": lambda p: np.sum(p**2),
        "the largest surprise": _where_positive(lambda p: np.max(-np.log2(p))),
        "the surprise of the likeliest outcome": lambda p: -np.log2(np.max(p)),
        "the surprise of the likeliest outcome, in nats": lambda p: -np.log(np.max(p)),
        "the entropy of rank 2, −log₂ Σ p²": lambda p: -np.log2(np.sum(p**2)),
        "the surprise of the mean probability": lambda p: -np.log2(np.mean(p)),
        "−log₂ of the product of the probabilities": _where_positive(
            lambda p: -np.log2(np.prod(p))
        ),
        "what is missing to the largest entropy, log₂ n − H": (
            lambda p: np.log2(len(p)) - information.entropy_bits(p)
        ),
        "the sum of the entropies of yes or no, one for each outcome": _where_positive(
            lambda p: -np.sum(p * np.log2(p) + (1 - p) * np.log2(1 - p))
        ),
        "the entropy of yes or no for the first outcome alone": lambda p: (
            -(p[0] * np.log2(p[0]) + (1 - p[0]) * np.log2(1 - p[0]))
        ),
        "−Σ (1 − p)·log₂ p, with the weights exchanged": _where_positive(
            lambda p: -np.sum((1 - p) * np.log2(p))
        ),
        "−Σ p·log₂(1 − p)": lambda p: -np.sum(p * np.log2(1 - p)),
        "−Σ p·log₂(1 + p)": lambda p: -np.sum(p * np.log2(1 + p)),
        "Σ p·log₂(1 + p)": lambda p: np.sum(p * np.log2(1 + p)),
        "the sum of (p·log₂ p)²": _where_positive(lambda p: np.sum((p * np.log2(p)) ** 2)),
    },
    lesson="A fair coin is 1 bit, and 27 letters that are alike are log₂ 27 = 4.755. What is not "
    "uniform is less of a surprise: that is why text can be compressed.",
)
