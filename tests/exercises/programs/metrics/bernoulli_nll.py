"""Answers to metrics/bernoulli_nll: right ones, and wrong ones by what they must be told."""

import math

import numpy as np


def loop(y, p):
    total = 0.0
    for label, share in zip(y, p, strict=True):
        total -= label * math.log(share) + (1 - label) * math.log(1 - share)
    return total


def vectorised(y, p):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def library(y, p):
    return -(np.log(p) @ y + np.log1p(-p) @ (1 - y))


def as_written(y, p):
    return -np.log(p**y * (1 - p) ** (1 - y)).sum()


def logarithm_of_the_product(y, p):
    return -math.log(math.prod(np.where(y == 1, p, 1 - p)))


def by_logits(y, p):
    z = np.log(p / (1 - p))
    return np.array(np.sum(np.logaddexp(0, z) - y * z))


def in_groups(y, p):
    return math.fsum(-np.log(p[y == 1])) + math.fsum(-np.log(1 - p[y == 0]))


def mean_not_sum__mean(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def mean_and_sign__mean(y, p):
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def sign_flipped__log_likelihood(y, p):
    return np.sum(np.log(np.where(y == 1, p, 1 - p)))


def base_2__bits(y, p):
    return -sum(math.log2(q if label else 1 - q) for label, q in zip(y, p, strict=True))


def base_10__log10(y, p):
    return -np.sum(y * np.log10(p) + (1 - y) * np.log10(1 - p))


def likelihood__product(y, p):
    return np.prod(p**y * (1 - p) ** (1 - y))


def positive_term_only__one_term(y, p):
    return -np.sum(y * np.log(p))


def negative_term_only__one_term(y, p):
    return -np.sum((1 - y) * np.log(1 - p))


def labels_exchanged__terms(y, p):
    return -np.sum((1 - y) * np.log(p) + y * np.log(1 - p))


def p_whatever_the_label__logs(y, p):
    return -np.log(p).sum()


def not_summed__rows(y, p):
    return [-math.log(q if label else 1 - q) for label, q in zip(y, p, strict=True)]


def companion__squares(y, p):
    return np.sum((y - p) ** 2)


def companion__sum_inside(y, p):
    return -np.log(np.sum(p**y * (1 - p) ** (1 - y)))


def companion__second_sign(y, p):
    return -np.sum(y * np.log(p) - (1 - y) * np.log(1 - p))


def companion__entropy(y, p):
    return -np.sum(p * np.log(p) + (1 - p) * np.log(1 - p))


def companion__deviance(y, p):
    return -2 * np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def one_sided__bracket_in_the_second(y, p):
    return -np.sum(y * np.log(p) + (1 - y) * (1 - np.log(p)))


def one_sided__exponents_forgotten(y, p):
    return -np.sum(np.log(y * p + (1 - y) * (1 + p)))


def one_sided__no_logarithm_in_the_second(y, p):
    return -np.sum(y * np.log(p) + (1 - y) * (1 - p))


def code__labels_cut(y, p):
    return -np.sum(np.log(np.where(y == (p > 0.5), p, 1 - p)))


def contrast__label_times_p(y, p):
    return -np.log(np.sum(y * p) + np.sum((1 - y) * (1 - p))) * len(y)


def contrast__first_row_only(y, p):
    total = 0
    for label, share in zip(y, p, strict=True):
        total = -math.log(share if label else 1 - share)
    return total


def contrast__return_in_the_loop(y, p):
    total = 0.0
    for label, share in zip(y, p, strict=True):
        total -= math.log(share) if label else math.log(1 - share)
        return total


def value__clipped_far(y, p):
    p = np.clip(p, 0.1, 0.9)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def one_sided__log1p(y, p):
    return -np.sum(y * np.log(p) + (1 - y) * np.log1p(p))


def error__math_log_of_arrays(y, p):
    return -sum(y * math.log(p) + (1 - y) * math.log(1 - p))
