"""Pain right before, right after, and the day after each session: a row each, 0 to 10 across.

Relief straight after stands beside what carries over: whether the ``●`` drift to the left
down the page.
"""

from __future__ import annotations

from datetime import date

from tracker.charts import canvas
from tracker.charts.describe import Table, clean, number
from tracker.charts.layout import form_for
from tracker.charts.palette import Glyphs, GlyphSet, glyph_set
from tracker.charts.picture import Value
from tracker.charts.role import Role
from tracker.charts.rows import around
from tracker.charts.spec import Chart, Dot, Drawing, Form, Label, Layer, Placed, Plot
from tracker.charts.table_form import table_chart
from tracker.charts.view import View
from tracker.domain.days import label, label_with_year, short
from tracker.domain.figures import Figures, SessionPain
from tracker.domain.session_results import SessionNumbers, session_figures

NAME = 11
"""Cells left of the field: the session's number and its day."""

FIGURES = 29
"""Cells right of the field: before → after, the change, and the day after."""

_TOP = 10
_HEAD = 2
_FOOT = 1
_MOST_SAID = 3


class SessionsView:
    """Before → after of each session."""

    id = "sessions"
    name = "Sessions"

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place)
        return f"Before → after each session, {place}" if place else "Before → after each session"

    def has(self, figures: Figures) -> bool:
        return bool(figures.sessions)

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (
            "Pain right before, right after and the day after each session, a row each.",
            "The first session, s, draws the first row here.",
        )

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        form = form_for(width, height)
        if form is Form.TABLE:
            chart = table_chart(self.table(figures, view), width, height)
        else:
            chart = _Rows(figures, view, width, height, glyph_set(glyphs)).chart()
        return Drawing(
            width=width,
            height=height,
            form=form,
            cells=canvas.render(chart),
            title=self.title(figures),
            readout=self.readout(figures, view.cursor) if view.cursor else "",
            sentences=self.sentences(figures, view),
        )

    def readout(self, figures: Figures, day: date) -> str:
        named = label(day) if day.year == figures.today.year else label_with_year(day)
        held = [one for one in figures.sessions if one.day == day]
        if not held:
            before = [one for one in figures.sessions if one.day < day]
            if not before:
                return f"{named}  no session."
            ago = (day - before[-1].day).days
            since = f"{ago} day{'' if ago == 1 else 's'} after session {before[-1].number}"
            return f"{named}  no session.  {since}."
        said = "  ".join(f"Session {one.number}: {_words(one)}." for one in held)
        return f"{named}  {said}"

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        shown = within(figures.sessions, view)
        if not shown:
            return ("No session in these days.",)
        counted = (one for one in shown if not one.memory)
        found = session_figures(
            SessionNumbers(one.day, one.id, one.before, one.after, one.next_day) for one in counted
        )
        return found.sentences[:_MOST_SAID] if found is not None else ()

    def table(self, figures: Figures, view: View) -> Table:
        rows = tuple(
            (
                one.day.isoformat(),
                str(one.number),
                *(_number(value) for value in (one.before, one.after, one.next_day)),
                "from memory" if one.memory else "",
            )
            for one in within(figures.sessions, view)
        )
        return Table(("Day", "Session", "Before", "After", "Day after", "Notes"), rows)

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
        rows = _Rows(figures, view, drawing.width, drawing.height, glyph_set(Glyphs.BLOCKS))
        return rows.day_in(row)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        return tuple(dict.fromkeys(one.day for one in figures.sessions))


