"""The app: its main screens, its themes and what happens on every screen. Wiring only."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual.app import App, ScreenStackError
from textual.binding import BindingType
from textual.events import Event, Key, Resize
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen
from textual.widget import AwaitMount

from tracker import paths
from tracker.app import in_order, keys, theme
from tracker.app.daily_backup import DailyBackup
from tracker.app.desk import Desk
from tracker.app.held_back import HeldBack
from tracker.app.leaving import Leaving, has_terminal
from tracker.app.screens.main_screen import MainScreen
from tracker.app.screens.today import TodayScreen
from tracker.app.store_thread import StoreThread
from tracker.app.warming import Warming
from tracker.app.watch import Watch
from tracker.clock import Clock
from tracker.domain.text import visible
from tracker.services.diary import Saved
from tracker.settings import Settings

TOAST_READ = 1.0
"""Seconds after which the next key takes a toast away."""

LEAST_COLUMNS, LEAST_ROWS = 60, 20


class TrackerApp(App[int]):
    """Massage Tracker in the terminal."""

    TITLE = "Massage Tracker"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.APP_KEYS, *keys.OFFER_KEYS]
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 3.5
    CSS = """
    Screen { layout: vertical; }
    VerticalScroll { scrollbar-size-vertical: 1; }
    ToastRack { margin-bottom: 1; }
    Toast { background: $panel; width: auto; max-width: 57; padding: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._covered = False
        self._leaving = Leaving(self)
        for mode, maker in _LATER.items():
            self.add_mode(mode, lambda maker=maker: self._styled(maker(desk)))  # type: ignore[misc]
        for known in theme.THEMES.values():
            self.register_theme(known)
        self._begin_in(theme.at_start(desk.settings.theme))
        self._backup = DailyBackup(self, desk)
        self._known = {"today"}
        self._held_back = HeldBack(self)
        desk.whole = self._held_back.end

    def _begin_in(self, name: str) -> None:
        """Take a theme before anything is drawn: a change later lays everything out again."""
        begun = self.get_theme(name)
        if begun is None or begun.ansi:
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        for word, on in (("dark-mode", begun.dark), ("light-mode", not begun.dark)):
            self.set_class(on, f"-{word}", update=False)
        self.add_class(f"-theme-{name}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def _styled(self, screen: Screen[None]) -> Screen[None]:
        """Take it that a screen is styled as it is made: else all there is would be, twice."""
        screen._css_update_count = self._css_update_count
        return screen

    def switch_mode(self, mode: str) -> AwaitMount:
        if mode not in self._known:
            self._known.add(mode)
            self._held_back.begin()
        return super().switch_mode(mode)

    def delay_update(self, delay: float = 0.0) -> None:
        """Nothing is held back but by ``HeldBack``."""

    def get_default_screen(self) -> Screen[None]:
        # Today is a mode too, but made from here: a mode is styled again before it is drawn.
        return TodayScreen(self.desk)

    def on_mount(self) -> None:
        self.add_mode("today", lambda: TodayScreen(self.desk))
        self._leaving.start()
        if self.desk.first.first_run:
            from tracker.app.screens.first_run import FirstRun

            self.push_screen(FirstRun(self.desk), self._first_run_done)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        # Everything imported so far stays: there is no use in ever looking through it again.
        gc.freeze()
        gc.enable()
        Watch(self).start()
        Warming(self, self.desk).start()
        self._backup.start()
        for sentence in self.desk.store.notices:
            self.notify(visible(sentence), severity="warning", markup=False)

    def on_resize(self, event: Resize) -> None:
        small = event.size.width < LEAST_COLUMNS or event.size.height < LEAST_ROWS
        if small or self._covered:
            from tracker.app.screens.too_small import TooSmall

            if small and not self._covered:
                self.push_screen(TooSmall(LEAST_COLUMNS, LEAST_ROWS))
            elif not small and isinstance(self.screen, TooSmall):
                self.pop_screen()
            self._covered = small

    def on_unmount(self) -> None:
        self.desk.drawing.close()
        self._backup.close()

    async def _first_run_done(self, saved: Saved | None) -> None:
        screen = self.screen
        if isinstance(screen, TodayScreen):
            await screen.reload()
            if saved is not None:
                await screen.action_checkin()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            event = in_order.as_meant(event)
            if not await in_order.settled(self):
                return
            self._let_toasts_go()
        try:
            await super().on_event(event)
        except ScreenStackError:
            # While the app closes there is no screen left for an event to reach.
            if self.screen_stack:
                raise

    def get_line_filters(self) -> Sequence[LineFilter]:
        # Textual turns colours into greys for NO_COLOR; our theme then has none, and a
        # terminal's own ground would come out as black on black.
        return [one for one in super().get_line_filters() if not isinstance(one, Monochrome)]

    def _let_toasts_go(self) -> None:
        """A toast that could be read covers nothing any more once one types on."""
        if any(toast.time_left < toast.timeout - TOAST_READ for toast in self._notifications):
            self.clear_notifications()

    def _fatal_error(self) -> None:
        # Textual's own report shows the values of variables: here, somebody's health.
        from rich.console import Group
        from rich.segment import Segments
        from rich.traceback import Traceback

        report = Group(
            "Massage Tracker met a fault of its own and closed. What was saved is safe, and what "
            "was being typed is offered again at the next start.",
            Traceback(show_locals=False),
        )
        self._exit_renderables.append(Segments(self.console.render(report, self.console.options)))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Close on a fault; a terminal that is gone is none, and nobody reads of it."""
        if self.is_headless or has_terminal():
            super().panic(*renderables)
        else:
            self._leaving.go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("fill_day", "leave_day"):
            screen = self.screen_stack[-1] if self.screen_stack else None
            return isinstance(screen, MainScreen) and screen.open_day is not None
        return action in keys.WITHIN_TEXT or not in_order.takes_text(self.focused)

    def action_fill_day(self) -> None:
        """Open the check-in form for the day that was offered."""
        if isinstance(self.screen, MainScreen):
            self.screen.fill_day()

    def action_leave_day(self) -> None:
        """Let the day that was offered stay as it is."""
        if isinstance(self.screen, MainScreen):
            self.screen.forget_day()

    def action_keys(self) -> None:
        """Show the keys of the screen one is on."""
        from tracker.app.screens.help import Help

        if isinstance(self.screen, Help):
            self.screen.dismiss(None)
        else:
            screen = self.screen
            signs = screen.signs() if isinstance(screen, MainScreen) else ()
            self.push_screen(Help(screen.active_bindings, self.desk, signs))

    def action_help(self) -> None:
        """The same, also from inside a text field."""
        self.action_keys()

    async def action_suspend(self) -> None:
        """Back to the shell; what is in a form is kept first."""
        await self._leaving.suspend()

    def action_urgent(self) -> None:
        """Show whom to ring."""
        from tracker.app.screens.urgent import Urgent

        if not isinstance(self.screen, Urgent):
            self.push_screen(Urgent(self.desk))

    def action_help_now(self) -> None:
        """The same, also from inside a text field."""
        self.action_urgent()

    def action_command_palette(self) -> None:
        from tracker.app.palette import open_palette

        open_palette(self)


def run(path: Path, settings: Settings, clock: Clock, store: StoreThread | None = None) -> int:
    """Open the app on the file at ``path`` and return its exit code.

    ``store`` is a store thread that was started earlier. Raises ``TrackerError`` before
    anything is drawn if the file cannot be opened.
    """
    thread = store or StoreThread(path, settings, clock)
    try:
        first = thread.first.result()
        desk = Desk(thread, settings, paths.settings_folder, clock, first, path)
        app = TrackerApp(desk)
        app.run()
        return app.return_code or 0
    finally:
        thread.close()


def _trends(desk: Desk) -> Screen[None]:
    from tracker.app.screens.trends import TrendsScreen

    return TrendsScreen(desk)


def _history(desk: Desk) -> Screen[None]:
    from tracker.app.screens.history import HistoryScreen

    return HistoryScreen(desk)


def _progress(desk: Desk) -> Screen[None]:
    from tracker.app.screens.progress import ProgressScreen

    return ProgressScreen(desk)


def _course(desk: Desk) -> Screen[None]:
    from tracker.app.screens.course import CourseScreen

    return CourseScreen(desk)


def _quiz(desk: Desk) -> Screen[None]:
    from tracker.app.screens.quiz import QuizScreen

    return QuizScreen(desk)


def _learn(desk: Desk) -> Screen[None]:
    from tracker.app.screens.learn import LearnScreen

    return LearnScreen(desk)


_LATER = {
    "trends": _trends,
    "history": _history,
    "progress": _progress,
    "course": _course,
    "quiz": _quiz,
    "learn": _learn,
}
