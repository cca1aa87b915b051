"""History: every record as one list; find, read, edit, delete."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from tracker.app import background, history_words, in_order, list_keys
from tracker.app.desk import Desk
from tracker.app.resuming import form_of
from tracker.app.screens.confirm import Confirm
from tracker.app.screens.main_screen import MainScreen
from tracker.app.screens.record import RecordSheet
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.record_list import RecordList
from tracker.app.widgets.text_line import TextLine
from tracker.domain import days
from tracker.domain.records import Entry
from tracker.domain.text import visible
from tracker.errors import TrackerError
from tracker.services import finding, past, records
from tracker.services.finding import Filter, Found

FAR = 10**9
"""Further down than any list goes."""


class HistoryScreen(MainScreen):
    """Newest first. What is selected stays selected when the file changes."""

    MODE = "history"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.HISTORY_KEYS)
    DEFAULT_CSS = """
    HistoryScreen #empty { height: 1fr; }
    HistoryScreen TextLine { margin: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Found | None = None
        self._wanted = self._listed = Filter()
        self._problem = ""
        self._day: date | None = None
        self._entry: str | None = None
        self._reading = asyncio.Lock()
        self._list = RecordList(desk.today())
        self._head = Page(self._head_lines)
        self._foot = Page(self._foot_lines)
        self._empty = Page(self._empty_lines, id="empty")
        self._field = TextLine(placeholder=finding.FORMS)

    def body(self) -> Widget:
        self._field.display = self._empty.display = self._foot.display = False
        parts = (self._field, self._head, self._list, self._empty, self._foot)
        return Vertical(*parts, classes="body")

    async def on_mount(self) -> None:
        await self._read()

    async def reload(self) -> None:
        await self._read()

    def show_day(self, day: date) -> None:
        """Select the newest record of ``day``, or of the nearest day before it."""
        self._day = day
        self._show_everything()

    def show_entry(self, entry_id: str) -> None:
        """Select the record of that id."""
        self._entry = entry_id
        self._show_everything()

    def action_lines(self, step: int) -> None:
        """Select the record above or below."""
        self._list.move(step)

    def action_pages(self, step: int) -> None:
        """Select the record a page further."""
        self._list.move(step * max(1, self._list.room - 1))

    def action_ends(self, side: int) -> None:
        """Select the newest or the oldest record."""
        self._list.go(0 if side < 0 else FAR)

    async def action_open(self) -> None:
        """Show everything in the selected record; from the field back to the list."""
        if self.takes_text():
            self._take_filter()
            self._leave_field()
            return
        entry = await self._selected()
        if entry is not None and self._found is not None:
            self.app.push_screen(RecordSheet(self, entry, self._found.activities))

    async def action_edit(self) -> None:
        """Open the selected record in the form that made it."""
        entry = await self._selected()
        if entry is not None:
            self.edit(entry)

    async def action_delete(self) -> None:
        """Delete the selected record, after naming it."""
        entry = await self._selected()
        if entry is not None:
            self.ask_to_delete(entry)

    async def action_changes(self) -> None:
        """Show everything that was ever changed in the selected record."""
        entry = await self._selected()
        if entry is not None:
            await self.show_changes(entry)

    async def action_filter(self) -> None:
        """Type what to look for."""
        await in_order.open_field(self._field)
        self._show_words()

    async def action_leave(self) -> None:
        """From the field back to the list; then to every record."""
        if self.takes_text():
            self._leave_field()
        elif self._field.value:
            self._field.value = ""
            self._take_filter()
            self._show_field()
            await self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return True
        if (
            action in ("edit", "delete", "changes")
            and self._found is not None
            and not self._found.total
        ):
            return False
        return super().check_action(action, parameters)

    def edit(self, entry: Entry) -> None:
        """Open a record in the form that made it, or say why there is none."""
        form = form_of(self.desk, entry)
        if form is None:
            self.say(history_words.kept_as_answered(entry))
        else:
            self.app.push_screen(form, self.recorded)

    def ask_to_delete(self, entry: Entry) -> None:
        """Name the record and delete it after a yes."""
        line = self._list.line()
        text = line.text if line is not None and line.entry.id == entry.id else ""
        question, detail = history_words.before_deleting(entry, text)
        self.app.push_screen(Confirm(question, detail), partial(self._delete, entry))

    async def show_changes(self, entry: Entry) -> None:
        """Show when the record was changed, by which door, and what in it."""
        from tracker.app.screens.changes import ChangesSheet

        lines = await self.call(past.history_of, entry.id)
        if lines is not None:
            self.app.push_screen(ChangesSheet(entry, lines))

    async def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value == self._field.value and self._take_filter():
            background.begin(self, partial(self._read, top=True), "history")

    async def on_record_list_wanted(self, event: RecordList.Wanted) -> None:
        found = self._found
        lines = await self.call(finding.page, self._wanted, event.number)
        if lines is not None and found is self._found:
            self._list.put(event.number, lines)

    async def on_record_list_picked(self, event: RecordList.Picked) -> None:
        self._leave_field()
        self._list.go(event.at)
        if event.again:
            await self.action_open()

    def _show_everything(self) -> None:
        self._wanted, self._problem = Filter(), ""
        with self.prevent(Input.Changed):
            self._field.value = ""
        self._show_field()
        background.begin(self, self._read, "history")

    async def _delete(self, entry: Entry, answer: bool | None) -> None:
        if not answer:
            return
        saved = await self.call(records.delete, entry.id)
        if saved is not None:
            saved = replace(saved, notes=(*saved.notes, "u brings it back."))
        await self.recorded(saved)

    async def _selected(self) -> Entry | None:
        """The selected record, read first if it was not yet."""
        if self._wanted != self._listed:
            await self._read(top=True)
        elif self._found is None or (self._found.total and self._list.line() is None):
            await self._read()
        line = self._list.line()
        return None if line is None else line.entry

    async def _read(self, *, top: bool = False) -> None:
        """Read the list around what is selected, or from its ``top``."""
        async with self._reading:
            at, line = self._list.at, self._list.line()
            wish = wanted, day, entry_id = self._wanted, self._day, self._entry
            if entry_id is None and not top and line is not None:
                entry_id = line.entry.id
            found = await self.call(
                finding.look, wanted, entry_id=entry_id, day=day, at=0 if top else at
            )
            if found is None:
                return
            if wish != (self._wanted, self._day, self._entry):
                # What was typed or asked for meanwhile is read next.
                return
            if day is not None and not found.exact:
                self.say(f"Nothing was recorded on {days.label_with_year(day)}.")
            moved, self._listed = self._list.at - at, wanted
            self._day = self._entry = None
            self._found, self.seen_change = found, found.last_change
            self._list.show(found)
            if moved:
                self._list.move(moved)
            self._show_words()

    def _take_filter(self) -> bool:
        """Make what is typed the filter; ``False`` if it cannot be understood yet."""
        try:
            wanted = finding.parse(self._field.value, self.desk.today())
        except TrackerError as error:
            self._problem = visible(str(error))
            self._show_words()
            return False
        self._problem = ""
        if wanted == self._wanted:
            self._show_words()
            return False
        self._wanted = wanted
        return True

    def _leave_field(self) -> None:
        if self.takes_text():
            self.set_focus(None)
        self._show_field()

    def _show_field(self) -> None:
        self._field.display = bool(self._field.value.strip())
        self._show_words()

    def _show_words(self) -> None:
        none = self._found is not None and not self._found.total
        self._list.display, self._empty.display = not none, none
        self._foot.display = bool(self._problem) or self.takes_text()
        for page in (self._head, self._empty, self._foot):
            page.redraw()
        self.refresh_bindings()

    def _head_lines(self, width: int, _height: int) -> list[Line]:
        return history_words.head(self._found, width, filtered=self._wanted != Filter())

    def _foot_lines(self, _width: int, _height: int) -> list[Line]:
        if self._problem:
            return [[(self._problem, "$accent bold")]]
        return [[("Enter or Esc goes to what was found; Esc again shows every record.", "$muted")]]

    def _empty_lines(self, _width: int, _height: int) -> list[Line]:
        return history_words.empty(self._found)
