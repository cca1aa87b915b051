"""Adding new rows by the thousand: written and journaled as they come, none kept in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from operator import itemgetter

from tracker.store import rows
from tracker.store.rows import Row

Stamp = tuple[str, int, str]
"""The id of the change, its ``changed_at`` and its ``changed_by``."""


def add(connection: sqlite3.Connection, stamp: Stamp, table: str, records: Sequence[Row]) -> None:
    """Write rows that the file does not have, and what the journal says of each.

    Raises ``sqlite3.IntegrityError`` if the file has a row of one of their keys.
    """
    change_id, at, by = stamp
    spec = rows.TABLES[table]
    columns = (*spec.columns, *rows.STAMP_COLUMNS)
    complete = [{**record, "changed_at": at, "changed_by": by} for record in records]
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    values = itemgetter(*columns)
    connection.executemany(
        f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',
        [values(record) for record in complete],
    )
    journal = [
        (change_id, table, record[spec.key], rows.as_text(record), table, record[spec.key])
        for record in complete
    ]
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM tombstone)").fetchone()[0]:
        # Nothing was ever deleted, so there is no need to look for what each comes back from.
        connection.executemany(
            "INSERT INTO change_row VALUES (?, ?, ?, NULL, ?, NULL, NULL)",
            [line[:4] for line in journal],
        )
        return
    connection.executemany(
        "INSERT INTO change_row SELECT ?, ?, ?, NULL, ?, max(changed_at), changed_by"
        ' FROM tombstone WHERE "table" = ? AND row_id = ?',
        journal,
    )
    connection.executemany(
        'DELETE FROM tombstone WHERE "table" = ? AND row_id = ?', [line[4:] for line in journal]
    )
