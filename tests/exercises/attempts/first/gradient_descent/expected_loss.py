import numpy as np


def wrong_01_width_of_the_first_wraps_round(losses, density, grid):
    above = 0.0
    below = 0.0
    for i in range(len(grid)):
        width = grid[i] - grid[i - 1]
        above += (losses[i] * density[i] + losses[i - 1] * density[i - 1]) / 2 * width
        below += (density[i] + density[i - 1]) / 2 * width
    return above / below


def wrong_02_density_taken_for_an_amplitude(losses, density, grid):
    p = np.abs(density) ** 2
    return np.trapezoid(losses * p, grid) / np.trapezoid(p, grid)


def wrong_03_x_first_as_in_trapz(losses, density, grid):
    return np.trapezoid(grid, losses * density) / np.trapezoid(grid, density)


def wrong_04_means_first_then_the_product(losses, density, grid):
    dx = np.diff(grid)
    loss_mid = (losses[:-1] + losses[1:]) / 2
    density_mid = (density[:-1] + density[1:]) / 2
    return np.sum(loss_mid * density_mid * dx) / np.sum(density_mid * dx)


def wrong_05_blog_weights_by_np_gradient(losses, density, grid):
    dx = np.gradient(grid)
    p = density * dx
    return np.sum(losses * p) / np.sum(p)


def wrong_06_half_of_one_neighbour_only(losses, density, grid):
    product = losses * density
    dx = np.diff(grid)
    above = np.sum((product[:-1] + product[1:] / 2) * dx)
    below = np.sum((density[:-1] + density[1:] / 2) * dx)
    return above / below


def wrong_07_last_interval_missing(losses, density, grid):
    above = below = 0.0
    for i in range(len(grid) - 2):
        width = grid[i + 1] - grid[i]
        above += width * (losses[i] * density[i] + losses[i + 1] * density[i + 1]) / 2
        below += width * (density[i] + density[i + 1]) / 2
    return above / below


def wrong_08_returns_after_one_interval(losses, density, grid):
    above = below = 0.0
    for i in range(len(grid) - 1):
        width = grid[i + 1] - grid[i]
        above += width * (losses[i] * density[i] + losses[i + 1] * density[i + 1]) / 2
        below += width * (density[i] + density[i + 1]) / 2
        if below > 0:
            return above / below
    return 0.0


def wrong_09_product_written_over_the_density(losses, density, grid):
    weighted = density
    weighted *= losses
    above = np.trapezoid(weighted, grid)
    below = np.trapezoid(density, grid)
    return above / below


def wrong_10_outer_product_on_a_square(losses, density, grid):
    product = np.outer(losses, density)
    above = np.trapezoid(np.trapezoid(product, grid, axis=1), grid)
    return above / np.trapezoid(density, grid)


def wrong_11_left_heights_over_the_width(losses, density, grid):
    product = losses * density
    return np.sum(product[:-1] * np.diff(grid)) / (grid[-1] - grid[0])


def wrong_12_loss_at_the_expected_residual(losses, density, grid):
    centre = np.trapezoid(grid * density, grid) / np.trapezoid(density, grid)
    return np.interp(centre, grid, losses)


def right_1_recursion_over_intervals(losses, density, grid):
    def area(heights, places):
        if len(places) == 2:
            return (places[1] - places[0]) * (heights[0] + heights[1]) / 2
        middle = len(places) // 2
        return area(heights[: middle + 1], places[: middle + 1]) + area(
            heights[middle:], places[middle:]
        )

    product = [a * b for a, b in zip(losses, density)]
    return float(area(product, grid) / area(list(density), grid))


def right_2_weights_for_every_point(losses, density, grid):
    weights = np.zeros(grid.size)
    np.add.at(weights, np.arange(grid.size - 1), np.diff(grid))
    np.add.at(weights, np.arange(1, grid.size), np.diff(grid))
    return np.einsum("i,i,i->", weights, losses, density) / np.einsum("i,i->", weights, density)
