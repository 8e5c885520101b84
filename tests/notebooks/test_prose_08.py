"""What lesson 08 says of its runs is so: recomputed with scikit-learn and closed forms."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.linear_model import LinearRegression, SGDRegressor
from sklearn.metrics import log_loss
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from mlnotes.classroom.building import ROOT
from mlnotes.explorers.stopping import CURVES
from mlnotes.loss_curves import early_stopping_epoch


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "08_convergence.py"


@pytest.fixture(scope="module")
def tumours() -> dict:
    """Training and held-out rows, and the path of logistic regression, written out here."""
    X, y = load_breast_cancer(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(y))
    train, held = order[:400], order[400:]
    A = np.column_stack([np.ones(len(y)), StandardScaler().fit(X[train]).transform(X)])
    path = [np.zeros(31)]
    for _ in range(10_000):
        certainty = 1 / (1 + np.exp(-A[train] @ path[-1]))
        path.append(path[-1] - A[train].T @ (certainty - y[train]) / 400)
    return {"A": A, "y": y, "train": train, "held": held, "path": np.array(path)}


def test_the_training_rows_are_separable_so_that_no_finite_optimum_exists(tumours, instructor):
    """Maximise the smallest margin of a bounded w: it is positive only for separable classes."""
    signs = np.where(tumours["y"] == 1, 1, -1)[tumours["train"], None]
    margins = np.column_stack([-signs * tumours["A"][tumours["train"]], np.ones(400)])
    widest = linprog(
        np.append(np.zeros(31), -1.0), margins, np.zeros(400), bounds=[(-1, 1)] * 31 + [(0, None)]
    )
    assert widest.x[-1] > 1e-6
    assert "on their right side: 400 of 400" in instructor.printed


def test_metric_gradient_loss_and_parameters_settle_when_the_text_says(tumours, instructor):
    A, y, held, train, path = (tumours[name] for name in ("A", "y", "held", "train", "path"))
    right = np.sum((path @ A[held].T > 0) == (y[held] == 1), axis=1)
    changes = np.flatnonzero(np.diff(right)) + 1
    assert changes[-1] == 497
    assert "the accuracy changes for the last time at step 497" in instructor.printed
    assert np.all(np.abs(right[10:] - right[-1]) <= 2)
    norms = [
        np.linalg.norm(A[train].T @ (1 / (1 + np.exp(-A[train] @ w)) - y[train]) / 400)
        for w in path[:200]
    ]
    assert 100 < np.argmax(np.array(norms) <= 0.01) < 110
    assert np.all(np.diff(np.linalg.norm(path, axis=1)) > 0)


def test_the_held_out_loss_turns_up_because_four_of_six_wrong_answers_grow_certain(
    tumours, instructor
):
    A, y, held, path = (tumours[name] for name in ("A", "y", "held", "path"))
    losses = {
        step: log_loss(y[held], 1 / (1 + np.exp(-A[held] @ path[step])))
        for step in range(0, 10_001, 20)
    }
    assert abs(min(losses, key=losses.get) - 220) <= 20
    margins = (A[held] @ path[[220, 10_000]].T) * np.where(y[held] == 1, 1, -1)[:, None]
    wrong = margins[:, 1] < 0
    assert (wrong.sum(), np.sum(margins[wrong, 1] < margins[wrong, 0])) == (6, 4)
    assert "wrong in the end: 6 of 169" in instructor.printed
    assert "more certain than at step 220: 4" in instructor.printed


def test_the_slower_the_descent_the_sooner_the_rule_for_the_loss_is_content(instructor):
    """The line's Hessian is diag(2, 2 mean x²), so each weight's error shrinks by 1 − rate · λ."""
    x = np.linspace(-10, 10, 100)
    y = 5 + 2 * x + np.random.default_rng(0).standard_normal(100)
    best = np.array([y.mean(), np.mean(x * y) / np.mean(x**2)])
    curvatures = np.array([2, 2 * np.mean(x**2)])
    floor = np.mean((y - best[0] - best[1] * x) ** 2)

    def stop(rate: float, tolerance: float) -> tuple[int, np.ndarray]:
        weights = best * (1 - (1 - rate * curvatures) ** np.arange(1001)[:, None])
        losses = floor + np.sum(curvatures / 2 * (weights - best) ** 2, axis=1)
        calm = [abs(b - a) / a <= tolerance for a, b in pairwise(losses)]
        step = next(t for t in range(5, 1001) if all(calm[t - 5 : t]))
        return step, weights[step]

    for rate in (0.01, 0.001, 0.00001):
        step, (intercept, slope) = stop(rate, 0.01)
        line = (
            rf"rate {rate:<6g} stops after +{step} .*intercept {intercept:.3f}, slope {slope:.3f}"
        )
        assert re.search(line, instructor.printed), line
    # The answer of *modify*: with tolerance 0.002.
    step, weights = stop(0.001, 0.002)
    assert 100 < step < 1000
    assert weights[0] > 4
    assert stop(0.00001, 0.002)[0] == 5


def test_the_three_runs_of_the_first_page_end_where_the_third_section_says(instructor):
    """u shrinks by 1 − rate a step; v follows its own cubic, apart from u."""

    def loss_after(u: float, v: float, rate: float, n_steps: int) -> float:
        for _ in range(n_steps):
            v = v - rate * v * (v**2 - 1)
        return 0.1 + (u * (1 - rate) ** n_steps) ** 2 / 2 + (v**2 - 1) ** 2 / 4

    begun, resting, arrived = (2.0, 1.5, 0.00001), (2.0, 0.000001, 0.1), (2.0, 1.5, 0.1)
    for run, seen in [(begun, 2.5), (resting, 0.35), (arrived, 0.1)]:
        assert loss_after(*run, 50) == pytest.approx(seen, abs=0.02)
        assert loss_after(*run, 100) == pytest.approx(loss_after(*run, 50), abs=0.005)
    assert loss_after(*resting, 120) == pytest.approx(0.35, abs=0.01)
    assert loss_after(*resting, 400) == pytest.approx(0.1, abs=1e-6)
    assert loss_after(*begun, 400) > 2.4
    told = re.findall(
        r"run (\w): loss calm (\w+); gradient norm ([\d.]+) after (\d+)", instructor.printed
    )
    assert [(name, calm) for name, calm, *_ in told] == [
        ("A", "True"),
        ("B", "True"),
        ("C", "True"),
    ]
    norms, n_steps = ([float(row[i]) for row in told] for i in (2, 3))
    assert norms[0] > 2
    assert n_steps[0] == 100
    # In runs B and C it is u that is left: 2 · 0.9ⁿ comes below 0.01 at n = 51.
    assert n_steps[1:] == [51, 51]
    assert max(norms[1:]) <= 0.01 < 2 * 0.9**50


@pytest.fixture(scope="module")
def patients() -> dict:
    X, y = load_diabetes(return_X_y=True)
    return {
        "y": y,
        "age alone": X[:, :1],
        "ten measurements": X,
        "with products": PolynomialFeatures(2, include_bias=False).fit_transform(X),
    }


def prepared(X, y, random_state: int):
    order = np.random.default_rng(random_state).permutation(len(y))
    train, valid, waiting = order[:150], order[150:300], order[300:]
    X = StandardScaler().fit(X[train]).transform(X)
    y = (y - y[train].mean()) / y[train].std()
    return [(X[rows], y[rows]) for rows in (train, valid, waiting)]


def mean_squared_error(model, rows) -> float:
    return np.mean((model.predict(rows[0]) - rows[1]) ** 2)


def test_the_closed_forms_validation_losses_are_scikit_learns(patients, instructor):
    losses = {}
    for name in ("age alone", "ten measurements", "with products"):
        train, valid, _ = prepared(patients[name], patients["y"], 2)
        losses[name] = mean_squared_error(LinearRegression().fit(*train), valid)
        line = rf"{name}, .*closed form: valid {losses[name]:.3f}\n"
        assert re.search(line, instructor.printed), line
    assert 1.8 < losses["with products"] / losses["ten measurements"] < 2.1


def test_over_thirty_splits_stopping_early_gains_much_and_patience_little(patients, instructor):
    """Another stochastic descent, scikit-learn's, finds the same: its steps are of single rows."""
    gains, flattery, hasty = [], [], []
    for seed in range(30):
        train, valid, waiting = prepared(patients["with products"], patients["y"], seed)
        model = SGDRegressor(
            penalty=None, learning_rate="constant", eta0=0.004, random_state=seed, shuffle=True
        )
        on_valid, on_waiting = [], []
        for _ in range(60):
            model.partial_fit(*train)
            on_valid.append(mean_squared_error(model, valid))
            on_waiting.append(mean_squared_error(model, waiting))
        best = int(np.argmin(on_valid))
        first_bump = next((t for t in range(59) if on_valid[t + 1] >= on_valid[t]), 59)
        gains.append(on_waiting[-1] - on_waiting[best])
        flattery.append(on_waiting[best] - on_valid[best])
        hasty.append(on_waiting[first_bump] - on_waiting[best])
    for told, found in [
        (r"patience 60: .*gained +([-\d.]+) ± ([\d.]+)", gains),
        (r"waiting rows less validation: +([-\d.]+) ± ([\d.]+)", flattery),
    ]:
        mean, error = map(float, re.search(told, instructor.printed).groups())
        spread = np.hypot(error, np.std(found, ddof=1) / np.sqrt(30))
        assert abs(mean - np.mean(found)) < 2 * spread
    assert np.mean(gains) > 5 * np.std(gains, ddof=1) / np.sqrt(30)
    assert abs(np.mean(hasty)) < 0.05 < np.mean(gains) / 2
    mean, error = map(
        float,
        re.search(
            r"differ on the waiting rows by +([-\d.]+) ± ([\d.]+)", instructor.printed
        ).groups(),
    )
    assert abs(mean) <= error


