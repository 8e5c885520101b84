import math

import numpy as np


def wrong_01_plus_step(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    w = w + learning_rate * gradient / (np.sqrt(s) + epsilon)
    return w, s


def wrong_02_sum_not_average(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def wrong_03_squares_of_all_weights(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * np.dot(gradient, gradient)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def wrong_04_loop_with_old_moment(w, second_moment, gradient, learning_rate, decay, epsilon):
    new_w, new_s = [], []
    for i in range(len(w)):
        new_w.append(w[i] - learning_rate * gradient[i] / (math.sqrt(second_moment[i]) + epsilon))
        new_s.append(decay * second_moment[i] + (1 - decay) * gradient[i] ** 2)
    return np.array(new_w), np.array(new_s)


def wrong_05_epsilon_after_division(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient * gradient
    step = learning_rate * gradient / np.sqrt(s) + epsilon
    return w - step, s


def wrong_06_bias_corrected(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    s_hat = s / (1 - decay)
    return w - learning_rate * gradient / (np.sqrt(s_hat) + epsilon), s


def wrong_07_epsilon_under_root(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * np.square(gradient)
    return w - learning_rate * gradient / np.sqrt(s + epsilon), s


def wrong_08_first_step_plain(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    if not np.any(second_moment):
        # nothing remembered yet
        return w - learning_rate * gradient, s
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def wrong_09_moment_in_place(w, second_moment, gradient, learning_rate, decay, epsilon):
    second_moment *= decay
    second_moment += (1 - decay) * gradient**2
    new_w = w - learning_rate * gradient / (np.sqrt(second_moment) + epsilon)
    return new_w, second_moment


def wrong_10_adagrad(w, second_moment, gradient, learning_rate, decay, epsilon):
    G = second_moment + gradient**2
    return w - learning_rate / (np.sqrt(G) + epsilon) * gradient, G


def wrong_11_step_not_longer_than_rate(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    step = learning_rate * gradient / (np.sqrt(s) + epsilon)
    step = np.clip(step, -learning_rate, learning_rate)
    return w - step, s


def wrong_12_returns_the_root(w, second_moment, gradient, learning_rate, decay, epsilon):
    rms = np.sqrt(decay * second_moment + (1 - decay) * gradient**2)
    return w - learning_rate * gradient / (rms + epsilon), rms


def right_01_loop(w, second_moment, gradient, learning_rate, decay, epsilon):
    new_w = w.copy()
    new_s = second_moment.copy()
    for k in range(w.size):
        new_s[k] = new_s[k] + (1 - decay) * (gradient[k] ** 2 - new_s[k])
        new_w[k] -= learning_rate * gradient[k] / (new_s[k] ** 0.5 + epsilon)
    return new_w, new_s


def right_02_average(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = np.average([second_moment, gradient**2], axis=0, weights=[decay, 1 - decay])
    direction = np.divide(gradient, np.add(np.sqrt(s), epsilon))
    return np.subtract(w, np.multiply(learning_rate, direction)), s


def right_03_recursion(w, second_moment, gradient, learning_rate, decay, epsilon):
    if len(w) == 0:
        return np.array([]), np.array([])
    s = decay * second_moment[0] + (1 - decay) * gradient[0] ** 2
    first = w[0] - learning_rate * gradient[0] / (math.sqrt(s) + epsilon)
    ws, ss = right_03_recursion(
        w[1:], second_moment[1:], gradient[1:], learning_rate, decay, epsilon
    )
    return np.append(first, ws), np.append(s, ss)
