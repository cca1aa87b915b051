"""How a number was worked out: the subtraction behind it, line by line."""

from __future__ import annotations

from tracker.app.prose import paragraph
from tracker.app.screens.sheet import Sheet
from tracker.app.widgets.page import Line
from tracker.domain.text import visible


class WorkingSheet(Sheet):
    """``steps`` are the lines of the working; an empty one parts two of its sections."""

    heading = "How was this worked out?"
    closing = "j k further · Esc closes"

    def __init__(self, name: str, steps: tuple[str, ...]) -> None:
        super().__init__()
        self._subject = name
        self._steps = steps

    def lines(self, width: int) -> list[Line]:
        out: list[Line] = [[(self._subject, "bold")], []]
        for step in self._steps:
            out += paragraph(visible(step), width, hang="  ") if step else [[]]
        return out
