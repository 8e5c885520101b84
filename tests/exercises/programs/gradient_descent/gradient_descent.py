"""Answers to gradient_descent/gradient_descent: right ones, and wrong ones by their diagnosis."""

from itertools import accumulate

import numpy as np


def loop(gradient, w0, learning_rate, n_steps):
    path = [list(w0)]
    for _ in range(n_steps):
        slope = gradient(path[-1])
        path.append([w - learning_rate * g for w, g in zip(path[-1], slope, strict=True)])
    return path


def vectorised(gradient, w0, learning_rate, n_steps):
    path = np.empty((n_steps + 1, len(w0)))
    path[0] = w0
    for t in range(n_steps):
        path[t + 1] = path[t] - learning_rate * gradient(path[t])
    return path


def library(gradient, w0, learning_rate, n_steps):
    def step(w, _):
        return w - learning_rate * gradient(w)

    return np.vstack(list(accumulate(range(n_steps), step, initial=w0)))


def copies_of_one_array(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w.copy()]
    for _ in range(n_steps):
        w -= learning_rate * gradient(w)
        path.append(w.copy())
    return np.array(path)


def recursive(gradient, w0, learning_rate, n_steps):
    if n_steps == 0:
        return (w0,)
    return (w0, *recursive(gradient, w0 - learning_rate * gradient(w0), learning_rate, n_steps - 1))


def while_loop(gradient, w0, learning_rate, n_steps):
    w, rows, steps = w0, w0[None, :], 0
    while steps < n_steps:
        w = w + -learning_rate * np.asarray(gradient(w))
        rows = np.concatenate([rows, [w]])
        steps += 1
    return rows


def fortran_ordered(gradient, w0, learning_rate, n_steps):
    columns = np.zeros((len(w0), n_steps + 1))
    columns[:, 0] = w0
    for t in range(n_steps):
        columns[:, t + 1] = columns[:, t] - learning_rate * gradient(columns[:, t])
    return columns.T


def start_left_out__start_not_kept(gradient, w0, learning_rate, n_steps):
    w, path = w0, []
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def ascent__uphill(gradient, w0, learning_rate, n_steps):
    path = [w0]
    for _ in range(n_steps):
        path.append(path[-1] + learning_rate * gradient(path[-1]))
    return np.array(path)


def last_point_only__end(gradient, w0, learning_rate, n_steps):
    w = w0
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
    return w


def last_point_only__end_as_one_row(gradient, w0, learning_rate, n_steps):
    w = w0
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
    return np.array([w])


def one_row_repeated__aliased(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w]
    for _ in range(n_steps):
        w -= learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def one_row_repeated__aliased_but_for_the_start(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w0]
    for _ in range(n_steps):
        w -= learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def last_step_left_out__last_step_not_kept(gradient, w0, learning_rate, n_steps):
    w, path = w0, []
    for _ in range(n_steps):
        path.append(w)
        w = w - learning_rate * gradient(w)
    return np.array(path)


def gradient_frozen__gradient_of_the_start(gradient, w0, learning_rate, n_steps):
    g = gradient(w0)
    path = [w0]
    for _ in range(n_steps):
        path.append(path[-1] - learning_rate * g)
    return np.array(path)


def rate_left_out__without_a_rate(gradient, w0, learning_rate, n_steps):
    path = [w0]
    for _ in range(n_steps):
        path.append(path[-1] - gradient(path[-1]))
    return np.array(path)


def relation__one_step_too_many(gradient, w0, learning_rate, n_steps):
    path = [w0]
    for _ in range(n_steps + 1):
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return np.array(path)


def relation__transposed(gradient, w0, learning_rate, n_steps):
    return vectorised(gradient, w0, learning_rate, n_steps).T


def changed_input__input_overwritten(gradient, w0, learning_rate, n_steps):
    path = [w0.copy()]
    for _ in range(n_steps):
        w0 -= learning_rate * gradient(w0)
        path.append(w0.copy())
    return np.array(path)


def entries__decayed_rate(gradient, w0, learning_rate, n_steps):
    path = [w0]
    for t in range(n_steps):
        path.append(path[-1] - learning_rate / (t + 1) * gradient(path[-1]))
    return np.array(path)


def entries__stopped_early(gradient, w0, learning_rate, n_steps):
    path = np.tile(w0, (n_steps + 1, 1))
    for t in range(min(n_steps, 2)):
        path[t + 1 :] = path[t] - learning_rate * gradient(path[t])
    return path


def code__whole_numbers(gradient, w0, learning_rate, n_steps):
    path = np.zeros((n_steps + 1, len(w0)), dtype=int)
    path[0] = w0
    for t in range(n_steps):
        path[t + 1] = path[t] - learning_rate * gradient(path[t])
    return path


def one_row_repeated__untouched(gradient, w0, learning_rate, n_steps):
    return np.tile(w0, (n_steps + 1, 1))


def contrast__at_least_one_step(gradient, w0, learning_rate, n_steps):
    path = [w0]
    while True:
        path.append(path[-1] - learning_rate * gradient(path[-1]))
        if len(path) > n_steps:
            return np.array(path)
