"""Nothing half done is seen: the screen before stays until a new one is whole."""

from __future__ import annotations

from contextlib import ExitStack

from textual.app import App
from textual.timer import Timer

MOST = 0.05
"""Seconds after which a new screen is shown in any case."""


class HeldBack:
    """Holds frames back while a screen is opened for the first time.

    The framework does so for 50 ms at every change of screens; one that was shown before is
    whole at once, and a new one often sooner.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._held: ExitStack | None = None
        self._until: Timer | None = None

    def begin(self) -> None:
        """Show nothing new from now on."""
        self.end()
        self._held = ExitStack()
        self._held.enter_context(self._app.batch_update())
        self._until = self._app.set_timer(MOST, self.end)

    def end(self) -> None:
        """Show what there is."""
        if self._held is None or self._until is None:
            return
        self._until.stop()
        self._held.close()
        self._held = None
        if self._app.screen_stack:
            self._app.screen.refresh()
