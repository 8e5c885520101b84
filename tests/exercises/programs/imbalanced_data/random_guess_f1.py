"""Answers to imbalanced_data/random_guess_f1: right ones, and wrong ones by what they are told."""

import math
from fractions import Fraction
from statistics import harmonic_mean

import numpy as np


def loop(prevalence):
    tp = fp = fn = 0.0
    for share, is_positive in ((prevalence, True), (1 - prevalence, False)):
        for called in (True, False):
            if called and is_positive:
                tp += share / 2
            elif called:
                fp += share / 2
            elif is_positive:
                fn += share / 2
    return 2 * tp / (2 * tp + fp + fn)


def vectorised(prevalence):
    return np.array(prevalence) / (prevalence + 0.5)


def library(prevalence):
    return harmonic_mean([prevalence, 0.5])


def cleared_of_halves(prevalence):
    return np.float64(2 * prevalence / (2 * prevalence + 1))


def exact(prevalence):
    return 1 / (1 + 1 / (2 * Fraction(prevalence)))


def one_half__whatever_it_is(prevalence):
    return 0.5


def prevalence__itself(prevalence):
    return prevalence


def classes_swapped__negatives(prevalence):
    share = 1 - prevalence
    return share / (share + 0.5)


def companion__share_of_negatives(prevalence):
    return 1 - prevalence


def always_positive__recall_1(prevalence):
    return 2 * prevalence / (prevalence + 1)


def other_mean__arithmetic(prevalence):
    return (prevalence + 0.5) / 2


def other_mean__geometric(prevalence):
    return math.sqrt(0.5 * prevalence)


def two_missing__half(prevalence):
    return prevalence * 0.5 / (prevalence + 0.5)


def macro_f1__mean_of_both(prevalence):
    return (library(prevalence) + library(1 - prevalence)) / 2


def weighted_f1__by_shares(prevalence):
    return prevalence * library(prevalence) + (1 - prevalence) * library(1 - prevalence)


def product__of_both(prevalence):
    return prevalence * 0.5


def nearly__simulated(prevalence):
    rng = np.random.default_rng(0)
    y, coin = rng.random(300_000) < prevalence, rng.random(300_000) < 0.5
    return 2 * np.sum(y & coin) / (np.sum(y) + np.sum(coin))


def factor__twice_over(prevalence):
    return 2 * prevalence / (prevalence + 0.5)


def companion__jaccard(prevalence):
    return prevalence / (prevalence + 1)


def constant__precedence(prevalence):
    return prevalence / prevalence + 0.5
