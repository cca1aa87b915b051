"""One planned session: another day for it, excused, left out, or which recorded one it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from tracker.app import in_order, planned_options
from tracker.app.desk import Desk
from tracker.app.planned_options import AGAIN, CANCEL, EXCUSE, MOVE, UNLINK, Option
from tracker.app.prose import measure, paragraph
from tracker.app.screens.choice_form import ChoiceForm
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.domain import course_page_wording, days, sites
from tracker.errors import InvalidValue, NothingGiven
from tracker.services import course_form, planned_sessions
from tracker.services.course_form import DateContext
from tracker.services.diary import Saved
from tracker.services.drafting import Draft


class PlannedDateScreen(ChoiceForm[DateContext]):
    """``wish`` is the action of the Course screen that led here; its line is picked already."""

    FORM = "planned"
    DEFAULT_CSS = """
    PlannedDateScreen Horizontal { height: 1; margin-top: 1; padding: 0 1; }
    PlannedDateScreen Horizontal Page { width: 20; padding: 0; }
    PlannedDateScreen TextLine { width: 20; }
    """

    def __init__(
        self, desk: Desk, planned_id: str, *, wish: str = "open", draft: Draft | None = None
    ) -> None:
        super().__init__(desk, planned_id, draft)
        self._wish = wish
        self._preset: str | None = None
        self._state = Page(self._state_lines)
        self._to = TextLine(placeholder="thu, +7d, 2026-12-01")
        self._to_row = Horizontal(Page(lambda _w, _h: [[("▸ Which day?", "bold")]]), self._to)
        self._to_row.display = wish == "move"

    def body(self) -> ComposeResult:
        yield self.sign
        yield self._state
        yield self.numbered
        yield self._to_row

    async def read(self, subject_id: str) -> DateContext:
        return await self.desk.store.run(course_form.date_context, subject_id)

    def settle(self, around: DateContext) -> None:
        self._preset = planned_options.wished(self._wish, planned_options.options(around))
        self.chosen = self.chosen or self._preset
        super().settle(around)
        self._show_field()

    def options(self) -> tuple[Option, ...]:
        return () if self.around is None else planned_options.options(self.around)

    def blank(self) -> bool:
        return self.chosen in (None, self._preset) and not self._to.value.strip()

    def payload(self) -> dict[str, Any]:
        return {"choice": self.chosen, "day": self._to.value}

    def restore(self, payload: dict[str, Any]) -> None:
        self._to.value = self._to.value or str(payload["day"])
        known = [option.code for option in self.options()]
        choice = payload["choice"]
        self.chosen = self.chosen or (choice if choice in known else None)

    async def write(self) -> Saved:
        await self.ready()
        around, code = self.around, self.chosen
        if around is None or code is None:
            raise NothingGiven(planned_options.asks(self._wish, self.options()))
        run, one = self.desk.store.run, around.planned
        kept: dict[str, Any] = {"draft_id": self.draft_id, "confirmed": self.confirmed}
        if code == MOVE:
            to = self._read_day()
            return await run(planned_sessions.move, one.id, to, **kept)
        if code == CANCEL:
            return await run(planned_sessions.cancel, one.id, **kept)
        if code == AGAIN:
            return await run(planned_sessions.plan_again, one.id, draft_id=self.draft_id)
        if code.startswith(EXCUSE):
            reason = planned_options.reason_of(code)
            return await run(planned_sessions.excuse, one.id, reason, **kept)
        session_id = code.removeprefix(planned_options.LINK)
        linked: str | None = one.id
        if code == UNLINK:
            session_id, linked = around.held or "", None
        return await run(planned_sessions.link, session_id, linked, draft_id=self.draft_id)

    def picked(self) -> None:
        self._show_field()
        super().picked()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.blank() or self.draft_id is not None:
            self.touched()
        self.show_all()

    def on_screen_resume(self) -> None:
        # After help the field would take the focus whatever was being answered.
        self.call_after_refresh(self._show_field)

    def show_all(self) -> None:
        self._state.redraw()
        self.numbered.redraw()
        around = self.around
        if around is None:
            return
        place = sites.label(around.view.course.place)
        self.title_line.update(f"A planned session · {place}")
        if self.chosen is None:
            self.tell(planned_options.asks(self._wish, self.options()))
            return
        try:
            to = self._read_day() if self.chosen == MOVE and self._to.value.strip() else None
        except InvalidValue as error:
            self.tell(str(error))
        else:
            self.tell(planned_options.does(self.chosen, around, to))

    def _show_field(self) -> None:
        moves = self.chosen == MOVE
        self._to_row.display = moves
        self.set_focus(self._to if moves else None)

    def _read_day(self) -> date:
        return days.parse_coming_day(self._to.value, self.desk.today(), field="which day")

    def _state_lines(self, width: int, _height: int) -> list[Line]:
        around = self.around
        if around is None:
            return []
        one, view = around.planned, around.view
        away = any(pause.covers(one.day) for pause in view.pauses)
        words = course_page_wording.planned_line(
            one, len(view.planned), view.held_on(one.id), view.as_of, paused=away
        )
        return [[], *paragraph(words, measure(width))]


class MovedDateScreen(PlannedDateScreen):
    """The same with the day asked first, so that what is typed ahead goes into its field."""

    AUTO_FOCUS = in_order.TEXT_FIRST

    def __init__(self, desk: Desk, planned_id: str) -> None:
        super().__init__(desk, planned_id, wish="move")
