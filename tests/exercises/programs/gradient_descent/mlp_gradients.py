"""Answers to gradient_descent/mlp_gradients: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(W1, b1, W2, b2, X, y):
    n, d = X.shape
    h = len(b1)
    dW1 = [[0.0] * h for _ in range(d)]
    db1, dW2, db2 = [0.0] * h, [0.0] * h, 0.0
    for i in range(n):
        a = [math.tanh(b1[k] + sum(X[i, j] * W1[j, k] for j in range(d))) for k in range(h)]
        error = 2 * (sum(a[k] * W2[k] for k in range(h)) + b2 - y[i]) / n
        db2 += error
        for k in range(h):
            delta = error * W2[k] * (1 - a[k] ** 2)
            dW2[k] += error * a[k]
            db1[k] += delta
            for j in range(d):
                dW1[j][k] += delta * X[i, j]
    return dW1, db1, dW2, db2


def vectorised(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()


def library(W1, b1, W2, b2, X, y):
    A = np.tanh(np.add(np.matmul(X, W1), b1))
    error = np.multiply(2, np.subtract(np.dot(A, W2) + b2, y))[:, np.newaxis]
    delta = np.multiply(error * W2, np.subtract(1, np.square(A)))
    dW1 = np.mean(X[:, :, np.newaxis] * delta[:, np.newaxis, :], axis=0)
    return dW1, np.mean(delta, axis=0), np.mean(A * error, axis=0), np.mean(error)


def einsum(W1, b1, W2, b2, X, y):
    Z = np.einsum("ij,jk->ik", X, W1) + b1
    error = np.einsum("ik,k->i", np.tanh(Z), W2) + b2 - y
    slope = np.cosh(Z) ** -2.0
    scale = 2 / len(y)
    return [
        scale * np.einsum("i,k,ik,ij->jk", error, W2, slope, X),
        scale * np.einsum("i,k,ik->k", error, W2, slope),
        scale * np.einsum("i,ik->k", error, np.tanh(Z)),
        scale * np.einsum("i->", error),
    ]


def columns(W1, b1, W2, b2, X, y):
    n = y.shape[0]
    W2, y = W2.reshape(-1, 1), y.reshape(-1, 1)
    A = np.tanh(X @ W1 + b1.reshape(1, -1))
    d_output = 2 * (A @ W2 + b2 - y) / n
    dZ = d_output @ W2.T * (1 - A * A)
    return X.T @ dZ, dZ.sum(axis=0), (A.T @ d_output).ravel(), d_output.sum()


def mean_of_sample_gradients(W1, b1, W2, b2, X, y):
    parts = []
    for row, target in zip(X, y, strict=True):
        a = np.tanh(row @ W1 + b1)
        error = 2 * (a @ W2 + b2 - target)
        delta = error * W2 * (1 - a) * (1 + a)
        parts.append((np.outer(row, delta), delta, error * a, error))
    return tuple(np.mean(part, axis=0) for part in zip(*parts, strict=True))


def constant_inputs(W1, b1, W2, b2, X, y):
    X1 = np.column_stack([X, np.ones(len(X))])
    A = np.tanh(X1 @ np.vstack([W1, b1]))
    A1 = np.column_stack([A, np.ones(len(A))])
    error = (A1 @ np.append(W2, b2) - y) * 2 / len(y)
    first = X1.T @ ((1 - A**2) * error[:, None] * W2)
    second = A1.T @ error
    return first[:-1], first[-1], second[:-1], second[-1]


def tanh_slope_left_out__linear_slope(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = np.outer(error, W2)
    return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()


def _with_slope(slope):
    def program(W1, b1, W2, b2, X, y):
        Z = X @ W1 + b1
        A = np.tanh(Z)
        error = 2 * (A @ W2 + b2 - y) / len(y)
        delta = np.outer(error, W2) * slope(Z, A)
        return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()

    program.__name__ = slope.__name__
    return program


@_with_slope
def tanh_slope_of_the_wrong_thing__slope_at_the_activation(Z, A):
    return 1 - np.tanh(A) ** 2


@_with_slope
def tanh_slope_of_the_wrong_thing__slope_with_z_squared(Z, A):
    return 1 - Z**2


@_with_slope
def other_slope__slope_of_the_sigmoid(Z, A):
    return A * (1 - A)


@_with_slope
def other_slope__slope_without_square(Z, A):
    return 1 - A


@_with_slope
def other_slope__slope_of_relu(Z, A):
    return Z > 0


def _with_factors(error_factor, hidden_bias=1.0, output_bias=1.0):
    """Programs right but for factors: of all gradients, and more of the biases'."""

    def program(W1, b1, W2, b2, X, y):
        n = len(y)
        A = np.tanh(X @ W1 + b1)
        error = error_factor(n) * (A @ W2 + b2 - y)
        delta = np.outer(error, W2) * (1 - A**2)
        db1, db2 = delta.sum(axis=0), error.sum()
        return X.T @ delta, db1 * n**-hidden_bias, A.T @ error, db2 * n**-output_bias

    return program


