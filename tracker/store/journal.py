"""Writing: every change is one transaction and one journal entry with its before and after.

Stamps are a hybrid logical clock: milliseconds since 1970, or one more than the highest
stamp in the file when the machine's clock stands behind it. So a later change always has
a higher stamp, whatever the clocks of two machines say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from tracker.store import bulk, rows
from tracker.store.rows import Row, Table, Value


class ChangeKind(StrEnum):
    """What sort of action a change was; how it is undone depends on it.

    ``RECORD`` is whatever a person enters, edits, deletes or plans.
    """

    RECORD = "record"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"
    UNDO = "undo"
    REDO = "redo"


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

    def __init__(
        self, db: Database, change_id: str, node: str, now_ms: int, *, above: int = 0
    ) -> None:
        self._db = db
        self._connection: sqlite3.Connection = db.conn
        self._node = node
        self._before: dict[tuple[str, str], Row | None] = {}
        self._after: dict[tuple[str, str], Row | None] = {}
        # Rows and removals that keep stamps they were given elsewhere or before.
        self._stamps: dict[tuple[str, str], tuple[int, str]] = {}
        # Keys put so far by the entry they belong to: looking through all rows instead
        # would make the cost of a large change grow with the square of its size.
        self._put_for: dict[tuple[str, str], set[str]] = {}
        self._added = 0
        highest = self._connection.execute("SELECT max(at) FROM change").fetchone()[0]
        self.id = change_id
        self.at: int = max(now_ms, (highest or 0) + 1, above + 1)

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
        self._stamps.pop((table, key), None)
        if "entry_id" in row:
            self._put_for.setdefault((table, str(row["entry_id"])), set()).add(key)

    def remove(self, table: str, row_id: str) -> None:
        """Take the row out of the file; it stays in the journal, and a tombstone names it."""
        self._current(rows.TABLES[table], row_id)
        self._after[table, row_id] = None
        self._stamps.pop((table, row_id), None)

    def put_stamped(self, table: str, values: Mapping[str, Value], at: int, by: str) -> None:
        """``put`` a row that keeps the stamp ``at`` and ``by`` it was given elsewhere or before."""
        self.put(table, values)
        self._stamps[table, str(values[rows.TABLES[table].key])] = (at, by)

    def remove_stamped(self, table: str, row_id: str, at: int, by: str) -> None:
        """``remove`` a row, leaving a tombstone with the stamp ``at`` and ``by``."""
        self.remove(table, row_id)
        self._stamps[table, row_id] = (at, by)

    def add(self, table: str, records: Sequence[Row]) -> None:
        """Write and journal rows at once, for imports of many thousands: none is gathered.

        The file must not have rows of their keys, and this change must not touch them again.
        """
        bulk.add(self._connection, (self.id, self.at, self._node), table, records)
        self._added += len(records)

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

    def write(
        self,
        door: str,
        label: str,
        kind: ChangeKind = ChangeKind.RECORD,
        undoes: str | None = None,
    ) -> Done:
        """Write the gathered rows and their journal entry; nothing if nothing differs.

        ``undoes`` is the id of the change that this one reverses. In the journal ``gone_at``
        and ``gone_by`` are the stamp of the tombstone on the side where the row is not there;
        ``None`` if there was none.
        """
        puts: dict[str, list[Row]] = {}
        removed: list[tuple[str, str, int, str]] = []
        journal: list[Row] = []
        # An import into a file in which nothing was ever deleted is spared a look for each row.
        stones = self._connection.execute("SELECT 1 FROM tombstone LIMIT 1").fetchone()
        for (table, key), wanted in self._after.items():
            before = self._before[table, key]
            given = self._stamps.get((table, key))
            at, by = given or (self.at, self._node)
            after: Row | None = None
            if wanted is not None:
                stamp: Row = {"changed_at": at, "changed_by": by}
                after = {**wanted, **stamp}
            if _same(before, after if given else wanted):
                continue
            gone: tuple[int, str] | None = None
            if after is None:
                gone = (at, by)
                removed.append((table, key, at, by))
            else:
                puts.setdefault(table, []).append(after)
                if before is None and stones:
                    gone = self._tombstone(table, key)
            journal.append(
                {
                    "change_id": self.id,
                    "table": table,
                    "row_id": key,
                    "before": None if before is None else rows.as_text(before),
                    "after": None if after is None else rows.as_text(after),
                    "gone_at": gone and gone[0],
                    "gone_by": gone and gone[1],
                }
            )
        if not journal and not self._added:
            return Done("", 0, label)
        for table, records in puts.items():
            self._db.table(table).upsert_all(records, pk=rows.TABLES[table].key)
            self._connection.executemany(
                'DELETE FROM tombstone WHERE "table" = ? AND row_id = ?',
                [(table, str(record[rows.TABLES[table].key])) for record in records],
            )
        for table, key, _, _ in removed:
            self._connection.execute(
                f'DELETE FROM "{table}" WHERE "{rows.TABLES[table].key}" = ?', (key,)
            )
        self._connection.executemany(
            "INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?)",
            removed,
        )
        seq = self._connection.execute(
            "INSERT INTO change (id, at, door, kind, label, undoes, format)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.id, self.at, door, kind.value, label, undoes, rows.FORMAT),
        ).lastrowid
        self._db.table("change_row").insert_all(journal)
        return Done(self.id, seq or 0, label)

    def _tombstone(self, table: str, key: str) -> tuple[int, str] | None:
        found: tuple[int, str] | None = self._connection.execute(
            'SELECT changed_at, changed_by FROM tombstone WHERE "table" = ? AND row_id = ?',
            (table, key),
        ).fetchone()
        return found

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
