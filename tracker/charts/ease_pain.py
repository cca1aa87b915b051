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
from tracker.charts.axes import TimeAxis, row_of, scale, time_axis, value_ticks, week_start
from tracker.charts.bars import gap_layer, line_layer, rule_layer, value_layers
from tracker.charts.layout import Room, form_for, lay_out
from tracker.charts.palette import Glyphs, GlyphSet, glyph_set
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Drawing, Form, Label, Layer, Placed, Plot
from tracker.charts.view import View
from tracker.domain.bins import Bin, bins
from tracker.domain.days import short
from tracker.domain.trend import (
    Baseline,
    EasePain,
    MarkKind,
    Series,
    baseline,
    marks_within,
    rolling_median,
    week_medians,
)

GUTTER = 5
"""Cells left of the fields: value labels and the wall."""

LEGEND = 15
"""Cells right of the fields, where a legend finds room."""

LINE_ROWS = 9
"""Rows a field needs, with bars that stand apart, before the median line can be followed."""

_MARK_ORDER = (
    MarkKind.SESSION,
    MarkKind.FLARE,
    MarkKind.AUTO_FLARE,
    MarkKind.EVENT,
    MarkKind.PLANNED,
)


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
        builder = _Builder(data, view, Room(width, height, form), glyph_set(glyphs))
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


