"""Diaries of every shape, for drawing: as hypothesis makes them up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chart_data import TODAY
from hypothesis import strategies as st

from tracker.charts import view as ranges
from tracker.charts.glyphs import Glyphs
from tracker.charts.view import View
from tracker.domain.days import FromMemory
from tracker.domain.figures import DayNote, EasePain, Figures, SessionPain, Strand, Topic
from tracker.domain.measure import Better
from tracker.domain.trend import DayValue, Mark, MarkKind, Series

SHAPES = (
    "empty", "one", "constant", "nought", "ten", "ends", "sparse", "few", "any", "any",
    "old", "recent", "mixed", "long",
)  # fmt: skip
"""What a series is like."""

SCALES = ((0.0, 10.0), (0.0, 7.0), (1.0, 7.0), (0.0, 720.0), (-40.0, 60.0), (0.0, 1.0), (2.5, 3.0))
"""Ends of scales, usual and odd."""

HOSTILE = ("", "low back", "[/] \x1b[2J", "漢字かな " * 4, "e\u0301\u202e\u2066", "x" * 300, "a\nb")

USUAL = (
    (60, 20), (80, 24), (120, 40), (200, 60), (24, 10), (40, 14), (59, 13), (100, 30),
    (160, 45), (250, 70), (400, 120), (39, 30), (90, 18), (1, 1), (20, 30), (80, 9),
)  # fmt: skip

SIZES = st.one_of(
    st.sampled_from(USUAL),
    st.tuples(st.integers(20, 130), st.integers(8, 45)),
    st.tuples(st.integers(40, 400), st.integers(14, 120)),
    st.tuples(st.integers(1, 400), st.integers(1, 120)),
)
"""Terminals of 1 × 1 to 400 × 120 cells, most of them of a size that people have."""


@dataclass(frozen=True, slots=True)
class Case:
    """One diary and how it is looked at."""

    figures: Figures
    view: View
    size: tuple[int, int]
    glyphs: Glyphs


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


@st.composite
def any_series(draw: st.DrawFn, low: float = 0.0, high: float = 10.0) -> Series:
    shape = draw(st.sampled_from(SHAPES))
    start = draw(st.sampled_from((40, 41, 60, 90)) | st.integers(0, 500))
    if shape == "empty":
        return ()
    least = {"one": 1, "few": 1}.get(shape, 30)
    raw = draw(st.binary(min_size=least, max_size=1 if shape == "one" else 90))
    step = {"sparse": 17, "few": 5, "long": 1}.get(shape, 1)
    if shape == "long":
        raw = raw * (3600 // len(raw))
        start += len(raw)
    found = []
    for number, byte in enumerate(raw):
        gap = byte % 5 == 0 and shape not in ("one", "constant")
        if gap or start - number * step < 0:
            continue
        share = {"constant": raw[0] / 255, "nought": 0.0, "ten": 1.0, "ends": byte % 2}.get(
            shape, byte / 255 if byte % 3 else round(byte / 255, 1)
        )
        memory = {
            "old": FromMemory.OLD,
            "recent": FromMemory.RECENT,
            "mixed": (None, FromMemory.OLD, FromMemory.RECENT)[byte % 3],
        }.get(shape)
        value = low + (high - low) * share
        found.append(DayValue(day(start - number * step), value, 1 + byte % 3, memory))
    return tuple(found)


@st.composite
def any_strand(draw: st.DrawFn, number: int) -> Strand:
    low, high = draw(st.sampled_from(SCALES))
    return Strand(
        key=f"strand {number}",
        topic=tuple(Topic)[number % len(Topic)],
        name=draw(st.sampled_from(HOSTILE)) or "nameless",
        measure="pain_avg",
        unit=draw(st.sampled_from(("", "points", "days", "minutes", "cm"))),
        low=low,
        high=high,
        better=draw(st.sampled_from(Better)),
        series=draw(any_series(low, high)),
        covers=draw(st.sampled_from((1, 1, 7))),
    )


@st.composite
def any_sessions(draw: st.DrawFn) -> tuple[SessionPain, ...]:
    rating = st.none() | st.integers(0, 10).map(float) | st.floats(0, 10)
    back = st.integers(0, 80) | st.integers(0, 600)
    count = draw(st.sampled_from((0, 1, 6, 12, 40)))
    one = st.tuples(back, rating, rating, rating, st.booleans())
    held = draw(st.lists(one, min_size=count, max_size=count))
    held.sort(key=lambda one: -one[0])
    return tuple(
        SessionPain(f"id {number}", day(back), number, before, after, later, old)
        for number, (back, before, after, later, old) in enumerate(held, start=1)
    )


@st.composite
def any_figures(draw: st.DrawFn) -> Figures:
    days = st.integers(-60, 600).map(day)
    label = st.sampled_from(HOSTILE)
    sessions = draw(any_sessions())
    marks = draw(st.lists(st.builds(Mark, days, st.sampled_from(MarkKind), label), max_size=12))
    marks += [Mark(one.day, MarkKind.SESSION, f"session {one.number}") for one in sessions[:20]]
    notes = draw(st.lists(st.builds(DayNote, days, label, st.booleans()), max_size=3))
    data = EasePain(
        place=draw(label),
        ease=draw(any_series()),
        pain=draw(any_series()),
        stiffness=draw(any_series()),
        marks=tuple(sorted(marks, key=lambda mark: mark.day)),
        today=TODAY,
        first_session=draw(st.none() | days),
        notes=tuple(sorted(notes, key=lambda note: note.day)),
        target=draw(st.none() | st.floats(0, 10)),
    )
    count = draw(st.sampled_from((0, 5, 6, 14)))
    strands = tuple(draw(any_strand(number)) for number in range(count))
    return Figures(data, sessions, strands)


@st.composite
def any_view(draw: st.DrawFn, figures: Figures) -> View:
    whole = ranges.extent(figures.ease_pain)
    if draw(st.booleans()):
        last = day(draw(st.integers(-60, 600)))
        length = draw(st.integers(1, 120) | st.integers(1, 4000))
        shown = View(last - timedelta(days=length - 1), last)
    else:
        data = figures.ease_pain
        shown = draw(
            st.sampled_from((ranges.show_all(whole), ranges.course(data), ranges.latest(whole)))
        )
        for _ in range(draw(st.integers(0, 3))):
            shown = draw(st.sampled_from((ranges.zoom_in, ranges.zoom_out)))(shown, whole)
    if draw(st.booleans()):
        at = draw(st.integers(0, shown.days - 1))
        return View(shown.first, shown.last, shown.first + timedelta(days=at))
    return shown


@st.composite
def any_case(draw: st.DrawFn) -> Case:
    figures = draw(any_figures())
    return Case(figures, draw(any_view(figures)), draw(SIZES), draw(st.sampled_from(Glyphs)))
