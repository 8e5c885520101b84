import numpy as np


def wrong_01_without_signs(train_error, valid_error, floor_error, tolerance):
    bias = abs(train_error - floor_error) > tolerance
    var = abs(valid_error - train_error) > tolerance
    if bias and var:
        return "both"
    if bias:
        return "high bias"
    if var:
        return "high variance"
    return "good"


def wrong_02_relative_gap(train_error, valid_error, floor_error, tolerance):
    a = train_error - floor_error
    b = valid_error - train_error
    if floor_error > 0:
        a = a / floor_error
    if train_error > 0:
        b = b / train_error
    if a > tolerance:
        return "both" if b > tolerance else "high bias"
    return "high variance" if b > tolerance else "good"


def wrong_03_table_transposed(train_error, valid_error, floor_error, tolerance):
    names = [["good", "high bias"], ["high variance", "both"]]
    b = int(train_error - floor_error > tolerance)
    v = int(valid_error - train_error > tolerance)
    return names[b][v]


def wrong_04_return_in_loop(train_error, valid_error, floor_error, tolerance):
    found = []
    gaps = {"high bias": train_error - floor_error, "high variance": valid_error - train_error}
    for name in gaps:
        if gaps[name] > tolerance:
            found.append(name)
            return name
    if len(found) == 2:
        return "both"
    return "good"


def wrong_05_truncated(train_error, valid_error, floor_error, tolerance):
    bias = int(train_error - floor_error) > tolerance
    variance = int(valid_error - train_error) > tolerance
    if bias and variance:
        return "both"
    elif bias:
        return "high bias"
    elif variance:
        return "high variance"
    else:
        return "good"


def wrong_06_variance_from_floor(train_error, valid_error, floor_error, tolerance):
    bias = train_error - floor_error > tolerance
    variance = valid_error - floor_error > tolerance
    if bias and variance:
        return "both"
    if bias:
        return "high bias"
    if variance:
        return "high variance"
    return "good"


def wrong_07_border_counts(train_error, valid_error, floor_error, tolerance):
    flags = (train_error - floor_error >= tolerance, valid_error - train_error >= tolerance)
    return {
        (True, True): "both",
        (True, False): "high bias",
        (False, True): "high variance",
        (False, False): "good",
    }[flags]


def wrong_09_train_overwritten(train_error, valid_error, floor_error, tolerance):
    train_error -= floor_error
    high_bias = train_error > tolerance
    high_var = valid_error - train_error > tolerance
    if high_bias and high_var:
        return "both"
    if high_bias:
        return "high bias"
    return "high variance" if high_var else "good"


def wrong_10_names_the_larger(train_error, valid_error, floor_error, tolerance):
    # avoidable bias against variance: work on the larger one
    avoidable = train_error - floor_error
    gap = valid_error - train_error
    if avoidable <= tolerance and gap <= tolerance:
        return "good"
    if avoidable > gap:
        return "high bias"
    elif gap > avoidable:
        return "high variance"
    return "both"


def wrong_11_good_if_valid_near_floor(train_error, valid_error, floor_error, tolerance):
    if valid_error - floor_error <= tolerance:
        return "good"  # validation is at the floor, nothing to do
    b = train_error - floor_error > tolerance
    v = valid_error - train_error > tolerance
    if b and v:
        return "both"
    if b:
        return "high bias"
    if v:
        return "high variance"
    return "good"


def wrong_12_isclose(train_error, valid_error, floor_error, tolerance):
    b = not np.isclose(train_error, floor_error, tolerance)
    v = not np.isclose(valid_error, train_error, tolerance)
    if b and v:
        return "both"
    if b:
        return "high bias"
    return "high variance" if v else "good"


def right_01_index_sum(train_error, valid_error, floor_error, tolerance):
    b = train_error - floor_error > tolerance
    v = valid_error - train_error > tolerance
    return ["good", "high bias", "high variance", "both"][b + 2 * v]


def right_02_match(train_error, valid_error, floor_error, tolerance):
    gaps = np.diff([floor_error, train_error, valid_error])
    match tuple((gaps > tolerance).tolist()):
        case (True, True):
            return "both"
        case (True, _):
            return "high bias"
        case (_, True):
            return "high variance"
    return "good"


def right_03_class(train_error, valid_error, floor_error, tolerance):
    class Check:
        def __init__(self, low, high):
            self.bad = high - low > tolerance

    words = {"bias": Check(floor_error, train_error), "variance": Check(train_error, valid_error)}
    bad = [w for w, c in words.items() if c.bad]
    if len(bad) == 2:
        return "both"
    return " ".join(["high", *bad]) if bad else "good"
