"""Progress survives: two writers at once, a damaged file, and a place where nothing can be kept."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mlnotes import check, lessons, progress
from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.lessons import Lesson
from mlnotes.checker.progress import Progress
from mlnotes.checker.progress_log import (
    Standing,
    last_tried,
    progress_file,
    record_attempt,
    solved_in_lesson_of,
    standings,
)

EXERCISE = "gradient_descent/mse_loss"
SOUND = json.dumps({"exercise": EXERCISE, "passed": True, "mistake": None}).encode()


def right(w, X, y):
    return ((X @ w - y) ** 2).mean()


def summed(w, X, y):
    return ((X @ w - y) ** 2).sum()


def unattempted(w, X, y):
    raise NotImplementedError


def test_nothing_tried_is_nothing_recorded(data_dir):
    assert set(progress().standings.values()) == {Standing()}
    assert not data_dir.exists()


def test_the_last_mistake_is_kept_and_solved_stays_solved():
    check(EXERCISE, summed)
    assert standings()[EXERCISE] == Standing(True, False, "sum_not_mean")
    check(EXERCISE, right)
    assert standings()[EXERCISE] == Standing(True, True, None)
    check(EXERCISE, summed)
    assert standings()[EXERCISE] == Standing(True, True, "sum_not_mean")
    others = {name: standing for name, standing in standings().items() if name != EXERCISE}
    assert set(others) == set(catalogue()) - {EXERCISE}
    assert set(others.values()) == {Standing()}


def test_the_exercise_checked_last_is_known():
    assert last_tried() is None
    for name in (EXERCISE, "start_here/mean_square", EXERCISE):
        record_attempt(name, False, None)
        assert last_tried() == name


def test_a_placeholder_is_not_recorded(data_dir):
    check(EXERCISE, unattempted)
    assert not data_dir.exists()


def test_nothing_is_recorded_under_nbgrader(data_dir, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check(EXERCISE, right) == catalogue()[EXERCISE].points
    assert not data_dir.exists()


def test_a_lesson_counts_its_own_exercises():
    lesson = next(lesson for lesson in lessons() if EXERCISE in lesson.exercises)
    check(EXERCISE, right)
    record_attempt("start_here/mean_square", True, None)
    assert solved_in_lesson_of(EXERCISE) == (1, len(lesson.exercises))
    assert solved_in_lesson_of("no/such") == (0, 0)


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MLNOTES_DATA_DIR", str(tmp_path / "deep" / "er"))
    check(EXERCISE, right)
    assert (tmp_path / "deep" / "er" / "progress.jsonl").is_file()
    monkeypatch.setenv("MLNOTES_DATA_DIR", str(tmp_path / "another"))
    assert standings()[EXERCISE] == Standing()


def test_without_the_variable_progress_is_in_the_users_data_folder(tmp_path, monkeypatch):
    for empty in (lambda: monkeypatch.delenv("MLNOTES_DATA_DIR"), lambda: None):
        empty()
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
        monkeypatch.setenv("HOME", str(tmp_path))
        assert progress_file().is_relative_to(tmp_path)
        assert progress_file().parts[-2:] == ("mlnotes", "progress.jsonl")
        monkeypatch.setenv("MLNOTES_DATA_DIR", "")


RECORD_MANY = """
import sys
from mlnotes import check
sys.stdin.readline()
for _ in range(int(sys.argv[1])):
    check("gradient_descent/mse_loss", lambda w, X, y: 0.0)
