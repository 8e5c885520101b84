"""One learning rate for two curvatures: what it does to each direction of a bowl."""

from __future__ import annotations

import numpy as np

from mlnotes import optimizers, plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

FLATTEST = 2.0
CONDITIONS = (1, 4, 34)
START = np.array([4.5, 4.0])
LIMITS = (-7.0, 7.0), (-7.0, 7.0)
N_STEPS = 20
# As shares of the bound 2/λmax, so that the same positions serve every bowl.
SHARES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0, 1.02, 1.05)


@explorer
def rates_explorer() -> Explorer:
    """A bowl with curvatures 2 and 2·condition, 20 steps on it, and both factors over the rate.

    Controls: `condition`, the condition number, and `share`, the rate as a share of 2/λmax, the
    bound of stability. Weights are drawn as their errors, so the lowest point is at (0, 0).
    """
    return Explorer(
        _Scene().show,
        {
            "condition": Choice(options=CONDITIONS, value=34, description="condition"),
            "share": Scale(options=SHARES, value=0.3, description="rate / bound"),
        },
    )


class _Scene:
    """The explorer's two panels: the path on the bowl, and the factors with the rate marked."""

    def __init__(self):
        bowl, self.factors = plots.new_axes(2)
        self.figure = bowl.figure
        self.condition = None
        self.bowls = {}
        for condition in CONDITIONS:
            curvatures = FLATTEST * np.array([1.0, condition])
            plots.plot_contours(lambda e, c=curvatures: e @ (c * e) / 2, LIMITS, ax=bowl)
            self.bowls[condition] = bowl.collections[-1]
        bowl.set(xlabel="error, flat direction", ylabel="error, steep direction", aspect="equal")
        (self.path,) = bowl.plot([], [], "o-", color=plots.BLUE, markersize=3, linewidth=1)
        (self.end,) = bowl.plot([], [], "*", color=plots.VERMILION, markersize=12)
        bowl.annotate("start", START, (6, 0), textcoords="offset points", color=plots.BLUE)

    def show(self, condition: int, share: float) -> View:
        curvatures = FLATTEST * np.array([1.0, condition])
        rate = share * 2 / curvatures[1]
        path = optimizers.gradient_descent(lambda error: curvatures * error, START, rate, N_STEPS)
        for name, lines in self.bowls.items():
            lines.set_visible(name == condition)
        self.path.set_data(*path.T)
        self.end.set_data(*path[-1:].T)
        if condition != self.condition:
            self.condition = condition
            for drawn in (*self.factors.lines, *self.factors.texts):
                drawn.remove()
            plots.plot_factors(curvatures, highest=2.1 / curvatures[1], ax=self.factors)
            self.now = self.factors.axvline(rate, color=plots.INK, linestyle=":")
        self.now.set_xdata([rate, rate])
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
