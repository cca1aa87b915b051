"""A box in the middle of the screen that asks one thing and closes with the answer."""

from __future__ import annotations

from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tracker.app.widgets.key_line import KeyLine
from tracker.app.widgets.page import Line, Page

T = TypeVar("T")


class AskingBox(ModalScreen[T]):
    """Dismisses the answer. Subclasses give ``draw`` and how wide the box is."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    AskingBox { align: center middle; background: $background 60%; }
    AskingBox > Vertical { max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $accent; padding: 1 2 0 2; }
    AskingBox Page { padding: 0; margin-bottom: 1; }
    AskingBox KeyLine { dock: none; }
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self.draw)
            yield KeyLine()

    def draw(self, width: int, height: int) -> list[Line]:
        """The question and what goes with it."""
        raise NotImplementedError
