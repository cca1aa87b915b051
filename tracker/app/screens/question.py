"""One question for the next visit."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from tracker.app import in_order, list_keys
from tracker.app.desk import Desk
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.key_line import KeyLine
from tracker.app.widgets.note import NoteArea
from tracker.domain import days
from tracker.errors import TrackerError
from tracker.services import events, records
from tracker.services.diary import Saved
from tracker.services.drafting import Draft
from tracker.services.seen import mark


class QuestionScreen(FormScreen):
    """A new question, or (``entry_id``) an earlier one again. Enter keeps it.

    A question is one thought: Enter ends it rather than its line, though line breaks it
    came with are kept.
    """

    FORM = "question"
    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.QUESTION_KEYS)
    AUTO_FOCUS = in_order.TEXT_FIRST
    DEFAULT_CSS = """
    QuestionScreen > NoteArea { height: 1fr; max-height: 10; margin: 1 1 0 1; }
    """

    def __init__(self, desk: Desk, entry_id: str | None = None, draft: Draft | None = None) -> None:
        super().__init__(desk, subject_id=entry_id, draft=draft)
        self.day = draft.day if draft else desk.today()
        again = " (change)" if self.subject_id else ""
        self.title_line.update(f"A question for the next visit{again} · {days.label(self.day)}")
        self._private = False
        self._words = NoteArea()

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self._words
        yield self.says
        yield KeyLine()

    async def on_mount(self) -> None:
        try:
            await self._load()
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        self._show_state()

    def blank(self) -> bool:
        return not self._words.kept.strip()

    def payload(self) -> dict[str, Any]:
        return {"text": self._words.kept, "private": self._private}

    def restore(self, payload: dict[str, Any]) -> None:
        self._private = bool(payload["private"])
        self._fill(str(payload["text"]))

    async def write(self) -> Saved:
        return await self.desk.store.run(
            events.save_question,
            self._words.kept,
            private=self._private,
            entry_id=self.subject_id,
            draft_id=self.draft_id,
            seen=self.seen,
        )

    def action_private(self) -> None:
        """Keep it out of reports, or not."""
        self._private = not self._private
        self.touched()
        self._show_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("save_or_press", "private"):
            return True
        return super().check_action(action, parameters)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._words.settled(event):
            self.touched()
            self._show_state()

    async def _load(self) -> None:
        draft = await self.unfinished()
        if draft is not None:
            self.take_up(draft)
        elif self.subject_id is not None:
            entry = await self.desk.store.run(records.find, self.subject_id)
            self.seen = mark(entry)
            self.day, self._private = entry.day, entry.private
            self._fill(entry.note or "")

    def _fill(self, text: str) -> None:
        self._words.fill(text)
        self._words.move_cursor(self._words.document.end)

    def _show_state(self) -> None:
        if self.blank():
            self.tell("What would you like to ask? It stands in the report you take along.")
        elif self._private:
            self.tell("Private: it stays out of reports.")
        else:
            self.tell("Enter keeps it; it stands in the report you take along.")
