"""Each way in which a value can be at fault has its own clear message, in every exercise."""

import math
import pickle
import time

import numpy as np
import pytest

from mlnotes.checker.catalogue import find
from mlnotes.checker.plain import plain

NUMBERS = ("truth", "integer", "number")
ARRAYS = ("array", "counts")


def wrong(value):
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value + "!"
    return value + 1 if value < np.inf else 0.0


def test_none_asks_whether_a_return_is_missing(exercise, verdict, assert_fault):
    assert_fault(verdict(exercise, lambda *arguments: None), "none", "None", "`return`")


class Thing:
    pass


def generator():
    yield 1.0


NOT_VALUES = {
    "generator": generator,
    "list_iterator": lambda: iter([1.0]),
    "map": lambda: map(float, [1.0]),
    "zip": lambda: zip([1.0], [2.0], strict=True),
    "set": lambda: {1.0},
    "dict_values": lambda: {1: 2.0}.values(),
    "function": lambda: wrong,
    "type": lambda: Thing,
    "Thing": Thing,
    "complex": lambda: 1j,
    "bytes": lambda: b"1.0",
    "module": lambda: math,
    "ellipsis": lambda: ...,
}


@pytest.mark.parametrize("type_name", NOT_VALUES)
def test_what_is_not_a_value_is_named_by_its_type(exercise, verdict, assert_fault, type_name):
    result = verdict(exercise, lambda *arguments: NOT_VALUES[type_name]())
    assert_fault(result, "not_a_value", f"`{type_name}`", "numbers")


def test_what_is_not_a_value_is_found_inside_a_container(exercise, verdict, assert_fault):
    for container in ([1.0, Thing()], {"a": [Thing()]}, (np.array([Thing()], dtype=object),)):
        result = verdict(exercise, lambda *arguments, container=container: container)
        assert_fault(result, "not_a_value", "`Thing`")


def test_a_container_that_holds_itself_ends(exercise, verdict, assert_fault):
    endless = []
    endless.append(endless)
    assert_fault(verdict(exercise, lambda *arguments: endless), "not_a_value", "nested")


class EndlessList(list):
    def __iter__(self):
        while True:
            yield 1.0


def twice_in_itself():
    endless = []
    endless.extend([endless, endless])
    return endless


TOO_LARGE = {
    "list without end": EndlessList,
    "list that holds itself twice": twice_in_itself,
    "array without end": lambda: np.broadcast_to(1.0, (10**12,)),
    "many texts": lambda: ["x" * 10_000] * 1_000,
    "many arrays": lambda: [np.zeros(100_000)] * 1_000,
    "huge integer": lambda: 1 << 90_000,
}


@pytest.mark.parametrize("way", TOO_LARGE)
def test_what_is_too_large_is_not_read_to_its_end(verdict, assert_fault, way):
    start = time.perf_counter()
    result = verdict(find("gradient_descent/mse_gradient"), lambda *arguments: TOO_LARGE[way]())
    assert time.perf_counter() - start < 30
    assert_fault(result, "not_a_value", "far more" if "twice" not in way else "nested")
    assert len(pickle.dumps(result)) < 10**8


def test_a_coroutine_is_no_value(exercise, verdict, assert_fault):
    async def answer(*arguments):
        return exercise.reference(*arguments)

    assert_fault(verdict(exercise, answer), "not_a_value", "`coroutine`")


@pytest.mark.answers(*NUMBERS)
def test_nan_for_a_number_is_told(exercise, verdict, assert_fault):
    assert_fault(verdict(exercise, lambda *arguments: math.nan), "not_finite", "nan", "finite")


@pytest.mark.answers(*ARRAYS)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_one_entry_that_is_not_finite_is_told(exercise, verdict, answering, assert_fault, value):
    def spoilt(array):
        array = array.astype(float)
        array.flat[-1] = value
        return array

    assert_fault(verdict(exercise, answering(exercise, spoilt)), "not_finite", "NaN or infinity")


@pytest.mark.answers(*NUMBERS, *ARRAYS)
@pytest.mark.parametrize("value", ["0.5", {"answer": 0.5}], ids=["text", "dict"])
def test_a_text_or_a_dict_is_not_an_answer_in_numbers(exercise, verdict, assert_fault, value):
    assert_fault(verdict(exercise, lambda *arguments: value), "type", "should be", "a ")


@pytest.mark.answers(*NUMBERS, *ARRAYS)
def test_numbers_written_as_texts_are_not_numbers(exercise, verdict, answering, each, assert_fault):
    result = verdict(exercise, answering(exercise, lambda value: each(repr, value)))
    assert_fault(result, "type", "should be")


@pytest.mark.answers(*ARRAYS)
def test_numbers_written_as_texts_in_a_list_are_not_numbers(
    exercise, verdict, answering, each, assert_fault
):
    result = verdict(exercise, answering(exercise, lambda array: each(repr, array.tolist())))
    assert_fault(result, "type", "should be")


BOXES = {
    "array": lambda value: np.array([value]),
    "list": lambda value: [value],
    "tuple": lambda value: (value,),
    "column": lambda value: np.array([[value]]),
}


