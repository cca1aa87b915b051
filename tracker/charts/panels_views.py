"""Function, reliance, movement tests, all daily measures, and pain by place: strands in fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median

from tracker.charts import canvas, pointing
from tracker.charts.describe import Table, clean, mark_words, number
from tracker.charts.frame import Look
from tracker.charts.layout import Room, form_for
from tracker.charts.palette import Glyphs, glyph_set
from tracker.charts.panels import Panels
from tracker.charts.picture import Value
from tracker.charts.spec import Drawing, Form
from tracker.charts.table_form import table_chart
from tracker.charts.view import View
from tracker.domain.days import label, label_with_year
from tracker.domain.figures import Figures, Strand, Topic
from tracker.domain.measure import Better, Measure
from tracker.domain.trend import at, marks_within, within

SAID = 3
"""Strands a sentence is given to; the others stand in the picture and the table."""

NEUTRAL_NOTE = (
    "Information, not a result. Do not stop or cut prescribed medicine on your own; ask the "
    "person who prescribed it."
)


@dataclass(frozen=True, slots=True)
class PanelsView:
    """A picture of the strands of one topic."""

    id: str
    name: str
    topic: Topic
    will_be: str
    how: str

    def strands(self, figures: Figures) -> tuple[Strand, ...]:
        """What is drawn, from the top down."""
        return figures.of(self.topic)

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place) if self.topic is Topic.DAILY else ""
        return f"{self.name}, {place}" if place else self.name

    def has(self, figures: Figures) -> bool:
        return bool(self.strands(figures))

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (self.will_be, self.how)

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        form = form_for(width, height)
        strands = self.strands(figures)
        bar = 1
        if form is Form.TABLE or not strands:
            form = Form.TABLE
            chart = table_chart(self.table(figures, view), width, height)
        else:
            look = Look(view, Room(width, height, form), glyph_set(glyphs))
            panels = Panels(figures, strands, look)
            chart, bar = panels.chart(), panels.scale.bar
        return Drawing(
            width=width,
            height=height,
            form=form,
            cells=canvas.render(chart),
            title=self.title(figures),
            readout=self.readout(figures, view.cursor) if view.cursor else "",
            sentences=self.sentences(figures, view),
            bar=bar,
        )

    def readout(self, figures: Figures, day: date) -> str:
        named = label(day) if day.year == figures.today.year else label_with_year(day)
        said = [
            f"{clean(one.name)} {number(found.value)}{_unit(one)}"
            for one in self.strands(figures)
            if (found := at(one.series, day)) is not None
        ]
        marks = [
            f"{mark_words(mark).capitalize()}." for mark in marks_within(figures.marks, day, day)
        ]
        values = f"{', '.join(said)}." if said else "nothing recorded."
        return "  ".join((named, values, *marks))

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        strands = self.strands(figures)
        if not strands:
            return (self.will_be,)
        out = [_sentence(one, view) for one in strands[:SAID]]
        if self.topic is Topic.RELIANCE:
            out.append(NEUTRAL_NOTE)
        return tuple(out)

    def table(self, figures: Figures, view: View) -> Table:
        strands = self.strands(figures)
        by_day = [{v.day: v for v in within(one.series, view.first, view.last)} for one in strands]
        days = sorted({day for known in by_day for day in known})
        rows = tuple(
            (
                day.isoformat(),
                *(number(known[day].value) if day in known else "–" for known in by_day),
            )
            for day in days
        )
        return Table(("Day", *(clean(one.name) for one in strands)), rows)

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        by_day: dict[date, dict[str, Value]] = {}
        for one in self.strands(figures):
            for value in within(one.series, view.first, view.last):
                by_day.setdefault(value.day, {})[one.name] = value.value
        return tuple({"day": day.isoformat(), **by_day[day]} for day in sorted(by_day))

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        return pointing.day_at(view, drawing, column)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        return None


class MeasureView(PanelsView):
    """A picture of one measure alone, wherever it is rated."""

    def __init__(self, measure: Measure) -> None:
        topic = Topic.RELIANCE if measure.better is Better.NEUTRAL else Topic.DAILY
        super().__init__(
            measure.id,
            measure.name,
            topic,
            f"{measure.name}, over time.",
            "Nothing of it is recorded yet.",
        )

    def strands(self, figures: Figures) -> tuple[Strand, ...]:
        return tuple(
            one
            for one in figures.strands
            if one.measure == self.id and one.series and one.topic is not Topic.PLACES
        )


def _sentence(strand: Strand, view: View) -> str:
    """How many there are, and where the first and the last stand; no result is named."""
    seen = [v for v in within(strand.series, view.first, view.last) if v.counts]
    name = clean(strand.name)
    if not seen:
        return f"{name}: nothing in these days."
    if len(seen) == 1:
        return (
            f"{name}: {number(seen[0].value)}{_unit(strand)} on {label(seen[0].day)}, once so far."
        )
    first, last = seen[0], seen[-1]
    middle = number(median(v.value for v in seen))
    return (
        f"{name}: {number(first.value)} on {label(first.day)}, {number(last.value)} on "
        f"{label(last.day)}; the middle of {len(seen)} is {middle}{_unit(strand)}."
    )


def _unit(strand: Strand) -> str:
    return f" {strand.unit}" if strand.unit.isalpha() and strand.unit not in strand.name else ""


FUNCTION = PanelsView(
    "function",
    "Function",
    Topic.FUNCTION,
    "What you can do: based on PEG, your own activities and sleep, week by week.",
    "The weekly review, w, draws the first bar here.",
)
RELIANCE = PanelsView(
    "reliance",
    "What else was used",
    Topic.RELIANCE,
    "Days with pain medicine, exercise and other methods, as information.",
    "The weekly review, w, draws the first bar here.",
)
TESTS = PanelsView(
    "test",
    "Movement tests",
    Topic.TESTS,
    "How far and how easily you move, each test on its own scale.",
    "A movement test, m, puts the first mark here.",
)
DAILY = PanelsView(
    "daily",
    "All daily measures",
    Topic.DAILY,
    "Everything the check-in asks, a field each.",
    "The first check-in, c, draws the first column here.",
)
PLACES = PanelsView(
    "places",
    "Pain by place",
    Topic.PLACES,
    "Pain at each place that you rate, one above the other.",
    "A check-in with a second place draws the first column here.",
)
