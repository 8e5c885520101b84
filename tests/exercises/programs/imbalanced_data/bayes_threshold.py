"""Answers to imbalanced_data/bayes_threshold: right ones, and wrong ones by what they are told."""

import math
from fractions import Fraction

import numpy as np


def loop(cost_fp, cost_fn):
    """Halve the interval in which the two average costs meet."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if (1 - middle) * cost_fp > middle * cost_fn:
            low = middle
        else:
            high = middle
    return middle


def vectorised(cost_fp, cost_fn):
    costs = np.array([cost_fp, cost_fn], dtype=float)
    return (costs / costs.sum())[0]


def library(cost_fp, cost_fn):
    return 1 / (1 + math.exp(math.log(cost_fn) - math.log(cost_fp)))


def exact(cost_fp, cost_fn):
    return Fraction(cost_fp) / (Fraction(cost_fp) + Fraction(cost_fn))


def by_odds(cost_fp, cost_fn):
    odds = cost_fp / cost_fn
    return np.array(odds / (1 + odds))


def costs_exchanged__share_of_a_miss(cost_fp, cost_fn):
    return cost_fn / (cost_fp + cost_fn)


def costs_exchanged__way_back_wrong(cost_fp, cost_fn):
    return 1 / (1 + cost_fp / cost_fn)


def ratio__of_costs(cost_fp, cost_fn):
    return cost_fp / cost_fn


def ratio__upside_down(cost_fp, cost_fn):
    return cost_fn / cost_fp


def one_half__default(cost_fp, cost_fn):
    return 0.5


def logit__log_of_the_ratio(cost_fp, cost_fn):
    return np.log(cost_fp / cost_fn)


def cost_not_threshold__least_cost(cost_fp, cost_fn):
    return cost_fp * cost_fn / (cost_fp + cost_fn)


def cut_off_ratio__min(cost_fp, cost_fn):
    return min(1.0, cost_fp / cost_fn)


def difference__over_the_sum(cost_fp, cost_fn):
    return (cost_fn - cost_fp) / (cost_fn + cost_fp)


def code__minus_for_plus(cost_fp, cost_fn):
    return np.divide(cost_fp, cost_fp - cost_fn)


def sensitivity__precedence(cost_fp, cost_fn):
    return cost_fp / cost_fp + cost_fn


def relation__root(cost_fp, cost_fn):
    return (cost_fp / (cost_fp + cost_fn)) ** 0.5


def relation__upside_down(cost_fp, cost_fn):
    return (cost_fp + cost_fn) / cost_fp


def substitution__miss_counted_twice(cost_fp, cost_fn):
    return cost_fp / (cost_fp + 2 * cost_fn)
