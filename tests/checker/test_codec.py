"""What is written down for another process comes out the same, and nothing else comes out."""

import json
import math
from dataclasses import fields

import numpy as np
import pytest

from mlnotes.checker import codec
from mlnotes.checker.codec import CodecError, decode, decode_outcome, encode, encode_outcome
from mlnotes.checker.given import Given
from mlnotes.checker.plain import Opaque, plain, same
from mlnotes.checker.run import CallError, Outcome, run
from mlnotes.exercises.callables import Cubic, Quadratic, QuadraticGradient, TwoValleysGradient


def nested(depth):
    return [nested(depth - 1)] if depth else []


def nested_dicts(depth):
    return {"within": nested_dicts(depth - 1)} if depth else {}


VALUES = {
    "none": None,
    "truths": [True, False],
    "numbers": [0, -7, 2**53, 0.1, -0.0, 5e-324, 1e308],
    "large integers": [2**53 + 1, -(2**64), 10**4000],
    "not finite": [math.nan, math.inf, -math.inf],
    "texts": ["", "ü", "\ud800", "\0", '{"tuple":[]}'],
    "containers": [(), [], {}, (1, (2, [3, {}])), [[], ()]],
    "dicts": [{"a": 1}, {1: 2.0, (1, "x"): [None]}, {"tuple": {"int": "0x1"}}],
    "floats": np.array([[1.5, math.nan], [-math.inf, -0.0]]),
    "few bytes": np.array([1.5, 2.5], dtype=np.float32),
    "other byte order": np.array([1.5, 2.5], dtype=">f8"),
    "integers": np.array([2**63 - 1, -(2**63)]),
    "small integers": np.arange(256, dtype=np.uint8),
    "truth array": np.array([[True], [False]]),
    "labels": np.array([["cat", ""], ["\ud800", "dögs"]]),
    "empty": [np.empty(0), np.empty((0, 3)), np.empty(0, dtype="U5"), np.empty((2, 0), dtype=int)],
    "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "strided": np.arange(10.0)[::-3],
    "opaque": [Opaque("Thing")],
}


@pytest.mark.parametrize("kind", VALUES)
def test_what_was_written_is_read(kind):
    read = decode(encode(VALUES[kind]))
    assert same(VALUES[kind], read)
    assert repr(read) == repr(VALUES[kind])


def test_an_integer_that_every_language_holds_exactly_is_written_as_one():
    assert [encode(value) for value in (5, -(2**53))] == ["5", str(-(2**53))]
    assert encode(2**53 + 1) != str(2**53 + 1)


@pytest.mark.parametrize("kind", VALUES)
def test_what_is_written_is_json_that_every_language_reads(kind):
    def refuse(name):
        raise AssertionError(f"{name} is no JSON")

    assert encode(VALUES[kind]).isascii()
    json.loads(encode(VALUES[kind]), parse_constant=refuse)


SCALARS = [np.float64(0.1), np.int64(10**9), np.str_("cat"), np.bool_(True), np.float32(0.5)]


@pytest.mark.parametrize("scalar", SCALARS, ids=repr)
def test_a_numpy_scalar_keeps_its_type(scalar):
    """Products of np.int64 may overflow where those of int do not: the same case must come over."""
    read = decode(encode(scalar))
    assert type(read) is type(scalar)
    assert read == scalar


def test_arrays_that_were_read_can_be_written_to():
    for name in ("floats", "integers", "truth array", "labels"):
        read = decode(encode(VALUES[name]))
        read[...] = read[0, 0] if read.ndim == 2 else read[0]


def test_functions_that_are_given_come_over_with_their_parameters():
    A, b, w = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([1.0, -1.0]), [0.5, 2.0]
    for given in (Quadratic(A, b), QuadraticGradient(A, b), Cubic(b, b), TwoValleysGradient(2.0)):
        read = decode(encode(given), trusted=True)
        assert type(read) is type(given)
        assert np.array_equal(read(w), given(w))
        assert read.formula() == given.formula()


def test_a_random_generator_comes_over_with_its_state():
    generator = np.random.default_rng(4)
    generator.normal(size=3)
    read = decode(encode(generator), trusted=True)
    assert np.array_equal(read.normal(size=5), generator.normal(size=5))


