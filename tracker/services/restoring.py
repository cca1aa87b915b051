"""Going back to a backup: seen before it is done, done in one change that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tracker.clock import Clock
from tracker.errors import Damaged, Failed
from tracker.services import looking_after
from tracker.services.diary import Diary, open_diary
from tracker.services.looking_after import Kept
from tracker.settings import Settings
from tracker.store import entries, header, health, other_file, restore
from tracker.store.connection import SCHEMA_VERSION, Store, translated
from tracker.store.entries import Filter
from tracker.store.ids import RandomIds
from tracker.store.versions import NOTHING, Counts


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would do.

    ``counts``: records that would come back, change, and be taken away. ``damage``: what is
    wrong with the current file, which is then replaced and kept beside as ``aside``; that
    cannot be undone. ``""`` for a sound one. ``missing``: there is no current file.
    """

    source: Path
    records: int
    counts: Counts = NOTHING
    damage: str = ""
    aside: Path | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the number in the journal (0: nothing, or the file was replaced),
    the backup made before, and where a damaged file was kept."""

    change: int = 0
    backup: Kept | None = None
    aside: Path | None = None


class Restoration:
    """A backup that was looked through and is ready; ``preview`` says what it would do."""

    def __init__(
        self, file: Path, settings: Settings, clock: Clock, backup: Store, diary: Diary | None
    ) -> None:
        self._file = file
        self._settings = settings
        self._clock = clock
        self._backup = backup
        self._diary = diary
        self.preview: Preview

    def carry_out(self) -> Restored:
        """Do it. Raises ``TrackerError`` if it cannot be done; then nothing was changed."""
        if self._diary is None:
            aside = self.preview.aside
            restore.put_in_place(self._backup.path, self._file, aside)
            return Restored(aside=aside)
        store = self._diary.store
        if not restore.plan(store.connection, self._backup.connection):
            return Restored()
        if store.read_only:
            raise Failed(f"{store.path} is read-only, so nothing can be restored into it.")
        kept = None
        if store.last_change():
            kept = looking_after.make(self._file, self._settings, self._clock.now())
        with store.change(f"restore {self.preview.source.name}", "restore") as change:
            # Looked at again under the lock: another window may have written meanwhile.
            steps = restore.plan(store.connection, self._backup.connection)
            restore.carry_out(change, steps)
        done = store.last_done
        return Restored(done.seq if done else 0, kept)


@contextmanager
def prepared(
    file: Path, settings: Settings, clock: Clock, source: Path, door: str
) -> Iterator[Restoration]:
    """Look through the backup at ``source`` and at the current ``file``, changing neither.

    Raises ``Failed``, ``WrongFile``, ``Damaged`` or ``Busy`` for a backup that cannot be
    used, and for a current file that is no file of ours.
    """
    if _same(file, source):
        raise Failed(f"{source} is the file in use itself.", "Name a backup: tracker backups")
    with other_file.opened(source, clock, RandomIds()) as backup, translated(file):
        damage, diary = _current(file, settings, clock, door)
        try:
            one = Restoration(file, settings, clock, backup, diary)
            counts = NOTHING
            if diary is not None:
                steps = restore.plan(diary.store.connection, backup.connection)
                counts = restore.counts(steps)
            one.preview = Preview(
                source,
                entries.count(backup.connection, Filter()),
                counts,
                damage,
                restore.aside(file, clock.now()) if damage else None,
                diary is None and not damage,
            )
            yield one
        finally:
            if diary is not None:
                diary.close()


def _current(file: Path, settings: Settings, clock: Clock, door: str) -> tuple[str, Diary | None]:
    """What is wrong with the file in use, or the file opened; neither if there is none."""
    try:
        if header.inspect(file, SCHEMA_VERSION) is header.Found.NEW:
            return "", None
        diary = open_diary(file, settings, door, clock)
    except Damaged as error:
        return error.message, None
    try:
        with translated(file):
            found = health.pages(diary.store.connection)
    except Damaged as error:
        found = (error.message,)
    except BaseException:
        diary.close()
        raise
    if found:
        diary.close()
        return f"{file} is damaged ({found[0]}).", None
    return "", diary


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
