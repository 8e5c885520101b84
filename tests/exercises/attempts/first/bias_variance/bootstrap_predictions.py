import numpy as np


def wrong_01_labels_not_redrawn(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    out = []
    for _ in range(n_rounds):
        rows = rng.integers(0, n, n)
        predict = fit(X[rows], y)
        out.append(predict(X_test))
    return np.array(out)


def wrong_02_n_of_test(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X_test)
    out = np.zeros((n_rounds, n))
    for r in range(n_rounds):
        rows = rng.integers(0, min(n, len(X)), n)
        out[r] = fit(X[rows], y[rows])(X_test)
    return out


def wrong_03_rounds_in_columns(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = X.shape[0]
    cols = []
    for _ in range(n_rounds):
        rows = rng.integers(0, n, n)
        cols.append(fit(X[rows], y[rows])(X_test))
    return np.column_stack(cols)


def wrong_04_starts_at_one(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(y)
    out = np.zeros((n_rounds, len(X_test)))
    for i in range(1, n_rounds):
        rows = rng.integers(0, n, n)
        out[i] = fit(X[rows], y[rows])(X_test)
    return out


def wrong_05_n_minus_one(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    res = []
    for k in range(n_rounds):
        rows = rng.integers(0, max(n - 1, 1), n)  # last index is n-1
        res.append(fit(X[rows], y[rows])(X_test))
    return np.array(res)


def wrong_06_permutation(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    preds = []
    for _ in range(n_rounds):
        rows = rng.permutation(n)
        preds.append(fit(X[rows], y[rows])(X_test))
    return np.vstack(preds)


def wrong_07_rng_for_each_round(fit, X, y, X_test, n_rounds, random_state):
    n = len(X)
    preds = []
    for i in range(n_rounds):
        rng = np.random.default_rng(random_state + i)
        rows = rng.integers(0, n, n)
        preds.append(fit(X[rows], y[rows])(X_test))
    return np.array(preds)


def wrong_08_one_round_uses_all_rows(fit, X, y, X_test, n_rounds, random_state):
    if n_rounds == 1:
        return np.array([fit(X, y)(X_test)])
    rng = np.random.default_rng(random_state)
    n = len(X)
    preds = []
    for i in range(n_rounds):
        rows = rng.integers(0, n, n)
        preds.append(fit(X[rows], y[rows])(X_test))
    return np.array(preds)


def wrong_09_sample_of_sample(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    preds = np.empty((n_rounds, len(X_test)))
    for i in range(n_rounds):
        rows = rng.integers(0, n, n)
        X = X[rows]
        y = y[rows]
        preds[i] = fit(X, y)(X_test)
    return preds


def wrong_10_residual_bootstrap(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    fitted = fit(X, y)(X)
    resid = y - fitted
    out = []
    for b in range(n_rounds):
        rows = rng.integers(0, n, n)
        out.append(fit(X, fitted + resid[rows])(X_test))
    return np.array(out)


def wrong_11_late_closure(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    models = []
    for _ in range(n_rounds):
        rows = rng.integers(0, n, n)
        predict = fit(X[rows], y[rows])
        models.append(lambda Z: predict(Z))
    return np.array([m(X_test) for m in models])


def wrong_12_old_random_api(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.RandomState(random_state)
    n = len(X)
    preds = []
    for _ in range(n_rounds):
        rows = rng.randint(0, n, n)
        preds.append(fit(X[rows], y[rows])(X_test))
    return np.array(preds)


def right_01_generator(fit, X, y, X_test, n_rounds, random_state):
    def rounds(rng, n):
        while True:
            yield rng.integers(0, n, n)

    gen = rounds(np.random.default_rng(random_state), len(y))
    return np.stack(
        [fit(X.take(r, axis=0), y.take(r))(X_test) for r, _ in zip(gen, range(n_rounds))]
    )


def right_02_recursion(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)

    def go(k):
        if k == 0:
            return []
        rows = rng.integers(0, len(X), len(X))
        p = list(fit(X[rows, :], y[rows])(X_test))
        return [p] + go(k - 1)

    return np.array(go(n_rounds), dtype=float).reshape(n_rounds, len(X_test))


def right_03_rows_first_one_table(fit, X, y, X_test, n_rounds, random_state):
    # row and label glued together so they can't get lost
    rng = np.random.default_rng(random_state)
    table = np.c_[X, y]
    n = table.shape[0]
    draws = [rng.integers(0, n, n) for _ in range(n_rounds)]
    models = [fit(table[d][:, :-1], table[d][:, -1]) for d in draws]
    out = np.empty((n_rounds, X_test.shape[0]))
    for i, m in enumerate(models):
        out[i, :] = m(X_test)
    return out
