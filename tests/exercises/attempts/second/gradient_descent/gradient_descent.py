from itertools import accumulate, repeat

import numpy as np


def wrong_01_uphill(gradient, w0, learning_rate, n_steps):
    path = [w0]
    for _ in range(n_steps):
        path.append(path[-1] + learning_rate * gradient(path[-1]))
    return np.array(path)


def wrong_02_mean_over_weights(gradient, w0, learning_rate, n_steps):
    w = np.array(w0)
    d = len(w)
    rows = [w]
    for _ in range(n_steps):
        w = w - learning_rate / d * gradient(w)
        rows.append(w)
    return np.array(rows)


def wrong_03_columns_are_points(gradient, w0, learning_rate, n_steps):
    d = len(w0)
    path = np.zeros((d, n_steps + 1))
    path[:, 0] = w0
    for t in range(n_steps):
        path[:, t + 1] = path[:, t] - learning_rate * gradient(path[:, t])
    return path


def wrong_04_last_row_not_filled(gradient, w0, learning_rate, n_steps):
    path = np.zeros((n_steps + 1, len(w0)))
    path[0] = w0
    for t in range(1, n_steps):
        path[t] = path[t - 1] - learning_rate * gradient(path[t - 1])
    return path


def wrong_05_integer_path(gradient, w0, learning_rate, n_steps):
    path = np.zeros((n_steps + 1, len(w0)), dtype=int)
    path[0] = w0
    for t in range(n_steps):
        path[t + 1] = path[t] - learning_rate * gradient(path[t].astype(float))
    return path


def wrong_06_gradient_only_at_start(gradient, w0, learning_rate, n_steps):
    g = gradient(w0)
    w = w0.copy()
    path = [w0.copy()]
    for t in range(n_steps):
        w = w - learning_rate * g
        path.append(w)
    return np.array(path)


def wrong_07_start_not_in_path(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = []
    for t in range(n_steps + 1):
        w = w - learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def wrong_08_stops_when_flat(gradient, w0, learning_rate, n_steps):
    w = w0.copy()
    path = [w]
    for _ in range(n_steps):
        g = gradient(w)
        if np.linalg.norm(g) < 1e-3:
            break
        w = w - learning_rate * g
        path.append(w)
    return np.array(path)


def wrong_09_changes_w0(gradient, w0, learning_rate, n_steps):
    path = np.zeros((n_steps + 1, len(w0)))
    w = w0
    path[0] = w
    for t in range(1, n_steps + 1):
        w -= learning_rate * gradient(w)
        path[t] = w
    return path


def wrong_10_decaying_rate(gradient, w0, learning_rate, n_steps):
    path = [np.array(w0)]
    for t in range(n_steps):
        eta = learning_rate / (1 + t)
        path.append(path[-1] - eta * gradient(path[-1]))
    return np.array(path)


def wrong_11_one_weight_after_other(gradient, w0, learning_rate, n_steps):
    path = np.empty((n_steps + 1, len(w0)))
    path[0] = w0
    w = w0.copy()
    for t in range(n_steps):
        for j in range(len(w)):
            w[j] = w[j] - learning_rate * gradient(w)[j]
        path[t + 1] = w
    return path


def wrong_12_np_append_flattens(gradient, w0, learning_rate, n_steps):
    path = np.array([w0])
    w = w0
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
        path = np.append(path, w)
    return path


def right_01_accumulate(gradient, w0, learning_rate, n_steps):
    def step(w, _):
        return w - learning_rate * gradient(w)

    start = np.array(w0, dtype=float)
    return np.stack(list(accumulate(repeat(None, n_steps), step, initial=start)))


class _Walker:
    def __init__(self, w, g, rate):
        self.w = w.copy()
        self.g = g
        self.rate = rate

    def walk(self):
        self.w = self.w - self.rate * np.asarray(self.g(self.w.copy()))
        return self.w


def right_02_class_list_of_lists(gradient, w0, learning_rate, n_steps):
    walker = _Walker(w0, gradient, learning_rate)
    out = [[float(v) for v in w0]]
    while len(out) <= n_steps:
        out.append([float(v) for v in walker.walk()])
    return out


def right_03_vstack(gradient, w0, learning_rate, n_steps):
    path = w0.reshape(1, -1)
    for t in range(n_steps):
        new = path[t] - learning_rate * gradient(path[t])
        path = np.vstack((path, new))
    return path.copy()
