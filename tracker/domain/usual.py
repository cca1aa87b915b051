"""A person's own ups and downs: the middle half of their days, and what a fortnight moves by.

From seven recorded days in the last 28 on, with or without a course. A change between two
fortnights smaller than ``ordinary`` is what happens anyway: it is the likely range of two
windows of fourteen days that vary as these do (the same widening as in a comparison).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import fmean, quantiles

from tracker.domain import usual_wording
from tracker.domain.comparison import RANGE_WIDTH, WIDENING, spread
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST, Series, shifted, within

USUAL_DAYS = 28
USUAL_LEAST = 7
"""Recorded days among the last 28 that make a usual."""

FORTNIGHTS_DAYS = 26 * 7
"""Days before the first session in which the person's own fortnights are looked at."""

LEAST_FORTNIGHTS = 2


@dataclass(frozen=True, slots=True)
class Usual:
    """Pain as it usually is (0-10, lower is better), from ``n`` days.

    ``low`` to ``high`` hold the middle half of the days, ``median`` is the middle one;
    ``ordinary``: points by which two fortnights differ without anything having changed.
    ``moved``: the most by which one of the person's ``fortnights`` before the first session
    differed from the one before it, without massage; ``None`` without two full ones.
    ``days`` are the values behind it, ``spread`` is their variance (0.25 at least).
    """

    low: float
    high: float
    median: float
    ordinary: float
    spread: float
    n: int
    moved: float | None
    fortnights: int
    days: Series
    sentences: tuple[str, ...]


def usual(
    pain: Series, as_of: date, first_session: date | None, session_days: Iterable[date]
) -> Usual | None:
    """What is usual in the 28 days up to ``as_of``; ``None`` with under seven of them."""
    recorded = within(pain, shifted(as_of, 1 - USUAL_DAYS), as_of)
    days = tuple(value for value in recorded if value.counts)
    if len(days) < USUAL_LEAST:
        return None
    values = [value.value for value in days]
    low, middle, high = quantiles(values, n=4, method="inclusive")
    varied = spread(values)
    ordinary = RANGE_WIDTH * sqrt(WIDENING * 2 * varied / WINDOW_DAYS)
    means = own_fortnights(pain, first_session, session_days)
    moved = None
    if len(means) >= LEAST_FORTNIGHTS:
        moved = max(abs(later - earlier) for later, earlier in pairwise(means)) + 0.0
    return Usual(
        low=low,
        high=high,
        median=middle,
        ordinary=ordinary,
        spread=varied,
        n=len(days),
        moved=moved,
        fortnights=len(means),
        days=days,
        sentences=usual_wording.sentences(low, high, middle, ordinary, moved, len(means)),
    )


def own_fortnights(
    pain: Series, first_session: date | None, session_days: Iterable[date]
) -> tuple[float, ...]:
    """Means of the fortnights back from the first session, the newest first.

    They end where one has under five filled days, held a session or the day after one, or
    lies over half a year back.
    """
    if first_session is None:
        return ()
    touched = {shifted(day, k) for day in session_days if day < first_session for k in (0, 1)}
    means: list[float] = []
    last = shifted(first_session, -1)
    for _ in range(FORTNIGHTS_DAYS // WINDOW_DAYS):
        first = shifted(last, 1 - WINDOW_DAYS)
        values = [value.value for value in within(pain, first, last) if value.counts]
        if len(values) < WINDOW_LEAST or any(first <= day <= last for day in touched):
            break
        means.append(fmean(values))
        last = shifted(first, -1)
    return tuple(means)
