from fractions import Fraction

import numpy as np


def wrong_01_undefined_counts_as_one(tp, fp):
    # no call was wrong, so it is perfect
    if tp + fp == 0:
        return 1.0
    return tp / (tp + fp)


def wrong_02_ratio_hits_to_alarms(tp, fp):
    if fp == 0:
        return 1.0 if tp else 0.0
    return min(1.0, tp / fp)


def wrong_03_no_brackets(tp, fp):
    if tp == 0:
        return 0.0
    return tp / tp + fp


def wrong_04_floor_division(tp, fp):
    called = tp + fp
    return float(tp // called) if called > 0 else 0.0


def wrong_05_guard_on_fp(tp, fp):
    if fp == 0:
        return 0.0
    return tp / (tp + fp)


def wrong_06_laplace(tp, fp):
    # smoothing, then there is no division by zero
    if tp + fp == 0:
        return 0.0
    return (tp + 1) / (tp + fp + 2)


def wrong_07_percent_rounded(tp, fp):
    if tp + fp == 0:
        return 0.0
    return round(100 * tp / (tp + fp)) / 100


def wrong_09_nan_to_num_of_python_division(tp, fp):
    return float(np.nan_to_num(tp / (tp + fp)))


def wrong_10_mean_of_empty(tp, fp):
    answers = [1] * int(tp) + [0] * int(fp)
    return float(np.mean(answers))


def wrong_11_minus_one_in_the_denominator(tp, fp):
    calls = tp + fp
    if calls < 2:
        return 0.0
    return tp / (calls - 1)


def wrong_12_max_one_everywhere(tp, fp):
    return max(tp, 1) / max(tp + fp, 1)


def right_01_fraction(tp, fp):
    return float(Fraction(int(tp), int(tp + fp))) if tp else 0.0


def right_02_max_one(tp, fp):
    return tp / max(1, tp + fp)


def right_03_complement(tp, fp):
    called = float(tp) + float(fp)
    return 1.0 - fp / called if called else 0.0
