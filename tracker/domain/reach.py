"""Which days a look at one person's progress reads, so that no other need be fetched.

However old the file and however long a course has run, they are a bounded number.
"""

from __future__ import annotations

from datetime import date

from tracker.domain.trend import WINDOW_DAYS, shifted
from tracker.domain.usual import FORTNIGHTS_DAYS, USUAL_DAYS
from tracker.domain.weekly_trend import MOST_WEEKS, WEEKS_BEFORE
from tracker.domain.windows import Frame, merged_spans

_FLARE_DAYS = WINDOW_DAYS + 2
"""Days before a window that tell whether its first day was a flare."""


def days_needed(
    on: Frame, as_of: date, around: date | None = None
) -> tuple[tuple[date, date], ...]:
    """The spans of days whose ratings a look reads, oldest first, none touching another.

    ``on`` holds the first session, the first and the newest day (see ``Frame``); ``around``
    is a day whose fortnights before and after are to be compared.
    """
    spans = [(shifted(as_of, 1 - USUAL_DAYS), as_of)]
    if on.started is not None:
        spans.append(_with_flares(on.started))
    if on.first_session is not None:
        spans.append((shifted(on.first_session, -FORTNIGHTS_DAYS), shifted(on.first_session, -1)))
    if on.newest is not None:
        spans.append((_first_of_latest(on.newest, on.first_session), on.newest))
    if around is not None:
        spans.append((shifted(around, -WINDOW_DAYS - _FLARE_DAYS), around))
        spans.append(_with_flares(around))
    return merged_spans((first, min(last, as_of)) for first, last in spans)


def _first_of_latest(newest: date, first_session: date | None) -> date:
    """The first day that the latest fortnight, or the trend of the course, reads."""
    window = shifted(newest, 1 - WINDOW_DAYS - _FLARE_DAYS)
    if first_session is None:
        return window
    weeks = shifted(newest, 1 - MOST_WEEKS * 7 - _FLARE_DAYS)
    course = shifted(first_session, -WEEKS_BEFORE * 7 - _FLARE_DAYS)
    return min(window, max(weeks, course))


def _with_flares(day: date) -> tuple[date, date]:
    return shifted(day, -_FLARE_DAYS), shifted(day, WINDOW_DAYS - 1)
