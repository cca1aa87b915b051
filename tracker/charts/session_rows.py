"""The cells of the picture of sessions: a row each, 0 to 10 across."""

from __future__ import annotations

from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import HEADED_FROM, Labels
from tracker.charts.role import Role
from tracker.charts.rows import apart, around, headed
from tracker.charts.spec import Chart, Dot, Layer, Placed, Plot
from tracker.charts.view import View
from tracker.domain.days import short
from tracker.domain.figures import Figures, SessionPain

TITLE = "Before → after each session"

NAME = 12
"""Cells left of the field: the session's number and its day."""

FIGURES = 29
"""Cells right of the field: before → after, the change, and the day after."""

_TOP = 10
_FOOT = 1
_WIDEST = 10
_BESIDE = 3
"""Cells a point needs before marks of one value can stand side by side."""


class SessionRows:
    """Which sessions find a row, and the cells of each."""

    def __init__(
        self, figures: Figures, view: View, width: int, height: int, glyphs: GlyphSet
    ) -> None:
        self._view, self._glyphs, self._height = view, glyphs, height
        self._width = width
        self._place = clean(figures.ease_pain.place)
        known = within(figures.sessions, view)
        self._head = 1 + headed(height)
        room = max(height - self._head - _FOOT, 1)
        self._apart = apart(len(known), room)
        upto = None if view.cursor is None else sum(one.day <= view.cursor for one in known)
        self._shown = around(known, upto, min(len(known), room))
        self._hidden = len(known) - len(self._shown)
        self._figures = width >= NAME + 2 * _TOP + 1 + FIGURES
        room_across = width - NAME - (FIGURES if self._figures else 0)
        self._step = max(min((room_across - 1) // _TOP, _WIDEST), 1)
        self._words = Labels(width, glyphs)

    def at(self, row: int) -> SessionPain | None:
        """The session in that row; ``None`` beside them."""
        index, beside = divmod(row - self._head, self._apart)
        return self._shown[index] if 0 <= index < len(self._shown) and not beside else None

    def chart(self) -> Chart:
        """The heading, a row for each session, and the key."""
        self._heading()
        layers: list[Layer] = []
        height = max(len(self._shown) * self._apart, 1)
        for at, one in enumerate(self._shown):
            row = at * self._apart
            self._name(one, self._head + row)
            layers += self._row(one, height - 1 - row)
        plots: tuple[Placed, ...] = ()
        if self._shown:
            field = Plot(_TOP * self._step + 1, height, tuple(layers))
            plots = (Placed(self._head, NAME, field),)
        else:
            self._words.say(self._head, NAME, "no session in these days", Role.MUTED)
        self._key()
        return Chart(self._width, self._height, plots, tuple(self._words.all))

    def _heading(self) -> None:
        say, row = self._words.say, self._head - 1
        if row:
            count = len(self._shown) + self._hidden
            sessions = f"{count} session{'' if count == 1 else 's'}"
            place = f"{self._place}, " if self._place else ""
            self._words.heading(TITLE, "pain now, lower is less", f"{place}{sessions}", sessions)
        else:
            say(row, 0, "pain now", Role.MUTED)
        for value in range(_TOP + 1):
            if self._step >= 3 or value % 5 == 0:
                text = str(value)
                say(row, NAME + value * self._step - len(text) + 1, text, Role.MUTED)
        if self._figures:
            say(row, self._right(), "before → after  change", Role.MUTED)
            say(row, self._right() + 24, self._glyphs.next_day, Role.MUTED)

    def _name(self, one: SessionPain, row: int) -> None:
        here, say = one.day == self._view.cursor, self._words.say
        role = Role.CURSOR if here else Role.TEXT
        say(row, 0, f"{one.number:<3} {short(one.day)}", role)
        if here:
            say(row, NAME - 1, self._glyphs.cursor, Role.CURSOR)
        if self._figures:
            change = ""
            if one.before is not None and one.after is not None:
                change = signed(one.after - one.before)
            words = f"{number_or_dash(one.before):>6} → {number_or_dash(one.after):<5}"
            say(row, self._right(), f"{words} {change:>5}   ", role)
            say(row, self._right() + 24, number_or_dash(one.next_day), role)

    def _row(self, one: SessionPain, height: int) -> list[Layer]:
        glyphs, step = self._glyphs, self._step
        grid = range(_TOP + 1) if step > 1 else ()
        layers = [
            Layer(Role.MUTED, dots=tuple(Dot(value * step, height, glyphs.gap) for value in grid))
        ]
        if one.before is not None and one.after is not None and not one.memory:
            first, last = sorted((self._column(one.before), self._column(one.after)))
            line = tuple(Dot(column, height, glyphs.floor) for column in range(first, last + 1))
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
                next_day = next_day + 1 if next_day < _TOP * self._step else next_day - 1
        marks = [
            (next_day, glyphs.next_day, Role.TEXT),
            (after, glyphs.planned, Role.PAIN),
            (before, start, Role.PAIN),
        ]
        return [(column, glyph, role) for column, glyph, role in marks if column is not None]

    def _key(self) -> None:
        glyphs = self._glyphs
        said = [
            f"{glyphs.session} before",
            f"{glyphs.planned} after",
            f"{glyphs.next_day} day after",
        ]
        if any(one.before is not None and one.before == one.next_day for one in self._shown):
            said.append(f"{glyphs.both} before = day after")
        if any(one.memory for one in self._shown):
            said.append(f"{glyphs.hollow} from memory")
        if self._hidden:
            said.insert(0, f"{self._hidden} more: j k")
        if self._height < HEADED_FROM:
            said.append("lower is less")
        # Right under the rows, with a line between where there is room.
        end = self._head + (max(len(self._shown), 1) - 1) * self._apart + 1
        row, left = min(end + 1, self._height - 1), NAME if self._width >= 72 else 0
        self._words.keys(row, left, said, self._height)

    def _right(self) -> int:
        return NAME + _TOP * self._step + 4

    def _column(self, value: float) -> int:
        return round(value * self._step)


def within(sessions: tuple[SessionPain, ...], view: View) -> tuple[SessionPain, ...]:
    """The sessions of the days on screen."""
    return tuple(one for one in sessions if view.first <= one.day <= view.last)


def number_or_dash(value: float | None) -> str:
    """A value, or a dash for one that was not recorded."""
    return "–" if value is None else number(value)


def signed(change: float) -> str:
    """A change with its sign: ``−2``, ``+1``, ``0``."""
    text = number(abs(change))
    return "0" if text == "0" else f"{'−' if change < 0 else '+'}{text}"
