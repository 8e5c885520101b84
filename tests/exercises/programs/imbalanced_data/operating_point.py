"""Answers to imbalanced_data/operating_point: right ones, and wrong ones by diagnosis."""

import math

import numpy as np
from sklearn.metrics import f1_score, precision_recall_curve, roc_curve


def _corrected(p, from_prevalence, to_prevalence):
    odds = p / (1 - p) * to_prevalence / (1 - to_prevalence)
    odds = odds * (1 - from_prevalence) / from_prevalence
    return odds / (1 + odds)


def _cheapest(y, p, weight_fp, weight_fn):
    order = np.argsort(-p)
    called = np.cumsum(np.where(y[order] == 1, -weight_fn, weight_fp))
    return p[order][np.argmin(called)]


def loop(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    n_positive = sum(y_valid)
    n_negative = len(y_valid) - n_positive
    best, least = None, math.inf
    for step in range(1, 200):
        t = step / 200
        missed = alarms = 0
        for label, p in zip(y_valid.tolist(), p_valid.tolist(), strict=True):
            if label == 1 and p < t:
                missed += 1
            if label == 0 and p >= t:
                alarms += 1
        cost = cost_fn * true_prevalence * missed / n_positive
        cost += cost_fp * (1 - true_prevalence) * alarms / n_negative
        if cost < least:
            best, least = t, cost
    return best


def vectorised(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    valid_prevalence = y_valid.mean()
    odds = cost_fp / cost_fn * (1 - true_prevalence) / true_prevalence
    odds *= valid_prevalence / (1 - valid_prevalence)
    return odds / (1 + odds)


def library(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    fpr, tpr, thresholds = roc_curve(y_valid, p_valid)
    cost = (1 - true_prevalence) * cost_fp * fpr + true_prevalence * cost_fn * (1 - tpr)
    return thresholds[np.argmin(cost)]


def corrected_probabilities(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    corrected = _corrected(p_valid, np.mean(y_valid), true_prevalence)
    pays = (1 - corrected) * cost_fp <= corrected * cost_fn
    return p_valid[pays].min() if pays.any() else np.inf


def rows_drawn_again(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    rng = np.random.default_rng(0)
    n_positive = round(20_000 * true_prevalence)
    ones, zeros = np.flatnonzero(y_valid == 1), np.flatnonzero(y_valid == 0)
    rows = np.concatenate([rng.choice(ones, n_positive), rng.choice(zeros, 20_000 - n_positive)])
    return float(_cheapest(y_valid[rows], p_valid[rows], cost_fp, cost_fn))


def rows_left_out(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    rng = np.random.default_rng(1)
    ones, zeros = np.flatnonzero(y_valid == 1), np.flatnonzero(y_valid == 0)
    odds = true_prevalence / (1 - true_prevalence)
    if odds < len(ones) / len(zeros):
        ones = rng.choice(ones, round(len(zeros) * odds), replace=False)
    else:
        zeros = rng.choice(zeros, round(len(ones) / odds), replace=False)
    rows = np.concatenate([ones, zeros])
    return _cheapest(y_valid[rows], p_valid[rows], cost_fp, cost_fn)


def expected_from_probabilities(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    p = _corrected(p_valid, np.mean(y_valid), true_prevalence)
    weight = np.where(
        y_valid == 1, true_prevalence / y_valid.mean(), (1 - true_prevalence) / (1 - y_valid.mean())
    )

    def cost(t):
        called = p_valid >= t
        return weight @ np.where(called, cost_fp * (1 - p), cost_fn * p)

    return np.array(min(np.linspace(0.02, 0.98, 97), key=cost))


def half__default(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return 0.5


def same_threshold__a_low_one(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return 0.3


def same_threshold__per_cent(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return 50


def one_class_only__ratio_of_costs_in_per_cent(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return 1 + 100 * vectorised(y_valid, p_valid, cost_fp, cost_fn, true_prevalence)


def best_f1__by_grid(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return max(np.linspace(0.05, 0.95, 91), key=lambda t: f1_score(y_valid, p_valid >= t))


def best_f1__by_curve(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    precision, recall, thresholds = precision_recall_curve(y_valid, p_valid)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return thresholds[np.argmax(f1[:-1])]


def costs_swapped__in_the_formula(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return vectorised(y_valid, p_valid, cost_fn, cost_fp, true_prevalence)


def costs_swapped__on_validation_rows(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return _cheapest(y_valid, p_valid, cost_fn, cost_fp)


def costs_swapped__and_prevalence_ignored(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return cost_fn / (cost_fp + cost_fn)


def prevalence_ignored__by_bayes(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return cost_fp / (cost_fp + cost_fn)


def prevalence_ignored__on_validation_rows(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    def cost(t):
        called = p_valid >= t
        return cost_fp * np.sum(called & (y_valid == 0)) + cost_fn * np.sum(
            ~called & (y_valid == 1)
        )

    return min(np.unique(p_valid), key=cost)


def corrected_the_wrong_way__odds_inverted(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return _corrected(cost_fp / (cost_fp + cost_fn), y_valid.mean(), true_prevalence)


def costs_ignored__corrected_half(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return _corrected(0.5, true_prevalence, y_valid.mean())


def costs_ignored__accuracy(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return _cheapest(y_valid, p_valid, 1, 1)


def odds_for_a_probability__of_costs(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return cost_fp / cost_fn


def odds_for_a_probability__corrected(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    t = vectorised(y_valid, p_valid, cost_fp, cost_fn, true_prevalence)
    return t / (1 - t)


def together__scaled_like_a_share(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return cost_fp / (cost_fp + cost_fn) * y_valid.mean() / true_prevalence


def prevalence_itself__of_the_validation_rows(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return np.mean(y_valid)


def prevalence_itself__the_true_one(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return true_prevalence


def shape__decisions(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return p_valid >= cost_fp / (cost_fp + cost_fn)


def one_class_only__nan(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    return np.log(-cost_fp)


def none__printed(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    print(cost_fp / (cost_fp + cost_fn))
