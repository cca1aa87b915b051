"""One question before something is taken away: y does it, n or Esc does not."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tracker.app import list_keys
from tracker.app.screens.asking_box import AskingBox
from tracker.app.widgets.page import Line
from tracker.domain.text import visible


class Confirm(AskingBox[bool]):
    """Dismisses ``True`` for y. Enter does nothing: it is pressed too easily."""

    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.CONFIRM_KEYS)
    DEFAULT_CSS = """
    Confirm > Vertical { width: 72; }
    """

    def __init__(self, question: str, detail: str) -> None:
        super().__init__()
        self._question = visible(question)
        self._detail = visible(detail, multiline=True)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)

    def draw(self, _width: int, _height: int) -> list[Line]:
        lines: list[Line] = [[(self._question, "bold")]]
        if self._detail:
            lines += [[], [(self._detail, "$muted")]]
        return lines
