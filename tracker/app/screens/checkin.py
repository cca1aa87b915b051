"""The check-in form: three digits about the last 24 hours, and Enter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from tracker.app import checkin_draft, checkin_page, checkin_rows, in_order
from tracker.app.checkin_draft import Values
from tracker.app.checkin_rows import NEXT_DAY, PLACE, WORST
from tracker.app.desk import Desk
from tracker.app.form_keys import CHECKIN_KEYS
from tracker.app.screens.rating_form import RatingForm
from tracker.app.widgets.note import NoteArea
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.domain import sites, wording
from tracker.domain.checkin import CheckIn
from tracker.domain.measures import AFTER_EFFECTS
from tracker.domain.sites import Place
from tracker.errors import InvalidValue, TrackerError
from tracker.services import checkin_form, checkins
from tracker.services.checkin_form import Context
from tracker.services.diary import Saved
from tracker.services.drafting import Draft
from tracker.services.seen import mark


class CheckInScreen(RatingForm):
    """A new check-in, or (``entry_id``) an earlier one again."""

    FORM = "checkin"
    BINDINGS: ClassVar[list[BindingType]] = list(CHECKIN_KEYS)
    AUTO_FOCUS = ""

    def __init__(
        self,
        desk: Desk,
        *,
        day: date | None = None,
        entry_id: str | None = None,
        draft: Draft | None = None,
    ) -> None:
        self.day = draft.day if draft else day or desk.today()
        first = checkin_rows.rows(self.day, None, after_session=None, worst=False, further=())
        super().__init__(desk, first, subject_id=entry_id, draft=draft)
        self._around: Context | None = None
        self._more = CheckIn(self.day)
        self._given: Values = {}
        self._worst = False
        self._extras = Page(self._extra_lines)
        self._note = NoteArea()
        self._place = TextLine(
            placeholder="Where else? kn l = left knee; Enter adds it, Esc leaves"
        )

    def body(self) -> ComposeResult:
        self._note.display = self._place.display = False
        yield self.sign
        yield Page(checkin_page.intro)
        yield self.ratings
        yield self._extras
        yield self._place
        yield self._note

    async def on_mount(self) -> None:
        if self.focused is None:
            self.set_focus(self.ratings, scroll_visible=False)
        self.show_state()
        await self._load()

    def blank(self) -> bool:
        return self.form().empty

    def form(self) -> CheckIn:
        """The check-in as it stands in the form."""
        more = replace(self._more, day=self.day, note=self._note.kept)
        return checkin_rows.with_values(more, self.ratings.values)

    def payload(self) -> dict[str, Any]:
        more = replace(self._more, note=self._note.kept)
        return checkin_draft.to_payload(more, self.ratings.values)

    def restore(self, payload: dict[str, Any]) -> None:
        self._more, values = checkin_draft.from_payload(payload, self._more)
        self._show_note(self._more.note)
        self._lay_out(values | self._typed())

    async def write(self) -> Saved:
        return await self.desk.store.run(
            checkins.save,
            self.form(),
            entry_id=self.subject_id,
            draft_id=self.draft_id,
            confirmed=self.confirmed,
            seen=self.seen,
        )

    def summary(self) -> str:
        form = self.form()
        if form.empty:
            return "Nothing yet: three digits, then Enter. Blank is fine, it stays not recorded."
        waiting = f"  {hint}" if (hint := self.ratings.entry.hint) else ""
        return f"Enter saves: {wording.checkin_sentence(form)}.{waiting}"

    def action_flare(self) -> None:
        """Say that the day was a flare, or that it was not."""
        now = self._more.flare
        if now is None:
            now = self._around.flare if self._around else False
        self._change(flare=not now)

    def action_medicine(self) -> None:
        """Pain medicine taken, or not."""
        self._change(medicine=not self._more.medicine)

    def action_private(self) -> None:
        """Keep the note out of reports, or not."""
        self._change(private=not self._more.private)

    def action_sign(self, sign: str) -> None:
        """Tick or untick one after-effect; only while they are asked."""
        if self._around is None or not self._around.signs:
            self.tell("These are asked on the days after a session.")
            return
        ticked = set(self._more.since_session) ^ {sign}
        self._change(since_session=tuple(s for s in AFTER_EFFECTS if s in ticked))

    def action_worst(self) -> None:
        """Add the row for the worst pain."""
        self._worst = True
        self._lay_out(self.ratings.values, go_to=WORST)

    async def action_place(self) -> None:
        """Add the row of the next place rated before, or ask for one."""
        shown = {field for field in self.ratings.values if field.startswith(PLACE)}
        known = self._around.further if self._around else ()
        for place in known:
            if PLACE + str(place) not in shown:
                self._add_place(place)
                return
        await in_order.open_field(self._place)

    async def action_note(self) -> None:
        """Write some words."""
        await self._note.open()

    async def action_leave(self) -> None:
        if self.takes_text():
            self._place.display = False
            self.set_focus(self.ratings)
            return
        await super().action_leave()

    async def action_save_or_press(self) -> None:
        if self.focused is self._place:
            self._place_typed()
            return
        await super().action_save_or_press()

    async def day_changed(self) -> None:
        await self._load_day()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._note.settled(event):
            self.touched()
            self.show_state()

    def _place_typed(self) -> None:
        try:
            place = sites.parse_place(self._place.value)
        except InvalidValue as error:
            self.tell(str(error), asks=True)
            return
        self._place.value = ""
        self._place.display = False
        self.set_focus(self.ratings)
        if self._around is not None and place == self._around.place:
            self.tell(f"{sites.label(place)} is the main site: the second row rates it.")
            return
        self._add_place(place)

    def _add_place(self, place: Place) -> None:
        field = PLACE + str(place)
        self._lay_out({**self.ratings.values, field: None}, go_to=field)

    def _change(self, **changes: Any) -> None:
        self._more = replace(self._more, **changes)
        self.touched()
        self._extras.redraw()
        self.show_state()

    async def _load(self) -> None:
        """The record that is put right, and what stands around its day or its draft's."""
        draft = self.draft
        try:
            if self.subject_id is not None:
                self._take(await self.desk.store.run(checkins.load, self.subject_id))
        except TrackerError as error:
            self.seen = ""
            if draft is None:
                self.tell(str(error), asks=True)
                return
        if draft is not None:
            self.day = draft.day
        await self._load_day(draft)

    async def _load_day(self, draft: Draft | None = None) -> None:
        try:
            found = await self.desk.store.run(checkin_form.context, self.day, self.subject_id)
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        self._around = found
        self.show_sign(found.sign)
        self._lay_out(self.ratings.values)
        draft = draft or (found.draft if self.draft_id is None else None)
        if draft is not None:
            self.day = draft.day
            self.take_up(draft)
        elif found.older_draft is not None and self.blank():
            self.tell_unfinished(found.older_draft)

    def _take(self, form: CheckIn) -> None:
        typed = self._typed()
        self.seen = mark(form)
        self.day = form.day
        self._more = replace(form, flare=None)
        self._worst = form.worst is not None
        self._show_note(form.note)
        self._given = checkin_rows.values_of(form)
        self._lay_out(self._given | typed)

    def _typed(self) -> Values:
        """What was rated here; it stands above what is read afterwards."""
        now = self.ratings.values.items()
        return {k: v for k, v in now if v is not None and v != self._given.get(k)}

    def _lay_out(self, values: Values, go_to: str | None = None) -> None:
        context = self._around
        self._worst = self._worst or values.get(WORST) is not None
        rated = (field.removeprefix(PLACE) for field in values if field.startswith(PLACE))
        after = context.after_session if context else None
        if after is None and values.get(NEXT_DAY) is not None:
            after = 0
        made = checkin_rows.rows(
            self.day,
            context.last if context else None,
            after_session=after,
            worst=self._worst,
            further=tuple(sites.parse_place(place) for place in rated),
        )
        self.ratings.set_rows(made, values)
        if go_to is not None:
            at = next(n for n, row in enumerate(made) if row.field == go_to)
            self.ratings.feed(self.ratings.entry.at(at))
        self._extras.redraw()
        self._show_title()
        self.show_state()

    def _show_note(self, text: str) -> None:
        self._note.fill(text)
        self._note.display = bool(text)

    def _show_title(self) -> None:
        place = self._around.place if self._around else self.desk.first.place
        late = self.day == self.desk.today() != self.desk.clock.now().date()
        again, width = self.subject_id is not None, self.app.size.width - 2
        self.title_line.update(checkin_page.title(self.day, place, width, again=again, late=late))

    def _extra_lines(self, width: int, height: int) -> list[Line]:
        around = self._around
        flare = self._more.flare
        if flare is None and around is not None:
            flare = around.flare
        form = replace(self._more, flare=flare, note=self._note.kept)
        return checkin_page.extras(form, height, signs=around is not None and around.signs)
