"""The card in a real kernel: once for each check, never twice, and the notebook lives on."""

import time

import nbformat
import pytest
from nbclient import NotebookClient

SETUP = """
import numpy as np
from mlnotes import check, hint, progress
EXERCISE = "gradient_descent/mse_loss"

def right(w, X, y):
    return ((X @ w - y) ** 2).mean()

def summed(w, X, y):
    return ((X @ w - y) ** 2).sum()

def unattempted(w, X, y):
    raise NotImplementedError

def endless(w, X, y):
    while True:
        pass
"""

FOLDERS = ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")


@pytest.fixture(scope="module")
def run_cells(tmp_path_factory):
    """Run the sources as cells of one notebook, and return the list of each one's outputs."""
    with pytest.MonkeyPatch.context() as environment:
        place = tmp_path_factory.mktemp("kernel")
        for name in (*FOLDERS, "MLNOTES_DATA_DIR"):
            environment.setenv(name, str(place / name.lower()))
        environment.delenv("NBGRADER_EXECUTION", raising=False)
        notebook = nbformat.v4.new_notebook()
        client = NotebookClient(notebook, timeout=60, allow_errors=True)
        with client.setup_kernel():

            def run(*sources):
                first = len(notebook.cells)
                for source in sources:
                    notebook.cells.append(nbformat.v4.new_code_cell(source))
                    client.execute_cell(notebook.cells[-1], len(notebook.cells) - 1)
                return [cell.outputs for cell in notebook.cells[first:]]

            assert run(SETUP) == [[]]
            yield run


def card_of(output):
    html = output.get("data", {}).get("text/html", "")
    return html if 'class="mlnotes-card' in html else None


def assert_cards(outputs, *states):
    """The cell shows these cards in this order, each in an output of its own, and nothing else."""
    cards = list(map(card_of, outputs))
    assert None not in cards, outputs
    assert [card.partition("mlnotes-card mlnotes-")[2].split('"')[0] for card in cards] == [*states]


ONE_CHECK = {
    "last expression": "check(EXERCISE, right)",
    "kept under a name": "result = check(EXERCISE, right)",
    "kept and named": "result = check(EXERCISE, right)\nresult",
    "not last": "check(EXERCISE, right)\nx = 1",
    "ended by a semicolon": "check(EXERCISE, right);",
    "inside a function": "def go():\n    return check(EXERCISE, right)\ngo()",
    "inside a block": "if True:\n    check(EXERCISE, right)",
    "only one field is asked for": "assert check(EXERCISE, right).passed",
}


@pytest.mark.parametrize("where", ONE_CHECK)
def test_a_check_shows_its_card_once(run_cells, where):
    (outputs,) = run_cells(ONE_CHECK[where])
    assert_cards(outputs, "passed")
    assert "still running" not in str(outputs)


def test_a_loop_shows_one_card_for_each_check(run_cells):
    (outputs,) = run_cells(
        "for function in (right, summed, unattempted):\n    check(EXERCISE, function)"
    )
    assert_cards(outputs, "passed", "failed", "open")


def test_the_last_of_several_checks_is_not_shown_twice(run_cells):
    (outputs,) = run_cells("check(EXERCISE, summed)\ncheck(EXERCISE, right)")
    assert_cards(outputs, "failed", "passed")


def test_a_result_named_in_a_later_cell_is_shown_again(run_cells):
    here, later, again = run_cells("kept = check(EXERCISE, summed)", "kept", "kept")
    for outputs in (here, later, again):
        assert_cards(outputs, "failed")


def test_a_result_displayed_in_a_later_cell_is_shown_again(run_cells):
    _, later = run_cells("kept = check(EXERCISE, summed)", "display(kept)")
    assert_cards(later, "failed")


def test_a_result_printed_is_text(run_cells):
    (outputs,) = run_cells("print(check(EXERCISE, summed))")
    assert_cards(outputs[:1], "failed")
    assert outputs[1].text.startswith("✗ gradient_descent/mse_loss: not yet")
    assert len(outputs) == 2


def test_the_card_carries_a_text_for_readers_without_html(run_cells):
    (outputs,) = run_cells("check(EXERCISE, summed)")
    assert outputs[0].data["text/plain"].startswith("✗ gradient_descent/mse_loss: not yet")


def test_an_untouched_exercise_answers_with_a_card_and_the_notebook_goes_on(run_cells):
    outputs, after = run_cells("check(EXERCISE, unattempted)", "1 + 1")
    assert_cards(outputs, "open")
    assert "mse_loss(w, X, y)" in card_of(outputs[0])
    assert after[0].data["text/plain"] == "2"


