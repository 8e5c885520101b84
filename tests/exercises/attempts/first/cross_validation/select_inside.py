import numpy as np


def _r(X, y):
    dx = X - X.mean(axis=0)
    dy = y - y.mean()
    return dx.T @ dy / np.sqrt((dx**2).sum(axis=0) * (dy**2).sum())


def wrong_01_signed(X, y, folds, k):
    out = []
    for train, test in folds:
        r = _r(X[train], y[train])
        out.append(np.sort(np.argsort(r)[-k:]))
    return out


def wrong_02_covariance(X, y, folds, k):
    res = []
    for train, _ in folds:
        A, b = X[train], y[train]
        cov = (A - A.mean(axis=0)).T @ (b - b.mean()) / len(b)
        res.append(np.sort(np.argsort(-np.abs(cov))[:k]))
    return res


def wrong_03_mean_of_rows(X, y, folds, k):
    res = []
    for train, _ in folds:
        A, b = X[train], y[train]
        dx = A - A.mean(axis=1, keepdims=True)
        dy = b - b.mean()
        with np.errstate(all="ignore"):
            r = (dx * dy[:, None]).sum(axis=0) / np.sqrt((dx**2).sum(axis=0) * (dy**2).sum())
        res.append(np.sort(np.argsort(np.abs(r))[::-1][:k]))
    return res


def wrong_04_return_in_loop(X, y, folds, k):
    chosen = []
    for train, test in folds:
        r = np.abs(_r(X[train], y[train]))
        best = np.argsort(r)[len(r) - k :]
        chosen.append(np.sort(best))
        return chosen


def wrong_05_all_rows(X, y, folds, k):
    r = np.abs(_r(X, y))
    best = np.sort(np.argsort(-r)[:k])
    return [best.copy() for _ in folds]


def wrong_06_strongest_first(X, y, folds, k):
    return [np.argsort(-np.abs(_r(X[tr], y[tr])))[:k] for tr, te in folds]


def wrong_07_argpartition_k_equals_d(X, y, folds, k):
    out = []
    for tr, te in folds:
        r = np.abs(_r(X[tr], y[tr]))
        out.append(np.sort(np.argpartition(-r, k)[:k]))
    return out


def wrong_08_same_array_appended(X, y, folds, k):
    out = []
    best = np.zeros(k, dtype=int)
    for tr, te in folds:
        best[:] = np.sort(np.argsort(np.abs(_r(X[tr], y[tr])))[-k:])
        out.append(best)
    return out


def wrong_09_cosine_not_centred(X, y, folds, k):
    out = []
    for tr, te in folds:
        A, b = X[tr], y[tr]
        cos = A.T @ b / (np.linalg.norm(A, axis=0) * np.linalg.norm(b))
        out.append(np.sort(np.argsort(np.abs(cos))[-k:]))
    return out


def wrong_10_corrcoef_row_with_y_itself(X, y, folds, k):
    # takes the whole row, so y itself with r = 1 is among the best
    out = []
    for tr, te in folds:
        C = np.corrcoef(X[tr], y[tr], rowvar=False)
        out.append(np.sort(np.argsort(np.abs(C[-1]))[-k:]))
    return out


def wrong_11_test_rows_too(X, y, folds, k):
    # train and test swapped when unpacked
    out = []
    for test, train in folds:
        with np.errstate(all="ignore"):
            out.append(np.sort(np.argsort(np.abs(_r(X[train], y[train])))[-k:]))
    return out


def wrong_12_y_mean_of_all(X, y, folds, k):
    # correlation of each column with y, but means taken over all rows
    dx = X - X.mean(axis=0)
    dy = y - y.mean()
    out = []
    for tr, te in folds:
        a, b = dx[tr], dy[tr]
        r = (a * b[:, None]).sum(axis=0) / np.sqrt((a**2).sum(axis=0) * (b**2).sum())
        out.append(np.flatnonzero(np.abs(r) >= np.sort(np.abs(r))[-k]))
    return out


def right_01_corrcoef(X, y, folds, k):
    return [
        np.array(
            sorted(
                sorted(range(X.shape[1]), key=lambda j: -abs(np.corrcoef(X[tr, j], y[tr])[0, 1]))[
                    :k
                ]
            )
        )
        for tr, _ in folds
    ]


def right_02_threshold_einsum(X, y, folds, k):
    def one(pair):
        a = X[pair[0]]
        b = y[pair[0]]
        a = a - np.einsum("ij->j", a) / len(a)
        b = b - b.sum() / b.size
        r2 = np.einsum("ij,i->j", a, b) ** 2 / np.einsum("ij,ij->j", a, a)
        rank = np.argsort(np.argsort(r2))
        return np.nonzero(rank >= len(r2) - k)[0]

    return list(map(one, folds))


def right_03_remove_worst(X, y, folds, k):
    out = []
    for train, _ in folds:
        left = list(range(X.shape[1]))
        r = [abs(float(v)) for v in _r(X[train], y[train])]
        while len(left) > k:
            left.remove(min(left, key=r.__getitem__))
        out.append(np.asarray(left))
    return out