def test_arguments_of_every_exercise_come_over(exercise):
    for case in exercise.cases(np.random.default_rng(2)):
        read = decode(encode(tuple(case)), trusted=True)
        assert list(map(type, read)) == list(map(type, case))
        assert same(plain(exercise.reference(*read)), plain(exercise.reference(*case)))


SHAPED = CallError("ValueError", "no", "x = 1", (("x", (2, 3)),))
OUTCOMES = {
    "value": Outcome((1.0, np.eye(2)), (np.ones(2), "x"), "out", ("W: w",), None, 0.25),
    "error": Outcome(None, (), "", (), SHAPED, 1.0),
    "heard": Outcome(1.0, (Opaque("Cubic"),), "", (), None, 0.5, ((0, ([1.0],), 2.0),)),
}


@pytest.mark.parametrize("kind", OUTCOMES)
def test_outcomes_come_over(kind):
    outcome = OUTCOMES[kind]
    read = decode_outcome(encode_outcome(outcome))
    for field in fields(Outcome):
        if field.name != "error":
            assert same(getattr(read, field.name), getattr(outcome, field.name))
    assert read.error == outcome.error


LARGEST = {
    "array": lambda: np.zeros(900_000),
    "truths": lambda: np.zeros(7_900_000, dtype=bool),
    "labels": lambda: np.full((1000, 19), "ü" * 100),
    "list": lambda: [0.1] * 20_000,
    "tuples": lambda: [(-math.inf,)] * 10_000,
    "texts": lambda: ["ü" * 10_000] * 90,
    "integers": lambda: [2**13_000] * 4_000,
    "dict": lambda: {f"key {number}": math.nan for number in range(10_000)},
    "depth": lambda: nested(15),
    "depth of dicts": lambda: nested_dicts(15),
}


@pytest.mark.parametrize("kind", LARGEST)
def test_the_largest_plain_values_can_still_be_written_and_read(kind):
    outcome = run(LARGEST[kind], ())
    assert same(decode_outcome(encode_outcome(outcome)).value, LARGEST[kind]())


UNWRITABLE = {
    "object": object(),
    "bytes": b"1",
    "complex": 1j,
    "set": {1},
    "function": len,
    "object array": np.array([None]),
    "complex array": np.array([1j]),
    "dates": np.array(["2020-01-01"], dtype="datetime64[D]"),
    "deep": nested(40),
    "large": "x" * (codec.MAX_TEXT + 1),
}


@pytest.mark.parametrize("kind", UNWRITABLE)
def test_what_is_no_plain_data_is_not_written(kind):
    with pytest.raises(CodecError):
        encode(UNWRITABLE[kind])


