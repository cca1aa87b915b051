"""The open file together with what the services need to know of the person's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tracker import settings as settings_file
from tracker.clock import Clock
from tracker.domain import days
from tracker.domain.days import Moment
from tracker.errors import TrackerError
from tracker.settings import Settings
from tracker.store import queries
from tracker.store.connection import Store, open_store
from tracker.store.ids import Ids, RandomIds

DEMO = "demo"
"""The door through which only made-up diaries are begun."""

MADE_UP = "A demo: the person and all records in it are made up."
"""What is said of whatever is handed out of one."""


class Diary(NamedTuple):
    """One person's file, opened through one door; every service takes it first."""

    store: Store
    settings: Settings

    def now(self) -> datetime:
        """This instant, on the local clock."""
        return self.store.clock.now()

    def today(self) -> date:
        """The tracking day it is now."""
        return days.tracking_day(self.now(), self.settings.day_start_hour)

    def moment(self) -> Moment:
        """This instant as it is stored."""
        return Moment.of(self.now())

    def made_up(self) -> bool:
        """Whether the file was begun as a demo: its person and their records are made up.

        One's own file stays one's own whatever is imported or merged into it.
        """
        return queries.first_door(self.store.connection) == DEMO

    def close(self) -> None:
        self.store.close()


@dataclass(frozen=True, slots=True)
class Saved:
    """What a service wrote.

    ``id`` of the record; ``text`` says in one sentence what was saved, for a toast or a
    line of output; ``notes`` are further sentences worth reading (second entry today,
    counts for another day …); ``change`` is the journal's number, 0 if nothing differed;
    ``concern`` whether the note holds words after which urgent help is shown.
    """

    id: str
    day: date
    text: str
    notes: tuple[str, ...] = ()
    change: int = 0
    concern: bool = False


def open_diary(
    path: Path,
    settings: Settings,
    door: str,
    clock: Clock,
    *,
    ids: Ids | None = None,
    node: str | None = None,
) -> Diary:
    """Open the file at ``path`` (making it if there is none); see ``open_store`` for errors."""
    from tracker import paths

    name = node or settings_file.node(paths.settings_folder())
    backups = settings.backup_folder
    store = open_store(path, clock, ids or RandomIds(), name, door, backups=backups)
    return Diary(store, settings)


def changed_since(diary: Diary, seq: int) -> bool:
    """Whether the newest change in the file is another one than number ``seq``.

    True also for a change made by another window or command; cheap enough to ask often.
    """
    return diary.store.last_change() != seq


def explained(diary: Diary, error: Exception) -> TrackerError | None:
    """What went wrong while the file was being read, as a sentence with its exit code.

    ``None`` for an error that does not come from the file.
    """
    try:
        with diary.store.translated():
            raise error
    except TrackerError as known:
        return known
    except Exception:
        return None
