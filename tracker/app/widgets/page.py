"""A widget that draws one frozen value as lines of text: few widgets make a quick screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

Part = str | tuple[str, str]
"""Plain text, or text with a style such as ``"$ease bold"``; never markup."""

Line = list[Part]


class Page(Widget):
    """Draws whatever ``draw(width, height)`` returns, again on every change of size.

    ``height`` is the room on screen, not a limit: a longer page scrolls.
    """

    DEFAULT_CSS = """
    Page { height: auto; width: 100%; padding: 0 1; }
    """

    def __init__(self, draw: Callable[[int, int], list[Line]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._drawn_for: tuple[int, int] = (0, 0)
        self._drawn: Content | None = None

    def on_mount(self) -> None:
        self.render()

    def on_resize(self) -> None:
        if self._room() != self._drawn_for:
            self.redraw()

    def redraw(self) -> None:
        """Draw again, from what ``draw`` returns now."""
        if self.is_attached:
            self._drawn = self._newly_drawn()
            self.refresh(layout=True)

    def render(self) -> Content:
        # The first layout may come before it is mounted, and should be of the whole page.
        if self._drawn is None:
            self._drawn = self._newly_drawn()
        return self._drawn

    def _newly_drawn(self) -> Content:
        self._drawn_for = self._room()
        return assembled(self._draw(*self._drawn_for))

    def _room(self) -> tuple[int, int]:
        # Its own width once it is laid out: a scroll bar takes a column of the window.
        width = self.size.width or self.app.size.width - self.styles.padding.width
        return max(width, 20), self.app.size.height


def assembled(lines: list[Line]) -> Content:
    """Lines of parts as one content."""
    parts: list[Part] = []
    for number, line in enumerate(lines):
        if number:
            parts.append("\n")
        parts += line
    return Content.assemble(*parts)
