"""One page of the readiness quiz; a click on an answer does what its key does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from tracker.app.quiz_drawn import Drawn
from tracker.app.widgets.page import Line, Page


class QuizPage(Page):
    """Draws what ``draw_page(width, height)`` returns and keeps it in ``drawn``."""

    @dataclass
    class Clicked(Message):
        """An answer was clicked: the same as pressing ``key``."""

        key: str

    def __init__(self, draw_page: Callable[[int, int], Drawn]) -> None:
        super().__init__(self._page_lines)
        self._draw_page = draw_page
        self.drawn = Drawn([])

    def _page_lines(self, width: int, height: int) -> list[Line]:
        self.drawn = self._draw_page(width, height)
        return self.drawn.lines

    def on_click(self, event: Click) -> None:
        x = event.x - self.styles.padding.left
        for spot in self.drawn.spots:
            if event.y == spot.line and spot.begin <= x < spot.end:
                self.post_message(self.Clicked(spot.key))
                return
