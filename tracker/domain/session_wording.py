"""The sentences about sessions: right after, the day after, and from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from tracker.domain.measures import format_value
from tracker.domain.plurals import how_many
from tracker.domain.verdict import above
from tracker.domain.weekly_trend import Direction, Trend

if TYPE_CHECKING:
    from tracker.domain.session_results import SessionFigures

RELIEF = (
    "Feeling better right after a session is common and can come from rest and care as well. "
    "The numbers before a session tell more about whether it carries over."
)

SORE = "Feeling sore for a day or two can happen. Ask for lighter pressure next time."
STILL_SORE = "You were still sore on the third day: please ask a health professional about it."
BRUISE = "You noted a bruise after a session: please ask a health professional about it."
NEXT_DAY = (
    "Pain was 3 points or more higher the day after a session: "
    "please ask a health professional about it."
)
NUMB = "You noted new numbness or weakness: the safety pages say how soon to have it checked."

_WORDS_FROM = 5

_USUALLY = 0.75
"""The share of sessions that must go one way before "usually" is said of it (a design choice)."""


def sentences(figures: SessionFigures) -> tuple[str, ...]:
    """What the sessions show, in sentences of their own; none with under three pairs."""
    said = []
    if figures.within_median is not None:
        said.append(f"Right after: {changes([fall for _, fall in figures.within])}.")
    if figures.next_day_median is not None:
        said.append(f"The day after: {changes([fall for _, fall in figures.next_day])}.")
    if figures.between is not None:
        said.append(_between(figures))
    if figures.trend is not None:
        said.append(f"Before a session, over time: {_trend(figures.trend)}.")
    if figures.within_median is not None:
        said.append(RELIEF)
    if figures.sore_after:
        last = f", at the latest on day {figures.sore_until} after it"
        said.append(f"Sore after {figures.sore_after} of {how_many(figures.n, 'session')}{last}.")
    return tuple(said)


def changes(falls: Sequence[float]) -> str:
    """Which way pain went in how many sessions, the most common way first, and by how much.

    ``falls``: pain before minus pain then, of one session or more; above 0 is lower. From five
    sessions on "usually" and the median are said, if most of them went the same way; of fewer
    that all did, the least and the most.
    """
    n = len(falls)
    lower, higher = ([f for f in falls if above(sign * f, 0)] for sign in (1, -1))
    # Of as many, lower is said first, and "the same" last.
    ways = [("lower", len(lower)), ("higher", len(higher)), ("the same", n - len(lower + higher))]
    (most, count), *others = sorted(ways, key=lambda way: -way[1])
    said = f"{most} in {count} of {how_many(n, 'session')}"
    rest = ", ".join(f"{way} in {held}" for way, held in others if held)
    size = "" if most == ways[-1][0] else _size(falls, count)
    if size:
        said += f", {size}"
    return f"{said}{'; ' if size else ', '}{rest}" if rest else said


def _size(falls: Sequence[float], count: int) -> str:
    """By how much pain went the way that ``count`` of them did; ``""`` where that is not said."""
    n = len(falls)
    if n >= _WORDS_FROM:
        return f"usually by {number(abs(median(falls)))}" if count >= _USUALLY * n else ""
    if count < n:
        return ""
    least, most = (number(size) for size in sorted(map(abs, (min(falls), max(falls)))))
    return f"by {least}" if least == most else f"by {least} to {most}"


def _between(figures: SessionFigures) -> str:
    values = [value for _, value in figures.before]
    first, last = sum(values[:2]) / 2, sum(values[-2:]) / 2
    return f"Before a session: {number(first)} in the first two, {number(last)} in the last two."


def _trend(trend: Trend) -> str:
    if trend.words is Direction.NONE:
        return trend.words.value
    return f"{trend.words.value}, about {format_value(abs(trend.per_week))} a week"


def number(value: float) -> str:
    """A figure to one decimal, whole numbers without."""
    return format_value(round(value, 1) + 0.0)
