"""Two weights under a penalty: choose which, and how strong it is."""

from __future__ import annotations

import numpy as np
from sklearn.datasets import load_diabetes

from mlnotes import losses, plots, proximal
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer
from mlnotes.plots.penalties import ball_edge

NAMES = "bmi", "s6"
NORMS = {"L1": 1, "L2": 2}
ALPHAS = tuple(float(f"{alpha:.2g}") for alpha in np.logspace(-2, 1, 37))
FINE = np.logspace(-2, 1, 361)  # for the lines, so that their corners are sharp
LIMITS = (-0.45, 0.75), (-0.45, 0.75)


@explorer
def penalty_explorer() -> Explorer:
    """Diabetes predicted from body-mass index and blood sugar, all of mean 0 and deviation 1.

    Controls: `penalty` ("L1" or "L2") and `alpha` (one of ALPHAS), its strength.
    """
    diabetes = load_diabetes(scaled=False)
    X = diabetes.data[:, [diabetes.feature_names.index(name) for name in NAMES]]
    X, y = (X - X.mean(axis=0)) / X.std(axis=0), diabetes.target
    y = (y - y.mean()) / y.std()
    paths = {penalty: np.array([fit(X, y, penalty, a) for a in FINE]) for penalty in NORMS}
    scene = _Scene(lambda w: losses.mse_loss(w, X, y), np.linalg.lstsq(X, y)[0])

    def look(penalty, alpha) -> View:
        return scene.show(penalty, alpha, fit(X, y, penalty, alpha), paths[penalty])

    return Explorer(
        look,
        {
            "penalty": Choice(options=list(NORMS), description="penalty"),
            "alpha": Scale(options=ALPHAS, value=0.1, description="alpha"),
        },
    )


def fit(X: np.ndarray, y: np.ndarray, penalty: str, alpha: float) -> np.ndarray:
    """The weights that minimise the mean squared error + alpha·‖w‖₁ or alpha·‖w‖²; (d,)."""
    n, d = X.shape
    if penalty == "L2":
        return np.linalg.solve(X.T @ X / n + alpha * np.eye(d), X.T @ y / n)
    return proximal.proximal_gradient_descent(
        lambda w: losses.mse_gradient(w, X, y), np.zeros(d), 0.3, 100, alpha=alpha
    )[-1]


class _Scene:
    """The explorer's two panels, built once: level lines with a ball, and weights over alpha."""

    def __init__(self, loss, lowest: np.ndarray):
        self.loss = loss
        plane, weights = plots.new_axes(2, height=3.8)
        self.figure = plane.figure
        plots.plot_contours(loss, LIMITS, ax=plane)
        plane.set(xlabel=f"weight of {NAMES[0]}", ylabel=f"weight of {NAMES[1]}", aspect="equal")
        for line in (plane.axhline, plane.axvline, weights.axhline):
            line(0, color=plots.FAINT, linewidth=0.8)
        plane.plot(*lowest, "x", color=plots.INK)
        (self.ball,) = plane.fill([0], [0], facecolor=plots.VERMILION, alpha=0.2)
        (self.path,) = plane.plot([], [], color=plots.BLUE, linewidth=1)
        (self.fitted,) = plane.plot([], [], "o", color=plots.BLUE)
        weights.set(xscale="log", xlim=(ALPHAS[0], ALPHAS[-1]), ylim=(-0.05, 0.6))
        weights.set(xlabel="alpha", ylabel="weight")
        self.weights = [weights.plot([], [], color=colour)[0] for colour in plots.COLOURS[1:3]]
        for name, height, line in zip(NAMES, lowest, self.weights, strict=True):
            weights.text(1.2 * ALPHAS[0], height + 0.02, name, color=line.get_color())
        self.now = weights.axvline(1, color=plots.INK, linewidth=0.8, linestyle=":")

    def show(self, penalty: str, alpha: float, w: np.ndarray, path: np.ndarray) -> View:
        self.ball.set_xy(ball_edge(np.linalg.norm(w, NORMS[penalty]), NORMS[penalty]).T)
        self.path.set_data(*path.T)
        self.fitted.set_data(*w[:, np.newaxis])
        self.now.set_xdata([alpha, alpha])
        for line, values in zip(self.weights, path.T, strict=True):
            line.set_data(FINE, values)
        told = " and ".join(
            f"{name} {'exactly 0' if value == 0 else f'{value:.3f}'}"
            for name, value in zip(NAMES, w, strict=True)
        )
        alt = (
            f"Left: level lines of the loss over two weights, and the {penalty} ball, a "
            f"{'diamond' if penalty == 'L1' else 'disc'}, with the fit on its edge: {told}. "
            f"Right: both weights over alpha, with a mark at {alpha:g}."
        )
        return View(
            self.figure, alt, f"{penalty}, alpha {alpha:g}: {told}; loss {self.loss(w):.3f}."
        )
