"""What counts as right, for every type of answer that an exercise may ask for."""

import math

import numpy as np
import pytest

from mlnotes.checker.compare import difference, kind
from mlnotes.checker.plain import Opaque, plain, same

NAN, INF = math.nan, math.inf
LABELS = np.array(["cat", "dog"])
BIG = 2**53

RIGHT = [
    (3.0, 3),
    (3.0, True + 2),
    (0.0, -0.0),
    (1e6, 1e6 + 0.9),
    (0.0, 9e-10),
    (INF, INF),
    (NAN, NAN),
    (3, 3.0),
    (10**30, 10**30),
    (10**400, 10**400),
    ((10**400, 1.0), (10**400, 1.0)),
    (True, 1),
    (False, 0.0),
    ("good fit", "good fit"),
    (np.array([1.0, 1e6]), [1.5, 1e6]),
    (np.array([1.0, INF, NAN, -INF]), [1, INF, NAN, -INF]),
    (np.array([[1, 2], [3, 4]]), [[1.0, 2.0], (3, 4)]),
    (np.array([True, False]), [1, 0]),
    (LABELS, ["cat", "dog"]),
    (LABELS, ("cat", np.str_("dog"))),
    (np.array([BIG + 1]), [BIG + 1]),
    (np.empty(0), []),
    ((np.array([1.0, 2.0]), 3), [[1.0, 2.0], 3.0]),
    ((np.array([1.0, 2.0]), np.array([3.0, 4.0])), np.array([[1.0, 2.0], [3.0, 4.0]])),
    ((1e6, 1.0), (1e6, 1.5)),
    ([(np.array([0, 1]), np.array([2]))], (([0, 1], [2]),)),
    ({"a": 1.0, "b": 2}, {"b": 2.0, "a": np.float64(1.0)}),
    ({0: 0.5, 1: 1.5}, {np.int64(0): 0.5, 1.0: 1.5}),
    ({"a": 1e6, "b": 1.0}, {"a": 1e6, "b": 1.5}),
    (("cat", "dog"), np.array(["cat", "dog"])),
    ((1, True, 2.0), np.array([1, 1, 2])),
    (-INF, -(10**400)),
    (np.array([1.0, 2.0]), np.array([1, 2], dtype=np.uint8)),
]


@pytest.mark.parametrize(("expected", "received"), RIGHT, ids=str)
def test_right(expected, received):
    assert difference(expected, plain(received)) is None


WRONG = [
    (1e6, 1e6 + 1.1, "value"),
    (0.0, 2e-9, "value"),
    (1.0, NAN, "not_finite"),
    (1.0, -INF, "not_finite"),
    (INF, -INF, "value"),
    (INF, 1e300, "value"),
    (INF, NAN, "value"),
    (NAN, 0.0, "value"),
    (NAN, INF, "value"),
    (1.0, "1.0", "type"),
    (1.0, None, "type"),
    (1.0, {}, "type"),
    (1.0, [], "empty"),
    (1.0, [1.0], "shape"),
    (3, 3.0000001, "value"),
    (10**30, 1e30, "value"),
    (10**400, 10**400 + 1, "value"),
    ((10**400, 1.0), (10**400, 1.1), "value"),
    (3, NAN, "not_finite"),
    (True, False, "value"),
    (np.array([True, False]), [1 + 1e-8, 0], "value"),
    (np.array([1, 2], dtype=np.uint8), [1 + 1e-8, 2], "value"),
    ({"a": 1e6, "b": 1.0}, {"a": 1e6, "b": 2.1}, "value"),
    (("cat", "dog"), np.array(["cat", "cow"]), "value"),
    (INF, -(10**400), "value"),
    (-INF, 10**400, "value"),
    (1.0, 10**400, "not_finite"),
    (True, "True", "type"),
    (True, [True], "shape"),
    ("good fit", "Good fit", "value"),
    ("good fit", 0, "type"),
    ("good fit", ["good fit"], "shape"),
    ("good fit", None, "type"),
    (np.array([1.0, 2.0]), [2.0, 1.0], "value"),
    (np.array([1.0, 2.0]), [1.0, None], "not_finite"),
    (np.array([1.0, 2.0]), [1.0, {}], "type"),
    (np.array([1.0, 2.0]), [1.0, [2.0]], "type"),
    (np.array([1.0, 2.0]), [[1.0, 2.0]], "shape"),
    (np.array([1.0, 2.0]), [], "empty"),
    (np.array([1.0, 2.0]), 1.0, "shape"),
    (np.array([1.0, 2.0]), "ab", "type"),
    (np.array([1.0, 2.0]), ["1.0", "2.0"], "type"),
    (np.array([1.0, 2.0]), np.array(["1.0", "2.0"]), "type"),
    (np.array([1.0, 2.0]), [1.0, "2.0"], "type"),
    (np.array([1.0, INF]), [1.0, NAN], "value"),
    (np.array([1, 2]), [1, 2.0000001], "value"),
    (np.array([1, 2]), [1, NAN], "not_finite"),
    (np.array([1, 2]), ["1", "2"], "type"),
    (np.array([BIG + 1]), [BIG], "value"),
    (np.empty(0), [1.0], "shape"),
    (LABELS, ["cat", "cow"], "value"),
    (LABELS, ["cat"], "shape"),
    (LABELS, [0, 1], "type"),
    (LABELS, [], "empty"),
    (LABELS, "cat", "type"),
    ((np.array([1.0]), 3), ([1.0], 4), "value"),
    ((np.array([1.0]), 3), ([1.0],), "shape"),
    ((np.array([1.0]), 3), ([1.0], 3, 3), "shape"),
    ((np.array([1.0]), 3), 3, "type"),
    ((np.array([1.0]), 3), (3, [1.0]), "shape"),
    ((np.array([1.0]), 3), {"w": [1.0]}, "type"),
    ((1.0, 2.0), "ab", "type"),
    ((1.0, 2.0), (1.0, None), "type"),
    ((1.0, 2.0), (1.0, NAN), "not_finite"),
    ((1.0, 2.0), np.array([[1.0, 2.0]]), "shape"),
    ([(np.array([0, 1]), np.array([2]))], [([0, 1], [1])], "value"),
    ({"a": 1.0}, {"a": 2.0}, "value"),
    ({"a": 1.0}, {"b": 1.0}, "shape"),
    ({"a": 1.0}, {}, "shape"),
    ({"a": 1.0}, [("a", 1.0)], "type"),
    ({"a": 1.0}, {"a": 1.0, "b": 2.0}, "shape"),
]


