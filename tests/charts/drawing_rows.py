"""Reading back pictures made of rows: sessions, weeks, and the days of a calendar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from drawing_read import Read

from tracker.charts import calendar_weeks, session_rows, views, week_rows
from tracker.charts.axes import week_start
from tracker.charts.describe import number
from tracker.charts.frame import telling
from tracker.charts.glyphs import ASCII
from tracker.charts.role import Role
from tracker.charts.signs import mark_look
from tracker.domain.days import WEEKDAYS, short
from tracker.domain.figures import SessionPain
from tracker.domain.trend import Series, marks_within, within


@dataclass(frozen=True, slots=True)
class Across:
    """A scale from 0 to 10 along a row: where both ends stand."""

    nought: int
    ten: int

    def at(self, value: float) -> int:
        """The cell in which a value belongs."""
        return self.nought + round(value * (self.ten - self.nought) / 10)

    @property
    def cells(self) -> range:
        return range(self.nought, self.ten + 1)


def scales(read: Read, row: int) -> list[Across]:
    """The scales named in a row, from the left."""
    found, begin = [], None
    for word in re.finditer(r"\S+", read.text(row)):
        if word[0] == "0":
            begin = word.start()
        elif word[0] == "10" and begin is not None:
            found.append(Across(begin, word.end() - 1))
            begin = None
    return found


def head(read: Read) -> int:
    """The row of the scales' numbers."""
    return next(row for row in range(3) if scales(read, row))


def check_sessions(read: Read) -> None:
    view = read.case.view
    known = session_rows.within(read.case.figures.sessions, view)
    top = head(read)
    shown: list[int] = []
    for across in scales(read, top):
        left = across.nought - session_rows.NAME
        for row in range(top + 1, len(read.rows)):
            name = read.text(row, left, 10)
            session = next((one for one in known if name.split() == _name(one)), None)
            if session is None:
                continue
            assert (
                views.get("sessions").day_at(read.case.figures, view, read.drawing, left + 1, row)
                == session.day
            )
            shown.append(session.number)
            _check_session(read, session, row, across)
    numbers = [one.number for one in known]
    begin = numbers.index(shown[0]) if shown else 0
    assert shown == numbers[begin : begin + len(shown)]
    assert bool(shown) is bool(known)
    if view.cursor is None:
        assert shown == numbers[len(numbers) - len(shown) :]


def _name(one: SessionPain) -> list[str]:
    return f"{one.number} {short(one.day)}".split()


def _check_session(read: Read, one: SessionPain, row: int, across: Across) -> None:
    glyphs = read.glyphs
    held: dict[str, list[int]] = {}
    for column in across.cells:
        char, role = read.rows[row][column]
        if role is not Role.MUTED:
            held.setdefault(char, []).append(column)
    starts = (glyphs.hollow if one.memory else glyphs.session, glyphs.both)
    hidden: list[int] = []
    for kind, value, signs in (
        ("before", one.before, starts),
        ("after", one.after, (glyphs.planned,)),
        ("day after", one.next_day, (glyphs.next_day, glyphs.both)),
    ):
        found = [column for sign in signs for column in held.get(sign, ())]
        if value is None:
            alone = [c for c in found if read.rows[row][c][0] != glyphs.both]
            assert not alone, (kind, one)
            continue
        wanted = across.at(value)
        if not found:
            # Two marks of one cell: the one that is more telling is to be seen.
            assert any(abs(column - wanted) <= 1 for column in hidden), (kind, one)
            continue
        read.near(kind, min(found, key=lambda column: abs(column - wanted)), wanted)
        hidden += found
    lines = [c for char, at in held.items() if _is_line(read, char) for c in at]
    if lines:
        assert one.before is not None
        assert one.after is not None
        low, high = sorted((across.at(one.before), across.at(one.after)))
        assert low - 1 <= min(lines) <= max(lines) <= high + 1
        read.seen["line"] += 1
    said = read.text(row, across.ten + 1).split()
    if said:
        arrow = ">" if read.glyphs is ASCII else "→"
        dash = "-" if read.glyphs is ASCII else "–"
        first, last = (dash if v is None else number(v) for v in (one.before, one.after))
        assert said[:3] == [first, arrow, last]


def _is_line(read: Read, char: str) -> bool:
    return char == read.glyphs.floor or "⠀" < char <= "⣿"


def check_weekly(read: Read) -> None:
    figures, view = read.case.figures, read.case.view
    top = head(read)
    both = scales(read, top)
    assert len(both) % 2 == 0
    shown: list[date] = []
    for ease, pain in zip(both[::2], both[1::2], strict=True):
        left = ease.nought - week_rows.NAME
        for row in range(top + 1, len(read.rows)):
            at = views.get("weekly").day_at(figures, view, read.drawing, left, row)
            if at is None:
                continue
            first = week_start(at, figures.first_session)
            assert read.text(row, left, 6).strip() == short(first)
            shown.append(first)
            _check_week(read, row, ease, figures.ease_pain.ease, first, Role.EASE)
            _check_week(read, row, pain, figures.ease_pain.pain, first, Role.PAIN)
    steps = {later - first for first, later in pairwise(shown)}
    assert steps <= {timedelta(days=7)}
    last = week_start(min(view.last, figures.today), figures.first_session)
    if view.cursor is None and view.first <= figures.today:
        assert shown[-1] == last


