"""A page that scrolls and has rows, one of which is chosen by keys or a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.events import Click
from textual.message import Message

from tracker.app.progress_block import Block, Stop
from tracker.app.widgets.page import Line, Page


class RowsPane(VerticalScroll, can_focus=False):
    """Draws what ``draw(width, at)`` returns, row number ``at`` marked, and keeps it in sight."""

    DEFAULT_CSS = """
    RowsPane { height: 1fr; scrollbar-size-vertical: 1; }
    """

    @dataclass
    class Picked(Message):
        """A click on the row that is now chosen; ``again`` if it was before."""

        again: bool

    def __init__(self, draw: Callable[[int, int], Block]) -> None:
        self._draw = draw
        self._drawn = Block()
        self.at = 0
        self._page = Page(self._lines)
        super().__init__(self._page)

    @property
    def drawn(self) -> Block:
        """The page as it was drawn last."""
        return self._drawn

    @property
    def stops(self) -> list[Stop]:
        """The rows there are."""
        return self._drawn.stops

    @property
    def stop(self) -> Stop | None:
        """The chosen row; ``None`` where there is none."""
        return self.stops[self.at] if self.at < len(self.stops) else None

    def redraw(self, *, top: bool = False) -> None:
        """Draw anew, from the ``top`` or where one was."""
        if top:
            self.at = 0
            scroll_to(self, 0)
        self._page.redraw()
        if self.stops and self.at >= len(self.stops):
            self._choose(len(self.stops) - 1)

    def row(self, step: int) -> None:
        """Choose the row below or above; beyond the ends, and towards its sight, scroll."""
        at = self.at + step
        if at < 0:
            scroll_to(self, 0)
        elif at >= len(self.stops) or not self._in_sight():
            scroll_to(self, self.scroll_offset.y + 2 * step)
        else:
            self._choose(at)

    def end(self, side: int) -> None:
        """Choose the first row and go to the top, or the last and to the bottom."""
        if self.stops:
            self._choose(0 if side < 0 else len(self.stops) - 1)
        scroll_to(self, 0 if side < 0 else self.max_scroll_y)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self._page)
        if offset is None:
            return
        here = [
            (stop.column, at)
            for at, stop in enumerate(self.stops)
            if stop.first <= offset.y <= stop.last and stop.column <= offset.x
        ]
        if here:
            at = max(here)[1]
            again = at == self.at
            self._choose(at)
            self.post_message(self.Picked(again))

    def _choose(self, at: int) -> None:
        self.at = at
        self._page.redraw()
        if self.size.height:
            self._follow()
        else:
            # Typed before the page was laid out.
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        stop = self.stop
        if stop is None:
            return
        top, room = self.scroll_offset.y, self.size.height
        # The heading above a row comes into sight with it.
        first = stop.first - 1 if self.at else 0
        if first < top:
            scroll_to(self, first)
        elif stop.last >= top + room:
            scroll_to(self, min(first, stop.last + 1 - room))

    def _in_sight(self) -> bool:
        stop, top, room = self.stops[self.at], self.scroll_offset.y, self.size.height
        return not room or (top <= stop.last and stop.first < top + room)

    def _lines(self, width: int, _height: int) -> list[Line]:
        self._drawn = self._draw(width, self.at)
        return self._drawn.lines


def scroll_to(pane: VerticalScroll, line: float) -> None:
    """Scroll at once, so that the next key already knows where the page stands."""
    pane.scroll_to(y=line, animate=False, force=True, immediate=True)
