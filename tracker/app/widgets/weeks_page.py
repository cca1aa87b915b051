"""The page of a course; a click on a planned session marks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from tracker.app.course_page import Drawn
from tracker.app.widgets.page import Line, Page


class WeeksPage(Page):
    """Draws what ``draw(width)`` returns and knows where the planned sessions stand."""

    @dataclass
    class Picked(Message):
        """The planned session with that id was clicked."""

        planned_id: str

    def __init__(self, draw: Callable[[int], Drawn]) -> None:
        super().__init__(self._lines)
        self._draw_page = draw
        self.drawn = Drawn([])

    def line_of(self, planned_id: str | None) -> int | None:
        """The line on which a planned session stands; ``None`` if it is nowhere."""
        return next((s.line for s in self.drawn.spots if s.planned_id == planned_id), None)

    def on_click(self, event: Click) -> None:
        event.stop()
        x = event.x - self.styles.padding.left
        for spot in self.drawn.spots:
            if spot.line == event.y and spot.left <= x < spot.right:
                self.post_message(self.Picked(spot.planned_id))

    def _lines(self, width: int, _height: int) -> list[Line]:
        self.drawn = self._draw_page(width)
        return self.drawn.lines