def not_divided_by_n__sums(W1, b1, W2, b2, X, y):
    return _with_factors(lambda n: 2, 0, 0)(W1, b1, W2, b2, X, y)


def two_dropped__two_forgotten(W1, b1, W2, b2, X, y):
    return _with_factors(lambda n: 1 / n, 0, 0)(W1, b1, W2, b2, X, y)


def two_and_n_dropped__sums_without_two(W1, b1, W2, b2, X, y):
    return _with_factors(lambda n: 1, 0, 0)(W1, b1, W2, b2, X, y)


def biases_averaged_twice__biases_averaged(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta.mean(axis=0), A.T @ error, error.mean()


def biases_averaged_twice__hidden_biases_averaged(W1, b1, W2, b2, X, y):
    return _with_factors(lambda n: 2 / n, 1, 0)(W1, b1, W2, b2, X, y)


def biases_averaged_twice__output_bias_averaged(W1, b1, W2, b2, X, y):
    return _with_factors(lambda n: 2 / n, 0, 1)(W1, b1, W2, b2, X, y)


def divided_by_n_twice__all_averaged_twice(W1, b1, W2, b2, X, y):
    return _with_factors(lambda n: 2 / n**2, 0, 0)(W1, b1, W2, b2, X, y)


def biases_not_summed__biases_by_row(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta, A.T @ error, error


def hidden_biases_merged__all_summed_into_b1(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, np.sum(delta), A.T @ error, np.sum(error)


def sign_flipped__flipped(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (y - (A @ W2 + b2)) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()


def w2_left_out__without_w2(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = error[:, None] * (1 - A**2)
    return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()


def before_instead_of_after_tanh__second_layer_from_z(W1, b1, W2, b2, X, y):
    Z = X @ W1 + b1
    A = np.tanh(Z)
    error = 2 * (A @ W2 + b2 - y) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta.sum(axis=0), Z.T @ error, error.sum()


def biases_ignored__without_biases(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1)
    error = 2 * (A @ W2 - y) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()


def wrong_order__weights_then_biases(W1, b1, W2, b2, X, y):
    dW1, db1, dW2, db2 = vectorised(W1, b1, W2, b2, X, y)
    return dW1, dW2, db1, db2


def wrong_order__second_layer_first(W1, b1, W2, b2, X, y):
    dW1, db1, dW2, db2 = vectorised(W1, b1, W2, b2, X, y)
    return dW2, db2, dW1, db1


def substitution__y_forgotten(W1, b1, W2, b2, X, y):
    return vectorised(W1, b1, W2, b2, X, np.zeros(len(y)))


def contrast__only_first_row(W1, b1, W2, b2, X, y):
    return vectorised(W1, b1, W2, b2, X[:1], y[:1])


def value__tanh_of_the_output_too(W1, b1, W2, b2, X, y):
    A = np.tanh(X @ W1 + b1)
    prediction = np.tanh(A @ W2 + b2)
    error = 2 * (prediction - y) * (1 - prediction**2) / len(y)
    delta = np.outer(error, W2) * (1 - A**2)
    return X.T @ delta, delta.sum(axis=0), A.T @ error, error.sum()


def members__transposed(W1, b1, W2, b2, X, y):
    dW1, db1, dW2, db2 = vectorised(W1, b1, W2, b2, X, y)
    return dW1.T, db1, dW2, db2


def members__output_bias_boxed(W1, b1, W2, b2, X, y):
    dW1, db1, dW2, db2 = vectorised(W1, b1, W2, b2, X, y)
    return dW1, db1, dW2, np.array([db2])


def members__kept_as_columns(W1, b1, W2, b2, X, y):
    dW1, db1, dW2, db2 = vectorised(W1, b1, W2, b2, X, y)
    return dW1, db1[None, :], dW2[:, None], db2


def shape__weights_only(W1, b1, W2, b2, X, y):
    dW1, _, dW2, _ = vectorised(W1, b1, W2, b2, X, y)
    return dW1, dW2


def code__updated_in_place(W1, b1, W2, b2, X, y):
    gradients = vectorised(W1, b1, W2, b2, X, y)
    W1 -= gradients[0]
    return gradients
