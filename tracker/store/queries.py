"""Read models: just what a screen or chart draws, in few looks at the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from tracker.domain.days import FromMemory
from tracker.domain.sites import Place, Side
from tracker.domain.trend import DayValue, Mark, MarkKind, Series

_FIRST_DAY = "0000-00-00"
_LAST_DAY = "9999-99-99"


def daily_series(
    connection: sqlite3.Connection,
    measures: tuple[str, ...],
    place: Place | None,
    since: date | None = None,
    until: date | None = None,
) -> Mapping[str, Series]:
    """Each measure's day means at ``place``, from check-ins only, days inclusive.

    Values written down from old memory make a day's value only where nothing else does.
    """
    marks = ", ".join("?" * len(measures))
    found = connection.execute(
        "SELECT r.measure, r.day, r.from_memory IS 'old' AS old, avg(r.value), count(*),"
        " max(r.from_memory IS 'recent')"
        " FROM rating r JOIN entry e ON e.id = r.entry_id"
        f" WHERE r.measure IN ({marks}) AND r.day BETWEEN ? AND ? AND r.phase IS NULL"
        " AND e.kind = 'checkin' AND r.site IS ? AND r.side IS ?"
        " GROUP BY r.measure, r.day, old ORDER BY r.measure, r.day, old",
        (
            *measures,
            since.isoformat() if since else _FIRST_DAY,
            until.isoformat() if until else _LAST_DAY,
            place.site if place else None,
            place.side.value if place and place.side else None,
        ),
    )
    series: dict[str, list[DayValue]] = {measure: [] for measure in measures}
    for measure, day_text, old, value, n, recent in found:
        day = date.fromisoformat(day_text)
        known = series[measure]
        if known and known[-1].day == day:
            continue
        memory = FromMemory.OLD if old else FromMemory.RECENT if recent else None
        known.append(DayValue(day, value, n, memory))
    return {measure: tuple(values) for measure, values in series.items()}


def first_daily_day(
    connection: sqlite3.Connection, place: Place | None, since: date | None = None
) -> date | None:
    """The first day with a check-in rating at ``place`` from ``since`` on; ``None`` without."""
    return _daily_day(connection, place, ">=", since or date.min, "ASC")


def first_drawn_day(connection: sqlite3.Connection, place: Place | None) -> date | None:
    """The first day with a check-in rating at ``place``, one from old memory too."""
    return _daily_day(connection, place, ">=", date.min, "ASC", old=True)


def newest_daily_day(
    connection: sqlite3.Connection, place: Place | None, until: date
) -> date | None:
    """The newest day up to ``until`` with a check-in rating at ``place``; ``None`` without."""
    return _daily_day(connection, place, "<=", until, "DESC")


def _daily_day(
    connection: sqlite3.Connection,
    place: Place | None,
    side_of: str,
    day: date,
    order: str,
    *,
    old: bool = False,
) -> date | None:
    # One look a measure: each walks its own index and stops at the first row that fits.
    found = []
    for measure in ("ease", "pain_avg", "stiffness"):
        row = connection.execute(
            "SELECT r.day FROM rating r JOIN entry e ON e.id = r.entry_id"
            f" WHERE r.measure = ? AND r.day {side_of} ? AND r.phase IS NULL"
            " AND e.kind = 'checkin' AND r.site IS ? AND r.side IS ?"
            + ("" if old else " AND r.from_memory IS NOT 'old'")
            + f" ORDER BY r.day {order} LIMIT 1",
            (
                measure,
                day.isoformat(),
                place.site if place else None,
                place.side.value if place and place.side else None,
            ),
        ).fetchone()
        if row is not None:
            found.append(date.fromisoformat(row[0]))
    if not found:
        return None
    return min(found) if order == "ASC" else max(found)


def days_elsewhere(
    connection: sqlite3.Connection, place: Place, since: date | None, until: date
) -> tuple[tuple[date, Place], ...]:
    """The days with a daily pain rating of another place than ``place``, and which, by day.

    Pain is what is asked of every place.
    """
    found = connection.execute(
        "SELECT DISTINCT r.day, r.site, r.side FROM rating r JOIN entry e ON e.id = r.entry_id"
        " WHERE r.measure = 'pain_avg' AND r.phase IS NULL"
        " AND e.kind = 'checkin' AND r.day BETWEEN ? AND ? AND r.site IS NOT NULL"
        " AND NOT (r.site = ? AND r.side IS ?) ORDER BY r.day, r.site, r.side",
        (
            since.isoformat() if since else _FIRST_DAY,
            until.isoformat(),
            place.site,
            place.side.value if place.side else None,
        ),
    )
    known: dict[tuple[str, str | None], Place] = {}
    rated = []
    for day, site, side in found:
        at = known.get((site, side))
        if at is None:
            at = known[site, side] = Place(site, None if side is None else Side(side))
        rated.append((date.fromisoformat(day), at))
    return tuple(rated)


def marks(
    connection: sqlite3.Connection, since: date | None = None, until: date | None = None
) -> tuple[Mark, ...]:
    """Sessions, flares and other events, by day, days inclusive.

    A session is labelled with its number among all sessions by day ("session 3"), an event
    with its tag.
    """
    first = since.isoformat() if since else _FIRST_DAY
    found = connection.execute(
        "SELECT e.day, e.kind, v.tag FROM entry e LEFT JOIN event v ON v.entry_id = e.id"
        " WHERE e.kind IN ('session', 'event') AND e.day BETWEEN ? AND ? ORDER BY e.day, e.at_utc",
        (first, until.isoformat() if until else _LAST_DAY),
    )
    number = connection.execute(
        "SELECT count(*) FROM entry WHERE kind = 'session' AND day < ?", (first,)
    ).fetchone()[0]
    made = []
    for day, kind, tag in found:
        mark, label = MarkKind.EVENT, tag or ""
        if kind == "session":
            number += 1
            mark, label = MarkKind.SESSION, f"session {number}"
        elif tag == "flare":
            mark = MarkKind.FLARE
        made.append(Mark(date.fromisoformat(day), mark, label))
    return tuple(made)


def sessions_up_to(connection: sqlite3.Connection, day: date, at_utc: str | None = None) -> int:
    """How many sessions there are up to and with ``day``, or up to an instant of it."""
    found = connection.execute(
        "SELECT count(*) FROM entry WHERE kind = 'session'"
        " AND (day < ?1 OR (day = ?1 AND (?2 IS NULL OR at_utc <= ?2)))",
        (day.isoformat(), at_utc),
    )
    return int(found.fetchone()[0])


def first_entry(connection: sqlite3.Connection, kinds: tuple[str, ...]) -> date | None:
    """The day of the first entry of some kinds; ``None`` before there is one."""
    days = (
        connection.execute("SELECT min(day) FROM entry WHERE kind = ?", (kind,)).fetchone()[0]
        for kind in kinds
    )
    return min((date.fromisoformat(day) for day in days if day is not None), default=None)


def session_open(connection: sqlite3.Connection, day: date) -> bool:
    """Whether a session of ``day`` waits for its "after"."""
    found = connection.execute(
        "SELECT 1 FROM entry e JOIN session s ON s.entry_id = e.id"
        " WHERE e.kind = 'session' AND e.day = ? AND s.state = 'open' LIMIT 1",
        (day.isoformat(),),
    )
    return found.fetchone() is not None


def awaits_day_after(connection: sqlite3.Connection, day: date) -> bool:
    """Whether the last session of ``day`` has no rating of the day after yet."""
    found = connection.execute(
        "SELECT NOT EXISTS (SELECT 1 FROM rating r WHERE r.entry_id = e.id"
        " AND r.measure = 'pain_now' AND r.phase = 'next_day')"
        " FROM entry e WHERE e.kind = 'session' AND e.day = ?"
        " ORDER BY e.at_utc DESC, e.changed_at DESC, e.id DESC LIMIT 1",
        (day.isoformat(),),
    ).fetchone()
    return found is not None and bool(found[0])


def session_days(connection: sqlite3.Connection) -> tuple[date, ...]:
    """The day of every session, oldest first."""
    found = connection.execute("SELECT day FROM entry WHERE kind = 'session' ORDER BY day")
    return tuple(date.fromisoformat(row[0]) for row in found)


def first_checkin(connection: sqlite3.Connection, after: date | None) -> date | None:
    """The day of the first check-in, or of the first after a day; ``None`` if there is none."""
    found = connection.execute(
        "SELECT min(day) FROM entry WHERE kind = 'checkin' AND day > ?",
        (after.isoformat() if after else _FIRST_DAY,),
    ).fetchone()[0]
    return None if found is None else date.fromisoformat(found)


def last_checkin(connection: sqlite3.Connection, until: date) -> date | None:
    """The day of the last check-in up to ``until``; ``None`` if there is none."""
    found = connection.execute(
        "SELECT max(day) FROM entry WHERE kind = 'checkin' AND day <= ?", (until.isoformat(),)
    ).fetchone()[0]
    return None if found is None else date.fromisoformat(found)


def any_entry(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever recorded."""
    return connection.execute("SELECT 1 FROM entry LIMIT 1").fetchone() is not None


