"""Pictures of several measures: a field each, on its own scale, over one time axis.

A weekly answer is a bar over the seven days it is about; a test stands on its day. The scale
of a field is that of its measure, never stretched to what was found.
"""

from __future__ import annotations

from datetime import date

from tracker.charts.bars import gap_layer, value_layers
from tracker.charts.describe import clean, number
from tracker.charts.frame import Frame, Look, begun
from tracker.charts.layout import GUTTER
from tracker.charts.role import Role
from tracker.charts.spec import Form, Label, Layer, Placed, Plot
from tracker.domain.bins import Bin, bins
from tracker.domain.days import short
from tracker.domain.figures import Figures, Strand, Topic
from tracker.domain.measure import Better
from tracker.domain.trend import DayValue, Series, marks_within, within

LEAST_ROWS = 2
"""Rows a field needs at least; strands beyond that are named, and stand in the table."""

MOST_ROWS = 14
"""Rows beyond which a field would be no easier to read."""

_WHOLE = 10.0
"""The scale the bars are drawn on."""


class Panels(Frame):
    """Puts the fields of one drawing together."""

    def __init__(self, figures: Figures, strands: tuple[Strand, ...], look: Look) -> None:
        marks = marks_within(figures.marks, look.view.first, look.view.last)
        super().__init__(look, marks, figures.first_session)
        self._today = figures.today
        self._begun = begun(one.spread_out() for one in strands)
        # The marks, the axis, and the labels of its ticks.
        foot = 2 if self.room.form is Form.NO_TICKS else 3
        free = self.room.height - foot
        shown = max(min(len(strands), free // (1 + LEAST_ROWS)), 1)
        self._rows = max(min(free // shown - 1, MOST_ROWS), 1)
        row = 0
        for strand in strands[:shown]:
            self._panel(strand, row)
            row += 1 + self._rows
        self.mark_row(row)
        self.axis(row + 1)
        if self.room.form is Form.FULL:
            self._keys(row, strands[:shown])
        if more := len(strands) - shown:
            text = f"+ {more} more: table"
            self.label(row, max(self.room.width - len(text), 0), text, Role.MUTED)

    def _panel(self, strand: Strand, row: int) -> None:
        role = strand_role(strand)
        name = clean(strand.name)
        self.label(row, 0, name, role)
        column = len(name) + 3
        for text in (self._direction(strand), self._newest(strand)):
            if text and column + len(text) <= self.room.width:
                self.label(row, column, text, Role.MUTED)
                column += len(text) + 3
        for height, text in self._ticks_of(strand).items():
            where = row + self._rows - height
            self.label(where, 0, f"{text:>3} {self.glyphs.wall}", Role.MUTED)
        for height in range(self._rows):
            self.labels.append(Label(row + 1 + height, 4, self.glyphs.wall, Role.MUTED))
        self.plots.append(Placed(row + 1, GUTTER, self._plot(strand, role)))

    def _direction(self, strand: Strand) -> str:
        if strand.better is Better.NEUTRAL:
            return f"of {number(strand.high)}" if strand.unit == "days" else ""
        unit = f"{strand.unit}, " if strand.unit.isalpha() else ""
        if strand.better is Better.HIGHER:
            return f"{self.glyphs.up} {unit}higher is easier"
        return f"{self.glyphs.down} {unit}lower is less"

    def _newest(self, strand: Strand) -> str:
        seen = [v for v in within(strand.series, self.view.first, self.view.last) if v.counts]
        if not seen:
            return "none in these days"
        return f"last {number(seen[-1].value)} on {short(seen[-1].day)}"

    def _ticks_of(self, strand: Strand) -> dict[int, str]:
        ends = {0: number(strand.low), self._rows - 1: number(strand.high)}
        if self._rows >= 5:
            ends[(self._rows - 1) // 2] = ""
        return {height: text for height, text in ends.items() if len(text) <= 3}

    def _plot(self, strand: Strand, role: Role) -> Plot:
        on, rows = self.scale, self._rows
        series = on_whole(strand)
        columns = bins(series, self.view.first, min(self.view.last, date.max), on.count)
        layers: list[Layer] = []
        if strand.topic is not Topic.TESTS:
            # Nobody tests every day: a day without one is no gap.
            layers.append(gap_layer(on, self._gaps(columns), self.glyphs))
        layers.extend(value_layers(on, rows, columns, role, self.glyphs))
        return Plot(on.used, rows, tuple(one for one in layers if one.stems or one.dots))

    def _gaps(self, columns: tuple[Bin | None, ...]) -> tuple[int, ...]:
        places = self.empty_bins(columns, self._begun, self._today)
        return tuple(index for index in places if columns[index] is None)

    def _keys(self, mark_row: int, strands: tuple[Strand, ...]) -> None:
        self.mark_keys([mark_row, *range(1, 1 + self._rows)])
        if any(one.covers == 7 for one in strands) and self._rows >= 2:
            row = mark_row - self._rows
            self.key(row, "a bar: its week", Role.MUTED)


def on_whole(strand: Strand) -> Series:
    """The strand's days with its scale laid onto 0 to 10."""
    span = strand.high - strand.low
    return tuple(
        DayValue(v.day, (v.value - strand.low) / span * _WHOLE, v.n, v.memory)
        for v in strand.spread_out()
    )


def strand_role(strand: Strand) -> Role:
    """Its colour: ease for what is better higher, pain for lower, grey for what is not judged."""
    return {
        Better.HIGHER: Role.EASE,
        Better.LOWER: Role.PAIN,
        Better.NEUTRAL: Role.NEUTRAL,
    }[strand.better]
