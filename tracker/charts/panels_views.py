"""Function, reliance, movement tests, all daily measures, and pain by place: strands in fields."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts import about, column_words, day_words, describe, pointing, strand_words
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.charts.finished import finished
from tracker.charts.frame import Look
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.layout import Room, form_for
from tracker.charts.panels import Panels, is_ten, strand_role
from tracker.charts.picture import Dated, Opens, Value
from tracker.charts.spec import Drawing, Form
from tracker.charts.table import DAY, NOTES, Column, Table
from tracker.charts.view import View
from tracker.domain import measures
from tracker.domain.days import label
from tracker.domain.figures import Figures, Strand, Topic
from tracker.domain.measure import Better, Measure, When
from tracker.domain.trend import DayValue, shifted, within
from tracker.domain.weekly_result_wording import MEDICINE_NOTE

SAID = 3
"""Strands a sentence is given to; the others stand in the picture and the table."""

_MISSING = {
    Topic.PLACES: "pain rating",
    Topic.FUNCTION: "weekly value",
    Topic.RELIANCE: "weekly value",
    Topic.TESTS: "movement test",
}
"""What a day has none of where nothing is drawn over it."""

NEUTRAL_NOTE = f"Information, not a result. {MEDICINE_NOTE}"


@dataclass(frozen=True, slots=True)
class PanelsView:
    """A picture of the strands of one topic; ``note`` stands beside its name."""

    id: str
    name: str
    topic: Topic
    note: str
    will_be: str
    how: str

    @property
    def across(self) -> bool:
        return True

    @property
    def down(self) -> int:
        return 0

    @property
    def covers(self) -> int:
        return 1

    @property
    def of_course(self) -> bool:
        return self.topic not in strand_words.DAY_BY_DAY

    def strands(self, figures: Figures) -> tuple[Strand, ...]:
        """What is drawn, from the top down."""
        return figures.of(self.topic)

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place) if self.placed else ""
        return f"{self.name}, {place}" if place else self.name

    @property
    def placed(self) -> bool:
        """Whether it is about the place that is looked at."""
        return self.topic is Topic.DAILY

    def has(self, figures: Figures) -> bool:
        return bool(self.strands(figures))

    def empty(self, figures: Figures) -> tuple[str, ...]:
        return (self.will_be, self.how)

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        room, strands = Room(width, height, form_for(width, height)), self.strands(figures)
        if room.form is Form.TABLE or not strands:
            return finished(self, figures, view, room)
        look = Look(view, room, glyph_set(glyphs))
        panels = Panels(figures, strands, look, self.title(figures), self.note)
        chart = panels.chart()
        return finished(self, figures, view, room, chart, panels.signs(), panels.scale.bar)

    def readout(self, figures: Figures, day: date) -> str:
        data = figures.ease_pain
        parts: list[str] = []
        by_day: dict[date, list[tuple[Strand, DayValue]]] = {}
        for one in self.strands(figures):
            found = speaking_for(one, day)
            if found is not None:
                by_day.setdefault(found.day, []).append((one, found))
        for said_on in sorted(by_day):
            held = [(strand_words.named_value(*pair), pair[1]) for pair in by_day[said_on]]
            said = day_words.with_memory(held) + "."
            if self.topic is Topic.PLACES:
                said = f"pain: {said}"
            parts.append(said if said_on == day else f"Week to {label(said_on)}: {said}")
        if not parts:
            what, covers = self._missing(figures)
            other = day_words.more(figures, day)
            parts.append(day_words.nothing(data, day, what, other=other, covers=covers))
        parts = [day_words.named(data, day), *parts, *day_words.beside(data, day)]
        return "  ".join(part for part in parts if part)

    def column_readout(self, figures: Figures, first: date, last: date) -> str:
        found = [column_words.of_strand(one, first, last) for one in self.strands(figures)]
        missing, _ = self._missing(figures)
        lead = "pain, " if self.topic is Topic.PLACES else ""
        return column_words.readout(figures, first, last, found, missing=missing, lead=lead)

    def _missing(self, figures: Figures) -> tuple[str, int]:
        """What is not there on a day without a value, and how many days one speaks for."""
        strands = self.strands(figures)
        if not strands or strands[0].topic is Topic.DAILY:
            return describe.rating(figures.ease_pain.place), 1
        return _MISSING[strands[0].topic], strands[0].covers

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        strands = self.strands(figures)
        if not strands:
            return (self.will_be,)
        data = figures.ease_pain
        said = about.days(data, view, [one.series for one in strands[:SAID]])
        out = tuple(strand_words.sentence(one, said, data.today) for one in strands[:SAID])
        first = within(strands[0].series, said.view.first, said.view.last)
        if first and strands[0].topic not in strand_words.DAY_BY_DAY:
            out = said.led(out)
        if self.placed:
            out = (*describe.new_places(data, view), *out)
        return (*out, NEUTRAL_NOTE) if self.topic is Topic.RELIANCE else out

    def table(self, figures: Figures, view: View) -> Table:
        strands = self.strands(figures)
        by_day = [{v.day: v for v in within(one.series, view.first, view.last)} for one in strands]
        rows = []
        for day in sorted({day for known in by_day for day in known}):
            values = [known.get(day) for known in by_day]
            cells = ("–" if value is None else number(value.value) for value in values)
            named = [(_apart(one), value) for one, value in zip(strands, values, strict=True)]
            remarks = describe.remarks(figures.ease_pain, day, named)
            rows.append((day.isoformat(), *cells, remarks))
        columns = (
            Column(clean(one.name), role=strand_role(one), ten=is_ten(one)) for one in strands
        )
        return Table((DAY, *columns, NOTES), tuple(rows))

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

    def measures(self, figures: Figures) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.measure for one in self.strands(figures)))

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        return tuple(one.series for one in self.strands(figures))

    def opens(self, figures: Figures, day: date) -> Opens:
        found = (speaking_for(one, day) for one in self.strands(figures))
        # What was answered for a week is a record of its last day.
        return Opens(min((one.day for one in found if one is not None), default=day))


class MeasureView(PanelsView):
    """A picture of one measure alone, at the place that is looked at."""

    def __init__(self, measure: Measure) -> None:
        topic = Topic.RELIANCE if measure.better is Better.NEUTRAL else Topic.DAILY
        super().__init__(
            measure.id,
            measure.name,
            topic,
            "",
            f"{measure.name}, over time.",
            "Nothing of it is recorded yet.",
        )

    @property
    def placed(self) -> bool:
        return measures.get(self.id).has_site

    @property
    def of_course(self) -> bool:
        return When.DAILY not in measures.get(self.id).when

    def strands(self, figures: Figures) -> tuple[Strand, ...]:
        return tuple(
            one
            for one in figures.strands
            if one.measure == self.id and one.series and one.topic is not Topic.PLACES
        )


def speaking_for(strand: Strand, day: date) -> DayValue | None:
    """The value that is drawn over ``day``: its own, or that of the newest week it lies in."""
    until = shifted(day, strand.covers - 1)
    index = bisect_right(strand.series, until, key=_day)
    if not index or strand.series[index - 1].day < day:
        return None
    return strand.series[index - 1]


def _apart(strand: Strand) -> str:
    """What tells a strand from the others of its picture: of places, the place."""
    name = clean(strand.name)
    return name.removeprefix(strand_words.OF_PLACES) if strand.topic is Topic.PLACES else name


def _day(value: DayValue) -> date:
    return value.day


FUNCTION = PanelsView(
    "function",
    "Function",
    Topic.FUNCTION,
    "what you can do, week by week",
    "What you can do: based on PEG, your own activities and sleep, week by week.",
    "The weekly review, w, draws the first bar here.",
)
RELIANCE = PanelsView(
    "reliance",
    "What else was used",
    Topic.RELIANCE,
    "as information: neither way is better",
    "Days with pain medicine, exercise and other methods, as information.",
    "The weekly review, w, draws the first bar here.",
)
TESTS = PanelsView(
    "test",
    "Movement tests",
    Topic.TESTS,
    "each on its own scale",
    "How far and how easily you move, each test on its own scale.",
    "A movement test, m, puts the first mark here.",
)
DAILY = PanelsView(
    "daily",
    "All daily measures",
    Topic.DAILY,
    "",
    "Everything the check-in asks, a field each.",
    "The first check-in, c, draws the first column here.",
)
PLACES = PanelsView(
    "places",
    "Pain by place",
    Topic.PLACES,
    "last 24 hours",
    "Pain at each place that you rate, one above the other.",
    "A check-in with a second place draws the first column here.",
)
