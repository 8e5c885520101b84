import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures


def _features(x, degree):
    return np.asarray(x)[:, None] ** np.arange(degree + 1)


def _hat(x, degree):
    A = _features(x, degree)
    return A @ np.linalg.pinv(A)


def wrong_01_worst_by_cv_sign(x, y, degrees, random_state):
    # scores are negative errors, take the smallest
    scores = []
    for d in degrees:
        m = make_pipeline(PolynomialFeatures(d), LinearRegression())
        cv = KFold(5, shuffle=True, random_state=random_state)
        scores.append(
            cross_val_score(m, x[:, None], y, cv=cv, scoring="neg_mean_squared_error").mean()
        )
    return degrees[int(np.argmin(scores))]


def wrong_02_training_r2(x, y, degrees, random_state):
    best, best_r2 = None, -np.inf
    for d in degrees:
        e = y - _hat(x, d) @ y
        r2 = 1 - np.sum(e**2) / np.sum((y - y.mean()) ** 2)
        if r2 > best_r2:
            best, best_r2 = d, r2
    return best


def wrong_03_loo_multiplied(x, y, degrees, random_state):
    # times (1 - h) instead of divided
    def loo(d):
        H = _hat(x, d)
        return np.mean(((y - H @ y) * (1 - np.diag(H))) ** 2)

    return min(degrees, key=loo)


def wrong_04_validation_inside_training(x, y, degrees, random_state):
    rng = np.random.default_rng(random_state)
    valid = rng.permutation(len(x))[: len(x) // 3]
    errors = []
    for d in degrees:
        w = np.linalg.pinv(_features(x, d)) @ y  # all points
        errors.append(np.mean((_features(x[valid], d) @ w - y[valid]) ** 2))
    return degrees[int(np.argmin(errors))]


def wrong_05_bootstrap_tested_on_all(x, y, degrees, random_state):
    rng = np.random.default_rng(random_state)
    n = len(x)
    draws = [rng.integers(0, n, n) for _ in range(20)]

    def err(d):
        out = []
        for i in draws:
            w = np.linalg.pinv(_features(x[i], d)) @ y[i]
            out.append(np.mean((_features(x[i], d) @ w - y[i]) ** 2))
        return np.mean(out)

    return min(degrees, key=err)


def wrong_07_mean_residual_near_zero(x, y, degrees, random_state):
    # leave-one-out but squares forgotten, sign kept
    def loo(d):
        H = _hat(x, d)
        return np.mean((y - H @ y) / (1 - np.diag(H)))

    return min(degrees, key=loo)


def wrong_08_divided_by_n_minus_1(x, y, degrees, random_state):
    # "unbiased" variance: ddof 1 should correct for the fit
    def s2(d):
        e = y - _hat(x, d) @ y
        return np.var(e, ddof=1)

    return sorted(degrees, key=s2)[0]


def wrong_09_first_half_last_half(x, y, degrees, random_state):
    # validation = the right third of the axis
    order = np.argsort(x)
    cut = 2 * len(x) // 3
    tr, va = order[:cut], order[cut:]

    def err(d):
        w = np.linalg.pinv(_features(x[tr], d)) @ y[tr]
        return np.mean((_features(x[va], d) @ w - y[va]) ** 2)

    return min(degrees, key=err)


def right_01_loo(x, y, degrees, random_state):
    def loo(d):
        H = _hat(x, d)
        return np.mean(((y - H @ y) / np.maximum(1 - np.diag(H), 1e-9)) ** 2)

    return min(degrees, key=loo)


def right_02_repeated_folds(x, y, degrees, random_state):
    rng = np.random.default_rng(random_state)
    total = np.zeros(len(degrees))
    for _ in range(20):
        for part in np.array_split(rng.permutation(len(x)), 10):
            keep = np.setdiff1d(np.arange(len(x)), part)
            for j, d in enumerate(degrees):
                w = np.linalg.pinv(_features(x[keep], d)) @ y[keep]
                total[j] += np.sum((y[part] - _features(x[part], d) @ w) ** 2)
    return list(degrees)[total.argmin()]


def right_03_gcv(x, y, degrees, random_state):
    n = len(x)

    def gcv(d):
        e = y - _hat(x, d) @ y
        free = n - (d + 1)
        return np.inf if free <= 0 else n * np.sum(e**2) / free**2

    return min(degrees, key=gcv)
