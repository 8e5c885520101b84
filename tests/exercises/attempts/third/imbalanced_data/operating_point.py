import numpy as np


def _counts(y, p, t):
    called = p >= t
    fp = np.sum(called & (y == 0))
    fn = np.sum(~called & (y == 1))
    tp = np.sum(called & (y == 1))
    tn = np.sum(~called & (y == 0))
    return tp, fp, tn, fn


def wrong_01_bayes_as_it_stands(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # p is calibrated, so the formula needs no data
    return cost_fp / (cost_fp + cost_fn)


def wrong_02_corrected_the_other_way(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    t = cost_fp / (cost_fp + cost_fn)
    pi = y_valid.mean()
    o = t / (1 - t)
    o = o * (true_prevalence / (1 - true_prevalence)) / (pi / (1 - pi))
    return o / (1 + o)


def wrong_03_threshold_on_mended_scale(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    pi = np.mean(y_valid)
    o = p_valid / (1 - p_valid + 1e-12)
    o = o * true_prevalence / (1 - true_prevalence) * (1 - pi) / pi
    mended = o / (1 + o)
    best, best_cost = 0.5, np.inf
    for t in np.unique(mended):
        tp, fp, tn, fn = _counts(y_valid, mended, t)
        c = (1 - true_prevalence) * cost_fp * fp / (fp + tn) + true_prevalence * cost_fn * fn / (
            fn + tp
        )
        if c < best_cost:
            best, best_cost = t, c
    return best


def wrong_04_share_of_calls_is_prevalence(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # as many calls as there are ill in use
    return np.quantile(p_valid, 1 - true_prevalence)


def wrong_05_youden(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    best_t, best_j = 0.5, -1
    for t in np.unique(p_valid):
        tp, fp, tn, fn = _counts(y_valid, p_valid, t)
        j = tp / (tp + fn) - fp / (fp + tn)
        if j > best_j:
            best_t, best_j = t, j
    return best_t


def wrong_06_prevalence_on_the_wrong_class(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    n1 = y_valid.sum()
    n0 = len(y_valid) - n1
    ts = np.append(np.unique(p_valid), np.inf)
    cost = []
    for t in ts:
        tp, fp, tn, fn = _counts(y_valid, p_valid, t)
        cost.append(true_prevalence * fp / n0 * cost_fp + (1 - true_prevalence) * fn / n1 * cost_fn)
    return ts[np.argmin(cost)]


def wrong_07_best_f1_in_use(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # the F1 that will be had in use, from both rates and the prevalence there
    def f1(t):
        tp = true_prevalence * np.mean(p_valid[y_valid == 1] >= t)
        fp = (1 - true_prevalence) * np.mean(p_valid[y_valid == 0] >= t)
        return 2 * tp / (tp + fp + true_prevalence)

    return max(np.unique(p_valid), key=f1)


def wrong_08_costs_forgotten(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # the told p that becomes one half in use
    pi = y_valid.mean()
    o = pi / (1 - pi) / (true_prevalence / (1 - true_prevalence))
    return o / (1 + o)


def wrong_09_linear_rescale(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    t = cost_fp / (cost_fp + cost_fn)
    t = t * y_valid.mean() / true_prevalence
    return min(t, 1.0)


def wrong_10_only_positives_thinned_out(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # make the validation rows look like those in use, then take the cheapest
    rng = np.random.default_rng(0)
    pos = np.flatnonzero(y_valid == 1)
    neg = np.flatnonzero(y_valid == 0)
    k = round(true_prevalence / (1 - true_prevalence) * len(neg))
    rows = np.concatenate([neg, rng.choice(pos, min(k, len(pos)), replace=False)])
    y, p = y_valid[rows], p_valid[rows]
    best = (np.inf, 1.0)
    for t in np.append(np.unique(p), np.inf):
        tp, fp, tn, fn = _counts(y, p, t)
        best = min(best, (fp * cost_fp + fn * cost_fn, t))
    return best[1]


def wrong_11_odds_divided_without_brackets(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    pi = y_valid.mean()
    o = cost_fp / cost_fn * pi / (1 - pi) / true_prevalence / (1 - true_prevalence)
    return o / (1 + o)


def wrong_12_prevalence_corrected_twice(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # rates weighed by the prevalence, and the winner moved to the other prior as well
    pi = y_valid.mean()
    ts = np.unique(p_valid)
    fpr = np.array([np.mean(p_valid[y_valid == 0] >= t) for t in ts])
    tpr = np.array([np.mean(p_valid[y_valid == 1] >= t) for t in ts])
    t = ts[np.argmin((1 - true_prevalence) * fpr * cost_fp + true_prevalence * (1 - tpr) * cost_fn)]
    t = min(max(t, 1e-6), 1 - 1e-6)
    o = t / (1 - t) * pi / (1 - pi) * (1 - true_prevalence) / true_prevalence
    return o / (1 + o)


def right_01_one_formula(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    pi = np.mean(y_valid)
    a = cost_fp * (1 - true_prevalence) / (1 - pi)
    b = cost_fn * true_prevalence / pi
    return a / (a + b)


def right_02_rates(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    y = np.asarray(y_valid)
    p = np.asarray(p_valid)
    ts = np.concatenate(([-np.inf], np.unique(p), [np.inf]))
    healthy, ill = np.sort(p[y == 0]), np.sort(p[y == 1])
    fpr = 1 - np.searchsorted(healthy, ts) / len(healthy)
    fnr = np.searchsorted(ill, ts) / len(ill)
    cost = (1 - true_prevalence) * fpr * cost_fp + true_prevalence * fnr * cost_fn
    return ts[cost.argmin()]


class _Mender:
    def __init__(self, old, new):
        self.k = new / (1 - new) * (1 - old) / old

    def __call__(self, p):
        return self.k * p / (self.k * p + 1 - p)


def right_03_class_and_bisection(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    # calibrated, so the mean of p is the prevalence there; look for the p whose mended value is Bayes'
    mend = _Mender(float(np.mean(p_valid)), true_prevalence)
    goal = cost_fp / (cost_fp + cost_fn)
    lo, hi = 0.0, 1.0
    for _ in range(60):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if mend(mid) < goal else (lo, mid)
    return hi
