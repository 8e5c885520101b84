"""From which probability on is an alarm worth it? Judged by what the errors cost in use."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Answers, Case, Exercise
from mlnotes.prevalence import correct_prior
from mlnotes.thresholds import bayes_threshold, expected_cost

N_ROWS = 2000
LARGEST_RATIO = 1.1


@dataclass(frozen=True)
class CalibratedScores:
    """Probabilities that are calibrated where the share `prevalence` of the cases is positive.

    Their log-odds are normal in each class, with the standard deviation `distance` and means that
    are distance² apart: just then p is the probability that Bayes' rule gives.
    """

    distance: float
    prevalence: float

    @property
    def log_odds(self) -> tuple[NormalDist, NormalDist]:
        """How the log-odds are distributed in the negatives and in the positives."""
        middle, half = _log_odds(self.prevalence), self.distance**2 / 2
        return NormalDist(middle - half, self.distance), NormalDist(middle + half, self.distance)

    def cost(self, threshold: float, prevalence: float, cost_fp: float, cost_fn: float) -> float:
        """What a case costs in the mean, where another share of them is positive; exact."""
        fpr, tpr = (1 - of_class.cdf(_log_odds(threshold)) for of_class in self.log_odds)
        return expected_cost(fpr, tpr, prevalence, cost_fp, cost_fn)

    def least_cost(self, prevalence: float, cost_fp: float, cost_fn: float) -> float:
        """The same at the best threshold."""
        best = correct_prior(bayes_threshold(cost_fp, cost_fn), prevalence, self.prevalence)
        return self.cost(best, prevalence, cost_fp, cost_fn)


def _log_odds(p: float) -> float:
    if 0 < p < 1:
        return math.log(p / (1 - p))
    return math.inf if p > 0 else -math.inf


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    """Few or many positives, a low or a high threshold: every pairing, so that no habit serves."""
    for _ in range(2):
        for true_prevalence in (rng.uniform(0.03, 0.08), rng.uniform(0.8, 0.9)):
            for best in (rng.uniform(0.12, 0.22), rng.uniform(0.78, 0.88)):
                yield _data_set(rng, float(true_prevalence), best)


def _data_set(rng: np.random.Generator, true_prevalence: float, best: float) -> Case:
    n_positive = int(rng.integers(0.3 * N_ROWS, 0.5 * N_ROWS))
    law = CalibratedScores(float(rng.uniform(1.2, 1.6)), n_positive / N_ROWS)
    y = rng.permutation((np.arange(N_ROWS) < n_positive).astype(np.int64))
    negatives, positives = law.log_odds
    middles = np.where(y == 1, positives.mean, negatives.mean)
    p = 1 / (1 + np.exp(-rng.normal(middles, law.distance)))
    # An alarm at the best threshold is right with this probability in use, and pays just then.
    share = correct_prior(best, law.prevalence, true_prevalence)
    cost_both = rng.uniform(10, 100)
    return Case(
        y, p, float(cost_both * share), float(cost_both * (1 - share)), true_prevalence, law=law
    )


def _by_prior_odds(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    """The p that, corrected to the true prevalence, is the threshold by costs."""
    return correct_prior(bayes_threshold(cost_fp, cost_fn), true_prevalence, np.mean(y_valid))


def _objection(case: tuple, threshold: float) -> str | None:
    return "Your threshold is NaN, and no p is at least that." if math.isnan(threshold) else None


def _objection_to_all(answers: Answers) -> str | None:
    """What the thresholds cost in use, beside the least that is possible."""
    costs = np.array(
        [
            (case.law.cost(threshold, *_in_use(case)), case.law.least_cost(*_in_use(case)))
            for case, threshold in answers
        ]
    )
    ratios = costs[:, 0] / costs[:, 1]
    if ratios.mean() <= LARGEST_RATIO:
        return _objection_to_thresholds_that_are_none(answers)
    worst = int(np.argmax(ratios))
    return (
        f"In use, your thresholds cost {ratios.mean():.3f} times the least possible, in the mean "
        f"over {len(answers)} data sets; {LARGEST_RATIO} is allowed. The worst is that for data "
        f"set {worst + 1}: with your threshold, {answers[worst][1]:.3g}, a case costs "
        f"{costs[worst, 0]:.3g} in the mean, and with the best one {costs[worst, 1]:.3g}."
    )


def _objection_to_thresholds_that_are_none(answers: Answers) -> str | None:
    """Where few alarms pay, odds in place of a probability, from 1 to infinity, cost little more.

    The best threshold is above ½ in half of the data sets, and never so high that no alarm pays.
    """
    n_never = sum(threshold > 1 for _, threshold in answers)
    if n_never < len(answers) / 2:
        return None
    return (
        f"For {n_never} of {len(answers)} data sets your threshold is above 1, where no p is: "
        "no case is ever called positive there."
    )


def _in_use(case: Case) -> tuple[float, float, float]:
    """Prevalence and costs, as they really are."""
    _, _, cost_fp, cost_fn, true_prevalence = case
    return true_prevalence, cost_fp, cost_fn


def _as_validated(case: Case) -> tuple[float, float, float]:
    _, _, cost_fp, cost_fn, _ = case
    return case.law.prevalence, cost_fp, cost_fn


def _corrected_the_wrong_way(case: Case) -> tuple[float, float, float]:
    """A prevalence as far from that of the validation rows, in odds, to the other side."""
    _, _, cost_fp, cost_fn, true_prevalence = case
    valid = case.law.prevalence
    return correct_prior(valid, true_prevalence, valid), cost_fp, cost_fn


def _swapped(situation: Callable) -> Callable:
    def swapped(case: Case) -> tuple[float, float, float]:
        prevalence, cost_fp, cost_fn = situation(case)
        return prevalence, cost_fn, cost_fp

    return swapped


def _at_equal_costs(situation: Callable) -> Callable:
    return lambda case: (situation(case)[0], 1.0, 1.0)


def _about_the_best(situation: Callable) -> Callable[[Answers], bool]:
    """Whether the thresholds would be about the best ones with another prevalence or costs."""

    def holds(answers: Answers) -> bool:
        ratios = [
            case.law.cost(threshold, *situation(case)) / case.law.least_cost(*situation(case))
            for case, threshold in answers
        ]
        return bool(np.mean(ratios) <= LARGEST_RATIO)

    return holds


def _has_about_the_best_f1(case: tuple, threshold: float) -> bool:
    y, p, *_ = case
    hits = np.cumsum(y[np.argsort(-p)])
    f1 = 2 * hits / (np.arange(1, len(y) + 1) + hits[-1])
    n_called = np.count_nonzero(p >= threshold)
    return bool(n_called and f1[n_called - 1] >= 0.99 * f1.max())


def _is_odds(case: Case, threshold: float) -> bool:
    """Whether it is a quotient of costs, as it stands or times that of the prior odds."""
    _, _, cost_fp, cost_fn, _ = case
    best = _by_prior_odds(*case)
    known = (cost_fp / cost_fn, best / (1 - best))
    return bool(np.isclose(threshold, known, rtol=1e-4).any())


def _is_the_same_for_all(answers: Answers) -> bool:
    return len({threshold for _, threshold in answers}) == 1


exercise = Exercise(
    __name__,
    points=3,
    minutes=10,
    signature="operating_point(y_valid, p_valid, cost_fp, cost_fn, true_prevalence)",
    task="A model gives every case a probability p, and cases with p ≥ t will be called positive. "
    "Return the t with the least expected cost in use. `p_valid` are the model's probabilities of "
    "2000 validation rows whose labels are `y_valid` (0 and 1), and they are calibrated for these "
    "rows. In use the model is the same, and each class looks as it does here; but the share "
    "`true_prevalence` of the cases is positive. A false positive costs `cost_fp`, a false "
    "negative `cost_fn`. You are judged by eight data sets together: in the mean over them, a "
    "case may cost 1.1 times the least possible. t may be any number; inf calls nobody, which is "
    "never the best here. All of them may take 30 seconds.",
    reference=_by_prior_odds,
    cases=_cases,
    hints=(
        "Among these rows an alarm at p is right with probability p. In use, where positives are "
        "rarer or more common, it is right with another probability. From which one on does an "
        "alarm pay?",
        "Either correct: going to the true prevalence multiplies the odds of every p by the ratio "
        "of the prior odds, and an alarm pays when cost_fn times the corrected p is at least "
        "cost_fp times the rest. Or count: weight the validation rows so that the positives have "
        "the share of the true prevalence, and try every threshold.",
        "Begin with `valid_prevalence = np.mean(y_valid)`. Every p_valid may be a threshold, and "
        "so may any number between 0 and 1.",
    ),
    mistakes={
        "half": (
            "Your threshold is 0.5 every time. That is the best one where both errors cost the "
            "same and the model is used on cases like those it was calibrated for.",
            every(lambda case, threshold: threshold == 0.5),
        ),
        "same_threshold": (
            "Your threshold is the same for every data set. Costs and prevalence change from one "
            "to the next, and the best threshold with them.",
            _is_the_same_for_all,
        ),
        "one_class_only": (
            "Your thresholds have all of `p_valid` on one side, in every data set: all cases are "
            "called positive, or none is.",
            every(lambda case, threshold: len(set((case[1] >= threshold).tolist())) == 1),
        ),
        "odds_for_a_probability": (
            "Your thresholds are odds, and they are held against probabilities: odds of o belong "
            "to the probability o/(1 + o).",
            every(_is_odds),
        ),
        "prevalence_itself": (
            "Your threshold is a prevalence. It says how common positives are, and not from which "
            "probability on an alarm pays: the costs decide as well.",
            every(lambda case, threshold: np.isclose(threshold, case[4])),
            every(lambda case, threshold: np.isclose(threshold, np.mean(case[0]))),
        ),
        "best_f1": (
            "Your thresholds have about the best F1 on the validation rows. F1 knows nothing of "
            "what an error costs, and on other shares of positives it is another number.",
            every(_has_about_the_best_f1),
        ),
        "costs_swapped": (
            "Your thresholds are about the best ones for swapped costs. When a false positive is "
            "dear, the threshold has to be high.",
            _about_the_best(_swapped(_in_use)),
            _about_the_best(_swapped(_as_validated)),
        ),
        "prevalence_ignored": (
            "Your thresholds are about the best ones for cases like the validation rows, or for "
            "corrected probabilities, while `p_valid` are compared as they are. In use positives "
            "are far rarer, or far more common, and so is an alarm that is right: the same p is "
            "worth another probability there.",
            _about_the_best(_as_validated),
        ),
        "corrected_the_wrong_way": (
            "Your thresholds are about the best ones for a prevalence that is off to the other "
            "side: where positives are rarer in use, you treat them as more common. p_valid are "
            "right for the validation rows; which way does the correction go?",
            _about_the_best(_corrected_the_wrong_way),
        ),
        "costs_ignored": (
            "Your thresholds are about the best ones for costs that are equal, as if only the "
            "number of errors mattered, or the sum of the two error rates.",
            _about_the_best(_at_equal_costs(_in_use)),
            _about_the_best(_at_equal_costs(_as_validated)),
            _about_the_best(lambda case: (0.5, 1.0, 1.0)),
        ),
    },
    lesson="A threshold belongs to costs and to a prevalence, not to a model. When the clinic "
    "changes, the model may stay as it is; the threshold may not.",
    allowed_imports=frozenset({"numpy", "math", "sklearn"}),
    time_limit=30.0,
    objection=_objection,
    objection_to_all=_objection_to_all,
)
