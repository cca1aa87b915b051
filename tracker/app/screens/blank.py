"""An empty screen, for when somebody looks over one's shoulder."""

from __future__ import annotations

from textual.events import Click, Key
from textual.screen import Screen


class Blank(Screen[None]):
    """Shows nothing; any key or click returns."""

    def on_key(self, event: Key) -> None:
        event.stop()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.dismiss(None)
