"""What the Trends screen shows, moved by keys; it works before anything is on screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy
from datetime import date
from functools import partial

from tracker.app import trends_steps, trends_words
from tracker.charts import view as ranges
from tracker.charts import views
from tracker.charts.picture import Opens, Picture
from tracker.charts.view import View
from tracker.domain.sites import Place
from tracker.services.trends import Trends

_ONLY_WITH_RECORDS = frozenset({"test", "daily", "places"})
"""Pictures left out of the round while there is nothing in them."""


class TrendsState:
    """The picture, its range and cursor, the place, and whether it is shown as a table.

    Each picture keeps its own range; the cursor is one for all. ``columns`` is how many days
    find a column of their own to begin with, ``cells`` how many do on screen now. Keys that come
    before the file was read, or between asking for a place and having it, wait here in their
    order.
    """

    def __init__(self, *, columns: int, table: bool = False) -> None:
        self.columns = self.cells = columns
        self.table = table
        self.look: Trends | None = None
        self.view: View | None = None
        self.picture: Picture = views.get("ease-pain")
        self._ranges: dict[str, tuple[date, date]] = {}
        self._held: View | None = None
        self._before = ""
        self._begun_with = ""
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
    def field(self) -> Hashable:
        """What is on screen but for the cursor; with it where the rows of a picture scroll."""
        if self.look is None or self.view is None:
            return None
        days: tuple[date | None, ...] = (self.view.first, self.view.last)
        if not self.picture.across and not self.picture.down:
            days = (*days, self.view.cursor)
        return self.turn, self.picture.id, days

    @property
    def whole(self) -> Hashable:
        """All that is on screen, with the cursor."""
        return self.field, self.view

    def after(self, step: Callable[[TrendsState], object]) -> TrendsState:
        """What it would be after another step; this one stays as it is."""
        later = copy(self)
        later._ranges = dict(self._ranges)
        step(later)
        return later

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
            self.view = trends_steps.first_view(look.data, self.columns)
        else:
            was, now = ranges.extent(before.data), ranges.extent(look.data)
            self.view = trends_steps.kept(self.view, was, now)
            for picture_id, (first, last) in self._ranges.items():
                kept = trends_steps.kept(View(first, last), was, now)
                self._ranges[picture_id] = (kept.first, kept.last)
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
        here = self._before or self.picture.id
        at = offered.index(here) if here in offered else 0
        self.show(offered[(at + steps) % len(offered)])

    def turn_measure(self) -> None:
        """One measure by itself, then the next; after the last the picture from before."""
        if self.look is None or self.view is None:
            return
        figures = self.look.figures
        known = views.measures_alone(figures)
        if not known:
            return
        if not self._before:
            begin = next((one for one in self.picture.measures(figures) if one in known), known[0])
            self._before, self._begun_with = self.picture.id, begin
            self._turn_to(views.of_measure(begin))
            return
        at = known.index(self.picture.id) + 1 if self.picture.id in known else 0
        following = known[at % len(known)]
        if following == self._begun_with:
            self.show(self._before)
        else:
            self._turn_to(views.of_measure(following))

    def show(self, picture_id: str) -> None:
        """Another picture, with the range it was left with and the cursor as it is."""
        self._before = ""
        self._turn_to(views.get(picture_id))

    def mark(self, steps: int) -> None:
        """The cursor on the next (1) or last (-1) session, flare or event.

        Where a picture has rows, or days share columns, on one of another row or column; a run
        of days of high pain is one.
        """
        if self.look is None or self.view is None:
            return
        picture = None if self.table else self.picture
        day = trends_steps.mark(self.look.figures, self.view.cursor, steps, picture, self.shared)
        if day is not None:
            self.put(day)

    def grab(self) -> None:
        """Take hold of the days on screen, to be moved from where they are now."""
        self._held = self.view

    def drag(self, days: int) -> None:
        """The days on screen so many days later than when they were taken hold of."""
        held = self._held
        if held is not None:
            self._change(lambda _, whole: ranges.shift(held, whole, days))

    def opens(self) -> Opens | None:
        """What the day under the cursor leads to; ``None`` before there is one.

        Where days share its column and it has no record, the newest of them that has one.
        """
        if self.look is None or self.view is None or self.view.cursor is None:
            return None
        figures, day = self.look.figures, self.view.cursor
        if (held := self.shared) is not None:
            day = trends_steps.recorded(self.picture, figures, day, held)
        return self.picture.opens(figures, day)

    def move(self, steps: int) -> None:
        """The cursor so many columns on: days, as long as each has one."""
        for _ in range(abs(steps)):
            self._change(partial(ranges.move_column, columns=self.across, later=steps > 0))

    def point(self, day: date) -> None:
        """The cursor on the column of ``day``."""
        self._change(lambda view, whole: ranges.point(view, whole, self.across, day))

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

    def tried(self, step: Callable[[], None], words: str) -> str | None:
        """Take a step; ``words`` where it led nowhere, as at the end of the days."""
        before = (self.view, self.picture.id)
        step()
        nowhere = self.look is not None and (self.view, self.picture.id) == before
        return words if nowhere else None

    def all_or_course(self) -> str | None:
        """Everything; and from there the course, or the last six weeks without one.

        Gives what to say where these are the same days, which are on screen.
        """
        before = self.view

        def turned(view: View, whole: ranges.Extent) -> View:
            everything = ranges.show_all(whole, view.cursor)
            if self.look is None or view != everything:
                return everything
            return ranges.course(self.look.data, view.cursor)

        self._change(turned)
        if self.look is None or self.view != before:
            return None
        return trends_words.nothing_else(self.look.data)

    def row(self, down: int) -> None:
        """The cursor on the day of the next row down (1) or up (-1).

        A table has its newest row on top, a picture its oldest.
        """
        if self.look is None or self.view is None:
            return
        if self.view.cursor is None:
            self.move(down)
            return
        figures, cursor = self.look.figures, self.view.cursor
        day = trends_steps.row(self.picture, figures, cursor, down, table=self.table)
        if day is not None:
            self.put(day)

    @property
    def across(self) -> int:
        """The cells that days share from left to right; 0 where they stand in rows."""
        return self.cells if self.picture.across and not self.table else 0

    @property
    def shared(self) -> tuple[date, date] | None:
        """The days that share the cursor's column; ``None`` where that is one day."""
        return ranges.column_days(self.view, self.across) if self.view is not None else None

    @property
    def has_rows(self) -> bool:
        """Whether there are rows to go up and down."""
        return self.look is not None and (self.table or not self.picture.across)

    def next_place(self) -> str | None:
        """Ask for the next place in the order in which they are offered.

        Gives what to say where the picture would not change with it.
        """
        if self.look is None or len(self.look.places) < 2:
            return None
        if not self.picture.placed:
            return trends_words.no_one_place(self.picture)
        places = self.look.places
        at = places.index(self.look.place) if self.look.place in places else -1
        self.place = places[(at + 1) % len(places)]
        return None

    def _turn_to(self, picture: Picture) -> None:
        if self.view is None:
            return
        here = (self.view.first, self.view.last)
        begins = (here == self._begins(self.picture) and self._begins(picture)) or here
        self._ranges[self.picture.id] = here
        self.picture = picture
        cursor = self.view.cursor
        first, last = self._ranges.get(picture.id, begins)
        self.view = View(first, last, cursor)
        if cursor is not None:
            self.put(cursor)

    def _begins(self, picture: Picture) -> tuple[date, date] | None:
        """The days a picture begins with; where days are not columns, all of the course."""
        if self.look is None:
            return None
        shown = trends_steps.first_view(self.look.data, self.columns)
        if picture.across:
            return shown.first, shown.last
        whole = ranges.course(self.look.data)
        return min(whole.first, shown.first), max(whole.last, shown.last)

    def _offered(self, picture_id: str) -> bool:
        needed = picture_id not in _ONLY_WITH_RECORDS
        return needed or (self.look is not None and views.get(picture_id).has(self.look.figures))

    def _change(self, changed: Callable[[View, ranges.Extent], View]) -> None:
        if self.look is not None and self.view is not None:
            self.view = changed(self.view, ranges.extent(self.look.data))
