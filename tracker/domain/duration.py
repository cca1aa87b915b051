"""How long a pain has lasted, from the month in which it began."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def months_since(since: str, today: date) -> str | None:
    """The readiness quiz's answer to "how long": ``"0-1"``, ``"1-3"`` or ``"3+"`` months.

    ``since`` is a month such as ``2025-03``. ``None`` where the answer hangs on the day of
    that month, or ``since`` is no month up to ``today``.
    """
    match = _MONTH.fullmatch(since)
    if match is None:
        return None
    try:
        first = date(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    if first > today:
        return None
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    longest, shortest = _lasted(first, today), _lasted(min(last, today), today)
    return longest if longest == shortest else None


def _lasted(began: date, today: date) -> str:
    if today <= _later(began, 1):
        return "0-1"
    return "1-3" if today <= _later(began, 3) else "3+"


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
