"""What can be asked of an open file about its own state; nothing is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_OF_ITS_OWN = (("session", "session"), ("quiz", "quiz"), ("event", "event"),
               ("question", "question"))  # fmt: skip
"""Kinds of entry, and the table that holds what makes an entry one of that kind."""

MOST_SHOWN = 5


def pages(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with pages, indexes and values; nothing for a sound file."""
    found = connection.execute(f"PRAGMA integrity_check({MOST_SHOWN})").fetchall()
    return tuple(str(row[0]) for row in found if row[0] != "ok")


def links(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Rows that name a row which is not there, by table: ``rating: 2 rows without entry``."""
    count: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        count[str(table), str(parent)] = count.get((str(table), str(parent)), 0) + 1
    return tuple(f"{table}: {n} without their {parent}" for (table, parent), n in count.items())


def schema(connection: sqlite3.Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of what is missing from the tables or not as it should be, and of what is extra."""
    from sqlite_utils import Database

    from tracker.store.migrations import migrations

    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(Database(fresh))
        wanted, there = _schema(fresh), _schema(connection)
    finally:
        fresh.close()
    other = tuple(sorted(name for name, sql in wanted.items() if there.get(name) != sql))
    return other, tuple(sorted(there.keys() - wanted.keys()))


def orphans(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What belongs to nothing, or holds nothing: what it is, and ids of entries with it."""
    for kind, table in _OF_ITS_OWN:
        yield (
            f"{kind} without its details",
            _ids(
                connection,
                f"e.kind = '{kind}' AND e.id NOT IN (SELECT entry_id FROM {table})",
            ),
        )
    yield (
        "day-after ratings whose session is gone",
        _ids(
            connection,
            "e.kind = 'checkin' AND e.id IN (SELECT entry_id FROM rating WHERE phase = 'next_day')"
            " AND NOT EXISTS (SELECT 1 FROM entry s WHERE s.kind = 'session'"
            " AND s.day = date(e.day, '-1 day'))",
        ),
    )
    yield (
        "ratings of a session in something that is none",
        _ids(
            connection,
            "e.kind <> 'session' AND e.id IN (SELECT entry_id FROM rating"
            " WHERE phase IN ('before', 'after'))",
        ),
    )
    parts = " AND ".join(
        f"e.id NOT IN (SELECT entry_id FROM {table})"
        for table in ("rating", "session", "session_area", "answer", "quiz", "event", "question")
    )
    yield "records that hold nothing", _ids(connection, f"coalesce(e.note, '') = '' AND {parts}")


def future_days(connection: sqlite3.Connection, today: str) -> tuple[str, ...]:
    """Ids of entries for a day after ``today``."""
    return _ids(connection, "e.day > ?", today)


def open_courses(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """The keys of sites with more than one open course, and how many there are."""
    found = connection.execute(
        "SELECT site, count(*) FROM course WHERE ended_on IS NULL"
        " GROUP BY site HAVING count(*) > 1 ORDER BY 1"
    )
    return tuple((str(place), int(n)) for place, n in found)


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """How the file and this connection to it are set."""
    names = ("journal_mode", "synchronous", "fullfsync", "foreign_keys", "application_id",
             "user_version")  # fmt: skip
    return {name: str(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names}


def newest_change(connection: sqlite3.Connection) -> int | None:
    """The highest stamp of the journal, in milliseconds since 1970; ``None`` without changes."""
    found = connection.execute("SELECT max(at) FROM change").fetchone()[0]
    return None if found is None else int(found)


def changes_since(connection: sqlite3.Connection, stamp: int) -> int:
    """How many changes have a higher stamp."""
    found = connection.execute("SELECT count(*) FROM change WHERE at > ?", (stamp,)).fetchone()
    return int(found[0])


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return dict(found.fetchall())


def _ids(connection: sqlite3.Connection, where: str, *parameters: str) -> tuple[str, ...]:
    found = connection.execute(
        f"SELECT e.id FROM entry e WHERE {where} ORDER BY e.day DESC, e.id", parameters
    )
    return tuple(str(row[0]) for row in found)
