"""Every record as one list: find, show, edit by field, delete."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain import days, wording
from tracker.domain.records import Entry
from tracker.errors import NotFound
from tracker.services import activities
from tracker.services.diary import Diary, Saved
from tracker.store import entries, places
from tracker.store.entries import Filter

__all__ = ["Filter", "Line", "count", "delete", "find", "id_length", "lines", "listed", "name"]


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a list shows it."""

    entry: Entry
    kind: str
    day: str
    time: str
    text: str


def listed(
    diary: Diary, wanted: Filter, *, newest_first: bool = True, limit: int | None = None
) -> list[Entry]:
    """The entries that answer to ``wanted``."""
    return entries.search(diary.store.connection, wanted, newest_first=newest_first, limit=limit)


def count(diary: Diary, wanted: Filter) -> int:
    """How many entries answer to ``wanted``."""
    return entries.count(diary.store.connection, wanted)


def lines(
    diary: Diary, wanted: Filter, *, limit: int | None = None, offset: int = 0
) -> tuple[Line, ...]:
    """The entries that answer to ``wanted``, newest first, as lines of a list."""
    connection = diary.store.connection
    sites = places.main_places(connection)
    first = sites[0][1] if sites else None
    names = activities.names(diary)
    found = entries.search(connection, wanted, limit=limit, offset=offset)
    return tuple(
        Line(
            entry,
            wording.KIND_WORDS[entry.kind],
            days.label_with_year(entry.day),
            f"{entry.moment.local():%H:%M}",
            wording.entry_sentence(
                entry, next((p for d, p in reversed(sites) if d <= entry.day), first), names
            ),
        )
        for entry in found
    )


def id_length(diary: Diary, least: int = 6) -> int:
    """How many first characters of an id a list shows, so that each still names one record."""
    return entries.unique_length(diary.store.connection, least)


def find(diary: Diary, beginning: str) -> Entry:
    """The one entry whose id begins so. Raises ``NotFound`` if there is none or several."""
    word = beginning.strip().lower()
    ids = entries.ids_beginning(diary.store.connection, word) if word else []
    if not ids:
        raise NotFound(f"No record has an id that begins with “{beginning}”.", "See tracker list.")
    if len(ids) > 1 and word not in ids:
        raise NotFound(
            f"Several records have an id that begins with “{beginning}”: {', '.join(ids)}.",
            "Give a few more characters.",
        )
    entry = entries.load(diary.store.connection, word if word in ids else ids[0])
    if entry is None:
        raise NotFound(f"The record {beginning} is gone.")
    return entry


def name(entry: Entry) -> str:
    """How a record is named before it is deleted: ``Check-in of Sun 22 Nov 2026, 19:30``."""
    when = f"{days.label_with_year(entry.day)}, {entry.moment.local():%H:%M}"
    return f"{wording.KIND_WORDS[entry.kind]} of {when}"


def delete(diary: Diary, entry_id: str) -> Saved:
    """Take the record out of the lists; the journal keeps it. Raises ``NotFound``."""
    entry = entries.load(diary.store.connection, entry_id)
    if entry is None:
        raise NotFound(f"The record {entry_id} is gone already.")
    with diary.store.change(f"delete {name(entry)}") as change:
        entries.remove(change, entry_id)
    done = diary.store.last_done
    return Saved(entry_id, entry.day, f"Deleted: {name(entry)}.", change=done.seq if done else 0)
