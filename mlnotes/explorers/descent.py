"""Descent on the loss of a straight line: choose the optimiser, its rate and where it starts."""

from __future__ import annotations

from functools import partial

import numpy as np

from mlnotes import datasets, losses, optimizers, plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

OPTIMISERS = {
    "gradient descent": optimizers.gradient_descent,
    "momentum 0.5": partial(optimizers.momentum_descent, momentum=0.5),
    "momentum 0.9": partial(optimizers.momentum_descent, momentum=0.9),
    "RMSProp": optimizers.rmsprop,
    "Adam": optimizers.adam,
}
# Steps of at most 10%, over four decades: Adam needs rates at which plain descent has long left.
DIGITS = (*range(100, 300, 10), *range(300, 500, 20), *range(500, 1000, 50))
RATES = tuple(
    rate
    for power in range(-6, -1)
    for digits in DIGITS
    if 3e-4 <= (rate := float(f"{digits}e{power}")) <= 3
)
MOST_STEPS = 200
LIMITS = (-4.0, 14.0), (-1.0, 5.0)
LOSSES = 1e-6, 1e6
FAR = 1e3  # further out than this nothing is seen but a line that leaves the picture


@explorer
def descent_explorer() -> Explorer:
    """The mean squared error over intercept and slope, a descent on it, and its loss curve.

    The data are `datasets.line_with_noise()` without noise, so the lowest loss is 0, at
    intercept 5 and slope 2. Controls: `optimiser` (one of OPTIMISERS), `learning_rate` (one of
    RATES), `intercept` and `slope`, where it starts, and `n_steps`.
    """
    X, y = datasets.line_with_noise()
    A = np.column_stack([np.ones(len(y)), X])
    loss, gradient = (
        partial(function, X=A, y=y) for function in (losses.mse_loss, losses.mse_gradient)
    )
    scene = _Scene(loss)

    def look(optimiser, learning_rate, intercept, slope, n_steps) -> View:
        # On beyond what is shown, because only later steps tell whether a rise is for good.
        with np.errstate(over="ignore", invalid="ignore"):
            path = OPTIMISERS[optimiser](
                gradient, [intercept, slope], learning_rate, 2 * MOST_STEPS
            )
            values = np.array([loss(w) for w in path])
        return scene.show(f"{optimiser}, rate {learning_rate:g}", path, values, n_steps)

    return Explorer(
        look,
        {
            "optimiser": Choice(options=tuple(OPTIMISERS), description="optimiser"),
            "learning_rate": Scale(options=RATES, value=0.005, description="rate"),
            "intercept": Scale(
                options=np.arange(-3, 13.5, 0.5).tolist(), value=0.0, description="intercept"
            ),
            "slope": Scale(
                options=np.arange(-0.5, 4.75, 0.25).tolist(), value=0.0, description="slope"
            ),
            "n_steps": Scale(options=range(MOST_STEPS + 1), value=20, description="steps"),
        },
    )


class _Scene:
    """The explorer's two panels, built once: level lines with the path, and the loss curve."""

    def __init__(self, loss):
        valley, curve = plots.new_axes(2)
        self.figure = valley.figure
        plots.plot_contours(loss, LIMITS, ax=valley)
        valley.set(xlabel="intercept", ylabel="slope")
        (self.path,) = valley.plot([], [], "o-", color=plots.BLUE, markersize=3, linewidth=1)
        (self.end,) = valley.plot([], [], "*", color=plots.VERMILION, markersize=12)
        curve.set(xlabel="step", ylabel="loss", yscale="log", xlim=(0, MOST_STEPS), ylim=LOSSES)
        curve.minorticks_off()
        (self.curve,) = curve.plot([], [], color=plots.BLUE)

    def show(self, name: str, path: np.ndarray, values: np.ndarray, n_steps: int) -> View:
        """The first `n_steps` of a descent (n + 1, 2) with its losses (n + 1,)."""
        walked = path[: n_steps + 1]
        shown = np.clip(np.nan_to_num(walked, nan=FAR), -FAR, FAR)
        self.path.set_data(*shown.T)
        self.end.set_data(*shown[-1:].T)
        self.curve.set_data(np.arange(n_steps + 1), np.clip(values[: n_steps + 1], None, FAR**6))
        self.curve.axes.set_xlim(0, max(1, n_steps))
        end, loss = walked[-1], values[n_steps]
        verdict = describe(path, values, n_steps)
        if np.isfinite(loss):
            where = f"at intercept {end[0]:.3g}, slope {end[1]:.3g}; loss {loss:.3g}, {verdict}"
        else:
            where = verdict
        steps = "1 step" if n_steps == 1 else f"{n_steps} steps"
        start = f"intercept {walked[0, 0]:.3g}, slope {walked[0, 1]:.3g}"
        alt = (
            f"Left: level lines of the loss over intercept and slope, with the path of {name} "
            f"from {start}. Right: its loss. After {steps} {where}."
        )
        return View(self.figure, alt, f"{name}: after {steps} {where}.")


def describe(path: np.ndarray, values: np.ndarray, n_steps: int) -> str:
    """What the first `n_steps` of a descent did, in a few words; later steps tell how it goes on.

    The path is (n + 1, d), its losses (n + 1,), of which the lowest possible is 0. It oscillates
    when some weight's steps turn back, apart from the last digits' tremor.
    """
    first, last = values[0], values[n_steps]
    if not np.isfinite(last):
        return "diverging, and now beyond the numbers that a computer can hold"
    if n_steps == 0:
        return "where it starts"
    if first == 0:
        return "where it started: at the lowest point the gradient is 0 and moves nothing"
    if last > first and is_growing(values):
        return "diverging: it swings further out each time"
    steps = np.diff(path[: n_steps + 1], axis=0)
    steps[np.abs(steps) < 1e-6 * np.abs(steps).max()] = 0
    turns_back = np.any(steps[1:] * steps[:-1] < 0)
    manner = "oscillating, " if turns_back else "gliding, " if n_steps > 1 else ""
    if last > first:
        return f"{manner}for now above the loss at the start"
    if last < 1e-3 * first:
        return f"{manner}now below a thousandth of the loss at the start"
    return f"{manner}{100 * last / first:.2g}% of the loss at the start"


def is_growing(values: np.ndarray) -> bool:
    """True when losses end in overflow, or the last quarter reaches twice as high as those before.

    >>> is_growing(1.1 ** np.arange(40)), is_growing(np.array([1.0, 9.0, 2.0, 0.5]))
    (True, False)
    """
    if not np.isfinite(values[-1]):
        return True
    before = 3 * len(values) // 4
    return bool(values[before:].max() > 2 * values[:before].max())
