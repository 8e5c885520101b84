"""The result card: one check, drawn as HTML for a notebook and as text for everything else.

Everything that a submission can influence is escaped. Colours come from JupyterLab's theme, so
the card is readable in light and dark; state is told by a sign and words, not by colour alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

import numpy as np

from mlnotes.checker import notebook
from mlnotes.checker.given import Given
from mlnotes.checker.imports import permitted
from mlnotes.checker.plain import Opaque, plain, printable
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import CheckResult

MAX_SHOWN = 600
MAX_CALLS = 4
LARGEST_SHOWN = 10**400

STYLE = """<style>
.mlnotes-card {border: 1px solid var(--jp-border-color1, #9e9e9e); border-left-width: 5px;
  border-radius: 4px; padding: 8px 14px; margin: 4px 0; max-width: 52em; line-height: 1.45;
  color: var(--jp-content-font-color1, #1a1a1a); background: var(--jp-layout-color1, #fff);
  font-family: var(--jp-content-font-family, sans-serif)}
.mlnotes-passed {border-left-color: #0a8a5f} .mlnotes-failed {border-left-color: #d55e00}
.mlnotes-open {border-left-color: #0072b2}
.mlnotes-card p {margin: 6px 0}
.mlnotes-card pre {margin: 2px 0; white-space: pre-wrap; color: inherit; background: transparent}
.mlnotes-card table {border-collapse: collapse; margin: 4px 0}
.mlnotes-card tr, .mlnotes-card td, .mlnotes-card th {text-align: left !important;
  vertical-align: top; padding: 2px 10px 2px 0; border: 0; color: inherit; font-size: inherit;
  background: transparent !important} /* JupyterLab right-aligns and stripes every table */
.mlnotes-card summary {cursor: pointer; display: inline-block; padding: 1px 10px; margin: 3px 0;
  border: 1px solid var(--jp-border-color1, #9e9e9e); border-radius: 3px}
.mlnotes-card progress {width: 9em; height: .8em; vertical-align: middle}
</style>"""


@dataclass(frozen=True, repr=False)
class Card:
    """A check's result, drawn for the learner.

    `standing` is how many exercises of the lesson are solved, and of how many; `note` is what
    else there is to say; `shown_in_cell` the notebook cell that holds the card already.
    """

    exercise: Exercise
    result: CheckResult
    standing: tuple[int, int] = (0, 0)
    note: str = ""
    shown_in_cell: int | None = None

    def __bool__(self) -> bool:
        """So that `assert check(...)` means what it says."""
        return self.result.passed

    @property
    def passed(self) -> bool:
        return self.result.passed

    @property
    def score(self) -> float:
        return self.result.score

    @property
    def mistake(self) -> str | None:
        return self.result.mistake

    @property
    def message(self) -> str:
        return self.result.message

    @property
    def output(self) -> str:
        """What the function printed on the case shown."""
        return self.result.shown.outcome.output if self.result.shown else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """The distinct warnings that the function gave rise to on the case shown, in order."""
        return tuple(dict.fromkeys(self.result.shown.outcome.warnings)) if self.result.shown else ()

    @property
    def headline(self) -> str:
        """The exercise and how it went, in one line."""
        result = self.result
        if result.passed:
            return f"{result.exercise_id}: passed, {self._passed}"
        if not result.attempted:
            return f"{result.exercise_id}: not attempted yet"
        if not result.trials or result.fault == "together":
            return f"{result.exercise_id}: not yet"
        return (
            f"{result.exercise_id}: not yet, {result.n_right} of {result.n_cases} cases are right"
        )

    @property
    def _passed(self) -> str:
        if self.exercise.objection_to_all:
            return f"judged by all {self.result.n_cases} cases together"
        return f"all {self.result.n_cases} cases are right"

    @property
    def _case_title(self) -> str:
        if self.result.fault == "together":
            return "One of the cases:"
        return "The smallest case that fails:"

    @property
    def state(self) -> tuple[str, str]:
        """The frame's name and the sign."""
        if self.result.passed:
            return "passed", "✓"
        return ("failed", "✗") if self.result.attempted else ("open", "○")

    def __repr__(self) -> str:
        """The card for a terminal, a log or a test report."""
        lines = [f"{self.state[1]} {self.headline}"]
        lines += [self.exercise.lesson if self.passed else self.message]
        if not self.result.attempted:
            lines += [permitted(self.exercise.allowed_imports)]
        if self.result.failing and self.result.attempted:
            lines += [self._case_title]
            lines += [f"  {name}: {_indent(value)}" for name, value in self._case_rows()]
        lines += [f"Warning: {text}" for text in self.warnings]
        if self.output:
            lines += ["Your function printed:", f"  {_indent(_shorten(self.output))}"]
        if self.note:
            lines += [self.note]
        return printable("\n".join(lines))

    def _repr_html_(self) -> str:
        state, sign = self.state
        parts = [f"<p><b>{sign} {escape(self.headline)}</b></p>"]
        if self.passed:
            parts += [f"<p>{_code(self.exercise.lesson)}</p>", _pitfalls_html(self.exercise)]
        elif self.result.attempted:
            parts += [f"<p>{_code(self.message)}</p>", self._case_html()]
        else:
            parts += [_task_html(self.exercise)]
        parts += [self._notes_html()]
        if not self.passed:
            parts += [hints_html(self.exercise)]
        parts += [self._standing_html()]
        return wrap(state, printable("".join(parts)))

    def _ipython_display_(self) -> None:
        """Draw nothing in the cell that already holds the card; elsewhere the usual forms."""
        if self.shown_in_cell is None or self.shown_in_cell != notebook.current_cell():
            # IPython takes this as "not handled here" and goes on to the other forms.
            raise NotImplementedError

    def _case_rows(self) -> list[tuple[str, str]]:
        """Name and rendered value of the failing case's arguments, the right answer, the given."""
        trial = self.result.failing
        rows = []
        named = zip(self.exercise.parameters, trial.arguments, strict=False)
        for position, (name, value) in enumerate(named):
            rows.append((name, show(value)))
            calls = [call for call in trial.outcome.heard if call[0] == position]
            if calls:
                rows.append((f"your calls of {name}", _shorten(_calls(name, calls))))
        label = "for example" if self.exercise.has_many_right_answers else "expected"
        rows.append((label, show(trial.expected)))
        error = trial.outcome.error
        received = f"{error.type}: {error.message}" if error else show(trial.outcome.value)
        rows.append(("received", _shorten(received)))
        return rows

    def _case_html(self) -> str:
        if not self.result.failing:
            return ""
        rows = "".join(
            f"<tr><th>{escape(name)}</th><td><pre>{escape(value)}</pre></td></tr>"
            for name, value in self._case_rows()
        )
        return f"<p>{self._case_title}</p><table>{rows}</table>"

    def _notes_html(self) -> str:
        """What the function printed and warned: shown, but it costs nothing."""
        parts = [f"<p>{_code(self.note)}</p>"] if self.note else []
        cost = "" if self.exercise.forbids_warnings else ", at no cost"
        parts += [f"<p>Warning{cost}: <code>{escape(text)}</code></p>" for text in self.warnings]
        if self.output:
            printed = escape(_shorten(self.output))
            parts.append(f"<p>Your function printed, at no cost:</p><pre>{printed}</pre>")
        return "".join(parts)

    def _standing_html(self) -> str:
        solved, total = self.standing
        return (
            f'<p><progress value="{solved}" max="{total}"></progress> '
            f"{solved} of {total} exercises of this lesson solved</p>"
            if total
            else ""
        )


def wrap(state: str, body: str) -> str:
    """A card's frame: state is "passed", "failed" or "open"."""
    return f'{STYLE}<div class="mlnotes-card mlnotes-{state}">{body}</div>'


def _task_html(exercise: Exercise) -> str:
    signature = f"<code>{escape(exercise.signature)}</code>"
    return (
        f"<p>To write in place of the placeholder: {signature}. {_code(exercise.task)}</p>"
        f"<p>{escape(permitted(exercise.allowed_imports))}</p>"
    )


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
    text += f"<p>{escape(permitted(exercise.allowed_imports))}</p>"
    return wrap("open", text + hints_html(exercise, number + 1))


def _pitfalls_html(exercise: Exercise) -> str:
    messages = (mistake.message for mistake in exercise.mistakes.values())
    items = "".join(f"<li>{_code(message)}</li>" for message in messages)
    return f"<details><summary>What others get wrong here</summary><ul>{items}</ul></details>"


def _calls(name: str, calls: list[tuple[int, tuple, object]]) -> str:
    """The first calls of a function that was given, a line each, with what came back.

    A function that came back is a text already, its formula.
    """
    lines = [
        f"{name}({', '.join(map(show, arguments))}) "
        + (f"→ {value}" if isinstance(value, str) else f"= {show(value)}")
        for _, arguments, value in calls[:MAX_CALLS]
    ]
    return "\n".join(lines + ["…"] * (len(calls) > MAX_CALLS))


def show(value: object) -> str:
    """A value as a learner would type it, a function as its formula; shortened when it is long.

    >>> show(np.array([[1.0, 2.5], [0.0, 1.0]]))
    '[[1.  2.5]\\n [0.  1. ]]'
    """
    if isinstance(value, np.ndarray):
        return _shorten(np.array2string(value, precision=6, threshold=60, max_line_width=90))
    if isinstance(value, float):
        return f"{value:.8g}"
    if isinstance(value, Given):
        return _shorten(value.formula())
    simple = plain(value)
    if isinstance(simple, Opaque):
        return f"an object of type {simple.type_name}"
    if isinstance(simple, int) and abs(simple) > LARGEST_SHOWN:
        return f"an integer of about {math.log10(abs(simple)):.0f} digits"
    if isinstance(simple, list | tuple) and len(simple) <= 20:
        inside = ", ".join(show(item) for item in simple)
        return _shorten(f"[{inside}]" if isinstance(simple, list) else f"({inside})")
    return _shorten(repr(simple))


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
