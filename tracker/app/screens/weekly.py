"""The weekly review: up to six digits about the last 7 days, and Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input, TextArea

from tracker.app import in_order, weekly_page
from tracker.app.screens.weekly_asked import WeeklyAsked
from tracker.app.weekly_keys import WEEKLY_KEYS
from tracker.app.widgets.typed_lines import TypedLines
from tracker.domain import weekly, weekly_wording
from tracker.domain.safety import MiniAnswer
from tracker.errors import NeedsConfirmation, TrackerError
from tracker.services import weekly as service
from tracker.services import weekly_form
from tracker.services.diary import Saved


class WeeklyScreen(WeeklyAsked):
    """A new review, that of the day if there is one, or (``entry_id``) an earlier one again."""

    FORM = weekly_form.FORM
    BINDINGS: ClassVar[list[BindingType]] = list(WEEKLY_KEYS)
    AUTO_FOCUS = ""

    _asked = ""
    _sure = False

    async def write(self) -> Saved:
        question = self._question()
        if question and question != self._asked:
            self._asked = question
            if self.unanswered():
                self._turn_to_question()
            raise NeedsConfirmation(question)
        try:
            saved = await self.desk.store.run(
                service.save,
                self.form(),
                entry_id=self.subject_id,
                draft_id=self.draft_id,
                confirmed=self._sure,
                seen=self.seen,
            )
        except NeedsConfirmation:
            self._sure = True
            raise
        return weekly_page.shortly(saved)

    def touched(self) -> None:
        self._asked, self._sure = "", False
        super().touched()

    def summary(self) -> str:
        if self.mini.asks:
            return "n nothing new   1 2 3 something is   Space not now, and save without it"
        if self._lines_here() is self.naming:
            return "Enter keeps the names. Esc goes back to the rows; what is typed stays."
        try:
            form = self.form()
        except TrackerError as error:
            return str(error)
        if form.empty:
            many = len(self.ratings.rows)
            return f"Nothing yet: {many} digits, then Enter. Blank is fine, it stays not recorded."
        if left := weekly.peg_open(form):
            return f"{len(left)} more of the three based on PEG, or none of them."
        known = self.state.around.activities if self.state.around else ()
        named = {one.id: one.name for one in known}
        said = weekly_wording.weekly_sentence(form, named)
        first = "Enter asks one thing more, then saves" if self.unanswered() else "Enter saves"
        return weekly_page.summary(first, said, self.ratings.entry.hint, self.app.size.width)

    async def action_digit(self, digit: int) -> None:
        if self.state.around is None:
            # Which row comes next depends on what is read.
            await in_order.drained(self)
        await super().action_digit(digit)

    def action_mini(self, answer: str) -> None:
        # "Nothing new" can be said at any time; the numbers only once the question is asked.
        self.mini.waits = self.mini.waits or (answer == MiniAnswer.NOTHING and self.may_ask())
        super().action_mini(answer)

    def action_clear(self) -> None:
        if self.mini.answer is not None and self.may_ask() and self.passed():
            self.mini.answer = None
            self.touched()
            self.show_all()
        else:
            super().action_clear()

    def action_next_row(self) -> None:
        """The row below; in a line of text the next one, from the last back to the rows."""
        lines = self._lines_here()
        if lines is not None:
            if not lines.step(1):
                self.to_rows()
        elif self.takes_text():
            self.to_rows()
        elif self.passed() and self.unanswered() and not self.mini.waits:
            self._turn_to_question()
            self.show_state()
        elif self.passed() and self.tests.shown:
            self.tests.enter()
        else:
            self._rate(self.ratings.entry.down())

    def action_previous_row(self) -> None:
        """The row above; in a line of text the one before, from the first back to the rows."""
        lines = self._lines_here()
        if lines is not None and lines.step(-1):
            return
        if self.takes_text():
            self.to_rows()
        else:
            self._rate(self.ratings.entry.up())

    def action_tests(self) -> None:
        """Type the numbers of the movement tests."""
        self.tests.enter()

    def action_private(self) -> None:
        """Keep the note out of reports, or not."""
        self.private = not self.private
        self.touched()
        self.show_all()

    async def action_note(self) -> None:
        """Write some words."""
        await self.note.open()

    async def day_changed(self) -> None:
        await self.read_again()

    async def action_save_or_press(self) -> None:
        if self._lines_here() is self.naming:
            await self.keep_names()
        else:
            await self.action_save()

    async def action_save(self) -> None:
        """Save; activities that were being named are kept first."""
        if not self.state.names or await self.keep_names():
            await super().action_save()

    async def action_leave(self) -> None:
        if self.takes_text():
            self.naming.display = bool(self.state.names)
            self.to_rows()
            self.show_all()
            return
        await super().action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("mini", "safety_pages") and not self.may_ask():
            return False
        if action == "tests" and not self.tests.shown:
            return False
        return super().check_action(action, parameters)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if line := self.naming.typed(event):
            self.state.names[line.field] = line.known
        elif line := self.tests.typed(event):
            self.state.texts[line.field] = line.known
        else:
            return
        self.touched()
        self.show_all()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.note.settled(event):
            self.touched()
            self.show_all()

    def on_descendant_focus(self) -> None:
        """How a test is done stands above the fields while one of them is being typed into."""
        self.how.display = self.tests.here is not None
        self.how.redraw()
        self.show_state()

    def show_state(self) -> None:
        super().show_state()
        if self._lines_here() is not None:
            # Twice: what stands above the fields has its height only after the next layout.
            self.call_after_refresh(self.call_after_refresh, self._show_lines)

    def _show_lines(self) -> None:
        """Bring the fields into view, with what is said of the names beneath them."""
        lines = self._lines_here()
        if lines is not None:
            (self.below if lines is self.naming else lines).scroll_visible(animate=False)

    def _lines_here(self) -> TypedLines | None:
        return next((lines for lines in (self.tests, self.naming) if lines.here is not None), None)

    def _question(self) -> str:
        """What to ask before saving, besides unlikely values."""
        asked = []
        if self.ratings.refusal:
            asked.append(f"{self.ratings.refusal} A row from there on is blank.")
        if self.unanswered():
            asked.append("One thing more, in one key: is anything new? n nothing, Space not now.")
        return " ".join(asked)
