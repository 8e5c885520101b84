"""The chance that a positive row scores above a negative one."""

from collections.abc import Callable

import numpy as np

from mlnotes import curves
from mlnotes.checker.record import Exercise, Sign
from mlnotes.exercises.metrics._cases import ranked as cases
from mlnotes.exercises.metrics._rankings import (
    BY_CHANCE,
    Ranking,
    cut,
    cut_above,
    of_labels,
    ranked,
    trapezoids,
    without_labels,
)


def _of_pairs(won: Callable, *, divided_by: Callable = lambda n_pos, n_neg: n_pos * n_neg):
    """The sum of `won(positive's score − negative's score)` over all pairs, divided."""

    def measure(y_true, scores):
        gaps = scores[y_true == 1][:, None] - scores[y_true == 0]
        return won(gaps).sum() / divided_by(*gaps.shape)

    return measure


def _half_for_ties(gaps):
    return (gaps > 0) + (gaps == 0) / 2


def _area(ranking: Ranking) -> float:
    return trapezoids(np.append(0.0, ranking.fpr), np.append(0.0, ranking.tpr))


def _mean_ranks(scores):
    """From 1 for the lowest, tied rows with the mean of theirs."""
    return np.array([np.sum(scores < s) + (np.sum(scores == s) + 1) / 2 for s in scores])


def _of_rank_sum(change: Callable) -> Callable:
    """`change(the sum of the positives' ranks, n_pos, n_neg)`."""

    def measure(y_true, scores):
        n_pos = int(y_true.sum())
        return change(_mean_ranks(scores)[y_true == 1].sum(), n_pos, len(y_true) - n_pos)

    return measure


def _beside(won: Callable) -> Callable:
    """Only rows that stand side by side, the first positive with the first negative and so on."""

    def measure(y_true, scores):
        positive, negative = scores[y_true == 1], scores[y_true == 0]
        n = min(len(positive), len(negative))
        return np.mean(won(positive[:n] - negative[:n]))

    return measure


def _compares_arrays(answers) -> bool:
    """Arrays are compared entry by entry, where their lengths allow that, and refused elsewhere."""
    refused = [answer is None for _, answer in answers]
    return any(refused) and all(_compared(*case, answer) for case, answer in answers)


def _compared(y_true, scores, answer) -> bool:
    positive, negative = scores[y_true == 1], scores[y_true == 0]
    if len(positive) != len(negative) and 1 not in (len(positive), len(negative)):
        return answer is None
    gaps = positive - negative
    means = [np.mean(won(gaps)) for won in (_half_for_ties, lambda g: g > 0, lambda g: g >= 0)]
    return answer is not None and np.isclose(answer, means, rtol=0, atol=1e-6).any()


def _in_data_order(won: Callable, *, positive_first: bool) -> Callable:
    """Pairs of a row and a later one of the other class: how often the first of them wins."""

    def measure(y_true, scores):
        first, later = np.triu_indices(len(scores), k=1)
        kept = y_true[first] > y_true[later] if positive_first else y_true[first] != y_true[later]
        gaps = (scores[first] - scores[later])[kept]
        return float(won(gaps).sum()) / int(kept.sum())

    return measure


def _unsorted(y_true, scores, *, start: bool = False):
    """The area under points that are joined in the order of the data."""
    thresholds = np.append(np.inf, scores)[int(not start) :, None]
    called = scores >= thresholds
    return trapezoids(called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1))


def _of_one_positive(place: int) -> Callable:
    def measure(y_true, scores):
        return np.mean(_half_for_ties(scores[y_true == 1][place] - scores[y_true == 0]))

    return measure


