"""What the first picture needs, made ready while nothing else is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from tracker.app.desk import Desk
from tracker.app.screens.today import TodayScreen
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.services.trends import Trends

AFTER = 0.4
"""Seconds after the first frame at which it begins."""


class Warming:
    """Loads what draws, aside, and then reads what Trends begins with, for whoever opens it.

    Nothing is read but on Today alone: in a form every key counts, and Trends reads by itself.
    """

    def __init__(self, app: App[int], desk: Desk) -> None:
        self._app, self._desk = app, desk

    def start(self) -> None:
        """Begin soon."""
        self._app.set_timer(AFTER, self._begin, name="warming")

    def _begin(self) -> None:
        self._app.run_worker(self._warm(), group="warming")

    async def _warm(self) -> None:
        await self._desk.drawing.warm()
        if [type(screen) for screen in self._app.screen_stack] == [TodayScreen]:
            self._desk.trends = await self._read()

    async def _read(self) -> Trends | None:
        from tracker.services import trends

        try:
            return await self._desk.store.run(trends.look)
        except TrackerError:
            # Nobody asked for it yet; whoever does is told.
            return None
