"""Recorded sessions as a course sees them: their day, their minutes, and whose they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.course import Held

if TYPE_CHECKING:
    from tracker.store.journal import Change


class Found(NamedTuple):
    """A recorded session and what says whose it is.

    ``sites``: the keys of the sites it has a rating or a treated area of, maybe none.
    ``linked_to``: the course of the planned session it was linked to by hand.
    """

    held: Held
    sites: frozenset[str]
    linked_to: str | None


def sessions(
    connection: sqlite3.Connection,
    since: date,
    until: date,
    linked_to: str | None = None,
) -> tuple[Found, ...]:
    """The sessions of some days, both ends included, in order.

    Also those linked by hand to a planned session of the course ``linked_to``, whatever
    their day.
    """
    found = connection.execute(
        f"{_SESSIONS} WHERE e.kind = 'session' AND e.day BETWEEN ? AND ?",
        (since.isoformat(), until.isoformat()),
    ).fetchall()
    if linked_to is not None:
        known = {row[0] for row in found}
        linked = connection.execute(
            f"{_SESSIONS} WHERE e.id IN (SELECT entry_id FROM session WHERE planned_id IN"
            " (SELECT id FROM planned WHERE course_id = ?))",
            (linked_to,),
        )
        found += [row for row in linked if row[0] not in known]
    found.sort(key=lambda row: (row[1], row[2], row[0]))
    return tuple(_found(*row) for row in found)


_SESSIONS = (
    "SELECT e.id, e.day, e.at_utc, s.minutes, s.planned_id, p.course_id,"
    " (SELECT group_concat(site, ' ') FROM (SELECT site FROM rating WHERE entry_id = e.id"
    " UNION SELECT site FROM session_area WHERE entry_id = e.id))"
    " FROM entry e LEFT JOIN session s ON s.entry_id = e.id"
    " LEFT JOIN planned p ON p.id = s.planned_id"
)


def linked(connection: sqlite3.Connection, planned_id: str) -> tuple[str, ...]:
    """Ids of the sessions that were linked to the planned session by hand."""
    found = connection.execute(
        "SELECT entry_id FROM session WHERE planned_id = ? ORDER BY entry_id", (planned_id,)
    )
    return tuple(str(row[0]) for row in found)


def sessions_back(connection: sqlite3.Connection, until: date) -> Iterator[Found]:
    """Every session up to ``until``, the newest first, read only as far as it is asked for."""
    found = connection.execute(
        f"{_SESSIONS} WHERE e.kind = 'session' AND e.day <= ? ORDER BY e.day DESC, e.at_utc DESC",
        (until.isoformat(),),
    )
    for row in found:
        yield _found(*row)


def remove_planned(change: Change, connection: sqlite3.Connection, planned_id: str) -> None:
    """Take a planned session out of the plan; sessions linked to it by hand lose the link."""
    for session_id in linked(connection, planned_id):
        link(change, session_id, None)
    change.remove("planned", planned_id)


def link(change: Change, session_id: str, planned_id: str | None) -> None:
    """Link a session to a planned one, or take its link away."""
    row = change.get("session", session_id)
    if row is not None:
        change.put("session", {**row, "planned_id": planned_id})


def _found(*row: Any) -> Found:
    session_id, day, _, minutes, planned_id, course_id, sites = row
    held = Held(session_id, date.fromisoformat(day), minutes, planned_id)
    return Found(held, frozenset(sites.split() if sites else ()), course_id)
