"""A rating form that first asks, in one key, whether anything is new; it never blocks."""

from __future__ import annotations

from tracker.app.screens.rating_form import RatingForm
from tracker.app.widgets.mini_screen import MiniScreen
from tracker.domain import mini_screen
from tracker.domain.safety import MINI_OPTIONS, MiniAnswer
from tracker.services.diary import Saved


class MiniScreenForm(RatingForm):
    """Keys go to the question while it waits, and to the rows afterwards."""

    mini: MiniScreen

    def may_ask(self) -> bool:
        """Whether the question belongs here: only while the session is still ahead."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Draw the form anew."""
        raise NotImplementedError

    async def action_digit(self, digit: int) -> None:
        if self.mini.asks:
            self.action_mini(str(digit))
            return
        await super().action_digit(digit)

    def action_mini(self, answer: str) -> None:
        """Answer the one-key question before a session."""
        if not self.mini.asks:
            return
        if answer not in [option.answer.value for option in MINI_OPTIONS.values()]:
            self.tell("First, in one key: is anything new?  n nothing   Space not now", asks=True)
            return
        given = MiniAnswer(answer)
        self.mini.answer = given
        self.touched()
        self.show_all()
        opens = MINI_OPTIONS[given].opens
        if opens:
            from tracker.app.screens.safety_form import SafetyForm

            reason = f"You answered: {MINI_OPTIONS[given].text}."
            self.app.push_screen(SafetyForm(self.desk, tiers=opens, reason=reason), self._screened)

    def action_safety_pages(self) -> None:
        """Take the whole safety screen before the first session."""
        if self.mini.asks:
            from tracker.app.screens.safety_form import SafetyForm
            from tracker.domain.safety import Tier

            self.mini.answer = MiniAnswer.NOT_ASKED
            self.show_all()
            reason = "Before the review." if self.mini.review else "Before a first session."
            self.app.push_screen(
                SafetyForm(self.desk, tiers=tuple(Tier), reason=reason), self._screened
            )

    def action_keep(self) -> None:
        if self.mini.asks:
            self.mini.answer = MiniAnswer.NOT_ASKED
            self.show_all()
            return
        super().action_keep()

    def action_next_row(self) -> None:
        if self.mini.asks:
            self.action_keep()
        elif self.takes_text():
            self.focus_next()
        else:
            super().action_next_row()

    def action_previous_row(self) -> None:
        if self.takes_text():
            self.focus_previous()
        else:
            super().action_previous_row()

    def action_clear(self) -> None:
        if self.mini.answer is not None and self.blank() and self.may_ask():
            self.mini.answer = None
            self.show_all()
            return
        super().action_clear()

    def _screened(self, saved: Saved | None) -> None:
        goes_on = mini_screen.REVIEW_GOES_ON if self.mini.review else mini_screen.GO_ON
        self.tell(goes_on if saved is None else saved.text)
