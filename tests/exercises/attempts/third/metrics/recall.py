import numpy as np


def wrong_01_undefined_is_one(tp, fn):
    if fn == 0:
        return 1.0  # nothing missed
    return tp / (tp + fn)


def wrong_02_one_minus_ratio(tp, fn):
    if tp == 0:
        return 0.0
    return 1 - fn / tp


def wrong_03_no_brackets(tp, fn):
    return tp / tp + fn if tp > 0 else 0.0


def wrong_04_truncated_percent(tp, fn):
    ill = tp + fn
    if ill == 0:
        return 0.0
    return (100 * tp // ill) / 100


def wrong_05_none_when_undefined(tp, fn):
    if tp + fn > 0:
        return tp / (tp + fn)


def wrong_06_zero_if_any_is_zero(tp, fn):
    if not (tp and fn):
        return 0.0
    return tp / (tp + fn)


def wrong_07_errstate(tp, fn):
    with np.errstate(divide="raise", invalid="raise"):
        try:
            return tp / (tp + fn)
        except FloatingPointError:
            return 0.0


def wrong_08_odds(tp, fn):
    return tp / fn if fn else float(tp > 0)


def wrong_09_where_evaluates_both(tp, fn):
    return float(np.where(tp + fn > 0, np.float64(tp) / np.float64(tp + fn), np.nan))


def wrong_10_one_hit_is_not_enough(tp, fn):
    total = 0
    for _ in range(1, int(tp)):
        total += 1
    return total / (tp + fn) if tp + fn else 0.0


def wrong_11_ddof(tp, fn):
    found = np.array([1] * int(tp) + [0] * int(fn))
    if len(found) <= 1:
        return float(found.sum())
    return float(found.sum() / (len(found) - 1))


def wrong_12_max_on_both(tp, fn):
    return max(1, tp) / max(1, tp + fn)


def right_01_mean_of_list(tp, fn):
    found = np.repeat([1.0, 0.0], [int(tp), int(fn)])
    return found.mean() if found.size else 0.0


def right_02_product_by_bool(tp, fn):
    ill = tp + fn
    return float(tp) / (ill + (ill == 0))


def right_03_one_minus_miss_rate(tp, fn):
    def miss_rate():
        return fn / (tp + fn)

    return 1 - miss_rate() if tp > 0 else 0.0
