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

from tracker.charts import calendar_weeks, rows, session_rows, views, week_rows
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
    wide = _named(read, [one.day for one in known], session_rows.NAME, rows.TOP + 1)
    for across in scales(read, top):
        left, said = across.nought - wide, None
        for row in range(top + 1, len(read.rows)):
            name = read.text(row, left, wide - 2)
            session = next((one for one in known if name.split()[:3] == _name(one)), None)
            if session is None:
                continue
            if wide > session_rows.NAME:
                said = _year_of(name[10:], said, session.day)
            else:
                assert not name[10:].strip()
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


def _named(read: Read, days: list[date], name: int, rest: int) -> int:
    """The cells of the names of rows: with their years where not all are of this one."""
    other = any(day.year != read.case.figures.today.year for day in days)
    return name + rows.YEAR if other and read.case.size[0] >= name + rows.YEAR + rest else name


def _year_of(text: str, before: int | None, day: date) -> int:
    """The year that a row says, or has from the one above: it is that of the day."""
    if text.strip():
        assert text.strip() == f"{day.year % 100:02}"
        assert day.year != before
    else:
        assert day.year == before
    return day.year


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
    weeks = list(week_rows.weeks_of(figures, view))
    wide = _named(read, weeks, week_rows.NAME, week_rows.LEAST - week_rows.NAME)
    for ease, pain in zip(both[::2], both[1::2], strict=True):
        left, said = ease.nought - wide, None
        for row in range(top + 1, len(read.rows)):
            at = views.get("weekly").day_at(figures, view, read.drawing, left, row)
            if at is None:
                continue
            first = week_start(at, figures.first_session)
            name = read.text(row, left, wide - 5)
            assert name.split()[:2] == short(first).split()
            if wide > week_rows.NAME:
                said = _year_of(name[len(short(first)) :], said, first)
            else:
                assert name.strip() == short(first)
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
    data, days = figures.ease_pain, dict(_day_cells(read))
    assert days
    in_order = sorted(days)
    assert in_order == [in_order[0] + timedelta(days=n) for n in range(len(in_order))]
    if view.cursor is not None:
        assert view.cursor in days
    else:
        assert in_order[-1] == view.last
    begun = min((s[0].day for s in (data.ease, data.pain, data.stiffness) if s), default=date.max)
    for day, (row, left) in days.items():
        assert read.text(1, left, 2) == WEEKDAYS[day.weekday()][:2]
        _check_day(read, day, row, left, gap=begun <= day < data.today)
    _check_years(read, days)
    first = week_start(in_order[0], figures.first_session)
    row, left = days[in_order[0]]
    cell, before = _cell(days), (in_order[0] - first).days
    if cell or not before:
        assert read.text(row, left - before * cell - calendar_weeks.NAME, 6).strip() == short(first)


def _check_years(read: Read, days: dict[date, tuple[int, int]]) -> None:
    """Above each block stands the year of its first week, and where it changes the new one."""
    cell = _cell(days)
    starts: dict[tuple[int, int], date] = {}
    for day, (row, left) in days.items():
        back = (day - week_start(day, read.case.figures.first_session)).days
        if cell or not back:
            at = left - back * cell - calendar_weeks.NAME
            starts.setdefault((at, row), day - timedelta(days=back))
    blocks = {at for at, _ in starts}
    for at in blocks:
        year = int(read.text(1, at, 6))
        weeks = sorted((row, first) for (left, row), first in starts.items() if left == at)
        assert year == weeks[0][1].year
        for row, first in weeks:
            said = read.text(row, at, 6).strip()
            assert said == (short(first) if first.year == year else str(first.year))
            year = first.year


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


def _check_day(read: Read, day: date, row: int, left: int, *, gap: bool) -> None:
    glyphs, figures = read.glyphs, read.case.figures
    found = within(figures.ease_pain.pain, day, day)
    said = "".join(
        char for char, role in read.rows[row][left : left + 2] if role is not Role.CURSOR
    ).strip()
    shade = read.rows[row][left + 2] if left + 2 < read.case.size[0] else (" ", Role.BACKGROUND)
    if not found:
        assert said == (glyphs.gap if gap else "")
        assert shade[1] is not Role.PAIN
        return
    (one,) = found
    assert said == str(int(one.value + 0.5))
    read.seen["day"] += 1
    level = bisect_right(calendar_weeks.FROM, one.value)
    wanted = glyphs.shades[level - 1] if level else " "
    wanted = wanted if one.counts else glyphs.hollow
    if shade[1] is not Role.CURSOR:
        assert shade[0] == wanted or (wanted == " " and shade[1] is not Role.PAIN), (one, shade)
    marks = sorted(marks_within(figures.marks, day, day), key=telling)
    cells = read.rows[row][left + 2 : left + 16]
    if marks and marks[0].kind in _kinds(read, cells):
        read.seen["mark"] += 1


def _kinds(read: Read, cells: Iterable[tuple[str, Role]]) -> set[object]:
    looks = {mark_look(mark.kind, read.glyphs): mark.kind for mark in read.case.figures.marks}
    return {looks[cell] for cell in cells if cell in looks}
