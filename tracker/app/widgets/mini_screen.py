"""The one-key question before a session or a review: is anything new that matters?"""

from __future__ import annotations

from datetime import date

from tracker.app.widgets.page import Line, Page
from tracker.domain import mini_screen
from tracker.domain.safety import MINI_OPTIONS, MiniAnswer


class MiniScreen(Page):
    """Asks while the session is still ahead and nothing was answered; then one quiet line.

    ``review``: it is a review it stands before. ``waits``: its turn has come; until then it
    is shown, but the keys are not its own.
    """

    def __init__(self, *, review: bool = False) -> None:
        super().__init__(self._lines)
        self.review = review
        self.waits = True
        self.answer: MiniAnswer | None = None
        self.last_screen: date | None = None
        self._ahead = False

    @property
    def asks(self) -> bool:
        """Whether it waits for its key."""
        return self._ahead and self.waits and self.answer is None

    def asked_for(self, ahead: bool) -> None:
        """Ask only while the session or review is ``ahead``."""
        self._ahead = ahead
        self.display = ahead and self.answer is not MiniAnswer.NOT_ASKED
        self.redraw()

    def _lines(self, width: int, height: int) -> list[Line]:
        question = mini_screen.question(self.last_screen, review=self.review)
        if self.answer is not None:
            option = MINI_OPTIONS.get(self.answer)
            said = option.text if option else "not asked"
            return [[(f"{question} ", "$muted"), (said, "")], []]
        key = "$accent bold" if self.waits else "$muted"
        lines: list[Line] = [[(question, "bold" if self.waits else "")]]
        for option in MINI_OPTIONS.values():
            lines.append([("  " + option.answer.value, key), f"  {option.text}"])
        if self.last_screen is None:
            lines.append([("  y", key), "  no safety screen yet: take its 3 pages now"])
        what = "review" if self.review else "session"
        lines.append([("  Space", key), (f" not now; the {what} counts anyway", "$muted")])
        lines.append([])
        return lines
