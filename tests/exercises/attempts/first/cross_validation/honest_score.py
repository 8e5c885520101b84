import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import (
    GroupKFold,
    KFold,
    ShuffleSplit,
    StratifiedGroupKFold,
    StratifiedKFold,
    cross_val_predict,
    cross_val_score,
    train_test_split,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def _model():
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))


def wrong_01_score_on_training_rows(X, y, groups, random_state):
    m = _model().fit(X, y)
    return accuracy_score(y, m.predict(X))


def wrong_02_shuffled_stratified_folds(X, y, groups, random_state):
    cv = StratifiedKFold(5, shuffle=True, random_state=random_state)
    return cross_val_score(_model(), X, y, cv=cv).mean()


def wrong_03_drops_copies_then_rows(X, y, groups, random_state):
    # copies are gone, so no leak any more?
    _, keep = np.unique(X, axis=0, return_index=True)
    X, y = X[keep], y[keep]
    cv = KFold(10, shuffle=True, random_state=random_state)
    return cross_val_score(_model(), X, y, cv=cv).mean()


def wrong_04_many_holdouts_of_rows(X, y, groups, random_state):
    rs = np.random.RandomState(random_state)
    got = []
    for _ in range(10):
        a, b, ya, yb = train_test_split(X, y, test_size=0.2, stratify=y, random_state=rs)
        got.append(_model().fit(a, ya).score(b, yb))
    return np.mean(got)


def wrong_05_group_split_but_fitted_on_all(X, y, groups, random_state):
    m = _model().fit(X, y)
    s = []
    for train, test in GroupKFold(5).split(X, y, groups):
        s.append(m.score(X[test], y[test]))
    return float(np.mean(s))


def wrong_06_last_visit_of_each_group(X, y, groups, random_state):
    # "rows belong together": so every group must be in both parts
    test = np.zeros(len(y), dtype=bool)
    for g in np.unique(groups):
        rows = np.flatnonzero(groups == g)
        if len(rows) > 1:
            test[rows[-1]] = True
    return _model().fit(X[~test], y[~test]).score(X[test], y[test])


def wrong_07_bootstrap_of_rows_out_of_bag(X, y, groups, random_state):
    rng = np.random.default_rng(random_state)
    n = len(y)
    got = []
    for _ in range(10):
        inn = rng.integers(n, size=n)
        out = np.setdiff1d(np.arange(n), inn)
        got.append(_model().fit(X[inn], y[inn]).score(X[out], y[out]))
    return np.mean(got)


def wrong_08_best_of_twenty_group_folds(X, y, groups, random_state):
    return max(cross_val_score(_model(), X, y, groups=groups, cv=GroupKFold(20)))


def wrong_09_groups_given_but_cv_ignores_them(X, y, groups, random_state):
    cv = ShuffleSplit(n_splits=10, test_size=0.2, random_state=random_state)
    return cross_val_score(_model(), X, y, groups=groups, cv=cv).mean()


def right_01_group_kfold(X, y, groups, random_state):
    return cross_val_score(_model(), X, y, groups=groups, cv=GroupKFold(10)).mean()


def right_02_permuted_groups_numpy(X, y, groups, random_state):
    rng = np.random.default_rng(random_state)
    names, code = np.unique(groups, return_inverse=True)
    fold = rng.permutation(np.arange(len(names)) % 8)[code]
    hit = 0
    for f in range(8):
        m = _model().fit(X[fold != f], y[fold != f])
        hit += int((m.predict(X[fold == f]) == y[fold == f]).sum())
    return hit / len(y)


def right_03_no_copies_stratified_group_pooled(X, y, groups, random_state):
    _, keep = np.unique(np.column_stack([X, y]), axis=0, return_index=True)
    X, y, groups = X[keep], y[keep], np.asarray(groups)[keep]
    cv = StratifiedGroupKFold(10, shuffle=True, random_state=random_state)
    p = cross_val_predict(_model(), X, y, groups=groups, cv=cv)
    return np.float64((p == y).mean())
