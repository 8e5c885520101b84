"""How many of those called positive are: Bayes' rule."""

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.prevalence import positive_predictive_value

SYMMETRIC = "a prevalence of ½"
SURE = "a specificity of 1"
BLIND = "a sensitivity of 0"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 0.5, 0.75, 0.25
    yield 0.75, 0.5, 0.125
    yield Case(0.75, 0.5, 0.5, word=SYMMETRIC)
    yield Case(0.25, 1.0, 0.125, word=SURE)
    yield Case(0.0, 0.75, 0.25, word=BLIND)
    yield Case(1.0, 0.875, 0.25, word="a sensitivity of 1")
    yield 0.75, 0.75, 0.25
    yield 0.9999, 0.9999, 0.0001
    for low, high in [(0.001, 0.01), (0.02, 0.2), (0.2, 0.4), (0.6, 0.9)]:
        yield (
            float(rng.uniform(0.3, 0.95)),
            float(rng.uniform(0.55, 0.98)),
            float(rng.uniform(low, high)),
        )


def _npv(sensitivity, specificity, prevalence):
    return positive_predictive_value(specificity, sensitivity, 1 - prevalence)


def _flagged(sensitivity, specificity, prevalence):
    return sensitivity * prevalence + (1 - specificity) * (1 - prevalence)