def test_what_a_function_prints_is_on_the_card_and_not_in_the_cell(run_cells):
    (outputs,) = run_cells(
        "import sys\n"
        "def noisy(w, X, y):\n"
        "    print('to stdout')\n"
        "    print('to stderr', file=sys.stderr)\n"
        "    np.log(np.zeros(1))\n"
        "    return right(w, X, y)\n"
        "check(EXERCISE, noisy)"
    )
    assert_cards(outputs, "passed")
    for text in ("to stdout", "to stderr", "divide by zero"):
        assert text in card_of(outputs[0])


def test_an_error_is_told_with_the_line_of_the_cell(run_cells):
    (outputs,) = run_cells(
        "def broken(w, X, y):\n    unknown_name = w\n    return unknown_nam\n"
        "check(EXERCISE, broken)"
    )
    assert_cards(outputs, "failed")
    assert "NameError" in card_of(outputs[0])
    assert "return unknown_nam" in card_of(outputs[0])


def test_a_runaway_cell_is_stopped_and_the_next_cell_runs(run_cells):
    start = time.perf_counter()
    outputs, after = run_cells("check(EXERCISE, endless, time_limit=0.5)", "check(EXERCISE, right)")
    assert time.perf_counter() - start < 10
    assert_cards(outputs, "failed")
    assert "stopped" in card_of(outputs[0])
    assert_cards(after, "passed")


def test_the_stop_button_works_during_a_check_and_the_next_cell_runs(run_cells):
    start = time.perf_counter()
    outputs, after = run_cells(
        "import os, signal, threading\n"
        "stop = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))\n"
        "stop.start()\n"
        "check(EXERCISE, endless, time_limit=30)",
        "check(EXERCISE, right)",
    )
    assert time.perf_counter() - start < 10
    assert outputs[-1].ename == "KeyboardInterrupt"
    assert_cards(after, "passed")


def test_a_half_character_does_not_stop_the_card(run_cells):
    (outputs,) = run_cells(
        "def answer(w, X, y):\n    print('\\ud800')\n    return 0.0\ncheck(EXERCISE, answer)"
    )
    assert_cards(outputs, "failed")


FIRST = "def answer(w, X, y):\n    return ((X @ w - y) ** 2).sum()"
SECOND = "def answer(w, X, y):\n    return ((X @ w - y) ** 2).mean()"
CHECK = "check(EXERCISE, answer)"
OLDER = "this is the version before it"

STALE = {
    "syntax error": SECOND + ")",
    "colon missing": SECOND.replace(":", "", 1),
    "error before the definition": "1 / 0\n" + SECOND,
    "unknown name before the definition": "import no_such_module_anywhere\n" + SECOND,
    "syntax error after a line for IPython": "%precision 3\n" + SECOND + ")",
}


@pytest.mark.parametrize("way", STALE)
@pytest.mark.parametrize("first", [FIRST, SECOND], ids=["wrong", "right"])
def test_a_definition_that_did_not_come_into_force_is_told(run_cells, way, first):
    outputs = run_cells(first, STALE[way], CHECK)[-1]
    assert_cards(outputs, "failed" if first is FIRST else "passed")
    assert OLDER in card_of(outputs[0])
    assert OLDER in outputs[0].data["text/plain"]
    (outputs,) = run_cells("check(EXERCISE, answer)")
    assert OLDER in card_of(outputs[0])


def test_a_placeholder_that_is_still_there_after_an_error_is_told(run_cells):
    placeholder = "def answer(w, X, y):\n    raise NotImplementedError"
    outputs = run_cells(placeholder, SECOND + ")", CHECK)[-1]
    assert_cards(outputs, "open")
    assert OLDER in card_of(outputs[0])


IN_FORCE = {
    "once": [FIRST],
    "again": [FIRST, SECOND],
    "the same again": [FIRST, SECOND, FIRST],
    "mended": [FIRST, SECOND + ")", SECOND],
    "mended as it was": [FIRST, SECOND + ")", FIRST],
    "error after the definition": [FIRST, SECOND + "\n1 / 0"],
    "another one broken": [FIRST, "def other(w)\n    return answer"],
    "a longer name broken": [FIRST, "def answer_to_it(w)\n    return w"],
    "called in a broken cell": [FIRST, "answer(1, 2, 3"],
    "defined inside of another": [FIRST, "def outer():\n    def answer():\n        pass"],
    "kept and put back": [FIRST, "kept = answer", SECOND, "answer = kept"],
    "another name for it": [FIRST, "kept = answer", SECOND + ")", SECOND, "answer = kept"],
    "defined in a loop": [FIRST, "for _ in range(0):\n    def answer(): pass"],
    "by exec": [FIRST, f"exec({SECOND!r})", "1 + 1"],
    "timed": [FIRST, "%%time\n" + SECOND],
    "decorated": [FIRST, "import functools\n@functools.cache\n" + SECOND],
    "lambda": [FIRST, "answer = lambda w, X, y: ((X @ w - y) ** 2).mean()"],
    "awaited": [FIRST, "import asyncio\nawait asyncio.sleep(0)\n" + SECOND],
    "from the library": [FIRST, SECOND + ")", "from mlnotes.losses import mse_loss as answer"],
    "deleted": [FIRST, SECOND, "del answer", FIRST],
}


