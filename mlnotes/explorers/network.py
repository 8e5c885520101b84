"""A small network while it learns to tell two moons apart, step by step."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from sklearn.datasets import make_moons

from mlnotes import losses, optimizers, plots
from mlnotes.backpropagation import backward, forward, pack, unpack
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

STEPS = (0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200, 250, 300, 400, 500)
UNITS = (1, 2, 3, 8)
LIMITS = (-1.7, 2.7), (-1.3, 1.9)


@explorer
def network_explorer() -> Explorer:
    """The boundary that a network with one hidden tanh layer draws between two moons.

    Dashed lines show where each hidden unit is 0. Controls: `n_hidden`, the number of hidden
    units; `start`, the seed of the first weights; and `n_steps` of Adam, one of STEPS.
    """
    scene = _Scene()
    return Explorer(
        scene.show,
        {
            "n_hidden": Choice(options=UNITS, value=3, description="hidden units"),
            "start": Choice(options=[0, 1, 2], description="start"),
            "n_steps": Scale(options=STEPS, value=0, description="steps"),
        },
    )


def moons() -> tuple[np.ndarray, np.ndarray]:
    """200 points on two interlocking half circles, with normal noise of 0.2: (200, 2), (200,)."""
    return make_moons(200, noise=0.2, random_state=0)


@lru_cache
def training(n_hidden: int, start: int) -> tuple[np.ndarray, np.ndarray]:
    """Adam at rate 0.05 on the log loss of all points: weights (501, 4h + 1) and losses (501,)."""
    X, y = moons()
    rng = np.random.default_rng(start)
    W1, W2 = rng.normal(scale=2**-0.5, size=(2, n_hidden)), rng.normal(size=n_hidden)
    parameters = W1, np.zeros(n_hidden), W2 * n_hidden**-0.5, 0.0

    def gradient(weights):
        W1, b1, W2, b2 = unpack(weights, 2)
        hidden, z = forward(W1, b1, W2, b2, X)
        return pack(backward(W2, X, hidden, (losses.sigmoid(z) - y) / len(y)))

    path = optimizers.adam(gradient, pack(parameters), 0.05, STEPS[-1])
    scores = [forward(*unpack(weights, 2), X)[1] for weights in path]
    return path, np.array([np.mean(np.logaddexp(0, z) - y * z) for z in scores])


class _Scene:
    """The explorer's two panels: the points with the boundary, and the loss over the steps."""

    def __init__(self):
        self.X, self.y = moons()
        self.plane, curve = plots.new_axes(2, height=3.8)
        self.figure = self.plane.figure
        plots.plot_two_classes(self.X, self.y, ["first", "second"], ax=self.plane)
        self.plane.set(xlabel="first input", ylabel="second input", xlim=LIMITS[0], ylim=LIMITS[1])
        self.lines = [
            self.plane.plot([], [], "--", color=plots.GREEN, linewidth=0.8)[0] for _ in range(8)
        ]
        (self.curve,) = curve.plot([], [], color=plots.BLUE)
        (self.now,) = curve.plot([], [], "o", color=plots.INK)
        curve.set(xlabel="step", ylabel="log loss", xlim=(0, STEPS[-1]), ylim=(0, 0.95))

    def show(self, n_hidden: int, start: int, n_steps: int) -> View:
        path, values = training(n_hidden, start)
        parameters = unpack(path[n_steps], 2)
        self._draw_boundary(parameters)
        self.curve.set_data(np.arange(len(values)), values)
        self.now.set_data([n_steps], [values[n_steps]])
        n_right = int(np.sum((forward(*parameters, self.X)[1] > 0) == self.y))
        caption = (
            f"{n_hidden} hidden {'unit' if n_hidden == 1 else 'units'}, {len(path[0])} weights, "
            f"after {n_steps} steps: log loss {values[n_steps]:.3f}, "
            f"{n_right} of {len(self.y)} points on their own side."
        )
        alt = (
            "Left: two moons of points, with the line on which the network is undecided, and a "
            "dashed line for each hidden unit. Right: the log loss over 500 steps, with a mark. "
        )
        return View(self.figure, alt + caption, caption)

    def _draw_boundary(self, parameters) -> None:
        for contours in list(self.plane.collections):
            contours.remove()
        plots.plot_probability(
            lambda points: losses.sigmoid(forward(*parameters, points)[1]),
            levels=[0.5],
            ax=self.plane,
        )
        W1, b1, *_ = parameters
        for line in self.lines:
            line.set_data([], [])
        for line, (a, b), c in zip(self.lines, W1.T, b1, strict=False):
            foot = -c * np.array([a, b]) / (a**2 + b**2)
            line.set_data(*(foot + np.array([[-9.0], [9.0]]) * [-b, a] / np.hypot(a, b)).T)
