"""Columns selected inside each fold, from its train rows alone."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Case, Exercise, Sign
from mlnotes.cross_validation import select_inside
from mlnotes.exercises.cross_validation._folds import random_folds
from mlnotes.folds import fold_of

CLEAR = 1e-3


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    X = np.array([[1.0, 3.0], [2.0, 1.0], [3.0, 2.0], [0.0, 9.0]])
    yield X, np.array([1.0, 2.0, 4.0, 9.0]), [fold_of([3], 4)], 1
    # The second column falls as y grows.
    X = np.array([[1.0, 9.0], [4.0, 6.0], [2.0, 3.0], [5.0, 8.0]])
    yield X, np.array([0.0, 2.0, 4.0, 1.0]), [fold_of([3], 4)], 1
    yield Case(X, np.array([0.0, 2.0, 4.0, 1.0]), [fold_of([3], 4)], 2, word="all columns selected")
    for n, d, n_splits, k in [
        (6, 3, 3, 1),
        (8, 4, 2, 2),
        (9, 5, 3, 2),
        (12, 6, 4, 3),
        (30, 9, 5, 4),
    ]:
        folds = random_folds(rng, n, n_splits)
        while True:
            y = rng.normal(size=n)
            pull = rng.choice([-1.0, 1.0], size=d) * rng.uniform(0.1, 1.2, size=d)
            X = pull * y[:, None] + rng.normal(size=(n, d))
            X = X * rng.uniform(0.2, 5.0, size=d) + rng.uniform(-4.0, 4.0, size=d)
            if all(_is_clear(X[train], y[train]) for train, _ in folds):
                break
        yield X, y, folds, k
    yield Case(X, y, folds, X.shape[1], word="all columns selected")


def _correlation(X, y):
    """Pearson's, of each column with y: (d,)."""
    X, y = X - X.mean(axis=0), y - y.mean()
    return X.T @ y / np.sqrt((X**2).sum(axis=0) * (y**2).sum())


def _is_clear(X, y) -> bool:
    """Whether no two columns are nearly equal in the strength of their correlation."""
    return np.diff(np.sort(np.abs(_correlation(X, y)))).min() > CLEAR


def _largest(values, k):
    return np.sort(np.argsort(-values)[:k])


def _selected(
    by: Callable = lambda X, y: np.abs(_correlation(X, y)),
    rows: Callable = lambda fold, n: fold[0],
    pick: Callable = _largest,
) -> Callable:
    """The wrong function that selects by something else, on other rows, or in another way."""

    def wrong(X, y, folds, k):
        chosen = (rows(fold, len(y)) for fold in folds)
        return [pick(by(X[part], y[part]), k) for part in chosen]

    return wrong


def _on_test(X, y, folds, k):
    if min(len(test) for _, test in folds) < 3:
        raise ValueError("too few test rows for a correlation")
    return _selected(rows=lambda fold, n: fold[1])(X, y, folds, k)


def _of_fold(place: int) -> Callable:
    return lambda X, y, folds, k: [select_inside(X, y, folds, k)[place]] * len(folds)


def _slope(X, y):
    X, y = X - X.mean(axis=0), y - y.mean()
    return np.abs(X.T @ y / (X**2).sum(axis=0))


