"""What lesson 16 says in words and in alt texts, held against scipy, scikit-learn and counting."""

from __future__ import annotations

import bz2
import heapq
import itertools
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from scipy import optimize, stats
from scipy.integrate import quad
from scipy.spatial.distance import jensenshannon
from scipy.special import logsumexp, softmax
from sklearn import datasets
from sklearn.tree import DecisionTreeClassifier

from mlnotes import text
from mlnotes.classroom.building import ROOT

SIGNS = " abcdefghijklmnopqrstuvwxyz"
DESCRIBED = "iris", "wine", "breast_cancer", "diabetes", "digits", "linnerud"
RATES = [0.3, 1.0, 3.0, 10.0, 30.0]


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "16_entropy_and_divergence.py"


def signs_of(sentences: list[str]) -> str:
    """As the lesson makes them, another way."""
    kept = "".join(sign if "a" <= sign <= "z" else " " for sign in " ".join(sentences).lower())
    return " ".join(kept.split())


SENTENCES = text.load_sentences()
TRAIN, TEST = signs_of(SENTENCES.texts_train), signs_of(SENTENCES.texts_test)
ALL = signs_of(SENTENCES.texts_train + SENTENCES.texts_test)
FOREIGN = signs_of([getattr(datasets, f"load_{name}")().DESCR for name in DESCRIBED])


def counts(signs: str) -> np.ndarray:
    counted = Counter(signs)
    return np.array([counted[sign] for sign in SIGNS])


def test_a_packer_finds_more_in_a_text_than_in_its_letters(instructor):
    assert len(SENTENCES.texts_train + SENTENCES.texts_test) == 280
    assert "280 sentences: 210 of the training part and 70 others" in instructor.printed
    rng = np.random.default_rng(0)
    drawn = rng.choice(list(SIGNS), len(ALL))
    shuffled = rng.permutation(list(ALL))
    for name, signs, told in (
        ("all signs alike", drawn, 4.87),
        ("the letters shuffled", shuffled, 4.54),
        ("the text", ALL, 2.77),
    ):
        digits = 8 * len(bz2.compress("".join(signs).encode())) / 13_729
        assert digits == pytest.approx(told, abs=5e-3)
        assert f"{name}: 13,729 signs, {told} digits each" in instructor.printed


def test_questions_about_many_signs_at_once_come_near_4_755_a_sign(instructor):
    for together, questions in ((1, 5), (5, 24), (100, 476)):
        assert 2 ** (questions - 1) < 27**together <= 2**questions
        told = f"{together} signs at a time: {questions} questions, {questions / together:.3f}"
        assert told in instructor.printed
    assert 2 * math.log(2) == pytest.approx(1.386, abs=5e-4)  # what .25 costs


def test_entropies_by_hand_are_those_of_scipy(instructor):
    assert stats.entropy([0.5, 0.25, 0.25], base=2) == 1.5
    assert "1.5 bits, 0 digits a day" in instructor.printed
    assert stats.entropy([0.75, 0.25], base=2) == pytest.approx(0.811, abs=5e-4)
    assert math.log2(4 / 3) == pytest.approx(0.415, abs=5e-4)
    assert stats.entropy(np.ones(27), base=2) == pytest.approx(4.755, abs=5e-4)


def test_the_letters_are_shared_as_told_and_drawn(instructor):
    share = counts(ALL) / len(ALL)
    entropy = stats.entropy(share, base=2)
    assert entropy == pytest.approx(4.084, abs=5e-4)
    assert f"opinions: {entropy:.3f} bits, {math.log2(27) - entropy:.3f} less" in instructor.printed
    assert share[0] == pytest.approx(0.2, abs=0.005)
    assert "".join(SIGNS[k] for k in np.argsort(share)[::-1][:5]) == " etao"
    assert (share > 1 / 27).sum() == 12
    assert np.sort(share)[:4].max() < 0.002


def test_huffmans_words_have_the_mean_length_told(instructor):
    order = itertools.count()  # so that equal counts never compare the words
    piles = [(count, next(order), {k: 0}) for k, count in enumerate(counts(ALL).tolist())]
    heapq.heapify(piles)
    while len(piles) > 1:
        (one, _, words), (other, _, more) = heapq.heappop(piles), heapq.heappop(piles)
        longer = {k: length + 1 for k, length in (words | more).items()}
        heapq.heappush(piles, (one + other, next(order), longer))
    lengths = [piles[0][2][k] for k in range(27)]
    mean = counts(ALL) @ lengths / len(ALL)
    assert f"Huffman: {mean:.3f} digits a letter" in instructor.printed
    assert mean == pytest.approx(4.13, abs=5e-3)
    assert sum(2.0**-length for length in lengths) == 1


