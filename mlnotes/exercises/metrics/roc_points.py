"""The ROC curve, point by point."""

from collections.abc import Callable

import numpy as np

from mlnotes import curves
from mlnotes.checker.record import Exercise, Sign
from mlnotes.exercises.metrics._cases import ranked as cases
from mlnotes.exercises.metrics._rankings import (
    ORDERS,
    Ranking,
    ascending,
    cut_above,
    downwards,
    of_labels,
    ranked,
    without_labels,
)


def _points(ranking: Ranking):
    return np.append(0.0, ranking.fpr), np.append(0.0, ranking.tpr)


_right = ranked(_points)


def _changed(change: Callable) -> Callable:
    """Both right arrays changed alike."""
    return lambda y_true, scores: tuple(map(change, _right(y_true, scores)))


def _corners(ranking: Ranking):
    """Without the points between two others on a line, as scikit-learn drops them."""
    bends = (np.diff(ranking.fp, 2) != 0) | (np.diff(ranking.tp, 2) != 0)
    kept = np.r_[True, bends, True] if len(ranking.tp) > 2 else slice(None)
    return np.append(0.0, ranking.fpr[kept]), np.append(0.0, ranking.tpr[kept])


def _straight_corners(y_true, scores):
    """Only the points at which the slope changes."""
    fpr, tpr = _right(y_true, scores)
    across = np.diff(fpr)[:-1] * np.diff(tpr)[1:] - np.diff(fpr)[1:] * np.diff(tpr)[:-1]
    is_corner = np.r_[True, np.abs(across) > 1e-12, True]
    return fpr[is_corner], tpr[is_corner]


def _unsorted(y_true, scores, thresholds=None):
    """(0, 0), and a point for each threshold as they come; every row is one if none are given."""
    thresholds = np.append(np.inf, scores if thresholds is None else thresholds)
    called = scores >= thresholds[:, None]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def _splits_ties(answers, *, without_start: bool = False) -> bool:
    """A point for every row, and the right ones wherever a tie has ended."""
    has_ties = any(len(np.unique(scores)) < len(scores) for (_, scores), _ in answers)
    return has_ties and all(_goes_by_rows(*case, answer, without_start) for case, answer in answers)


def _goes_by_rows(y_true, scores, answer, without_start) -> bool:
    if {len(rates) for rates in answer} != {len(scores) + (not without_start)}:
        return False
    # How many rows are called when the last of each tie is.
    called = np.sum(scores >= np.unique(scores)[::-1, None], axis=1)
    right = curves.roc_points(y_true, scores)
    return all(
        np.allclose(np.asarray(rates)[called - without_start], wanted[1:], rtol=0, atol=1e-6)
        for rates, wanted in zip(answer, right, strict=True)
    )


def _of_one_length(answers) -> bool:
    """The same number of points in every wrong case, whatever the number of scores."""
    lengths = {len(rates) for _, answer in answers for rates in answer}
    n_scores = {len(np.unique(scores)) for (_, scores), _ in answers}
    return len(lengths) == 1 and lengths.pop() > 3 and len(n_scores) > 3