class _Builder:
    """Puts the rows of one drawing together."""

    def __init__(self, data: EasePain, view: View, room: Room, glyphs: GlyphSet) -> None:
        self.data, self.view, self.glyphs = data, view, glyphs
        self.width, self.height = room.width, room.height
        legend = LEGEND if room.form is Form.FULL else 0
        self.scale = scale(view.first, view.last, room.width - GUTTER - legend)
        weeks = room.form is not Form.NO_TICKS and self.scale.cells(7) >= 5
        self.layout = lay_out(room, weeks=weeks)
        self.marks = marks_within(data.marks, view.first, view.last)
        self.labels: list[Label] = []
        self.plots: list[Placed] = []
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
        self._mark_row()
        self._axis()
        if self.layout.form is Form.FULL:
            self._legend(ease, pain)
        return Chart(self.width, self.height, tuple(self.plots), tuple(self.labels))

    def _panel(self, panel: _Panel) -> None:
        start = baseline(panel.series, self.data.first_session)
        self._heading(panel, start)
        top, rows = panel.heading_row + 1, self.layout.rows
        ticks = dict(value_ticks(rows))
        for row in range(rows):
            text = ticks.get(rows - 1 - row, "")
            self._label(top + row, 0, f"{text:>3} {self.glyphs.wall}", Role.MUTED)
        self.plots.append(Placed(top, GUTTER, self._plot(panel, start)))
        if self.layout.weeks:
            self._week_row(panel, top + rows)

    def _heading(self, panel: _Panel, start: Baseline | None) -> None:
        name = panel.name if self.width >= 40 else panel.short_name
        head = f"{name}   {panel.direction}" if self.width >= 40 else f"{name}  {panel.direction}"
        self._label(panel.heading_row, 0, name, panel.role)
        column = len(head) - len(panel.direction)
        self._label(panel.heading_row, column, panel.direction, Role.MUTED)
        aside = ""
        if self.layout.form is not Form.FULL:
            aside = self._start_words(start)
        elif panel.heading_row == 0:
            aside = f"{self.view.days} days to {short(self.view.last)} {self.view.last.year}"
            place = describe.clean(self.data.place)
            if place and len(head) + len(place) + len(aside) + 4 <= self.width:
                aside = f"{place}, {aside}"
        if len(head) + 2 + len(aside) <= self.width:
            self._label(panel.heading_row, self.width - len(aside), aside, Role.MUTED)

    def _plot(self, panel: _Panel, start: Baseline | None) -> Plot:
        rows, on = self.layout.rows, self.scale
        columns = bins(panel.series, self.view.first, self.view.last, on.count)
        layers: list[Layer] = []
        if start is not None:
            layers.append(rule_layer(on, rows, start.mean, self.glyphs))
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
        everything = (self.data.ease, self.data.pain, self.data.stiffness)
        begun = min((series[0].day for series in everything if series), default=None)
        if begun is None:
            return ()
        first, size = self.view.first, self.scale.size
        begins = max((begun - first).days // size, 0)
        # Bins that reach today are still open.
        ends = min((self.data.today - first).days // size, len(columns))
        return tuple(index for index in range(begins, ends) if columns[index] is None)

    def _week_row(self, panel: _Panel, row: int) -> None:
        self._label(row, 0, "week", Role.MUTED)
        begin = week_start(self.view.first, self.data.first_session)
        for week in week_medians(panel.series, begin, self.view.last):
            middle = min(week.first + timedelta(days=3), week.last)
            if week.value is None or not self.scale.holds(middle):
                continue
            text = describe.number(week.value)
            column = GUTTER + self.scale.column(middle) - (len(text) - 1) // 2
            self._label(row, max(column, GUTTER), text, panel.role)

    def _mark_row(self) -> None:
        columns: dict[int, dict[MarkKind, None]] = {}
        for mark in sorted(self.marks, key=lambda m: _MARK_ORDER.index(m.kind)):
            columns.setdefault(self.scale.column(mark.day), {})[mark.kind] = None
        for column, kinds in columns.items():
            # Further marks of a day go into the cells that are its own; the first counts most.
            for aside, kind in enumerate(list(kinds)[: self.scale.pitch]):
                look = _mark_look(kind, self.glyphs)
                self._label(self.layout.marks_row, GUTTER + column + aside, *look)

    def _axis(self) -> None:
        row, used = self.layout.axis_row, self.scale.used
        self._label(row, GUTTER - 1, self.glyphs.corner + self.glyphs.floor * used, Role.MUTED)
        if self.layout.form is not Form.NO_TICKS:
            room = self.width - GUTTER
            note = f"each column = {self.scale.size} days" if self.scale.size > 1 else ""
            if note:
                column = min(GUTTER + self.scale.used + 2, self.width - len(note))
                room = column - GUTTER - 2
                self._label(row + 1, column, note, Role.MUTED)
            axis = time_axis(self.scale, self.data.first_session, room)
            self._ticks(axis, row)
        cursor = self.view.cursor
        if cursor is not None and self.scale.holds(cursor):
            column = GUTTER + self.scale.column(cursor)
            self._label(row, column, self.glyphs.cursor, Role.CURSOR)

    def _ticks(self, axis: TimeAxis, row: int) -> None:
        for tick in axis.ticks:
            self._label(row, GUTTER + tick.column, self.glyphs.tick, Role.MUTED)
            self._label(row + 1, GUTTER + tick.column, tick.label, Role.MUTED)
        if self.layout.form is Form.FULL and axis.ticks:
            self._key(row, f"{self.glyphs.tick} {axis.unit}", Role.MUTED)

    def _legend(self, ease: _Panel, pain: _Panel) -> None:
        taken = set()
        for panel in (ease, pain):
            start = baseline(panel.series, self.data.first_session)
            if start is not None:
                row = panel.heading_row + self.layout.rows - row_of(start.mean, self.layout.rows)
                self._key(row, self._start_words(start), Role.BASELINE)
                taken.add(row)
            if self.layout.weeks:
                self._key(panel.heading_row + 1 + self.layout.rows, "median", Role.MUTED)
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
            self._key(row, text, Role.MUTED)
        kinds = [kind for kind in _MARK_ORDER if any(m.kind is kind for m in self.marks)]
        pain_top = pain.heading_row + 1
        spare = range(pain_top, pain_top + self.layout.rows)
        rows = [self.layout.marks_row, *(row for row in spare if row not in taken)]
        for row, kind in zip(rows, kinds, strict=False):
            glyph, role = _mark_look(kind, self.glyphs)
            self._key(row, f"{glyph} {_MARK_NAMES[kind]}", role)

    def _start_words(self, start: Baseline | None) -> str:
        return f"{self.glyphs.rule} start {start.mean:.1f}" if start is not None else ""

    def _key(self, row: int, text: str, role: Role) -> None:
        # The longest key stands a cell nearer where it would lose its last letter.
        edge = GUTTER + self.scale.used
        self._label(row, min(edge + 2, max(self.width - len(text), edge + 1)), text, role)

    def _label(self, row: int, column: int, text: str, role: Role) -> None:
        if text:
            self.labels.append(Label(row, column, text, role))


_MARK_NAMES = {
    MarkKind.SESSION: "session",
    MarkKind.FLARE: "flare",
    MarkKind.AUTO_FLARE: "high 2 days",
    MarkKind.EVENT: "event",
    MarkKind.PLANNED: "planned",
}


def _mark_look(kind: MarkKind, glyphs: GlyphSet) -> tuple[str, Role]:
    return {
        MarkKind.SESSION: (glyphs.session, Role.SESSION),
        MarkKind.PLANNED: (glyphs.planned, Role.MUTED),
        MarkKind.FLARE: (glyphs.flare, Role.FLARE),
        MarkKind.AUTO_FLARE: (glyphs.auto_flare, Role.FLARE),
        MarkKind.EVENT: (glyphs.event, Role.TEXT),
    }[kind]


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