_LABELS_AT_HALF = [of_labels(curves.roc_auc, labels) for labels in (cut, cut_above)]


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="roc_auc(y_true, scores)",
    task="Return the area under the ROC curve, which is the share of all pairs of a positive and a "
    "negative row in which the positive one has the higher score; a tie counts ½. `y_true` holds 0 "
    "and 1, both of them; scores may be any numbers.",
    reference=curves.roc_auc,
    cases=cases,
    hints=(
        "Every positive row meets every negative one, and the higher score wins. Which share do "
        "the positives win, when a tie is half a win?",
        "AUC = (won pairs + ½·tied pairs)/(n₊·n₋). The trapezoids under the ROC curve add up to "
        "the same.",
        "`gaps = scores[y_true == 1][:, None] - scores[y_true == 0]` holds the difference of every "
        "pair, (n₊, n₋). What do its signs tell?",
    ),
    mistakes={
        "hard_labels": (
            "The scores are cut to labels at ½ first. That throws the ranking away: all rows on "
            "one side of ½ are tied, and the result is (tpr + 1 − fpr)/2 of that one threshold.",
            *_LABELS_AT_HALF,
        ),
        "ties_counted_as_wins": (
            "Tied pairs count as won: so they do with `>=`, with rectangles as high as their right "
            "end, and with the positives of a tie sorted first. A tie is half a win, and constant "
            "scores should give ½.",
            _of_pairs(lambda gaps: gaps >= 0),
        ),
        "ties_counted_as_losses": (
            "Tied pairs count as lost: so they do with `>` alone, with rectangles as high as their "
            "left end, and with the negatives of a tie sorted first. A tie is half a win, and "
            "constant scores should give ½.",
            _of_pairs(lambda gaps: gaps > 0),
        ),
        "ties_left_out": (
            "Tied pairs are left out, below the bar as well. They count as half won.",
            lambda y_true, scores: _without_ties(y_true, scores),
        ),
        "turned_round": (
            "This is 1 − AUC: the share of pairs in which the negative row wins. Is the curve "
            "walked from low scores to high ones, or are the two classes exchanged?",
            _of_pairs(lambda gaps: _half_for_ties(-gaps)),
        ),
        "turned_round_and_ties": (
            "This counts the pairs in which the negative row wins, and ties as a whole win or not "
            "at all. The positive row should win, and a tie counts ½.",
            _of_pairs(lambda gaps: gaps <= 0),
            _of_pairs(lambda gaps: gaps < 0),
        ),
        "area_with_its_sign": (
            "The size is right and the sign is not. Is the area taken from right to left, with an "
            "x that falls?",
            lambda y_true, scores: -curves.roc_auc(y_true, scores),
        ),
        "ties_by_order": (
            "Tied rows are taken one after the other, so the result depends on the order in which "
            "they happen to stand. A tied pair counts ½ (tied rows make one step of the curve, and "
            "share the mean of their ranks).",
            *(ranked(_area, order) for order in BY_CHANCE),
        ),
        "not_divided": (
            "This is the number of pairs that are won. Divide by the number of all pairs, n₊·n₋.",
            _of_pairs(_half_for_ties, divided_by=lambda n_pos, n_neg: 1),
            _of_pairs(lambda gaps: gaps > 0, divided_by=lambda n_pos, n_neg: 1),
            _of_pairs(lambda gaps: gaps >= 0, divided_by=lambda n_pos, n_neg: 1),
        ),
        "other_pairs_below_the_bar": (
            "The won pairs are divided by another number than that of the pairs of one positive "
            "and one negative row, n₊·n₋ (by that of all rows, or of all pairs of rows).",
            *(
                _of_pairs(_half_for_ties, divided_by=divided_by)
                for divided_by in (
                    lambda n_pos, n_neg: n_pos + n_neg,
                    lambda n_pos, n_neg: (n_pos + n_neg) ** 2,
                    lambda n_pos, n_neg: (n_pos + n_neg) * (n_pos + n_neg - 1),
                    lambda n_pos, n_neg: (n_pos + n_neg) * (n_pos + n_neg - 1) / 2,
                    lambda n_pos, n_neg: n_pos**2,
                    lambda n_pos, n_neg: n_neg**2,
                    lambda n_pos, n_neg: n_pos,
                    lambda n_pos, n_neg: n_neg,
                )
            ),
        ),
        "scores_sorted_without_labels": (
            "The scores are sorted and the labels stay where they are, so each label meets the "
            "score of another row. Sort both in one order: `np.argsort` gives it.",
            *without_labels(curves.roc_auc),
        ),
        "gini": (
            "This is 2·AUC − 1, Gini's coefficient: won pairs less lost ones. AUC itself is ½ for "
            "a ranking without any skill.",
            _of_pairs(np.sign),
        ),
        "start_missing": (
            "The curve does not begin at (0, 0), so what lies under its first step is missing.",
            ranked(lambda r: trapezoids(r.fpr, r.tpr)),
        ),
        "average_precision": (
            "This is the average precision, or the area under the precision-recall curve. Its x is "
            "the recall; that of the ROC curve is the false positive rate.",
            curves.average_precision,
            ranked(lambda r: trapezoids(r.tpr, r.precision)),
            ranked(lambda r: trapezoids(np.append(0.0, r.tpr), np.append(1.0, r.precision))),
            ranked(
                lambda r: trapezoids(np.append(0.0, r.tpr), np.append(r.precision[0], r.precision))
            ),
        ),
        "side_by_side_only": (
            "Only some of the pairs are compared, the first positive row with the first negative "
            "one and so on; arrays of different lengths refuse it. Every positive row meets every "
            "negative one.",
            Sign(_compares_arrays),
            _beside(_half_for_ties),
            _beside(lambda gaps: gaps > 0),
            _beside(lambda gaps: gaps >= 0),
        ),
        "one_positive_alone": (
            "This is the share of the negatives below one positive row alone, the first or the "
            "last in the data. All of them count (is a sum set anew, or returned too early?).",
            _of_one_positive(0),
            _of_one_positive(-1),
        ),
        "pairs_in_one_order_only": (
            "A pair is compared in one order only, the row that stands first in the data with a "
            "later one. Whichever stands first, it is the positive row that has to win.",
            _in_data_order(_half_for_ties, positive_first=False),
            _in_data_order(_half_for_ties, positive_first=True),
            _in_data_order(lambda gaps: gaps > 0, positive_first=False),
            _in_data_order(lambda gaps: gaps > 0, positive_first=True),
        ),
        "points_in_the_order_of_the_data": (
            "The points of the curve are joined in the order in which the rows stand in the data. "
            "Sort the thresholds first.",
            _unsorted,
            lambda y_true, scores: _unsorted(y_true, scores, start=True),
        ),
        "points_returned": (
            "These are the points of the curve, not the area under it.",
            lambda y_true, scores: tuple(curves.roc_points(y_true, scores)),
        ),
    },
    companions={
        "what lies on the other side of the curve, 1 − AUC, but for its first step": ranked(
            lambda r: trapezoids(r.tpr, r.fpr)
        ),
        "the share of right labels, when scores are cut at ½": lambda y, s: np.mean(
            (s >= 0.5) == y
        ),
        "the mean of the positives' scores less that of the negatives'": lambda y, s: (
            s[y == 1].mean() - s[y == 0].mean()
        ),
        "the correlation of labels and scores": lambda y, s: (
            np.corrcoef(y, s)[0, 1] if np.ptp(s) else 0.0
        ),
        "the largest distance between tpr and fpr (Kolmogorov-Smirnov)": ranked(
            lambda r: np.max(r.tpr - r.fpr)
        ),
        "the share of positives that score above the median of the negatives": lambda y, s: np.mean(
            s[y == 1] > np.median(s[y == 0])
        ),
        "the largest balanced accuracy of any threshold": ranked(
            lambda r: np.max(r.tpr + 1 - r.fpr) / 2
        ),
        "the balanced accuracy when scores are cut at their mean": lambda y, s: (
            (np.mean(s[y == 1] >= s.mean()) + np.mean(s[y == 0] < s.mean())) / 2
        ),
        "the sum of the heights of the trapezoids, without their widths": ranked(
            lambda r: np.sum(np.append(0.0, r.tpr[:-1]) + r.tpr) / 2
        ),
        "the share of pairs, with ranks from 0 where they should count from 1": ranked(
            lambda r: _area(r) - 1 / r.fp[-1], BY_CHANCE[1]
        ),
        "AUC less 1/n₋, as with ranks from 0 where they should count from 1": ranked(
            lambda r: _area(r) - 1 / r.fp[-1]
        ),
        "the mean of tpr over the thresholds": ranked(lambda r: np.mean(r.tpr)),
        "the mean of tpr over the points of the curve": ranked(
            lambda r: np.mean(np.append(0.0, r.tpr))
        ),
        "the sum of the areas without the ½ of a trapezoid": ranked(lambda r: 2 * _area(r)),
        "the rank sum of the positives, without n₊(n₊ + 1)/2 taken off, over n₊·n₋": _of_rank_sum(
            lambda total, n_pos, n_neg: total / (n_pos * n_neg)
        ),
        "the rank sum with n₊² taken off in the place of n₊(n₊ + 1)/2, over n₊·n₋": _of_rank_sum(
            lambda total, n_pos, n_neg: (total - n_pos**2) / (n_pos * n_neg)
        ),
        "the rank sum with n₊(n₊ − 1)/2 taken off in the place of n₊(n₊ + 1)/2, over n₊·n₋": (
            _of_rank_sum(
                lambda total, n_pos, n_neg: (total - n_pos * (n_pos - 1) / 2) / (n_pos * n_neg)
            )
        ),
        "the mean rank of the positives": _of_rank_sum(lambda total, n_pos, n_neg: total / n_pos),
        "the larger of AUC and 1 − AUC": lambda y, s: max(
            curves.roc_auc(y, s), 1 - curves.roc_auc(y, s)
        ),
        "the share of positives that score above the mean of the negatives": lambda y, s: np.mean(
            s[y == 1] > s[y == 0].mean()
        ),
        "whether the mean of the positives is above that of the negatives": lambda y, s: float(
            s[y == 1].mean() > s[y == 0].mean()
        ),
        "the share of positives that score above all negatives": lambda y, s: np.mean(
            s[y == 1] > s[y == 0].max()
        ),
        "the mean of the gaps that are won, a sum of sizes": _of_pairs(
            lambda gaps: np.maximum(gaps, 0)
        ),
        "the true positive rate when scores are cut at ½": lambda y, s: np.mean(s[y == 1] >= 0.5),
    },
    lesson="AUC asks about the order alone: any increasing function of the scores gives the same. "
    "½ is no skill, and so are constant scores. How good the probabilities are it does not tell.",
)


def _without_ties(y_true, scores):
    gaps = scores[y_true == 1][:, None] - scores[y_true == 0]
    return float((gaps > 0).sum()) / int((gaps != 0).sum())
