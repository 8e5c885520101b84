"""A boundary turned, shifted and sharpened by hand, and what the log loss makes of it."""

from __future__ import annotations

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

from mlnotes import losses, plots
from mlnotes.classifiers import LogisticRegression
from mlnotes.explorers._explorer import Explorer, Scale, View, explorer

COLUMNS = "mean radius", "mean texture"
STEEPNESSES = tuple(2.0**k for k in range(-3, 6))
REACH = np.array([-10.0, 10.0])


@explorer
def boundary_explorer() -> Explorer:
    """569 tumours by radius and texture, and a line between them that you place yourself.

    The probability of "malignant" is σ(steepness·(cos(angle)·radius + sin(angle)·texture −
    offset)), both measurements standardised. Controls: `angle` in degrees, `offset` and
    `steepness`.
    """
    X, y = tumours()
    scene = _Scene(X, y)

    def look(angle, offset, steepness) -> View:
        direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        return scene.show(direction, offset, steepness)

    return Explorer(
        look,
        {
            "angle": Scale(options=range(-90, 181, 5), value=90, description="angle"),
            "offset": Scale(
                options=[k / 4 for k in range(-8, 13)], value=0.0, description="offset"
            ),
            "steepness": Scale(options=STEEPNESSES, value=1.0, description="steepness"),
        },
    )


def tumours() -> tuple[np.ndarray, np.ndarray]:
    """Standardised radius and texture (569, 2), and 1 for malignant, 0 for benign (569,)."""
    data = load_breast_cancer()
    columns = [list(data.feature_names).index(name) for name in COLUMNS]
    return scale(data.data[:, columns]), 1 - data.target


class _Scene:
    """The explorer's two panels, built once: tumours with a line, and the loss over steepness."""

    def __init__(self, X: np.ndarray, y: np.ndarray):
        self.X, self.y = X, y
        self.lowest = LogisticRegression(alpha=0).fit(X, y).loss_curve_[-1]
        plane, curve = plots.new_axes(2, height=3.8)
        self.figure = plane.figure
        plots.plot_two_classes(X, y, ["benign", "malignant"], ax=plane)
        plane.set(xlabel="radius", ylabel="texture", xlim=(-2.5, 4.5), ylim=(-3, 5))
        (self.line,) = plane.plot([], [], color=plots.INK, linewidth=2)
        self.margins = [
            plane.plot([], [], "--", color=plots.INK, linewidth=0.8)[0] for _ in range(2)
        ]
        (self.curve,) = curve.plot([], [], color=plots.BLUE)
        (self.now,) = curve.plot([], [], "o", color=plots.INK)
        curve.axhline(self.lowest, color=plots.FAINT, linewidth=0.8)
        curve.text(
            1.2 * STEEPNESSES[0], self.lowest, "lowest of all lines", va="bottom", fontsize=9
        )
        curve.set(xscale="log", yscale="log", xlabel="steepness", ylabel="log loss")
        curve.set(xlim=(STEEPNESSES[0], STEEPNESSES[-1]), ylim=(0.2, 30))
        curve.set_xticks([0.125, 1, 8], ["0.125", "1", "8"])
        curve.set_yticks([0.3, 1, 3, 10], ["0.3", "1", "3", "10"])
        curve.minorticks_off()

    def show(self, direction: np.ndarray, offset: float, steepness: float) -> View:
        distances = self.X @ direction - offset
        values = [losses.logistic_loss([s], distances[:, None], self.y) for s in STEEPNESSES]
        loss = values[STEEPNESSES.index(steepness)]
        n_wrong = int(np.sum((distances > 0) != self.y))
        believed = losses.sigmoid(steepness * np.where(self.y, distances, -distances)).min()
        along = REACH[:, None] * [-direction[1], direction[0]]
        # Where σ is 0.9 or 0.1, the log odds are ±log 9.
        shifts = np.array([0, 1, -1]) * np.log(9) / steepness
        for line, shift in zip([self.line, *self.margins], shifts, strict=True):
            line.set_data(*(along + (offset + shift) * direction).T)
        self.curve.set_data(STEEPNESSES, values)
        self.now.set_data([steepness], [loss])
        caption = (
            f"{n_wrong} of {len(self.y)} tumours lie on the wrong side. The log loss is "
            f"{loss:.3f}; the lowest that any line reaches is {self.lowest:.3f}. The truth that "
            f"was believed least had the probability {believed:.2g}."
        )
        alt = (
            "Left: tumours by radius and texture, with a line where the probability is one half "
            "and dashed ones at 0.1 and 0.9. Right: the log loss over steepness, with a mark at "
            f"{steepness:g}. {caption}"
        )
        return View(self.figure, alt, caption)
