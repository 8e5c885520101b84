"""When would you have stopped? Loss curves, and where three rules end or keep the training."""

from __future__ import annotations

import numpy as np

from mlnotes import plots
from mlnotes.convergence import has_converged
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer
from mlnotes.loss_curves import early_stopping_epoch

N_EPOCHS = 120
EPOCHS = np.arange(N_EPOCHS)
SMALL = tuple(k / 200 for k in range(11))
TOLERANCES = *(float(f"{digit}e{power}") for power in (-4, -3, -2) for digit in (1, 2, 3, 5)), 0.1
# Training and validation loss by epoch t, before noise is added to both.
TRAINING = 0.2 + 0.8 * np.exp(-EPOCHS / 12)
CURVES = {
    "settles": (TRAINING, 0.3 + 0.7 * np.exp(-EPOCHS / 12)),
    "turns up": (TRAINING, 0.3 + 0.7 * np.exp(-EPOCHS / 12) + 0.004 * np.maximum(EPOCHS - 35, 0)),
    "plateau, then a drop": tuple(
        start + 0.35 / (1 + np.exp((EPOCHS - 75) / 4)) + 0.45 * np.exp(-EPOCHS / 6)
        for start in (0.2, 0.25)
    ),
    "creeps": (1 - 0.0008 * EPOCHS, 1 - 0.0007 * EPOCHS),
}


@explorer
def stopping_explorer(random_state: int = 0) -> Explorer:
    """Loss curves by a stated law with seeded noise, and what each stopping rule makes of them.

    `has_converged` looks at the training loss, early stopping at the validation loss; both see
    only the epochs up to the present one. Controls: `curve` (one of CURVES), `noise` and
    `min_delta` (of SMALL), `tolerance` (of TOLERANCES) and `patience`.
    """
    errors = np.random.default_rng(random_state).standard_normal((2, N_EPOCHS))
    scene = _Scene()

    def look(curve, noise, tolerance, patience, min_delta) -> View:
        train, valid = np.abs(np.array(CURVES[curve]) + noise * errors)
        settled = first_settled(train, tolerance, patience)
        kept = early_stopping_epoch(valid, patience, min_delta)
        return scene.show(train, valid, settled, kept, kept + patience)

    return Explorer(
        look,
        {
            "curve": Choice(options=tuple(CURVES), description="curve"),
            "noise": Scale(options=SMALL, value=0.005, description="noise"),
            "tolerance": Scale(options=TOLERANCES, value=0.03, description="tolerance"),
            "patience": Scale(options=range(1, 41), value=5, description="patience"),
            "min_delta": Scale(options=SMALL, value=0.0, description="min_delta"),
        },
    )


def first_settled(losses: np.ndarray, tolerance: float, patience: int) -> int | None:
    """The first epoch at which `has_converged` holds for the losses so far; None if it never does.

    >>> first_settled(np.array([4.0, 2.0, 2.0, 2.0, 1.0]), tolerance=0.1, patience=2)
    3
    """
    held = (t for t in range(len(losses)) if has_converged(losses[: t + 1], tolerance, patience))
    return next(held, None)


class _Scene:
    """The explorer's axes, built once: two curves, two upright lines and a star."""

    def __init__(self):
        ax = plots.new_axes(height=3.8)
        self.figure = ax.figure
        (self.train,) = ax.plot(EPOCHS, EPOCHS, color=plots.BLUE, label="training loss")
        (self.valid,) = ax.plot(EPOCHS, EPOCHS, color=plots.VERMILION, label="validation loss")
        self.settled = ax.axvline(0, color=plots.BLUE, linestyle=":", label="has_converged holds")
        self.stop = ax.axvline(0, color=plots.VERMILION, linestyle="--", label="early stopping")
        (self.kept,) = ax.plot(
            [], [], "*", color=plots.INK, markersize=14, linestyle="", label="epoch kept"
        )
        ax.set(xlabel="epoch", ylabel="loss", xlim=(0, N_EPOCHS), ylim=(0, 1.15))
        self.figure.legend(loc="outside upper center", ncols=3, frameon=False, fontsize=9)

    def show(self, train, valid, settled: int | None, kept: int, stop: int) -> View:
        self.train.set_ydata(train)
        self.valid.set_ydata(valid)
        self.kept.set_data([kept], [valid[kept]])
        stopped = stop < N_EPOCHS
        for line, epoch in ((self.settled, settled), (self.stop, stop if stopped else None)):
            line.set_visible(epoch is not None)
            line.set_xdata([epoch or 0] * 2)
        lowest = int(valid.argmin())
        caption = (
            (
                "has_converged never holds. "
                if settled is None
                else f"has_converged first holds at epoch {settled}, training loss "
                f"{train[settled]:.3f}. "
            )
            + (f"Early stopping ends at epoch {stop}" if stopped else "Early stopping never ends")
            + f" and keeps epoch {kept}, validation loss {valid[kept]:.3f}; "
            f"the lowest of all epochs is {valid[lowest]:.3f} at epoch {lowest}."
        )
        alt = (
            f"Training loss from {train[0]:.2f} to {train[-1]:.2f} and validation loss from "
            f"{valid[0]:.2f} to {valid[-1]:.2f} over {N_EPOCHS} epochs, with marks: {caption}"
        )
        return View(self.figure, alt, caption)
