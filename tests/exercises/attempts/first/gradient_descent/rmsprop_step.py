import numpy as np


def wrong_01_average_runs_through_the_entries(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = second_moment[0]
    new_w, new_s = [], []
    for i in range(len(w)):
        s = decay * s + (1 - decay) * gradient[i] ** 2
        new_s.append(s)
        new_w.append(w[i] - learning_rate * gradient[i] / (np.sqrt(s) + epsilon))
    return np.array(new_w), np.array(new_s)


def wrong_02_root_mean_square_of_the_vector(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + (1 - decay) * np.mean(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def wrong_03_pmax_of_root_and_epsilon(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.maximum(np.sqrt(s), epsilon), s


def wrong_04_epsilon_outside_the_fraction(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * (gradient / np.sqrt(s) + epsilon), s


def wrong_05_blog_keeps_epsilon_in_the_average(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    cache = decay * second_moment + (1 - decay) * gradient**2 + epsilon
    return w - learning_rate * gradient / np.sqrt(cache), cache


def wrong_06_no_bracket_below(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / np.sqrt(s) + epsilon, s


def wrong_07_first_entry_stands_still(w, second_moment, gradient, learning_rate, decay, epsilon):
    new_w, s = w.copy(), second_moment.copy()
    for i in range(1, len(w)):
        s[i] = decay * s[i] + (1 - decay) * gradient[i] ** 2
        new_w[i] -= learning_rate * gradient[i] / (np.sqrt(s[i]) + epsilon)
    return new_w, s


def wrong_08_returns_the_old_weights(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    w_new = w - learning_rate * gradient / (np.sqrt(s) + epsilon)
    return w, s


def wrong_09_gradient_squared_in_place(w, second_moment, gradient, learning_rate, decay, epsilon):
    squared = gradient
    squared **= 2
    s = decay * second_moment + (1 - decay) * squared
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def wrong_10_square_by_a_dot_product(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * (gradient @ gradient)
    return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def wrong_11_sizes_averaged_and_no_root(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * np.abs(gradient)
    return w - learning_rate * gradient / (s + epsilon), s


def wrong_12_decay_of_the_weights_too(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = decay * second_moment + (1 - decay) * gradient**2
    return decay * w - learning_rate * gradient / (np.sqrt(s) + epsilon), s


def right_1_one_weight_at_a_time_by_recursion(
    w, second_moment, gradient, learning_rate, decay, epsilon
):
    def step(i):
        if i == len(w):
            return [], []
        s = gradient[i] * gradient[i] + decay * (second_moment[i] - gradient[i] * gradient[i])
        rest_w, rest_s = step(i + 1)
        return [w[i] - learning_rate * gradient[i] / (s**0.5 + epsilon)] + rest_w, [s] + rest_s

    new_w, new_s = step(0)
    return np.array(new_w), np.array(new_s)


def right_2_einsum_and_ufuncs(w, second_moment, gradient, learning_rate, decay, epsilon):
    s = np.einsum("k,ki->i", [decay, 1 - decay], [second_moment, np.square(gradient)])
    scale = np.reciprocal(np.add(np.sqrt(s), epsilon))
    return np.subtract(w, np.multiply(np.multiply(gradient, scale), learning_rate)), s
