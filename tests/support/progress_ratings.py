"""Files of ratings to import for the tests of Progress: days of a low back, and sessions."""

from __future__ import annotations

from datetime import date, timedelta

TODAY = date(2026, 11, 22)
FIRST_SESSION = TODAY - timedelta(days=42)

_HEADER = "day,time,measure,value,site,side,phase,session"


def days(first: date, values: str, step: int = 1) -> list[tuple[date, float]]:
    """Values with spaces between, one every ``step`` days from ``first`` on."""
    return [(first + timedelta(days=step * k), float(v)) for k, v in enumerate(values.split())]


def ratings(*series: tuple[str, list[tuple[date, float]]], sessions: int = 1) -> str:
    """The file: each measure with its days, and ``sessions`` a week apart, 6 before and 4 after."""
    lines = [_row(day, name, value) for name, values in series for day, value in values]
    for number in range(sessions):
        held = FIRST_SESSION + timedelta(days=7 * number)
        lines.append(_row(held, "pain_now", 6, "before", f"s{number}"))
        lines.append(_row(held, "pain_now", 4, "after", f"s{number}"))
    return "\n".join([_HEADER, *lines]) + "\n"


def _row(day: date, measure: str, value: float, phase: str = "", session: str = "") -> str:
    return f"{day},{day}T19:00+01:00,{measure},{value},low_back,both,{phase},{session}"