def _are_right_columns(arguments, answer):
    right = select_inside(*arguments)
    return all(np.array_equal(np.sort(part), r) for part, r in zip(answer, right, strict=True))


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="select_inside(X, y, folds, k)",
    task="`folds` is a list of pairs (train, test) of index arrays, X is (n, d), 1 ≤ k ≤ d. Return "
    "a list with one index array a fold: the `k` columns of X whose Pearson correlation with y, on "
    "the train rows of that fold, is largest in absolute value. Indices ascending. No column is "
    "constant, and no two are equally correlated.",
    reference=select_inside,
    cases=_cases,
    hints=(
        "Choosing columns is learning, so the test rows may have no say in it. Choose anew in each "
        "fold; a column that falls as y grows tells as much as one that rises with it.",
        "On the train rows, with means subtracted: r = Σ xy / √(Σ x² · Σ y²), for each column. "
        "Take the k largest |r|, and then put their indices in order.",
        "`for train, test in folds:` and then, for each column j, "
        "`np.corrcoef(X[train, j], y[train])[0, 1]`. `np.argsort` orders by size; its last k are "
        "the largest.",
    ),
    mistakes={
        "chosen_on_all_rows": (
            "The columns are chosen on all rows, test rows included, so the test has been seen "
            "before it begins. Choose on the train rows of each fold.",
            _selected(rows=lambda fold, n: np.arange(n)),
            lambda X, y, folds, k: _largest(np.abs(_correlation(X, y)), k),
        ),
        "signed_correlation": (
            "The correlation counts with its sign, so a column that falls as y grows comes "
            "last. It tells as much as one that rises: take the absolute value.",
            _selected(by=_correlation),
        ),
        "least_correlated": (
            "These are the columns with the smallest correlations, or the most negative ones. "
            "`np.argsort` begins with the smallest: the largest are at its end.",
            _selected(pick=lambda values, k: _largest(-values, k)),
            _selected(by=lambda X, y: -_correlation(X, y)),
        ),
        "chosen_on_test_rows": (
            "The columns are chosen on the test rows. Choose them on the train rows.",
            _on_test,
        ),
        "not_ascending": (
            "The columns are right, but their indices are not ascending: `np.argsort` leaves them "
            "in the order of strength.",
            Sign(every(_are_right_columns)),
        ),
        "covariance": (
            "The columns are compared by their covariance with y, which grows with the units of a "
            "column. Divide by the standard deviation: that is the correlation.",
            _selected(by=lambda X, y: np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))),
        ),
        "slope": (
            "The columns are compared by the slope of y on them, which shrinks as the units of a "
            "column grow. The correlation has no units.",
            _selected(by=_slope),
        ),
        "not_centred": (
            "The means are not subtracted, of the columns and of y. A correlation looks at "
            "departures from the mean.",
            _selected(by=lambda X, y: np.abs(X.T @ y)),
            _selected(by=lambda X, y: np.abs(X.T @ y) / np.sqrt((X**2).sum(axis=0))),
        ),
        "one_choice_for_all": (
            "All folds get the columns that belong to one of them. Each has its own choice, in an "
            "array of its own.",
            _of_fold(0),
            _of_fold(-1),
        ),
        "too_many_or_too_few": (
            "The number of columns is not k, but one more or one less.",
            _selected(pick=lambda values, k: _largest(values, k + 1)),
            _selected(pick=lambda values, k: _largest(values, k - 1)),
        ),
        "k_first_columns": (
            "These are the first k columns, or places in the sorted list. `np.argsort` returns the "
            "indices of the columns in the order of their values; `np.sort` the values.",
            _selected(pick=lambda values, k: np.arange(k)),
            _selected(pick=lambda values, k: np.arange(len(values) - k, len(values))),
        ),
        "masks": (
            "These are masks, a truth value for every column. The indices are asked for: "
            "`np.flatnonzero` makes them of a mask.",
            _selected(pick=lambda values, k: np.isin(np.arange(len(values)), _largest(values, k))),
        ),
        "correlations_returned": (
            "These are correlations. Return the indices of the columns that have them.",
            _selected(pick=lambda values, k: np.sort(values)[-k:]),
            _selected(pick=lambda values, k: np.sort(values)[::-1][:k]),
            _selected(pick=lambda values, k: values),
            _selected(by=_correlation, pick=lambda values, k: values),
            _selected(by=_correlation, pick=lambda values, k: values[_largest(np.abs(values), k)]),
        ),
        "counted_from_one": (
            "The columns are counted from 1. The first is column 0.",
            _selected(pick=lambda values, k: _largest(values, k) + 1),
        ),
    },
    lesson="Choose columns outside the folds, and pure noise looks predictable: with many columns "
    "some correlate with y by chance, in the test rows too, because those helped to choose them.",
)
