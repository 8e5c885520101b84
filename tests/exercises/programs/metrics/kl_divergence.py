"""Answers to metrics/kl_divergence: right ones, and wrong ones by what they must be told."""

import math

import numpy as np


def loop(p, q):
    total = 0.0
    for a, b in zip(p, q, strict=True):
        if a == 0:
            continue
        if b == 0:
            return math.inf
        total += a * math.log(a / b)
    return total


def vectorised(p, q):
    happens = p > 0
    with np.errstate(divide="ignore"):
        return np.sum(p[happens] * np.log(p[happens] / q[happens]))


def library(p, q):
    if np.any((q == 0) & (p > 0)):
        return np.inf
    ratio = np.divide(p, q, out=np.ones_like(p), where=(p > 0) & (q > 0))
    return np.dot(p, np.log(ratio))


def cross_entropy_less_entropy(p, q):
    p, q = p[p > 0], q[p > 0]
    if not q.all():
        return float("inf")
    return -np.sum(p * np.log(q)) + np.sum(p * np.log(p))


def with_warnings(p, q):
    terms = p * (np.log(p) - np.log(q))
    return np.array(np.where(p == 0, 0, terms).sum())


def bits_turned_to_nats(p, q):
    total = 0
    for a, b in zip(p.tolist(), q.tolist(), strict=True):
        if a > 0:
            total += a * math.log2(a / b) if b > 0 else math.inf
    return total * math.log(2)


def reversed__q_first(p, q):
    seen = q > 0
    return np.sum(q[seen] * np.log(q[seen] / p[seen]))


def reversed__plain(p, q):
    return np.sum(q * np.log(q / p))


def bits__log2(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(p[happens] / q[happens]))


def bits__plain(p, q):
    return np.sum(p * np.log2(p / q))


def both_directions__sum(p, q):
    return np.sum((p - q) * np.log(p / q))


def cross_entropy__of_q(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log(q[happens]))


def sign_flipped__ratio_upside_down(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(q[happens] / p[happens]))


def nan_at_0__plain(p, q):
    return np.sum(p * np.log(p / q))


def nan_at_0__loop(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p, q, strict=True))


def nan_at_0__lists(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p.tolist(), q.tolist(), strict=True))


def infinite_missed__both_positive(p, q):
    seen = (p > 0) & (q > 0)
    return np.sum(p[seen] * np.log(p[seen] / q[seen]))


def infinite_missed__clipped(p, q):
    p, q = np.clip(p, 1e-12, 1), np.clip(q, 1e-12, 1)
    return np.sum(p * np.log(p / q))


def infinite_missed__minus_one(p, q):
    if np.any((q == 0) & (p > 0)):
        return -1.0
    return loop(p, q)


def error_where_infinite__divided(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p.tolist(), q.tolist(), strict=True) if a > 0)


def log_ratio_not_weighted__sum(p, q):
    happens = p > 0
    return np.sum(np.log(p[happens] / q[happens]))


def weighted_with_q__mixed(p, q):
    return np.sum(q * np.log(p / q))


def mean_not_sum__mean(p, q):
    return np.mean(p * np.log(p / q))


def not_summed__terms(p, q):
    return p * np.log(p / q)


def companion__jensen_shannon(p, q):
    m = (p + q) / 2
    return (vectorised(p, m) + vectorised(q, m)) / 2


def companion__total_variation(p, q):
    return 0.5 * np.abs(p - q).sum()


def terms_without_sign__absolute_terms(p, q):
    return np.sum(np.abs(p * np.log(p / q)))


def companion__entropies(p, q):
    def entropy(r):
        r = r[r > 0]
        return -np.sum(r * np.log(r))

    return entropy(q) - entropy(p)


def logarithms_of_the_ratio__quotient_of_logarithms(p, q):
    return np.sum(p * np.log(p) / np.log(q))


def contrast__infinite_for_any_zero(p, q):
    if np.any(p == 0) or np.any(q == 0):
        return np.inf
    return np.sum(p * np.log(p / q))


def contrast__infinite_where_both_are_0(p, q):
    if np.any(q == 0):
        return np.inf
    return loop(p, q)


def code__a_little_added(p, q):
    return np.sum(p * np.log((p + 0.001) / (q + 0.001)))


def contrast__difference_of_weights(p, q):
    return np.sum((p - q) * np.log(p))


def logarithm_of_the_mean__log_of_the_sum(p, q):
    return np.log(np.sum(p * p / q))


def contrast__ratio_of_sums(p, q):
    return np.log(np.sum(p * np.log(p)) / np.sum(p * np.log(q)))


def ratio_squared__squared_ratio(p, q):
    return np.sum(p * np.log(p / q) ** 2)


def contrast__log1p(p, q):
    return np.sum(p * np.log1p(p / q))


def code__not_the_last(p, q):
    p, q = p[:-1], q[:-1]
    return np.sum(p[p > 0] * np.log(p[p > 0] / q[p > 0]))


def code__maximum(p, q):
    happens = p > 0
    return np.max(p[happens] * np.log(p[happens] / q[happens]))


def base_10__log10(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log10(p[happens] / q[happens]))


def reversed_and_bits__both(p, q):
    return np.sum(q * np.log2(q / p))


def terms_without_sign__abs(p, q):
    happens = p > 0
    return np.sum(np.abs(p[happens] * np.log(p[happens] / q[happens])))


def logarithms_of_the_ratio__multiplied(p, q):
    return np.sum(p * np.log(p * q))


def logarithm_left_out__ratios(p, q):
    return np.sum(p * p / q)
