"""The mean of the classes' F1: each class alike, however rare."""

from collections.abc import Callable

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


def _both_only(y_true, y_pred):
    return np.intersect1d(y_true, y_pred)


def _up_to_the_largest(y_true, y_pred):
    return np.arange(max(y_true.max(), y_pred.max()) + 1)


def _as_many_as_true(y_true, y_pred):
    return np.arange(len(np.unique(y_true)))


def _as_many_as_labels(y_true, y_pred):
    return np.arange(len(np.union1d(y_true, y_pred)))


def _unguarded(divide: Callable, *, skip: bool = False, where: Callable) -> Callable:
    """Macro F1 where 0/0 for the classes of `where` is an error, NaN, or a class left out."""

    def mean(classes):
        undefined = where(classes)
        if skip:
            return np.mean(classes.f1[~undefined]) if not undefined.all() else np.nan
        return divide(0, 0) if undefined.any() else np.mean(classes.f1)

    return averaged(mean)


def _no_hit(classes):
    return classes.tp == 0


def _one_sided(classes):
    return (classes.support == 0) | (classes.called == 0)


def _of_zero(above, below):
    return above / below


exercise = Exercise(
    __name__,
    points=2,
    minutes=9,
    signature="macro_f1(y_true, y_pred)",
    task="Return the macro F1, one number: the unweighted mean of the classes' F1. Both arguments "
    "are arrays of labels of one length, whole numbers or texts. The classes are the labels that "
    "occur in `y_true` or in `y_pred`. The F1 of a class without a true positive is 0.0.",
    reference=averaging.macro_f1,
    cases=labels,
    hints=(
        "Take one class after the other as the positive one, all others as negative, and work out "
        "its F1. Every class has one vote in the mean.",
        "F1 of a class = 2·TP/(2·TP + FP + FN). Below the bar is never 0, for the class occurs on "
        "one side at least.",
        "`classes = np.union1d(y_true, y_pred)` holds every label of either side once, sorted. "
        "Loop over it.",
    ),
    mistakes={
        "weighted": (
            "The classes are weighted by how often they are true (as by a loop over `y_true` "
            "itself, in which a label comes up again and again). Then frequent classes drown the "
            "rare ones; here each class counts once.",
            averaged(averages.weighted),
        ),
        "weighted_by_calls": (
            "The classes are weighted by how often they are predicted. Here each counts once.",
            averaged(averages.weighted_by_calls),
        ),
        "micro": (
            "This is the micro F1, the accuracy: the share of rows that are right, whatever their "
            "class. (A mean over the labels of all rows of both arrays comes to the same.) Here "
            "each class has one vote.",
            averaged(averages.pooled),
        ),
        "of_averaged_precision_and_recall": (
            "This is the F1 of the averaged precision and the averaged recall. Take the F1 of each "
            "class first, and average these: the mean of harmonic means is another number.",
            averaged(averages.of_means),
            averaged(averages.of_weighted_means),
        ),
        "only_true_labels": (
            "The mean is taken over the labels in `y_true` alone. A label that is only ever "
            "predicted is a class too, with an F1 of 0.",
            averaged(averages.macro, _true_only),
        ),
        "only_predicted_labels": (
            "The mean is taken over the labels in `y_pred` alone. A class that is never predicted "
            "is missed altogether: its F1 is 0, and it counts.",
            averaged(averages.macro, _called_only),
        ),
        "only_common_labels": (
            "The mean leaves out classes with labels on one side only. Their F1 is 0.0, and it "
            "counts.",
            averaged(averages.macro, _both_only),
        ),
        "classes_without_hit_left_out": (
            "Classes without a true positive are left out of the mean (`np.nanmean` does so with "
            "0/0). Their F1 is 0.0, and it counts: they are what the model fails at.",
            _unguarded(_of_zero, skip=True, where=_no_hit),
            averaged(lambda c: c.f1.sum() / max((c.tp > 0).sum(), 1)),
            averaged(lambda c: c.f1.sum() / (c.tp > 0).sum()),
        ),
        "labels_by_number": (
            "The classes are taken to be 0, 1, 2 and so on. Labels may have gaps, be negative, or "
            "be texts: ask the arrays which there are.",
            averaged(averages.macro, _up_to_the_largest),
            averaged(averages.macro, _as_many_as_true),
            averaged(averages.macro, _as_many_as_labels),
        ),
        "undefined_not_caught": (
            "Where a class has no true positive, or is on one side only, something is 0/0, and "
            "that is not caught: Python raises an error, numpy gives NaN. Such a class has the F1 "
            "0.0. (2·TP/(2·TP + FP + FN) is never 0/0 here.)",
            *(
                _unguarded(divide, where=where)
                for divide in (_of_zero, np.divide)
                for where in (
                    _no_hit,
                    _one_sided,
                    lambda c: c.called == 0,
                    lambda c: c.support == 0,
                )
            ),
        ),
        "one_class_alone": (
            "This is the F1 of one class alone, the first or the last in order or in `y_true`, "
            "or that of the label 1. Take that of every class, and their mean.",
            averaged(lambda c: c.f1[-1]),
            averaged(lambda c: c.f1[0]),
            averaged(averages.macro, lambda t, p: np.array([1])),
            averaged(averages.macro, lambda t, p: np.unique(t)[-1:]),
            averaged(averages.macro, lambda t, p: np.unique(t)[:1]),
            averaged(averages.macro, lambda t, p: t[:1]),
        ),
        "summed": (
            "The F1 are added up and not divided by the number of classes.",
            averaged(lambda c: c.f1.sum()),
        ),
        "one_for_each_class": (
            "This still has an F1 for each class. Take their mean.",
            averaged(lambda c: c.f1),
            lambda t, p: dict(
                zip(np.union1d(t, p).tolist(), averaged(lambda c: c.f1)(t, p).tolist(), strict=True)
            ),
        ),
    },
    companions={
        "the macro precision, the mean of the classes' precisions": averaged(
            lambda c: np.mean(c.precision)
        ),
        "the macro recall, the mean of the classes' recalls": averaged(lambda c: np.mean(c.recall)),
        "the balanced accuracy: the mean recall of the labels in `y_true`": averaged(
            lambda c: np.mean(c.recall), _true_only
        ),
        "the mean precision of the labels in `y_pred`": averaged(
            lambda c: np.mean(c.precision), _called_only
        ),
        "a mean of (precision + recall)/2, where each class's F1 is a harmonic mean": averaged(
            lambda c: np.mean((c.precision + c.recall) / 2)
        ),
        "a mean of √(precision · recall), where each class's F1 is a harmonic mean": averaged(
            lambda c: np.mean(np.sqrt(c.precision * c.recall))
        ),
        "a mean of precision · recall, where each class's F1 is a harmonic mean": averaged(
            lambda c: np.mean(c.precision * c.recall)
        ),
        "a mean of TP/(TP + FP + FN), the Jaccard index of each class": averaged(
            lambda c: np.mean(c.tp / (c.support + c.fp))
        ),
        "a mean of 2·TP/(TP + FP + FN): the 2 is missing below the bar": averaged(
            lambda c: np.mean(2 * c.tp / (c.support + c.fp))
        ),
        "the mean over classes of the share of rows that are right for the class": averaged(
            lambda c: np.mean(c.accuracy)
        ),
        "the macro F2, in which recall counts twice as much": averaged(
            lambda c: np.mean(5 * c.tp / (4 * c.support + c.called))
        ),
        "the macro F½, in which precision counts twice as much": averaged(
            lambda c: np.mean(1.25 * c.tp / (0.25 * c.support + c.called))
        ),
        "the F1 of the most frequent label alone": averaged(lambda c: c.f1[np.argmax(c.support)]),
        "the share of right rows, divided by the number of classes": averaged(
            lambda c: c.tp.sum() / c.n / len(c.tp)
        ),
        "the share of right rows, divided by the number of labels in `y_true`": averaged(
            lambda c: c.tp.sum() / c.n / (c.support > 0).sum()
        ),
        "a mean in which a class counts twice when it is in both arrays": averaged(
            lambda c: np.average(c.f1, weights=1 + (np.minimum(c.support, c.called) > 0))
        ),
        "a mean of F1 that go on counting from class to class, not anew for each": averaged(
            lambda c: np.mean(2 * np.cumsum(c.tp) / np.maximum(np.cumsum(c.support + c.called), 1))
        ),
        "a mean of 2·TP/(2·TP + all wrong rows), not those of the class": averaged(
            lambda c: np.mean(2 * c.tp / np.maximum(2 * c.tp + c.n - c.tp.sum(), 1))
        ),
        "the product of the classes' F1": averaged(lambda c: np.prod(c.f1)),
        "the median of the classes' F1": averaged(lambda c: np.median(c.f1)),
        "the lowest F1 of any class": averaged(lambda c: np.min(c.f1)),
        "the highest F1 of any class": averaged(lambda c: np.max(c.f1)),
        "the geometric mean of the classes' F1": averaged(
            lambda c: np.prod(c.f1) ** (1 / len(c.f1))
        ),
        "the sum of the classes' F1, divided by the number of rows": averaged(
            lambda c: c.f1.sum() / c.n
        ),
        "the sum of the classes' F1, divided by the number of classes less 1": averaged(
            lambda c: c.f1.sum() / (len(c.f1) - 1)
        ),
        "the sum of the classes' F1, divided by 2, however many classes there are": averaged(
            lambda c: c.f1.sum() / 2
        ),
        "a mean of TP/(FP + FN), without the true positives below the bar": averaged(
            lambda c: np.mean(c.tp / (c.fp + c.fn))
        ),
        "the mean F1 of all classes but the first": averaged(lambda c: np.mean(c.f1[1:])),
        "the mean F1 of all classes but the last": averaged(lambda c: np.mean(c.f1[:-1])),
        "a mean of 2·TP/(2·TP + FP), without the false negatives": averaged(
            lambda c: np.mean(2 * c.tp / np.maximum(2 * c.tp + c.fp, 1))
        ),
        "a mean of 2·TP/(2·TP + FN), without the false positives": averaged(
            lambda c: np.mean(2 * c.tp / np.maximum(2 * c.tp + c.fn, 1))
        ),
    },
    lesson="Every class has one vote, so a class of five rows that is never found lowers the "
    "average as much as one of five thousand. That is why it is asked for where rare classes "
    "matter.",
)
