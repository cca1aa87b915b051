"""The Today screen as lines: where one stands, the last 14 days, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from tracker.app import course_line
from tracker.app.widgets.page import Line
from tracker.domain import days, measures, sites, wording
from tracker.domain.due import Due
from tracker.domain.plurals import how_many
from tracker.domain.text import cells, one_line
from tracker.domain.trend import MarkKind
from tracker.services.courses import CourseState
from tracker.services.today import DAYS_SHOWN, Today
from tracker.services.today import Line as DayLine

_LEVELS = " ▁▂▃▄▅▆▇█"
_ASCII_LEVELS = " .:-=+*#@"
_LABEL = 17
_NAME = 31
_KEY = 8
_GAP = 2
_STYLES = {"ease": "$ease", "pain": "$pain", "stiffness": "$stiffness"}
_ENDS = {"ease": "10 = freely", "pain": "0 = none", "stiffness": "0 = none"}
_ROOMY = 30
"""Rows from which the line of sessions stands apart from its heading."""

_BARS_APART = 4
"""Lines that are neither bars nor text: the top and bottom line, the marks, the weekdays."""


def lines(
    look: Today, width: int, height: int, marked: int, *, ascii_only: bool = False
) -> list[Line]:
    """The whole page for a terminal of ``width`` × ``height`` cells.

    ``marked`` is the number of the open thing the mark stands on.
    """
    below: list[Line] = [[], *_open(look, width, marked), []]
    below += [[(piece, "$muted")] for piece in _wrapped(look.sentence, width)]
    if look.read_only:
        said = "This file is read-only: you can look, but not record."
        below.append([])
        below += [[(piece, "$pain")] for piece in _wrapped(said, width)]
    head, rows = _fitting(look, width, height, len(below), ascii_only=ascii_only)
    return [*head, [], *_fortnight(look, width, rows, ascii_only=ascii_only), *below]


def _fitting(
    look: Today, width: int, height: int, below: int, *, ascii_only: bool
) -> tuple[list[Line], int]:
    """What stands above the fortnight, and the rows of its bars, so that what is open is seen."""
    course = _head(look, width, height, ascii_only=ascii_only)
    asks: list[Line] = []
    if look.worth_checking:
        asks = [[(piece, "$accent bold")] for piece in _wrapped(look.worth_checking, width)]
    opened = 2 + max(len(look.due), 1)
    # Bars go down to two rows, then the foot of the course goes; with one row the rest of it.
    steps = [(course, rows, below) for rows in (4, 3, 2)]
    shorter = [course[:kept] for kept in range(max(len(course) - 1, 1), 0, -1)]
    steps += [(kept, 2, opened) for kept in shorter[:1]]
    steps += [(kept, 1, opened) for kept in shorter]
    for kept, rows, needed in steps:
        room = height - _BARS_APART - len(kept) - len(asks) - 1 - needed
        if room >= len(look.lines) * (rows + 1):
            break
    return [*kept[:1], *asks, *kept[1:]], rows


def _head(look: Today, width: int, height: int, *, ascii_only: bool) -> list[Line]:
    if look.course is None or not course_line.goes_on(look.course):
        return [_without_course(look, width)]
    if look.course.state is CourseState.ENDED:
        return [course_line.heading(look.course, width)]
    drawn = course_line.lines(look.course, width, ascii_only=ascii_only)
    apart: list[Line] = [[]] if height >= _ROOMY else []
    return [course_line.heading(look.course, width), *apart, *drawn]


def _without_course(look: Today, width: int) -> Line:
    place = sites.label(look.place) if look.place else "No main site yet"
    said = [place[:1].upper() + place[1:]]
    if look.sessions:
        said.append(how_many(look.sessions, "session"))
        if look.last_session is not None:
            said.append(f"the last on {days.label(look.last_session)}")
    else:
        said.append("no session yet")
    left = " · ".join(said)
    right = f"Quiz: {wording.outcome_words(look.quiz)}" if look.quiz else ""
    gap = width - cells(left) - cells(right)
    if gap < 2:
        return [(one_line(left, width), "bold")]
    return [(left, "bold"), " " * gap, (right, "$muted")]


def _fortnight(look: Today, width: int, rows: int, *, ascii_only: bool) -> list[Line]:
    cell = 5 if width >= 110 else 3
    figures = width >= _LABEL + cell * DAYS_SHOWN + 16
    # Nothing stands in the gap after today: without figures the names may have it.
    named = min(_LABEL, width - cell * DAYS_SHOWN + 1)
    out: list[Line] = [_marks(look, cell, named, figures=figures)]
    for line in look.lines:
        out += _measure(line, cell, rows, named, figures=figures, ascii_only=ascii_only)
    first = look.first_day
    names = "".join(
        days.WEEKDAYS[(first + timedelta(days=k)).weekday()][: 2 if cell > 3 else 1].ljust(cell)
        for k in range(DAYS_SHOWN)
    )
    out.append([" " * named, (names, "$muted")])
    if figures:
        out[-1].append((f" {look.filled} of {DAYS_SHOWN} days", "$muted"))
        return out
    return [_within(line, width) for line in out]


def _within(line: Line, width: int) -> Line:
    """Without the blank after its last part: a line that is too long wraps."""
    text = line[-1] if isinstance(line[-1], str) else line[-1][0]
    room = width - sum(len(part if isinstance(part, str) else part[0]) for part in line[:-1])
    text = text[:room]
    return [*line[:-1], text if isinstance(line[-1], str) else (text, line[-1][1])]


def _marks(look: Today, cell: int, named: int, *, figures: bool) -> Line:
    row = [" "] * (cell * DAYS_SHOWN)
    for kind, glyph in ((MarkKind.SESSION, "●"), (MarkKind.FLARE, "f"), (MarkKind.EVENT, "e")):
        for day in {mark.day for mark in look.marks if mark.kind is kind}:
            at = (day - look.first_day).days * cell
            row[next(k for k in range(at, at + cell) if row[k] == " ")] = glyph
    head: Line = [("Last 14 days".ljust(named), "bold"), ("".join(row), "$bright")]
    if figures:
        head.append((" 7 days   start", "$muted"))
    return head


def _measure(
    line: DayLine, cell: int, rows: int, named: int, *, figures: bool, ascii_only: bool
) -> list[Line]:
    style = _STYLES[line.field]
    name = measures.get(line.measure).name
    glyphs = _ASCII_LEVELS if ascii_only else _LEVELS
    bar = cell - 1 if cell > 3 else 2
    out: list[Line] = []
    for row in reversed(range(rows)):
        drawn = ""
        for value in line.values:
            drawn += ("" if value is None else _level(value, row, rows, glyphs) * bar).ljust(cell)
        label = name if row == rows - 1 else f" {_ENDS[line.field]}" if row == rows - 2 else ""
        out.append([(label.ljust(named), "" if label == name else "$muted"), (drawn, style)])
    if figures:
        out[0].append((f" {_figure(line.seven):9}{_figure(line.start)}", "bold"))
    digits = "".join(
        ("·" if value is None else _in_two_cells(value)).ljust(cell) for value in line.values
    )
    label = f" {_ENDS[line.field]}" if rows == 1 else ""
    out.append([(label.ljust(named), "$muted"), digits])
    return out


def _level(value: float, row: int, rows: int, glyphs: str) -> str:
    # A 0 is a thin line, not nothing: it was recorded.
    eighths = max(round(value / 10 * 8 * rows), 1) - row * 8
    return glyphs[min(max(eighths, 0), 8)]


def _in_two_cells(value: float) -> str:
    # The mean of two check-ins is often a half; a third digit would touch the next day.
    whole = int(value)
    return f"{whole or ''}½" if value - whole == 0.5 else str(int(value + 0.5))


def _figure(value: float | None) -> str:
    return "–" if value is None else wording.number(round(value, 1))


def _open(look: Today, width: int, marked: int) -> list[Line]:
    out: list[Line] = [[("When it suits you", "bold")]]
    columns = _Columns.of(look.due, width)
    for number, one in enumerate(look.due):
        line = _open_line(one, columns, width)
        if number == marked:
            line[0] = (f"▸ {one.key.ljust(6)}", "$accent bold")
        out.append(line)
    if len(out) == 1:
        out.append([("  Nothing open. That is fine.", "$muted")])
    return out


class _Columns(NamedTuple):
    """Cells of the names and of the efforts of what is open, each with the gap after it."""

    name: int
    effort: int

    @classmethod
    def of(cls, due: Sequence[Due], width: int) -> _Columns:
        """All in columns; a name too long for any effort beside it does not move the others."""
        room = width - _KEY
        effort = max((cells(one.effort) for one in due), default=0) + _GAP
        until = max((cells(one.until) for one in due), default=0)
        names = [cells(one.name) + _GAP for one in due]
        fits = [name for name in names if name + effort - _GAP <= room]
        return cls(max([*fits, min(_NAME, room - effort - until)]), effort)


def _open_line(one: Due, columns: _Columns, width: int) -> Line:
    key = ("  " + one.key.ljust(6), "$accent bold")
    name = one_line(one.name, width - _KEY)
    line: Line = [key, name]
    at = _KEY + columns.name
    if cells(name) + _GAP > columns.name or at + cells(one.effort) > width:
        return line
    line = [key, name + " " * (columns.name - cells(name)), (one.effort, "$muted")]
    if at + columns.effort + cells(one.until) <= width:
        line[-1] = (one.effort + " " * (columns.effort - cells(one.effort)), "$muted")
        line.append((one.until, "$muted"))
    return line


def _wrapped(sentence: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(sentence, max(width, 20))
