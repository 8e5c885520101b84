"""Answers to convergence/gradient_stop: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(gradient, w0, learning_rate, tolerance, max_steps):
    w = list(w0)
    for t in range(max_steps):
        g = gradient(w)
        if math.sqrt(sum(slope**2 for slope in g)) <= tolerance:
            return w, t
        w = [a - learning_rate * b for a, b in zip(w, g, strict=True)]
    return w, max_steps


def vectorised(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0.copy(), 0
    g = gradient(w)
    while g @ g > tolerance**2 and n_steps < max_steps:
        w -= learning_rate * g
        n_steps += 1
        g = gradient(w)
    return w, n_steps


def library(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    n_steps = 0
    while n_steps < max_steps and np.linalg.norm(gradient(w)) > tolerance:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return [w, np.int64(n_steps)]


def breaks(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = np.array(w0, dtype=float), 0
    while True:
        g = np.asarray(gradient(w))
        if not np.sqrt(np.sum(np.square(g))) > tolerance:
            break
        if n_steps == max_steps:
            break
        w = np.subtract(w, np.multiply(learning_rate, g))
        n_steps += 1
    return w.tolist(), n_steps


def hypotenuse(gradient, w0, learning_rate, tolerance, max_steps):
    w, t = tuple(w0), 0
    while math.hypot(*gradient(w)) > tolerance and t != max_steps:
        w = tuple(a - learning_rate * b for a, b in zip(w, gradient(w), strict=True))
        t += 1
    return w, float(t)


def recursive(gradient, w0, learning_rate, tolerance, max_steps):
    g = gradient(w0)
    if max_steps == 0 or np.linalg.norm(g, 2) <= tolerance:
        return w0, 0
    w, n_steps = recursive(
        gradient, w0 - learning_rate * g, learning_rate, tolerance, max_steps - 1
    )
    return w, n_steps + 1


def zero_dimensional_count(gradient, w0, learning_rate, tolerance, max_steps):
    path = [w0]
    for _ in range(max_steps):
        if np.dot(gradient(path[-1]), gradient(path[-1])) ** 0.5 <= tolerance:
            break
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return path[-1], np.array(len(path) - 1)


def for_else(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    for t in range(max_steps):
        g = gradient(w)
        if np.linalg.vector_norm(g) <= tolerance:
            n_steps = t
            break
        w = w - learning_rate * g
    else:
        n_steps = max_steps
    return w, n_steps


def small_step__step_is_small(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        new = w - learning_rate * gradient(w)
        if np.linalg.norm(new - w) <= tolerance:
            return new, t + 1
        w = new
    return w, max_steps


def small_step__step_is_small_before_it_is_taken(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        step = learning_rate * gradient(w)
        if np.linalg.norm(step) <= tolerance:
            return w, t
        w = w - step
    return w, max_steps


def gradient_before_the_step__old_gradient(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        w = w - learning_rate * g
        if np.linalg.norm(g) <= tolerance:
            return w, t + 1
    return w, max_steps


def _descent(small, gradient, w0, learning_rate, tolerance, max_steps):
    """Right but for the test, which is `small(gradient, tolerance)`."""
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        if small(g, tolerance):
            return w, t
        w = w - learning_rate * g
    return w, max_steps


def _with_test(name, small):
    def program(gradient, w0, learning_rate, tolerance, max_steps):
        return _descent(small, gradient, w0, learning_rate, tolerance, max_steps)

    program.__name__ = name
    return program


largest_entry__largest_slope = _with_test("largest_slope", lambda g, tol: np.max(np.abs(g)) <= tol)
_sup_norm = _with_test("sup_norm", lambda g, tol: np.linalg.norm(g, np.inf) <= tol)
_each_slope = _with_test("each_slope", lambda g, tol: all(abs(slope) <= tol for slope in g))
_close_to_zero = _with_test("close_to_zero", lambda g, tol: np.allclose(g, 0, rtol=0, atol=tol))

other_norm__sum_of_sizes = _with_test("sum_of_sizes", lambda g, tol: np.abs(g).sum() <= tol)
_one_norm = _with_test("one_norm", lambda g, tol: np.linalg.norm(g, 1) <= tol)
other_norm__no_root = _with_test("no_root", lambda g, tol: g @ g <= tol)
other_norm__root_mean_square = _with_test(
    "root_mean_square", lambda g, tol: np.sqrt(np.mean(g**2)) <= tol
)
_mean_size = _with_test("mean_size", lambda g, tol: np.mean(np.abs(g)) <= tol)

sign_kept__each_slope_signed = _with_test("each_slope_signed", lambda g, tol: np.all(g <= tol))
_largest_signed = _with_test("largest_signed", lambda g, tol: max(g) <= tol)
sign_kept__sum_signed = _with_test("sum_signed", lambda g, tol: sum(g) <= tol)

equality_refused__strict = _with_test("strict", lambda g, tol: np.linalg.norm(g) < tol)
value__any_slope = _with_test("any_slope", lambda g, tol: np.any(np.abs(g) <= tol))
value__first_slope = _with_test("first_slope", lambda g, tol: abs(g[0]) <= tol)
_never = _with_test("never", lambda g, tol: False)
tolerance_ignored__exactly_zero = _with_test("exactly_zero", lambda g, tol: np.linalg.norm(g) == 0)
sensitivity__turned_round = _with_test("turned_round", lambda g, tol: np.linalg.norm(g) > tol)


def always_one_step__tested_after_the_step(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        w = w - learning_rate * gradient(w)
        if np.linalg.norm(gradient(w)) <= tolerance:
            return w, t + 1
    return w, max_steps


def always_one_step__first_step_before_the_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0 - learning_rate * gradient(w0), 1
    while np.linalg.norm(gradient(w)) > tolerance and n_steps < max_steps:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def miscounted__one_counted_too_many(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return w, n_steps + 1


def miscounted__gradients_counted(gradient, w0, learning_rate, tolerance, max_steps):
    """Counts the look at the gradient that ends the descent as a step."""
    w, n_steps = w0, 0
    for _ in range(max_steps):
        n_steps += 1
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            break
        w = w - learning_rate * g
    return w, n_steps


def miscounted__last_index(gradient, w0, learning_rate, tolerance, max_steps):
    """The index of the last pass, which is one short when all passes were made."""
    w, last = w0, 0
    for t in range(max_steps):
        last = t
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            break
        w = w - learning_rate * g
    return w, last


def max_steps_off_by_one__one_step_more(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, tolerance, max_steps + 1)


def max_steps_off_by_one__one_step_fewer(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while n_steps < max_steps - 1 and np.linalg.norm(gradient(w)) > tolerance:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def max_steps_ignored__without_end(gradient, w0, learning_rate, tolerance, max_steps):
    """Does not know `max_steps`; a learner would notice ten thousand steps."""
    return library(gradient, w0, learning_rate, tolerance, 10_000)


def tolerance_ignored__plain_descent(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for _ in range(max_steps):
        w = w - learning_rate * gradient(w)
    return w, max_steps


def sensitivity__own_tolerance(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, 1e-6, max_steps)


def ascent__uphill(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, -learning_rate, tolerance, max_steps)


def relative_tolerance__relative_to_the_first(gradient, w0, learning_rate, tolerance, max_steps):
    start = np.linalg.norm(gradient(w0))
    return library(gradient, w0, learning_rate, tolerance * start, max_steps)


def steps_missing__weights_alone(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, tolerance, max_steps)[0]


def pair_swapped__count_first(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, tolerance, max_steps)[::-1]


def shape__with_the_last_gradient(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return w, n_steps, gradient(w)


def changed_input__in_place(gradient, w0, learning_rate, tolerance, max_steps):
    for t in range(max_steps):
        g = gradient(w0)
        if np.linalg.norm(g) <= tolerance:
            return w0, t
        w0 -= learning_rate * g
    return w0, max_steps


def none__silent_at_max_steps(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            return w, t
        w = w - learning_rate * g


def contrast__gradient_of_the_start(gradient, w0, learning_rate, tolerance, max_steps):
    w, g = w0, gradient(w0)
    for t in range(max_steps):
        if np.linalg.norm(gradient(w)) <= tolerance:
            return w, t
        w = w - learning_rate * g
    return w, max_steps


def members__start_returned(gradient, w0, learning_rate, tolerance, max_steps):
    return w0, library(gradient, w0, learning_rate, tolerance, max_steps)[1]


def members__gradient_returned(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return gradient(w), n_steps


def value__norm_of_the_weights(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while np.linalg.norm(w) > tolerance and n_steps < max_steps:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def members__steps_left(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return w, max_steps - n_steps
