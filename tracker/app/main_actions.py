"""What the entry letters of every main screen do; the forms are imported when first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from tracker.domain.records import FLARE
from tracker.domain.text import visible
from tracker.errors import TrackerError
from tracker.services import events
from tracker.services.diary import Saved

if TYPE_CHECKING:
    from tracker.app.desk import Desk


class RecordingActions(Widget):
    """Mixed into the main screens."""

    desk: Desk

    async def reload(self) -> None:
        """Read the file again and show what it says now."""
        raise NotImplementedError

    def action_go(self, mode: str) -> None:
        """Show another main screen."""
        self.app.switch_mode(mode)

    async def action_checkin(self) -> None:
        """Open the check-in form."""
        from tracker.app.screens.checkin import CheckInScreen

        self.app.push_screen(CheckInScreen(self.desk), self.recorded)

    async def action_session(self) -> None:
        """Open the session form."""
        from tracker.app.screens.session import SessionScreen
        from tracker.services import session_form

        try:
            # Read first: whether it opens on "before" or "after" decides what a digit means.
            around = await self.desk.store.run(session_form.context)
        except TrackerError as error:
            self.say(str(error))
            return
        self.app.push_screen(SessionScreen(self.desk, around=around), self.recorded)

    async def action_question(self) -> None:
        """Open the one-line form for a question."""
        from tracker.app.screens.question import QuestionScreen

        self.app.push_screen(QuestionScreen(self.desk), self.recorded)

    async def action_flare(self) -> None:
        """Note a flare for today at once; if there is one already, offer other events."""
        from tracker.app.screens.event import EventScreen

        today = self.desk.today()
        try:
            if await self.desk.store.run(events.has_flare, today):
                self.app.push_screen(EventScreen(self.desk), self.recorded)
                return
            saved = await self.desk.store.run(events.save, FLARE, today)
        except TrackerError as error:
            self.say(str(error))
            return
        await self.recorded(saved)

    def action_theme(self) -> None:
        """Dark to light or back, kept for the next start."""
        name = "light" if self.app.theme == "dark" else "dark"
        self.app.theme = name
        try:
            self.desk.remember("theme", name)
        except TrackerError as error:
            self.say(str(error))

    def action_blank(self) -> None:
        """Hide everything from other eyes until any key."""
        from tracker.app.screens.blank import Blank

        self.app.push_screen(Blank())

    def action_palette(self) -> None:
        """Every action by name."""
        self.app.action_command_palette()

    async def action_close(self) -> None:
        """Close the app; everything is saved already."""
        await self.app.action_quit()

    async def recorded(self, saved: Saved | None) -> None:
        """Say what was saved and show it."""
        if saved is not None:
            self.say(" ".join((saved.text, *saved.notes)))
        await self.reload()
        if saved is not None and saved.concern:
            from tracker.app.screens.urgent import Urgent

            self.app.push_screen(Urgent(self.desk))

    def say(self, words: str, **options: Any) -> None:
        """A toast; never markup."""
        self.app.notify(visible(words, multiline=True), markup=False, **options)
