"""Answers to imbalanced_data/wilson_interval: right ones, and wrong ones by what they are told."""

import math
from typing import NamedTuple

import numpy as np


def loop(successes, n, z=1.96):
    """Halve for each end where the share is z standard errors away."""
    p = successes / n
    ends = []
    for inside, outside in ((p, 0.0), (p, 1.0)):
        for _ in range(80):
            middle = (inside + outside) / 2
            if (p - middle) ** 2 <= z**2 * middle * (1 - middle) / n:
                inside = middle
            else:
                outside = middle
        ends.append((inside + outside) / 2)
    return ends


def vectorised(successes, n, z=1.96):
    p, denominator = successes / n, 1 + z**2 / n
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return (p + z**2 / (2 * n) + np.array([-1, 1]) * half) / denominator


def library(successes, n, z=1.96):
    p = successes / n
    return tuple(np.sort(np.roots([1 + z**2 / n, -2 * p - z**2 / n, p**2]).real))


class _Ends(NamedTuple):
    low: float
    high: float


def named(successes, n, z=1.96):
    centre, half = _centre(successes / n, n, z), _half(successes / n, n, z)
    return _Ends(max(0, centre - half), min(1, centre + half))


def of_counts(successes, n, z=1.96):
    failures = n - successes
    half = z * math.sqrt(successes * failures / n + z * z / 4)
    return [(successes + z * z / 2 + side * half) / (n + z * z) for side in (-1, 1)]


def _centre(p, n, z):
    return (p + z**2 / (2 * n)) / (1 + z**2 / n)


def _half(p, n, z):
    return z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)


def wald__textbook(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n)
    return p - half, p + half


def wald__clipped(successes, n, z=1.96):
    low, high = wald__textbook(successes, n, z)
    return max(low, 0), min(high, 1)


def centred_at_p__half_alone(successes, n, z=1.96):
    p = successes / n
    return p - _half(p, n, z), p + _half(p, n, z)


def z_not_squared__everywhere(successes, n, z=1.96):
    p = successes / n
    centre = (p + z / (2 * n)) / (1 + z / n)
    half = z * math.sqrt(p * (1 - p) / n + z / (4 * n**2)) / (1 + z / n)
    return centre - half, centre + half


def z_not_squared_somewhere__in_the_root(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n + z / (4 * n**2)) / (1 + z**2 / n)
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def not_divided__no_denominator(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return p + z**2 / (2 * n) - half, p + z**2 / (2 * n) + half


def centre_not_divided__half_alone(successes, n, z=1.96):
    p = successes / n
    centre = p + z**2 / (2 * n)
    return centre - _half(p, n, z), centre + _half(p, n, z)


def width_not_divided__precedence(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def wald_width__no_term(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n) / (1 + z**2 / n)
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def agresti_coull__rule(successes, n, z=1.96):
    n_more = n + z**2
    p = (successes + z**2 / 2) / n_more
    half = z * math.sqrt(p * (1 - p) / n_more)
    return p - half, p + half


def factor_z_missing__root_alone(successes, n, z=1.96):
    p = successes / n
    half = math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def root_missing__variance(successes, n, z=1.96):
    p = successes / n
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def n_not_squared__four_n(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n)) / (1 + z**2 / n)
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def twos_and_fours__two_in_the_root(successes, n, z=1.96):
    p = successes / n
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (2 * n**2)) / (1 + z**2 / n)
    return _centre(p, n, z) - half, _centre(p, n, z) + half


def z_ignored__ninety_five_percent(successes, n, z=1.96):
    return vectorised(successes, n)


def share_not_divided__counts(successes, n, z=1.96):
    p = successes
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return centre - half, centre + half


def centre_and_half_width__both(successes, n, z=1.96):
    return _centre(successes / n, n, z), _half(successes / n, n, z)


def half_as_wide__halved(successes, n, z=1.96):
    p = successes / n
    return _centre(p, n, z) - _half(p, n, z) / 2, _centre(p, n, z) + _half(p, n, z) / 2


def one_over_two_n_missed__centre(successes, n, z=1.96):
    p = successes / n
    centre = (p + z**2 / 2 * n) / (1 + z**2 / n)
    return centre - _half(p, n, z), centre + _half(p, n, z)


def members__high_first(successes, n, z=1.96):
    low, high = vectorised(successes, n, z)
    return high, low


def members__one_sided(successes, n, z=1.96):
    return 0.0, vectorised(successes, n, z)[1]


def companion__in_percent(successes, n, z=1.96):
    return tuple(100 * vectorised(successes, n, z))


def companion__plus_four(successes, n, z=1.96):
    p = (successes + 2) / (n + 4)
    half = z * math.sqrt(p * (1 - p) / (n + 4))
    return p - half, p + half


def companion__corrected_for_continuity(successes, n, z=1.96):
    low, high = vectorised(successes, n, z)
    return low - 0.5 / n, high + 0.5 / n


def type__width(successes, n, z=1.96):
    return float(np.diff(vectorised(successes, n, z))[0])


def members__rounded(successes, n, z=1.96):
    return tuple(np.round(vectorised(successes, n, z), 2))