@pytest.mark.answers(*NUMBERS)
@pytest.mark.parametrize("box", BOXES)
def test_a_single_number_must_not_be_boxed(exercise, verdict, answering, assert_fault, box):
    result = verdict(exercise, answering(exercise, BOXES[box]))
    assert_fault(result, "shape", "should be a single", "(1")


@pytest.mark.answers(*ARRAYS)
@pytest.mark.parametrize("axis", [0, -1])
def test_a_dimension_more_is_a_wrong_shape(exercise, verdict, answering, assert_fault, axis):
    boxed = answering(exercise, lambda array: np.expand_dims(array, axis))
    assert_fault(verdict(exercise, boxed), "shape", "has shape", "should have")


@pytest.mark.answers(*ARRAYS)
def test_an_entry_more_or_less_is_a_wrong_shape(exercise, verdict, answering, assert_fault):
    longer = answering(exercise, lambda array: np.append(array, array[-1:], axis=0))
    assert_fault(verdict(exercise, longer), "shape", "has shape")
    shorter = verdict(exercise, answering(exercise, lambda array: array[:-1]))
    assert shorter.fault in ("shape", "empty")


@pytest.mark.answers(*ARRAYS)
def test_a_number_is_not_an_array(exercise, verdict, answering, assert_fault):
    number = answering(exercise, lambda array: float(array.flat[0]))
    assert_fault(verdict(exercise, number), "shape", "array of shape", "a number")


@pytest.mark.answers(*ARRAYS)
def test_ragged_rows_are_told_as_such(exercise, verdict, assert_fault):
    result = verdict(exercise, lambda *arguments: [[1.0, 2.0], [3.0]])
    assert_fault(result, "type", "rows of one length")


EMPTY = [np.array([]), [], (), np.empty((0, 3))]


@pytest.mark.parametrize("empty", EMPTY, ids=repr)
def test_nothing_at_all_never_passes(exercise, verdict, empty):
    assert not verdict(exercise, lambda *arguments: empty).passed


@pytest.mark.answers(*NUMBERS, *ARRAYS)
@pytest.mark.parametrize("empty", EMPTY, ids=repr)
def test_an_empty_array_is_told_as_such(exercise, verdict, assert_fault, empty):
    assert_fault(verdict(exercise, lambda *arguments: empty), "empty", "The answer")


GIGANTIC = {"400 digits": 10**399, "minus 400 digits": -(10**399), "5000 digits": 10**4999}


@pytest.mark.parametrize("size", GIGANTIC)
@pytest.mark.parametrize("box", [lambda v: v, lambda v: [v]], ids=["number", "list"])
def test_a_gigantic_integer_is_wrong_and_no_crash(exercise, drawn, size, box):
    card = drawn(exercise, lambda *arguments: box(GIGANTIC[size]))
    assert not card.passed
    assert exercise.id in str(card)
    assert exercise.id in card._repr_html_()


def test_a_wrong_value_has_no_other_fault(exercise, verdict, answering, each, assert_fault):
    result = verdict(exercise, answering(exercise, lambda value: each(wrong, value)))
    assert_fault(result, "property" if exercise.has_many_right_answers else "value")


@pytest.mark.parametrize("right", ["the first", "all but the last"])
def test_right_on_some_cases_only_is_not_enough(exercise, verdict, each, assert_fault, right):
    n_cases = len(list(exercise.cases(np.random.default_rng(0))))
    n_right = 1 if right == "the first" else n_cases - 1
    calls = []

    def answer(*arguments):
        calls.append(arguments)
        value = plain(exercise.reference(*arguments))
        return value if len(calls) <= n_right else each(wrong, value)

    result = verdict(exercise, answer)
    assert_fault(result, "property" if exercise.has_many_right_answers else "value")
    assert result.n_cases == n_cases
    if exercise.has_many_right_answers:
        assert n_right <= result.n_right < n_cases  # Of other answers, too, some may be right.
    else:
        assert result.n_right == n_right
        assert result.failing is result.trials[n_right]


def first_array(arguments):
    return next((a for a in arguments if isinstance(a, np.ndarray) and a.size), None)


def negate_first(array):
    array.flat[0] = -array.flat[0] - 1


def reshape(array):
    array.shape = (*array.shape, 1)


def sort_backwards(array):
    array[...] = -np.sort(-array, axis=0) + 0.5


@pytest.mark.takes_an_array
@pytest.mark.parametrize("change", [negate_first, reshape, sort_backwards])
def test_a_changed_input_is_a_fault_though_the_value_is_right(
    exercise, verdict, assert_fault, change
):
    case = next(exercise.cases(np.random.default_rng(0)))
    array = first_array(case)

    def answer(*arguments):
        value = plain(exercise.reference(*arguments))
        change(first_array(arguments))
        return value

    name = exercise.parameters[next(i for i, part in enumerate(case) if part is array)]
    assert_fault(verdict(exercise, answer), "changed_input", f"`{name}`", ".copy()")


def test_an_input_put_back_as_it_was_is_not_changed(exercise, verdict):
    def answer(*arguments):
        array = first_array(arguments)
        if array is not None:
            kept = array.copy()
            array[...] = kept.flat[0]
            array[...] = kept
        return exercise.reference(*arguments)

    assert verdict(exercise, answer).passed
