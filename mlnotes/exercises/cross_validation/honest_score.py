"""How good will a model be on groups that it has never seen? Judged by how good it is there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Answers, Case, Exercise
from mlnotes.cross_validation import cross_val_scores
from mlnotes.folds import group_kfold_indices, kfold_indices

N_GROUPS = 400
ROW_NOISE = 0.25
LARGEST_ERROR = 0.09


@dataclass(frozen=True, eq=False)
class Groups:
    """Where rows come from: a group of class ±1 is centred at ±`centre` plus an offset of its own.

    The offset is standard normal in every feature; around it the rows scatter by ROW_NOISE.
    """

    centre: np.ndarray

    def accuracy(self, weights: np.ndarray, intercept: float) -> float:
        """How often the side of a plane is the class of a row of a new group; exact."""
        spread = np.linalg.norm(weights) * math.hypot(1, ROW_NOISE)
        heights = [weights @ self.centre + intercept, weights @ self.centre - intercept]
        return float(np.mean([_normal_cdf(height / spread) for height in heights]))


def _normal_cdf(z: float) -> float:
    return (1 + math.erf(z / math.sqrt(2))) / 2


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for _ in range(3):
        # What is hard and what is easy to tell apart: no one number is near to both.
        for distance in (rng.uniform(0.25, 0.45), rng.uniform(1.3, 1.6)):
            yield _data_set(rng, distance)


def _data_set(rng: np.random.Generator, distance: float) -> Case:
    d = int(rng.integers(110, 151))
    direction = rng.normal(size=d)
    law = Groups(distance * direction / np.linalg.norm(direction))
    label = rng.permutation(N_GROUPS) % 2
    centres = np.outer(2 * label - 1, law.centre) + rng.normal(size=(N_GROUPS, d))
    group = np.repeat(np.arange(N_GROUPS), rng.integers(3, 7, size=N_GROUPS))
    X = centres[group] + rng.normal(scale=ROW_NOISE, size=(len(group), d))
    once, again = np.arange(len(group)), rng.integers(len(group), size=len(group) // 20)
    rows = rng.permutation(np.concatenate([once, again]))
    names = 1000 + rng.permutation(N_GROUPS)
    return Case(X[rows], label[group[rows]], names[group[rows]], int(rng.integers(1000)), law=law)


def _model():
    # Here and not above: scikit-learn takes a second to load, and other exercises do without.
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))


def _fit(X, y):
    return _model().fit(X, y).predict


def _accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


def _by_group(X, y, groups, random_state):
    folds = group_kfold_indices(groups, 3)
    return float(cross_val_scores(_fit, _accuracy, X, y, folds).mean())


def _on_new_groups(case: Case) -> float:
    """The accuracy that the model really has, when it is fitted to the case's data."""
    X, y, *_ = case
    scaler, classifier = _model().fit(X, y)
    weights = classifier.coef_[0] / scaler.scale_
    return case.law.accuracy(weights, classifier.intercept_[0] - weights @ scaler.mean_)


def _objection(case: tuple, estimate: float) -> str | None:
    if 0 <= estimate <= 1:
        return None
    return f"An accuracy is a share, from 0 to 1; your estimate is {estimate:.6g}."


def _objection_to_all(answers: Answers) -> str | None:
    """How far the estimates are from what the model reaches."""
    reached = np.array([_on_new_groups(case) for case, _ in answers])
    estimates = np.array([estimate for _, estimate in answers])
    errors = np.abs(estimates - reached)
    if errors.mean() <= LARGEST_ERROR:
        return None
    worst = int(np.argmax(errors))
    return (
        f"Your estimates are {errors.mean():.2f} off, in the mean over {len(answers)} data sets; "
        f"{LARGEST_ERROR} is allowed. The worst is that for data set {worst + 1}: your estimate is "
        f"{estimates[worst]:.2f}, and on groups never seen the model reaches {reached[worst]:.2f}."
    )


def _as_on_training_rows(answers: Answers) -> bool:
    """In every data set; a part of the rows is fitted a little better than all of them."""
    gaps = _gaps(answers, lambda X, y: _accuracy(y, _fit(X, y)(X)))
    return bool(np.all((gaps > -0.01) & (gaps < 0.07)))


def _as_by_folds_without_groups(answers: Answers) -> bool:
    """In the mean over the data sets, for one split says less than folds do."""

    def by_folds(X, y):
        return cross_val_scores(_fit, _accuracy, X, y, kfold_indices(len(y), 3)).mean()

    return np.abs(_gaps(answers, by_folds)).mean() < 0.03


def _gaps(answers: Answers, estimated: Callable) -> np.ndarray:
    """How much higher the answers are than another estimate from the same X and y."""
    return np.array([estimate - estimated(*case[:2]) for case, estimate in answers])


def _is_share_of_one_group(case: tuple, estimate: float) -> bool:
    """Whether it is a share of as many rows as some group has."""
    sizes = np.unique(np.unique(case[2], return_counts=True)[1])
    return bool(np.isclose(estimate * sizes, np.round(estimate * sizes), atol=1e-9).any())


def _is_the_same_for_all(answers: Answers) -> bool:
    is_share = all(0 <= estimate <= 1 for _, estimate in answers)
    return is_share and len({estimate for _, estimate in answers}) == 1


exercise = Exercise(
    __name__,
    points=3,
    minutes=9,
    signature="honest_score(X, y, groups, random_state)",
    task="Return an estimate of the accuracy that "
    "`make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))`, fitted to all of these "
    "rows, will have on rows of groups that it has never seen: `groups` tells which rows belong "
    "together, as patients' visits do. You are judged by six data sets together: in the mean over "
    "them, estimates may be 0.09 off. All of them together may take 30 seconds.",
    reference=_by_group,
    cases=_cases,
    hints=(
        "The model will meet new groups. Test it in the same way: on rows whose group it has not "
        "been fitted to.",
        "Folds by group: every group is in one test part, with all of its rows. The estimate is "
        "the mean accuracy over the folds.",
        "Begin with `from sklearn.model_selection import GroupKFold, cross_val_score`, and hand "
        "the groups on to both the splitting and the scoring.",
    ),
    mistakes={
        "same_estimate": (
            "Your estimate is the same for every data set, and some are far easier than others.",
            _is_the_same_for_all,
        ),
        "training_accuracy": (
            "This is about the accuracy on the rows that the model was fitted to. With a weight "
            "for each of more than a hundred features it has learnt much about these very groups "
            "that is of no use for others.",
            _as_on_training_rows,
        ),
        "groups_ignored": (
            "This is about what folds give, or a split, that ignore the groups. Rows of one group "
            "are nearly alike: where some are trained on and others tested, the model is asked "
            "for what it has been told. Do your folds keep groups whole? If they do: is the best "
            "of several scores taken?",
            _as_by_folds_without_groups,
        ),
        "one_group": (
            "Each of your estimates is a share of as few rows as one group has. Its rows stand "
            "or fall together: one group tells hardly more than one row.",
            every(_is_share_of_one_group),
        ),
    },
    lesson="A test is honest when it asks for what use will ask for: new patients, new machines, "
    "new weeks. Rows that belong together go to the same side, and an estimate that is far below "
    "the usual one is not bad news, but news.",
    allowed_imports=frozenset({"numpy", "math", "sklearn"}),
    time_limit=30.0,
    objection=_objection,
    objection_to_all=_objection_to_all,
)
