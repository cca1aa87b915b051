"""A look at the state of the file and its backups: what is well, and what to do where it is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from tracker.clock import Clock
from tracker.domain import days
from tracker.errors import Damaged, Failed
from tracker.services import looking_after
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store import backup, header, health
from tracker.store.connection import SCHEMA_VERSION, translated
from tracker.store.permissions import close_to_others, files_of

ROOM_BYTES = 50_000_000
"""Less free room than this, or than five times the file, is said."""

OLD_BACKUP = timedelta(days=7)
"""A newest backup that is older, with changes since, is said. (Design choice.)"""

_CLOCK_MARGIN = timedelta(minutes=5)


class State(StrEnum):
    """How one check came out; ``REPAIRED``: it was not well and is now."""

    WELL = "well"
    REPAIRED = "repaired"
    ADVICE = "advice"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, how it came out, what was found, what to do (or ``""``)."""

    name: str
    state: State
    text: str
    advice: str = ""


def examine(file: Path, settings: Settings, clock: Clock, door: str) -> tuple[Check, ...]:
    """Look at the file from all sides. Permissions are put right; nothing else is changed.

    Raises ``Failed`` if there is no file, ``WrongFile`` if it is none of ours or newer,
    ``Busy`` if another program keeps it to itself.
    """
    try:
        if header.inspect(file, SCHEMA_VERSION) is header.Found.NEW:
            raise Failed(f"There is no file at {file} yet.", "Nothing was recorded so far.")
        diary = open_diary(file, settings, door, clock)
    except Damaged as error:
        return (_damage(file, settings, error.message), *_backups(file, settings))
    try:
        with translated(file):
            return tuple(_checks(diary, file))
    except Damaged as error:
        return (_damage(file, settings, error.message), *_backups(file, settings))
    finally:
        diary.close()


def _checks(diary: Diary, file: Path) -> Iterator[Check]:
    connection = diary.store.connection
    found = health.pages(connection)
    if found:
        yield _damage(file, diary.settings, f"{file} is damaged: {'; '.join(found)}.")
    else:
        yield Check("pages", State.WELL, "Every page, index and value is sound.")
    yield from _tables(diary)
    yield from _settings(diary)
    yield from _permissions(diary, file)
    yield _room(file)
    yield from _orphans(diary)
    yield from _times(diary)
    yield from _backups(file, diary.settings)
    yield _age_of_backups(diary, file)


def _damage(file: Path, settings: Settings, text: str) -> Check:
    return Check("pages", State.DAMAGED, text, looking_after.what_to_do(file, settings))


def _tables(diary: Diary) -> Iterator[Check]:
    connection = diary.store.connection
    if broken := health.links(connection):
        yield Check(
            "links",
            State.DAMAGED,
            f"Rows belong to nothing: {'; '.join(broken)}.",
            looking_after.what_to_do(diary.store.path, diary.settings),
        )
    else:
        yield Check("links", State.WELL, "Every row belongs where it should.")
    wrong, extra = health.schema(connection)
    if wrong:
        yield Check(
            "tables",
            State.ADVICE,
            f"Not as this program made them: {', '.join(wrong)}.",
            "Another program changed them. Restoring a backup from before makes them whole.",
        )
    elif extra:
        yield Check(
            "tables",
            State.ADVICE,
            f"There is more than this program made: {', '.join(extra)}.",
            "If you added it, all is well. It is left alone, and no export or merge takes it.",
        )
    else:
        yield Check("tables", State.WELL, f"The tables are those of version {SCHEMA_VERSION}.")


def _settings(diary: Diary) -> Iterator[Check]:
    found = health.settings(diary.store.connection)
    wanted = {"journal_mode": "wal", "synchronous": "2", "fullfsync": "1", "foreign_keys": "1",
              "application_id": str(header.APPLICATION_ID)}  # fmt: skip
    if diary.store.read_only:
        yield Check(
            "settings",
            State.ADVICE,
            "The file is read-only: it can be looked at, nothing can be saved.",
            "Change the permissions of the file and its folder to go on recording.",
        )
        return
    wrong = [f"{name} is {found[name]}" for name, value in wanted.items() if found[name] != value]
    if wrong:
        yield Check("settings", State.ADVICE, f"Unusual: {', '.join(wrong)}.",
                    "The file may stand on a network drive. Keep it on this machine.")  # fmt: skip
    else:
        yield Check("settings", State.WELL, "A save is on the disk before it is confirmed.")


