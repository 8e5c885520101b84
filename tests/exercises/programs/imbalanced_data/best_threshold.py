"""Answers to imbalanced_data/best_threshold: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(y_true, scores, cost_fp, cost_fn):
    best, least = None, math.inf
    for threshold in [*sorted(set(scores.tolist())), math.inf]:
        cost = 0
        for label, score in zip(y_true, scores, strict=True):
            if score >= threshold and label == 0:
                cost += cost_fp
            elif score < threshold and label == 1:
                cost += cost_fn
        if cost < least:
            best, least = threshold, cost
    return best


def vectorised(y_true, scores, cost_fp, cost_fn):
    candidates = np.append(np.unique(scores), np.inf)
    called = scores >= candidates[:, None]
    costs = cost_fp * (called & (y_true == 0)).sum(1) + cost_fn * (~called & (y_true == 1)).sum(1)
    return candidates[np.argmin(costs)]


def library(y_true, scores, cost_fp, cost_fn):
    """From the highest score down, with running sums; only the last of equal scores counts."""
    order = np.argsort(-scores, kind="stable")
    change = np.where(y_true[order] == 1, -cost_fn, cost_fp)
    costs = np.concatenate([[0], np.cumsum(change)])
    falling = scores[order]
    is_end = np.append(np.diff(falling) < 0, True)
    ends = [0, *(np.flatnonzero(is_end) + 1).tolist()]
    k = min(ends, key=lambda k: costs[k])
    return np.array(np.max(scores) + 1 if k == 0 else falling[k - 1])


def between_the_scores(y_true, scores, cost_fp, cost_fn):
    known = np.unique(scores)
    middles = np.concatenate([[-np.inf], (known[1:] + known[:-1]) / 2, [np.inf]])
    costs = [
        cost_fp * np.sum(y_true[scores >= t] == 0) + cost_fn * np.sum(y_true[scores < t] == 1)
        for t in middles
    ]
    return float(middles[int(np.argmin(costs))])


def mean_cost_and_last_of_the_best(y_true, scores, cost_fp, cost_fn):
    tried = [*np.sort(scores)[::-1].tolist(), 1e9]

    def mean_cost(t):
        wrong_alarm = (scores >= t) * (1 - y_true)
        missed = (scores < t) * y_true
        return np.mean(cost_fp * wrong_alarm + cost_fn * missed)

    return min(reversed(tried), key=mean_cost)


def _best(y_true, scores, loss, call=np.greater_equal, candidates=None):
    """The candidate with the least loss(tp, fp, fn, tn)."""
    if candidates is None:
        candidates = [*np.unique(scores), np.inf]

    def value(t):
        called = call(scores, t)
        return loss(
            np.sum(called & (y_true == 1)),
            np.sum(called & (y_true == 0)),
            np.sum(~called & (y_true == 1)),
            np.sum(~called & (y_true == 0)),
        )

    return min(candidates, key=value)


def strictly_greater__tried_so(y_true, scores, cost_fp, cost_fn):
    candidates = [-np.inf, *np.unique(scores)]
    return _best(
        y_true,
        scores,
        lambda tp, fp, fn, tn: cost_fp * fp + cost_fn * fn,
        np.greater,
        candidates,
    )


def costs_swapped__in_the_sum(y_true, scores, cost_fp, cost_fn):
    return _best(y_true, scores, lambda tp, fp, fn, tn: cost_fn * fp + cost_fp * fn)


def one_half__default(y_true, scores, cost_fp, cost_fn):
    return 0.5


def bayes__formula(y_true, scores, cost_fp, cost_fn):
    return cost_fp / (cost_fp + cost_fn)


def constant__zero(y_true, scores, cost_fp, cost_fn):
    return 0.3


def cost_not_threshold__minimum(y_true, scores, cost_fp, cost_fn):
    candidates = np.append(np.unique(scores), np.inf)
    return min(
        cost_fp * np.sum((scores >= t) & (y_true == 0))
        + cost_fn * np.sum((scores < t) & (y_true == 1))
        for t in candidates
    )


def place_not_threshold__argmin(y_true, scores, cost_fp, cost_fn):
    candidates = np.append(np.unique(scores), np.inf)
    costs = [
        cost_fp * np.sum((scores >= t) & (y_true == 0))
        + cost_fn * np.sum((scores < t) & (y_true == 1))
        for t in candidates
    ]
    return np.argmin(costs)


def best_f1__costs_unused(y_true, scores, cost_fp, cost_fn):
    return _best(y_true, scores, lambda tp, fp, fn, tn: -2 * tp / (2 * tp + fp + fn))


def errors_counted_alike__accuracy(y_true, scores, cost_fp, cost_fn):
    return _best(y_true, scores, lambda tp, fp, fn, tn: -(tp + tn) / len(y_true))


def rates_not_counts__of_each_class(y_true, scores, cost_fp, cost_fn):
    return _best(
        y_true,
        scores,
        lambda tp, fp, fn, tn: cost_fp * fp / (fp + tn) + cost_fn * fn / (fn + tp),
    )


def rates_without_costs__youden(y_true, scores, cost_fp, cost_fn):
    return _best(y_true, scores, lambda tp, fp, fn, tn: fp / (fp + tn) - tp / (tp + fn))


def low_scores_called_positive__less(y_true, scores, cost_fp, cost_fn):
    return _best(
        y_true,
        scores,
        lambda tp, fp, fn, tn: cost_fp * fp + cost_fn * fn,
        np.less,
        [*np.unique(scores), np.inf],
    )


def low_scores_called_positive__argmax(y_true, scores, cost_fp, cost_fn):
    return _best(y_true, scores, lambda tp, fp, fn, tn: -cost_fp * fp - cost_fn * fn)


def labels_exchanged__right_ones_pay(y_true, scores, cost_fp, cost_fn):
    return _best(y_true, scores, lambda tp, fp, fn, tn: cost_fp * tp + cost_fn * tn)


def everybody__smallest_score(y_true, scores, cost_fp, cost_fn):
    return scores.min()


def nobody__infinite(y_true, scores, cost_fp, cost_fn):
    return math.inf


def nobody_never_tried__scores_alone(y_true, scores, cost_fp, cost_fn):
    return _best(
        y_true,
        scores,
        lambda tp, fp, fn, tn: cost_fp * fp + cost_fn * fn,
        candidates=np.unique(scores),
    )


def ends_never_tried__between_neighbours(y_true, scores, cost_fp, cost_fn):
    known = np.unique(scores)
    return _best(
        y_true,
        scores,
        lambda tp, fp, fn, tn: cost_fp * fp + cost_fn * fn,
        candidates=(known[1:] + known[:-1]) / 2,
    )


def contrast__a_grid_of_hundredths(y_true, scores, cost_fp, cost_fn):
    return _best(
        y_true,
        scores,
        lambda tp, fp, fn, tn: cost_fp * fp + cost_fn * fn,
        candidates=np.linspace(0, 1, 101),
    )


def equal_scores_parted__running_sums(y_true, scores, cost_fp, cost_fn):
    order = np.argsort(-scores, kind="stable")
    costs = np.concatenate([[0], np.cumsum(np.where(y_true[order] == 1, -cost_fn, cost_fp))])
    k = np.argmin(costs)
    return np.inf if k == 0 else scores[order][k - 1]


def sensitivity__middle_of_the_means(y_true, scores, cost_fp, cost_fn):
    return (scores[y_true == 1].mean() + scores[y_true == 0].mean()) / 2


def property__quantile_of_the_costs(y_true, scores, cost_fp, cost_fn):
    return np.quantile(scores, cost_fp / (cost_fp + cost_fn))


def shape__threshold_and_cost(y_true, scores, cost_fp, cost_fn):
    return vectorised(y_true, scores, cost_fp, cost_fn), 0.0


def none__never_returned(y_true, scores, cost_fp, cost_fn):
    vectorised(y_true, scores, cost_fp, cost_fn)


def property__not_a_number(y_true, scores, cost_fp, cost_fn):
    return math.nan if cost_fp > cost_fn else scores[y_true == 0].max()
