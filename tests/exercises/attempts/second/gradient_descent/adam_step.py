import numpy as np


def wrong_01_goes_up(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    w = w + learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, m, v


def wrong_02_v_not_corrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)
    return w - learning_rate * m_hat / (np.sqrt(v) + epsilon), m, v


def wrong_03_average_without_axis(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    new_m = beta1 * m + (1 - beta1) * gradient
    new_v = beta2 * v + (1 - beta2) * np.mean(gradient**2)
    m_hat = new_m / (1 - beta1**t)
    v_hat = new_v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), new_m, new_v


def wrong_04_t_counted_from_zero(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    mh = m / (1 - beta1 ** (t + 1))
    vh = v / (1 - beta2 ** (t + 1))
    return w - learning_rate * mh / (np.sqrt(vh) + epsilon), m, v


def wrong_05_brackets_in_m_hat(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / 1 - beta1**t
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def wrong_06_gradient_on_top(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    v_hat = v / (1 - beta2**t)
    w = w - learning_rate * gradient / (np.sqrt(v_hat) + epsilon)
    return w, m, v


def wrong_07_returns_corrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = (beta1 * m + (1 - beta1) * gradient) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * gradient**2) / (1 - beta2**t)
    w = w - learning_rate * m / (np.sqrt(v) + epsilon)
    return w, m, v


def wrong_08_corrects_first_step_only(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m, v
    if t == 1:
        m_hat = m / (1 - beta1)
        v_hat = v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def wrong_09_moments_in_place(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m *= beta1
    m += (1 - beta1) * gradient
    v *= beta2
    v += (1 - beta2) * gradient**2
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w - step, m, v


def wrong_10_rate_corrected_instead(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    lr_t = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - lr_t * m / (np.sqrt(v) + epsilon), m, v


def wrong_11_square_of_the_average(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m_new = beta1 * m + (1 - beta1) * gradient
    v_new = beta2 * v + (1 - beta2) * m_new**2
    m_hat = m_new / (1 - beta1**t)
    v_hat = v_new / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m_new, v_new


def wrong_12_sqrt_of_all(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = np.add(beta1 * m, (1 - beta1) * gradient)
    v = np.add(beta2 * v, (1 - beta2) * np.square(gradient))
    m_hat = m / (1 - np.power(beta1, t))
    v_hat = v / (1 - np.power(beta2, t))
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), m, v


def _average(old, new, beta):
    return old + (1 - beta) * (new - old)


def right_01_helper_increment(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m, v = _average(m, gradient, beta1), _average(v, gradient * gradient, beta2)
    fix = lambda average, beta: average / (1 - beta**t)
    return w - learning_rate * fix(m, beta1) / (fix(v, beta2) ** 0.5 + epsilon), m, v


def right_02_entry_by_entry(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    rows = []
    for wi, mi, vi, gi in zip(w.tolist(), m.tolist(), v.tolist(), gradient.tolist()):
        mi = beta1 * mi + (1 - beta1) * gi
        vi = beta2 * vi + (1 - beta2) * gi**2
        up = mi / (1 - beta1**t)
        down = (vi / (1 - beta2**t)) ** 0.5 + epsilon
        rows.append([wi - learning_rate * up / down, mi, vi])
    table = np.array(rows).T
    return table[0], table[1], table[2]


def right_03_scaled_epsilon(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    # correct the rate, and the epsilon with it
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    root = np.sqrt(1 - beta2**t)
    return w - learning_rate * root / (1 - beta1**t) * m / (np.sqrt(v) + epsilon * root), m, v
