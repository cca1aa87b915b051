"""What the entry letters of every main screen do; the forms are imported when first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from textual.widget import Widget

from tracker.domain import days
from tracker.domain.records import FLARE
from tracker.domain.text import visible
from tracker.errors import TrackerError
from tracker.services.diary import Diary, Saved

if TYPE_CHECKING:
    from tracker.app.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")


class RecordingActions(Widget):
    """Mixed into the main screens."""

    desk: Desk
    open_day: date | None = None
    """An earlier day without a check-in that was just offered; any other key lets it go."""

    async def reload(self) -> None:
        """Read the file again and show what it says now."""
        raise NotImplementedError

    def action_go(self, mode: str) -> None:
        """Show another main screen."""
        self.app.switch_mode(mode)

    def action_learn(self, page: str) -> None:
        """Show that page of Learn."""
        from tracker.app.screens.learn import LearnScreen

        self.app.switch_mode("learn")
        screen = self.app.screen
        if isinstance(screen, LearnScreen):
            screen.show_page(page)

    async def action_checkin(self) -> None:
        """Open the check-in form."""
        from tracker.app.screens.checkin import CheckInScreen

        self.app.push_screen(CheckInScreen(self.desk), self._checked_in)

    async def action_session(self) -> None:
        """Open the session form."""
        from tracker.app.screens.session import SessionScreen
        from tracker.services import session_form

        # Read first: whether it opens on "before" or "after" decides what a digit means.
        around = await self.call(session_form.context)
        if around is not None:
            self.app.push_screen(SessionScreen(self.desk, around=around), self.recorded)

    async def action_weekly(self) -> None:
        """Open the weekly review."""
        from tracker.app.screens.weekly import WeeklyScreen
        from tracker.services import weekly_form

        # Read first: which questions it asks decides what a digit means.
        around = await self.call(weekly_form.context, self.desk.today())
        if around is not None:
            self.app.push_screen(WeeklyScreen(self.desk, around=around), self.recorded)

    async def action_movement(self) -> None:
        """Open the movement tests."""
        from tracker.app.screens.movement import MovementScreen
        from tracker.services import movement

        # Read first: which tests come first decides what a digit means.
        around = await self.call(movement.context, self.desk.today())
        if around is not None:
            self.app.push_screen(MovementScreen(self.desk, around=around), self.recorded)

    async def action_safety(self) -> None:
        """The safety pages, which come before any result."""
        from tracker.app import safety_first

        await safety_first.answer(self)

    async def action_question(self) -> None:
        """Open the one-line form for a question."""
        from tracker.app.screens.question import QuestionScreen

        self.app.push_screen(QuestionScreen(self.desk), self.recorded)

    async def action_about(self) -> None:
        """Where it hurts and since when, to look at or put right."""
        from tracker.app.screens.about import AboutYou

        self.app.push_screen(AboutYou(self.desk), self.recorded)

    async def action_flare(self) -> None:
        """Note a flare for today at once; if there is one already, offer other events."""
        from tracker.app.screens.event import EventScreen
        from tracker.services import events

        self.forget_day()
        today = self.desk.today()
        again = await self.call(events.has_flare, today)
        if again:
            self.app.push_screen(EventScreen(self.desk), self.recorded)
        elif again is not None:
            await self.save_at_once(events.save, FLARE, today)

    async def action_undo(self) -> None:
        """Take back the last change, whichever window or command made it."""
        from tracker.app import back_and_forth

        await back_and_forth.undo(self)

    async def action_redo(self) -> None:
        """Do again what was undone last."""
        from tracker.app import back_and_forth

        await back_and_forth.redo(self)

    def action_theme(self) -> None:
        """The next theme, kept for the next start."""
        from tracker.app import theme
        from tracker.charts.palette import PALETTES

        self.forget_day()
        name = theme.after(self.app.theme)
        self.app.theme = name
        self.say(f"Theme: {PALETTES[name].title}.")
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

    async def call(
        self, service: Callable[Concatenate[Diary, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """What ``service(diary, …)`` answers; ``None`` and a toast that says why if it cannot."""
        try:
            return await self.desk.store.run(service, *args, **kwargs)
        except TrackerError as error:
            self.say(str(error))
            return None

    async def save_at_once(
        self, service: Callable[Concatenate[Diary, P], Saved], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Save what no form asks about, and say which key takes it back."""
        saved = await self.call(service, *args, **kwargs)
        if saved is not None:
            await self.recorded(replace(saved, notes=(*saved.notes, "u takes it back.")))

    async def recorded(self, saved: Saved | None) -> None:
        """Say what was saved and show it."""
        if saved is not None:
            self.say(" ".join((saved.text, *saved.notes)))
        await self.reload()
        if saved is not None and saved.concern:
            from tracker.app.screens.urgent import Urgent

            self.app.push_screen(Urgent(self.desk))

    async def _checked_in(self, saved: Saved | None) -> None:
        """As ``recorded``; then the next open day is offered, so that one sweep fills them."""
        await self.recorded(saved)
        if saved is None or not self.screen.is_active:
            return
        from tracker.services import checkin_form

        try:
            day = await self.desk.store.run(checkin_form.open_day, saved.day)
        except TrackerError:
            # An offer that cannot be made is none.
            return
        if day is not None:
            self.open_day = day
            self.refresh_bindings()
            weekday = days.WEEKDAYS[day.weekday()]
            self.say(f"{weekday} is open: Enter fills it, - leaves it.")

    def fill_day(self) -> None:
        """Open the check-in form for the day that was offered."""
        from tracker.app.screens.checkin import CheckInScreen

        day, self.open_day = self.open_day, None
        self.app.push_screen(CheckInScreen(self.desk, day=day), self._checked_in)

    def forget_day(self) -> None:
        """No day is on offer any more."""
        if self.open_day is not None:
            self.open_day = None
            self.refresh_bindings()

    def on_screen_suspend(self) -> None:
        self.forget_day()

    def say(self, words: str, **options: Any) -> None:
        """A toast in the place of the one before; never markup."""
        self.app.clear_notifications()
        self.app.notify(visible(words, multiline=True), markup=False, **options)
