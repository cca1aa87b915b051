"""One measure as a calendar: a week a row, a digit and a shade for each day.

The digit is the day's value, the shade says the same to the eye; sessions and flares stand
beside it, and a day without an entry is a dot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tracker.charts import canvas, describe
from tracker.charts.axes import week_start
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.frame import mark_look, mark_names, telling
from tracker.charts.glyphs import Glyphs, GlyphSet, glyph_set
from tracker.charts.labels import Labels, asides
from tracker.charts.layout import form_for
from tracker.charts.picture import Dated, Opens, Value
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Dot, Drawing, Form, Layer, Placed, Plot
from tracker.charts.table import Table
from tracker.charts.table_form import table_chart
from tracker.charts.view import View
from tracker.domain.days import MONTHS, WEEKDAYS
from tracker.domain.figures import Figures
from tracker.domain.trend import DayValue, MarkKind, Series, marks_within, within

NAME = 8
"""Cells left of a week: its first day."""

_WEEK = 7
_HEAD = 2
_FOOT = 1
_BETWEEN = 3
_NARROW = 3
_FROM = (0.5, 2.5, 4.5, 7.5)
_SPANS = ("1-2", "3-4", "5-7", "8-10")
"""From which value on a day has each shade, and what the key says of it; 0 has none."""


class CalendarView:
    """Pain day by day in weeks."""

    id = "calendar"
    name = "Calendar"
    across = False
    down = _WEEK

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place)
        return f"Pain by day, {place}" if place else "Pain by day"

    def has(self, figures: Figures) -> bool:
        return bool(figures.ease_pain.pain)

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (
            "A week a row, a digit and a shade for each day, with sessions and flares beside it.",
            "The first check-in, c, fills the first day here.",
        )

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        form = form_for(width, height)
        if form is Form.TABLE:
            chart = table_chart(self.table(figures, view), width, height)
        else:
            chart = _Weeks(figures, view, width, height, glyph_set(glyphs)).chart()
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
        return describe.readout(figures.ease_pain, day)

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        last = min(view.last, figures.today)
        days = (last - view.first).days + 1
        known = within(figures.ease_pain.pain, view.first, last)
        filled = f"{len(known)} of {max(days, 0)} days have a pain rating."
        if not known:
            return (filled,)
        values = [v.value for v in known]
        low, high = number(min(values)), number(max(values))
        span = f"All of them {low}." if low == high else f"The lowest is {low}, the highest {high}."
        return (*describe.new_places(figures.ease_pain, view), filled, span)

    def table(self, figures: Figures, view: View) -> Table:
        return describe.table(figures.ease_pain, view)

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        return describe.values(figures.ease_pain, view)

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        if drawing.form is Form.TABLE:
            return None
        weeks = _Weeks(figures, view, drawing.width, drawing.height, glyph_set(Glyphs.BLOCKS))
        return weeks.day_in(column, row)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        # A week down is seven days on, so every day is a row's.
        return None

    def measures(self, figures: Figures) -> tuple[str, ...]:
        return ("pain_avg",)

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        return describe.dated(figures.ease_pain)

    def opens(self, figures: Figures, day: date) -> Opens:
        return Opens(day)


class _Weeks:
    """Which weeks find room, in one or more blocks side by side, and where each day stands."""

    def __init__(
        self, figures: Figures, view: View, width: int, height: int, glyphs: GlyphSet
    ) -> None:
        self._figures, self._view, self._glyphs = figures, view, glyphs
        self._width, self._height = width, height
        first = week_start(view.first, figures.first_session)
        count = (view.last - first).days // _WEEK + 1
        room = max(height - _HEAD - _FOOT, 1)
        self._cell = next((c for c in (6, 5, 4) if NAME + _WEEK * c <= width), _NARROW)
        block = NAME + _WEEK * self._cell
        self._blocks = max((width + _BETWEEN) // (block + _BETWEEN), 1)
        if count * 2 <= room:
            self._blocks, self._apart = 1, 2
        else:
            self._apart = 1
        shown = min(count, room // self._apart * self._blocks)
        self._first = self._begin(first, count, shown)
        per_block = -(-shown // self._blocks)
        self._rows = max(min(per_block, room // self._apart), 1)
        self._shown = shown
        self._hidden = count - shown
        self._by_day = {v.day: v for v in _shown_days(figures.ease_pain.pain, view)}
        self._words = Labels(width, glyphs)
        self._kinds: set[MarkKind] = set()
        self._old = False

    def _begin(self, first: date, count: int, shown: int) -> date:
        """The first week on screen: that with the newest days, or with the cursor."""
        skip = count - shown
        cursor = self._view.cursor
        if cursor is not None:
            skip = min(skip, max((cursor - first).days // _WEEK, 0))
        return first + timedelta(days=skip * _WEEK)

    def day_in(self, column: int, row: int) -> date | None:
        """The day of a cell; ``None`` beside the days."""
        block, across = divmod(column, NAME + _WEEK * self._cell + _BETWEEN)
        week, beside = divmod(row - _HEAD, self._apart)
        weekday = (across - NAME) // self._cell
        inside = 0 <= week < self._rows and not beside and 0 <= weekday < _WEEK
        if not inside or block >= self._blocks or block * self._rows + week >= self._shown:
            return None
        day = self._first + timedelta(days=(block * self._rows + week) * _WEEK + weekday)
        return day if self._view.first <= day <= self._view.last else None

    def chart(self) -> Chart:
        """The weekdays, the weeks, and the key."""
        plots = []
        for block in range(self._blocks):
            at = block * self._rows
            weeks = min(self._rows, self._shown - at)
            if weeks <= 0:
                break
            left = block * (NAME + _WEEK * self._cell + _BETWEEN)
            plots.append(self._block(left, at, weeks))
        self._head()
        self._key()
        return Chart(self._width, self._height, tuple(plots), tuple(self._words.all))

    def _head(self) -> None:
        name = f"Pain   {self._glyphs.down} lower is less"
        self._words.say(0, 0, name, Role.PAIN)
        for aside in asides(clean(self._figures.ease_pain.place), self._view):
            if len(name) + 3 + len(aside) <= self._width:
                self._words.say(0, self._width - len(aside), aside, Role.MUTED)
                break

    def _block(self, left: int, at: int, weeks: int) -> Placed:
        cell = self._cell
        height = weeks * self._apart
        layers: list[Layer] = []
        begin = self._first + timedelta(days=at * _WEEK)
        for weekday in range(_WEEK):
            name = WEEKDAYS[(begin.weekday() + weekday) % _WEEK]
            self._say(1, left + NAME + weekday * cell + 1, name[:2], Role.MUTED)
        for week in range(weeks):
            row = week * self._apart
            monday = begin + timedelta(days=week * _WEEK)
            self._say(_HEAD + row, left, _week_name(monday), Role.MUTED)
            for weekday in range(_WEEK):
                day = monday + timedelta(days=weekday)
                if self._view.first <= day <= self._view.last:
                    column = left + NAME + weekday * cell
                    place = (weekday * cell, height - 1 - row)
                    layer = self._day(day, _HEAD + row, column, place)
                    layers += [layer] if layer else []
        plot = Plot(_WEEK * cell, height, tuple(layers))
        return Placed(_HEAD, left + NAME, plot)

    def _day(self, day: date, row: int, column: int, place: tuple[int, int]) -> Layer | None:
        """The cells of one day: its digit, its shade, and what happened, in that order."""
        value = self._by_day.get(day)
        text = number(round(value.value)) if value else ""
        if not text and day < self._figures.today:
            text = self._glyphs.gap
        old = value is not None and not value.counts
        role = Role.MUTED if value is None or old else Role.TEXT
        self._say(row, column + 2 - len(text), text, role)
        marks = sorted(marks_within(self._figures.marks, day, day), key=telling)
        if self._cell > _NARROW and marks:
            self._kinds.add(marks[0].kind)
            self._say(row, column + 3, *mark_look(marks[0].kind, self._glyphs))
        if day == self._view.cursor:
            self._say(row, column + (3 if len(text) > 1 else 0), self._glyphs.cursor, Role.CURSOR)
        self._old |= old
        shade = self._glyphs.hollow if old else self._shade(value)
        if not shade:
            return None
        inside, height = place
        return Layer(Role.PAIN, dots=(Dot(inside + 2, height, shade),))

    def _shade(self, value: DayValue | None) -> str:
        if value is None:
            return ""
        level = bisect_right(_FROM, value.value)
        return self._glyphs.shades[level - 1] if level else ""

    def _key(self) -> None:
        glyphs = self._glyphs
        said = [f"{shade} {span}" for shade, span in zip(glyphs.shades, _SPANS, strict=True)]
        said.append(f"{glyphs.gap} no entry")
        if self._old:
            said.append(f"{glyphs.hollow} from memory")
        said += mark_names(self._kinds, glyphs)
        if self._hidden:
            said.insert(0, f"{self._hidden} week{'' if self._hidden == 1 else 's'} more")
        end = _HEAD + (self._rows - 1) * self._apart + 1
        self._words.keys(min(end + 1, self._height - 1), 0, said, self._height)

    def _say(self, row: int, column: int, text: str, role: Role) -> None:
        self._words.say(row, column, text, role)


def _shown_days(series: Series, view: View) -> Series:
    return within(series, view.first, view.last)


def _week_name(day: date) -> str:
    return f"{day.day:>2} {MONTHS[day.month - 1]}"


VIEW = CalendarView()
