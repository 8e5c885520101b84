"""Every exercise record is sound: its id, its cases, its hints and what it calls a mistake."""

import inspect
import pickle
import re

import numpy as np
from fixtures.exercises import is_by_consequence

from mlnotes.checker.catalogue import catalogue, folder
from mlnotes.checker.plain import plain, same
from mlnotes.checker.record import Mistake

MAX_SIZE_OF_FIRST_CASE = 16
HOMES_OF_CALLABLES = {"mlnotes.exercises.callables", "mlnotes.exercises.fitters"}


def cases_of(exercise, seed=0):
    return list(exercise.cases(np.random.default_rng(seed)))


def arrays_in(part):
    """The arrays in a case or in one of its arguments, those of index pairs among them."""
    if isinstance(part, tuple) or (isinstance(part, list) and isinstance(part[0], tuple)):
        return [array for item in part for array in arrays_in(item)]
    return [np.asarray(part)] if isinstance(part, np.ndarray | list) else []


def test_ids_are_paths():
    for exercise_id, exercise in catalogue().items():
        assert exercise.id == exercise_id
        assert (folder() / f"{exercise_id}.py").is_file()


def test_the_signature_is_the_one_that_learners_were_promised(exercise, programs_of):
    name, parameters = re.fullmatch(r"(\w+)\((.*)\)", exercise.signature).groups()
    promised = inspect.signature(programs_of(exercise.id).right["loop"])
    assert name == exercise.name
    assert inspect.signature(eval(f"lambda {parameters}: None")) == promised
    assert tuple(promised.parameters) == exercise.parameters


def test_points_and_texts_are_there(exercise):
    assert isinstance(exercise.points, int)
    assert exercise.points > 0
    assert len(set(exercise.hints)) == 3
    for text in (*exercise.hints, exercise.task, exercise.lesson):
        assert text.strip() == text != ""
        assert text.count("`") % 2 == 0


def test_mistakes_have_names_of_their_own_and_at_least_one_wrong_function(exercise):
    messages = [mistake.message for mistake in exercise.mistakes.values()]
    assert len(messages) == len(set(messages)) > 0
    for mistake in exercise.mistakes.values():
        assert isinstance(mistake, Mistake)
        assert re.fullmatch(r"[a-z][a-z0-9_]*", mistake.name)
        assert mistake.functions


def test_one_seed_gives_the_same_cases_and_another_gives_others(exercise):
    first, again, other = (plain(cases_of(exercise, seed)) for seed in (1, 1, 2))
    assert same(first, again)
    assert not same(first, other)


def test_cases_can_be_sent_to_another_process(exercise):
    cases = cases_of(exercise)
    for case, received in zip(cases, pickle.loads(pickle.dumps(cases)), strict=True):
        assert same(plain(exercise.reference(*case)), plain(exercise.reference(*received)))


def test_arguments_are_data_or_small_named_callables(exercise):
    for case in cases_of(exercise):
        for argument in case:
            if callable(argument):
                assert type(argument).__module__ in HOMES_OF_CALLABLES
            elif isinstance(argument, np.ndarray):
                assert argument.dtype in (np.float64, np.int64) or argument.dtype.kind == "U"
            else:
                assert isinstance(argument, bool | int | float | str | list | tuple | np.int64)


def test_the_first_case_can_be_followed_by_hand(exercise):
    if is_by_consequence(exercise):
        return  # What a decision leads to shows in data, which no hand can follow.
    arrays = arrays_in(cases_of(exercise)[0])
    assert sum(array.size for array in arrays) <= MAX_SIZE_OF_FIRST_CASE
    for array in arrays:  # Of whole numbers or, where they are probabilities, of eighths.
        assert array.dtype.kind == "U" or np.array_equal(8 * array, (8 * array).round())


def test_the_reference_is_right_by_its_own_cases(exercise, verdict):
    for seed in range(2 if is_by_consequence(exercise) else 20):
        assert verdict(exercise, exercise.reference, seed).passed


def test_no_code_in_a_hint_is_the_answer(exercise, verdict):
    for hint in exercise.hints:
        for code in re.findall("`([^`]+)`", hint):
            for answer in answers_in(code, exercise.parameters):
                assert not verdict(exercise, answer).passed, code


def answers_in(code, parameters):
    """Functions that give what the code evaluates to, or what it assigns."""

    def evaluated(*arguments):
        return eval(code, {"np": np, **dict(zip(parameters, arguments, strict=False))})

    def assigned(name, *arguments):
        scope = {"np": np, **dict(zip(parameters, arguments, strict=False))}
        exec(code, scope)
        return scope[name]

    yield evaluated
    for name in re.findall(r"\b([a-z_]\w*)\b[^=<>!]*=(?!=)", code):
        yield lambda *arguments, name=name: assigned(name, *arguments)
