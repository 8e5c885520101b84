"""Answers to bias_variance/diagnose: right ones, and wrong ones by what they are told."""

import numpy as np


def loop(train_error, valid_error, floor_error, tolerance):
    found = []
    for name, worse, better in [
        ("high bias", train_error, floor_error),
        ("high variance", valid_error, train_error),
    ]:
        if worse - better > tolerance:
            found.append(name)
    if len(found) == 2:
        return "both"
    return found[0] if found else "good"


def vectorised(train_error, valid_error, floor_error, tolerance):
    """The two answers, as the digits of a place in a table."""
    steps = np.diff([floor_error, train_error, valid_error]) > tolerance
    return np.array(["good", "high bias", "high variance", "both"])[steps @ [1, 2]]


def library(train_error, valid_error, floor_error, tolerance):
    bias = np.greater(train_error - floor_error, tolerance)
    variance = np.greater(valid_error - train_error, tolerance)
    return np.select(
        [bias & variance, bias, variance], ["both", "high bias", "high variance"], "good"
    )


def matched(train_error, valid_error, floor_error, tolerance):
    match (train_error - floor_error > tolerance, valid_error - train_error > tolerance):
        case (False, False):
            return "good"
        case (True, False):
            return "high bias"
        case (False, True):
            return "high variance"
    return "both"


def good_first(train_error, valid_error, floor_error, tolerance):
    if train_error - floor_error <= tolerance and valid_error - train_error <= tolerance:
        return "good"
    if valid_error - train_error <= tolerance:
        return "high bias"
    if train_error - floor_error <= tolerance:
        return "high variance"
    return "both"


def moved_to_the_other_side(train_error, valid_error, floor_error, tolerance):
    biased = train_error > floor_error + tolerance
    varies = tolerance + train_error < valid_error
    return (
        ("both" if varies else "high bias") if biased else ("high variance" if varies else "good")
    )


def _named(biased, varies):
    if biased and varies:
        return "both"
    if biased:
        return "high bias"
    return "high variance" if varies else "good"


def small_gap_called_good__gap_first(train_error, valid_error, floor_error, tolerance):
    if valid_error - train_error <= tolerance:
        return "good"
    if train_error - floor_error > tolerance:
        return "both"
    return "high variance"


def small_gap_called_good__gap_only(train_error, valid_error, floor_error, tolerance):
    return "high variance" if valid_error - train_error > tolerance else "good"


def floor_ignored__train_alone(train_error, valid_error, floor_error, tolerance):
    return _named(train_error > tolerance, valid_error - train_error > tolerance)


def swapped__names(train_error, valid_error, floor_error, tolerance):
    return _named(valid_error - train_error > tolerance, train_error - floor_error > tolerance)


def tolerance_reached__at_least(train_error, valid_error, floor_error, tolerance):
    return _named(train_error - floor_error >= tolerance, valid_error - train_error >= tolerance)


def tolerance_reached__of_bias_only(train_error, valid_error, floor_error, tolerance):
    return _named(train_error - floor_error >= tolerance, valid_error - train_error > tolerance)


def tolerance_reached__of_variance_only(train_error, valid_error, floor_error, tolerance):
    return _named(train_error - floor_error > tolerance, not valid_error < train_error + tolerance)


def both_missed__chain(train_error, valid_error, floor_error, tolerance):
    if train_error - floor_error > tolerance:
        return "high bias"
    elif valid_error - train_error > tolerance:
        return "high variance"
    elif train_error - floor_error > tolerance and valid_error - train_error > tolerance:
        return "both"
    return "good"


def both_missed__variance_first(train_error, valid_error, floor_error, tolerance):
    if valid_error - train_error > tolerance:
        return "high variance"
    return "high bias" if train_error - floor_error > tolerance else "good"


def both_where_either__or(train_error, valid_error, floor_error, tolerance):
    if train_error - floor_error > tolerance or valid_error - train_error > tolerance:
        return "both"
    return "good"


def sign_lost__absolute(train_error, valid_error, floor_error, tolerance):
    return _named(
        abs(train_error - floor_error) > tolerance, abs(valid_error - train_error) > tolerance
    )


def sign_lost__of_the_gap(train_error, valid_error, floor_error, tolerance):
    gap = abs(train_error - valid_error)
    return _named(train_error - floor_error > tolerance, gap > tolerance)


def turned_round__train_less_valid(train_error, valid_error, floor_error, tolerance):
    return _named(train_error - floor_error > tolerance, train_error - valid_error > tolerance)


def bias_by_validation__valid_less_floor(train_error, valid_error, floor_error, tolerance):
    return _named(valid_error - floor_error > tolerance, valid_error - train_error > tolerance)


def variance_by_floor__valid_less_floor(train_error, valid_error, floor_error, tolerance):
    return _named(train_error - floor_error > tolerance, valid_error - floor_error > tolerance)


def tolerance_ignored__any(train_error, valid_error, floor_error, tolerance):
    return _named(train_error > floor_error, valid_error > train_error)


def relative_difference__shares(train_error, valid_error, floor_error, tolerance):
    return _named(
        train_error > floor_error * (1 + tolerance), valid_error > train_error * (1 + tolerance)
    )


def relative_difference__divided(train_error, valid_error, floor_error, tolerance):
    return _named(
        (train_error - floor_error) / floor_error > tolerance,
        (valid_error - train_error) / train_error > tolerance,
    )


def both_for_neither__table(train_error, valid_error, floor_error, tolerance):
    biased, varies = train_error - floor_error > tolerance, valid_error - train_error > tolerance
    table = {(False, False): "both", (True, True): "good"}
    return table.get((biased, varies), "high bias" if biased else "high variance")


def spelling__underscores(train_error, valid_error, floor_error, tolerance):
    return loop(train_error, valid_error, floor_error, tolerance).replace(" ", "_")


def spelling__capitals(train_error, valid_error, floor_error, tolerance):
    return loop(train_error, valid_error, floor_error, tolerance).title()


def constant__always_good(train_error, valid_error, floor_error, tolerance):
    return "good"


def none__good_forgotten(train_error, valid_error, floor_error, tolerance):
    if train_error - floor_error > tolerance and valid_error - train_error > tolerance:
        return "both"
    if train_error - floor_error > tolerance:
        return "high bias"
    if valid_error - train_error > tolerance:
        return "high variance"


def empty__list_of_what_holds(train_error, valid_error, floor_error, tolerance):
    found = []
    if train_error - floor_error > tolerance:
        found.append("high bias")
    if valid_error - train_error > tolerance:
        found.append("high variance")
    return found


def one_sided__valid_in_both(train_error, valid_error, floor_error, tolerance):
    return _named(valid_error - floor_error > 2 * tolerance, valid_error - train_error > tolerance)


def one_sided__double_tolerance(train_error, valid_error, floor_error, tolerance):
    return _named(train_error - floor_error > tolerance, valid_error - train_error > 2 * tolerance)
