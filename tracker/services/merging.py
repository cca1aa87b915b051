"""Merging another copy of the records into this file: two machines, one diary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tracker.errors import Failed
from tracker.services import crowding, looking_after
from tracker.services.diary import Diary
from tracker.services.looking_after import Kept
from tracker.store import merge, other_file
from tracker.store.connection import Store, translated
from tracker.store.versions import NOTHING, Counts

LABEL = "merge"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, or would do.

    ``counts``: records that came in, changed and went. ``history``: changes of the other
    file's journal that joined this one's. ``change``: the number in the journal, 0 if no record
    differed. ``backup``: the copy made before, if any. ``notes``: what is worth a look now.
    ``same``: it was this very file.
    """

    file: Path
    counts: Counts = NOTHING
    history: int = 0
    change: int = 0
    backup: Kept | None = None
    notes: tuple[str, ...] = ()
    same: bool = False


def merge_file(diary: Diary, file: Path, *, dry_run: bool = False) -> Merged:
    """Take over from ``file`` whatever is newer there; this file's own newer rows stay.

    The other file is only read. Merging it the other way round gives the same records, and
    doing it again changes nothing. It is one change and is undone as one. With ``dry_run``
    nothing is written. Raises ``Failed``, ``WrongFile``, ``Damaged`` or ``Busy``, and then
    nothing was changed.
    """
    store = diary.store
    if _same(store.path, file):
        return Merged(file, same=True)
    with other_file.opened(file, store.clock, store.ids) as other, translated(store.path):
        mine, theirs = store.connection, other.connection
        wanted = merge.plan(mine, theirs)
        history = len(merge.new_history(mine, theirs))
        if dry_run or not (wanted.taken or history):
            return Merged(file, wanted.counts, history)
        if store.read_only:
            raise Failed(f"{store.path} is read-only, so nothing can be merged into it.")
        kept = None
        if store.last_change():
            kept = looking_after.make(store.path, diary.settings, diary.now())
        return _carry_out(diary, file, other, kept)


def _carry_out(diary: Diary, file: Path, other: Store, kept: Kept | None) -> Merged:
    store, theirs = diary.store, other.connection
    before = crowding.crowded(diary)
    # Planned again under the lock: another window may have written meanwhile.
    above = merge.plan(store.connection, theirs).above
    with store.change(f"{LABEL} {file.name}", "merge", above=above) as change:
        wanted = merge.plan(store.connection, theirs)
        merge.carry_out(change, store.connection, wanted)
        history = merge.join_history(store.connection, theirs)
    done = store.last_done
    notes = crowding.notes(diary, before)
    return Merged(file, wanted.counts, history, done.seq if done else 0, kept, notes)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
