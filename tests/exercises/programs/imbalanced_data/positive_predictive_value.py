"""Answers to imbalanced_data/positive_predictive_value: right ones, and wrong ones."""

from fractions import Fraction

import numpy as np


def loop(sensitivity, specificity, prevalence):
    """Of a large number of people, group by group."""
    people, called_ill = 1e6, 0.0
    called = 0.0
    for share, chance, is_ill in (
        (prevalence, sensitivity, True),
        (1 - prevalence, 1 - specificity, False),
    ):
        group = people * share * chance
        called += group
        if is_ill:
            called_ill += group
    return called_ill / called


def vectorised(sensitivity, specificity, prevalence):
    joint = np.array([sensitivity, 1 - specificity]) * [prevalence, 1 - prevalence]
    return (joint / joint.sum())[0]


def library(sensitivity, specificity, prevalence):
    return np.float64(
        np.average(
            [1.0, 0.0],
            weights=[sensitivity * prevalence, (1 - specificity) * (1 - prevalence)],
        )
    )


def exact(sensitivity, specificity, prevalence):
    se, sp, share = map(Fraction, (sensitivity, specificity, prevalence))
    return se * share / (se * share + (1 - sp) * (1 - share))


def by_odds(sensitivity, specificity, prevalence):
    if specificity == 1:
        return 1
    odds = prevalence / (1 - prevalence) * sensitivity / (1 - specificity)
    return np.array(odds / (1 + odds))


def sensitivity_itself__the_reverse(sensitivity, specificity, prevalence):
    return sensitivity


def prevalence_ignored__no_prior(sensitivity, specificity, prevalence):
    return sensitivity / (sensitivity + (1 - specificity))


def specificity_as_false_positive_rate__no_complement(sensitivity, specificity, prevalence):
    hits = sensitivity * prevalence
    return hits / (hits + specificity * (1 - prevalence))


def negative_predictive_value__of_the_negatives(sensitivity, specificity, prevalence):
    healthy = specificity * (1 - prevalence)
    return healthy / (healthy + (1 - sensitivity) * prevalence)


def false_omission_rate__missed(sensitivity, specificity, prevalence):
    missed = (1 - sensitivity) * prevalence
    return missed / (missed + specificity * (1 - prevalence))


def share_found_of_all__numerator(sensitivity, specificity, prevalence):
    return sensitivity * prevalence


def share_called_positive__denominator(sensitivity, specificity, prevalence):
    return sensitivity * prevalence + (1 - specificity) * (1 - prevalence)


def accuracy__right_ones(sensitivity, specificity, prevalence):
    return sensitivity * prevalence + specificity * (1 - prevalence)


def healthy_not_weighted__rate_alone(sensitivity, specificity, prevalence):
    hits = sensitivity * prevalence
    return hits / (hits + (1 - specificity))


def ill_not_weighted_above__sensitivity_above(sensitivity, specificity, prevalence):
    called = sensitivity * prevalence + (1 - specificity) * (1 - prevalence)
    return sensitivity / called


def miss_rate_for_false_alarms__one_minus_sensitivity(sensitivity, specificity, prevalence):
    hits = sensitivity * prevalence
    return hits / (hits + (1 - sensitivity) * (1 - prevalence))


def f1_of_the_test__harmonic(sensitivity, specificity, prevalence):
    precision = vectorised(sensitivity, specificity, prevalence)
    if precision + sensitivity == 0:
        return 0.0
    return 2 * precision * sensitivity / (precision + sensitivity)


def odds__not_turned_back(sensitivity, specificity, prevalence):
    if specificity == 1:
        return np.inf
    return sensitivity * prevalence / ((1 - specificity) * (1 - prevalence))


def substitution__exchanged(sensitivity, specificity, prevalence):
    hits = specificity * prevalence
    return hits / (hits + (1 - sensitivity) * (1 - prevalence))


def companion__false_discoveries(sensitivity, specificity, prevalence):
    return 1 - vectorised(sensitivity, specificity, prevalence)


def companion__brackets_missing(sensitivity, specificity, prevalence):
    hits = sensitivity * prevalence
    return hits / (hits + (1 - specificity) * 1 - prevalence)


def input_given_back__prevalence(sensitivity, specificity, prevalence):
    return prevalence


def error__odds_of_a_sure_test(sensitivity, specificity, prevalence):
    odds = prevalence / (1 - prevalence) * sensitivity / (1 - specificity)
    return odds / (1 + odds)
