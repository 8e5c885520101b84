import numpy as np


def wrong_01_swapped(groups, n_splits):
    names = np.unique(groups)
    out = []
    for i in range(n_splits):
        t = np.isin(groups, names[i::n_splits])
        out.append((np.flatnonzero(t), np.flatnonzero(~t)))
    return out


def wrong_02_rest_of_groups_dropped(groups, n_splits):
    names = np.unique(groups)
    m = len(names) // n_splits
    out = []
    for i in range(n_splits):
        t = np.isin(groups, names[i * m : (i + 1) * m])
        out.append((np.where(~t)[0], np.where(t)[0]))
    return out


def wrong_03_starts_at_one(groups, n_splits):
    names = np.unique(groups)
    fold_of = {}
    for i in range(1, len(names)):
        fold_of[names[i]] = i % n_splits
    f = np.array([fold_of.get(g, -1) for g in groups])
    return [(np.flatnonzero(f != i), np.flatnonzero(f == i)) for i in range(n_splits)]


def wrong_04_modulo_of_the_name(groups, n_splits):
    if groups.dtype.kind in "US":
        _, groups = np.unique(groups, return_inverse=True)
    f = groups % n_splits
    return [(np.flatnonzero(f != i), np.flatnonzero(f == i)) for i in range(n_splits)]


def wrong_05_plain_kfold(groups, n_splits):
    rows = np.arange(len(groups))
    out = []
    for part in np.array_split(rows, n_splits):
        out.append((np.setdiff1d(rows, part), part))
    return out


def wrong_06_returns_group_names(groups, n_splits):
    names = np.unique(groups)
    out = []
    for i in range(n_splits):
        test = names[i::n_splits]
        train = np.setdiff1d(names, test)
        out.append((train, test))
    return out


def wrong_07_greedy_fill_may_leave_empty(groups, n_splits):
    # fill a fold until it has its share, then the next
    n = len(groups)
    names = np.unique(groups)
    folds = [[] for _ in range(n_splits)]
    i = 0
    for g in names:
        folds[i] += list(np.flatnonzero(groups == g))
        if len(folds[i]) >= n / n_splits and i < n_splits - 1:
            i += 1
    rows = np.arange(n)
    return [(np.setdiff1d(rows, f), np.array(f, dtype=int)) for f in folds]


def wrong_08_recodes_in_place(groups, n_splits):
    names = np.unique(groups)
    if groups.dtype.kind in "US":
        groups = np.unique(groups, return_inverse=True)[1]
        names = np.unique(groups)
    for i, g in enumerate(names):
        groups[groups == g] = i % n_splits
    return [(np.flatnonzero(groups != i), np.flatnonzero(groups == i)) for i in range(n_splits)]


def wrong_09_leave_one_group_out(groups, n_splits):
    out = []
    for g in np.unique(groups):
        out.append((np.flatnonzero(groups != g), np.flatnonzero(groups == g)))
    return out


def wrong_10_sorted_then_cut(groups, n_splits):
    order = np.argsort(groups, kind="stable")  # groups stand together now
    out = []
    for test in np.array_split(order, n_splits):
        train = np.array([i for i in range(len(groups)) if i not in set(test)])
        out.append((train, np.sort(test)))
    return out


def wrong_11_first_row_of_group(groups, n_splits):
    names, first = np.unique(groups, return_index=True)
    rows = np.arange(len(groups))
    out = []
    for i in range(n_splits):
        test = first[i::n_splits]
        out.append((np.setdiff1d(rows, test), test))
    return out


def wrong_12_random_fold_per_group(groups, n_splits):
    rng = np.random.default_rng(0)
    names = np.unique(groups)
    f = rng.integers(n_splits, size=len(names))
    of = dict(zip(names.tolist(), f))
    f = np.array([of[g] for g in groups.tolist()])
    return [(np.flatnonzero(f != i), np.flatnonzero(f == i)) for i in range(n_splits)]


def right_01_order_of_appearance(groups, n_splits):
    box = {}
    for g in groups.tolist():
        if g not in box:
            box[g] = len(box) % n_splits
    parts = [[], []]
    out = []
    for f in range(n_splits - 1, -1, -1):
        parts = [[], []]
        for i, g in enumerate(groups.tolist()):
            parts[box[g] == f].append(i)
        out.append((np.array(parts[0]), np.array(parts[1])))
    return out


def right_02_largest_to_smallest_fold(groups, n_splits):
    names, inv, size = np.unique(groups, return_inverse=True, return_counts=True)
    load = np.zeros(n_splits)
    fold = np.empty(len(names), dtype=int)
    for g in np.argsort(-size):
        # an empty fold always has the smallest load
        fold[g] = np.argmin(load)
        load[fold[g]] += size[g]
    f = fold[inv]
    return [(np.flatnonzero(f != i), np.flatnonzero(f == i)) for i in range(n_splits)]


def right_03_one_group_each_rest_last(groups, n_splits):
    code = np.minimum(np.unique(groups, return_inverse=True)[1], n_splits - 1)
    rows = np.random.default_rng(1).permutation(len(groups))
    return [(rows[code[rows] != i], rows[code[rows] == i]) for i in range(n_splits)]
