"""Which rows a pipeline has learnt from, told by what it has learnt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, clone

__all__ = ["FittedOnTest", "fitted_on_test"]


class FittedOnTest(NamedTuple):
    """Names as `scale.mean_`, of what a step has learnt.

    `leaked` comes out of a fit to train and test rows together, and not of one to the train rows
    alone; `unexplained` comes out of neither.
    """

    leaked: tuple[str, ...]
    unexplained: tuple[str, ...]

    @property
    def found(self) -> bool:
        return len(self.leaked) > 0


def fitted_on_test(
    model: BaseEstimator,
    X_train: ArrayLike,
    X_test: ArrayLike,
    y_train: ArrayLike | None = None,
    y_test: ArrayLike | None = None,
) -> FittedOnTest:
    """Was a step of this fitted pipeline, or this fitted model, fitted to the test rows too?

    Each step is fitted again, on the train rows as the steps before it hand them over, and on all
    rows; what it has learnt is compared with both. Numbers and words are, in lists and in
    estimators inside it too, but not the inside of trees. Raises what the steps raise.

    >>> from sklearn.preprocessing import StandardScaler
    >>> fitted_on_test(StandardScaler().fit([[1.0], [3.0], [8.0]]), [[1.0], [3.0]], [[8.0]]).leaked
    ('StandardScaler.mean_', 'StandardScaler.n_samples_seen_', 'StandardScaler.scale_', \
'StandardScaler.var_')
    """
    X_all = np.concatenate([X_train, X_test])
    y_all = None if y_train is None else np.concatenate([y_train, y_test])
    leaked, unexplained = [], []
    for name, step in getattr(model, "steps", [(type(model).__name__, model)]):
        if step is None or isinstance(step, str):
            continue
        learnt = _learnt(step)
        beyond_train = _different(learnt, _learnt(clone(step).fit(X_train, y_train)))
        if beyond_train:
            beyond_all = _different(learnt, _learnt(clone(step).fit(X_all, y_all)))
            (unexplained if beyond_all else leaked).extend(
                f"{name}.{part}" for part in beyond_train
            )
        if hasattr(step, "transform"):
            X_train, X_all = step.transform(X_train), step.transform(X_all)
    return FittedOnTest(tuple(leaked), tuple(unexplained))


def _learnt(step: BaseEstimator) -> dict[str, list[np.ndarray]]:
    """What fitting has added to the options that the step was made with."""
    options = step.get_params(deep=False)
    return {name: list(_leaves(value)) for name, value in vars(step).items() if name not in options}


def _leaves(value: Any) -> Iterator[np.ndarray]:
    """The numbers and words in a value, however deep."""
    if isinstance(value, BaseEstimator):
        value = _learnt(value)
    if isinstance(value, dict):
        value = sorted(value.items(), key=lambda item: str(item[0]))
    if isinstance(value, list | tuple) or getattr(value, "dtype", None) == np.dtype(object):
        for part in value:
            yield from _leaves(part)
    elif np.asarray(value).dtype.kind in "biufU":
        yield np.asarray(value)


def _different(learnt: dict[str, list], refitted: dict[str, list]) -> list[str]:
    return sorted(name for name in learnt if not _same(learnt[name], refitted.get(name, [])))


def _same(ours: list[np.ndarray], theirs: list[np.ndarray]) -> bool:
    """Equal but for rounding, which the order of the rows decides."""
    return len(ours) == len(theirs) and all(
        a.shape == b.shape
        and (np.array_equal(a, b) if a.dtype.kind == "U" else np.allclose(a, b, 1e-9, 1e-12, True))
        for a, b in zip(ours, theirs, strict=True)
    )
