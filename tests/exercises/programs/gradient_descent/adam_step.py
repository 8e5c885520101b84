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


def no_bias_correction__uncorrected(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v


def one_moment_corrected__only_m_corrected(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v) + epsilon), m, v


def one_moment_corrected__only_v_corrected(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * m / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


def t_counted_from_zero__counted_on(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t + 1, gradient, learning_rate, beta1, beta2, epsilon)


def t_ignored__power_forgotten(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def corrected_moments_returned__moments_overwritten(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m = m / (1 - beta1**t)
    v = v / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v


def epsilon_inside_root__epsilon_under_the_root(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), m, v


def epsilon_before_correction__rate_corrected_but_not_epsilon(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v


def root_left_out__without_root(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (v_hat + epsilon), m, v


def gradient_instead_of_m__gradient_over_root(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


def moments_exchanged__v_before_m(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    w, m, v = vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)
    return w, v, m


def betas_exchanged__betas_the_other_way(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    return vectorised(w, m, v, t, gradient, learning_rate, beta2, beta1, epsilon)


def weights_of_mean_swapped__old_and_new_swapped(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = (1 - beta1) * m + beta1 * gradient
    v = (1 - beta2) * v + beta2 * gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def sum_not_average__added_up(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + gradient
    v = beta2 * v + gradient**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def gradient_not_squared__square_forgotten(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def old_moments_used__moved_before_the_moments(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * gradient**2


def ascent__uphill(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, -learning_rate, beta1, beta2, epsilon)


def moments_not_returned__weights_alone(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)[0]


def old_moments_returned__moments_as_they_came(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    return (vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)[0], m, v)


def changed_input__in_place(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m[:] = beta1 * m + (1 - beta1) * gradient
    v[:] = beta2 * v + (1 - beta2) * gradient**2
    w -= learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w, m, v


def members__counted_back(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1 ** max(t - 1, 1))
    v_hat = v / (1 - beta2 ** max(t - 1, 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def members__times_t(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
    return w - learning_rate * m_hat / (np.sqrt(np.abs(v_hat)) + epsilon), m, v


def members__corrected_once_at_the_start(
    w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon
):
    step = vectorised if t == 1 else no_bias_correction__uncorrected
    return step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)


def members__epsilon_always_tiny(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, 1e-8)


def sensitivity__betas_always_usual(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return vectorised(w, m, v, t, gradient, learning_rate, 0.9, 0.999, epsilon)


def members__infinity_norm(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = np.maximum(beta2 * v, np.abs(gradient))
    return w - learning_rate / (1 - beta1**t) * m / (v + epsilon), m, v


def shape__four_values(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    return (*vectorised(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon), t + 1)
