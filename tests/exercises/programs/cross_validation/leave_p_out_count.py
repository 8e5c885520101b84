"""Answers to cross_validation/leave_p_out_count: right ones, and wrong ones by diagnosis."""

import math
from fractions import Fraction
from itertools import accumulate, pairwise

import numpy as np


def loop(n_samples, p):
    count = 1
    for i in range(p):
        count = count * (n_samples - i) // (i + 1)
    return count


def vectorised(n_samples, p):
    """A row of Pascal's triangle after the other, as arrays of Python's own whole numbers."""
    row = np.array([1] + [0] * p, dtype=object)
    for _ in range(n_samples):
        row[1:] = row[1:] + row[:-1]
    return row[p]


def library(n_samples, p):
    return math.comb(n_samples, p)


def factorials(n_samples, p):
    return math.factorial(n_samples) // (math.factorial(p) * math.factorial(n_samples - p))


def products(n_samples, p):
    return math.prod(range(n_samples - p + 1, n_samples + 1)) // math.prod(range(1, p + 1))


def pascal(n_samples, p):
    row = [1]
    for _ in range(n_samples):
        row = [1, *map(sum, pairwise(row)), 1]
    return row[p]


def hockey_stick(n_samples, p):
    """Sums of sums: accumulating ones p times."""
    row = [1] * (n_samples - p + 1)
    for _ in range(p):
        row = list(accumulate(row))
    return row[-1]


def fractions_of_whole_numbers(n_samples, p):
    count = Fraction(1)
    for i in range(1, p + 1):
        count *= Fraction(n_samples + 1 - i, i)
    return count


def order_counted__permutations(n_samples, p):
    return math.factorial(n_samples) // math.factorial(n_samples - p)


def order_counted__product(n_samples, p):
    return math.prod(range(n_samples - p + 1, n_samples + 1))


def n_over_p__quotient(n_samples, p):
    return n_samples / p


def n_over_p__whole(n_samples, p):
    return n_samples // p


def through_floats__true_division(n_samples, p):
    f = math.factorial
    return int(f(n_samples) / (f(p) * f(n_samples - p)))


def through_floats__overflow(n_samples, p):
    f = math.factorial
    return round(f(n_samples) / f(n_samples - p) / f(p))


def through_floats__gamma(n_samples, p):
    return round(math.gamma(n_samples + 1) / (math.gamma(p + 1) * math.gamma(n_samples - p + 1)))


def through_floats__logarithms(n_samples, p):
    log = math.lgamma(n_samples + 1) - math.lgamma(p + 1) - math.lgamma(n_samples - p + 1)
    return round(math.exp(log))


def through_floats__logarithms_unrounded(n_samples, p):
    log = math.lgamma(n_samples + 1) - math.lgamma(p + 1) - math.lgamma(n_samples - p + 1)
    return math.exp(log)


def through_floats__float_product(n_samples, p):
    count = 1.0
    for i in range(p):
        count *= (n_samples - i) / (i + 1)
    return round(count)


def through_floats__wrapped(n_samples, p):
    top = np.prod(np.arange(n_samples - p + 1, n_samples + 1))
    return int(top // np.prod(np.arange(1, p + 1)))


def through_floats__wrapped_step_by_step(n_samples, p):
    count = np.int64(1)
    for i in range(p):
        count = count * (n_samples - i) // (i + 1)
    return count


def through_floats__cumulated(n_samples, p):
    i = np.arange(p)
    return np.prod((n_samples - i) / (i + 1))


def through_floats__slash_in_the_loop(n_samples, p):
    count = 1
    for i in range(p):
        count = int(count * (n_samples - i) / (i + 1))
    return count


def divided_by_p__once(n_samples, p):
    return math.perm(n_samples, p) // p


def wrong_factorial__n_minus_p_left_out(n_samples, p):
    return math.factorial(n_samples) // math.factorial(p)


def neighbours_only__windows(n_samples, p):
    return len([range(start, start + p) for start in range(n_samples - p + 1)])


def with_repetition__stars_and_bars(n_samples, p):
    return math.comb(n_samples + p - 1, p)


def with_repetition__powers(n_samples, p):
    return n_samples**p


def one_row_fewer__n_minus_one(n_samples, p):
    return math.comb(n_samples - 1, p)


def sets_up_to_p__summed(n_samples, p):
    return sum(math.comb(n_samples, i) for i in range(1, p + 1))


def all_subsets__power_of_two(n_samples, p):
    return 2**n_samples


def companion__leave_one_out(n_samples, p):
    return n_samples


def companion__with_a_given_row(n_samples, p):
    return math.comb(n_samples - 1, p - 1)


def companion__pairs(n_samples, p):
    return n_samples * (n_samples - 1) // 2


def none__no_return(n_samples, p):
    math.comb(n_samples, p)