def test_the_lab_gets_the_labels_its_answers_speak_of_and_two_mislead(instructor):
    labels = dict(
        re.findall(r"(run \d): you say nothing yet, the rules say (.*)", instructor.printed)
    )
    assert labels == {
        "run 1": "overfitting",
        "run 2": "underfitting",
        "run 3": "good fit",
        "run 4": "diverging",
        "run 5": "underfitting",
        "run 6": "not converged",
    }
    rows = re.findall(
        r"(run \d): train (\S+) to (\S+), valid (\S+), waiting rows (\S+)", instructor.printed
    )
    first, last, valid, waiting = (
        {name: float(numbers[i]) for name, *numbers in rows} for i in range(4)
    )
    assert last["run 2"] > 0.99 * first["run 2"]  # it has hardly left its start
    assert waiting["run 3"] > 2 * valid["run 3"]  # far more than its curve promises


def test_the_explorers_plateau_needs_a_patience_of_about_its_length_when_there_is_noise():
    valid = CURVES["plateau, then a drop"][1]
    assert valid[early_stopping_epoch(valid, 1)] < 0.3
    noisy = valid + 0.02 * np.random.default_rng(0).standard_normal((200, len(valid)))
    seen = {p: np.mean([c[early_stopping_epoch(c, p)] < 0.4 for c in noisy]) for p in (5, 40)}
    assert seen[5] < 0.2
    assert seen[40] > 0.8
