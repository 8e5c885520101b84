"""The four ways in which a prediction can stand to the truth, counted."""

from collections.abc import Callable, Iterator
from itertools import permutations

import numpy as np

from mlnotes import confusion
from mlnotes.checker.record import Case, Exercise

SEVERAL = "more than two labels"
TEXTS = "texts for labels"
SEVERAL_TEXTS = "more than two texts for labels"
NOT_TRUE = "a `positive` that is never true"
NOT_CALLED = "a `positive` that is never predicted"
NOWHERE = "a `positive` that occurs nowhere"
WITHIN_ANOTHER = "a label that holds another one"
ONLY_POSITIVE = "no row with another label"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([2, 2, 2, 2, 5, 5]), np.array([2, 2, 2, 5, 2, 2]), 2
    yield np.array([0, 0, 1, 1, 1, 0, 0]), np.array([1, 0, 1, 0, 0, 0, 0]), 1
    yield np.array([0, 0, 1, 1, 1, 0, 0]), np.array([1, 0, 1, 0, 0, 0, 0]), 0
    yield Case(
        np.array(["ill", "well", "well", "ill"]),
        np.array(["ill", "ill", "ill", "ill"]),
        "ill",
        word=TEXTS,
    )
    yield Case(
        np.array(["cat", "wildcat", "wildcat"]),
        np.array(["wildcat", "wildcat", "cat"]),
        "cat",
        word=WITHIN_ANOTHER,
    )
    yield Case(np.array([3, 1, 1, 2, 2, 2]), np.array([3, 2, 3, 2, 1, 1]), 2, word=SEVERAL)
    yield Case(np.array([3, 1, 1, 2, 2, 2]), np.array([3, 2, 3, 2, 1, 1]), 1, word=SEVERAL)
    yield Case(np.array([1, 1, 2, 2]), np.array([1, 3, 2, 3]), 1, word=SEVERAL)
    yield Case(np.array([1, 2, 2]), np.array([1, 5, 2]), 5, word=NOT_TRUE)
    yield Case(np.array([4, 4, 7]), np.array([7, 7, 7]), 4, word=NOT_CALLED)
    yield Case(np.array([4, 7, 7]), np.array([7, 7, 7]), 3, word=NOWHERE)
    yield Case(np.array([6, 6]), np.array([6, 6]), 6, word=ONLY_POSITIVE)
    for n, names, positive, word in (
        (9, np.array([-1, 4]), -1, ""),
        (12, np.array([3, 8]), 8, ""),
        (30, np.array([0, 1]), 0, ""),
        (11, np.array(["no", "yes"]), "yes", TEXTS),
        (14, np.array(["spam", "fine"]), "fine", TEXTS),
        (16, np.array([0, 1, 2]), 2, SEVERAL),
        (25, np.array([0, 1, 5, 9]), 5, SEVERAL),
        (20, np.array(["bird", "cat", "dog"]), "cat", SEVERAL_TEXTS),
    ):
        y_true, y_pred = rng.choice(names, size=n), rng.choice(names, size=n)
        # One row of each kind at least, so that no count is 0.
        other = names[names != positive][0]
        y_true[:4], y_pred[:4] = (
            [positive, other, positive, other],
            [positive, positive, other, other],
        )
        order = rng.permutation(n)
        yield Case(y_true[order], y_pred[order], positive, word=word)


def _counted(is_positive: Callable, is_called: Callable | None = None) -> Callable:
    """The four counts, with other ideas of who is positive and who is called so."""

    def counts(y_true, y_pred, positive):
        true = np.array([is_positive(label, positive) for label in y_true.tolist()])
        called = [(is_called or is_positive)(label, positive) for label in y_pred.tolist()]
        return tuple(confusion.confusion_counts(true, np.array(called), positive=True))

    return counts


def _largest_positive(y_true, y_pred, positive):
    return tuple(confusion.confusion_counts(y_true, y_pred, max(y_true.max(), y_pred.max())))


def _changed(change: Callable) -> Callable:
    """The right counts, changed by `change(counts, y_true, y_pred, positive)`."""

    def counts(y_true, y_pred, positive):
        right = confusion.confusion_counts(y_true, y_pred, positive)
        return change(right, y_true, y_pred, positive)

    return counts


def _negatives_confused(y_true, y_pred, positive):
    """Rows of one negative label that were called by another negative label."""
    wrong = (y_true != y_pred) & (y_true != positive) & (y_pred != positive)
    return int(wrong.sum())