exercise = Exercise(
    __name__,
    points=3,
    minutes=10,
    signature="roc_points(y_true, scores)",
    task="Return `(fpr, tpr)`, two arrays: the points of the ROC curve from (0, 0) to (1, 1). "
    "`y_true` holds 0 and 1, both of them; a row is called positive where its score is at least "
    "the threshold. Take every distinct score as a threshold, from the highest to the lowest: one "
    "point each, also where three points lie on a line, after the point (0, 0) at which nobody is "
    "called.",
    reference=curves.roc_points,
    returns=("fpr", "tpr"),
    cases=cases,
    hints=(
        "Lower the threshold from above all scores. Whenever it meets a score, all rows with that "
        "score change sides at once: each positive among them lifts the curve, each negative moves "
        "it to the right.",
        "At the threshold t: fpr = (negatives with a score ≥ t)/(all negatives), tpr = (positives "
        "with a score ≥ t)/(all positives).",
        "`thresholds = np.unique(scores)[::-1]` holds the distinct scores, from the highest. For "
        "each of them `called = scores >= t`; which of those called are positive?",
    ),
    mistakes={
        "start_missing": (
            "The point (0, 0) is missing. Above the highest score nobody is called positive, and "
            "the curve begins there.",
            _changed(lambda rates: rates[1:]),
        ),
        "end_missing": (
            "The point (1, 1) is missing. At the lowest score everybody is called positive: a "
            "score of exactly the threshold counts (`>=`, not `>`), the last one too.",
            _changed(lambda rates: rates[:-1]),
            _changed(lambda rates: np.append(0.0, rates[:-1])),
        ),
        "both_ends_missing": (
            "The points (0, 0) and (1, 1) are missing: nobody called, and everybody called.",
            _changed(lambda rates: rates[1:-1]),
        ),
        "axes_swapped": (
            "The two are exchanged: return (fpr, tpr), x before y. (Or the label 0 is taken for "
            "the positive one, which comes to the same.)",
            lambda y_true, scores: _right(y_true, scores)[::-1],
        ),
        "turned_round": (
            "The points come in the reverse order, from (1, 1) to (0, 0): begin with the highest "
            "threshold, at which few are called.",
            _changed(lambda rates: rates[::-1]),
        ),
        "turned_round_without_start": (
            "The points come in the reverse order, beginning with (1, 1), and (0, 0) is missing. "
            "Begin with nobody called, and lower the threshold.",
            _changed(lambda rates: rates[:0:-1]),
        ),
        "low_scores_called": (
            "The rows with low scores are called positive: the curve of the scores with their sign "
            "turned round. A row is called positive where its score is at least the threshold.",
            downwards(_right),
            downwards(lambda y_true, scores: tuple(r[1:] for r in _right(y_true, scores))),
            ranked(_points, ascending),
            ranked(_points, lambda y_true, scores: np.argsort(scores)),
            _changed(lambda rates: np.append(1.0, 1 - rates[:-1])),
            _changed(lambda rates: 1 - rates[:-1]),
        ),
        "ties_split": (
            "There is a point for every row, so that tied scores make several points, and those "
            "depend on the order in which the rows happen to stand. No threshold tells tied rows "
            "apart: they change sides together, in one step.",
            *(ranked(_points, order) for order in ORDERS),
            Sign(_splits_ties),
        ),
        "ties_split_and_start_missing": (
            "The point (0, 0) is missing. Besides there is a point for every row, so that tied "
            "scores make several points: no threshold tells tied rows apart.",
            Sign(lambda answers: _splits_ties(answers, without_start=True)),
        ),
        "points_on_a_line_dropped": (
            "Points between two others on one line are left out. For the picture that is no loss "
            "(scikit-learn drops them, too), but asked for is one point for every distinct score.",
            ranked(_corners),
            _straight_corners,
        ),
        "scores_sorted_without_labels": (
            "The scores are sorted and the labels stay where they are, so each label meets the "
            "score of another row. Sort both in one order: `np.argsort` gives it.",
            *without_labels(_right),
        ),
        "points_in_the_order_of_the_data": (
            "The points come in the order in which the scores stand in the data. Sort the "
            "thresholds, from the highest to the lowest.",
            _unsorted,
            lambda y_true, scores: tuple(rates[1:] for rates in _unsorted(y_true, scores)),
            lambda y_true, scores: _unsorted(y_true, scores, np.array(list(dict.fromkeys(scores)))),
        ),
        "hard_labels": (
            "The scores are cut to labels at ½ first, which leaves a single threshold. Every "
            "distinct score is one.",
            of_labels(_right),
            of_labels(_right, cut_above),
            lambda y_true, scores: tuple(
                np.array([0.0, np.mean(scores[y_true == label] >= 0.5), 1.0]) for label in (0, 1)
            ),
            lambda y_true, scores: tuple(
                np.mean(scores[y_true == label] >= 0.5) for label in (0, 1)
            ),
        ),
        "counts": (
            "These are counts. Rates are asked for: false positives as a share of all negatives, "
            "true positives as a share of all positives.",
            ranked(lambda r: (np.append(0, r.fp), np.append(0, r.tp))),
            ranked(lambda r: (r.fp, r.tp)),
        ),
        "shares_of_all_rows": (
            "Both counts are divided by the number of rows. False positives are measured against "
            "the negatives alone, true positives against the positives.",
            ranked(
                lambda r: tuple(np.append(0, part) / (r.fp + r.tp)[-1] for part in (r.fp, r.tp))
            ),
            ranked(lambda r: tuple(part / (r.fp + r.tp)[-1] for part in (r.fp, r.tp))),
        ),
        "shares_of_the_called": (
            "The counts are divided by the number of rows called so far, as in a precision. Below "
            "the bar belong all negatives for `fpr`, all positives for `tpr`.",
            ranked(lambda r: tuple(np.append(0, part / (r.fp + r.tp)) for part in (r.fp, r.tp))),
            ranked(lambda r: tuple(part / (r.fp + r.tp) for part in (r.fp, r.tp))),
        ),
        "denominators_exchanged": (
            "The denominators are exchanged: false positives are a share of the negatives, true "
            "positives one of the positives.",
            ranked(lambda r: (np.append(0, r.fp) / r.tp[-1], np.append(0, r.tp) / r.fp[-1])),
        ),
        "precision_for_fpr": (
            "This is the precision-recall curve, or has the precision in the place of `fpr`. The "
            "false positive rate is the share of the negatives that are called.",
            ranked(lambda r: (r.precision, r.tpr)),
            ranked(lambda r: (r.tpr, r.precision)),
            ranked(lambda r: (np.append(1.0, r.precision), np.append(0.0, r.tpr))),
            ranked(lambda r: (np.append(0.0, r.tpr), np.append(1.0, r.precision))),
            ranked(lambda r: (np.append(0.0, r.precision), np.append(0.0, r.tpr))),
        ),
        "shares_not_called": (
            "Both arrays are 1 minus the right ones: the shares of the negatives and of the "
            "positives that are not called.",
            _changed(lambda rates: 1 - rates),
            _changed(lambda rates: 1 - rates[1:]),
        ),
        "specificity_for_fpr": (
            "`fpr` is the share of the negatives that are not called, the specificity. The false "
            "positive rate is 1 minus that.",
            lambda y_true, scores: (1 - _right(y_true, scores)[0], _right(y_true, scores)[1]),
        ),
        "thresholds_besides": (
            "Two arrays are asked for, and a third comes along: the thresholds, it seems. The "
            "first two are right.",
            Sign(lambda answers: all(_begins_right(*case, answer) for case, answer in answers)),
        ),
        "an_end_twice": (
            "A point stands there twice: (0, 0) at the start, (1, 1) at the end, or both. The "
            "lowest score brings the curve to (1, 1) by itself.",
            _changed(lambda rates: np.append(0.0, rates)),
            _changed(lambda rates: np.append(rates, 1.0)),
            _changed(lambda rates: np.r_[0.0, rates, 1.0]),
        ),
        "not_added_up": (
            "These are the steps from point to point, not the points: a row that was called at a "
            "higher threshold is called at a lower one, too.",
            _changed(np.diff),
            _changed(lambda rates: np.diff(rates, prepend=0.0)),
        ),
        "area": (
            "This is the area under the curve. Its points are asked for.",
            curves.roc_auc,
        ),
        "as_pairs": (
            "The points come as pairs. Asked for are two arrays: all x, then all y.",
            lambda y_true, scores: np.column_stack(_right(y_true, scores)),
            lambda y_true, scores: np.column_stack(_right(y_true, scores))[1:],
        ),
        "fixed_thresholds": (
            "The curve has the same number of points in every case that is wrong, however many "
            "distinct scores there are, as with a fixed list of thresholds. Scores may lie "
            "anywhere, above 1 or below 0 too: take the distinct ones themselves.",
            Sign(_of_one_length),
        ),
    },
    companions={
        "the running sums of the curve's points": _changed(np.cumsum),
        "the curve on which a row counts with its score": lambda y_true, scores: (
            _weighted_by_scores(y_true, scores)
        ),
    },
    lesson="The curve depends on the order of the scores alone: doubling them all gives the same "
    "one. Where rows of both classes are tied it climbs along a slanting line, for nothing tells "
    "which of them comes first.",
)


def _begins_right(y_true, scores, answer) -> bool:
    right = curves.roc_points(y_true, scores)
    return len(answer) == 3 and all(
        np.shape(got) == want.shape and np.allclose(got, want, rtol=0, atol=1e-6)
        for got, want in zip(answer, right, strict=False)
    )


def _weighted_by_scores(y_true, scores):
    order = np.argsort(-scores, kind="stable")
    gains = np.where(y_true[order] == 1, scores[order], 0)
    losses = np.where(y_true[order] == 0, scores[order], 0)
    return tuple(np.append(0, np.cumsum(part)) / part.sum() for part in (losses, gains))
