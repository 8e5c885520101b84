import math

import numpy as np


def wrong_01_brackets(x, neighbour, u):
    return x + u * neighbour - x


def wrong_02_last_coordinate_left(x, neighbour, u):
    new = np.array(x, dtype=float)
    for j in range(len(x) - 1):
        new[j] = x[j] + u * (neighbour[j] - x[j])
    return new


def wrong_03_moves_x_itself(x, neighbour, u):
    x += u * (neighbour - x)
    return x


def wrong_04_absolute_gap(x, neighbour, u):
    gap = np.abs(neighbour - x)
    return x + u * gap


def wrong_05_from_the_smaller_one(x, neighbour, u):
    low = np.minimum(x, neighbour)
    high = np.maximum(x, neighbour)
    return low * (1 - u) + high * u


def wrong_06_unit_step(x, neighbour, u):
    d = neighbour - x
    length = np.linalg.norm(d)
    if length == 0:
        return x.copy()
    return x + u * d / length


def wrong_07_draws_its_own_u(x, neighbour, u):
    rng = np.random.default_rng(0)
    gap = rng.random(len(x)) * u
    return x + gap * (neighbour - x)


def wrong_08_distance_on_every_axis(x, neighbour, u):
    # u of the way: add u times the distance
    dist = math.sqrt(sum((b - a) ** 2 for a, b in zip(x, neighbour)))
    return np.array([a + u * dist for a in x])


def wrong_09_coordinate_swap(x, neighbour, u):
    # mixes whole coordinates: a share u of them come from the neighbour
    k = round(u * len(x))
    return np.concatenate([neighbour[:k], x[k:]])


def wrong_10_row_and_point_stacked(x, neighbour, u):
    new = x + u * (neighbour - x)
    return np.vstack([x, new])


def wrong_11_walks_in_whole_numbers(x, neighbour, u):
    new = np.zeros(len(x), dtype=int)
    for j in range(len(x)):
        new[j] = x[j] + u * (neighbour[j] - x[j])
    return new


def wrong_12_step_grows_in_the_loop(x, neighbour, u):
    out = []
    step = 0
    for a, b in zip(x, neighbour):
        step += u * (b - a)
        out.append(a + step)
    return out


def right_01_weights_and_einsum(x, neighbour, u):
    return np.einsum(
        "i,ij->j", np.array([1 - u, u], dtype=float), np.array([x, neighbour], dtype=float)
    )


def right_02_backwards_from_neighbour(x, neighbour, u):
    return [float(b) - (1 - u) * (float(b) - float(a)) for a, b in zip(x, neighbour)]


def right_03_interp(x, neighbour, u):
    return tuple(np.interp(u, [0.0, 1.0], [a, b]) for a, b in zip(x, neighbour))
