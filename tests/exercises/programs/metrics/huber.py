"""Answers to metrics/huber: right ones, and wrong ones by what they must be told."""

import numpy as np


def loop(residual, delta):
    losses = []
    for r in residual:
        if abs(r) <= delta:
            losses.append(0.5 * r**2)
        else:
            losses.append(delta * (abs(r) - 0.5 * delta))
    return losses


def vectorised(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))


def library(residual, delta):
    return np.piecewise(
        residual,
        [np.abs(residual) <= delta],
        [lambda r: r * r / 2, lambda r: delta * np.abs(r) - delta**2 / 2],
    )


def strictly_within(residual, delta):
    return tuple(
        r * r / 2 if -delta < r < delta else delta * (abs(r) - delta / 2) for r in residual
    )


def square_and_excess(residual, delta):
    within = np.minimum(np.abs(residual), delta)
    return within**2 / 2 + delta * (np.abs(residual) - within)


def by_slope(residual, delta):
    slope = np.clip(residual, -delta, delta)
    return slope * (residual - slope / 2)


def masked(residual, delta):
    losses = 0.5 * residual**2
    far = np.abs(residual) > delta
    losses[far] = delta * (np.abs(residual[far]) - 0.5 * delta)
    return losses


def smaller_of_neither(residual, delta):
    """The square is never below the line, so this takes it only where it is asked for."""
    size = np.abs(residual)
    return np.select([size <= delta, size > delta], [0.5 * size**2, delta * size - 0.5 * delta**2])


def line_too_high__slope_alone(residual, delta):
    return np.where(np.abs(residual) <= delta, residual**2 / 2, delta * np.abs(residual))


def line_too_high__in_a_loop(residual, delta):
    return [r**2 / 2 if abs(r) < delta else delta * abs(r) for r in residual]


def half_lost_in_the_square__squares(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, size**2, delta * (size - 0.5 * delta))


def both_doubled__without_halves(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, size**2, 2 * delta * size - delta**2)


def square_everywhere__only_squares(residual, delta):
    return 0.5 * residual**2


def line_everywhere__only_lines(residual, delta):
    return delta * (np.abs(residual) - 0.5 * delta)


def half_lost_in_the_line__whole_delta(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, 0.5 * size**2, delta * (size - delta))


def bracket_missing__in_the_line(residual, delta):
    return [r**2 / 2 if abs(r) <= delta else delta * abs(r) - 0.5 * delta for r in residual]


def slope_of_1__no_factor(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, size**2 / 2, size - 0.5 * delta)


def made_for_delta_1__smooth_l1(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, size**2 / 2, size - 0.5)


def plain_absolute_value__beyond(residual, delta):
    return np.where(np.abs(residual) <= delta, residual**2 / 2, np.abs(residual))


def sign_in_the_line__no_abs(residual, delta):
    return np.where(np.abs(residual) <= delta, residual**2 / 2, delta * (residual - delta / 2))


def sign_in_the_question__no_abs(residual, delta):
    losses = []
    for r in residual:
        if r <= delta:
            losses.append(r**2 / 2)
        else:
            losses.append(delta * (abs(r) - delta / 2))
    return losses


def branches_exchanged__turned(residual, delta):
    size = np.abs(residual)
    return np.where(size > delta, size**2 / 2, delta * (size - delta / 2))


def level_beyond_delta__clipped(residual, delta):
    return 0.5 * np.clip(residual, -delta, delta) ** 2


def reduced__mean(residual, delta):
    return np.mean(vectorised(residual, delta))


def companion__slope(residual, delta):
    return np.where(np.abs(residual) <= delta, residual, delta * np.sign(residual))


def companion__pseudo(residual, delta):
    return delta**2 * (np.sqrt(1 + (residual / delta) ** 2) - 1)


def companion__smooth_l1(residual, delta):
    size = np.abs(residual)
    return np.where(size < delta, 0.5 * size**2 / delta, size - 0.5 * delta)


def companion__delta_subtracted(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, size**2 / 2, delta * size - delta)


def companion__squared_question(residual, delta):
    size = np.abs(residual)
    return np.where(residual**2 <= delta, size**2 / 2, delta * (size - delta / 2))


def relation__whole_halves(residual, delta):
    losses = np.zeros(len(residual), dtype=int)
    for i, r in enumerate(residual):
        losses[i] = r**2 / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)
    return losses


def companion__beyond_delta_nothing(residual, delta):
    return np.where(np.abs(residual) <= delta, residual**2 / 2, 0)


def error__if_of_an_array(residual, delta):
    if abs(residual) <= delta:
        return residual**2 / 2
    return delta * (abs(residual) - delta / 2)


def changed_input__in_place(residual, delta):
    for i, r in enumerate(residual):
        residual[i] = r**2 / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)
    return residual


def companion__sign_kept(residual, delta):
    return np.sign(residual) * vectorised(residual, delta)


def square_everywhere__larger_of_both(residual, delta):
    size = np.abs(residual)
    return np.maximum(0.5 * size**2, delta * (size - 0.5 * delta))


def contrast__smaller_of_both(residual, delta):
    size = np.abs(residual)
    return np.minimum(0.5 * size**2, delta * size)


def code__half_delta_as_the_border(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta / 2, 0.5 * size**2, delta * (size - 0.5 * delta))


def code__square_root(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, 0.5 * size**2, delta * (np.sqrt(size) - 0.5 * delta))


def sign_in_the_question__only_positive_large_ones(residual, delta):
    return np.where(residual > delta, delta * (residual - delta / 2), 0.5 * residual**2) * 1.0


def companion__cubic(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, 0.5 * size**2, 0.5 * delta * (size - 0.5 * delta))


def contrast__delta_squared_in_front(residual, delta):
    size = np.abs(residual)
    return np.where(size <= delta, 0.5 * size**2, delta**2 * (size - 0.5))
