"""Pain right before, right after, and the day after each session: a row each, 0 to 10 across.

Relief straight after stands beside what carries over: whether the ``●`` drift to the left
down the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts import day_words, describe, session_sentences
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.finished import finished
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.layout import Room, form_for
from tracker.charts.picture import Dated, Opens, Value
from tracker.charts.role import Role
from tracker.charts.session_rows import TITLE, SessionRows, number_or_dash, signed, within
from tracker.charts.spec import Drawing, Form
from tracker.charts.table import DAY, NOTES, Column, Table
from tracker.charts.view import View
from tracker.domain.figures import Figures, SessionPain
from tracker.domain.trend import MarkKind, marks_within

_COLUMNS = (
    DAY,
    Column("Session"),
    Column("Before", role=Role.PAIN, ten=True),
    Column("After", role=Role.PAIN, ten=True),
    Column("Change"),
    Column("Day after", ten=True),
    NOTES,
)


class SessionsView:
    """Before → after of each session."""

    id = "sessions"
    name = "Sessions"
    across = False
    down = 0
    covers = 1
    placed = True
    of_course = True

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place)
        return f"{TITLE}, {place}" if place else TITLE

    def has(self, figures: Figures) -> bool:
        return bool(figures.sessions)

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (
            "Pain right before, right after and the day after each session, a row each.",
            "The first session, s, draws the first row here.",
            *session_sentences.rest(figures),
        )

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        room = Room(width, height, form_for(width, height))
        if room.form is Form.TABLE:
            return finished(self, figures, view, room)
        rows = SessionRows(figures, view, room, glyph_set(glyphs))
        return finished(self, figures, view, room, rows.chart(), rows.signs)

    def readout(self, figures: Figures, day: date) -> str:
        data = figures.ease_pain
        held = [one for one in figures.sessions if one.day == day]
        parts = [f"Session {one.number}: {_words(one)}." for one in held]
        # What was held for another place has no row here.
        own = {f"session {one.number}" for one in held}
        others = [
            day_words.mark_words(mark)
            for mark in marks_within(data.marks, day, day)
            if mark.kind is MarkKind.SESSION and mark.label not in own
        ]
        parts += [f"{name[:1].upper()}{name[1:]} was for another place." for name in others]
        if parts:
            parts += day_words.marked(data, day, but=MarkKind.SESSION)
            parts += day_words.notes(data, day)
        else:
            parts = ["no session.", *day_words.beside(data, day)]
        return "  ".join((day_words.named(data, day), *parts))

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        places = describe.new_places(figures.ease_pain, view)
        rest = session_sentences.rest(figures, view)
        return (*places, *session_sentences.told(figures, view), *rest)

    def table(self, figures: Figures, view: View) -> Table:
        return Table(_COLUMNS, tuple(_row(one) for one in within(figures.sessions, view)))

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        return tuple(
            {
                "day": one.day.isoformat(),
                "session": one.number,
                "before": one.before,
                "after": one.after,
                "next_day": one.next_day,
                "from_memory": "old" if one.memory else None,
            }
            for one in within(figures.sessions, view)
        )

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        if drawing.form is Form.TABLE:
            return None
        room = Room(drawing.width, drawing.height, drawing.form)
        found = SessionRows(figures, view, room, glyph_set(Glyphs.BLOCKS)).at(column, row)
        return None if found is None else found.day

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        return tuple(dict.fromkeys(one.day for one in figures.sessions))

    def measures(self, figures: Figures) -> tuple[str, ...]:
        return ("pain_now",)

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        return (figures.sessions,)

    def opens(self, figures: Figures, day: date) -> Opens:
        held = next((one for one in figures.sessions if one.day == day), None)
        return Opens(day, None if held is None else held.id)


def _row(one: SessionPain) -> tuple[str, ...]:
    change = "–"
    if one.before is not None and one.after is not None:
        change = signed(one.after - one.before)
    return (
        one.day.isoformat(),
        str(one.number),
        number_or_dash(one.before),
        number_or_dash(one.after),
        change,
        number_or_dash(one.next_day),
        day_words.FROM_MEMORY if one.memory else "",
    )


def _words(one: SessionPain) -> str:
    said = f"pain {number_or_dash(one.before)} before, {number_or_dash(one.after)} after"
    if one.next_day is not None:
        said += f", {number(one.next_day)} the day after"
    return said + (f" ({day_words.NOT_COMPARED})" if one.memory else "")


VIEW = SessionsView()
