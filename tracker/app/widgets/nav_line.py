"""The top line: the main screens by number, the one that is open, the day, and a demo's name."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from tracker.app import keys
from tracker.app.desk import Desk
from tracker.domain import days
from tracker.services.diary import DEMO


class NavLine(Widget):
    """``▸1 Today  2 Trends …            Sun 22 Nov``; a click opens a screen.

    Where the names do not all fit, only that of the open screen stands: ``1 2 ▸3 History``.
    A demo is called one: ``demo · Sun 22 Nov``.
    """

    DEFAULT_CSS = """
    NavLine { height: 1; width: 100%; background: $surface; color: $muted; }
    """

    def __init__(self, mode: str, desk: Desk) -> None:
        super().__init__()
        self._mode = mode
        self._desk = desk

    def render(self) -> Content:
        left = Content.assemble(
            *((text, "$bright bold" if self._here(name) else "") for text, name in self._places())
        )
        room = self.size.width - left.cell_length - 1
        right = next((said for said in self._beside() if len(said) <= room), "")
        return Content.assemble(left, " " * (room - len(right)), right)

    async def on_click(self, event: Click) -> None:
        x = 0
        for text, name in self._places():
            x += len(text)
            if event.x < x:
                await self.screen.run_action(f"go({name.lower()!r})")
                return

    def _beside(self) -> tuple[str, ...]:
        """What stands at the right, the longest first; in a demo that matters more than the day."""
        day = days.label(self._desk.today())
        fixed = f"clock fixed by TRACKER_NOW · {day}" if self._desk.clock.fixed else day
        if not self._desk.store.made_up:
            return (fixed,)
        # Apart from the last name, which it does not belong to.
        return *(f"  {DEMO} · {said}" for said in (fixed, day)), DEMO

    def _places(self) -> list[tuple[str, str]]:
        """What stands for each main screen, with its name."""
        screens = keys.MAIN_SCREENS
        whole = [(f"{self._mark(name)}{number} {name} ", name) for number, name in screens]
        if sum(len(text) for text, _ in whole) <= self.size.width:
            return whole
        return [
            pair if self._here(name) else (f" {number}", name)
            for pair, (number, name) in zip(whole, screens, strict=True)
        ]

    def _mark(self, name: str) -> str:
        return "▸" if self._here(name) else " "

    def _here(self, name: str) -> bool:
        return name.lower() == self._mode