def test_the_bent_coin_costs_what_is_told_both_ways_round(instructor):
    fair, bent = [0.5, 0.5], [0.9, 0.1]
    assert stats.entropy(fair, bent) == pytest.approx(0.511, abs=5e-4)
    assert stats.entropy(bent, fair) == pytest.approx(0.368, abs=5e-4)
    assert "bent: 0.511 nats\nbent, believed fair: 0.368" in instructor.printed
    assert "sure, believed fair: 0.693 nats\nfair, believed sure: inf" in instructor.printed
    assert [math.log(5 / 9), math.log(5)] == pytest.approx([-0.588, 1.609], abs=5e-4)
    assert stats.entropy([0.5, 0.5, 0], [0.5, 0.25, 0.25]) == pytest.approx(0.347, abs=5e-4)
    assert stats.entropy([0.5, 0.25, 0.25], [0.5, 0.5, 0]) == math.inf


def test_letters_believed_cost_what_is_told(instructor):
    first = signs_of(SENTENCES.texts_train[:1])
    assert "b" not in first
    for name, read, met, cost in (
        ("210 sentences, new ones", TRAIN, TEST, "0.004"),
        ("210 sentences, descriptions", TRAIN, FOREIGN, None),
        ("one sentence, new ones", first, TEST, "inf"),
    ):
        divergence = stats.entropy(counts(met), counts(read), base=2)
        assert cost is None or f"{divergence:.3f}" == cost
        entropy = stats.entropy(counts(met), base=2)
        assert f"{name}: entropy {entropy:.3f}, divergence {divergence:.3f}" in instructor.printed
    assert stats.entropy(counts(FOREIGN), counts(TRAIN), base=2) == pytest.approx(0.06, abs=5e-3)
    for name, read, told in (("one sentence", first, 0.21), ("210 sentences", TRAIN, 0.004)):
        smoothed = stats.entropy(counts(TEST) + 1, counts(read) + 1, base=2)
        assert smoothed == pytest.approx(told, abs=5e-3)
        assert f"1 added, {name}: divergence {smoothed:.3f}" in instructor.printed


def test_one_gaussian_for_two_humps_lies_where_the_text_says(instructor):
    def log_p(x):
        return np.logaddexp(stats.norm.logpdf(x, 18, 3.5), stats.norm.logpdf(x, 42, 3.5)) - np.log(
            2
        )

    x = np.linspace(-60, 120, 7201)
    p, step = np.exp(log_p(x)), x[1] - x[0]

    def forward(q):
        return step * np.sum(p * (log_p(x) - stats.norm.logpdf(x, *q)))

    def backward(q):
        return step * np.sum(stats.norm.pdf(x, *q) * (stats.norm.logpdf(x, *q) - log_p(x)))

    found = optimize.minimize(forward, [25, 8], method="Nelder-Mead")
    assert found.x == pytest.approx([30, 12.5], abs=0.01)
    assert found.fun == pytest.approx(0.581, abs=5e-4)
    for start in (20, 40):
        hump = optimize.minimize(backward, [start, 4], method="Nelder-Mead")
        assert hump.x == pytest.approx([18 if start == 20 else 42, 3.5], abs=0.05)
        assert hump.fun == pytest.approx(0.692, abs=1e-3)
        assert hump.fun < math.log(2)
    assert "KL(p‖q) lowest at mean 30, spread 12.5: both ways 0.581" in instructor.printed
    assert re.search(r"KL\(q‖p\) lowest at mean 42, spread 3.5: .*, 0\.692", instructor.printed)
    second_moment = quad(lambda t: np.exp(log_p(t)) * (t - 30) ** 2, -20, 80, points=[18, 42])[0]
    assert second_moment == pytest.approx(156.25)
    # The bell on one hump is twice as high as the hump, as the picture says.
    assert stats.norm.pdf(42, 42, 3.5) / np.exp(log_p(42)) == pytest.approx(2, abs=1e-3)


def test_a_pile_of_sand_shifted_is_told_apart_as_said(instructor):
    houses = np.arange(22)
    sand = np.array([1, 2, 3, 2, 1]) / 9
    values = {}
    for d in range(16):
        p, q = np.zeros(22), np.zeros(22)
        p[1:6], q[1 + d : 6 + d] = sand, sand
        js = jensenshannon(p, q) ** 2
        assert stats.wasserstein_distance(houses, houses, p, q) == pytest.approx(d)
        assert (stats.entropy(p, q) == math.inf) == (d > 0)
        values[d] = js
        if f"\n{d} houses: " in instructor.printed and d > 0:
            told = f"{d} houses: KL inf, Jensen-Shannon {js:.3f}, Wasserstein {d:.1f}"
            assert told in instructor.printed
    assert all(values[d] < values[d + 1] - 1e-3 for d in range(5))
    assert [values[d] for d in range(5, 16)] == pytest.approx([math.log(2)] * 11)
    assert instructor.printed.count(" houses: KL ") == 5


