"""What lesson 10 says in words and in alt texts, held against closed forms and plain loops."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_digits
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.tree import DecisionTreeRegressor

from mlnotes.classroom.building import ROOT
from mlnotes.ensembles import BoostingRegressor
from mlnotes.explorers import bias_variance_explorer

PEOPLE = load_diabetes(scaled=False)
ALPHAS = np.geomspace(0.01, 10_000, 19)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "10_complexity_and_ensembles.py"


def numbers(line: str, printed: str) -> list[list[float]]:
    """The numbers of every printed line that the pattern finds."""
    found = [[float(number) for number in hit] for hit in re.findall(line, printed)]
    assert found
    return found


def rows_of(n_train: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    order = np.random.default_rng(seed).permutation(442)
    return order[:n_train], order[n_train:]


def test_a_mean_of_trees_does_as_well_as_the_linear_model_and_no_tree_does(instructor):
    X, y = PEOPLE.data, PEOPLE.target
    train, new = rows_of(300, 0)
    rng = np.random.default_rng(0)
    samples = [train[rng.integers(0, 300, 300)] for _ in range(100)]
    trees = [DecisionTreeRegressor(random_state=0).fit(X[rows], y[rows]) for rows in samples]
    single = np.array([tree.predict(X[new]) for tree in trees])
    errors = np.mean((single - y[new]) ** 2, axis=1)
    linear = np.mean((LinearRegression().fit(X[train], y[train]).predict(X[new]) - y[new]) ** 2)
    means = [np.mean((single[:k].mean(axis=0) - y[new]) ** 2) for k in range(1, 101)]
    assert f"single trees {errors.mean():.0f}, the best of them {errors.min():.0f}" in (
        instructor.printed
    )
    assert f"linear model {linear:.0f}, mean of 100 trees {means[-1]:.0f}" in instructor.printed
    assert np.mean([len(set(rows)) for rows in samples]) == pytest.approx(190, abs=0.5)
    assert "190 of 300, 63%" in instructor.printed
    for tree, rows in zip(trees, samples, strict=True):  # by heart
        np.testing.assert_allclose(tree.predict(X[rows]), y[rows])
    assert errors.min() > 1.4 * linear
    assert (errors.min(), errors.max()) == pytest.approx((4700, 8500), abs=30)
    assert means[9] == pytest.approx(3400, abs=5)
    assert max(abs(mean - 3200) for mean in means[19:]) < 120
    assert means[-1] == pytest.approx(linear, rel=0.03)


def test_the_answers_to_the_explorers_questions():
    explorer = bias_variance_explorer()

    def parts(**values):
        for name, value in ({"degree": 1, "noise": 2.0, "n": 10, "penalty": 0.0} | values).items():
            explorer.controls[name].value = value
        found = re.search(
            r"bias² ([\d.]+) .* variance ([\d.]+) .* error ([\d.]+) cm", explorer.caption
        )
        return [float(part) for part in found.groups()]

    smallest = next(p for p in explorer.controls["penalty"].options if p > 0)
    remedies = [parts(degree=9, n=15), parts(degree=8), parts(degree=9, penalty=smallest)]
    assert [variance for _, variance, _ in remedies] == [2.75, 5.31, 3.05]
    assert max(bias for bias, *_ in remedies) < 0.05
    assert parts(degree=9)[1] == pytest.approx(24, abs=0.5)
    assert parts(n=80)[2] == 15.6
    assert min(parts(penalty=p)[2] for p in explorer.controls["penalty"].options) > 16.4
    assert parts(degree=5)[2] == 6.16
    lost = {
        n: parts(degree=9, n=n)[2] - min(parts(degree=d, n=n)[2] for d in range(1, 10))
        for n in (10, 80)
    }
    assert lost[80] == pytest.approx(0.14)
    assert lost[10] == pytest.approx(22, abs=0.5)


def spring(n: int, degrees: list[int]) -> list[tuple[float, float]]:
    """Errors on n photos and on 1000 new ones, by an orthogonal basis."""
    rng = np.random.default_rng(0)
    t, t_new = np.linspace(0, 1, n), rng.uniform(0, 1, 1000)
    y = 5 * np.sin(2.5 * np.pi * t) + 2 * rng.normal(size=n)
    y_new = 5 * np.sin(2.5 * np.pi * t_new) + 2 * rng.normal(size=1000)
    fits = [np.polynomial.Legendre.fit(t, y, degree) for degree in degrees]
    return [(np.mean((fit(t) - y) ** 2), np.mean((fit(t_new) - y_new) ** 2)) for fit in fits]


def test_with_the_degree_the_training_error_falls_and_the_other_falls_and_rises(instructor):
    degrees = [1, 3, 5, 7, 9, 12]
    few, many = spring(20, degrees), spring(200, degrees)
    for degree, (own, new) in zip(degrees, few, strict=True):
        told = f"degree {degree:>2}: train {own:5.2f}, new photos {new:5.2f}"
        assert told in instructor.printed
    own, new = np.transpose(few)
    assert np.all(np.diff(own) < 0)
    for errors in (few, many):
        assert np.argmin([new for _, new in errors]) == 2
    lost = [errors[5][1] - errors[2][1] for errors in (many, few)]
    assert lost == pytest.approx([0.24, 5.74], abs=0.006)


def test_random_columns_lower_the_training_error_and_raise_the_other_on_average():
    rose = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        X, y = np.hstack([PEOPLE.data, rng.normal(size=(442, 10))]), PEOPLE.target
        train, new = rows_of(100, seed)
        plain, more = (LinearRegression().fit(A[train], y[train]) for A in (PEOPLE.data, X))
        assert more.score(X[train], y[train]) > plain.score(PEOPLE.data[train], y[train])
        rose.append(plain.score(PEOPLE.data[new], y[new]) - more.score(X[new], y[new]))
    assert np.mean(rose) > 3 * np.std(rose, ddof=1) / np.sqrt(30)


def test_both_curves_are_as_told(instructor):
    told = {
        name: np.array(
            numbers(rf"{name} +(\d+): train +(\d+), new people +(\d+) ± (\d+)", instructor.printed)
        )
        for name in ("people", "depth")
    }
    X, y = PEOPLE.data, PEOPLE.target
    for name, columns in told.items():
        for value, *expected in columns.astype(int).tolist():
            errors = []
            for seed in range(30):
                train, new = rows_of(300, seed)
                model = DecisionTreeRegressor(max_depth=value, random_state=0)
                if name == "people":
                    model, train = LinearRegression(), train[:value]
                model.fit(X[train], y[train])
                errors.append([np.mean((model.predict(X[at]) - y[at]) ** 2) for at in (train, new)])
            own, new = np.mean(errors, axis=0)
            se = np.std(errors, axis=0, ddof=1)[1] / np.sqrt(30)
            assert expected == [round(own), round(new), round(se)]
    people, depth = told["people"], told["depth"]
    assert people[[0, -1], 1] == pytest.approx([770, 2800], abs=5)
    assert people[-1, 2] == pytest.approx(3100, abs=10)
    assert people[0, 2] > 7200
    assert np.all(np.diff(depth[:, 1]) < 0)
    assert set(depth[np.argsort(depth[:, 2])[:2], 0]) == {2, 3}
    assert abs(depth[1, 2] - depth[2, 2]) < depth[1, 3] < depth[3, 2] - depth[2, 2]
    assert np.all(np.diff(depth[2:, 2]) > 0)
    assert depth[[1, 2, 9], 2] == pytest.approx([4000, 4000, 6400], abs=40)
    assert depth[[0, 9], 1] == pytest.approx([4100, 200], abs=40)


def test_the_shares_by_hand():
    shares = [Fraction(25, 27), Fraction(4, 6)]
    assert [round(float(share), 3) for share in (*shares, sum(shares))] == [0.926, 0.667, 1.593]
    X = np.array([[3.0, 0], [4, 0], [0, 2]])
    H = X @ np.linalg.inv(X.T @ X + 2 * np.eye(2)) @ X.T
    assert np.trace(H) == pytest.approx(float(sum(shares)))


@cache
def ridge_on_samples() -> dict[str, np.ndarray]:
    """By scikit-learn's Ridge and eigenvalues, a row for each alpha and a column for each sample.

    `honest` is leave-one-out in which the left-out person has no say in the mean of y or of X.
    """
    names = ("freedom", "weights", "error", "train", "left_out", "honest")
    found = {name: [] for name in names}
    for alpha in ALPHAS:
        row = {name: [] for name in names}
        for seed in range(100):
            train, new = rows_of(100, seed)
            X, y = PEOPLE.data[train], PEOPLE.target[train]
            centre, scale, level = X.mean(axis=0), X.std(axis=0), y.mean()
            Z, Z_new = (X - centre) / scale, (PEOPLE.data[new] - centre) / scale
            w = Ridge(alpha, fit_intercept=False).fit(Z, y - level).coef_
            values = np.linalg.eigvalsh(Z.T @ Z)
            H = Z @ np.linalg.inv(Z.T @ Z + alpha * np.eye(10)) @ Z.T
            e, h = y - level - Z @ w, np.diag(H)
            row["freedom"].append(np.sum(values / (values + alpha)))
            row["weights"].append(w)
            row["error"].append(np.mean((PEOPLE.target[new] - level - Z_new @ w) ** 2))
            row["train"].append(np.mean(e**2))
            row["left_out"].append(np.mean((e / (1 - h)) ** 2))
            row["honest"].append(np.mean((e / (1 - h - 1 / 100)) ** 2))
        for name in names:
            found[name].append(row[name])
    return {name: np.array(values) for name, values in found.items()}


def test_weights_calm_down_while_the_error_hardly_falls(instructor):
    found = ridge_on_samples()
    freedom, error = found["freedom"].mean(axis=1), found["error"].mean(axis=1)
    scatter = dict(zip(PEOPLE.feature_names, found["weights"].std(axis=1).T, strict=True))
    for k in (0, 6, 10, 14):
        told = (
            f"alpha {ALPHAS[k]:6.2f}: {freedom[k]:5.2f} free weights, s1 varies by "
            f"{scatter['s1'][k]:4.1f}, bmi by {scatter['bmi'][k]:3.1f}, error on new people "
            f"{error[k]:.0f}"
        )
        assert told in instructor.printed
    assert f"{ALPHAS[10]:.2f}" == "21.54"
    assert scatter["s1"][10] < scatter["s1"][0] / 10
    assert freedom[0] - freedom[10] == pytest.approx(3.4, abs=0.05)
    assert 1 - error[10] / error[0] == pytest.approx(0.03, abs=0.005)
    assert [scatter[name][0] for name in ("s1", "s2")] == pytest.approx([39, 31], abs=0.3)
    assert scatter["s1"][9] == pytest.approx(4, abs=0.5)
    assert freedom[9] == pytest.approx(7.5, abs=0.1)
    assert scatter["bmi"].max() == pytest.approx(6, abs=0.4)
    s1, s2 = (found["weights"][0][:, PEOPLE.feature_names.index(name)] for name in ("s1", "s2"))
    assert np.corrcoef(s1, s2)[0, 1] < -0.9  # where the one went up, the other went down
    assert 10 < np.sum(s1 > 0) < 90
    assert np.std(s1 + s2) < np.std(s1 - s2) / 3


def test_leave_one_out_finds_the_best_alpha_and_is_two_percent_low(instructor):
    found = {
        name: values.mean(axis=1)
        for name, values in ridge_on_samples().items()
        if name != "weights"
    }
    for k in (0, 6, 10, 12):
        told = (
            f"alpha {ALPHAS[k]:6.2f}: training {found['train'][k]:.0f}, leave-one-out "
            f"{found['left_out'][k]:.0f}, new people {found['error'][k]:.0f}"
        )
        assert told in instructor.printed
    assert found["left_out"].argmin() == found["error"].argmin() == 10
    assert found["left_out"][10] / found["error"][10] == pytest.approx(0.98, abs=0.005)
    assert found["honest"][10] / found["error"][10] == pytest.approx(1, abs=0.005)
    [difference] = re.findall(r"largest difference (\S+)", instructor.printed)
    assert float(difference) < 1e-10
    assert np.all(np.diff(found["train"]) > 0)
    assert found["train"][0] == pytest.approx(2600, abs=50)
    assert 6 < found["freedom"][10] < 8
    starts = [found[name][-1] for name in ("train", "left_out", "error")]
    assert starts == pytest.approx([5800] * 3, abs=80)


def test_the_left_out_residuals_by_hand():
    x, y = [Fraction(1), Fraction(2)], [Fraction(5), Fraction(10)]
    w = sum(a * b for a, b in zip(x, y, strict=True)) / 10
    residuals = [b - a * w for a, b in zip(x, y, strict=True)]
    leverages = [a * a / 10 for a in x]
    assert (w, residuals) == (Fraction(5, 2), [Fraction(5, 2), 5])
    assert leverages == [Fraction(1, 10), Fraction(2, 5)]
    left_out = [e / (1 - h) for e, h in zip(residuals, leverages, strict=True)]
    assert left_out[0] == 5 - x[1] * y[1] / (x[1] ** 2 + 5)
    assert left_out[1] == 10 - 2 * x[0] * y[0] / (x[0] ** 2 + 5)
    assert [round(float(r), 3) for r in left_out] == [2.778, 8.333]
    assert round(1 / (1 - 0.99)) == 100  # what a leverage of 0.99 hides


def friedman(n: int, noise: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    X = rng.uniform(0, 1, (n, 10))
    a, b, c, d, e = X.T[:5]
    y = 10 * np.sin(np.pi * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e
    return X, y + noise * rng.normal(size=n)


def test_the_variance_of_a_mean_follows_the_formula(instructor):
    kinds = numbers(
        r"(?:bagging|forest): σ² ([\d.]+), ρ ([\d.]+), bias² ([\d.]+)", instructor.printed
    )
    means = np.array(
        numbers(r"mean of +(\d+): variance +([\d.]+), by the formula +([\d.]+)", instructor.printed)
    ).reshape(2, 3, 3)
    for (variance, correlation, _), lines in zip(kinds, means, strict=True):
        for n_models, measured, formula in lines:
            expected = correlation * variance + (1 - correlation) * variance / n_models
            assert formula == pytest.approx(expected, rel=0.01)
            assert measured == pytest.approx(formula, rel=0.06)
        assert lines[-1][1] < lines[0][1] / 5
    bagging, forest = kinds
    assert forest[1] < bagging[1]
    assert forest[0] > bagging[0]
    assert means[0, 2, 1] - means[1, 2, 1] == pytest.approx(0.65, abs=0.006)
    assert forest[2] - bagging[2] == pytest.approx(1.6, abs=0.06)
    assert bagging[2] > means[0, 2, 1]  # what is left of the mean's error is mostly bias
    variance = Fraction(4)
    assert variance / 4 + variance * Fraction(3, 4) / 2 == Fraction(5, 2)


def test_bagged_linear_models_say_what_one_linear_model_says():
    apart, errors = [], []
    for seed in range(5):
        train, new = rows_of(300, seed)
        rng = np.random.default_rng(seed)
        samples = [train, *(rng.choice(train, 300) for _ in range(50))]
        single, *bagged = (
            LinearRegression().fit(PEOPLE.data[at], PEOPLE.target[at]).predict(PEOPLE.data[new])
            for at in samples
        )
        apart.append(np.mean((np.mean(bagged, axis=0) - single) ** 2))
        errors.append(np.mean((single - PEOPLE.target[new]) ** 2))
    assert np.mean(apart) < 0.002 * np.mean(errors)


def test_boosting_by_hand():
    steps = BoostingRegressor(n_estimators=2, learning_rate=0.5).fit([[0.0], [1.0]], [2.0, 6.0])
    np.testing.assert_allclose(steps.staged_predict([[0.0], [1.0]]), [[3, 5], [2.5, 5.5]])


def test_boosting_wins_where_bias_is_left_and_nothing_else_is_settled(instructor):
    told = re.findall(
        r"([a-z ]+): bagging ([\d.]+), boosting ([\d.]+); boosting gains (\S+) ± (\S+)",
        instructor.printed,
    )
    gains = {name: (float(gain), float(se)) for name, _, _, gain, se in told}
    assert list(gains) == ["people", "little noise", "much noise"]
    for _, bagged, boosted, gain, _ in told:
        assert float(bagged) - float(boosted) == pytest.approx(float(gain), abs=0.11)
    assert gains["little noise"][0] > 5 * gains["little noise"][1]
    assert gains["much noise"][0] < 0 < gains["people"][0]
    for name in ("people", "much noise"):
        assert abs(gains[name][0]) < 2 * gains[name][1]


def test_with_much_noise_boosting_is_best_after_fewer_trees_and_later_overfits():
    best = {}
    for noise in (1, 10):
        curves = []
        for seed in range(5):
            X, y = friedman(600, noise, seed)
            model = GradientBoostingRegressor(n_estimators=200, max_depth=2, random_state=0)
            model.fit(X[:200], y[:200])
            curves.append([np.mean((p - y[200:]) ** 2) for p in model.staged_predict(X[200:])])
        curve = np.mean(curves, axis=0)
        best[noise] = curve.argmin()
    assert best[10] < best[1] / 2
    assert curve[-1] > 1.1 * curve.min()


@cache
def digits_wrong(n_features: int, alpha: float) -> tuple[np.ndarray, float, float]:
    """For ten draws the share of wrong new digits; the training error; the variance of scores."""
    X, labels = load_digits(return_X_y=True)
    targets, shares, errors, scores = np.eye(10)[labels], [], [], []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        order = rng.permutation(len(X))
        train, new = order[:100], order[100:]
        mixing = rng.normal(size=(64, 1000))[:, :n_features] / 16
        F = np.maximum(0, (X - X[train].mean(axis=0)) @ mixing)
        G = F[train]
        if alpha:
            gram = G @ G.T + alpha * n_features * np.eye(100)
            W = G.T @ np.linalg.solve(gram, targets[train])
        else:
            W = np.linalg.lstsq(G, targets[train], rcond=None)[0]
        shares.append(np.mean((F[new] @ W).argmax(axis=1) != labels[new]))
        errors.append(np.abs(G @ W - targets[train]).max())
        scores.append(F @ W)
    return np.array(shares), max(errors), float(np.mean(np.var(scores, axis=0)))


@pytest.mark.long
def test_the_error_descends_twice_and_with_a_penalty_once(instructor):
    sizes = [5, 10, 20, 40, 70, 90, 100, 110, 130, 200, 400, 1000]
    plain = [digits_wrong(p, 0.0) for p in sizes]
    held = [digits_wrong(p, 0.1)[0].mean() for p in sizes]
    for k in (3, 6, 11):
        shares = plain[k][0]
        told = (
            f"{sizes[k]:>4} features: wrong {shares.mean():.3f} ± "
            f"{shares.std(ddof=1) / np.sqrt(10):.3f}, with a penalty {held[k]:.3f}"
        )
        assert told in instructor.printed
    means = [shares.mean() for shares, *_ in plain]
    assert np.argmin(means[:7]) == 3
    assert np.argmax(means) == 6
    assert np.all(np.diff(means[:4]) < 0)
    assert np.all(np.diff(means[3:7]) > 0)
    assert np.all(np.diff(means[6:]) < 0)
    assert [means[k] for k in (0, 3, 6, 11)] == pytest.approx([0.68, 0.25, 0.80, 0.09], abs=0.006)
    assert np.all(np.diff(held) < 0)
    assert [held[0], held[-1]] == pytest.approx([0.68, 0.09], abs=0.006)
    assert max(error for _, error, _ in plain[6:]) < 1e-6  # every label is hit
    assert plain[5][1] > 0.01
    assert plain[11][2] < plain[6][2]  # less variance with a thousand features than with a hundred
