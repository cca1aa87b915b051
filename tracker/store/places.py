"""The main site over time, and what a person told once about themselves."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.sites import Place, Side
from tracker.store.ids import natural

if TYPE_CHECKING:
    from tracker.store.journal import Change


def main_place(connection: sqlite3.Connection, day: date) -> Place | None:
    """The main site in force on ``day``; ``None`` only if none was set yet.

    The first one also counts for the days before it: what is entered for them later is about
    the same place, as what was recorded without a site is taken to be.
    """
    found = connection.execute(
        "SELECT site, side FROM main_site"
        " ORDER BY from_day <= ? DESC, abs(julianday(from_day) - julianday(?)) LIMIT 1",
        (day.isoformat(), day.isoformat()),
    ).fetchone()
    return None if found is None else _place(*found)


def main_places(connection: sqlite3.Connection) -> tuple[tuple[date, Place], ...]:
    """Every main site with the day it began, oldest first."""
    found = connection.execute("SELECT from_day, site, side FROM main_site ORDER BY from_day")
    return tuple((date.fromisoformat(day), _place(site, side)) for day, site, side in found)


def put_main_place(change: Change, day: date, place: Place) -> None:
    """Let ``place`` be the main site from ``day`` on."""
    change.put(
        "main_site",
        {
            "id": natural("main_site", day.isoformat()),
            "from_day": day.isoformat(),
            "site": place.site,
            "side": place.side.value if place.side else None,
        },
    )


def entries_without_place(
    connection: sqlite3.Connection, measures: tuple[str, ...]
) -> tuple[str, ...]:
    """Ids of the entries with a rating of one of ``measures`` that names no site."""
    marks = ", ".join("?" * len(measures))
    found = connection.execute(
        f"SELECT DISTINCT entry_id FROM rating WHERE site IS NULL AND measure IN ({marks})",
        measures,
    )
    return tuple(str(row[0]) for row in found)


def profile(connection: sqlite3.Connection) -> dict[str, str]:
    """What a person told once: key and value."""
    return dict(connection.execute("SELECT key, value FROM profile ORDER BY key"))


def put_profile(change: Change, key: str, value: str) -> None:
    """Keep one fact; an empty ``value`` forgets it."""
    if value:
        change.put("profile", {"key": key, "value": value})
    elif change.get("profile", key) is not None:
        change.remove("profile", key)


def _place(site: str, side: str | None) -> Place:
    return Place(site, None if side is None else Side(side))
