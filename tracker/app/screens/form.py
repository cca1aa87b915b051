"""What all forms share: a draft that is kept as one types, saving, and leaving."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tracker.app import keys
from tracker.app.desk import Desk
from tracker.domain.text import visible
from tracker.errors import NeedsConfirmation, TrackerError
from tracker.services import drafting
from tracker.services.diary import Saved
from tracker.services.drafting import Draft

AFTER_LAST_KEY = 0.3
"""Seconds of rest after which what was typed is kept as a draft."""

AT_LEAST_EVERY = 0.5
"""Seconds after which it is kept even while one goes on typing."""


class FormScreen(Screen[Saved | None]):
    """A form takes the whole screen and lets no main-screen key through.

    Subclasses give ``FORM``, ``day``, ``blank``, ``payload``, ``restore`` and ``write``,
    and call ``touched`` after every change. Leaving keeps the draft; saving forgets it in
    the same transaction.
    """

    FORM: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = list(keys.FORM_KEYS)
    DEFAULT_CSS = """
    FormScreen > .title { height: 1; padding: 0 1; background: $surface; text-style: bold; }
    FormScreen > .body { height: 1fr; }
    FormScreen > .says { height: auto; min-height: 1; max-height: 5; padding: 0 1;
        color: $muted; }
    FormScreen > .says.-asks { color: $accent; text-style: bold; }
    """

    day: date

    def __init__(
        self, desk: Desk, *, subject_id: str | None = None, draft: Draft | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        self.subject_id = subject_id if draft is None else draft.subject_id
        self.draft = draft
        self.draft_id = None if draft is None else draft.id
        self.confirmed = False
        self.says = Static(classes="says", markup=False)
        self._turn = asyncio.Lock()
        self._draft_timers: list[Timer] = []
        self._unkept = False
        self._said = ""

    def blank(self) -> bool:
        """Whether there is nothing in the form worth keeping."""
        raise NotImplementedError

    def payload(self) -> dict[str, Any]:
        """What is in the form, as plain JSON values."""
        raise NotImplementedError

    def restore(self, payload: dict[str, Any]) -> None:
        """Put a kept draft back into the form."""
        raise NotImplementedError

    async def write(self) -> Saved:
        """Save the form through its service, which forgets ``draft_id``."""
        raise NotImplementedError

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft; one that cannot be read is left where it is."""
        try:
            self.restore(json.loads(draft.payload))
        except (ValueError, KeyError, TypeError, AttributeError, TrackerError):
            self.tell("The unfinished entry could not be read; it is kept as it is.", asks=True)
            return
        self.draft, self.draft_id = draft, draft.id

    def touched(self) -> None:
        """Something was typed: keep it soon."""
        self.confirmed = False
        self._unkept = True
        if not self._draft_timers:
            self._draft_timers = [self.set_timer(AT_LEAST_EVERY, self.keep_draft)]
        for resting in self._draft_timers[1:]:
            resting.stop()
        self._draft_timers[1:] = [self.set_timer(AFTER_LAST_KEY, self.keep_draft)]

    async def keep_draft(self) -> bool:
        """Keep what is in the form now. ``False`` (and a sentence) if it cannot be kept."""
        async with self._turn:
            self._stop_timers()
            if not self._unkept:
                return True
            try:
                if self.blank():
                    if self.draft_id is not None:
                        await self.desk.store.run(drafting.discard, self.draft_id)
                        self.draft_id = None
                else:
                    self.draft_id = await self.desk.store.run(
                        drafting.keep,
                        self.draft_id,
                        self.FORM,
                        self.day,
                        json.dumps(self.payload()),
                        self.subject_id,
                    )
            except TrackerError as error:
                self.tell(f"What you typed could not be kept: {error}", asks=True)
                return False
            self._unkept = False
            return True

    async def action_save(self) -> None:
        """Save and close; a question or a problem is said and the form stays."""
        async with self._turn:
            self._stop_timers()
            try:
                saved = await self.write()
            except NeedsConfirmation as asked:
                self.tell(f"{asked.question} Enter again keeps it.", asks=True)
                self.confirmed = True
                return
            except TrackerError as error:
                self.tell(str(error), asks=True)
                return
        self.dismiss(saved)

    async def action_leave(self) -> None:
        """One step back; what was typed is kept."""
        if await self.keep_draft():
            if self.draft_id is not None:
                await self.desk.store.run(drafting.close, self.draft_id)
            self.dismiss(None)

    def tell(self, words: str, *, asks: bool = False) -> None:
        """Say something on the line above the keys; ``asks`` when it wants an answer."""
        words = visible(words, multiline=True)
        # A sentence that fits the line it stands on needs no new layout, which is what costs.
        asked = self.says.has_class("-asks")
        fits = not asks and not asked and max(len(words), len(self._said)) < self.size.width - 2
        self._said = words
        self.says.update(words, layout=not fits)
        self.says.set_class(asks, "-asks")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "save_or_press":
            return not isinstance(self.focused, TextArea)
        return action in keys.WITHIN_TEXT or not self.takes_text()

    def takes_text(self) -> bool:
        """Whether a text field of this form has the focus."""
        return self.focused is not None and self.focused.has_class("takes-text")

    def _stop_timers(self) -> None:
        for timer in self._draft_timers:
            timer.stop()
        self._draft_timers = []
