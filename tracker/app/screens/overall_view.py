"""The one question Progress asks in place: how one is overall. One digit answers it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tracker.app.progress_keys import OVERALL_KEYS
from tracker.app.prose import paragraph
from tracker.app.widgets.key_line import KeyLine
from tracker.app.widgets.page import Line, Page
from tracker.domain import measures, progress_page_wording


class OverallQuestion(ModalScreen[int | None]):
    """Dismisses the answer, 1 to 7, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = list(OVERALL_KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    OverallQuestion { align: center middle; background: $background 60%; }
    OverallQuestion > Vertical { width: 60; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $accent; padding: 1 2 0 2; }
    OverallQuestion Page { padding: 0; margin-bottom: 1; }
    OverallQuestion KeyLine { dock: none; }
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self._draw)
            yield KeyLine()

    def action_answer(self, value: int) -> None:
        """That is it."""
        self.dismiss(value)

    def action_leave(self) -> None:
        """Not now."""
        self.dismiss(None)

    def _draw(self, width: int, _height: int) -> list[Line]:
        measure = measures.get("pgic")
        lines: list[Line] = [[(measure.question, "bold")], []]
        for number, word in enumerate(measure.value_words, 1):
            lines.append([(f"  {number}  ", "$accent bold"), word])
        return [*lines, [], *paragraph(progress_page_wording.ASK_OVERALL, width, "$muted")]
