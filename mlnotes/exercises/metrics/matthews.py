"""The correlation of what is true with what is called, from the four counts."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import metrics
from mlnotes.checker.record import Case, Exercise

BIG = "counts that are numpy integers near a thousand million"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 2, 1, 1, 4
    yield 1, 4, 2, 1
    for counts in (
        (3, 1, 2, 0),
        (0, 2, 1, 5),
        (3, 0, 2, 4),
        (3, 2, 0, 4),
        (0, 0, 3, 5),
        (3, 5, 0, 0),
        (0, 3, 0, 5),
        (3, 0, 2, 0),
        (4, 0, 0, 0),
        (0, 0, 0, 4),
        (4, 0, 0, 6),
        (0, 4, 6, 0),
    ):
        yield Case(*counts, word=_special(*counts))
    yield Case(4, 2, 2, 1, word="calls that tell nothing")
    yield 30, 5, 20, 40
    yield 2, 30, 9, 11
    for top in (9, 30, 200, 5000):
        yield tuple(int(count) for count in rng.choice(np.arange(1, top), size=4, replace=False))
    for tp, fp, fn, tn in (
        (900_000_000, 1_000_000_000, 700_000_000, 800_000_000),
        (1_000_000_000, 200_000_000, 300_000_000, 950_000_000),
        rng.integers(10**8, 10**9, size=4, endpoint=True),
    ):
        yield Case(*map(np.int64, (tp, fp, fn, tn)), word=BIG)


def _special(tp, fp, fn, tn):
    """All that is special about counts of which one at least is 0."""
    words = {
        "a count of 0": True,
        "no true positive": tp == 0,
        "no true negative": tn == 0,
        "no false positive": fp == 0,
        "no false negative": fn == 0,
        "all rows called alike": tp + fp == 0 or tn + fn == 0,
        "all rows of one class": tp + fn == 0 or tn + fp == 0,
        "every row right": fp + fn == 0,
        "every row wrong": tp + tn == 0,
    }
    return tuple(word for word, holds in words.items() if holds)


def _totals(tp, fp, fn, tn):
    """As whole numbers of Python, which never overflow."""
    tp, fp, fn, tn = (int(count) for count in (tp, fp, fn, tn))
    return tp + fp, tp + fn, tn + fp, tn + fn


def _product(tp, fp, fn, tn):
    return math.prod(_totals(tp, fp, fn, tn))


def _determinant(tp, fp, fn, tn):
    return int(tp) * int(tn) - int(fp) * int(fn)


def _ratio(above: Callable, below: Callable) -> Callable:
    """above / below, 0.0 where one of the four totals is 0."""

    def wrong(*counts):
        return above(*counts) / below(*counts) if _product(*counts) else 0.0

    return wrong


def _root(*counts):
    return math.sqrt(_product(*counts))


def _root_of(*places: int) -> Callable:
    """The root of the product of some of the totals (called +, true +, true −, called −)."""
    return lambda *counts: math.sqrt(math.prod(_totals(*counts)[place] for place in places))


def _share(part, rest):
    return part / (part + rest) if part + rest else 0.0


def _youden(tp, fp, fn, tn):
    """Not defined where one of the classes is missing."""
    return tp / (int(tp) + int(fn)) + tn / (int(tn) + int(fp)) - 1


def _as_given(divide: Callable, root: Callable) -> Callable:
    """The formula with the numbers as they are: no question asked, and 64 bits for each product."""

    def wrong(tp, fp, fn, tn):
        below = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
        return divide(tp * tn - fp * fn, root(below))

    return wrong


def _guarded(wrong: Callable) -> Callable:
    return lambda *counts: wrong(*counts) if _product(*counts) else 0.0


def _without_question(divide: Callable) -> Callable:
    return lambda *counts: divide(float(_determinant(*counts)), _root(*counts))


def _quotient(above, below):
    return above / below


_AS_GIVEN = [
    _as_given(divide, root)
    for divide in (_quotient, np.divide)
    for root in (math.sqrt, np.sqrt, lambda number: number**0.5)
]


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="matthews(tp, fp, fn, tn)",
    task="Return the Matthews correlation coefficient, "
    "(tp·tn − fp·fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn)), and 0.0 where one of these four totals is "
    "0. The counts are whole numbers of at least 0, Python's or numpy's (np.int64), up to a "
    "thousand million: the product of four does not fit into 64 bits.",
    reference=metrics.matthews,
    cases=_cases,
    hints=(
        "It is the correlation of two columns of 0 and 1: what is true, and what is called. A "
        "column that never varies correlates with nothing.",
        "Above stands tp·tn − fp·fn; below the root of the product of four totals: called "
        "positive, positive, negative, called negative.",
        "`tp, fp, fn, tn = float(tp), float(fp), float(fn), float(tn)`: floats have room for the "
        "product, where numpy's integers run over.",
    ),
    mistakes={
        "root_left_out": (
            "The root below the bar is missing, so this is far too small: the product of four "
            "totals has the size of n⁴, and what stands above that of n².",
            _ratio(_determinant, _product),
        ),
        "f1": (
            "This is F1, 2·tp/(2·tp + fp + fn). It does not look at the true negatives at all.",
            lambda tp, fp, fn, tn: _share(2 * int(tp), int(fp) + int(fn)),
        ),
        "balanced_accuracy": (
            "This is the balanced accuracy, the mean of recall and specificity. For constant calls "
            "it is ½, and how often positive is called does not matter to it.",
            lambda *counts: (_youden(*counts) + 1) / 2,
        ),
        "youden": (
            "This is recall + specificity − 1, Youden's J. It tells how often what is true is "
            "called; Matthews asks as well how often what is called is true.",
            _youden,
        ),
        "markedness": (
            "This is precision + negative predictive value − 1. It tells how often what is called "
            "is true; Matthews asks as well how often what is true is called.",
            lambda tp, fp, fn, tn: _youden(tp, fn, fp, tn),
        ),
        "absolute_value": (
            "The sign is lost. A negative correlation is worse than chance: the calls are more "
            "often wrong than those of a coin.",
            lambda *counts: abs(metrics.matthews(*counts)),
        ),
        "plus_above_the_bar": (
            "Above the bar the two products are added. Right rows are set against wrong ones: "
            "tp·tn − fp·fn.",
            _ratio(lambda tp, fp, fn, tn: int(tp) * int(tn) + int(fp) * int(fn), _root),
        ),
        "sums_above_the_bar": (
            "Above the bar stands a sum where a product is meant: tp·tn − fp·fn.",
            _ratio(lambda tp, fp, fn, tn: int(tp) + int(tn) - int(fp) - int(fn), _root),
        ),
        "wrong_products": (
            "The wrong counts are multiplied with each other above the bar. The two kinds of right "
            "rows belong together, tp·tn, and the two kinds of wrong ones, fp·fn.",
            _ratio(lambda tp, fp, fn, tn: int(tp) * int(fp) - int(fn) * int(tn), _root),
            _ratio(lambda tp, fp, fn, tn: int(tp) * int(fn) - int(fp) * int(tn), _root),
            _ratio(
                lambda tp, fp, fn, tn: int(tp) * int(fp) - int(tn) * int(fn), _root_of(0, 0, 3, 3)
            ),
            _ratio(lambda tp, fp, fn, tn: int(fp) * int(fn) - int(tp) * int(tn), _root),
        ),
        "overflow": (
            "With large numpy integers the product below the bar runs over: np.int64 has room up "
            "to 9.2·10¹⁸, and then begins anew from the other end, without an error. Turn the "
            "counts into floats first, or take roots before you multiply.",
            *map(_guarded, _AS_GIVEN),
        ),
        "undefined_not_caught": (
            "Where one of the totals is 0 the fraction is 0/0, and that is not caught, or not for "
            "each of the four: Python raises an error, numpy gives NaN. Return 0.0 there.",
            _without_question(_quotient),
            _without_question(np.divide),
        ),
        "overflow_and_undefined": (
            "Two things are not caught: a total of 0, where the fraction is 0/0 (return 0.0 "
            "there), and large numpy integers, whose product does not fit into 64 bits (turn the "
            "counts into floats first).",
            *_AS_GIVEN,
        ),
        "a_total_left_out": (
            "Below the bar one or two of the four totals are missing: called positive, positive, "
            "negative, called negative.",
            *(
                _ratio(_determinant, _root_of(*places))
                for places in ((0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3), (0, 1), (2, 3))
            ),
        ),
        "a_total_twice": (
            "Below the bar one of the four totals stands twice, in the place of another: called "
            "positive, positive, negative and called negative, each once.",
            *(
                _ratio(_determinant, _root_of(*places))
                for places in (
                    (0, 0, 1, 2),
                    (0, 0, 1, 3),
                    (0, 0, 2, 3),
                    (0, 1, 1, 2),
                    (0, 1, 1, 3),
                    (1, 1, 2, 3),
                    (0, 1, 2, 2),
                    (0, 2, 2, 3),
                    (1, 2, 2, 3),
                    (0, 1, 3, 3),
                    (0, 2, 3, 3),
                    (1, 2, 3, 3),
                    (0, 0, 1, 1),
                    (2, 2, 3, 3),
                    (0, 0, 2, 2),
                    (1, 1, 3, 3),
                )
            ),
        ),
    },
    companions={
        "the accuracy": lambda tp, fp, fn, tn: _share(int(tp) + int(tn), int(fp) + int(fn)),
        "the error rate": lambda tp, fp, fn, tn: _share(int(fp) + int(fn), int(tp) + int(tn)),
        "the precision": lambda tp, fp, fn, tn: _share(int(tp), int(fp)),
        "the recall": lambda tp, fp, fn, tn: _share(int(tp), int(fn)),
        "the specificity": lambda tp, fp, fn, tn: _share(int(tn), int(fp)),
        "Cohen's kappa": metrics.cohen_kappa,
        "the F1 of the negatives": lambda tp, fp, fn, tn: _share(2 * int(tn), int(fp) + int(fn)),
        "the square of the coefficient": lambda *counts: metrics.matthews(*counts) ** 2,
        "the root of the coefficient's size": lambda *counts: abs(metrics.matthews(*counts)) ** 0.5,
        "the mean of the F1 of both classes": lambda tp, fp, fn, tn: (
            sum(_share(2 * int(right), int(fp) + int(fn)) for right in (tp, tn)) / 2
        ),
        "tp·tn less a fraction: brackets are missing around tp·tn − fp·fn": (
            lambda tp, fp, fn, tn: (
                int(tp) * int(tn) - int(fp) * int(fn) / _root(tp, fp, fn, tn)
                if _product(tp, fp, fn, tn)
                else 0.0
            )
        ),
        "the coefficient, or 0 where it is negative": lambda *counts: max(
            0.0, metrics.matthews(*counts)
        ),
        "what stands above the bar alone": _determinant,
        "what stands below the bar alone": _root,
        "the geometric mean of precision and recall": lambda tp, fp, fn, tn: math.sqrt(
            _share(int(tp), int(fp)) * _share(int(tp), int(fn))
        ),
        "the geometric mean of recall and specificity": lambda tp, fp, fn, tn: math.sqrt(
            _share(int(tp), int(fn)) * _share(int(tn), int(fp))
        ),
        "the fraction with a cube root below the bar": _ratio(
            _determinant, lambda *counts: _product(*counts) ** (1 / 3)
        ),
        "the fraction with a fourth root below the bar": _ratio(
            _determinant, lambda *counts: _product(*counts) ** 0.25
        ),
        "the fraction with the sum of the four totals below the bar": _ratio(
            _determinant, lambda *counts: sum(_totals(*counts))
        ),
        "the fraction with the root of the sum of the four totals below the bar": _ratio(
            _determinant, lambda *counts: math.sqrt(sum(_totals(*counts)))
        ),
        "the root of (tp·tn − fp·fn) divided by the product below it": _ratio(
            lambda *counts: math.sqrt(_determinant(*counts)), _root
        ),
        "the coefficient brought to a scale from 0 to 1, (1 + MCC)/2": lambda *counts: (
            (1 + metrics.matthews(*counts)) / 2
        ),
        "tp·tn − fp·fn, divided by the square of the number of rows": lambda *counts: (
            _determinant(*counts) / sum(map(int, counts)) ** 2
        ),
        "(tp·tn − fp·fn) / (tp·tn + fp·fn), Yule's Q": lambda tp, fp, fn, tn: (
            _determinant(tp, fp, fn, tn) / (int(tp) * int(tn) + int(fp) * int(fn))
        ),
    },
    lesson="It is 1 only when every row is right, and 0 for every constant call, whatever the "
    "prevalence. All four counts enter, so it does not matter which label is called positive.",
)
