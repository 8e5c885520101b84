"""The mean log loss of probabilities, at every p from 0 to 1."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import likelihood
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.metrics._probabilities import labels_and_probabilities

CERTAIN = "a p of exactly 0 or 1"
NEARLY_CERTAIN = "a p very near to 0 or 1, and wrong"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    by_hand, *others = labels_and_probabilities(rng)
    yield by_hand
    yield Case(np.array([1, 0]), np.array([1.0, 0.5]), word=CERTAIN)
    yield Case(np.array([0, 1]), np.array([0.0, 0.25]), word=CERTAIN)
    yield from others
    yield Case(np.array([1, 0, 0, 1]), np.array([1.0, 0.0, 0.75, 0.5]), word=CERTAIN)
    yield Case(np.array([1, 0, 1]), np.array([2.0**-40, 0.25, 0.5]), word=NEARLY_CERTAIN)
    yield Case(np.array([0, 0, 1]), np.array([1 - 2.0**-40, 0.25, 0.5]), word=NEARLY_CERTAIN)
    y, p = rng.permutation(np.arange(9) % 3 // 2), rng.uniform(0.05, 0.95, size=9)
    p[np.flatnonzero(y == 1)[0]], p[np.flatnonzero(y == 0)[0]] = 1.0, 0.0
    yield Case(y, p, word=CERTAIN)


def _of_rows(row: Callable, *, put_together: Callable = np.mean) -> Callable:
    """A wrong loss, from that of one row. It is not defined where the logarithm is not."""

    def loss(y_true, p):
        pairs = zip(y_true.tolist(), p.tolist(), strict=True)
        return put_together([row(label, share) for label, share in pairs])

    return loss


def _row(y, p):
    return -y * math.log(p) - (1 - y) * math.log(1 - p)


def _clipped(wrong: Callable) -> Callable:
    """The same, with p clipped as the task says."""
    return lambda y_true, p: wrong(y_true, np.clip(p, 1e-15, 1 - 1e-15))


def _of_classes(put_together: Callable) -> Callable:
    """From the mean loss in each class; not defined where one is empty."""

    def loss(y_true, p):
        return put_together(
            [likelihood.log_loss(y_true[rows], p[rows]) for rows in (y_true == 1, y_true == 0)]
        )

    return loss


def _unclipped(y_true, p):
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


_base_2 = _of_rows(lambda y, p: _row(y, p) / math.log(2))
_base_10 = _of_rows(lambda y, p: _row(y, p) / math.log(10))
_sum = _of_rows(_row, put_together=np.sum)
_positive_only = _of_rows(lambda y, p: -y * math.log(p))
_negative_only = _of_rows(lambda y, p: -(1 - y) * math.log(1 - p))
_exchanged = _of_rows(lambda y, p: _row(1 - y, p))


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="log_loss(y_true, p)",
    task="Return the mean log loss, with the natural logarithm. `y_true` holds 0 and 1, and `p` "
    "the probabilities of 1. Clip `p` to [1e-15, 1 − 1e-15] first, so that no logarithm of 0 is "
    "taken.",
    reference=likelihood.log_loss,
    cases=_cases,
    hints=(
        "For each row, ask which probability the model gave to what came true. The loss is large "
        "where that is small.",
        "A row with label 1 adds −log p, one with label 0 adds −log(1 − p). Then comes the mean.",
        "`p = np.clip(p, 1e-15, 1 - 1e-15)`, and both formulas fit into one: y is 1 in the first "
        "and 1 − y is 1 in the second.",
    ),
    mistakes={
        "base_2": (
            "This is in bits: the logarithm is to base 2. The natural one, `np.log`, gives nats.",
            _base_2,
            _clipped(_base_2),
        ),
        "base_10": (
            "This logarithm is to base 10. The natural one is `np.log`.",
            _base_10,
            _clipped(_base_10),
        ),
        "sum_not_mean": (
            "This is the sum over the rows, the negative log-likelihood. Divide by n.",
            _sum,
            _clipped(_sum),
        ),
        "positive_term_only": (
            "Rows with label 0 add nothing. For them the model said 1 − p, and −log(1 − p) is "
            "their loss; without it, p = 1 for everybody would be perfect.",
            _positive_only,
            _clipped(_positive_only),
            _of_rows(lambda y, p: -math.log(p) if y else 0.0),
            lambda y_true, p: -np.mean(y_true * np.log(p)),
        ),
        "positive_rows_only": (
            "This is the mean over the rows with label 1 alone. Rows with label 0 have a loss "
            "too, −log(1 − p).",
            lambda y_true, p: -np.log(p[y_true == 1]).mean(),
            _clipped(lambda y_true, p: -np.log(p[y_true == 1]).mean()),
        ),
        "negative_term_only": (
            "Rows with label 1 add nothing: their −log p is missing.",
            _negative_only,
            _clipped(_negative_only),
            _of_rows(lambda y, p: 0.0 if y else -math.log(1 - p)),
        ),
        "labels_exchanged": (
            "The two terms are exchanged: rows with label 1 get −log(1 − p), the loss of label 0. "
            "`p` is the probability of 1.",
            _exchanged,
            _clipped(_exchanged),
        ),
        "p_whatever_the_label": (
            "Every row gets −log p. That is right for label 1; where the label is 0 the model "
            "gave 1 − p to what came true.",
            _of_rows(lambda y, p: -math.log(p)),
            _clipped(_of_rows(lambda y, p: -math.log(p))),
        ),
        "second_sign_flipped": (
            "The two terms have different signs: the minus in front belongs to both logarithms.",
            _of_rows(lambda y, p: -y * math.log(p) + (1 - y) * math.log(1 - p)),
            _clipped(_of_rows(lambda y, p: -y * math.log(p) + (1 - y) * math.log(1 - p))),
        ),
        "sign_flipped": (
            "The sign is missing: logarithms of probabilities are negative, and a loss is not.",
            _of_rows(lambda y, p: -_row(y, p)),
            _clipped(_of_rows(lambda y, p: -_row(y, p))),
        ),
        "nan_at_0": (
            "Where p is exactly 0 or 1 the logarithm of 0 is taken: numpy makes −inf of it, and "
            "0·(−inf) is NaN; math.log raises an error. Clip p first.",
            _unclipped,
            _of_rows(_row),
            lambda y_true, p: -(y_true @ np.log(p) + (1 - y_true) @ np.log(1 - p)) / len(p),
        ),
        "mean_of_class_means": (
            "This averages within each class, and then over the two classes. Every row counts as "
            "much as any other: one mean over all.",
            _of_classes(np.mean),
        ),
        "sum_of_class_means": (
            "This adds up the mean of the rows with label 1 and that of the rows with label 0. "
            "One mean over all rows is asked for.",
            _of_classes(np.sum),
        ),
        "not_averaged": (
            "This still has one number for each row. Take their mean.",
            _clipped(_of_rows(_row, put_together=np.array)),
            _of_rows(_row, put_together=np.array),
        ),
    },
    companions={
        "the Brier score, the mean of (p − y)²": lambda y, p: np.mean((p - y) ** 2),
        "the mean of |p − y|": lambda y, p: np.mean(np.abs(p - y)),
        "the share of wrong labels, when p is cut at ½": lambda y, p: np.mean((p > 0.5) != y),
        "the share of right labels, when p is cut at ½": lambda y, p: np.mean((p > 0.5) == y),
        "the likelihood, the product of the probabilities of what came true": (
            lambda y, p: np.prod(np.where(y == 1, p, 1 - p))
        ),
        "the mean of the probabilities of what came true": (
            lambda y, p: np.mean(np.where(y == 1, p, 1 - p))
        ),
        "the logarithm of a mean, where the mean of logarithms is asked for": (
            lambda y, p: -np.log(np.mean(np.where(y == 1, p, 1 - p)))
        ),
        "the geometric mean of the probabilities of what came true": (
            lambda y, p: np.exp(-likelihood.log_loss(y, p))
        ),
        "the exponential of the log loss": lambda y, p: np.exp(likelihood.log_loss(y, p)),
        "the mean entropy of the probabilities, which no label enters": _clipped(
            lambda y, p: -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p))
        ),
        "the median of the rows' losses": _clipped(_of_rows(_row, put_together=np.median)),
        "the largest of the rows' losses": _clipped(_of_rows(_row, put_together=np.max)),
        "the log loss of p cut at ½ to 0 or 1": (
            lambda y, p: likelihood.log_loss(y, (p >= 0.5).astype(float))
        ),
        "the log loss of p taken for a z, through the sigmoid": (
            lambda y, p: np.mean(np.logaddexp(0, p) - y * p)
        ),
        "the log loss with log(1 + p) in the second term": _clipped(
            _of_rows(lambda y, p: -y * math.log(p) - (1 - y) * math.log(1 + p))
        ),
        "the log loss with 1 − log p where log(1 − p) is meant": _clipped(
            _of_rows(lambda y, p: -y * math.log(p) - (1 - y) * (1 - math.log(p)))
        ),
    },
    lesson="A confident mistake costs without limit, and a coin's ½ costs log 2 = .693 a row, "
    "which any useful model stays below. Clipping only keeps the last digit of a float from "
    "costing infinity.",
)
