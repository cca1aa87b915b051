"""Today: where one stands, the last 14 days, and what is open when it suits."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from tracker.app import keys, today_page
from tracker.app.desk import Desk
from tracker.app.screens.main_screen import MainScreen
from tracker.app.widgets.page import Line, Page
from tracker.errors import TrackerError
from tracker.services import drafting
from tracker.services import today as service


class TodayScreen(MainScreen):
    """The home screen."""

    MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.key("enter", "resume", "unfinished", "Go on with what was left unfinished",
                 keys.RECORD, display="Enter"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look = desk.first
        self._page = Page(self._lines)

    def body(self) -> Widget:
        return VerticalScroll(self._page, classes="body", can_focus=False)

    async def reload(self) -> None:
        try:
            self._look = await self.desk.store.run(service.look)
        except TrackerError as error:
            self.say(str(error))
            return
        self.seen_change = self._look.last_change
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
        if action == "resume":
            return bool(self._look.offers)
        return super().check_action(action, parameters)

    async def action_resume(self) -> None:
        """Open the newest unfinished form again."""
        from tracker.app.resuming import form_for

        form = form_for(self.desk, self._look.offers[0].draft)
        if form is not None:
            self.app.push_screen(form, self.recorded)

    def _lines(self, width: int, height: int) -> list[Line]:
        plain = self.desk.settings.glyphs == "ascii"
        return today_page.lines(self._look, width, height, ascii_only=plain)
