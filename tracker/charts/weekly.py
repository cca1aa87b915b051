"""Ease and pain week by week: the range, the median and how many days, a row each.

A week's median moves less than a day's value, so it shows sooner which way things go.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tracker.charts import canvas
from tracker.charts.axes import week_start
from tracker.charts.describe import Table, clean, number
from tracker.charts.layout import form_for
from tracker.charts.palette import Glyphs, GlyphSet, glyph_set
from tracker.charts.picture import Value
from tracker.charts.role import Role
from tracker.charts.rows import around
from tracker.charts.spec import Chart, Dot, Drawing, Form, Label, Layer, Placed, Plot
from tracker.charts.table_form import table_chart
from tracker.charts.view import View
from tracker.domain.days import label, short
from tracker.domain.figures import Figures
from tracker.domain.trend import LINE_LEAST, Series, within

NAME = 8
"""Cells left of a row: the first day of its week."""

FIGURES = 10
"""Cells right of each field: the median and the number of days."""

_HEAD = 2
_FOOT = 1
_TOP = 10
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Found:
    """The ``n`` filled days of a week; ``middle`` is ``None`` under three of them."""

    low: float
    high: float
    middle: float | None
    n: int


class WeeklyView:
    """A row for each week."""

    id = "weekly"
    name = "Week by week"

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place)
        return f"Ease and pain by week, {place}" if place else "Ease and pain by week"

    def has(self, figures: Figures) -> bool:
        return bool(figures.ease_pain.ease or figures.ease_pain.pain)

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (
            "The range and the middle of each week, ease beside pain.",
            "The first check-in, c, begins the first week here.",
        )

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        form = form_for(width, height)
        if form is Form.TABLE:
            chart = table_chart(self.table(figures, view), width, height)
        else:
            chart = _Rows(figures, view, width, height, glyph_set(glyphs)).chart()
        return Drawing(
            width=width,
            height=height,
            form=form,
            cells=canvas.render(chart),
            title=self.title(figures),
            readout=self.readout(figures, view.cursor) if view.cursor else "",
            sentences=self.sentences(figures, view),
        )

    def readout(self, figures: Figures, day: date) -> str:
        first = week_start(day, figures.first_session)
        said = []
        for name, series in _named(figures):
            found = _week(series, first)
            if found is not None:
                middle = "no median yet" if found.middle is None else f"median {_n(found.middle)}"
                span = f"{_n(found.low)} to {_n(found.high)}"
                said.append(f"{name} {span}, {middle}, {_days(found.n)}")
        held = sum(first <= one.day <= _last(first) for one in figures.sessions)
        if held:
            said.append(f"{held} session{'' if held == 1 else 's'}")
        words = "; ".join(said) or "nothing recorded"
        return f"Week from {label(first)}  {words}."

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        out = []
        for name, series in _named(figures):
            weeks = [
                (first, found.middle, found.n)
                for first in _weeks(figures, view)
                if (found := _week(series, first)) is not None and found.middle is not None
            ]
            called = name.capitalize()
            if len(weeks) < 2:
                out.append(f"{called}: {len(weeks) or 'no'} week with three days or more so far.")
                continue
            first, last = weeks[0], weeks[-1]
            out.append(
                f"{called}: median {_n(first[1])} from {short(first[0])} ({_days(first[2])}), "
                f"{_n(last[1])} from {short(last[0])} ({_days(last[2])})."
            )
        return tuple(out)

    def table(self, figures: Figures, view: View) -> Table:
        rows = []
        for first in _weeks(figures, view):
            cells: list[str] = []
            for _, series in _named(figures):
                found = _week(series, first)
                if found is None:
                    cells += ["–", "–", "0"]
                else:
                    middle = "–" if found.middle is None else _n(found.middle)
                    cells += [middle, f"{_n(found.low)}–{_n(found.high)}", str(found.n)]
            rows.append((first.isoformat(), *cells))
        header = ("Week from", "Ease", "Range", "Days", "Pain", "Range", "Days")
        return Table(header, tuple(rows))

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        out = []
        for first in _weeks(figures, view):
            record: dict[str, Value] = {"day": first.isoformat()}
            for name, series in _named(figures):
                found = _week(series, first)
                record |= {
                    f"{name}_median": found.middle if found else None,
                    f"{name}_low": found.low if found else None,
                    f"{name}_high": found.high if found else None,
                    f"{name}_days": found.n if found else 0,
                }
            out.append(record)
        return tuple(out)

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        if drawing.form is Form.TABLE:
            return None
        rows = _Rows(figures, view, drawing.width, drawing.height, glyph_set(Glyphs.BLOCKS))
        return rows.day_in(row)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        data = figures.ease_pain
        begun = min((one[0].day for one in (data.ease, data.pain) if one), default=None)
        if begun is None:
            return ()
        whole = View(begun, max(figures.today, begun))
        return tuple(max(first, begun) for first in _weeks(figures, whole))


class _Rows:
    """Which weeks find a row, and the cells of each."""

    def __init__(
        self, figures: Figures, view: View, width: int, height: int, glyphs: GlyphSet
    ) -> None:
        self._figures, self._view, self._glyphs = figures, view, glyphs
        self._width, self._height = width, height
        weeks = _weeks(figures, view)
        room = max(height - _HEAD - _FOOT, 1)
        self._apart = 2 if len(weeks) * 2 - 1 <= room else 1
        upto = None if view.cursor is None else sum(first <= view.cursor for first in weeks)
        self._shown = around(weeks, upto, room if self._apart == 1 else len(weeks))
        self._hidden = len(weeks) - len(self._shown)
        across = (width - NAME) // 2 - FIGURES
        self._step = max(min((across - 1) // _TOP, 4), 1)
        self._labels: list[Label] = []

    def day_in(self, row: int) -> date | None:
        """The first day of the week in that row that is on screen; ``None`` beside them."""
        at, beside = divmod(row - _HEAD, self._apart)
        if beside or not 0 <= at < len(self._shown):
            return None
        return max(self._shown[at], self._view.first)

    def chart(self) -> Chart:
        """Two fields beside each other, and the weeks to their left."""
        glyphs = self._glyphs
        here = self._view.cursor
        for at, first in enumerate(self._shown):
            row = _HEAD + at * self._apart
            marked = here is not None and first <= here <= _last(first)
            self._say(row, 0, short(first), Role.CURSOR if marked else Role.MUTED)
            if marked:
                self._say(row, NAME - 1, glyphs.cursor, Role.CURSOR)
        wide = _TOP * self._step + 1
        plots = []
        sides = (
            (Role.EASE, glyphs.up, "higher is easier"),
            (Role.PAIN, glyphs.down, "lower is less"),
        )
        for side, ((name, series), (role, arrow, words)) in enumerate(
            zip(_named(self._figures), sides, strict=True)
        ):
            left = NAME + side * (wide + FIGURES)
            title = f"{name.capitalize()} {arrow} {words}"
            self._say(0, left, title if len(title) < wide + FIGURES else name.capitalize(), role)
            self._scale(left)
            if self._shown:
                plots.append(Placed(_HEAD, left, self._field(series, role, left)))
        self._key()
        return Chart(self._width, self._height, tuple(plots), tuple(self._labels))

    def _scale(self, left: int) -> None:
        for value in range(0, _TOP + 1, 5 if self._step < 3 else 2):
            text = str(value)
            self._say(1, left + value * self._step - len(text) + 1, text, Role.MUTED)
        self._say(1, left + _TOP * self._step + 2, "mid days", Role.MUTED)

    def _field(self, series: Series, role: Role, left: int) -> Plot:
        wide, height = _TOP * self._step + 1, len(self._shown) * self._apart
        grid, spans, middles = [], [], []
        for at, first in enumerate(self._shown):
            row = at * self._apart
            up = height - 1 - row
            grid += [Dot(v * self._step, up, self._glyphs.gap) for v in range(0, _TOP + 1, 5)]
            found = _week(series, first)
            if found is None:
                continue
            ends = [round(value * self._step) for value in (found.low, found.high)]
            spans += [Dot(x, up, self._glyphs.floor) for x in range(ends[0], ends[1] + 1)]
            if found.middle is not None:
                middles.append(Dot(round(found.middle * self._step), up, self._glyphs.session))
                self._say(_HEAD + row, left + wide + 1, f"{_n(found.middle):>3}", role)
            self._say(_HEAD + row, left + wide + 6, str(found.n), Role.MUTED)
        layers = (Layer(Role.MUTED, dots=tuple(grid)), Layer(role, dots=tuple(spans)),
                  Layer(role, dots=tuple(middles)))  # fmt: skip
        return Plot(wide, height, tuple(one for one in layers if one.dots))

    def _key(self) -> None:
        glyphs = self._glyphs
        said = [f"{glyphs.session} median, from 3 days on", f"{glyphs.floor * 3} lowest to highest"]
        if self._hidden:
            said.append(f"{self._hidden} weeks more: j k")
        self._say(self._height - 1, 0, "   ".join(said)[: self._width], Role.MUTED)

    def _say(self, row: int, column: int, text: str, role: Role) -> None:
        self._labels.append(Label(row, column, text, role))


def _named(figures: Figures) -> tuple[tuple[str, Series], ...]:
    return ("ease", figures.ease_pain.ease), ("pain", figures.ease_pain.pain)


def _weeks(figures: Figures, view: View) -> tuple[date, ...]:
    """The first days of the weeks on screen, up to the one of today."""
    first = week_start(view.first, figures.first_session)
    last = min(view.last, figures.today)
    return tuple(first + timedelta(days=k) for k in range(0, (last - first).days + 1, _WEEK))


def _last(first: date) -> date:
    return first + timedelta(days=_WEEK - 1)


def _week(series: Series, first: date) -> _Found | None:
    values = [v.value for v in within(series, first, _last(first)) if v.counts]
    if not values:
        return None
    middle = median(values) if len(values) >= LINE_LEAST else None
    return _Found(min(values), max(values), middle, len(values))


def _n(value: float) -> str:
    return number(value)


def _days(n: int) -> str:
    return f"{n} day" if n == 1 else f"{n} days"


VIEW = WeeklyView()
