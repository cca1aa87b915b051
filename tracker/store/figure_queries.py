"""What the pictures beside "ease and pain" are drawn from, a query each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from tracker.domain.days import FromMemory
from tracker.domain.figures import DayNote, SessionPain
from tracker.domain.sites import Place, Side
from tracker.domain.trend import DayValue, Series

_FIRST_DAY = "0000-00-00"

NOTE_BEGINNING = 240
"""Characters of a note that are read; no line shows more of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The day means of one measure, with what tells it from others of the same measure."""

    measure: str
    item: str | None
    activity: tuple[str, str] | None
    side: Side | None
    series: Series


def sessions(connection: sqlite3.Connection, place: Place | None) -> tuple[SessionPain, ...]:
    """Pain right now around the sessions of a place, by day; rated at its site or at none.

    Theirs are those with a rating, a treated area or a course at its site, and those that name
    no site at all; without a place all there are. Each keeps its number among all.
    """
    found = connection.execute(
        "SELECT e.id, e.day,"
        " avg(r.value) FILTER (WHERE r.phase = 'before'),"
        " avg(r.value) FILTER (WHERE r.phase = 'after'),"
        " avg(r.value) FILTER (WHERE r.phase = 'next_day' AND r.day = date(e.day, '+1 day')),"
        f" max(coalesce(r.from_memory, e.from_memory) IS 'old'), {_HERE}"
        " FROM entry e LEFT JOIN rating r ON r.entry_id = e.id AND r.measure = 'pain_now'"
        " AND (?1 IS NULL OR r.site IS NULL OR r.site = ?1)"
        " WHERE e.kind = 'session' GROUP BY e.id ORDER BY e.day, e.at_utc, e.id",
        (place.site if place else None,),
    )
    return tuple(
        SessionPain(id_, date.fromisoformat(day), number, before, after, next_day, bool(old))
        for number, (id_, day, before, after, next_day, old, here) in enumerate(found, start=1)
        if here
    )


def other_sessions(
    connection: sqlite3.Connection, place: Place | None
) -> tuple[tuple[date, Place], ...]:
    """The sessions that ``sessions`` leaves out, by day, each with its place.

    One of several places stands for one of them, of those rated before those treated.
    """
    found = connection.execute(
        f"SELECT e.day, coalesce(({_first_of('rating')}), ({_first_of('session_area')}),"
        " (SELECT c.site || ' ' || coalesce(c.side, '') FROM session s"
        " JOIN planned p ON p.id = s.planned_id JOIN course c ON c.id = p.course_id"
        " WHERE s.entry_id = e.id)) FROM entry e"
        f" WHERE e.kind = 'session' AND NOT {_HERE} ORDER BY e.day, e.at_utc, e.id",
        (place.site if place else None,),
    )
    return tuple((date.fromisoformat(day), _place(text)) for day, text in found)


def _first_of(table: str) -> str:
    return (
        f"SELECT site || ' ' || coalesce(side, '') FROM {table}"
        " WHERE entry_id = e.id AND site IS NOT NULL ORDER BY site, side LIMIT 1"
    )


def _place(text: str) -> Place:
    site, _, side = text.partition(" ")
    return Place(site, Side(side) if side else None)


_SITES = (
    "SELECT site FROM rating WHERE entry_id = e.id AND site IS NOT NULL"
    " UNION ALL SELECT site FROM session_area WHERE entry_id = e.id"
    " UNION ALL SELECT c.site FROM session s JOIN planned p ON p.id = s.planned_id"
    " JOIN course c ON c.id = p.course_id WHERE s.entry_id = e.id"
)
_HERE = f"(?1 IS NULL OR NOT EXISTS ({_SITES}) OR ?1 IN ({_SITES}))"
"""Whether a session is one of the site ?1, as a course takes sessions for its own."""


def weekly_and_tests(connection: sqlite3.Connection, until: date) -> Iterator[Found]:
    """Every value of weekly reviews and movement tests, by measure and day.

    PEG is the mean of its three items; a day on which one is missing has none.
    """
    rows = connection.execute(
        "SELECT r.measure, CASE r.measure WHEN 'peg' THEN NULL ELSE r.item END AS part,"
        f" r.activity_id, a.name, r.site, r.side, r.day, {_fresh('avg(r.value)')},"
        " count(DISTINCT CASE WHEN r.from_memory IS NOT 'old' THEN r.entry_id END),"
        " count(DISTINCT r.entry_id),"
        " min(r.from_memory IS 'old'), max(r.from_memory IS 'recent')"
        " FROM entry e JOIN rating r ON r.entry_id = e.id"
        " LEFT JOIN activity a ON a.id = r.activity_id"
        " WHERE e.kind IN ('weekly', 'test') AND e.day <= ? AND r.phase IS NULL"
        " GROUP BY r.measure, part, r.activity_id, r.site, r.side, r.day"
        " HAVING r.measure <> 'peg' OR count(DISTINCT r.item) = 3"
        " ORDER BY r.measure, part, r.activity_id, r.site, r.side, r.day",
        (until.isoformat(),),
    )
    for (measure, item, activity, name, _, side), days in groupby(rows, key=itemgetter(*range(6))):
        yield Found(
            str(measure),
            item,
            None if activity is None else (str(activity), str(name or "")),
            None if side is None else Side(side),
            tuple(
                _value(day, value, n or all_n, old, recent)
                for *_, day, value, n, all_n, old, recent in days
            ),
        )


def daily(
    connection: sqlite3.Connection, measure: str, until: date, besides: Place | None = None
) -> dict[Place | None, Series]:
    """Each place's day values of one daily measure, by place; the highest for worst.

    ``besides``: not of that place.
    """
    value = _fresh(f"{'max' if measure == 'pain_worst' else 'avg'}(r.value)")
    rows = connection.execute(
        f"SELECT r.site, r.side, r.day, {value}, {_fresh('sum(1)')}, min(r.from_memory IS 'old'),"
        " max(r.from_memory IS 'recent') FROM rating r JOIN entry e ON e.id = r.entry_id"
        " WHERE r.measure = ? AND r.phase IS NULL AND e.kind = 'checkin' AND r.day <= ?"
        " AND NOT (r.site IS ? AND r.side IS ?)"
        " GROUP BY r.site, r.side, r.day ORDER BY r.site, r.side, r.day",
        (
            measure,
            until.isoformat(),
            besides.site if besides else "",
            besides.side.value if besides and besides.side else None,
        ),
    )
    return {
        None if site is None else Place(site, None if side is None else Side(side)): tuple(
            _value(day, value, n, old, recent) for _, _, day, value, n, old, recent in days
        )
        for (site, side), days in groupby(rows, key=itemgetter(0, 1))
    }


def _fresh(figure: str) -> str:
    """``figure`` over what was not written down from old memory, else over all there is."""
    return f"coalesce({figure} FILTER (WHERE r.from_memory IS NOT 'old'), {figure})"


def notes(
    connection: sqlite3.Connection, until: date, since: date | None = None
) -> tuple[DayNote, ...]:
    """The beginning of every note about a day, by day; questions for a visit are about none."""
    found = connection.execute(
        "SELECT day, substr(note, 1, ?), private FROM entry"
        " WHERE note <> '' AND day BETWEEN ? AND ? AND kind IN"
        " ('checkin', 'session', 'weekly', 'test', 'event') ORDER BY day, at_utc, id",
        (NOTE_BEGINNING, since.isoformat() if since else _FIRST_DAY, until.isoformat()),
    )
    return tuple(
        DayNote(date.fromisoformat(day), text, bool(private)) for day, text, private in found
    )


def _value(day: str, value: float, n: int, old: int, recent: int) -> DayValue:
    memory = FromMemory.OLD if old else FromMemory.RECENT if recent else None
    return DayValue(date.fromisoformat(day), value, n, memory)
