"""Removing everything: the file, what stands beside it and its backups. There is no undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.errors import Damaged, Failed
from tracker.settings import Settings
from tracker.store import backup, header, removing
from tracker.store.connection import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was removed, and the one copy that was kept, ``None`` if none was."""

    removed: tuple[Path, ...]
    kept: Path | None


def what(file: Path, settings: Settings) -> tuple[Path, ...]:
    """What ``delete_all`` would remove: the file, its log, damaged ones kept, its backups.

    Raises ``Failed`` if there is nothing, ``WrongFile`` if the file is none of ours.
    """
    try:
        there = header.inspect(file, SCHEMA_VERSION) is header.Found.OURS
    except Damaged:
        there = True
    found = removing.everything(file, backup.shelf(file, settings.backup_folder), there=there)
    if not found:
        raise Failed(f"There is no file at {file}, and no backup of it.")
    return found


def delete_all(file: Path, settings: Settings, now: datetime, *, keep: bool = True) -> Deleted:
    """Remove the file and everything that was made from it.

    ``keep`` leaves one last copy of it among the backups. Raises ``Busy`` while another
    window or command has the file open, ``Damaged`` if a last copy is wanted of a damaged
    file, ``Failed`` otherwise; then nothing was removed.
    """
    found = what(file, settings)
    try:
        header.inspect(file, SCHEMA_VERSION)
    except Damaged as error:
        if keep:
            raise removing.no_last_copy(error) from error
    shelf = backup.shelf(file, settings.backup_folder)
    kept = removing.remove(file, shelf, found, now, keep=keep)
    return Deleted(tuple(path for path in found if path != kept), kept)