@pytest.mark.parametrize("way", IN_FORCE)
def test_a_definition_in_force_is_not_called_old(run_cells, way):
    outputs = run_cells(*IN_FORCE[way], CHECK)[-1]
    assert card_of(outputs[0])
    assert "the version before" not in str(outputs)


def test_an_older_function_under_a_name_of_its_own_is_not_called_old(run_cells):
    outputs = run_cells(FIRST, "kept = answer", SECOND, "check(EXERCISE, kept)")[-1]
    assert_cards(outputs, "failed")
    assert "the version before" not in str(outputs)


def test_a_definition_in_the_cell_of_the_check_is_in_force(run_cells):
    for source in (f"{SECOND}\n{CHECK}", f"{CHECK}\n{FIRST}"):
        outputs = run_cells(FIRST, source)[-1]
        assert "the version before" not in str(outputs)


@pytest.mark.parametrize("leave", ["exit()", "quit()", "get_ipython().ask_exit()", "sys.exit()"])
def test_an_answer_that_leaves_ends_neither_the_check_nor_the_kernel(run_cells, leave):
    outputs, after = run_cells(
        f"import sys\ndef leaving(w, X, y):\n    {leave}\n    return 0.0\ncheck(EXERCISE, leaving)",
        "check(EXERCISE, right)",
    )
    assert_cards(outputs, "failed")
    assert "ended the program" in card_of(outputs[0])
    time.sleep(0.3)  # A kernel that was asked to end would do so a moment later.
    assert_cards(after, "passed")
    assert run_cells("'ask_exit' in vars(get_ipython())")[0][0].data["text/plain"] == "False"


def test_an_answer_that_asks_for_input_does_not_wait_for_it(run_cells):
    outputs, after = run_cells(
        "def asking(w, X, y):\n    return float(input('how much?'))\ncheck(EXERCISE, asking)",
        "check(EXERCISE, right)",
    )
    assert_cards(outputs, "failed")
    assert "nobody is there to answer" in card_of(outputs[0])
    assert_cards(after, "passed")


def test_hints_and_progress_are_drawn(run_cells):
    first, table = run_cells("hint(EXERCISE)", "progress()")
    assert "Hint 1 of 3" in card_of(first[0])
    assert "<table>" in table[0].data["text/html"]
    assert "exercises solved" in table[0].data["text/plain"]


@pytest.fixture
def nbgrader(run_cells):
    run_cells("import os\nos.environ['NBGRADER_EXECUTION'] = 'autograde'")
    yield
    run_cells("del os.environ['NBGRADER_EXECUTION']")


@pytest.mark.usefixtures("nbgrader")
def test_under_nbgrader_a_pass_leaves_only_the_points(run_cells):
    last, kept = run_cells("check(EXERCISE, right)", "points = check(EXERCISE, right)")
    assert [output.output_type for output in last] == ["execute_result"]
    assert dict(last[0].data) == {"text/plain": "1.0"}
    assert kept == []


@pytest.mark.usefixtures("nbgrader")
@pytest.mark.parametrize("function", ["summed", "unattempted", "lambda w, X, y: 1 / 0"])
def test_under_nbgrader_a_failure_raises_and_writes_nothing_else(run_cells, function):
    (outputs,) = run_cells(f"check(EXERCISE, {function})")
    assert [output.output_type for output in outputs] == ["error"]
    assert outputs[0].ename == "CheckFailedError"
    assert "gradient_descent/mse_loss: not" in outputs[0].evalue


@pytest.mark.usefixtures("nbgrader")
def test_under_nbgrader_a_noisy_pass_writes_nothing_to_stderr(run_cells):
    (outputs,) = run_cells(
        "def loud(w, X, y):\n"
        "    np.log(np.zeros(1))\n"
        "    return right(w, X, y)\n"
        "check(EXERCISE, loud)"
    )
    assert [output.output_type for output in outputs] == ["execute_result"]
