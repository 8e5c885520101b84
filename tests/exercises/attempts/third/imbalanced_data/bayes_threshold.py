import math

import numpy as np


# 1 / - (1 - p) c_fn <= p c_fp: which mistake goes with which decision
def wrong_01_miss_on_top(cost_fp, cost_fn):
    # calling pays if p * cost_fp >= (1 - p) * cost_fn
    t = cost_fn / (cost_fn + cost_fp)
    return t


def wrong_02_missing_brackets(cost_fp, cost_fn):
    return cost_fp / cost_fp + cost_fn


def wrong_03_whole_division(cost_fp, cost_fn):
    total = cost_fp + cost_fn
    return cost_fp // total


def wrong_04_odds_left(cost_fp, cost_fn):
    # p/(1-p) >= fp/fn
    odds = cost_fp / cost_fn
    return odds


def wrong_05_log_odds_left(cost_fp, cost_fn):
    """threshold on the logit, as in lesson 05"""
    return math.log(cost_fp) - math.log(cost_fn)


def wrong_06_softmax_of_costs(cost_fp, cost_fn):
    c = np.array([cost_fp, cost_fn], dtype=float)
    e = np.exp(c - c.max())
    return e[0] / e.sum()


def wrong_07_grid_of_hundred(cost_fp, cost_fn):
    ts = np.linspace(0, 1, 101)
    call = (1 - ts) * cost_fp
    dont = ts * cost_fn
    return ts[np.argmin(np.abs(call - dont))]


def wrong_08_alarm_costs_one(cost_fp, cost_fn):
    # the lesson: false alarm 1, miss 9 -> 1/10
    return 1 / (1 + cost_fn)


def wrong_09_capped_ratio(cost_fp, cost_fn):
    t = cost_fp / cost_fn
    if t > 1:
        t = 1.0
    return t


def wrong_10_ratio_only_one_side(cost_fp, cost_fn):
    ratio = max(cost_fp, cost_fn) / min(cost_fp, cost_fn)
    return 1 / (1 + ratio)


def wrong_11_cost_at_crossing(cost_fp, cost_fn):
    # where the two lines meet
    p = cost_fp / (cost_fp + cost_fn)
    height = p * cost_fn
    return height


def wrong_12_rounded(cost_fp, cost_fn):
    t = cost_fp / (cost_fp + cost_fn)
    return round(t, 2)


def right_01_one_over(cost_fp, cost_fn):
    return 1 / (1 + cost_fn / cost_fp)


def right_02_crossing_of_lines(cost_fp, cost_fn):
    # call: a - a p ; dont: b p    ->  solve the 2x2 system for (p, height)
    A = np.array([[cost_fp, 1.0], [-cost_fn, 1.0]])
    p, height = np.linalg.solve(A, np.array([cost_fp, 0.0]))
    return p


class _Bisect:
    def __init__(self, f):
        self.f = f

    def root(self, lo, hi, k=200):
        mid = (lo + hi) / 2
        if k == 0:
            return mid
        if self.f(mid) > 0:
            return self.root(lo, mid, k - 1)
        return self.root(mid, hi, k - 1)


def right_03_bisection(cost_fp, cost_fn):
    return np.float64(_Bisect(lambda p: p * cost_fn - (1 - p) * cost_fp).root(0.0, 1.0))
