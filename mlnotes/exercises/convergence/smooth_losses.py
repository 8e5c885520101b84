"""A noisy loss curve made readable: the bias-corrected exponential moving average."""

from collections.abc import Iterator

import numpy as np

from mlnotes import loss_curves
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([4.0, 1.0, 1.0]), 0.5
    yield np.array([8.0, 4.0, 2.0, 16.0]), 0.75
    yield Case(np.array([3.0]), 0.5, word="a single loss")
    yield np.array([-1.0, 2.0, -4.0]), 0.5
    yield Case(np.array([3.0, 5.0, 1.0]), 0.0, word="a beta of 0")
    for n, beta in [(5, 0.8), (9, 0.5), (15, 0.9), (30, 0.75), (60, 0.9), (40, 0.98)]:
        yield 4 * np.exp(-np.arange(n) / 10) + rng.normal(size=n), beta


def _recursion(losses, beta, *, start=0.0, correction=lambda t, beta: 1.0):
    """v ← beta·v + (1 − beta)·loss from `start`, each v divided by its correction."""
    average, smoothed = start, []
    for t, loss in enumerate(losses, start=1):
        average = beta * average + (1 - beta) * loss
        smoothed.append(average / correction(t, beta))
    return np.array(smoothed)


def _corrected_feedback(losses, beta):
    average, smoothed = 0.0, []
    for t, loss in enumerate(losses, start=1):
        average = (beta * average + (1 - beta) * loss) / (1 - beta**t)
        smoothed.append(average)
    return np.array(smoothed)


def _window_means(losses, beta):
    width = round(1 / (1 - beta))
    return np.array([losses[max(0, t - width) : t].mean() for t in range(1, len(losses) + 1)])


def _full_window_means(losses, beta):
    width = min(len(losses), round(1 / (1 - beta)))
    return np.convolve(losses, np.ones(width) / width, mode="valid")


def _centred_window_means(losses, beta):
    width = round(1 / (1 - beta))
    return np.convolve(losses, np.ones(width) / width, mode="same")


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="smooth_losses(losses, beta)",
    task="Return the moving average v ← beta·v + (1 − beta)·loss, started from v = 0, each value "
    "divided by 1 − betaᵗ, where t counts from 1. As many values as losses.",
    reference=loss_curves.smooth_losses,
    cases=_cases,
    hints=(
        "Keep one running number, let every loss pull it a little, and note its value after each. "
        "Because it starts at 0, the first ones are too small, by a known factor.",
        "vₜ = beta·vₜ₋₁ + (1 − beta)·lossₜ with v₀ = 0; the answer is vₜ / (1 − betaᵗ).",
        "`average, smoothed = 0.0, []`, and loop `for t, loss in enumerate(losses, start=1):`. "
        "Move `average`, then append it divided by what it is too small by; the divided one never "
        "goes back into `average`.",
    ),
    mistakes={
        "not_corrected": (
            "The correction is missing. Starting from 0 pulls the first values towards 0: with "
            "beta = 0.9 the first is a tenth of the loss. Divide by 1 − betaᵗ.",
            _recursion,
        ),
        "started_at_the_first_loss": (
            "This starts at the first loss, which then keeps a large share for long. Start at 0 "
            "and divide by 1 − betaᵗ: the weights of all losses then sum to 1.",
            lambda losses, beta: _recursion(losses, beta, start=losses[0]),
            lambda losses, beta: _recursion(
                losses, beta, start=losses[0], correction=lambda t, beta: 1 - beta**t
            ),
        ),
        "window_mean": (
            "This is the plain mean over a window of 1/(1 − beta) losses. Here old losses fade, "
            "by the factor beta a step, and none is dropped.",
            _window_means,
            _full_window_means,
            _centred_window_means,
        ),
        "weights_swapped": (
            "The two weights are swapped: beta belongs to the old average, 1 − beta to the new "
            "loss, so that a larger beta smooths more.",
            lambda losses, beta: loss_curves.smooth_losses(losses, 1 - beta),
            lambda losses, beta: _recursion(losses, 1 - beta),
            lambda losses, beta: _recursion(
                losses, 1 - beta, correction=lambda t, swapped: 1 - (1 - swapped) ** t
            ),
        ),
        "step_counted_from_zero": (
            "t is off by one: it is 1 at the first loss. Counted from 0, the first divisor is "
            "1 − beta⁰ = 0.",
            lambda losses, beta: _recursion(
                losses, beta, correction=lambda t, beta: np.float64(1 - beta ** (t - 1))
            ),
            lambda losses, beta: _recursion(
                losses, beta, correction=lambda t, beta: 1 - beta ** (t + 1)
            ),
        ),
        "constant_correction": (
            "The divisor is the same at every step. What is missing from the weights shrinks as "
            "losses come in: after t of them it is betaᵗ.",
            lambda losses, beta: _recursion(losses, beta, correction=lambda t, beta: 1 - beta),
            lambda losses, beta: _recursion(
                losses, beta, correction=lambda t, beta: 1 - beta ** len(losses)
            ),
        ),
        "correction_fed_back": (
            "The corrected value is carried on into the next step. Keep the uncorrected average "
            "for the recursion, and correct only what is handed out.",
            _corrected_feedback,
        ),
        "running_mean": (
            "This is the mean of all losses so far, in which old ones never fade.",
            lambda losses, beta: np.cumsum(losses) / np.arange(1, len(losses) + 1),
        ),
        "last_value_only": (
            "This is the last value alone. Return the smoothed curve, one value for each loss.",
            lambda losses, beta: loss_curves.smooth_losses(losses, beta)[-1],
        ),
        "start_included": (
            "The 0 that the average starts from is part of the answer here. One value for each "
            "loss is asked for, the first after the first loss.",
            lambda losses, beta: np.append(0.0, loss_curves.smooth_losses(losses, beta)),
            lambda losses, beta: np.append(0.0, _recursion(losses, beta)),
        ),
    },
    lesson="Divided by 1 − betaᵗ, the weights sum to 1 from the first loss on; the same device "
    "corrects Adam's two averages. A smoothed curve lags: it shows a turn late.",
)
