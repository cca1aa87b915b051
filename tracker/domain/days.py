"""The tracking day: it starts at an hour of the night, and it is what everything is compared by.

A day is stored with each record and never recomputed, so that a journey across time
zones or a clock change cannot move a rating from one day to another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

from tracker.errors import InvalidValue

DAY_START_HOUR = 4
"""Default hour (0-23, local time) at which a new tracking day begins."""

RECENT_MEMORY_DAYS = 2
"""Up to so many days back an entry counts as remembered well enough to compare."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class FromMemory(StrEnum):
    """How late a rating was written down; absent when it was written on its own day.

    ``RECENT`` (one or two days later) is counted and marked; ``OLD`` is drawn hollow and
    kept out of comparisons.
    """

    RECENT = "recent"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as it is stored: UTC text to the second, and the local offset in minutes."""

    at_utc: str
    offset_min: int

    @classmethod
    def of(cls, instant: datetime) -> Moment:
        """The moment of an aware ``instant``."""
        offset = instant.utcoffset()
        if offset is None:
            raise ValueError("a moment needs an aware datetime")
        utc = instant.astimezone(UTC).replace(microsecond=0, tzinfo=None)
        return cls(utc.isoformat() + "Z", int(offset.total_seconds() // 60))

    def local(self) -> datetime:
        """The instant on the clock of the place where it was recorded."""
        utc = datetime.fromisoformat(self.at_utc)
        return utc.astimezone(timezone(timedelta(minutes=self.offset_min)))


def tracking_day(instant: datetime, starts_at: int = DAY_START_HOUR) -> date:
    """The tracking day of a local ``instant``; before ``starts_at`` o'clock it is still yesterday."""
    day = instant.date()
    return day - timedelta(days=1) if instant.hour < starts_at else day


def from_memory(day: date, today: date, *, written: bool = False) -> FromMemory | None:
    """How late an entry for ``day`` made on ``today`` is; ``written`` says it was noted down then."""
    late = (today - day).days
    if late <= 0 or (written and late > 0):
        return None
    return FromMemory.RECENT if late <= RECENT_MEMORY_DAYS else FromMemory.OLD


def label(day: date) -> str:
    """A day as screens name it: ``Sun 22 Nov``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def label_with_year(day: date) -> str:
    """A day with its year: ``Sun 22 Nov 2026``."""
    return f"{label(day)} {day.year}"


def short(day: date) -> str:
    """A day without its weekday: ``22 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


DAY_FORMS = "a day such as 2026-11-22, today, yesterday, -2d or mon"


def parse_day(text: str, today: date, *, field: str = "day", future: bool = False) -> date:
    """The day a person means by ``text``, relative to the tracking day ``today``.

    A weekday is the latest such day up to today. Raises ``InvalidValue`` for anything
    else, and for a day after today unless ``future`` is true.
    """
    word = text.strip().lower()
    day: date | None = None
    if word == "today":
        day = today
    elif word == "yesterday":
        day = today - timedelta(days=1)
    elif word == "tomorrow" and future:
        day = today + timedelta(days=1)
    elif match := re.fullmatch(r"([+-])(\d{1,4})d", word):
        days = int(match[2]) * (1 if match[1] == "+" else -1)
        day = today + timedelta(days=days)
    elif len(word) >= 3 and (names := [n for n in _LONG_WEEKDAYS if n.startswith(word)]):
        back = (today.weekday() - _LONG_WEEKDAYS.index(names[0])) % 7
        day = today - timedelta(days=back)
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}(t.*)?", word):
        try:
            day = date.fromisoformat(word[:10])
        except ValueError:
            day = None
    if day is None:
        raise InvalidValue(field, text, DAY_FORMS)
    if day > today and not future:
        raise InvalidValue(field, text, f"a day up to today, {today.isoformat()}")
    return day


_LONG_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
