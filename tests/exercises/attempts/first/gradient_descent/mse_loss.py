import numpy as np


def wrong_01_prediction_never_starts_anew(w, X, y):
    n, d = X.shape
    total = 0.0
    prediction = 0.0
    for i in range(n):
        for j in range(d):
            prediction += X[i, j] * w[j]
        total += (prediction - y[i]) ** 2
    return total / n


def wrong_02_reduced_chi_squared(w, X, y):
    n, d = X.shape
    chi2 = np.sum((y - X @ w) ** 2)
    return chi2 / max(n - d, 1)


def wrong_03_variance_of_the_residuals(w, X, y):
    resid = y - X @ w
    return np.var(resid, ddof=1) if len(resid) > 1 else np.var(resid)


def wrong_04_first_weight_is_the_intercept(w, X, y):
    prediction = w[0] + X[:, 1:] @ w[1:]
    return np.mean((prediction - y) ** 2)


def wrong_05_blog_adds_weight_decay(w, X, y):
    y_pred = np.dot(X, w)
    data_loss = np.mean(np.square(y_pred - y))
    reg_loss = 0.01 * np.sum(w * w)
    return data_loss + reg_loss


def wrong_06_squares_each_part(w, X, y):
    return np.mean((X @ w) ** 2 - y**2)


def wrong_07_last_column_never_reached(w, X, y):
    n, d = X.shape
    total = 0.0
    for i in range(n):
        prediction = 0.0
        for j in range(0, d - 1):
            prediction += X[i][j] * w[j]
        total += (prediction - y[i]) ** 2
    return total / n


def wrong_08_adding_after_the_loop(w, X, y):
    total = 0.0
    for row, observed in zip(X, y):
        residual = row @ w - observed
    total = total + residual**2
    return total / len(y)


def wrong_09_predictions_stored_in_y(w, X, y):
    prediction = y  # n places
    for i in range(len(y)):
        prediction[i] = X[i] @ w
    return np.mean((prediction - y) ** 2)


def wrong_10_column_minus_flat(w, X, y):
    prediction = X @ w.reshape(-1, 1)
    return np.mean((prediction - y) ** 2)


def wrong_11_sizes_and_every_entry_counted(w, X, y):
    return np.sum(np.abs(X @ w - y)) / X.size


def wrong_12_one_column_at_a_time(w, X, y):
    losses = []
    for j in range(len(w)):
        losses.append(np.mean((X[:, j] * w[j] - y) ** 2))
    return np.mean(losses)


def right_1_generator_without_numpy(w, X, y):
    def misses():
        for row, seen in zip(X.tolist(), y.tolist()):
            yield sum(a * b for a, b in zip(row, w.tolist())) - seen

    return sum(miss * miss for miss in misses()) / len(y)


def right_2_einsum(w, X, y):
    r = np.einsum("ij,j->i", X, w) - y
    return np.einsum("i,i->", r, r) / r.size
