"""Progress survives: two writers at once, a damaged file, and a place where nothing can be kept."""

import json
import subprocess
import sys

import pytest

from mlnotes import check, progress
from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.progress_log import (
    Standing,
    progress_file,
    record_attempt,
    solved_in,
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


def test_each_check_is_an_attempt_and_solved_stays_solved():
    check(EXERCISE, summed)
    assert standings()[EXERCISE] == Standing(1, False, "sum_not_mean")
    check(EXERCISE, right)
    assert standings()[EXERCISE] == Standing(2, True, None)
    check(EXERCISE, summed)
    assert standings()[EXERCISE] == Standing(3, True, "sum_not_mean")
    others = {name: standing for name, standing in standings().items() if name != EXERCISE}
    assert set(others) == set(catalogue()) - {EXERCISE}
    assert set(others.values()) == {Standing()}


def test_a_placeholder_is_not_recorded(data_dir):
    check(EXERCISE, unattempted)
    assert not data_dir.exists()


def test_nothing_is_recorded_under_nbgrader(data_dir, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check(EXERCISE, right) == catalogue()[EXERCISE].points
    assert not data_dir.exists()


def test_the_table_tells_solved_open_and_not_attempted():
    check(EXERCISE, right)
    check("gradient_descent/ridge_gradient", lambda w, X, y, alpha: 0.0)
    lines = {line.split()[1]: line for line in str(progress()).splitlines()[:-1]}
    assert lines[EXERCISE].startswith("✓")
    assert lines[EXERCISE].endswith("solved, 1 check")
    assert lines["gradient_descent/ridge_gradient"].startswith("✗")
    assert "open, 1 check" in lines["gradient_descent/ridge_gradient"]
    assert lines["gradient_descent/expected_loss"].startswith("○")
    assert lines["gradient_descent/expected_loss"].endswith("not attempted")
    assert progress().summary == f"1 of {len(catalogue())} exercises solved"
    assert progress().summary in str(progress())
    assert progress().summary in progress()._repr_html_()


def test_a_topic_counts_its_own_exercises():
    check(EXERCISE, right)
    total = sum(name.startswith("gradient_descent/") for name in catalogue())
    assert solved_in("gradient_descent") == (1, total)
    assert solved_in("gradient") == (0, 0)


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
    assert standings()[EXERCISE].attempts == 180
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
    assert standings()[EXERCISE] == Standing(3, True, None)
    assert f"1 of {len(catalogue())} exercises solved" in progress()._repr_html_()
    assert progress_file().read_bytes().startswith(content)


def test_half_a_character_in_a_name_does_not_stop_the_table(data_dir):
    data_dir.mkdir()
    event = {"exercise": EXERCISE, "passed": False, "mistake": "\ud800"}
    progress_file().write_text(json.dumps(event))
    assert "open, 1 check" in str(progress()).encode().decode()
    assert "open, 1 check" in progress()._repr_html_().encode().decode()


def test_markup_in_the_file_is_text_in_the_table(data_dir):
    data_dir.mkdir()
    event = {"exercise": EXERCISE, "passed": False, "mistake": "<script>alert(1)</script>"}
    progress_file().write_text(json.dumps(event))
    assert "<script>" not in progress()._repr_html_()
    assert "&lt;script&gt;" in progress()._repr_html_()


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
