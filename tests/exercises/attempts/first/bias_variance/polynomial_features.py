from itertools import accumulate

import numpy as np


def wrong_01_descending_vander(x, degree):
    return np.vander(x, degree + 1)


def wrong_02_scaled_columns(x, degree):
    A = np.stack([x**k for k in range(degree + 1)], axis=1).astype(float)
    return A / np.maximum(1, np.abs(A).max(axis=0))


def wrong_03_transposed(x, degree):
    return np.array([x**k for k in range(degree + 1)])


def wrong_04_last_power_missing(x, degree):
    cols = []
    for k in range(degree):
        cols.append(x**k)
    if not cols:
        return np.ones((len(x), 1))
    return np.stack(cols, axis=1)


def wrong_05_int_table(x, degree):
    A = np.zeros((len(x), degree + 1), dtype=int)
    for i in range(len(x)):
        for k in range(degree + 1):
            A[i, k] = x[i] ** k
    return A


def wrong_06_no_constant(x, degree):
    # the intercept is added by the model
    if degree == 0:
        return np.ones((len(x), 1))
    return np.column_stack([x**k for k in range(1, degree + 1)])


def wrong_07_constant_last(x, degree):
    cols = [x**k for k in range(1, degree + 1)]
    cols.append(np.ones(len(x)))
    return np.column_stack(cols)


def wrong_08_zero_row(x, degree):
    A = np.ones((len(x), degree + 1))
    for i in range(len(x)):
        if x[i] == 0:
            A[i] = 0
        else:
            A[i] = [x[i] ** k for k in range(degree + 1)]
    return A


def wrong_09_same_array_appended(x, degree):
    power = np.ones(len(x))
    cols = []
    for k in range(degree + 1):
        cols.append(power)
        power *= x
    return np.array(cols).T


def wrong_10_taylor_factorial(x, degree):
    A = np.ones((len(x), degree + 1))
    for k in range(1, degree + 1):
        A[:, k] = A[:, k - 1] * x / k
    return A


def wrong_11_exp_log(x, degree):
    x = np.asarray(x, dtype=float)
    with np.errstate(all="ignore"):
        A = np.exp(np.log(np.abs(x))[:, None] * np.arange(1, degree + 1))
    return np.hstack([np.ones((len(x), 1)), A])


def wrong_12_base_and_exponent_swapped(x, degree):
    return np.power(
        np.arange(degree + 1).astype(float), np.abs(np.asarray(x, dtype=float))[:, np.newaxis]
    )


def right_01_increasing_vander(x, degree):
    return np.vander(np.asarray(x, dtype=float), N=degree + 1, increasing=True)


def right_02_accumulate(x, degree):
    one = lambda v: list(accumulate([float(v)] * degree, lambda a, b: a * b, initial=1.0))
    return np.array([one(v) for v in x]).reshape(len(x), degree + 1)


def right_03_recursive(x, degree):
    x = np.asarray(x, dtype=float)
    if degree == 0:
        return np.ones((x.size, 1))
    A = right_03_recursive(x, degree - 1)
    return np.hstack((A, A[:, -1:] * x[:, None]))
