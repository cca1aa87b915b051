"""Movement tests over time, and the safety answers that some of them hang on."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from tracker.domain.sites import Side


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a test; ``side`` is ``None`` for a test that is not done side by side."""

    measure: str
    day: date
    side: Side | None
    value: float
    entry_id: str


def values(
    connection: sqlite3.Connection, measures: tuple[str, ...], until: date | None = None
) -> tuple[Value, ...]:
    """Every number of those tests up to and with ``until``, oldest first."""
    marks = ", ".join("?" * len(measures))
    found = connection.execute(
        "SELECT measure, day, side, value, entry_id FROM rating"
        f" WHERE measure IN ({marks}) AND day <= ? ORDER BY day, at_utc, entry_id, side",
        (*measures, until.isoformat() if until else "9999-99-99"),
    )
    return tuple(
        Value(measure, date.fromisoformat(day), Side(side) if side else None, value, entry_id)
        for measure, day, side, value, entry_id in found
    )


def newest_answer(connection: sqlite3.Connection, item: str) -> tuple[date, str] | None:
    """The newest answer to that safety question and its day; ``None`` if it was never asked."""
    found = connection.execute(
        "SELECT e.day, a.answer FROM answer a JOIN entry e ON e.id = a.entry_id"
        " WHERE a.item = ? ORDER BY e.day DESC, e.at_utc DESC LIMIT 1",
        (item,),
    ).fetchone()
    return None if found is None else (date.fromisoformat(found[0]), str(found[1]))
