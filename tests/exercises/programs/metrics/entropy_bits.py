"""Answers to metrics/entropy_bits: right ones, and wrong ones by what they must be told."""

import math

import numpy as np


def loop(p):
    total = 0
    for share in p:
        if share > 0:
            total -= share * math.log2(share)
    return total


def vectorised(p):
    p = p[p > 0]
    return -np.sum(p * np.log2(p))


def library(p):
    return -np.dot(p, np.log2(p, out=np.zeros_like(p), where=p > 0))


def through_nats(p):
    return float(-sum(share * math.log(share) for share in p if share) / math.log(2))


def replaced(p):
    return np.array(-(p * np.log2(np.where(p == 0, 1, p))).sum())


def surprises(p):
    return np.average(-np.log2(np.maximum(p, 1e-300)), weights=p)


def ignoring_nan(p):
    with np.errstate(all="ignore"):
        return np.nansum(p * np.log2(1 / p))


def a_little_added(p):
    return -np.sum(p * np.log2(p + 1e-12))


def by_product(p):
    return -math.log2(math.prod(share**share for share in p.tolist()))


def nats__with_zeros(p):
    p = p[p > 0]
    return -np.sum(p * np.log(p))


def nats__without(p):
    return -np.sum(p * np.log(p))


def base_10__log10(p):
    p = p[p > 0]
    return -(p @ np.log10(p))


def sign__of_the_sum(p):
    return sum(share * math.log2(share) for share in p if share > 0)


def nats_and_sign__both(p):
    p = p[p > 0]
    return np.sum(p * np.log(p))


def nan_at_0__numpy(p):
    return -(p * np.log2(p)).sum()


def nan_at_0__math(p):
    return -sum(share * math.log2(share) for share in p)


def not_weighted__sum(p):
    return -np.log2(p[p > 0]).sum()


def mean_surprise__mean(p):
    return -np.log2(p[p > 0]).mean()


def mean_not_sum__mean(p):
    p = p[p > 0]
    return -np.mean(p * np.log2(p))


def as_if_uniform__count(p):
    return math.log2(len(p))


def normalised__share_of_the_largest(p):
    q = p[p > 0]
    return -np.sum(q * np.log2(q)) / np.log2(len(p))


def not_summed__terms(p):
    return [-share * math.log2(share) if share else 0 for share in p]


def companion__perplexity(p):
    return 2 ** vectorised(p)


def companion__gini(p):
    return 1 - np.sum(p**2)


def companion__of_the_likeliest(p):
    return -np.log2(p.max())


def companion__one_plus_p(p):
    return -np.sum(p * np.log2(1 + p))


def contrast__zero_taken_for_a_one_bit_surprise(p):
    return sum(-share * math.log2(share) if share else 1 for share in p)


def one_sided__only_two_outcomes(p):
    return -(p[0] * math.log2(p[0]) + p[1] * math.log2(p[1] or 1))


def one_sided__divided_by_the_number(p):
    q = p[p > 0]
    return -np.sum(q * np.log2(q)) / len(q) * 2


def code__a_large_number_added(p):
    return -np.sum(p * np.log2(p + 0.001))


def one_sided__p_in_bits(p):
    return np.log2(1 / np.sum(p * p)) / 2


def one_sided__square(p):
    q = p[p > 0]
    return -np.sum(q**2 * np.log2(q))


def one_sided__root(p):
    q = p[p > 0]
    return -np.sum(np.sqrt(q) * np.log2(q))


def contrast__sorted_gaps(p):
    q = np.sort(p)[1:]
    q = q[q > 0]
    return -np.sum(q * np.log2(q))


def one_sided__return_in_the_loop(p):
    total = 0
    for share in p:
        if share > 0:
            total -= share * math.log2(share)
        return total


def error__math_log_of_an_array(p):
    return -sum(p * math.log2(p))
