"""Putting two files together: at every place the newer version stands, wherever it was made.

Which file is merged into which makes no difference, and doing it again changes nothing. A row
that was deleted in one file while the other went on to add to it comes back: a live part of a
deleted entry revives the entry, and with it the parts that went in the same deletion, so that
what comes back is the record that was deleted and not a fragment of it. What is revived takes
the stamp of its tombstone, above which a row of the same stamp stands: no copy of that
tombstone takes it away again, a later deletion does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import WrongFile
from tracker.store import rows, versions
from tracker.store.versions import Counts, Place, Version

if TYPE_CHECKING:
    from tracker.store.journal import Change

LAST_STAMP = 253_402_300_799_999
"""The last millisecond of the year 9999: no clock of ours stamps above it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A place at which this file takes over a version: what it had, and what it takes."""

    place: Place
    mine: Version | None
    version: Version


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge takes over, and the highest stamp of the other file."""

    taken: tuple[Taken, ...]
    above: int

    @property
    def counts(self) -> Counts:
        """The records that come in, change and go."""
        return versions.counted(
            (one.place, one.mine.row if one.mine else None, one.version.row) for one in self.taken
        )


def plan(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> Plan:
    """What merging the file ``theirs`` into ``mine`` would take over; neither is changed.

    Raises ``WrongFile`` if the other file has a stamp that no clock of ours gave.
    """
    standing: dict[Place, Version] = {}
    before: dict[Place, Version | None] = {}
    lost: dict[Place, Version] = {}
    for found in versions.differences(mine, theirs):
        version = versions.newer(found.mine, found.theirs)
        assert version is not None
        standing[found.place], before[found.place] = version, found.mine
        for one in (found.mine, found.theirs):
            if version.row is None and one is not None and one.row is not None:
                lost[found.place] = one
    _revive(standing, lost, versions.parents(mine))
    taken = tuple(
        Taken(place, before[place], version)
        for place, version in standing.items()
        if version != before[place]
    )
    return Plan(taken, _highest_stamp(theirs))


def carry_out(change: Change, connection: sqlite3.Connection, wanted: Plan) -> None:
    """Have ``change`` take over what is ``wanted``, within its transaction."""
    stones = []
    for one in wanted.taken:
        (table, key), version = one.place, one.version
        if version.row is not None:
            change.put_stamped(table, version.row, version.at, version.by)
        elif one.mine is not None and one.mine.row is not None:
            change.remove_stamped(table, key, version.at, version.by)
        else:
            stones.append((table, key, version.at, version.by))
    # Nothing is there to be removed, but an older copy of the row may come by another way.
    connection.executemany("INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?)", stones)


def new_history(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> tuple[str, ...]:
    """Ids of the changes that only the other file's journal has, oldest first."""
    known = {row[0] for row in mine.execute("SELECT id FROM change")}
    found = theirs.execute("SELECT id FROM change ORDER BY seq")
    return tuple(str(row[0]) for row in found if row[0] not in known)


def join_history(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> int:
    """Add the other file's changes to the journal, within a transaction; how many joined.

    Their doors are marked with ``MERGED_DOOR_PREFIX``: they are there to be read.
    """
    wanted = new_history(mine, theirs)
    heads, parts = "id, at, door, kind, label, undoes, format", _PARTS
    for change_id in wanted:
        head = theirs.execute(f"SELECT {heads} FROM change WHERE id = ?", (change_id,)).fetchone()
        door = str(head[2])
        if not door.startswith(rows.MERGED_DOOR_PREFIX):
            door = rows.MERGED_DOOR_PREFIX + door
        mine.execute(
            f"INSERT INTO change ({heads}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*head[:2], door, *head[3:]),
        )
        mine.executemany(
            f"INSERT INTO change_row ({parts}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            theirs.execute(f"SELECT {parts} FROM change_row WHERE change_id = ?", (change_id,)),
        )
    return len(wanted)


_PARTS = 'change_id, "table", row_id, before, after, gone_at, gone_by'


def _revive(
    standing: dict[Place, Version],
    lost: Mapping[Place, Version],
    parents: Mapping[str, tuple[tuple[str, str], ...]],
) -> None:
    """Let stand again, in ``standing``, what live rows belong to and one file still has."""

    def above(place: Place, row: rows.Row) -> list[Place]:
        found = ((parent, row[column]) for column, parent in parents[place[0]])
        return [(parent, str(key)) for parent, key in found if key is not None]

    beneath: dict[Place, list[Place]] = {}
    for place, version in lost.items():
        assert version.row is not None
        for parent in above(place, version.row):
            beneath.setdefault(parent, []).append(place)
    live = [(place, one.row) for place, one in standing.items() if one.row is not None]
    while live:
        place, row = live.pop()
        for parent in above(place, row):
            stone = standing.get(parent)
            if stone is None or stone.row is not None or parent not in lost:
                continue
            together = [
                part
                for part in beneath.get(parent, ())
                if standing[part].row is None
                and (standing[part].at, standing[part].by) == (stone.at, stone.by)
            ]
            for one in (parent, *together):
                back = lost[one].row
                assert back is not None
                standing[one] = Version(standing[one].at, standing[one].by, back)
                live.append((one, back))


def _highest_stamp(theirs: sqlite3.Connection) -> int:
    highest = 0
    for table, column in (("change", "at"), ("tombstone", "changed_at"),
                          *((name, "changed_at") for name in rows.TABLES)):  # fmt: skip
        found = theirs.execute(f'SELECT max("{column}") FROM "{table}"').fetchone()[0]
        highest = max(highest, found or 0)
    if highest > LAST_STAMP:
        raise WrongFile(
            "The other file has changes from after the year 9999.", "It was left as it is."
        )
    return highest