"""


def test_processes_that_record_at_the_same_time_lose_nothing(data_dir):
    command = [sys.executable, "-c", RECORD_MANY, "60"]
    writers = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(3)]
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    assert standings()[EXERCISE] == Standing(True, False, None)
    lines = progress_file().read_bytes().split(b"\n")
    assert len([json.loads(line) for line in lines if line]) == 180


DAMAGE = {
    "empty": b"",
    "binary": bytes(range(256)),
    "zeros": b"\0" * 4096,
    "torn line": SOUND[:20],
    "torn in a letter": '{"exercise": "é'.encode()[:-1],
    "latin-1": '{"exercise": "é", "passed": true}'.encode("latin-1"),
    "byte order mark": b"\xef\xbb\xbf[]",
    "null": b"null",
    "number": b"17",
    "list": b'["exercise"]',
    "text": b'"exercise"',
    "other keys": b'{"x": 1}',
    "exercise is a list": b'{"exercise": [], "passed": true}',
    "exercise is null": b'{"exercise": null, "passed": true}',
    "unknown exercise": b'{"exercise": "no/such", "passed": true}',
    "passed is a number": SOUND.replace(b"true", b"1"),
    "passed is a text": SOUND.replace(b"true", b'"no"'),
    "passed is missing": SOUND.replace(b"passed", b"past"),
    "mistake is a dict": SOUND.replace(b"null", b"{}"),
    "deep nesting": b"[" * 200_000,
    "deep nesting, closed": b"[" * 50_000 + b"]" * 50_000,
    "number without end": b'{"exercise": ' + b"9" * 10_000 + b"}",
    "windows lines": b"\r\n\r\n",
    "conflict markers": b"<<<<<<< HEAD\n=======\n>>>>>>> theirs",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_line_is_passed_over_and_the_rest_counts(data_dir, damage):
    data_dir.mkdir()
    content = b"\n".join([SOUND, DAMAGE[damage], SOUND, DAMAGE[damage]])
    progress_file().write_bytes(content)
    result = check(EXERCISE, right)
    assert (result.passed, result.note) == (True, "")
    assert standings()[EXERCISE] == Standing(True, True, None)
    assert f"1 of {len(catalogue())} exercises solved" in progress()._repr_html_()
    assert progress_file().read_bytes().startswith(content)


def event(exercise: str, passed: bool, mistake: str | None = None, **more: str) -> bytes:
    return json.dumps({**more, "exercise": exercise, "passed": passed, "mistake": mistake}).encode()


def told_line_by_line(content: bytes) -> dict[str, Standing]:
    """The standings by the plain way: every line parsed, in order."""
    found = {}
    for line in content.splitlines():
        told = json.loads(line)
        passed = told["passed"] or (told["exercise"] in found and found[told["exercise"]].passed)
        found[told["exercise"]] = Standing(True, passed, told["mistake"])
    return {name: found.get(name, Standing()) for name in catalogue()}


def test_lines_with_and_without_a_time_are_read_as_if_each_were_parsed(data_dir):
    names = list(catalogue())[:4]
    lines = [
        event(name, passed, mistake, **time)
        for mistake in (None, "first", "second")
        for name in names
        for passed in (name < names[2], False)
        for time in ({}, {"time": "2025-01-31T12:00:00+00:00"}, {"time": 'not "a" time'})
    ]
    data_dir.mkdir()
    for shift in range(0, len(lines), 7):
        content = b"\n".join(lines[shift:] + lines[:shift])
        progress_file().write_bytes(content)
        assert standings() == told_line_by_line(content)


def test_what_is_appended_meanwhile_counts_and_another_file_is_read_anew(data_dir):
    record_attempt(EXERCISE, True, None)
    assert standings()[EXERCISE].passed
    record_attempt("start_here/mean_square", False, "root_taken")
    assert standings()["start_here/mean_square"] == Standing(True, False, "root_taken")
    assert standings()[EXERCISE].passed
    progress_file().write_bytes(event("start_here/mean_square", True) + b"\n" * 400)
    assert standings()["start_here/mean_square"] == Standing(True, True, None)
    assert standings()[EXERCISE] == Standing()
    progress_file().unlink()
    assert set(standings().values()) == {Standing()}


def test_a_line_that_is_read_while_it_is_written_counts_when_it_is_complete(data_dir):
    data_dir.mkdir()
    line = b"\n" + event(EXERCISE, True, time="2025-01-31T12:00:00+00:00")
    for end in range(len(line)):
        progress_file().write_bytes(line[:end])
        assert standings()[EXERCISE] == Standing()
    with progress_file().open("ab") as stream:
        stream.write(line[end:])
    assert standings()[EXERCISE].passed


def directory_in_its_place(data_dir):
    (data_dir / "progress.jsonl").mkdir(parents=True)


def file_in_place_of_the_folder(data_dir):
    data_dir.write_text("")


def link_to_nowhere(data_dir):
    data_dir.symlink_to(data_dir.parent / "missing" / "and" / "missing")


def link_to_itself(data_dir):
    data_dir.symlink_to(data_dir)


OBSTACLES = [
    directory_in_its_place,
    file_in_place_of_the_folder,
    link_to_nowhere,
    link_to_itself,
]


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_where_nothing_can_be_kept_the_check_still_answers_and_says_so(data_dir, obstacle):
    obstacle(data_dir)
    for function, passed in ((right, True), (summed, False)):
        result = check(EXERCISE, function)
        assert result.passed is passed
        assert "could not be saved" in result.note
        assert result.note in str(result)
        assert "could not be saved" in result._repr_html_()
    assert set(progress().standings.values()) == {Standing()}


def test_recording_where_nothing_can_be_kept_is_an_os_error(data_dir):
    data_dir.write_text("")
    with pytest.raises(OSError, match="data"):
        record_attempt(EXERCISE, True, None)


FIRST = Lesson("00_first", "First things", 20, ("a/one",), (), "")
SECOND = Lesson("01_second", "Slopes & steps", 75, ("a/two", "a/three", "b/four"), (0,), "")
THIRD = Lesson("02_third", "Talk", 60, (), (1,), "")
DONE, TRIED = Standing(True, True), Standing(True, False, "half_of_it")


def told(last_tried: str | None = None, **standings: Standing) -> Progress:
    named = {"one": "a/one", "two": "a/two", "three": "a/three", "four": "b/four"}
    found = {exercise: Standing() for exercise in named.values()}
    found |= {named[name]: standing for name, standing in standings.items()}
    return Progress((FIRST, SECOND, THIRD), found, last_tried)


def visible(html: str) -> str:
    return re.sub("<[^>]*>", "", html.partition("</style>")[2])


def test_a_lesson_not_begun_tells_its_minutes_and_one_begun_its_exercises():
    assert str(told(one=DONE, two=DONE, four=TRIED)) == (
        "00 First things: solved\n"
        "01 Slopes & steps: 1 of 3 solved\n"
        "     solved  a/two\n"
        "     new     a/three\n"
        "     open    b/four\n"
        "02 Talk: about 60 minutes\n"
        "2 of 4 exercises solved.\n"
        "Next: a/three, in 01_second/01_second.ipynb"
    )
    shown = visible(told(one=DONE, two=DONE, four=TRIED)._repr_html_())
    assert "Next: three in Slopes &amp; steps." in shown
    assert "Slopes &amp; steps✓ two · ○ three · ✗ four1 of 3 solved" in shown
    assert "Talkabout 60 minutes" in shown
    assert "2 of 4 exercises solved." in shown


@pytest.mark.parametrize(
    ("last_tried", "standings", "expected"),
    [
        (None, {}, (FIRST, "a/one")),
        ("a/one", {"one": TRIED}, (FIRST, "a/one")),
        ("a/one", {"one": DONE}, (SECOND, "a/two")),
        ("b/four", {"four": DONE}, (SECOND, "a/two")),
        ("b/four", {"two": DONE, "three": DONE, "four": DONE}, (FIRST, "a/one")),
        ("x/gone", {"one": DONE, "two": DONE, "three": DONE}, (SECOND, "b/four")),
        ("a/one", {"one": DONE, "two": DONE, "three": DONE, "four": DONE}, None),
    ],
)
def test_the_next_step_is_where_one_was_last_or_else_the_first(last_tried, standings, expected):
    found = told(last_tried, **standings)
    assert found.next_step == expected
    assert ("Everything is solved." in str(found)) is (expected is None)
    assert ("Everything is solved." in found._repr_html_()) is (expected is None)


def test_nobody_is_told_how_often_something_was_checked():
    for _ in range(7):
        check(EXERCISE, summed)
    for text in (str(progress()), visible(progress()._repr_html_())):
        assert "mse_loss" in text
        assert not re.search(r"\b7\b|attempt|checks", text.replace("07", ""))


def test_links_lead_from_any_lesson_to_every_lesson():
    addresses = re.findall('href="([^"]*)"', progress()._repr_html_())
    notebooks = Path(__file__).parents[2] / "notebooks"
    assert len(set(addresses)) == len(lessons())
    for lesson in lessons():
        for address in addresses:
            assert (notebooks / lesson.name / address).resolve().is_file()


@pytest.mark.parametrize("mistake", ["<script>alert(1)</script>", "\ud800"])
def test_whatever_the_file_holds_is_text_in_the_table(data_dir, mistake):
    data_dir.mkdir()
    progress_file().write_bytes(event(EXERCISE, False, mistake))
    html = progress()._repr_html_()
    assert "last: " in html.encode().decode()
    assert "<script>" not in html


def test_the_command_prints_the_table_on_a_console_with_few_letters(data_dir):
    record_attempt(EXERCISE, True, None)
    command = [Path(sys.executable).with_name("mlnotes"), "progress"]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"solved  gradient_descent/mse_loss" in done.stdout
    assert f"1 of {len(catalogue())} exercises solved." in done.stdout.decode("cp1252")
