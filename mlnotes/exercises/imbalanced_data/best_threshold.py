"""The threshold that costs least, on rows whose labels are known."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Answers, Case, Exercise
from mlnotes.thresholds import bayes_threshold, best_threshold, total_cost

NOBODY = "least cost when nobody is called positive"
EVERYBODY = "least cost when everybody is called positive"
OUTSIDE = "scores outside 0 to 1"
CLOSE = "scores that lie close together"
TIES = "rows with equal scores"
# Labels by falling score, with costs. The largest F1, the fewest errors, the least cost of rates,
# the least sum of rates and the least cost with exchanged costs are all had elsewhere than the
# least cost, and not next to it; between them the cases tell any two of these apart.
TELLING = (
    ("11101001", 4.0, 10.0),
    ("001000100", 4.0, 10.0),
    ("01100100010000", 7.0, 2.0),
    ("01110110100101", 5.0, 2.0),
)


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0, 1, 0, 1]), np.array([1.0, 2.0, 3.0, 4.0]) / 8, 1.0, 3.0
    yield np.array([0, 1, 0, 1]), np.array([4.0, 5.0, 6.0, 7.0]) / 8, 3.0, 1.0
    yield np.array([1, 0, 0, 0, 1]), np.array([5.0, 1.0, 7.0, 6.0, 2.0]) / 8, 1.0, 8.0
    yield np.array([0, 1, 1, 0, 1]), np.array([7.0, 6.0, 1.0, 2.0, 3.0]) / 8, 1.0, 2.0
    yield Case(np.array([1, 0, 0]), np.array([0.25, 0.5, 0.75]), 2.0, 1.0, word=NOBODY)
    yield Case(np.array([0, 1, 0]), np.array([0.5, 0.25, 0.75]), 5.0, 1.0, word=NOBODY)
    yield Case(np.array([1, 0, 1, 0]), np.array([1.0, 3.0, 5.0, 7.0]) / 8, 1.0, 5.0, word=EVERYBODY)
    yield Case(np.array([1, 0, 1]), np.array([0.25, 0.5, 0.75]), 1.0, 4.0, word=EVERYBODY)
    yield Case(
        np.array([0, 1, 0, 1, 0]), np.array([-3.0, 2.0, 5.0, 8.0, -1.0]), 1.0, 3.0, word=OUTSIDE
    )
    yield Case(np.array([0, 1, 1, 0]), np.array([-9.0, -4.0, -6.0, -2.0]), 1.0, 2.0, word=OUTSIDE)
    close = 0.5 + np.array([0.0, 1.0, 2.0, 3.0, 4.0]) / 2**14
    yield Case(np.array([0, 1, 0, 1, 1]), close, 2.0, 3.0, word=CLOSE)
    tied = np.array([0.25, 0.5, 0.5, 0.5, 0.75])
    yield Case(np.array([0, 0, 1, 1, 1]), tied, 2.0, 3.0, word=TIES)
    yield Case(np.array([0, 0, 0, 1, 1]), tied, 2.0, 3.0, word=TIES)
    yield Case(np.array([0, 1, 0, 0, 1]), tied, 2.0, 3.0, word=TIES)
    for labels, cost_fp, cost_fn in TELLING:
        scores = np.sort(rng.permutation(60)[: len(labels)])[::-1] / 64
        order, unit = rng.permutation(len(labels)), int(rng.integers(1, 4))
        yield np.array(list(map(int, labels)))[order], scores[order], cost_fp * unit, cost_fn * unit
    for n in (6, 20, 40):
        costs = rng.choice([1.0, 2.0, 3.0, 7.0], size=2, replace=False).tolist()
        yield *_positives_higher(rng, n), *costs
    y, scores = _positives_higher(rng, 24)
    yield Case(y, np.round(8 * scores) / 8, 1.0, 4.0, word=TIES)


def _positives_higher(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels, and scores 1/64 apart or more, which tend to be higher for the third that is 1."""
    scores = rng.permutation(60)[:n] / 64
    y = np.zeros(n, dtype=np.int64)
    y[np.argsort(scores + rng.normal(scale=0.25, size=n))[-(n // 3) :]] = 1
    return y, scores


def _borders(scores: np.ndarray) -> np.ndarray:
    """A threshold for each way to part the rows by their scores."""
    return np.append(np.unique(scores), np.inf)


def _least(arguments: tuple) -> float:
    y, scores, *costs = arguments
    return min(total_cost(y, scores, border, *costs) for border in _borders(scores))


def _objection(arguments: tuple, threshold: float) -> str | None:
    if np.isnan(threshold):
        return "The threshold is NaN, and no score is at least that."
    y, scores, *costs = arguments
    cost, least = total_cost(y, scores, threshold, *costs), _least(arguments)
    if cost > least + 1e-9:
        return f"Your threshold {threshold:.6g} costs {cost:.6g}; another one costs {least:.6g}."
    return None


def _rates(called: np.ndarray, y: np.ndarray) -> tuple[float, ...]:
    """tp, fp, fn, tn of those that are called positive."""
    positive = y == 1
    pairs = ((called, positive), (called, ~positive), (~called, positive), (~called, ~positive))
    return tuple(float(np.sum(one & other)) for one, other in pairs)


def _cost(tp, fp, fn, tn, cost_fp, cost_fn):
    return cost_fp * fp + cost_fn * fn


def _least_by(loss: Callable, call: Callable = np.greater_equal) -> Callable:
    """The predicate that the threshold has the least of another loss, or by another comparison."""

    def holds(arguments, threshold):
        y, scores, *costs = arguments
        # Thresholds between the scores part the rows in all ways, whatever the comparison.
        known = np.unique(scores)
        middles = [-np.inf, *(known[1:] + known[:-1]) / 2, np.inf]
        losses = [loss(*_rates(call(scores, middle), y), *costs) for middle in middles]
        return loss(*_rates(call(scores, threshold), y), *costs) <= min(losses) + 1e-9

    return every(holds)


def _is(value: Callable) -> Callable:
    """The predicate that the answer is this number, a function of the arguments."""
    return every(lambda arguments, answer: np.isclose(answer, value(*arguments), atol=1e-9))


def _f1_loss(tp, fp, fn, tn, *costs):
    return -2 * tp / (2 * tp + fp + fn)


def _errors(tp, fp, fn, tn, *costs):
    return fp + fn


def _rates_cost(tp, fp, fn, tn, cost_fp, cost_fn):
    return cost_fp * fp / (fp + tn) + cost_fn * fn / (fn + tp)


def _rates_sum(*rates):
    return _rates_cost(*rates[:4], 1, 1)


def _swapped(tp, fp, fn, tn, cost_fp, cost_fn):
    return _cost(tp, fp, fn, tn, cost_fn, cost_fp)


def _is_constant(answers: Answers) -> bool:
    """Whether there is one threshold for all rows, that no data have a say in."""
    thresholds = [threshold for _, threshold in answers]
    return len(answers) > 2 and np.isfinite(thresholds[0]) and np.ptp(thresholds) < 1e-9


def _is_best_at_an_end(arguments):
    scores = arguments[1]
    return any(_objection(arguments, end) is None for end in (scores.min(), np.inf))


def _misses_nobody(arguments, threshold):
    return threshold <= arguments[1].max() and _objection(arguments, np.inf) is None


def _is_tied(arguments, threshold):
    y, scores = arguments[:2]
    return len(set(y[scores == threshold].tolist())) == 2


def _is_place(arguments, answer):
    scores = arguments[1]
    lists = (scores, np.sort(scores), np.sort(scores)[::-1], np.unique(scores), _borders(scores))
    return any(
        answer == int(answer)
        and 0 <= answer < len(known)
        and _objection(arguments, known[int(answer)]) is None
        for known in lists
    )


exercise = Exercise(
    __name__,
    points=2,
    minutes=9,
    signature="best_threshold(y_true, scores, cost_fp, cost_fn)",
    task="`y_true`, (n,), holds 0 and 1, and `scores`, (n,), one number for each row, "
    "equal ones among them. A row is called positive where its score s ≥ t. Each false alarm costs "
    "`cost_fp` and each miss `cost_fn`, both more than 0. Return a threshold t whose total cost on "
    "these rows is the least that any threshold has; inf and −inf are thresholds too.",
    reference=best_threshold,
    cases=_cases,
    objection=_objection,
    hints=(
        "Between two neighbouring scores the threshold may move without changing anything. So only "
        "few thresholds need be tried.",
        "Try each score as t, and one t above all of them, which calls nobody positive. The cost "
        "is cost_fp·(negatives with s ≥ t) + cost_fn·(positives with s < t).",
        "`candidates = np.append(np.unique(scores), np.inf)`. What does each of them cost?",
    ),
    mistakes={
        "nobody_never_tried": (
            "Wherever your threshold is wrong, it would be best to call nobody positive, and yours "
            "is at most the largest score. One above all scores has to be tried too.",
            every(_misses_nobody),
        ),
        "ends_never_tried": (
            "Wherever your threshold is wrong, it would be best to call everybody positive, or "
            "nobody. Both ends have to be tried too: a t at or below the smallest score, and one "
            "above the largest.",
            every(lambda arguments, threshold: _is_best_at_an_end(arguments)),
        ),
        "equal_scores_parted": (
            "Wherever your threshold is wrong, it is a score that several rows have, with both "
            "labels among them. No threshold can call one of these rows positive and another not.",
            every(_is_tied),
        ),
        "strictly_greater": (
            "These thresholds would be right if only s > t were called positive. A row whose score "
            "equals t is called positive too.",
            _least_by(_cost, np.greater),
        ),
        "costs_swapped": (
            "These thresholds would be right with the two costs exchanged, for s ≥ t or for s > t. "
            "A false alarm, a negative that is called positive, costs cost_fp.",
            _least_by(_swapped),
            _least_by(_swapped, np.greater),
        ),
        "one_half": (
            "The threshold is .5, whatever was given. That suits honest probabilities and equal "
            "costs.",
            _is(lambda y, scores, cost_fp, cost_fn: 0.5),
        ),
        "bayes": (
            "This is cost_fp/(cost_fp + cost_fn), or cost_fn over the sum. The first is right for "
            "honest probabilities; these scores are any numbers, so try them out.",
            _is(lambda y, scores, cost_fp, cost_fn: bayes_threshold(cost_fp, cost_fn)),
            _is(lambda y, scores, cost_fp, cost_fn: bayes_threshold(cost_fn, cost_fp)),
        ),
        "constant": (
            "Wherever it is wrong, the threshold is one and the same number. It has to follow the "
            "scores.",
            _is_constant,
        ),
        "cost_not_threshold": (
            "This is the least cost itself. Return the threshold that has it.",
            _is(lambda *arguments: _least(arguments)),
        ),
        "place_not_threshold": (
            "This is the place of the best threshold in a list, and not the threshold itself.",
            every(_is_place),
        ),
        "best_f1": (
            "These thresholds have the largest F1, for s ≥ t or for s > t. It knows nothing of the "
            "costs.",
            _least_by(_f1_loss),
            _least_by(_f1_loss, np.greater),
        ),
        "errors_counted_alike": (
            "These thresholds make the fewest errors, for s ≥ t or for s > t, as if both kinds "
            "cost the same.",
            _least_by(_errors),
            _least_by(_errors, np.greater),
        ),
        "rates_not_counts": (
            "These thresholds have the least cost, for s ≥ t or for s > t, of the two error rates, "
            "fp/(fp + tn) and fn/(fn + tp). Every error costs once: count them.",
            _least_by(_rates_cost),
            _least_by(_rates_cost, np.greater),
        ),
        "rates_without_costs": (
            "These thresholds have the largest difference of true and false positive rate, and so "
            "the largest balanced accuracy, for s ≥ t or for s > t. Both know nothing of the "
            "costs.",
            _least_by(_rates_sum),
            _least_by(_rates_sum, np.greater),
        ),
        "low_scores_called_positive": (
            "These thresholds would be right if rows with low scores were called positive, those "
            "with s < t or s ≤ t. Is a comparison turned round, or a maximum taken for a minimum?",
            _least_by(_cost, np.less),
            _least_by(_cost, np.less_equal),
        ),
        "labels_exchanged": (
            "These thresholds would be right with the labels 0 and 1 exchanged.",
            _least_by(lambda tp, fp, fn, tn, a, b: a * tp + b * tn),
        ),
        "everybody": (
            "Wherever your threshold is wrong, it calls everybody positive. That avoids each miss, "
            "but false alarms cost too.",
            every(lambda arguments, threshold: threshold <= arguments[1].min()),
        ),
        "nobody": (
            "Wherever your threshold is wrong, it calls nobody positive. That avoids each false "
            "alarm, but misses cost too.",
            every(lambda arguments, threshold: threshold > arguments[1].max()),
        ),
    },
    lesson="The best threshold follows the costs and the rows that it was chosen on. On those rows "
    "it looks better than it is; new rows have to judge it.",
)
