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


def root_left_out__without_root(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (s + epsilon), s


def sum_not_average__adagrad(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = second_moment + gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def new_square_at_full_weight__decayed_sum(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def old_second_moment_used__moved_before_the_moment(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    w = w - learning_rate * gradient / (np.sqrt(second_moment) + epsilon)
    second_moment = decay * second_moment + (1 - decay) * gradient**2
    return w, second_moment


def epsilon_inside_root__epsilon_under_the_root(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s + epsilon), s


def epsilon_left_out__without_epsilon(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s), s


def members__precedence_slip(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s) + epsilon, s


def decay_swapped__weights_the_other_way(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = (1 - decay) * second_moment + decay * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def gradient_not_squared__average_of_the_gradient(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + (1 - decay) * gradient
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def mean_over_weights__one_mean_for_all(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * np.mean(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def ascent__uphill(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w + learning_rate * gradient / (np.sqrt(s) + epsilon), s


def not_scaled__plain_step(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient, s


def rate_left_out__without_rate(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - gradient / (np.sqrt(s) + epsilon), s


def second_moment_not_returned__weights_alone(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    return vectorised(w, second_moment, gradient, learning_rate, decay, epsilon)[0]


def old_second_moment_returned__moment_as_it_came(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), second_moment


def root_returned__root_kept(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = np.sqrt(decay * second_moment + (1 - decay) * gradient**2)
    return w - learning_rate * gradient / (s + epsilon), s


def returned_in_other_order__moment_first(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    return vectorised(w, second_moment, gradient, learning_rate, decay, epsilon)[::-1]


def changed_input__in_place(w, second_moment, gradient, learning_rate, decay, epsilon):
    second_moment *= decay
    second_moment += (1 - decay) * gradient**2
    w -= learning_rate * gradient / (np.sqrt(second_moment) + epsilon)
    return w, second_moment


def mean_over_weights__norm_of_the_gradient(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + (1 - decay) * np.sum(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def members__sign_of_the_gradient(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * np.sign(gradient), s


def sensitivity__decay_always_usual(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = 0.9 * second_moment + 0.1 * gradient**2
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def members__multiplied(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient * (np.sqrt(s) + epsilon), s


def members__step_alone(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return -learning_rate * gradient / (np.sqrt(s) + epsilon), s


def relation__three_values(w, second_moment, gradient, learning_rate, decay, epsilon):
    return (*vectorised(w, second_moment, gradient, learning_rate, decay, epsilon), gradient)


def size_not_squared__absolute(w, second_moment, gradient, learning_rate, decay, epsilon):
    size = decay * second_moment + (1 - decay) * np.abs(gradient)
    return w - learning_rate * gradient / (np.sqrt(size) + epsilon), size
