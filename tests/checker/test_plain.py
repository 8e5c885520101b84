"""What a submission returns is read into plain data: how deep, and what a key may be."""

import numpy as np

from mlnotes.checker.plain import MAX_DEPTH, TOO_DEEP, Opaque, plain


class Labelled:
    """Can be a key, though what it reads as cannot."""

    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0])


def nested(depth):
    return [nested(depth - 1)] if depth else []


def innermost(value):
    while isinstance(value, list) and value:
        (value,) = value
    return value


def test_a_container_is_read_down_to_the_limit_and_no_further():
    assert innermost(plain(nested(MAX_DEPTH))) == []
    assert innermost(plain(nested(MAX_DEPTH + 1))) == TOO_DEEP


def test_a_key_that_can_be_no_key_as_plain_data_is_told_by_its_type():
    (key,) = plain({Labelled(): 1})
    assert isinstance(key, Opaque)
    assert key == Opaque("Labelled")
