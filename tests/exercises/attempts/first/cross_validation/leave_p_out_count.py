import math
from fractions import Fraction

import numpy as np


def wrong_01_one_factor_too_many(n_samples, p):
    top = 1
    for i in range(n_samples - p, n_samples + 1):
        top *= i
    return top // math.factorial(p)


def wrong_02_ordered(n_samples, p):
    count = 1
    for i in range(p):
        count *= n_samples - i
    return count


def wrong_03_np_prod_overflows(n_samples, p):
    top = np.prod(np.arange(n_samples - p + 1, n_samples + 1))
    bottom = np.prod(np.arange(1, p + 1))
    return int(top // bottom)


def wrong_04_range_stops_before_p(n_samples, p):
    orders = 1
    for i in range(1, p):
        orders *= i
    choices = 1
    for i in range(p):
        choices *= n_samples - i
    return choices // orders


def wrong_05_divides_too_early(n_samples, p):
    c = 1
    for i in range(1, p + 1):
        c *= (n_samples - i + 1) // i
    return c


def wrong_06_blocks_of_p(n_samples, p):
    # every row is tested once
    return math.ceil(n_samples / p)


def wrong_07_divides_by_p(n_samples, p):
    ordered = 1
    for k in range(n_samples, n_samples - p, -1):
        ordered = ordered * k
    return ordered // p


def wrong_08_int_of_float_product(n_samples, p):
    if p == 1:
        return n_samples
    if p == 2:
        return n_samples * (n_samples - 1) // 2
    result = 1
    for i in range(1, p + 1):
        result = result * (n_samples - p + i) / i
    return int(result)


def wrong_09_pascal_row_in_place_upwards(n_samples, p):
    row = [1] + [0] * p
    for _ in range(n_samples):
        for j in range(1, p + 1):
            row[j] += row[j - 1]
    return row[p]


def wrong_10_lgamma(n_samples, p):
    log_c = math.lgamma(n_samples + 1) - math.lgamma(p + 1) - math.lgamma(n_samples - p + 1)
    return round(math.exp(log_c))


def wrong_11_recursion_base_case(n_samples, p):
    table = {}

    def c(n, k):
        if k == 0:
            return 1
        if n <= k:
            return 0
        if (n, k) not in table:
            table[n, k] = c(n - 1, k) + c(n - 1, k - 1)
        return table[n, k]

    return c(n_samples, p)


def wrong_12_true_division_of_factorials(n_samples, p):
    f = math.factorial
    return int(f(n_samples) / (f(p) * f(n_samples - p)))


def wrong_13_with_repetition(n_samples, p):
    return math.comb(n_samples + p - 1, p)


def wrong_14_precedence(n_samples, p):
    return math.factorial(n_samples) // math.factorial(p) * math.factorial(n_samples - p)


def right_01_fractions(n_samples, p):
    c = Fraction(1)
    for i in range(p):
        c *= Fraction(n_samples - i, i + 1)
    return int(c)


def right_02_pascal_downwards(n_samples, p):
    row = [1] + [0] * p
    for _ in range(n_samples):
        for j in range(p, 0, -1):
            row[j] += row[j - 1]
    return row[-1]


def right_03_one_huge_power(n_samples, p):
    b = n_samples
    return ((1 + 2**b) ** n_samples >> (b * p)) % 2**b


def right_04_object_array(n_samples, p):
    k = min(p, n_samples - p)
    top = np.prod(np.arange(n_samples - k + 1, n_samples + 1).astype(object))
    return top // math.factorial(k)
