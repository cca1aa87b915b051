"""What all forms share: a draft that is kept as one types, saving, and leaving."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tracker.app import in_order, keys
from tracker.app.desk import Desk
from tracker.app.widgets.key_line import KeyLine
from tracker.domain.text import visible
from tracker.errors import ChangedElsewhere, NeedsConfirmation, TrackerError
from tracker.services import drafting
from tracker.services.diary import Saved
from tracker.services.drafting import Draft

AFTER_LAST_KEY = 0.3
"""Seconds of rest after which what was typed is kept as a draft."""

AT_LEAST_EVERY = 0.5
"""Seconds after which it is kept even while one goes on typing."""


class FormScreen(Screen[Saved | None]):
    """A form takes the whole screen and lets no main-screen key through.

    Subclasses give ``FORM``, ``day``, ``body``, ``blank``, ``payload``, ``restore`` and
    ``write``, say in ``title_line`` what is on screen, and call ``touched`` after every
    change. Leaving keeps the draft; saving forgets it in the same transaction. ``seen`` is
    the mark of the record the form was given: the service says so if another window or a
    command changed it meanwhile, and Enter again saves.
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
        self.seen: str | None = None
        self.confirmed = False
        self.title_line = Static(classes="title", markup=False)
        self.says = Static(classes="says", markup=False)
        self._turn = asyncio.Lock()
        self._draft_timers: list[Timer] = []
        self._unkept = False
        self._left = False
        self._said = ""

    def compose(self) -> ComposeResult:
        yield self.title_line
        with VerticalScroll(classes="body", can_focus=False):
            yield from self.body()
        yield self.says
        yield KeyLine()

    def body(self) -> ComposeResult:
        """What scrolls between the title and the line above the keys."""
        raise NotImplementedError

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
            payload = json.loads(draft.payload)
            self.restore(payload)
            self.seen = payload.get("seen", self.seen)
        except (ValueError, KeyError, TypeError, AttributeError, TrackerError):
            self.draft = self.draft_id = None
            self.tell("The unfinished entry could not be read; it is kept as it is.", asks=True)
            return
        self.draft, self.draft_id = draft, draft.id
        self.call_later(self.come_back)

    async def unfinished(self) -> Draft | None:
        """The draft to go on with: the one given, else the newest. Raises ``TrackerError``."""
        if self.draft is not None:
            return self.draft
        return await self.desk.store.run(drafting.newest, self.FORM, subject_id=self.subject_id)

    async def go_on(self) -> None:
        """Take up the draft to go on with, if there is one; say it if that cannot be read."""
        try:
            draft = await self.unfinished()
        except TrackerError as error:
            self.tell(str(error), asks=True)
        else:
            if draft is not None:
                self.take_up(draft)

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
            if not self._unkept or self._left:
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
                        json.dumps({**self.payload(), "seen": self.seen}),
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
            if self._left:
                return
            try:
                saved = await self.write()
            except ChangedElsewhere as other:
                self._give_way(other)
                return
            except NeedsConfirmation as asked:
                self.tell(f"{asked.question} Enter again keeps it.", asks=True)
                self.confirmed = True
                return
            except TrackerError as error:
                self.tell(str(error), asks=True)
                return
            self._left = True
        self.dismiss(saved)

    async def action_save_or_press(self) -> None:
        """What Enter does: it saves, from a line of text too; in a note it begins a new line."""
        await self.action_save()

    def action_turn(self, pages: int) -> None:
        """Scroll by pages."""
        for body in self.bodies():
            body.scroll_relative(y=pages * max(body.size.height - 2, 1), animate=False)

    async def action_leave(self) -> None:
        """One step back; what was typed is kept."""
        if await self.set_aside() and not self._left:
            self._left = True
            self.dismiss(None)

    async def set_aside(self) -> bool:
        """Keep what is in the form and let it be offered elsewhere; ``False`` if it cannot be."""
        if not await self.keep_draft():
            return False
        async with self._turn:
            if self.draft_id is None or self._left:
                return True
            try:
                await self.desk.store.run(drafting.close, self.draft_id)
            except TrackerError as error:
                self.tell(f"What you typed could not be kept: {error}", asks=True)
                return False
            return True

    async def come_back(self) -> None:
        """Take the draft for this window; one that went on elsewhere is that window's now."""
        async with self._turn:
            if self.draft_id is None or self._left:
                return
            try:
                ours = await self.desk.store.run(drafting.claim, self.draft_id)
            except TrackerError:
                # Nothing is lost by that: the next key keeps it again.
                return
            if not ours:
                self.draft_id = None
                self.tell(
                    "Another window went on with this meanwhile. What stands here would be "
                    "saved beside it.",
                    asks=True,
                )

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
        return in_order.takes_text(self.focused)

    def bodies(self) -> Iterator[VerticalScroll]:
        """What scrolls; nothing before the form is there and once it goes."""
        return self.query(".body").results(VerticalScroll)

    def _give_way(self, other: ChangedElsewhere) -> None:
        self.seen = other.now
        if other.now is None:
            self.subject_id = None
        self._unkept = True
        how = "as a new one" if other.now is None else "over it"
        self.tell(f"{other.message} Enter again saves what stands here {how}.", asks=True)

    def _stop_timers(self) -> None:
        for timer in self._draft_timers:
            timer.stop()
        self._draft_timers = []
