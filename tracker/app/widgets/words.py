"""A few lines of text that change without the screen being laid out again."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tracker.app.widgets.page import Line, assembled


class Words(Widget):
    """Shows lines of text; only another number of lines moves what stands around it."""

    DEFAULT_CSS = """
    Words { height: auto; width: 100%; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Show other lines."""
        if lines != self.lines:
            layout = len(lines) != len(self.lines)
            self.lines = lines
            self.refresh(layout=layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines)

    def render(self) -> Content:
        return assembled(self.lines)
