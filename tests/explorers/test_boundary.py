"""The boundary explorer without a browser: its counts and losses against scikit-learn's."""

from __future__ import annotations

import re

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler

from mlnotes.explorers import boundary_explorer
from mlnotes.explorers.boundary import STEEPNESSES, tumours


@pytest.fixture(scope="module")
def explorer():
    return boundary_explorer()


def turn(explorer, **values) -> tuple[int, float, float, float]:
    """Wrong ones, the log loss, the lowest one, and the least belief, as the caption has them."""
    for name, value in values.items():
        explorer.controls[name].value = value
    wrong, loss, lowest, believed = re.search(
        r"^(\d+) of 569 .* log loss is ([\d.]+); .* reaches is ([\d.]+)\. .* probability (\S+)\.$",
        explorer.caption,
    ).groups()
    return int(wrong), float(loss), float(lowest), float(believed)


def test_the_tumours_are_radius_and_texture_standardised_with_malignant_as_1():
    X, y = tumours()
    data = load_breast_cancer()
    assert data.feature_names[:2].tolist() == ["mean radius", "mean texture"]
    np.testing.assert_allclose(X, StandardScaler().fit_transform(data.data[:, :2]))
    assert (data.target_names[1 - y[0]], y.sum()) == ("malignant", 212)


@pytest.mark.parametrize(
    ("angle", "offset", "steepness"), [(90, 0.0, 1.0), (5, 0.25, 4.0), (-60, 1.0, 0.125)]
)
def test_the_caption_tells_what_scikit_learn_measures(explorer, angle, offset, steepness):
    X, y = tumours()
    distances = X @ [np.cos(np.radians(angle)), np.sin(np.radians(angle))] - offset
    p = 1 / (1 + np.exp(-steepness * distances))
    wrong, loss, _, believed = turn(explorer, angle=angle, offset=offset, steepness=steepness)
    assert wrong == np.sum((distances > 0) != y)
    assert loss == pytest.approx(log_loss(y, p), abs=6e-4)
    assert believed == pytest.approx(np.where(y == 1, p, 1 - p).min(), rel=0.06)


def test_the_lowest_loss_is_that_of_scikit_learns_fit_without_a_penalty(explorer):
    X, y = tumours()
    fit = LogisticRegression(C=np.inf, tol=1e-10).fit(X, y)
    *_, lowest, _ = turn(explorer)
    assert lowest == pytest.approx(log_loss(y, fit.predict_proba(X)), abs=6e-4)


def test_steepness_moves_the_loss_and_no_label(explorer):
    found = [turn(explorer, angle=5, offset=0.25, steepness=s) for s in STEEPNESSES]
    wrong, losses, *_ = zip(*found, strict=True)
    assert set(wrong) == {59}
    assert STEEPNESSES[int(np.argmin(losses))] == 4
    assert np.all(np.diff(np.sign(np.diff(losses))) >= 0)


def test_every_control_changes_picture_caption_and_description():
    explorer = boundary_explorer()
    changes = {"angle": 10, "offset": 0.5, "steepness": 8.0}
    assert changes.keys() == explorer.controls.keys()
    for name, value in changes.items():
        before = explorer.picture.png, explorer.caption, explorer.picture.alt
        explorer.controls[name].value = value
        after = explorer.picture.png, explorer.caption, explorer.picture.alt
        assert all(old != new for old, new in zip(before, after, strict=True)), name
