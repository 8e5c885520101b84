from fractions import Fraction

import numpy as np


def wrong_01_mean_of_both(prevalence):
    return (prevalence + 0.5) / 2


def wrong_02_brackets(prevalence):
    return 2 * prevalence * 0.5 / prevalence + 0.5


def wrong_03_really_tosses(prevalence):
    rng = np.random.default_rng(0)
    n = 100000
    truth = rng.random(n) < prevalence
    coin = rng.random(n) < 0.5
    tp = (truth & coin).sum()
    return 2 * tp / (truth.sum() + coin.sum())


def wrong_04_formula_of_always(prevalence):
    precision = prevalence
    recall = 1
    return 2 * precision * recall / (precision + recall)


def wrong_05_coin_lands_like_prevalence(prevalence):
    # the guesser calls as many as there are: q = pi
    tp = prevalence * prevalence
    fp = (1 - prevalence) * prevalence
    fn = prevalence * (1 - prevalence)
    return 2 * tp / (2 * tp + fp + fn)


def wrong_06_halved_twice(prevalence):
    tp = prevalence * 0.5 * 0.5
    fp = (1 - prevalence) * 0.5
    fn = prevalence * 0.5
    return 2 * tp / (2 * tp + fp + fn)


def wrong_07_macro_over_both_classes(prevalence):
    def f1(p):
        return p / (p + 0.5)

    return np.mean([f1(prevalence), f1(1 - prevalence)])


def wrong_08_whole_people(prevalence):
    n = 1000
    pos = int(n * prevalence)
    tp = pos // 2
    called = n // 2
    if tp == 0:
        return 0.0
    precision = tp / called
    recall = tp / pos
    return 2 * precision * recall / (precision + recall)


def wrong_09_rarer_class(prevalence):
    if prevalence > 0.5:
        prevalence = 1 - prevalence
    return prevalence / (prevalence + 0.5)


def wrong_10_geometric_mean(prevalence):
    return np.sqrt(prevalence * 0.5)


def wrong_11_all_hits_precision(prevalence):
    # precision: hits over all positives and all alarms
    hits = prevalence / 2
    precision = hits / (hits + (1 - prevalence))
    recall = 0.5
    return 2 * precision * recall / (precision + recall)


def wrong_12_percent(prevalence):
    return round(100 * prevalence / (prevalence + 0.5), 2) / 100


def right_01_counts_with_fraction(prevalence):
    pi = Fraction(float(prevalence))
    tp, fp, fn = pi / 2, (1 - pi) / 2, pi / 2
    return float(2 * tp / (2 * tp + fp + fn))


def right_02_odds(prevalence):
    return np.float64(1 - 1 / (1 + 2 * prevalence))


def right_03_table_of_four(prevalence):
    pi = float(prevalence)
    table = np.outer([pi, 1 - pi], [0.5, 0.5])  # rows: truth, columns: call
    return 2 * table[0, 0] / (table[0].sum() + table[:, 0].sum())
