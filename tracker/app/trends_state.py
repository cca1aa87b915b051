"""What the Trends screen shows, moved by keys; it works before anything is on screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta

from tracker.charts import view as ranges
from tracker.charts import views
from tracker.charts.picture import Picture
from tracker.charts.view import View
from tracker.domain import trend
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, EasePain, Mark
from tracker.services.trends import Trends

_ONLY_WITH_RECORDS = frozenset({"test", "daily", "places"})
"""Pictures left out of the round while there is nothing in them."""


class TrendsState:
    """The picture, its range and cursor, the place, and whether it is shown as a table.

    Each picture keeps its own range; the cursor is one for all. ``columns`` is how many days
    find a column of their own. Keys that come before the file was read, or between asking
    for a place and having it, wait here in their order.
    """

    def __init__(self, *, columns: int, table: bool = False) -> None:
        self.columns = columns
        self.table = table
        self.look: Trends | None = None
        self.view: View | None = None
        self.picture: Picture = views.get("ease-pain")
        self._ranges: dict[str, tuple[date, date]] = {}
        self.turn = 0
        self.place: Place | None = None
        self._read_place: Place | None = None
        self._waiting: list[Callable[[], None]] = []

    @property
    def wants_reading(self) -> bool:
        """Whether what was read is not the place that is asked for (``place``)."""
        return self.look is None or self.place != self._read_place

    @property
    def blank(self) -> bool:
        """Whether nothing was recorded that this picture could draw."""
        return self.look is None or not self.picture.has(self.look.figures)

    @property
    def field(self) -> object:
        """What is on screen but for the cursor; with it where the rows of a picture scroll."""
        if self.look is None or self.view is None:
            return None
        days: tuple[date | None, ...] = (self.view.first, self.view.last)
        if self.picture.stops(self.look.figures) is not None:
            days = (*days, self.view.cursor)
        return self.turn, self.picture.id, days

    def do(self, step: Callable[[], None]) -> None:
        """Take a step now, or as soon as there is something to take it in."""
        if self.wants_reading:
            self._waiting.append(step)
        else:
            step()

    def take(self, look: Trends, place: Place | None) -> None:
        """Go on with what was just read of ``place``; range and cursor stay."""
        before, self.look = self.look, look
        self._read_place = place
        self.turn += 1
        if self.view is None or before is None:
            self.view = _first_view(look.data, self.columns)
        else:
            self.view = _kept(self.view, ranges.extent(before.data), ranges.extent(look.data))
        while self._waiting and not self.wants_reading:
            self._waiting.pop(0)()

    def stay(self) -> None:
        """Give up waiting for the place that was asked for."""
        self.place = self._read_place

    def turn_table(self) -> None:
        """A table instead of the picture, or back."""
        self.table = not self.table

    def turn_picture(self, steps: int) -> None:
        """The next picture (1) or the one before (-1); some only once there is a use for them."""
        if self.look is None or self.view is None:
            return
        offered = [one for one in views.VIEWS if self._offered(one)]
        at = offered.index(self.picture.id) if self.picture.id in offered else 0
        self.show(offered[(at + steps) % len(offered)])

    def show(self, picture_id: str) -> None:
        """Another picture, with the range it was left with and the cursor as it is."""
        if self.view is None:
            return
        self._ranges[self.picture.id] = (self.view.first, self.view.last)
        self.picture = views.get(picture_id)
        cursor = self.view.cursor
        first, last = self._ranges.get(picture_id, (self.view.first, self.view.last))
        self.view = View(first, last, cursor)
        if cursor is not None:
            self.put(cursor)

    def mark(self, steps: int) -> None:
        """The cursor on the next (1) or last (-1) session, flare or event."""
        if self.look is None or self.view is None:
            return
        days = sorted({mark.day for mark in self.look.figures.marks})
        here = self.view.cursor or self.look.figures.today
        later = days[bisect_right(days, here) :]
        earlier = days[: bisect_left(days, here)]
        if found := later[:1] if steps > 0 else earlier[-1:]:
            self.put(found[0])

    def move(self, days: int) -> None:
        """The cursor so many days on."""
        self._change(lambda view, whole: ranges.move_cursor(view, whole, days))

    def put(self, day: date) -> None:
        """The cursor on ``day``; the range follows only as far as needed."""
        self._change(lambda view, whole: ranges.place_cursor(view, whole, day))

    def end(self, side: int) -> None:
        """The cursor on the first (-1) or last (1) day there is."""
        self._change(
            lambda view, whole: ranges.place_cursor(
                view, whole, whole.first if side < 0 else whole.last
            )
        )

    def pan(self, halves: int) -> None:
        """Half a screen on for each of ``halves``."""
        self._change(lambda view, whole: ranges.pan(view, whole, halves))

    def zoom(self, steps: int) -> None:
        """One step in (1) or out (-1)."""
        self._change(ranges.zoom_in if steps > 0 else ranges.zoom_out)

    def all_or_course(self) -> None:
        """Everything; and from there the course, or the last six weeks without one."""

        def turned(view: View, whole: ranges.Extent) -> View:
            everything = ranges.show_all(whole, view.cursor)
            if self.look is None or view != everything:
                return everything
            return ranges.course(self.look.data, view.cursor)

        self._change(turned)

    def row(self, down: int) -> None:
        """The cursor on the next older (1) or newer (-1) day that has anything."""
        if self.look is None or self.view is None:
            return
        if self.view.cursor is None:
            self.move(0)
            return
        stops = self.picture.stops(self.look.figures)
        if stops is not None:
            day = _beside(stops, self.view.cursor, later=down > 0)
        else:
            day = _neighbour(self.look.data, self.view.cursor, older=down > 0)
        if day is not None:
            self.put(day)

    def next_place(self) -> None:
        """Ask for the next place in the order in which they are offered."""
        if self.look is None or len(self.look.places) < 2:
            return
        places = self.look.places
        at = places.index(self.look.place) if self.look.place in places else -1
        self.place = places[(at + 1) % len(places)]

    def _offered(self, picture_id: str) -> bool:
        needed = picture_id not in _ONLY_WITH_RECORDS
        return needed or (self.look is not None and views.get(picture_id).has(self.look.figures))

    def _change(self, changed: Callable[[View, ranges.Extent], View]) -> None:
        if self.look is not None and self.view is not None:
            self.view = changed(self.view, ranges.extent(self.look.data))


def _first_view(data: EasePain, columns: int) -> View:
    """The course where each of its days finds a column, else the last weeks that do.

    A file of a few days is not lost in weeks of emptiness: two weeks are enough for it.
    """
    whole = ranges.extent(data)
    shown = ranges.course(data)
    if data.first_session is None or shown.days > columns:
        weeks = min(columns // 7, max(-(-whole.days // 7), 2))
        shown = ranges.latest(whole, max(weeks, 1) * 7)
    newest = trend.newest_day((data.ease, data.pain, data.stiffness), data.today)
    return ranges.place_cursor(shown, whole, newest or data.today)


def _kept(view: View, before: ranges.Extent, now: ranges.Extent) -> View:
    """The same days; a range that ended with the file goes on doing so."""
    later = (now.last - before.last).days if view.last == before.last else 0
    first, last = view.first + timedelta(days=later), view.last + timedelta(days=later)
    return ranges.pan(View(first, last, view.cursor), now, 0)


def _beside(days: tuple[date, ...], day: date, *, later: bool) -> date | None:
    """The day after or before ``day`` among ``days``, which are in order."""
    if later:
        at = bisect_right(days, day)
        return days[at] if at < len(days) else None
    at = bisect_left(days, day)
    return days[at - 1] if at else None


def _neighbour(data: EasePain, day: date, *, older: bool) -> date | None:
    found: list[date] = []
    for items in (data.ease, data.pain, data.stiffness, data.marks):
        at = bisect_left(items, day, key=_day) - 1 if older else bisect_right(items, day, key=_day)
        if 0 <= at < len(items):
            found.append(items[at].day)
    return (max(found) if older else min(found)) if found else None


def _day(item: DayValue | Mark) -> date:
    return item.day
