"""Whether an answer is built like an example, whatever its values and the lengths of its arrays."""

import numpy as np
import pytest

from mlnotes.checker.form import NotInFormError, in_form
from mlnotes.checker.plain import same

FOLDS = [(np.array([2, 3]), np.array([0, 1])), (np.array([0, 1]), np.array([2, 3]))]
ROWS = np.array([[1.0, 2.0, 3.0]])


@pytest.mark.parametrize(
    ("example", "received", "formed"),
    [
        (1.5, 2, 2.0),
        (1.5, True, 1.0),
        (1.5, float("inf"), float("inf")),
        (1.5, 10**400, float("inf")),
        (4, 8.0, 8),
        ("a", "b", "b"),
        (np.array([1, 2]), [], np.array([], dtype=np.int64)),
        (np.array([1, 2]), (4.0, 5.0, 6.0), np.array([4, 5, 6])),
        (np.array([1, 2]), [10], np.array([10])),
        (np.array([1.0]), np.array([1, 2]), np.array([1.0, 2.0])),
        (np.array(["a"]), ["b", "ccc"], np.array(["b", "ccc"])),
        (ROWS, [[1, 2, 3], [4, 5, 6]], np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])),
        (ROWS, [], np.empty((0, 3))),
        ((1, 2.0), [3, 4], (3, 4.0)),
        ((1, 2.0), np.array([3.0, 4.0]), (3, 4.0)),
        ({"a": 1}, {"a": 2.0}, {"a": 2}),
        (FOLDS, (([3], (0, 1, 2)), [[0], [1.0]]), [(np.array([3]), np.array([0, 1, 2]))] * 1),
    ],
)
def test_an_answer_is_given_the_form_of_the_example(example, received, formed):
    found = in_form(example, received)
    if example is FOLDS:
        found = found[:1]
    assert same(found, formed)


@pytest.mark.parametrize(
    ("example", "received", "fault", "words"),
    [
        (1.5, "1.5", "type", "a number, but it is a text"),
        (1.5, [1.5], "shape", "a single number, but it is a list"),
        ("a", 1, "type", "a text, but it is a number"),
        (4, 4.5, "type", "a whole number, but it is 4.5"),
        (4, float("nan"), "type", "a whole number"),
        (4, float("inf"), "type", "a whole number"),
        (np.array([1]), 1, "type", "an array, but it is a number"),
        (np.array([1]), [0.5], "type", "whole numbers, but it holds others"),
        (np.array([1]), [float("nan")], "type", "whole numbers"),
        (np.array([1]), [2**70], "type", "whole numbers"),
        (np.array([1]), np.array([2**63], dtype=np.uint64), "type", "whole numbers"),
        (np.array([1]), [True, False], "type", "it holds truth values"),
        (np.array([1]), ["a"], "type", "an array of numbers"),
        (np.array(["a"]), [1], "type", "an array of texts"),
        (np.array([1]), [[1], [2, 3]], "type", "rows of one length"),
        (np.array([1]), [[1], [2]], "shape", "like (n,), but its shape is (2, 1)"),
        (ROWS, [1.0, 2.0, 3.0], "shape", "like (n, 3), but its shape is (3,)"),
        (ROWS, [[1.0, 2.0]], "shape", "like (n, 3), but its shape is (1, 2)"),
        (FOLDS, FOLDS[:1], "shape", "2 values, but it holds 1"),
        (FOLDS, [FOLDS[0], 3], "type", "value 2 of the answer should hold 2 values"),
        (FOLDS, [FOLDS[0], ([1], 2)], "type", "part 2 of value 2 of the answer"),
        ({"a": 1}, 1, "type", "a dict, but it is a number"),
        ({"a": 1}, {"b": 1}, "shape", "the keys ['a']"),
    ],
)
def test_an_answer_that_is_built_in_another_way_is_told_how(example, received, fault, words):
    with pytest.raises(NotInFormError) as caught:
        in_form(example, received)
    difference = caught.value.difference
    assert difference.fault == fault
    assert words in difference.message
