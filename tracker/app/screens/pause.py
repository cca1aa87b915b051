"""A pause of the course, or of tracking where there is none: until a day, or until one goes on."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from tracker.app import course_keys, in_order
from tracker.app.desk import Desk
from tracker.app.prose import measure, paragraph
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.domain import course_page_wording, days
from tracker.errors import InvalidValue
from tracker.services import pausing
from tracker.services.diary import Saved
from tracker.services.drafting import Draft


class PauseScreen(FormScreen):
    """Enter alone pauses; a last day may be said."""

    FORM = "pause"
    BINDINGS: ClassVar[list[BindingType]] = list(course_keys.PAUSE_KEYS)
    AUTO_FOCUS = in_order.TEXT_FIRST
    DEFAULT_CSS = """
    PauseScreen Horizontal { height: 1; margin-top: 1; padding: 0 1; }
    PauseScreen Horizontal Page { width: 20; padding: 0; }
    PauseScreen TextLine { width: 30; }
    """

    def __init__(
        self, desk: Desk, course_id: str | None = None, draft: Draft | None = None
    ) -> None:
        super().__init__(desk, subject_id=course_id, draft=draft)
        self.day = draft.day if draft else desk.today()
        self.title_line.update("A pause")
        self._until = TextLine(placeholder="+14d, 2026-12-24, or blank")

    def body(self) -> ComposeResult:
        yield Page(self._head_lines)
        with Horizontal():
            yield Page(lambda _w, _h: [[("▸ Until, at most", "bold")]])
            yield self._until

    async def on_mount(self) -> None:
        await self.go_on()
        self._show_state()

    def blank(self) -> bool:
        return not self._until.value.strip()

    def payload(self) -> dict[str, Any]:
        return {"until": self._until.value}

    def restore(self, payload: dict[str, Any]) -> None:
        self._until.value = self._until.value or str(payload["until"])

    async def write(self) -> Saved:
        return await self.desk.store.run(
            pausing.pause, self._read(), course_id=self.subject_id, draft_id=self.draft_id
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.touched()
        self._show_state()

    def _read(self) -> date | None:
        if self.blank():
            return None
        return days.parse_coming_day(self._until.value, self.desk.today(), field="until")

    def _show_state(self) -> None:
        try:
            until = self._read()
        except InvalidValue as error:
            self.tell(str(error))
            return
        if until is None:
            self.tell("Enter pauses until you go on.")
        else:
            self.tell(f"Enter pauses until {days.label_with_year(until)}.")

    def _head_lines(self, width: int, _height: int) -> list[Line]:
        return [
            [],
            *paragraph(
                course_page_wording.pause_explained(of_course=self.subject_id is not None),
                measure(width),
            ),
        ]
