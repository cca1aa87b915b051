"""The first start: the notice, and four questions that may all stay blank."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from tracker.app import first_run_words, in_order, list_keys
from tracker.app.desk import Desk
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.domain import days, sites
from tracker.domain.sites import Place
from tracker.errors import InvalidValue
from tracker.services import profile
from tracker.services.diary import Saved
from tracker.services.drafting import Draft

T = TypeVar("T")

HAD_SOME = profile.STAGES[2]


class Row(IntEnum):
    """The questions, from the top."""

    PLACE = 0
    SINCE = 1
    STAGE = 2
    BEGAN = 3


class FirstRun(FormScreen):
    """Saved or skipped, it is not asked again; what was typed is kept as in any form."""

    FORM = "first_run"
    HEADING: ClassVar[str] = "Massage Tracker · the first start"
    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.FIRST_RUN_KEYS)
    AUTO_FOCUS = in_order.TEXT_FIRST
    DEFAULT_CSS = """
    FirstRun Horizontal { height: 1; }
    FirstRun Horizontal Page { width: 24; }
    FirstRun TextLine { width: 30; }
    FirstRun Horizontal .echo { width: 1fr; color: $muted; padding: 0 1; }
    FirstRun .gap { margin-bottom: 1; }
    FirstRun .began { margin-top: 1; }
    """

    def __init__(self, desk: Desk, draft: Draft | None = None) -> None:
        super().__init__(desk, draft=draft)
        self.day = draft.day if draft else desk.today()
        self.title_line.update(self.HEADING)
        self._row = Row.PLACE
        self._stage = ""
        self._place = TextLine(placeholder="low back, neck, kn l …")
        self._since = TextLine(placeholder="2025-03, mar 2025, 8m, 2y")
        self._began = TextLine(placeholder="2026-09-15, -30d, mon")
        self._echo = Static(classes="echo", markup=False)
        self._labels = {row: Page(self._label_of(row)) for row in (Row.PLACE, Row.SINCE, Row.BEGAN)}
        self._suggested = Page(self._suggestion_lines)
        self._choices = Page(self._choice_lines)
        self._began_row = Horizontal(self._labels[Row.BEGAN], self._began, classes="began")

    def body(self) -> ComposeResult:
        self._began_row.display = False
        yield Page(first_run_words.notice)
        yield Horizontal(self._labels[Row.PLACE], self._place)
        yield self._suggested
        with Horizontal(classes="gap"):
            yield self._labels[Row.SINCE]
            yield self._since
            yield self._echo
        yield self._choices
        yield self._began_row
        yield Page(self._file_lines)

    async def on_mount(self) -> None:
        await self.go_on()
        self._show_state()

    def on_screen_resume(self) -> None:
        # After help the first field would take the focus whatever was being answered.
        self.call_after_refresh(self._stay)

    def _stay(self) -> None:
        self._go(self._row)

    def blank(self) -> bool:
        return not any(self.payload().values())

    def payload(self) -> dict[str, Any]:
        return {
            "place": self._place.value.strip(),
            "since": self._since.value.strip(),
            "stage": self._stage,
            "began": self._began.value.strip(),
        }

    def restore(self, payload: dict[str, Any]) -> None:
        stage = payload["stage"]
        fields = ((self._place, "place"), (self._since, "since"), (self._began, "began"))
        for field, key in fields:
            field.value = field.value or str(payload[key])
        self._stage = stage if stage in profile.STAGES else ""

    async def write(self) -> Saved:
        place = self._asked(Row.PLACE, self._read_place)
        since = self._asked(Row.SINCE, self._read_since)
        began = self._asked(Row.BEGAN, self._read_began) if self._stage == HAD_SOME else ""
        return await self.desk.store.run(
            profile.begin,
            place,
            since,
            self._stage,
            began,
            draft_id=self.draft_id,
            seen=self.seen,
        )

    async def action_take(self) -> None:
        """Take the answer and go on; after the last one, save."""
        try:
            if self._row is Row.PLACE:
                place = self._read_place()
                self._place.value = sites.label(place) if place else ""
            elif self._row is Row.SINCE:
                self._read_since()
        except InvalidValue as error:
            self.tell(str(error), asks=True)
            return
        if self._row is self._last:
            await self.action_save()
        else:
            self._go(Row(self._row + 1))

    async def action_stage(self, number: int) -> None:
        """Say where one is; that was the last question, but after 3."""
        self._stage = profile.STAGES[number - 1]
        self.touched()
        if self._stage == HAD_SOME:
            self._began_row.display = True
            self._go(Row.BEGAN)
        else:
            self._go(Row.STAGE)
            await self.action_save()

    def action_next_row(self) -> None:
        """The question below."""
        self._go(Row(min(self._row + 1, self._last)))

    def action_previous_row(self) -> None:
        """The question above."""
        self._go(Row(max(self._row - 1, Row.PLACE)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return True if action == "take" else super().check_action(action, parameters)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.touched()
        self._show_state()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        rows = {self._place: Row.PLACE, self._since: Row.SINCE, self._began: Row.BEGAN}
        row = rows.get(event.widget) if isinstance(event.widget, TextLine) else None
        if row is not None and row is not self._row and self.focused is event.widget:
            self._row = row
            self._show_state()

    @property
    def _last(self) -> Row:
        return Row.BEGAN if self._stage == HAD_SOME else Row.STAGE

    def _asked(self, row: Row, read: Callable[[], T]) -> T:
        """Read an answer; one that cannot be read is gone to."""
        try:
            return read()
        except InvalidValue:
            self._go(row)
            raise

    def _read_place(self) -> Place | None:
        written = self._place.value.strip()
        if not written:
            return None
        suggested = sites.suggest(written)
        return suggested[0] if suggested else sites.parse_place(written, field="place")

    def _read_since(self) -> str:
        written = self._since.value.strip()
        return profile.parse_month(written, self.desk.today()) if written else ""

    def _read_began(self) -> str:
        written = self._began.value.strip()
        today = self.desk.today()
        return days.parse_day(written, today, field="first session").isoformat() if written else ""

    def _go(self, row: Row) -> None:
        self._row = row
        fields = {Row.PLACE: self._place, Row.SINCE: self._since, Row.BEGAN: self._began}
        field = fields.get(row)
        self.set_focus(field)
        self._show_state()
        if field is not None:
            # Only then is there room made for a field that was not shown before.
            self.call_after_refresh(field.scroll_visible, animate=False)

    def _show_state(self) -> None:
        self._began_row.display = self._stage == HAD_SOME
        for page in (*self._labels.values(), self._suggested, self._choices):
            page.redraw()
        try:
            self._echo.update(first_run_words.month(self._read_since()))
        except InvalidValue:
            self._echo.update("")
        self.tell(first_run_words.WHAT_ENTER_DOES[self._row])

    def _label_of(self, row: Row) -> Callable[[int, int], list[Line]]:
        def draw(_width: int, _height: int) -> list[Line]:
            return first_run_words.label(first_run_words.QUESTIONS[row], here=row is self._row)

        return draw

    def _suggestion_lines(self, width: int, _height: int) -> list[Line]:
        typed = self._place.value.strip()
        found = sites.suggest(typed) if typed else ()
        return first_run_words.suggestions(typed, found, width, here=self._row is Row.PLACE)

    def _choice_lines(self, width: int, _height: int) -> list[Line]:
        return first_run_words.choices(self._stage, width, here=self._row is Row.STAGE)

    def _file_lines(self, width: int, _height: int) -> list[Line]:
        return first_run_words.file(self.desk.file, width)
