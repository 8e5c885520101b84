from math import sqrt

import numpy as np


def wrong_01_square_of_n_lost(successes, n, z=1.96):
    p = successes / n
    mid = p + z**2 / (2 * n)
    side = z * sqrt(p * (1 - p) / n + z**2 / (4 * n))
    d = 1 + z**2 / n
    return (mid - side) / d, (mid + side) / d


def wrong_02_only_the_middle_divided(successes, n, z=1.96):
    p = successes / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return centre - half, centre + half


def wrong_03_brackets(successes, n, z=1.96):
    p = successes / n
    s = z * sqrt(p * (1 - p) / n + z**2 / 4 * n**2)
    return (p + z**2 / (2 * n) - s) / (1 + z**2 / n), (p + z**2 / (2 * n) + s) / (1 + z**2 / n)


def wrong_04_agresti_coull(successes, n, z=1.96):
    # add z^2/2 successes and failures, then the plain one
    n2 = n + z**2
    p2 = (successes + z**2 / 2) / n2
    m = z * sqrt(p2 * (1 - p2) / n2)
    return p2 - m, p2 + m


def wrong_05_nothing_seen_is_plain(successes, n, z=1.96):
    if successes == 0:
        return 0.0, 0.0
    if successes == n:
        return 1.0, 1.0
    p = successes / n
    d = 1 + z**2 / n
    c = p + z**2 / (2 * n)
    s = z * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return (c - s) / d, (c + s) / d


def wrong_06_n_minus_one(successes, n, z=1.96):
    p = successes / n
    m = max(n - 1, 1)
    c = p + z**2 / (2 * n)
    s = z * np.sqrt(p * (1 - p) / m + z**2 / (4 * n**2))
    return (c - s) / (1 + z**2 / n), (c + s) / (1 + z**2 / n)


def wrong_07_continuity_correction(successes, n, z=1.96):
    def end(k, sign):
        p = k / n
        return (p + z * z / (2 * n) + sign * z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (
            1 + z * z / n
        )

    low = end(max(successes - 0.5, 0), -1)
    high = end(min(successes + 0.5, n), +1)
    return low, high


def wrong_08_z_is_always_1_96(successes, n, z=1.96):
    z = 1.96
    p = successes / n
    a, b, c = 1 + z**2 / n, -(2 * p + z**2 / n), p**2
    r = sqrt(max(b * b - 4 * a * c, 0))
    return (-b - r) / (2 * a), (-b + r) / (2 * a)


def wrong_09_high_first(successes, n, z=1.96):
    p = successes / n
    roots = np.roots([1 + z**2 / n, -(2 * p + z**2 / n), p**2])
    return tuple(np.sort(roots.real)[::-1])


def wrong_10_mirrored_low_end(successes, n, z=1.96):
    # high end from the formula, low end symmetric around p
    p = successes / n
    high = (p + z**2 / (2 * n) + z * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))) / (1 + z**2 / n)
    low = p - (high - p)
    return max(low, 0.0), high


def wrong_11_quadratic_halves_forgotten(successes, n, z=1.96):
    p = successes / n
    a, b, c = 1 + z**2 / n, 2 * p + z**2 / n, p**2
    r = sqrt(max(0.0, b**2 - 4 * a * c))
    return (b - r) / 2 * a, (b + r) / 2 * a


def wrong_12_two_extra_each(successes, n, z=1.96):
    # "as if two successes and two failures had been added"
    p = (successes + 2) / (n + 4)
    s = z * sqrt(p * (1 - p) / (n + 4))
    return p - s, p + s


def right_01_counts_not_shares(successes, n, z=1.96):
    f = n - successes
    r = z * sqrt(successes * f / n + z * z / 4)
    return [(successes + z * z / 2 - r) / (n + z * z), (successes + z * z / 2 + r) / (n + z * z)]


def right_02_quadratic_stable(successes, n, z=1.96):
    p = float(successes) / float(n)
    a = 1 + z**2 / n
    b = 2 * p + z**2 / n
    c = p * p
    big = (b + np.sqrt(max(b * b - 4 * a * c, 0))) / (2 * a)
    return np.array([c / (a * big), big])


def right_03_bisection(successes, n, z=1.96):
    p = successes / n

    def _outside(pi):
        return (p - pi) ** 2 - z * z * pi * (1 - pi) / n > 0

    def _search(inside, out):
        for _ in range(200):
            m = (inside + out) / 2
            if _outside(m):
                out = m
            else:
                inside = m
        return inside

    return _search(p, 0.0), _search(p, 1.0)
