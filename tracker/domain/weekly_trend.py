"""The trend over the weeks of a course: a Theil–Sen line through weekly medians.

Weeks are counted from the first session, two before it included. Four of them must have
three filled days each. A direction is only named where the interval leaves out 0 and the
whole line falls or rises by a point; else there is "no clear trend". The limits are design
choices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain import theil_sen
from tracker.domain.trend import Series, shifted, week_medians
from tracker.domain.verdict import above, at_least

LEAST_WEEKS = 4
"""Weeks with a median a trend needs."""

WEEKS_BEFORE = 2
"""Weeks before the first session that belong to it."""

LEAST_CHANGE = 1.0
"""Points the line must change from its first to its last week for a direction to be named."""

MOST_WEEKS = 52
"""Weeks looked at, the newest: a course that never ends must not cost more every week."""


class Direction(StrEnum):
    """What may be said of a trend."""

    FALLING = "falling"
    RISING = "rising"
    NONE = "no clear trend"


@dataclass(frozen=True, slots=True)
class Trend:
    """``per_week``: points a week on the measure's own scale, below 0 is falling, with its
    90 % interval ``low`` to ``high`` (``None`` where all values are tied). ``change``: points
    from the first to the last of its ``n`` weeks or sessions. ``points`` are what the line
    was laid through.
    """

    per_week: float
    low: float | None
    high: float | None
    words: Direction
    change: float
    n: int
    points: tuple[tuple[date, float], ...]


def weekly_trend(series: Series, first_session: date, newest: date) -> Trend | None:
    """The trend of a daily measure up to ``newest``; ``None`` with under four full weeks."""
    begin = shifted(first_session, -7 * WEEKS_BEFORE)
    weeks = (newest - begin).days // 7 + 1
    if weeks > MOST_WEEKS:
        begin = begin + timedelta(days=7 * (weeks - MOST_WEEKS))
    medians = week_medians(series, begin, newest)
    points = [(shifted(w.first, 3), w.value) for w in medians if w.value is not None]
    return line(points) if len(points) >= LEAST_WEEKS else None


def line(points: Sequence[tuple[date, float]]) -> Trend | None:
    """The trend through values of days in any order; ``None`` without two different days."""
    found = theil_sen.theil_sen([day.toordinal() for day, _ in points], [v for _, v in points])
    if found is None:
        return None
    days = [day for day, _ in points]
    change = found.slope * (max(days) - min(days)).days
    words = Direction.NONE
    if found.low is not None and found.high is not None and at_least(abs(change), LEAST_CHANGE):
        if above(-found.high, 0):
            words = Direction.FALLING
        elif above(found.low, 0):
            words = Direction.RISING
    return Trend(
        per_week=found.slope * 7,
        low=None if found.low is None else found.low * 7,
        high=None if found.high is None else found.high * 7,
        words=words,
        change=change,
        n=len(points),
        points=tuple(sorted(points)),
    )
