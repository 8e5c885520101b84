"""How much each class must weigh, so that all weigh the same together."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.balancing import balanced_class_weights
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.imbalanced_data._cases import TEXTS

MORE = "more than two classes"
GAPS = "numbers as labels that do not count from 0 on"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (np.array([0, 0, 0, 1]),)
    yield (np.array([1, 0, 1, 1, 1]),)
    yield Case(np.array([0, 1, 2, 0, 1, 0]), word=MORE)
    yield Case(np.array([2, 5, 5]), word=GAPS)
    yield Case(np.array(["b", "a", "b", "b", "b"]), word=TEXTS)
    yield Case(np.array([1, 0, 0, 1]), word="classes of one size")
    yield Case(np.array([-1, 1, 1, -1, 1, 1, 1]), word=GAPS)
    for labels, word in [
        ([0, 1], ""),
        ([0, 1], ""),
        ([0, 1, 2], MORE),
        (["ill", "well"], TEXTS),
        ([0, 1], ""),
        ([0, 1, 2, 3], MORE),
        ([3, 7, 8], GAPS),
        (["a", "b", "c", "d"], TEXTS),
        ([0, 2], GAPS),
    ]:
        counts = rng.permutation(np.cumsum(rng.integers(2, 9, size=len(labels))))
        yield Case(rng.permutation(np.repeat(labels, counts)), word=word)


def _by_class(weight: Callable) -> Callable:
    """A wrong table, from a function of the counts of all classes and their sum."""

    def table(y):
        labels, counts = np.unique(y, return_counts=True)
        weights = weight(counts.astype(float), len(y)) * np.ones(len(labels))
        return dict(zip(labels.tolist(), weights.tolist(), strict=True))

    return table


def _floored(counts, n):
    return n // (len(counts) * counts)


def _numbered(y):
    """The right weights, under 0, 1, … in the place of the labels."""
    return dict(enumerate(balanced_class_weights(y).values()))


def _as_texts(y):
    return {str(label): weight for label, weight in balanced_class_weights(y).items()}


exercise = Exercise(
    __name__,
    points=1,
    minutes=6,
    signature="balanced_class_weights(y)",
    task="`y`, (n,), holds the labels, numbers or texts, of two to four classes. Return a dict "
    "with a weight for each label that occurs: n / (k·count), where k is the number of classes "
    "and `count` that of the label's rows. The keys are the labels themselves.",
    reference=balanced_class_weights,
    cases=_cases,
    hints=(
        "A class that has half as many rows should weigh twice as much a row. What does each "
        "class weigh in all, when its weight is taken once for each of its rows?",
        "n/k is what each class should weigh in all. It is shared out to the rows of the class: "
        "n/k divided by their count.",
        "`labels, counts = np.unique(y, return_counts=True)`. `zip` and `dict` make a table of the "
        "labels and their weights.",
    ),
    mistakes={
        "inverted": (
            "This is upside down, k·count/n: the frequent class gets the large weight.",
            _by_class(lambda counts, n: len(counts) * counts / n),
        ),
        "normalised_to_sum_1": (
            "The weights of the classes add up to 1 here. They should be such that the rows' "
            "weights add up to n, so that the loss keeps its size.",
            _by_class(lambda counts, n: 1 / counts / np.sum(1 / counts)),
        ),
        "k_forgotten": (
            "This is n/count: the number of classes k is left out, and the rows' weights add up "
            "to k·n.",
            _by_class(lambda counts, n: n / counts),
        ),
        "two_classes_taken_for_granted": (
            "This is n / (2·count), which is right for two classes only. k is the number of "
            "different labels in y.",
            _by_class(lambda counts, n: n / (2 * counts)),
        ),
        "one_over_count": (
            "This is 1/count. The rows of a class then weigh 1 in all; they should weigh n/k.",
            _by_class(lambda counts, n: 1 / counts),
        ),
        "n_forgotten": (
            "This is 1 / (k·count): n is left out, and the rows' weights add up to 1, not to n.",
            _by_class(lambda counts, n: 1 / (len(counts) * counts)),
        ),
        "share": (
            "These are the shares of the classes, count/n. The weight of a class is large where "
            "its share is small.",
            _by_class(lambda counts, n: counts / n),
        ),
        "one_minus_share": (
            "This is 1 minus the share of the class (divided or not): for two classes the share "
            "of the other one. It grows too little where a class is very rare.",
            _by_class(lambda counts, n: 1 - counts / n),
            _by_class(lambda counts, n: (1 - counts / n) / (len(counts) - 1)),
        ),
        "counts": (
            "These are the counts of the classes.",
            _by_class(lambda counts, n: counts),
        ),
        "against_the_largest": (
            "The weights are measured against one class, the largest or the smallest, whose weight "
            "is 1. Between themselves they are right; but the rows' weights should add up to n.",
            _by_class(lambda counts, n: counts.max() / counts),
            _by_class(lambda counts, n: counts.min() / counts),
        ),
        "normalised_to_mean_1": (
            "The weights of the classes have the mean 1. It is the rows' weights that should: n "
            "of them add up to n, and a frequent class has more rows.",
            _by_class(lambda counts, n: len(counts) / counts / np.sum(1 / counts)),
        ),
        "others_over_count": (
            "n − count, the number of the other rows, stands above the line here. It is n that is "
            "shared out.",
            _by_class(lambda counts, n: (n - counts) / counts),
            _by_class(lambda counts, n: (n - counts) / (len(counts) * counts)),
            _by_class(lambda counts, n: (n - counts) / ((len(counts) - 1) * counts)),
        ),
        "bracket_missing": (
            "This is n/k·count: without brackets around k·count, the count multiplies.",
            _by_class(lambda counts, n: n / len(counts) * counts),
        ),
        "whole_numbers": (
            "The weights are rounded to whole numbers, as `//`, `int` and `round` do.",
            _by_class(_floored),
            _by_class(lambda counts, n: np.round(n / (len(counts) * counts))),
        ),
        "numbered_classes": (
            "The keys are 0, 1, … in the place of the labels. The weights are right.",
            _numbered,
        ),
        "texts_for_numbers": (
            "The keys are texts where the labels are numbers: '0' is not 0. The weights are right.",
            _as_texts,
        ),
        "weight_of_all_rows": (
            "This is what all rows of a class weigh together, n/k for each class. Asked for is "
            "what one of them weighs.",
            _by_class(lambda counts, n: n / len(counts)),
        ),
        "list_in_place_of_dict": (
            "These are the right weights, in a list or an array. Return a dict, with the labels "
            "as keys.",
            lambda y: np.array([*balanced_class_weights(y).values()]),
        ),
        "weight_of_each_row": (
            "These are the right weights row by row. Return a dict, with each label once.",
            lambda y: np.array([balanced_class_weights(y)[label] for label in y.tolist()]),
        ),
    },
    companions={
        "the root of the right weights": _by_class(
            lambda counts, n: np.sqrt(n / (len(counts) * counts))
        ),
        "n over the root of the counts": _by_class(lambda counts, n: n / np.sqrt(counts)),
        "one over the root of the counts": _by_class(lambda counts, n: 1 / np.sqrt(counts)),
        "the logarithm of n/count": _by_class(lambda counts, n: np.log(n / counts)),
        "the logarithm of the right weights": _by_class(
            lambda counts, n: np.log(n / (len(counts) * counts))
        ),
        "the square of the right weights": _by_class(
            lambda counts, n: (n / (len(counts) * counts)) ** 2
        ),
        "n over the square of the count": _by_class(lambda counts, n: n / counts**2),
        "the largest count over k·count": _by_class(
            lambda counts, n: counts.max() / (len(counts) * counts)
        ),
        "the right weights in ascending order, whatever their labels": _by_class(
            lambda counts, n: np.sort(n / (len(counts) * counts))
        ),
        "the right weights in descending order, whatever their labels": _by_class(
            lambda counts, n: np.sort(n / (len(counts) * counts))[::-1]
        ),
        "the right weights, at the labels in reverse order": _by_class(
            lambda counts, n: n / (len(counts) * counts[::-1])
        ),
        "the right weights, at the labels in the order in which they first come in y": (
            lambda y: dict(
                zip(dict.fromkeys(y.tolist()), balanced_class_weights(y).values(), strict=True)
            )
        ),
        "the weights of counts in the order in which the labels first come in y, at the labels in "
        "ascending order": lambda y: dict(
            zip(
                balanced_class_weights(y),
                [balanced_class_weights(y)[label] for label in dict.fromkeys(y.tolist())],
                strict=True,
            )
        ),
        "k/count": _by_class(lambda counts, n: len(counts) / counts),
        "k·n/count": _by_class(lambda counts, n: len(counts) * n / counts),
        "count/k": _by_class(lambda counts, n: counts / len(counts)),
        "count/(k·n)": _by_class(lambda counts, n: counts / (len(counts) * n)),
        "n/(k + count), with a sum in the place of the product": _by_class(
            lambda counts, n: n / (len(counts) + counts)
        ),
        "n/(k·(count + 1))": _by_class(lambda counts, n: n / (len(counts) * (counts + 1))),
        "(n − 1)/(k·count)": _by_class(lambda counts, n: (n - 1) / (len(counts) * counts)),
        "n/(k·(count − 1))": _by_class(lambda counts, n: n / (len(counts) * (counts - 1))),
        "n/((k − 1)·count)": _by_class(lambda counts, n: n / ((len(counts) - 1) * counts)),
        "n/((k + 1)·count)": _by_class(lambda counts, n: n / ((len(counts) + 1) * counts)),
        "k minus the share of the class times k, k·(1 − count/n)": _by_class(
            lambda counts, n: len(counts) * (1 - counts / n)
        ),
        "the mean count over the largest count": _by_class(
            lambda counts, n: counts.mean() / counts.max()
        ),
        "a weight of 1 for every class": _by_class(lambda counts, n: 1.0),
        "the largest count less the count of the class": _by_class(
            lambda counts, n: counts.max() - counts
        ),
        "exp(−count/n)": _by_class(lambda counts, n: np.exp(-counts / n)),
    },
    lesson="Weighted so, both classes have the same say in the loss. It is the same in the mean as "
    "showing the rare rows more often, and bends the probabilities in the same way.",
)
