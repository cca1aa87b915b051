"""The view "ease and pain": ease above, pain below, on one time axis and one 0-10 scale.

A day is a bar as high as its value, ``·`` a day without an entry, an open square a day
written down from old memory. Where days share a column the solid part reaches their
lowest value, the dark shade their median and the light shade their highest. Today stays
blank until it has an entry: it is still open, not empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tracker.charts import canvas, describe
from tracker.charts.axes import row_of, value_ticks, week_start
from tracker.charts.bars import gap_layer, line_layer, rule_layer, value_layers
from tracker.charts.frame import Frame, Look, begun
from tracker.charts.layout import GUTTER, Room, form_for, lay_out
from tracker.charts.palette import Glyphs, glyph_set
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Drawing, Form, Label, Layer, Placed, Plot
from tracker.charts.view import View
from tracker.domain import windows
from tracker.domain.bins import Bin, bins
from tracker.domain.days import short
from tracker.domain.trend import (
    EasePain,
    Series,
    marks_within,
    rolling_median,
    week_medians,
)

LINE_ROWS = 9
"""Rows a field needs, with bars that stand apart, before the median line can be followed."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """One field: its series, its words, and where its rows begin."""

    name: str
    short_name: str
    direction: str
    series: Series
    role: Role
    heading_row: int


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
        chart = _table_chart(data, view, width, height)
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
        sentences=describe.sentences(data),
        bar=bar,
    )


class _Builder(Frame):
    """Puts the rows of one drawing together."""

    def __init__(self, data: EasePain, look: Look) -> None:
        marks = marks_within(data.marks, look.view.first, look.view.last)
        super().__init__(look, marks, data.first_session)
        self.data = data
        self.on = windows.frame(
            (data.ease, data.pain, data.stiffness), data.first_session, data.today
        )
        weeks = self.room.form is not Form.NO_TICKS and self.scale.cells(7) >= 5
        self.layout = lay_out(self.room, weeks=weeks)
        self.keys: dict[str, str] = {}

    def chart(self) -> Chart:
        """The whole picture."""
        ease = _Panel(
            "Ease of moving",
            "Ease",
            f"{self.glyphs.up} higher is easier",
            self.data.ease,
            Role.EASE,
            0,
        )
        pain = _Panel(
            "Pain, last 24 hours",
            "Pain",
            f"{self.glyphs.down} lower is less",
            self.data.pain,
            Role.PAIN,
            self.layout.pain_row,
        )
        for panel in (ease, pain):
            self._panel(panel)
        self.mark_row(self.layout.marks_row)
        self.axis(self.layout.axis_row)
        if self.layout.form is Form.FULL:
            self._legend(ease, pain)
        return super().chart()

    def _panel(self, panel: _Panel) -> None:
        start = windows.start_mean(panel.series, self.on)
        self._heading(panel, start)
        top, rows = panel.heading_row + 1, self.layout.rows
        ticks = dict(value_ticks(rows))
        for row in range(rows):
            text = ticks.get(rows - 1 - row, "")
            self.label(top + row, 0, f"{text:>3} {self.glyphs.wall}", Role.MUTED)
        self.plots.append(Placed(top, GUTTER, self._plot(panel, start)))
        if self.layout.weeks:
            self._week_row(panel, top + rows)

    def _heading(self, panel: _Panel, start: float | None) -> None:
        name = panel.name if self.room.width >= 40 else panel.short_name
        head = (
            f"{name}   {panel.direction}" if self.room.width >= 40 else f"{name}  {panel.direction}"
        )
        self.label(panel.heading_row, 0, name, panel.role)
        column = len(head) - len(panel.direction)
        self.label(panel.heading_row, column, panel.direction, Role.MUTED)
        aside = ""
        if self.layout.form is not Form.FULL:
            aside = self._start_words(start)
        elif panel.heading_row == 0:
            aside = f"{self.view.days} days to {short(self.view.last)} {self.view.last.year}"
            place = describe.clean(self.data.place)
            if place and len(head) + len(place) + len(aside) + 4 <= self.room.width:
                aside = f"{place}, {aside}"
        if len(head) + 2 + len(aside) <= self.room.width:
            self.label(panel.heading_row, self.room.width - len(aside), aside, Role.MUTED)

    def _plot(self, panel: _Panel, start: float | None) -> Plot:
        rows, on = self.layout.rows, self.scale
        columns = bins(panel.series, self.view.first, self.view.last, on.count)
        layers: list[Layer] = []
        if start is not None:
            layers.append(rule_layer(on, rows, start, self.glyphs))
        gaps = self._gaps(columns)
        layers.append(gap_layer(on, gaps, self.glyphs))
        layers.extend(value_layers(on, rows, columns, panel.role, self.glyphs))
        if gaps:
            self.keys["gap"] = f"{self.glyphs.gap} no entry"
        if any(one is not None and one.old for one in columns):
            self.keys["old"] = f"{self.glyphs.hollow} from memory"
        if on.size == 1 and on.pitch > 1 and rows >= LINE_ROWS:
            pieces = rolling_median(panel.series, self.view.first, self.view.last)
            layers.append(line_layer(on, rows, pieces, self.glyphs, bars=layers[-1]))
            if pieces:
                self.keys["line"] = f"{self.glyphs.line} 7-day median"
        kept = tuple(layer for layer in layers if layer.stems or layer.dots)
        return Plot(on.used, rows, kept)

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
        for panel in (ease, pain):
            start = windows.start_mean(panel.series, self.on)
            if start is not None:
                row = panel.heading_row + self.layout.rows - row_of(start, self.layout.rows)
                self.key(row, self._start_words(start), Role.BASELINE)
                taken.add(row)
            if self.layout.weeks:
                self.key(panel.heading_row + 1 + self.layout.rows, "median", Role.MUTED)
        if self.scale.size > 1:
            self.keys |= {
                "high": f"{self.glyphs.range} highest",
                "middle": f"{self.glyphs.middle} median",
                "low": f"{self.glyphs.levels[-1]} lowest",
            }
        order = ("high", "middle", "low", "line", "old", "gap")
        fields = [self.keys[key] for key in order if key in self.keys]
        rows = [row for row in range(1, 1 + self.layout.rows) if row not in taken]
        for row, text in zip(rows, fields, strict=False):
            self.key(row, text, Role.MUTED)
        pain_top = pain.heading_row + 1
        spare = range(pain_top, pain_top + self.layout.rows)
        self.mark_keys([self.layout.marks_row, *(row for row in spare if row not in taken)])

    def _start_words(self, start: float | None) -> str:
        return f"{self.glyphs.rule} start {start:.1f}" if start is not None else ""


def _table_chart(data: EasePain, view: View, width: int, height: int) -> Chart:
    """The newest rows of the table that fit, under its heading."""
    found = describe.table(data, view)
    lines = [found.header, *found.rows[max(len(found.rows) - max(height - 1, 0), 0) :]]
    labels = []
    for row, cells in enumerate(lines[: max(height, 0)]):
        day, ease, pain, *_ = cells
        role = Role.TEXT if row else Role.MUTED
        labels.append(Label(row, 0, f"{day:<10} {ease:>4} {pain:>4}", role))
    return Chart(width, height, (), tuple(labels))
