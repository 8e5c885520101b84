"""Answers to gradient_descent/sigmoid: right ones, and wrong ones by what they are told."""

import math
import warnings

import numpy as np


def loop(z):
    if np.ndim(z):
        return [loop(value) for value in z]
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def vectorised(z):
    small = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, small) / (1 + small)


def library(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


def by_tanh(z):
    return (1 + np.tanh(0.5 * np.asarray(z))) / 2


def silenced(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def warnings_caught(z):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def warnings_filtered(z):
    warnings.filterwarnings("ignore")
    return 1.0 / (1.0 + np.exp(np.negative(z)))


def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def by_vectorize(z):
    return np.vectorize(_of_one_number)(z)


def _of_one_number(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def overflow_caught(z):
    if np.ndim(z):
        return tuple(map(overflow_caught, z))
    try:
        return 1 / (1 + math.exp(-z))
    except OverflowError:
        return 0


def piecewise(z):
    z = np.asarray(z, dtype=float)
    halves = [lambda p: 1 / (1 + np.exp(-p)), lambda q: np.exp(q) / (1 + np.exp(q))]
    return np.piecewise(z, [z >= 0, z < 0], halves)


def masked(z):
    flat = np.array(z, dtype=float).ravel()
    positive = flat >= 0
    flat[positive] = 1 / (1 + np.exp(-flat[positive]))
    flat[~positive] = 1 - 1 / (1 + np.exp(flat[~positive]))
    return flat.reshape(np.shape(z))


def two_capped_exponentials(z):
    return np.exp(np.minimum(z, 0)) / (np.exp(np.minimum(z, 0)) + np.exp(np.minimum(-1 * z, 0)))


def overflows__one_line(z):
    return 1 / (1 + np.exp(-z))


def overflows__one_line_of_exponentials(z):
    return np.exp(z) / (1 + np.exp(z))


def overflows__one_line_by_value(z):
    if np.ndim(z):
        return [overflows__one_line_by_value(value) for value in z]
    return 1 / (1 + math.exp(-z))


def one_number_only__for_one_number(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def math_exp__one_line_for_one_number(z):
    return 1 / (1 + math.exp(-z))


def tanh__tanh(z):
    return np.tanh(z)


def sign_of_z__complement(z):
    return 1 - vectorised(z)


def brackets_missing__brackets_forgotten(z):
    return 1 / 1 + np.exp(-z)


def derivative__slope(z):
    return vectorised(z) * (1 - vectorised(z))


def step__sign_of_z(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def softmax__shares(z):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum()


def value__hard_sigmoid(z):
    return np.clip(0.2 * np.asarray(z) + 0.5, 0, 1)


def value__softsign(z):
    return 0.5 * (1 + z / (1 + np.abs(z)))


def tanh__twice_as_steep(z):
    return 0.5 * (1 + np.tanh(z))


def value__clipped_hard(z):
    return 1 / (1 + np.exp(-np.clip(z, -3, 3)))


def code__kept_off_zero_and_one(z):
    return np.clip(vectorised(z), 0.01, 0.99)


def value__logarithm(z):
    return -np.logaddexp(0, -np.asarray(z))


def relation__rounded(z):
    return np.round(vectorised(z), 2)


def code__always_an_array(z):
    return vectorised(np.atleast_1d(z))


def shape__always_a_column(z):
    return vectorised(np.reshape(z, (-1, 1)))


def relation__mean_of_all(z):
    return float(np.mean(vectorised(z)))
