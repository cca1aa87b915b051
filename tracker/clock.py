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
    """A clock that stands still at ``instant`` (aware)."""

    fixed = True

    def __init__(self, instant: datetime) -> None:
        if instant.tzinfo is None:
            raise InvalidValue(ENVIRONMENT_NAME, instant.isoformat(), "an instant with an offset")
        self._instant = instant

    def now(self) -> datetime:
        return self._instant


def from_environment() -> Clock:
    """The fixed clock named by ``TRACKER_NOW``, else the system's.

    Raises ``InvalidValue`` if the variable is set but is no ISO instant with an offset.
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
