"""The weeks of a course as a calendar: what was planned, held, moved, excused. Pure.

Every mark is a sign of its own, so that nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.app.course_signs import BLOCKS, Signs
from tracker.app.widgets.page import Line
from tracker.domain import days
from tracker.domain.course import PlannedState
from tracker.domain.course_dates import WEEK, paused, plus
from tracker.domain.reviews import ReviewState
from tracker.services.courses import CourseView

_LABEL = 15
_NARROW, _WIDE = 6, 8
_MOST_ROWS = 60
"""Weeks drawn at most; sessions recorded long after a course that was never ended are counted."""


_WORDS = (
    ("attended", "attended"),
    ("extra", "extra session"),
    ("planned", "planned"),
    ("excused", "excused"),
    ("cancelled", "left out"),
    ("moved", "moved from here"),
    ("elsewhere", "held on another day"),
    ("review", "review"),
    ("pause", "pause"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a planned session stands: the line, and the cells from ``left`` up to ``right``."""

    planned_id: str
    line: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The lines of the calendar with the key to its signs, and where the planned sessions are."""

    lines: list[Line] = field(default_factory=list)
    spots: tuple[Spot, ...] = ()


def draw(
    view: CourseView, width: int, marked: str | None = None, signs: Signs = BLOCKS
) -> Calendar:
    """The calendar for ``width`` cells; ``marked`` is the id of the marked planned session."""
    cell = _WIDE if width >= _LABEL + WEEK * _WIDE else _NARROW
    start = view.course.start
    marks = _marks(view, signs)
    first, last = _rows(view)
    by_day: dict[date, list[str]] = {}
    for one in view.planned:
        by_day.setdefault(one.day, []).append(one.id)
    names = "".join(f" {days.WEEKDAYS[plus(start, k).weekday()]}".ljust(cell) for k in range(WEEK))
    lines: list[Line] = [[(" " * _LABEL + names.rstrip(), "$muted")]]
    spots: list[Spot] = []
    for row in range(first, last + 1):
        begins = plus(start, row * WEEK)
        here = begins <= view.as_of <= plus(begins, WEEK - 1)
        line: Line = [(_label(view, row, begins), "bold" if here else "$muted")]
        for k in range(WEEK):
            day = plus(begins, k)
            on = by_day.get(day, [])
            left = _LABEL + k * cell
            spots += [Spot(planned_id, len(lines), left, left + cell) for planned_id in on]
            line += _cell(view, day, marks.get(day, ""), cell, signs, marked=marked in on)
        lines.append(line)
    return Calendar([*lines, *_legend(marks, width, signs)], tuple(spots))


def _rows(view: CourseView) -> tuple[int, int]:
    """The first and the last week to draw, 0 for the one that begins with the start."""
    start = view.course.start
    known = [start, view.end, *(one.day for one in view.planned)]
    known += [one.day for one in view.held if one.day <= plus(view.end, WEEK)]
    if view.course.ended_on is not None:
        known.append(min(view.course.ended_on, plus(view.end, WEEK)))
    first = (min(known) - start).days // WEEK
    last = (max(known) - start).days // WEEK
    return first, min(last, first + _MOST_ROWS - 1)


def _label(view: CourseView, row: int, begins: date) -> str:
    name = "Before" if row < 0 else f"Week {row + 1}"
    if row >= view.course.plan.weeks and begins >= view.end:
        name = "After"
    return f"{name:<8}{days.short(begins):>6} "


def _cell(
    view: CourseView, day: date, marks: str, cell: int, signs: Signs, *, marked: bool
) -> list[str | tuple[str, str]]:
    today = day == view.as_of
    opening = signs.cursor if marked else "[" if today else " "
    number = f"{day.day:>2}{']' if today else ' '}"
    ink = "bold" if today else "" if marks else "$muted"
    text = f"{number}{marks}"[: cell - 1]
    rest = " " * (cell - 1 - len(text))
    if marked:
        return [(opening, "$accent bold"), (text, "bold on $focus-row"), rest]
    held = bool(marks) and marks[0] in (signs.attended, signs.extra)
    shown = marks[: cell - 1 - len(number)]
    return [(opening, ink), (number, ink), (shown, "$bright bold" if held else ""), rest]


def _marks(view: CourseView, signs: Signs) -> dict[date, str]:
    """The signs on each day, what was held first."""
    found: dict[date, list[str]] = {}

    def put(day: date, sign: str) -> None:
        there = found.setdefault(day, [])
        if sign not in there:
            there.append(sign)

    extras = frozenset(view.matching.extras)
    for session in view.held:
        put(session.day, signs.extra if session.session_id in extras else signs.attended)
    for one in view.planned:
        held_on = view.held_on(one.id)
        if held_on is not None:
            if held_on != one.day:
                put(one.day, signs.elsewhere)
        elif one.state is PlannedState.EXCUSED:
            put(one.day, signs.excused)
        elif one.state is PlannedState.CANCELLED:
            put(one.day, signs.cancelled)
        elif view.course.ended_on is None or one.day < view.course.ended_on:
            put(one.day, signs.planned)
        if one.moved_from is not None and one.moved_from != one.day:
            put(one.moved_from, signs.moved)
    for review in view.reviews:
        if review.day <= plus(view.end, WEEK) and review.state is not ReviewState.LAPSED:
            put(review.day, signs.review)
    spans = view.spans
    for first, last in spans:
        for n in range(min((last - first).days + 1, _MOST_ROWS * WEEK)):
            day = first + timedelta(days=n)
            if paused(spans, day):
                put(day, signs.pause)
    return {day: "".join(there) for day, there in found.items()}


def _legend(marks: dict[date, str], width: int, signs: Signs) -> list[Line]:
    used = set("".join(marks.values()))
    words = [
        f"{getattr(signs, name)} {meaning}" for name, meaning in _WORDS
        if getattr(signs, name) in used
    ]  # fmt: skip
    words.append("[ ] today")
    lines: list[Line] = []
    line = ""
    for one in words:
        joined = f"{line}   {one}" if line else one
        if line and len(joined) > width:
            lines.append([(line, "$muted")])
            joined = one
        line = joined
    return [*lines, [(line, "$muted")]]
