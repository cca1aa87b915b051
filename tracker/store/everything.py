"""Reading and adding everything there is, a page at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tracker.domain.records import Entry, Kind
from tracker.store import entry_rows, rows
from tracker.store.rows import Row

if TYPE_CHECKING:
    from tracker.store.journal import Change

PAGE = 200
"""Entries in memory at a time."""


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the file for all that is read within, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def entries_of(connection: sqlite3.Connection, kind: Kind) -> Iterator[Entry]:
    """Every entry of that kind by day, instant and id."""
    columns = rows.TABLES["entry"].columns
    after = ("", "", "")
    while True:
        heads = [
            dict(zip(columns, values, strict=True))
            for values in connection.execute(
                f"SELECT {', '.join(columns)} FROM entry WHERE kind = ?"
                " AND day >= ? AND (day, at_utc, id) > (?, ?, ?)"
                " ORDER BY day, at_utc, id LIMIT ?",
                (kind.value, after[0], *after, PAGE),
            )
        ]
        if not heads:
            return
        ids = [head["id"] for head in heads]
        parts = {table: _parts(connection, table, ids) for table in rows.ENTRY_PARTS}
        for head in heads:
            yield entry_rows.entry(head, parts)
        after = (heads[-1]["day"], heads[-1]["at_utc"], heads[-1]["id"])


def plain_rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    """Every row of a table that belongs to no entry, without stamps."""
    columns = rows.TABLES[table].columns
    listed = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f'SELECT {listed} FROM "{table}"')
    return [dict(zip(columns, values, strict=True)) for values in found]


def keys(connection: sqlite3.Connection, table: str) -> set[str]:
    """The key of every row of a table."""
    found = connection.execute(f'SELECT "{rows.TABLES[table].key}" FROM "{table}"')
    return {str(row[0]) for row in found}


def has_entries(connection: sqlite3.Connection) -> bool:
    """Whether the file holds any entry."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM entry)").fetchone()[0])


def add_entries(change: Change, made: Sequence[Entry]) -> None:
    """Write entries whose ids the file does not have; see ``Change.add``."""
    by_table: dict[str, list[Row]] = {"entry": [entry_rows.entry_row(entry) for entry in made]}
    for entry in made:
        for table, records in entry_rows.part_rows(entry).items():
            by_table.setdefault(table, []).extend(records)
    # Neighbours in the file's indexes are written one after the other: that is quicker.
    by_table.get("rating", []).sort(key=itemgetter("id"))
    for table, records in by_table.items():
        if records:
            change.add(table, records)


def written_by(connection: sqlite3.Connection, change: Change, entry_id: str) -> bool:
    """Whether ``change`` itself has added that entry already."""
    found = connection.execute(
        "SELECT 1 FROM change_row WHERE change_id = ? AND \"table\" = 'entry' AND row_id = ?",
        (change.id, entry_id),
    )
    return found.fetchone() is not None


def _parts(
    connection: sqlite3.Connection, table: str, ids: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    wanted = list(ids)
    columns = rows.TABLES[table].columns
    found: dict[str, list[dict[str, Any]]] = {}
    for values in connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE entry_id IN"
        f" ({', '.join('?' * len(wanted))})",
        wanted,
    ):
        row = dict(zip(columns, values, strict=True))
        found.setdefault(row["entry_id"], []).append(row)
    return found
