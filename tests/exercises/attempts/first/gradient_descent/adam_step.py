import numpy as np


def wrong_01_counts_t_for_every_entry(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    new_w, new_m, new_v = w.copy(), m.copy(), v.copy()
    for i in range(len(w)):
        new_m[i] = beta1 * m[i] + (1 - beta1) * gradient[i]
        new_v[i] = beta2 * v[i] + (1 - beta2) * gradient[i] ** 2
        m_hat = new_m[i] / (1 - beta1**t)
        v_hat = new_v[i] / (1 - beta2**t)
        new_w[i] = w[i] - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
        t = t + 1
    return new_w, new_m, new_v


def wrong_02_standard_deviation_below(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    sigma = np.sqrt(np.maximum(v_hat - m_hat**2, 0))
    return w - learning_rate * m_hat / (sigma + epsilon), m, v


def wrong_03_pmax_of_root_and_epsilon(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.maximum(np.sqrt(v_hat), epsilon), m, v


def wrong_04_hands_back_m_and_v_untouched(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m_hat = (beta1 * m + (1 - beta1) * gradient) / (1 - beta1**t)
    v_hat = (beta2 * v + (1 - beta2) * gradient**2) / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m.copy(), v.copy()


def wrong_05_blog_corrects_the_rate_instead(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    lr_t = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - lr_t * m / (np.sqrt(v) + epsilon), m, v


def wrong_06_power_of_the_bracket(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1) ** t, v / (1 - beta2) ** t
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def wrong_07_power_one_too_small(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    steps = max(t - 1, 1)
    m_hat, v_hat = m / (1 - beta1**steps), v / (1 - beta2**steps)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def wrong_08_corrects_only_at_the_start(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    new_m = beta1 * m + (1 - beta1) * gradient
    new_v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = new_m, new_v
    if t == 1:
        m_hat = new_m / (1 - beta1**t)
        v_hat = new_v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), new_m, new_v


def wrong_09_corrected_in_place(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m
    m_hat /= 1 - beta1**t
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def wrong_10_square_by_a_dot_product(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * np.dot(gradient, gradient)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def wrong_11_gradient_on_top_and_no_second_correction(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(v) + epsilon), m, v


def wrong_12_rate_falls_with_the_root_of_t(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate / np.sqrt(t) * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def right_1_both_averages_in_one_table(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    betas = np.array([[beta1], [beta2]])
    table = betas * np.stack([m, v]) + (1 - betas) * np.stack([gradient, gradient * gradient])
    top, below = table / (1 - np.power(betas, t))
    return w - learning_rate * (top / (below**0.5 + epsilon)), table[0].copy(), table[1].copy()


def right_2_lists_and_a_geometric_sum(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    def blend(beta, old, new):
        return [beta * a + (1 - beta) * b for a, b in zip(old, new)]

    def filled(beta):  # (1 - beta)(1 + beta + ... + beta^(t - 1))
        return (1 - beta) * sum(beta**k for k in range(int(t)))

    new_m = blend(beta1, m.tolist(), gradient.tolist())
    new_v = blend(beta2, v.tolist(), [g * g for g in gradient.tolist()])
    share_m, share_v = filled(beta1), filled(beta2)
    new_w = [
        x - learning_rate * (a / share_m) / ((b / share_v) ** 0.5 + epsilon)
        for x, a, b in zip(w.tolist(), new_m, new_v)
    ]
    return np.array(new_w), np.array(new_m), np.array(new_v)
