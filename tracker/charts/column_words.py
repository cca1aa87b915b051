"""What is said of a column that several days share: its figures, and what happened in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts import day_words
from tracker.charts.answers import settled
from tracker.charts.describe import number
from tracker.charts.strand_words import name_in_line, unit
from tracker.domain.bins import Bin, bins
from tracker.domain.days import short
from tracker.domain.figures import Figures, Strand, Topic, all_days, elsewhere_within, notes_within
from tracker.domain.plurals import how_many
from tracker.domain.trend import MarkKind, Series, marks_within, within

LONGEST = 146
"""Characters that find room in two lines of 78 columns, beside the cursor and the scroll bar."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a column holds of one measure: its figures, from ``n`` days, answers or tests."""

    name: str
    column: Bin
    n: int
    of: str = "day"
    unit: str = ""


def held(name: str, series: Series, first: date, last: date) -> Held | None:
    """What the days ``first`` to ``last`` hold of a daily measure; ``None`` for nothing."""
    column = _one(series, first, last)
    return None if column is None else Held(name, column, column.n)


def of_strand(strand: Strand, first: date, last: date) -> Held | None:
    """The same of a strand. A weekly answer counts where the picture draws it."""
    name, of = name_in_line(strand), "test" if strand.topic is Topic.TESTS else "day"
    if strand.covers == 1:
        column = _one(strand.series, first, last)
        return None if column is None else Held(name, column, column.n, of, unit(strand))
    kept = settled(strand, first, last)
    drawn = tuple(one for one in strand.spread_out(first, last) if one.day in kept)
    column = _one(drawn, first, last)
    if column is None:
        return None
    # Old ones are left out of the figures as long as there are others, and out of the count.
    days = (kept[one.day] for one in drawn if column.old or one.counts)
    return Held(name, column, len(set(days)), "answer", unit(strand))


def readout(
    figures: Figures,
    first: date,
    last: date,
    found: Sequence[Held | None],
    *,
    missing: str,
    lead: str = "",
) -> str:
    """The line about the days ``first`` to ``last``: which they are, what they hold, what was.

    ``missing``: what none of them has ("rating") where ``found`` holds nothing. ``lead``: what
    all the values are of, where their names do not say it ("pain, "). Measures for
    which two lines have no room are counted; the picture has them all.
    """
    there = [one for one in found if one is not None]
    happened = _happened(figures, first, last)
    days, after = span(first, last), f"  {happened}." if happened else ""
    if not there:
        other = bool(happened) or _stands(figures, first, last)
        covers = (last - first).days + 1
        nothing = day_words.nothing(figures.ease_pain, first, missing, other=other, covers=covers)
        return f"{days}  {nothing}{after}" if nothing else f"{days}{after}"
    said = ""
    for count in range(len(there), 0, -1):
        more = f" And {len(there) - count} more." if count < len(there) else ""
        said = f"{days}  {lead}{_values(there[:count], after=bool(lead))}{more}{after}"
        if len(said) <= LONGEST:
            break
    return said


def span(first: date, last: date) -> str:
    """Days from one to another: ``24 Aug – 22 Nov 2026``; both years where there are two."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{short(first)}{year} – {short(last)} {last.year}"


def _one(series: Series, first: date, last: date) -> Bin | None:
    (column,) = bins(series, first, last, 1)
    return column


def _values(there: Sequence[Held], *, after: bool) -> str:
    """The medians, those of as many days together, each with the lowest and the highest."""
    groups: dict[str, list[str]] = {}
    for one in there:
        if one.column.old:
            lead, said = "", f"{_range(one)} ({day_words.NOT_COMPARED})"
        elif one.n == 1:
            lead, said = f"1 {one.of}: ", _range(one)
        else:
            lead, said = f"of {how_many(one.n, one.of)}: ", _middle(one)
        groups.setdefault(lead, []).append(said)
    parts = [f"{lead}{', '.join(said)}" for lead, said in groups.items()]
    medians = [at for at, lead in enumerate(groups) if lead.startswith("of ")]
    if medians:
        # What the numbers are is said once, before the first of them.
        word = "median" if after or medians[0] else "Median"
        parts[medians[0]] = f"{word} {parts[medians[0]]}"
    return f"{'; '.join(parts)}."


def _middle(one: Held) -> str:
    if one.column.low == one.column.high:
        return f"{one.name} always {number(one.column.low)}{one.unit}"
    ends = f"{number(one.column.low)}–{number(one.column.high)}"
    return f"{one.name} {number(one.column.middle)}{one.unit} ({ends})"


def _range(one: Held) -> str:
    low, high = number(one.column.low), number(one.column.high)
    return f"{one.name} {low if low == high else f'{low}–{high}'}{one.unit}"


def _happened(figures: Figures, first: date, last: date) -> str:
    """How many sessions, flares and events there were, and how many sessions are planned."""
    kinds = [mark.kind for mark in marks_within(figures.marks, first, last)]
    counted = (
        (MarkKind.SESSION, "session"),
        (MarkKind.PLANNED, "planned session"),
        (MarkKind.FLARE, "flare"),
        (MarkKind.EVENT, "event"),
    )
    return ", ".join(how_many(n, name) for kind, name in counted if (n := kinds.count(kind)))


def _stands(figures: Figures, first: date, last: date) -> bool:
    """Whether anything was recorded on these days, in whichever picture."""
    data = figures.ease_pain
    rated = any(within(series, first, last) for series in all_days(figures))
    others = elsewhere_within(data, first, last)
    return rated or bool(others or notes_within(data.notes, first, last))
