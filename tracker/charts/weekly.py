"""Ease and pain week by week: the range, the median and how many days, a row each.

A week's median moves less than a day's value, so it shows sooner which way things go.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts import about, day_words
from tracker.charts.axes import week_start
from tracker.charts.day_words import clean
from tracker.charts.describe import new_places, number, rating
from tracker.charts.finished import finished
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.layout import Room, form_for
from tracker.charts.picture import Dated, Opens, Value
from tracker.charts.role import Role
from tracker.charts.spec import Drawing, Form
from tracker.charts.table import NOTES, Column, Holds, Table
from tracker.charts.view import View
from tracker.charts.week_rows import (
    LEAST,
    TITLE,
    WEEK,
    Week,
    WeekRows,
    last_of,
    named,
    week,
    weeks_of,
)
from tracker.domain.days import brief
from tracker.domain.figures import Figures, elsewhere_within, notes_within
from tracker.domain.plurals import how_many
from tracker.domain.trend import MarkKind, marks_within, within

_COLUMNS = (
    Column("Week from", Holds.DAY),
    Column("Ease", role=Role.EASE, ten=True),
    Column("Range", role=Role.EASE),
    Column("Days", role=Role.MUTED),
    Column("Pain", role=Role.PAIN, ten=True),
    Column("Range", role=Role.PAIN),
    Column("Days", role=Role.MUTED),
    NOTES,
)


class WeeklyView:
    """A row for each week."""

    id = "weekly"
    name = "Week by week"
    across = False
    down = 0
    covers = WEEK
    placed = True
    of_course = False

    def title(self, figures: Figures) -> str:
        place = clean(figures.ease_pain.place)
        return f"{TITLE}, {place}" if place else TITLE

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
        room = Room(width, height, form_for(width, height, LEAST))
        if room.form is Form.TABLE:
            return finished(self, figures, view, room)
        rows = WeekRows(figures, view, room, glyph_set(glyphs))
        return finished(self, figures, view, room, rows.chart(), rows.signs)

    def readout(self, figures: Figures, day: date) -> str:
        data = figures.ease_pain
        first = week_start(day, figures.first_session)
        said = [
            f"{name} {_said(found)}"
            for name, series in named(figures)
            if (found := week(series, first)) is not None
        ]
        parts = [f"Week from {day_words.named(data, first)}"]
        happened = _happened(figures, first)
        if said:
            parts.append(f"{', '.join(said)}.")
        else:
            what, other = rating(data.place), bool(happened)
            other = other or bool(elsewhere_within(data, first, last_of(first)))
            parts.append(day_words.nothing(data, first, what, other=other, covers=WEEK))
        if happened:
            parts.append(f"{happened}.")
        return "  ".join(part for part in parts if part)

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        out = [*new_places(figures.ease_pain, view)]
        said = about.days(figures.ease_pain, view).view
        for name, series in named(figures):
            weeks = [
                (first, found.middle, found.n)
                for first in weeks_of(figures, said)
                if (found := week(series, first)) is not None and found.middle is not None
            ]
            called = name.capitalize()
            if len(weeks) < 2:
                count = f"{len(weeks) or 'no'} week"
                out.append(f"{called}: {count} with three days or more so far.")
                continue
            then, now = (
                f"{number(middle)} from {brief(first, figures.today)} ({how_many(days, 'day')})"
                for first, middle, days in (weeks[0], weeks[-1])
            )
            out.append(f"{called}: median {then}, {now}.")
        return tuple(out)

    def table(self, figures: Figures, view: View) -> Table:
        rows = []
        for first in weeks_of(figures, view):
            cells: list[str] = []
            for _, series in named(figures):
                found = week(series, first)
                if found is None or found.old:
                    cells += ["–", "–", "0"]
                else:
                    middle = "–" if found.middle is None else number(found.middle)
                    cells += [middle, f"{number(found.low)}–{number(found.high)}", str(found.n)]
            rows.append((first.isoformat(), *cells, _happened(figures, first)))
        return Table(_COLUMNS, tuple(rows), covers=WEEK)

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        out = []
        for first in weeks_of(figures, view):
            record: dict[str, Value] = {"day": first.isoformat()}
            for name, series in named(figures):
                found = week(series, first)
                counted = found is not None and not found.old
                record |= {
                    f"{name}_median": found.middle if found else None,
                    f"{name}_low": found.low if found and counted else None,
                    f"{name}_high": found.high if found and counted else None,
                    f"{name}_days": found.n if found else 0,
                }
            out.append(record)
        return tuple(out)

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        if drawing.form is Form.TABLE:
            return None
        room = Room(drawing.width, drawing.height, drawing.form)
        return WeekRows(figures, view, room, glyph_set(Glyphs.BLOCKS)).at(column, row)

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        data = figures.ease_pain
        begun = min((one[0].day for one in (data.ease, data.pain) if one), default=None)
        if begun is None:
            return ()
        whole = View(begun, max(figures.today, begun))
        return tuple(max(first, begun) for first in weeks_of(figures, whole))

    def measures(self, figures: Figures) -> tuple[str, ...]:
        return ("ease", "pain_avg")

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        return (tuple(_Stop(day) for day in self.stops(figures) or ()),)

    def opens(self, figures: Figures, day: date) -> Opens:
        first = week_start(day, figures.first_session)
        held = [
            one.day for _, series in named(figures) for one in within(series, first, last_of(first))
        ]
        held += [mark.day for mark in marks_within(figures.marks, first, last_of(first))]
        return Opens(min(held, default=first))


class _Stop:
    """A day that has a row."""

    def __init__(self, day: date) -> None:
        self.day = day


def _said(found: Week) -> str:
    """The median first, then its range and its days."""
    span = number(found.low)
    if found.high > found.low:
        span += f"–{number(found.high)}"
    if found.old:
        return f"{span} ({day_words.NOT_COMPARED})"
    if found.middle is None:
        return f"{span} ({how_many(found.n, 'day')}, no median yet)"
    return f"{number(found.middle)} ({span}, {how_many(found.n, 'day')})"


def _happened(figures: Figures, first: date) -> str:
    """How many sessions, flares and notes there were in a week."""
    data, last = figures.ease_pain, last_of(first)
    kinds = [mark.kind for mark in marks_within(figures.marks, first, last)]
    noted = len({note.day for note in notes_within(data.notes, first, last)})
    counted = (
        (kinds.count(MarkKind.SESSION), "session", "sessions"),
        (kinds.count(MarkKind.FLARE), "flare", "flares"),
        (kinds.count(MarkKind.EVENT), "event", "events"),
        (noted, "day with a note", "days with notes"),
    )
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted if n)


VIEW = WeeklyView()
