"""Answers to convergence/linear_rate: right ones, and wrong ones by what they are told."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np


def loop(errors):
    product = 1.0
    for t in range(1, len(errors)):
        product *= errors[t] / errors[t - 1]
    return product ** (1 / (len(errors) - 1))


def vectorised(errors):
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def library(errors):
    return np.exp(np.mean(np.diff(np.log(errors))))


def product_of_ratios(errors):
    ratios = errors[1:] / errors[:-1]
    return np.prod(ratios) ** (1 / ratios.size)


def logarithm_to_base_ten(errors):
    return 10 ** ((math.log10(errors[-1]) - math.log10(errors[0])) / (len(errors) - 1))


def geometric_grid(errors):
    """The second point of a geometric progression from the first error to the last."""
    grid = np.geomspace(errors[0], errors[-1], num=len(errors))
    return np.array(grid[1] / grid[0])


def weighted_logarithms(errors):
    logarithms = [math.log(b) - math.log(a) for a, b in pairwise(errors.tolist())]
    return math.exp(math.fsum(logarithms) / len(logarithms))


def exact_ratio(errors):
    first, *rest = errors
    return float(Fraction(float(rest[-1])) / Fraction(float(first))) ** (1 / len(rest))


def by_power(errors):
    return np.float_power(np.divide(*errors[[-1, 0]]), np.reciprocal(float(len(errors) - 1)))


def mean_ratio(errors):
    return np.mean(errors[1:] / errors[:-1])


def mean_ratio_in_a_loop(errors):
    total = 0.0
    for before, after in pairwise(errors):
        total += after / before
    return total / (len(errors) - 1)


def last(errors):
    return errors[-1] / errors[-2]


def last_of_all(errors):
    return (errors[1:] / errors[:-1])[-1]


def first(errors):
    return errors[1] / errors[0]


def root_of_the_count(errors):
    return (errors[-1] / errors[0]) ** (1 / len(errors))


def root_of_the_count_by_logs(errors):
    return np.exp((np.log(errors[-1]) - np.log(errors[0])) / errors.size)


def root_of_two_fewer(errors):
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 2))


def no_root(errors):
    return errors[-1] / errors[0]


def no_root_of_the_product(errors):
    return np.prod(errors[1:] / errors[:-1])


def divided(errors):
    return errors[-1] / errors[0] / (len(errors) - 1)


def precedence_slip(errors):
    """The power binds tighter than the division."""
    return (errors[-1] / errors[0]) ** 1 / (len(errors) - 1)


def upside_down(errors):
    return (errors[0] / errors[-1]) ** (1 / (len(errors) - 1))


def upside_down_by_logs(errors):
    return np.exp(-np.mean(np.diff(np.log(errors))))


def logarithm(errors):
    return np.mean(np.diff(np.log(errors)))


def logarithm_of_the_ends(errors):
    return math.log(errors[-1] / errors[0]) / (len(errors) - 1)


def least_squares(errors):
    return np.exp(np.polyfit(np.arange(len(errors)), np.log(errors), 1)[0])


def every_ratio(errors):
    return errors[1:] / errors[:-1]


def every_ratio_listed(errors):
    return [b / a for a, b in pairwise(errors)]


def geometric_mean_of_errors(errors):
    return np.prod(errors) ** (1 / len(errors))


def median_ratio(errors):
    return np.median(errors[1:] / errors[:-1])


def harmonic_mean(errors):
    return 1 / np.mean(errors[:-1] / errors[1:])


def one_minus(errors):
    return 1 - (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def first_ratio_left_out(errors):
    errors = errors[1:] if len(errors) > 2 else errors
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def last_error_left_out(errors):
    errors = errors[:-1] if len(errors) > 2 else errors
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def largest_ratio(errors):
    return max(errors[1:] / errors[:-1])


def mean_difference(errors):
    return (errors[-1] - errors[0]) / (len(errors) - 1)


def square_root(errors):
    return np.sqrt(errors[-1] / errors[0])


def ratio_of_sums(errors):
    return errors[1:].sum() / errors[:-1].sum()


def whole_exponent(errors):
    """1 // T is nought for more than one step."""
    return (errors[-1] / errors[0]) ** (1 // (len(errors) - 1))


def at_most_one(errors):
    """An error may grow, too."""
    return min(1.0, vectorised(errors))


RIGHT = [
    loop,
    vectorised,
    library,
    product_of_ratios,
    logarithm_to_base_ten,
    geometric_grid,
    weighted_logarithms,
    exact_ratio,
    by_power,
]

WRONG = {
    "arithmetic_mean": [mean_ratio, mean_ratio_in_a_loop],
    "last_ratio": [last, last_of_all],
    "first_ratio": [first],
    "steps_miscounted": [root_of_the_count, root_of_the_count_by_logs, root_of_two_fewer],
    "root_left_out": [no_root, no_root_of_the_product],
    "divided_by_steps": [divided, precedence_slip],
    "inverted": [upside_down, upside_down_by_logs],
    "logarithm_kept": [logarithm, logarithm_of_the_ends],
    "fitted_line": [least_squares],
    "all_ratios": [every_ratio, every_ratio_listed],
    "not right": [
        geometric_mean_of_errors,
        median_ratio,
        harmonic_mean,
        one_minus,
        first_ratio_left_out,
        last_error_left_out,
        largest_ratio,
        mean_difference,
        square_root,
        ratio_of_sums,
        whole_exponent,
        at_most_one,
    ],
}
