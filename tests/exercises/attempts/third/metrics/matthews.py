import math
from fractions import Fraction

import numpy as np


def wrong_01_numpy_product_cut_off(tp, fp, fn, tn):
    totals = np.array([tp + fp, tp + fn, tn + fp, tn + fn])
    if (totals == 0).any():
        return 0.0
    with np.errstate(all="ignore"):
        return (int(tp) * int(tn) - int(fp) * int(fn)) / np.sqrt(np.prod(totals))


def wrong_02_any_count_zero(tp, fp, fn, tn):
    # zero in the table: undefined
    for c in (tp, fp, fn, tn):
        if c == 0:
            return 0.0
    tp, fp, fn, tn = float(tp), float(fp), float(fn), float(tn)
    return (tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))


def wrong_03_kappa(tp, fp, fn, tn):
    tp, fp, fn, tn = map(float, (tp, fp, fn, tn))
    if 0 in (tp + fp, tp + fn, tn + fp, tn + fn):
        return 0.0
    n = tp + fp + fn + tn
    agree = (tp + tn) / n
    chance = ((tp + fp) * (tp + fn) + (tn + fp) * (tn + fn)) / n**2
    return (agree - chance) / (1 - chance)


def wrong_04_youden(tp, fp, fn, tn):
    if tp + fp == 0 or tn + fn == 0 or tp + fn == 0 or tn + fp == 0:
        return 0.0
    return tp / (tp + fn) + tn / (tn + fp) - 1


def wrong_05_only_calls_checked(tp, fp, fn, tn):
    if tp + fp == 0 or tn + fn == 0:
        return 0.0
    t = [float(v) for v in (tp + fp, tp + fn, tn + fp, tn + fn)]
    with np.errstate(all="ignore"):
        return (float(tp) * float(tn) - float(fp) * float(fn)) / np.sqrt(
            np.float64(t[0]) * t[1] * t[2] * t[3]
        )


def wrong_06_root_loses_the_sign(tp, fp, fn, tn):
    # geometric mean of informedness and markedness
    if 0 in (tp + fp, tp + fn, tn + fp, tn + fn):
        return 0.0
    j = tp / (tp + fn) + tn / (tn + fp) - 1
    m = tp / (tp + fp) + tn / (tn + fn) - 1
    return math.sqrt(max(j * m, 0.0))


def wrong_07_sqrt_in_whole_numbers(tp, fp, fn, tn):
    tp, fp, fn, tn = int(tp), int(fp), int(fn), int(tn)
    den = math.isqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    if den == 0:
        return 0.0
    return (tp * tn - fp * fn) / den


def wrong_08_corrcoef_of_pairs(tp, fp, fn, tn):
    # correlation of the table's rows
    t = np.array([[tp, fp], [fn, tn]], dtype=float)
    if (t.sum(0) == 0).any() or (t.sum(1) == 0).any():
        return 0.0
    with np.errstate(all="ignore"):
        return np.corrcoef(t)[0, 1]


def wrong_09_smoothed_denominator(tp, fp, fn, tn):
    tp, fp, fn, tn = [float(c) for c in (tp, fp, fn, tn)]
    return (tp * tn - fp * fn) / (math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) + 1)


def wrong_10_one_total_twice(tp, fp, fn, tn):
    tp, fp, fn, tn = map(float, (tp, fp, fn, tn))
    if min(tp + fp, tp + fn, tn + fp, tn + fn) == 0:
        return 0.0
    return (tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fn) * (tn + fn))


def wrong_11_except_zero_division(tp, fp, fn, tn):
    # numpy does not raise for 0/0
    tp, fp, fn, tn = np.array([tp, fp, fn, tn], dtype=float)
    try:
        with np.errstate(all="ignore"):
            return (tp * tn - fp * fn) / np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    except ZeroDivisionError:
        return 0.0


def wrong_12_arguments_in_other_order(tp, fp, fn, tn):
    # in my other course the table was read tn, fp, fn, tp by rows of (tp, tn, fp, fn)
    tp, tn, fp, fn = float(tp), float(fp), float(fn), float(tn)
    den = math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / den if den else 0.0


def right_01_fractions_and_sign(tp, fp, fn, tn):
    tp, fp, fn, tn = (int(c) for c in (tp, fp, fn, tn))
    den = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    if not den:
        return 0
    num = tp * tn - fp * fn
    r = math.sqrt(Fraction(num * num, den))
    return r if num >= 0 else -r


def right_02_roots_one_by_one(tp, fp, fn, tn):
    out = np.float64(int(tp) * int(tn) - int(fp) * int(fn))
    for total in (tp + fp, tp + fn, tn + fp, tn + fn):
        if total == 0:
            return np.float64(0)
        out = out / np.sqrt(float(total))
    return out


def right_03_weighted_correlation(tp, fp, fn, tn):
    w = np.array([tp, fp, fn, tn], dtype=float)
    t = np.array([1, 0, 1, 0.0])
    c = np.array([1, 1, 0, 0.0])
    if min(w @ t, w @ (1 - t), w @ c, w @ (1 - c)) == 0:
        return 0.0
    w = w / w.sum()
    cov = w[0] * w[3] - w[1] * w[2]
    a, b = w @ t, w @ c
    return np.array(cov / math.sqrt(a * (w @ (1 - t)) * b * (w @ (1 - c))))
