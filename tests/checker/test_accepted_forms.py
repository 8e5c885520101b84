"""A right value passes in whatever form it comes: any number type, any container."""

import array as array_module
import decimal
import operator
from collections import UserList, deque
from fractions import Fraction

import numpy as np
import pytest


class Celsius(float):
    pass


class Text(str):
    __slots__ = ()


def integer_where_whole(x):
    return int(x) if float(x).is_integer() else x


NUMBER_FORMS = {
    "numpy scalar": np.float64,
    "0-d array": np.array,
    "float subclass": Celsius,
    "fraction": lambda x: Fraction(x) if np.isfinite(x) else x,
    "decimal": decimal.Decimal,
    "long double": np.longdouble,
    "integer where whole": integer_where_whole,
    "0-d object array": lambda x: np.array(x, dtype=object),
    "0-d masked array": np.ma.masked_array,
}


@pytest.mark.answers("integer", "number")
@pytest.mark.parametrize("form", NUMBER_FORMS)
def test_a_number_passes_in_any_form(exercise, verdict, answering, form):
    result = verdict(exercise, answering(exercise, NUMBER_FORMS[form]))
    assert result.passed, str(result)


@pytest.mark.answers("array", "counts")
@pytest.mark.parametrize("form", NUMBER_FORMS)
def test_the_entries_of_a_list_pass_in_any_form(exercise, verdict, answering, each, form):
    listed = answering(exercise, lambda array: each(NUMBER_FORMS[form], array.tolist()))
    result = verdict(exercise, listed)
    assert result.passed, str(result)


CONTAINERS = {
    "list": np.ndarray.tolist,
    "tuple of lists": lambda array: tuple(row.tolist() for row in array),
    "list of arrays": list,
    "masked array": lambda array: np.ma.masked_array(array, mask=np.zeros(array.shape, bool)),
    "object array": lambda array: array.astype(object),
    "fortran order": np.asfortranarray,
    "long double": lambda array: array.astype(np.longdouble),
    "strided view": lambda array: np.repeat(array, 2, axis=0)[::2],
    "read-only": lambda array: np.broadcast_to(array, array.shape),
    "other byte order": lambda array: array.astype(array.dtype.newbyteorder()),
    "memoryview": memoryview,
    "user list": lambda array: UserList(array.tolist()),
    "deque": lambda array: deque(array.tolist()),
}


@pytest.mark.answers("array", "counts")
@pytest.mark.parametrize("container", CONTAINERS)
def test_an_array_passes_in_any_container(exercise, verdict, answering, container):
    result = verdict(exercise, answering(exercise, CONTAINERS[container]))
    assert result.passed, str(result)


@pytest.mark.answers("array", "counts")
def test_rows_pass_as_arrays_of_the_standard_library(exercise, verdict, answering):
    def typed(array):
        return [typed(row) for row in array] if array.ndim > 1 else array_module.array("d", array)

    assert verdict(exercise, answering(exercise, typed)).passed


@pytest.mark.answers("truth")
@pytest.mark.parametrize("form", [np.bool_, np.array, operator.index, float])
def test_a_truth_value_passes_as_numpys_own_and_as_a_number(exercise, verdict, answering, form):
    assert verdict(exercise, answering(exercise, form)).passed


@pytest.mark.answers("text")
@pytest.mark.parametrize("form", [np.str_, np.array, Text])
def test_a_text_passes_in_any_form(exercise, verdict, answering, form):
    assert verdict(exercise, answering(exercise, form)).passed


@pytest.mark.answers("several")
@pytest.mark.parametrize("container", [tuple, list])
def test_several_values_pass_as_a_list_or_a_tuple(exercise, verdict, answering, container):
    assert verdict(exercise, answering(exercise, container)).passed


@pytest.mark.answers("number", "array")
def test_rounding_errors_pass_and_larger_errors_fail(exercise, verdict, answering, assert_fault):
    assert verdict(exercise, answering(exercise, lambda value: value * (1 + 5e-7))).passed
    too_far = answering(exercise, lambda value: value * (1 + 2e-6))
    assert_fault(verdict(exercise, too_far), "value")


@pytest.mark.answers("number", "array")
def test_three_digits_after_the_point_are_not_enough(exercise, verdict, answering, assert_fault):
    assert verdict(exercise, answering(exercise, lambda value: np.round(value, 12))).passed
    assert_fault(verdict(exercise, answering(exercise, lambda value: np.round(value, 3))), "value")


@pytest.mark.answers("integer")
def test_an_integer_must_be_exact(exercise, verdict, answering, assert_fault):
    assert verdict(exercise, answering(exercise, float)).passed
    close = answering(exercise, lambda value: value + 1e-7)
    assert_fault(verdict(exercise, close), "value")
