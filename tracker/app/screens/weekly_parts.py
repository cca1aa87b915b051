"""The weekly review as it stands on screen: its parts, what they hold, and what surrounds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from textual.app import ComposeResult

from tracker.app import weekly_page
from tracker.app.desk import Desk
from tracker.app.screens.mini_form import MiniScreenForm
from tracker.app.weekly_state import WeeklyState, is_rated
from tracker.app.widgets.mini_screen import MiniScreen
from tracker.app.widgets.note import NoteArea
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.rating_entry import RatingEntry
from tracker.app.widgets.typed_lines import TypedLines
from tracker.domain import days, weekly
from tracker.domain.safety import MiniAnswer
from tracker.domain.session import NOT_ASKED
from tracker.domain.weekly import WeeklyForm
from tracker.errors import NotFound, TrackerError
from tracker.services import movement, weekly_form
from tracker.services import weekly as service
from tracker.services.drafting import Draft
from tracker.services.movement import Offer
from tracker.services.seen import mark
from tracker.services.weekly_form import Context


class WeeklyParts(MiniScreenForm):
    """Reads and shows; what the keys do is in ``WeeklyScreen``."""

    def __init__(
        self,
        desk: Desk,
        *,
        around: Context | None = None,
        entry_id: str | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(desk, (), subject_id=entry_id, draft=draft)
        self.day: date = draft.day if draft else desk.today()
        self.state = WeeklyState()
        self.mini = MiniScreen(review=True)
        self.mini.waits = False
        # A review that was opened by its name stays that one when its day is changed.
        self._named = self.subject_id is not None
        self.private = False
        self.how = Page(self._how_lines)
        self.tests = TypedLines()
        self.naming = TypedLines()
        self.below = Page(self._below_lines)
        self.note = NoteArea()
        if around is not None:
            self._settle(around, around.draft)

    def body(self) -> ComposeResult:
        self.naming.display = self.how.display = False
        self.note.display = bool(self.note.kept)
        yield self.sign
        yield Page(weekly_page.intro)
        yield self.ratings
        yield self.mini
        yield self.how
        yield self.tests
        yield self.naming
        yield self.below
        yield self.note

    async def on_mount(self) -> None:
        if self.focused is None:
            self.to_rows()
        if self.state.around is None:
            await self._load()
        await self.show_typed()
        self.show_all()

    def blank(self) -> bool:
        answered = self.mini.answer not in (None, MiniAnswer.NOT_ASKED)
        return self.state.blank and not (answered or self.note.kept.strip())

    def form(self) -> WeeklyForm:
        """The review as it stands in the form. Raises ``InvalidValue``."""
        mini = self.mini.answer.value if self.mini.answer is not None else None
        if mini is None and self.may_ask():
            mini = NOT_ASKED
        note = self.note.kept
        return self.state.filled(WeeklyForm(self.day, mini=mini, note=note, private=self.private))

    def payload(self) -> dict[str, Any]:
        return {
            "ratings": self.state.ratings,
            "texts": self.state.texts,
            "names": self.state.names,
            "mini": self.mini.answer,
            "note": self.note.kept,
            "private": self.private,
        }

    def restore(self, payload: dict[str, Any]) -> None:
        mini = payload["mini"]
        answer = None if mini is None else MiniAnswer(mini)
        self.state.take_up(
            {str(k): v if v is None else int(v) for k, v in payload["ratings"].items()},
            {str(k): str(v) for k, v in payload["texts"].items()},
        )
        self.state.names = {str(k): str(v) for k, v in payload["names"].items()}
        self.mini.answer, self.private = answer, bool(payload["private"])
        self._show_note(str(payload["note"]))
        self._lay_out()
        self._go_to_first_blank()

    def _go_to_first_blank(self) -> None:
        """With this many rows one goes on where one stopped; filled ones are not typed over."""
        entry = self.ratings.entry
        if not entry.typed:
            blank = (n for n, value in enumerate(entry.values) if value is None)
            self.ratings.feed(entry.at(next(blank, len(entry.values))))

    def may_ask(self) -> bool:
        """Only where a review of a course is open, and was not asked yet."""
        return self.state.around is not None and self.state.around.ask_mini

    def go_to(self, field: str) -> None:
        """Rate that row next, or go on where one was."""
        fields = [row.field for row in self.ratings.rows]
        if field in fields:
            self._rate(self.ratings.entry.at(fields.index(field)))
        self.to_rows()

    def to_rows(self) -> None:
        """The focus to the rows; the row that is rated is what must be seen, not their top."""
        self.set_focus(self.ratings, scroll_visible=False)

    def _rate(self, entry: RatingEntry) -> None:
        super()._rate(entry)
        # Now, and not with the next message: whose the next digit is depends on it.
        self._follow()

    def _rated(self) -> None:
        self._follow()
        super()._rated()

    def _follow(self) -> None:
        """Take over what was rated; back among the rows the question is not asked."""
        self.state.ratings |= self.ratings.values
        if not self.passed():
            self._turn_to_question(turn=False)

    def _turn_to_question(self, *, turn: bool = True) -> None:
        """Whether the keys are the question's: one digit too many must not answer it."""
        if turn:
            self.ratings.feed(self.ratings.entry.at(len(self.ratings.rows)))
        if turn != self.mini.waits:
            self.mini.waits = turn
            self.mini.redraw()

    def unanswered(self) -> bool:
        """Whether the question of a review was not answered yet."""
        return self.may_ask() and self.mini.answer is None

    def passed(self) -> bool:
        """Whether the last row was passed."""
        return self.ratings.entry.row >= len(self.ratings.rows)

    async def _load(self) -> None:
        """The record that is put right, or the draft, and what stands around its day."""
        try:
            if self.subject_id is not None and self.draft is None:
                self.day = (await self.desk.store.run(service.load, self.subject_id)).day
            self._settle(await self._read(), self.draft)
        except TrackerError as error:
            self.tell(str(error), asks=True)

    async def read_again(self) -> None:
        """What stands around the day, which is another one, or asks for something else now."""
        try:
            found = await self._read()
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        self._settle(found, found.draft if self.draft_id is None else None)
        await self.show_typed()
        self.show_all()

    async def _read(self) -> Context:
        run, named = self.desk.store.run, self.subject_id if self._named else None
        try:
            return await run(weekly_form.context, self.day, named)
        except NotFound:
            # What stands here about a review that is gone can still be saved, as a new one.
            self.seen, self.state.given = "", {}
            found = await run(weekly_form.context, self.day)
            return replace(found, entry_id=None, form=WeeklyForm(self.day), draft=None)

    def _settle(self, found: Context, draft: Draft | None) -> None:
        old = self.state.around
        untouched = self.note.kept == (old.form.note if old else "")
        self.state.settle(found)
        if not self._named:
            self.subject_id = found.entry_id
            self.seen = None
        if found.entry_id is not None:
            self.seen = mark(found.form)
        if untouched:
            self.private = found.form.private
            self._show_note(found.form.note)
        self.show_sign(found.sign)
        self.mini.last_screen = found.last_screen
        self._lay_out()
        if draft is not None:
            self.day = draft.day
            self.take_up(draft)
        elif found.older_draft is not None and self.blank():
            self.tell_unfinished(found.older_draft)

    def _lay_out(self) -> None:
        rows = self.state.rows()
        rated = [row for row in rows if is_rated(row.field)]
        last = self.state.around.last if self.state.around else None
        self.ratings.set_rows(weekly_page.rating_rows(rated, last), self.state.ratings)
        self._follow()

    def _show_note(self, text: str) -> None:
        self.note.fill(text)
        self.note.display = bool(text)

    async def show_typed(self) -> None:
        """Ask for the numbers that are typed as text."""
        typed = [row for row in self.state.rows() if not is_rated(row.field)]
        offers: tuple[Offer, ...] = ()
        if typed:
            offers = await self.desk.store.run(movement.offers, self.day, besides=self.subject_id)
        await self.tests.ask(weekly_page.typed_numbers(typed, offers), self.state.texts)

    def show_all(self) -> None:
        self.mini.asked_for(self.may_ask())
        review = self.state.around.review if self.state.around else None
        width, again = self.app.size.width - 2, self.subject_id is not None
        self.title_line.update(weekly_page.title(days.label(self.day), review, width, again=again))
        for line in self.tests.shown:
            line.say(taken=self.state.taken(line.field))
        self.below.redraw()
        self.show_state()

    def _below_lines(self, width: int, height: int) -> list[Line]:
        around = self.state.around
        return weekly_page.below(
            weekly_page.Around(
                named=around is not None and bool(around.activities),
                tests=bool(self.tests.shown),
                hidden=around.hidden if around else (),
                noted=bool(self.note.kept.strip()),
                private=self.private,
                naming=bool(self.naming.display),
            ),
            width,
            height,
        )

    def _how_lines(self, width: int, _height: int) -> list[Line]:
        at = self.tests.here
        if at is None:
            return []
        return weekly_page.how(weekly.measure_of(self.tests.shown[at].field), width)
