import numpy as np


def wrong_01_widths_turned_round(losses, density, grid):
    prod = losses * density
    top = np.sum((prod[1:] + prod[:-1]) / 2 * (grid[1:] - grid[:-1]))
    bottom = np.sum((density[1:] + density[:-1]) / 2 * (grid[:-1] - grid[1:]))
    return top / bottom


def wrong_02_divided_by_length(losses, density, grid):
    return np.trapezoid(losses * density, grid) / (grid[-1] - grid[0])


def wrong_03_outer_product(losses, density, grid):
    table = losses[:, None] * density
    inner = np.trapezoid(table, grid, axis=1)
    return np.mean(inner) / np.trapezoid(density, grid)


def wrong_04_last_area_missing(losses, density, grid):
    top = 0.0
    bottom = 0.0
    for i in range(1, len(grid) - 1):
        width = grid[i] - grid[i - 1]
        top += (losses[i] * density[i] + losses[i - 1] * density[i - 1]) / 2 * width
        bottom += (density[i] + density[i - 1]) / 2 * width
    return top / bottom if bottom else 0.0


def _area(heights, grid):
    s = 0
    for k in range(len(grid) - 1):
        s += (heights[k] + heights[k + 1] / 2) * (grid[k + 1] - grid[k])
    return s


def wrong_05_half_only_one_height(losses, density, grid):
    return _area(losses * density, grid) / _area(density, grid)


def wrong_06_weighted_mean(losses, density, grid):
    return np.sum(losses * density) / np.sum(density)


def wrong_07_first_width_for_all(losses, density, grid):
    dx = grid[1] - grid[0]
    return np.trapezoid(losses * density, dx=dx) / np.trapezoid(density, dx=dx)


def wrong_08_divides_only_if_above_one(losses, density, grid):
    total = np.trapezoid(density, grid)
    value = np.trapezoid(losses * density, grid)
    if total > 1:
        value = value / total
    return value


def wrong_09_density_overwritten(losses, density, grid):
    density *= losses
    top = np.trapezoid(density, grid)
    bottom = np.trapezoid(density, grid)
    return top / bottom


def wrong_10_left_rectangles(losses, density, grid):
    dx = np.diff(grid)
    num = np.sum(losses[:-1] * density[:-1] * dx)
    den = np.sum(density[:-1] * dx)
    return num / den


def wrong_11_averages_then_product(losses, density, grid):
    mid_loss = (losses[1:] + losses[:-1]) / 2
    mid_density = (density[1:] + density[:-1]) / 2
    areas = mid_density * np.diff(grid)
    return sum(mid_loss * areas) / sum(areas)


def wrong_12_np_gradient_widths(losses, density, grid):
    return np.average(losses, weights=density * np.gradient(grid))


def right_01_end_weights(losses, density, grid):
    widths = np.diff(grid)
    c = (np.append(widths, 0) + np.append(0, widths)) / 2
    return (c * density) @ losses / (c @ density)


def right_02_zip_generator(losses, density, grid):
    pts = list(zip(grid, density, losses))
    top = sum((b[0] - a[0]) * (a[1] * a[2] + b[1] * b[2]) for a, b in zip(pts, pts[1:]))
    bot = sum((b[0] - a[0]) * (a[1] + b[1]) for a, b in zip(pts, pts[1:]))
    return float(top / bot)


def right_03_both_at_once(losses, density, grid):
    both = np.trapezoid(np.array([losses * density, density]), grid, axis=1)
    return both[0] / both[1]
