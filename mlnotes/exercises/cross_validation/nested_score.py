"""The score of a procedure that chooses its own setting."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.cross_validation import cross_val_scores, nested_score
from mlnotes.exercises.cross_validation._folds import random_folds
from mlnotes.exercises.fitters import LopsidedScore, RidgeWith, ScaledMeanWith
from mlnotes.folds import fold_of, kfold_indices

TIES = "two candidates that are equally good"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    mean, score = ScaledMeanWith(), LopsidedScore(2.0, 1.0)
    column = np.array([[1.0], [2.0], [3.0]])
    # The inner predictions are 4·candidate and 2·candidate.
    yield mean, score, column, np.array([2.0, 4.0, 8.0]), [fold_of([2], 3)], 2, [1.0, 2.0]
    column, y = np.arange(1.0, 7.0)[:, None], np.array([4.0, 8.0, 4.0, 4.0, 8.0, 2.0])
    folds_of_two = [fold_of([0, 1], 6), fold_of([2, 3], 6), fold_of([4, 5], 6)]
    yield mean, score, column, y, folds_of_two, 2, [0.5, 1.0, 1.5]
    # Inner test parts of 2 rows and of 1: weighted by their sizes, the first would be better.
    y = np.array([4.0, 4.0, 7.0, 6.0])
    yield mean, score, np.arange(1.0, 5.0)[:, None], y, [fold_of([3], 4)], 2, [0.5, 1.5]
    # Where all train values are 2, half of it costs as much as twice as much.
    y = np.array([2.0, 2.0, 2.0, 2.0, 6.0, 1.0])
    for candidates in ([2.0, 0.5], [0.5, 2.0]):
        for test in ([4, 5], [5], [4]):
            folds = [(np.arange(4), np.array(test))]
            yield Case(mean, score, column, y, folds, 2, candidates, word=TIES)
    y = np.array([4.0, 8.0, 4.0, 4.0, 8.0, 2.0]) / 1024
    yield Case(mean, score, column, y, folds_of_two, 2, [0.5, 1.0, 1.5], word="small numbers")
    for n, k, n_inner in [(5, 2, 2), (7, 3, 3), (11, 3, 2), (12, 4, 3)]:
        y = rng.integers(1, 12, size=n).astype(float)
        X = np.arange(1.0, n + 1)[:, None]
        candidates = [float(factor) for factor in rng.permutation([0.25, 0.75, 1.125, 1.625])]
        yield mean, score, X, y, random_folds(rng, n, k), n_inner, candidates
    for n, d, k, n_inner in [
        (7, 2, 2, 2),
        (10, 3, 3, 4),
        (13, 3, 4, 3),
        (23, 6, 3, 5),
        (30, 8, 4, 4),
    ]:
        X = rng.normal(loc=0.5, size=(n, d))
        y = X @ rng.normal(size=d) + rng.normal(scale=1.5, size=n)
        alphas = [float(alpha) for alpha in rng.permutation([0.05, 2.0, 40.0])]
        yield RidgeWith(), score, X, y, random_folds(rng, n, k), n_inner, alphas


def _inner_scores(fit_with, score, X, y, n_inner, candidate):
    return cross_val_scores(
        partial(fit_with, candidate), score, X, y, kfold_indices(len(y), n_inner)
    )


def _inner_means(fit_with, score, X, y, n_inner, candidates):
    return [_inner_scores(fit_with, score, X, y, n_inner, one).mean() for one in candidates]


def _nested(
    choose: Callable, average: Callable = lambda scores, folds: np.mean(scores)
) -> Callable:
    """Nested scoring with another choice: `choose` gets the outer train rows, and what else there
    is, and returns a candidate."""

    def wrong(fit_with, score, X, y, outer_folds, n_inner, candidates):
        scores = []
        for train, test in outer_folds:
            chosen = choose(fit_with, score, X[train], y[train], n_inner, candidates)
            scores.append(score(y[test], fit_with(chosen, X[train], y[train])(X[test])))
        return average(scores, outer_folds)

    return wrong


def _by(criterion: Callable) -> Callable:
    """Chooses the first candidate with the largest `criterion`."""

    def choose(fit_with, score, X, y, n_inner, candidates):
        values = [criterion(fit_with, score, X, y, n_inner, one) for one in candidates]
        return candidates[int(np.argmax(values))]

    return choose


def _best(*arguments):
    return arguments[-1][int(np.argmax(_inner_means(*arguments)))]


def _last_best(*arguments):
    means = _inner_means(*arguments)
    return arguments[-1][len(means) - 1 - int(np.argmax(means[::-1]))]


def _worst(*arguments):
    return arguments[-1][int(np.argmin(_inner_means(*arguments)))]


def _train_score(fit_with, score, X, y, n_inner, candidate):
    return score(y, fit_with(candidate, X, y)(X))


def _weighted_inner(fit_with, score, X, y, n_inner, candidate):
    sizes = [len(test) for _, test in kfold_indices(len(y), n_inner)]
    scores = _inner_scores(fit_with, score, X, y, n_inner, candidate)
    return np.average(scores, weights=sizes)


def _weighted(scores, folds):
    return np.average(scores, weights=[len(test) for _, test in folds])


def _inner_trains(fit_with, score, X, y, n_inner, candidate):
    """Inner models scored on the rows they were fitted on."""
    inner = [(train, train) for train, _ in kfold_indices(len(y), n_inner)]
    return cross_val_scores(partial(fit_with, candidate), score, X, y, inner).mean()


def _inner_every_kth(fit_with, score, X, y, n_inner, candidate):
    inner = [fold_of(np.arange(fold, len(y), n_inner), len(y)) for fold in range(n_inner)]
    return cross_val_scores(partial(fit_with, candidate), score, X, y, inner).mean()


def _inner_leave_one_out(fit_with, score, X, y, n_inner, candidate):
    return _inner_scores(fit_with, score, X, y, len(y), candidate).mean()


def _inner_hold_out(fit_with, score, X, y, n_inner, candidate):
    return _inner_scores(fit_with, score, X, y, n_inner, candidate)[0]


def _chosen_on_all(fit_with, score, X, y, outer_folds, n_inner, candidates):
    means = _inner_means(fit_with, score, X, y, n_inner, candidates)
    fit = partial(fit_with, candidates[int(np.argmax(means))])
    return cross_val_scores(fit, score, X, y, outer_folds).mean()


def _outer_means(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return [
        cross_val_scores(partial(fit_with, one), score, X, y, outer_folds).mean()
        for one in candidates
    ]


def _best_inner(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return np.mean(
        [
            max(_inner_means(fit_with, score, X[train], y[train], n_inner, candidates))
            for train, _ in outer_folds
        ]
    )


def _chosen_on_outer_test(fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = [
        cross_val_scores(partial(fit_with, one), score, X, y, outer_folds) for one in candidates
    ]
    return np.max(scores, axis=0).mean()


def _final(rows: Callable) -> Callable:
    """The right choice, but the model that is scored was fitted on other rows."""

    def wrong(fit_with, score, X, y, outer_folds, n_inner, candidates):
        scores = []
        for train, test in outer_folds:
            chosen = _best(fit_with, score, X[train], y[train], n_inner, candidates)
            seen = rows(train, kfold_indices(len(train), n_inner), len(y))
            scores.append(score(y[test], fit_with(chosen, X[seen], y[seen])(X[test])))
        return np.mean(scores)

    return wrong


def _inner_rows_of_all(fit_with, score, X, y, outer_folds, n_inner, candidates):
    """Inner rows are looked up in X, though they are places in the outer train part."""
    scores = []
    for train, test in outer_folds:
        n = len(train)
        chosen = _best(fit_with, score, X[:n], y[:n], n_inner, candidates)
        scores.append(score(y[test], fit_with(chosen, X[train], y[train])(X[test])))
    return np.mean(scores)


def _outer_scores(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return _nested(_best, lambda scores, folds: np.array(scores))(
        fit_with, score, X, y, outer_folds, n_inner, candidates
    )


def _swapped(fit_with, score, *others):
    return nested_score(fit_with, lambda y_true, y_pred: score(y_pred, y_true), *others)


def _mean_inner_of_all(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return max(_inner_means(fit_with, score, X, y, n_inner, candidates))


exercise = Exercise(
    __name__,
    points=3,
    minutes=9,
    signature="nested_score(fit_with, score, X, y, outer_folds, n_inner, candidates)",
    task="`fit_with(candidate, X, y)` returns a function predict; `score(y_true, y_pred)` returns "
    "a number, higher is better. For each (train, test) in `outer_folds`: split the train part, in "
    "its order, into `n_inner` folds of neighbouring rows by the rule of kfold_indices; for each "
    "candidate take the plain mean of its n_inner scores; the best is chosen, the first one if "
    "several are equal. Fit it on the whole train part, and score it on test. Return the plain "
    "mean of these outer scores.",
    reference=nested_score,
    cases=_cases,
    hints=(
        "What is judged is the whole procedure, choice included. So the rows of an outer test part "
        "must have no say in the choice: it is made anew in each outer fold, from its train part.",
        "Outer fold: Xt, yt = X[train], y[train]. Inner folds are places in Xt and yt, from 0 to "
        "len(train) − 1. Mean inner score of each candidate; the first with the largest; fit_with "
        "of it on Xt and yt; score on X[test] and y[test].",
        "`outer_scores = []`, and loop `for train, test in outer_folds:`, where you begin with "
        "`X_train, y_train = X[train], y[train]`. From here to the choice, use only these two.",
    ),
    mistakes={
        "chosen_on_all_data": (
            "The candidate is chosen once, and outer test rows had a say in what they then judge: "
            "choose in each outer fold, from its train part.",
            _chosen_on_all,
            lambda *arguments: max(_outer_means(*arguments)),
        ),
        "best_inner_score": (
            "What comes back is the score by which the candidate was chosen. The largest of "
            "several scores flatters: score the choice on the outer test rows.",
            _best_inner,
            _mean_inner_of_all,
        ),
        "chosen_on_outer_test": (
            "In each outer fold the candidate with the best score on the outer test rows wins. "
            "Those rows are to judge the choice, and not to make it.",
            _chosen_on_outer_test,
        ),
        "last_best_wins": (
            "Of equally good candidates the last one is chosen. It is to be the first: replace "
            "the best so far only when a score is higher.",
            _nested(_last_best),
        ),
        "worst_chosen": (
            "The candidate with the lowest inner score is chosen. Here a higher score is better.",
            _nested(_worst),
        ),
        "chosen_on_train_score": (
            "The candidates are compared by their scores on rows that they were fitted on. Compare "
            "them on the test parts of the inner folds.",
            _nested(_by(_train_score)),
            _nested(_by(_inner_trains)),
        ),
        "not_refitted": (
            "The model that is scored on the outer test rows was fitted on inner train rows alone. "
            "Fit the chosen candidate once more, on the whole outer train part.",
            _final(lambda train, inner, n: train[inner[-1][0]]),
            _final(lambda train, inner, n: train[inner[0][0]]),
        ),
        "refitted_on_all_rows": (
            "The chosen candidate is fitted on all rows, outer test rows included. Fit it on the "
            "outer train part.",
            _final(lambda train, inner, n: np.arange(n)),
        ),
        "inner_rows_looked_up_in_all": (
            "The inner folds are places in the outer train part, but they are looked up in the "
            "whole X and y. There they meet other rows, some of the outer test part perhaps.",
            _inner_rows_of_all,
        ),
        "weighted_mean": (
            "A mean is weighted by the sizes of the folds here, or all predictions are scored "
            "together. Every fold counts the same.",
            _nested(_best, _weighted),
            _nested(_by(_weighted_inner)),
            _nested(_by(_weighted_inner), _weighted),
        ),
        "other_inner_folds": (
            "The inner folds are others than those asked for: every n_inner-th row, or one row "
            "each, or the first fold alone. They are n_inner blocks of neighbours, and all count.",
            _nested(_by(_inner_every_kth)),
            _nested(_by(_inner_leave_one_out)),
            _nested(_by(_inner_hold_out)),
        ),
        "truth_and_prediction_swapped": (
            "y_true and y_pred are swapped in the calls of score. The truth comes first; to this "
            "score it matters whether a prediction is too high or too low.",
            _swapped,
        ),
        "not_averaged": (
            "These are the outer scores, or their sum. Return their mean.",
            _outer_scores,
            _nested(_best, lambda scores, folds: sum(scores)),
        ),
        "nothing_chosen": (
            "In every case the first candidate is taken, or in every case the last. Scores may be "
            "below 0: what is the best one so far compared with at first?",
            _nested(lambda *arguments: arguments[-1][0]),
            _nested(lambda *arguments: arguments[-1][-1]),
        ),
        "averaged_over_candidates": (
            "All candidates are scored on the outer test rows, and the scores averaged. Only the "
            "chosen one is to be scored.",
            lambda *arguments: np.mean(_outer_means(*arguments)),
        ),
    },
    lesson="Choosing is part of fitting. The best of many scores is too good to be true, and what "
    "the whole procedure is worth only rows can tell that had no part in it.",
)