def rated_places(connection: sqlite3.Connection) -> tuple[Place, ...]:
    """The places that have a daily pain rating, the most rated first."""
    found = connection.execute(
        "SELECT site, side FROM rating WHERE measure = 'pain_avg' AND site IS NOT NULL"
        " GROUP BY site, side ORDER BY count(*) DESC, site, side"
    )
    return tuple(Place(site, None if side is None else Side(side)) for site, side in found)


def newest_alarm(
    connection: sqlite3.Connection, mini_item: str, alarms: tuple[str, ...], ticked: tuple[str, ...]
) -> tuple[str, int] | None:
    """The newest urgent sign a person named: its UTC instant and its stamp; ``None`` if none.

    A session's instant is when it was held, and it may have been written down or put right
    later; the stamp says when.
    """
    alarm_marks = ", ".join("?" * len(alarms))
    ticked_marks = ", ".join("?" * len(ticked))
    at, stamp = connection.execute(
        "SELECT max(at_utc), max(changed_at) FROM ("
        " SELECT e.at_utc, a.changed_at FROM answer a JOIN entry e ON e.id = a.entry_id"
        f" WHERE (a.item = ? AND a.answer IN ({alarm_marks}))"
        f" OR (substr(a.item, 1, 1) IN ('E', 'U') AND a.answer IN ({ticked_marks}))"
        " UNION ALL SELECT at_utc, changed_at FROM rating"
        " WHERE measure = 'since_session' AND item = 'numb')",
        (mini_item, *alarms, *ticked),
    ).fetchone()
    return None if at is None else (str(at), int(stamp))


def answered_since(connection: sqlite3.Connection, item: str, answer: str, day: date) -> bool:
    """Whether that item was answered so in an entry of ``day`` or later."""
    found = connection.execute(
        "SELECT 1 FROM entry e JOIN answer a ON a.entry_id = e.id"
        " WHERE e.day >= ? AND a.item = ? AND a.answer = ? LIMIT 1",
        (day.isoformat(), item, answer),
    )
    return found.fetchone() is not None


def screens_after(connection: sqlite3.Connection, alarm: tuple[str, int]) -> tuple[str, ...]:
    """Ids of the quizzes and safety screens taken and written down after such a sign."""
    found = connection.execute(
        "SELECT id FROM entry WHERE kind IN ('quiz', 'safety') AND at_utc >= ? AND changed_at >= ?",
        alarm,
    )
    return tuple(str(row[0]) for row in found)


def first_door(connection: sqlite3.Connection) -> str | None:
    """The door through which the first change in the file was made; ``None`` without any."""
    found = connection.execute("SELECT door FROM change ORDER BY seq LIMIT 1").fetchone()
    return None if found is None else str(found[0])
