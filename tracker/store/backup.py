"""Dated backups: ``backups/NAME-YYYY-MM-DDTHHMMSS.sqlite3``, made, listed and thinned out.

Kept are the newest of each of the last 10 days that have one, the newest of each of the last
12 months that have one, and up to 10 of the newest day itself, on which several may be made
before a restore or a merge.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tracker.errors import Failed, TrackerError
from tracker.store import copying
from tracker.store.connection import connect, translated
from tracker.store.ids import natural

FOLDER_NAME = "backups"
KEEP_DAYS = 10
KEEP_MONTHS = 12
KEEP_OF_NEWEST_DAY = 10

_ENDING = ".sqlite3"
_STAMP = "%Y-%m-%dT%H%M%S"
_STAMP_PATTERN = r"(\d{4}-\d\d-\d\dT\d{6})"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the backups of one file stand: the folder, and what their names begin with."""

    folder: Path
    name: str


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated backup; ``at`` is the local time in its name, without an offset."""

    path: Path
    at: datetime


def shelf(file: Path, folder: str = "") -> Shelf:
    """Where the backups of ``file`` stand; ``folder`` as the settings have it, ``""``: beside it.

    In a folder that is not its own the names also tell which file they are of, so that two
    files of one name do not take each other's backups for theirs.
    """
    real = file.resolve()
    name = real.name.removesuffix(_ENDING)
    if not folder:
        return Shelf(real.parent / FOLDER_NAME, name)
    return Shelf(Path(folder).expanduser(), f"{name}-{natural(str(real))[:6]}")


def listed(shelf: Shelf) -> tuple[Backup, ...]:
    """The dated backups on ``shelf``, newest first; none if there is no such folder."""
    pattern = re.compile(re.escape(shelf.name) + "-" + _STAMP_PATTERN + re.escape(_ENDING))
    found = []
    try:
        for path in shelf.folder.iterdir():
            if match := pattern.fullmatch(path.name):
                found.append(Backup(path, datetime.strptime(match[1], _STAMP)))  # noqa: DTZ007
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as error:
        raise Failed(f"{shelf.folder} cannot be looked through: {error}.") from error
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def make(
    source: Path,
    shelf: Shelf,
    now: datetime,
    *,
    stopped: Callable[[], bool] | None = None,
    reader: sqlite3.Connection | None = None,
) -> Backup:
    """Copy ``source`` to a new dated backup on ``shelf`` and thin out the others.

    ``now`` is local time; where there is a backup of that very second already, the next free
    second names this one. Raises as ``copying.copy`` does, and ``Failed`` if the folder cannot
    be made.
    """
    _make_folder(shelf.folder)
    at = now.replace(tzinfo=None, microsecond=0)
    while True:
        path = shelf.folder / f"{shelf.name}-{at.strftime(_STAMP)}{_ENDING}"
        try:
            copying.copy(source, path, stopped=stopped, reader=reader)
            break
        except copying.Taken:
            at += timedelta(seconds=1)
    for old in surplus(listed(shelf)):
        try:
            old.path.unlink(missing_ok=True)
        except OSError:
            # One too many is no reason to say that the new one was not made.
            continue
    return Backup(path, at)


def surplus(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those of ``backups`` that are not kept, newest first."""
    newest_first = sorted(backups, key=lambda one: one.at, reverse=True)
    kept: set[Path] = set()
    days: list[str] = []
    months: list[str] = []
    of_newest_day = 0
    for one in newest_first:
        day, month = one.at.strftime("%Y-%m-%d"), one.at.strftime("%Y-%m")
        if not days or day == days[0]:
            of_newest_day += 1
            if of_newest_day <= KEEP_OF_NEWEST_DAY:
                kept.add(one.path)
        if day not in days:
            days.append(day)
            if len(days) <= KEEP_DAYS:
                kept.add(one.path)
        if month not in months:
            months.append(month)
            if len(months) <= KEEP_MONTHS:
                kept.add(one.path)
    return tuple(one for one in newest_first if one.path not in kept)


def worth_keeping(file: Path) -> bool:
    """Whether anything was ever recorded in the file. Raises as opening it does."""
    with closing(copying.reading(file)) as connection, translated(file):
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            return False
        return connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None


def records_in(path: Path) -> int | None:
    """How many entries a backup holds; ``None`` if it cannot be read."""
    try:
        with closing(connect(path, read_only=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
    except (sqlite3.Error, TrackerError):
        return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Failed(
            f"The folder {folder} for backups cannot be made: {error.strerror}.",
            "Name another one as backup_folder in the settings.",
        ) from error
