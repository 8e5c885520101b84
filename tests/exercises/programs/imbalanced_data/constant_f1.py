"""Answers to imbalanced_data/constant_f1: right ones, and wrong ones by what they are told."""

import math
from fractions import Fraction

import numpy as np


def loop(prevalence, predict_positive):
    """Precision, recall, and their harmonic mean by hand."""
    tp = prevalence if predict_positive else 0.0
    fp = 1 - prevalence if predict_positive else 0.0
    fn = prevalence - tp
    if tp == 0:
        return 0
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


def vectorised(prevalence, predict_positive):
    return np.where(predict_positive, 2 * prevalence / (1 + prevalence), 0.0)


def library(prevalence, predict_positive):
    return float(np.prod([2, prevalence, 1 / (1 + prevalence), predict_positive]))


def of_reciprocals(prevalence, predict_positive):
    return 2 / (1 + 1 / prevalence) if predict_positive else 0.0


def exact(prevalence, predict_positive):
    share = Fraction(prevalence)
    return 2 * share / (1 + share) * bool(predict_positive)


def _f1(share):
    return 2 * share / (1 + share)


def flag_reversed__not(prevalence, predict_positive):
    return 0.0 if predict_positive else _f1(prevalence)


def accuracy__of_both(prevalence, predict_positive):
    return prevalence if predict_positive else 1 - prevalence


def nan_for_never__numpy(prevalence, predict_positive):
    if predict_positive:
        precision, recall = prevalence, 1.0
    else:
        precision, recall = np.float64(0) / 0, 0.0
    return 2 * precision * recall / (precision + recall)


def nan_for_never__division_by_zero(prevalence, predict_positive):
    called = 1.0 if predict_positive else 0.0
    precision = prevalence * called / called
    return 2 * precision * called / (precision + called)


def f1_of_what_is_predicted__label_of_the_model(prevalence, predict_positive):
    share = prevalence if predict_positive else 1 - prevalence
    return 2 * share / (1 + share)


def f1_of_the_negatives__other_class(prevalence, predict_positive):
    return 0.0 if predict_positive else _f1(1 - prevalence)


def macro_f1__mean(prevalence, predict_positive):
    share = prevalence if predict_positive else 1 - prevalence
    return (0 + _f1(share)) / 2


def weighted_f1__by_shares(prevalence, predict_positive):
    share = prevalence if predict_positive else 1 - prevalence
    return share * _f1(share)


def precision__prevalence(prevalence, predict_positive):
    return prevalence * predict_positive


def recall__one_or_zero(prevalence, predict_positive):
    return 1.0 if predict_positive else 0.0


def other_mean__arithmetic(prevalence, predict_positive):
    return (prevalence + 1) / 2 if predict_positive else 0


def other_mean__geometric(prevalence, predict_positive):
    return math.sqrt(prevalence * predict_positive)


def two_missing__harmonic(prevalence, predict_positive):
    return prevalence / (1 + prevalence) if predict_positive else 0.0


def denominator_missing__product(prevalence, predict_positive):
    return 2 * prevalence * predict_positive


def flag_ignored__formula_alone(prevalence, predict_positive):
    return _f1(prevalence)


def perfect_for_never__no_false_alarm(prevalence, predict_positive):
    return _f1(prevalence) if predict_positive else 1.0


def accuracy_for_never__right_rows(prevalence, predict_positive):
    return _f1(prevalence) if predict_positive else 1 - prevalence


def companion__f2(prevalence, predict_positive):
    return 5 * prevalence / (4 * prevalence + 1) if predict_positive else 0.0


def contrast__no_return_for_never(prevalence, predict_positive):
    if predict_positive:
        return _f1(prevalence)


def constant__one(prevalence, predict_positive):
    return 1.0


def contrast__minus_below_the_line(prevalence, predict_positive):
    return 2 * prevalence / (1 - prevalence) if predict_positive else 0.0


def input_given_back__prevalence(prevalence, predict_positive):
    return prevalence
