"""The Today screen as lines: where one stands, the last 14 days, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tracker.app import course_line
from tracker.app.widgets.page import Line
from tracker.domain import days, measures, sites, wording
from tracker.domain.due import Due
from tracker.domain.plurals import how_many
from tracker.domain.text import cells, one_line
from tracker.domain.trend import DayValue, MarkKind
from tracker.services.courses import CourseState
from tracker.services.today import DAYS_SHOWN, Today
from tracker.services.today import Line as DayLine


class Signs(NamedTuple):
    """What days are drawn with, the signs of Trends among them.

    ``levels``: a cell from empty to full, by eighths. ``late``: the foot of a bar that was
    added a day or two later. ``hollow``: a value from old memory, on a ``stem``.
    """

    levels: str
    late: str
    hollow: str
    stem: str


BLOCKS = Signs(" ▁▂▃▄▅▆▇█", "▒", "□", "┊")
ASCII = Signs(" .:-=+*%#", "@", "o", "'")
_LABEL = 17
_NAME = 31
_KEY = 8
_GAP = 2
_STYLES = {"ease": "$ease", "pain": "$pain", "stiffness": "$stiffness"}
_ENDS = {"ease": "10 = freely", "pain": "0 = none", "stiffness": "0 = none"}
_MARKS = (
    (MarkKind.SESSION, "●"),
    (MarkKind.FLARE, "f"),
    (MarkKind.EVENT, "e"),
    (MarkKind.PLACE, "p"),
)
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
    signs = ASCII if ascii_only else BLOCKS
    notes = _explained(look, rows, signs)
    for line, note in zip(look.lines, notes, strict=False):
        out += _measure(look, line, _Bars(cell, rows, named, signs), note, figures=figures)
    names = "".join(
        days.WEEKDAYS[day.weekday()][: 2 if cell > 3 else 1].ljust(cell) for day in _days(look)
    )
    out.append([(notes[-1].ljust(named), "$muted"), (names, "$muted")])
    if figures:
        counted = f"{look.filled} of {how_many(look.counted, 'day')}"
        out[-1].append((f" {counted if look.counted else 'no entry yet'}", "$muted"))
        return out
    return [_within(line, width) for line in out]


def _days(look: Today) -> list[date]:
    return [look.first_day + timedelta(days=k) for k in range(DAYS_SHOWN)]


def _explained(look: Today, rows: int, signs: Signs) -> list[str]:
    """What stands in the free cells left of the days, line by line: what the signs mean."""
    held = [value for line in look.lines for value in line.values if value is not None]
    said = []
    if any(_late(value, rows) for value in held):
        said.append(f"{signs.late} added later")
    if any(mark.kind is MarkKind.PLACE for mark in look.marks):
        said.append("p other place")
    if not all(value.counts for value in held):
        said.append(f"{signs.hollow} from memory")
    lines = len(look.lines) + 1
    # With bars of one row there is none free but that of the weekdays.
    free = lines if rows > 1 else 1
    return [""] * (lines - len(said[-free:])) + said[-free:] if said else [""] * lines


def _within(line: Line, width: int) -> Line:
    """Without the blank after its last part: a line that is too long wraps."""
    text = line[-1] if isinstance(line[-1], str) else line[-1][0]
    room = width - sum(len(part if isinstance(part, str) else part[0]) for part in line[:-1])
    text = text[:room]
    return [*line[:-1], text if isinstance(line[-1], str) else (text, line[-1][1])]


def _marks(look: Today, cell: int, named: int, *, figures: bool) -> Line:
    row = [" "] * (cell * DAYS_SHOWN)
    for kind, glyph in _MARKS:
        for day in {mark.day for mark in look.marks if mark.kind is kind}:
            at = (day - look.first_day).days * cell
            free = [k for k in range(at, at + cell) if row[k] == " "]
            for k in free[:1]:
                row[k] = glyph
    head: Line = [("Last 14 days".ljust(named), "bold"), ("".join(row), "$bright")]
    if figures:
        head.append((" 7 days   start", "$muted"))
    return head


def _measure(look: Today, line: DayLine, bars: _Bars, note: str, *, figures: bool) -> list[Line]:
    style = _STYLES[line.field]
    name = measures.get(line.measure).name
    out: list[Line] = []
    for row in reversed(range(bars.rows)):
        drawn = "".join(bars.piece(value, row).ljust(bars.cell) for value in line.values)
        ends = f" {_ENDS[line.field]}" if row == bars.rows - 2 else ""
        label = name if row == bars.rows - 1 else ends
        out.append([(label.ljust(bars.named), "" if label == name else "$muted"), (drawn, style)])
    if figures:
        out[0].append((f" {_figure(line.seven):9}{_figure(line.start)}", "bold"))
    label = f" {_ENDS[line.field]}" if bars.rows == 1 else note
    digits: Line = [(label.ljust(bars.named), "$muted")]
    for day, value in zip(_days(look), line.values, strict=True):
        text = _gap(look, day) if value is None else _in_two_cells(value.value)
        piece = text.ljust(bars.cell)
        digits.append(piece if value is None or value.counts else (piece, "$muted"))
    out.append(digits)
    return out


def _gap(look: Today, day: date) -> str:
    """A dot for a day without an entry; before the first record nothing, and today is open."""
    return "·" if look.begun is not None and look.begun <= day < look.today else ""


class _Bars(NamedTuple):
    """How the days of a measure are drawn: ``cell`` cells a day, ``rows`` rows, after a name."""

    cell: int
    rows: int
    named: int
    signs: Signs

    def piece(self, value: DayValue | None, row: int) -> str:
        """The cells of a day in a row, as Trends draws them."""
        if value is None:
            return ""
        wide = self.cell - 1 if self.cell > 3 else 2
        top = (_eighths(value.value, self.rows) - 1) // 8
        if not value.counts:
            sign = self.signs.hollow if row == top else self.signs.stem if row < top else ""
            return " " * ((wide - 1) // 2) + sign
        if row == 0 and _late(value, self.rows):
            return self.signs.late * wide
        return self.signs.levels[min(max(_eighths(value.value, self.rows) - row * 8, 0), 8)] * wide


def _late(value: DayValue, rows: int) -> bool:
    """Whether its bar has a foot to say that it was added later."""
    added = value.memory is not None and value.counts
    return added and rows > 1 and _eighths(value.value, rows) >= 8


def _eighths(value: float, rows: int) -> int:
    # A 0 is a thin line, not nothing: it was recorded.
    return max(round(value / 10 * 8 * rows), 1)


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
