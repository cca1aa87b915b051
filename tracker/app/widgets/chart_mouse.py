"""A picture under the mouse: pointed at, pulled, turned; what that means is for others to say."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget

_LEFT = 1


class Taken(Widget):
    """Says which cells of its content are clicked, and pulled from where to where."""

    @dataclass
    class Pointed(Message, namespace="chart_view"):
        """A click on the cell ``column``, ``row`` of the picture."""

        column: int
        row: int

    @dataclass
    class Dragged(Message, namespace="chart_view"):
        """The picture was taken at one cell and is held at another; ``begin``: just now."""

        from_column: int
        from_row: int
        column: int
        row: int
        begin: bool

    @dataclass
    class Turned(Message, namespace="chart_view"):
        """The wheel was turned: ``zoom`` 1 for closer, -1 for wider; ``pan`` 1 for later."""

        zoom: int = 0
        pan: int = 0

    # Pulling at the picture moves it; what it says can be copied from what x saves.
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._taken: tuple[int, int] | None = None
        self._held_at: tuple[int, int] | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        self._taken = self._held_at = None
        if offset is not None and event.button == _LEFT:
            self._taken = (offset.x, offset.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._taken is None:
            return
        held = (event.x - self.gutter.left, event.y - self.gutter.top)
        if held == (self._held_at or self._taken):
            return
        begin, self._held_at = self._held_at is None, held
        self.post_message(self.Dragged(*self._taken, *held, begin))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._taken = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if self._held_at is not None:
            # It was moved: that is no click, wherever it was let go.
            return
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.Pointed(offset.x, offset.y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._turn(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._turn(event, -1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        event.stop()
        self.post_message(self.Turned(pan=-1))

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        event.stop()
        self.post_message(self.Turned(pan=1))

    def _turn(self, event: events.MouseEvent, closer: int) -> None:
        event.stop()
        if event.shift or event.ctrl:
            self.post_message(self.Turned(pan=-closer))
        else:
            self.post_message(self.Turned(zoom=closer))
