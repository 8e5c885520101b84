"""Answers to gradient_descent/soft_threshold: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(w, threshold):
    shrunk = []
    for value in w:
        if value > threshold:
            shrunk.append(value - threshold)
        elif value < -threshold:
            shrunk.append(value + threshold)
        else:
            shrunk.append(0)
    return shrunk


def vectorised(w, threshold):
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0)


def library(w, threshold):
    return np.subtract(w, np.clip(w, -threshold, threshold))


def two_relus(w, threshold):
    return np.maximum(w - threshold, 0) - np.maximum(-w - threshold, 0)


def masked(w, threshold):
    shrunk = np.zeros_like(w)
    large = np.abs(w) > threshold
    shrunk[large] = w[large] - threshold * np.sign(w[large])
    return shrunk


def where(w, threshold):
    return np.where(np.abs(w) <= threshold, 0.0, w - np.copysign(threshold, w))


def select(w, threshold):
    return np.select([w > threshold, w < -threshold], [w - threshold, w + threshold])


def tuple_with_copysign(w, threshold):
    return tuple(math.copysign(max(abs(value) - threshold, 0.0), value) for value in w)


def factor(w, threshold):
    """Where w is 0 the factor is 1 − ∞, which the maximum turns into 0."""
    return w * np.maximum(1 - threshold / np.abs(w), 0)


def median(w, threshold):
    return np.median([w - threshold, np.zeros(len(w)), w + threshold], axis=0)


def hard_threshold__hard(w, threshold):
    return np.where(np.abs(w) > threshold, w, 0.0)


def hard_threshold__hard_by_mask(w, threshold):
    return w * (np.abs(w) >= threshold)


def sign_lost__magnitudes(w, threshold):
    return np.maximum(np.abs(w) - threshold, 0)


def not_clipped_at_zero__unclipped(w, threshold):
    return np.sign(w) * (np.abs(w) - threshold)


def sign_lost_and_not_clipped__magnitudes_unclipped(w, threshold):
    return np.abs(w) - threshold


def positive_entries_only__relu(w, threshold):
    return np.maximum(w - threshold, 0)


def small_entries_kept__large_ones_shrunk(w, threshold):
    return np.where(np.abs(w) > threshold, w - np.sign(w) * threshold, w)


def moved_away_from_zero__grown(w, threshold):
    return np.sign(w) * (np.abs(w) + threshold)


def clipped_instead__clipped(w, threshold):
    return np.clip(w, -threshold, threshold)


def scaled__like_ridge(w, threshold):
    return w / (1 + threshold)


def sign_by_division__divided_by_magnitude(w, threshold):
    return w / np.abs(w) * np.maximum(np.abs(w) - threshold, 0)


def sign_by_division__divided_in_a_loop(w, threshold):
    return [float(v) / abs(float(v)) * max(abs(v) - threshold, 0) for v in w]


def positive_entries_only__threshold_always_subtracted(w, threshold):
    return w - threshold


def positive_entries_only__subtracted_from_every_large_one(w, threshold):
    return np.where(np.abs(w) > threshold, w - threshold, 0.0)


def substitution__unit_threshold(w, threshold):
    return np.sign(w) * np.maximum(np.abs(w) - 1, 0)


def substitution__half_the_threshold(w, threshold):
    return np.sign(w) * np.maximum(np.abs(w) - threshold / 2, 0)


def contrast__whole_vector(w, threshold):
    return w * max(0, 1 - threshold / np.linalg.norm(w)) if w.any() else w


def factor__flipped(w, threshold):
    return -np.sign(w) * np.maximum(np.abs(w) - threshold, 0)


def contrast__zeros_left_out(w, threshold):
    return [v - math.copysign(threshold, v) for v in w if abs(v) > threshold]


def shape__penalty_of(w, threshold):
    return threshold * np.sum(np.abs(w))


def relation__whole_numbers(w, threshold):
    return (np.sign(w) * np.maximum(np.abs(w) - threshold, 0)).astype(int)


def changed_input__in_place(w, threshold):
    w[np.abs(w) <= threshold] = 0
    w[w > 0] -= threshold
    w[w < 0] += threshold
    return w
