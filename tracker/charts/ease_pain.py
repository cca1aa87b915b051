"""The picture "ease and pain"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts import column_words, day_words, describe, pointing
from tracker.charts.ease_pain_fields import EasePainFields
from tracker.charts.finished import finished
from tracker.charts.frame import Look
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.layout import Room, form_for
from tracker.charts.picture import Dated, Opens, Value
from tracker.charts.spec import Drawing, Form
from tracker.charts.table import Table
from tracker.charts.view import View
from tracker.domain.figures import Figures


class EasePainView:
    """Ease above, pain below, sessions and flares between."""

    id = "ease-pain"
    name = "Ease and pain"
    across = True
    down = 0
    covers = 1
    placed = True
    of_course = False

    def title(self, figures: Figures) -> str:
        return describe.title(figures.ease_pain)

    def has(self, figures: Figures) -> bool:
        data = figures.ease_pain
        return bool(data.ease or data.pain or data.stiffness)

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (
            describe.empty(figures.ease_pain),
            "Ease of moving above, pain below, a column for every day, with your sessions "
            "between: here you see whether anything changes.",
        )

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        room = Room(width, height, form_for(width, height))
        if room.form is Form.TABLE:
            return finished(self, figures, view, room)
        fields = EasePainFields(figures.ease_pain, Look(view, room, glyph_set(glyphs)))
        chart = fields.chart()
        return finished(self, figures, view, room, chart, fields.signs(), fields.scale.bar)

    def readout(self, figures: Figures, day: date) -> str:
        return describe.readout(figures.ease_pain, day, other=day_words.more(figures, day))

    def column_readout(self, figures: Figures, first: date, last: date) -> str:
        data = figures.ease_pain
        named = (("ease", data.ease), ("pain", data.pain), ("stiffness", data.stiffness))
        found = [column_words.held(name, series, first, last) for name, series in named]
        missing = describe.rating(data.place)
        return column_words.readout(figures, first, last, found, missing=missing)

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        return describe.sentences(figures.ease_pain, view)

    def table(self, figures: Figures, view: View) -> Table:
        return describe.table(figures.ease_pain, view)

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        return describe.values(figures.ease_pain, view)

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        return pointing.day_at(view, drawing, column)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        return None

    def measures(self, figures: Figures) -> tuple[str, ...]:
        return ("ease", "pain_avg", "stiffness")

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        return describe.dated(figures.ease_pain)

    def opens(self, figures: Figures, day: date) -> Opens:
        return Opens(day)


VIEW = EasePainView()
