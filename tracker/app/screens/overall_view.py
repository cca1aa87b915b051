"""The one question Progress asks in place: how one is overall. One digit answers it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tracker.app.progress_keys import OVERALL_KEYS
from tracker.app.prose import paragraph
from tracker.app.screens.asking_box import AskingBox
from tracker.app.widgets.page import Line
from tracker.domain import measures, progress_page_wording


class OverallQuestion(AskingBox[int | None]):
    """Dismisses the answer, 1 to 7, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = list(OVERALL_KEYS)
    DEFAULT_CSS = """
    OverallQuestion > Vertical { width: 60; }
    """

    def action_answer(self, value: int) -> None:
        """That is it."""
        self.dismiss(value)

    def action_leave(self) -> None:
        """Not now."""
        self.dismiss(None)

    def draw(self, width: int, _height: int) -> list[Line]:
        measure = measures.get("pgic")
        lines: list[Line] = [[(measure.question, "bold")], []]
        for number, word in enumerate(measure.value_words, 1):
            lines.append([(f"  {number}  ", "$accent bold"), word])
        return [*lines, [], *paragraph(progress_page_wording.ASK_OVERALL, width, "$muted")]
