"""What lesson 12 says in words and in alt texts, held against scikit-learn and closed forms."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import (
    GroupKFold,
    KFold,
    StratifiedGroupKFold,
    TimeSeriesSplit,
    cross_val_predict,
    cross_val_score,
)
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes.classroom.building import ROOT
from mlnotes.explorers.splits import DATA, N_ROWS, SPLITTERS, given_away
from mlnotes.plots.splits import roles

SOURCE = ROOT / "solutions" / "12_leakage_and_honest_estimates.py"
X, TARGET = load_breast_cancer(return_X_y=True)
y = 1 - TARGET
NEAREST = KNeighborsClassifier(1, algorithm="brute")


@pytest.fixture
def source() -> Path:
    return SOURCE


@pytest.fixture(scope="module")
def told() -> dict:
    """What the first cell makes, without its drawing: the colleague's file and its curves."""
    text = SOURCE.read_text(encoding="utf-8")
    names = {}
    exec(text[text.index("import numpy") : text.index("ax = plots.new_axes()")], names)
    return names


def in_standard_errors(differences) -> float:
    return np.mean(differences) / stats.sem(differences)


def told_after(words: str, printed: str) -> list[float]:
    """The value that is printed after these words, and its standard error."""
    return [float(n) for n in re.search(rf"{words} ([\d.]+) ± ([\d.]+)", printed).groups()]


def test_the_three_curves_are_as_they_are_described(told):
    losses = told["losses"]
    assert losses[0] == pytest.approx(np.log(2))
    assert losses[-1] == pytest.approx([0.13, 0.15, 0.90], abs=0.005)
    assert (losses[:, 2].argmin(), losses[:, 2].min()) == (34, pytest.approx(0.51, abs=0.005))
    assert np.all(np.diff(losses[:, :2], axis=0) < 0)
    assert 0 < (losses[:, 1] - losses[:, 0])[1:].max() < 0.04
    assert (losses[1:, 1] >= losses[1:, 0]).all()


def test_copied_coins_are_counted_by_their_score(instructor):
    rng = np.random.default_rng(0)
    coins = rng.integers(0, 2, size=len(y))
    table = np.concatenate([np.arange(len(y)), rng.choice(len(y), size=400, replace=False)])
    rows = rng.permutation(table)
    train, test = rows[:678], rows[678:]
    assert (len(test), len(np.unique(X, axis=0))) == (round(0.3 * len(rows)), len(X))
    score = NEAREST.fit(X[train], coins[train]).score(X[test], coins[test])
    share = np.isin(test, train).mean()
    assert f"coins, {len(test)} test rows: accuracy {score:.3f}" in instructor.printed
    assert f"by the score {2 * score - 1:.2f}, by counting {share:.2f}" in instructor.printed
    # Of the others half are right, give or take what a coin gives and takes.
    assert abs(2 * score - 1 - share) < 2 * np.sqrt((1 - share) / len(test))


@pytest.mark.long
def test_scaling_first_adds_nothing_that_can_be_told_from_zero(instructor):
    scaled = make_pipeline(StandardScaler(), NEAREST)
    for n_rows in (30, 150):
        added = []
        for seed in range(50):
            rows = np.random.default_rng(seed).permutation(len(y))[:n_rows]
            before = StandardScaler().fit_transform(X[rows])
            inside = cross_val_score(scaled, X[rows], y[rows], cv=KFold(5))
            added.append(np.mean(cross_val_score(NEAREST, before, y[rows], cv=KFold(5)) - inside))
        assert abs(in_standard_errors(added)) < 1
        told = told_after(f"{n_rows} tumours: scaling first adds", instructor.printed)
        assert told == pytest.approx([np.mean(added), stats.sem(added)], abs=1e-4)


def test_the_row_by_hand_is_scaled_as_told():
    scaler = StandardScaler().fit([[1, 5], [3, 5]])
    assert scaler.transform([[6, 6]]).tolist() == [[4, 1]]
    assert StandardScaler().fit_transform([[6, 6]]).tolist() == [[0, 0]]


def selected_scores(n_genes: int) -> np.ndarray:
    """Accuracies on noise, of the ten columns chosen on all rows and in each fold: (20, 2)."""
    chosen = SelectKBest(f_classif, k=10)
    scores = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        genes, coins = rng.normal(size=(50, n_genes)), rng.integers(0, 2, size=50)
        on_all = chosen.fit_transform(genes, coins)
        inside = make_pipeline(SelectKBest(f_classif, k=10), RidgeClassifier())
        scores.append(
            [
                cross_val_score(RidgeClassifier(), on_all, coins, cv=KFold(5)).mean(),
                cross_val_score(inside, genes, coins, cv=KFold(5)).mean(),
            ]
        )
    return np.array(scores)


