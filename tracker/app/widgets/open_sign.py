"""The urgent safety sign that is open, above a form; what the form is for goes on beneath it."""

from __future__ import annotations

from tracker.app.prose import measure, paragraph
from tracker.app.widgets.page import Line, Page


class OpenSign(Page):
    """Takes no line without a sign; with one it scrolls away with the form."""

    def __init__(self) -> None:
        super().__init__(self._sign_lines)
        self._sign = ""
        self.display = False

    def tell(self, sign: str) -> None:
        """Show ``sign``, or nothing for ``""``."""
        if sign != self._sign:
            self._sign = sign
            self.display = bool(sign)
            self.redraw()

    def _sign_lines(self, width: int, _height: int) -> list[Line]:
        return paragraph(self._sign, measure(width), "$accent bold")
