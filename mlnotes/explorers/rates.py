"""One learning rate for two curvatures: what it does to each direction of a bowl."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import SelectionSlider, ToggleButtons

from mlnotes import optimizers, plots
from mlnotes.explorers._explorer import Explorer, View

FLATTEST = 2.0
START = np.array([4.5, 4.0])
LIMITS = (-7.0, 7.0), (-7.0, 7.0)
N_STEPS = 20
# As shares of the bound 2/λmax, so that the same positions serve every bowl.
SHARES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0, 1.02, 1.05)


def rates_explorer() -> Explorer:
    """A bowl with curvatures 2 and 2·condition, 20 steps on it, and both factors over the rate.

    Controls: `condition`, the condition number, and `share`, the rate as a share of 2/λmax, the
    bound of stability. Weights are drawn as their errors, so the lowest point is at (0, 0).
    """
    scene = _Scene()

    def look(condition, share) -> View:
        curvatures = FLATTEST * np.array([1.0, condition])
        return scene.show(curvatures, share * 2 / curvatures[1])

    return Explorer(
        look,
        {
            "condition": ToggleButtons(options=[1, 4, 34], value=34, description="condition"),
            "share": SelectionSlider(options=SHARES, value=0.3, description="rate / bound"),
        },
    )


class _Scene:
    """The explorer's two panels: the path on the bowl, and the factors with the rate marked."""

    def __init__(self):
        bowl, factors = plots.new_axes(2)
        self.figure, self.bowl, self.factors = bowl.figure, bowl, factors
        plt.close(self.figure)  # the explorer alone shows it

    def show(self, curvatures: np.ndarray, rate: float) -> View:
        path = optimizers.gradient_descent(lambda error: curvatures * error, START, rate, N_STEPS)
        self.bowl.clear()
        plots.plot_descent(
            path, lambda error: error @ (curvatures * error) / 2, limits=LIMITS, ax=self.bowl
        )
        self.bowl.set(
            xlabel="error, flat direction", ylabel="error, steep direction", aspect="equal"
        )
        self.factors.clear()
        plots.plot_factors(curvatures, highest=2.1 / curvatures[1], ax=self.factors)
        self.factors.axvline(rate, color=plots.INK, linestyle=":")
        flat, steep = 1 - rate * curvatures
        caption = (
            f"Rate {rate:.4g}: a step multiplies the error by {flat:.3f} in the flat direction and "
            f"by {steep:.3f} in the steep one. After {N_STEPS} steps the length of the error is "
            f"{np.linalg.norm(path[-1]):.3g}, from {np.linalg.norm(START):.3g}; {outlook(path)}."
        )
        alt = (
            "Left: level lines of a bowl with the path of a descent. Right: the sizes of both "
            f"factors over the rate, and the present rate as an upright line. {caption}"
        )
        return View(self.figure, alt, caption)


def outlook(path: np.ndarray) -> str:
    """How the last step of a path (n_steps + 1, d) compares with the one before, in words."""
    before, after = np.linalg.norm(path[-2:], axis=1)
    if after == 0:
        return "it has arrived"
    if after > before * (1 + 1e-9):
        return "it grows"
    if after > before * (1 - 1e-9):
        return "it stays as it is"
    return "it shrinks"
