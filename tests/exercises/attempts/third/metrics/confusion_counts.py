from collections import Counter, namedtuple

import numpy as np


def wrong_01_reversed_ravel(y_true, y_pred, positive):
    # sklearn gives tn fp fn tp so I turn it round
    table = np.zeros((2, 2), dtype=int)
    for t, p in zip(y_true, y_pred):
        table[int(t == positive), int(p == positive)] += 1
    return tuple(int(v) for v in table.ravel()[::-1])


def wrong_02_tn_only_right_rows(y_true, y_pred, positive):
    right = y_true == y_pred
    tp = np.sum(right & (y_true == positive))
    tn = np.sum(right & (y_true != positive))
    fp = np.sum(~right & (y_pred == positive))
    fn = np.sum(~right & (y_true == positive))
    return int(tp), int(fp), int(fn), int(tn)


def wrong_03_first_other_label_is_negative(y_true, y_pred, positive):
    labels = np.unique(np.concatenate([y_true, y_pred]))
    others = [l for l in labels if l != positive]
    negative = others[0] if others else None
    tp = fp = fn = tn = 0
    for i in range(len(y_true)):
        if y_true[i] == positive and y_pred[i] == positive:
            tp += 1
        elif y_true[i] == negative and y_pred[i] == positive:
            fp += 1
        elif y_true[i] == positive and y_pred[i] == negative:
            fn += 1
        elif y_true[i] == negative and y_pred[i] == negative:
            tn += 1
    return tp, fp, fn, tn


def wrong_04_all_other_mistakes_are_fp(y_true, y_pred, positive):
    tp = np.sum((y_true == positive) & (y_pred == positive))
    fn = np.sum(y_true == positive) - tp
    fp = np.sum(y_true != y_pred) - fn
    tn = len(y_true) - tp - fp - fn
    return int(tp), int(fp), int(fn), int(tn)


def wrong_05_labels_of_y_true_only(y_true, y_pred, positive):
    pairs = Counter(zip(y_true.tolist(), y_pred.tolist()))
    others = set(y_true.tolist()) - {positive}
    tp = pairs[(positive, positive)]
    fp = sum(pairs[(o, positive)] for o in others)
    fn = sum(pairs[(positive, o)] for o in others)
    tn = sum(pairs[(a, b)] for a in others for b in others)
    return tp, fp, fn, tn


def wrong_06_missing_label_gives_all_tn(y_true, y_pred, positive):
    n = len(y_true)
    if positive not in y_true:
        return 0, 0, 0, n  # nothing to find
    tp = int(np.sum((y_true == positive) & (y_pred == positive)))
    fp = int(np.sum((y_true != positive) & (y_pred == positive)))
    fn = int(np.sum((y_true == positive) & (y_pred != positive)))
    return tp, fp, fn, n - tp - fp - fn


def wrong_07_relabel_in_place(y_true, y_pred, positive):
    for y in (y_true, y_pred):
        y[y == positive] = 1
        y[y != 1] = 0
    tp = int(np.sum((y_true == 1) & (y_pred == 1)))
    fp = int(np.sum((y_true == 0) & (y_pred == 1)))
    fn = int(np.sum((y_true == 1) & (y_pred == 0)))
    tn = int(np.sum((y_true == 0) & (y_pred == 0)))
    return tp, fp, fn, tn


def wrong_08_bincount_too_short(y_true, y_pred, positive):
    code = 2 * (y_true == positive).astype(int) + (y_pred == positive)
    counts = np.bincount(code)
    tn, fp, fn, tp = counts
    return int(tp), int(fp), int(fn), int(tn)


def wrong_09_is_instead_of_equal(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for t, p in zip(y_true, y_pred):
        if t is positive and p is positive:
            tp += 1
        elif p is positive:
            fp += 1
        elif t is positive:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


def wrong_10_if_instead_of_elif(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for t, p in zip(y_true, y_pred):
        if t == positive and p == positive:
            tp += 1
        if p == positive:
            fp += 1
        elif t == positive:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


def wrong_11_contains_in_string(y_true, y_pred, positive):
    # works for numbers and names both
    t = np.array([str(positive) in str(v) for v in y_true])
    p = np.array([str(positive) in str(v) for v in y_pred])
    tp = np.count_nonzero(t & p)
    fp = np.count_nonzero(~t & p)
    fn = np.count_nonzero(t & ~p)
    return tp, fp, fn, len(t) - tp - fp - fn


def wrong_12_tn_by_subtracting_marginals(y_true, y_pred, positive):
    n_is = np.sum(y_true == positive)
    n_called = np.sum(y_pred == positive)
    tp = np.sum((y_true == y_pred) & (y_pred == positive))
    fp = n_called - tp
    fn = n_is - tp
    tn = len(y_true) - n_is - n_called
    return int(tp), int(fp), int(fn), int(tn)


_Counts = namedtuple("_Counts", "tp fp fn tn")


def right_01_namedtuple_and_sets(y_true, y_pred, positive):
    ist = {i for i, v in enumerate(y_true) if v == positive}
    called = {i for i, v in enumerate(y_pred) if v == positive}
    both = ist & called
    return _Counts(len(both), len(called - ist), len(ist - called), len(y_true) - len(ist | called))


def right_02_matrix_product(y_true, y_pred, positive):
    T = np.stack([y_true == positive, y_true != positive]).astype(int)
    P = np.stack([y_pred == positive, y_pred != positive]).astype(int)
    M = np.einsum("in,jn->ij", P, T)
    return tuple(M.ravel())


def right_03_counter_of_pairs(y_true, y_pred, positive):
    c = Counter((bool(t == positive), bool(p == positive)) for t, p in zip(y_true, y_pred))
    return tuple(c[k] for k in [(True, True), (False, True), (True, False), (False, False)])
