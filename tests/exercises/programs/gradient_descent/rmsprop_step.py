"""Answers to gradient_descent/rmsprop_step: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(w, second_moment, gradient, learning_rate, decay, epsilon):
    new_w, new_s = [], []
    for i in range(len(w)):
        s = decay * second_moment[i] + (1 - decay) * gradient[i] ** 2
        new_s.append(s)
        new_w.append(w[i] - learning_rate * gradient[i] / (math.sqrt(s) + epsilon))
    return new_w, new_s


def vectorised(w, second_moment, gradient, learning_rate, decay, epsilon):
    second_moment = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(second_moment) + epsilon), second_moment


def library(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = np.average([second_moment, np.square(gradient)], axis=0, weights=[decay, 1 - decay])
    return np.stack([w - np.divide(np.multiply(learning_rate, gradient), np.sqrt(s) + epsilon), s])


def moved_towards(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = second_moment + (1 - decay) * (gradient * gradient - second_moment)
    rate = learning_rate / (s**0.5 + epsilon)
    return [w - rate * gradient, s]


def on_copies(w, second_moment, gradient, learning_rate, decay, epsilon):
    w, s = w.copy(), second_moment.copy()
    s *= decay
    s += (1 - decay) * gradient**2
    w -= learning_rate * gradient / (np.sqrt(s) + epsilon)
    return w, s


def hypot(w, second_moment, gradient, learning_rate, decay, epsilon):
    root = np.hypot(np.sqrt(decay * second_moment), np.sqrt(1 - decay) * gradient)
    return tuple(w - learning_rate * gradient / (root + epsilon)), tuple(root**2)


def pairs_turned(w, second_moment, gradient, learning_rate, decay, epsilon):
    pairs = []
    for weight, s, g in zip(w, second_moment, gradient, strict=True):
        s = math.fsum([decay * s, g * g, -decay * g * g])
        pairs.append([weight - learning_rate * g / (s**0.5 + epsilon), s])
    return np.array(pairs).T


def without_root(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (s + epsilon), s


def without_root_in_a_loop(w, second_moment, gradient, learning_rate, decay, epsilon):
    w, s = list(w), list(second_moment)
    for i, g in enumerate(gradient):
        s[i] = decay * s[i] + (1 - decay) * g * g
        w[i] -= learning_rate / (s[i] + epsilon) * g
    return w, s


def adagrad(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = second_moment + gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def decayed_sum(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def moved_before_the_moment(w, second_moment, gradient, learning_rate, decay, epsilon):
    w = w - learning_rate * gradient / (np.sqrt(second_moment) + epsilon)
    second_moment = decay * second_moment + (1 - decay) * gradient**2
    return w, second_moment


def new_moment_under_another_name(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return [w - learning_rate / (second_moment**0.5 + epsilon) * gradient, s]


def epsilon_under_the_root(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s + epsilon), s


def without_epsilon(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s), s


def precedence_slip(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s) + epsilon, s


def weights_the_other_way(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = (1 - decay) * second_moment + decay * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def average_of_the_gradient(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def one_mean_for_all(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * np.mean(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def uphill(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w + learning_rate * gradient / (np.sqrt(s) + epsilon), s


def plain_step(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient, s


def without_rate(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - gradient / (np.sqrt(s) + epsilon), s


def weights_alone(w, second_moment, gradient, learning_rate, decay, epsilon):
    return vectorised(w, second_moment, gradient, learning_rate, decay, epsilon)[0]


def moment_as_it_came(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), second_moment


def root_kept(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = np.sqrt(decay * second_moment + (1 - decay) * gradient**2)
    return w - learning_rate * gradient / (s + epsilon), s


def moment_first(w, second_moment, gradient, learning_rate, decay, epsilon):
    return vectorised(w, second_moment, gradient, learning_rate, decay, epsilon)[::-1]


def in_place(w, second_moment, gradient, learning_rate, decay, epsilon):
    second_moment *= decay
    second_moment += (1 - decay) * gradient**2
    w -= learning_rate * gradient / (np.sqrt(second_moment) + epsilon)
    return w, second_moment


def norm_of_the_gradient(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * np.sum(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def sign_of_the_gradient(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * np.sign(gradient), s


def epsilon_always_tiny(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + 1e-8), s


def decay_always_usual(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = 0.9 * second_moment + 0.1 * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def multiplied(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient * (np.sqrt(s) + epsilon), s


def step_alone(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return -learning_rate * gradient / (np.sqrt(s) + epsilon), s


def three_values(w, second_moment, gradient, learning_rate, decay, epsilon):
    return (*vectorised(w, second_moment, gradient, learning_rate, decay, epsilon), gradient)


RIGHT = [loop, vectorised, library, moved_towards, on_copies, hypot, pairs_turned]

WRONG = {
    "root_left_out": [without_root, without_root_in_a_loop],
    "sum_not_average": [adagrad, decayed_sum],
    "old_second_moment_used": [moved_before_the_moment, new_moment_under_another_name],
    "epsilon_inside_root": [epsilon_under_the_root],
    "epsilon_left_out": [without_epsilon, epsilon_always_tiny],
    "decay_swapped": [weights_the_other_way],
    "gradient_not_squared": [average_of_the_gradient],
    "mean_over_weights": [one_mean_for_all, norm_of_the_gradient],
    "ascent": [uphill],
    "not_scaled": [plain_step],
    "rate_left_out": [without_rate],
    "second_moment_not_returned": [weights_alone],
    "old_second_moment_returned": [moment_as_it_came],
    "root_returned": [root_kept],
    "returned_in_other_order": [moment_first],
    "changed its input": [in_place],
    "should hold 2 values": [three_values],
    "wrong in": [
        precedence_slip,
        sign_of_the_gradient,
        decay_always_usual,
        multiplied,
        step_alone,
    ],
}
