import numpy as np


def _fix(X, s):
    return np.where(X.max(axis=0) == X.min(axis=0), 1.0, s)


def wrong_01_divides_first(X_train, X_test):
    m = X_train.mean(axis=0)
    s = _fix(X_train, X_train.std(axis=0))
    return X_train / s - m, X_test / s - m


def wrong_02_ddof_one(X_train, X_test):
    m = np.mean(X_train, axis=0)
    s = _fix(X_train, np.std(X_train, axis=0, ddof=1))
    return (X_train - m) / s, (X_test - m) / s


def wrong_03_no_axis(X_train, X_test):
    m = X_train.mean()
    s = X_train.std()
    if s == 0:
        s = 1
    return (X_train - m) / s, (X_test - m) / s


def wrong_04_last_column_dropped(X_train, X_test):
    a = X_train.copy()
    b = X_test.copy()
    for j in range(X_train.shape[1] - 1):
        col = X_train[:, j]
        s = col.std()
        if col.max() == col.min():
            s = 1
        a[:, j] = (a[:, j] - col.mean()) / s
        b[:, j] = (b[:, j] - col.mean()) / s
    return a, b


def wrong_05_precedence(X_train, X_test):
    m = X_train.mean(axis=0)
    s = _fix(X_train, X_train.std(axis=0))
    return X_train - m / s, X_test - m / s


def wrong_06_scale_of_all_rows(X_train, X_test):
    both = np.vstack([X_train, X_test])
    m, s = both.mean(0), _fix(both, both.std(0))
    return (X_train - m) / s, (X_test - m) / s


def wrong_07_test_by_its_own(X_train, X_test):
    def scale(X):
        return (X - X.mean(axis=0)) / _fix(X, X.std(axis=0))

    return scale(X_train), scale(X_test)


def wrong_08_one_constant_kills_all(X_train, X_test):
    m = X_train.mean(axis=0)
    s = X_train.std(axis=0)
    if np.any(X_train.max(axis=0) == X_train.min(axis=0)):
        s = np.ones(len(s))
    return (X_train - m) / s, (X_test - m) / s


def wrong_09_in_place(X_train, X_test):
    m = X_train.mean(axis=0)
    s = _fix(X_train, X_train.std(axis=0))
    X_train -= m
    X_train /= s
    X_test -= m
    X_test /= s
    return X_train, X_test


def wrong_10_variance(X_train, X_test):
    n = len(X_train)
    m = X_train.sum(axis=0) / n
    v = ((X_train - m) ** 2).sum(axis=0) / n
    v = _fix(X_train, v)
    return (X_train - m) / v, (X_test - m) / v


def wrong_11_nan_to_num(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    with np.errstate(all="ignore"):
        a = np.nan_to_num((X_train - m) / s)
        b = np.nan_to_num((X_test - m) / s)
    return a, b


class _Scaler:
    def fit(self, X):
        self.first = X[0].copy()
        d = X - self.first  # exact zeros if constant
        self.m = d.mean(axis=0)
        self.s = np.sqrt(np.mean((d - self.m) ** 2, axis=0))
        self.s[~d.any(axis=0)] = 1.0
        return self

    def transform(self, X):
        return (X - self.first - self.m) / self.s


def right_01_class_with_shift(X_train, X_test):
    sc = _Scaler().fit(X_train)
    return sc.transform(X_train), sc.transform(X_test)


def right_02_columns_in_lists(X_train, X_test):
    a, b = [], []
    for p, q in zip(X_train.T, X_test.T):
        m = sum(p) / len(p)
        s = 1.0
        if len(set(p.tolist())) > 1:
            s = (sum((v - m) ** 2 for v in p) / len(p)) ** 0.5
        a.append([(v - m) / s for v in p])
        b.append([(v - m) / s for v in q])
    return (np.array(a).T.reshape(np.shape(X_train)), np.array(b).T.reshape(np.shape(X_test)))


def right_03_einsum_ptp(X_train, X_test):
    m = np.einsum("ij->j", X_train) / X_train.shape[0]
    c = X_train - m
    v = np.einsum("ij,ij->j", c, c) / X_train.shape[0]
    v[np.ptp(X_train, axis=0) == 0] = 1
    f = lambda Z: (Z - m) * v**-0.5
    return f(X_train), f(X_test)
