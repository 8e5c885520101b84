"""F1 of the counts of all classes together."""

import numpy as np

from mlnotes import averaging
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics import _averages as averages
from mlnotes.exercises.metrics._averages import averaged
from mlnotes.exercises.metrics._cases import labels


def _true_only(y_true, y_pred):
    return np.unique(y_true)


def _called_only(y_true, y_pred):
    return np.unique(y_pred)


def _last_of(classes, names):
    """Only the last class's entry of the counts that are named."""
    return classes._replace(**{name: getattr(classes, name)[-1:] for name in names})


def _undefined(divide):
    """Pooled precision and recall that are both 0 are put into 2PR/(P + R)."""
    return lambda y_true, y_pred: np.mean(y_true == y_pred) or divide(0, 0)


exercise = Exercise(
    __name__,
    points=1,
    minutes=6,
    signature="micro_f1(y_true, y_pred)",
    task="Return the micro F1, one number: add up the true positives, the false positives and the "
    "false negatives of all classes, and take the F1 of these three sums. Both arguments are "
    "arrays of labels of one length, whole numbers or texts; the classes are the labels that occur "
    "in `y_true` or in `y_pred`. Where no row is right it is 0.0.",
    reference=averaging.micro_f1,
    cases=labels,
    hints=(
        "A row that is right is a true positive of its class. A row that is wrong is two faults at "
        "once: of which classes, and of which kind?",
        "With the sums of all classes, F1 = 2·ΣTP/(2·ΣTP + ΣFP + ΣFN).",
        "`right = y_true == y_pred` tells which rows add to ΣTP. How many of the others add to "
        "ΣFP, and how many to ΣFN?",
    ),
    mistakes={
        "macro": (
            "This is the macro F1, the mean of the classes' F1. Micro adds up the counts first, "
            "and has one F1 in the end, so that every row counts alike and not every class.",
            averaged(averages.macro),
            averaged(averages.macro, _true_only),
            averaged(averages.macro, _called_only),
        ),
        "weighted": (
            "This is the mean of the classes' F1, weighted by how often a class is true (or is "
            "predicted). Micro adds up the counts first, and has one F1 in the end.",
            averaged(averages.weighted),
            averaged(averages.weighted_by_calls),
        ),
        "one_class_alone": (
            "This is the F1 of one class alone, the last or the first in order or in `y_true`, "
            "or that of the label 1. The counts of all classes are to be added up.",
            averaged(lambda c: c.f1[-1]),
            averaged(lambda c: c.f1[0]),
            averaged(averages.pooled, lambda t, p: np.array([1])),
            averaged(averages.pooled, lambda t, p: np.unique(t)[-1:]),
            averaged(averages.pooled, lambda t, p: np.unique(t)[:1]),
            averaged(averages.pooled, lambda t, p: t[:1]),
        ),
        "of_averaged_precision_and_recall": (
            "This is the F1 of precision and recall averaged over the classes. Average nothing: "
            "add up the counts.",
            averaged(averages.of_means),
            averaged(averages.of_weighted_means),
        ),
        "last_class_left_out": (
            "The counts of one class are missing from the sums, the last or the first in order. "
            "All classes belong into them, a negative one too: here there is none.",
            averaged(
                lambda c: averages.pooled(c._replace(tp=c.tp[:-1], fp=c.fp[:-1], fn=c.fn[:-1]))
            ),
            averaged(lambda c: averages.pooled(c._replace(tp=c.tp[1:], fp=c.fp[1:], fn=c.fn[1:]))),
        ),
        "only_true_labels": (
            "The counts are summed over the labels in `y_true` alone. A label that is only ever "
            "predicted has false positives, and they count.",
            averaged(averages.pooled, _true_only),
        ),
        "only_predicted_labels": (
            "The counts are summed over the labels in `y_pred` alone. A label that is never "
            "predicted has false negatives, and they count.",
            averaged(averages.pooled, _called_only),
        ),
        "only_common_labels": (
            "The counts of labels on one side only are left out. They have no true positives, but "
            "they have false ones, which count.",
            averaged(averages.pooled, np.intersect1d),
        ),
        "labels_by_number": (
            "The classes are taken to be 0, 1, 2 and so on. Labels may have gaps, be negative, or "
            "be texts: ask the arrays which there are.",
            averaged(averages.pooled, lambda t, p: np.arange(len(np.unique(t)))),
            averaged(averages.pooled, lambda t, p: np.arange(len(np.union1d(t, p)))),
            averaged(averages.pooled, lambda t, p: np.arange(max(t.max(), p.max()) + 1)),
            averaged(averages.pooled, lambda t, p: np.arange(t.max() + 1)),
        ),
        "labels_counted_again_and_again": (
            "The counts of a class are added once for every row that has its label. Go through the "
            "classes, each once, and not through the labels of all rows.",
            averaged(averages.pooled, lambda t, p: t),
            averaged(averages.pooled, lambda t, p: p),
        ),
        "counts_begin_anew": (
            "Of some of the counts only those of the last class are left. Is `=` meant as `+=`?",
            *(
                averaged(lambda c, names=names: averages.pooled(_last_of(c, names)))
                for names in (("tp",), ("fp",), ("fn",), ("fp", "fn"), ("tp", "fp"), ("tp", "fn"))
            ),
        ),
        "wrong_rows_counted_once": (
            "Each wrong row counts once, where the formula has it twice: it is a false positive of "
            "the class that was called and a false negative of the class that is true.",
            lambda t, p: 2 * np.sum(t == p) / (len(t) + np.sum(t == p)),
        ),
        "true_negatives_counted": (
            "The true negatives are counted in, so this is the mean over classes of the share of "
            "rows that are right for the class. With many classes nearly every row is a true "
            "negative of most of them. F1 leaves them out.",
            averaged(lambda c: np.mean(c.accuracy)),
        ),
        "two_missing_below_the_bar": (
            "This is 2·ΣTP/(ΣTP + ΣFP + ΣFN): the 2 before ΣTP is missing below the bar.",
            averaged(lambda c: 2 * c.tp.sum() / (c.support.sum() + c.fp.sum())),
        ),
        "error_rate": (
            "This is the share of rows that are wrong. Higher should be better.",
            lambda t, p: np.mean(t != p),
        ),
        "number_of_right_rows": (
            "This is how many rows are right, a sum of true positives. F1 is a number from 0 to 1.",
            lambda t, p: int(np.sum(t == p)),
        ),
        "undefined_not_caught": (
            "Where no row is right precision and recall are both 0, and 2PR/(P + R) is 0/0, which "
            "is not caught: Python raises an error, numpy gives NaN. Return 0.0 there.",
            _undefined(np.divide),
            _undefined(lambda above, below: above / below),
        ),
        "one_for_each_row": (
            "This tells of each row whether it is right, or of each class what its F1 is. One "
            "number is asked for.",
            lambda t, p: t == p,
            averaged(lambda c: c.f1),
        ),
    },
    companions={
        "ΣTP/(ΣTP + ΣFP + ΣFN), the pooled Jaccard index": averaged(
            lambda c: c.tp.sum() / (c.support.sum() + c.fp.sum())
        ),
        "the macro precision, the mean of the classes' precisions": averaged(
            lambda c: np.mean(c.precision)
        ),
        "the macro recall, the mean of the classes' recalls": averaged(lambda c: np.mean(c.recall)),
        "the balanced accuracy: the mean recall of the labels in `y_true`": averaged(
            lambda c: np.mean(c.recall), _true_only
        ),
        "precision weighted by how often a class is true": averaged(
            lambda c: c.precision @ c.support / c.n
        ),
        "ΣTP/(ΣFP + ΣFN), without the true positives below the bar": averaged(
            lambda c: c.tp.sum() / (c.fp + c.fn).sum()
        ),
        "2·ΣTP/(2·ΣTP + ΣFP + ΣFN + ΣTN), with the true negatives below the bar": averaged(
            lambda c: 2 * c.tp.sum() / (c.tp.sum() + len(c.tp) * c.n)
        ),
        "the share of right rows, divided by the number of classes": (
            lambda t, p: np.mean(t == p) / len(np.union1d(t, p))
        ),
        "the number of right rows, divided by the number of classes": (
            lambda t, p: np.sum(t == p) / len(np.union1d(t, p))
        ),
        "the number of right rows, divided by the number of labels in `y_true`": (
            lambda t, p: np.sum(t == p) / len(np.unique(t))
        ),
        "F1 with the true negatives added to the true positives": averaged(
            lambda c: averages.pooled(c._replace(tp=c.n - c.fp - c.fn))
        ),
        "the F1 of the most frequent label alone": averaged(lambda c: c.f1[np.argmax(c.support)]),
        "the lowest F1 of any class": averaged(lambda c: np.min(c.f1)),
        "the highest F1 of any class": averaged(lambda c: np.max(c.f1)),
        "the median of the classes' F1": averaged(lambda c: np.median(c.f1)),
        "the sum of the classes' F1": averaged(lambda c: c.f1.sum()),
        "how much of the right rows is beyond chance, Cohen's kappa": averaged(
            lambda c: (c.tp.sum() * c.n - c.support @ c.called) / (c.n**2 - c.support @ c.called)
        ),
        "the share of labels that are equal when both sides are sorted": (
            lambda t, p: np.mean(np.sort(t) == np.sort(p))
        ),
    },
    lesson="With one label a row, each wrong row is one false positive and one false negative, so "
    "micro F1 is the accuracy. It is a measure of its own where a row may have several labels.",
)
