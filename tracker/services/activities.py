"""The one to three activities a person wants back: named, renamed, let go."""

from __future__ import annotations

from collections.abc import Mapping
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
    kept = check_name(name, f"activity {slot}")
    with diary.store.change(f"activity {slot}") as change:
        put(diary, change, {slot: kept})
    done = diary.store.last_done
    words = f"Activity {slot}: {kept}." if kept else f"Activity {slot} is not asked any more."
    return Saved("", diary.today(), words, change=done.seq if done else 0)


def put(diary: Diary, change: Change, names: Mapping[int, str]) -> None:
    """``save`` for some places at once, as part of a larger change."""
    today = diary.today()
    connection = diary.store.connection
    before = {one.slot: one for one in current(diary)}
    after = {slot: one.name for slot, one in before.items()} | dict(names)
    _check_names(after)
    for slot, name in names.items():
        old = before.get(slot)
        if old is not None and name.casefold() == old.name.casefold():
            stored.rename(change, old, name)
            continue
        if old is not None:
            stored.end(connection, change, old, today)
        if name:
            stored.begin(change, slot, name, today)


def _check_names(names: Mapping[int, str]) -> None:
    seen = set()
    for slot, name in names.items():
        if slot not in SLOTS:
            raise InvalidValue("activity", slot, ", ".join(map(str, SLOTS)))
        if name and name.casefold() in seen:
            raise InvalidValue(f"activity {slot}", name, "a name that the others do not have")
        seen.add(name.casefold())
