"""The person's own activities as rows of the file.

The id of one is hashed from its place among the three and its first day, so that place is
known again after an export or a merge. One that came with ratings of a CSV has no place of its
own. Where a merge brought two of one place, the later one ends the earlier.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.domain.activity import SLOTS, Activity
from tracker.store.ids import natural

if TYPE_CHECKING:
    from tracker.store.journal import Change


def everything(connection: sqlite3.Connection) -> tuple[Activity, ...]:
    """Every activity there ever was, by first day; place 0 for one without a place."""
    found = [
        Activity(id_, _slot(id_, first), name, date.fromisoformat(first), _day(last))
        for id_, name, first, last in connection.execute(
            "SELECT id, name, from_day, to_day FROM activity ORDER BY from_day, id"
        )
    ]
    return tuple(_ended_by(one, found[at + 1 :]) for at, one in enumerate(found))


def on(connection: sqlite3.Connection, day: date) -> tuple[Activity, ...]:
    """Those of ``day`` by their place, at most three; those without one take what is free.

    The first of a place also counts for the days before it: what is filled in for them later
    may rate it too.
    """
    known = everything(connection)
    there = [one for one in known if one.on(day)]
    first = {one.slot: one for one in reversed(known) if one.slot}
    placed = {slot: one for slot, one in first.items() if one.from_day > day}
    placed |= {one.slot: one for one in there if one.slot}
    for one in there:
        free = next((slot for slot in SLOTS if slot not in placed), None)
        if not one.slot and free is not None:
            placed[free] = replace(one, slot=free)
    return tuple(placed[slot] for slot in SLOTS if slot in placed)


def begin(change: Change, slot: int, name: str, day: date) -> None:
    """Let the activity of that place be ``name`` from ``day`` on."""
    change.put("activity", {"id": id_of(slot, day), "name": name, "from_day": day.isoformat()})


def id_of(slot: int, day: date) -> str:
    """The id of the activity that took that place on ``day``."""
    return natural("activity", str(slot), day.isoformat())


def rename(change: Change, activity: Activity, name: str) -> None:
    """Call it by another name, its ratings going on."""
    row = change.get("activity", activity.id)
    if row is not None:
        change.put("activity", {**row, "name": name})


def end(connection: sqlite3.Connection, change: Change, activity: Activity, day: date) -> None:
    """Let it end before ``day``; one that began then and was never rated goes altogether."""
    row = change.get("activity", activity.id)
    if row is None:
        return
    if activity.from_day < day:
        change.put("activity", {**row, "to_day": (day - timedelta(days=1)).isoformat()})
    elif _rated(connection, activity.id):
        change.put("activity", {**row, "to_day": activity.from_day.isoformat()})
    else:
        change.remove("activity", activity.id)


def _slot(id_: str, first: str) -> int:
    return next((slot for slot in SLOTS if natural("activity", str(slot), first) == id_), 0)


def _ended_by(one: Activity, later: list[Activity]) -> Activity:
    after = next((next_ for next_ in later if one.slot and next_.slot == one.slot), None)
    if after is None:
        return one
    last = after.from_day - timedelta(days=1)
    return one if one.to_day is not None and one.to_day <= last else replace(one, to_day=last)


def _rated(connection: sqlite3.Connection, id_: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM rating WHERE measure = 'activity' AND activity_id = ? LIMIT 1", (id_,)
    )
    return found.fetchone() is not None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
