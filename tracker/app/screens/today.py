"""Today: where one stands, the last 14 days, and what is open when it suits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from tracker.app import keys, today_page
from tracker.app.desk import Desk
from tracker.app.screens.main_screen import MainScreen
from tracker.app.widgets.page import Line, Page
from tracker.domain.due import DRAFT, SAFETY, Due
from tracker.errors import TrackerError
from tracker.services import drafting, due
from tracker.services import today as service

_STARTS: Mapping[str, str] = MappingProxyType(
    {
        "c": "checkin",
        "s": "session",
        "w": "weekly",
        "P": "about",
        "6": "go('quiz')",
    }
)
"""What each key of an open thing does on every main screen."""


class TodayScreen(MainScreen):
    """The home screen."""

    MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.key("enter", "start", "start", "Start what the mark stands on, or go on with it",
                 keys.RECORD, display="Enter"),
        keys.key("minus", "not_today", "not today", "Leave what the mark stands on for today",
                 keys.RECORD, show=True, display="-"),
        keys.key("down,j", "mark(1)", "mark", "The mark down, or up", keys.MOVE, display="j k ↓ ↑"),
        keys.key("up,k", "mark(-1)", "mark", "The mark down, or up", keys.MOVE, display="j k ↓ ↑"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look = desk.first
        self._at = 0
        self._page = Page(self._lines)

    def body(self) -> Widget:
        return VerticalScroll(self._page, classes="body", can_focus=False)

    async def reload(self) -> None:
        look = await self.call(service.look)
        if look is None:
            return
        self._look = look
        self.seen_change = look.last_change
        self._at = min(self._at, max(len(look.due) - 1, 0))
        self._page.redraw()
        self.refresh_bindings()

    async def catch_up(self) -> None:
        """As on every main screen; a form that was left since is offered too."""
        try:
            # Drafts are no changes: they stand outside the journal.
            if await self.desk.store.run(drafting.offers) != self._look.offers:
                await self.reload()
        except TrackerError:
            # Nobody asked for anything; what the screen shows is still true.
            return
        await super().catch_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "not_today" and (one := self._here()) is not None and one.word == SAFETY:
            return False
        if action in ("start", "not_today", "mark"):
            return bool(self._look.due) and self.open_day is None
        return super().check_action(action, parameters)

    def action_mark(self, down: int) -> None:
        """The mark to the next open thing, or the one before."""
        last = len(self._look.due) - 1
        self._at = min(max(self._at + down, 0), last)
        self._page.redraw()
        self.refresh_bindings()

    async def action_start(self) -> None:
        """Do what its own key does, or open the unfinished form again."""
        one = self._here()
        if one is None:
            return
        if one.word == DRAFT:
            self._resume(sum(due.word == DRAFT for due in self._look.due[: self._at]))
            return
        if one.word == SAFETY:
            await self.action_safety()
            return
        await self.run_action(_STARTS[one.key])

    async def action_not_today(self) -> None:
        """Leave it for today; undo brings it back."""
        one = self._here()
        if one is None:
            return
        saved = await self.call(due.not_today, one.word)
        if saved is None:
            await self.reload()
            return
        await self.recorded(replace(saved, notes=("u brings it back.",)))

    def _here(self) -> Due | None:
        return self._look.due[self._at] if self._at < len(self._look.due) else None

    def _resume(self, number: int) -> None:
        from tracker.app.resuming import form_for

        offers = self._look.offers
        form = form_for(self.desk, offers[number].draft) if number < len(offers) else None
        if form is not None:
            self.app.push_screen(form, self.recorded)

    def _lines(self, width: int, height: int) -> list[Line]:
        plain = self.desk.settings.glyphs == "ascii"
        return today_page.lines(self._look, width, height, self._at, ascii_only=plain)
