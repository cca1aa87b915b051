"""From one day to another in Trends: where it begins, and which day is next to which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tracker.charts import view as ranges
from tracker.charts.picture import Dated, Picture
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain import trend
from tracker.domain.figures import EasePain, Figures
from tracker.domain.trend import Mark, MarkKind


def first_view(data: EasePain, columns: int) -> View:
    """The course that goes on where each of its days finds a column, else the last weeks that do.

    Before its first session it is those weeks too. A file of a few days is not lost in weeks of
    emptiness: two weeks are enough for it.
    """
    whole = ranges.extent(data)
    shown = ranges.course(data)
    if data.first_session is None or data.ended is not None or shown.days > columns:
        until_today = (whole.today - whole.first).days + 1
        weeks = min(columns // 7, max(-(-until_today // 7), 2))
        shown = ranges.latest(whole, max(weeks, 1) * 7)
    newest = trend.newest_day((data.ease, data.pain, data.stiffness), data.today)
    return ranges.place_cursor(shown, whole, newest or data.today)


def kept(view: View, before: ranges.Extent, now: ranges.Extent) -> View:
    """The same days; a range that ended with the file goes on doing so."""
    later = 0
    if view.last == before.last:
        later = (now.last - before.last).days
    elif view.last == before.today:
        later = (now.today - before.today).days
    first, last = view.first + timedelta(days=later), view.last + timedelta(days=later)
    return ranges.pan(View(first, last, view.cursor), now, 0)


def beside(days: tuple[date, ...], day: date, *, later: bool, covers: int) -> date | None:
    """The day after or before ``day`` among ``days``, which are in order.

    Each stands for the ``covers`` days from its own on: of those, the one before is another.
    """
    after = bisect_right(days, day)
    if later:
        return days[after] if after < len(days) else None
    at = after - 1
    if at >= 0 and (day - days[at]).days < covers:
        at -= 1
    return days[at] if at >= 0 else None


def day_under(
    picture: Picture, figures: Figures, view: View, drawing: Drawing, cell: tuple[int, int]
) -> date | None:
    """The day at a cell, its column first; between two rows that of the nearest."""
    column, row = cell
    for near in (row, row - 1, row + 1):
        day = picture.day_at(figures, view, drawing, column, near)
        if day is not None:
            return day
    return None


def marked_days(marks: tuple[Mark, ...]) -> list[date]:
    """The days with a mark; of days of high pain in a row the first."""
    days: list[date] = []
    high: date | None = None
    for mark in marks:
        runs_on = mark.kind is MarkKind.AUTO_FLARE and high == trend.shifted(mark.day, -1)
        high = mark.day if mark.kind is MarkKind.AUTO_FLARE else high
        if not runs_on and days[-1:] != [mark.day]:
            days.append(mark.day)
    return days


def mark(
    figures: Figures,
    cursor: date | None,
    steps: int,
    picture: Picture | None,
    held: tuple[date, date] | None,
) -> date | None:
    """The next (1) or last (-1) day with a mark, seen from ``cursor``, else from today.

    In a ``picture`` with rows one of another row; none of the days ``held`` by its column.
    """
    here = cursor or figures.today
    days = marked_days(figures.marks)
    stops = picture.stops(figures) if picture is not None else None
    if stops is not None:
        at = bisect_right(stops, here)
        days = [day for day in days if bisect_right(stops, day) != at]
    elif held is not None:
        days = [day for day in days if not held[0] <= day <= held[1]]
    later = days[bisect_right(days, here) :]
    earlier = days[: bisect_left(days, here)]
    found = later[:1] if steps > 0 else earlier[-1:]
    return found[0] if found else None


def row(picture: Picture, figures: Figures, cursor: date, down: int, *, table: bool) -> date | None:
    """The day of the next row down (1) or up (-1); a table has its newest on top."""
    if table:
        return neighbour(picture.dated(figures), cursor, older=down > 0)
    stops = picture.stops(figures)
    if stops is not None:
        return beside(stops, cursor, later=down > 0, covers=picture.covers)
    return trend.shifted(cursor, down * picture.down)


def neighbour(dated: Sequence[Sequence[Dated]], day: date, *, older: bool) -> date | None:
    """The next older or newer day than ``day`` on which anything stands."""
    found: list[date] = []
    for items in dated:
        at = bisect_left(items, day, key=_day) - 1 if older else bisect_right(items, day, key=_day)
        if 0 <= at < len(items):
            found.append(items[at].day)
    return (max(found) if older else min(found)) if found else None


def recorded(picture: Picture, figures: Figures, day: date, held: tuple[date, date]) -> date:
    """Of the days that share a column from one of ``held`` to the other, the one to open.

    That is ``day`` where it has a record, else the newest that has one; ``day`` without any.
    """
    dated = (*picture.dated(figures), figures.marks)
    if neighbour(dated, trend.shifted(day, 1), older=True) == day:
        return day
    # What is only planned is no record yet.
    until = min(held[1], max(figures.today, day))
    newest = neighbour(dated, trend.shifted(until, 1), older=True)
    return newest if newest is not None and newest >= held[0] else day


def _day(item: Dated) -> date:
    return item.day
