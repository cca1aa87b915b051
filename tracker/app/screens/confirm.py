"""One question before something is taken away: y does it, n or Esc does not."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tracker.app import list_keys
from tracker.app.widgets.key_line import KeyLine
from tracker.app.widgets.page import Line, Page
from tracker.domain.text import visible


class Confirm(ModalScreen[bool]):
    """Dismisses ``True`` for y. Enter does nothing: it is pressed too easily."""

    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.CONFIRM_KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Confirm { align: center middle; background: $background 60%; }
    Confirm > Vertical { width: 72; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $accent; padding: 1 2 0 2; }
    Confirm Page { padding: 0; margin-bottom: 1; }
    Confirm KeyLine { dock: none; }
    """

    def __init__(self, question: str, detail: str) -> None:
        super().__init__()
        self._question = visible(question)
        self._detail = visible(detail, multiline=True)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self._draw)
            yield KeyLine()

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)

    def _draw(self, _width: int, _height: int) -> list[Line]:
        lines: list[Line] = [[(self._question, "bold")]]
        if self._detail:
            lines += [[], [(self._detail, "$muted")]]
        return lines
