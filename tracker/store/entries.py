"""Entries in the file: written whole, found by what a person remembers of them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.records import Entry, Kind
from tracker.store import entry_rows, rows
from tracker.store.ids import LENGTH

if TYPE_CHECKING:
    from tracker.store.journal import Change


# fold() is the connection's own function: SQLite's LIKE folds ASCII only.
_HOLDS_TEXT = (
    "instr(fold(coalesce(note, '')), ?) OR id IN (SELECT entry_id FROM session WHERE"
    " instr(fold(coalesce(therapist, '') || ' ' || coalesce(technique, '')), ?))"
)


class Word(NamedTuple):
    """A word looked for; found in the text of an entry, or where it names what the entry is.

    ``text`` is looked for in notes and session details, without regard to case.
    """

    text: str
    kinds: tuple[Kind, ...] = ()
    sites: tuple[str, ...] = ()
    event_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; ``None`` and ``""`` mean any. Days are inclusive.

    ``text`` is looked for in notes and session details, without regard to case.
    ``site`` matches a rating or a treated area there. Each of ``words`` must be found.
    """

    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    site: str | None = None
    text: str = ""
    event_tag: str | None = None
    words: tuple[Word, ...] = ()


def write(change: Change, entry: Entry) -> None:
    """Make the file hold exactly this entry under its id, parts and all."""
    change.put("entry", entry_rows.entry_row(entry))
    wanted = entry_rows.part_rows(entry)
    for table, records in wanted.items():
        key = rows.TABLES[table].key
        keep = {record[key] for record in records}
        for old in change.children(table, entry.id):
            if old[key] not in keep:
                change.remove(table, str(old[key]))
        for record in records:
            change.put(table, record)


def remove(change: Change, entry_id: str) -> None:
    """Take the entry and all its parts out of the file, and a review of a course it was."""
    for table in (*rows.ENTRY_PARTS, "review"):
        for old in change.children(table, entry_id):
            change.remove(table, str(old[rows.TABLES[table].key]))
    change.remove("entry", entry_id)


def load(connection: sqlite3.Connection, entry_id: str) -> Entry | None:
    """The entry of that id, or ``None``."""
    found = _assemble(connection, "id = ?", [entry_id], "")
    return found[0] if found else None


def ids_beginning(connection: sqlite3.Connection, beginning: str, most: int = 5) -> list[str]:
    """Ids of up to ``most`` entries whose id begins with that text."""
    found = connection.execute(
        "SELECT id FROM entry WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
        (len(beginning), beginning, most),
    )
    return [str(row[0]) for row in found]


def unique_length(connection: sqlite3.Connection, least: int) -> int:
    """How many first characters, at least ``least``, tell every entry's id from the others."""
    length = least
    while length < LENGTH:
        total, different = connection.execute(
            "SELECT count(*), count(DISTINCT substr(id, 1, ?)) FROM entry", (length,)
        ).fetchone()
        if total == different:
            break
        length += 1
    return length


def search(
    connection: sqlite3.Connection,
    wanted: Filter,
    *,
    newest_first: bool = True,
    limit: int | None = None,
    offset: int = 0,
) -> list[Entry]:
    """The entries that answer to ``wanted``, by day and time."""
    where, parameters = _where(wanted)
    direction = "DESC" if newest_first else "ASC"
    tail = f"ORDER BY day {direction}, at_utc {direction}, changed_at {direction}, id {direction}"
    if limit is not None:
        tail += f" LIMIT {int(limit)} OFFSET {int(offset)}"
    return _assemble(connection, where, parameters, tail)


def count(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many entries answer to ``wanted``."""
    where, parameters = _where(wanted)
    return int(
        connection.execute(f"SELECT count(*) FROM entry WHERE {where}", parameters).fetchone()[0]
    )


def count_before(connection: sqlite3.Connection, wanted: Filter, entry_id: str) -> int | None:
    """How many entries that answer to ``wanted`` are newer than this one.

    ``None`` if it is not there or does not answer to ``wanted``.
    """
    where, parameters = _where(wanted)
    found = connection.execute(
        f"SELECT (SELECT count(*) FROM entry WHERE {where}"
        " AND (day, at_utc, id) > (this.day, this.at_utc, this.id))"
        " FROM entry AS this WHERE this.id = ?"
        f" AND this.id IN (SELECT id FROM entry WHERE {where})",
        (*parameters, entry_id, *parameters),
    ).fetchone()
    return None if found is None else int(found[0])


def _where(wanted: Filter) -> tuple[str, list[Any]]:
    terms, parameters = ["1"], []
    if wanted.kind is not None:
        terms.append("kind = ?")
        parameters.append(wanted.kind.value)
    if wanted.since is not None:
        terms.append("day >= ?")
        parameters.append(wanted.since.isoformat())
    if wanted.until is not None:
        terms.append("day <= ?")
        parameters.append(wanted.until.isoformat())
    if wanted.site is not None:
        terms.append(
            "(id IN (SELECT entry_id FROM rating WHERE site = ?)"
            " OR id IN (SELECT entry_id FROM session_area WHERE site = ?))"
        )
        parameters += [wanted.site, wanted.site]
    if wanted.event_tag is not None:
        terms.append("id IN (SELECT entry_id FROM event WHERE tag = ?)")
        parameters.append(wanted.event_tag)
    if wanted.text:
        terms.append(f"({_HOLDS_TEXT})")
        parameters += [wanted.text.casefold()] * 2
    for word in wanted.words:
        ways = [_HOLDS_TEXT]
        parameters += [word.text.casefold()] * 2
        for way, names in (
            ("kind IN ({})", word.kinds),
            ("id IN (SELECT entry_id FROM rating WHERE site IN ({}))", word.sites),
            ("id IN (SELECT entry_id FROM session_area WHERE site IN ({}))", word.sites),
            ("id IN (SELECT entry_id FROM event WHERE tag IN ({}))", word.event_tags),
        ):
            if names:
                ways.append(way.format(", ".join("?" * len(names))))
                parameters += [str(name) for name in names]
        terms.append(f"({' OR '.join(ways)})")
    return " AND ".join(terms), parameters


def _assemble(
    connection: sqlite3.Connection, where: str, parameters: list[Any], tail: str
) -> list[Entry]:
    columns = rows.TABLES["entry"].columns
    heads = connection.execute(
        f"SELECT {', '.join(columns)} FROM entry WHERE {where} {tail}", parameters
    ).fetchall()
    if not heads:
        return []
    # One look for all parts: by the single id, by the days in question, or all of them.
    part_where = "1"
    part_parameters: list[Any] = []
    if len(heads) == 1:
        part_where, part_parameters = "entry_id = ?", [heads[0][0]]
    elif where != "1" or "LIMIT" in tail:
        days = [head[2] for head in heads]
        part_where = "entry_id IN (SELECT id FROM entry WHERE day BETWEEN ? AND ?)"
        part_parameters = [min(days), max(days)]
    parts = {
        table: _parts(connection, table, part_where, part_parameters) for table in rows.ENTRY_PARTS
    }
    return [entry_rows.entry(dict(zip(columns, head, strict=True)), parts) for head in heads]


def _parts(
    connection: sqlite3.Connection, table: str, where: str, parameters: list[Any]
) -> dict[str, list[dict[str, Any]]]:
    columns = rows.TABLES[table].columns
    order = "measure, phase, item, site, side" if table == "rating" else "rowid"
    found: dict[str, list[dict[str, Any]]] = {}
    for values in connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {where} ORDER BY {order}", parameters
    ):
        row = dict(zip(columns, values, strict=True))
        found.setdefault(row["entry_id"], []).append(row)
    return found
