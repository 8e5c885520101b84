from functools import reduce

import numpy as np


def wrong_01_bias_keeps_last_row(hidden, W2, b2, y):
    n, h = hidden.shape
    dW2 = np.zeros(h)
    d_hidden = np.zeros((n, h))
    for i in range(n):
        output = b2
        for k in range(h):
            output += hidden[i, k] * W2[k]
        error = 2 / n * (output - y[i])
        db2 = error
        for k in range(h):
            dW2[k] += error * hidden[i, k]
            d_hidden[i, k] = error * W2[k]
    return dW2, db2, d_hidden


def wrong_02_normal_equations_without_bias(hidden, W2, b2, y):
    n = len(y)
    dW2 = 2 / n * (hidden.T @ hidden @ W2 - hidden.T @ y)
    errors = 2 / n * (hidden @ W2 + b2 - y)
    return dW2, errors.sum(), np.outer(errors, W2)


def wrong_03_r_recycles_down_the_columns(hidden, W2, b2, y):
    n, h = hidden.shape
    errors = 2 * (hidden @ W2 + b2 - y) / n
    recycled = np.resize(W2, n * h).reshape((n, h), order="F")
    return hidden.T @ errors, np.sum(errors), recycled * errors[:, None]


def wrong_04_mean_taken_twice(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    dW2 = np.mean(errors[:, None] * hidden, axis=0)
    db2 = np.mean(errors)
    return dW2, db2, errors[:, None] * W2


def wrong_05_blog_dz_without_mean(hidden, W2, b2, y):
    m = y.shape[0]
    dZ = hidden.dot(W2) + b2 - y
    dW = 1 / m * hidden.T.dot(dZ)
    db = 1 / m * np.sum(dZ)
    dA_prev = dZ[:, np.newaxis] * W2
    return dW, db, dA_prev


def wrong_06_brackets_around_the_error(hidden, W2, b2, y):
    errors = 2 / len(y) * hidden @ W2 + b2 - y
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def wrong_07_bias_column_first_taken_last(hidden, W2, b2, y):
    A = np.column_stack([np.ones(len(y)), hidden])
    weights = np.concatenate([[b2], W2])
    errors = 2 / len(y) * (A @ weights - y)
    gradient = A.T @ errors
    return gradient[:-1], gradient[-1], np.outer(errors, W2)


def wrong_08_line_outside_inner_loop(hidden, W2, b2, y):
    n, h = hidden.shape
    errors = 2 / n * (hidden @ W2 + b2 - y)
    dW2, d_hidden = np.zeros(h), np.zeros((n, h))
    for i in range(n):
        for k in range(h):
            dW2[k] += errors[i] * hidden[i, k]
        d_hidden[i, k] = errors[i] * W2[k]
    return dW2, errors.sum(), d_hidden


def wrong_09_d_hidden_is_hidden(hidden, W2, b2, y):
    hidden = hidden.copy()
    n, h = hidden.shape
    errors = 2 / n * (hidden @ W2 + b2 - y)
    dW2, d_hidden = np.zeros(h), hidden
    for i in range(n):
        for k in range(h):
            d_hidden[i, k] = errors[i] * W2[k]
            dW2[k] += errors[i] * hidden[i, k]
    return dW2, np.sum(errors), d_hidden


def wrong_10_outer_reshaped(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return errors @ hidden, errors.sum(), np.outer(W2, errors).reshape(hidden.shape)


def wrong_11_sign_and_size(hidden, W2, b2, y):
    errors = 2 / hidden.size * (y - hidden @ W2 - b2)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def wrong_12_trains_before_going_on(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    dW2 = hidden.T @ errors
    db2 = errors.sum()
    W2 = W2 - 0.1 * dW2  # learn first
    b2 = b2 - 0.1 * db2
    d_hidden = np.outer(2 / len(y) * (hidden @ W2 + b2 - y), W2)
    return dW2, db2, d_hidden


def right_1_pure_lists(hidden, W2, b2, y):
    rows, weights = hidden.tolist(), list(map(float, W2))
    out = [sum(a * b for a, b in zip(row, weights)) + b2 for row in rows]
    e = [2 * (o - t) / len(rows) for o, t in zip(out, y)]
    dW2 = [sum(e[i] * rows[i][k] for i in range(len(rows))) for k in range(len(weights))]
    return np.array(dW2), float(sum(e)), np.array([[a * b for b in weights] for a in e])


def right_2_one_einsum_with_ones(hidden, W2, b2, y):
    bigger = np.concatenate([hidden, np.ones((hidden.shape[0], 1))], axis=1)
    errors = np.einsum("ik,k->i", bigger, np.append(W2, b2)) - y
    *first, last = np.einsum("i,ik->k", errors, bigger) / (len(y) / 2)
    return np.array(first), last, np.einsum("i,k->ik", errors, W2) / (len(y) / 2)


def right_3_reduce_row_by_row(hidden, W2, b2, y):
    n = len(y)

    def station(state, row):
        dW2, db2, kept = state
        activations, target = row
        error = (np.add.reduce(activations * W2) + b2 - target) * 2 / n
        return dW2 + error * activations, db2 + error, kept + [error * W2]

    dW2, db2, kept = reduce(station, zip(hidden, y), (np.zeros(len(W2)), 0.0, []))
    return dW2, db2, np.stack(kept)
