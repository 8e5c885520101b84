"""Probabilities learned where positives were frequent, used where they are rare."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.prevalence import correct_prior

SAME = "two equal prevalences"
SINGLE = "a single probability"
TRAINED_ON_HALF = "a train_prevalence of ½"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0.5, 0.25]), 0.25, 0.75
    yield np.array([0.5, 0.75, 0.25]), 0.75, 0.5
    yield Case(np.array([0.5, 0.75]), 0.5, 0.25, word=TRAINED_ON_HALF)
    yield Case(np.array([0.25, 0.5]), 0.25, 0.25, word=SAME)
    yield Case(np.array([0.5]), 0.75, 0.25, word=SINGLE)
    yield Case(np.array([0.125]), 0.25, 0.625, word=SINGLE)
    yield Case(np.array([0.9, 0.1]), 0.2, 0.2, word=SAME)
    for n, train, true in [(3, 0.4, 0.05), (4, 0.1, 0.3), (6, 0.3, 0.01), (10, 0.2, 0.6)]:
        train, true = (float(share * rng.uniform(0.9, 1.1)) for share in (train, true))
        yield rng.uniform(0.03, 0.97, size=n), train, true
    for n in (5, 8):
        p = rng.uniform(0.03, 0.97, size=n)
        yield Case(p, 0.5, float(rng.uniform(0.02, 0.2)), word=TRAINED_ON_HALF)


def _by_odds(factor: Callable, *, back: Callable = lambda odds: odds / (1 + odds)) -> Callable:
    """A wrong correction: the odds times a factor of the two prevalences, and the way back."""

    def corrected(p, train_prevalence, true_prevalence):
        return back(p / (1 - p) * factor(train_prevalence, true_prevalence))

    return corrected


def _odds(share):
    return share / (1 - share)


def _ratio(train, true):
    return _odds(true) / _odds(train)


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="correct_prior(p, train_prevalence, true_prevalence)",
    task="A model was trained on rows of which a share `train_prevalence` was positive; its "
    "probabilities p, (n,), 0 < p < 1, are honest there. Where it is used the share is "
    "`true_prevalence`, and the positives look as before, and so do the negatives. Both shares lie "
    "between 0 and 1. Return the probabilities, (n,), that are honest there.",
    reference=correct_prior,
    cases=_cases,
    hints=(
        "By Bayes, odds = prior odds times what the row itself says. What the row says stays; "
        "only the prior odds are exchanged.",
        "Multiply p/(1 − p) by [true/(1 − true)] / [train/(1 − train)], and turn the odds o back "
        "into a probability, o/(1 + o).",
        "`odds = p / (1 - p)`. Which prior odds have to go, and which to come?",
    ),
    mistakes={
        "odds_ratio_inverted": (
            "The prevalences are exchanged: the odds are multiplied by one over the ratio. Where "
            "positives are rarer than in training, p must fall.",
            _by_odds(lambda train, true: 1 / _ratio(train, true)),
        ),
        "linear_rescale": (
            "p is multiplied by the ratio of the two prevalences. That goes beyond 1 (where it is "
            "not cut off), and forgets that the negatives have a ratio of their own. Odds can be "
            "multiplied.",
            lambda p, train, true: p * true / train,
            lambda p, train, true: np.minimum(p * true / train, 1.0),
        ),
        "linear_rescale_inverted": (
            "p is multiplied by the ratio of the two prevalences, upside down besides. Odds can be "
            "multiplied, probabilities cannot.",
            lambda p, train, true: p * train / true,
            lambda p, train, true: np.minimum(p * train / true, 1.0),
        ),
        "unchanged": (
            "p comes back as it was. A probability depends on how frequent positives are.",
            lambda p, train, true: p,
        ),
        "negatives_not_corrected": (
            "Only the positives' side is corrected, by true/train. The negatives have a ratio of "
            "their own, (1 − true)/(1 − train).",
            _by_odds(lambda train, true: true / train),
        ),
        "positives_not_corrected": (
            "Only the negatives' side is corrected, by (1 − true)/(1 − train). The positives have "
            "a ratio of their own, true/train.",
            _by_odds(lambda train, true: (1 - train) / (1 - true)),
        ),
        "train_prevalence_left_out": (
            "The prevalence of the training rows is left out, as if it were ½: it is in p already, "
            "and has to be taken out.",
            _by_odds(lambda train, true: _odds(true)),
        ),
        "true_prevalence_left_out": (
            "The prevalence of the training rows is taken out, and nothing put in its place: these "
            "are the probabilities for a true prevalence of ½.",
            _by_odds(lambda train, true: 1 / _odds(train)),
        ),
        "odds_returned": (
            "These are odds. Turn them back into probabilities, odds/(1 + odds).",
            _by_odds(_ratio, back=lambda odds: odds),
        ),
        "logit_returned": (
            "This is the logit, the logarithm of the odds. Turn it back into a probability.",
            _by_odds(_ratio, back=np.log),
        ),
        "probability_times_odds_ratio": (
            "p itself is multiplied by the ratio of the prior odds. It is the odds p/(1 − p) that "
            "are multiplied.",
            lambda p, train, true: p * _ratio(train, true),
            lambda p, train, true: np.minimum(p * _ratio(train, true), 1.0),
        ),
        "odds_times_prevalences": (
            "These are odds, multiplied by true/train alone. The negatives have a ratio too, and "
            "odds are to be turned back into probabilities.",
            _by_odds(lambda train, true: true / train, back=lambda odds: odds),
        ),
        "times_the_true_prevalence": (
            "p is multiplied by the true prevalence, as if the two were independent. The "
            "prevalence of the training rows, which is in p already, has to go.",
            lambda p, train, true: p * true,
        ),
        "shifted": (
            "p is moved by the difference of the prevalences. A shift takes probabilities out of "
            "[0, 1]; on the scale of the logit it would be right, with another amount.",
            lambda p, train, true: p + true - train,
            lambda p, train, true: np.clip(p + true - train, 0.0, 1.0),
            lambda p, train, true: p - true + train,
        ),
        "way_back_wrong": (
            "The odds are right, but the way back is not: odds o belong to the probability "
            "o/(1 + o), not to 1/(1 + o) or o/(1 − o).",
            _by_odds(_ratio, back=lambda odds: 1 / (1 + odds)),
            _by_odds(_ratio, back=lambda odds: odds / (1 - odds)),
        ),
    },
    companions={
        "the odds p/(1 − p)": _by_odds(lambda train, true: 1.0, back=lambda odds: odds),
        "what comes of correcting twice": _by_odds(lambda train, true: _ratio(train, true) ** 2),
        "what comes of the root of the ratio of the odds": _by_odds(
            lambda train, true: _ratio(train, true) ** 0.5
        ),
        "what comes of multiplying the odds by both prior odds": _by_odds(
            lambda train, true: _odds(true) * _odds(train)
        ),
        "what comes of taking p for odds, and multiplying it by the ratio": (
            lambda p, train, true: p * _ratio(train, true) / (1 + p * _ratio(train, true))
        ),
        "what comes of the negatives' ratio upside down, (1 − train)/(1 − true)": (
            _by_odds(lambda train, true: true / train * (1 - true) / (1 - train))
        ),
        "what comes of subtracting the ratio of the odds from the logit": (
            lambda p, train, true: 1 / (1 + np.exp(-np.log(_odds(p)) + _ratio(train, true)))
        ),
        "what comes of adding the ratio of the odds to the logit, not its logarithm": (
            lambda p, train, true: 1 / (1 + np.exp(-np.log(_odds(p)) - _ratio(train, true)))
        ),
        "what comes of adding the difference of the prevalences to the logit": (
            lambda p, train, true: 1 / (1 + np.exp(-np.log(_odds(p)) - true + train))
        ),
        "what comes of multiplying the odds by the true prevalence": _by_odds(
            lambda train, true: true
        ),
        "p·true over p·true + (1 − p)·(1 − train), which has each prevalence on one side": (
            lambda p, train, true: p * true / (p * true + (1 - p) * (1 - train))
        ),
        "what comes of odds divided by train and by 1 − train, as if brackets were missing": (
            _by_odds(lambda train, true: _odds(true) / train / (1 - train))
        ),
        "the mean of p and the true prevalence": lambda p, train, true: (p + true) / 2,
        "p scaled so that its mean is the true prevalence": (
            lambda p, train, true: p * true / p.mean()
        ),
        "the true prevalence, for every row": lambda p, train, true: np.full_like(p, true),
        "p divided by the training prevalence": lambda p, train, true: p / train,
        "the corrected probabilities, divided by their sum over the rows": (
            lambda *arguments: correct_prior(*arguments) / correct_prior(*arguments).sum()
        ),
        "p·true/train over the sum of it over the rows": lambda p, train, true: p / p.sum(),
        "1 − (1 − p)·(1 − true)/(1 − train), the linear rescaling of the negatives": (
            lambda p, train, true: 1 - (1 - p) * (1 - true) / (1 - train)
        ),
    },
    lesson="A model trained on an evened-out sample says .5 where 1 in 100 is ill. Put the true "
    "prevalence back, and the same scores, in the same order, can be read as risks.",
)
