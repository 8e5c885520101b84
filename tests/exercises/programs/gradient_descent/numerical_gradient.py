"""Answers to gradient_descent/numerical_gradient: right ones, and wrong ones by their diagnosis."""

import numpy as np


def loop(f, w, h=1e-5):
    gradient = []
    for i in range(len(w)):
        above = list(w)
        below = list(w)
        above[i] += h
        below[i] -= h
        gradient.append((f(above) - f(below)) / (2 * h))
    return gradient


def vectorised(f, w, h=1e-5):
    steps = h * np.eye(len(w))
    return (np.apply_along_axis(f, 1, w + steps) - np.apply_along_axis(f, 1, w - steps)) / (2 * h)


def library(f, w, h=1e-5):
    values = [np.gradient([f(w - h * e), f(w), f(w + h * e)], h)[1] for e in np.identity(w.size)]
    return np.array(values)


def exactly_restored(f, w, h=1e-5):
    gradient = np.zeros_like(w)
    for i in range(len(w)):
        kept = w[i]
        w[i] = kept + h
        above = f(w)
        w[i] = kept - h
        below = f(w)
        w[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient


def mean_of_two_one_sided_differences(f, w, h=1e-5):
    e = np.eye(len(w)) * h
    here = f(w)
    return [((f(w + s) - here) / h + (here - f(w - s)) / h) / 2 for s in e]


def where(f, w, h=1e-5):
    at = np.arange(len(w))
    return np.fromiter(
        (
            0.5 * (f(np.where(at == i, w + h, w)) - f(np.where(at == i, w - h, w))) / h
            for i in range(len(w))
        ),
        dtype=float,
    )


def tuple_of_numpy_scalars(f, w, h=1e-5):
    def partial_derivative(i):
        def along(t):
            return f([*w[:i], w[i] + t, *w[i + 1 :]])

        return np.float64(along(h) - along(-h)) / (h + h)

    return tuple(map(partial_derivative, range(len(w))))


def forward_difference__forward(f, w, h=1e-5):
    gradient = np.zeros(len(w))
    for i in range(len(w)):
        moved = w.copy()
        moved[i] += h
        gradient[i] = (f(moved) - f(w)) / h
    return gradient


def backward_difference__backward(f, w, h=1e-5):
    return np.array([(f(w) - f(w - h * e)) / h for e in np.eye(len(w))])


def divided_by_h__centred_over_h(f, w, h=1e-5):
    return np.array([(f(w + h * e) - f(w - h * e)) / h for e in np.eye(len(w))])


def relation__precedence_slip(f, w, h=1e-5):
    """Divides by 2, then multiplies by h."""
    return [(f(w + h * e) - f(w - h * e)) / 2 * h for e in np.eye(len(w))]


def all_moved_together__together_as_a_number(f, w, h=1e-5):
    return (f(w + h) - f(w - h)) / (2 * h)


def all_moved_together__together_repeated(f, w, h=1e-5):
    gradient = np.zeros_like(w)
    for i in range(len(w)):
        gradient[i] = (f(w + h) - f(w - h)) / (2 * h)
    return gradient


def h_ignored__own_step(f, w, h=1e-5):
    h = 1e-5
    return [(f(w + h * e) - f(w - h * e)) / (2 * h) for e in np.eye(len(w))]


def h_ignored__own_coarse_step(f, w, h=1e-5):
    delta = 0.001
    return [(f(w + delta * e) - f(w - delta * e)) / (2 * delta) for e in np.eye(len(w))]


def sign_flipped__reversed_difference(f, w, h=1e-5):
    return [(f(w - h * e) - f(w + h * e)) / (2 * h) for e in np.eye(len(w))]


def not_divided__undivided(f, w, h=1e-5):
    return [f(w + h * e) - f(w - h * e) for e in np.eye(len(w))]


def entries__never_restored(f, w, h=1e-5):
    w = w.copy()
    gradient = np.zeros_like(w)
    for i in range(len(w)):
        w[i] += h
        above = f(w)
        w[i] -= 2 * h
        gradient[i] = (above - f(w)) / (2 * h)
    return gradient


def changed_input__never_restored_in_place(f, w, h=1e-5):
    gradient = []
    for i in range(len(w)):
        w[i] += h
        above = f(w)
        w[i] -= 2 * h
        gradient.append((above - f(w)) / (2 * h))
    return gradient


def value__forward_over_two_h(f, w, h=1e-5):
    return [(f(w + h * e) - f(w)) / (2 * h) for e in np.eye(len(w))]


def entries__first_coordinate_only(f, w, h=1e-5):
    e = np.zeros(len(w))
    e[0] = h
    gradient = np.zeros(len(w))
    gradient[0] = (f(w + e) - f(w - e)) / (2 * h)
    return gradient


def value__relative_step(f, w, h=1e-5):
    sizes = h * np.maximum(1.0, np.abs(w))
    return [
        (f(w + s * e) - f(w - s * e)) / (2 * s) for e, s in zip(np.eye(len(w)), sizes, strict=True)
    ]


def contrast__half_as_far(f, w, h=1e-5):
    return [(f(w + h / 2 * e) - f(w - h / 2 * e)) / h for e in np.eye(len(w))]
