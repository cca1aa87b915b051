"""The record that a form changes, as it stands now."""

from __future__ import annotations

from tracker.domain.records import Entry, Kind
from tracker.domain.wording import KIND_WORDS
from tracker.errors import NotFound
from tracker.services.diary import Diary
from tracker.services.seen import gone
from tracker.store import entries


def record(diary: Diary, entry_id: str, kind: Kind, seen: str | None = None) -> Entry:
    """The record of that id and kind.

    Raises ``NotFound``, or ``ChangedElsewhere`` for one that was ``seen`` before.
    """
    entry = entries.load(diary.store.connection, entry_id)
    if entry is not None and entry.kind is kind:
        return entry
    name = KIND_WORDS[kind].lower()
    if seen is not None:
        raise gone(name)
    raise NotFound(f"There is no {name} {entry_id} any more.")


def changed(diary: Diary, entry_id: str | None, kind: Kind, seen: str | None) -> Entry | None:
    """The record that a form saves anew; ``None`` where the form makes a new one.

    Raises as ``record``.
    """
    return None if entry_id is None else record(diary, entry_id, kind, seen)
