"""What Progress compares, read by days: what it costs hangs on the course, not on the file.

Every look uses an index on the day and stops at the days asked for. Values written down from
old memory are left out everywhere but in ``queries.daily_series``, which marks them.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.records import Phase
from tracker.domain.sites import Place
from tracker.domain.weekly_results import WeeklyPoint

EFFECT_DAYS = 3
"""Days after a session on which its after-effects are asked for at most."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session: ``before``, ``after``, ``next_day`` are pain right now, 0-10, lower is
    less, ``None`` where it was not rated. ``effects`` are what was ticked since it, each with
    how many days after it (1 to 3)."""

    id: str
    day: date
    before: float | None = None
    after: float | None = None
    next_day: float | None = None
    effects: tuple[tuple[str, int], ...] = ()


def session_days(connection: sqlite3.Connection, since: date, until: date) -> tuple[date, ...]:
    """The days with a session, oldest first, days inclusive."""
    found = connection.execute(
        "SELECT DISTINCT day FROM entry WHERE kind = 'session' AND day BETWEEN ? AND ?"
        " ORDER BY day",
        (since.isoformat(), until.isoformat()),
    )
    return tuple(date.fromisoformat(row[0]) for row in found)


def events(
    connection: sqlite3.Connection, since: date, until: date
) -> tuple[tuple[date, str], ...]:
    """Day and tag of every event, flares among them, oldest first, days inclusive."""
    found = connection.execute(
        "SELECT e.day, v.tag FROM entry e JOIN event v ON v.entry_id = e.id"
        " WHERE e.kind = 'event' AND e.day BETWEEN ? AND ? ORDER BY e.day, e.at_utc",
        (since.isoformat(), until.isoformat()),
    )
    return tuple((date.fromisoformat(day), str(tag)) for day, tag in found)


def sessions(
    connection: sqlite3.Connection, held: Sequence[tuple[str, date]], place: Place | None
) -> tuple[SessionRow, ...]:
    """What was rated around the sessions ``held`` (id and day), oldest first.

    Pain right now counts where it was rated at the site of ``place``, or at none; of several
    ratings of one phase it is the mean. After-effects belong to the newest session before
    them, and only a rating of the very next day is one of the next day.
    """
    if not held:
        return ()
    ordered = sorted(held, key=lambda one: (one[1], one[0]))
    pain = _pain(connection, ordered, place)
    effects = _effects(connection, [day for _, day in ordered])
    rows = []
    for number, (id_, day) in enumerate(ordered):
        # Two sessions of one day share the days after; the last of them takes what was ticked.
        last_of_day = number + 1 == len(ordered) or ordered[number + 1][1] != day
        rows.append(
            SessionRow(
                id_,
                day,
                pain.get((id_, Phase.BEFORE)),
                pain.get((id_, Phase.AFTER)),
                pain.get((id_, Phase.NEXT_DAY)),
                tuple(effects.get(day, ())) if last_of_day else (),
            )
        )
    return tuple(rows)


def weekly(connection: sqlite3.Connection, since: date, until: date) -> tuple[WeeklyPoint, ...]:
    """The values of weekly reviews and movement tests, oldest first, days inclusive."""
    found = connection.execute(
        "SELECT e.day, r.measure, r.value, r.item, r.activity_id, a.name, r.side, e.at_utc"
        " FROM entry e JOIN rating r ON r.entry_id = e.id"
        " LEFT JOIN activity a ON a.id = r.activity_id"
        " WHERE e.kind IN ('weekly', 'test') AND e.day BETWEEN ? AND ?"
        " AND r.from_memory IS NOT 'old' ORDER BY e.day, e.at_utc, e.id, r.measure, r.item",
        (since.isoformat(), until.isoformat()),
    )
    return tuple(
        WeeklyPoint(date.fromisoformat(day), measure, value, item, activity, name or "", side, at)
        for day, measure, value, item, activity, name, side, at in found
    )


def open_questions(connection: sqlite3.Connection) -> tuple[tuple[str, bool], ...]:
    """The questions for the next visit without an answer, oldest first; whether private."""
    found = connection.execute(
        "SELECT coalesce(e.note, ''), e.private FROM entry e JOIN question q ON q.entry_id = e.id"
        " WHERE e.kind = 'question' AND q.answered_on IS NULL"
        " ORDER BY e.day, e.at_utc, e.changed_at, e.id"
    )
    return tuple((str(note), bool(private)) for note, private in found)


def _pain(
    connection: sqlite3.Connection, held: Sequence[tuple[str, date]], place: Place | None
) -> dict[tuple[str, Phase], float]:
    days = dict(held)
    marks = ", ".join("?" * len(days))
    found = connection.execute(
        # The sign + keeps SQLite from walking through every session there ever was.
        "SELECT entry_id, phase, day, avg(value) FROM rating"
        f" WHERE entry_id IN ({marks}) AND +measure = 'pain_now' AND phase IS NOT NULL"
        " AND from_memory IS NOT 'old' AND (? IS NULL OR site IS NULL OR site = ?)"
        " GROUP BY entry_id, phase, day",
        (*days, *[place.site if place else None] * 2),
    )
    values = {}
    for id_, phase_text, text, value in found:
        phase = Phase(phase_text)
        next_day = days[id_] + timedelta(days=1)
        if phase is not Phase.NEXT_DAY or date.fromisoformat(text) == next_day:
            values[id_, phase] = float(value)
    return values


def _effects(
    connection: sqlite3.Connection, days: Sequence[date]
) -> dict[date, list[tuple[str, int]]]:
    found = connection.execute(
        "SELECT DISTINCT day, item FROM rating WHERE measure = 'since_session'"
        " AND day BETWEEN ? AND ? AND item IS NOT NULL ORDER BY day, item",
        (
            (days[0] + timedelta(days=1)).isoformat(),
            (days[-1] + timedelta(days=EFFECT_DAYS)).isoformat(),
        ),
    )
    by_session: dict[date, list[tuple[str, int]]] = {}
    for text, item in found:
        ticked = date.fromisoformat(text)
        # The first day asked for lies after the first session, so there always is one before.
        session = days[bisect_left(days, ticked) - 1]
        if (ticked - session).days <= EFFECT_DAYS:
            by_session.setdefault(session, []).append((str(item), (ticked - session).days))
    return by_session
