"""The cells of the picture of weeks: a row each, ease beside pain, 0 to 10 across."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tracker.charts import braille, canvas
from tracker.charts.axes import week_start
from tracker.charts.day_words import FROM_MEMORY, clean
from tracker.charts.describe import number
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels, asides, laid_out
from tracker.charts.layout import Room
from tracker.charts.role import Role
from tracker.charts.rows import (
    FOOT,
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
from tracker.charts.signs import mark_look, of_marks
from tracker.charts.spec import Chart, Dot, Form, Layer, Placed, Plot, Sign
from tracker.charts.view import View
from tracker.domain.days import short
from tracker.domain.figures import Figures
from tracker.domain.plurals import how_many
from tracker.domain.trend import LINE_LEAST, MarkKind, Series, marks_within, within

TITLE = "Ease and pain by week"

NAME = 11
"""Cells left of a row: the first day of its week, what happened in it, and the cursor."""

FIGURES = 10
"""Cells right of each field: the median and the number of days."""

BARE = 2
"""Cells right of each field where those find no room."""

LEAST = NAME + 2 * (TOP + 1) + BARE
"""Columns under which the fields find no room beside each other."""

WEEK = 7

_WIDEST = 8
_LEAST_STEP = 2
_SIDES = (("Ease", Role.EASE, "higher is easier"), ("Pain", Role.PAIN, "lower is less"))
_SEEN = (MarkKind.SESSION, MarkKind.FLARE)


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

    def __init__(self, figures: Figures, view: View, room: Room, glyphs: GlyphSet) -> None:
        self._figures, self._view, self._glyphs, self._room = figures, view, glyphs, room
        weeks = weeks_of(figures, view)
        self._years = with_years(weeks, figures.today) and room.width >= LEAST + YEAR
        self._left = NAME + (YEAR if self._years else 0)
        least = self._left + 2 * (_LEAST_STEP * TOP + 1 + FIGURES)
        foot = _foot(len(weeks), room, glyphs)
        self._on = columns(len(weeks), room, 2 + headed(room.height), least, foot)
        upto = None if view.cursor is None else sum(first <= view.cursor for first in weeks)
        self._shown = around(weeks, upto, self._on.shown)
        self._hidden = len(weeks) - len(self._shown)
        each = (self._on.wide - self._left) // 2
        self._counted = each > TOP + FIGURES
        self._beside = FIGURES if self._counted else BARE
        self._step = max(min((each - self._beside - 1) // TOP, _WIDEST), 1)
        if self._counted and each > TOP * self._step + 1 + FIGURES:
            # What is counted of ease stands apart from the scale of pain.
            self._beside += 1
        self._words = Labels(room.width, glyphs)
        self._kinds: set[MarkKind] = set()
        self.signs: tuple[Sign, ...] = ()

    def at(self, column: int, row: int) -> date | None:
        """The first day on screen of the week at that cell; ``None`` beside the rows."""
        index = self._on.at(column, row)
        return None if index is None else max(self._shown[index], self._view.first)

    def chart(self) -> Chart:
        """Two fields beside each other, and the weeks to their left."""
        if self._on.head > 2:
            place = clean(self._figures.ease_pain.place)
            self._words.heading(TITLE, "", *asides(place, self._view, self._figures.today))
        plots = []
        for left, rows in self._on.parts():
            before = None
            for index in rows:
                self._name(self._shown[index], self._on.spot(index), before)
                before = self._shown[index]
            for side, (_, series) in enumerate(named(self._figures)):
                at = self._at(side, left)
                self._side(side, at)
                plots.append(Placed(self._on.head, at, self._field(series, side, at, rows)))
        if not self._shown:
            for side in range(len(_SIDES)):
                self._side(side, self._at(side, 0))
            self._words.say(self._on.head, 0, "no week in these days yet", Role.MUTED)
        self.signs = self._seen(plots)
        self._key()
        return Chart(self._room.width, self._room.height, tuple(plots), tuple(self._words.all))

    def _at(self, side: int, left: int) -> int:
        """The first cell of the scale of one side."""
        return left + self._left + side * (TOP * self._step + 1 + self._beside)

    def _name(self, first: date, spot: Spot, before: date | None) -> None:
        cursor, say, row = self._view.cursor, self._words.say, spot.row
        here = cursor is not None and first <= cursor <= last_of(first)
        name = day_name(first, before) if self._years else short(first)
        say(row, spot.left, name, Role.CURSOR if here else Role.MUTED)
        kinds = {mark.kind for mark in marks_within(self._figures.marks, first, last_of(first))}
        for aside, kind in enumerate(_SEEN):
            if kind in kinds:
                glyph, role = mark_look(kind, self._glyphs)
                say(row, spot.left + self._left - 4 + aside, glyph, role)
                self._kinds.add(kind)
        if here:
            say(row, spot.left + self._left - 2, self._glyphs.cursor, Role.CURSOR)

    def _side(self, side: int, left: int) -> None:
        """The name of one side, and its scale."""
        name, role, words = _SIDES[side]
        arrow = (self._glyphs.up, self._glyphs.down)[side]
        room = min(TOP * self._step + self._beside, self._room.width - left)
        row = self._on.head - 1
        offered = (f"{name} {arrow} {words}", f"{name} {arrow} {words.split()[0]}")
        title = next((one for one in offered if len(one) <= room), f"{name} {arrow}")
        self._words.say(row - 1, left, title, role)
        for value in ticks(self._step, self._room.form):
            text = str(value)
            self._words.say(row, left + value * self._step - len(text) + 1, text, Role.MUTED)
        if self._counted:
            self._words.say(row, left + TOP * self._step + 2, "mid days", Role.MUTED)

    def _field(self, series: Series, side: int, left: int, rows: range) -> Plot:
        glyphs, step, role = self._glyphs, self._step, _SIDES[side][1]
        grid: list[Dot] = []
        spans: list[Dot] = []
        middles: list[Dot] = []
        for index in rows:
            spot = self._on.spot(index)
            grid += [Dot(v * step, spot.up, glyphs.gap) for v in range(0, TOP + 1, 5)]
            found = week(series, self._shown[index])
            if found is None:
                continue
            if found.old:
                ends = dict.fromkeys(round(value * step) for value in (found.low, found.high))
                middles += [Dot(column, spot.up, glyphs.hollow) for column in ends]
                continue
            spans += self._span(found, spot.up)
            if found.middle is not None:
                middles.append(Dot(round(found.middle * step), spot.up, glyphs.levels[-1]))
            if self._counted:
                self._figure(found, spot.row, left + TOP * step + 2, role)
        layers = (Layer(Role.MUTED, dots=tuple(grid)), Layer(role, dots=tuple(spans)),
                  Layer(role, dots=tuple(middles)))  # fmt: skip
        kept = tuple(one for one in layers if one.dots)
        return Plot(TOP * step + 1, self._on.lines, kept)

    def _span(self, found: Week, up: int) -> tuple[Dot, ...]:
        low, high = found.low * self._step, found.high * self._step
        if self._glyphs.fine:
            return braille.dots(braille.span(low, high, up))
        across = range(round(low), round(high) + 1)
        return tuple(Dot(column, up, self._glyphs.floor) for column in across)

    def _figure(self, found: Week, row: int, left: int, role: Role) -> None:
        if found.middle is not None:
            self._words.say(row, left, f"{number(found.middle):>3}", role)
        self._words.say(row, left + 5, str(found.n), Role.MUTED)

    def _seen(self, plots: list[Placed]) -> tuple[Sign, ...]:
        """What is seen in the rows."""
        cells = {cell for placed in plots for cell in canvas.seen(placed.plot)}
        drawn = {glyph for glyph, role in cells if role is not Role.MUTED}
        glyphs = self._glyphs
        full, hollow = glyphs.levels[-1], glyphs.hollow
        return tuple(
            sign
            for sign, there in (
                (_median(glyphs), full in drawn),
                (_range(glyphs), bool(drawn - {full, hollow})),
                *((sign, True) for sign in of_marks(self._kinds, glyphs)),
                (Sign(hollow, FROM_MEMORY), hollow in drawn),
            )
            if there
        )

    def _key(self) -> None:
        said = [Sign("", _more(self._hidden))] if self._hidden else []
        if self._on.explained(self._room):
            said += self.signs
        self._words.keys(self._on.foot(said, self._room), 0, said, self._room.height)


def _median(glyphs: GlyphSet) -> Sign:
    return Sign(glyphs.levels[-1], f"mid: median, from {LINE_LEAST} days on")


def _range(glyphs: GlyphSet) -> Sign:
    return Sign((glyphs.line if glyphs.fine else glyphs.floor) * 3, "lowest to highest")


def _more(count: int) -> str:
    return f"{how_many(count, 'week')} more"


def _foot(weeks: int, room: Room, glyphs: GlyphSet) -> int:
    """The lines that all signs there can be take."""
    if room.form is not Form.FULL:
        return FOOT
    marks = of_marks(_SEEN, glyphs)
    known = (
        Sign("", _more(weeks)),
        _median(glyphs),
        _range(glyphs),
        *marks,
        Sign(glyphs.hollow, FROM_MEMORY),
    )
    return len(laid_out(known, room.width))


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
