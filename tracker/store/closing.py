"""Closing a file without a byte of it, or of its log, being moved.

Whoever closes a file last has SQLite put its log into it and take the log away. A file that
was refused or found damaged must stay as it was found.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path


def close_untouched(path: Path, connection: sqlite3.Connection) -> None:
    """Close ``connection`` to the file at ``path`` and leave what is in the log there.

    Another connection stays until then, so that this one is not the last; it may only read,
    so that it moves nothing either when it goes. An empty log goes as ever.
    """
    watcher: sqlite3.Connection | None = None
    log = path.resolve()
    log = log.with_name(log.name + "-wal")
    with suppress(sqlite3.Error, OSError):
        if log.stat().st_size:
            watcher = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
            # Reading is what takes its hold of the file.
            watcher.execute("PRAGMA schema_version").fetchone()
    connection.close()
    if watcher is not None:
        watcher.close()