def _check_week(
    read: Read, row: int, across: Across, series: Series, first: date, role: Role
) -> None:
    glyphs = read.glyphs
    held = within(series, first, first + timedelta(days=6))
    counted = [one.value for one in held if one.counts]
    mine = [c for c in across.cells if read.rows[row][c][1] is role]
    if not held:
        assert not mine
        return
    values = counted or [one.value for one in held]
    read.near("lowest", min(mine), across.at(min(values)))
    read.near("highest", max(mine), across.at(max(values)))
    middles = [c for c in mine if read.rows[row][c][0] == glyphs.levels[-1]]
    assert bool(middles) is (len(counted) >= 3)
    if middles:
        read.near("median", middles[0], across.at(median(counted)))
    if not counted:
        assert {read.rows[row][c][0] for c in mine} == {glyphs.hollow}
    beside = read.text(row, across.ten + 1, 9).split()
    if counted and read.text(head(read), across.ten + 1, 4).strip() == "mid":
        middle = [number(median(counted))] if middles else []
        assert beside == [*middle, str(len(counted))]


def check_calendar(read: Read) -> None:
    figures, view = read.case.figures, read.case.view
    days = dict(_day_cells(read))
    assert days
    in_order = sorted(days)
    assert in_order == [in_order[0] + timedelta(days=n) for n in range(len(in_order))]
    if view.cursor is not None:
        assert view.cursor in days
    else:
        assert in_order[-1] == view.last
    for day, (row, left) in days.items():
        assert read.text(1, left, 2) == WEEKDAYS[day.weekday()][:2]
        _check_day(read, day, row, left)
    first = week_start(in_order[0], figures.first_session)
    row, left = days[in_order[0]]
    cell, before = _cell(days), (in_order[0] - first).days
    if cell or not before:
        assert read.text(row, left - before * cell - calendar_weeks.NAME, 6).strip() == short(first)


def _day_cells(read: Read) -> Iterator[tuple[date, tuple[int, int]]]:
    """Each day with the row and column of its first cell, as the mouse finds it."""
    picture, found = views.get("calendar"), set[date]()
    width, height = read.case.size
    for row in range(2, height):
        for column in range(width):
            day = picture.day_at(read.case.figures, read.case.view, read.drawing, column, row)
            if day is not None and day not in found:
                found.add(day)
                yield day, (row, column)


def _cell(days: dict[date, tuple[int, int]]) -> int:
    """Cells from one day to the next."""
    for day, (row, left) in days.items():
        later = days.get(day + timedelta(days=1))
        if later is not None and later[0] == row:
            return later[1] - left
    return 0


def _check_day(read: Read, day: date, row: int, left: int) -> None:
    glyphs, figures = read.glyphs, read.case.figures
    found = within(figures.ease_pain.pain, day, day)
    said = "".join(
        char for char, role in read.rows[row][left : left + 2] if role is not Role.CURSOR
    ).strip()
    shade = read.rows[row][left + 2] if left + 2 < read.case.size[0] else (" ", Role.BACKGROUND)
    if not found:
        assert said == (glyphs.gap if day < figures.today else "")
        assert shade[1] is not Role.PAIN
        return
    (one,) = found
    assert said == str(int(one.value + 0.5))
    read.seen["day"] += 1
    level = bisect_right(calendar_weeks.FROM, one.value)
    wanted = glyphs.shades[level - 1] if level else " "
    wanted = wanted if one.counts else glyphs.hollow
    looks = {mark_look(mark.kind, glyphs) for mark in marks_within(figures.marks, day, day)}
    # Where a mark would touch the two digits of the next day it stands in place of the shade.
    touches = within(figures.ease_pain.pain, day + timedelta(1), day + timedelta(1))
    squeezed = shade in looks and any(str(int(v.value + 0.5)) == "10" for v in touches)
    if shade[1] is not Role.CURSOR and not squeezed:
        assert shade[0] == wanted or (wanted == " " and shade[1] is not Role.PAIN), (one, shade)
    marks = sorted(marks_within(figures.marks, day, day), key=telling)
    cells = read.rows[row][left + 2 : left + 16]
    if marks and marks[0].kind in _kinds(read, cells):
        read.seen["mark"] += 1


def _kinds(read: Read, cells: Iterable[tuple[str, Role]]) -> set[object]:
    looks = {mark_look(mark.kind, read.glyphs): mark.kind for mark in read.case.figures.marks}
    return {looks[cell] for cell in cells if cell in looks}
