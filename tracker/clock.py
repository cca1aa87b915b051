"""The only place that asks what time it is.

``TRACKER_NOW`` (an ISO instant with an offset, such as ``2026-11-22T19:30+01:00``)
fixes the clock for demonstrations, pictures and tests.
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import Protocol

from tracker.errors import InvalidValue

ENVIRONMENT_NAME = "TRACKER_NOW"

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years a fixed clock may stand in: at the ends of the calendar no day can be counted back."""


class Clock(Protocol):
    """Tells the time: an aware local ``datetime``; ``fixed`` is true if it never moves."""

    @property
    def fixed(self) -> bool: ...

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock, in its local time zone."""

    fixed = False

    def now(self) -> datetime:
        return datetime.now().astimezone()


class FixedClock:
    """A clock that stands still at ``instant``.

    Raises ``InvalidValue`` for an instant without an offset, or outside 1900 to 2200.
    """

    fixed = True

    def __init__(self, instant: datetime) -> None:
        if instant.tzinfo is None:
            raise InvalidValue(ENVIRONMENT_NAME, instant.isoformat(), "an instant with an offset")
        if not FIRST_YEAR <= instant.year <= LAST_YEAR:
            raise InvalidValue(
                ENVIRONMENT_NAME, instant.isoformat(), f"a year from {FIRST_YEAR} to {LAST_YEAR}"
            )
        self._instant = instant

    def now(self) -> datetime:
        return self._instant


def from_environment() -> Clock:
    """The fixed clock named by ``TRACKER_NOW``, else the system's.

    Raises ``InvalidValue`` if the variable is set but is no ISO instant with an offset, or
    not in the years 1900 to 2200.
    """
    text = os.environ.get(ENVIRONMENT_NAME, "")
    if not text:
        return SystemClock()
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise InvalidValue(
            ENVIRONMENT_NAME, text, "an ISO instant with an offset, such as 2026-11-22T19:30+01:00"
        )
    return FixedClock(instant)
