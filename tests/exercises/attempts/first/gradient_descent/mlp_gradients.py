import math
from functools import reduce

import numpy as np


def wrong_01_bias_added_once_per_input(W1, b1, W2, b2, X, y):
    n, d = X.shape
    h = len(b1)
    dW1, db1, dW2, db2 = np.zeros((d, h)), np.zeros(h), np.zeros(h), 0.0
    for i in range(n):
        a = np.tanh(X[i] @ W1 + b1)
        e = 2 / n * (a @ W2 + b2 - y[i])
        db2 += e
        for k in range(h):
            dW2[k] += e * a[k]
            for j in range(d):
                dz = e * W2[k] * (1 - a[k] ** 2)
                dW1[j, k] += dz * X[i, j]
                db1[k] += dz
    return dW1, db1, dW2, db2


def wrong_02_sech_not_squared(W1, b1, W2, b2, X, y):
    z = X @ W1 + b1
    a = np.tanh(z)
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dz = np.outer(e, W2) / np.cosh(z)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_03_r_recycles_the_bias(W1, b1, W2, b2, X, y):
    n, h = len(X), len(b1)
    bias = np.resize(b1, n * h).reshape((n, h), order="F")
    a = np.tanh(X @ W1 + bias)
    e = 2 / n * (a @ W2 + b2 - y)
    dz = np.outer(e, W2) * (1 - a**2)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_04_output_through_tanh_too(W1, b1, W2, b2, X, y):
    a = np.tanh(X @ W1 + b1)
    out = np.tanh(a @ W2 + b2)
    e = 2 / len(y) * (out - y) * (1 - out**2)
    dz = np.outer(e, W2) * (1 - a**2)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_05_scaled_tanh_of_lecun(W1, b1, W2, b2, X, y):
    a = 1.7159 * np.tanh(2 / 3 * (X @ W1 + b1))
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dz = np.outer(e, W2) * (2 / 3 / 1.7159) * (1.7159 - a) * (1.7159 + a)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_06_one_minus_without_brackets(W1, b1, W2, b2, X, y):
    a = np.tanh(X @ W1 + b1)
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dz = np.outer(e, W2) * 1 - a**2
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_07_first_row_left_out(W1, b1, W2, b2, X, y):
    a = np.tanh(X @ W1 + b1)
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    for i in range(1, len(y)):
        dz = e[i] * W2 * (1 - a[i] ** 2)
        dW1 += np.outer(X[i], dz)
        db1 += dz
    return dW1, db1, a.T @ e, e.sum()


def wrong_08_bias_line_dedented(W1, b1, W2, b2, X, y):
    n = len(y)
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    dW2, db2 = np.zeros(W2.shape), 0.0
    for x, target in zip(X, y):
        a = np.tanh(x @ W1 + b1)
        e = 2 / n * (a @ W2 + b2 - target)
        dz = e * W2 * (1 - a**2)
        dW1 += np.outer(x, dz)
        dW2 += e * a
        db2 += e
    db1 += dz
    return dW1, db1, dW2, db2


def wrong_09_squares_in_place(W1, b1, W2, b2, X, y):
    hidden = np.tanh(X @ W1 + b1)
    e = 2 / len(y) * (hidden @ W2 + b2 - y)
    slope = hidden
    slope *= hidden
    dz = np.outer(e, W2) * (1 - slope)
    return X.T @ dz, dz.sum(axis=0), hidden.T @ e, e.sum()


def wrong_10_product_turned_by_reshape(W1, b1, W2, b2, X, y):
    a = np.tanh(X @ W1 + b1)
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dz = np.outer(e, W2) * (1 - a**2)
    return (dz.T @ X).reshape(W1.shape), dz.sum(axis=0), a.T @ e, e.sum()


def wrong_11_no_two_and_square_of_z(W1, b1, W2, b2, X, y):
    z = X @ W1 + b1
    a = np.tanh(z)
    e = (a @ W2 + b2 - y) / len(y)
    dz = np.outer(e, W2) * (1 - z**2)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_12_going_back_means_dividing(W1, b1, W2, b2, X, y):
    # forward it was multiplied by W2, so on the way back it is divided
    a = np.tanh(X @ W1 + b1)
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dz = e[:, None] / W2 * (1 - a**2)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def right_1_pure_lists(W1, b1, W2, b2, X, y):
    n, d = X.shape
    h = len(b1)
    dW1, db1, dW2, db2 = [[0.0] * h for _ in range(d)], [0.0] * h, [0.0] * h, 0.0
    for row, target in zip(X.tolist(), y.tolist()):
        a = [math.tanh(sum(row[j] * W1[j, k] for j in range(d)) + b1[k]) for k in range(h)]
        e = 2 * (sum(a[k] * W2[k] for k in range(h)) + b2 - target) / n
        db2 += e
        for k in range(h):
            back = e * W2[k] * (1 - a[k]) * (1 + a[k])
            dW2[k] += e * a[k]
            db1[k] += back
            for j in range(d):
                dW1[j][k] += back * row[j]
    return np.array(dW1), np.array(db1), np.array(dW2), float(db2)


def right_2_stations_as_classes(W1, b1, W2, b2, X, y):
    class Linear:
        def __init__(self, W, b):
            self.W, self.b = W, b

        def out(self, x):
            self.x = x
            return x @ self.W + self.b

        def back(self, d):
            self.dW, self.db = self.x.T @ d, np.add.reduce(d, axis=0)
            return d @ self.W.T

    class Bend:
        def out(self, z):
            self.a = np.tanh(z)
            return self.a

        def back(self, d):
            return d * (1 - self.a) * (1 + self.a)

    first, bend, second = Linear(W1, b1), Bend(), Linear(W2.reshape(-1, 1), b2)
    output = reduce(lambda value, layer: layer.out(value), [first, bend, second], X)
    errors = (output - y.reshape(-1, 1)) * (2 / len(y))
    reduce(lambda value, layer: layer.back(value), [second, bend, first], errors)
    return first.dW, first.db, second.dW.ravel(), float(second.db[0])


def right_3_einsum(W1, b1, W2, b2, X, y):
    A = np.hstack([X, np.ones((len(X), 1))])
    a = np.tanh(np.einsum("ij,jk->ik", A, np.vstack([W1, b1])))
    e = np.einsum("ik,k->i", a, W2) + b2 - y
    G = np.einsum("ij,i,k,ik->jk", A, e, W2, 1 - a * a) * 2 / len(y)
    return G[:-1], G[-1], np.einsum("i,ik->k", e, a) * 2 / len(y), 2 * np.mean(e)
