"""The cells of the picture of sessions: a row each, 0 to 10 across."""

from __future__ import annotations

from datetime import date

from tracker.charts import about, braille, canvas
from tracker.charts.day_words import FROM_MEMORY, clean
from tracker.charts.describe import number
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels, laid_out
from tracker.charts.layout import Room
from tracker.charts.role import Role
from tracker.charts.rows import (
    TOP,
    YEAR,
    Spot,
    around,
    columns,
    day_name,
    headed,
    ticks,
    with_years,
)
from tracker.charts.spec import Chart, Dot, Form, Layer, Placed, Plot, Sign
from tracker.charts.view import View
from tracker.domain.days import short
from tracker.domain.figures import Figures, SessionPain
from tracker.domain.plurals import how_many

TITLE = "Before → after each session"

_NOTE = "pain now, lower is less"

NAME = 12
"""Cells left of the field: the session's number and its day."""

FIGURES = 31
"""Cells right of the field: before → after, the change, and the day after."""

_ROOMY = 72
_WIDEST = 15
_LEAST_STEP = 3
_NOTHING = "no session in these days"
_BESIDE = 3
"""Cells a point needs before marks of one value can stand side by side."""


class SessionRows:
    """Which sessions find a row, and the cells of each."""

    def __init__(self, figures: Figures, view: View, room: Room, glyphs: GlyphSet) -> None:
        self._view, self._glyphs, self._room = view, glyphs, room
        self._place = clean(figures.ease_pain.place)
        known = within(figures.sessions, view)
        self._counted = counted(figures, view)
        self._years = with_years([one.day for one in known], figures.today)
        self._years = self._years and room.width > NAME + YEAR + TOP
        self._left = NAME + (YEAR if self._years else 0)
        least = self._left + _LEAST_STEP * TOP + 1 + FIGURES
        said = [Sign("", f"{len(known)} more"), *self._of_all()]
        if room.form is Form.FULL:
            said += _signs(glyphs)
        # What explains the signs stands under the field where there is room.
        self._under = self._left if room.width >= _ROOMY else 0
        foot = len(laid_out(said, room.width - self._under))
        self._on = columns(len(known), room, 1 + headed(room.height), least, foot)
        upto = None if view.cursor is None else sum(one.day <= view.cursor for one in known)
        self._shown = around(known, upto, self._on.shown)
        self._hidden = len(known) - len(self._shown)
        wide = self._on.wide
        self._figures = wide >= self._left + 2 * TOP + 1 + FIGURES
        across = wide - self._left - (FIGURES if self._figures else 0)
        self._step = max(min((across - 1) // TOP, _WIDEST), 1)
        self._words = Labels(room.width, glyphs)
        self.signs: tuple[Sign, ...] = ()

    def at(self, column: int, row: int) -> SessionPain | None:
        """The session at that cell; ``None`` beside the rows."""
        index = self._on.at(column, row)
        return None if index is None else self._shown[index]

    def chart(self) -> Chart:
        """The heading, a row for each session, and the key."""
        on, plots = self._on, []
        if on.head > 1:
            sessions = self._counted
            place = f"{self._place}, " if self._place else ""
            self._words.heading(TITLE, _NOTE, f"{place}{sessions}", sessions)
        for left, rows in on.parts():
            self._scale(left)
            layers: list[Layer] = []
            before = None
            for index in rows:
                spot, one = on.spot(index), self._shown[index]
                self._name(one, spot, before)
                layers += self._row(one, spot.up)
                before = one.day
            field = Plot(TOP * self._step + 1, on.lines, tuple(layers))
            plots.append(Placed(on.head, left + self._left, field))
        if not self._shown:
            self._scale(0)
            left = NAME if NAME + len(_NOTHING) <= self._room.width else 0
            self._words.say(on.head, left, _NOTHING, Role.MUTED)
        self.signs = self._seen(plots)
        self._key()
        return Chart(self._room.width, self._room.height, tuple(plots), tuple(self._words.all))

    def _scale(self, left: int) -> None:
        say, row, step = self._words.say, self._on.head - 1, self._step
        if not row:
            say(row, left, f"pain now {self._glyphs.down}", Role.MUTED)
        for value in ticks(step, self._room.form):
            text = str(value)
            say(row, left + self._left + value * step - len(text) + 1, text, Role.MUTED)
        if self._figures:
            right = self._right(left)
            say(row, right, "before → after  change", Role.MUTED)
            say(row, right + 24, self._glyphs.next_day, Role.MUTED)

    def _name(self, one: SessionPain, spot: Spot, before: date | None) -> None:
        here, say, row = one.day == self._view.cursor, self._words.say, spot.row
        role = Role.CURSOR if here else Role.TEXT
        day = day_name(one.day, before) if self._years else short(one.day)
        say(row, spot.left, f"{one.number:<3} {day}", role)
        if here:
            say(row, spot.left + self._left - 1, self._glyphs.cursor, Role.CURSOR)
        if self._figures:
            change = ""
            if one.before is not None and one.after is not None:
                change = signed(one.after - one.before)
            words = f"{number_or_dash(one.before):>6} → {number_or_dash(one.after):<5}"
            right = self._right(spot.left)
            say(row, right, f"{words} {change:>5}   ", role)
            say(row, right + 24, number_or_dash(one.next_day), role)

    def _row(self, one: SessionPain, height: int) -> list[Layer]:
        glyphs, step = self._glyphs, self._step
        grid = range(TOP + 1) if step > 1 else ()
        layers = [
            Layer(Role.MUTED, dots=tuple(Dot(value * step, height, glyphs.gap) for value in grid))
        ]
        if one.before is not None and one.after is not None and not one.memory:
            first, last = sorted((self._column(one.before), self._column(one.after)))
            line = tuple(Dot(column, height, glyphs.floor) for column in range(first, last + 1))
            if glyphs.fine:
                line = braille.dots(braille.span(first, last, height))
            layers.append(Layer(Role.PAIN, dots=line))
        for column, glyph, role in self._marks(one):
            layers.append(Layer(role, dots=(Dot(column, height, glyph),)))
        return layers

    def _marks(self, one: SessionPain) -> list[tuple[int, str, Role]]:
        """The three marks with their columns: of one value, they stand beside each other."""
        glyphs = self._glyphs
        before, after, next_day = (
            None if value is None else self._column(value)
            for value in (one.before, one.after, one.next_day)
        )
        start = glyphs.hollow if one.memory else glyphs.session
        if before is not None and before == next_day:
            start, next_day = glyphs.both, None
        if self._step >= _BESIDE:
            if after is not None and after == before:
                after = after - 1 if after else after + 1
            if next_day is not None and next_day == after:
                next_day = next_day + 1 if next_day < TOP * self._step else next_day - 1
        marks = [
            (next_day, glyphs.next_day, Role.TEXT),
            (after, glyphs.planned, Role.PAIN),
            (before, start, Role.PAIN),
        ]
        return [(column, glyph, role) for column, glyph, role in marks if column is not None]

    def _seen(self, plots: list[Placed]) -> tuple[Sign, ...]:
        """What is seen in the rows, and above the figures beside them."""
        cells = {cell for placed in plots for cell in canvas.seen(placed.plot)}
        glyphs = {glyph for glyph, role in cells if role is not Role.MUTED}
        if self._figures:
            glyphs.add(self._glyphs.next_day)
        return tuple(one for one in _signs(self._glyphs) if one.glyph in glyphs)

    def _key(self) -> None:
        said = [Sign("", f"{self._hidden} more")] if self._hidden else []
        said += self._of_all()
        if self._on.explained(self._room):
            said += self.signs
            if self._on.head == 1:
                said.append(Sign(self._glyphs.down, "lower is less"))
        row = self._on.foot(said, self._room, self._under)
        self._words.keys(row, self._under, said, self._room.height)

    def _of_all(self) -> tuple[Sign, ...]:
        """How many of all are on screen, where not all are and the heading cannot say so."""
        if " of " not in self._counted:
            return ()
        room, apart = self._room.width, 3
        taken = len(TITLE) + apart
        if taken + len(_NOTE) <= room:
            taken += len(_NOTE) + apart
        headed_so = headed(self._room.height) and taken + len(self._counted) <= room
        return () if headed_so else (Sign("", self._counted),)

    def _right(self, left: int) -> int:
        return left + self._left + TOP * self._step + 4

    def _column(self, value: float) -> int:
        return round(value * self._step)


def _signs(glyphs: GlyphSet) -> tuple[Sign, ...]:
    """All signs there can be in a row."""
    return (
        Sign(glyphs.session, "before", Role.PAIN),
        Sign(glyphs.planned, "after", Role.PAIN),
        Sign(glyphs.next_day, "day after", Role.TEXT),
        Sign(glyphs.both, "before = day after", Role.PAIN),
        Sign(glyphs.hollow, FROM_MEMORY, Role.PAIN),
    )


def within(sessions: tuple[SessionPain, ...], view: View) -> tuple[SessionPain, ...]:
    """The sessions of the days on screen."""
    return tuple(one for one in sessions if view.first <= one.day <= view.last)


def counted(figures: Figures, view: View) -> str:
    """How many sessions there are on screen, and of how many of the course if not of all."""
    shown = within(figures.sessions, view)
    said, course = about.sessions(figures, view)
    if said.course and len(shown) < len(course) and set(shown) <= set(course):
        return f"{len(shown)} of {how_many(len(course), 'session')}"
    return how_many(len(shown), "session")


def number_or_dash(value: float | None) -> str:
    """A value, or a dash for one that was not recorded."""
    return "–" if value is None else number(value)


def signed(change: float) -> str:
    """A change with its sign: ``−2``, ``+1``, ``0``."""
    text = number(abs(change))
    return "0" if text == "0" else f"{'−' if change < 0 else '+'}{text}"
