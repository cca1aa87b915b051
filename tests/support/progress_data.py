"""Days, series and looks for the tests of Progress: day 0 is the first of the first fortnight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.days import FromMemory
from tracker.domain.progress import ProgressInput, SessionNumbers, WeeklyPoint
from tracker.domain.trend import DayValue, Series

START = date(2026, 9, 7)  # a Monday


def day(number: int) -> date:
    """Day ``number`` of the story."""
    return START + timedelta(days=number)


def series(text: str, first: int = 0) -> Series:
    """One character a day: a digit, ``x`` for 10, ``.`` for a gap, ``o`` for an old 9."""
    out = []
    for number, char in enumerate(text, first):
        if char == "o":
            out.append(DayValue(day(number), 9.0, 1, FromMemory.OLD))
        elif char != ".":
            out.append(DayValue(day(number), 10.0 if char == "x" else float(char)))
    return tuple(out)


def sessions(*days: int) -> tuple[SessionNumbers, ...]:
    """Sessions on these days, nothing rated."""
    return tuple(SessionNumbers(day(number), f"s{number}") for number in days)


def course(
    pain: str = "", ease: str = "", stiffness: str = "", *, until: int = 55, **more: object
) -> ProgressInput:
    """Two weeks before the first session, then one a week, as it is on day ``until``."""
    held = tuple(range(14, until + 1, 7))
    given = ProgressInput(
        as_of=day(until),
        first_session=day(14),
        daily={"pain_avg": series(pain), "ease": series(ease), "stiffness": series(stiffness)},
        session_days=tuple(day(number) for number in held),
        sessions=sessions(*held),
    )
    return replace(given, **more)  # type: ignore[arg-type]


def weekly(
    measure: str, values: dict[int, float], activity: str = "", side: str | None = None
) -> tuple[WeeklyPoint, ...]:
    """Values of a weekly measure by day; for ``peg`` all three parts alike."""
    items = ("pain", "enjoy", "activity") if measure == "peg" else (None,)
    return tuple(
        WeeklyPoint(day(number), measure, value, item, activity or None, activity, side)
        for number, value in values.items()
        for item in items
    )
