"""Reading back pictures over days: bars, gaps, lines and marks, a field after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from drawing_read import Read

from tracker.charts.axes import Scale, scale, week_start
from tracker.charts.bars import band_glyph
from tracker.charts.describe import number
from tracker.charts.frame import telling
from tracker.charts.layout import GUTTER, LEGEND
from tracker.charts.panels import strand_role
from tracker.charts.role import Role
from tracker.charts.signs import mark_look
from tracker.charts.spec import Form
from tracker.domain import pain_target, windows
from tracker.domain.bins import Bin, bins
from tracker.domain.figures import Strand
from tracker.domain.trend import (
    DayValue,
    MarkKind,
    Series,
    marks_within,
    rolling_median,
    week_medians,
)


@dataclass(frozen=True, slots=True)
class Field:
    """The rows of one field, from the top down, and its days from left to right."""

    read: Read
    rows: range
    on: Scale

    @property
    def tall(self) -> int:
        return len(self.rows)

    def cell(self, column: int, height: int) -> tuple[str, Role]:
        """A cell by its column in the field and its height above the foot."""
        return self.read.rows[self.rows[-1] - height][GUTTER + column]

    def cells(self) -> Iterator[tuple[int, int, str, Role]]:
        """All cells: column, height, character and role."""
        for height in range(self.tall):
            for column in range(self.on.used):
                yield column, height, *self.cell(column, height)

    def height(self, value: float) -> float:
        """How many cells high a value on 0-10 stands."""
        return value / 10 * self.tall

    def middle(self, index: int) -> int:
        return self.on.start(index) + (self.on.bar - 1) // 2

    def near(self, kind: str, height: int, value: float) -> None:
        """The cell at ``height`` is at most one away from that of ``value``."""
        self.read.near(kind, height, min(int(self.height(value)), self.tall - 1))


def fields_of(read: Read) -> tuple[Field, ...]:
    """The fields, found by the walls at their left."""
    legend = LEGEND if read.drawing.form is Form.FULL else 0
    view = read.case.view
    on = scale(view.first, view.last, read.case.size[0] - GUTTER - legend)
    walls = [
        index
        for index, row in enumerate(read.rows)
        if row[GUTTER - 1] == (read.glyphs.wall, Role.MUTED)
    ]
    groups: list[list[int]] = []
    for row in walls:
        if groups and groups[-1][-1] == row - 1:
            groups[-1].append(row)
        else:
            groups.append([row])
    if len(groups) == 1 and len(read.chart.plots) > 1:
        # Nothing but a heading parts fields; with one in between they cannot touch.
        raise AssertionError("fields without a heading")
    return tuple(Field(read, range(group[0], group[-1] + 1), on) for group in groups)


def check_axis(read: Read, on: Scale) -> int:
    """The axis is as long as its days; the row it stands in."""
    corner = (read.glyphs.corner, Role.MUTED)
    line = {read.glyphs.floor, read.glyphs.tick, read.glyphs.cursor}
    # In people's own words there may be a corner as well, but no line that long.
    (row,) = (
        n
        for n, cells in enumerate(read.rows)
        if cells[GUTTER - 1] == corner and set(read.text(n, GUTTER, on.used)) <= line
    )
    cursor = read.case.view.cursor
    columns = [n for n, (_, role) in enumerate(read.rows[row]) if role is Role.CURSOR]
    assert len(columns) == (cursor is not None)
    if cursor is not None:
        read.near("cursor", columns[0] - GUTTER, _wanted(on, cursor))
    return row


def _wanted(on: Scale, day: date) -> float:
    """Where a day belongs, from nothing but the length of the axis and its days."""
    bins_across = (day - on.first).days // on.size
    return bins_across * on.used / on.count + (on.bar - 1) / 2


def check_bars(field: Field, series: Series, role: Role) -> None:
    """Every bar ends within a cell of its value; an empty bin has none."""
    on, read, glyphs = field.on, field.read, field.read.glyphs
    for index, one in enumerate(bins(series, on.first, on.last, on.count)):
        column = field.middle(index)
        mine = [up for up in range(field.tall) if field.cell(column, up)[1] is role]
        if one is None:
            assert not mine, (index, mine)
            continue
        assert mine, (index, one)
        _check_bar(field, one, column, mine)
        if one.old:
            assert field.cell(column, max(mine))[0] == glyphs.hollow
        read.seen["bar"] += 1
    for column, height, char, kind in field.cells():
        if (char, kind) == (glyphs.gap, Role.MUTED) and height == 0:
            index = column // on.pitch
            assert bins(series, on.first, on.last, on.count)[index] is None
            read.seen["gap"] += 1


def _check_bar(field: Field, one: Bin, column: int, mine: list[int]) -> None:
    glyphs = field.read.glyphs
    field.near("bar", max(mine), one.middle if one.old else one.high)
    if one.low == one.high or one.old:
        return
    for glyph, value in ((glyphs.middle, one.middle), (glyphs.levels[-1], one.low)):
        held = [up for up in mine if field.cell(column, up)[0] == glyph]
        if held:
            field.near("range", max(held), value)


def check_marks(read: Read, row: int, below: int, on: Scale) -> None:
    """Sessions, flares and events stand over their days, the most telling of each first.

    They begin in ``row``; further ones of a day may stand in the rows above ``below``.
    """
    marks = marks_within(read.case.figures.marks, on.first, on.last)
    looks = {mark_look(kind, read.glyphs): kind for kind in MarkKind}
    first: dict[int, MarkKind] = {}
    held: set[tuple[int, MarkKind]] = set()
    for mark in sorted(marks, key=telling):
        index = (mark.day - on.first).days // on.size
        first.setdefault(index, mark.kind)
        held.add((index, mark.kind))
    for down in range(row, below):
        for column in range(on.used):
            cell = read.rows[down][GUTTER + column]
            if cell[0] != " ":
                index = column // on.pitch
                # A further mark of a day may stand in the free cell after its bar.
                here = {(index, looks[cell]), (index - 1, looks[cell])}
                assert here & held, (cell, column, down)
                read.seen["mark" if down == row else "further mark"] += 1
    for index, kind in first.items():
        column = GUTTER + on.start(index) + (on.bar - 1) // 2
        assert read.rows[row][column] == mark_look(kind, read.glyphs)


def check_ease_pain(read: Read) -> None:
    data = read.case.figures.ease_pain
    ease, pain = fields_of(read)
    assert ease.tall == pain.tall
    check_axis(read, ease.on)
    frame = windows.frame((data.ease, data.pain, data.stiffness), data.first_session, data.today)
    for field, series, role in ((ease, data.ease, Role.EASE), (pain, data.pain, Role.PAIN)):
        check_bars(field, series, role)
        found = windows.baseline(series, frame)
        start = found if found is not None and found.enough else None
        mean = None if start is None else start.mean
        own = None if role is Role.EASE else pain_target.target(mean, data.target)
        _check_lines(field, start, own)
        _check_medians(field, series)
        _check_weeks(field, series, role)
    # Both keep the row where either has a median.
    week = any(read.text(field.rows[-1] + 1, 0, 4) == "week" for field in (ease, pain))
    heading = pain.rows[0] - 1
    check_marks(read, ease.rows[-1] + 1 + week, heading, ease.on)


def _check_lines(field: Field, start: windows.Window | None, target: float | None) -> None:
    """The line of the start, its shade and the target's line stand at their values."""
    glyphs = field.read.glyphs
    for _, height, char, role in field.cells():
        if role is Role.BASELINE:
            assert char == glyphs.rule
            assert start is not None
            assert start.mean is not None
            field.near("start", height, start.mean)
        elif (char, role) == (glyphs.floor, Role.TEXT):
            assert target is not None
            field.near("target", height, target)
        elif (char, role) == (band_glyph(glyphs), Role.MUTED):
            assert start is not None
            low, _, high = quantiles(start.values, n=4, method="inclusive")
            field.near("band", height, min(max(height / field.tall * 10, low), high))


