"""A page with a list on it, of which a click picks a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from tracker.app.widgets.page import Line, Page


class ChoicePage(Page):
    """``place(line, height)`` tells which choice, from 0, stands on a line; ``None`` for none."""

    @dataclass
    class Picked(Message):
        """The choice of that place, from 0, was picked."""

        place: int

    def __init__(
        self,
        draw: Callable[[int, int], list[Line]],
        place: Callable[[int, int], int | None],
    ) -> None:
        super().__init__(draw)
        self._place = place

    def on_click(self, event: Click) -> None:
        place = self._place(event.y, self.app.size.height)
        if place is not None:
            self.post_message(self.Picked(place))
