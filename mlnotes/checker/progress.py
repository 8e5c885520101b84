"""`progress`: how far a learner has come, lesson by lesson, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from mlnotes.checker.card import wrap
from mlnotes.checker.lessons import Lesson, lessons
from mlnotes.checker.plain import printable
from mlnotes.checker.progress_log import Standing, last_tried, standings


@dataclass(frozen=True, repr=False)
class Progress:
    """The learner's standing, as a table in a notebook and as lines elsewhere.

    `last_tried` is the exercise that was checked last, None when none was.
    """

    lessons: tuple[Lesson, ...]
    standings: dict[str, Standing]
    last_tried: str | None = None

    @property
    def next_step(self) -> tuple[Lesson, str] | None:
        """The lesson to go on with and the exercise in it; None when everything is solved.

        It is the lesson last worked in, as long as something is open there, else the first.
        """
        here = [lesson for lesson in self.lessons if self.last_tried in lesson.exercises]
        unsolved = (
            (lesson, name) for lesson in (*here, *self.lessons) for name in self._unsolved(lesson)
        )
        return next(unsolved, None)

    @property
    def summary(self) -> str:
        graded = [name for lesson in self.lessons for name in lesson.exercises]
        solved = sum(self._standing(name).passed for name in graded)
        return f"{solved} of {len(graded)} exercises solved."

    def __repr__(self) -> str:
        lines = []
        for lesson in self.lessons:
            lines.append(f"{lesson.name[:2]} {lesson.title}: {self._words(lesson)}")
            if self._is_begun(lesson):
                lines += [f"     {self._state(name)[1]:6}  {name}" for name in lesson.exercises]
        next_step = "Everything is solved."
        if self.next_step:
            lesson, name = self.next_step
            next_step = f"Next: {name}, in {lesson.notebook}"
        return "\n".join([*lines, self.summary, next_step])

    def _repr_html_(self) -> str:
        rows = "".join(self._row_html(lesson) for lesson in self.lessons)
        next_step = "Everything is solved."
        if self.next_step:
            lesson, name = self.next_step
            next_step = f"Next: <code>{_name(name)}</code> in {_link(lesson)}."
        return wrap("open", f"<p><b>{next_step}</b></p><table>{rows}</table><p>{self.summary}</p>")

    def _row_html(self, lesson: Lesson) -> str:
        exercises = ""
        if self._is_begun(lesson):
            exercises = "<br>" + " · ".join(map(self._exercise_html, lesson.exercises))
        return (
            f"<tr><td>{lesson.name[:2]}</td><td>{_link(lesson)}{exercises}</td>"
            f"<td>{self._words(lesson)}</td></tr>"
        )

    def _exercise_html(self, name: str) -> str:
        sign, state = self._state(name)
        mistake = self._standing(name).last_mistake
        if state == "open" and mistake:
            state = f"open, last: {printable(mistake).replace('_', ' ')}"
        return f'<span title="{escape(state)}">{sign} <code>{_name(name)}</code></span>'

    def _words(self, lesson: Lesson) -> str:
        """How a lesson stands: solved, so many of so many, or the minutes that it takes."""
        n_open, total = len(self._unsolved(lesson)), len(lesson.exercises)
        if total and not n_open:
            return "solved"
        if self._is_begun(lesson):
            return f"{total - n_open} of {total} solved"
        return f"about {lesson.minutes} minutes"

    def _is_begun(self, lesson: Lesson) -> bool:
        """Something was tried, and something is still to do."""
        tried = any(self._standing(name).tried for name in lesson.exercises)
        return tried and bool(self._unsolved(lesson))

    def _unsolved(self, lesson: Lesson) -> list[str]:
        return [name for name in lesson.exercises if not self._standing(name).passed]

    def _standing(self, name: str) -> Standing:
        return self.standings.get(name, Standing())

    def _state(self, name: str) -> tuple[str, str]:
        """A sign, and the word for it."""
        standing = self._standing(name)
        if standing.passed:
            return "✓", "solved"
        return ("✗", "open") if standing.tried else ("○", "new")


def progress() -> Progress:
    """Which exercises are solved, which are open, and what comes next, for whoever runs this."""
    return Progress(lessons(), standings(), last_tried())


def _link(lesson: Lesson) -> str:
    # Every lesson is in a folder of its own, and all these are in one.
    return f'<a href="../{escape(lesson.notebook)}">{escape(lesson.title)}</a>'


def _name(exercise_id: str) -> str:
    return escape(exercise_id.rpartition("/")[2])
