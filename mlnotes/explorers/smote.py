"""Rows that SMOTE invents, one by one: between which tumours, and in whose land?"""

from __future__ import annotations

import numpy as np

from mlnotes import balancing, plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer
from mlnotes.explorers.boundary import tumours

N_MALIGNANT, N_BENIGN, N_NEIGHBORS = 12, 100, 5
SHARES = tuple(k / 8 for k in range(9))


@explorer
def smote_explorer() -> Explorer:
    """12 malignant tumours among 100 benign ones, and a malignant one that is made up.

    It lies on the way from one of the twelve to a neighbour among them. Controls: `row`, which of
    the twelve; `neighbour`, 1 for its nearest to 5; `u`, one of SHARES, the share of the way;
    `shown`, "this one" or "all" rows that SMOTE adds until both classes are even. Radius and
    texture are standardised.
    """
    scene = _Scene(*few_malignant())
    return Explorer(
        scene.show,
        {
            "row": Scale(
                options=range(1, N_MALIGNANT + 1), value=2, description="malignant tumour"
            ),
            "neighbour": Scale(options=range(1, N_NEIGHBORS + 1), description="neighbour"),
            "u": Scale(options=SHARES, value=0.25, description="u"),
            "shown": Choice(options=["this one", "all"], description="invented rows"),
        },
    )


def few_malignant() -> tuple[np.ndarray, np.ndarray]:
    """Radius and texture of 112 tumours drawn by chance, the malignant first, and their labels."""
    X, y = tumours()
    rng = np.random.default_rng(0)
    drawn = [
        rng.choice(np.flatnonzero(y == label), count, replace=False)
        for label, count in [(1, N_MALIGNANT), (0, N_BENIGN)]
    ]
    rows = np.concatenate(drawn)
    return X[rows], y[rows]


def nearest(row: np.ndarray, X: np.ndarray) -> np.ndarray:
    """The rows of X by their distance from a row, the nearest first."""
    return np.argsort(np.linalg.norm(X - row, axis=1), kind="stable")


class _Scene:
    """Tumours, a way between two of them, and what is invented, in one panel that is built once."""

    def __init__(self, X: np.ndarray, y: np.ndarray):
        self.X, self.y = X, y
        self.invented = balancing.smote(X, y, 0, n_neighbors=N_NEIGHBORS).X[len(X) :]
        self.n_strays = sum(self.is_benign_near(row) for row in self.invented)
        ax = plots.plot_two_classes(X, y, ["benign", "malignant"])
        self.figure = ax.figure
        ax.plot(*X[y == 1].T, "^", color=plots.VERMILION, markersize=8)
        (self.ways,) = ax.plot([], [], color=plots.FAINT, linewidth=1)
        (self.way,) = ax.plot([], [], color=plots.INK)
        (self.cloud,) = ax.plot([], [], "D", color=plots.GREEN, alpha=0.5, markersize=4)
        (self.start,) = ax.plot([], [], "o", color=plots.INK, mfc="none", markersize=12)
        (self.now,) = ax.plot([], [], "D", color=plots.GREEN, markersize=9)
        ax.text(0.42, 1.03, "◆ invented", color=plots.GREEN, transform=ax.transAxes)
        ax.set(xlabel="radius (standardised)", ylabel="texture (standardised)")

    def is_benign_near(self, row: np.ndarray) -> bool:
        """Whether the real tumour nearest to an invented row is benign."""
        return self.y[nearest(row, self.X)[0]] == 0

    def show(self, row: int, neighbour: int, u: float, shown: str) -> View:
        malignant = self.X[self.y == 1]
        x = malignant[row - 1]
        # The nearest of all is the row itself.
        others = malignant[nearest(x, malignant)[1 : N_NEIGHBORS + 1]]
        other = others[neighbour - 1]
        point = balancing.smote_point(x, other, u)
        # One line, which comes back to x before each of them.
        self.ways.set_data(*np.array([end for near in others for end in (x, near)]).T)
        self.way.set_data(*np.transpose([x, other]))
        self.start.set_data(*x[:, None])
        self.now.set_data(*point[:, None])
        self.cloud.set_data(*(self.invented.T if shown == "all" else ([], [])))
        caption = (
            f"Malignant tumour {row}, u = {u:g} towards neighbour {neighbour}, at a distance of "
            f"{np.linalg.norm(other - x):.2f}: invented are radius {point[0]:.2f} and texture "
            f"{point[1]:.2f}. The nearest real tumour is "
            f"{'benign' if self.is_benign_near(point) else 'malignant'}."
        )
        if shown == "all":
            caption += (
                f" Of all {len(self.invented)} invented rows, {self.n_strays} have a benign one "
                "nearest to them."
            )
        alt = (
            f"{N_BENIGN} benign and {N_MALIGNANT} malignant tumours by radius and texture. Lines "
            f"lead from one malignant tumour to its {N_NEIGHBORS} nearest, and an invented row is "
            f"marked on one of them. {caption}"
        )
        return View(self.figure, alt, caption.replace("-", "−"))
