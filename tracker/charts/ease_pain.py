"""The view "ease and pain": ease above, pain below, on one time axis and one 0-10 scale.

A day is a bar as high as its value, ``·`` a day without an entry, an open square a day
written down from old memory. Where days share a column the solid part reaches their
lowest value, the dark shade their median and the light shade their highest. Today stays
blank until it has an entry: it is still open, not empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles

from tracker.charts import canvas, describe
from tracker.charts.axes import row_of, value_ticks, week_start
from tracker.charts.bars import (
    band_glyph,
    band_layer,
    gap_layer,
    line_layer,
    rule_layer,
    target_layer,
    value_layers,
)
from tracker.charts.day_words import clean
from tracker.charts.frame import Frame, Look, begun
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.labels import asides
from tracker.charts.layout import GUTTER, Room, form_for, lay_out
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Drawing, Form, Layer, Placed, Plot
from tracker.charts.table_form import table_chart
from tracker.charts.view import View
from tracker.domain import pain_target, windows
from tracker.domain.bins import Bin, bins
from tracker.domain.figures import EasePain
from tracker.domain.trend import Series, marks_within, rolling_median, week_medians

LINE_ROWS = 9
"""Rows a field needs before the shade of the start and the target stand apart from the days,
and, with bars that stand apart, the median line can be followed."""

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

    def asides(self, rule: str, dash: str) -> tuple[str, str]:
        """The lines of the field in words: that of the start, and the target's."""
        start = "" if self.mean is None else f"{rule} start {self.mean:.1f}"
        return start, "" if self.target is None else f"{dash} target {self.target:.1f}"


def build(
    data: EasePain, view: View, width: int, height: int, glyphs: Glyphs = Glyphs.BLOCKS
) -> Drawing:
    """The drawing of ``view`` in ``width`` × ``height`` cells.

    Under 60 columns the legend goes, under 40 columns or 14 rows the ticks, and under 24
    columns or 10 rows a table stands in its place; ``Drawing.form`` says which.
    """
    form = form_for(width, height)
    bar = 1
    if form is Form.TABLE:
        chart = table_chart(describe.table(data, view), width, height)
    else:
        builder = _Builder(data, Look(view, Room(width, height, form), glyph_set(glyphs)))
        chart, bar = builder.chart(), builder.scale.bar
    return Drawing(
        width=width,
        height=height,
        form=form,
        cells=canvas.render(chart),
        title=describe.title(data),
        readout=describe.readout(data, view.cursor) if view.cursor else "",
        sentences=describe.sentences(data, view),
        bar=bar,
    )


