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


def step_is_small(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        new = w - learning_rate * gradient(w)
        if np.linalg.norm(new - w) <= tolerance:
            return new, t + 1
        w = new
    return w, max_steps


def step_is_small_before_it_is_taken(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        step = learning_rate * gradient(w)
        if np.linalg.norm(step) <= tolerance:
            return w, t
        w = w - step
    return w, max_steps


def step_is_small_in_a_while_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps, moved = w0, 0, np.inf
    while n_steps < max_steps and moved > tolerance:
        new = w - learning_rate * gradient(w)
        moved = np.sqrt(np.sum((new - w) ** 2))
        w, n_steps = new, n_steps + 1
    return w, n_steps


def old_gradient(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        w = w - learning_rate * g
        if np.linalg.norm(g) <= tolerance:
            return w, t + 1
    return w, max_steps


def old_gradient_in_a_while_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps, size = w0, 0, np.inf
    while size > tolerance and n_steps < max_steps:
        g = gradient(w)
        size = np.linalg.norm(g)
        w = w - learning_rate * g
        n_steps += 1
    return w, n_steps


def descent(small, gradient, w0, learning_rate, tolerance, max_steps):
    """Right but for the test, which is `small(gradient, tolerance)`."""
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        if small(g, tolerance):
            return w, t
        w = w - learning_rate * g
    return w, max_steps


def with_test(name, small):
    def program(gradient, w0, learning_rate, tolerance, max_steps):
        return descent(small, gradient, w0, learning_rate, tolerance, max_steps)

    program.__name__ = name
    return program


largest_slope = with_test("largest_slope", lambda g, tol: np.max(np.abs(g)) <= tol)
sup_norm = with_test("sup_norm", lambda g, tol: np.linalg.norm(g, np.inf) <= tol)
each_slope = with_test("each_slope", lambda g, tol: all(abs(slope) <= tol for slope in g))
close_to_zero = with_test("close_to_zero", lambda g, tol: np.allclose(g, 0, rtol=0, atol=tol))

sum_of_sizes = with_test("sum_of_sizes", lambda g, tol: np.abs(g).sum() <= tol)
one_norm = with_test("one_norm", lambda g, tol: np.linalg.norm(g, 1) <= tol)
no_root = with_test("no_root", lambda g, tol: g @ g <= tol)
root_mean_square = with_test("root_mean_square", lambda g, tol: np.sqrt(np.mean(g**2)) <= tol)
mean_size = with_test("mean_size", lambda g, tol: np.mean(np.abs(g)) <= tol)

each_slope_signed = with_test("each_slope_signed", lambda g, tol: np.all(g <= tol))
largest_signed = with_test("largest_signed", lambda g, tol: max(g) <= tol)
sum_signed = with_test("sum_signed", lambda g, tol: sum(g) <= tol)

strict = with_test("strict", lambda g, tol: np.linalg.norm(g) < tol)
any_slope = with_test("any_slope", lambda g, tol: np.any(np.abs(g) <= tol))
first_slope = with_test("first_slope", lambda g, tol: abs(g[0]) <= tol)
never = with_test("never", lambda g, tol: False)
exactly_zero = with_test("exactly_zero", lambda g, tol: np.linalg.norm(g) == 0)
turned_round = with_test("turned_round", lambda g, tol: np.linalg.norm(g) > tol)


def strict_in_a_while_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while n_steps < max_steps and np.linalg.norm(gradient(w)) >= tolerance:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def tested_after_the_step(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        w = w - learning_rate * gradient(w)
        if np.linalg.norm(gradient(w)) <= tolerance:
            return w, t + 1
    return w, max_steps


def do_while(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while n_steps < max_steps:
        w = w - learning_rate * gradient(w)
        n_steps += 1
        if np.linalg.norm(gradient(w)) <= tolerance:
            break
    return w, n_steps


def first_step_before_the_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0 - learning_rate * gradient(w0), 1
    while np.linalg.norm(gradient(w)) > tolerance and n_steps < max_steps:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def one_counted_too_many(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return w, n_steps + 1


def gradients_counted(gradient, w0, learning_rate, tolerance, max_steps):
    """Counts the look at the gradient that ends the descent as a step."""
    w, n_steps = w0, 0
    for _ in range(max_steps):
        n_steps += 1
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            break
        w = w - learning_rate * g
    return w, n_steps


def last_index(gradient, w0, learning_rate, tolerance, max_steps):
    """The index of the last pass, which is one short when all passes were made."""
    w, last = w0, 0
    for t in range(max_steps):
        last = t
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            break
        w = w - learning_rate * g
    return w, last


def one_step_more(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, tolerance, max_steps + 1)


def up_to_and_including(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while n_steps <= max_steps and np.linalg.norm(gradient(w)) > tolerance:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def one_step_fewer(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while n_steps < max_steps - 1 and np.linalg.norm(gradient(w)) > tolerance:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def without_end(gradient, w0, learning_rate, tolerance, max_steps):
    """Does not know `max_steps`; a learner would notice a thousand steps."""
    return library(gradient, w0, learning_rate, tolerance, 1000)


def plain_descent(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for _ in range(max_steps):
        w = w - learning_rate * gradient(w)
    return w, max_steps


def own_tolerance(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, 1e-6, max_steps)


def uphill(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, -learning_rate, tolerance, max_steps)


def uphill_in_a_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            return w, t
        w = w + learning_rate * g
    return w, max_steps


def relative_to_the_first(gradient, w0, learning_rate, tolerance, max_steps):
    start = np.linalg.norm(gradient(w0))
    return library(gradient, w0, learning_rate, tolerance * start, max_steps)


def weights_alone(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, tolerance, max_steps)[0]


def count_first(gradient, w0, learning_rate, tolerance, max_steps):
    return library(gradient, w0, learning_rate, tolerance, max_steps)[::-1]


def with_the_last_gradient(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return w, n_steps, gradient(w)


def in_place(gradient, w0, learning_rate, tolerance, max_steps):
    for t in range(max_steps):
        g = gradient(w0)
        if np.linalg.norm(g) <= tolerance:
            return w0, t
        w0 -= learning_rate * g
    return w0, max_steps


def silent_at_max_steps(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for t in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            return w, t
        w = w - learning_rate * g


def gradient_of_the_start(gradient, w0, learning_rate, tolerance, max_steps):
    w, g = w0, gradient(w0)
    for t in range(max_steps):
        if np.linalg.norm(gradient(w)) <= tolerance:
            return w, t
        w = w - learning_rate * g
    return w, max_steps


def start_returned(gradient, w0, learning_rate, tolerance, max_steps):
    return w0, library(gradient, w0, learning_rate, tolerance, max_steps)[1]


def gradient_returned(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return gradient(w), n_steps


def norm_of_the_weights(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = w0, 0
    while np.linalg.norm(w) > tolerance and n_steps < max_steps:
        w = w - learning_rate * gradient(w)
        n_steps += 1
    return w, n_steps


def steps_left(gradient, w0, learning_rate, tolerance, max_steps):
    w, n_steps = library(gradient, w0, learning_rate, tolerance, max_steps)
    return w, max_steps - n_steps


RIGHT = [
    loop,
    vectorised,
    library,
    breaks,
    hypotenuse,
    recursive,
    zero_dimensional_count,
    for_else,
]

WRONG = {
    "small_step": [
        step_is_small,
        step_is_small_before_it_is_taken,
        step_is_small_in_a_while_loop,
    ],
    "gradient_before_the_step": [old_gradient, old_gradient_in_a_while_loop],
    "largest_entry": [largest_slope, sup_norm, each_slope, close_to_zero],
    "other_norm": [sum_of_sizes, one_norm, no_root, root_mean_square, mean_size],
    "sign_kept": [each_slope_signed, largest_signed, sum_signed],
    "equality_refused": [strict, strict_in_a_while_loop],
    "always_one_step": [tested_after_the_step, do_while, first_step_before_the_loop],
    "miscounted": [one_counted_too_many, gradients_counted, last_index],
    "max_steps_off_by_one": [one_step_more, up_to_and_including, one_step_fewer],
    "max_steps_ignored": [without_end],
    "tolerance_ignored": [plain_descent, never, exactly_zero],
    "ascent": [uphill, uphill_in_a_loop],
    "relative_tolerance": [relative_to_the_first],
    "steps_missing": [weights_alone],
    "pair_swapped": [count_first],
    "should hold 2 values": [with_the_last_gradient],
    "changed its input": [in_place],
    "returned None": [silent_at_max_steps],
    "of the answer": [
        any_slope,
        first_slope,
        own_tolerance,
        turned_round,
        gradient_of_the_start,
        start_returned,
        gradient_returned,
        norm_of_the_weights,
        steps_left,
    ],
}
