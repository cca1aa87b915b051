"""Making the tables of a new file, and bringing those of an older one up to date.

An older file is copied first, in the very state in which its tables are then changed.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from tracker.errors import TrackerError
from tracker.store import backup, connection, header, migrations


def upgrade(path: Path, open_file: sqlite3.Connection, now: datetime, folder: str) -> None:
    """Take the steps that the file at ``path`` lacks, all of them or none.

    A file that has tables already is first copied to a dated backup in ``folder`` (``""``:
    beside it), ``now`` being local time. Raises ``WrongFile`` (newer meanwhile), and what
    ``backup.make`` raises; then the file is as it was.
    """
    from sqlite_utils import Database

    open_file.execute("BEGIN IMMEDIATE")
    try:
        version = int(open_file.execute("PRAGMA user_version").fetchone()[0])
        if version > connection.SCHEMA_VERSION:
            raise header.newer(path)
        if 0 < version < connection.SCHEMA_VERSION:
            # The lock is held: nobody can write between the copy and the first step.
            _keep(path, now, folder)
        if version < connection.SCHEMA_VERSION:
            migrations.migrations.apply(Database(open_file))
        open_file.execute("COMMIT")
    except BaseException:
        if open_file.in_transaction:
            open_file.execute("ROLLBACK")
        raise


def _keep(path: Path, now: datetime, folder: str) -> None:
    try:
        backup.make(path, backup.shelf(path, folder), now)
    except TrackerError as error:
        error.message = (
            f"{path} was written by an earlier release. Before it is brought up to date it is "
            f"copied, and that could not be done: {error.message}"
        )
        error.args = (error.message,)
        raise
