"""Small wrong programs, and what they are told."""

from dataclasses import replace

import pytest

from mlnotes.checker.catalogue import find


@pytest.fixture
def told(verdict):
    """`told(exercise_id, function)`: what is said by a record that lists no mistakes."""

    def result(exercise_id, function):
        found = verdict(replace(find(exercise_id), mistakes={}), function)
        assert not found.passed
        return found

    return result
