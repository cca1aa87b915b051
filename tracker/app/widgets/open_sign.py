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

    def tell(self, sign: str) -> bool:
        """Show ``sign``, or nothing for ``""``; whether that moves what stands beneath."""
        moves = sign != self._sign
        if moves:
            self._sign = sign
            self.display = bool(sign)
            self.redraw()
        return moves

    def _sign_lines(self, width: int, _height: int) -> list[Line]:
        return paragraph(self._sign, measure(width), "$accent bold")
