"""Days to columns, values to cells, and the ticks of both.

Everything is counted in day numbers of the calendar; no clock and no time zone takes
part, so a label cannot slip to the day before or after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from tracker.domain.bins import days_per_column
from tracker.domain.days import MONTHS, short

WIDEST = 9
"""Cells a day gets at most: a bar wider than that is a slab."""

_BETWEEN = 2
"""Cells between two labels of an axis."""

_CALENDAR_UNITS = (("a month", 1), ("a quarter", 3), ("a year", 12), ("10 years", 120))


@dataclass(frozen=True, slots=True)
class Scale:
    """The days ``first`` to ``last`` on a row of cells.

    ``size`` days share a bin, and each bin takes ``pitch`` cells, of which ``bar`` are
    drawn on; ``used`` cells are taken in all.
    """

    first: date
    last: date
    size: int
    count: int
    pitch: int

    @property
    def bar(self) -> int:
        """Cells of a bin that are drawn on; wide bins leave one free between them."""
        return max(self.pitch - 1, 1)

    @property
    def used(self) -> int:
        """Cells taken by all bins together."""
        return self.count * self.pitch

    def start(self, index: int) -> int:
        """The first cell of the bin ``index``."""
        return index * self.pitch

    def column(self, day: date) -> int:
        """The cell over the middle of the bar of ``day``, which must lie in the range."""
        return self.start((day - self.first).days // self.size) + (self.bar - 1) // 2

    def holds(self, day: date) -> bool:
        """Whether ``day`` is on screen."""
        return self.first <= day <= self.last

    def cells(self, days: float) -> float:
        """How many cells so many days take."""
        return days * self.pitch / self.size


def scale(first: date, last: date, columns: int) -> Scale:
    """The widest even layout of the days that fits into ``columns`` cells (1 or more)."""
    days = max((last - first).days + 1, 1)
    size = days_per_column(days, max(columns, 1))
    count = -(-days // size)
    return Scale(first, last, size, count, min(max(columns // count, 1), WIDEST))


def share(value: float, rows: int, top: float = 10.0) -> float:
    """How many cells of ``rows`` a value on 0 to ``top`` fills; held inside the field."""
    return min(max(value / top, 0.0), 1.0) * rows


def row_of(value: float, rows: int, top: float = 10.0) -> int:
    """The cell, counted from the foot, in which a bar of ``value`` ends: there stand its marks."""
    # What a float is off must not lift it into the next cell.
    return max(ceil(round(share(value, rows, top), 6)) - 1, 0)


def value_ticks(rows: int) -> tuple[tuple[int, str], ...]:
    """The labelled cells of a 0-10 field, counted from the foot: every 2 where there is room."""
    values = range(0, 11, 2) if rows >= 15 else (0, 5, 10)
    return tuple((row_of(value, rows), str(value)) for value in values)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the time axis, in ``column``.

    ``label`` begins in the cell ``at``; it is empty where there is no room for each.
    """

    day: date
    column: int
    label: str
    at: int


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The ticks of a time axis, and what stands between two of them ("a week")."""

    unit: str
    ticks: tuple[Tick, ...]


def time_axis(on: Scale, anchor: date | None, room: int) -> TimeAxis:
    """Ticks by day, week, month, quarter or year, whichever is the finest with room.

    Weeks begin on ``anchor``'s weekday (Monday without one). Labels end before the cell
    ``room``.
    """
    if on.cells(1) >= 8:
        return _labelled("a day", on, room, [(d, short(d)) for d in _every(on, 1, on.first)])
    if on.cells(7) >= 4:
        days = list(_every(on, 7, week_start(on.first, anchor)))
        return _labelled("a week", on, room, [(day, short(day)) for day in days])
    unit, months = next(
        (u for u in _CALENDAR_UNITS if on.cells(u[1] * 30) >= 3.5), _CALENDAR_UNITS[-1]
    )
    firsts = list(_months(on, months))
    named = [(day, _month(day, months, year=day == firsts[0])) for day in firsts]
    return _labelled(unit, on, room, named)


def week_start(day: date, anchor: date | None) -> date:
    """The first day of the week that holds ``day``; weeks begin on the weekday of ``anchor``."""
    weekday = anchor.weekday() if anchor is not None else 0
    back = (day.weekday() - weekday) % 7
    return date.fromordinal(max(day.toordinal() - back, 1))


def _every(on: Scale, step: int, start: date) -> Iterator[date]:
    day = start
    while day <= on.last:
        if day >= on.first:
            yield day
        if (date.max - day).days < step:
            return
        day += timedelta(days=step)


def _months(on: Scale, step: int) -> Iterator[date]:
    month = on.first.year * 12 + on.first.month - 1
    if on.first.day > 1:
        month += 1
    month = -(-month // step) * step
    while month // 12 <= min(on.last.year, date.max.year):
        day = date(month // 12, month % 12 + 1, 1)
        if day > on.last:
            return
        yield day
        month += step


def _month(day: date, step: int, *, year: bool) -> str:
    if step >= 12:
        return str(day.year)
    name = MONTHS[day.month - 1]
    return f"{name} {day.year}" if year or day.month == 1 else name


def _labelled(unit: str, on: Scale, room: int, days: list[tuple[date, str]]) -> TimeAxis:
    """Every tick has a label, or every second, third …, whichever is the first that fits."""
    spots = [(on.column(day), len(text)) for day, text in days]
    every = next((n for n in range(1, len(days)) if _apart(spots[::n])), max(len(days), 1))
    ticks = []
    for index, ((day, text), (column, wide)) in enumerate(zip(days, spots, strict=True)):
        # The last one ends where the room does, if it still stands under its tick.
        at = min(column, room - wide)
        free = not index or spots[index - every][0] + spots[index - every][1] + _BETWEEN <= at
        named = index % every == 0 and column < room and at >= 0 and free
        ticks.append(Tick(day, column, text if named else "", at))
    return TimeAxis(unit, tuple(ticks))


def _apart(spots: list[tuple[int, int]]) -> bool:
    return all(column + wide + _BETWEEN <= after for (column, wide), (after, _) in pairwise(spots))
