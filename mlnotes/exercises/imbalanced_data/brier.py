"""How far probabilities are from what happened, squared."""

from collections.abc import Iterator

import numpy as np

from mlnotes import likelihood
from mlnotes.calibration import brier
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.metrics._probabilities import labels_and_probabilities

CERTAIN = "a p of exactly 0 or 1"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield from labels_and_probabilities(rng)
    yield Case(np.array([0, 1]), np.array([0.5, 0.5]), word="one p for all rows")
    yield Case(np.array([1, 0, 1]), np.array([1.0, 0.0, 0.5]), word=CERTAIN)
    yield Case(np.array([0, 1, 1]), np.array([1.0, 0.0, 0.25]), word=CERTAIN)


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="brier(y_true, p)",
    task="`y_true`, (n,), holds 0 and 1, and `p`, (n,), the probabilities of 1, 0 ≤ p ≤ 1. Return "
    "the Brier score: the mean over the rows of (p − y)².",
    reference=brier,
    cases=_cases,
    hints=(
        "Treat the label as a probability that turned out to be 0 or 1. How far from it was p?",
        "(1/n) Σ (pᵢ − yᵢ)²: one square for each row, and then their mean.",
        "`gap = p - y_true`. What becomes of it before the mean is taken?",
    ),
    mistakes={
        "doubled": (
            "This is twice the score: the squares of both columns, p and 1 − p, are added, as for "
            "many classes. Here there is one column, p.",
            lambda y, p: 2 * brier(y, p),
        ),
        "root": (
            "A root is taken: of the mean (as in RMSE), or of the doubled one. The Brier score is "
            "the mean of the squares itself.",
            lambda y, p: np.sqrt(brier(y, p)),
            lambda y, p: np.sqrt(2 * brier(y, p)),
        ),
        "log_loss": (
            "This is the log loss, which punishes a confident mistake without limit. The Brier "
            "score takes squares.",
            likelihood.log_loss,
            lambda y, p: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
            lambda y, p: likelihood.log_loss(y, p) / np.log(2),
        ),
        "absolute": (
            "This is the mean of |p − y|. With it, saying 0 or 1 pays even for those who are "
            "unsure; squares make an honest p pay.",
            lambda y, p: np.mean(np.abs(p - y)),
        ),
        "halved": (
            "This is half the score: the mean of ½(p − y)², or the mean over two columns of which "
            "one is left out.",
            lambda y, p: brier(y, p) / 2,
        ),
        "sum": (
            "This is the sum over the rows. Divide by n.",
            lambda y, p: len(p) * brier(y, p),
        ),
        "not_averaged": (
            "This still has one number for each row. Take their mean.",
            lambda y, p: (p - y) ** 2,
        ),
        "averaged_before_squaring": (
            "The gaps are averaged first and squared then, so that those above and below cancel.",
            lambda y, p: np.mean(p - y) ** 2,
        ),
        "signed": (
            "This is the mean of p − y, or of y − p: gaps above and below cancel. The squares are "
            "missing. (`p - y ** 2` squares y alone, for `**` comes first, and y² is y.)",
            lambda y, p: np.mean(p - y),
            lambda y, p: np.mean(y - p),
        ),
        "labels_of_one_half": (
            "p is cut to 0 and 1 first: this is the share of wrong labels. The score looks at p "
            "itself.",
            lambda y, p: np.mean((p >= 0.5) != y),
            lambda y, p: np.mean((p > 0.5) != y),
        ),
        "positives_only": (
            "Rows with label 0 add nothing. Their gap is p, and its square counts too.",
            lambda y, p: np.mean(y * (1 - p) ** 2),
            lambda y, p: np.mean((1 - p[y == 1]) ** 2),
        ),
        "negatives_only": (
            "Rows with label 1 add nothing. Their gap is 1 − p, and its square counts too.",
            lambda y, p: np.mean((1 - y) * p**2),
            lambda y, p: np.mean(p[y == 0] ** 2),
        ),
        "labels_exchanged": (
            "The labels are exchanged: this is the score of 1 − p. `p` is the probability of 1.",
            lambda y, p: brier(y, 1 - p),
        ),
        "bracket_missing": (
            "p or both are squared before they are subtracted: `p ** 2 - y` is (p²) − y, for `**` "
            "comes first. The difference is to be squared.",
            lambda y, p: np.mean(p**2 - y),
            lambda y, p: np.mean(p**2 - y**2),
            lambda y, p: np.mean(y - p**2),
        ),
        "one_degree_lost": (
            "The sum is divided by n − 1. Nothing is estimated here: n rows, n squares.",
            lambda y, p: np.sum((p - y) ** 2) / (len(p) - 1),
        ),
    },
    companions={
        "1 minus the score": lambda y, p: 1 - brier(y, p),
        "the Brier skill score, 1 minus the score over that of the mean label": (
            lambda y, p: 1 - brier(y, p) / np.var(y)
        ),
        "the score over that of the mean label": lambda y, p: brier(y, p) / np.var(y),
        "the mean of p(1 − p), which no label enters": lambda y, p: np.mean(p * (1 - p)),
        "the score of the mean label, ȳ(1 − ȳ)": lambda y, p: np.var(y),
        "the variance of the gaps p − y": lambda y, p: np.var(p - y),
        "the share of right labels, when p is cut at ½": lambda y, p: np.mean((p >= 0.5) == y),
        "the mean of the probabilities of what came true": (
            lambda y, p: np.mean(np.where(y == 1, p, 1 - p))
        ),
        "the mean of the squares of the probabilities of what came true": (
            lambda y, p: np.mean(np.where(y == 1, p, 1 - p) ** 2)
        ),
        "the median of the squares": lambda y, p: np.median((p - y) ** 2),
        "the largest square": lambda y, p: np.max((p - y) ** 2),
        "the mean of |p − y|³": lambda y, p: np.mean(np.abs(p - y) ** 3),
        "the mean of (p − y)⁴": lambda y, p: np.mean((p - y) ** 4),
        "the mean of (p + y)²": lambda y, p: np.mean((p + y) ** 2),
        "the mean of (p·y)²": lambda y, p: np.mean((p * y) ** 2),
        "the mean of the two classes' scores": lambda y, p: (
            (np.mean((1 - p[y == 1]) ** 2) + np.mean(p[y == 0] ** 2)) / 2
        ),
        "the length of the gaps, √Σ(p − y)²": lambda y, p: np.linalg.norm(p - y),
        "the length of the gaps over n": lambda y, p: np.linalg.norm(p - y) / len(p),
        "the gap of the mean p and the mean label, |p̄ − ȳ|": (
            lambda y, p: np.abs(np.mean(p) - np.mean(y))
        ),
        "the covariance of p and y": lambda y, p: np.mean(p * y) - np.mean(p) * np.mean(y),
        "the score of p taken for a logit": lambda y, p: brier(y, 1 / (1 + np.exp(-p))),
    },
    lesson="Whoever says ½ to everybody scores .25. The best one can say is the honest "
    "probability: exaggerating costs, and so does hedging.",
)
