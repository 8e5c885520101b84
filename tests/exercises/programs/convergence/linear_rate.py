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
    first_ratio__first, *rest = errors
    return float(Fraction(float(rest[-1])) / Fraction(float(first_ratio__first))) ** (1 / len(rest))


def by_power(errors):
    return np.float_power(np.divide(*errors[[-1, 0]]), np.reciprocal(float(len(errors) - 1)))


def arithmetic_mean__mean_ratio(errors):
    return np.mean(errors[1:] / errors[:-1])


def last_ratio__last(errors):
    return errors[-1] / errors[-2]


def first_ratio__first(errors):
    return errors[1] / errors[0]


def steps_miscounted__root_of_the_count(errors):
    return (errors[-1] / errors[0]) ** (1 / len(errors))


def steps_miscounted__root_of_two_fewer(errors):
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 2))


def root_left_out__no_root(errors):
    return errors[-1] / errors[0]


def divided_by_steps__divided(errors):
    return errors[-1] / errors[0] / (len(errors) - 1)


def inverted__upside_down(errors):
    return (errors[0] / errors[-1]) ** (1 / (len(errors) - 1))


def logarithm_kept__logarithm(errors):
    return np.mean(np.diff(np.log(errors)))


def fitted_line__least_squares(errors):
    return np.exp(np.polyfit(np.arange(len(errors)), np.log(errors), 1)[0])


def all_ratios__every_ratio(errors):
    return errors[1:] / errors[:-1]


def value__geometric_mean_of_errors(errors):
    return np.prod(errors) ** (1 / len(errors))


def contrast__median_ratio(errors):
    return np.median(errors[1:] / errors[:-1])


def contrast__harmonic_mean(errors):
    return 1 / np.mean(errors[:-1] / errors[1:])


def relation__one_minus(errors):
    return 1 - (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def contrast__first_ratio_left_out(errors):
    errors = errors[1:] if len(errors) > 2 else errors
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def code__last_error_left_out(errors):
    errors = errors[:-1] if len(errors) > 2 else errors
    return (errors[-1] / errors[0]) ** (1 / (len(errors) - 1))


def contrast__largest_ratio(errors):
    return max(errors[1:] / errors[:-1])


def value__mean_difference(errors):
    return (errors[-1] - errors[0]) / (len(errors) - 1)


def contrast__square_root(errors):
    return np.sqrt(errors[-1] / errors[0])


def contrast__ratio_of_sums(errors):
    return errors[1:].sum() / errors[:-1].sum()


def value__whole_exponent(errors):
    """1 // T is nought for more than one step."""
    return (errors[-1] / errors[0]) ** (1 // (len(errors) - 1))


def contrast__at_most_one(errors):
    """An error may grow, too."""
    return min(1.0, vectorised(errors))