class _Rows:
    """Which sessions find a row, and the cells of each."""

    def __init__(
        self, figures: Figures, view: View, width: int, height: int, glyphs: GlyphSet
    ) -> None:
        self._view, self._width, self._glyphs = view, width, glyphs
        known = within(figures.sessions, view)
        room = max(height - _HEAD - _FOOT, 1)
        self._apart = 2 if len(known) * 2 - 1 <= room else 1
        count = min(len(known), -(-room // self._apart) if self._apart > 1 else room)
        upto = None if view.cursor is None else sum(one.day <= view.cursor for one in known)
        self._shown = around(known, upto, count)
        self._hidden = len(known) - len(self._shown)
        self._figures = width >= NAME + 2 * _TOP + 1 + FIGURES
        room_across = width - NAME - (FIGURES if self._figures else 0)
        self._step = max(min((room_across - 1) // _TOP, 6), 1)
        self._height, self._labels = height, list[Label]()

    def day_in(self, row: int) -> date | None:
        """The day of the session in that row; ``None`` beside them."""
        at, beside = divmod(row - _HEAD, self._apart)
        return self._shown[at].day if 0 <= at < len(self._shown) and not beside else None

    def chart(self) -> Chart:
        """The heading, a row for each session, and the key."""
        field = _TOP * self._step + 1
        self._heading()
        layers: list[Layer] = []
        height = max(len(self._shown) * self._apart, 1)
        for at, one in enumerate(self._shown):
            row = at * self._apart
            self._name(one, _HEAD + row)
            layers += self._row(one, height - 1 - row)
        plots = (Placed(_HEAD, NAME, Plot(field, height, tuple(layers))),) if self._shown else ()
        if not self._shown:
            self._say(_HEAD, NAME, "no session in these days", Role.MUTED)
        self._key()
        return Chart(self._width, self._height, plots, tuple(self._labels))

    def _heading(self) -> None:
        self._say(0, 0, "pain now", Role.MUTED)
        for value in range(_TOP + 1):
            if self._step >= 3 or value % 5 == 0:
                text = str(value)
                self._say(0, NAME + value * self._step - len(text) + 1, text, Role.MUTED)
        ticks = "".join(
            self._glyphs.tick if column % self._step == 0 else self._glyphs.floor
            for column in range(_TOP * self._step + 1)
        )
        self._say(1, NAME, ticks, Role.MUTED)
        if self._figures:
            self._say(0, self._right(), "before → after  change", Role.MUTED)
            self._say(0, self._right() + 24, self._glyphs.next_day, Role.MUTED)

    def _name(self, one: SessionPain, row: int) -> None:
        here = one.day == self._view.cursor
        role = Role.CURSOR if here else Role.TEXT
        self._say(row, 0, f"{one.number:<3} {short(one.day)}", role)
        if here:
            self._say(row, NAME - 1, self._glyphs.cursor, Role.CURSOR)
        if self._figures:
            change = ""
            if one.before is not None and one.after is not None:
                change = _signed(one.after - one.before)
            words = f"{_number(one.before):>6} → {_number(one.after):<5}"
            self._say(row, self._right(), f"{words} {change:>5}   ", role)
            self._say(row, self._right() + 24, _number(one.next_day), role)

    def _row(self, one: SessionPain, height: int) -> list[Layer]:
        glyphs = self._glyphs
        grid = tuple(
            Dot(value * self._step, height, glyphs.gap)
            for value in range(_TOP + 1)
            if self._step > 1
        )
        layers = [Layer(Role.MUTED, dots=grid)]
        ends = [value for value in (one.before, one.after) if value is not None]
        if len(ends) == 2 and not one.memory:
            first, last = sorted(self._column(value) for value in ends)
            line = tuple(Dot(column, height, glyphs.floor) for column in range(first, last + 1))
            layers.append(Layer(Role.PAIN, dots=line))
        marks = [
            (one.next_day, glyphs.next_day, Role.TEXT),
            (one.after, glyphs.planned, Role.PAIN),
            (one.before, glyphs.hollow if one.memory else glyphs.session, Role.PAIN),
        ]
        both = one.next_day is not None and one.before == one.next_day
        if both:
            marks = [(one.after, glyphs.planned, Role.PAIN), (one.before, glyphs.both, Role.PAIN)]
        for value, glyph, role in marks:
            if value is not None:
                layers.append(Layer(role, dots=(Dot(self._column(value), height, glyph),)))
        return layers

    def _key(self) -> None:
        glyphs = self._glyphs
        said = [
            f"{glyphs.session} before",
            f"{glyphs.planned} after",
            f"{glyphs.next_day} day after",
        ]
        if any(one.before is not None and one.before == one.next_day for one in self._shown):
            said.append(f"{glyphs.both} before = day after")
        if self._hidden:
            said.append(f"{self._hidden} more: j k")
        self._say(self._height - 1, NAME if self._width >= 60 else 0, "   ".join(said), Role.MUTED)

    def _right(self) -> int:
        return NAME + _TOP * self._step + 4

    def _column(self, value: float) -> int:
        return round(value * self._step)

    def _say(self, row: int, column: int, text: str, role: Role) -> None:
        self._labels.append(Label(row, column, text, role))


def within(sessions: tuple[SessionPain, ...], view: View) -> tuple[SessionPain, ...]:
    """The sessions of the days on screen."""
    return tuple(one for one in sessions if view.first <= one.day <= view.last)


def _words(one: SessionPain) -> str:
    said = f"pain {_number(one.before)} before, {_number(one.after)} after"
    if one.next_day is not None:
        said += f", {number(one.next_day)} the day after"
    return said + (" (from memory, not compared)" if one.memory else "")


def _number(value: float | None) -> str:
    return "–" if value is None else number(value)


def _signed(change: float) -> str:
    text = number(abs(change))
    return "0" if text == "0" else f"{'−' if change < 0 else '+'}{text}"


VIEW = SessionsView()