def test_the_slope_of_the_cross_entropy_is_what_was_said_less_what_happened():
    scores = np.log([2, 1, 1])
    assert softmax(scores) == pytest.approx([0.5, 0.25, 0.25])
    for k, told in enumerate((0.5, -0.75, 0.25)):
        step = 1e-6 * np.eye(3)[k]
        up, down = (logsumexp(z) - z[1] for z in (scores + step, scores - step))
        assert (up - down) / 2e-6 == pytest.approx(told, abs=1e-6)


def test_large_scores_overflow_as_written_and_not_when_shifted(instructor):
    assert "as written: [nan nan  0.]" in instructor.printed
    assert softmax([1000, 999, 0]).round(4).tolist() == [0.7311, 0.2689, 0]
    assert "shifted:    [0.7311 0.2689 0.    ]" in instructor.printed


def test_squares_see_the_wrong_classes_and_cross_entropy_does_not(instructor):
    for said, squares in (([0.4, 0.3, 0.3], 0.54), ([0.4, 0.6, 0.0], 0.72)):
        assert sum((a - b) ** 2 for a, b in zip(said, (1, 0, 0), strict=True)) == pytest.approx(
            squares
        )
        assert f"{said}: cross-entropy 0.916, squares {squares:.2f}" in instructor.printed
    assert -math.log(0.4) == pytest.approx(0.916, abs=5e-4)
    worst = max(
        np.sum((q - np.eye(3)[0]) ** 2)
        for q in np.random.default_rng(0).dirichlet(np.full(3, 0.1), size=1000)
    )
    assert 1.9 < worst <= 2


