"""When is a photograph sharp enough? Undo a blur step by step, and stop by eye."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mlnotes import images, plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

STEPS = (0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 16, 20, 24, 28, 34, 42, 50, 70, 100, 200, 500)
# A camera that moves while its shutter closes: nine pixels in a row, the first the strongest.
KERNEL = np.arange(9.0, 0.0, -1.0)[None] / 45


@dataclass(frozen=True)
class Deblurring:
    """A descent at each of STEPS: images and residuals (k, h, w), decibels (k,)."""

    images: np.ndarray
    residuals: np.ndarray
    errors: np.ndarray
    decibels: np.ndarray


@explorer
def restoring_explorer() -> Explorer:
    """A smeared photograph after some steps of descent, and what the steps have left to fit.

    Controls: `photograph`, `noise` (its standard deviation, where white is 1), `n_steps`, one of
    STEPS, and `truth`, which is "hidden" or "shown": shown, it tells how good the picture is.
    """
    scene = _Scene()

    def look(photograph, noise, n_steps, truth) -> View:
        name = f"{photograph}, noise {noise:g}"
        return scene.show(name, noise, deblurring(photograph, noise), n_steps, truth == "shown")

    return Explorer(
        look,
        {
            "photograph": Choice(options=list(images.PHOTOGRAPHS), description="photograph"),
            "noise": Choice(options=[0.0, 0.01, 0.03], value=0.01, description="noise"),
            "n_steps": Scale(options=STEPS, value=0, description="steps"),
            "truth": Choice(options=["hidden", "shown"], description="truth"),
        },
    )


@lru_cache
def deblurring(photograph: str, noise: float) -> Deblurring:
    """Smear a photograph, add seeded normal noise, and undo it; the rate is `images.deblur`'s."""
    truth = images.load_photograph(photograph)
    grain = np.random.default_rng(0).normal(scale=noise, size=truth.shape)
    blurred = images.convolve(truth, KERNEL) + grain
    learning_rate = 1 / np.abs(KERNEL).sum() ** 2
    kept, image = [], blurred
    for step in range(STEPS[-1] + 1):
        if step in STEPS:
            kept.append(image)
        image = image - learning_rate * images.deblur_gradient(image, blurred, KERNEL)
    return Deblurring(
        images=np.array(kept),
        residuals=np.array([images.convolve(image, KERNEL) - blurred for image in kept]),
        errors=np.array(kept) - truth,
        decibels=np.array([images.psnr(image, truth) for image in kept]),
    )


class _Scene:
    """The explorer's three pictures, built once: restored, still to be fitted, and wrong."""

    def __init__(self):
        blank = np.zeros((128, 128))
        panels = plots.new_axes(3, height=2.9)
        self.figure = panels[0].figure
        plots.plot_image(blank, title="after the steps", ax=panels[0])
        plots.plot_residual(blank, title="residual", reach=0.05, ax=panels[1])
        plots.plot_residual(blank, title="error", reach=0.2, ax=panels[2])
        self.image, self.residual, self.error = (ax.images[0] for ax in panels)

    def show(self, name: str, noise: float, run: Deblurring, n_steps: int, shown: bool) -> View:
        at = STEPS.index(n_steps)
        self.image.set_data(run.images[at])
        self.residual.set_data(run.residuals[at])
        self.error.set_data(run.errors[at])
        self.error.axes.set_visible(shown)
        size = np.sqrt(np.mean(run.residuals[at] ** 2))
        caption = (
            f"{name}, {n_steps} steps: the residual's root mean square is {size:.4f}, "
            f"the noise's {noise:g}."
        )
        if shown:
            best = run.decibels.argmax()
            caption += (
                f" The picture has {run.decibels[at]:.1f} dB; the best, after {STEPS[best]} "
                f"steps, has {run.decibels[best]:.1f} dB."
            )
        alt = f"The photograph after {n_steps} steps, the residual" + (
            ", and the error against the truth. " if shown else ". "
        )
        return View(self.figure, alt + caption, caption)