def _moved_from_tn(*, to: str = "") -> Callable:
    """Those rows taken out of the true negatives and added to others."""

    def change(right, y_true, y_pred, positive):
        n = _negatives_confused(y_true, y_pred, positive)
        counts = right._replace(tn=right.tn - n)
        return tuple(
            count + n * (name in to.split())
            for name, count in zip(counts._fields, counts, strict=True)
        )

    return _changed(change)


def _all_right_rows(right, y_true, y_pred, positive):
    return (int((y_true == y_pred).sum()), right.fp, right.fn, right.tn)


def _masks(y_true, y_pred, positive):
    true, called = y_true == positive, y_pred == positive
    return true & called, ~true & called, true & ~called, ~true & ~called


def _only_negative(which: Callable) -> Callable:
    """Negative is one label only: `which(the labels that are not positive)`."""

    def counts(y_true, y_pred, positive):
        labels = np.union1d(y_true, y_pred)
        negative = which(labels[labels != positive])
        return tuple(
            int(((y_true == true) & (y_pred == called)).sum())
            for true, called in (
                (positive, positive),
                (negative, positive),
                (positive, negative),
                (negative, negative),
            )
        )

    return counts


_SWAPPED, _FROM_ZERO = (0, 2, 1, 3), (3, 1, 2, 0)
_BOTH = (3, 2, 1, 0)
_ORDERS = [
    order
    for order in permutations(range(4))
    if order not in (tuple(range(4)), _SWAPPED, _FROM_ZERO, _BOTH)
]


def _ordered(*order: int) -> Callable:
    return _changed(lambda right, *_: tuple(right[place] for place in order))


def _rates(counts):
    tp, fp, fn, tn = counts
    return tp / (tp + fp), tp / (tp + fn), tn / (tn + fp)


