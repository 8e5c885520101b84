"""The map of the lessons: who stands where, what is filled, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from mlnotes import lessons, plots
from mlnotes.plots.course_map import arrange, direct_needs


@dataclass(frozen=True)
class Lesson:
    number: int
    title: str
    minutes: int
    exercises: tuple[str, ...]
    needs: tuple[int, ...]


def lesson(number: int, title: str, n_exercises: int, *needs: int) -> Lesson:
    return Lesson(number, title, 70, tuple(f"{number}/{i}" for i in range(n_exercises)), needs)


LESSONS = [
    lesson(0, "Start here", 0),
    lesson(1, "Slopes and gradient descent", 4),
    lesson(2, "Learning rates", 2, 1),
    lesson(3, "Penalties", 3, 1),
    lesson(4, "Optimizers", 4, 1, 2),
]
NEEDS = {one.number: one.needs for one in LESSONS}
PASSED = {f"1/{i}": True for i in range(4)} | {"2/0": True, "2/1": False}


@pytest.fixture
def drawn():
    ax = plots.plot_course_map(LESSONS, PASSED)
    yield ax
    plt.close("all")


def frames(ax) -> dict[str, object]:
    """The frame of each lesson's box, by the number written in it."""
    unfilled = [patch for patch in ax.patches if to_hex(patch.get_facecolor(), True)[7:] == "00"]
    numbers = [text for text in ax.texts if text.get_text().isdigit()]
    found = {}
    for number in numbers:
        (frame,) = [box for box in unfilled if box.get_bbox().contains(*number.get_position())]
        found[number.get_text()] = frame
    return found


def middle(frame) -> tuple[float, float]:
    box = frame.get_bbox()
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def test_every_lesson_stands_below_all_that_it_needs():
    rows = arrange(NEEDS)
    depth = {number: depth for depth, row in enumerate(rows) for number in row}
    assert depth.keys() == NEEDS.keys()
    for number, needs in NEEDS.items():
        assert depth[number] == max((depth[needed] + 1 for needed in needs), default=0)


def test_lessons_of_a_row_stand_near_what_they_need():
    assert arrange({1: (), 2: (), 3: (2,), 4: (1,)}) == [[1, 2], [4, 3]]


def test_a_need_that_another_one_implies_gets_no_line_of_its_own(drawn):
    assert direct_needs(4, NEEDS) == [2]
    places = {number: middle(frame) for number, frame in frames(drawn).items()}
    ends = {(line.get_xdata()[0], line.get_xdata()[1]) for line in drawn.lines}
    needed = [("01", "02"), ("01", "03"), ("02", "04")]
    assert ends == {(places[above][0], places[below][0]) for above, below in needed}


def test_lines_go_down_from_the_lower_edge_of_what_is_needed(drawn):
    edges = {box.get_bbox().y0 for box in frames(drawn).values()}
    for line in drawn.lines:
        start, end = line.get_ydata()
        assert start in edges
        assert end < start


@pytest.mark.parametrize("course", [LESSONS, lessons()], ids=["small", "whole"])
def test_boxes_neither_overlap_nor_leave_the_picture_nor_lie_over_a_line(course):
    ax = plots.plot_course_map(course, {})
    plt.close("all")
    boxes = [frame.get_bbox() for frame in frames(ax).values()]
    assert len(boxes) == len(course)
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    left, right = ax.get_xlim()
    assert all(left <= box.x0 and box.x1 <= right for box in boxes)
    for line in ax.lines:
        along = np.linspace(*line.get_xydata(), 200)[1:-1]
        assert not any(box.count_contains(along) for box in boxes)


def test_a_wide_row_has_narrower_boxes():
    lessons = [lesson(i, "Backpropagation", 1) for i in range(6)]
    boxes = [f.get_bbox() for f in frames(plots.plot_course_map(lessons, {})).values()]
    plt.close("all")
    assert all(box.x0 >= 0 and box.x1 <= 7.5 for box in boxes)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_a_need_that_is_not_on_the_map_is_left_out():
    ax = plots.plot_course_map([lesson(5, "Two classes", 3, 1)], {})
    plt.close("all")
    assert not ax.lines
    assert to_hex(frames(ax)["05"].get_edgecolor()) == plots.BLUE


@pytest.mark.parametrize("course", [LESSONS, lessons()], ids=["small", "whole"])
def test_titles_keep_within_their_boxes(course):
    ax = plots.plot_course_map(course, dict.fromkeys(course[1].exercises, True))
    ax.figure.canvas.draw()
    around = [frame.get_window_extent() for frame in frames(ax).values()]
    plt.close("all")
    assert len(ax.texts) >= 3 * len(course)
    for text in ax.texts:
        box = text.get_window_extent()
        assert any(
            frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            for frame in around
        ), text.get_text()


def test_a_box_is_filled_as_far_as_its_exercises_are_solved(drawn):
    filled = [p for p in drawn.patches if to_hex(p.get_facecolor()) == plots.GREEN]
    shares = {}
    for number, frame in frames(drawn).items():
        box = frame.get_bbox()
        (own,) = [p for p in filled if (p.get_x(), p.get_y()) == (box.x0, box.y0)]
        shares[number] = own.get_width() / box.width
    assert shares == pytest.approx({"00": 0, "01": 1, "02": 0.5, "03": 0, "04": 0})


def test_a_blue_frame_marks_what_is_open_while_all_that_it_needs_is_solved(drawn):
    blue = {n for n, f in frames(drawn).items() if to_hex(f.get_edgecolor()) == plots.BLUE}
    assert blue == {"02", "03"}


def test_each_box_tells_minutes_and_how_many_exercises_are_solved(drawn):
    texts = [text.get_text() for text in drawn.texts]
    assert texts.count("70 min") == len(LESSONS)
    assert {"✓ 4 of 4 solved", "1 of 2 solved", "0 of 3 solved", "0 of 4 solved"} < set(texts)
    assert not any("of 0" in text for text in texts)


def test_the_map_in_words_tells_what_the_picture_shows():
    told = plots.describe_course_map(LESSONS, PASSED)
    assert told.startswith("A map of the course's 5 lessons.")
    assert "02 Learning rates: 70 minutes, 1 of 2 exercises solved, needs 01." in told
    assert "04 Optimizers: 70 minutes, 0 of 4 exercises solved, needs 01 and 02." in told
    assert "01 Slopes and gradient descent: 70 minutes, 4 of 4 exercises solved, needs no" in told
