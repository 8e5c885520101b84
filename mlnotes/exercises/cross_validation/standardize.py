"""Columns scaled by what the train rows tell, and by nothing else."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.cross_validation import standardize

CONSTANT = "a column that is constant in train"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([[1.0], [5.0]]), np.array([[3.0], [7.0]])
    yield np.array([[1.0], [1.0], [7.0]]), np.array([[5.0]])
    yield np.array([[0.0, 2.0], [4.0, 8.0]]), np.array([[1.0, 2.0]])
    yield Case(
        np.array([[2.0, 1.0], [2.0, 5.0]]), np.array([[2.0, 3.0], [4.0, 1.0]]), word=CONSTANT
    )
    yield Case(np.array([[3.0]]), np.array([[5.0], [2.0]]), word=CONSTANT)
    for n, n_test, d in [(3, 2, 1), (4, 3, 2), (5, 1, 3), (3, 6, 2), (12, 5, 4), (30, 20, 3)]:
        scale, centre = rng.uniform(0.2, 4.0, size=d), rng.normal(scale=3.0, size=d)
        yield tuple(centre + scale * rng.normal(size=(rows, d)) for rows in (n, n_test))
    for n, n_test, d in [(4, 3, 2), (6, 2, 3)]:
        X_train, X_test = rng.normal(loc=2.0, size=(n, d)), rng.normal(size=(n_test, d))
        X_train[:, 0] = 0.25 * rng.integers(-8, 9)
        X_test[0, 0] = X_train[0, 0]
        yield Case(X_train, X_test, word=CONSTANT)
    X_train, X_test = rng.normal(loc=1.0, size=(5, 2)), rng.normal(size=(4, 2))
    X_train[:, 1] = X_test[:, 1] = -1.5
    yield Case(X_train, X_test, word=CONSTANT)


def _ones_for_zeros(scale):
    return np.where(scale == 0, 1.0, scale)


def _scaled(
    fit: Callable = lambda X_train, X_test: (X_train, X_train),
    centre: Callable = lambda X: X.mean(axis=0),
    scale: Callable = lambda X: X.std(axis=0),
    guard: Callable = _ones_for_zeros,
) -> Callable:
    """The wrong function that learns from other rows, or other numbers: `fit` gives the rows that
    scale train, and those that scale test."""

    def wrong(X_train, X_test):
        learnt = fit(X_train, X_test)
        return tuple(
            (X - centre(rows)) / guard(scale(rows))
            for X, rows in zip((X_train, X_test), learnt, strict=True)
        )

    return wrong


def _guarded_or_not(**changes: Callable) -> list[Callable]:
    """As a mistake comes with constant columns minded, and without."""
    return [_scaled(**changes), _scaled(**changes, guard=lambda scale: scale)]


def _both(X_train, X_test):
    return (np.vstack([X_train, X_test]),) * 2


def _its_own(X_train, X_test):
    return X_train, X_test


def _test_zeroed(X_train, X_test):
    """Constant columns end as zeros, in test as well."""
    return tuple(
        np.where(X_train.std(axis=0) == 0, 0.0, scaled) for scaled in standardize(X_train, X_test)
    )


def _left_alone(X_train, X_test):
    """Constant columns are not even centred."""
    is_constant = X_train.std(axis=0) == 0
    return tuple(
        np.where(is_constant, X, scaled)
        for X, scaled in zip((X_train, X_test), standardize(X_train, X_test), strict=True)
    )


exercise = Exercise(
    __name__,
    points=1,
    minutes=6,
    signature="standardize(X_train, X_test)",
    task="Scale the columns of both: subtract the mean of the train column, and divide by its "
    "standard deviation (ddof 0). A column that is constant in train is divided by 1 instead. "
    "Return (X_train_scaled, X_test_scaled), and leave the inputs as they are.",
    reference=standardize,
    returns=("X_train_scaled", "X_test_scaled"),
    cases=_cases,
    hints=(
        "Test rows stand for rows that nobody has seen yet, so nothing may be learnt from them. "
        "Two numbers a column are learnt from train and used on both.",
        "x ↦ (x − mean of the train column) / (standard deviation of the train column), with 1 in "
        "the denominator where that is 0.",
        "`mean = X_train.mean(axis=0)` and `scale = X_train.std(axis=0)`, one number a column. "
        "What stands in `scale` for a constant column, and what should?",
    ),
    mistakes={
        "fitted_on_both": (
            "Mean and standard deviation are taken over train and test rows together. So the "
            "train rows know something of the test rows: learn them from train alone.",
            *_guarded_or_not(fit=_both),
        ),
        "each_by_its_own": (
            "Each part is scaled by its own mean and standard deviation, so equal rows come out "
            "different in train and in test. Test is scaled by what was learnt from train.",
            *_guarded_or_not(fit=_its_own),
        ),
        "fitted_on_test": (
            "Mean and standard deviation are learnt from the test rows. Learn them from train.",
            *_guarded_or_not(fit=lambda X_train, X_test: (X_test, X_test)),
        ),
        "ddof_1": (
            "The standard deviation is taken with n − 1 in its denominator. It is to be the one "
            "with n (ddof 0).",
            *_guarded_or_not(scale=lambda X: X.std(axis=0, ddof=1)),
            _scaled(scale=lambda X: X.std(axis=0, ddof=1), guard=lambda s: np.where(s > 0, s, 1.0)),
        ),
        "nan_on_constants": (
            "A column that is constant in train gives a division by 0. It is divided by 1 instead.",
            _scaled(guard=lambda scale: scale),
        ),
        "constants_zeroed": (
            "A column that is constant in train comes out as 0 in test too. A test value may "
            "differ from the constant: subtract the mean, and divide by 1.",
            _test_zeroed,
        ),
        "constants_left_alone": (
            "A column that is constant in train comes out as it went in. Its mean is subtracted "
            "too; only the division is by 1.",
            _left_alone,
        ),
        "constants_divided_by_epsilon": (
            "A column that is constant in train is divided by a tiny number, so a test value that "
            "differs from the constant becomes huge. Divide by 1 there.",
            *(
                _scaled(guard=lambda scale, tiny=tiny: np.where(scale == 0, tiny, scale))
                for tiny in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
            ),
            _scaled(guard=lambda scale: np.where(scale == 0, np.finfo(float).eps, scale)),
        ),
        "variance": (
            "The columns are divided by their variance. The standard deviation is its root.",
            *_guarded_or_not(scale=lambda X: X.var(axis=0)),
        ),
        "all_columns_at_once": (
            "One mean and one standard deviation are taken of the whole matrix. Every column has "
            "its own: average over the rows, with axis=0.",
            *_guarded_or_not(centre=np.mean, scale=np.std),
        ),
        "rows_for_columns": (
            "The rows are scaled here, each by its own mean. Columns are to be scaled: axis=0 runs "
            "over the rows.",
            *_guarded_or_not(
                fit=_its_own,
                centre=lambda X: X.mean(axis=1, keepdims=True),
                scale=lambda X: X.std(axis=1, keepdims=True),
            ),
        ),
        "not_centred": (
            "The mean is not subtracted.",
            *_guarded_or_not(centre=lambda X: 0.0),
        ),
        "only_centred": (
            "The mean is subtracted, but nothing is divided by the standard deviation.",
            _scaled(scale=lambda X: 1.0),
        ),
        "multiplied": (
            "The columns are multiplied by their standard deviation instead of divided by it.",
            _scaled(scale=lambda X: 1 / _ones_for_zeros(X.std(axis=0))),
            _scaled(scale=lambda X: 1 / X.std(axis=0)),
        ),
        "range_for_deviation": (
            "The columns are divided by their range, the largest value less the smallest. Divide "
            "by the standard deviation.",
            *_guarded_or_not(scale=lambda X: np.ptp(X, axis=0)),
            *_guarded_or_not(centre=lambda X: X.min(axis=0), scale=lambda X: np.ptp(X, axis=0)),
        ),
        "test_not_scaled": (
            "Test comes back as it went in. A model that was fitted on scaled rows needs its "
            "questions in the same scale.",
            lambda X_train, X_test: (standardize(X_train, X_test)[0], X_test),
        ),
        "mean_and_deviation": (
            "These are the mean and the standard deviation. Return the rows that are scaled by "
            "them: train, and test.",
            lambda X_train, X_test: (X_train.mean(axis=0), X_train.std(axis=0)),
        ),
        "train_alone": (
            "Only train comes back. Return the pair: train scaled, and test scaled.",
            lambda X_train, X_test: standardize(X_train, X_test)[0],
        ),
    },
    lesson="Whatever is learnt from data is learnt from train alone: means, scales, which columns "
    "to keep, what to fill gaps with. A Pipeline sees to it in every fold.",
)
