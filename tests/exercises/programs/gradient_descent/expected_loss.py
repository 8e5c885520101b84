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


def plain_mean__mean_of_losses(losses, density, grid):
    return np.mean(losses)


def density_not_normalised__integral_only(losses, density, grid):
    return np.trapezoid(losses * density, grid)


def widths_left_out__weighted_sum(losses, density, grid):
    return np.sum(losses * density) / np.sum(density)


def widths_left_out__plain_sum(losses, density, grid):
    return losses @ density


def widths_left_out__trapezoid_without_the_grid(losses, density, grid):
    return np.trapezoid(losses * density) / np.trapezoid(density)


def value__mean_of_products(losses, density, grid):
    return np.mean(losses * density)


def density_ignored__integral_of_the_losses(losses, density, grid):
    return np.trapezoid(losses, grid) / (grid[-1] - grid[0])


def one_sided_sum__left_ends(losses, density, grid):
    widths = np.diff(grid)
    return np.sum((losses * density)[:-1] * widths) / np.sum(density[:-1] * widths)


def one_sided_sum__right_ends(losses, density, grid):
    widths = np.diff(grid)
    return np.sum((losses * density)[1:] * widths) / np.sum(density[1:] * widths)


def companion__normalised_by_the_sum(losses, density, grid):
    return np.trapezoid(losses * density, grid) / np.sum(density)


def contrast__product_of_means(losses, density, grid):
    """Trapezoids of each factor, multiplied: not the trapezoid of the product."""
    widths = np.diff(grid)
    loss = (losses[1:] + losses[:-1]) / 2
    mass = (density[1:] + density[:-1]) / 2
    return np.sum(widths * loss * mass) / np.sum(widths * mass)


def value__integral_over_range(losses, density, grid):
    return np.trapezoid(losses * density, grid) / (grid[-1] - grid[0])


def shape__per_node(losses, density, grid):
    return losses * density / np.trapezoid(density, grid)


def value__first_interval_only(losses, density, grid):
    return library(losses[:2], density[:2], grid[:2])


def value__two_intervals_only(losses, density, grid):
    return library(losses[:3], density[:3], grid[:3])


def changed_input__density_divided_in_place(losses, density, grid):
    density /= np.trapezoid(density, grid)
    return np.trapezoid(losses * density, grid)


def contrast__widths_by_numpys_gradient(losses, density, grid):
    """As wide at the two ends as within, where only half an interval belongs to the node."""
    return np.average(losses, weights=density * np.gradient(grid))


def contrast__midpoints(losses, density, grid):
    middle = (grid[1:] + grid[:-1]) / 2
    loss, mass = np.interp(middle, grid, losses), np.interp(middle, grid, density)
    return np.average(loss, weights=mass * np.diff(grid))
