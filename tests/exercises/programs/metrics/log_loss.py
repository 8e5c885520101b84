"""Answers to metrics/log_loss: right ones, and wrong ones by what they must be told."""

import math

import numpy as np


def loop(y_true, p):
    total = 0.0
    for label, share in zip(y_true, p, strict=True):
        share = min(max(share, 1e-15), 1 - 1e-15)
        total -= math.log(share) if label == 1 else math.log(1 - share)
    return total / len(y_true)


def vectorised(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def library(y_true, p):
    p = np.minimum(np.maximum(p, 1e-15), 1 - 1e-15)
    return -np.average(np.where(y_true, np.log(p), np.log1p(-p)))


def what_came_true(y_true, p):
    return np.array(-np.log(np.clip(np.where(y_true == 1, p, 1 - p), 1e-15, 1)).mean())


def by_products(y_true, p):
    return np.float64(np.mean(-np.log(p**y_true * (1 - p) ** (1 - y_true))))


def by_margins(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean(np.logaddexp(0, -(2 * y_true - 1) * np.log(p / (1 - p))))


def by_columns(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.log(np.column_stack([1 - p, p]))[np.arange(len(p)), y_true].mean()


def in_groups(y_true, p):
    ones = sum(-math.log(max(share, 1e-15)) for share in p[y_true == 1].tolist())
    return (ones + sum(-math.log(max(1 - q, 1e-15)) for q in p[y_true == 0].tolist())) / len(p)


def base_2__clipped(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y_true * np.log2(p) + (1 - y_true) * np.log2(1 - p))


def base_2__not_clipped(y_true, p):
    return -np.mean(np.where(y_true == 1, np.log2(p), np.log2(1 - p)))


def base_10__in_a_loop(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15).tolist()
    return -sum(
        math.log10(q) if label else math.log10(1 - q) for label, q in zip(y_true, p, strict=True)
    ) / len(p)


def sum_not_mean__clipped(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.sum(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def positive_term_only__clipped(y_true, p):
    return -np.mean(y_true * np.log(np.clip(p, 1e-15, 1 - 1e-15)))


def positive_term_only__in_a_loop(y_true, p):
    total = 0
    for label, share in zip(y_true, p, strict=True):
        if label == 1:
            total += math.log(share)
    return -total / len(p)


def negative_term_only__clipped(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean((1 - y_true) * np.log(1 - p))


def labels_exchanged__clipped(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(np.where(y_true == 0, np.log(p), np.log(1 - p)))


def p_whatever_the_label__clipped(y_true, p):
    return -np.log(np.clip(p, 1e-15, 1)).mean()


def sign_flipped__clipped(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return (y_true * np.log(p) + (1 - y_true) * np.log(1 - p)).mean()


def nan_at_0__numpy(y_true, p):
    return -(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)).mean()


def nan_at_0__math(y_true, p):
    total = 0
    for y, q in zip(y_true, p, strict=True):
        total += y * math.log(q) + (1 - y) * math.log(1 - q)
    return -total / len(p)


def not_averaged__rows(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def positive_rows_only__mean_of_them(y_true, p):
    ones = np.clip(p, 1e-15, 1)[y_true == 1]
    return -np.mean(np.log(ones))


def companion__brier(y_true, p):
    return np.mean((y_true - p) ** 2)


def companion__errors(y_true, p):
    return np.mean(np.abs(y_true - p))


def companion__logarithm_of_the_mean(y_true, p):
    return -np.log(np.mean(np.where(y_true == 1, p, 1 - p)))


def companion__exponential(y_true, p):
    return np.exp(vectorised(y_true, p))


def second_sign_flipped__second_sign(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y_true * np.log(p) - (1 - y_true) * np.log(1 - p))


def contrast__clipped_too_far(y_true, p):
    return vectorised(y_true, np.clip(p, 0.001, 0.999))


def contrast__clipped_at_1e_7(y_true, p):
    return vectorised(y_true, np.clip(p, 1e-7, 1 - 1e-7))


def contrast__certain_rows_dropped(y_true, p):
    unsure = (p > 0) & (p < 1)
    return vectorised(y_true[unsure], p[unsure])


def companion__rows_of_labels_cut(y_true, p):
    return vectorised(y_true, (p >= 0.5) * 1.0)


def factor__two_columns(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.sum(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)) / (2 * len(p))


def one_sided__shifted(y_true, p):
    return -np.mean(y_true * np.log(p + 0.01) + (1 - y_true) * np.log(1 - p + 0.01))


def mean_of_class_means__halves(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    parts = [-np.log(p[y_true == 1]).mean(), -np.log(1 - p[y_true == 0]).mean()]
    return sum(parts) / 2


def one_sided__whole_numbers(y_true, p):
    losses = np.zeros_like(y_true)
    for i in range(len(p)):
        losses[i] = -math.log(max(p[i] if y_true[i] else 1 - p[i], 1e-15))
    return losses.mean()


def contrast__return_in_the_loop(y_true, p):
    total = 0.0
    for label, share in zip(y_true, p, strict=True):
        share = min(max(share, 1e-15), 1 - 1e-15)
        total -= math.log(share) if label == 1 else math.log(1 - share)
        return total / len(y_true)


def changed_input__clipped_in_place(y_true, p):
    p[p == 0] = 1e-15
    p[p == 1] = 1 - 1e-15
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def second_sign_flipped__bracket(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean(-y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def sum_of_class_means__added(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.log(p[y_true == 1]).mean() - np.log(1 - p[y_true == 0]).mean()
