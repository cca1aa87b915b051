"""One measure as a calendar: a week a row, a digit and a shade for each day.

The digit is the day's value, the shade says the same to the eye; sessions and flares stand
beside it, and a day without an entry is a dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts import day_words, describe
from tracker.charts.calendar_weeks import LEAST, WEEK, CalendarWeeks, first_record
from tracker.charts.day_words import FROM_MEMORY, clean
from tracker.charts.describe import number
from tracker.charts.finished import finished
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.layout import Room, form_for
from tracker.charts.picture import Dated, Opens, Value
from tracker.charts.spec import Drawing, Form
from tracker.charts.table import Table
from tracker.charts.view import View
from tracker.domain.figures import EasePain, Figures
from tracker.domain.plurals import how_many
from tracker.domain.trend import Series, at, shifted, within


class CalendarView:
    """Pain day by day in weeks."""

    id = "calendar"
    name = "Calendar"
    across = False
    down = WEEK
    covers = 1
    placed = True
    of_course = False

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
        room = Room(width, height, form_for(width, height, LEAST))
        if room.form is Form.TABLE:
            return finished(self, figures, view, room)
        weeks = CalendarWeeks(figures, view, room, glyph_set(glyphs))
        return finished(self, figures, view, room, weeks.chart(), weeks.signs, weeks.bar)

    def readout(self, figures: Figures, day: date) -> str:
        return describe.readout(figures.ease_pain, day, other=day_words.more(figures, day))

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        data = figures.ease_pain
        held = within(data.pain, view.first, min(view.last, data.today))
        said = [_filled(data, held, view)]
        values = [value.value for value in held if value.counts]
        if values:
            low, high = number(min(values)), number(max(values))
            same = f"It is {low}." if len(values) == 1 else f"All of them {low}."
            said.append(same if low == high else f"The lowest is {low}, the highest {high}.")
        if left_out := len(held) - len(values):
            said[-1] += f" {how_many(left_out, 'day')} {FROM_MEMORY} left out."
        return (*describe.new_places(data, view), *said)

    def table(self, figures: Figures, view: View) -> Table:
        return describe.table(figures.ease_pain, view)

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        return describe.values(figures.ease_pain, view)

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        if drawing.form is Form.TABLE:
            return None
        room = Room(drawing.width, drawing.height, drawing.form)
        return CalendarWeeks(figures, view, room, glyph_set(Glyphs.BLOCKS)).at(column, row)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        # A week down is seven days on, so every day is a row's.
        return None

    def measures(self, figures: Figures) -> tuple[str, ...]:
        return ("pain_avg",)

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        return describe.dated(figures.ease_pain)

    def opens(self, figures: Figures, day: date) -> Opens:
        return Opens(day)


def _filled(data: EasePain, held: Series, view: View) -> str:
    """How many days there are with a rating, of those from the first record on.

    Today is one of them once it is rated: until then it is open.
    """
    begun = first_record(data)
    last = data.today if at(data.pain, data.today) else shifted(data.today, -1)
    last = min(last, view.last)
    days = 0 if begun is None else (last - max(begun, view.first)).days + 1
    if days < 1:
        return "No pain rating in these days."
    counted = sum(value.counts for value in held)
    has = "has" if counted == 1 else "have"
    return f"{counted} of {how_many(days, 'day')} {has} a pain rating."


VIEW = CalendarView()
