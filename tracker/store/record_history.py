"""What the journal tells of one record, also of one that was deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tracker.domain.records import Entry
from tracker.store import entries, entry_rows, rows
from tracker.store.history import Past

_LAST_SIGN = "\U0010ffff"
_Side = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Happened:
    """One change as far as it touched the record.

    ``before`` and ``after`` hold only the parts that it touched; ``None``: there was no such
    record then.
    """

    change: Past
    before: Entry | None
    after: Entry | None


def ids_beginning(connection: sqlite3.Connection, beginning: str, most: int = 5) -> list[str]:
    """Ids of up to ``most`` entries there ever were whose id begins with that text."""
    found = connection.execute(
        "SELECT DISTINCT row_id FROM change_row"
        " WHERE \"table\" = 'entry' AND row_id >= ? AND row_id < ? ORDER BY row_id LIMIT ?",
        (beginning, beginning + _LAST_SIGN, most),
    )
    return [str(row[0]) for row in found]


def last_known(connection: sqlite3.Connection, entry_id: str) -> tuple[Entry, bool] | None:
    """The entry as it is, or was when it was taken out, and whether it is gone."""
    entry = entries.load(connection, entry_id)
    if entry is not None:
        return entry, False
    taken = connection.execute(
        "SELECT r.change_id FROM change_row r JOIN change c ON c.id = r.change_id"
        " WHERE r.\"table\" = 'entry' AND r.row_id = ? AND r.before IS NOT NULL"
        " ORDER BY c.seq DESC LIMIT 1",
        (entry_id,),
    ).fetchone()
    for one in of_entry(connection, entry_id):
        if taken is not None and one.change.id == taken[0] and one.before is not None:
            return one.before, True
    return None


def of_entry(connection: sqlite3.Connection, entry_id: str) -> tuple[Happened, ...]:
    """Every change that touched the entry or one of its parts, by its stamp, oldest first."""
    # A part may have come and gone without its entry being touched, and its own id says
    # nothing of the entry. Looking through ten years of rows takes under ten milliseconds.
    found = connection.execute(
        'SELECT c.id, c.seq, c.at, c.door, c.kind, c.label, c.undoes, r."table", r.before, r.after'
        " FROM change_row r JOIN change c ON c.id = r.change_id"
        " WHERE instr(r.before, ?) OR instr(r.after, ?) ORDER BY c.at, c.seq",
        (f'"{entry_id}"',) * 2,
    ).fetchall()
    touched = [
        (Past(*row[:7]), row[7], _row(row[7], row[8]), _row(row[7], row[9])) for row in found
    ]
    mine = [one for one in touched if _is_of(entry_id, one[1], one[2] or one[3] or {})]
    # What a change did not touch stands beside what it did as it was known last.
    known: dict[str, dict[str, Any]] = {}
    for _, table, before, after in reversed(mine):
        known[table] = before or after or {}
    made = []
    for change, group in groupby(mine, key=lambda one: one[0]):
        parts = list(group)
        before = _side(known, ((table, old, new) for _, table, old, new in parts))
        after = _side(known, ((table, new, old) for _, table, old, new in parts))
        made.append(Happened(change, before, after))
        for _, table, old, new in parts:
            known[table] = new or old or {}
    return tuple(made)


def _side(
    known: dict[str, dict[str, Any]],
    touched: Iterable[tuple[str, dict[str, Any] | None, dict[str, Any] | None]],
) -> Entry | None:
    """The entry on one side of a change; ``None`` if it was not there."""
    side: _Side = {table: [] for table in rows.ENTRY_PARTS}
    head, session = known.get("entry"), known.get("session")
    for table, here, _ in touched:
        if table == "entry":
            head = here
        elif table == "session":
            session = here
        elif here is not None:
            side[table].append(here)
    if head is None:
        return None
    side["session"] = [session] if session else []
    return entry_rows.entry(head, {table: {head["id"]: part} for table, part in side.items()})


def _is_of(entry_id: str, table: str, row: dict[str, Any]) -> bool:
    if table == "entry":
        return bool(row["id"] == entry_id)
    return table in rows.ENTRY_PARTS and row["entry_id"] == entry_id


def _row(table: str, text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    row = rows.from_text(text)
    return dict(rows.TABLES[table].complete({
        column: value for column, value in row.items() if column not in rows.STAMP_COLUMNS
    }))  # fmt: skip
