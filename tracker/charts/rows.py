"""Pictures made of rows: which of them are on screen, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tracker.charts.labels import HEADED_FROM, laid_out
from tracker.charts.layout import Room
from tracker.charts.spec import Form, Sign
from tracker.domain.days import short

T = TypeVar("T")

WIDEST_APART = 3
"""Rows from one row of a picture to the next, at most: further apart they are no more readable."""

BETWEEN = 4
"""Cells between two columns of rows."""

FOOT = 1
"""Lines kept free under the rows: for what the signs mean, or how many rows are hidden."""

YEAR = 3
"""Cells that a year takes after a day: ``20 Nov 24``."""

_SPARE = 4
"""Lines under the rows that are enough for the signs where there is no legend by right."""

TOP = 10
"""The end of the scale that lies across a row."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands: its line in the picture, its cells from the left, and its height
    above the foot of its column."""

    row: int
    left: int
    up: int


@dataclass(frozen=True, slots=True)
class Columns:
    """``shown`` rows in ``count`` columns side by side, ``apart`` lines from one to the next.

    They begin in line ``head``; a column is ``wide`` cells, and holds ``each`` rows.
    """

    shown: int
    count: int
    each: int
    apart: int
    head: int
    wide: int

    @property
    def lines(self) -> int:
        """Lines that a full column takes."""
        return self.each * self.apart

    @property
    def end(self) -> int:
        """The first line under the rows."""
        return self.head + (max(min(self.each, self.shown), 1) - 1) * self.apart + 1

    def explained(self, room: Room) -> bool:
        """Whether the signs are explained: with a legend, or where lines are to spare for it."""
        return room.form is Form.FULL or room.height - self.end >= _SPARE

    def foot(self, said: Sequence[Sign], room: Room, left: int = 0) -> int:
        """The line from which that is said: under the rows, with one between if there is room."""
        lines = max(len(laid_out(said, room.width - left)), 1)
        return max(min(self.end + 1, room.height - lines), self.end)

    def left(self, column: int) -> int:
        """The first cell of a column."""
        return column * (self.wide + BETWEEN)

    def spot(self, index: int) -> Spot:
        """Where the row of that number stands."""
        column, row = divmod(index, self.each)
        down = row * self.apart
        return Spot(self.head + down, self.left(column), self.lines - 1 - down)

    def parts(self) -> Iterator[tuple[int, range]]:
        """The columns in use: the first cell of each, and the numbers of its rows."""
        for column in range(self.count):
            rows = range(column * self.each, min((column + 1) * self.each, self.shown))
            if rows:
                yield self.left(column), rows

    def at(self, across: int, down: int) -> int | None:
        """The number of the row at a cell; ``None`` beside the rows."""
        column, _ = divmod(across, self.wide + BETWEEN)
        row, beside = divmod(down - self.head, self.apart)
        index = column * self.each + row
        inside = not beside and 0 <= row < self.each and 0 <= column < self.count
        return index if inside and index < self.shown else None


def columns(known: int, room: Room, head: int, least: int, foot: int = FOOT) -> Columns:
    """How ``known`` rows are put into the room between ``head`` and ``foot`` lines.

    One column as long as they fit; else as many, of ``least`` cells or more, as it takes.
    """
    lines = max(room.height - head - foot, 1)
    most = max((room.width + BETWEEN) // (least + BETWEEN), 1)
    count = max(min(-(-known // lines), most), 1)
    shown = min(known, lines * count)
    each = max(-(-shown // count), 1)
    wide = (room.width - BETWEEN * (count - 1)) // count
    # Without a legend by right the signs are explained only where the rows leave room for it.
    free = lines if room.form is Form.FULL else lines + foot - _SPARE
    return Columns(shown, count, each, apart(each, free), head, wide)


def around(known: tuple[T, ...], upto: int | None, count: int) -> tuple[T, ...]:
    """``count`` neighbouring rows: the newest, or those around the one at ``upto``.

    ``upto`` counts the rows up to and with the one to be seen; ``None``: the newest.
    """
    last = len(known)
    if upto is not None:
        last = min(max(upto + count // 2, count), len(known))
    return known[max(last - count, 0) : last]


def apart(count: int, room: int) -> int:
    """How many lines from one row to the next, so that ``count`` of them fit if they can."""
    return next((n for n in range(WIDEST_APART, 1, -1) if (count - 1) * n + 1 <= room), 1)


def with_years(days: Sequence[date], today: date) -> bool:
    """Whether rows of these days have to say their year: not all are of this one."""
    return any(day.year != today.year for day in days)


def day_name(day: date, before: date | None) -> str:
    """A day with its year where that is not the one of the row before, or there is none."""
    if before is not None and before.year == day.year:
        return short(day)
    return f"{short(day)} {day.year % 100:02}"


def headed(height: int) -> int:
    """The rows taken by the line that says what the picture is about: 1, or 0 without room."""
    return int(height >= HEADED_FROM)


def ticks(step: int, form: Form, least: int = 3) -> range:
    """The values named above a scale of ``step`` cells a point: the ends alone without ticks."""
    if form is Form.NO_TICKS:
        return range(0, TOP + 1, TOP)
    if step >= least:
        return range(TOP + 1)
    return range(0, TOP + 1, 5)