class _Builder(Frame):
    """Puts the rows of one drawing together."""

    def __init__(self, data: EasePain, look: Look) -> None:
        marks = marks_within(data.marks, look.view.first, look.view.last)
        super().__init__(look, marks, data.first_session)
        self.data = data
        self.on = windows.frame(
            (data.ease, data.pain, data.stiffness), data.first_session, data.compared_until
        )
        weeks = self.room.form is not Form.NO_TICKS and self.scale.cells(7) >= 5
        self.layout = lay_out(self.room, weeks=weeks)

    def chart(self) -> Chart:
        """The whole picture."""
        data, glyphs = self.data, self.glyphs
        start, mean = self._start(data.ease)
        ease = _Panel(
            "Ease of moving",
            "Ease",
            f"{glyphs.up} higher is easier",
            data.ease,
            Role.EASE,
            0,
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
            self.layout.pain_row,
            start,
            mean,
            self._target(mean),
        )
        for panel in (ease, pain):
            self._panel(panel)
        self.mark_row(self.layout.marks_row)
        self.axis(self.layout.axis_row)
        if self.layout.form is Form.FULL:
            self._legend(ease, pain)
        return super().chart()

    def _start(self, series: Series) -> tuple[tuple[float, ...], float | None]:
        found = windows.baseline(series, self.on)
        return (found.values, found.mean) if found is not None and found.enough else ((), None)

    def _target(self, mean: float | None) -> float | None:
        # In few rows it would crowd the days; the person's own is worth that. Without a legend
        # nothing would say what it is.
        crowds = self.layout.rows < LINE_ROWS and self.data.target is None
        if crowds or self.layout.form is not Form.FULL:
            return None
        return pain_target.target(mean, self.data.target)

    def _panel(self, panel: _Panel) -> None:
        self._heading(panel)
        top, rows = panel.heading_row + 1, self.layout.rows
        ticks = dict(value_ticks(rows))
        for row in range(rows):
            text = ticks.get(rows - 1 - row, "")
            self.label(top + row, 0, f"{text:>3} {self.glyphs.wall}", Role.MUTED)
        self.plots.append(Placed(top, GUTTER, self._plot(panel)))
        if self.layout.weeks:
            self._week_row(panel, top + rows)

    def _heading(self, panel: _Panel) -> None:
        wide = self.room.width >= 40
        name, gap = (panel.name, 3) if wide else (panel.short_name, 2)
        self.label(panel.heading_row, 0, name, panel.role)
        end = len(name) + gap + len(panel.direction)
        self.label(panel.heading_row, end - len(panel.direction), panel.direction, Role.MUTED)
        offered: tuple[str, ...] = ()
        if self.layout.form is not Form.FULL:
            offered = panel.asides(self.glyphs.rule, self.glyphs.floor)[:1]
        elif panel.heading_row == 0:
            offered = asides(clean(self.data.place), self.view)
        for aside in offered:
            if end + 2 + len(aside) <= self.room.width:
                self.label(panel.heading_row, self.room.width - len(aside), aside, Role.MUTED)
                break

    def _plot(self, panel: _Panel) -> Plot:
        rows, on = self.layout.rows, self.scale
        columns = bins(panel.series, self.view.first, self.view.last, on.count)
        gaps = self._gaps(columns)
        bars = value_layers(on, rows, columns, panel.role, self.glyphs)
        layers = [*self._lines(panel), gap_layer(on, gaps, self.glyphs), *bars]
        if gaps:
            self.keys["gap"] = f"{self.glyphs.gap} no entry"
        self.note_keys(columns)
        enough = FINE_ROWS if self.glyphs.fine else LINE_ROWS
        if on.size == 1 and on.pitch > 1 and rows >= enough:
            pieces = rolling_median(panel.series, self.view.first, self.view.last)
            layers.append(line_layer(on, rows, pieces, self.glyphs, bars=bars))
            if pieces:
                self.keys["line"] = f"{self.glyphs.line} 7-day median"
        kept = tuple(layer for layer in layers if layer.stems or layer.dots)
        return Plot(on.used, rows, kept)

    def _lines(self, panel: _Panel) -> Iterator[Layer]:
        """How it was at the start, and where it may go: behind everything else."""
        rows, on = self.layout.rows, self.scale
        # Where days share a column, the shade already stands for their highest.
        if panel.start and rows >= LINE_ROWS and on.size == 1:
            low, _, high = quantiles(panel.start, n=4, method="inclusive")
            yield band_layer(on, rows, low, high, self.glyphs)
            self.keys["band"] = f"{band_glyph(self.glyphs)} middle half"
        if panel.mean is not None:
            yield rule_layer(on, rows, panel.mean, self.glyphs)
        if panel.target is not None:
            yield target_layer(on, rows, panel.target, self.glyphs)

    def _gaps(self, columns: tuple[Bin | None, ...]) -> tuple[int, ...]:
        """The bins without an entry, from the first record to yesterday."""
        first = begun((self.data.ease, self.data.pain, self.data.stiffness))
        places = self.empty_bins(columns, first, self.data.today)
        return tuple(index for index in places if columns[index] is None)

    def _week_row(self, panel: _Panel, row: int) -> None:
        self.label(row, 0, "week", Role.MUTED)
        begin = week_start(self.view.first, self.data.first_session)
        for week in week_medians(panel.series, begin, self.view.last):
            middle = min(week.first + timedelta(days=3), week.last)
            if week.value is None or not self.scale.holds(middle):
                continue
            text = describe.number(week.value)
            column = GUTTER + self.scale.column(middle) - (len(text) - 1) // 2
            self.label(row, max(column, GUTTER), text, panel.role)

    def _legend(self, ease: _Panel, pain: _Panel) -> None:
        taken = set()
        rows = self.layout.rows
        for panel in (ease, pain):
            foot = panel.heading_row + rows
            start, target = panel.asides(self.glyphs.rule, self.glyphs.floor)
            for value, text in ((panel.mean, start), (panel.target, target)):
                if value is not None:
                    row = foot - row_of(value, rows)
                    # Two lines in one row of cells: the lower one is named beneath.
                    if row in taken:
                        row += 1 if row < foot else -1
                    self.key(row, text, Role.BASELINE)
                    taken.add(row)
            if self.layout.weeks:
                self.key(foot + 1, "median", Role.MUTED)
        self.field_keys([row for row in range(1, 1 + rows) if row not in taken])
        pain_top = pain.heading_row + 1
        spare = range(pain_top, pain_top + rows)
        self.mark_keys([self.layout.marks_row, *(row for row in spare if row not in taken)])
