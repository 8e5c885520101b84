import numpy as np


def wrong_01_earlier_moves_stay(f, w, h=1e-5):
    grad = np.zeros(len(w))
    up = w.copy()
    down = w.copy()
    for i in range(len(w)):
        up[i] = up[i] + h
        down[i] = down[i] - h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad


def wrong_02_five_point_stencil(f, w, h=1e-5):
    grad = np.zeros(len(w))
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h
        grad[i] = (-f(w + 2 * e) + 8 * f(w + e) - 8 * f(w - e) + f(w - 2 * e)) / (12 * h)
    return grad


def wrong_03_step_relative_to_the_weight(f, w, h=1e-5):
    grad = np.zeros(w.shape)
    for i in range(w.size):
        step = h * max(abs(w[i]), 1.0)
        e = np.zeros(w.size)
        e[i] = step
        grad[i] = (f(w + e) - f(w - e)) / (2 * step)
    return grad


def wrong_04_h_is_the_whole_distance(f, w, h=1e-5):
    grad = np.zeros(len(w))
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h / 2
        grad[i] = (f(w + e) - f(w - e)) / h
    return grad


def wrong_05_blog_has_its_own_epsilon(f, w, h=1e-5):
    epsilon = 1e-4
    grads = []
    for i in range(len(w)):
        theta_plus, theta_minus = np.copy(w), np.copy(w)
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        grads.append((f(theta_plus) - f(theta_minus)) / (2 * epsilon))
    return np.array(grads)


def wrong_06_divides_only_one_of_them(f, w, h=1e-5):
    steps = h * np.eye(len(w))
    return np.array([f(w + e) - f(w - e) / (2 * h) for e in steps])


def wrong_07_entry_before(f, w, h=1e-5):
    grad = np.zeros(len(w))
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i - 1] = h
        grad[i] = (f(w + e) - f(w - e)) / (2 * h)
    return grad


def wrong_08_zeros_inside_the_loop(f, w, h=1e-5):
    for i in range(len(w)):
        grad = np.zeros(len(w))
        e = np.zeros(len(w))
        e[i] = h
        grad[i] = (f(w + e) - f(w - e)) / (2 * h)
    return grad


def wrong_09_slice_is_no_copy(f, w, h=1e-5):
    grad = np.zeros(len(w))
    for i in range(len(w)):
        up = w[:]
        up[i] += h
        above = f(up)
        down = w[:]
        down[i] -= h
        below = f(down)
        grad[i] = (above - below) / (2 * h)
    return grad


def wrong_10_diag_of_w_for_the_identity(f, w, h=1e-5):
    moves = h * np.diag(w)
    return np.array([(f(w + row) - f(w - row)) / (2 * h) for row in moves])


def wrong_11_backward_and_turned_round(f, w, h=1e-5):
    grad = np.empty(len(w))
    here = f(w)
    for i in range(len(w)):
        back = w.copy()
        back[i] -= h
        grad[i] = (f(back) - here) / h
    return grad


def wrong_12_f_of_one_number_at_a_time(f, w, h=1e-5):
    grad = []
    for value in w:
        grad.append((f(np.array([value + h])) - f(np.array([value - h]))) / (2 * h))
    return np.array(grad)


def right_1_recursion_over_coordinates(f, w, h=1e-5):
    def slopes(i):
        if i == len(w):
            return []
        there = [x + h if k == i else x for k, x in enumerate(w)]
        back = [x - h if k == i else x for k, x in enumerate(w)]
        return [(f(np.array(there)) - f(np.array(back))) / (h + h)] + slopes(i + 1)

    return np.array(slopes(0), dtype=float)


def right_2_map_over_a_stack(f, w, h=1e-5):
    moved = np.concatenate([w + h * np.identity(w.size), w - h * np.identity(w.size)])
    values = np.fromiter(map(f, moved), dtype=float, count=2 * w.size)
    return np.subtract(*np.split(values, 2)) * (0.5 / h)
