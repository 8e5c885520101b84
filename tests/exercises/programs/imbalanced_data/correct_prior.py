"""Answers to imbalanced_data/correct_prior: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(p, train_prevalence, true_prevalence):
    corrected = []
    for share in p:
        positive = share * true_prevalence / train_prevalence
        negative = (1 - share) * (1 - true_prevalence) / (1 - train_prevalence)
        corrected.append(positive / (positive + negative))
    return corrected


def vectorised(p, train_prevalence, true_prevalence):
    odds = p / (1 - p)
    odds = odds / (train_prevalence / (1 - train_prevalence))
    odds = odds * (true_prevalence / (1 - true_prevalence))
    return odds / (1 + odds)


def library(p, train_prevalence, true_prevalence):
    logit = np.log(p) - np.log1p(-p)
    logit += math.log(true_prevalence / (1 - true_prevalence))
    logit -= math.log(train_prevalence / (1 - train_prevalence))
    return 1 / (1 + np.exp(-logit))


def of_likelihood_ratios(p, train_prevalence, true_prevalence):
    ratio = (1 - train_prevalence) / train_prevalence * p / (1 - p)
    return tuple(true_prevalence * ratio / (true_prevalence * ratio + 1 - true_prevalence))


def _odds(share):
    return share / (1 - share)


def _back(odds):
    return odds / (1 + odds)


def odds_ratio_inverted__exchanged(p, train_prevalence, true_prevalence):
    return _back(_odds(p) * _odds(train_prevalence) / _odds(true_prevalence))


def linear_rescale__ratio(p, train_prevalence, true_prevalence):
    return p * true_prevalence / train_prevalence


def linear_rescale__clipped(p, train_prevalence, true_prevalence):
    return np.clip(p * true_prevalence / train_prevalence, 0, 1)


def linear_rescale_inverted__other_way(p, train_prevalence, true_prevalence):
    return p * train_prevalence / true_prevalence


def unchanged__copy(p, train_prevalence, true_prevalence):
    return p.copy()


def negatives_not_corrected__true_over_train(p, train_prevalence, true_prevalence):
    positive = p * true_prevalence / train_prevalence
    return positive / (positive + 1 - p)


def positives_not_corrected__negatives_alone(p, train_prevalence, true_prevalence):
    negative = (1 - p) * (1 - true_prevalence) / (1 - train_prevalence)
    return p / (p + negative)


def train_prevalence_left_out__prior_multiplied(p, train_prevalence, true_prevalence):
    positive, negative = p * true_prevalence, (1 - p) * (1 - true_prevalence)
    return positive / (positive + negative)


def true_prevalence_left_out__prior_divided(p, train_prevalence, true_prevalence):
    positive, negative = p / train_prevalence, (1 - p) / (1 - train_prevalence)
    return positive / (positive + negative)


def odds_returned__no_way_back(p, train_prevalence, true_prevalence):
    return _odds(p) * _odds(true_prevalence) / _odds(train_prevalence)


def logit_returned__no_way_back(p, train_prevalence, true_prevalence):
    return np.log(_odds(p)) + np.log(_odds(true_prevalence)) - np.log(_odds(train_prevalence))


def probability_times_odds_ratio__p_for_odds(p, train_prevalence, true_prevalence):
    return p * _odds(true_prevalence) / _odds(train_prevalence)


def odds_times_prevalences__as_they_are(p, train_prevalence, true_prevalence):
    return p / (1 - p) * true_prevalence / train_prevalence


def times_the_true_prevalence__product(p, train_prevalence, true_prevalence):
    return p * true_prevalence


def shifted__difference(p, train_prevalence, true_prevalence):
    return p + (true_prevalence - train_prevalence)


def way_back_wrong__one_over(p, train_prevalence, true_prevalence):
    odds = _odds(p) * _odds(true_prevalence) / _odds(train_prevalence)
    return 1 / (1 + odds)


def way_back_wrong__minus(p, train_prevalence, true_prevalence):
    odds = _odds(p) * _odds(true_prevalence) / _odds(train_prevalence)
    return odds / (1 - odds)


def companion__both_priors_multiplied(p, train_prevalence, true_prevalence):
    logit = np.log(_odds(p)) + np.log(_odds(true_prevalence)) + np.log(_odds(train_prevalence))
    return 1 / (1 + np.exp(-logit))


def companion__scaled_to_the_mean(p, train_prevalence, true_prevalence):
    return p * true_prevalence / np.mean(p)


def companion__brackets_missing(p, train_prevalence, true_prevalence):
    odds = _odds(p) * _odds(true_prevalence) / train_prevalence / (1 - train_prevalence)
    return odds / (1 + odds)


def changed_input__in_place(p, train_prevalence, true_prevalence):
    p /= 1 - p
    p *= _odds(true_prevalence) / _odds(train_prevalence)
    p /= 1 + p
    return p


def contrast__odds_added_to_the_logit(p, train_prevalence, true_prevalence):
    logit = np.log(_odds(p)) + 2 * (_odds(true_prevalence) - _odds(train_prevalence))
    return 1 / (1 + np.exp(-logit))