def _check_medians(field: Field, series: Series) -> None:
    """The median line is never further than a cell from the medians beside it."""
    on, glyphs = field.on, field.read.glyphs
    pieces = rolling_median(series, on.first, on.last)
    for column, height, char, role in field.cells():
        fine = glyphs.fine and "⠀" < char <= "⣿"
        if role is not Role.TEXT or not (fine or char == glyphs.line):
            continue
        wanted = [
            value
            for piece in pieces
            for value in _between([(on.column(p.day), p.value) for p in piece], column, on.bar)
        ]
        assert wanted, (column, "no median here")
        lowest, highest = (int(field.height(f(wanted))) for f in (min, max))
        assert lowest - 1 <= height <= highest + 1, (column, height, wanted)
        field.read.seen["median"] += 1


def _between(points: list[tuple[int, float]], column: int, bar: int) -> Iterator[float]:
    """The values of a line at a column, and a cell to either side."""
    ends = [*points[1:], (points[-1][0] + bar, points[-1][1])]
    for (left, value), (right, after) in zip(points, ends, strict=True):
        for at in (column - 1, column, column + 1):
            if left <= at <= right:
                yield value + (after - value) * (at - left) / max(right - left, 1)


def _check_weeks(field: Field, series: Series, role: Role) -> None:
    """The median of each week stands under its middle."""
    read, on = field.read, field.on
    row = field.rows[-1] + 1
    if read.text(row, 0, 4) != "week":
        return
    begin = week_start(on.first, read.case.figures.first_session)
    known = {
        week.first: week for week in week_medians(series, begin, on.last) if week.value is not None
    }
    words: list[tuple[int, str]] = []
    for column in range(GUTTER, GUTTER + on.used + 3):
        char, kind = read.rows[row][column] if column < len(read.rows[row]) else (" ", role)
        if char == " " or kind is not role:
            continue
        if words and words[-1][0] + len(words[-1][1]) == column:
            words[-1] = (words[-1][0], words[-1][1] + char)
        else:
            words.append((column, char))
    for column, text in words:
        index = round((column - GUTTER + (len(text) - 1) / 2) / on.pitch * on.size)
        days = [week for week in known.values() if number(week.value or 0.0) == text]
        offsets = [(week.first - on.first).days for week in days]
        assert any(offset - 1 <= index <= offset + 7 for offset in offsets), (text, index, offsets)
        read.seen["week"] += 1


