import numpy as np


def wrong_01_slope_of_tanh_negative(W1, b1, W2, b2, X, y):
    a = np.tanh(X @ W1 + b1)
    e = 2 / len(y) * (a @ W2 + b2 - y)
    dz = np.outer(e, W2) * (a**2 - 1)
    return X.T @ dz, dz.sum(axis=0), a.T @ e, e.sum()


def wrong_02_bias_gets_mean(W1, b1, W2, b2, X, y):
    n = len(y)
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / n * (hidden @ W2 + b2 - y)
    d_z = np.outer(errors, W2) * (1 - hidden**2)
    dW1 = X.T @ d_z
    db1 = d_z.mean(axis=0)
    dW2 = hidden.T @ errors
    db2 = errors.mean()
    return dW1, db1, dW2, db2


def wrong_03_keepdims(W1, b1, W2, b2, X, y):
    n = X.shape[0]
    H = np.tanh(np.dot(X, W1) + b1)
    E = 2 / n * (np.dot(H, W2) + b2 - y).reshape(n, 1)
    dW2 = np.dot(H.T, E)
    db2 = np.sum(E, axis=0, keepdims=True)
    dZ = np.dot(E, W2.reshape(1, -1)) * (1 - H**2)
    dW1 = np.dot(X.T, dZ)
    db1 = np.sum(dZ, axis=0, keepdims=True)
    return dW1, db1, dW2, db2


def wrong_04_dz_never_reset(W1, b1, W2, b2, X, y):
    n, d = X.shape
    h = len(W2)
    dW1, db1, dW2, db2 = np.zeros((d, h)), np.zeros(h), np.zeros(h), 0.0
    d_z = np.zeros(h)
    for i in range(n):
        a = np.tanh(X[i] @ W1 + b1)
        e = 2 / n * (a @ W2 + b2 - y[i])
        dW2 += e * a
        db2 += e
        d_z += e * W2 * (1 - a**2)
        dW1 += np.outer(X[i], d_z)
        db1 += d_z
    return dW1, db1, dW2, db2


def wrong_05_missing_brackets(W1, b1, W2, b2, X, y):
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    d_hidden = np.outer(errors, W2)
    d_z = d_hidden * 1 - hidden**2
    return X.T @ d_z, d_z.sum(axis=0), hidden.T @ errors, errors.sum()


def _dtanh(v):
    return 1 - np.tanh(v) ** 2


def wrong_06_tanh_of_the_activation(W1, b1, W2, b2, X, y):
    a1 = np.tanh(X @ W1 + b1)
    delta2 = 2 * (a1 @ W2 + b2 - y) / y.shape[0]
    delta1 = delta2[:, None] * W2 * _dtanh(a1)
    return X.T @ delta1, np.sum(delta1, axis=0), a1.T @ delta2, np.sum(delta2)


def wrong_07_backward_order(W1, b1, W2, b2, X, y):
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    dW2 = hidden.T @ errors
    db2 = errors.sum()
    d_z = np.outer(errors, W2) * (1 - hidden * hidden)
    dW1 = X.T @ d_z
    db1 = d_z.sum(axis=0)
    return dW2, db2, dW1, db1


def wrong_08_only_first_input(W1, b1, W2, b2, X, y):
    # as in the lesson, with the loops
    n, h = len(y), len(W2)
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / n * (hidden @ W2 + b2 - y)
    dW1, db1 = np.zeros(W1.shape), np.zeros(h)
    for i in range(n):
        for k in range(h):
            dz = errors[i] * W2[k] * (1 - hidden[i, k] ** 2)
            dW1[0, k] += dz * X[i, 0]
            db1[k] += dz
    return dW1, db1, hidden.T @ errors, errors.sum()


def wrong_09_steps_W2_before_using_it(W1, b1, W2, b2, X, y):
    lr = 0.1
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    dW2 = hidden.T @ errors
    db2 = errors.sum()
    W2 -= lr * dW2
    d_z = np.outer(errors, W2) * (1 - hidden**2)
    return X.T @ d_z, d_z.sum(axis=0), dW2, db2


def wrong_10_sigmoid_slope(W1, b1, W2, b2, X, y):
    m = len(y)
    A1 = np.tanh(X.dot(W1) + b1)
    dZ2 = 2 * (A1.dot(W2) + b2 - y) / m
    dA1 = dZ2.reshape(m, 1) * W2.reshape(1, -1)
    dZ1 = dA1 * A1 * (1 - A1)
    return X.T.dot(dZ1), dZ1.sum(0), A1.T.dot(dZ2), dZ2.sum()


def wrong_11_mean_input_times_total(W1, b1, W2, b2, X, y):
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    d_z = np.outer(errors, W2) * (1 - hidden**2)
    db1 = d_z.sum(axis=0)
    # error times input: every unit's error, every input's mean
    dW1 = np.outer(X.mean(axis=0), db1)
    return dW1, db1, hidden.T @ errors, errors.sum()


def wrong_12_reshape_for_transpose(W1, b1, W2, b2, X, y):
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    d_z = np.multiply(np.outer(errors, W2), 1 - np.square(hidden))
    dW1 = np.matmul(d_z.T, X).reshape(W1.shape)
    return dW1, np.sum(d_z, axis=0), np.matmul(errors, hidden), np.sum(errors)


def right_01_row_by_row(W1, b1, W2, b2, X, y):
    total = None
    for x, t in zip(X, y):
        a = np.tanh(x @ W1 + b1)
        e = 2 * (a @ W2 + b2 - t)
        dz = e * W2 * (1 - a) * (1 + a)
        one = [np.outer(x, dz), dz, e * a, e]
        total = one if total is None else [p + q for p, q in zip(total, one)]
    return tuple(g / len(y) for g in total)


def right_02_complex_step(W1, b1, W2, b2, X, y):
    shapes = [np.shape(W1), np.shape(b1), np.shape(W2), ()]
    flat = np.concatenate([np.ravel(p) for p in (W1, b1, W2, b2)]).astype(complex)

    def take(v):
        out, pos = [], 0
        for s in shapes:
            k = int(np.prod(s))
            out.append(v[pos : pos + k].reshape(s))
            pos += k
        return out

    def loss(v):
        A, b, c, d = take(v)
        return np.mean((np.tanh(X @ A + b) @ c + d - y) ** 2)

    g = np.zeros(len(flat))
    for i in range(len(flat)):
        v = flat.copy()
        v[i] += 1e-30j
        g[i] = loss(v).imag / 1e-30
    return tuple(take(g))


def right_03_bias_as_a_column(W1, b1, W2, b2, X, y):
    n = len(y)
    ones = np.ones((n, 1))
    X1 = np.hstack([X, ones])
    V1 = np.vstack([W1, b1])
    H = np.tanh(X1 @ V1)
    H1 = np.hstack([H, ones])
    e = 2.0 / n * (H1 @ np.append(W2, b2) - y)
    dV2 = H1.T @ e
    dV1 = np.einsum("ij,i,k,ik->jk", X1, e, W2, 1 - H**2)
    return dV1[:-1], dV1[-1], dV2[:-1], dV2[-1]
