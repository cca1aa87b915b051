"""Which days a chart shows, and how keys move that: pure functions, always within the file.

An ``Extent`` is what there is to see; a ``View`` is the part of it on screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.charts.axes import scale
from tracker.domain.figures import EasePain
from tracker.domain.trend import WINDOW_DAYS, MarkKind

STEPS = (7, 14, 42, 91, 182, 365, 730, 1826)
"""Days on screen at each zoom step; beyond the last one comes everything."""

DEFAULT_DAYS = 42
"""Days shown when there is no course to show."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The days there are to look at: from the first record to today or the last plan."""

    first: date
    last: date
    today: date

    @property
    def days(self) -> int:
        """Days from first to last, both included; at least 1."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class View:
    """The days ``first`` to ``last`` on screen, and the day under the cursor, if any."""

    first: date
    last: date
    cursor: date | None = None

    @property
    def days(self) -> int:
        """Days on screen, both ends included."""
        return (self.last - self.first).days + 1


def extent(data: EasePain) -> Extent:
    """From the first value or mark to today, or to the last planned day after it."""
    ends = [data.today]
    starts = [series[0].day for series in (data.ease, data.pain, data.stiffness) if series]
    if data.marks:
        starts.append(data.marks[0].day)
        ends.append(data.marks[-1].day)
    if data.others_from is not None:
        starts.append(data.others_from)
    first = min([*starts, data.today])
    return Extent(first, max(ends), data.today)


def latest(whole: Extent, days: int = DEFAULT_DAYS) -> View:
    """The last ``days`` days up to today."""
    return _placed(whole, days, whole.today, None)


def show_all(whole: Extent, cursor: date | None = None) -> View:
    """Everything there is, a week at least."""
    return _placed(whole, max(whole.days, STEPS[0]), whole.last, cursor)


def course(data: EasePain, cursor: date | None = None) -> View:
    """From 14 days before the first session of the course, or before its planned start, to its
    end: where it was ended that day, else today or the last planned session.

    Sessions without a plan are one course up to today. With neither, the last six weeks, of a
    younger file all there is.
    """
    whole = extent(data)
    begin = data.course_from
    if begin is None:
        days = min(DEFAULT_DAYS, max(whole.days, STEPS[0]))
        return _placed(whole, days, whole.today, cursor)
    planned = [m.day for m in data.marks if m.kind is MarkKind.PLANNED]
    last = data.ended or max([data.today, *planned])
    # Of days before the first record there is nothing to see.
    first = max(_shift(begin, -WINDOW_DAYS), whole.first)
    days = max((last - first).days + 1, STEPS[0])
    return _placed(whole, days, last, cursor)


def pan(view: View, whole: Extent, halves: int) -> View:
    """Half a screen later for each of ``halves`` (earlier when negative); the cursor stays in."""
    return shift(view, whole, halves * max(view.days // 2, 1))


def shift(view: View, whole: Extent, days: int) -> View:
    """So many days later (earlier when negative); the cursor stays in."""
    return _placed(whole, view.days, _shift(view.last, days), view.cursor)


def zoom_in(view: View, whole: Extent) -> View:
    """The next shorter step, around the cursor where there is one, else at the right end."""
    # A step that can hardly be seen is none.
    shorter = [days for days in STEPS if days <= view.days * 0.9]
    return _zoomed(view, whole, shorter[-1]) if shorter else view


def zoom_out(view: View, whole: Extent) -> View:
    """The next longer step; everything when that is shorter, and then no further."""
    if view.days >= max(whole.days, STEPS[0]):
        return view
    longer = [days for days in STEPS if view.days * 1.1 <= days < whole.days]
    return _zoomed(view, whole, longer[0]) if longer else show_all(whole, view.cursor)


def move_cursor(view: View, whole: Extent, days: int) -> View:
    """The cursor ``days`` later (earlier when negative), the view following it.

    The first move puts it on today, or on the last day on screen when today is not on it.
    """
    if view.cursor is None:
        start = whole.today if view.first <= whole.today <= view.last else view.last
        return place_cursor(view, whole, start)
    return place_cursor(view, whole, _shift(view.cursor, days))


def column_days(view: View, columns: int) -> tuple[date, date] | None:
    """The days that share the cursor's column where ``view`` has ``columns`` cells.

    ``None`` where each day has a column of its own, without a cursor on screen, and without
    cells: there days stand in rows.
    """
    if columns < 1:
        return None
    on = scale(view.first, view.last, columns)
    if on.size == 1 or view.cursor is None or not on.holds(view.cursor):
        return None
    first = _shift(view.first, (view.cursor - view.first).days // on.size * on.size)
    return first, min(_shift(first, on.size - 1), view.last)


def move_column(view: View, whole: Extent, *, columns: int, later: bool) -> View:
    """The cursor on the next column, or the one before; where that is a day, on that day.

    From the last column on screen the days move by those of one, so that they share columns
    as before.
    """
    held = column_days(view, columns)
    if held is None:
        return move_cursor(view, whole, 1 if later else -1)
    first, last = held
    if last == view.last if later else first == view.first:
        size = scale(view.first, view.last, columns).size
        moved = shift(view, whole, size if later else -size)
        if moved.first == view.first:
            return view
        return point(moved, whole, columns, moved.last if later else moved.first)
    beside = _shift(last, 1) if later else _shift(first, -1)
    return view if beside < whole.first else point(view, whole, columns, beside)


def point(view: View, whole: Extent, columns: int, day: date) -> View:
    """The cursor on the column of ``day``; where days share it, on the last up to today.

    In a column of days to come alone it is the last of all.
    """
    view = place_cursor(view, whole, day)
    held = column_days(view, columns)
    if held is None:
        return view
    first, last = held
    return place_cursor(view, whole, min(last, whole.today) if first <= whole.today else last)


def place_cursor(view: View, whole: Extent, day: date) -> View:
    """The cursor on ``day``, or the nearest day there is; the view moves only as far as needed."""
    day = min(max(day, whole.first), whole.last)
    if day < view.first:
        return View(day, _shift(day, view.days - 1), day)
    if day > view.last:
        return View(_shift(day, 1 - view.days), day, day)
    return replace(view, cursor=day)


def _zoomed(view: View, whole: Extent, days: int) -> View:
    if view.cursor is None:
        return _placed(whole, days, view.last, None)
    # The cursor keeps its place on screen, so the eye need not look for it.
    share = (view.last - view.cursor).days / max(view.days - 1, 1)
    return _placed(whole, days, _shift(view.cursor, round(share * (days - 1))), view.cursor)


def _placed(whole: Extent, days: int, last: date, cursor: date | None) -> View:
    """``days`` days ending on ``last``, moved so that no room is wasted beyond the file."""
    last = max(last, min(_shift(whole.first, days - 1), whole.last))
    last = min(last, whole.last)
    first = _shift(last, 1 - days)
    if cursor is not None:
        cursor = min(max(cursor, first, whole.first), last)
    return View(first, last, cursor)


def _shift(day: date, days: int) -> date:
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))
