"""One course with something for every picture, as values; the chart tests share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from chart_data import TODAY, course, day, series

from tracker.domain.days import FromMemory
from tracker.domain.figures import DayNote, EasePain, Figures, SessionPain, Strand, Topic
from tracker.domain.measure import Better
from tracker.domain.trend import DayValue, Mark, MarkKind, Series

NOTE, PRIVATE_NOTE = "slept badly, a long drive", "a quarrel at home"
ACTIVITY = "sit through a film"


def on_days(values: Iterable[tuple[int, float]]) -> Series:
    """Values on days counted as in ``chart_data``."""
    return tuple(DayValue(day(number), value) for number, value in values)


def ease_pain() -> EasePain:
    """The course of ``chart_data`` with a new main place, notes, and a day filled in late."""
    data = course()
    late = data.pain[-1]._replace(memory=FromMemory.RECENT)
    marks = [*data.marks, Mark(day(2), MarkKind.PLACE, "main place low back, before that neck")]
    return replace(
        data,
        pain=(*data.pain[:-1], late),
        marks=tuple(sorted(marks, key=lambda mark: mark.day)),
        notes=(DayNote(day(30), NOTE), DayNote(day(33), PRIVATE_NOTE, private=True)),
    )


def sessions() -> tuple[SessionPain, ...]:
    """Four sessions: one better, one unchanged, one without an after, one from old memory."""
    return (
        SessionPain("s1", day(14), 1, 7, 4, 6),
        SessionPain("s2", day(21), 2, 6, 6, 6),
        SessionPain("s3", day(28), 3, 5, None, 5),
        SessionPain("s4", day(35), 4, 6, 3, 3, memory=True),
    )


def strands() -> tuple[Strand, ...]:
    """Weekly answers, a test, all daily measures and two places."""
    data = ease_pain()
    lower, higher, neutral = Better.LOWER, Better.HIGHER, Better.NEUTRAL
    weekly = (13, 20, 27, 34)

    def peg(values: Iterable[float]) -> Series:
        return on_days(zip(weekly, values, strict=True))

    return (
        _strand("ease", Topic.DAILY, "Ease of moving", higher, data.ease),
        _strand("pain_avg", Topic.DAILY, "Pain", lower, data.pain),
        _strand("stiffness", Topic.DAILY, "Stiffness", lower, data.stiffness),
        _strand("pain_worst", Topic.DAILY, "Worst pain", lower, series("." * 20 + "8.97")),
        _strand("peg", Topic.FUNCTION, "Based on PEG", lower, peg((7, 6, 6, 5)), covers=7),
        _strand("activity", Topic.FUNCTION, ACTIVITY, higher, peg((3, 3, 4, 6)), covers=7),
        Strand("med_days", Topic.RELIANCE, "Medicine days", "med_days", "days", 0, 7, neutral,
               peg((4, 3, 3, 2)), 7),
        Strand("ftf_cm", Topic.TESTS, "Fingertips to floor", "ftf_cm", "cm", 0, 50, lower,
               on_days(((6, 30.5), (20, 28), (34, 25.5)))),
        Strand("pgic", Topic.TESTS, "Overall view", "pgic", "1–7", 1, 7, lower,
               on_days(((35, 3),))),
        _strand("pain_avg", Topic.PLACES, "Pain, low back", lower, data.pain),
        _strand("pain_avg", Topic.PLACES, "Pain, neck", lower, on_days(((12, 2), (30, 3)))),
    )  # fmt: skip


def _strand(
    measure: str, topic: Topic, name: str, better: Better, values: Series, covers: int = 1
) -> Strand:
    return Strand(name, topic, name, measure, "0–10", 0, 10, better, values, covers)


def everything() -> Figures:
    """All of it."""
    return Figures(ease_pain(), sessions(), strands())


def ten_years() -> Figures:
    """The same course after ten years of daily ratings and weekly answers."""
    known = everything()
    back = [TODAY - timedelta(days=n) for n in range(3650, 41, -1)]
    long = tuple(DayValue(one, float(at % 11)) for at, one in enumerate(back))
    made = []
    for one in known.strands:
        before = long if one.covers == 1 else long[::7]
        kept = tuple(v for v in before if v.day < one.series[0].day)
        scaled = tuple(v._replace(value=min(v.value, one.high)) for v in kept)
        made.append(replace(one, series=(*scaled, *one.series)))
    data = replace(known.ease_pain, ease=made[0].series, pain=made[1].series)
    return Figures(data, known.sessions, tuple(made))
