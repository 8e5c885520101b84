"""Bias and variance of any scikit-learn estimator, measured by training it again and again.

A data set is given as a function without arguments that returns (X, y), so that each is made
where it is used: `fresh_draws` from a known law, `bootstrap_samples` from the rows there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from joblib import effective_n_jobs
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, clone, config_context, is_classifier
from sklearn.utils import gen_even_slices
from sklearn.utils.parallel import Parallel, delayed

__all__ = [
    "ErrorParts",
    "bootstrap_predictions",
    "bootstrap_rows",
    "bootstrap_samples",
    "decompose_estimator",
    "fresh_draws",
]

N_RESAMPLES = 100


@dataclass(frozen=True)
class ErrorParts:
    """What the expected error at a fresh noisy label is made of, in the mean over test points.

    For regressors the error is squared, and expected_error = bias_squared + variance + noise; the
    finite number of data sets leaves variance/n_datasets in bias_squared, on average.

    For classifiers it is the share of wrong labels. The most frequent prediction (of several, the
    first in order) stands for the mean: bias is 1 where it is wrong, else 0, and so is its square;
    variance is the share of other predictions. Bias and variance need not sum to the error, as a
    prediction that strays from a wrong majority may be right. Source: Domingos (2000), ICML.

    `*_se` are standard errors over the data sets, by resampling these; predictions is
    (n_datasets, n_test).
    """

    bias_squared: float
    variance: float
    noise: float
    expected_error: float
    bias_squared_se: float
    variance_se: float
    expected_error_se: float
    predictions: np.ndarray = field(repr=False, compare=False)


def decompose_estimator(
    estimator: BaseEstimator,
    data_sets: Iterable[Callable],
    X_test: ArrayLike,
    y_test: ArrayLike,
    *,
    noise: ArrayLike = 0.0,
    n_jobs: int | None = None,
) -> ErrorParts:
    """Train the estimator on each data set; compare its predictions with y_test, (n_test,).

    With the truth as y_test (noiseless values, best labels), `noise` is the variance of fresh
    values around it, or the chance of the other of two labels: one number, or one a point. With
    measured labels as y_test, bias_squared contains their noise, and `noise` stays 0. n_jobs does
    not change the result; workers take seconds to start, and stay for the next call. Raises
    ValueError for shapes that do not fit, an impossible noise or fewer than 2 data sets.

    >>> from sklearn.dummy import DummyRegressor
    >>> data_sets = bootstrap_samples([[0.0], [0.0]], [0.0, 2.0], [[0, 0], [0, 1], [1, 0], [1, 1]])
    >>> decompose_estimator(DummyRegressor(), data_sets, [[0.0]], [4.0], noise=1.0).expected_error
    10.5
    """
    data_sets = list(data_sets)
    X_test, y_test, noise = np.asarray(X_test), np.asarray(y_test), np.asarray(noise, dtype=float)
    if y_test.shape != X_test.shape[:1] or noise.shape not in ((), y_test.shape):
        raise ValueError(
            "X_test, y_test and noise must have the shapes (n_test, …), (n_test,), and () or "
            f"(n_test,); got {X_test.shape}, {y_test.shape} and {noise.shape}"
        )
    if len(data_sets) < 2:
        raise ValueError(f"a variance needs at least 2 data sets, got {len(data_sets)}")
    predictions = _train_and_predict(estimator, data_sets, X_test, n_jobs)
    n = len(predictions)
    resamples = np.random.default_rng(0).multinomial(n, np.full(n, 1 / n), N_RESAMPLES)
    counts = np.vstack([np.ones(n), resamples])
    measure = _label_parts if is_classifier(estimator) else _squared_parts
    bias, variance, error = measure(counts, predictions, y_test, noise)
    values = bias[0], variance[0], noise.mean(), error[0]
    errors = [part[1:].std() for part in (bias, variance, error)]
    return ErrorParts(*map(float, (*values, *errors)), predictions)


def fresh_draws(draw: Callable, n_datasets: int, random_state: int) -> list[Callable]:
    """Data sets from `draw(rng) -> (X, y)`, each with a Generator of its own.

    >>> fair_die = fresh_draws(lambda rng: (np.zeros((1, 1)), rng.integers(1, 7, 1)), 600, 0)
    >>> sorted({int(y[0]) for _, y in (throw() for throw in fair_die)})
    [1, 2, 3, 4, 5, 6]
    """
    seeds = np.random.SeedSequence(random_state).spawn(n_datasets)
    return [partial(_drawn, draw, seed) for seed in seeds]


def bootstrap_samples(X: ArrayLike, y: ArrayLike, rows: Sequence) -> list[Callable]:
    """Data sets from the row numbers in each of `rows`: imitations of fresh ones.

    Raises ValueError when X and y differ in length.

    >>> [sample] = bootstrap_samples([[1], [2]], [3, 4], rows=[[1, 1]])
    >>> sample()[1]
    array([4, 4])
    """
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError(f"X and y must have as many rows, got {len(X)} and {len(y)}")
    return [partial(_taken, X, y, np.asarray(drawn)) for drawn in rows]


def bootstrap_rows(n_samples: int, n_rounds: int, random_state: int) -> np.ndarray:
    """Row numbers drawn with replacement, (n_rounds, n_samples), from one `default_rng`.

    Raises ValueError when a size is below 1. Source: Efron (1979), Annals of Statistics 7.

    >>> bootstrap_rows(1, n_rounds=2, random_state=0).tolist()
    [[0], [0]]
    """
    if not (n_samples >= 1 and n_rounds >= 1):
        raise ValueError(
            f"n_samples and n_rounds must be at least 1, got {n_samples!r} and {n_rounds!r}"
        )
    rng = np.random.default_rng(random_state)
    return np.array([rng.integers(0, n_samples, n_samples) for _ in range(n_rounds)])


def bootstrap_predictions(
    fit: Callable, X: ArrayLike, y: ArrayLike, X_test: ArrayLike, n_rounds: int, random_state: int
) -> np.ndarray:
    """Predictions of models trained on the samples of `bootstrap_rows`, (n_rounds, n_test).

    `fit(X, y)` returns a function predict(X). Raises ValueError as `bootstrap_rows` and
    `bootstrap_samples` do.

    >>> def fit_mean(X, y):
    ...     return lambda X_test: np.full(len(X_test), y.mean())
    >>> bootstrap_predictions(fit_mean, [[0.0], [1.0]], [5.0, 5.0], [[2.0]], 2, random_state=0)
    array([[5.],
           [5.]])
    """
    rows, X_test = bootstrap_rows(len(y), n_rounds, random_state), np.asarray(X_test)
    return np.array([fit(*sample())(X_test) for sample in bootstrap_samples(X, y, rows)])


def _drawn(draw: Callable, seed: np.random.SeedSequence) -> tuple:
    return draw(np.random.default_rng(seed))


def _taken(X: np.ndarray, y: np.ndarray, rows: np.ndarray) -> tuple:
    return X[rows], y[rows]


def _train_and_predict(estimator, data_sets, X_test, n_jobs=None) -> np.ndarray:
    n_workers = effective_n_jobs(n_jobs)
    if n_workers > 1:
        # A few packs for each worker, so that one with slow fits keeps no other waiting for long.
        packs = gen_even_slices(len(data_sets), min(len(data_sets), 4 * n_workers))
        tasks = (delayed(_train_and_predict)(estimator, data_sets[p], X_test, 1) for p in packs)
        return np.concatenate(Parallel(n_jobs=n_jobs, batch_size=1)(tasks))
    # A copy of what was never fitted is as good as a clone of its own, and much cheaper.
    unfitted, predictions = clone(estimator), []
    for data_set in data_sets:
        # The first fit checks the parameters; they are the same for the others.
        with config_context(skip_parameter_validation=bool(predictions) or None):
            predictions.append(deepcopy(unfitted).fit(*data_set()).predict(X_test))
    return np.array(predictions)


# In these two, counts (n_resamples, n_datasets) says how often each data set is taken.


def _squared_parts(counts, predictions, truth, noise):
    if not np.all(noise >= 0):
        raise ValueError(f"noise is a variance and must be at least 0, got {noise.min()}")
    n, mean = len(predictions), predictions.mean(axis=0)
    around = predictions - mean
    shift = counts @ around / n
    bias_squared = np.mean((mean + shift - truth) ** 2, axis=1)
    variance = counts @ np.mean(around**2, axis=1) / n - np.mean(shift**2, axis=1)
    return bias_squared, variance, bias_squared + variance + noise.mean()


def _label_parts(counts, predictions, truth, noise):
    n, labels = len(predictions), np.unique(np.concatenate([predictions.ravel(), truth]))
    if noise.any() and not (len(labels) <= 2 and np.all((noise >= 0) & (noise <= 1))):
        raise ValueError(
            "noise is the chance of the other of two labels and must be between 0 and 1; got up "
            f"to {noise.max()}, and {len(labels)} labels"
        )
    votes = np.array([counts @ (predictions == label) for label in labels])
    main = labels[votes.argmax(axis=0)]
    wrong = counts @ (predictions != truth) / n
    error = wrong * (1 - noise) + (1 - wrong) * noise
    parts = main != truth, 1 - votes.max(axis=0) / n, error
    return tuple(part.mean(axis=1) for part in parts)
