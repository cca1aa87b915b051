"""What SQLite says, as a sentence with what to do and an exit code."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tracker.errors import Busy, Damaged, Failed, TrackerError


def explained(path: Path, error: sqlite3.Error) -> TrackerError:
    """The error for a person; raises ``error`` itself if it does not come from the file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(
            f"Another window or command is writing to {path}.", "Nothing was changed; try again."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(
            f"{path} is damaged ({error}).",
            "It was left as it is. Restore a backup, or name another file.",
        )
    if code == sqlite3.SQLITE_FULL:
        return Failed(f"The disk of {path} is full.", "Nothing was changed; make room, try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return Failed(f"{path} cannot be written ({error}).", "Nothing was changed.")
    if code == sqlite3.SQLITE_IOERR:
        return Failed(
            f"{path} could not be read or written ({error}).",
            "Nothing was changed. Is there room on the disk?",
        )
    if code:
        return Failed(f"{path}: {error}.", "Nothing was changed.")
    raise error
