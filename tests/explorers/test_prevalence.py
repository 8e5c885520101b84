"""The prevalence explorer without a browser: measures of people counted one by one."""

from __future__ import annotations

import re

import numpy as np
import pytest
from sklearn import metrics

from mlnotes.explorers import prevalence_explorer
from mlnotes.explorers.prevalence import N_PEOPLE, PREVALENCES, RATES, measures, people


@pytest.fixture(scope="module")
def explorer():
    return prevalence_explorer()


@pytest.mark.parametrize("rates", [(0.9, 0.91, 0.01), (0.5, 0.97, 0.2), (0.8, 0.6, 0.5)])
def test_measures_are_those_of_scikit_learn_for_people_in_these_shares(rates):
    sensitivity, specificity, prevalence = rates
    shares = np.array(
        [
            sensitivity * prevalence,
            (1 - sensitivity) * prevalence,
            (1 - specificity) * (1 - prevalence),
            specificity * (1 - prevalence),
        ]
    )
    truth, calls = [1, 1, 0, 0], [1, 0, 1, 0]
    expected = [
        score(truth, calls, sample_weight=shares)
        for score in (metrics.precision_score, metrics.f1_score, metrics.accuracy_score)
    ]
    assert measures(*rates) == pytest.approx(expected)


@pytest.mark.parametrize("prevalence", PREVALENCES)
def test_people_are_ten_thousand_and_nearest_to_their_shares(prevalence):
    for sensitivity in RATES:
        for specificity in RATES:
            missed, hits, alarms, others = people(sensitivity, specificity, prevalence)
            assert missed + hits + alarms + others == N_PEOPLE
            assert hits == pytest.approx(sensitivity * prevalence * N_PEOPLE, abs=0.51)
            false_alarms = (1 - specificity) * (1 - prevalence) * N_PEOPLE
            assert alarms == pytest.approx(false_alarms, abs=0.51)


def test_the_test_of_the_lesson_is_told_with_its_people(explorer):
    caption = explorer.look(0.9, 0.91, 0.01).caption
    assert "of 10,000 people about 100 are ill and 90 of them called, with 891 of" in caption
    assert "PPV 0.0917, F1 0.1665; accuracy 0.9099, and 0.9900 for calling nobody." in caption
    assert "PPV 0.5000" in explorer.look(0.9999, 0.9999, 0.0001).caption


def test_below_an_eleventh_calling_nobody_is_more_accurate(explorer):
    for prevalence in PREVALENCES:
        caption = explorer.look(0.9, 0.91, prevalence).caption
        test, nobody = map(float, re.search(r"accuracy ([\d.]+), and ([\d.]+)", caption).groups())
        assert (test < nobody) == (prevalence < 1 / 11)
