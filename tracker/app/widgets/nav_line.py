"""The top line: the main screens by number, the one that is open, and the day."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from tracker.app import keys
from tracker.app.desk import Desk
from tracker.domain import days


class NavLine(Widget):
    """``▸1 Today  2 Trends …            Sun 22 Nov``; a click opens a screen."""

    DEFAULT_CSS = """
    NavLine { height: 1; width: 100%; background: $surface; color: $muted; }
    """

    def __init__(self, mode: str, desk: Desk) -> None:
        super().__init__()
        self._mode = mode
        self._desk = desk

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for number, name in keys.MAIN_SCREENS:
            here = name.lower() == self._mode
            parts.append(
                (f"{'▸' if here else ' '}{number} {name} ", "$bright bold" if here else "")
            )
        left = Content.assemble(*parts)
        day = days.label(self._desk.today())
        if self._desk.clock.fixed:
            day = f"clock fixed by TRACKER_NOW · {day}"
        room = self.size.width - left.cell_length - len(day) - 1
        if room < 0:
            return left
        return Content.assemble(left, " " * room, day)

    async def on_click(self, event: Click) -> None:
        x = 0
        for _, name in keys.MAIN_SCREENS:
            x += len(name) + 4
            if event.x < x:
                await self.screen.run_action(f"go({name.lower()!r})")
                return
