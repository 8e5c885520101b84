"""The negative log-likelihood of labels, given their probabilities."""

import numpy as np

from mlnotes import likelihood
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics._probabilities import labels_and_probabilities


def _came_true(y, p):
    """The probability that each row's label was given."""
    return np.where(y == 1, p, 1 - p)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="bernoulli_nll(y, p)",
    task="Row i has the label 1 with the probability pᵢ, 0 < pᵢ < 1, and the rows are "
    "independent. Return the negative log-likelihood of the labels `y`, which hold 0 and 1: the "
    "sum −Σ log(pᵢ^yᵢ·(1 − pᵢ)^(1 − yᵢ)) with the natural logarithm.",
    reference=likelihood.bernoulli_nll,
    cases=labels_and_probabilities,
    hints=(
        "The likelihood is the product of the probabilities of what came true. A logarithm makes "
        "a sum of it.",
        "pᵢ^yᵢ·(1 − pᵢ)^(1 − yᵢ) is pᵢ where yᵢ = 1, and 1 − pᵢ where yᵢ = 0. Its logarithm has "
        "two terms, of which one is 0.",
        "`came_true = np.where(y == 1, p, 1 - p)` has one probability for each row.",
    ),
    mistakes={
        "mean_not_sum": (
            "This is the mean over the rows, the log loss. A likelihood is a product over the "
            "rows, and its logarithm their sum.",
            lambda y, p: -np.log(_came_true(y, p)).mean(),
        ),
        "mean_and_sign": (
            "This is a mean, with its sign. The logarithm of a product is a sum, and a minus "
            "stands before it.",
            lambda y, p: np.log(_came_true(y, p)).mean(),
        ),
        "sign_flipped": (
            "This is the log-likelihood. The negative one is asked for: it is above 0, and the "
            "smaller the better.",
            lambda y, p: np.log(_came_true(y, p)).sum(),
        ),
        "base_2": (
            "This is in bits: the logarithm is to base 2. The natural one is `np.log`.",
            lambda y, p: -np.log2(_came_true(y, p)).sum(),
            lambda y, p: -np.log2(_came_true(y, p)).mean(),
        ),
        "base_10": (
            "This logarithm is to base 10. The natural one is `np.log`.",
            lambda y, p: -np.log10(_came_true(y, p)).sum(),
            lambda y, p: -np.log10(_came_true(y, p)).mean(),
        ),
        "likelihood": (
            "This is made of the likelihood itself: no logarithm is taken. A product of many "
            "probabilities soon is too small for a float.",
            lambda y, p: np.prod(_came_true(y, p)),
            lambda y, p: -np.prod(_came_true(y, p)),
        ),
        "positive_term_only": (
            "Rows with label 0 add nothing. What came true for them had the probability 1 − p.",
            lambda y, p: -np.sum(y * np.log(p)),
            lambda y, p: -np.sum(y * np.log(p)) / len(y),
        ),
        "negative_term_only": (
            "Rows with label 1 add nothing: their −log p is missing.",
            lambda y, p: -np.sum((1 - y) * np.log(1 - p)),
        ),
        "labels_exchanged": (
            "The labels are exchanged: rows with label 1 get the probability of 0.",
            lambda y, p: -np.log(_came_true(1 - y, p)).sum(),
            lambda y, p: -np.log(_came_true(1 - y, p)).mean(),
        ),
        "p_whatever_the_label": (
            "Every row adds −log p. Where the label is 0, what came true had the probability "
            "1 − p.",
            lambda y, p: -np.log(p).sum(),
        ),
        "not_summed": (
            "This still has one number for each row. Add them up.",
            lambda y, p: -np.log(_came_true(y, p)),
            lambda y, p: np.log(_came_true(y, p)),
            _came_true,
        ),
    },
    companions={
        "the sum of the squared errors, Σ (p − y)²": lambda y, p: np.sum((p - y) ** 2),
        "the mean of (p − y)², the Brier score": lambda y, p: np.mean((p - y) ** 2),
        "the sum of |p − y|": lambda y, p: np.sum(np.abs(p - y)),
        "the sum of the probabilities of what came true": lambda y, p: _came_true(y, p).sum(),
        "the logarithm of a sum of probabilities, where a sum of logarithms is asked for": (
            lambda y, p: -np.log(_came_true(y, p).sum())
        ),
        "the logarithm of a mean of probabilities": lambda y, p: -np.log(_came_true(y, p).mean()),
        "1 minus the likelihood": lambda y, p: 1 - np.prod(_came_true(y, p)),
        "1 divided by the likelihood": lambda y, p: 1 / np.prod(_came_true(y, p)),
        "the deviance, twice the negative log-likelihood": (
            lambda y, p: -2 * np.log(_came_true(y, p)).sum()
        ),
        "the sum with the second sign flipped: −Σ y·log p − (1 − y)·log(1 − p)": (
            lambda y, p: -np.sum(y * np.log(p) - (1 - y) * np.log(1 - p))
        ),
        "the summed entropy of the probabilities, which no label enters": (
            lambda y, p: -np.sum(p * np.log(p) + (1 - p) * np.log(1 - p))
        ),
        "the sum over the labels 1 and 0 for every row, whatever came true: −Σ log(p·(1 − p))": (
            lambda y, p: -np.sum(np.log(p * (1 - p)))
        ),
        "the largest of the rows' −log": lambda y, p: -np.log(_came_true(y, p).min()),
        "the mean of the probabilities of what came true": (lambda y, p: np.mean(_came_true(y, p))),
    },
    lesson="To make this small is to make the data likely: maximum likelihood. Divided by n it "
    "is the log loss, and its summands are cross-entropies, so all three have the same best p.",
)