def test_selection_on_all_rows_makes_nearly_nine_tenths_of_noise(instructor):
    on_all, inside = selected_scores(2000).T
    assert on_all.mean() == pytest.approx(0.88, abs=0.005)
    assert (on_all.min(), on_all.max()) == pytest.approx((0.78, 0.96))
    assert abs(in_standard_errors(inside - 0.5)) < 1
    for words, scores in (
        ("2000 genes: selected on all rows", on_all),
        (r"2000 genes: .*\n  selected inside each fold", inside),
    ):
        told = told_after(words, instructor.printed)
        assert told == pytest.approx([scores.mean(), stats.sem(scores)], abs=1e-4)


def test_the_more_genes_there_are_the_more_luck_is_picked():
    few, many = selected_scores(100)[:, 0], selected_scores(10_000)[:, 0]
    assert few.mean() == pytest.approx(0.74, abs=0.005)
    assert many.mean() > selected_scores(2000)[:, 0].mean() > few.mean()


def test_what_a_pipeline_has_learnt_tells_of_all_rows_and_of_train_rows_alone(instructor):
    rng = np.random.default_rng(0)
    genes, coins = rng.normal(size=(50, 2000)), rng.integers(0, 2, size=50)
    train = np.arange(10, 50)
    # What cannot come out of the train rows alone, found without the detector.
    scalers = [StandardScaler().fit(genes[rows]) for rows in (slice(None), train)]
    assert all(
        np.any(getattr(scalers[0], name) != getattr(scalers[1], name))
        for name in ("mean_", "n_samples_seen_", "scale_", "var_")
    )
    scaled = scalers[0].transform(genes)
    scores = [f_classif(scaled[rows], coins[rows]) for rows in (slice(None), train)]
    assert all(np.any(on_all != on_train) for on_all, on_train in zip(*scores, strict=True))
    assert (
        "fitted on all rows, leaked:\n   standardscaler.mean_\n   standardscaler.n_samples_seen_\n"
        "   standardscaler.scale_\n   standardscaler.var_\n   selectkbest.pvalues_\n"
        "   selectkbest.scores_\n"
    ) in instructor.printed
    assert "fitted on train rows, leaked:\n   nothing\n" in instructor.printed


def test_for_two_classes_the_selection_takes_the_best_correlated_columns():
    rng = np.random.default_rng(0)
    genes, coins = rng.normal(size=(50, 2000)), rng.integers(0, 2, size=50)
    strength = [abs(stats.pearsonr(gene, coins).statistic) for gene in genes.T]
    chosen = SelectKBest(k=10).fit(genes, coins).get_support(indices=True)
    assert set(chosen) == set(np.argsort(strength)[-10:])


def test_mixing_all_rows_would_put_the_patients_of_all_parts_on_all_sides(told):
    parts = ("train", "test", "valid")
    rows = np.concatenate([told[f"X_{part}"] for part in parts])
    labels = np.concatenate([told[f"y_{part}"] for part in parts])
    patients = np.concatenate([told[f"patient_{part}"] for part in parts])
    order = np.random.default_rng(0).permutation(len(rows))
    train, test, valid = np.split(order, [300, 420])
    for others in (test, valid):
        assert np.isin(patients[others], patients[train]).mean() > 0.9
    given = [(rows[part], labels[part]) for part in (train, test, valid)]
    fitted, tested, validated = told["descend"](given[0], given)[0][-1]
    # Both come out nearer to the test's 0.15 than to the validation's 0.90.
    assert fitted < min(tested, validated) < max(tested, validated) < (0.15 + 0.90) / 2
    assert abs(tested - validated) < 0.1


def test_the_correlations_by_hand_are_those_told():
    assert stats.pearsonr([9, 5, 1], [1, 2, 3]).statistic == pytest.approx(-1)
    assert stats.pearsonr([0, 0, 3], [1, 2, 3]).statistic == pytest.approx(0.87, abs=0.005)


def test_the_nearest_neighbour_knows_patients_again_and_the_linear_model_some(instructor):
    patient = np.repeat(np.arange(60), 5)
    leaks = {}
    for name, model in (("nearest neighbour", NEAREST), ("linear", RidgeClassifier())):
        shuffled, by_group = [], []
        for seed in range(20):
            rng = np.random.default_rng(seed)
            visits = rng.normal(size=(60, 20))[patient] + 0.5 * rng.normal(size=(300, 20))
            coins = rng.integers(0, 2, size=60)[patient]
            cut = KFold(5, shuffle=True, random_state=seed)
            shuffled.append(cross_val_score(model, visits, coins, cv=cut).mean())
            folds = GroupKFold(5)
            scores = cross_val_score(model, visits, coins, groups=patient, cv=folds)
            by_group.append(scores.mean())
        leak = leaks[name] = np.subtract(shuffled, by_group)
        assert in_standard_errors(leak) > 10
        assert abs(np.mean(by_group) - 0.5) < 2.5 * stats.sem(by_group)
        words = rf"{name}: shuffled [\d.]+, by group {np.mean(by_group):.3f}\s+the leak adds"
        # Other shuffles than the lesson's.
        value, error = told_after(words, instructor.printed)
        assert value == pytest.approx(leak.mean(), abs=3 * error)
    assert leaks["nearest neighbour"].mean() > 0.5 > 2 * leaks["linear"].mean()
    assert "shuffled: 300 of 300 tested rows have their patient in train" in instructor.printed
    assert "by group: 0 of 300 tested rows have their patient in train" in instructor.printed


