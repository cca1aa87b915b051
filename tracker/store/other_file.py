"""Another file of records, read without touching it or what stands beside it.

SQLite makes files beside a database that it opens, and may carry a log over into it. So a
copy is made in a folder of its own, log and all, and everything is done with that copy.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.clock import Clock
from tracker.errors import Busy, Damaged, Failed
from tracker.store import connection, header
from tracker.store.ids import Ids

_TRIES = 5


@contextmanager
def opened(path: Path, clock: Clock, ids: Ids) -> Iterator[connection.Store]:
    """A sound copy of the file at ``path``, with today's tables, gone again afterwards.

    Raises ``Failed`` (not there, not readable, no room for the copy), ``WrongFile`` (not
    ours, newer), ``Damaged``, ``Busy`` (it never stood still).
    """
    if header.inspect(path, connection.SCHEMA_VERSION) is header.Found.NEW:
        raise Failed(f"There are no records in {path}.", "Name another file.")
    # Only its owner may enter the folder.
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        _copy(path, copy)
        try:
            header.inspect(copy, connection.SCHEMA_VERSION)
            store = connection.open_store(copy, clock, ids, "", "copy")
        except Damaged as error:
            raise damaged(path, str(error)) from error
        try:
            with connection.translated(path):
                if said := unsound(store.connection):
                    raise damaged(path, said)
            yield store
        finally:
            store.close()


def unsound(open_file: sqlite3.Connection) -> str:
    """What is wrong with the pages, rows or links of a file; ``""`` if nothing is."""
    found = open_file.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        return str(found)
    broken = open_file.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        return f"a row of {broken[0]} belongs to nothing"
    return ""


def damaged(path: Path, said: str) -> Damaged:
    """The error for another file that is not sound."""
    return Damaged(f"{path} is damaged ({said}).", "It was left as it is. Name another file.")


def _copy(path: Path, copy: Path) -> None:
    """Copy the file with its log, at a moment at which nobody was writing to them."""
    try:
        for _ in range(_TRIES):
            before = _state(path)
            for ending in ("", "-wal", "-journal"):
                beside = path.with_name(path.name + ending)
                target = copy.with_name(copy.name + ending)
                target.unlink(missing_ok=True)
                if not ending or beside.exists():
                    shutil.copyfile(beside, target)
                    target.chmod(0o600)
            if _state(path) == before:
                return
    except OSError as error:
        raise Failed(f"{path} could not be copied to be read: {error.strerror}.") from error
    raise Busy(f"Another program keeps writing to {path}.", "Close it, or merge a backup of it.")


def _state(path: Path) -> tuple[tuple[int, int, int], ...]:
    found = []
    for ending in ("", "-wal", "-journal"):
        try:
            one = os.stat(path.with_name(path.name + ending))
        except FileNotFoundError:
            continue
        found.append((one.st_ino, one.st_size, one.st_mtime_ns))
    return tuple(found)
