"""Backups of the file: one a day by itself, others when asked for; where they are, how old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.domain import days
from tracker.errors import Damaged, Failed, TrackerError
from tracker.services import processes
from tracker.settings import Settings
from tracker.store import backup, copying, header
from tracker.store.backup import Backup
from tracker.store.connection import SCHEMA_VERSION, writable
from tracker.store.copying import Stopped
from tracker.store.permissions import files_of

__all__ = ["Backup", "Kept", "Stopped", "check", "daily", "folder", "last", "listed", "make",
           "named", "told", "what_to_do", "when", "write_copy"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup or copy: its size in bytes, and its records, ``None`` if it cannot be read.

    ``at`` is the local time at which it was made.
    """

    path: Path
    at: datetime
    size: int
    records: int | None


def check(file: Path) -> None:
    """Raise ``Failed``, ``WrongFile`` or ``Damaged`` unless there is a file of ours at ``file``.

    Only for a file that this process does not have open: on POSIX systems closing it after a
    plain look would drop the locks of every connection of this process.
    """
    if header.inspect(file, SCHEMA_VERSION) is header.Found.NEW:
        raise Failed(f"There is no file at {file} yet.", "Nothing was recorded so far.")


def make(file: Path, settings: Settings, now: datetime) -> Kept:
    """Copy the file to a new dated backup; older ones are thinned out.

    Kept are 10 daily and 12 monthly ones. ``now`` is local time. Raises ``TrackerError`` if
    there is no file, or it cannot be copied.
    """
    shelf = backup.shelf(file, settings.backup_folder)
    return _kept(backup.make(file, shelf, now))


def daily(
    file: Path,
    settings: Settings,
    now: datetime,
    stopped: Callable[[], bool] | None = None,
) -> Kept | None:
    """Make the backup of the day unless there is one, or nothing was ever recorded.

    ``stopped`` is asked between steps whether to give up (``Stopped``). ``None``: none was
    needed. Raises ``TrackerError`` if it cannot be made.
    """
    if not file.exists() or not writable(file):
        return None
    shelf = backup.shelf(file, settings.backup_folder)
    if any(one.at.date() == now.date() for one in backup.listed(shelf)):
        return None
    if not backup.worth_keeping(file):
        return None
    _clear(shelf.folder)
    return _kept(backup.make(file, shelf, now, stopped=stopped))


def write_copy(file: Path, target: Path, now: datetime, *, force: bool = False) -> Kept:
    """Copy the file to ``target``: one file, owner-only, fit to be synchronised or kept away.

    Raises ``Failed`` if something is there already and not ``force``, if ``target`` is the
    file itself, a folder or cannot be written.
    """
    if any(_same(target, one) for one in files_of(file)):
        raise Failed(f"{target} holds the records themselves.", "Name another file.")
    if target.is_dir():
        raise Failed(f"{target} is a folder, not a file.", "Name a file inside it.")
    copying.copy(file, target, replace=force)
    return _kept(Backup(target, now.replace(tzinfo=None, microsecond=0)))


def listed(file: Path, settings: Settings) -> tuple[Kept, ...]:
    """The dated backups of the file, newest first."""
    shelf = backup.shelf(file, settings.backup_folder)
    return tuple(_kept(one) for one in backup.listed(shelf))


def last(file: Path, settings: Settings) -> Backup | None:
    """The newest dated backup; ``None`` if there is none. Only the folder is read."""
    found = backup.listed(backup.shelf(file, settings.backup_folder))
    return found[0] if found else None


def folder(file: Path, settings: Settings) -> Path:
    """The folder of the dated backups, which may not be there yet."""
    return backup.shelf(file, settings.backup_folder).folder


def named(text: str, file: Path, settings: Settings) -> Path:
    """The file meant by ``text``: a path, or the bare name of a backup that ``backups`` lists."""
    path = Path(text).expanduser().absolute()
    if not path.exists() and Path(text).name == text:
        beside = backup.shelf(file, settings.backup_folder).folder / text
        if beside.exists():
            return beside
    return path


def when(at: datetime) -> str:
    """When a backup was made, in words: ``Sun 22 Nov 2026, 19:30``."""
    return f"{days.label_with_year(at.date())}, {at:%H:%M}"


def what_to_do(file: Path, settings: Settings) -> str:
    """What to do about a damaged file."""
    try:
        newest = last(file, settings)
    except Failed:
        newest = None
    if newest is None:
        return "There is no backup of it here. If you have a copy: tracker restore COPY"
    return (
        f"The newest backup is of {when(newest.at)}. To go back to it, keeping the damaged file "
        f"beside: tracker restore {newest.path}"
    )


def told(error: TrackerError, file: Path, settings: Settings) -> str:
    """The error in words; if it is that ``file`` is damaged, with how to go back to a backup."""
    if isinstance(error, Damaged) and error.message.startswith(f"{file} "):
        return f"{error}\n{what_to_do(file, settings)}"
    return str(error)


def _kept(one: Backup) -> Kept:
    try:
        size = one.path.stat().st_size
    except OSError:
        size = 0
    return Kept(one.path, one.at, size, backup.records_in(one.path))


def _clear(folder: Path) -> None:
    """Take away what a copy left behind whose program was killed."""
    for path, process in copying.parts_in(folder):
        if not processes.runs(process):
            path.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
