import numpy as np


def wrong_01_gradient_asked_only_once(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w.copy()]
    g = gradient(w)
    for step in range(n_steps):
        w = w - learning_rate * g
        path.append(w)
    return np.array(path)


def wrong_02_midpoint_rule(gradient, w0, learning_rate, n_steps):
    path = [w0.copy()]
    for t in range(n_steps):
        w = path[-1]
        halfway = w - learning_rate / 2 * gradient(w)
        path.append(w - learning_rate * gradient(halfway))
    return np.array(path)


def wrong_03_points_as_columns(gradient, w0, learning_rate, n_steps):
    path = np.zeros((len(w0), n_steps + 1))
    path[:, 0] = w0
    for t in range(n_steps):
        path[:, t + 1] = path[:, t] - learning_rate * gradient(path[:, t])
    return path


def wrong_04_point_before_the_step(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w0.copy()]
    for t in range(n_steps):
        path.append(w)
        w = w - learning_rate * gradient(w)
    return np.array(path)


def wrong_05_blog_stops_when_flat(gradient, w0, learning_rate, n_steps):
    tolerance = 1e-6
    w = np.copy(w0)
    history = [w]
    for _ in range(n_steps):
        grad = gradient(w)
        if np.linalg.norm(grad) < tolerance:
            break
        w = w - learning_rate * grad
        history.append(w)
    return np.array(history)


def wrong_06_index_outside_the_bracket(gradient, w0, learning_rate, n_steps):
    path = np.zeros((n_steps + 1, len(w0)))
    path[0] = w0
    for t in range(n_steps):
        path[t + 1] = path[t] - learning_rate * gradient(path)[t]
    return path


def wrong_07_last_row_left_empty(gradient, w0, learning_rate, n_steps):
    path = np.zeros((n_steps + 1, len(w0)))
    path[0] = w0
    for t in range(1, n_steps):
        path[t] = path[t - 1] - learning_rate * gradient(path[t - 1])
    return path


def wrong_08_append_after_the_loop(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w0.copy()]
    for t in range(n_steps):
        w = w - learning_rate * gradient(w)
    path.append(w)
    return np.array(path)


def wrong_10_reshaped_across_the_rows(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    numbers = list(w)
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
        numbers.extend(w)
    return np.array(numbers).reshape(len(w0), n_steps + 1).T


def wrong_11_uphill_and_start_missing(gradient, w0, learning_rate, n_steps):
    w, path = w0.copy(), []
    for _ in range(n_steps):
        w = w + learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def wrong_12_one_coordinate_after_the_other(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w0.copy()]
    for _ in range(n_steps):
        for j in range(len(w)):
            w[j] = w[j] - learning_rate * gradient(w)[j]
        path.append(w.copy())
    return np.array(path)


def right_1_generator_of_points(gradient, w0, learning_rate, n_steps):
    def points():
        here = w0 + 0.0
        yield here
        for _ in range(n_steps):
            here = here - learning_rate * gradient(here.copy())
            yield here

    return np.stack(list(points()))


def right_2_recursive_walker(gradient, w0, learning_rate, n_steps):
    class Walker:
        def __init__(self, place):
            self.place = place

        def next(self):
            return Walker(self.place + np.multiply(-learning_rate, gradient(self.place.copy())))

    walkers = [Walker(np.array(w0, dtype=float))]
    while len(walkers) <= n_steps:
        walkers += [walkers[-1].next()]
    return np.vstack([walker.place for walker in walkers])
