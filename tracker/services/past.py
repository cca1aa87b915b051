"""The change history of one record, in words; also of a record that was deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.domain import differences
from tracker.domain.records import Entry
from tracker.errors import NotFound
from tracker.services import activities, undoing
from tracker.services.diary import Diary
from tracker.store import record_history
from tracker.store.record_history import Happened

_BY_KIND = {
    "record": ("recorded", "deleted", "changed"),
    "import": ("imported", "taken out by an import", "changed by an import"),
    "merge": ("came by a merge", "taken out by a merge", "changed by a merge"),
    "restore": ("came from a backup", "not in the backup", "as in the backup"),
    "undo": ("back by undo", "taken out by undo", "changed back by undo"),
    "redo": ("back by redo", "taken out by redo", "changed again by redo"),
}
"""What a change did to the record: brought it, took it out, altered it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change of a record.

    ``at`` is local time, ``where`` the door in words ("in the app"), ``what`` what was done
    in a word or a few ("changed by a merge"), ``words`` what became of its values; for a
    record that was taken out there are none. ``label`` is how the change itself is called.
    """

    change_id: str
    at: datetime
    door: str
    where: str
    kind: str
    label: str
    what: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A record as it is, or was last before it was taken out of the file (``gone``)."""

    entry: Entry
    gone: bool


def find_ever(diary: Diary, beginning: str) -> Known:
    """The one record there ever was whose id begins so.

    Raises ``NotFound`` if there was none, or several.
    """
    connection = diary.store.connection
    word = beginning.strip().lower()
    ids = record_history.ids_beginning(connection, word) if word else []
    if not ids:
        raise NotFound(f"No record ever had an id that begins with “{beginning}”.")
    if len(ids) > 1 and word not in ids:
        raise NotFound(
            f"Several records have an id that begins with “{beginning}”: {', '.join(ids)}.",
            "Give a few more characters.",
        )
    known = record_history.last_known(connection, word if word in ids else ids[0])
    if known is None:
        raise NotFound(f"The record {beginning} is gone.")
    return Known(*known)


def history_of(diary: Diary, entry_id: str) -> tuple[Line, ...]:
    """Every change of the record, oldest first; empty if there never was such a record."""
    names = activities.names(diary)
    return tuple(
        _line(diary, one, names)
        for one in record_history.of_entry(diary.store.connection, entry_id)
    )


def _line(diary: Diary, one: Happened, names: Mapping[str, str]) -> Line:
    change = one.change
    brought, taken, altered = _BY_KIND[change.kind]
    what = taken if one.after is None else brought if one.before is None else altered
    words: tuple[str, ...] = ()
    if one.after is not None:
        words = differences.between(one.before, one.after, names) or ("nothing that is shown",)
    return Line(
        change.id,
        undoing.when(diary, change.at),
        change.door,
        undoing.door_words(change.door),
        change.kind,
        change.label,
        what,
        words,
    )
