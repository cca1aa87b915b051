"""Trends: pictures over time, one at a time, with a cursor that reads out a day."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

from tracker.app import background, trends_page, trends_steps, trends_words
from tracker.app.desk import Desk
from tracker.app.drawing_thread import Newest
from tracker.app.screens.trends_moves import TrendsMoves
from tracker.app.trends_keys import KEYS_SHOWN, PICTURE_ACTIONS, TRENDS_KEYS
from tracker.app.trends_shown import Shown
from tracker.app.trends_state import TrendsState
from tracker.app.widgets.chart import ChartView
from tracker.app.widgets.day_table import DayTable
from tracker.app.widgets.page import Line, Page
from tracker.charts.glyphs import Glyphs
from tracker.charts.pointing import days_across
from tracker.charts.spec import Drawing, Sign
from tracker.charts.table import Table
from tracker.charts.view import View
from tracker.domain.sites import Place
from tracker.errors import TrackerError
from tracker.services import trends
from tracker.services.diary import Saved
from tracker.services.trends import Trends

_UNSEEN = (78, 24)
"""Cells of a picture that was not on screen when it was saved."""


class TrendsScreen(TrendsMoves):
    """One picture after another, or its days as a table."""

    MODE = "trends"
    KEYS_SHOWN = KEYS_SHOWN
    BINDINGS: ClassVar[list[BindingType]] = list(TRENDS_KEYS)
    DEFAULT_CSS = """
    TrendsScreen ChartView { min-height: 14; }
    TrendsScreen DayTable { min-height: 8; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._glyphs = Glyphs(desk.settings.glyphs)
        self._state = TrendsState(columns=0, table=desk.settings.plain)
        self._turn = asyncio.Lock()
        self._shown = Shown(desk.drawing, self._glyphs, desk.whole)
        self._chart, self._heading = self._shown.chart, self._shown.heading
        self._about_day, self._about_all = self._shown.about_day, self._shown.about_all
        self._table = DayTable(ascii_only=self._glyphs is Glyphs.ASCII)
        self._tables = Newest[Table](self._table, desk.drawing, self._show_table)
        self._tabled: object = None
        self._presented_in = Size(0, 0)
        self._grabbed: tuple[View | None, Drawing | None] = (None, None)
        self._empty = Page(self._empty_lines)

    def body(self) -> Widget:
        return VerticalScroll(
            self._chart,
            self._heading,
            self._table,
            self._empty,
            self._about_day,
            self._about_all,
            classes="body",
            can_focus=False,
        )

    def compose(self) -> ComposeResult:
        self._lay_out()
        yield from super().compose()

    def on_mount(self) -> None:
        ahead, self.desk.ahead = self.desk.ahead, None
        if ahead is not None and ahead.look.data.today == self.desk.today():
            # Should it be old news by now, catching up tells.
            self._take(ahead.look, None)
            view, drawing = self._state.view, ahead.drawing
            if view is not None and drawing is not None:
                self._shown.keep(self._state, ahead.look.figures, view, drawing)
            self._present()
        else:
            background.begin(self, self._read, "read")

    def on_resize(self) -> None:
        if self.app.size != self._presented_in:
            self._state.cells = self._cells
            self._present()

    async def reload(self) -> None:
        await self._read()

    async def catch_up(self) -> None:
        # What is being read just now is news already.
        if not self._turn.locked():
            await super().catch_up()

    async def recorded(self, saved: Saved | None) -> None:
        await super().recorded(saved)
        if saved is not None:
            self._step(partial(self._state.put, saved.day))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "table" and self.desk.settings.plain:
            return False
        look = self._state.look
        if look is not None and self._state.blank and action in PICTURE_ACTIONS:
            return False
        if action == "next_place" and look is not None and len(look.places) < 2:
            return False
        return super().check_action(action, parameters)

    def action_table(self) -> None:
        """The same days as a table, or as a picture."""
        self._step(self._state.turn_table)

    def action_picture(self, steps: int) -> None:
        """The next picture, or the one before."""
        self._step(partial(self._state.turn_picture, steps))
        self.refresh_bindings()

    def action_measure(self) -> None:
        """One measure by itself, and the next."""
        self._step(self._state.turn_measure)
        self.refresh_bindings()

    def action_save_picture(self) -> None:
        """Write this view to a file."""
        self._state.do(self._save_picture)

    def action_open_day(self) -> None:
        """The records of the day under the cursor, in History."""
        self._state.do(self._open_history)

    @on(ChartView.Pointed)
    def _pointed(self, event: ChartView.Pointed) -> None:
        look, view, drawing = self._state.look, self._state.view, self._chart.drawing
        if look is None or view is None or drawing is None:
            return
        cell = (event.column, event.row)
        picture = self._state.picture
        day = trends_steps.day_under(picture, look.figures, view, drawing, cell)
        if day is not None:
            self._step(partial(self._state.point, day))

    @on(ChartView.Dragged)
    def _dragged(self, event: ChartView.Dragged) -> None:
        if event.begin:
            self._state.grab()
            self._grabbed = (self._state.view, self._chart.drawing)
        look, (view, drawing) = self._state.look, self._grabbed
        if look is None or view is None or drawing is None:
            return
        picture, taken = self._state.picture, (event.from_column, event.from_row)
        held = (event.column, event.from_row) if picture.across else (event.from_column, event.row)
        under = partial(trends_steps.day_under, picture, look.figures, view, drawing)
        begun, now = under(taken), under(held)
        if begun is not None and now is not None:
            self._step(partial(self._state.drag, (begun - now).days))

    @on(ChartView.Turned)
    def _turned(self, event: ChartView.Turned) -> None:
        if event.zoom:
            self.action_zoom(event.zoom)
        if event.pan:
            self.action_pan(event.pan)

    @on(DayTable.Picked)
    def _picked(self, event: DayTable.Picked) -> None:
        self._step(partial(self._state.put, event.day))

    def _step(self, step: Callable[[], None]) -> None:
        self._state.cells = self._cells
        self._state.do(step)
        if self._state.look is not None and self._state.wants_reading and self.is_mounted:
            background.begin(self, self._read, "read")
        self._present()

    async def _read(self) -> None:
        async with self._turn:
            while True:
                place = self._state.place
                try:
                    look = await self.desk.store.run(trends.look, place)
                except TrackerError as error:
                    self._state.stay()
                    self.say(str(error))
                    return
                self._take(look, place)
                self._present()
                if not self._state.wants_reading:
                    return

    @property
    def _cells(self) -> int:
        """How many days find a column each in the picture, or will when it is on screen."""
        drawing = self._chart.drawing
        if drawing is not None and self._chart.size.width == drawing.width:
            return days_across(drawing.width)
        return trends_page.days_of(self.app.size)

    def _take(self, look: Trends, place: Place | None) -> None:
        self.seen_change = look.last_change
        self._state.columns = trends_page.days_of(self.app.size)
        self._state.cells = self._cells
        self._state.take(look, place)
        self.refresh_bindings()

    def _present(self) -> None:
        look, view = self._state.look, self._state.view
        if look is None or view is None or not self._chart.is_attached:
            return
        self._presented_in = self.app.size
        self._lay_out()
        if self._state.blank:
            self._empty.redraw()
            self.desk.whole()
            return
        if not self._state.table:
            self._shown.draw(self._state, look.figures, view)
            return
        if self._state.field != self._tabled:
            self._tabled = self._state.field
            self._tables.ask(partial(self._state.picture.table, look.figures, view))
        else:
            self._table.mark(view.cursor)
        self._shown.say(self._state, look.figures, view)

    def _lay_out(self) -> None:
        blank, table = self._state.look is not None and self._state.blank, self._state.table
        self._chart.display = not blank and not table
        self._table.display = self._heading.display = not blank and table
        self._empty.display = blank
        self._about_day.display = self._about_all.display = not blank

    def _show_table(self, table: Table) -> None:
        self._table.show(table, self._state.view.cursor if self._state.view else None)

    def _empty_lines(self, width: int, _height: int) -> list[Line]:
        look = self._state.look
        if look is None:
            return []
        picture = self._state.picture
        return [[], *trends_words.empty(picture.name, picture.empty(look.figures), width)]

    def _open_history(self) -> None:
        from tracker.app.screens.history import HistoryScreen

        opens = self._state.opens()
        self.app.switch_mode("history")
        history = self.app.screen
        if opens is None or not isinstance(history, HistoryScreen):
            return
        if opens.entry is not None:
            history.show_entry(opens.entry)
        else:
            history.show_day(opens.day)

    def _save_picture(self) -> None:
        from tracker.app.screens.save_picture import SavePicture
        from tracker.services.picturing import Framed

        look, view, drawing = self._state.look, self._state.view, self._chart.drawing
        if look is None or view is None:
            return
        size = (drawing.width, drawing.height) if drawing is not None else _UNSEEN
        made_up = self.desk.store.made_up
        framed = Framed(self._state.picture, look.figures, view, *size, made_up)
        self.app.push_screen(SavePicture(self.desk, framed, tabled=self._state.table), self._told)

    def signs(self) -> tuple[Sign, ...]:
        """The signs of the picture on screen, with what they stand for."""
        drawing = self._chart.drawing
        shown = not self._state.blank and not self._state.table and drawing is not None
        return drawing.signs if shown and drawing is not None else ()
