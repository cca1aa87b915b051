"""The tracking day: it starts at an hour of the night, and it is what everything is compared by.

A day is stored with each record and never recomputed, so that a journey across time
zones or a clock change cannot move a rating from one day to another.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import NamedTuple

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


class Moment(NamedTuple):
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
        # Towards zero: an offset is always under a day, and must be after rounding.
        return cls(utc.isoformat() + "Z", int(offset.total_seconds() / 60))

    def local(self) -> datetime:
        """The instant on the clock of the place where it was recorded."""
        utc = datetime.fromisoformat(self.at_utc)
        return utc.astimezone(timezone(timedelta(minutes=self.offset_min)))


def tracking_day(instant: datetime, starts_at: int = DAY_START_HOUR) -> date:
    """The tracking day of a local ``instant``; before ``starts_at`` o'clock still yesterday."""
    day = instant.date()
    return day - timedelta(days=1) if instant.hour < starts_at else day


def from_memory(day: date, today: date, *, written: bool = False) -> FromMemory | None:
    """How late an entry for ``day`` made on ``today`` is; ``written``: it was noted down then."""
    late = (today - day).days
    if late <= 0 or written:
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


def brief(day: date, today: date) -> str:
    """``27 Oct``; with weekday and year where it is not this one."""
    return short(day) if day.year == today.year else label_with_year(day)


def parse_day(
    text: str,
    today: date,
    *,
    field: str = "day",
    future: bool = False,
    starts_at: int = DAY_START_HOUR,
) -> date:
    """The day a person means by ``text``, relative to the tracking day ``today``.

    A weekday is the latest such day up to today; a day with a time is the tracking day of
    that time, so 02:00 counts for the day before. Raises ``InvalidValue`` for anything
    else, and for a day after today unless ``future`` is true.
    """
    try:
        day = _day(text.strip().lower(), today, starts_at)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise InvalidValue(field, text, DAY_FORMS)
    if day > today and not future:
        raise InvalidValue(field, text, f"a day up to today, {today.isoformat()}")
    return day


COMING_FORMS = "a day such as 2026-11-22, today, tomorrow, +3d or mon"


def parse_coming_day(
    text: str, today: date, *, field: str = "day", starts_at: int = DAY_START_HOUR
) -> date:
    """The day a person means by ``text`` where plans are made: days to come are allowed.

    As ``parse_day``, but a weekday is the next such day from today on. Raises
    ``InvalidValue``.
    """
    try:
        day = parse_day(text, today, field=field, future=True, starts_at=starts_at)
        ahead = bool(_weekday(text.strip().lower())) and day < today
        return day + timedelta(days=7) if ahead else day
    except (InvalidValue, OverflowError):
        raise InvalidValue(field, text, COMING_FORMS) from None


_NAMED_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_LONG_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _day(word: str, today: date, starts_at: int) -> date | None:
    """The day meant by a lower-case ``word``; ``None``, or an error of ``datetime``, if none."""
    if word in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[word])
    if match := re.fullmatch(r"([+-][0-9]{1,4})d", word):
        return today + timedelta(days=int(match[1]))
    if name := _weekday(word):
        return today - timedelta(days=(today.weekday() - _LONG_WEEKDAYS.index(name)) % 7)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        return date.fromisoformat(word)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:.+", word):
        return tracking_day(datetime.fromisoformat(word.upper()), starts_at)
    return None


def _weekday(word: str) -> str:
    """The weekday whose name begins with ``word``, at least three letters; ``""`` for none."""
    if len(word) < 3:
        return ""
    return next((name for name in _LONG_WEEKDAYS if name.startswith(word)), "")