def _permissions(diary: Diary, file: Path) -> Iterator[Check]:
    settings = diary.settings
    paths = [*files_of(file), *(one.path for one in backup.listed(_shelf(file, settings)))]
    folder = looking_after.folder(file, settings)
    if not settings.backup_folder and folder.is_dir():
        paths.append(folder)
    closed, still = close_to_others(paths)
    said = diary.store.notices
    if still:
        yield Check(
            "permissions",
            State.ADVICE,
            f"Others on this machine can read {_names(still)}.",
            "This file system does not keep permissions. Move the file to one that does.",
        )
    if closed:
        said = (*said, f"Others on this machine could read {_names(closed)}. Now only you can.")
    for sentence in said:
        yield Check("permissions", State.REPAIRED, sentence)
    if not still and not said:
        yield Check("permissions", State.WELL, "Only you can read the file and its backups.")


def _room(file: Path) -> Check:
    real = file.resolve()
    free = shutil.disk_usage(real.parent).free
    wanted = max(ROOM_BYTES, 5 * real.stat().st_size)
    text = f"{free // 1_000_000} MB are free on the disk of the file."
    if free < wanted:
        return Check("room", State.ADVICE, text, "Make room: saving needs some, backups more.")
    return Check("room", State.WELL, text)


def _orphans(diary: Diary) -> Iterator[Check]:
    found = [(what, ids) for what, ids in health.orphans(diary.store.connection) if ids]
    for what, ids in found:
        shown = ", ".join(ids[: health.MOST_SHOWN])
        more = "" if len(ids) <= health.MOST_SHOWN else ", …"
        yield Check(
            "records",
            State.ADVICE,
            f"{what[0].upper()}{what[1:]}: {len(ids)} ({shown}{more}).",
            "tracker show ID shows one, edit puts it right, delete takes it out.",
        )
    if not found:
        yield Check("records", State.WELL, "Every record is whole.")


def _times(diary: Diary) -> Iterator[Check]:
    connection, now = diary.store.connection, diary.now()
    newest = health.newest_change(connection)
    ahead = timedelta(0) if newest is None else timedelta(milliseconds=newest) - _since_1970(now)
    late = health.future_days(connection, diary.today().isoformat())
    if ahead > _CLOCK_MARGIN:
        yield Check(
            "clock",
            State.ADVICE,
            f"This machine's clock stands {_span(ahead)} before the newest change: it says "
            f"{looking_after.when(now)}.",
            "Set the clock right. New changes are stamped above the newest all the same.",
        )
    if late:
        yield Check(
            "clock",
            State.ADVICE,
            f"Records of days that have not come yet: {len(late)} "
            f"({', '.join(late[: health.MOST_SHOWN])}).",
            "tracker edit ID day=… puts one right.",
        )
    if ahead <= _CLOCK_MARGIN and not late:
        yield Check("clock", State.WELL, "No change and no record lies ahead of the clock.")


def _backups(file: Path, settings: Settings) -> Iterator[Check]:
    """Whether the newest backup can be read: one that cannot is worse than none."""
    found = looking_after.listed(file, settings)
    if not found:
        return
    broken = [one.path.name for one in found if one.records is None]
    newest = found[0]
    if broken:
        yield Check(
            "backups",
            State.ADVICE,
            f"These backups cannot be read: {', '.join(broken)}.",
            "Delete them, then say tracker backup.",
        )
    else:
        yield Check(
            "backups",
            State.WELL,
            f"{len(found)} in {newest.path.parent}, the newest of {looking_after.when(newest.at)} "
            f"with {newest.records} records.",
        )


def _age_of_backups(diary: Diary, file: Path) -> Check:
    newest = looking_after.last(file, diary.settings)
    connection, now = diary.store.connection, diary.now()
    if newest is None:
        since = health.changes_since(connection, -1)
        if not since:
            return Check("last backup", State.WELL, "Nothing was recorded yet.")
        return Check("last backup", State.ADVICE, "There is no backup yet.", "Say tracker backup.")
    made = newest.at.replace(tzinfo=now.tzinfo)
    stamp = int(_since_1970(made) / timedelta(milliseconds=1))
    since = health.changes_since(connection, stamp)
    gap = now - made
    if since and gap > OLD_BACKUP:
        return Check(
            "last backup",
            State.ADVICE,
            f"{since} changes in {gap.days} days are in no backup; the last is of "
            f"{days.label_with_year(newest.at.date())}.",
            "Say tracker backup.",
        )
    return Check("last backup", State.WELL, f"{since} changes since the last backup.")


def _shelf(file: Path, settings: Settings) -> backup.Shelf:
    return backup.shelf(file, settings.backup_folder)


def _since_1970(instant: datetime) -> timedelta:
    return timedelta(seconds=instant.timestamp())


def _span(length: timedelta) -> str:
    if length < timedelta(hours=2):
        return f"{length // timedelta(minutes=1)} minutes"
    if length < timedelta(days=2):
        return f"{length // timedelta(hours=1)} hours"
    return f"{length.days} days"


def _names(paths: tuple[Path, ...]) -> str:
    return ", ".join(map(str, paths))
