import numpy as np


def _kf(n, k):
    rows = np.arange(n)
    return [(np.setdiff1d(rows, t), t) for t in np.array_split(rows, k)]


def _cv(fit, score, X, y, folds):
    return np.array([score(y[te], fit(X[tr], y[tr])(X[te])) for tr, te in folds])


def wrong_01_lowest_chosen(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        best, best_mean = None, np.inf
        for c in candidates:
            m = _cv(
                lambda A, b: fit_with(c, A, b), score, X[train], y[train], _kf(len(train), n_inner)
            ).mean()
            if m < best_mean:
                best, best_mean = c, m
        predict = fit_with(best, X[train], y[train])
        outer.append(score(y[test], predict(X[test])))
    return np.mean(outer)


def wrong_02_weighted_by_test_size(fit_with, score, X, y, outer_folds, n_inner, candidates):
    total = 0
    n = 0
    for train, test in outer_folds:
        Xt, yt = X[train], y[train]
        means = []
        for c in candidates:
            means.append(
                np.mean(
                    _cv(lambda A, b: fit_with(c, A, b), score, Xt, yt, _kf(len(train), n_inner))
                )
            )
        best = candidates[int(np.argmax(means))]
        predict = fit_with(best, Xt, yt)
        total += len(test) * score(y[test], predict(X[test]))
        n += len(test)
    return total / n


def wrong_03_mean_over_wrong_axis(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        table = np.array(
            [
                _cv(
                    lambda A, b: fit_with(c, A, b),
                    score,
                    X[train],
                    y[train],
                    _kf(len(train), n_inner),
                )
                for c in candidates
            ]
        )
        means = table.mean(axis=0)  # one for each candidate
        best = candidates[np.argmax(means) % len(candidates)]
        outer.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(outer)


def wrong_04_best_not_reset(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer_scores = []
    best_score = -np.inf
    best = None
    for train, test in outer_folds:
        X_train, y_train = X[train], y[train]
        for c in candidates:
            s = 0
            for tr, te in _kf(len(train), n_inner):
                predict = fit_with(c, X_train[tr], y_train[tr])
                s += score(y_train[te], predict(X_train[te]))
            s /= n_inner
            if s > best_score:
                best_score = s
                best = c
        predict = fit_with(best, X_train, y_train)
        outer_scores.append(score(y[test], predict(X[test])))
    return np.mean(outer_scores)


def wrong_05_rounded_means(fit_with, score, X, y, outer_folds, n_inner, candidates):
    res = []
    for train, test in outer_folds:
        inner = _kf(len(train), n_inner)
        means = [
            round(
                float(_cv(lambda A, b: fit_with(c, A, b), score, X[train], y[train], inner).mean()),
                2,
            )
            for c in candidates
        ]
        best = candidates[means.index(max(means))]
        res.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return sum(res) / len(res)


def wrong_06_chosen_once_by_outer_folds(fit_with, score, X, y, outer_folds, n_inner, candidates):
    best, best_mean = None, -np.inf
    for c in candidates:
        m = _cv(lambda A, b: fit_with(c, A, b), score, X, y, outer_folds).mean()
        if m > best_mean:
            best, best_mean = c, m
    scores = []
    for train, test in outer_folds:
        scores.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(scores)


def wrong_07_last_among_equals(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        best_mean = -np.inf
        for c in candidates:
            fit = lambda A, b: fit_with(c, A, b)
            m = _cv(fit, score, X[train], y[train], _kf(len(train), n_inner)).mean()
            if m >= best_mean:
                best_mean = m
                best = c
        outer.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(outer)


def wrong_08_best_starts_at_zero(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        best_mean = 0
        best = candidates[0]
        for c in candidates:
            m = np.mean(
                _cv(
                    lambda A, b: fit_with(c, A, b),
                    score,
                    X[train],
                    y[train],
                    _kf(len(train), n_inner),
                )
            )
            if m > best_mean:
                best_mean, best = m, c
        outer.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(outer)


def wrong_10_no_refit_keeps_last_inner_model(
    fit_with, score, X, y, outer_folds, n_inner, candidates
):
    outer = []
    for train, test in outer_folds:
        Xt = X[train]
        yt = y[train]
        best_mean = -np.inf
        for c in candidates:
            inner_scores = []
            for a, b in _kf(len(train), n_inner):
                predict = fit_with(c, Xt[a], yt[a])
                inner_scores.append(score(yt[b], predict(Xt[b])))
            if np.mean(inner_scores) > best_mean:
                best_mean = np.mean(inner_scores)
                best_model = predict
        outer.append(score(y[test], best_model(X[test])))
    return np.mean(outer)


def wrong_11_places_taken_for_rows(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        inner = _kf(len(train), n_inner)
        means = []
        for c in candidates:
            s = [score(y[b], fit_with(c, X[a], y[a])(X[b])) for a, b in inner]
            means.append(np.mean(s))
        best = candidates[int(np.argmax(means))]
        outer.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(outer)


def wrong_12_argmax_itself_as_candidate(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        inner = _kf(len(train), n_inner)
        means = [
            _cv(lambda A, b: fit_with(c, A, b), score, X[train], y[train], inner).mean()
            for c in candidates
        ]
        best = np.argmax(means)
        predict = fit_with(best, X[train], y[train])
        outer.append(score(y[test], predict(X[test])))
    return np.mean(outer)


def wrong_13_returns_inner_best_means(fit_with, score, X, y, outer_folds, n_inner, candidates):
    best_means = []
    for train, test in outer_folds:
        inner = _kf(len(train), n_inner)
        means = [
            _cv(lambda A, b: fit_with(c, A, b), score, X[train], y[train], inner).mean()
            for c in candidates
        ]
        best_means.append(max(means))
    return np.mean(best_means)


def wrong_14_inner_mean_weighted_by_size(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        Xt, yt = X[train], y[train]
        inner = _kf(len(train), n_inner)
        w = [len(b) for _, b in inner]
        means = [
            np.average(_cv(lambda A, b: fit_with(c, A, b), score, Xt, yt, inner), weights=w)
            for c in candidates
        ]
        best = candidates[int(np.argmax(means))]
        outer.append(score(y[test], fit_with(best, Xt, yt)(X[test])))
    return np.mean(outer)


def wrong_15_best_single_inner_fold(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        Xt, yt = X[train], y[train]
        best, top = None, -np.inf
        for c in candidates:
            for a, b in _kf(len(train), n_inner):
                s = score(yt[b], fit_with(c, Xt[a], yt[a])(Xt[b]))
                if s > top:
                    best, top = c, s
        outer.append(score(y[test], fit_with(best, Xt, yt)(X[test])))
    return np.mean(outer)


def wrong_16_inner_fold_every_kth(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        means = []
        for c in candidates:
            s = []
            for i in range(n_inner):
                te = train[i::n_inner]
                tr = np.array([r for r in train if r not in te])
                s.append(score(y[te], fit_with(c, X[tr], y[tr])(X[te])))
            means.append(np.mean(s))
        best = candidates[int(np.argmax(means))]
        outer.append(score(y[test], fit_with(best, X[train], y[train])(X[test])))
    return np.mean(outer)


def wrong_17_chosen_by_outer_test_score(fit_with, score, X, y, outer_folds, n_inner, candidates):
    outer = []
    for train, test in outer_folds:
        outer.append(
            max(score(y[test], fit_with(c, X[train], y[train])(X[test])) for c in candidates)
        )
    return np.mean(outer)


class _Chooser:
    def __init__(self, fit_with, score, n_inner, candidates):
        self.fit_with, self.score = fit_with, score
        self.n_inner, self.candidates = n_inner, list(candidates)

    def __call__(self, X, y):
        def mean(c):
            return _cv(
                lambda A, b: self.fit_with(c, A, b), self.score, X, y, _kf(len(y), self.n_inner)
            ).mean()

        return self.fit_with(max(self.candidates, key=mean), X, y)


def right_01_class_as_fit(fit_with, score, X, y, outer_folds, n_inner, candidates):
    return float(
        _cv(_Chooser(fit_with, score, n_inner, candidates), score, X, y, outer_folds).mean()
    )


def right_02_row_numbers_array_split(fit_with, score, X, y, outer_folds, n_inner, candidates):
    def one(c, tr, te):
        return score(y[te], fit_with(c, X[tr], y[tr])(X[te]))

    outer = []
    for train, test in outer_folds:
        parts = np.array_split(train, n_inner)
        table = np.array(
            [
                [
                    one(c, np.concatenate(parts[:i] + parts[i + 1 :]), parts[i])
                    for i in range(n_inner)
                ]
                for c in candidates
            ]
        )
        winner = list(candidates)[table.mean(axis=1).argmax()]
        outer.append(one(winner, train, test))
    return np.mean(outer)


def right_03_recursion(fit_with, score, X, y, outer_folds, n_inner, candidates):
    def pick(cs, Xt, yt):
        first = np.mean(
            _cv(lambda A, b: fit_with(cs[0], A, b), score, Xt, yt, _kf(len(yt), n_inner))
        )
        if len(cs) == 1:
            return cs[0], first
        other, m = pick(cs[1:], Xt, yt)
        return (other, m) if m > first else (cs[0], first)

    total = 0.0
    for tr, te in outer_folds:
        c, _ = pick(list(candidates), X[tr], y[tr])
        total += score(y[te], fit_with(c, X[tr], y[tr])(X[te]))
    return total / len(outer_folds)
