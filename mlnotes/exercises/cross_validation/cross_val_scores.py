"""A score for each fold, of a model that has not seen its test rows."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.cross_validation import cross_val_scores
from mlnotes.exercises.cross_validation._folds import random_folds
from mlnotes.exercises.fitters import (
    LopsidedScore,
    MeanFitter,
    RidgeFitter,
    SlopeFitter,
    WorstScore,
)
from mlnotes.folds import fold_of

ONE_FOLD = "a single fold"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    score = LopsidedScore(3.0, 1.0)
    column = np.array([[1.0], [2.0]])
    yield MeanFitter(), score, column, np.array([1.0, 3.0]), [fold_of([0], 2), fold_of([1], 2)]
    column, y = np.array([[1.0], [2.0], [4.0]]), np.array([2.0, 0.0, 4.0])
    yield Case(SlopeFitter(), score, column, y, [fold_of([2], 3)], word=ONE_FOLD)
    yield MeanFitter(), score, column, y, [fold_of([0], 3), fold_of([1, 2], 3)]
    worst, four = WorstScore(3.0, 1.0), np.arange(1.0, 5.0)[:, None]
    y = np.array([2.0, 6.0, 1.0, 8.0])
    yield Case(
        MeanFitter(),
        worst,
        four,
        y,
        [fold_of([0, 1], 4), fold_of([2, 3], 4)],
        word="a score that is no mean over the rows",
    )
    earlier = [(np.array([0]), np.array([2])), (np.array([0, 1]), np.array([3]))]
    yield Case(MeanFitter(), score, four, y, earlier, word="rows that no part of a fold holds")
    for n, d, k in [(4, 1, 2), (5, 2, 3), (6, 1, 6), (9, 3, 3), (11, 2, 4), (30, 4, 5)]:
        X = rng.normal(loc=1.0, size=(n, d))
        y = X @ rng.normal(loc=1.0, size=d) + rng.normal(size=n)
        score = LopsidedScore(*rng.choice([0.5, 1.0, 2.0, 3.0, 5.0], size=2, replace=False))
        fit = [RidgeFitter(float(rng.uniform(0.1, 3.0))), SlopeFitter(), MeanFitter()]
        folds = random_folds(rng, n, k)
        yield fit[0 if d > 1 else rng.integers(3)], score, X, y, folds
        # Drawn anew for each fold, so that some rows are tested twice, and others never.
        drawn = [fold_of(rng.permutation(n)[: max(1, n // 3)], n) for _ in range(k - 1)]
        yield Case(fit[0], score, X, y, drawn, word=ONE_FOLD * (k == 2))


def _scores(fitted: Callable, scored: Callable) -> Callable:
    """The wrong function that fits on the rows `fitted(train, test)`, and scores on others."""

    def wrong(fit, score, X, y, folds):
        return np.array(
            [
                score(y[rows], fit(X[seen], y[seen])(X[rows]))
                for seen, rows in ((fitted(*fold), scored(*fold)) for fold in folds)
            ]
        )

    return wrong


def _train(train, test):
    return train


def _test(train, test):
    return test


def _all(train, test):
    return np.sort(np.concatenate([train, test]))


def _of_fold(place: int) -> Callable:
    """One model for all folds, fitted on the train rows of one of them."""

    def wrong(fit, score, X, y, folds):
        seen = folds[place][0]
        predict = fit(X[seen], y[seen])
        return np.array([score(y[test], predict(X[test])) for _, test in folds])

    return wrong


def _swapped(fit, score, X, y, folds):
    return cross_val_scores(fit, lambda y_true, y_pred: score(y_pred, y_true), X, y, folds)


def _pooled(fit, score, X, y, folds):
    predictions = [fit(X[train], y[train])(X[test]) for train, test in folds]
    return score(np.concatenate([y[test] for _, test in folds]), np.concatenate(predictions))


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="cross_val_scores(fit, score, X, y, folds)",
    task="`fit(X, y)` returns a function predict, and predict(X) predictions for the rows of X. "
    "`score(y_true, y_pred)` returns a number. `folds` is a list of k pairs (train, test) of index "
    "arrays. Return the k scores, (k,): each of a model fitted on the train rows of its fold, for "
    "its predictions on the test rows.",
    reference=cross_val_scores,
    cases=_cases,
    hints=(
        "Every fold needs a model of its own, because in every fold other rows must stay unseen. "
        "Nothing is averaged yet.",
        "For each (train, test): predict = fit(X[train], y[train]); then compare y[test] with "
        "predict(X[test]), the truth first.",
        "`scores = []`, and loop `for train, test in folds:`. In the loop `predict` is made by fit "
        "from the train rows. What is appended?",
    ),
    mistakes={
        "train_score": (
            "The scores are those on the train rows, which the model has seen. Score it on the "
            "test rows.",
            _scores(_train, _train),
        ),
        "one_model": (
            "All folds are scored with one model, fitted on all rows or on the train rows of one "
            "fold, so it may have seen what it is tested on. Each fold is scored with a model of "
            "its own train rows: is each kept until its score is taken?",
            _scores(_all, _test),
            lambda fit, score, X, y, folds: np.array(
                [score(y[test], fit(X, y)(X[test])) for _, test in folds]
            ),
            _of_fold(0),
            _of_fold(-1),
        ),
        "truth_and_prediction_swapped": (
            "y_true and y_pred are swapped in the call of score. The truth comes first; to this "
            "score it matters whether a prediction is too high or too low.",
            _swapped,
        ),
        "train_and_test_swapped": (
            "The model is fitted on the test rows and scored on the train rows. It is the other "
            "way round.",
            _scores(_test, _train),
        ),
        "fitted_on_test": (
            "The model is fitted on the very rows that it is scored on. Fit it on the train rows.",
            _scores(_test, _test),
        ),
        "scored_on_all_rows": (
            "The scores are those on all rows, and most of them the model has seen. Score it on "
            "the test rows alone.",
            _scores(_train, _all),
            lambda fit, score, X, y, folds: np.array(
                [score(y, fit(X[train], y[train])(X)) for train, _ in folds]
            ),
        ),
        "averaged": (
            "This is one number, the mean of the scores or their sum. Return all of them: their "
            "spread tells how far to trust the mean.",
            lambda *arguments: cross_val_scores(*arguments).mean(),
            lambda *arguments: cross_val_scores(*arguments).sum(),
        ),
        "pooled": (
            "The predictions of all folds are scored together. Return a score for each fold.",
            _pooled,
        ),
    },
    companions={
        "the spread of the scores, not the scores": lambda *arguments: np.std(
            cross_val_scores(*arguments)
        ),
    },
    lesson="k folds give k estimates, each from rows that its model never saw. They share most of "
    "their train rows, so they are not independent, and their spread is a rough guide only.",
)
