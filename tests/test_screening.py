"""The screening programme keeps to its law, and its two traps catch whom they are meant for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.sampling import SEED
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import KNeighborsClassifier

from mlnotes.screening import MARK, screening_images

N_PATIENTS = 20_000
DISEASE, ANATOMY = slice(0, 3), slice(3, 11)


@pytest.fixture(scope="module")
def images():
    return screening_images(N_PATIENTS, prevalence=0.3, signal=0.7, random_state=SEED)


def first_rows(patients):
    return np.unique(patients, return_index=True)[1]


def test_each_patient_has_2_to_6_images_together_with_one_label(images):
    X, y, patients = images
    assert X.shape == (len(y), 12)
    assert set(y.tolist()) == {0, 1}
    assert_array_equal(patients, np.sort(patients))
    assert_array_equal(np.unique(patients), np.arange(N_PATIENTS))
    shares = np.bincount(np.bincount(patients), minlength=7) / N_PATIENTS
    assert_allclose(shares, [0, 0, *5 * [1 / 5]], atol=4.5 * math.sqrt(0.16 / N_PATIENTS))
    of_patient = y[first_rows(patients)]
    assert_array_equal(y, of_patient[patients])
    assert of_patient.mean() == pytest.approx(0.3, abs=4.5 * math.sqrt(0.21 / N_PATIENTS))


def test_features_have_the_means_and_deviations_of_the_law(images):
    X, y, patients = images
    first = first_rows(patients)
    # Two images of one patient differ by the images' part alone, of twice its variance.
    apart = X[first + 1] - X[first]
    for columns, over_images in ((DISEASE, 0.3), (ANATOMY, 0.1)):
        assert_allclose(apart[:, columns].std(axis=0) / math.sqrt(2), over_images, rtol=0.03)
        for label in (0, 1):
            one_each = X[first[y[first] == label], columns]
            mean = 0.7 * label if columns is DISEASE else 0.0
            assert_allclose(one_each.mean(axis=0), mean, atol=5 / math.sqrt(len(one_each)))
            deviation = math.hypot(1, over_images)
            assert_allclose(one_each.std(axis=0), deviation, rtol=0.04)


def test_features_are_independent_of_each_other_among_patients_with_one_label(images):
    X, y, patients = images
    first = first_rows(patients)
    for label in (0, 1):
        correlation = np.corrcoef(X[first[y[first] == label]].T)
        assert_allclose(correlation, np.eye(12), atol=5 / math.sqrt(0.3 * N_PATIENTS))


@pytest.mark.parametrize(("marked", "ill", "well"), [(True, 0.98, 0.02), (False, 0.5, 0.5)])
def test_the_mark_goes_with_the_label_where_suspects_are_sent_to_one_ward(marked, ill, well):
    X, y, patients = screening_images(
        N_PATIENTS, prevalence=0.5, marked=marked, random_state=SEED + 1
    )
    mark = X[:, MARK]
    has_it = mark > 0.5
    for label, chance in ((1, ill), (0, well)):
        assert has_it[y == label].mean() == pytest.approx(chance, abs=0.015)
        assert_allclose(mark[has_it & (y == label)].mean(), 1, atol=0.01)
        assert_allclose(mark[~has_it & (y == label)].mean(), 0, atol=0.01)
    assert_allclose((mark - has_it).std(), 0.05, rtol=0.03)
    # It belongs to the image: a patient may have images with it and without.
    share = np.bincount(patients, has_it) / np.bincount(patients)
    mixed = np.mean((share > 0) & (share < 1))
    assert mixed > 0.5 if not marked else 0.03 < mixed < 0.15


def test_a_model_with_the_mark_looks_perfect_here_and_is_worth_little_elsewhere():
    here, fresh, elsewhere = (
        screening_images(2000, marked=marked, random_state=state)
        for state, marked in enumerate((True, True, False))
    )

    def area(data, columns):
        model = LogisticRegression().fit(here.X[:, columns], here.y)
        return roc_auc_score(data.y, model.predict_proba(data.X[:, columns])[:, 1])

    everything, without = range(12), range(MARK)
    assert area(fresh, everything) > 0.98
    assert area(elsewhere, everything) < area(fresh, everything) - 0.15
    # Without the mark the model is less impressive, and as good elsewhere as here.
    assert 0.8 < area(fresh, without) < 0.93
    assert area(elsewhere, without) == pytest.approx(area(fresh, without), abs=0.05)


def test_whoever_has_seen_other_images_of_a_patient_knows_the_patient():
    X, y, patients = screening_images(1000, prevalence=0.3, signal=0.0, random_state=SEED)
    rng = np.random.default_rng(0)

    def balanced_accuracy(is_test):
        model = KNeighborsClassifier(1).fit(X[~is_test, :MARK], y[~is_test])
        right = model.predict(X[is_test, :MARK]) == y[is_test]
        return np.mean([right[y[is_test] == label].mean() for label in (0, 1)])

    # There is no signal: what can be known of an unseen patient is nothing.
    assert balanced_accuracy(rng.random(len(y)) < 0.3) > 0.9
    of_patient = rng.random(1000) < 0.3
    assert balanced_accuracy(of_patient[patients]) == pytest.approx(0.5, abs=0.08)


def test_the_same_state_gives_the_same_images_and_another_state_others():
    one, same, other = (screening_images(5, random_state=state) for state in (3, 3, 4))
    for left, right in zip(one, same, strict=True):
        assert_array_equal(left, right)
    assert not np.isin(one.X, other.X).any()


def test_the_usual_programme_is_of_400_patients_of_whom_a_tenth_is_ill():
    usual = screening_images()
    stated = screening_images(400, prevalence=0.1, signal=1.0, marked=True, random_state=0)
    assert_array_equal(usual.X, stated.X)
    assert_array_equal(usual.y, stated.y)
    assert usual.patients.max() == 399


def test_nobody_or_everybody_may_be_ill_and_one_patient_is_enough():
    assert not screening_images(30, prevalence=0).y.any()
    assert screening_images(30, prevalence=1).y.all()
    assert set(screening_images(1).patients) == {0}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"n_patients": 0}, "n_patients must be at least 1, got 0"),
        ({"prevalence": -0.1}, r"prevalence must lie in \[0, 1\], got -0.1"),
        ({"prevalence": 1.1}, "prevalence .* got 1.1"),
        ({"prevalence": math.nan}, "prevalence .* got nan"),
        ({"signal": math.inf}, "signal must be finite, got inf"),
        ({"signal": math.nan}, "signal must be finite, got nan"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(options, words):
    with pytest.raises(ValueError, match=words):
        screening_images(**options)
