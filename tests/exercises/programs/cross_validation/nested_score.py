"""Answers to cross_validation/nested_score: right ones, and wrong ones by what they are told."""

import numpy as np


def _blocks(n, k):
    tests = np.array_split(np.arange(n), k)
    return [(np.setdiff1d(np.arange(n), test), test) for test in tests]


def loop(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer_scores = []
    for train, test in outer_folds:
        X_train, y_train = X[train], y[train]
        best, best_mean = None, None
        for candidate in candidates:
            total, start = 0.0, 0
            for fold in range(n_inner):
                size = len(train) // n_inner + (fold < len(train) % n_inner)
                inner_test = list(range(start, start + size))
                inner_train = [i for i in range(len(train)) if i not in inner_test]
                predict = fit_with(candidate, X_train[inner_train], y_train[inner_train])
                total += score(y_train[inner_test], predict(X_train[inner_test]))
                start += size
            mean = total / n_inner
            if best_mean is None or mean > best_mean:
                best, best_mean = candidate, mean
        predict = fit_with(best, X_train, y_train)
        outer_scores.append(score(y[test], predict(X[test])))
    return sum(outer_scores) / len(outer_scores)


def vectorised(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        inner = _blocks(len(train), n_inner)
        table = np.array(
            [
                [
                    score(y[train[b]], fit_with(c, X[train[a]], y[train[a]])(X[train[b]]))
                    for a, b in inner
                ]
                for c in candidates
            ]
        )
        chosen = candidates[table.mean(axis=1).argmax()]
        outer.append(score(y[test], fit_with(chosen, X[train], y[train])(X[test])))
    return np.mean(outer)


def _scores(fit, score, X, y, folds):
    return [score(y[b], fit(X[a], y[a])(X[b])) for a, b in folds]


def library(fit_with, score, X, y, outer_folds, n_inner, candidates):
    def tuned(X, y):
        def quality(candidate):
            fit = lambda A, b: fit_with(candidate, A, b)  # noqa: E731
            return np.mean(_scores(fit, score, X, y, _blocks(len(y), n_inner)))

        return fit_with(max(candidates, key=quality), X, y)

    return np.average(_scores(tuned, score, X, y, outer_folds))


def sums_for_means(fit_with, score, X, y, outer_folds, n_inner, candidates):
    """With as many inner folds for each candidate, sums are compared as means are."""
    result = np.array(0.0)
    for train, test in outer_folds:
        sums = [
            sum(
                _scores(
                    lambda A, b, c=c: fit_with(c, A, b),
                    score,
                    X[train],
                    y[train],
                    _blocks(len(train), n_inner),
                )
            )
            for c in candidates
        ]
        best = candidates[sums.index(max(sums))]
        result += score(y[test], fit_with(best, X[train], y[train])(X[test])) / len(outer_folds)
    return result


def sorted_by_rank(fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = []
    for train, test in outer_folds:
        ranked = sorted(
            (
                -np.mean(
                    _scores(
                        lambda A, b, c=c: fit_with(c, A, b),
                        score,
                        X[train],
                        y[train],
                        _blocks(len(train), n_inner),
                    )
                ),
                place,
            )
            for place, c in enumerate(candidates)
        )
        model = fit_with(candidates[ranked[0][1]], X[train], y[train])
        scores += [score(y[test], model(X[test]))]
    return float(np.mean(scores))


def _quality(fit_with, score, X, y, n_inner, candidate):
    fit = lambda A, b: fit_with(candidate, A, b)  # noqa: E731
    return np.mean(_scores(fit, score, X, y, _blocks(len(y), n_inner)))


def _nested(choose, fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = []
    for train, test in outer_folds:
        values = [_quality(fit_with, score, X[train], y[train], n_inner, c) for c in candidates]
        model = fit_with(choose(values, candidates), X[train], y[train])
        scores.append(score(y[test], model(X[test])))
    return np.mean(scores)


def chosen_on_all_data__once(fit_with, score, X, y, outer_folds, n_inner, candidates):
    best = max(candidates, key=lambda c: _quality(fit_with, score, X, y, n_inner, c))
    return np.mean(_scores(lambda A, b: fit_with(best, A, b), score, X, y, outer_folds))


def chosen_on_all_data__best_cross_validation(
    fit_with, score, X, y, outer_folds, n_inner, candidates
):
    return max(
        np.mean(_scores(lambda A, b, c=c: fit_with(c, A, b), score, X, y, outer_folds))
        for c in candidates
    )


def best_inner_score__mean(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return np.mean(
        [
            max(_quality(fit_with, score, X[train], y[train], n_inner, c) for c in candidates)
            for train, _ in outer_folds
        ]
    )


def chosen_on_outer_test__best(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return np.mean(
        [
            max(score(y[test], fit_with(c, X[train], y[train])(X[test])) for c in candidates)
            for train, test in outer_folds
        ]
    )


def last_best_wins__at_least(fit_with, score, X, y, outer_folds, n_inner, candidates):
    def choose(values, candidates):
        best, best_value = candidates[0], values[0]
        for candidate, value in zip(candidates, values, strict=True):
            if value >= best_value:
                best, best_value = candidate, value
        return best

    return _nested(choose, fit_with, score, X, y, outer_folds, n_inner, candidates)


def worst_chosen__argmin(fit_with, score, X, y, outer_folds, n_inner, candidates):
    def choose(values, candidates):
        return candidates[np.argmin(values)]

    return _nested(choose, fit_with, score, X, y, outer_folds, n_inner, candidates)


def chosen_on_train_score__no_inner_folds(fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = []
    for train, test in outer_folds:
        fits = [fit_with(c, X[train], y[train]) for c in candidates]
        best = max(fits, key=lambda predict: score(y[train], predict(X[train])))
        scores.append(score(y[test], best(X[test])))
    return np.mean(scores)


def not_refitted__last_inner_model(fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = []
    for train, test in outer_folds:
        best_value, best_model = -np.inf, None
        for c in candidates:
            values = []
            for a, b in _blocks(len(train), n_inner):
                predict = fit_with(c, X[train][a], y[train][a])
                values.append(score(y[train][b], predict(X[train][b])))
            if np.mean(values) > best_value:
                best_value, best_model = np.mean(values), predict
        scores.append(score(y[test], best_model(X[test])))
    return np.mean(scores)


def refitted_on_all_rows__whole_data(fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = []
    for train, test in outer_folds:
        best = max(
            candidates, key=lambda c: _quality(fit_with, score, X[train], y[train], n_inner, c)
        )
        scores.append(score(y[test], fit_with(best, X, y)(X[test])))
    return np.mean(scores)


def inner_rows_looked_up_in_all__places(fit_with, score, X, y, outer_folds, n_inner, candidates):
    scores = []
    for train, test in outer_folds:
        inner = _blocks(len(train), n_inner)
        values = [
            np.mean(_scores(lambda A, b, c=c: fit_with(c, A, b), score, X, y, inner))
            for c in candidates
        ]
        best = candidates[int(np.argmax(values))]
        scores.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(scores)


def weighted_mean__by_test_rows(fit_with, score, X, y, outer_folds, n_inner, candidates):
    total, rows = 0, 0
    for train, test in outer_folds:
        part = loop(fit_with, score, X, y, [(train, test)], n_inner, candidates)
        total, rows = total + len(test) * part, rows + len(test)
    return total / rows


def other_inner_folds__leave_one_out(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return np.mean(
        [loop(fit_with, score, X, y, [fold], len(fold[0]), candidates) for fold in outer_folds]
    )


def truth_and_prediction_swapped__prediction_first(
    fit_with, score, X, y, outer_folds, n_inner, candidates
):
    return loop(fit_with, lambda a, b: score(b, a), X, y, outer_folds, n_inner, candidates)


def not_averaged__list(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return [loop(fit_with, score, X, y, [fold], n_inner, candidates) for fold in outer_folds]


def nothing_chosen__first(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return loop(fit_with, score, X, y, outer_folds, n_inner, candidates[:1])


def averaged_over_candidates__all(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return np.mean([loop(fit_with, score, X, y, outer_folds, n_inner, [c]) for c in candidates])


def factor__loss_returned(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return -loop(fit_with, score, X, y, outer_folds, n_inner, candidates)


def value__place_for_candidate(fit_with, score, X, y, outer_folds, n_inner, candidates):
    """A place in the list stands where the candidate belongs."""

    def choose(values, candidates):
        return 1.0 + int(np.argmax(values))

    return _nested(choose, fit_with, score, X, y, outer_folds, n_inner, candidates)


def none__no_return(fit_with, score, X, y, outer_folds, n_inner, candidates):
    loop(fit_with, score, X, y, outer_folds, n_inner, candidates)
