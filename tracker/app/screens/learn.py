"""Learn: short pages with their sources. Nothing of the file is shown here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.events import Click
from textual.widget import Widget

from tracker import help_numbers
from tracker.app import learn_keys, learn_page
from tracker.app.desk import Desk
from tracker.app.screens.main_screen import MainScreen
from tracker.app.widgets.nav_line import NavLine
from tracker.app.widgets.page import Line, Page
from tracker.domain import help_now, learn


class LearnScreen(MainScreen):
    """A list of pages; Enter reads one, Escape goes back to the list."""

    MODE = "learn"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list(learn_keys.LEARN_KEYS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        numbers = help_numbers.read(desk.settings_folder()) or help_now.NUMBERS
        self._pages = learn.pages(numbers)
        self._at = 0
        self._reading = False
        self._length: int | None = None
        self._waiting: list[Callable[[], None]] = []
        self._page = Page(self._lines)
        self._body = VerticalScroll(self._page, classes="body", can_focus=False)

    def body(self) -> Widget:
        return self._body

    def on_mount(self) -> None:
        self.watch(self._body, "virtual_size", self._laid_out)

    async def reload(self) -> None:
        """What is written here hangs on no record."""

    async def catch_up(self) -> None:
        """Only the day in the top line may have become another."""
        if self.desk.today() != self.seen_day:
            self.seen_day = self.desk.today()
            self.query(NavLine).refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return not self._reading
        if action in ("leave", "turn", "pages"):
            return self._reading
        return super().check_action(action, parameters)

    def show_page(self, page_id: str) -> None:
        """Show the page of that id from its beginning."""
        self._at = [page.id for page in self._pages].index(page_id)
        self._show(reading=True)

    def action_open(self) -> None:
        """Read the marked page."""
        self._show(reading=True)

    def action_leave(self) -> None:
        """Back to the list."""
        self._show(reading=False)

    def action_turn(self, step: int) -> None:
        """Read the page after or before this one; after the last comes the first."""
        self._at = (self._at + step) % len(self._pages)
        self._show(reading=True)

    def action_lines(self, step: int) -> None:
        """Mark another page of the list, or scroll the one that is read."""
        if self._reading:
            self._scroll(step)
        else:
            self._mark(self._at + step)

    def action_pages(self, step: int) -> None:
        """Scroll by a screenful, less a line or two that stay to go on from."""
        self._scroll(step * max(1, self._body.size.height - 2))

    def action_ends(self, side: int) -> None:
        """To the beginning or the end."""
        if self._reading:
            self._later(self._scroll_to_end, end=side > 0)
        else:
            self._mark(side * len(self._pages))

    def on_click(self, event: Click) -> None:
        if self._reading or not self._page.region.contains(event.screen_x, event.screen_y):
            return
        head = len(learn_page.head(self._page.size.width))
        at = event.screen_y - self._page.region.y - head
        if 0 <= at < len(self._pages):
            self._at = at
            self._show(reading=True)

    def _show(self, *, reading: bool) -> None:
        self._reading = reading
        self._length = None
        self._page.redraw()
        self.refresh_bindings()
        self._later(self._scroll_to_end, end=False)

    def _mark(self, at: int) -> None:
        self._at = max(0, min(at, len(self._pages) - 1))
        self._page.redraw()

    def _scroll(self, lines: int) -> None:
        self._later(self._body.scroll_relative, y=lines, animate=False, force=True, immediate=True)

    def _scroll_to_end(self, *, end: bool) -> None:
        bottom = self._body.max_scroll_y if end else 0
        self._body.scroll_to(y=bottom, animate=False, force=True, immediate=True)

    def _later(self, do: Callable[..., None], **how: object) -> None:
        """Once what was drawn is laid out: a page is scrolled by its own length."""
        self._waiting.append(partial(do, **how))
        self._laid_out()

    def _laid_out(self) -> None:
        if self._length is None or self._body.virtual_size.height < self._length:
            return
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def _lines(self, width: int, _height: int) -> list[Line]:
        if self._reading:
            lines = learn_page.shown(self._pages[self._at], width)
        else:
            lines = [*learn_page.head(width), *learn_page.listed(self._pages, self._at, width)]
        self._length = len(lines)
        return lines
