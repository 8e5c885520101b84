"""Answers to gradient_descent/adam_step: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    new_w, new_m, new_v = [], [], []
    for i in range(len(w)):
        mi = beta1 * m[i] + (1 - beta1) * gradient[i]
        vi = beta2 * v[i] + (1 - beta2) * gradient[i] ** 2
        m_hat = mi / (1 - beta1**t)
        v_hat = vi / (1 - beta2**t)
        new_w.append(w[i] - learning_rate * m_hat / (math.sqrt(v_hat) + epsilon))
        new_m.append(mi)
        new_v.append(vi)
    return new_w, new_m, new_v


def vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def library(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    betas = np.array([[beta1], [beta2]])
    powers = np.stack([gradient, np.square(gradient)])
    moments = betas * [m, v] + (1 - betas) * powers
    m_hat, v_hat = np.divide(moments, 1 - np.power(betas, t))
    return np.vstack([w - learning_rate * np.divide(m_hat, np.sqrt(v_hat) + epsilon), moments])


def on_copies(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    w, m, v = w.copy(), m.copy(), v.copy()
    m += (1 - beta1) * (gradient - m)
    v += (1 - beta2) * (gradient * gradient - v)
    w -= learning_rate * (m / (1 - beta1**t)) / (epsilon + (v / (1 - beta2**t)) ** 0.5)
    return [w, m, v]


def rate_corrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    root = math.sqrt(1 - beta2**t)
    rate = learning_rate * root / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + epsilon * root), m, v


def lists_by_zip(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    def one(w, m, v, g):
        m = math.fsum([beta1 * m, g, -beta1 * g])
        v = math.fsum([beta2 * v, g * g, -beta2 * g * g])
        step = m / (1 - beta1**t) / (math.sqrt(v / (1 - beta2**t)) + epsilon)
        return w - learning_rate * step, m, v

    return list(zip(*map(one, w, m, v, gradient), strict=True))


def weights_of_a_geometric_series(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    seen = [(1 - beta) * sum(beta**k for k in range(t)) for beta in (beta1, beta2)]
    return w - learning_rate * m / seen[0] / (np.sqrt(v / seen[1]) + epsilon), m, v


def uncorrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v


def uncorrected_in_a_loop(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    w, m, v = list(w), list(m), list(v)
    for i, g in enumerate(gradient):
        m[i] += (1 - beta1) * (g - m[i])
        v[i] += (1 - beta2) * (g * g - v[i])
        w[i] -= learning_rate * m[i] / (v[i] ** 0.5 + epsilon)
    return w, m, v


def only_m_corrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v) + epsilon), m, v


def only_v_corrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * m / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


def counted_on(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t + 1, gradient, learning_rate, beta1, beta2, epsilon)


def counted_on_inline(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1 ** (t + 1))
    v_hat = v / (1 - beta2 ** (t + 1))
    return [w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v]


def power_forgotten(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def moments_overwritten(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m = m / (1 - beta1**t)
    v = v / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v


def hats_returned(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m_hat = (beta1 * m + (1 - beta1) * gradient) / (1 - beta1**t)
    v_hat = (beta2 * v + (1 - beta2) * gradient * gradient) / (1 - beta2**t)
    return [w - learning_rate / (v_hat**0.5 + epsilon) * m_hat, m_hat, v_hat]


def epsilon_under_the_root(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), m, v


def rate_corrected_but_not_epsilon(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v


def without_root(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (v_hat + epsilon), m, v


def gradient_over_root(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


def v_before_m(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    w, m, v = vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)
    return w, v, m


def betas_the_other_way(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, beta2, beta1, epsilon)


def old_and_new_swapped(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = (1 - beta1) * m + beta1 * gradient
    v = (1 - beta2) * v + beta2 * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def added_up(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + gradient
    v = beta2 * v + gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def square_forgotten(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def moved_before_the_moments(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * gradient**2


def uphill(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, -learning_rate, beta1, beta2, epsilon)


def weights_alone(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)[0]


def moments_as_they_came(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return (vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)[0], m, v)


def in_place(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m[:] = beta1 * m + (1 - beta1) * gradient
    v[:] = beta2 * v + (1 - beta2) * gradient**2
    w -= learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w, m, v


def counted_back(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1 ** max(t - 1, 1))
    v_hat = v / (1 - beta2 ** max(t - 1, 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def times_t(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
    return w - learning_rate * m_hat / (np.sqrt(np.abs(v_hat)) + epsilon), m, v


def corrected_once_at_the_start(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    step = vectorised if t == 1 else uncorrected
    return step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)


def epsilon_always_tiny(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, 1e-8)


def betas_always_usual(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, 0.9, 0.999, epsilon)


def infinity_norm(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = np.maximum(beta2 * v, np.abs(gradient))
    return w - learning_rate / (1 - beta1**t) * m / (v + epsilon), m, v


def four_values(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return (*vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon), t + 1)


RIGHT = [
    loop,
    vectorised,
    library,
    on_copies,
    rate_corrected,
    lists_by_zip,
    weights_of_a_geometric_series,
]

WRONG = {
    "no_bias_correction": [uncorrected, uncorrected_in_a_loop],
    "one_moment_corrected": [only_m_corrected, only_v_corrected],
    "t_counted_from_zero": [counted_on, counted_on_inline],
    "t_ignored": [power_forgotten],
    "corrected_moments_returned": [moments_overwritten, hats_returned],
    "epsilon_inside_root": [epsilon_under_the_root],
    "epsilon_before_correction": [rate_corrected_but_not_epsilon],
    "root_left_out": [without_root],
    "gradient_instead_of_m": [gradient_over_root],
    "moments_exchanged": [v_before_m],
    "betas_exchanged": [betas_the_other_way],
    "weights_of_mean_swapped": [old_and_new_swapped],
    "sum_not_average": [added_up],
    "gradient_not_squared": [square_forgotten],
    "old_moments_used": [moved_before_the_moments],
    "ascent": [uphill],
    "moments_not_returned": [weights_alone],
    "old_moments_returned": [moments_as_they_came],
    "changed its input": [in_place],
    "should hold 3 values": [four_values],
    "Value 1 of the answer": [times_t],
    "wrong in": [
        counted_back,
        corrected_once_at_the_start,
        epsilon_always_tiny,
        betas_always_usual,
        infinity_norm,
    ],
}