def _each_day(strand: Strand, on: Scale) -> Series:
    """A value for each of the days it speaks for; where two do, the newer.

    Where days share a column, weeks that only reach into it are not drawn there.
    """
    held = {}
    for value in strand.series:
        for back in range(strand.covers):
            held[value.day - timedelta(days=back)] = value
    if on.size > 1 and strand.covers > 1:
        columns: dict[int, list[date]] = {}
        for day in sorted(held):
            if on.holds(day):
                columns.setdefault((day - on.first).days // on.size, []).append(day)
        kept: list[date] = []
        for days in columns.values():
            weeks = [held[day].day for day in days]
            most = max(weeks, key=weeks.count)
            whole = min(on.size, strand.covers)
            kept += [d for d, w in zip(days, weeks, strict=True)
                     if w == most or 2 * weeks.count(w) > whole]  # fmt: skip
        held = {day: held[day] for day in kept}
    return tuple(DayValue(day, v.value, v.n, v.memory) for day, v in sorted(held.items()))


def check_panels(read: Read, strands: tuple[Strand, ...]) -> None:
    fields = fields_of(read)
    assert 1 <= len(fields) <= len(strands)
    axis = check_axis(read, fields[0].on)
    for field, strand in zip(fields, strands, strict=False):
        span = strand.high - strand.low
        laid = tuple(
            DayValue(v.day, (v.value - strand.low) / span * 10, v.n, v.memory)
            for v in _each_day(strand, field.on)
        )
        check_bars(field, laid, strand_role(strand))
    check_marks(read, fields[-1].rows[-1] + 1, axis, fields[0].on)
