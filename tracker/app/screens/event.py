"""Something that happened: what it was, on which day, and a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Click
from textual.message import Message
from textual.widgets import TextArea

from tracker.app import list_keys
from tracker.app.desk import Desk
from tracker.app.screens.dated_form import DatedForm
from tracker.app.widgets.note import NoteArea
from tracker.app.widgets.page import Line, Page
from tracker.domain import days
from tracker.domain.records import EVENT_TAGS
from tracker.domain.wording import EVENT_WORDS
from tracker.errors import TrackerError
from tracker.services import events, records
from tracker.services.diary import Saved
from tracker.services.drafting import Draft
from tracker.services.seen import mark

EXPLAINED = {
    "flare": "a day much worse than usual",
    "new_medicine": "begun, stopped or changed",
    "injury": "a fall, a knock, a strain",
    "illness": "a cold, a fever, anything",
    "new_exercise": "begun or much more of it",
    "stress": "at work, at home, anywhere",
    "other": "say what in the note",
}


_ROOMY = 18


class Choices(Page):
    """The kinds of event; a click picks one."""

    @dataclass
    class Picked(Message):
        """Number 1 to 7 was picked."""

        number: int

    def on_click(self, event: Click) -> None:
        number = event.y - (1 if self.app.size.height >= _ROOMY else 0) + 1
        if 1 <= number <= len(EVENT_TAGS):
            self.post_message(self.Picked(number))


class EventScreen(DatedForm):
    """A new event, or (``entry_id``) an earlier one again: one digit, then Enter."""

    FORM = "event"
    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.EVENT_KEYS)
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, entry_id: str | None = None, draft: Draft | None = None) -> None:
        super().__init__(desk, subject_id=entry_id, draft=draft)
        self.day: date = draft.day if draft else desk.today()
        self._tag: str | None = None
        self._private = False
        self._choices = Choices(self._lines)
        self._note = NoteArea()

    def body(self) -> ComposeResult:
        self._note.display = False
        yield self._choices
        yield self._note

    async def on_mount(self) -> None:
        try:
            await self._load()
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        self._show_state()

    def blank(self) -> bool:
        return self._tag is None and not self._note.kept.strip()

    def payload(self) -> dict[str, Any]:
        return {"tag": self._tag, "note": self._note.kept, "private": self._private}

    def restore(self, payload: dict[str, Any]) -> None:
        tag = payload["tag"]
        self._tag = self._tag or (tag if tag in EVENT_TAGS else None)
        self._private = bool(payload["private"])
        self._show_note(str(payload["note"]))

    async def write(self) -> Saved:
        return await self.desk.store.run(
            events.save,
            self._tag or "",
            self.day,
            note=self._note.kept,
            private=self._private,
            entry_id=self.subject_id,
            draft_id=self.draft_id,
            seen=self.seen,
        )

    def action_pick(self, number: int) -> None:
        """Say what it was."""
        self._tag = EVENT_TAGS[number - 1]
        self._changed()

    def action_next_row(self) -> None:
        """The kind below; from the note back to them."""
        self._step(1)

    def action_previous_row(self) -> None:
        """The kind above; from the note back to them."""
        self._step(-1)

    def action_private(self) -> None:
        """Keep the note out of reports, or not."""
        self._private = not self._private
        self._changed()

    async def action_note(self) -> None:
        """Write some words."""
        await self._note.open()

    async def day_changed(self) -> None:
        self._show_state()

    async def action_save(self) -> None:
        """Save, once it is said what it was."""
        if self._tag is None:
            self.tell("What was it? A digit from 1 to 7, then Enter.", asks=True)
            return
        await super().action_save()

    async def action_leave(self) -> None:
        if self.takes_text():
            self.set_focus(None)
            self._show_state()
            return
        await super().action_leave()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._note.settled(event):
            self._changed()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        self.action_pick(event.number)

    async def _load(self) -> None:
        draft = await self.unfinished()
        if draft is not None:
            self.day = draft.day
            self.take_up(draft)
        elif self.subject_id is not None:
            entry = await self.desk.store.run(records.find, self.subject_id)
            self.seen = mark(entry)
            self.day, self._private = entry.day, entry.private
            self._tag = self._tag or entry.event_tag
            self._show_note(entry.note or "")

    def _show_note(self, text: str) -> None:
        self._note.fill(text)
        self._note.display = bool(text)

    def _step(self, step: int) -> None:
        if self.takes_text():
            self.set_focus(None)
            self._show_state()
            return
        at = -1 if self._tag is None else EVENT_TAGS.index(self._tag)
        at = max(0, min(at + step, len(EVENT_TAGS) - 1))
        self.action_pick(at + 1)

    def _changed(self) -> None:
        self.touched()
        self._show_state()

    def _show_state(self) -> None:
        again = " (change)" if self.subject_id else ""
        words = f"What happened?{again} · {days.label(self.day)}"
        other = "[ ] another day"
        gap = self.app.size.width - 2 - len(words) - len(other)
        self.title_line.update(words + (" " * gap + other if gap > 1 else ""))
        self._choices.redraw()
        if self._tag is None:
            self.tell("It is shown beside the numbers, so that they can be read fairly.")
            return
        private = ", private" if self._private and self._note.kept.strip() else ""
        noted = f" and a note{private}" if self._note.kept.strip() else ""
        self.tell(f"Enter saves: {EVENT_WORDS[self._tag]} on {days.label(self.day)}{noted}.")

    def _lines(self, width: int, height: int) -> list[Line]:
        out: list[Line] = [[]] if height >= _ROOMY else []
        for number, tag in enumerate(EVENT_TAGS, 1):
            here = tag == self._tag
            line: Line = [
                ("▸ " if here else "  ", "$accent bold"),
                (f"{number}  ", "$accent bold"),
                (EVENT_WORDS[tag].ljust(18), "bold" if here else ""),
            ]
            if width >= 60:
                line.append((EXPLAINED[tag], "$muted"))
            out.append(line)
        on = "●" if self._note.kept.strip() else " "
        out += [[], [("More: ", "$muted"), (f"{on}t ", "$accent bold"), ("note", "$muted")]]
        return out
