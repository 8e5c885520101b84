"""Answers to cross_validation/cross_val_scores: right ones, and wrong ones."""

import numpy as np


def loop(fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    return scores


def vectorised(fit, score, X, y, folds):
    return np.array([score(y[test], fit(X[train], y[train])(X[test])) for train, test in folds])


def library(fit, score, X, y, folds):
    return np.fromiter(
        (
            score(y_true=y.take(test), y_pred=fit(X.take(train, axis=0), y.take(train))(X[test, :]))
            for train, test in folds
        ),
        dtype=float,
    )


def rows_as_lists(fit, score, X, y, folds):
    scores = np.zeros(len(folds))
    for k in range(len(folds)):
        train, test = folds[k]
        model = fit([X[i].tolist() for i in train], [float(y[i]) for i in train])
        scores[k] = score([y[i] for i in test], model([list(X[i]) for i in test]))
    return scores


def masks(fit, score, X, y, folds):
    def one(fold):
        seen, asked = (np.isin(np.arange(len(y)), part) for part in fold)
        return score(y[asked], fit(X[seen], y[seen])(X[asked]))

    return tuple(map(one, folds))


def one_row_after_the_other(fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        predict = fit(X=X[train], y=y[train])
        scores.append(score(y[test], [predict(X[i : i + 1])[0] for i in test]))
    return scores


def train_score__seen_rows(fit, score, X, y, folds):
    return [score(y[train], fit(X[train], y[train])(X[train])) for train, _ in folds]


def one_model__fitted_on_all_rows(fit, score, X, y, folds):
    predict = fit(X, y)
    return [score(y[test], predict(X[test])) for _, test in folds]


def one_model__fitted_in_the_first_fold(fit, score, X, y, folds):
    predict, scores = None, []
    for train, test in folds:
        if predict is None:
            predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    return scores


def one_model__the_last_one(fit, score, X, y, folds):
    for train, _ in folds:
        predict = fit(X[train], y[train])
    return [score(y[test], predict(X[test])) for _, test in folds]


def truth_and_prediction_swapped__prediction_first(fit, score, X, y, folds):
    return [score(fit(X[train], y[train])(X[test]), y[test]) for train, test in folds]


def train_and_test_swapped__wrong_order(fit, score, X, y, folds):
    return [score(y[train], fit(X[test], y[test])(X[train])) for train, test in folds]


def fitted_on_test__same_rows(fit, score, X, y, folds):
    return [score(y[test], fit(X[test], y[test])(X[test])) for _, test in folds]


def scored_on_all_rows__no_index(fit, score, X, y, folds):
    return [score(y, fit(X[train], y[train])(X)) for train, _ in folds]


def averaged__mean(fit, score, X, y, folds):
    return np.mean(loop(fit, score, X, y, folds))


def averaged__running_total(fit, score, X, y, folds):
    total = 0
    for value in loop(fit, score, X, y, folds):
        total += value
    return total


def pooled__predictions_collected(fit, score, X, y, folds):
    truth, predicted = [], []
    for train, test in folds:
        truth.extend(y[test])
        predicted.extend(fit(X[train], y[train])(X[test]))
    return score(truth, predicted)


def factor__loss_for_score(fit, score, X, y, folds):
    return [-value for value in loop(fit, score, X, y, folds)]


def relation__running_sum(fit, score, X, y, folds):
    return np.cumsum(loop(fit, score, X, y, folds))


def relation__last_first(fit, score, X, y, folds):
    return loop(fit, score, X, y, folds)[::-1]


def shape__only_the_first(fit, score, X, y, folds):
    for train, test in folds:
        return score(y[test], fit(X[train], y[train])(X[test]))


def shape__scores_of_both_parts(fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        scores.append((score(y[train], predict(X[train])), score(y[test], predict(X[test]))))
    return scores


def not_a_value__models(fit, score, X, y, folds):
    return [fit(X[train], y[train]) for train, _ in folds]


def raised__model_taken_for_predictions(fit, score, X, y, folds):
    return [score(y[test], fit(X[train], y[train])) for train, test in folds]


def none__no_return(fit, score, X, y, folds):
    loop(fit, score, X, y, folds)
