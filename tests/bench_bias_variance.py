"""What bias and variance cost to measure, beside mlxtend and scikit-learn, for equal numbers.

The rivals take turns, each pair gives a ratio, and the median of these is printed. Two processes
gain no more than the machine has to spare: what they gain on plain counting is printed with them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
from joblib import Parallel, delayed
from mlxtend.evaluate import bias_variance_decomp
from sklearn.base import BaseEstimator, is_classifier
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from mlnotes.polynomials import polynomial_features, polynomial_predictions
from mlnotes.resampling import bootstrap_samples, decompose_estimator
from mlnotes.ridge import ridge_fits

SEED = 0


def problem(estimator: BaseEstimator, n: int = 100, n_test: int = 200) -> tuple:
    """Train and test rows of a noisy wave, or of which side of it a point is on."""
    rng = np.random.default_rng(SEED)
    X = rng.uniform(-1, 1, (n + n_test, 3))
    wave = np.sin(4 * X[:, 0]) + 0.5 * rng.normal(size=len(X))
    y = (wave > X[:, 1]).astype(int) if is_classifier(estimator) else wave
    return X[:n], y[:n], X[n:], y[n:]


def mlxtend_rows(n: int, n_rounds: int) -> list[np.ndarray]:
    rng = np.random.RandomState(SEED)
    return [rng.choice(n, n, replace=True) for _ in range(n_rounds)]


def ratio(slow: Callable, fast: Callable, rounds: int) -> tuple[float, float]:
    """How many times as long the first takes, and seconds of the first."""
    ratios, seconds = [], []
    for _ in range(rounds):
        taken = []
        for run in (slow, fast):
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
        ratios.append(taken[0] / taken[1])
        seconds.append(taken[0])
    return statistics.median(ratios), statistics.median(seconds)


def bench_mlxtend(estimator: BaseEstimator, n_rounds: int, n_jobs: int, rounds: int) -> None:
    X, y, X_test, y_test = problem(estimator)

    def theirs():
        loss = "0-1_loss" if is_classifier(estimator) else "mse"
        options = {"loss": loss, "num_rounds": n_rounds, "random_seed": SEED}
        return bias_variance_decomp(estimator, X, y, X_test, y_test, **options)

    def ours():
        samples = bootstrap_samples(X, y, mlxtend_rows(len(y), n_rounds))
        parts = decompose_estimator(estimator, samples, X_test, y_test, n_jobs=n_jobs)
        return parts.expected_error, parts.bias_squared, parts.variance

    np.testing.assert_allclose(ours(), theirs(), rtol=1e-10)
    times, seconds = ratio(theirs, ours, rounds)
    fit = f"{1e3 * seconds / n_rounds:.1f} ms a fit"
    print(f"{times:7.2f} ×   mlxtend, n_jobs={n_jobs}: {type(estimator).__name__}, {fit}")


def bench_counting(rounds: int) -> None:
    def count(n_jobs):
        Parallel(n_jobs=n_jobs)(delayed(sum)(range(10**7)) for _ in range(4))

    count(2)
    times, _ = ratio(lambda: count(1), lambda: count(2), rounds)
    print(f"{times:7.2f} ×   one process that counts: two, on this machine now")


def bench_polynomials(degree: int, n_datasets: int = 200, rounds: int = 5) -> None:
    rng = np.random.default_rng(SEED)
    x = rng.uniform(-1, 1, (n_datasets, 30))
    y, x_test = np.sin(4 * x) + 0.3 * rng.normal(size=x.shape), np.linspace(-0.9, 0.9, 50)

    def one_by_one(regressor):
        model = make_pipeline(PolynomialFeatures(degree), regressor)
        rows = zip(x[..., None], y, strict=True)
        return np.array([model.fit(X, labels).predict(x_test[:, None]) for X, labels in rows])

    def least_squares():
        return polynomial_predictions(x, y, x_test, degree)

    def ridge():
        X = polynomial_features(x.ravel(), degree).reshape(*x.shape, -1)
        return ridge_fits(X, y, alpha=1.0) @ polynomial_features(x_test, degree).T

    rivals = {"least squares": (LinearRegression(), least_squares)}
    rivals["ridge"] = (Ridge(alpha=1.0, fit_intercept=False), ridge)
    for name, (regressor, batched) in rivals.items():
        alone = one_by_one(regressor)
        np.testing.assert_allclose(batched(), alone, rtol=0, atol=1e-8 * np.abs(alone).max())
        times, _ = ratio(lambda r=regressor: one_by_one(r), batched, rounds)
        print(f"{times:7.0f} ×   scikit-learn's fits one by one: {name}, degree {degree}")


def bench_bias_variance() -> None:
    for estimator in (
        LinearRegression(),
        Ridge(),
        DecisionTreeRegressor(random_state=0),
        make_pipeline(PolynomialFeatures(3), LinearRegression()),
        DecisionTreeClassifier(random_state=0),
        KNeighborsClassifier(),
    ):
        bench_mlxtend(estimator, n_rounds=100, n_jobs=1, rounds=9)
    bench_counting(rounds=7)
    bench_mlxtend(RandomForestRegressor(5, random_state=0), n_rounds=200, n_jobs=2, rounds=7)
    for degree in (3, 9):
        bench_polynomials(degree)


if __name__ == "__main__":
    bench_bias_variance()
