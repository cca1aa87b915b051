"""A sheet of text over the screen: it scrolls, and closes by Esc, q or Enter."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tracker.app import list_keys
from tracker.app.widgets.page import Line, Page

MOST_COLUMNS = 116


class Sheet(ModalScreen[None]):
    """Subclasses give ``heading``, ``closing`` and ``lines``."""

    BINDINGS: ClassVar[list[BindingType]] = [*list_keys.CLOSE_KEYS, *list_keys.SCROLL_KEYS]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Sheet { align: center middle; background: $background 60%; }
    Sheet > .sheet { width: 100%; max-width: 120; height: auto; max-height: 100%;
        background: $surface; border: round $muted; border-title-color: $foreground;
        border-title-style: bold; border-subtitle-color: $muted; padding: 0 1; }
    Sheet Page { padding: 0; }
    """

    heading: str
    """What stands in the frame; never words of the person."""

    closing: str = "Esc closes"

    def compose(self) -> ComposeResult:
        self.scroll = VerticalScroll(Page(self._draw), classes="sheet", can_focus=False)
        self.scroll.border_title = self.heading
        self.scroll.border_subtitle = self.closing
        yield self.scroll

    def lines(self, width: int) -> list[Line]:
        """The text for a sheet of ``width`` cells."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Close the sheet."""
        self.dismiss(None)

    def action_lines(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll.scroll_relative(y=step, animate=False)

    def action_pages(self, step: int) -> None:
        """Scroll by pages."""
        self.scroll.scroll_relative(y=step * max(1, self.scroll.size.height - 1), animate=False)

    def action_ends(self, side: int) -> None:
        """Scroll to the top or the bottom."""
        self.scroll.scroll_to(y=0 if side < 0 else self.scroll.max_scroll_y, animate=False)

    def _draw(self, _width: int, _height: int) -> list[Line]:
        # By the window, not by the page: that is as wide as the window before it is laid out,
        # and a page that is drawn longer afterwards keeps its height, so its end is not reached.
        return self.lines(min(self.app.size.width - 5, MOST_COLUMNS - 2))


def hanging(label: str, words: str, width: int, *, style: str = "bold") -> list[Line]:
    """``label`` and the words beside it, wrapped so that they stay beside it."""
    room = max(width - len(label), 20)
    pieces = textwrap.wrap(words, room) or [""]
    lines: list[Line] = [[(label, style), pieces[0]]]
    lines += [[" " * len(label), piece] for piece in pieces[1:]]
    return lines