CUBIC = encode(Cubic(np.ones(1), np.ones(1)))
UNREADABLE = {
    "nothing": "",
    "half": '{"tuple":[1',
    "python": "(1, 2)",
    "NaN": "NaN",
    "infinity": "[Infinity]",
    "unknown kind": '{"pickle":"gASVAAAA"}',
    "two kinds": '{"int":"0x1","float":"nan"}',
    "no kind": "{}",
    "integer in decimal digits": '{"int":"zz"}',
    "integer of a number": '{"int":5}',
    "too many digits": json.dumps({"int": "0x" + "f" * 100_000}),
    "too many decimal digits": "9" * 10_000,
    "another float": '{"float":"1.0"}',
    "float of a list": '{"float":["nan"]}',
    "tuple of a number": '{"tuple":1}',
    "list as key": '{"dict":[[[1],2]]}',
    "triple in a dict": '{"dict":[[1,2,3]]}',
    "objects": '{"array":["|O",[1],"AAAAAAAAAAA="]}',
    "fields": '{"array":["i4,f8",[1],"AAAAAAAAAAAAAAAA"]}',
    "too few bytes": '{"array":["<f8",[2],"AAAAAAAAAAA="]}',
    "too many bytes": '{"array":["<f8",[],"AAAAAAAAAAAAAAAAAAAAAA=="]}',
    "base64 with something between": '{"array":["<f8",[1],"AAAA~AAAAAAA="]}',
    "no base64": '{"array":["<f8",[1],"~~~~"]}',
    "shape of texts": '{"array":["<f8",["1"],"AAAAAAAAAAA="]}',
    "numbers among texts": '{"texts":[1,[1],[7]]}',
    "endless texts": '{"texts":[1000000000,[1],["a"]]}',
    "length of a text": '{"texts":["1",[1],["a"]]}',
    "opaque number": '{"opaque":7}',
    "deeper than is written": "[" * 40 + "]" * 40,
    "deep": "[" * 1000 + "]" * 1000,
    "very deep": "[" * 200_000 + "]" * 200_000,
    "many": "[" + "0," * codec.MAX_ITEMS + "0]",
    "large": '"' + "x" * codec.MAX_TEXT + '"',
    "given by one who is not trusted": CUBIC,
    "generator by one who is not trusted": encode(np.random.default_rng(0)),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_encode_does_not_write_is_not_read(kind):
    with pytest.raises(CodecError):
        decode(UNREADABLE[kind])


UNTRUE = {
    "unknown function": CUBIC.replace("Cubic", "Quartic"),
    "unknown parameter": CUBIC.replace('"a"', '"c"'),
    "function of a list": '{"given":[["Cubic"],{"dict":[]}]}',
    "generator of another kind": '{"generator":{"dict":[["bit_generator","MT19937"]]}}',
}


@pytest.mark.parametrize("kind", UNTRUE)
def test_from_the_trusted_side_nonsense_is_refused_as_well(kind):
    with pytest.raises(CodecError):
        decode(UNTRUE[kind], trusted=True)


GOOD = (1.0, (), "", (), None, 0.5, ())
ERROR = ("E", "m", "l", ())
NO_OUTCOMES = {
    "list": list(GOOD),
    "part missing": GOOD[:-1],
    "part more": (*GOOD, 1),
    "arguments": (1.0, [], *GOOD[2:]),
    "output": (*GOOD[:2], 7, *GOOD[3:]),
    "warnings": (*GOOD[:3], "W", *GOOD[4:]),
    "a warning": (*GOOD[:3], (1,), *GOOD[4:]),
    "error": (*GOOD[:4], "E", *GOOD[5:]),
    "short error": (*GOOD[:4], ERROR[:3], *GOOD[5:]),
    "error of numbers": (*GOOD[:4], (1, 2, 3, ()), *GOOD[5:]),
    "shapes": (*GOOD[:4], ("E", "m", "l", (("w", (1.5,)),)), *GOOD[5:]),
    "names of shapes": (*GOOD[:4], ("E", "m", "l", ((1, (1,)),)), *GOOD[5:]),
    "seconds": (*GOOD[:5], "1", ()),
    "whole seconds": (*GOOD[:5], 10**400, ()),
    "heard": (*GOOD[:6], ((0, (), 1.0, 2.0),)),
    "position": (*GOOD[:6], (("0", (), 1.0),)),
}


@pytest.mark.parametrize("kind", NO_OUTCOMES)
def test_what_is_no_outcome_is_not_taken_for_one(kind):
    assert decode_outcome(encode(GOOD)).value == 1.0
    with pytest.raises(CodecError):
        decode_outcome(encode(NO_OUTCOMES[kind]))


def test_whatever_another_process_tells_is_cut_to_size():
    long = "x" * 100_000
    error = (long, long, long, tuple((str(number), (1,)) for number in range(1000)))
    told = decode_outcome(encode((None, (), long, (long,) * 100, error, 0.5, ())))
    assert len(told.output) <= 10_000
    assert len(told.warnings) <= 10
    assert max(map(len, told.warnings)) <= 300
    assert max(len(told.error.type), len(told.error.message), len(told.error.line)) <= 500
    assert len(told.error.shapes) <= 20


def test_truth_values_are_read_as_such_whatever_the_bytes():
    read = decode('{"array":["|b1",[3],"AAEC"]}')
    assert read.dtype == bool
    assert read.tolist() == [False, True, True]
    assert read.view(np.uint8).tolist() == [0, 1, 1]


def test_every_function_that_is_given_is_known_by_its_name():
    assert {"Quadratic", "QuadraticGradient", "Cubic"} <= set(Given.kinds)


def test_a_text_may_be_as_long_as_the_limit_and_no_longer(monkeypatch):
    text = encode([1, 2])
    monkeypatch.setattr(codec, "MAX_TEXT", len(text))
    assert decode(text) == [1, 2]
    monkeypatch.setattr(codec, "MAX_TEXT", len(text) - 1)
    with pytest.raises(CodecError, match="more than"):
        decode(text)
