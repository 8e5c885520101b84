"""The mean factor by which one step shrinks the error."""

from collections.abc import Iterator

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (np.array([16.0, 8.0, 1.0]),)
    yield Case(np.array([4.0, 1.0]), word="a single step")
    yield (np.array([16.0, 32.0, 4.0, 2.0]),)
    yield Case(np.array([1.0, 2.0, 9.0]), word="errors that grow")
    yield Case(np.array([8.0, 8.0, 8.0]), word="errors that stay the same")
    yield Case(np.array([8.0, 4.0, 2.0, 1.0]), word="the same ratio at every step")
    for length in [4, 5, 8, 12, 30, 80]:
        ratios = rng.uniform(0.4, 1.1, size=length)
        yield (float(rng.uniform(0.5, 20.0)) * np.cumprod(ratios),)


def _ratios(errors):
    return errors[1:] / errors[:-1]


def _log_slope(errors):
    return np.exp(np.polyfit(np.arange(len(errors)), np.log(errors), 1)[0])


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="linear_rate(errors)",
    task="Return (e_T/e_0)^(1/T), the geometric mean of the ratios of successive errors. "
    "`errors` holds e_0 … e_T: at least two, all positive.",
    reference=convergence.linear_rate,
    cases=_cases,
    hints=(
        "Each step multiplies the error by some ratio. Which one number, taken at every step, "
        "would lead from the first error to the last?",
        "(e_T/e_0)^(1/T). T counts the steps, and there is one error more than steps.",
        "`n_steps = len(errors) - 1`, and the last error over the first is the ratio of all steps "
        "together. A root of order n_steps is a power of 1/n_steps: mind the brackets.",
    ),
    mistakes={
        "arithmetic_mean": (
            "This is the arithmetic mean of the ratios. Ratios multiply: halving and then "
            "growing by half leaves 0.75, though their mean is 1.",
            lambda errors: _ratios(errors).mean(),
        ),
        "last_ratio": (
            "This is the ratio of the last two errors: one step, instead of all of them.",
            lambda errors: _ratios(errors)[-1],
        ),
        "first_ratio": (
            "This is the ratio of the first two errors: one step, instead of all of them.",
            lambda errors: _ratios(errors)[0],
        ),
        "steps_miscounted": (
            "The root is off by one. Between T + 1 errors lie T steps, so it is the root of "
            "order `len(errors) - 1`.",
            lambda errors: (errors[-1] / errors[0]) ** (1 / len(errors)),
            lambda errors: (errors[-1] / errors[0]) ** (1 / (len(errors) - 2)),
            lambda errors: (errors[-1] / errors[0]) ** (1 / (len(errors) + 1)),
        ),
        "root_left_out": (
            "This is the ratio of the last error to the first. Take its root of order T, to "
            "share it among T steps.",
            lambda errors: errors[-1] / errors[0],
        ),
        "divided_by_steps": (
            "This is the total ratio divided by the number of steps. Factors multiply, so the "
            "share of one step is a root, not a quotient. (In `** 1 / T` the power comes first.)",
            lambda errors: errors[-1] / errors[0] / (len(errors) - 1),
            lambda errors: errors[-1] / errors[0] / len(errors),
        ),
        "inverted": (
            "The ratio is upside down: the later error stands above, so that shrinking errors "
            "give a rate below 1.",
            lambda errors: (errors[0] / errors[-1]) ** (1 / (len(errors) - 1)),
        ),
        "logarithm_kept": (
            "This is the logarithm of the rate, or its negative. Undo it with `np.exp`, and mind "
            "the sign.",
            lambda errors: np.log(_ratios(errors)).mean(),
            lambda errors: -np.log(_ratios(errors)).mean(),
        ),
        "fitted_line": (
            "This fits a line through the logarithms of all errors. It is a good estimate on "
            "noisy data, but another number: here only the ends count.",
            _log_slope,
        ),
        "all_ratios": (
            "These are the ratios of all the steps. One number is asked for: their geometric mean.",
            _ratios,
        ),
    },
    lesson="A constant factor a step is called linear convergence, for on a logarithmic axis the "
    "error is a straight line. The number of steps to any precision follows from its slope.",
)
