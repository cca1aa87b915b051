"""An empty screen, for when somebody looks over one's shoulder."""

from __future__ import annotations

from textual.events import Click, Key
from textual.screen import Screen


class Blank(Screen[None]):
    """Shows nothing; any key or click returns."""

    def __init__(self) -> None:
        super().__init__()
        self._left = False

    def on_key(self, event: Key) -> None:
        event.stop()
        self._return()

    def on_click(self, event: Click) -> None:
        event.stop()
        self._return()

    def _return(self) -> None:
        # Another key may follow before the first has taken the screen away.
        if not self._left:
            self._left = True
            self.dismiss(None)
