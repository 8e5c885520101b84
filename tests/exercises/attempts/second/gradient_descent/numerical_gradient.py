import numpy as np


def wrong_01_down_minus_up(f, w, h=1e-5):
    g = np.zeros(len(w))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = h
        g[i] = (f(w - step) - f(w + step)) / (2 * h)
    return g


def wrong_02_divides_by_h(f, w, h=1e-5):
    out = []
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        out.append((f(up) - f(down)) / h)
    return np.array(out)


def wrong_03_moves_all(f, w, h=1e-5):
    slope = (f(w + h) - f(w - h)) / (2 * h)
    return np.full(w.shape, slope)


def wrong_04_copies_outside_loop(f, w, h=1e-5):
    grad = np.zeros_like(w)
    up = w.copy()
    down = w.copy()
    for i in range(w.size):
        up[i] = up[i] + h
        down[i] = down[i] - h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad


def wrong_05_two_times_h_precedence(f, w, h=1e-5):
    E = np.eye(len(w)) * h
    return np.array([(f(w + e) - f(w - e)) / 2 * h for e in E])


def wrong_06_forward(f, w, h=1e-5):
    base = f(w)
    grad = np.zeros(len(w))
    for i in range(len(w)):
        moved = w.copy()
        moved[i] += h
        grad[i] = (f(moved) - base) / h
    return grad


def wrong_07_own_h(f, w, h=1e-5):
    h = 1e-5
    g = []
    for e in np.identity(len(w)):
        g.append((f(w + h * e) - f(w - h * e)) / (2 * h))
    return np.array(g)


def wrong_08_skips_zero_weights(f, w, h=1e-5):
    g = np.zeros(len(w))
    for i, value in enumerate(w):
        if value == 0:
            continue
        a = w.copy()
        b = w.copy()
        a[i] = value + h
        b[i] = value - h
        g[i] = (f(a) - f(b)) / (2 * h)
    return g


def wrong_09_w_not_put_back(f, w, h=1e-5):
    grad = np.empty(len(w))
    for i in range(len(w)):
        w[i] += h
        high = f(w)
        w[i] -= 2 * h
        low = f(w)
        grad[i] = (high - low) / (2 * h)
        w[i] += 2 * h
    return grad


def wrong_10_four_point_rule(f, w, h=1e-5):
    g = np.zeros(len(w))
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h
        g[i] = (-f(w + 2 * e) + 8 * f(w + e) - 8 * f(w - e) + f(w - 2 * e)) / (12 * h)
    return g


def wrong_11_steeper_side(f, w, h=1e-5):
    # look to both sides and take the steeper slope
    g = []
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h
        right = (f(w + e) - f(w)) / h
        left = (f(w) - f(w - e)) / h
        g.append(right if abs(right) >= abs(left) else left)
    return np.array(g)


def wrong_12_np_gradient_first_entry(f, w, h=1e-5):
    result = np.zeros(len(w))
    for i in range(len(w)):
        e = np.zeros(len(w))
        e[i] = h
        values = [f(w - e), f(w), f(w + e)]
        result[i] = np.gradient(values, h)[0]
    return result


def right_01_put_back(f, w, h=1e-5):
    g = np.zeros(w.shape)
    for i in range(len(w)):
        old = w[i]
        w[i] = old + h
        a = f(w)
        w[i] = old - h
        b = f(w)
        w[i] = old
        g[i] = (a - b) / (2 * h)
    return g


def right_02_closure_tuple(f, w, h=1e-5):
    def along(i):
        def at(shift):
            v = [x + shift if j == i else x for j, x in enumerate(w)]
            return f(np.array(v))

        return (at(h) - at(-h)) / (h + h)

    return tuple(along(i) for i in range(len(w)))


def right_03_np_gradient_middle(f, w, h=1e-5):
    E = np.diag(np.full(len(w), h))
    return np.array([np.gradient([f(w - e), f(w), f(w + e)], h)[1] for e in E])
