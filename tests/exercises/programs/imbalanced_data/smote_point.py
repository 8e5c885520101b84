"""Answers to imbalanced_data/smote_point: right ones, and wrong ones by what they are told."""

import numpy as np


def loop(x, neighbour, u):
    point = []
    for start, end in zip(x, neighbour, strict=True):
        point.append(start + u * (end - start))
    return point


def vectorised(x, neighbour, u):
    return x + u * (neighbour - x)


def library(x, neighbour, u):
    return np.average([x, neighbour], axis=0, weights=[1 - u, u])


def of_both_ends(x, neighbour, u):
    return tuple((1 - u) * np.asarray(x) + u * np.asarray(neighbour))


def interpolated(x, neighbour, u):
    return np.array([np.interp(u, [0, 1], [a, b]) for a, b in zip(x, neighbour, strict=True)])


def as_a_product(x, neighbour, u):
    return np.array([1 - u, u]) @ np.vstack([x, neighbour])


def from_the_neighbour__u_reversed(x, neighbour, u):
    return u * x + (1 - u) * neighbour


def away_from_the_neighbour__x_minus_neighbour(x, neighbour, u):
    return x + u * (x - neighbour)


def midpoint__mean(x, neighbour, u):
    return np.mean([x, neighbour], axis=0)


def step_alone__no_start(x, neighbour, u):
    return u * (neighbour - x)


def neighbour_not_step__added(x, neighbour, u):
    return x + u * neighbour


def share_of_the_neighbour__x_cancels(x, neighbour, u):
    return x + u * neighbour - x


def beyond_the_neighbour__from_there(x, neighbour, u):
    return neighbour + u * (neighbour - x)


def without_signs__abs(x, neighbour, u):
    return x + u * abs(neighbour - x)


def distance_not_difference__norm(x, neighbour, u):
    return x + u * np.sqrt(np.sum((neighbour - x) ** 2))


def length_1__unit_step(x, neighbour, u):
    step = neighbour - x
    return x + u * step / np.linalg.norm(step)


def changed_input__in_place(x, neighbour, u):
    x += u * (neighbour - x)
    return x


def sensitivity__u_drawn_again(x, neighbour, u):
    return x + np.random.default_rng(0).random() * (neighbour - x)


def relation__first_feature(x, neighbour, u):
    return x[0] + u * (neighbour[0] - x[0])


def contrast__the_nearer_of_the_two(x, neighbour, u):
    return neighbour.copy() if u > 0.5 else x.copy()


def substitution__u_squared(x, neighbour, u):
    return x + u**2 * (neighbour - x)


def companion__one_row_of_the_difference(x, neighbour, u):
    return x + neighbour - u * x
