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


def forward(f, w, h=1e-5):
    gradient = np.zeros(len(w))
    for i in range(len(w)):
        moved = w.copy()
        moved[i] += h
        gradient[i] = (f(moved) - f(w)) / h
    return gradient


def forward_listed(f, w, h=1e-5):
    return [(f(w + h * e) - f(w)) / h for e in np.eye(len(w))]


def backward(f, w, h=1e-5):
    return np.array([(f(w) - f(w - h * e)) / h for e in np.eye(len(w))])


def centred_over_h(f, w, h=1e-5):
    return np.array([(f(w + h * e) - f(w - h * e)) / h for e in np.eye(len(w))])


def centred_over_h_by_copies(f, w, h=1e-5):
    gradient = []
    for i in range(len(w)):
        above, below = w.copy(), w.copy()
        above[i] += h
        below[i] -= h
        gradient.append((f(above) - f(below)) / h)
    return gradient


def precedence_slip(f, w, h=1e-5):
    """Divides by 2, then multiplies by h."""
    return [(f(w + h * e) - f(w - h * e)) / 2 * h for e in np.eye(len(w))]


def together_as_a_number(f, w, h=1e-5):
    return (f(w + h) - f(w - h)) / (2 * h)


def together_repeated(f, w, h=1e-5):
    gradient = np.zeros_like(w)
    for i in range(len(w)):
        gradient[i] = (f(w + h) - f(w - h)) / (2 * h)
    return gradient


def together_repeated_listed(f, w, h=1e-5):
    return [(f(w + h) - f(w - h)) / (2 * h)] * len(w)


def own_step(f, w, h=1e-5):
    h = 1e-5
    return [(f(w + h * e) - f(w - h * e)) / (2 * h) for e in np.eye(len(w))]


def own_smaller_step(f, w, h=1e-5):
    eps = 1e-6
    return np.array([(f(w + eps * e) - f(w - eps * e)) / (2 * eps) for e in np.eye(len(w))])


def own_step_inline(f, w, h=1e-5):
    gradient = np.empty(len(w))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = 1e-4
        gradient[i] = (f(w + step) - f(w - step)) / 2e-4
    return gradient


def own_coarse_step(f, w, h=1e-5):
    delta = 0.001
    return [(f(w + delta * e) - f(w - delta * e)) / (2 * delta) for e in np.eye(len(w))]


def own_tiny_step(f, w, h=1e-5):
    h = 1e-8
    return [(f(w + h * e) - f(w - h * e)) / (2 * h) for e in np.eye(len(w))]


def own_step_no_parameter(f, w, _=None):
    return own_step(f, w)


def reversed_difference(f, w, h=1e-5):
    return [(f(w - h * e) - f(w + h * e)) / (2 * h) for e in np.eye(len(w))]


def undivided(f, w, h=1e-5):
    return [f(w + h * e) - f(w - h * e) for e in np.eye(len(w))]


def fourth_order(f, w, h=1e-5):
    """More precise than what is asked for: exact on a cubic, so as if `h` did not matter."""

    def central(e, s):
        return (f(w + s * e) - f(w - s * e)) / (2 * s)

    return [(4 * central(e, h) - central(e, 2 * h)) / 3 for e in np.eye(len(w))]


def never_restored(f, w, h=1e-5):
    w = w.copy()
    gradient = np.zeros_like(w)
    for i in range(len(w)):
        w[i] += h
        above = f(w)
        w[i] -= 2 * h
        gradient[i] = (above - f(w)) / (2 * h)
    return gradient


def never_restored_in_place(f, w, h=1e-5):
    gradient = []
    for i in range(len(w)):
        w[i] += h
        above = f(w)
        w[i] -= 2 * h
        gradient.append((above - f(w)) / (2 * h))
    return gradient


def forward_over_two_h(f, w, h=1e-5):
    return [(f(w + h * e) - f(w)) / (2 * h) for e in np.eye(len(w))]


def first_coordinate_only(f, w, h=1e-5):
    e = np.zeros(len(w))
    e[0] = h
    gradient = np.zeros(len(w))
    gradient[0] = (f(w + e) - f(w - e)) / (2 * h)
    return gradient


def relative_step(f, w, h=1e-5):
    sizes = h * np.maximum(1.0, np.abs(w))
    return [
        (f(w + s * e) - f(w - s * e)) / (2 * s) for e, s in zip(np.eye(len(w)), sizes, strict=True)
    ]


def half_as_far(f, w, h=1e-5):
    return [(f(w + h / 2 * e) - f(w - h / 2 * e)) / h for e in np.eye(len(w))]


RIGHT = [
    loop,
    vectorised,
    library,
    exactly_restored,
    mean_of_two_one_sided_differences,
    where,
    tuple_of_numpy_scalars,
]

WRONG = {
    "forward_difference": [forward, forward_listed],
    "backward_difference": [backward],
    "divided_by_h": [centred_over_h, centred_over_h_by_copies],
    "all_moved_together": [together_as_a_number, together_repeated, together_repeated_listed],
    "h_ignored": [
        own_step,
        own_smaller_step,
        own_step_inline,
        own_coarse_step,
        own_tiny_step,
        own_step_no_parameter,
        fourth_order,
    ],
    "sign_flipped": [reversed_difference],
    "not_divided": [undivided],
    "changed its input": [never_restored_in_place],
    "wrong in": [
        precedence_slip,
        never_restored,
        forward_over_two_h,
        first_coordinate_only,
        relative_step,
        half_as_far,
    ],
}
