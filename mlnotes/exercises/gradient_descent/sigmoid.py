"""The logistic function, at every size of its argument."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Case, Exercise

FAR = "a z far from 0"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (0.0,)
    yield (2.0,)
    yield (np.array([0.0, 1.0, -2.0]),)
    yield (np.float64(-3.0),)
    yield Case(np.array([0.5]), word="an array of one entry")
    yield Case(1000.0, word=FAR)
    yield Case(-1000.0, word=FAR)
    yield Case(np.array([0.0, 1000.0, -1000.0]), word=FAR)
    for k in [2, 5, 9]:
        yield (rng.normal(scale=4.0, size=k),)
    yield (float(rng.normal(scale=2.0)),)
    yield Case(np.float64(rng.uniform(-1000, -750)), word=FAR)
    yield Case(rng.uniform(-1000, 1000, size=40), word=FAR)


def _each(formula: Callable[[float], float]) -> Callable:
    """A formula for one number, taken to every entry in turn."""

    def elementwise(z):
        return np.array([formula(v) for v in z]) if np.ndim(z) else formula(float(z))

    return elementwise


def _branching(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _softmax(z):
    return np.exp(z - np.max(z)) / np.exp(z - np.max(z)).sum()


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="sigmoid(z)",
    task="Return 1/(1 + exp(−z)) of a number, or of each entry of a flat array, "
    "without a warning or an error for any z between −1000 and 1000.",
    reference=losses.sigmoid,
    cases=_cases,
    hints=(
        "Which of exp(1000) and exp(−1000) is harmless? Every value can be computed from the "
        "harmless one, if you write the fraction in two ways.",
        "For z ≥ 0 the formula is harmless as it stands. For z < 0 multiply its numerator and its "
        "denominator by exp(z): what does it become?",
        "`small = np.exp(-np.abs(z))` never overflows. The fraction for z ≥ 0 has a 1 above, the "
        "other one has `small`; below, both have the same. `np.where` chooses entry by entry.",
    ),
    mistakes={
        "one_number_only": (
            "This is right for one number and fails on an array: `if`, `math.exp` and `float` "
            "take one number at a time. Use np.exp, and np.where to choose entry by entry.",
            _branching,
            lambda z: 0.5 * (1 + math.tanh(z / 2)),
        ),
        "overflows": (
            "The formula is right on paper, but exp of a large number overflows: numpy warns and "
            "goes on with inf (or NaN, from inf/inf), math.exp raises OverflowError. Take exp "
            "only of what is not positive; np.where does not help by itself, since it computes "
            "both of its branches everywhere.",
            lambda z: 1 / (1 + np.exp(-z)),
            lambda z: np.exp(z) / (1 + np.exp(z)),
            lambda z: 1 - 1 / (1 + np.exp(z)),
            lambda z: 1 / (1 + np.e ** (-z)),
            lambda z: np.e**z / (1 + np.e**z),
            _each(lambda v: 1 / (1 + math.exp(-v))),
            _each(lambda v: math.exp(v) / (1 + math.exp(v))),
        ),
        "math_exp": (
            "`math.exp` takes one number, so an array raises an error, and far from 0 it "
            "overflows: math.exp(1000) is too large for a float. Use np.exp, and take it only of "
            "what is not positive.",
            lambda z: 1 / (1 + math.exp(-z)),
            lambda z: math.exp(z) / (1 + math.exp(z)),
        ),
        "tanh": (
            "This is tanh, or only half of the way from it to σ. tanh runs from −1 to 1 and is "
            "twice as steep in z; a probability runs from 0 to 1: σ(z) = (1 + tanh(z/2))/2.",
            np.tanh,
            math.tanh,
            lambda z: np.tanh(z / 2),
            lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
            lambda z: (1 + np.tanh(z)) / 2,
        ),
        "sign_of_z": (
            "This is 1 − σ(z), which falls as z grows: a sign of z is flipped, or two branches "
            "are exchanged. The exponent in 1/(1 + exp(−z)) is −z.",
            lambda z: losses.sigmoid(-np.asarray(z)),
            lambda z: np.exp(-z) / (1 + np.exp(-z)),
            lambda z: 1 / (1 + np.e**z),
            _each(lambda v: 1 / (1 + math.exp(v))),
            _each(lambda v: 1 - 1 / (1 + math.exp(-v))),
            lambda z: 1 / (1 + math.exp(z)),
            lambda z: 1 - 1 / (1 + math.exp(-z)),
        ),
        "brackets_missing": (
            "A bracket is missing: 1 / 1 + exp(−z) is read as (1/1) + exp(−z). The whole sum "
            "belongs under the fraction.",
            lambda z: 1 + np.exp(-z),
            _each(lambda v: 1 + math.exp(-v)),
            lambda z: 1 + math.exp(-z),
        ),
        "derivative": (
            "This is the derivative σ(z)(1 − σ(z)): it is highest at z = 0 and falls to both "
            "sides. The function itself is asked for.",
            lambda z: losses.sigmoid(z) * (1 - losses.sigmoid(z)),
            lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        ),
        "step": (
            "This is a step from 0 to 1. The sigmoid is its smooth version: it has a slope, "
            "which is what gradient descent lives on.",
            lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0),
            lambda z: np.where(np.asarray(z) >= 0, 1.0, 0.0),
            lambda z: np.heaviside(z, 0.5),
        ),
        "softmax": (
            "This divides by the sum over the entries, as softmax does, so that they compete for "
            "a total of 1. Here each entry is a case of its own.",
            _softmax,
            lambda z: np.exp(z) / np.exp(z).sum(),
            lambda z: np.exp(z) / np.sum(np.exp(z)),
        ),
    },
    lesson="Two formulas that are equal on paper need not be equal in floating point. The rule "
    "for exponentials: bring the exponent to at most 0 first. Softmax and log loss need it too.",
    forbids_warnings=True,
)