def _as_rows(*order: int) -> Callable:
    return _changed(lambda right, *_: np.array([right[place] for place in order]).reshape(2, 2))


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="confusion_counts(y_true, y_pred, positive)",
    task="Return the counts `(tp, fp, fn, tn)`, in this order. `y_true` and `y_pred` are arrays of "
    "labels of one length, whole numbers or texts, of two kinds or more. `positive` is the label "
    "looked for, and every other label is negative. It need not be 1, and need not occur in both "
    "arrays, nor in either.",
    reference=confusion.confusion_counts,
    returns=("tp", "fp", "fn", "tn"),
    cases=_cases,
    hints=(
        "Two questions a row: is it positive, and was it called positive? Two answers each make "
        "four kinds of row.",
        "The second letter is what was said: P is called positive. The first says whether that "
        "was right: a false negative was called negative and is positive.",
        "`is_positive = y_true == positive` has a yes or no for each row, and so has "
        "`is_called = y_pred == positive`. `&` is and, `~` is not, `np.sum` counts the yeses.",
    ),
    mistakes={
        "fp_fn_swapped": (
            "False positives and false negatives are exchanged (or `y_true` and `y_pred` are). A "
            "false positive was called positive and is not: a false alarm.",
            _ordered(*_SWAPPED),
        ),
        "positive_taken_as_one": (
            "The positive label is not taken from `positive`: these are the counts with 1, or the "
            "largest label, or any that is not 0, for the positive one.",
            _counted(lambda label, _: label == 1),
            _counted(lambda label, _: bool(label)),
            _counted(lambda label, _: label > 0),
            _largest_positive,
        ),
        "true_negatives_first": (
            "This is the order (tn, fp, fn, tp), in which scikit-learn's matrix is read for the "
            "labels 0 and 1. Here the true positives come first.",
            _ordered(*_FROM_ZERO),
        ),
        "negative_taken_as_positive": (
            "Positive and negative are exchanged throughout: this counts as if every label but "
            "`positive` were the one looked for. (Or the order is turned round.)",
            _ordered(*_BOTH),
        ),
        "wrong_order": (
            "The four counts are right, but not in the order (tp, fp, fn, tn).",
            *(_ordered(*order) for order in _ORDERS),
        ),
        "every_right_row_a_true_positive": (
            "Every row that is right is counted as a true positive. A right row whose label is not "
            "`positive` is a true negative.",
            _changed(_all_right_rows),
            _changed(lambda right, t, p, _: (int((t == p).sum()), *right[1:3], 0)),
        ),
        "negatives_told_apart": (
            "A row with one negative label that was called another negative label is not counted "
            "as a true negative. It was not positive and was not called so: for this question "
            "that is right.",
            _moved_from_tn(),
            _moved_from_tn(to="fp"),
            _moved_from_tn(to="fn"),
            _moved_from_tn(to="fp fn"),
        ),
        "only_one_negative_label": (
            "Only one label counts as the negative one, so rows with a third one are lost. Every "
            "label but `positive` is negative.",
            _only_negative(lambda others: others[0]),
            _only_negative(lambda others: others[-1]),
            _only_negative(lambda others: 0),
            _only_negative(lambda others: 1),
        ),
        "hits_left_in": (
            "The true positives are still among the others: `y_pred == positive` holds of all who "
            "were called positive, rightly or not, and `y_true == positive` of all who are.",
            _changed(
                lambda right, *_: (right.tp, right.tp + right.fp, right.tp + right.fn, right.tn)
            ),
            _changed(lambda right, *_: (right.tp, right.tp + right.fp, right.fn, right.tn)),
            _changed(lambda right, *_: (right.tp, right.fp, right.tp + right.fn, right.tn)),
            _changed(lambda r, *_: (r.tp, r.tp + r.fp, r.tp + r.fn, r.tn + r.fp)),
            _changed(lambda r, *_: (r.tp, r.tp + r.fp, r.tp + r.fn, r.tn + r.fn)),
        ),
        "two_kinds_in_one_count": (
            "A count holds rows of two kinds, or of more. Each row belongs to exactly one of the "
            "four, so that they add up to the number of rows.",
            _changed(lambda r, *_: (r.tp, r.fp, r.fn + r.tn, r.tn)),
            _changed(lambda r, *_: (r.tp, r.fp + r.tn, r.fn, r.tn)),
            _changed(lambda r, *_: (r.tp, r.fp + r.tn, r.fn + r.tn, r.tn)),
            _changed(lambda r, *_: (r.tp, r.fp, r.fn, r.fn + r.tn)),
            _changed(lambda r, *_: (r.tp, r.fp, r.fn, r.fp + r.tn)),
            _changed(lambda r, *_: (r.tp, r.fp, r.fn, r.fp + r.fn + r.tn)),
            _changed(lambda r, *_: (r.tp + r.fp + r.fn, *r[1:])),
            _changed(lambda r, *_: (r.tp + r.fp, *r[1:])),
            _changed(lambda r, *_: (r.tp + r.fn, *r[1:])),
            _changed(lambda r, *_: (r.tp, r.fp + r.fn, r.fp + r.fn, r.tn)),
            _changed(lambda r, t, p, _: (r.tp, *[int((t != p).sum())] * 2, r.tn)),
            _changed(lambda r, t, *_: (r.tp, r.fp, r.fn, len(t))),
        ),
        "not_counted": (
            "These still tell of each row whether it is of the kind. Count the yeses: `np.sum` "
            "takes True for 1.",
            _masks,
        ),
        "nothing_is_positive": (
            "No label is ever found equal to `positive`: every row comes out as a true negative. "
            "(`==` asks whether two values are equal, `is` whether they are one object; in quotes, "
            "'positive' is a text of its own.)",
            lambda y_true, y_pred, positive: (0, 0, 0, len(y_true)),
        ),
        "shares": (
            "These are shares of all rows. Counts are asked for.",
            _changed(lambda right, t, *_: tuple(count / len(t) for count in right)),
        ),
        "rows_right_and_wrong": (
            "This is the number or the share of the rows that are right (and of those that are "
            "wrong). Tell two kinds of each apart, by whether the row is positive.",
            lambda t, p, positive: (int((t == p).sum()), int((t != p).sum())),
            lambda t, p, positive: int((t == p).sum()),
            lambda t, p, positive: float(np.mean(t == p)),
        ),
        "rates": (
            "These are rates that are made of the counts, precision and recall, or recall and "
            "specificity. Return the four counts themselves.",
            _changed(lambda right, *_: _rates(right)[:2]),
            _changed(lambda right, *_: _rates(right)[1::-1]),
            _changed(lambda right, *_: _rates(right)[1:]),
        ),
        "as_a_matrix": (
            "This is a matrix of two rows. Return the four counts side by side: (tp, fp, fn, tn).",
            *(_as_rows(*order) for order in permutations(range(4))),
        ),
    },
    lesson="Every measure of hard labels is made of these four. Which label is positive is a "
    "choice, and it should be the one that you look for: with the other one, false alarms and "
    "misses change places.",
)
