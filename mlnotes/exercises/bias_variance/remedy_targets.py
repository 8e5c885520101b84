"""What each remedy is good for: bias or variance."""

from collections.abc import Callable, Collection, Iterator
from itertools import chain, combinations

import numpy as np

from mlnotes.checker.record import Exercise

TARGETS = {
    "more training data": "variance",
    "fewer features": "variance",
    "fewer parameters": "variance",
    "more regularisation": "variance",
    "bagging": "variance",
    "early stopping": "variance",
    "more features": "bias",
    "more parameters": "bias",
    "less regularisation": "bias",
    "longer training": "bias",
    "boosting": "bias",
}


def remedy_targets(remedy):
    return TARGETS[remedy]


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for remedy in rng.permutation(list(TARGETS)).tolist():
        yield (remedy,)


def _turned(remedies: Collection[str]) -> Callable:
    """The right answers, but for some remedies the other one."""
    other = {"bias": "variance", "variance": "bias"}
    return lambda remedy: other[TARGETS[remedy]] if remedy in remedies else TARGETS[remedy]


def _any_of(*remedies: str) -> Iterator[Callable]:
    """Some of these remedies turned round, or all."""
    sizes = range(1, len(remedies) + 1)
    some = chain.from_iterable(combinations(remedies, size) for size in sizes)
    return map(_turned, some)


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="remedy_targets(remedy)",
    task="Return 'bias' or 'variance', whichever the remedy brings down. `remedy` is one of "
    "'bagging', 'boosting', 'early stopping', 'longer training', 'more training data', 'more "
    "features', 'fewer features', 'more parameters', 'fewer parameters', 'more regularisation' and "
    "'less regularisation'. Texts are compared letter by letter.",
    reference=remedy_targets,
    cases=_cases,
    hints=(
        "Ask of each remedy whether it lets the model follow the data more closely, or keeps it "
        "from following one data set too closely.",
        "A looser model has less bias, a stiffer or averaged one less variance. Bagging averages "
        "models that were each trained in full; boosting adds models, each trained on what those "
        "before it left over.",
        "Begin with a set of those that go the same way, say `loosens = {'more features', 'more "
        "parameters'}`. Which others let the model follow its training data more closely?",
    ),
    mistakes={
        "more_data_for_bias": (
            "More training data is taken for a remedy of bias. A straight line through a curve "
            "stays a straight line, however many points there are; what settles down with more "
            "of them is how far it moves.",
            *_any_of("more training data"),
        ),
        "ensembles_swapped": (
            "Boosting or bagging is taken for the other. One averages models that hardly know of "
            "each other, so that their luck evens out; the other builds a stronger model out of "
            "weak ones, step by step.",
            *_any_of("boosting", "bagging"),
        ),
        "regularisation_swapped": (
            "Regularisation is taken the wrong way: a penalty holds a model back. With a strong "
            "one it hardly moves with the data, with a weak one it can bend.",
            *_any_of("more regularisation", "less regularisation"),
        ),
        "size_swapped": (
            "Something is the wrong way round with features or parameters: the more a model has, "
            "the more shapes it can take, and the more of its data's accidents it can follow.",
            *_any_of("more features", "fewer features", "more parameters", "fewer parameters"),
        ),
        "training_time_swapped": (
            "Training time is taken the wrong way. A model begins stiff and follows its data ever "
            "more closely, the accidents last: that is why one stops early, or goes on.",
            *_any_of("early stopping", "longer training"),
        ),
        "all_swapped": (
            "Every answer is the other one. Bias is what a model cannot say, variance what it "
            "picks up from one data set by accident.",
            _turned(TARGETS),
        ),
    },
    lesson="Find out first which of the two it is: half of the remedies against the one make the "
    "other worse.",
)
