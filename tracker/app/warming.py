"""What the first picture needs, made ready while nothing else is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from tracker.app import background
from tracker.app.desk import Desk
from tracker.app.screens.today import TodayScreen
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.app.trends_page import Ahead

AFTER = 0.4
"""Seconds after the first frame at which it begins."""


class Warming:
    """Loads what draws, aside, then reads and draws what Trends begins with, for whoever opens it.

    Nothing is read but on Today alone: in a form every key counts, and Trends reads by itself.
    """

    def __init__(self, app: App[int], desk: Desk) -> None:
        self._app, self._desk = app, desk

    def start(self) -> None:
        """Begin soon."""
        self._app.set_timer(AFTER, self._begin, name="warming")

    def _begin(self) -> None:
        background.begin(self._app, self._warm, "warming")

    async def _warm(self) -> None:
        await self._desk.drawing.warm()
        if [type(screen) for screen in self._app.screen_stack] == [TodayScreen]:
            self._desk.ahead = await self._ahead()

    async def _ahead(self) -> Ahead | None:
        from tracker.app import trends_page
        from tracker.charts.glyphs import Glyphs
        from tracker.services import trends

        try:
            look = await self._desk.store.run(trends.look)
        except TrackerError:
            # Nobody asked for it yet; whoever does is told.
            return None
        if self._desk.settings.plain:
            return trends_page.Ahead(look)
        glyphs = Glyphs(self._desk.settings.glyphs)
        draw = partial(trends_page.first_drawing, look, self._app.size, glyphs)
        return trends_page.Ahead(look, await self._desk.drawing.run(draw))
