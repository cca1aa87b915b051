"""Data the chart tests share: series written one character a day."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.charts.ease_pain import VIEW
from tracker.charts.glyphs import Glyphs
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain.days import FromMemory
from tracker.domain.figures import EasePain, Figures
from tracker.domain.trend import DayValue, Mark, MarkKind, Series

START = date(2026, 10, 13)
TODAY = date(2026, 11, 22)


def day(number: int) -> date:
    return START + timedelta(days=number)


def series(text: str) -> Series:
    """A digit a day (``x`` is 10), ``.`` for a gap, ``o`` for a 5 from old memory."""
    out = []
    for number, char in enumerate(text):
        if char == "o":
            out.append(DayValue(day(number), 5.0, 1, FromMemory.OLD))
        elif char != ".":
            out.append(DayValue(day(number), 10.0 if char == "x" else float(char)))
    return tuple(out)


def course_marks() -> tuple[Mark, ...]:
    """Six weekly sessions from day 14, four of them done, and two marks between."""
    kinds = [MarkKind.SESSION] * 4 + [MarkKind.PLANNED] * 2
    marks = [Mark(day(14 + 7 * k), kind, f"session {k + 1}") for k, kind in enumerate(kinds)]
    marks += [Mark(day(23), MarkKind.FLARE), Mark(day(30), MarkKind.EVENT, "new chair")]
    return tuple(sorted(marks, key=lambda mark: mark.day))


def course() -> EasePain:
    """Six weeks around the start of a course, with gaps and one day from old memory."""
    return EasePain(
        place="low back",
        ease=series("54445.4543o.554465465664..5665.55456.55.5"),
        pain=series("55757.5666o.775677664499..6646.54556.54.4"),
        stiffness=series("55555.55554.544544444444..4444.44444.44.4"),
        marks=course_marks(),
        today=TODAY,
        first_session=day(14),
    )


def lone(ease: str = "", pain: str = "", today: date = TODAY) -> EasePain:
    """Nothing but two series."""
    return EasePain("", series(ease), series(pain), (), (), today)


def ease_pain(
    data: EasePain, shown: View, width: int, height: int, glyphs: Glyphs = Glyphs.BLOCKS
) -> Drawing:
    """The picture of ease and pain."""
    return VIEW.build(Figures(data), shown, width, height, glyphs)
