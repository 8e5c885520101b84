"""Answers to bias_variance/remedy_targets: right ones, and wrong ones by what they are told."""

import numpy as np

_AGAINST_VARIANCE = [
    "more training data",
    "fewer features",
    "fewer parameters",
    "more regularisation",
    "bagging",
    "early stopping",
]


def loop(remedy):
    for known in _AGAINST_VARIANCE:
        if remedy == known:
            return "variance"
    return "bias"


def vectorised(remedy):
    return np.where(np.isin(remedy, _AGAINST_VARIANCE), "variance", "bias")


def library(remedy):
    """A dict of all of them, and numpy's own kind of text."""
    table = dict.fromkeys(_AGAINST_VARIANCE, "variance")
    for against_bias in (
        "more features",
        "more parameters",
        "less regularisation",
        "longer training",
        "boosting",
    ):
        table[against_bias] = "bias"
    return np.str_(table[remedy])


def matched(remedy):
    match remedy.split():
        case ["more", "features" | "parameters"] | ["less", _] | ["longer", _] | ["boosting"]:
            return "bias"
    return "variance"


def by_first_word(remedy):
    if remedy in {"more training data", "more regularisation"}:
        return "variance"
    return "bias" if remedy.startswith(("more", "less", "longer", "boost")) else "variance"


def _but(*turned):
    """The right answers, but for some."""

    def program(remedy):
        right = loop(remedy)
        if remedy in turned:
            return "bias" if right == "variance" else "variance"
        return right

    return program


more_data_for_bias__more_is_stronger = _but("more training data")
ensembles_swapped__both = _but("bagging", "boosting")
ensembles_swapped__boosting_averages = _but("boosting")
regularisation_swapped__both = _but("more regularisation", "less regularisation")
regularisation_swapped__more = _but("more regularisation")
size_swapped__all = _but("more features", "fewer features", "more parameters", "fewer parameters")
size_swapped__features = _but("more features", "fewer features")
size_swapped__more = _but("more features", "more parameters")
training_time_swapped__both = _but("early stopping", "longer training")
training_time_swapped__early = _but("early stopping")
all_swapped__names = _but(*_AGAINST_VARIANCE, *(
    "more features", "more parameters", "less regularisation", "longer training", "boosting"
))  # fmt: skip


def one_sided__data_and_early_stopping(remedy):
    return "bias" if remedy in ("more training data", "early stopping") else loop(remedy)


def one_sided__boosting_and_features(remedy):
    return "variance" if remedy in ("boosting", "more features") else loop(remedy)


def one_sided__more_is_bias(remedy):
    return "bias" if remedy.startswith(("more", "longer", "boost")) else "variance"


def constant__always_variance(remedy):
    return "variance"


def spelling__high_bias(remedy):
    return loop(remedy).capitalize()


def spelling__high(remedy):
    return "high " + loop(remedy)


def raised__american_spelling(remedy):
    table = dict.fromkeys([*_AGAINST_VARIANCE, "more regularization"], "variance")
    table.pop("more regularisation")
    return table.get(remedy) or {"more features": "bias", "boosting": "bias"}[remedy]


def none__bias_forgotten(remedy):
    if remedy in _AGAINST_VARIANCE:
        return "variance"


def type__truth_value(remedy):
    return remedy in _AGAINST_VARIANCE
