"""Pictures of several measures: a field each, on its own scale, over one time axis.

A weekly answer is a bar over the seven days it is about; a test stands on its day. The scale
of a field is that of its measure, never stretched to what was found.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from tracker.charts import about, strand_words
from tracker.charts.axes import row_of, value_ticks
from tracker.charts.bars import gap_layer, value_layers
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.frame import Frame, Look
from tracker.charts.labels import asides
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
        foot = 2 if self.room.form is Form.NO_TICKS else 3
        free = self.room.height - foot - headed
        # Without a heading, a line under the axis says what did not fit.
        free -= not headed and len(strands) > free // (1 + LEAST_ROWS)
        shown = max(min(len(strands), free // (1 + LEAST_ROWS)), 1)
        more = len(strands) - shown
        hidden = f"+ {more} more: M" if more else ""
        spans = asides("", self.view, self._today)
        # A line for the days where they find no room above, and one for further marks.
        crowded = bool(more or self.size_note or len(title) + 3 + len(spans[-1]) > self.room.width)
        days = int(headed and not full and crowded and free // shown > EASY_ROWS)
        free -= days
        easy = (free - 1) // shown == free // shown or (free - 1) // shown > LOW_ROWS
        further = int(self.mark_rows > 1 and easy)
        free -= further
        self._rows = max(min(free // shown - 1, MOST_ROWS if shown > 1 else MOST_ALONE), 1)
        self._fields: list[int] = []
        if headed and more:
            self.words.heading(title, "", f"{hidden} shows one alone", hidden)
        elif headed:
            self.words.heading(title, note, *(() if days else spans))
        row = int(headed) + days
        if days:
            self.days_line(1, spans)
        for strand in strands[:shown]:
            self._panel(strand, row)
            row += 1 + self._rows
        self.mark_row(row, 1 + further)
        self.axis(row + 1 + further, noted=bool(days))
        if full:
            self._keys(row, strands[:shown])
        if more and not headed:
            self.label(row + 2 + further, 0, hidden, Role.MUTED)

    def _panel(self, strand: Strand, row: int) -> None:
        role, width = strand_role(strand), self.room.width
        name = clean(strand.name)
        offered = self._directions(strand)
        direction = next((d for d in offered if len(name) + 3 + len(d) <= width), offered[-1])
        name = one_line(name, max(width - len(direction) - 3, _LEAST_NAME))
        self.label(row, 0, name, role)
        column = len(name) + 3
        for text in (direction, self._newest(strand)):
            if text and column + len(text) <= width:
                self.label(row, column, text, Role.MUTED)
                column += len(text) + 3
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

    def _newest(self, strand: Strand) -> str:
        seen = [v for v in within(strand.series, self.view.first, self.view.last) if v.counts]
        if not seen:
            return "none in these days"
        newest = seen[-1]
        words = strand_words.answer_words(strand, newest)
        value = f"{number(newest.value)}, {words}," if words else number(newest.value)
        return f"last {value} on {short(newest.day)}{self._of_more(strand, seen)}"

    def _of_more(self, strand: Strand, seen: list[DayValue]) -> str:
        """Of how many values of the course these are some; nothing where they are all."""
        if strand.topic in strand_words.DAY_BY_DAY or not self._said.course:
            return ""
        first, last = self._said.view.first, self._said.view.last
        known = sum(value.counts for value in within(strand.series, first, last))
        own = first <= seen[0].day and seen[-1].day <= last
        return f", {len(seen)} of {known} shown" if own and len(seen) < known else ""

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

    def _answers(self, strand: Strand) -> dict[int, date]:
        """The day of the answer that speaks for each day, these counted from the left."""
        first, covers = self.view.first, strand.covers
        said: dict[int, date] = {}
        for value in within(strand.series, first, shifted(self.view.last, covers)):
            at = (value.day - first).days
            said |= dict.fromkeys(range(at - covers + 1, at + 1), value.day)
        return said

    def _joined(self, strand: Strand) -> frozenset[int]:
        """The days whose answer speaks for the next day as well."""
        said = self._answers(strand)
        return frozenset(at for at, day in said.items() if said.get(at + 1) == day)

    def _settled(self, strand: Strand, series: Series) -> Series:
        """Without the days of weeks that only reach into a column: they would look like a range.

        A week keeps a column it takes most of, or lies in for the most part; where there is
        none such, the one that takes most of it keeps it.
        """
        size, said = self.scale.size, self._answers(strand)
        taken: dict[int, Counter[date]] = {}
        for at, day in said.items():
            # The last column may go on beyond the days on screen; what lies there counts not.
            if at < self.view.days:
                taken.setdefault(at // size, Counter())[day] += 1
        kept = {
            (column, day)
            for column, days in taken.items()
            for day, count in days.items()
            if 2 * count > min(size, strand.covers) or day == max(days, key=days.__getitem__)
        }
        first = self.view.first
        return tuple(
            one for one in series if ((at := (one.day - first).days) // size, said.get(at)) in kept
        )

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
