"""The result card: one check, drawn as HTML for a notebook and as text for everything else.

Everything that a submission can influence is escaped. Colours come from JupyterLab's theme, so
the card is readable in light and dark; state is told by a sign and words, not by colour alone.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from mlnotes.exercises.plain import plain, printable
from mlnotes.exercises.progress_log import solved_in

if TYPE_CHECKING:
    from mlnotes.exercises.record import Exercise
    from mlnotes.exercises.result import CheckResult

MAX_SHOWN = 600
LARGEST_SHOWN = 10**400

STYLE = """<style>
.mlnotes-card {border: 1px solid var(--jp-border-color1, #9e9e9e); border-left-width: 5px;
  border-radius: 4px; padding: 8px 14px; margin: 4px 0; max-width: 52em; line-height: 1.45;
  color: var(--jp-content-font-color1, #1a1a1a); background: var(--jp-layout-color1, #fff);
  font-family: var(--jp-content-font-family, sans-serif)}
.mlnotes-passed {border-left-color: #0a8a5f} .mlnotes-failed {border-left-color: #d55e00}
.mlnotes-open {border-left-color: #0072b2}
.mlnotes-card p {margin: 6px 0} .mlnotes-card pre {margin: 2px 0; white-space: pre-wrap}
.mlnotes-card table {border-collapse: collapse; margin: 4px 0}
.mlnotes-card tr, .mlnotes-card td, .mlnotes-card th {text-align: left !important;
  vertical-align: top; padding: 2px 10px 2px 0; border: 0; color: inherit; font-size: inherit;
  background: transparent !important} /* JupyterLab right-aligns and stripes every table */
.mlnotes-card summary {cursor: pointer; display: inline-block; padding: 1px 10px; margin: 3px 0;
  border: 1px solid var(--jp-border-color1, #9e9e9e); border-radius: 3px}
.mlnotes-card progress {width: 9em; height: .8em; vertical-align: middle}
</style>"""


def as_html(result: CheckResult) -> str:
    """The whole card."""
    state, sign = _state(result)
    parts = [f"<p><b>{sign} {escape(headline(result))}</b></p>"]
    if result.passed:
        parts += [f"<p>{_code(result.exercise.lesson)}</p>", _pitfalls_html(result.exercise)]
    elif result.attempted:
        parts += [f"<p>{_code(result.message)}</p>", _case_html(result)]
    else:
        parts += [_task_html(result.exercise)]
    parts += [_notes_html(result)]
    if not result.passed:
        parts += [hints_html(result.exercise)]
    parts += [_progress_html(result.exercise.topic)]
    return wrap(state, printable("".join(parts)))


def wrap(state: str, body: str) -> str:
    """A card's frame: state is "passed", "failed" or "open"."""
    return f'{STYLE}<div class="mlnotes-card mlnotes-{state}">{body}</div>'


def as_text(result: CheckResult) -> str:
    """The card for a terminal, a log or a test report."""
    lines = [f"{_state(result)[1]} {headline(result)}"]
    lines += [result.exercise.lesson if result.passed else result.message]
    if not result.passed and result.attempted and result.failing:
        lines += ["The smallest case that fails:"]
        lines += [f"  {name} = {_indent(value)}" for name, value in _case_rows(result)]
    lines += [f"Warning: {text}" for text in result.warnings]
    if result.output:
        lines += ["Your function printed:", f"  {_indent(_shorten(result.output))}"]
    if result.note:
        lines += [result.note]
    return printable("\n".join(lines))


def headline(result: CheckResult) -> str:
    """The exercise and how it went, in one line."""
    if result.passed:
        return f"{result.exercise.id}: passed, all {result.n_cases} cases are right"
    if not result.attempted:
        return f"{result.exercise.id}: not attempted yet"
    if not result.trials:
        return f"{result.exercise.id}: not yet"
    return f"{result.exercise.id}: not yet, {result.n_right} of {result.n_cases} cases are right"


def _state(result: CheckResult) -> tuple[str, str]:
    if result.passed:
        return "passed", "✓"
    return ("failed", "✗") if result.attempted else ("open", "○")


def _case_rows(result: CheckResult) -> list[tuple[str, str]]:
    """Name and rendered value of the failing case's arguments, the right answer, and the given."""
    trial = result.failing
    rows = [
        (name, show(value))
        for name, value in zip(result.exercise.parameters, trial.arguments, strict=False)
    ]
    rows.append(("expected", show(trial.expected)))
    error = trial.outcome.error
    received = f"{error.type}: {error.message}" if error else show(trial.outcome.value)
    rows.append(("received", _shorten(received)))
    return rows


def _task_html(exercise: Exercise) -> str:
    signature = f"<code>{escape(exercise.signature)}</code>"
    return f"<p>To write in place of the placeholder: {signature}. {_code(exercise.task)}</p>"


def _case_html(result: CheckResult) -> str:
    if not result.failing:
        return ""
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td><pre>{escape(value)}</pre></td></tr>"
        for name, value in _case_rows(result)
    )
    return f"<p>The smallest case that fails:</p><table>{rows}</table>"


def _notes_html(result: CheckResult) -> str:
    """What the function printed and warned: shown, but it costs nothing."""
    parts = [f"<p>{escape(result.note)}</p>"] if result.note else []
    parts += [
        f"<p>Warning, at no cost: <code>{escape(text)}</code></p>" for text in result.warnings
    ]
    if result.output:
        printed = escape(_shorten(result.output))
        parts.append(f"<p>Your function printed, at no cost:</p><pre>{printed}</pre>")
    return "".join(parts)


def hints_html(exercise: Exercise, first: int = 1) -> str:
    """The hints from number `first` on, each behind a button inside the one before."""
    html = ""
    for number in range(len(exercise.hints), first - 1, -1):
        label = "Hint" if number == 1 else "Next hint"
        text = _code(exercise.hints[number - 1])
        html = f"<details><summary>{label}</summary><p>{number}. {text}</p>{html}</details>"
    return html


def hint_as_html(exercise: Exercise, number: int) -> str:
    """One hint as a card, with the next ones behind buttons."""
    text = f"<p><b>Hint {number} of {len(exercise.hints)}</b></p>"
    text += f"<p>{_code(exercise.hints[number - 1])}</p>"
    return wrap("open", text + hints_html(exercise, number + 1))


def _pitfalls_html(exercise: Exercise) -> str:
    items = "".join(f"<li>{_code(mistake.message)}</li>" for mistake in exercise.mistakes)
    return f"<details><summary>What others get wrong here</summary><ul>{items}</ul></details>"


def _progress_html(topic: str) -> str:
    solved, total = solved_in(topic)
    name = escape(topic.replace("_", " "))
    return (
        f'<p><progress value="{solved}" max="{total}"></progress> '
        f"{solved} of {total} exercises of {name} solved</p>"
    )


def show(value: object) -> str:
    """A value as a learner would type it, shortened when it is long.

    >>> show(np.array([[1.0, 2.5], [0.0, 1.0]]))
    '[[1.  2.5]\\n [0.  1. ]]'
    """
    if isinstance(value, np.ndarray):
        return _shorten(np.array2string(value, precision=6, threshold=60, max_line_width=90))
    if isinstance(value, float):
        return f"{value:.8g}"
    simple = plain(value)
    if isinstance(simple, int) and abs(simple) > LARGEST_SHOWN:
        return f"an integer of about {math.log10(abs(simple)):.0f} digits"
    if isinstance(simple, list | tuple) and len(simple) <= 20:
        inside = ", ".join(show(item) for item in simple)
        return _shorten(f"[{inside}]" if isinstance(simple, list) else f"({inside})")
    return _shorten(repr(value))


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + " …"


def _indent(text: str) -> str:
    return text.replace("\n", "\n      ")


def _code(text: str) -> str:
    """Escape a sentence of ours, and set what stands between backticks as code."""
    pieces = escape(text).split("`")
    return "".join(
        f"<code>{piece}</code>" if position % 2 else piece for position, piece in enumerate(pieces)
    )
