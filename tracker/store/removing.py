"""Taking a file of records away for good, with everything that was made from it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from tracker.errors import Busy, Damaged, Failed
from tracker.store import backup, copying
from tracker.store.backup import Shelf
from tracker.store.connection import translated
from tracker.store.permissions import COMPANIONS

_PATIENCE_SECONDS = 1.0


def everything(file: Path, shelf: Shelf, *, there: bool) -> tuple[Path, ...]:
    """The file (if it is ``there``) with its log, damaged ones kept beside it, its backups."""
    real = file.resolve()
    found = [one.path for one in backup.listed(shelf)]
    if there:
        found += [real.with_name(real.name + ending) for ending in ("", *COMPANIONS)]
    found += sorted(real.parent.glob(f"{_literal(real.name)}.damaged-*"))
    return tuple(path for path in found if path.exists())


def remove(
    file: Path, shelf: Shelf, paths: tuple[Path, ...], now: datetime, *, keep: bool
) -> Path | None:
    """Take ``paths`` away while nobody else has the file open; where the last copy is.

    Raises ``Busy``, ``Damaged`` (a last copy is wanted of a damaged file), ``Failed``; then
    nothing was taken away.
    """
    real = file.resolve()
    kept = None
    with _alone(real, damaged_is_fine=not keep) as connection:
        if keep and connection is not None:
            kept = backup.make(real, shelf, now, reader=connection).path
        try:
            # The file goes last: as long as it is there, everything can be asked for again.
            for path in sorted(paths, key=lambda path: path == real):
                if path != kept:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise Failed(f"{error.filename} cannot be removed: {error.strerror}.") from error
    # Closing the file may have left an empty log behind.
    for ending in COMPANIONS:
        real.with_name(real.name + ending).unlink(missing_ok=True)
    if kept is None:
        _remove_if_empty(shelf.folder)
    copying.sync_folder(real.parent)
    return kept


@contextmanager
def _alone(real: Path, *, damaged_is_fine: bool) -> Iterator[sqlite3.Connection | None]:
    """The file, locked: another program that has it open would go on writing to nothing.

    ``None`` if there is no file, or nothing in it that could be locked.
    """
    if not real.exists() or not real.stat().st_size:
        yield None
        return
    # Without our settings: taking them reads the file, which may be past reading.
    with closing(_plainly(real)) as connection:
        locked = None
        try:
            with translated(real):
                # Set before the file is first read, this lets in only the one program that has
                # it open, and stays after the transaction, from within which none can copy.
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("COMMIT")
                locked = connection
        except Busy:
            raise Busy(
                f"Another window or command has {real} open.",
                "Close it first; nothing was removed.",
            ) from None
        except Damaged as error:
            if not damaged_is_fine:
                raise no_last_copy(error) from error
        try:
            yield locked
        except Damaged as error:
            raise no_last_copy(error) from error


def _plainly(real: Path) -> sqlite3.Connection:
    return sqlite3.connect(real, timeout=_PATIENCE_SECONDS, isolation_level=None)


def no_last_copy(error: Damaged) -> Damaged:
    """The error where a last copy is wanted of a file that cannot be copied."""
    return Damaged(
        error.message, "No last copy can be made of it. Say --no-backup to remove it without."
    )


def _remove_if_empty(folder: Path) -> None:
    try:
        os.rmdir(folder)
    except OSError:
        return


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
