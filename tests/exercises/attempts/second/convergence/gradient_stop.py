import numpy as np


def wrong_01_goes_uphill(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    for n in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            return w, n
        w = w + learning_rate * g
    return w, max_steps


def wrong_02_root_mean_square(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    n = 0
    while n < max_steps:
        g = gradient(w)
        if np.sqrt(np.mean(g**2)) <= tolerance:
            break
        w = w - learning_rate * g
        n += 1
    return w, n


def wrong_03_norm_of_each_component(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    for n in range(max_steps):
        g = gradient(w)
        size = np.linalg.norm(g.reshape(-1, 1), axis=1)
        if (size <= tolerance).any():
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def wrong_04_checks_after_the_step(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    n_steps = 0
    for i in range(max_steps):
        g = gradient(w)
        w = w - learning_rate * g
        n_steps += 1
        if np.linalg.norm(g) <= tolerance:
            break
    return w, n_steps


def wrong_05_power_one_over_two(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0)
    steps = 0
    while steps < max_steps and np.sum(gradient(w) ** 2) ** 1 / 2 > tolerance:
        w = w - learning_rate * gradient(w)
        steps += 1
    return w, steps


def wrong_06_small_step(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0
    for n in range(max_steps):
        step = learning_rate * gradient(w)
        if np.linalg.norm(step) <= tolerance:
            return w, n
        w = w - step
    return w, max_steps


def wrong_07_below_tolerance_only(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    n = 0
    while n < max_steps:
        g = gradient(w)
        if np.linalg.norm(g) < tolerance:
            return w, n
        w = w - learning_rate * g
        n = n + 1
    return w, n


def wrong_08_no_steps_allowed(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    for step in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            return w, step
        w = w - learning_rate * g
    return w, step + 1


def wrong_10_relative_to_start(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    first = np.linalg.norm(gradient(w))
    for n in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance * first:
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def wrong_11_keeps_the_flattest_place(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    best_w = w
    best_norm = np.linalg.norm(gradient(w))
    n = 0
    while best_norm > tolerance and n < max_steps:
        w = w - learning_rate * gradient(w)
        n += 1
        norm = np.linalg.norm(gradient(w))
        if norm < best_norm:
            best_norm = norm
            best_w = w
    return best_w, n


def wrong_12_allclose_to_zero(gradient, w0, learning_rate, tolerance, max_steps):
    w = w0.copy()
    for n in range(max_steps):
        g = gradient(w)
        if np.allclose(g, 0, atol=tolerance):
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def right_01_goto_by_closures(gradient, w0, learning_rate, tolerance, max_steps):
    state = {"w": np.copy(w0), "n": 0}

    def move():
        g = gradient(state["w"])
        if state["n"] == max_steps or sum(float(v) ** 2 for v in g) ** 0.5 <= tolerance:
            return False
        state["w"] = np.array([a - learning_rate * b for a, b in zip(state["w"], g)])
        state["n"] += 1
        return True

    while move():
        continue
    return state["w"], state["n"]


def _walk(gradient, w, rate):
    n = 0
    while True:
        g = gradient(w)
        yield w, n, np.linalg.norm(g)
        w = w - rate * g
        n += 1


def right_02_generator(gradient, w0, learning_rate, tolerance, max_steps):
    for w, n, size in _walk(gradient, np.array(w0, dtype=float), learning_rate):
        if size <= tolerance or n >= max_steps:
            return w, n


def right_03_for_else(gradient, w0, learning_rate, tolerance, max_steps):
    w = 1.0 * w0
    for n in range(max_steps):
        g = np.array(gradient(w))
        if np.sqrt(g @ g) <= tolerance:
            break
        w = np.subtract(w, np.multiply(learning_rate, g))
    else:
        n = max_steps
    return w, np.int64(n)
