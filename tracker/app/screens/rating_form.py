"""Forms with rating rows: what the digits, arrows and Backspace do in each of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.timer import Timer

from tracker.app import keys
from tracker.app.desk import Desk
from tracker.app.screens.dated_form import DatedForm
from tracker.app.widgets.open_sign import OpenSign
from tracker.app.widgets.rating_entry import RatingEntry
from tracker.app.widgets.rating_rows import RatingRow, RatingRows
from tracker.services.drafting import Draft

SENTENCE_AFTER = 0.03
"""Seconds after a key until the sentence about what will be saved follows it."""

_TWO_ROWS = 6


class RatingForm(DatedForm):
    """A form whose heart is one ``RatingRows``; subclasses give ``summary``."""

    BINDINGS: ClassVar[list[BindingType]] = list(keys.RATING_KEYS)

    def __init__(
        self,
        desk: Desk,
        rows: tuple[RatingRow, ...],
        *,
        subject_id: str | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(desk, subject_id=subject_id, draft=draft)
        self.ratings = RatingRows(rows)
        self.sign = OpenSign()
        self._saying: Timer | None = None

    def summary(self) -> str:
        """In words, what Enter will save."""
        raise NotImplementedError

    async def action_digit(self, digit: int) -> None:
        """Rate the row."""
        self._rate(self.ratings.entry.digit(digit))

    def action_keep(self) -> None:
        """Keep a waiting 1 and go on."""
        self._rate(self.ratings.entry.keep())

    def action_next_row(self) -> None:
        """The row below; from a text field back to the rows."""
        if self.takes_text():
            self.set_focus(self.ratings)
        else:
            self._rate(self.ratings.entry.down())

    def action_previous_row(self) -> None:
        """The row above; from a text field back to the rows."""
        if self.takes_text():
            self.set_focus(self.ratings)
        else:
            self._rate(self.ratings.entry.up())

    def action_clear(self) -> None:
        """Clear the row, or go back one and clear that."""
        self._rate(self.ratings.entry.clear())

    async def action_save(self) -> None:
        """Save; a sentence that is about to be said must not cover a question."""
        self._hush()
        await super().action_save()

    def on_rating_rows_picked(self) -> None:
        self._rated()

    def _rate(self, entry: RatingEntry) -> None:
        # At once and not by message: Enter may follow before a message is read, and what it
        # asks would be taken for answered.
        if self.ratings.feed(entry):
            self._rated()

    def _rated(self) -> None:
        self.touched()
        # The digit is painted first, by itself: the sentence stands at the other end of the
        # screen, and one paint for both would draw everything between them again.
        if self._saying is None:
            self._saying = self.set_timer(SENTENCE_AFTER, self.show_state)

    def show_state(self) -> None:
        """Say what will be saved, and bring the row that is rated into view."""
        self._hush()
        entry = self.ratings.entry
        if entry.refused is not None and entry.refused[0] == entry.row:
            self.tell(self.ratings.refusal, asks=True)
        else:
            self.tell(self.summary())
        self.keep_in_view()

    def keep_in_view(self) -> None:
        """Scroll to the question that the keys answer, where the form is longer than its room."""
        if self.takes_text():
            return
        for body in self.bodies():
            if body.max_scroll_y:
                top = self.asked_at()
                # What stands at the top is kept there for as long as this and the next row fit.
                fits = top + _TWO_ROWS <= body.size.height
                y = 0 if fits else max(0, top - body.size.height // 2)
                body.scroll_to(y=y, animate=False)

    def show_sign(self, sign: str) -> None:
        """Show the urgent safety sign that is open above the rows, or nothing for ``""``."""
        if self.sign.tell(sign):
            self.call_after_refresh(self.keep_in_view)

    def asked_at(self) -> int:
        """The line of the form at which the question stands that the keys answer."""
        return self.ratings.virtual_region.y + self.ratings.top_of(self.ratings.entry.row)

    def _hush(self) -> None:
        if self._saying is not None:
            self._saying.stop()
            self._saying = None
