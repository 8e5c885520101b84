"""Every detector finds the leak that was planted, and says nothing of its clean twin."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from fixtures.sampling import sample
from numpy.testing import assert_array_equal
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import SelectKBest
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, RobustScaler, StandardScaler

from mlnotes.adversarial import adversarial_validation
from mlnotes.fitted_state import FittedOnTest, fitted_on_test
from mlnotes.leakage import copied_rows, groups_on_both_sides, older_than_train, shared_rows

SEEDS = range(100)
# In `make test`; a check by a classifier takes a hundred fits.
FEW, MANY = sample(SEEDS, 4), sample(SEEDS, 20)


def parts(rng, n_train=60, n_test=20, d=3):
    return rng.normal(size=(n_train, d)), rng.normal(size=(n_test, d))


@pytest.mark.parametrize("random_state", MANY)
def test_copied_rows_are_found_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = parts(rng)
    assert not copied_rows(X_train, X_test).found
    planted = np.sort(rng.choice(20, size=rng.integers(1, 5), replace=False))
    X_test[planted] = X_train[rng.integers(60, size=len(planted))]
    assert copied_rows(X_train, X_test).found
    assert_array_equal(copied_rows(X_train, X_test).rows, planted)
    assert shared_rows(X_train, X_test) == len(planted)
    close = np.nextafter(X_test, np.inf)
    assert shared_rows(X_train, close) == 0


@pytest.mark.parametrize("random_state", MANY)
def test_shared_rows_are_the_pairs_of_equal_rows_with_each_test_row_counted_once(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = rng.integers(0, 3, (12, 2)), rng.integers(0, 3, (9, 2))
    equal = (X_test[:, None] == X_train[None]).all(axis=2).any(axis=1)
    assert shared_rows(X_train, X_test) == equal.sum()


@pytest.mark.parametrize("random_state", MANY)
def test_groups_on_both_sides_are_found_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    patients = rng.permutation(40)
    of_train, of_test = rng.choice(patients[:30], 60), rng.choice(patients[30:], 20)
    assert not groups_on_both_sides(of_train, of_test).found
    of_test[7] = of_train[rng.integers(60)]
    assert groups_on_both_sides(of_train, of_test).found
    assert_array_equal(groups_on_both_sides(of_train, of_test).rows, [7])


@pytest.mark.parametrize("random_state", MANY)
def test_test_rows_older_than_the_newest_train_row_are_found_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    days = np.sort(rng.integers(0, 500, size=80))
    train, test = days[:60].copy(), days[60:]
    assert not older_than_train(train, test).found
    train[rng.integers(60)] = test[4] + 1
    found = older_than_train(train, test)
    assert found.found
    assert_array_equal(found.rows, np.flatnonzero(test <= test[4]))


def test_times_may_be_dates_and_groups_words():
    days = np.array([date(2024, 1, day) for day in (1, 2, 3)], dtype="datetime64")
    assert older_than_train(days[[0, 2]], days[[1]]).rows.tolist() == [0]
    assert not older_than_train(days[:2], days[1:]).found
    assert groups_on_both_sides(["a", "b"], ["c", "b"]).rows.tolist() == [1]


@pytest.mark.parametrize("random_state", FEW)
def test_a_classifier_tells_shifted_parts_apart_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = parts(rng, 150, 75)
    clean = adversarial_validation(X_train, X_test, random_state=random_state)
    assert not clean.found
    assert abs(clean.auc - 0.5) < 4 * clean.standard_error
    X_test[:, 1] += 2
    shifted = adversarial_validation(X_train, X_test, random_state=random_state)
    assert shifted.found
    # Φ(2/√2) = .921 is what the best possible rule reaches.
    assert 0.75 < shifted.auc < 0.98


@pytest.mark.parametrize("random_state", FEW[:10])
def test_a_classifier_tells_parts_that_only_scatter_differently(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = parts(rng, 150, 75)
    assert adversarial_validation(X_train, 5 * X_test, random_state=random_state).found


def test_the_standard_error_is_what_the_auc_scatters_by_between_equal_parts():
    rng = np.random.default_rng(0)
    drawn = [
        adversarial_validation(*parts(rng), n_permutations=4, random_state=state)
        for state in range(40)
    ]
    scatter = np.std([one.auc for one in drawn], ddof=1)
    measured = np.sqrt(np.mean([one.standard_error**2 for one in drawn]))
    # Forty draws know a standard deviation within 11%.
    assert measured == pytest.approx(scatter, rel=0.33)


def test_any_classifier_with_probabilities_may_look():
    X_train, X_test = parts(np.random.default_rng(0), 80, 40)
    X_test[:, 0] += 3
    for classifier in (LogisticRegression(), GaussianNB()):
        found = adversarial_validation(X_train, X_test, classifier=classifier, n_permutations=5)
        assert found.found


def test_parts_with_fewer_rows_than_folds_are_refused():
    with pytest.raises(ValueError, match="got 5"):
        adversarial_validation(np.zeros((4, 1)), np.zeros((4, 1)))


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


@pytest.mark.parametrize("random_state", FEW)
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


@pytest.mark.parametrize("random_state", MANY)
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
