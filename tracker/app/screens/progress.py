"""Progress: what changed, with the working behind every number; and the decision summary."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from tracker.app import decision_page, in_order, progress_page, progress_rows, progress_spread
from tracker.app.desk import Desk
from tracker.app.progress_block import Block, OverallView
from tracker.app.progress_keys import PROGRESS_KEYS
from tracker.app.progress_reading import Reading
from tracker.app.progress_state import Wanted
from tracker.app.prose import paragraph
from tracker.app.screens.main_screen import MainScreen
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.rows_pane import RowsPane, scroll_to
from tracker.app.widgets.text_line import TextLine
from tracker.app.widgets.words import Words
from tracker.domain import days, progress_page_wording
from tracker.domain.attendance import Attendance
from tracker.domain.progress import working
from tracker.domain.text import visible
from tracker.errors import TrackerError
from tracker.services import progress as service


class ProgressScreen(MainScreen):
    """Two pages, turned by Tab: the results as rows to choose from, and the summary."""

    MODE = "progress"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list(PROGRESS_KEYS)
    DEFAULT_CSS = """
    ProgressScreen .other { height: 1fr; }
    ProgressScreen #tabs { margin-bottom: 1; }
    ProgressScreen.-low #tabs { margin-bottom: 0; }
    ProgressScreen #readout { background: $surface; color: $muted; }
    ProgressScreen TextLine { margin: 0 1; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reading = Reading(desk.store)
        self._on_summary = False
        self._problem = ""
        self._by_value = False
        self._tabs = Page(self._tab_line, id="tabs")
        self._results = RowsPane(self._block)
        self._summed_up = Page(self._summary_lines)
        self._other = VerticalScroll(self._summed_up, classes="other", can_focus=False)
        self._readout = Words(id="readout")
        self._field = TextLine(placeholder="2026-10-12, -30d, mon")

    def body(self) -> Widget:
        self._field.display = self._other.display = False
        parts = (self._tabs, self._results, self._other, self._field, self._readout)
        return Vertical(*parts, classes="body")

    async def on_mount(self) -> None:
        await self._read()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_readout)

    async def reload(self) -> None:
        await self._read(again=True)

    async def catch_up(self) -> None:
        # What is being read just now is news already.
        if not self._reading.busy:
            await super().catch_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take_day":
            return self.takes_text()
        if not super().check_action(action, parameters):
            return False
        reading = self._reading
        if action == "leave":
            return self.takes_text() or reading.back is not None
        view = reading.view
        if view is None:
            # Not read yet: what was pressed waits for it.
            return action != "safety"
        match action:
            case "safety":
                return reading.hidden or bool(view.higher)
            case "work_out":
                return not self._on_summary and bool(self._results.stops)
            case "by_value":
                page, by_value = self._results.drawn, self._by_value
                return not self._on_summary and progress_spread.offered(view, page, by_value)
            case "overall":
                return view.pgic_open and not reading.hidden
            case "around":
                return view.progress.newest is not None and not reading.hidden
            case "course_step":
                return any(reading.stepped(step) is not None for step in (-1, 1))
        return True

    async def action_row(self, step: int) -> None:
        """The row below or above; further down or up."""
        await self._read()
        if self._on_summary:
            scroll_to(self._other, self._other.scroll_offset.y + 2 * step)
        else:
            self._results.row(step)
            self._show_readout()

    async def action_pages(self, step: int) -> None:
        """A page further."""
        await self._read()
        shown = self._other if self._on_summary else self._results
        scroll_to(shown, shown.scroll_offset.y + step * max(shown.size.height - 1, 1))

    async def action_ends(self, side: int) -> None:
        """The first row and the top, or the last and the bottom."""
        await self._read()
        if self._on_summary:
            scroll_to(self._other, 0 if side < 0 else self._other.max_scroll_y)
        else:
            self._results.end(side)
            self._show_readout()

    async def action_turn_page(self) -> None:
        """From the results to the summary, or back."""
        self._on_summary = not self._on_summary
        await self._read()
        self._present()

    async def action_work_out(self) -> None:
        """Show the working behind the chosen number."""
        await self._read()
        stop, view = self._results.stop, self._reading.view
        if self._reading.hidden:
            await self.action_safety()
        if stop is None or view is None or self._on_summary:
            return
        if isinstance(stop.subject, OverallView):
            await self.action_overall()
            return
        from tracker.app.screens.working import WorkingSheet

        if isinstance(stop.subject, Attendance):
            steps = progress_rows.attendance_steps(view.view) if view.view is not None else ()
        else:
            steps = working(stop.subject)
        self.app.push_screen(WorkingSheet(stop.name, steps))

    async def action_overall(self) -> None:
        """Ask how one is overall, and keep the answer at once."""
        await self._read()
        view = self._reading.view
        if view is None or not view.pgic_open or self._reading.hidden:
            return
        from tracker.app.screens.overall_view import OverallQuestion

        self.app.push_screen(OverallQuestion(), self._answered)

    async def action_by_value(self) -> None:
        """Show how many days had each value, or hide it again."""
        await self._read()
        self._by_value = not self._by_value
        self._results.redraw()
        line = progress_spread.line_of(self._results.drawn)
        if self._by_value and line is not None:
            self.call_after_refresh(scroll_to, self._results, line)

    async def action_around(self) -> None:
        """Type a day to compare around."""
        await in_order.open_field(self._field)
        self._say_beside_field()

    async def action_take_day(self) -> None:
        """Compare around the day that was typed; nothing typed goes back to the course."""
        text, today = self._field.value, self.desk.today()
        try:
            day = days.parse_day(text, today, field="day") if text.strip() else None
        except TrackerError as error:
            self._problem = visible(str(error))
            self._say_beside_field()
            return
        self._reading.wanted = replace(self._reading.wanted, around=day)
        self._on_summary = False
        self._leave_field()
        await self._read(top=True)

    async def action_leave(self) -> None:
        """Out of the field; else one step back to what it is about now."""
        if self.takes_text():
            self._leave_field()
            return
        await self._look_at(self._reading.back)

    async def action_course_step(self, step: int) -> None:
        """An earlier course, or a later one."""
        await self._read()
        await self._look_at(self._reading.stepped(step))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._problem:
            self._problem = ""
            self._say_beside_field()

    async def on_rows_pane_picked(self, event: RowsPane.Picked) -> None:
        self._show_readout()
        if event.again:
            await self.action_work_out()

    async def _answered(self, value: int | None) -> None:
        if value is not None:
            await self.save_at_once(service.answer_pgic, value)

    async def _look_at(self, wanted: Wanted | None) -> None:
        if wanted is not None:
            self._reading.wanted = wanted
            await self._read(top=True)

    async def _read(self, *, again: bool = False, top: bool = False) -> None:
        """Read what is wanted, unless it was, and show it from the ``top`` or where one was."""
        if not again and self._reading.done(summary=self._on_summary):
            return
        problem = await self._reading.read(again=again, summary=self._on_summary)
        if problem:
            self.say(problem)
        if self._reading.view is not None:
            self.seen_change = self._reading.view.last_change
        self._present(top=top)

    def _present(self, *, top: bool = False) -> None:
        if not self.is_attached:
            return
        self._results.display = not self._on_summary
        self._other.display = self._on_summary
        self._tabs.redraw()
        self._results.redraw(top=top)
        self._summed_up.redraw()
        self._show_readout()
        self.refresh_bindings()

    def _leave_field(self) -> None:
        self._field.display, self._problem = False, ""
        with self.prevent(Input.Changed):
            self._field.value = ""
        self.set_focus(None)
        self._show_readout()
        self.refresh_bindings()

    def _say_beside_field(self) -> None:
        style = "$accent bold" if self._problem else "$muted"
        said = self._problem or progress_page_wording.ASK_AROUND
        self._readout.display = True
        self._readout.show(paragraph(said, self.app.size.width - 3, style))
        self.refresh_bindings()

    def _show_readout(self) -> None:
        if self.takes_text():
            return
        stops = [] if self._on_summary else self._results.stops
        lines = progress_page.readout(stops, self._results.at, self.app.size.width - 3)
        self._readout.display = bool(lines)
        self._readout.show(lines)

    def _block(self, width: int, at: int) -> Block:
        view, plain = self._reading.view, self.desk.settings.glyphs == "ascii"
        if view is None:
            return Block()
        return progress_page.draw(view, width, at, ascii_only=plain, by_value=self._by_value)

    def _summary_lines(self, width: int, _height: int) -> list[Line]:
        summary = self._reading.summary
        return decision_page.lines(summary, width) if summary else []

    def _tab_line(self, width: int, _height: int) -> list[Line]:
        reading = self._reading
        return progress_page.tabs(
            width,
            summary=self._on_summary,
            away=reading.back is not None,
            courses=reading.others,
            follow_up=reading.follow_up,
        )