def squares_slopes(q: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The chain rule with the whole matrix of softmax's derivatives."""
    return (np.diag(q) - np.outer(q, q)) @ (2 * (q - y))


def test_squares_go_flat_where_sure_and_wrong():
    wrong, label = np.array([1.0, 0, 0]), np.array([0, 1, 0])
    assert squares_slopes(wrong, label).tolist() == [0, 0, 0]
    assert (wrong - label).tolist() == [1, -1, 0]


def test_on_the_digits_neither_loss_wins_and_squares_break_down_at_large_rates(instructor):
    X, y = datasets.load_digits(return_X_y=True)
    X, labels = np.column_stack([np.ones(len(X)), X / 16]), np.eye(10)[y]
    assert "64 pixels; 800, 400 and 597 digits" in instructor.printed
    found = {}
    for loss in ("cross-entropy", "squares"):
        right = np.empty((5, len(RATES), 2))
        for split, (k, rate) in itertools.product(range(5), enumerate(RATES)):
            rows = np.random.default_rng(split).permutation(len(y))
            fitted, valid, judged = rows[:800], rows[800:1200], rows[1200:]
            W = np.zeros((65, 10))
            for _ in range(100):
                q = softmax(X[fitted] @ W, axis=1)
                slopes = q - labels[fitted]
                if loss == "squares":
                    slopes = 2 * q * (slopes - (q * slopes).sum(axis=1)[:, None])
                W = W - rate * X[fitted].T @ slopes / 800
            called = (X @ W).argmax(axis=1)
            right[split, k] = [np.mean(called[part] == y[part]) for part in (valid, judged)]
        best = right[..., 0].argmax(axis=1)
        found[loss] = right[range(5), best, 1]
        at_rates = right[..., 1].mean(axis=0)
        assert f"{loss}: {found[loss].mean():.3f} right, at the rates" in instructor.printed
        if loss == "squares":
            assert at_rates[3:].max() < 0.5
        else:
            assert at_rates[3:].min() > 0.94
    gap = found["cross-entropy"] - found["squares"]
    assert abs(gap.mean()) < stats.sem(gap)
    assert f"split by split: {gap.mean():.4f} ± {stats.sem(gap):.4f}" in instructor.printed


def bits(read: str, met: str, k: int) -> float:
    """Mean surprise, from a table of next letters for each stretch of k."""
    follow = defaultdict(Counter)
    for i in range(k, len(read)):
        follow[read[i - k : i]][read[i]] += 1
    surprises = []
    for i in range(k, len(met)):
        seen = follow[met[i - k : i]]
        surprises.append(-math.log2((seen[met[i]] + 0.1) / (seen.total() + 2.7)))
    return sum(surprises) / len(surprises)


def test_letters_before_help_as_the_curves_say(instructor):
    curves = {
        name: np.array([bits(TRAIN, met, k) for k in range(6)])
        for name, met in (("the sentences read", TRAIN), ("new sentences", TEST))
    }
    for name, values in curves.items():
        assert f"{name}: {values.round(2)}" in instructor.printed
    read, new = curves.values()
    assert read[5] == pytest.approx(1.6, abs=0.05)
    assert np.all(np.diff(read[:5]) < 0)
    assert new.argmin() == 3
    assert new[3] == pytest.approx(2.56, abs=5e-3)
    assert new[5] == pytest.approx(3.3, abs=0.05)
    assert new[5] >= new[1]
    assert 2 ** new[3] == pytest.approx(5.9, abs=0.05)
    foreign = np.array([bits(TRAIN, FOREIGN, k) for k in range(6)])
    assert foreign.argmin() == 1
    assert foreign[1] == pytest.approx(3.9, abs=0.05)
    assert np.all(np.diff(foreign[1:]) > 0)
    assert foreign[5] > foreign[0]
    rare = Counter(TRAIN[i : i + 5] for i in range(len(TRAIN) - 4))
    assert np.mean([rare[TEST[i : i + 5]] <= 1 for i in range(len(TEST) - 4)]) > 0.5


def test_the_first_question_about_a_tumour_saves_what_scikit_learn_finds(instructor):
    data = datasets.load_breast_cancer()
    malignant = data.target == 0
    tree = DecisionTreeClassifier(criterion="entropy", max_depth=1).fit(data.data, malignant).tree_
    sizes, entropies = tree.n_node_samples, tree.impurity
    gain = entropies[0] - sizes[1:] @ entropies[1:] / sizes[0]
    name, cut = data.feature_names[tree.feature[0]], tree.threshold[0]
    assert (name, entropies[0], gain) == (
        "worst perimeter",
        pytest.approx(0.953, abs=5e-4),
        pytest.approx(0.562, abs=5e-4),
    )
    assert f"{name} at most {cut:.2f}? saves {gain:.3f} bits" in instructor.printed
    low = data.data[:, tree.feature[0]] <= cut
    for answer, rows, entropy in (("yes", low, entropies[1]), ("no", ~low, entropies[2])):
        told = f"{answer}: {malignant[rows].sum()} of {rows.sum()} malignant, {entropy:.3f} bits"
        assert told in instructor.printed
    assert "scikit-learn asks for worst perimeter" in instructor.printed


def test_a_column_that_knows_nothing_seems_to_save_as_much_as_told(instructor):
    malignant = datasets.load_breast_cancer().target == 0
    rng = np.random.default_rng(1)
    for n_rows, n_draws, told, margin in ((569, 100, 0.007, 0.0015), (20, 1000, 0.15, 0.01)):
        gains = []
        for _ in range(n_draws):
            labels = malignant[rng.choice(569, n_rows, replace=False)]
            column = rng.normal(size=(n_rows, 1))
            tree = (
                DecisionTreeClassifier(criterion="entropy", max_depth=1).fit(column, labels).tree_
            )
            gains.append(tree.impurity[0] - tree.n_node_samples[1:] @ tree.impurity[1:] / n_rows)
        assert np.mean(gains) == pytest.approx(told, abs=margin)
        line = rf"{n_rows} tumours, {n_rows - 1} cuts: gain by chance (\S+) ± (\S+)"
        mean, error = map(float, re.search(line, instructor.printed).groups())
        assert mean == pytest.approx(np.mean(gains), abs=4 * np.hypot(error, stats.sem(gains)))


def test_what_is_saved_is_the_divergence_from_independent_pairs():
    pairs = Counter(itertools.pairwise(ALL))
    joint = np.array([[pairs[a, b] for b in SIGNS] for a in SIGNS]) / pairs.total()
    before, following = joint.sum(axis=1), joint.sum(axis=0)
    given = before @ stats.entropy(joint, axis=1)
    saved = stats.entropy(following) - given
    assert stats.entropy(joint.ravel(), np.outer(before, following).ravel()) == pytest.approx(saved)


def test_the_likeliest_whole_does_not_contain_the_likeliest_part(instructor):
    joint = {"a1": 0.2, "a2": 0.2, "a3": 0.2, "c1": 0.4}
    assert max(joint, key=joint.get) == "c1"
    assert sum(p for name, p in joint.items() if name[0] == "a") == pytest.approx(0.6)
    assert "likeliest whole: c1\nillnesses: [0.6 0.4], likeliest: a" in instructor.printed
