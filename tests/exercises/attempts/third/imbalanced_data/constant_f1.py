import math
from fractions import Fraction

import numpy as np


def wrong_01_condition_upside_down(prevalence, predict_positive):
    if not predict_positive:
        return 2 * prevalence / (1 + prevalence)
    return 0.0


def wrong_02_brackets(prevalence, predict_positive):
    if predict_positive:
        return 2 * prevalence / 1 + prevalence
    return 0.0


def wrong_03_f1_of_the_negatives(prevalence, predict_positive):
    share = prevalence if predict_positive else 1 - prevalence
    return 2 * share / (1 + share)


def wrong_04_accuracy_when_negative(prevalence, predict_positive):
    if predict_positive:
        f1 = 2 * prevalence / (1 + prevalence)
    else:
        f1 = 1 - prevalence
    return f1


def wrong_05_hundred_people(prevalence, predict_positive):
    n = 100
    pos = int(prevalence * n)
    tp = pos if predict_positive else 0
    fp = n - pos if predict_positive else 0
    fn = pos - tp
    if tp == 0:
        return 0.0
    return 2 * tp / (2 * tp + fp + fn)


def wrong_06_nan_when_nobody_called(prevalence, predict_positive):
    called = 1.0 * bool(predict_positive)
    tp = np.float64(prevalence * called)
    with np.errstate(invalid="ignore"):
        p = tp / called if called else np.float64("nan")
        r = tp / prevalence
        return 2 * p * r / (p + r)


def wrong_07_geometric(prevalence, predict_positive):
    # F = root of precision times recall (Fowlkes-Mallows)
    precision, recall = (prevalence, 1) if predict_positive else (0, 0)
    return math.sqrt(precision * recall)


def wrong_08_f2(prevalence, predict_positive):
    if not predict_positive:
        return 0.0
    beta = 2
    p, r = prevalence, 1.0
    return (1 + beta) * p * r / (beta * p + r)


def wrong_09_rare_class_is_positive(prevalence, predict_positive):
    # the positive class is the rare one
    pi = min(prevalence, 1 - prevalence)
    return 2 * pi / (1 + pi) if predict_positive else 0.0


def wrong_10_macro(prevalence, predict_positive):
    s = prevalence if predict_positive else 1 - prevalence
    return (2 * s / (1 + s) + 0.0) / 2


def wrong_11_jaccard(prevalence, predict_positive):
    tp = prevalence * predict_positive
    fp = (1 - prevalence) * predict_positive
    fn = prevalence - tp
    return tp / (tp + fp + fn)


def wrong_12_rounded_like_the_text(prevalence, predict_positive):
    if predict_positive:
        return round(2 * prevalence / (1 + prevalence), 4)
    return 0.0


def right_01_harmonic_by_inverses(prevalence, predict_positive):
    return 2 / (1 / prevalence + 1 / 1) if predict_positive else 0


def right_02_fractions(prevalence, predict_positive):
    pi = Fraction(float(prevalence))
    tp, fp, fn = (pi, 1 - pi, 0) if predict_positive else (0, 0, pi)
    return float(2 * tp / (2 * tp + fp + fn))


def right_03_lookup_closure(prevalence, predict_positive):
    table = {True: lambda p: 1 - (1 - p) / (1 + p), False: lambda p: p * 0}
    return np.array(table[bool(predict_positive)](prevalence))
