"""Answers to bias_variance/polynomial_features: right ones, and wrong ones by diagnosis."""

import numpy as np


def loop(x, degree):
    rows = []
    for value in x:
        row = [1.0]
        for _ in range(degree):
            row.append(row[-1] * value)
        rows.append(row)
    return rows


def vectorised(x, degree):
    return x[:, np.newaxis] ** np.arange(degree + 1)


def library(x, degree):
    return np.vander(x, degree + 1, increasing=True)


def columns(x, degree):
    return np.column_stack([x**k for k in range(degree + 1)])


def transposed(x, degree):
    return np.array([np.power(x, k) for k in range(degree + 1)]).T


def outer(x, degree):
    return np.power.outer(x, range(degree + 1))


def running_product(x, degree):
    table = np.repeat(np.asarray(x, dtype=float)[:, None], degree + 1, axis=1)
    table[:, 0] = 1
    return np.cumprod(table, axis=1)


def of_numpy_polynomial(x, degree):
    return np.polynomial.polynomial.polyvander(x, degree)


def filled(x, degree):
    answer = np.zeros((len(x), degree + 1))
    for i in range(len(x)):
        for k in range(degree + 1):
            answer[i][k] = x[i] ** k
    return answer


def plain_tuples(x, degree):
    return tuple(tuple(v**k for k in range(degree + 1)) for v in x.tolist())


def constant_column_missing__from_one(x, degree):
    return np.array([[v**k for k in range(1, degree + 1)] for v in x])


def last_power_missing__range(x, degree):
    return x[:, None] ** np.arange(degree)


def reversed__vander(x, degree):
    return np.vander(x, degree + 1)


def straight_line__of_ones_and_x(x, degree):
    return np.c_[np.ones(len(x)), x]


def one_column_too_many__range(x, degree):
    return x[:, None] ** np.arange(degree + 2)


def one_column_too_many__two_of_ones(x, degree):
    return np.column_stack([np.ones(len(x)), x[:, None] ** np.arange(degree + 1)])


def constant_column_last__appended(x, degree):
    return np.column_stack([*(x**k for k in range(1, degree + 1)), np.ones(len(x))])


def multiples_not_powers__star(x, degree):
    return x[:, None] * np.arange(degree + 1)


def base_and_exponent_swapped__powers_of_the_column(x, degree):
    return np.arange(degree + 1) ** x[:, None].astype(float)


def powers_start_too_high__from_one(x, degree):
    return x[:, None] ** np.arange(1, degree + 2)


def column_of_zeros__never_filled(x, degree):
    answer = np.zeros((len(x), degree + 1))
    for k in range(1, degree + 1):
        answer[:, k] = x**k
    return answer


def highest_power_alone__power(x, degree):
    return x**degree


def sum_of_powers__of_each_x(x, degree):
    return sum(x**k for k in range(degree + 1))


def signs_lost__absolute(x, degree):
    return np.abs(x)[:, None] ** np.arange(degree + 1)


def companion__derivatives(x, degree):
    answer = np.zeros((len(x), degree + 1))
    for k in range(1, degree + 1):
        answer[:, k] = k * x ** (k - 1)
    return answer


def relation__columns_as_rows(x, degree):
    return np.array([x**k for k in range(degree + 1)])


def error__not_a_power(x, degree):
    return x[:, None] ^ np.arange(degree + 1)


def raised__no_column(x, degree):
    return x ** np.arange(degree + 1)


def contrast__squares_only(x, degree):
    return np.column_stack([np.ones(len(x)), x, x**2])[:, : degree + 1]


def not_finite__through_logarithms(x, degree):
    return np.exp(np.log(x.astype(float))[:, None] * np.arange(degree + 1))


def contrast__all_ones(x, degree):
    answer = np.ones((len(x), degree + 1))
    for k in range(1, degree):
        answer[:, k] = x**k
    return answer


def value__centred(x, degree):
    return (x - x.mean())[:, None] ** np.arange(degree + 1)


def value__running_sum(x, degree):
    return np.cumsum(x[:, None] ** np.arange(degree + 1.0), axis=1)


def value__zero_to_the_zero(x, degree):
    return [[v**k if v else 0.0 for k in range(degree + 1)] for v in x]
