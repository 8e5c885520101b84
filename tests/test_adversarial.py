"""A classifier tells parts apart that were made to differ, and not their clean twins."""

from __future__ import annotations

import numpy as np
import pytest
from fixtures.sampling import sample
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB

from mlnotes.adversarial import adversarial_validation

# Each call takes a hundred fits.
SEEDS = sample(range(100), 4)


def parts(rng, n_train=60, n_test=20, d=3):
    return rng.normal(size=(n_train, d)), rng.normal(size=(n_test, d))


@pytest.mark.parametrize("random_state", SEEDS)
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


@pytest.mark.parametrize("random_state", SEEDS[:10])
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
