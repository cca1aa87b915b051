"""The cells of the calendar: a week a row, a digit and a shade for each day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.charts import canvas
from tracker.charts.axes import week_start
from tracker.charts.day_words import FROM_MEMORY, clean
from tracker.charts.frame import begun, telling
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels, asides, laid_out
from tracker.charts.layout import Room
from tracker.charts.role import Role
from tracker.charts.signs import NO_ENTRY, NOT_RATED, mark_look, of_marks
from tracker.charts.spec import Chart, Dot, Form, Layer, Placed, Plot, Sign
from tracker.charts.view import View
from tracker.domain.days import MONTHS, WEEKDAYS
from tracker.domain.figures import EasePain, Figures, elsewhere_within
from tracker.domain.plurals import how_many
from tracker.domain.trend import DayValue, MarkKind, marks_within, within

NAME = 8
"""Cells left of a week: its first day."""

WEEK = 7

TEN = 10
"""The only value of two digits."""

FROM = (0.5, 2.5, 4.5, 7.5)
"""From which value on a day has each shade; 0 has none."""

_SPANS = ("1-2", "3-4", "5-7", "8-10")
_HEAD = 2
_BETWEEN = 3
_NARROW, _EASY, _WIDEST = 3, 6, 18
"""Cells of a day: at least, with room for its mark and air around it, and at most."""

_TALLEST = 4
_DIGITS = 2

LEAST = NAME + WEEK * _NARROW
"""Columns under which a week finds no room."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """``shown`` weeks in ``count`` blocks side by side, of ``each`` weeks at most.

    A day takes ``cell`` × ``tall`` cells.
    """

    shown: int
    count: int
    each: int
    cell: int
    tall: int

    @property
    def wide(self) -> int:
        """Cells from one block to the next."""
        return NAME + WEEK * self.cell + _BETWEEN


def blocks(weeks: int, room: Room, foot: int = 1) -> Blocks:
    """Weeks between the heading and ``foot`` lines.

    One block as long as days then keep a line between them, else as many as that takes.

    Where all weeks do not fit so, days stand close, in as many blocks as there is room for.
    """
    lines = max(room.height - _HEAD - foot, 1)
    most = max((room.width + _BETWEEN) // (NAME + WEEK * _EASY + _BETWEEN), 1)
    for count in range(1, most + 1):
        each = max(-(-weeks // count), 1)
        if (each - 1) * 2 + 1 <= lines:
            # The last one needs no line after it.
            tall = min((lines + 1) // each, _TALLEST) if each > 1 else _TALLEST
            tall = min(tall, lines + 1)
            return Blocks(weeks, count, each, _cell(room.width, count), tall)
    shown = min(weeks, lines * most)
    # Blocks are for weeks that find no room below each other.
    count = -(-shown // lines)
    return Blocks(shown, count, -(-shown // count), _cell(room.width, count), 1)


def _cell(width: int, count: int) -> int:
    block = (width - _BETWEEN * (count - 1)) // count
    return max(min((block - NAME) // WEEK, _WIDEST), _NARROW)


class CalendarWeeks:
    """Which weeks find room, in one or more blocks side by side, and where each day stands."""

    def __init__(self, figures: Figures, view: View, room: Room, glyphs: GlyphSet) -> None:
        self._figures, self._view, self._room, self._glyphs = figures, view, room, glyphs
        first = week_start(view.first, figures.first_session)
        count = (view.last - first).days // WEEK + 1
        known = within(figures.ease_pain.pain, view.first, view.last)
        self._by_day = {v.day: v for v in known}
        self._words = Labels(room.width, glyphs)
        self._kinds: set[MarkKind] = set()
        self._gaps = False
        self._begun = first_record(figures.ease_pain)
        others = elsewhere_within(figures.ease_pain, view.first, view.last)
        self._known = _signs(glyphs, NOT_RATED if others else NO_ENTRY)
        self.signs: tuple[Sign, ...] = ()
        self._on = self._blocks(count)
        self._hidden = count - self._on.shown
        self._first = self._begin(first)

    @property
    def bar(self) -> int:
        """Cells of a shade, from left to right."""
        return max(self._on.cell - _EASY + 1, 1)

    def _blocks(self, weeks: int) -> Blocks:
        """Room for the weeks, and under them for what may have to be explained."""
        room = self._room
        signs = self._expected()
        foot = len(laid_out(signs, room.width))
        if room.form is not Form.FULL:
            # Without a legend by right it stands where all weeks find room all the same.
            found = blocks(weeks, room, foot + 1)
            return found if found.shown == weeks else blocks(weeks, room)
        found = blocks(weeks, room, foot)
        if found.shown == weeks:
            return found
        return blocks(weeks, room, len(laid_out((_more(weeks), *signs), room.width)))

    def _expected(self) -> tuple[Sign, ...]:
        """All signs that the days of the view may need."""
        days, view = self._by_day.values(), self._view
        drawn = {self._shade(one) if one.counts else self._glyphs.hollow for one in days}
        drawn.add(self._glyphs.gap)
        kinds = {mark.kind for mark in marks_within(self._figures.marks, view.first, view.last)}
        known = (one for one in self._known if one.glyph in drawn)
        return (*known, *of_marks(kinds, self._glyphs))

    def _begin(self, first: date) -> date:
        """The first week on screen: that with the newest days, or with the cursor."""
        skip, cursor = self._hidden, self._view.cursor
        if cursor is not None:
            skip = min(skip, max((cursor - first).days // WEEK, 0))
        return first + timedelta(days=skip * WEEK)

    def at(self, column: int, row: int) -> date | None:
        """The day of a cell; ``None`` beside the days."""
        on = self._on
        block, across = divmod(column, on.wide)
        week = (row - _HEAD) // on.tall
        weekday = (across - NAME) // on.cell
        inside = 0 <= week < on.each and 0 <= weekday < WEEK and 0 <= block < on.count
        index = block * on.each + week
        if not inside or index >= on.shown:
            return None
        day = self._first + timedelta(days=index * WEEK + weekday)
        return day if self._view.first <= day <= self._view.last else None

    def chart(self) -> Chart:
        """The weekdays, the weeks, and the key."""
        on, plots = self._on, []
        for block in range(on.count):
            weeks = range(block * on.each, min((block + 1) * on.each, on.shown))
            if weeks:
                plots.append(self._block(block * on.wide, weeks))
        self._head()
        self.signs = self._seen(plots)
        self._key()
        return Chart(self._room.width, self._room.height, tuple(plots), tuple(self._words.all))

    def _head(self) -> None:
        name = f"Pain   {self._glyphs.down} lower is less"
        self._words.say(0, 0, name, Role.PAIN)
        place = clean(self._figures.ease_pain.place)
        for aside in asides(place, self._view, self._figures.today):
            if len(name) + 2 + len(aside) <= self._room.width:
                self._words.say(0, self._room.width - len(aside), aside, Role.MUTED)
                break

    def _block(self, left: int, weeks: range) -> Placed:
        cell, tall = self._on.cell, self._on.tall
        layers: list[Layer] = []
        for weekday in range(WEEK):
            name = WEEKDAYS[(self._first.weekday() + weekday) % WEEK]
            self._words.say(1, left + NAME + weekday * cell, name[:2], Role.MUTED)
        begin = self._first + timedelta(days=weeks[0] * WEEK)
        year = begin.year
        self._words.say(1, left, f"{year:>6}", Role.MUTED)
        foot = len(weeks) * tall - 1
        for row, index in enumerate(weeks):
            begin = self._first + timedelta(days=index * WEEK)
            name = f"{begin.day:>2} {MONTHS[begin.month - 1]}"
            if begin.year != year:
                # The week before tells its day, and from here on it is another year.
                year = begin.year
                name = f"{year:>6}"
            self._words.say(_HEAD + row * tall, left, name, Role.MUTED)
            for weekday in range(WEEK):
                day = begin + timedelta(days=weekday)
                if self._view.first <= day <= self._view.last:
                    self._day(day, _HEAD + row * tall, left + NAME + weekday * cell)
                    layers += self._shades(day, weekday * cell, foot - row * tall)
        return Placed(_HEAD, left + NAME, Plot(WEEK * cell, foot + 1, tuple(layers)))

    def _day(self, day: date, row: int, column: int) -> None:
        """The words of one day: its digit, and what happened."""
        say, value = self._words.say, self._by_day.get(day)
        # Halves go up, as they do for the shade.
        text = str(int(value.value + 0.5)) if value else ""
        if not text and self._begun is not None and self._begun <= day < self._figures.today:
            text = self._glyphs.gap
            self._gaps = True
        old = value is not None and not value.counts
        role = Role.MUTED if value is None or old else Role.TEXT
        say(row, column + _DIGITS - len(text), text, role)
        kinds = self._kinds_of(day)
        beside = column + _DIGITS + self.bar
        # Two digits leave no cell before them for the cursor.
        here = day == self._view.cursor
        behind = here and len(text) == _DIGITS
        if self._on.cell > _NARROW and kinds and not behind:
            self._kinds.add(kinds[0])
            say(row, beside, *mark_look(kinds[0], self._glyphs))
        if here:
            after = beside if self._on.cell > _NARROW else column + _DIGITS
            say(row, after if behind else column, self._glyphs.cursor, Role.CURSOR)

    def _kinds_of(self, day: date) -> list[MarkKind]:
        """What happened on a day, the most telling first."""
        return [m.kind for m in sorted(marks_within(self._figures.marks, day, day), key=telling)]

    def _shades(self, day: date, column: int, height: int) -> Iterator[Layer]:
        """The shade of one day, from its line down to the one above the next week."""
        value = self._by_day.get(day)
        hidden = self._on.cell == _NARROW and day == self._view.cursor
        if value is None or (hidden and value.value + 0.5 >= TEN):
            return
        glyph = self._shade(value)
        if not value.counts:
            yield Layer(Role.PAIN, dots=(Dot(column + _DIGITS, height, self._glyphs.hollow),))
        elif glyph:
            across = range(column + _DIGITS, column + _DIGITS + self.bar)
            for down in range(max(self._on.tall - 1, 1)):
                yield Layer(Role.PAIN, dots=tuple(Dot(x, height - down, glyph) for x in across))

    def _shade(self, value: DayValue) -> str:
        level = bisect_right(FROM, value.value)
        return self._glyphs.shades[level - 1] if level else ""

    def _seen(self, plots: list[Placed]) -> tuple[Sign, ...]:
        """What is seen beside the digits."""
        drawn = {glyph for placed in plots for glyph, _ in canvas.seen(placed.plot)}
        if self._gaps:
            drawn.add(self._glyphs.gap)
        known = (one for one in self._known if one.glyph in drawn)
        return (*known, *of_marks(self._kinds, self._glyphs))

    def _key(self) -> None:
        room, on = self._room, self._on
        end = _HEAD + (min(on.each, on.shown) - 1) * on.tall + max(on.tall - 1, 1)
        said = [_more(self._hidden)] if self._hidden else []
        lines = len(laid_out((*said, *self.signs), room.width))
        if room.form is Form.FULL or room.height - end > lines:
            said += self.signs
        lines = max(len(laid_out(said, room.width)), 1)
        # Under the days, and not under the names of their weeks, where that takes no more lines.
        aside = len(laid_out(said, room.width - NAME)) <= lines
        row = min(end + 1, room.height - lines)
        self._words.keys(row, NAME if aside else 0, said, room.height)


def _more(weeks: int) -> Sign:
    return Sign("", f"{how_many(weeks, 'week')} more")


def first_record(data: EasePain) -> date | None:
    """The first day with a value; ``None`` before there is one. Days before it are no gaps."""
    return begun((data.ease, data.pain, data.stiffness))


def _signs(glyphs: GlyphSet, gap: str) -> tuple[Sign, ...]:
    """All signs there can be of a value, and of none: ``gap`` in words."""
    shades = zip(glyphs.shades, _SPANS, strict=True)
    return (
        *(Sign(shade, span, Role.PAIN) for shade, span in shades),
        Sign(glyphs.gap, gap),
        Sign(glyphs.hollow, FROM_MEMORY, Role.PAIN),
    )
