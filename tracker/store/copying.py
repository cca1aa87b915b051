"""One self-contained copy of a file of records, made while others may be writing to it.

SQLite's own backup copies page after page and begins again when somebody writes meanwhile,
so the copy is always one state of the file. It goes to a part file beside its place, is looked
through, forced to the disk and only then given its name: there is no half copy.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from tracker.errors import Busy, Damaged, Failed
from tracker.store import header
from tracker.store.connection import connect, translated, writable
from tracker.store.permissions import COMPANIONS

STEP_PAGES = 256
"""Pages of a step: 1 MB with SQLite's usual page."""

_PART = ".part"
_MOST_RESTARTS = 3
_WAIT_SECONDS = 0.05
_MOST_WAITS = 100


class Taken(Failed):
    """Something stands already where the copy was to go."""


class Stopped(Exception):
    """The copy was given up because it was no longer wanted; nothing is left of it."""


def copy(
    source: Path,
    target: Path,
    *,
    replace: bool = False,
    stopped: Callable[[], bool] | None = None,
    reader: sqlite3.Connection | None = None,
) -> None:
    """Copy the file at ``source`` to ``target``: owner-only, one file, no log beside it.

    ``replace`` allows that something stands at ``target``. ``stopped`` is asked between
    steps; once it says true the copy is given up and ``Stopped`` raised. ``reader`` is a
    connection that has the file to itself. Raises ``Taken``, ``Failed`` (full disk, no
    permission), ``Busy``, and ``Damaged`` if the source turns out to be damaged; then nothing
    is left at ``target`` that was not there before.
    """
    if not replace and os.path.lexists(target):
        raise _taken(target)
    with ExitStack() as stack:
        through = reader or stack.enter_context(closing(reading(source)))
        made = stack.enter_context(part(through, source, target, stopped))
        place(made, target, replace=replace)


@contextmanager
def part(
    reader: sqlite3.Connection,
    source: Path,
    target: Path,
    stopped: Callable[[], bool] | None = None,
) -> Iterator[Path]:
    """A finished copy beside ``target``, made through ``reader``, to be put in its place.

    Whatever of it is left afterwards is taken away. Raises as ``copy`` does.
    """
    made = target.with_name(f".{target.name}.{os.urandom(3).hex()}.{os.getpid()}{_PART}")
    try:
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise Failed(f"{target} cannot be written: {error.strerror}.") from error
    try:
        with translated(source):
            _fill(reader, source, made, target, stopped)
        yield made
    finally:
        for ending in ("", *COMPANIONS):
            made.with_name(made.name + ending).unlink(missing_ok=True)


def place(made: Path, target: Path, *, replace: bool) -> None:
    """Give the finished part ``made`` its name, on the disk for good.

    Raises ``Taken``, ``Failed``.
    """
    try:
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        if replace:
            os.replace(made, target)
        else:
            _name_if_free(made, target)
        sync_folder(target.parent)
    except FileExistsError:
        raise _taken(target) from None
    except OSError as error:
        raise Failed(f"{target} cannot be written: {error.strerror}.") from error


def reading(path: Path) -> sqlite3.Connection:
    """A connection of its own that only reads the file at ``path``, with its log if it has one.

    A file that cannot be written is read as it stands, without its log. Raises ``Failed`` if
    there is none.
    """
    if not path.exists():
        raise Failed(f"There is no file at {path}.")
    with translated(path):
        connection = connect(path, read_only=not writable(path))
        connection.execute("PRAGMA query_only = ON")
        return connection


def parts_in(folder: Path) -> Iterator[tuple[Path, int]]:
    """Unfinished copies in ``folder``, each with the number of the process that began it."""
    for path in folder.glob(f".*{_PART}"):
        number = path.name.removesuffix(_PART).rpartition(".")[2]
        if number.isdecimal():
            yield path, int(number)


def sync_folder(folder: Path) -> None:
    """Force the names in ``folder`` to the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _fill(
    reader: sqlite3.Connection,
    source: Path,
    made: Path,
    target: Path,
    stopped: Callable[[], bool] | None,
) -> None:
    with closing(sqlite3.connect(made, isolation_level=None)) as writer:
        # Nobody else uses the part, and it is forced to the disk once, at the end.
        for setting in ("locking_mode = EXCLUSIVE", "synchronous = OFF", "journal_mode = MEMORY"):
            writer.execute(f"PRAGMA {setting}")
        watch = _Watch(stopped, source)
        try:
            try:
                reader.backup(writer, pages=STEP_PAGES, progress=watch, sleep=_WAIT_SECONDS)
            except _TooManyRestarts:
                reader.backup(writer, pages=-1)
            # Its own log would be a second file, and a copy is to be one.
            writer.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise _not_written(error, target) from error
        found = writer.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise Damaged(
                f"{source} is damaged ({found}).",
                "It was left as it is. Restore a backup, or name another file.",
            )
        if int(writer.execute("PRAGMA application_id").fetchone()[0]) != header.APPLICATION_ID:
            raise Damaged(f"{source} has lost its tables.", "Restore a backup.")


class _TooManyRestarts(Exception):
    """Others write so often that step after step never comes to its end."""


class _Watch:
    """Looks on between the steps of a copy."""

    def __init__(self, stopped: Callable[[], bool] | None, source: Path) -> None:
        self._stopped = stopped
        self._source = source
        self._left: int | None = None
        self._restarts = 0
        self._waits = 0

    def __call__(self, status: int, left: int, pages: int) -> None:
        if self._stopped is not None and self._stopped():
            raise Stopped
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._waits += 1
            if self._waits > _MOST_WAITS:
                raise Busy(f"Another program keeps {self._source} to itself.", "Try again.")
        if self._left is not None and left > self._left:
            self._restarts += 1
            if self._restarts > _MOST_RESTARTS:
                raise _TooManyRestarts
        self._left = left


def _not_written(error: sqlite3.OperationalError, target: Path) -> Exception:
    """What stopped a copy, if it was the disk that it goes to."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return Failed(f"The disk of {target} is full.", "Nothing was changed; make room.")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return Failed(f"{target} could not be written ({error}).", "Nothing was changed.")
    return error


def _name_if_free(made: Path, target: Path) -> None:
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:
        # No second names on this file system: the moment between looking and naming is short.
        if target.exists() or target.is_symlink():
            raise FileExistsError from None
        os.replace(made, target)


def _taken(target: Path) -> Taken:
    return Taken(f"{target} is there already.", "Name another file, or say --force.")
