"""Descent on the loss of a straight line: choose the optimiser, its rate and where it starts."""

from __future__ import annotations

from functools import partial

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import Dropdown, FloatLogSlider, FloatSlider, IntSlider

from mlnotes import datasets, losses, optimizers, plots
from mlnotes.explorers._explorer import Explorer, View

OPTIMISERS = {
    "gradient descent": optimizers.gradient_descent,
    "momentum 0.5": partial(optimizers.momentum_descent, momentum=0.5),
    "momentum 0.9": partial(optimizers.momentum_descent, momentum=0.9),
    "RMSProp": optimizers.rmsprop,
    "Adam": optimizers.adam,
}
LIMITS = (-4.0, 14.0), (-1.0, 5.0)
LOSSES = 1e-6, 1e6


def descent_explorer() -> Explorer:
    """The mean squared error over intercept and slope, a descent on it, and its loss curve.

    The data are `datasets.line_with_noise()` without noise, so the lowest loss is 0, at
    intercept 5 and slope 2.
    """
    X, y = datasets.line_with_noise()
    A = np.column_stack([np.ones(len(y)), X])
    scene = _Scene(partial(losses.mse_loss, X=A, y=y))

    def look(optimiser, learning_rate, intercept, slope, n_steps) -> View:
        gradient = partial(losses.mse_gradient, X=A, y=y)
        trajectory = OPTIMISERS[optimiser](gradient, [intercept, slope], learning_rate, n_steps)
        return scene.show(f"{optimiser}, rate {learning_rate:.4f}", trajectory)

    return Explorer(
        look,
        {
            "optimiser": Dropdown(options=list(OPTIMISERS), description="optimiser"),
            # Logarithmic: Adam needs rates at which plain descent has long left the picture.
            "learning_rate": FloatLogSlider(
                10**-2.3, min=-3.5, max=0.5, step=0.02, readout_format=".4f", description="rate"
            ),
            "intercept": FloatSlider(0, min=-3, max=13, step=0.5, description="intercept"),
            "slope": FloatSlider(0, min=-0.5, max=4.5, step=0.25, description="slope"),
            "n_steps": IntSlider(20, min=0, max=200, description="steps"),
        },
    )


class _Scene:
    """The explorer's two panels, built once: level lines with the path, and the loss curve."""

    def __init__(self, loss):
        self.loss = loss
        valley, curve = plots.new_axes(2)
        self.figure = valley.figure
        plt.close(self.figure)  # the explorer alone shows it
        plots.plot_contours(loss, LIMITS, ax=valley)
        valley.set(xlabel="intercept", ylabel="slope")
        (self.path,) = valley.plot([], [], "o-", color=plots.BLUE, markersize=3, linewidth=1)
        (self.end,) = valley.plot([], [], "*", color=plots.VERMILION, markersize=12)
        curve.set(xlabel="step", ylabel="loss", yscale="log", xlim=(0, 200), ylim=LOSSES)
        curve.minorticks_off()
        (self.curve,) = curve.plot([], [], color=plots.BLUE)
        self.figure.draw_without_rendering()
        self.figure.set_layout_engine("none")  # laid out once; again for each redraw costs 40 ms

    def show(self, name: str, trajectory: np.ndarray) -> View:
        values = np.array([self.loss(w) for w in trajectory])
        self.path.set_data(*trajectory.T)
        self.end.set_data(*trajectory[-1:].T)
        self.curve.set_data(np.arange(len(values)), values)
        self.curve.axes.set_xlim(0, max(1, len(values) - 1))
        verdict = describe(trajectory, values)
        intercept, slope = trajectory[-1]
        alt = (
            f"Left: level lines of the loss over intercept and slope, with the path of {name} "
            f"from ({trajectory[0, 0]:.3g}, {trajectory[0, 1]:.3g}) "
            f"to ({intercept:.3g}, {slope:.3g}). Right: its loss, {verdict}."
        )
        caption = (
            f"{name}: after {len(values) - 1} steps at intercept {intercept:.3g}, "
            f"slope {slope:.3g}; loss {values[-1]:.3g}, {verdict}."
        )
        return View(self.figure, alt, caption)


def describe(trajectory: np.ndarray, values: np.ndarray) -> str:
    """What a descent to a lowest loss of 0 did, in a few words.

    It oscillates when some weight's steps turn back, apart from the last digits' tremor.
    """
    if values[-1] > values[0]:
        return "diverging: each step overshoots by more than it gains"
    steps = np.diff(trajectory, axis=0)
    steps[np.abs(steps) < 1e-6 * np.abs(steps).max(initial=0)] = 0
    manner = "oscillating" if np.any(steps[1:] * steps[:-1] < 0) else "gliding"
    if values[-1] < 1e-3 * values[0]:
        return f"{manner}, and now below a thousandth of the loss at the start"
    return f"{manner}, still on its way"
