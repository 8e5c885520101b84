import numpy as np


def wrong_01_target_minus_output(hidden, W2, b2, y):
    n = len(y)
    out = hidden @ W2 + b2
    err = 2 / n * (y - out)
    return hidden.T @ err, err.sum(), np.outer(err, W2)


def wrong_02_divided_by_all_entries(hidden, W2, b2, y):
    out = hidden.dot(W2) + b2
    err = 2 * (out - y) / hidden.size  # mean over everything
    dW2 = hidden.T.dot(err)
    db2 = np.sum(err)
    d_hidden = err[:, None] * W2[None, :]
    return dW2, db2, d_hidden


def wrong_03_column_minus_row(hidden, W2, b2, y):
    n, h = hidden.shape
    output = hidden @ W2.reshape(h, 1) + b2
    errors = 2 / n * (output - y)
    dW2 = (hidden.T @ errors).mean(axis=1)
    d_hidden = errors.mean(axis=1).reshape(n, 1) @ W2.reshape(1, h)
    return dW2, errors.mean(axis=1).sum(), d_hidden


def wrong_04_no_plus_equals(hidden, W2, b2, y):
    n, h = hidden.shape
    dW2 = np.zeros(h)
    db2 = 0.0
    d_hidden = np.zeros((n, h))
    for i in range(n):
        out = b2
        for k in range(h):
            out += hidden[i, k] * W2[k]
        e = 2 / n * (out - y[i])
        db2 += e
        for k in range(h):
            dW2[k] = e * hidden[i, k]
            d_hidden[i, k] = e * W2[k]
    return dW2, db2, d_hidden


def wrong_05_precedence_of_factor(hidden, W2, b2, y):
    output = hidden @ W2 + b2
    errors = 2 / len(y) * output - y
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)


def wrong_06_tanh_slope_already(hidden, W2, b2, y):
    output = hidden @ W2 + b2
    errors = 2 / len(y) * (output - y)
    dW2 = hidden.T @ errors
    db2 = errors.sum()
    d_hidden = np.outer(errors, W2) * (1 - hidden**2)
    return dW2, db2, d_hidden


def wrong_07_order_of_outputs(hidden, W2, b2, y):
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    dW2 = errors @ hidden
    db2 = errors.sum()
    d_hidden = errors[:, np.newaxis] * W2
    return d_hidden, dW2, db2


def wrong_08_one_unit_special(hidden, W2, b2, y):
    n = len(y)
    if hidden.shape[1] == 1:
        # only one unit: everything is a plain list of numbers
        a = hidden[:, 0]
        e = 2 / n * (a * W2[0] + b2 - y)
        return np.sum(e * a), np.sum(e), e * W2[0]
    e = 2 / n * (hidden @ W2 + b2 - y)
    return hidden.T @ e, e.sum(), np.outer(e, W2)


def wrong_09_writes_into_hidden(hidden, W2, b2, y):
    n, h = hidden.shape
    errors = 2 / n * (hidden @ W2 + b2 - y)
    d_hidden = hidden
    for i in range(n):
        d_hidden[i] = errors[i] * W2
    dW2 = hidden.T @ errors
    return dW2, errors.sum(), d_hidden


def _sig(z):
    return 1 / (1 + np.exp(-z))


def wrong_10_cross_entropy_output(hidden, W2, b2, y):
    m = y.shape[0]
    A2 = _sig(np.dot(hidden, W2) + b2)
    dZ2 = A2 - y
    dW2 = 1 / m * np.dot(hidden.T, dZ2)
    db2 = 1 / m * np.sum(dZ2)
    return dW2, db2, np.outer(dZ2, W2) / m


def wrong_11_each_unit_own_error(hidden, W2, b2, y):
    n, h = hidden.shape
    dW2 = []
    d_hidden = np.zeros((n, h))
    for k in range(h):
        # the part of the output that comes from unit k
        part = hidden[:, k] * W2[k] + b2
        e = 2 / n * (part - y)
        dW2.append(np.sum(e * hidden[:, k]))
        d_hidden[:, k] = e * W2[k]
    db2 = np.sum(2 / n * (hidden @ W2 + b2 - y))
    return np.array(dW2), db2, d_hidden


def wrong_12_outer_then_reshape(hidden, W2, b2, y):
    errors = (hidden @ W2 + b2 - y) * 2 / len(y)
    d_hidden = np.outer(W2, errors).reshape(hidden.shape)
    return np.dot(hidden.T, errors), np.sum(errors), d_hidden


def right_01_einsum(hidden, W2, b2, y):
    e = (np.einsum("ik,k->i", hidden, W2) + b2 - y) * (2.0 / y.size)
    return np.einsum("ik,i->k", hidden, e), np.einsum("i->", e), np.einsum("i,k->ik", e, W2)


def right_02_lists(hidden, W2, b2, y):
    rows = [[float(v) for v in r] for r in hidden]
    w = [float(v) for v in W2]
    errs = []
    for r, t in zip(rows, y):
        errs.append(2 * (sum(a * b for a, b in zip(r, w)) + float(b2) - float(t)) / len(rows))
    dw = [sum(e * r[k] for e, r in zip(errs, rows)) for k in range(len(w))]
    return np.array(dw), sum(errs), np.array([[e * v for v in w] for e in errs])


class _Layer:
    def __init__(self, a, w, b):
        self.a, self.w, self.b = a, w, b

    def forward(self):
        return (self.a * self.w).sum(axis=1) + self.b

    def backward(self, e):
        return (
            np.matmul(e, self.a),
            np.float64(np.ones_like(e) @ e),
            e.reshape(-1, 1) @ self.w.reshape(1, -1),
        )


def right_03_class(hidden, W2, b2, y):
    layer = _Layer(hidden, W2, b2)
    r = layer.forward() - y
    return layer.backward((r + r) / len(r))
