"""How two files differ, row by row; memory holds only what differs.

A place is a table and the key of a row. A file has at most one version of it: the row, or the
tombstone that says when it was deleted. Both carry a stamp: when, and by which machine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracker.store import rows
from tracker.store.rows import Row, Table

Place = tuple[str, str]
"""A table and the key of a row."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a file has at a place: ``row`` without its stamp, ``None`` for a deleted one.

    ``at`` and ``by`` are the stamp: of the row's last change, or of its deletion.
    """

    at: int
    by: str
    row: Row | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which two files do not have the same; ``None``: nothing was ever there."""

    place: Place
    mine: Version | None
    theirs: Version | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records come in, change, and go; a record counts once, whatever its rows."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


NOTHING = Counts()
"""No record comes in, changes or goes."""


def differences(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> Iterator[Difference]:
    """Every place at which the two open files differ, in the order of tables and keys."""
    for table in rows.TABLES.values():
        yield from _side_by_side(table, _versions(mine, table), _versions(theirs, table))


def newer(one: Version | None, other: Version | None) -> Version | None:
    """The version that stands: the one with the higher stamp, whichever file it is in.

    Stamps are compared by time, then machine; where a copied file made two versions with one
    stamp, by a hash of their content, a row standing above a tombstone.
    """
    if one is None or other is None:
        return one or other
    if (one.at, one.by) != (other.at, other.by):
        return max(one, other, key=lambda version: (version.at, version.by))
    return max(one, other, key=_hash)


def counted(changes: Iterable[tuple[Place, Row | None, Row | None]]) -> Counts:
    """Records among changed rows, each given as its place, the row before and after.

    The rows of an entry are one record; every other row is one by itself. A row of which only
    the stamp differs is not counted.
    """
    seen: dict[Place, str] = {}
    for place, before, after in changes:
        row = after or before
        if row is None or before == after:
            continue
        table, _ = place
        if table in rows.ENTRY_PARTS:
            seen.setdefault(("entry", str(row["entry_id"])), "changed")
        else:
            seen[place] = "added" if before is None else "removed" if after is None else "changed"
    found = list(seen.values())
    return Counts(*(found.count(word) for word in ("added", "changed", "removed")))


def parents(connection: sqlite3.Connection) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each table its columns that name a row of another table, and that table."""
    found = {}
    for name in rows.TABLES:
        links = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        found[name] = tuple((str(link[3]), str(link[2])) for link in links)
    return found


def _versions(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[str, Version]]:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    nothing = ", ".join("NULL" for _ in table.columns)
    found = connection.execute(
        f'SELECT "{table.key}" AS place, changed_at, changed_by, 1 AS there, {columns}'
        f' FROM "{table.name}" UNION ALL'
        f" SELECT row_id, changed_at, changed_by, 0, {nothing} FROM tombstone"
        ' WHERE "table" = ? ORDER BY place, there DESC',
        (table.name,),
    )
    last = None
    for place, at, by, there, *values in found:
        if place == last:
            continue
        last = place
        yield (
            place,
            Version(at, by, dict(zip(table.columns, values, strict=True)) if there else None),
        )


def _side_by_side(
    table: Table, mine: Iterator[tuple[str, Version]], theirs: Iterator[tuple[str, Version]]
) -> Iterator[Difference]:
    one, other = next(mine, None), next(theirs, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            assert one is not None
            yield Difference((table.name, one[0]), one[1], None)
            one = next(mine, None)
        elif one is None or other[0] < one[0]:
            yield Difference((table.name, other[0]), None, other[1])
            other = next(theirs, None)
        else:
            if one[1] != other[1]:
                yield Difference((table.name, one[0]), one[1], other[1])
            one, other = next(mine, None), next(theirs, None)


def _hash(version: Version) -> bytes:
    if version.row is None:
        return b""
    import hashlib

    return hashlib.sha256(rows.as_text(version.row).encode()).digest()
