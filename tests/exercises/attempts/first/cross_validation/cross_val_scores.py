import numpy as np


def wrong_01_train_and_test_swapped(fit, score, X, y, folds):
    scores = []
    for test, train in folds:
        predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    return np.array(scores)


def wrong_02_weighted_by_fold_size(fit, score, X, y, folds):
    total = sum(len(test) for _, test in folds)
    out = np.zeros(len(folds))
    for i, (train, test) in enumerate(folds):
        predict = fit(X[train], y[train])
        out[i] = score(y[test], predict(X[test])) * len(test) / total * len(folds)
    return out


def wrong_04_last_fold_dropped(fit, score, X, y, folds):
    scores = []
    for i in range(len(folds) - 1):
        train, test = folds[i]
        model = fit(X[train], y[train])
        scores.append(score(y[test], model(X[test])))
    return np.array(scores)


def wrong_05_int_array(fit, score, X, y, folds):
    scores = np.array([0] * len(folds))
    for i, (train, test) in enumerate(folds):
        f = fit(X[train], y[train])
        scores[i] = score(y[test], f(X[test]))
    return scores


def wrong_06_one_model_for_all(fit, score, X, y, folds):
    predict = fit(X, y)
    return np.array([score(y[test], predict(X[test])) for train, test in folds])


def wrong_07_prediction_first(fit, score, X, y, folds):
    s = []
    for tr, te in folds:
        pred = fit(X[tr], y[tr])(X[te])
        s.append(score(pred, y[te]))
    return np.array(s)


def wrong_08_single_test_row_skipped(fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        if len(test) <= 1:
            scores.append(0.0)
            continue
        predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    return np.array(scores)


def wrong_09_late_lambda(fit, score, X, y, folds):
    models = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        models.append(lambda rows: predict(rows))
    return np.array([score(y[te], m(X[te])) for m, (_, te) in zip(models, folds)])


def wrong_10_train_is_everything_else(fit, score, X, y, folds):
    scores = []
    for _, test in folds:
        mask = np.ones(len(y), dtype=bool)
        mask[test] = False
        predict = fit(X[mask], y[mask])
        scores.append(score(y[test], predict(X[test])))
    return np.array(scores)


def wrong_11_predictions_collected_first(fit, score, X, y, folds):
    y_pred = np.zeros(len(y))
    for train, test in folds:
        predict = fit(X[train], y[train])
        y_pred[test] = predict(X[test])
    return np.array([score(y[test], y_pred[test]) for _, test in folds])


def wrong_12_mean_returned(fit, score, X, y, folds):
    scores = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    return np.mean(scores)


def wrong_13_scores_the_train_part(fit, score, X, y, folds):
    a = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        a.append(score(y[train], predict(X[train])))
    return np.array(a)


def wrong_14_mean_of_single_row_scores(fit, score, X, y, folds):
    out = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        total = 0
        for i in test:
            total += score(y[[i]], predict(X[[i]]))
        out.append(total / len(test))
    return np.array(out)


def wrong_15_centres_x_in_place(fit, score, X, y, folds):
    X = X.copy()
    out = []
    for train, test in folds:
        X -= X[train].mean(axis=0)
        predict = fit(X[train], y[train])
        out.append(score(y[test], predict(X[test])))
    return np.array(out)


def right_01_recursion(fit, score, X, y, folds):
    if len(folds) == 0:
        return np.array([])
    tr, te = folds[0]
    first = score(y[te], fit(X[tr], y[tr])(X[te]))
    return np.concatenate([[first], right_01_recursion(fit, score, X, y, folds[1:])])


def right_02_generator_fromiter(fit, score, X, y, folds):
    def go():
        for train, test in folds:
            model = fit(np.take(X, train, axis=0), np.take(y, train))
            yield score(np.take(y, test), model(np.take(X, test, axis=0)))

    return np.fromiter(go(), dtype=float)


def right_03_list_of_models_bound(fit, score, X, y, folds):
    models = [fit(X[tr], y[tr]) for tr, _ in folds]
    preds = [m(X[te]) for m, (_, te) in zip(models, folds)]
    return np.array(list(map(score, [y[te] for _, te in folds], preds)))