@pytest.mark.parametrize(("expected", "received", "fault"), WRONG, ids=str)
def test_wrong(expected, received, fault):
    found = difference(expected, plain(received))
    assert found is not None
    assert found.fault == fault
    assert found.message[-1] in ".?"
    assert len(found.message) < 300


def test_the_part_that_is_wrong_is_named():
    message = difference((np.array([1.0, 2.0]), 3), ([1.0, 2.0], 4)).message
    assert "value 2" in message
    message = difference({"cat": 1.0, "dog": 2.0}, {"cat": 1.0, "dog": 3.0}).message
    assert "'dog'" in message
    message = difference(np.arange(6.0), [0, 1, 2, 3, 9, 9]).message
    assert "2 of 6" in message


def test_that_more_is_wrong_is_said_once_and_only_where_it_is_so():
    assert difference((1.0, 2.0), (1.0, 3.0)).message == "value 2 of the answer is not right."
    for received in [(2.0, 3.0), (2.0, (1.0, 2.0))]:
        message = difference((1.0, 2.0), received).message
        assert message == "value 1 of the answer is not right. Other values are wrong, too."
    message = difference(((1.0, 2.0), 3.0), ((5.0, 6.0), 7.0)).message
    assert message.count("Other values are wrong, too.") == 1


def test_common_slips_of_shape_get_advice():
    assert "ravel" in difference(np.array([1.0, 2.0]), [[1.0], [2.0]]).message
    assert "ravel" in difference(np.array([1.0, 2.0, 3.0]), [[1.0, 2.0, 3.0]]).message
    assert "swapped" in difference(np.ones((2, 3)), np.ones((3, 2))).message


def test_the_shape_of_what_came_in_place_of_a_number_is_told():
    assert "an array of shape (2, 3)" in difference(1.0, np.ones((2, 3))).message
    assert "a list of shape (2,)" in difference(1.0, [[1.0], [2.0, 3.0]]).message


KINDS = {
    "a truth value": True,
    "a number": 2,
    "a text": "a",
    "a list": [1],
    "a tuple": (),
    "a dict": {},
    "None": None,
    "an array": np.ones(2),
    "an object": Opaque("Thing"),
}


@pytest.mark.parametrize("words", KINDS)
def test_every_kind_of_value_has_its_words(words):
    assert kind(KINDS[words]) == words


def test_what_an_array_should_hold_is_told():
    assert "array of texts" in difference(LABELS, [0, 1]).message
    assert "array of numbers" in difference(np.ones(2), ["a", "b"]).message


def test_other_slips_of_shape_get_no_advice():
    for expected, received in [
        (np.ones(6), np.ones((2, 3))),
        (np.ones(2), np.ones((3, 1))),
        (np.ones((2, 3)), np.ones((2, 4))),
        (np.ones(3), np.ones(2)),
        (np.ones((2, 3, 1)), np.ones((1, 3, 2))),
    ]:
        message = difference(expected, received).message
        assert message.endswith(f"should have {expected.shape}.")


def test_a_long_answer_does_not_make_a_long_message():
    keys = {str(number): 1.0 for number in range(10_000)}
    assert len(difference({"a": 1.0}, keys).message) < 1_000


SAME = [1, 1.0, NAN, "a", None, True, [1, [2.0]], (1,), {"a": 1}, np.array([1.0, NAN]), LABELS]
DIFFERENT = [
    (1, 1.0),
    (1, True),
    (1.0, NAN),
    ([1], (1,)),
    ([1], [1, 1]),
    (np.array([1.0]), np.array([1])),
    (np.array([1.0]), np.array([[1.0]])),
    (np.array([1.0]), np.array([NAN])),
    (np.array([1.0]), [1.0]),
    ({"a": 1}, {"a": 2}),
    ([1, [2.0]], [1, [3.0]]),
    ((1, "a"), (1, "b")),
    ({"a": 1}, {"b": 1}),
]


@pytest.mark.parametrize("value", SAME, ids=str)
def test_a_value_is_the_same_as_its_copy(value):
    assert same(plain(value), plain(value))


@pytest.mark.parametrize(("before", "after"), DIFFERENT, ids=str)
def test_values_that_differ_are_not_the_same(before, after):
    assert not same(before, after)
    assert not same(after, before)
