"""Opening the one file: whose it is, who may read it, and how it is written to.

SQLite settings and why: WAL so that a window can read while another writes;
``synchronous=FULL`` so that a save that was confirmed survives a power cut; foreign keys
on, since SQLite leaves them off; five seconds of patience with another writer.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from tracker.clock import Clock
from tracker.errors import Damaged, Failed
from tracker.store import header
from tracker.store.closing import close_untouched
from tracker.store.explaining import explained
from tracker.store.ids import Ids
from tracker.store.permissions import close_to_others, files_of

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tracker.store.journal import Change, Done

SCHEMA_VERSION = 1
"""The ``user_version`` this program writes and reads."""

PATIENCE_SECONDS = 5.0
"""How long another writer is waited for before giving up with ``Busy``."""

_RETRY_SECONDS = 0.01

OLDEST_SQLITE = (3, 37)
"""STRICT tables came with 3.37 (November 2021)."""


class Store:
    """The open file: one connection, used by the thread that opened it.

    ``door`` names who writes ("app", "command line"); ``read_only`` is true for a file
    that cannot be written, which is then opened only to look at. ``made`` holds the ids of
    the changes that were made through this opening of the file. ``notices`` are sentences
    about what was found and put right while opening.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        clock: Clock,
        ids: Ids,
        node: str,
        door: str,
        *,
        read_only: bool,
    ) -> None:
        self.path = path
        self.connection = connection
        self.clock = clock
        self.ids = ids
        self.node = node
        self.door = door
        self.read_only = read_only
        self.last_done: Done | None = None
        self.made: set[str] = set()
        self.notices: tuple[str, ...] = ()
        self._damaged = False
        self._db: Database | None = None

    @contextmanager
    def change(
        self,
        label: str,
        kind: str = "record",
        *,
        undoes: str | None = None,
        above: int = 0,
    ) -> Iterator[Change]:
        """One user action: all of it is written and journaled, or nothing is.

        ``kind`` is a ``ChangeKind``; ``undoes`` the id of the change it reverses;
        ``above`` the highest stamp of another file that this one must stand above.

        After the block ``last_done`` tells what was committed. Raises ``Busy``,
        ``Failed`` (read-only, full disk), ``Damaged``, ``WrongFile`` (a newer program
        migrated the file meanwhile).
        """
        from tracker.store.journal import Change, ChangeKind

        with self.writing():
            db = self._wrapped()
            now_ms = int(self.clock.now().timestamp() * 1000)
            change = Change(db, self.ids.new(), self.node, now_ms, above=above)
            yield change
            done = change.write(self.door, label, ChangeKind(kind), undoes)
        self.last_done = done
        if done.seq:
            self.made.add(done.id)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its beginning."""
        if self.read_only:
            raise Failed(
                f"{self.path} is read-only, so nothing can be saved to it.",
                "Change its permissions, or name another file with --db.",
            )
        with self.translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                if _version(self.connection) > SCHEMA_VERSION:
                    raise header.newer(self.path)
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def last_change(self) -> int:
        """The number of the newest change in the file, 0 if there is none."""
        with self.translated():
            found = self.connection.execute("SELECT max(seq) FROM change").fetchone()[0]
        return int(found or 0)

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what SQLite says of this file into a sentence and an exit code."""
        try:
            with translated(self.path):
                yield
        except Damaged:
            self._damaged = True
            raise

    def close(self) -> None:
        """Close the file; one that was found damaged stays as it was, and its log too."""
        if self._damaged:
            close_untouched(self.path, self.connection)
        else:
            self.connection.close()

    def _wrapped(self) -> Database:
        if self._db is None:
            self._db = _wrap(self.connection)
        return self._db


def open_store(
    path: Path,
    clock: Clock,
    ids: Ids,
    node: str,
    door: str,
    *,
    patience: float = PATIENCE_SECONDS,
    backups: str = "",
) -> Store:
    """Open the file at ``path``, making it (owner-only) if there is none.

    A file with older tables is first copied to the folder ``backups`` (``""``: the one beside
    it) and then brought up to date. A file that others may read is closed to them.

    Raises ``WrongFile``, ``Damaged``, ``Busy`` or ``Failed``; a file that is refused is
    left byte for byte as it was.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise Failed(
            f"The SQLite library here is {sqlite3.sqlite_version}.", "3.37 or newer is needed."
        )
    found = header.inspect(path, SCHEMA_VERSION)
    notices: tuple[str, ...] = ()
    if found is header.Found.NEW:
        _make(path)
    else:
        notices = _closed(path)
    read_only = not writable(path)
    with translated(path):
        connection = connect(path, patience, read_only=read_only)
        try:
            if not read_only:
                _bring_up_to_date(path, connection, patience, clock, backups)
            elif _version(connection) < SCHEMA_VERSION:
                raise Failed(
                    f"{path} cannot be read yet: its tables must be made first, and the file or "
                    "its folder is read-only.",
                    "Change its permissions, or name another file with --db.",
                )
        except BaseException:
            close_untouched(path, connection)
            raise
    store = Store(path, connection, clock, ids, node, door, read_only=read_only)
    store.notices = notices
    return store


def writable(path: Path) -> bool:
    """Whether the file at ``path`` and its folder may be written by whoever runs this."""
    # SQLite follows a link and keeps its log beside the file that the link names.
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a sentence and an exit code."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(path, error) from error


def _make(path: Path) -> None:
    """Make the empty file, readable by its owner only, and its folder likewise."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if not path.stat().st_size:
            path.chmod(0o600)
    except OSError as error:
        raise Failed(
            f"{path} cannot be made: {error.strerror}.", "Name another place with --db."
        ) from error


def _closed(path: Path) -> tuple[str, ...]:
    """Close the file to others; what to say about it."""
    closed, still = close_to_others(files_of(path))
    said = []
    if closed:
        named = ", ".join(map(str, closed))
        said.append(f"Others on this machine could read {named}. Now only you can.")
    if still:
        named = ", ".join(map(str, still))
        said.append(f"Others on this machine can read {named}, and that could not be changed.")
    return tuple(said)


def connect(
    path: Path, patience: float = PATIENCE_SECONDS, *, read_only: bool
) -> sqlite3.Connection:
    """A connection to the file at ``path``, set as every one of ours is.

    ``read_only``: the file as it stands on the disk, without its log and without locks.
    """
    # Percent signs, question marks and hashes mean something in a file: address.
    address = path.absolute().as_uri() + ("?mode=ro&immutable=1" if read_only else "?mode=rw")
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.create_function("fold", 1, str.casefold, deterministic=True)
    except BaseException:
        close_untouched(path, connection)
        raise
    return connection


def _bring_up_to_date(
    path: Path, connection: sqlite3.Connection, patience: float, clock: Clock, backups: str
) -> None:
    version = _version(connection)
    if version > SCHEMA_VERSION:
        raise header.newer(path)
    if version < SCHEMA_VERSION:
        from tracker.store.upgrading import upgrade

        upgrade(path, connection, clock.now(), backups)
    # After the tables: until they are there the header must never be in a log alone,
    # where another program that reads it as plain bytes would not find it.
    _switch_to_wal(connection, patience)


def _switch_to_wal(connection: sqlite3.Connection, patience: float) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    # The switch needs the file to itself and does not wait for it by itself.
    tries = int(patience / _RETRY_SECONDS)
    for left in range(tries, -1, -1):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY
            if not busy or not left:
                raise
            sleep(_RETRY_SECONDS)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _wrap(connection: sqlite3.Connection) -> Database:
    # Imported on the first write: it costs more than reading and drawing Today together.
    from sqlite_utils import Database

    return Database(connection)
