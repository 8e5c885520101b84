import numpy as np


def _cost(y, s, t, cfp, cfn):
    pred = s >= t
    return cfp * np.sum(pred & (y == 0)) + cfn * np.sum(~pred & (y == 1))


def wrong_01_strictly_above(y_true, scores, cost_fp, cost_fn):
    best, best_cost = None, np.inf
    for t in np.append(np.unique(scores), np.inf):
        pred = scores > t
        c = cost_fp * np.sum(pred & (y_true == 0)) + cost_fn * np.sum(~pred & (y_true == 1))
        if c < best_cost:
            best, best_cost = t, c
    return best


def wrong_02_never_nobody(y_true, scores, cost_fp, cost_fn):
    candidates = np.unique(scores)
    costs = [_cost(y_true, scores, t, cost_fp, cost_fn) for t in candidates]
    return candidates[np.argmin(costs)]


def wrong_03_only_midpoints(y_true, scores, cost_fp, cost_fn):
    s = np.unique(scores)
    if len(s) == 1:
        return s[0]
    mids = (s[1:] + s[:-1]) / 2
    return min(mids, key=lambda t: _cost(y_true, scores, t, cost_fp, cost_fn))


def wrong_04_grid_zero_to_one(y_true, scores, cost_fp, cost_fn):
    grid = np.linspace(0, 1, 1001)
    costs = np.array([_cost(y_true, scores, t, cost_fp, cost_fn) for t in grid])
    return grid[costs.argmin()]


def wrong_05_formula_of_section_one(y_true, scores, cost_fp, cost_fn):
    # scale to [0,1] so that they are like probabilities
    lo, hi = np.min(scores), np.max(scores)
    return lo + (hi - lo) * cost_fp / (cost_fp + cost_fn)


def wrong_06_ties_split(y_true, scores, cost_fp, cost_fn):
    order = np.argsort(-np.asarray(scores), kind="stable")
    y = np.asarray(y_true)[order]
    s = np.asarray(scores)[order]
    fp = np.concatenate(([0], np.cumsum(1 - y)))
    tp = np.concatenate(([0], np.cumsum(y)))
    costs = cost_fp * fp + cost_fn * (y.sum() - tp)
    k = int(np.argmin(costs))
    return np.inf if k == 0 else s[k - 1]


def wrong_07_rates_not_counts(y_true, scores, cost_fp, cost_fn):
    best = (np.inf, None)
    n_pos = max(np.sum(y_true == 1), 1)
    n_neg = max(np.sum(y_true == 0), 1)
    for t in list(scores) + [np.inf]:
        fpr = np.sum((scores >= t) & (y_true == 0)) / n_neg
        fnr = np.sum((scores < t) & (y_true == 1)) / n_pos
        c = cost_fp * fpr + cost_fn * fnr
        if c < best[0]:
            best = (c, t)
    return best[1]


def wrong_08_first_valley(y_true, scores, cost_fp, cost_fn):
    # go down from nobody, stop as soon as it gets dearer again
    t_best = np.inf
    c_best = _cost(y_true, scores, np.inf, cost_fp, cost_fn)
    for t in sorted(set(np.asarray(scores).tolist()), reverse=True):
        c = _cost(y_true, scores, t, cost_fp, cost_fn)
        if c > c_best:
            break
        t_best, c_best = t, c
    return t_best


def wrong_09_nobody_is_the_highest_score(y_true, scores, cost_fp, cost_fn):
    order = np.sort(np.unique(scores))[::-1]
    n_pos = np.sum(y_true == 1)
    best_t, best_c = order[0], cost_fn * n_pos  # calling nobody
    for t in order:
        pred = (scores >= t).astype(int)
        fp = np.sum((pred == 1) & (y_true == 0))
        fn = np.sum((pred == 0) & (y_true == 1))
        if cost_fp * fp + cost_fn * fn < best_c:
            best_t = t
            best_c = cost_fp * fp + cost_fn * fn
    return best_t


def wrong_10_last_score_forgotten(y_true, scores, cost_fp, cost_fn):
    s = np.sort(np.append(np.unique(scores), np.inf))
    best_cost = float("inf")
    best = s[-1]
    for i in range(1, len(s)):
        c = _cost(y_true, scores, s[i], cost_fp, cost_fn)
        if c < best_cost:
            best_cost = c
            best = s[i]
    return best


def wrong_11_index_into_unsorted(y_true, scores, cost_fp, cost_fn):
    candidates = sorted(scores)
    costs = []
    for t in candidates:
        costs.append(_cost(y_true, scores, t, cost_fp, cost_fn))
    costs.append(cost_fn * np.sum(y_true))
    k = np.argmin(costs)
    if k == len(scores):
        return np.inf
    return scores[k]


def wrong_12_gain_counts_true_negatives_too(y_true, scores, cost_fp, cost_fn):
    # gain = what we save: each hit saves a miss, each alarm is paid; each quiet healthy one saves too
    def gain(t):
        pos = scores >= t
        tp = np.sum(y_true[pos] == 1)
        fp = np.sum(y_true[pos] == 0)
        tn = np.sum(y_true[~pos] == 0)
        return cost_fn * tp - cost_fp * fp + cost_fp * tn

    return max([-np.inf, *scores, np.inf], key=gain)


def right_01_tp_minus_fp(y_true, scores, cost_fp, cost_fn):
    """cost = const - (cfn*tp - cfp*fp): so climb"""
    gain = {}
    for y, s in zip(y_true, scores):
        gain[float(s)] = gain.get(float(s), 0) + (cost_fn if y == 1 else -cost_fp)
    best, best_t, run = 0, float("inf"), 0
    for s in sorted(gain, reverse=True):
        run += gain[s]
        if run > best:
            best, best_t = run, s
    return best_t


def right_02_matrix(y_true, scores, cost_fp, cost_fn):
    y = np.asarray(y_true)
    s = np.asarray(scores, dtype=float)
    t = np.concatenate(([-np.inf], s, [np.inf]))
    called = (s[None, :] >= t[:, None]).astype(float)
    cost = np.einsum("tn,n->t", called, cost_fp * (y == 0)) + np.einsum(
        "tn,n->t", 1 - called, cost_fn * (y == 1)
    )
    return t[len(t) - 1 - np.argmin(cost[::-1])]


def right_03_recursion(y_true, scores, cost_fp, cost_fn):
    pairs = sorted(zip(np.asarray(scores).tolist(), np.asarray(y_true).tolist()))
    levels = sorted({s for s, _ in pairs}) + [float("inf")]

    def c(t):
        return sum(cost_fp * (y == 0) if s >= t else cost_fn * (y == 1) for s, y in pairs)

    def best(lo, hi):
        if hi - lo == 1:
            return c(levels[lo]), levels[lo]
        m = (lo + hi) // 2
        return min(best(lo, m), best(m, hi))

    return best(0, len(levels))[1]
