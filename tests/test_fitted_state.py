"""What a pipeline has learnt tells whether it was fitted on the test rows, and never wrongly."""

from __future__ import annotations

import numpy as np
import pytest
from fixtures.sampling import sample
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import SelectKBest
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, RobustScaler, StandardScaler

from mlnotes.fitted_state import FittedOnTest, fitted_on_test

SEEDS = sample(range(100), 4)


def parts(rng, n_train=60, n_test=20, d=3):
    return rng.normal(size=(n_train, d)), rng.normal(size=(n_test, d))


STEPS = {
    "standard": (StandardScaler(), {"mean_", "var_", "scale_", "n_samples_seen_"}),
    "range": (MinMaxScaler(), {"n_samples_seen_"}),
    "robust": (RobustScaler(), {"center_", "scale_"}),
    "mean": (SimpleImputer(), {"statistics_"}),
    "neighbours": (KNNImputer(), {"_fit_X"}),
    "best": (SelectKBest(k=2), {"scores_", "pvalues_"}),
    "directions": (PCA(2), {"mean_", "components_", "n_samples_"}),
    "columns": (
        ColumnTransformer([("scale", StandardScaler(), [0, 1]), ("rest", "passthrough", [2])]),
        {"transformers_"},
    ),
}


@pytest.mark.parametrize("random_state", SEEDS)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_was_fitted_on_everything_is_found_and_its_clean_twin_is_not(
    name, random_state
):
    rng = np.random.default_rng(random_state)
    X_train, X_test = parts(rng)
    y_train, y_test = (np.arange(len(part)) % 2 for part in (X_train, X_test))
    X, y = np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test])
    step, telling = STEPS[name]
    model = Pipeline([("first", StandardScaler()), (name, step), ("last", LogisticRegression())])

    clean = model.fit(X_train, y_train)
    assert fitted_on_test(clean, X_train, X_test, y_train, y_test) == FittedOnTest((), ())

    # The usual slip: one step is fitted before the split, and all else is done as it should be.
    first = StandardScaler().fit(X_train)
    leaky = step.fit(first.transform(X), y)
    last = LogisticRegression().fit(leaky.transform(first.transform(X_train)), y_train)
    assembled = Pipeline([("first", first), (name, leaky), ("last", last)])
    found = fitted_on_test(assembled, X_train, X_test, y_train, y_test)
    assert found.found
    assert {part.partition(".")[0] for part in found.leaked} == {name}
    assert {f"{name}.{part}" for part in telling} <= set(found.leaked)
    assert found.unexplained == ()


@pytest.mark.parametrize("random_state", SEEDS)
def test_the_order_of_the_rows_does_not_hide_a_leak(random_state):
    rng = np.random.default_rng(random_state)
    X = rng.normal(size=(40, 3))
    train, test = np.split(rng.permutation(40), [30])
    scaler = StandardScaler().fit(X)
    assert fitted_on_test(scaler, X[train], X[test]).found
    assert not fitted_on_test(StandardScaler().fit(X[np.sort(train)]), X[train], X[test]).found


def test_a_model_that_was_trained_on_the_test_rows_is_found():
    X_train, X_test = parts(np.random.default_rng(0))
    y_train, y_test = (np.arange(len(part)) % 2 for part in (X_train, X_test))
    X, y = np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test])
    found = fitted_on_test(LogisticRegression().fit(X, y), X_train, X_test, y_train, y_test)
    assert "LogisticRegression.coef_" in found.leaked


def test_words_that_only_the_test_texts_hold_give_a_leak_away():
    train, test = ["red tea", "green tea"], ["black coffee"]
    assert not fitted_on_test(TfidfVectorizer().fit(train), train, test).found
    found = fitted_on_test(TfidfVectorizer().fit(train + test), train, test)
    assert "TfidfVectorizer.vocabulary_" in found.leaked
    words = np.array([["red"], ["green"]], dtype=object)
    encoder = OneHotEncoder().fit([["red"], ["green"], ["black"]])
    assert fitted_on_test(encoder, words, np.array([["black"]], dtype=object)).found


def test_what_was_fitted_on_other_rows_is_told_apart_from_a_leak():
    X_train, X_test = parts(np.random.default_rng(0))
    found = fitted_on_test(StandardScaler().fit(X_train[:30]), X_train, X_test)
    assert not found.found
    assert "StandardScaler.mean_" in found.unexplained


def test_steps_that_pass_everything_through_are_passed_over():
    X_train, X_test = parts(np.random.default_rng(0))
    model = Pipeline([("nothing", "passthrough"), ("scale", StandardScaler())]).fit(X_train)
    assert fitted_on_test(model, X_train, X_test) == FittedOnTest((), ())
    model.fit(np.concatenate([X_train, X_test]))
    assert fitted_on_test(model, X_train, X_test).found
