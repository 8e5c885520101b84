"""Answers to gradient_descent/output_layer_gradients: right ones, and wrong ones by their fault."""

import numpy as np


def loop(hidden, W2, b2, y):
    n, h = len(hidden), len(W2)
    dW2, db2, d_hidden = [0.0] * h, 0.0, []
    for i in range(n):
        output = b2
        for k in range(h):
            output += hidden[i][k] * W2[k]
        error = 2 * (output - y[i]) / n
        db2 += error
        d_hidden.append([error * W2[k] for k in range(h)])
        for k in range(h):
            dW2[k] += error * hidden[i][k]
    return dW2, db2, d_hidden


def vectorised(hidden, W2, b2, y):
    errors = 2 * (hidden @ W2 + b2 - y) / len(y)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def library(hidden, W2, b2, y):
    errors = np.subtract(np.add(np.dot(hidden, W2), b2), y) * (2 / np.size(y))
    dW2 = np.einsum("ik,i->k", hidden, errors)
    return dW2, np.sum(errors), np.einsum("i,k->ik", errors, W2)


def columns(hidden, W2, b2, y):
    weights = W2.reshape(-1, 1)
    d_output = 2 / y.shape[0] * (hidden @ weights + b2 - y.reshape(-1, 1))
    return [(hidden.T @ d_output).ravel(), d_output.sum(), d_output @ weights.T]


def means_of_single_rows(hidden, W2, b2, y):
    residuals = 2 * (hidden @ W2 + b2 - y)
    dW2 = np.mean(hidden * residuals[:, None], axis=0)
    return dW2, np.mean(residuals), residuals[:, None] * W2 / len(y)


def constant_input(hidden, W2, b2, y):
    extended = np.column_stack([hidden, np.ones(len(y))])
    weights = np.append(W2, b2)
    errors = 2 / len(y) * (extended @ weights - y)
    both = extended.T @ errors
    return both[:-1], both[-1], np.array([e * W2 for e in errors])


def not_divided_by_n__as_sums(hidden, W2, b2, y):
    errors = 2 * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def not_divided_by_n__parameters_averaged_but_not_handed_back(hidden, W2, b2, y):
    errors = 2 * (hidden @ W2 + b2 - y)
    return hidden.T @ errors / len(y), errors.mean(), errors[:, None] * W2


def two_dropped__without_two(hidden, W2, b2, y):
    errors = (hidden @ W2 + b2 - y) / len(y)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def two_and_n_dropped__bare_residuals(hidden, W2, b2, y):
    errors = hidden @ W2 + b2 - y
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def divided_by_n_twice__averaged_again(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors / len(y), errors.mean(), np.outer(errors, W2)


def divided_by_n_twice__bias_averaged(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, np.mean(errors), np.outer(errors, W2)


def sign_flipped__target_minus_output(hidden, W2, b2, y):
    errors = 2 / len(y) * (y - (hidden @ W2 + b2))
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def not_summed_over_rows__one_gradient_a_row(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return errors[:, np.newaxis] * hidden, errors, errors[:, np.newaxis] * W2


def not_summed_over_rows__bias_a_row(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors, np.outer(errors, W2)


def d_hidden_summed__one_error_for_all_rows(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), np.sum(np.outer(errors, W2), axis=0)


def w2_left_out__unweighted(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), np.repeat(errors[:, None], W2.size, axis=1)


def hidden_instead_of_w2__weighted_by_the_activations(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), errors[:, None] * hidden


def tanh_too_early__one_station_too_far(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2) * (1 - hidden**2)


def d_hidden_transposed__units_by_rows(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), np.outer(W2, errors)


def bias_left_out__no_bias(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 - y)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def wrong_order__backwards(hidden, W2, b2, y):
    return vectorised(hidden, W2, b2, y)[::-1]


def wrong_order__bias_first(hidden, W2, b2, y):
    dW2, db2, d_hidden = vectorised(hidden, W2, b2, y)
    return db2, dW2, d_hidden


def code__updated_in_place(hidden, W2, b2, y):
    gradients = vectorised(hidden, W2, b2, y)
    W2 -= gradients[0]
    return gradients
