"""The two fortnights that are compared: before the first session, and the latest.

Single ratings are not adequate for average pain: a mean of 12 ratings over 4 days was
(Jensen & McFarland 1993, Pain 55:195–203), and single moments stood for the week only weakly
(PMC3014612). The fourteen days, the five that must be filled and the week they must span are
design choices on that ground.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from statistics import fmean, median
from typing import NamedTuple

from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST, DayValue, Series, shifted, within

BASELINE_SPAN = 7
"""Calendar days the filled days before the first session must span at least."""

LEAST_IN_BOTH = 3
"""Values both windows together need before a mean is shown; fewer are only listed."""


NO_COURSE_DAYS = 26 * 7
"""Days that are looked back to where there is no session to count from."""


class Window(NamedTuple):
    """The days ``first`` to ``last``, both included, and the values that count among them.

    ``days`` are sorted; ``mean`` and ``median`` on the measure's own scale, ``None`` with
    too few values to speak of. ``fallback``: there were too few days before the first
    session, so the first fortnight of check-ins stands in, the first sessions included.
    """

    first: date
    last: date
    days: Series
    mean: float | None
    median: float | None
    fallback: bool = False

    @property
    def n(self) -> int:
        """How many days are filled."""
        return len(self.days)

    @property
    def values(self) -> tuple[float, ...]:
        """The values of the filled days, oldest first."""
        return tuple(value.value for value in self.days)

    @property
    def enough(self) -> bool:
        """Whether five days or more are filled, as a comparison needs."""
        return len(self.days) >= WINDOW_LEAST


class Frame(NamedTuple):
    """What the windows of every measure of one place hang on.

    ``first_session``: first session day of the course, ``None`` before there is one.
    ``started``: first day with any daily rating from 14 days before that session on (of all
    days without one). ``newest``: newest day with any daily rating. Both ``None`` without a
    rating.
    """

    first_session: date | None
    started: date | None
    newest: date | None


class Windows(NamedTuple):
    """The earlier and the latest window of one measure; ``None`` where there is none."""

    baseline: Window | None
    recent: Window | None

    @property
    def overlap(self) -> bool:
        """Whether the two share calendar days, so that it is too early to compare."""
        if self.baseline is None or self.recent is None:
            return False
        return self.recent.first <= self.baseline.last and self.baseline.first <= self.recent.last

    @property
    def fewest(self) -> int:
        """The X of "X of 5": the smaller of the two numbers of filled days."""
        return min(w.n if w else 0 for w in (self.baseline, self.recent))


def course_since(first_session: date | None, as_of: date) -> date:
    """The first of the days that what is said of a course is about.

    Fourteen days before its first session; without one, half a year before ``as_of``.
    """
    if first_session is None:
        return shifted(as_of, -NO_COURSE_DAYS)
    return shifted(first_session, -WINDOW_DAYS)


def frame(everything: Iterable[Series], first_session: date | None, as_of: date) -> Frame:
    """Where the windows lie, from all daily ratings of a place up to ``as_of``.

    A session after ``as_of`` is none yet. Values from old memory move no window.
    """
    first = None if first_session is None or first_session > as_of else first_session
    since = date.min if first is None else shifted(first, -WINDOW_DAYS)
    series = tuple(everything)
    started = (_first_day(one, since, as_of) for one in series)
    newest = (_last_day(one, as_of) for one in series)
    return Frame(
        first,
        min((day for day in started if day is not None), default=None),
        max((day for day in newest if day is not None), default=None),
    )


def windows(series: Series, on: Frame) -> Windows:
    """The two windows of one measure; without a first session there is no baseline."""
    recent = None
    if on.newest is not None:
        recent = window(series, shifted(on.newest, 1 - WINDOW_DAYS), on.newest)
    return balanced(Windows(baseline(series, on), recent))


def baseline(series: Series, on: Frame) -> Window | None:
    """The fourteen days before the first session, or the fortnight that stands in for them."""
    if on.first_session is None:
        return None
    first = shifted(on.first_session, -WINDOW_DAYS)
    before = window(series, first, shifted(on.first_session, -1))
    if before.enough and (before.days[-1].day - before.days[0].day).days + 1 >= BASELINE_SPAN:
        return before
    if on.started is None:
        return before
    last = shifted(on.started, WINDOW_DAYS - 1)
    newest = last if on.newest is None else min(last, on.newest)
    held = window(series, on.started, newest)
    return Window(on.started, last, held.days, held.mean, held.median, fallback=True)


def start_mean(series: Series, on: Frame) -> float | None:
    """The mean at the start of a course; ``None`` where five days are not filled."""
    found = baseline(series, on)
    return found.mean if found is not None and found.enough else None


def window(series: Series, first: date, last: date) -> Window:
    """The days ``first`` to ``last`` of a series; only these are looked at."""
    days = tuple(value for value in within(series, first, last) if value.counts)
    values = [value.value for value in days]
    if not values:
        return Window(first, last, (), None, None)
    return Window(first, last, days, fmean(values), float(median(values)))


def balanced(found: Windows) -> Windows:
    """The same windows, without a mean where both together hold under three values."""
    both = (found.baseline, found.recent)
    if sum(w.n for w in both if w is not None) >= LEAST_IN_BOTH:
        return found
    return Windows(*(w and Window(w.first, w.last, w.days, None, None, w.fallback) for w in both))


def window_days(on: Frame) -> tuple[tuple[date, date], ...]:
    """The spans of days that the two windows alone read."""
    spans = []
    if on.first_session is not None:
        spans.append((shifted(on.first_session, -WINDOW_DAYS), shifted(on.first_session, -1)))
        if on.started is not None:
            spans.append((on.started, shifted(on.started, WINDOW_DAYS - 1)))
    if on.newest is not None:
        spans.append((shifted(on.newest, 1 - WINDOW_DAYS), on.newest))
    return merged_spans(spans)


def merged_spans(spans: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """The same days as few spans, oldest first, none touching another."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if last < first:
            continue
        if merged and first <= shifted(merged[-1][1], 1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def _first_day(series: Series, since: date, until: date) -> date | None:
    index = bisect_left(series, since, key=_day)
    while index < len(series) and series[index].day <= until:
        if series[index].counts:
            return series[index].day
        index += 1
    return None


def _last_day(series: Series, until: date) -> date | None:
    for index in range(bisect_right(series, until, key=_day) - 1, -1, -1):
        if series[index].counts:
            return series[index].day
    return None


def _day(value: DayValue) -> date:
    return value.day
