"""Looking for what another window or a command wrote, while nothing else is asked for."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App

from tracker.app import background
from tracker.app.screens.main_screen import MainScreen

POLL_SECONDS = 0.5
"""How often another window's or command's change is looked for."""


class Watch:
    """Has the main screen that is seen catch up with the file, twice a second."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._looking = False

    def start(self) -> None:
        """Begin to look."""
        self._app.set_interval(POLL_SECONDS, self._look)

    def _look(self) -> None:
        # In a worker: the app goes on taking keys while the store thread is busy.
        # There is no screen any more while the app closes.
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        if not self._looking and isinstance(screen, MainScreen):
            self._looking = True
            background.begin(self._app, partial(self._catch_up, screen), "watch")

    async def _catch_up(self, screen: MainScreen) -> None:
        try:
            await screen.catch_up()
        finally:
            self._looking = False
