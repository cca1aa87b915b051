"""Pictures of several measures: a field each, on its own scale, over one time axis.

A weekly answer is a bar over the seven days it is about; a test stands on its day. The scale
of a field is that of its measure, never stretched to what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts import about, strand_words
from tracker.charts.answers import settled, speaking
from tracker.charts.axes import row_of, value_ticks
from tracker.charts.bars import gap_layer, value_layers
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.frame import Frame, Look
from tracker.charts.labels import asides, fitting
from tracker.charts.layout import GUTTER
from tracker.charts.role import Role
from tracker.charts.spec import Form, Layer, Placed, Plot
from tracker.domain.bins import Bin, bins
from tracker.domain.days import short
from tracker.domain.figures import Figures, Strand, Topic
from tracker.domain.measure import Better
from tracker.domain.text import one_line
from tracker.domain.trend import DayValue, Series, marks_within, shifted, within

LEAST_ROWS = 2
"""Rows a field needs at least; strands beyond that are named, and stand in the table."""

MOST_ROWS = 20
"""Rows beyond which one of several fields would be no easier to read."""

MOST_ALONE = 26
"""… and a field by itself."""

_WHOLE = 10.0
"""The scale the bars are drawn on."""

_LEAST_NAME = 12

_APART = 3
"""Cells between what stands side by side in a line."""

EASY_ROWS = 3
"""Rows a field keeps, whatever line is to stand above the fields."""

LOW_ROWS = 5
"""Rows of a field that are too few to give one away for a second row of marks."""


class Panels(Frame):
    """Puts the fields of one drawing together, under ``title`` and a ``note`` beside it."""

    def __init__(
        self, figures: Figures, strands: tuple[Strand, ...], look: Look, title: str, note: str
    ) -> None:
        marks = marks_within(figures.marks, look.view.first, look.view.last)
        super().__init__(look, marks, figures.first_session)
        self._today = figures.today
        self._said = about.days(figures.ease_pain, look.view)
        full = self.room.form is Form.FULL
        headed = self.room.form is not Form.NO_TICKS
        # The marks, the axis, and the labels of its ticks.
        free = self.room.height - (2 if self.room.form is Form.NO_TICKS else 3) - headed
        # Without a heading, a line under the axis says what did not fit.
        free -= not headed and len(strands) > free // (1 + LEAST_ROWS)
        shown = max(min(len(strands), free // (1 + LEAST_ROWS)), 1)
        more = len(strands) - shown
        hidden = f"+ {more} more" if more else ""
        spans = asides("", self.view, self._today)
        said = tuple(f"{hidden}, {span}" if hidden else span for span in spans)
        beside = self._beside(title, "" if more else note, said)
        # A line for the days where they find no room above, and one for further marks.
        crowded = beside is None or (bool(self.size_note) and not full)
        days = int(headed and not full and crowded and free // shown > EASY_ROWS)
        free -= days
        easy = (free - 1) // shown == free // shown or (free - 1) // shown > LOW_ROWS
        further = int(self.mark_rows > 1 and easy)
        free -= further
        self._rows = max(min(free // shown - 1, MOST_ROWS if shown > 1 else MOST_ALONE), 1)
        self._fields: list[int] = []
        row = int(headed) + days
        axis = row + shown * (1 + self._rows) + 1 + further
        # What the fields cannot share stays free under the axis: the days find room there.
        spare = free > shown * (1 + self._rows)
        line = 1 if days else axis + 2 if headed and spare and crowded else 0
        if line:
            self.days_line(line, (*spans, f"to {spans[-1].partition(' to ')[2]}"))
        if headed and beside is not None and not line:
            self.words.heading(title, "" if more else note, beside)
        elif headed and hidden:
            # The title gives way: without the count, a field not shown would seem not to be there.
            room = self.room.width - len(hidden) - _APART
            self.words.heading(fitting(title, room), "", hidden)
        elif headed:
            self.words.heading(title, note)
        for strand in strands[:shown]:
            self._panel(strand, row)
            row += 1 + self._rows
        self.mark_row(row, 1 + further)
        self.axis(axis, noted=line > 0)
        if full:
            self._keys(row, strands[:shown])
        if headed and beside is None and not line and self.size_note:
            # The days from the first to the last say more than the names of some months.
            self.words.all = [one for one in self.words.all if one.row != axis + 1]
            self.days_line(axis + 1, spans)
        elif not headed and (more or spare):
            fit = (text for text in (*said, hidden) if len(text) <= self.room.width)
            self.label(axis + 1, 0, next(fit, ""), Role.MUTED)

    def _beside(self, title: str, note: str, said: Sequence[str]) -> str | None:
        """The longest of ``said`` that fits beside ``title`` and ``note``; ``None`` for none."""
        room = self.room.width - len(title) - _APART
        before = len(note) + _APART
        room -= before if note and before - _APART <= room else 0
        return next((text for text in said if len(text) <= room), None)

    def _panel(self, strand: Strand, row: int) -> None:
        role, width = strand_role(strand), self.room.width
        name = clean(strand.name)
        offered = self._directions(strand)
        direction = next((d for d in offered if len(name) + 3 + len(d) <= width), offered[-1])
        name = one_line(name, max(width - len(direction) - 3, _LEAST_NAME))
        self.label(row, 0, name, role)
        column = len(name) + _APART
        for text in self._told(strand, offered, direction, width - column):
            if text and column + len(text) <= width:
                self.label(row, column, text, Role.MUTED)
                column += len(text) + _APART
        top = row + 1
        ticks = self._ticks_of(strand)
        for height in range(self._rows):
            text = ticks.get(self._rows - 1 - height, "")
            self.label(top + height, 0, f"{text:>3} {self.glyphs.wall}", Role.MUTED)
        self._fields += range(top, top + self._rows)
        self.field(Placed(top, GUTTER, self._plot(strand, role)))

    def _directions(self, strand: Strand) -> tuple[str, ...]:
        """Which way is better, the longest first: what has an arrow keeps that at least."""
        words = direction_of(strand)
        arrow = {Better.HIGHER: self.glyphs.up, Better.LOWER: self.glyphs.down}.get(strand.better)
        if not arrow:
            return (words,)
        return f"{arrow} {words}", f"{arrow} {words.rpartition(', ')[2]}", arrow

    def _told(
        self, strand: Strand, offered: tuple[str, ...], direction: str, room: int
    ) -> tuple[str, str]:
        """Which way is better and what is seen: ``direction`` gives way to a count of values.

        Without that count, values that are not on screen would seem not to be there.
        """
        seen = [v for v in within(strand.series, self.view.first, self.view.last) if v.counts]
        newest, count = self._newest(strand, seen), self._of_more(strand, seen)
        if not count:
            return direction, newest
        pairs = ((way, words) for way in offered for words in (f"{newest}, {count}", count))
        return next(
            (pair for pair in pairs if len(pair[0]) + _APART + len(pair[1]) <= room),
            (direction, ""),
        )

    def _newest(self, strand: Strand, seen: list[DayValue]) -> str:
        if not seen:
            return "none in these days"
        newest = seen[-1]
        words = strand_words.answer_words(strand, newest)
        value = f"{number(newest.value)}, {words}," if words else number(newest.value)
        return f"last {value} on {short(newest.day)}"

    def _of_more(self, strand: Strand, seen: list[DayValue]) -> str:
        """Of how many values of the course these are some; nothing where they are all."""
        if not seen or strand.topic in strand_words.DAY_BY_DAY or not self._said.course:
            return ""
        first, last = self._said.view.first, self._said.view.last
        known = sum(value.counts for value in within(strand.series, first, last))
        own = first <= seen[0].day and seen[-1].day <= last
        return f"{len(seen)} of {known} shown" if own and len(seen) < known else ""

    def _ticks_of(self, strand: Strand) -> dict[int, str]:
        rows = self._rows
        if is_ten(strand) and rows >= 4:
            return dict(value_ticks(rows))
        ends = {0: number(strand.low), rows - 1: number(strand.high)}
        if rows >= 5:
            middle = number((strand.low + strand.high) / 2)
            ends[row_of(_WHOLE / 2, rows)] = middle if "." not in middle else ""
        return {height: text for height, text in ends.items() if len(text) <= 3}

    def _plot(self, strand: Strand, role: Role) -> Plot:
        on, rows = self.scale, self._rows
        series = on_whole(strand, self.view.first, self.view.last)
        if on.size > 1 and strand.covers > 1:
            series = self._settled(strand, series)
        columns = bins(series, self.view.first, self.view.last, on.count)
        layers: list[Layer] = []
        if strand.topic is not Topic.TESTS:
            # Nobody tests every day: a day without one is no gap.
            gaps = self._gaps(strand, columns)
            layers.append(gap_layer(on, gaps, self.glyphs))
        joined = self._joined(strand) if on.size == 1 else frozenset()
        layers.extend(value_layers(on, rows, columns, role, self.glyphs, joined=joined))
        return Plot(on.used, rows, tuple(one for one in layers if one.stems or one.dots))

    def _joined(self, strand: Strand) -> frozenset[int]:
        """The days whose answer speaks for the next day as well, counted from the left."""
        first = self.view.first
        said = speaking(strand, first, shifted(self.view.last, 1))
        return frozenset(
            (day - first).days for day, one in said.items() if said.get(shifted(day, 1)) == one
        )

    def _settled(self, strand: Strand, series: Series) -> Series:
        """Without the days of weeks that only reach into a column."""
        first, size = self.view.first, self.scale.size
        kept: set[date] = set()
        for index in range(self.scale.count):
            begin = shifted(first, index * size)
            kept.update(settled(strand, begin, min(shifted(begin, size - 1), self.view.last)))
        return tuple(one for one in series if one.day in kept)

    def _gaps(self, strand: Strand, columns: tuple[Bin | None, ...]) -> tuple[int, ...]:
        # The week that is running is still open, as today is.
        open_from = shifted(self._today, 1 - strand.covers)
        places = self.empty_bins(columns, strand.begun, open_from)
        return tuple(index for index in places if columns[index] is None)

    def _keys(self, mark_row: int, strands: tuple[Strand, ...]) -> None:
        rows = self._fields
        if self.scale.size == 1 and any(one.covers > 1 for one in strands):
            self.key(rows[0], "a bar: a week", Role.MUTED)
            rows = rows[1:]
        signs = self.field_signs()
        self.keys((signs, rows[: len(signs)]), (self.mark_signs(), [mark_row, *rows[len(signs) :]]))


def direction_of(strand: Strand) -> str:
    """Which way is better, in words, with the unit where it is not plain points."""
    if strand.better is Better.NEUTRAL:
        return f"of {number(strand.high)}" if strand.unit == "days" else ""
    unit = f"{strand.unit}, " if strand.unit.isalpha() else ""
    if strand.topic is Topic.TESTS:
        return f"{unit}{strand.better.value} is better"
    return f"{unit}higher is easier" if strand.better is Better.HIGHER else f"{unit}lower is less"


def is_ten(strand: Strand) -> bool:
    """Whether its values are points from 0 to 10."""
    return (strand.low, strand.high) == (0, _WHOLE)


def on_whole(strand: Strand, first: date, last: date) -> Series:
    """The strand's days from ``first`` to ``last``, its scale laid onto 0 to 10."""
    span = strand.high - strand.low
    return tuple(
        DayValue(v.day, (v.value - strand.low) / span * _WHOLE, v.n, v.memory)
        for v in strand.spread_out(first, last)
    )


def strand_role(strand: Strand) -> Role:
    """Its colour: ease for what is better higher, pain for lower, grey for what is not judged."""
    return {
        Better.HIGHER: Role.EASE,
        Better.LOWER: Role.PAIN,
        Better.NEUTRAL: Role.NEUTRAL,
    }[strand.better]
