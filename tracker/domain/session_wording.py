"""The sentences about sessions: right after, the day after, and from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.measures import format_value
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


def sentences(figures: SessionFigures) -> tuple[str, ...]:
    """What the sessions show, in sentences of their own; none with under three pairs."""
    said = []
    if figures.within_median is not None:
        said.append(_after(figures))
    if figures.next_day_median is not None:
        said.append(_next_day(figures))
    if figures.between is not None:
        said.append(_between(figures))
    if figures.trend is not None:
        said.append(f"Before a session, over time: {_trend(figures.trend)}.")
    if figures.within_median is not None:
        said.append(RELIEF)
    if figures.sore_after:
        last = f", at the latest on day {figures.sore_until} after it"
        said.append(f"Sore after {figures.sore_after} of {_sessions(figures.n)}{last}.")
    return tuple(said)


def _after(figures: SessionFigures) -> str:
    said = f"Right after: lower in {figures.lower_after} of {_sessions(figures.pairs)}"
    middle = figures.within_median or 0.0
    if figures.pairs < _WORDS_FROM:
        return f"{said}; the middle change is {_signed(middle)}."
    if middle == 0:
        return f"{said}, usually unchanged."
    way = "" if middle > 0 else "higher "
    return f"{said}, usually {way}by {number(abs(middle))}."


def _next_day(figures: SessionFigures) -> str:
    middle, n = figures.next_day_median or 0.0, len(figures.next_day)
    if n < _WORDS_FROM:
        return f"The day after: the middle change is {_signed(middle)} ({_sessions(n)})."
    if middle == 0:
        return f"The day after: usually as before the session ({_sessions(n)})."
    return f"The day after: usually {_way(middle)} by {number(abs(middle))} ({_sessions(n)})."


def _between(figures: SessionFigures) -> str:
    values = [value for _, value in figures.before]
    first, last = sum(values[:2]) / 2, sum(values[-2:]) / 2
    return f"Before a session: {number(first)} in the first two, {number(last)} in the last two."


def _trend(trend: Trend) -> str:
    if trend.words is Direction.NONE:
        return trend.words.value
    return f"{trend.words.value}, about {format_value(abs(trend.per_week))} a week"


def _way(middle: float) -> str:
    return "lower" if middle > 0 else "higher"


def _signed(middle: float) -> str:
    if middle == 0:
        return "0"
    return f"{number(abs(middle))} {_way(middle)}"


def _sessions(n: int) -> str:
    return f"{n} session" if n == 1 else f"{n} sessions"


def number(value: float) -> str:
    """A figure to one decimal, whole numbers without."""
    return format_value(round(value, 1) + 0.0)