exercise = Exercise(
    __name__,
    points=1,
    minutes=6,
    signature="positive_predictive_value(sensitivity, specificity, prevalence)",
    task="A test calls a share `sensitivity` of the ill positive, and a share `specificity` of the "
    "healthy negative. A share `prevalence` of all people is ill. Return the positive predictive "
    "value: which share of those called positive is ill. Somebody is called positive in every "
    "case.",
    reference=positive_predictive_value,
    cases=_cases,
    hints=(
        "Follow 10,000 people. How many are ill, and how many of these are called positive? How "
        "many of the healthy are called positive too?",
        "P(ill | +) = P(+ | ill)·P(ill) / P(+), and P(+) has two parts: the ill that are found, "
        "and the healthy that are called positive wrongly.",
        "`hits = sensitivity * prevalence`. The false alarms are written the same way, with two "
        "other shares.",
    ),
    mistakes={
        "sensitivity_itself": (
            "This is the sensitivity: the share of the ill that are called positive. Asked for is "
            "the reverse, the share of those called positive that are ill.",
            lambda sensitivity, specificity, prevalence: sensitivity,
        ),
        "prevalence_ignored": (
            "The prevalence is ignored, or taken as ½: as if there were as many ill people as "
            "healthy ones.",
            lambda sensitivity, specificity, prevalence: (
                sensitivity / (sensitivity + 1 - specificity)
            ),
        ),
        "specificity_as_false_positive_rate": (
            "The specificity is taken as the false positive rate. It is the share of the healthy "
            "that are called negative, rightly.",
            lambda sensitivity, specificity, prevalence: (
                sensitivity
                * prevalence
                / (sensitivity * prevalence + specificity * (1 - prevalence))
            ),
        ),
        "negative_predictive_value": (
            "This is the negative predictive value: which share of those called negative is "
            "healthy.",
            _npv,
        ),
        "false_omission_rate": (
            "This is the share of those called negative that are ill. Asked for are those called "
            "positive.",
            lambda *arguments: 1 - _npv(*arguments),
        ),
        "share_found_of_all": (
            "This is the share of all people that are ill and called positive, P(+ and ill). It "
            "is to be divided by the share that is called positive.",
            lambda sensitivity, specificity, prevalence: sensitivity * prevalence,
        ),
        "share_called_positive": (
            "This is the share of all people that are called positive, P(+). Asked for is which "
            "share of them is ill.",
            _flagged,
        ),
        "accuracy": (
            "This is the accuracy, the share of all people about whom the test is right.",
            lambda sensitivity, specificity, prevalence: (
                sensitivity * prevalence + specificity * (1 - prevalence)
            ),
        ),
        "healthy_not_weighted": (
            "The false alarms lack their factor 1 − prevalence: the false positive rate is a share "
            "of the healthy, not of all.",
            lambda sensitivity, specificity, prevalence: (
                sensitivity * prevalence / (sensitivity * prevalence + 1 - specificity)
            ),
        ),
        "ill_not_weighted_above": (
            "The factor `prevalence` is missing above the line, or below it. Hits are a share of "
            "all people, sensitivity times prevalence, in both places.",
            lambda *arguments: arguments[0] / _flagged(*arguments),
            lambda sensitivity, specificity, prevalence: (
                sensitivity * prevalence / (sensitivity + (1 - specificity) * (1 - prevalence))
            ),
            lambda sensitivity, specificity, prevalence: (
                sensitivity / (sensitivity + (1 - specificity) * (1 - prevalence))
            ),
        ),
        "miss_rate_for_false_alarms": (
            "The false alarms are computed with 1 − sensitivity, the share of the ill that are "
            "missed. They come from the healthy: 1 − specificity.",
            lambda sensitivity, specificity, prevalence: (
                sensitivity
                * prevalence
                / (sensitivity * prevalence + (1 - sensitivity) * (1 - prevalence))
            ),
        ),
        "f1_of_the_test": (
            "This is the F1 of the test, the harmonic mean of sensitivity and positive predictive "
            "value. Only the second is asked for.",
            lambda sensitivity, specificity, prevalence: (
                2
                * sensitivity
                * prevalence
                / (_flagged(sensitivity, specificity, prevalence) + prevalence)
            ),
        ),
        "odds": (
            "These are odds: those called positive who are ill for each who is not. Asked for is "
            "a share, of all who are called positive.",
            lambda sensitivity, specificity, prevalence: (
                sensitivity * prevalence / ((1 - specificity) * (1 - prevalence))
            ),
        ),
    },
    companions={
        "1 − specificity, the false positive rate": lambda se, sp, prevalence: 1 - sp,
        "1 − sensitivity, the share of the ill that are missed": lambda se, sp, prevalence: 1 - se,
        "the likelihood ratio of a positive test, sensitivity / (1 − specificity)": (
            lambda se, sp, prevalence: se / (1 - sp)
        ),
        "the sensitivity times the specificity": lambda se, sp, prevalence: se * sp,
        "the mean of sensitivity and specificity, the balanced accuracy": (
            lambda se, sp, prevalence: (se + sp) / 2
        ),
        "sensitivity + specificity − 1, Youden's index": lambda se, sp, prevalence: se + sp - 1,
        "the share of all people that are healthy and called positive": (
            lambda se, sp, prevalence: (1 - sp) * (1 - prevalence)
        ),
        "hits over hits and 1 − specificity times the prevalence": (
            lambda se, sp, prevalence: se * prevalence / (se * prevalence + (1 - sp) * prevalence)
        ),
        "hits over the sum of hits and prevalence": (
            lambda se, sp, prevalence: se * prevalence / (se * prevalence + prevalence)
        ),
        "hits over hits and (1 − specificity) − prevalence, as if brackets were missing": (
            lambda se, sp, prevalence: se * prevalence / (se * prevalence + (1 - sp) - prevalence)
        ),
        "hits over hits and 1 − specificity·(1 − prevalence), as if brackets were missing": (
            lambda se, sp, prevalence: (
                se * prevalence / (se * prevalence + 1 - sp * (1 - prevalence))
            )
        ),
        "hits over the share of the healthy": (
            lambda se, sp, prevalence: se * prevalence / (1 - prevalence)
        ),
        "hits over the false positive rate": lambda se, sp, prevalence: se * prevalence / (1 - sp),
        "hits over the prevalence and the false alarms": lambda se, sp, prevalence: (
            se * prevalence / (prevalence + (1 - sp) * (1 - prevalence))
        ),
        "hits over the difference of hits and false alarms": lambda se, sp, prevalence: (
            se * prevalence / (se * prevalence - (1 - sp) * (1 - prevalence))
        ),
        "the share of those called positive that are healthy": (
            lambda *arguments: 1 - positive_predictive_value(*arguments)
        ),
        "the false alarms for each hit": lambda se, sp, prevalence: (
            (1 - sp) * (1 - prevalence) / (se * prevalence)
        ),
        "how much likelier a positive test makes the illness, the answer over the prevalence": (
            lambda *arguments: positive_predictive_value(*arguments) / arguments[2]
        ),
    },
    lesson="A test that is right on 99.99% of the ill and of the healthy, for an illness that one "
    "in 10,000 has: of those it calls positive, half are ill.",
)
