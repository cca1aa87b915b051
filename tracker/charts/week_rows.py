"""The cells of the picture of weeks: a row each, ease beside pain, 0 to 10 across."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tracker.charts.axes import week_start
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.frame import mark_look
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels, asides
from tracker.charts.role import Role
from tracker.charts.rows import apart, around, headed
from tracker.charts.spec import Chart, Dot, Layer, Placed, Plot
from tracker.charts.view import View
from tracker.domain.days import short
from tracker.domain.figures import Figures
from tracker.domain.trend import LINE_LEAST, MarkKind, Series, marks_within, within

TITLE = "Ease and pain by week"

NAME = 11
"""Cells left of a row: the first day of its week, what happened in it, and the cursor."""

FIGURES = 10
"""Cells right of each field: the median and the number of days."""

WEEK = 7

_FOOT = 1
_TOP = 10
_WIDEST = 6
_SEEN = ((MarkKind.SESSION, "session"), (MarkKind.FLARE, "flare"))


@dataclass(frozen=True, slots=True)
class Week:
    """The ``n`` filled days of a week: lowest, highest, and median from three days on.

    ``old``: there is nothing but what was written down from old memory, which is not counted.
    """

    low: float
    high: float
    middle: float | None
    n: int
    old: bool = False


class WeekRows:
    """Which weeks find a row, and the cells of each."""

    def __init__(
        self, figures: Figures, view: View, width: int, height: int, glyphs: GlyphSet
    ) -> None:
        self._figures, self._view, self._glyphs = figures, view, glyphs
        self._width, self._height = width, height
        weeks = weeks_of(figures, view)
        self._head = 2 + headed(height)
        room = max(height - self._head - _FOOT, 1)
        self._apart = min(apart(len(weeks), room), 2)
        upto = None if view.cursor is None else sum(first <= view.cursor for first in weeks)
        self._shown = around(weeks, upto, min(len(weeks), room))
        self._hidden = len(weeks) - len(self._shown)
        across = (width - NAME) // 2 - FIGURES
        self._step = max(min((across - 1) // _TOP, _WIDEST), 1)
        self._words = Labels(width, glyphs)
        self._keys: dict[MarkKind | str, str] = {}

    def at(self, row: int) -> date | None:
        """The first day of the week in that row that is on screen; ``None`` beside them."""
        index, beside = divmod(row - self._head, self._apart)
        if beside or not 0 <= index < len(self._shown):
            return None
        return max(self._shown[index], self._view.first)

    def chart(self) -> Chart:
        """Two fields beside each other, and the weeks to their left."""
        if self._head > 2:
            place = clean(self._figures.ease_pain.place)
            self._words.heading(TITLE, "", *asides(place, self._view))
        for at, first in enumerate(self._shown):
            self._name(first, self._head + at * self._apart)
        wide = _TOP * self._step + 1
        sides = (
            (Role.EASE, self._glyphs.up, "higher is easier"),
            (Role.PAIN, self._glyphs.down, "lower is less"),
        )
        plots = []
        for side, ((name, series), (role, arrow, words)) in enumerate(
            zip(named(self._figures), sides, strict=True)
        ):
            left = NAME + side * (wide + FIGURES)
            title = f"{name.capitalize()} {arrow} {words}"
            if len(title) >= wide + FIGURES:
                title = f"{name.capitalize()} {arrow} {words.split()[0]}"
            self._words.say(self._head - 2, left, title, role)
            self._scale(left)
            if self._shown:
                plots.append(Placed(self._head, left, self._field(series, role, left)))
        self._key()
        return Chart(self._width, self._height, tuple(plots), tuple(self._words.all))

    def _name(self, first: date, row: int) -> None:
        cursor, say = self._view.cursor, self._words.say
        here = cursor is not None and first <= cursor <= last_of(first)
        say(row, 0, short(first), Role.CURSOR if here else Role.MUTED)
        kinds = {mark.kind for mark in marks_within(self._figures.marks, first, last_of(first))}
        for aside, (kind, words) in enumerate(_SEEN):
            if kind in kinds:
                glyph, role = mark_look(kind, self._glyphs)
                say(row, NAME - 4 + aside, glyph, role)
                self._keys[kind] = f"{glyph} {words}"
        if here:
            say(row, NAME - 2, self._glyphs.cursor, Role.CURSOR)

    def _scale(self, left: int) -> None:
        row = self._head - 1
        for value in range(0, _TOP + 1, 5 if self._step < 3 else 2):
            text = str(value)
            self._words.say(row, left + value * self._step - len(text) + 1, text, Role.MUTED)
        self._words.say(row, left + _TOP * self._step + 2, "mid days", Role.MUTED)

    def _field(self, series: Series, role: Role, left: int) -> Plot:
        glyphs, step = self._glyphs, self._step
        wide, height = _TOP * step + 1, len(self._shown) * self._apart
        grid, spans, middles = [], [], []
        for at, first in enumerate(self._shown):
            row = at * self._apart
            up = height - 1 - row
            grid += [Dot(v * step, up, glyphs.gap) for v in range(0, _TOP + 1, 5)]
            found = week(series, first)
            if found is None:
                continue
            if found.old:
                middles.append(Dot(round(found.low * step), up, glyphs.hollow))
                middles.append(Dot(round(found.high * step), up, glyphs.hollow))
                self._keys["old"] = f"{glyphs.hollow} from memory"
                continue
            ends = [round(value * step) for value in (found.low, found.high)]
            spans += [Dot(x, up, glyphs.floor) for x in range(ends[0], ends[1] + 1)]
            if found.middle is not None:
                middles.append(Dot(round(found.middle * step), up, glyphs.levels[-1]))
                text = number(found.middle)
                self._words.say(self._head + row, left + wide + 1, f"{text:>3}", role)
            self._words.say(self._head + row, left + wide + 6, str(found.n), Role.MUTED)
        layers = (Layer(Role.MUTED, dots=tuple(grid)), Layer(role, dots=tuple(spans)),
                  Layer(role, dots=tuple(middles)))  # fmt: skip
        return Plot(wide, height, tuple(one for one in layers if one.dots))

    def _key(self) -> None:
        glyphs = self._glyphs
        said = [
            f"{glyphs.levels[-1]} mid: median, from 3 days on",
            f"{glyphs.floor * 3} lowest to highest",
            *(self._keys[key] for key in (MarkKind.SESSION, MarkKind.FLARE, "old")
              if key in self._keys),
        ]  # fmt: skip
        if self._hidden:
            more = f"{self._hidden} week{'' if self._hidden == 1 else 's'} more: j k"
            said.insert(0, more)
        end = self._head + (max(len(self._shown), 1) - 1) * self._apart + 1
        self._words.keys(min(end + 1, self._height - 1), 0, said, self._height)


def named(figures: Figures) -> tuple[tuple[str, Series], ...]:
    """The two sides of the picture."""
    return ("ease", figures.ease_pain.ease), ("pain", figures.ease_pain.pain)


def weeks_of(figures: Figures, view: View) -> tuple[date, ...]:
    """The first days of the weeks on screen, up to the one of today."""
    first = week_start(view.first, figures.first_session)
    last = min(view.last, figures.today)
    return tuple(first + timedelta(days=k) for k in range(0, (last - first).days + 1, WEEK))


def last_of(first: date) -> date:
    """The last day of the week that begins on ``first``."""
    return first + timedelta(days=WEEK - 1)


def week(series: Series, first: date) -> Week | None:
    """The days of the week from ``first`` on; ``None`` without any."""
    held = within(series, first, last_of(first))
    values = [v.value for v in held if v.counts]
    if not values:
        if not held:
            return None
        old = [v.value for v in held]
        return Week(min(old), max(old), None, 0, old=True)
    middle = median(values) if len(values) >= LINE_LEAST else None
    return Week(min(values), max(values), middle, len(values))
