"""The text of a submitted function: as it stands there, moved to the margin, and never run."""

import ast
import functools

from mlnotes.checker.source import Source, source_of


def doubled(values):
    # What a comment says stays.
    return [2 * value for value in values]


def test_a_function_is_read_as_it_stands_in_its_file():
    source = source_of(doubled)
    assert source.text.splitlines()[1] == "    # What a comment says stays."
    assert source.function.name == "doubled"
    returned = source.function.body[0]
    assert source.line_at(returned) == "return [2 * value for value in values]"


def test_a_function_inside_of_another_is_moved_to_the_margin():
    def inner(x):
        return x

    assert source_of(inner).text == "def inner(x):\n    return x"
    assert isinstance(source_of(inner).function.body[0], ast.Return)


def test_what_is_no_whole_definition_has_a_text_and_no_tree():
    assert source_of(lambda x: x).function is None
    for text in ("", "def f(:", "x = 1", "\0", "(" * 10_000):
        assert Source(text).function is None


def test_what_is_no_plain_function_or_keeps_no_text_has_no_source():
    scope = {}
    exec("def made(x): return x", scope)
    for thing in (len, dict, functools.partial(doubled, [1]), scope["made"], None):
        assert source_of(thing) is None
