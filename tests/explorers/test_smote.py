"""The SMOTE explorer without a browser: who is near to whom, and what is invented between them."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy.spatial import Delaunay
from scipy.spatial.distance import cdist
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

from mlnotes.explorers import smote_explorer
from mlnotes.explorers.boundary import tumours
from mlnotes.explorers.smote import N_MALIGNANT, N_NEIGHBORS, SHARES, few_malignant


@pytest.fixture(scope="module")
def explorer():
    return smote_explorer()


@pytest.fixture(scope="module")
def malignant():
    X, y = few_malignant()
    return X[y == 1]


def told(caption: str) -> tuple[float, float, float]:
    """The distance to the neighbour, and the invented radius and texture."""
    pattern = r"distance of ([\d.]+): invented are radius ([-\d.]+) and texture ([-\d.]+\d)"
    return tuple(map(float, re.search(pattern, caption.replace("−", "-")).groups()))


def test_the_tumours_shown_are_real_and_different_and_few_are_malignant():
    X, y = few_malignant()
    everyone, labels = tumours()
    at = cdist(X, everyone).argmin(axis=1)
    np.testing.assert_array_equal(X, everyone[at])
    np.testing.assert_array_equal(y, labels[at])
    assert len(set(at)) == len(X)
    assert np.bincount(y).tolist() == [100, 12]


@pytest.mark.parametrize("row", range(1, N_MALIGNANT + 1))
def test_neighbours_are_those_of_scikit_learn_and_the_point_lies_between(explorer, malignant, row):
    search = NearestNeighbors(n_neighbors=N_NEIGHBORS).fit(malignant)
    distances, found = search.kneighbors(None)  # of each row, itself left out
    for neighbour in range(1, N_NEIGHBORS + 1):
        other = malignant[found[row - 1, neighbour - 1]]
        for u in SHARES:
            distance, *point = told(explorer.look(row, neighbour, u, "this one").caption)
            assert distance == pytest.approx(distances[row - 1, neighbour - 1], abs=0.006)
            expected = (1 - u) * malignant[row - 1] + u * other
            assert point == pytest.approx(expected, abs=0.006)


def test_half_way_to_neighbour_5_malignant_is_nearest_at_radii_above_1_and_not_everywhere(
    explorer, malignant
):
    nearest = KNeighborsClassifier(1).fit(*few_malignant())
    answers = []
    for row in range(1, N_MALIGNANT + 1):
        view = explorer.look(row, 5, 0.5, "this one")
        point = np.transpose(view.figure.axes[0].lines[-1].get_data())
        answer = ["benign", "malignant"][int(nearest.predict(point)[0])]
        assert f"nearest real tumour is {answer}." in view.caption
        answers.append(answer)
    on_the_right = malignant[:, 0] > 1
    assert set(np.array(answers)[on_the_right]) == {"malignant"}
    assert answers.count("benign") == 6


def test_all_invented_rows_lie_between_malignant_neighbours_and_26_have_a_benign_one_nearest(
    explorer, malignant
):
    view = explorer.look(1, 1, 0.25, "all")
    (cloud,) = [line for line in view.figure.axes[0].lines if len(line.get_xdata()) == 88]
    invented = np.transpose(cloud.get_data())
    search = NearestNeighbors(n_neighbors=N_NEIGHBORS).fit(malignant)
    found = search.kneighbors(None, return_distance=False)
    detours = [
        cdist(invented, malignant[[a]]) + cdist(invented, malignant[[b]]) - np.linalg.norm(way)
        for a in range(N_MALIGNANT)
        for b in found[a]
        if np.any(way := malignant[b] - malignant[a])
    ]
    assert np.all(np.min(detours, axis=0) < 1e-9)
    assert np.all(Delaunay(malignant).find_simplex(invented) >= 0)  # none outside their hull
    n_strays = np.sum(KNeighborsClassifier(1).fit(*few_malignant()).predict(invented) == 0)
    assert n_strays == 26
    assert view.caption.endswith("Of all 88 invented rows, 26 have a benign one nearest to them.")
