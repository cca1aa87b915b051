"""Daily series and what may honestly be read from them: medians and flares.

A series is a tuple of ``DayValue``, sorted by day, at most one a day. A gap stays a gap:
nothing here carries a value forward or fills one in. Values written down from old memory
can be drawn, and are kept out of every mean, median and comparison.

Every function takes the whole series and a range, and looks only at the range: its cost
does not grow with the age of the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from tracker.domain.days import FromMemory

LINE_DAYS = 7
"""Calendar days in the trailing window of the median line."""

LINE_LEAST = 3
"""Filled days a median needs (line and week alike); fewer say too little to be drawn."""

LINE_BRIDGE = 3
"""Empty days in a row a line may span; over more it is broken."""

WINDOW_DAYS = 14
"""Days in a comparison window; a mean over many days is what makes single ratings
reliable enough to compare (Jensen & McFarland 1993)."""

WINDOW_LEAST = 5
"""Filled days a window needs before its mean is shown."""

FLARE_RISE = 2.0
"""Points (0-10) above the usual that two days in a row must reach to be a flare."""


class DayValue(NamedTuple):
    """One day of one measure: ``value`` on the measure's own scale, the mean of ``n`` entries.

    ``memory`` is ``None`` for a value written down on its day; ``OLD`` values are drawn
    hollow and left out of comparisons.
    """

    day: date
    value: float
    n: int = 1
    memory: FromMemory | None = None

    @property
    def counts(self) -> bool:
        """Whether the value takes part in means and medians."""
        return self.memory is not FromMemory.OLD


Series = tuple[DayValue, ...]
"""Sorted by day, at most one value a day."""


class MarkKind(StrEnum):
    """What a mark on the time axis stands for."""

    SESSION = "session"
    PLANNED = "planned"
    FLARE = "flare"
    AUTO_FLARE = "auto_flare"
    EVENT = "event"
    PLACE = "place"


class Mark(NamedTuple):
    """Something that happened, or is planned, on a day; ``label`` names it in words.

    A session's label is what tells it apart ("session 3"); an event's is what it was; that of
    a ``PLACE``, from which on the main site is another one, which it is and which it was.
    """

    day: date
    kind: MarkKind
    label: str = ""


class MedianPoint(NamedTuple):
    """The median of the ``n`` filled days among the 7 calendar days up to ``day``."""

    day: date
    value: float
    n: int


class WeekMedian(NamedTuple):
    """A block of 7 days and the median of its ``n`` filled days; ``None`` under 3 of them."""

    first: date
    last: date
    value: float | None
    n: int


def within(series: Series, first: date, last: date) -> Series:
    """The values of the days ``first`` to ``last``, both included."""
    start = bisect_left(series, first, key=_day)
    return series[start : bisect_right(series, last, lo=start, key=_day)]


def shifted(day: date, days: int) -> date:
    """``day`` moved by ``days``, stopping at the ends of the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def at(series: Series, day: date) -> DayValue | None:
    """The value of ``day``, ``None`` where nothing was recorded."""
    index = bisect_left(series, day, key=_day)
    return series[index] if index < len(series) and series[index].day == day else None


def marks_within(marks: tuple[Mark, ...], first: date, last: date) -> tuple[Mark, ...]:
    """The marks of the days ``first`` to ``last``, both included."""
    start = bisect_left(marks, first, key=_day)
    return marks[start : bisect_right(marks, last, lo=start, key=_day)]


def newest_day(all_series: Iterable[Series], until: date) -> date | None:
    """The newest day up to ``until`` with a value in any series; ``None`` when there is none."""
    days = []
    for series in all_series:
        index = bisect_right(series, until, key=_day)
        if index:
            days.append(series[index - 1].day)
    return max(days, default=None)


def rolling_median(series: Series, first: date, last: date) -> tuple[tuple[MedianPoint, ...], ...]:
    """The 7-day median line of the days ``first`` to ``last``, as its unbroken pieces.

    A point stands on each filled day whose 7 calendar days up to it hold 3 values or
    more. A piece ends before more than 3 empty days in a row.
    """
    reach = shifted(first, 1 - LINE_DAYS)
    counted = [v for v in within(series, reach, last) if v.counts]
    pieces: list[tuple[MedianPoint, ...]] = []
    piece: list[MedianPoint] = []
    start = 0
    for index, value in enumerate(counted):
        while (value.day - counted[start].day).days >= LINE_DAYS:
            start += 1
        if value.day < first:
            continue
        n = index + 1 - start
        broken = bool(piece) and (value.day - counted[index - 1].day).days - 1 > LINE_BRIDGE
        if piece and (broken or n < LINE_LEAST):
            pieces.append(tuple(piece))
            piece = []
        if n >= LINE_LEAST:
            window = [v.value for v in counted[start : index + 1]]
            piece.append(MedianPoint(value.day, median(window), n))
    if piece:
        pieces.append(tuple(piece))
    return tuple(pieces)


def week_medians(series: Series, first: date, last: date) -> tuple[WeekMedian, ...]:
    """The 7-day blocks from ``first`` on that begin up to ``last``, each with its median."""
    weeks = []
    start = first
    while start <= last:
        end = shifted(start, 6)
        values = [v.value for v in within(series, start, end) if v.counts]
        middle = median(values) if len(values) >= LINE_LEAST else None
        weeks.append(WeekMedian(start, end, middle, len(values)))
        if end == date.max:
            break
        start = end + timedelta(days=1)
    return tuple(weeks)


def auto_flares(
    pain: Series, first: date | None = None, last: date | None = None
) -> tuple[date, ...]:
    """The days on which pain (0-10, lower is better) has stood high for the second day running.

    A day counts when it and the day before are each 2 points or more above the median of
    the filled days among the 14 days before those two, of which 5 at least are needed.
    ``first`` and ``last`` limit the days that are looked at.
    """
    low = bisect_left(pain, first, key=_day) if first is not None else 0
    high = bisect_right(pain, last, key=_day) if last is not None else len(pain)
    days = []
    begin = 0
    for index in range(max(low, 1), high):
        today, before = pain[index], pain[index - 1]
        least = min(today.value, before.value)
        # No median lies below 0: most days are passed over here.
        if least < FLARE_RISE or (today.day - before.day).days != 1:
            continue
        if not (today.counts and before.counts):
            continue
        earliest = shifted(today.day, -1 - WINDOW_DAYS)
        while pain[begin].day < earliest:
            begin += 1
        usual = [v.value for v in pain[begin : index - 1] if v.counts]
        if len(usual) >= WINDOW_LEAST and least >= median(usual) + FLARE_RISE:
            days.append(today.day)
    return tuple(days)


def _day(item: DayValue | Mark) -> date:
    return item.day
