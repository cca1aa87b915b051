"""Writing: every change is one transaction and one journal entry with its before and after.

Stamps are a hybrid logical clock: milliseconds since 1970, or one more than the highest
stamp in the file when the machine's clock stands behind it. So a later change always has
a higher stamp, whatever the clocks of two machines say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from tracker.store import rows
from tracker.store.rows import Row, Table, Value


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was committed. ``seq`` is 0 when nothing differed and nothing was written."""

    id: str
    seq: int
    label: str


class Change:
    """One user action while it is being written; made by ``Store.change`` only.

    Rows are gathered first and written together at the end, so a change of a thousand
    rows costs little more than one of ten, and a row put back as it was leaves no trace.
    """

    def __init__(self, db: Database, change_id: str, node: str, now_ms: int) -> None:
        self._db = db
        self._connection: sqlite3.Connection = db.conn
        self._node = node
        self._before: dict[tuple[str, str], Row | None] = {}
        self._after: dict[tuple[str, str], Row | None] = {}
        # Keys put so far by the entry they belong to: looking through all rows instead
        # would make the cost of a large change grow with the square of its size.
        self._put_for: dict[tuple[str, str], set[str]] = {}
        highest = self._connection.execute("SELECT max(at) FROM change").fetchone()[0]
        self.id = change_id
        self.at: int = now_ms if highest is None else max(now_ms, highest + 1)

    def get(self, table: str, row_id: str) -> Row | None:
        """The row as this change has it so far, without its stamps; ``None`` if there is none."""
        row = self._current(rows.TABLES[table], row_id)
        if row is None:
            return None
        return {k: v for k, v in row.items() if k not in rows.STAMP_COLUMNS}

    def put(self, table: str, values: Mapping[str, Value]) -> None:
        """Add the row, or make the row of the same key equal to it."""
        spec = rows.TABLES[table]
        row = spec.complete(values)
        key = str(row[spec.key])
        self._current(spec, key)
        self._after[table, key] = row
        if "entry_id" in row:
            self._put_for.setdefault((table, str(row["entry_id"])), set()).add(key)

    def remove(self, table: str, row_id: str) -> None:
        """Take the row out of the file; it stays in the journal, and a tombstone names it."""
        self._current(rows.TABLES[table], row_id)
        self._after[table, row_id] = None

    def children(self, table: str, entry_id: str) -> list[Row]:
        """The rows of one of an entry's parts as this change has them so far."""
        spec = rows.TABLES[table]
        found = self._connection.execute(
            f'SELECT "{spec.key}" FROM "{table}" WHERE entry_id = ?', (entry_id,)
        )
        keys = {str(row[0]) for row in found}
        keys |= self._put_for.get((table, entry_id), set())
        kept = (self.get(table, key) for key in sorted(keys))
        return [row for row in kept if row is not None and row["entry_id"] == entry_id]

    def write(self, door: str, label: str, undoes: str | None = None) -> Done:
        """Write the gathered rows and their journal entry; nothing if nothing differs."""
        stamp: Row = {"changed_at": self.at, "changed_by": self._node}
        puts: dict[str, list[Row]] = {}
        removed: list[tuple[str, str]] = []
        journal: list[Row] = []
        for (table, key), wanted in self._after.items():
            before = self._before[table, key]
            if _same(before, wanted):
                continue
            after = None if wanted is None else {**wanted, **stamp}
            if after is None:
                removed.append((table, key))
            else:
                puts.setdefault(table, []).append(after)
            journal.append(
                {
                    "change_id": self.id,
                    "table": table,
                    "row_id": key,
                    "before": None if before is None else rows.as_text(before),
                    "after": None if after is None else rows.as_text(after),
                }
            )
        if not journal:
            return Done("", 0, label)
        for table, records in puts.items():
            self._db.table(table).upsert_all(records, pk=rows.TABLES[table].key)
            self._connection.executemany(
                'DELETE FROM tombstone WHERE "table" = ? AND row_id = ?',
                [(table, str(record[rows.TABLES[table].key])) for record in records],
            )
        for table, key in removed:
            self._connection.execute(
                f'DELETE FROM "{table}" WHERE "{rows.TABLES[table].key}" = ?', (key,)
            )
        self._connection.executemany(
            "INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?)",
            [(table, key, self.at, self._node) for table, key in removed],
        )
        seq = self._connection.execute(
            "INSERT INTO change (id, at, door, label, undoes, format) VALUES (?, ?, ?, ?, ?, ?)",
            (self.id, self.at, door, label, undoes, rows.FORMAT),
        ).lastrowid
        self._db.table("change_row").insert_all(journal)
        return Done(self.id, seq or 0, label)

    def _current(self, spec: Table, key: str) -> Row | None:
        place = (spec.name, key)
        if place in self._after:
            return self._after[place]
        if place not in self._before:
            columns = (*spec.columns, *rows.STAMP_COLUMNS)
            listed = ", ".join(f'"{column}"' for column in columns)
            found = self._connection.execute(
                f'SELECT {listed} FROM "{spec.name}" WHERE "{spec.key}" = ?', (key,)
            ).fetchone()
            self._before[place] = None if found is None else dict(zip(columns, found, strict=True))
        return self._before[place]


def _same(before: Row | None, after: Row | None) -> bool:
    if before is None or after is None:
        return before is after
    return all(before.get(column) == value for column, value in after.items())
