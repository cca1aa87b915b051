"""The cells of the calendar: a week a row, a digit and a shade for each day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.charts.axes import week_start
from tracker.charts.day_words import FROM_MEMORY, clean
from tracker.charts.frame import mark_look, mark_names, telling
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels, asides
from tracker.charts.layout import Room
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Dot, Form, Layer, Placed, Plot
from tracker.charts.view import View
from tracker.domain.days import MONTHS, WEEKDAYS
from tracker.domain.figures import Figures
from tracker.domain.trend import DayValue, MarkKind, marks_within, within

NAME = 8
"""Cells left of a week: its first day."""

WEEK = 7

FROM = (0.5, 2.5, 4.5, 7.5)
"""From which value on a day has each shade; 0 has none."""

_SPANS = ("1-2", "3-4", "5-7", "8-10")
_HEAD = 2
_FOOT = 1
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


def blocks(weeks: int, room: Room) -> Blocks:
    """One block as long as days then keep a line between them, else as many as that takes.

    Where all weeks do not fit so, days stand close, in as many blocks as there is room for.
    """
    lines = max(room.height - _HEAD - _FOOT, 1)
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
        self._on = blocks(count, room)
        self._hidden = count - self._on.shown
        self._first = self._begin(first)
        known = within(figures.ease_pain.pain, view.first, view.last)
        self._by_day = {v.day: v for v in known}
        self._words = Labels(room.width, glyphs)
        self._kinds: set[MarkKind] = set()
        self._old = False

    @property
    def bar(self) -> int:
        """Cells of a shade, from left to right."""
        return max(self._on.cell - _EASY + 1, 1)

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
        self._key()
        return Chart(self._room.width, self._room.height, tuple(plots), tuple(self._words.all))

    def _head(self) -> None:
        name = f"Pain   {self._glyphs.down} lower is less"
        self._words.say(0, 0, name, Role.PAIN)
        for aside in asides(clean(self._figures.ease_pain.place), self._view):
            if len(name) + 3 + len(aside) <= self._room.width:
                self._words.say(0, self._room.width - len(aside), aside, Role.MUTED)
                break

    def _block(self, left: int, weeks: range) -> Placed:
        cell, tall = self._on.cell, self._on.tall
        layers: list[Layer] = []
        for weekday in range(WEEK):
            name = WEEKDAYS[(self._first.weekday() + weekday) % WEEK]
            self._words.say(1, left + NAME + weekday * cell, name[:2], Role.MUTED)
        begin = self._first + timedelta(days=weeks[0] * WEEK)
        self._words.say(1, left, f"{begin.year:>6}", Role.MUTED)
        foot = len(weeks) * tall - 1
        for row, index in enumerate(weeks):
            begin = self._first + timedelta(days=index * WEEK)
            name = f"{begin.day:>2} {MONTHS[begin.month - 1]}"
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
        if not text and day < self._figures.today:
            text = self._glyphs.gap
        old = value is not None and not value.counts
        self._old |= old
        role = Role.MUTED if value is None or old else Role.TEXT
        say(row, column + _DIGITS - len(text), text, role)
        beside = column + _DIGITS + self.bar
        marks = sorted(marks_within(self._figures.marks, day, day), key=telling)
        if self._on.cell > _NARROW and marks:
            self._kinds.add(marks[0].kind)
            say(row, beside, *mark_look(marks[0].kind, self._glyphs))
        if day == self._view.cursor:
            # Two digits leave no cell before them, and a narrow day none but its shade.
            after = beside if self._on.cell > _NARROW else column + _DIGITS
            at = after if len(text) == _DIGITS else column
            say(row, at, self._glyphs.cursor, Role.CURSOR)

    def _shades(self, day: date, column: int, height: int) -> Iterator[Layer]:
        """The shade of one day, from its line down to the one above the next week."""
        value = self._by_day.get(day)
        if value is None:
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

    def _key(self) -> None:
        glyphs, said, on = self._glyphs, list[str](), self._on
        if self._hidden:
            said.append(f"{self._hidden} week{'' if self._hidden == 1 else 's'} more")
        end = _HEAD + (min(on.each, on.shown) - 1) * on.tall + max(on.tall - 1, 1)
        if self._room.form is Form.FULL or self._room.height - end >= 4:
            said += [f"{shade} {span}" for shade, span in zip(glyphs.shades, _SPANS, strict=True)]
            said.append(f"{glyphs.gap} no entry")
            if self._old:
                said.append(f"{glyphs.hollow} {FROM_MEMORY}")
            said += mark_names(self._kinds, glyphs)
        self._words.keys(min(end + 1, self._room.height - 1), 0, said, self._room.height)
