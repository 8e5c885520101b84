from fractions import Fraction

import numpy as np


def wrong_01_specificity_not_turned(sensitivity, specificity, prevalence):
    hits = sensitivity * prevalence
    alarms = specificity * (1 - prevalence)
    return hits / (hits + alarms)


def wrong_02_no_base_rate_in_alarms(sensitivity, specificity, prevalence):
    tp = sensitivity * prevalence
    fp = 1 - specificity
    return tp / (tp + fp)


def wrong_03_prevalence_forgotten(sensitivity, specificity, prevalence):
    return sensitivity / (sensitivity + (1 - specificity))


def wrong_04_brackets(sensitivity, specificity, prevalence):
    return sensitivity * prevalence / sensitivity * prevalence + (1 - specificity) * (
        1 - prevalence
    )


def wrong_05_ten_thousand_whole_people(sensitivity, specificity, prevalence):
    n = 10_000
    ill = round(n * prevalence)
    healthy = n - ill
    hits = round(sensitivity * ill)
    alarms = round((1 - specificity) * healthy)
    if hits + alarms == 0:
        return 0.0
    return hits / (hits + alarms)


def wrong_06_odds_break_at_the_ends(sensitivity, specificity, prevalence):
    # odds form of Bayes
    with np.errstate(all="ignore"):
        prior = np.float64(prevalence) / (1 - prevalence)
        lr = np.float64(sensitivity) / (1 - specificity)
        post = prior * lr
        return post / (1 + post)


def wrong_07_odds_left_as_odds(sensitivity, specificity, prevalence):
    alarms = (1 - specificity) * (1 - prevalence)
    if alarms == 0:
        return 1.0
    return sensitivity * prevalence / alarms


def wrong_08_false_discovery(sensitivity, specificity, prevalence):
    a = sensitivity * prevalence
    b = (1 - specificity) * (1 - prevalence)
    return b / (a + b)


def wrong_09_test_twice(sensitivity, specificity, prevalence):
    p = prevalence
    for _ in range(2):
        hit = sensitivity * p
        p = hit / (hit + (1 - specificity) * (1 - p))
    return p


def wrong_10_bayes_without_the_healthy(sensitivity, specificity, prevalence):
    # P(ill|+) = P(+|ill)P(ill)/P(+), with P(+) = se + (1-sp) halved
    p_plus = (sensitivity + 1 - specificity) / 2
    return sensitivity * prevalence / p_plus


def wrong_11_perfect_specificity_shortcut(sensitivity, specificity, prevalence):
    if specificity == 1:
        return sensitivity
    hits = sensitivity * prevalence
    return hits / (hits + (1 - specificity) * (1 - prevalence))


def wrong_12_share_of_all(sensitivity, specificity, prevalence):
    p = prevalence
    m = np.array(
        [
            [sensitivity * p, (1 - sensitivity) * p],
            [(1 - specificity) * (1 - p), specificity * (1 - p)],
        ]
    )
    return m[0, 0] / m.sum()


def right_01_matrix_normalised(sensitivity, specificity, prevalence):
    p = np.array([[float(prevalence)], [1 - float(prevalence)]])
    rows = np.array([[sensitivity, 1 - sensitivity], [1 - specificity, specificity]]) * p
    return (rows[:, 0] / rows.sum(axis=0)[0])[0]


def right_02_fractions(sensitivity, specificity, prevalence):
    se, sp, pi = (Fraction(float(v)) for v in (sensitivity, specificity, prevalence))
    return float(se * pi / (se * pi + (1 - sp) * (1 - pi)))


def right_03_average_with_weights(sensitivity, specificity, prevalence):
    # mean illness (1 or 0) of the called
    called = [sensitivity * prevalence, (1 - specificity) * (1 - prevalence)]
    return np.average([1, 0], weights=called)
