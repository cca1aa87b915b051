"""The one to three activities a person wants back: named, renamed, let go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.activity import SLOTS, Activity, check_name
from tracker.errors import InvalidValue
from tracker.services.diary import Diary, Saved
from tracker.store import activities as stored

if TYPE_CHECKING:
    from tracker.store.journal import Change


def everything(diary: Diary) -> tuple[Activity, ...]:
    """Every activity there ever was, by first day; place 0 for one that came from a CSV."""
    return stored.everything(diary.store.connection)


def current(diary: Diary, day: date | None = None) -> tuple[Activity, ...]:
    """Those of ``day`` (default today) by their place, at most three."""
    return stored.on(diary.store.connection, day or diary.today())


def names(diary: Diary) -> dict[str, str]:
    """The name of every activity by its id."""
    return {one.id: one.name for one in everything(diary)}


def save(diary: Diary, slot: int, name: str) -> Saved:
    """Name the activity of that place (1-3) from today on; an empty name lets it go.

    Another name begins a new series, but not one that differs in capitals only, nor one
    given on the very day it began: that puts a slip right. Raises ``InvalidValue`` for a name
    that is too long or there already; then nothing was changed.
    """
    with diary.store.change(f"activity {slot}") as change:
        put(diary, change, slot, name)
    done = diary.store.last_done
    kept = check_name(name)
    words = f"Activity {slot}: {kept}." if kept else f"Activity {slot} is not asked any more."
    return Saved("", diary.today(), words, change=done.seq if done else 0)


def put(diary: Diary, change: Change, slot: int, name: str) -> None:
    """``save`` as part of a larger change."""
    if slot not in SLOTS:
        raise InvalidValue("activity", slot, ", ".join(map(str, SLOTS)))
    kept = check_name(name, f"activity {slot}")
    today = diary.today()
    connection = diary.store.connection
    there = {one.slot: one for one in current(diary)}
    old = there.pop(slot, None)
    if kept and any(kept.casefold() == one.name.casefold() for one in there.values()):
        raise InvalidValue(f"activity {slot}", kept, "a name that the others do not have")
    if old is not None and kept.casefold() == old.name.casefold():
        stored.rename(change, old, kept)
        return
    if old is not None:
        stored.end(connection, change, old, today)
    if kept:
        stored.begin(change, slot, kept, today)