def test_the_future_in_train_makes_forecasts_five_times_as_good(instructor):
    days = np.arange(300.0)[:, None]
    walks = np.cumsum(np.random.default_rng(0).normal(size=(50, 300)), axis=1)
    model = KNeighborsRegressor(3)
    cuts = {"shuffled": KFold(5, shuffle=True, random_state=0), "by time": TimeSeriesSplit(5)}
    errors = {}
    for name, cut in cuts.items():
        errors[name] = np.mean(
            [
                -cross_val_score(model, days, walk, cv=cut, scoring="neg_mean_absolute_error")
                for walk in walks
            ]
        )
        value, error = told_after(f"{name}: error", instructor.printed)
        assert value == pytest.approx(errors[name], abs=4 * error)
    assert 5 < errors["by time"] / errors["shuffled"] < 6
    assert "train knows later days in 0 tests" in instructor.printed
    train, test = list(TimeSeriesSplit(5).split(days))[3]
    forecast = model.fit(days[train], walks[0][train]).predict(days[test])
    assert (len(test), np.ptp(forecast)) == (50, 0)


def test_the_explorer_shows_the_crosses_that_are_told():
    def crosses(data, splitter):
        rows = DATA[data]
        folds = SPLITTERS[splitter](4).split(np.arange(N_ROWS), rows.y, rows.groups)
        return given_away(data, roles(folds, N_ROWS))

    plain = crosses("patients", "k-fold")
    assert (plain.sum(), crosses("patients", "shuffled k-fold").sum()) == (18, N_ROWS)
    letters = np.array(DATA["patients"].labels)
    assert set(letters) - set(letters[plain.any(axis=0)]) == {"A", "H"}
    assert crosses("patients", "group").sum() == 0
    assert crosses("months", "time, gap 2").sum() == 0


def test_eleven_months_are_split_as_told():
    tests = [test.tolist() for _, test in TimeSeriesSplit(3).split(range(11))]
    assert tests == [[5, 6], [7, 8], [9, 10]]


def test_the_colleagues_test_rows_are_known_and_the_validation_rows_are_not(told, instructor):
    known = set(map(bytes, told["X_train"]))
    counts = {
        name: (
            len(told[f"X_{name}"]),
            sum(bytes(row) in known for row in told[f"X_{name}"]),
            np.isin(told[f"patient_{name}"], told["patient_train"]).sum(),
        )
        for name in ("test", "valid")
    }
    assert counts == {"test": (120, 10, 120), "valid": (200, 0, 0)}
    assert "test: 120 rows, 10 copies, 120 of known patients" in instructor.printed
    assert "validation: 200 rows, 0 copies, 0 of known patients" in instructor.printed


def auc(X_train, X_other, cut, groups) -> float:
    rows, side = np.vstack([X_train, X_other]), np.repeat([0, 1], [len(X_train), len(X_other)])
    output = cross_val_predict(
        RidgeClassifier(), rows, side, groups=groups, cv=cut, method="decision_function"
    )
    return roc_auc_score(side, output)


def test_adversarial_validation_is_deceived_by_folds_of_rows_alone(told, instructor):
    by_rows, by_patient = KFold(5, shuffle=True, random_state=0), StratifiedGroupKFold(5)
    rows, patients, shifted = [], [], []
    for seed in range(20):
        visits, _, patient = told["clinic"](np.random.default_rng(seed), 120)
        mine, others = visits[:400], visits[400:]
        rows.append(auc(mine, others, by_rows, None))
        patients.append(auc(mine, others, by_patient, patient))
        shifted.append(auc(mine, others + 0.3, by_patient, patient))
    assert min(rows) > 0.7
    assert abs(in_standard_errors(np.array(patients) - 0.5)) < 2.5
    assert np.mean(shifted) - 0.5 > 2 * np.std(patients)
    by_rows, by_patients, by_shift = (
        float(value) for value in re.findall(r"AUC ([\d.]+)", instructor.printed)
    )
    assert by_rows > 0.8
    assert by_patients == pytest.approx(0.5, abs=0.05)
    assert by_shift > 0.65


def test_fresh_patients_side_with_validation_and_with_stopping_early(instructor):
    found = re.findall(
        r"(400 epochs|stopped by validation): train [\d.]+, test ([\d.]+), "
        r"valid ([\d.]+), fresh ([\d.]+)",
        instructor.printed,
    )
    scores = {name: tuple(map(float, values)) for name, *values in found}
    for test, valid, fresh in scores.values():
        # The visits of a patient stand or fall together, so 40 patients count as 40 rows.
        error = np.sqrt(valid * (1 - valid) / 40)
        assert abs(fresh - valid) < error
        assert test - fresh > 2 * np.sqrt(fresh * (1 - fresh) / 200)
    assert scores["stopped by validation"][2] > scores["400 epochs"][2]


def test_one_in_ten_thousand_makes_health_for_all_9999_right():
    assert np.mean(np.arange(10_000) > 0) == pytest.approx(0.9999)
