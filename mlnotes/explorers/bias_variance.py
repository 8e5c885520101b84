"""One model trained on two hundred data sets: its fits, and what their error is made of."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from mlnotes import plots
from mlnotes.bias_variance import decompose
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer
from mlnotes.plots.fits import fit_lines
from mlnotes.polynomials import polynomial_features, polynomial_predictions
from mlnotes.ridge import ridge_fits

DEGREES = range(1, 10)
SIZES = 10, 15, 20, 40, 80
NOISES = 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0
PENALTIES = 0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0
N_DATASETS = 200
MOMENTS = np.linspace(0, 1, 101)  # where the fits are judged, in seconds
HIGHEST = 30  # the bars' axis ends here, in cm²


@explorer
def bias_variance_explorer(random_state: int = 0) -> Explorer:
    """A weight on a spring, photographed n times in a second, and polynomials through its heights.

    The height is 5·sin(2.5πt) cm, photographed at n evenly spaced moments with an error of standard
    deviation `noise`; 200 such data sets are drawn and fitted. Controls: `degree`, `noise` in cm,
    `n` (one of SIZES), and `penalty`, the alpha of mean squared error + alpha·‖w‖², on the
    standardised powers of time and not on the intercept.
    """
    errors = np.random.default_rng(random_state).standard_normal((N_DATASETS, max(SIZES)))
    scene = _Scene()

    def look(degree, noise, n, penalty) -> View:
        y = height(np.linspace(0, 1, n)) + noise * errors[:, :n]
        fits = {d: y @ smoother(d, n, penalty) for d in DEGREES}
        truth = height(MOMENTS)
        parts = {d: (noise**2, decompose(fits[d], truth, noise**2)) for d in DEGREES}
        settings = f"Degree {degree}, noise {noise:g} cm, {n} photos, penalty {penalty:g}"
        return scene.show(settings, degree, y[0], fits[degree], parts)

    return Explorer(
        look,
        {
            "degree": Scale(options=DEGREES, value=1, description="degree"),
            "noise": Scale(options=NOISES, value=2.0, description="noise"),
            "n": Choice(options=SIZES, description="photos"),
            "penalty": Scale(options=PENALTIES, description="penalty"),
        },
    )


def height(t: np.ndarray) -> np.ndarray:
    """The weight's height over its place of rest in cm, t seconds after it was pushed."""
    return 5 * np.sin(2.5 * np.pi * t)


@lru_cache(maxsize=2000)
def smoother(degree: int, n: int, penalty: float) -> np.ndarray:
    """The matrix (n, 101) that turns n heights into the fit at MOMENTS: y @ smoother(…).

    All fits here are linear in y, so one matrix serves every data set. It is found by fitting
    data sets that are 1 in one place and 0 elsewhere.
    """
    t, unit = np.linspace(0, 1, n), np.eye(n)
    if penalty == 0:
        return polynomial_predictions(t, unit, MOMENTS, degree)
    X, X_test = (polynomial_features(2 * x - 1, degree)[:, 1:] for x in (t, MOMENTS))
    centre, scale, mean = X.mean(axis=0), X.std(axis=0), unit.mean(axis=1, keepdims=True)
    w = ridge_fits((X - centre) / scale, unit - mean, n * penalty)  # its alpha is for the sum
    return mean + w @ ((X_test - centre) / scale).T


class _Scene:
    """The explorer's two panels, built once: fits over time, and a bar of parts for each degree."""

    def __init__(self):
        plane, bars = plots.new_axes(2, height=3.8)
        self.figure = plane.figure
        flat = np.zeros((2, len(MOMENTS)))
        plots.plot_fits(MOMENTS, flat, height(MOMENTS), ax=plane)
        (self.fits,), (self.mean, _) = plane.collections, plane.lines
        (self.photos,) = plane.plot([], [], "o", color=plots.INK, markersize=4)
        plane.set(xlabel="time, s", ylabel="height, cm", xlim=(0, 1), ylim=(-11, 11))
        plane.set(xticks=[0, 0.5, 1], yticks=[-10, -5, 0, 5, 10])
        plane.set_title("truth dashed, mean fit bold", fontsize="medium", loc="left")
        parts = dict.fromkeys(["noise", "bias²", "variance"], np.zeros(len(DEGREES)))
        plots.plot_stacked(DEGREES, parts, ax=bars)
        bars.set(xlabel="degree", ylabel="expected error, cm²", ylim=(0, HIGHEST))
        bars.set(yticks=range(0, HIGHEST + 1, 10))
        self.stacks = bars.containers
        (self.now,) = bars.plot([], [], "v", color=plots.INK, clip_on=False)

    def show(
        self, settings: str, degree: int, photos: np.ndarray, fits: np.ndarray, parts: dict
    ) -> View:
        self.fits.set_segments(fit_lines(MOMENTS, fits))
        self.mean.set_ydata(fits.mean(axis=0))
        self.photos.set_data(np.linspace(0, 1, len(photos)), photos)
        for place, (noise, (bias_squared, variance, _)) in enumerate(parts.values()):
            bottom = 0
            heights = noise, bias_squared, variance
            for stack, part in zip(self.stacks, heights, strict=True):
                stack[place].set(y=bottom, height=part)
                bottom += part
        noise, (bias_squared, variance, error) = parts[degree]
        self.now.set_data([DEGREES.index(degree)], [min(error + 1, 0.97 * HIGHEST)])
        best = min(DEGREES, key=lambda d: parts[d][1].expected_error)
        caption = (
            f"{settings}: bias² {bias_squared:.2f} + variance {variance:.2f} + noise {noise:.2f} = "
            f"expected error {error:.2f} cm². The lowest bar is that of degree {best}: "
            f"{parts[best][1].expected_error:.2f}."
        )
        alt = (
            "Left: the true height over time, dashed, with 40 fits as thin lines and the mean fit "
            "bold; dots are the first data set. Right: a bar of noise, bias² and variance for each "
            f"degree, cut off above {HIGHEST} cm². {caption}"
        )
        return View(self.figure, alt, caption)
