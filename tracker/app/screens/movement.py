"""Movement tests: choose one, read how to do it, type what came out; then the next, or save."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from tracker.app import in_order, movement_page
from tracker.app.desk import Desk
from tracker.app.movement_state import MovementState
from tracker.app.screens.dated_form import DatedForm
from tracker.app.weekly_keys import MOVEMENT_KEYS
from tracker.app.widgets.choice_page import ChoicePage
from tracker.app.widgets.note import NoteArea
from tracker.app.widgets.open_sign import OpenSign
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.typed_lines import TypedLines
from tracker.domain import days
from tracker.domain.movement import MovementForm
from tracker.errors import NotFound, TrackerError
from tracker.services import movement
from tracker.services.diary import Saved
from tracker.services.drafting import Draft
from tracker.services.movement import Context
from tracker.services.seen import mark


class MovementScreen(DatedForm):
    """New movement tests, or (``entry_id``) earlier ones again; ``around`` if it was read."""

    FORM = movement.FORM
    BINDINGS: ClassVar[list[BindingType]] = list(MOVEMENT_KEYS)
    AUTO_FOCUS = ""

    def __init__(
        self,
        desk: Desk,
        *,
        around: Context | None = None,
        entry_id: str | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(desk, subject_id=entry_id, draft=draft)
        self.day: date = draft.day if draft else desk.today()
        self.state = MovementState()
        self._around = around
        self._private = False
        self._sign = OpenSign()
        self._list = ChoicePage(self._list_lines, self._place_of)
        self._how = Page(self._how_lines)
        self._lines = TypedLines()
        self._note = NoteArea()

    def body(self) -> ComposeResult:
        self._note.display = self._how.display = self._lines.display = False
        yield self._sign
        yield self._list
        yield self._how
        yield self._lines
        yield self._note

    async def on_mount(self) -> None:
        if self._around is None:
            await self._load()
        else:
            self._settle(self._around)

    def blank(self) -> bool:
        return not (self.state.typed or self._note.kept.strip())

    def payload(self) -> dict[str, Any]:
        return {"texts": self.state.typed, "note": self._note.kept, "private": self._private}

    def restore(self, payload: dict[str, Any]) -> None:
        self.state.take_up({str(name): str(text) for name, text in payload["texts"].items()})
        self._private = bool(payload["private"])
        self._show_note(str(payload["note"]))
        self._show_state()

    async def write(self) -> Saved:
        values = self.state.values()
        form = MovementForm(self.day, values, note=self._note.kept, private=self._private)
        return await self.desk.store.run(
            movement.save,
            form,
            entry_id=self.subject_id,
            draft_id=self.draft_id,
            confirmed=self.confirmed,
            seen=self.seen,
        )

    async def action_pick(self, number: int) -> None:
        """Do the test of that number, or say why it is not offered."""
        if self._around is None:
            # Which number is which test depends on what is read.
            await in_order.drained(self)
        if number > len(self.state.offers):
            return
        self.state.marked = number - 1
        offer = self.state.offers[number - 1]
        if not self.state.is_open(offer):
            self._show_state()
            self.tell(offer.reason or "", asks=True)
            return
        await in_order.drained(self)
        self.state.chosen = offer
        await self._lines.ask(movement_page.asked(offer), self.state.texts)
        self._show_parts()
        self._lines.enter()
        self.call_after_refresh(self._lines.scroll_visible, animate=False)

    async def action_choose(self) -> None:
        """Do the marked test."""
        await self.action_pick(self.state.marked + 1)

    def action_next_row(self) -> None:
        """The test below; in a field the next one, from the last back to the list."""
        self._step(1)

    def action_previous_row(self) -> None:
        """The test above; in a field the one before."""
        self._step(-1)

    def action_clear(self) -> None:
        """Forget what was typed for the marked test."""
        self.state.clear()
        self._changed()

    def action_private(self) -> None:
        """Keep the note out of reports, or not."""
        self._private = not self._private
        self._changed()

    async def action_note(self) -> None:
        """Write some words."""
        await self._note.open()

    async def day_changed(self) -> None:
        # Another day may have a flare, and other numbers before it.
        run = self.desk.store.run
        self.state.offers = await run(movement.offers, self.day, besides=self.subject_id)
        self._show_state()

    async def action_save_or_press(self) -> None:
        """In a field take the number; on the list save, or do the marked test."""
        if self.state.chosen is not None:
            self._take()
        elif self.blank():
            await self.action_choose()
        else:
            await self.action_save()

    async def action_leave(self) -> None:
        if self.state.chosen is not None:
            self._back_to_list()
        elif self.takes_text():
            self.set_focus(None)
            self._show_state()
        else:
            await super().action_leave()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if line := self._lines.typed(event):
            self.state.texts[line.field] = line.known
            self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._note.settled(event):
            self._changed()

    async def on_choice_page_picked(self, event: ChoicePage.Picked) -> None:
        await self.action_pick(event.place + 1)

    def _take(self) -> None:
        """Go on from a number that can be taken: to the other side, then to the list."""
        lines = self._lines.shown
        here = self._lines.here or 0
        for line in lines[: here + 1]:
            try:
                self.state.value(line.field)
            except TrackerError as error:
                self.set_focus(line.box)
                self.tell(str(error), asks=True)
                return
        if here + 1 < len(lines) and not lines[here + 1].box.value.strip():
            self._lines.enter(here + 1)
        else:
            self._back_to_list()

    def _back_to_list(self) -> None:
        self.state.chosen = None
        self.set_focus(None)
        self._show_parts()

    def _show_parts(self) -> None:
        chosen = self.state.chosen is not None
        self._list.display = not chosen
        self._how.display = self._lines.display = chosen
        self._note.display = not chosen and bool(self._note.kept)
        self._show_state()

    def _step(self, step: int) -> None:
        if self.state.chosen is not None:
            if not self._lines.step(step) and step > 0:
                self._take()
            return
        if self.takes_text():
            self.set_focus(None)
        else:
            self.state.mark(step)
        self._show_state()

    async def _load(self) -> None:
        """The record that is put right, or the draft, and what stands around its day."""
        try:
            found = await self.desk.store.run(movement.context, self.day, self.subject_id)
        except NotFound as error:
            if self.draft is None:
                self.tell(str(error), asks=True)
                return
            # What was typed about tests that are gone can still be saved, as new ones.
            self.seen = ""
            found = await self.desk.store.run(movement.context, self.day)
        self._settle(found)

    def _settle(self, found: Context) -> None:
        self._around = found
        self._sign.tell(found.sign)
        self.state.offers = found.offers
        if found.entry_id is not None:
            self.seen = mark(found.form)
            self.day, self._private = found.form.day, found.form.private
            self.state.begin_with(found.form)
            self._show_note(found.form.note)
        self._show_state()
        draft = self.draft or found.draft
        if draft is not None:
            self.day = draft.day
            self.take_up(draft)
        elif found.older_draft is not None:
            self.tell_unfinished(found.older_draft)

    def _show_note(self, text: str) -> None:
        self._note.fill(text)
        self._note.display = bool(text) and self.state.chosen is None

    def _changed(self) -> None:
        self.touched()
        self._show_state()

    def _show_state(self) -> None:
        chosen = self.state.chosen
        width, again = self.app.size.width - 2, self.subject_id is not None
        self.title_line.update(
            movement_page.title(chosen, days.label(self.day), width, again=again)
        )
        (self._how if chosen else self._list).redraw()
        for line in self._lines.shown:
            line.say(taken=self.state.taken(line.field))
        noted = bool(self._note.kept.strip())
        self.tell(movement_page.summary(self.state, noted=noted, private=self._private))

    def _list_lines(self, width: int, height: int) -> list[Line]:
        noted = bool(self._note.kept.strip())
        return [
            *movement_page.listed(self.state, width, height),
            [],
            movement_page.more(noted=noted, private=self._private),
        ]

    def _place_of(self, line: int, height: int) -> int | None:
        place = line - movement_page.above_list(height)
        return place if 0 <= place < len(self.state.offers) else None

    def _how_lines(self, width: int, height: int) -> list[Line]:
        chosen = self.state.chosen
        return movement_page.how(chosen, width, height) if chosen else []
