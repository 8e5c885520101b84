"""The expected loss as an integral over a density, by the trapezoid rule."""

from collections.abc import Iterator

import numpy as np

from mlnotes import losses as library
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([2.0, 6.0]), np.array([1.0, 3.0]), np.array([0.0, 2.0])
    yield np.array([0.0, 1.0, 4.0]), np.array([1.0, 2.0, 1.0]), np.array([0.0, 1.0, 3.0])
    scarce = np.array([0.25, 0.5, 0.25]), np.array([0.0, 0.5, 1.0])
    yield Case(np.array([4.0, 1.0, 2.0]), *scarce, word="a density whose integral is below 1")
    uneven, even = np.array([0.0, 1.0, 3.0, 4.0]), np.arange(4.0)
    flat, bent = np.full(4, 2.0), np.array([1.0, 3.0, 2.0, 2.0])
    loss = np.array([4.0, 1.0, 2.0, 6.0])
    yield Case(loss, flat, even, word="an even grid and a constant density")
    yield Case(loss, flat, uneven, word="an uneven grid and a constant density")
    yield Case(loss, bent, even, word="an even grid and a density that changes")
    yield Case(flat, bent, uneven, word="the same loss everywhere")
    for k in [3, 4, 6, 9, 15, 40]:
        grid = np.cumsum(rng.uniform(0.2, 1.5, size=k)) + rng.normal()
        yield rng.uniform(0.5, 5.0, size=k), rng.uniform(0.2, 3.0, size=k), grid


def _left_sum(losses, density, grid):
    widths = np.diff(grid)
    return (losses * density)[:-1] @ widths / (density[:-1] @ widths)


def _right_sum(losses, density, grid):
    widths = np.diff(grid)
    return (losses * density)[1:] @ widths / (density[1:] @ widths)


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="expected_loss(losses, density, grid)",
    task="Integrate loss·density over the grid by the trapezoid rule, and divide by the integral "
    "of the density. The grid may be uneven.",
    reference=library.expected_loss,
    cases=_cases,
    hints=(
        "An expectation is an average in which likely places count more. On a grid, an integral "
        "is a sum of areas: between two neighbours, the mean height times the width.",
        "The area between i and i + 1 is ½(aᵢ + aᵢ₊₁)·(gridᵢ₊₁ − gridᵢ). Take it with a = "
        "loss·density, and again with a = density.",
        "`widths = np.diff(grid)`, and for any `a` the mean heights are `(a[:-1] + a[1:]) / 2`. "
        "The answer is one sum of areas over the other.",
    ),
    mistakes={
        "plain_mean": (
            "This is the plain mean of the losses: every grid point counts the same, however "
            "likely it is and however far its neighbours are.",
            lambda losses, density, grid: losses.mean(),
        ),
        "density_not_normalised": (
            "The density is not normalised: divide by its own integral, which need not be 1 on "
            "this grid.",
            lambda losses, density, grid: np.trapezoid(losses * density, grid),
        ),
        "widths_left_out": (
            "The widths are left out, or one width serves for all, which cancels: on an uneven "
            "grid a point stands for as much of the axis as lies around it.",
            lambda losses, density, grid: losses @ density / density.sum(),
            lambda losses, density, grid: np.trapezoid(losses * density) / np.trapezoid(density),
            lambda losses, density, grid: losses @ density,
        ),
        "density_ignored": (
            "The density is not used: this is the mean loss over the interval, as if every "
            "place were equally likely.",
            lambda losses, density, grid: np.trapezoid(losses, grid) / (grid[-1] - grid[0]),
        ),
        "one_sided_sum": (
            "This takes the height at one end of each interval. The trapezoid rule takes the "
            "mean of both ends.",
            _left_sum,
            _right_sum,
        ),
    },
    companions={
        "the integral of the loss alone, without the density": lambda losses, density, grid: (
            np.trapezoid(losses, grid)
        ),
        "the integral of the loss over that of the density, without their product": (
            lambda losses, density, grid: np.trapezoid(losses, grid) / np.trapezoid(density, grid)
        ),
        "the integral divided by the sum of the density, not by its integral": (
            lambda losses, density, grid: np.trapezoid(losses * density, grid) / density.sum()
        ),
        "the mean of the losses weighted by density, without the widths": (
            lambda losses, density, grid: np.average(losses, weights=density)
        ),
    },
    lesson="Training minimises a mean over the rows at hand, because the integral over everything "
    "that could come is out of reach. The difference between the two is what testing is for.",
)
