"""The fields of the picture "ease and pain": ease above, pain below, on one time axis, each 0-10.

A day is a bar as high as its value, ``·`` a day without an entry, an open square a day
written down from old memory. Where days share a column the solid part reaches their
lowest value, the dark shade their median and the light shade their highest. Today stays
blank until it has an entry: it is still open, not empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from tracker.charts import describe
from tracker.charts.axes import row_of, value_ticks, week_start
from tracker.charts.bars import (
    band_layer,
    gap_layer,
    line_layer,
    rule_layer,
    target_layer,
    value_layers,
)
from tracker.charts.day_words import clean
from tracker.charts.frame import Frame, Look, begun
from tracker.charts.labels import asides
from tracker.charts.layout import GUTTER, lay_out
from tracker.charts.role import Role
from tracker.charts.signs import NOT_RATED, of_lines
from tracker.charts.spec import Chart, Form, Layer, Placed, Plot, Sign
from tracker.domain import pain_target, windows
from tracker.domain.bins import Bin, bins
from tracker.domain.figures import EasePain, elsewhere_within
from tracker.domain.trend import Series, marks_within, rolling_median, week_medians

LINE_ROWS = 9
"""Rows a field needs before the shade of the start stands apart from the days, and, with bars
that stand apart, the median line can be followed."""

FINE_ROWS = 5
"""Rows that are enough for a median line in braille."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """One field: its series, its words, and where its rows begin.

    ``start`` holds the values of the baseline, none where they are too few for a mean;
    ``target`` is where it may go, if there is anything to say of that.
    """

    name: str
    short_name: str
    direction: str
    series: Series
    role: Role
    heading_row: int
    start: tuple[float, ...]
    mean: float | None
    target: float | None = None


class EasePainFields(Frame):
    """Puts the rows of the picture together."""

    def __init__(self, data: EasePain, look: Look) -> None:
        marks = marks_within(data.marks, look.view.first, look.view.last)
        super().__init__(look, marks, data.first_session)
        self.data = data
        self.on = windows.frame(
            (data.ease, data.pain, data.stiffness), data.first_session, data.compared_until
        )
        wide = self.room.form is not Form.NO_TICKS and self.scale.cells(7) >= 5
        self._weeks = {
            Role.EASE: self._week_medians(data.ease) if wide else (),
            Role.PAIN: self._week_medians(data.pain) if wide else (),
        }
        self.layout = lay_out(
            self.room,
            weeks=any(self._weeks.values()),
            titled=self.room.form is not Form.FULL,
            marks=self.mark_rows,
        )
        self.course = self._course()
        self._lines_named: tuple[Sign, ...] = ()
        if elsewhere_within(data, look.view.first, look.view.last):
            self.gap = NOT_RATED

    def chart(self) -> Chart:
        """The whole picture."""
        data, glyphs = self.data, self.glyphs
        lay = self.layout
        if lay.ease_row:
            self.days_line(0, asides(clean(data.place), self.view, data.today))
        start, mean = self._start(data.ease)
        ease = _Panel(
            "Ease of moving",
            "Ease",
            f"{glyphs.up} higher is easier",
            data.ease,
            Role.EASE,
            lay.ease_row,
            start,
            mean,
        )
        start, mean = self._start(data.pain)
        pain = _Panel(
            "Pain, last 24 hours",
            "Pain",
            f"{glyphs.down} lower is less",
            data.pain,
            Role.PAIN,
            lay.pain_row,
            start,
            mean,
            pain_target.target(mean, data.target) if self.course else None,
        )
        lines = [(panel, self._panel(panel)) for panel in (ease, pain)]
        self._lines_named = tuple(sign for _, signs in lines for sign in signs if sign.glyph)
        self.mark_row(lay.marks_row, lay.marks)
        self.axis(lay.axis_row, noted=bool(lay.ease_row))
        if lay.form is Form.FULL:
            self._legend(lines)
        return super().chart()

    def field_signs(self) -> tuple[Sign, ...]:
        return (*super().field_signs(), *self._lines_named)

    def _start(self, series: Series) -> tuple[tuple[float, ...], float | None]:
        found = windows.baseline(series, self.on) if self.course else None
        return (found.values, found.mean) if found is not None and found.enough else ((), None)

    def _course(self) -> range:
        """The cells over the days of the course, and those to come: none where it is elsewhere.

        Before the first session they are all the days on screen.
        """
        data, shown, on = self.data, self.view, self.scale
        if self.on.first_session is None:
            return range(on.used)
        begun = windows.course_since(self.on.first_session, data.compared_until)
        first = max(begun, shown.first)
        last = shown.last if data.ended is None else min(data.ended, shown.last)
        if last < first:
            return range(0)
        return range(on.start(self._bin(first)), on.start(self._bin(last) + 1))

    def _bin(self, day: date) -> int:
        return (day - self.view.first).days // self.scale.size

    def _panel(self, panel: _Panel) -> tuple[Sign, ...]:
        """Draw a field; its lines, with what they stand for."""
        named = self._heading(panel)
        top, rows = panel.heading_row + 1, self.layout.rows
        ticks = dict(value_ticks(rows))
        for row in range(rows):
            text = ticks.get(rows - 1 - row, "")
            self.label(top + row, 0, f"{text:>3} {self.glyphs.wall}", Role.MUTED)
        target = panel.target if named else None
        seen = self.field(Placed(top, GUTTER, self._plot(panel, target)))
        if self.layout.weeks and self._weeks[panel.role]:
            self.label(top + rows, 0, "week", Role.MUTED)
            for column, text in self._weeks[panel.role]:
                self.label(top + rows, column, text, panel.role)
        return of_lines(seen, self.glyphs, panel.mean, target, panel.short_name)

    def _heading(self, panel: _Panel) -> bool:
        """The name of a field; whether there is a place to say what the target's line is."""
        full = self.layout.form is Form.FULL
        start = "" if panel.mean is None else f"{self.glyphs.rule} start {panel.mean:.1f}"
        both = start
        if panel.target is not None:
            both = f"{start}  {self.glyphs.floor} target {panel.target:.1f}".strip()
        offered: tuple[str, ...] = (both, start)
        if full:
            above = panel.heading_row == 0
            place = clean(self.data.place)
            offered = asides(place, self.view, self.data.today) if above else ()
        wide = self.room.width >= 40
        names = [(panel.name, 3)] if full else [(panel.name, 3), (panel.short_name, 2)]
        if not wide:
            names = [(panel.short_name, 2)]
        room = self.room.width - len(panel.direction) - 2
        name, gap, aside = next(
            (
                (name, gap, aside)
                for aside in offered
                for name, gap in names
                if aside and len(name) + gap + len(aside) <= room
            ),
            (*names[0], ""),
        )
        self.label(panel.heading_row, 0, name, panel.role)
        self.label(panel.heading_row, len(name) + gap, panel.direction, Role.MUTED)
        self.label(panel.heading_row, self.room.width - len(aside), aside, Role.MUTED)
        return full or aside == both

    def _plot(self, panel: _Panel, target: float | None) -> Plot:
        rows, on = self.layout.rows, self.scale
        columns = bins(panel.series, self.view.first, self.view.last, on.count)
        gaps = gap_layer(on, self._gaps(columns), self.glyphs)
        bars = value_layers(on, rows, columns, panel.role, self.glyphs)
        layers = [*self._lines(panel), gaps, *bars]
        if target is not None and not self._on_start(panel, target):
            feet = [dot.column for dot in gaps.dots]
            line = target_layer(self.course, rows, target, self.glyphs, bars=bars, feet=feet)
            layers.append(line)
        enough = FINE_ROWS if self.glyphs.fine else LINE_ROWS
        if on.size == 1 and on.pitch > 1 and rows >= enough:
            pieces = rolling_median(panel.series, self.view.first, self.view.last)
            layers.append(line_layer(on, rows, pieces, self.glyphs, bars=bars))
        kept = tuple(layer for layer in layers if layer.stems or layer.dots)
        return Plot(on.used, rows, kept)

    def _on_start(self, panel: _Panel, target: float) -> bool:
        """Whether its line would cover that of the start: in words it stands then."""
        rows = self.layout.rows
        return panel.mean is not None and row_of(panel.mean, rows) == row_of(target, rows)

    def _lines(self, panel: _Panel) -> Iterator[Layer]:
        """How it was at the start: behind everything else."""
        rows, on = self.layout.rows, self.scale
        # Where days share a column, the shade already stands for their highest.
        if panel.start and rows >= LINE_ROWS and on.size == 1:
            low, _, high = quantiles(panel.start, n=4, method="inclusive")
            yield band_layer(self.course, rows, low, high, self.glyphs)
        if panel.mean is not None:
            yield rule_layer(self.course, rows, panel.mean, self.glyphs)

    def _gaps(self, columns: tuple[Bin | None, ...]) -> tuple[int, ...]:
        """The bins without an entry, from the first record to yesterday."""
        first = begun((self.data.ease, self.data.pain, self.data.stiffness))
        places = self.empty_bins(columns, first, self.data.today)
        return tuple(index for index in places if columns[index] is None)

    def _week_medians(self, series: Series) -> tuple[tuple[int, str], ...]:
        """The median of each week, and the cell under its middle from which it is written."""
        found = []
        begin = week_start(self.view.first, self.data.first_session)
        for week in week_medians(series, begin, self.view.last):
            middle = min(week.first + timedelta(days=3), week.last)
            if week.value is not None and self.scale.holds(middle):
                text = describe.number(week.value)
                column = GUTTER + self.scale.column(middle) - (len(text) - 1) // 2
                found.append((max(column, GUTTER), text))
        return tuple(found)

    def _legend(self, lines: list[tuple[_Panel, tuple[Sign, ...]]]) -> None:
        lay, taken = self.layout, set[int]()
        for panel, signs in lines:
            foot = panel.heading_row + lay.rows
            values = (value for value in (panel.mean, panel.target) if value is not None)
            for value, sign in zip(values, signs, strict=True):
                row = foot - row_of(value, lay.rows)
                # Two lines in one row of cells: the lower one is named beneath.
                if row in taken:
                    row += 1 if row < foot else -1
                self.key(row, sign.text, Role.BASELINE)
                taken.add(row)
            if lay.weeks and self._weeks[panel.role]:
                self.key(foot + 1, "median", Role.MUTED)
        # From the marks down the row that parts the fields is free as well.
        taken |= {lay.pain_row, lay.pain_row - 1 if lay.weeks else lay.pain_row}
        self.keys(
            (super().field_signs(), [r for r in range(1, 1 + lay.rows) if r not in taken]),
            (
                self.mark_signs(),
                [r for r in range(lay.marks_row, lay.pain_row + 1 + lay.rows) if r not in taken],
            ),
        )
