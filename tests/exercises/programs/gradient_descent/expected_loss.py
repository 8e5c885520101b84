"""Answers to gradient_descent/expected_loss: right ones, and wrong ones by their diagnosis."""

import numpy as np


def loop(losses, density, grid):
    total = mass = 0
    for i in range(1, len(grid)):
        width = grid[i] - grid[i - 1]
        total += width * (losses[i] * density[i] + losses[i - 1] * density[i - 1]) / 2
        mass += width * (density[i] + density[i - 1]) / 2
    return total / mass


def vectorised(losses, density, grid):
    heights = losses * density
    widths = grid[1:] - grid[:-1]
    return ((heights[1:] + heights[:-1]) @ widths) / ((density[1:] + density[:-1]) @ widths)


def library(losses, density, grid):
    return np.trapezoid(losses * density, grid) / np.trapezoid(density, x=grid)


def normalised_first(losses, density, grid):
    density = density / np.trapezoid(density, grid)
    return np.trapezoid(np.multiply(losses, density), grid)


def nodes_with_weights(losses, density, grid):
    """Each node owns half of the interval on either side of it."""
    halves = np.diff(grid) / 2
    weights = density * (np.append(halves, 0) + np.insert(halves, 0, 0))
    return np.average(losses, weights=weights)


def quadrature_by_dots(losses, density, grid):
    widths = np.ediff1d(grid)
    area = np.convolve(losses * density, [0.5, 0.5], mode="valid").dot(widths)
    mass = np.convolve(density, [0.5, 0.5], mode="valid").dot(widths)
    return area / mass


def mean_of_losses(losses, density, grid):
    return np.mean(losses)


def mean_of_losses_in_a_loop(losses, density, grid):
    total = 0
    for loss in losses:
        total += loss
    return total / len(losses)


def integral_only(losses, density, grid):
    return np.trapezoid(losses * density, grid)


def integral_only_in_a_loop(losses, density, grid):
    total = 0.0
    for i in range(len(grid) - 1):
        ends = losses[i] * density[i] + losses[i + 1] * density[i + 1]
        total += 0.5 * (grid[i + 1] - grid[i]) * ends
    return total


def weighted_sum(losses, density, grid):
    return np.sum(losses * density) / np.sum(density)


def weighted_average(losses, density, grid):
    return np.average(losses, weights=density)


def plain_sum(losses, density, grid):
    return losses @ density


def trapezoid_without_the_grid(losses, density, grid):
    return np.trapezoid(losses * density) / np.trapezoid(density)


def mean_of_products(losses, density, grid):
    return np.mean(losses * density)


def integral_of_the_losses(losses, density, grid):
    return np.trapezoid(losses, grid) / (grid[-1] - grid[0])


def left_ends(losses, density, grid):
    widths = np.diff(grid)
    return np.sum((losses * density)[:-1] * widths) / np.sum(density[:-1] * widths)


def right_ends(losses, density, grid):
    widths = np.diff(grid)
    return np.sum((losses * density)[1:] * widths) / np.sum(density[1:] * widths)


def first_width_everywhere(losses, density, grid):
    dx = grid[1] - grid[0]
    return np.trapezoid(losses * density, dx=dx) / np.trapezoid(density, dx=dx)


def normalised_by_the_sum(losses, density, grid):
    return np.trapezoid(losses * density, grid) / np.sum(density)


def product_of_means(losses, density, grid):
    """Trapezoids of each factor, multiplied: not the trapezoid of the product."""
    widths = np.diff(grid)
    loss = (losses[1:] + losses[:-1]) / 2
    mass = (density[1:] + density[:-1]) / 2
    return np.sum(widths * loss * mass) / np.sum(widths * mass)


def integral_over_range(losses, density, grid):
    return np.trapezoid(losses * density, grid) / (grid[-1] - grid[0])


def per_node(losses, density, grid):
    return losses * density / np.trapezoid(density, grid)


def first_interval_only(losses, density, grid):
    return library(losses[:2], density[:2], grid[:2])


def two_intervals_only(losses, density, grid):
    return library(losses[:3], density[:3], grid[:3])


def density_divided_in_place(losses, density, grid):
    density /= np.trapezoid(density, grid)
    return np.trapezoid(losses * density, grid)


def widths_by_numpys_gradient(losses, density, grid):
    """As wide at the two ends as within, where only half an interval belongs to the node."""
    return np.average(losses, weights=density * np.gradient(grid))


def midpoints(losses, density, grid):
    middle = (grid[1:] + grid[:-1]) / 2
    loss, mass = np.interp(middle, grid, losses), np.interp(middle, grid, density)
    return np.average(loss, weights=mass * np.diff(grid))


RIGHT = [
    loop,
    vectorised,
    library,
    normalised_first,
    nodes_with_weights,
    quadrature_by_dots,
]

WRONG = {
    "plain_mean": [mean_of_losses, mean_of_losses_in_a_loop],
    "density_not_normalised": [integral_only, integral_only_in_a_loop],
    "widths_left_out": [
        weighted_sum,
        weighted_average,
        plain_sum,
        trapezoid_without_the_grid,
        first_width_everywhere,
    ],
    "density_ignored": [integral_of_the_losses],
    "one_sided_sum": [left_ends, right_ends],
    "changed its input": [density_divided_in_place],
    "single number": [per_node],
    "not right": [
        mean_of_products,
        normalised_by_the_sum,
        product_of_means,
        integral_over_range,
        widths_by_numpys_gradient,
        midpoints,
        first_interval_only,
        two_intervals_only,
    ],
}
