"""Answers to cross_validation/honest_score: right ones, and wrong ones by diagnosis."""

import numpy as np
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import (
    GroupKFold,
    GroupShuffleSplit,
    KFold,
    StratifiedGroupKFold,
    cross_val_score,
    cross_validate,
    train_test_split,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def _model():
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))


def loop(X, y, groups, random_state):
    names = np.random.default_rng(random_state).permutation(np.unique(groups))
    right = 0
    for fold in range(5):
        test = np.isin(groups, names[fold::5])
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
        model.fit(X[~test], y[~test])
        right += np.sum(model.predict(X[test]) == y[test])
    return right / len(y)


def vectorised(X, y, groups, random_state):
    place = np.unique(groups, return_inverse=True)[1]
    fold = np.random.default_rng(random_state).integers(4, size=len(np.unique(groups)))[place]
    folds = [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(4)]
    return cross_val_score(_model(), X, y, cv=folds).mean()


def library(X, y, groups, random_state):
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    return cross_val_score(model, X, y, groups=groups, cv=GroupKFold(5)).mean()


def stratified(X, y, groups, random_state):
    cv = StratifiedGroupKFold(n_splits=3, shuffle=True, random_state=random_state)
    return np.median(cross_validate(_model(), X, y, groups=groups, cv=cv)["test_score"])


def shuffled_splits(X, y, groups, random_state):
    cv = GroupShuffleSplit(n_splits=4, test_size=0.25, random_state=random_state)
    scores = [
        _model().fit(X[train], y[train]).score(X[test], y[test])
        for train, test in cv.split(X, y, groups)
    ]
    return np.array(sum(scores) / len(scores))


def groups_held_out(X, y, groups, random_state):
    train, test = train_test_split(np.unique(groups), test_size=0.25, random_state=random_state)
    train, test = np.isin(groups, train), np.isin(groups, test)
    return float(_model().fit(X[train], y[train]).score(X[test], y[test]))


def one_row_of_each_group(X, y, groups, random_state):
    first = np.unique(groups, return_index=True)[1]
    return cross_val_score(_model(), X[first], y[first], cv=5).mean()


def training_accuracy__on_all_rows(X, y, groups, random_state):
    return _model().fit(X, y).score(X, y)


def training_accuracy__of_the_train_parts(X, y, groups, random_state):
    scores = cross_validate(
        _model(), X, y, groups=groups, cv=GroupKFold(5), return_train_score=True
    )
    return scores["train_score"].mean()


def training_accuracy__of_one_train_part(X, y, groups, random_state):
    train, _ = train_test_split(np.arange(len(y)), random_state=random_state)
    model = _model().fit(X[train], y[train])
    return np.mean(model.predict(X[train]) == y[train])


def groups_ignored__default_folds(X, y, groups, random_state):
    return cross_val_score(_model(), X, y).mean()


def groups_ignored__shuffled_folds(X, y, groups, random_state):
    cv = KFold(4, shuffle=True, random_state=random_state)
    return cross_val_score(_model(), X, y, cv=cv).mean()


def groups_ignored__two_folds(X, y, groups, random_state):
    half = len(y) // 2
    model = _model()
    one = clone(model).fit(X[:half], y[:half]).score(X[half:], y[half:])
    return (one + clone(model).fit(X[half:], y[half:]).score(X[:half], y[:half])) / 2


def groups_ignored__split(X, y, groups, random_state):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=0.2, random_state=random_state, stratify=y
    )
    return _model().fit(X_train, y_train).score(X_test, y_test)


def groups_ignored__groups_handed_to_the_wrong_splitter(X, y, groups, random_state):
    return cross_val_score(_model(), X, y, groups=groups, cv=KFold(3)).mean()


def one_group__first(X, y, groups, random_state):
    test = groups == groups[0]
    return _model().fit(X[~test], y[~test]).score(X[test], y[test])


def same_estimate__of_the_luckiest_group(X, y, groups, random_state):
    cv = GroupShuffleSplit(25, test_size=1, random_state=random_state)
    return cross_val_score(_model(), X[:, :9], y, groups=groups, cv=cv).max()


def one_group__drawn(X, y, groups, random_state):
    test = groups == np.random.default_rng(random_state).choice(groups)
    return np.mean(_model().fit(X[~test], y[~test]).predict(X[test]) == y[test])


def same_estimate__a_guess(X, y, groups, random_state):
    return 0.7


def together__error_for_accuracy(X, y, groups, random_state):
    return 1 - cross_val_score(_model(), X, y, groups=groups, cv=GroupKFold(3)).mean()


def property__per_cent(X, y, groups, random_state):
    return round(100 * groups_held_out(X, y, groups, random_state), 1)


def shape__scores_of_all_folds(X, y, groups, random_state):
    return cross_val_score(_model(), X, y, groups=groups, cv=GroupKFold(3))
