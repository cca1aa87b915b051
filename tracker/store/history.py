"""The journal read back: what can be undone or done again, and what happened to a record.

The history of a file is one line. An undo is a change that names, in ``undoes``, the change
it took back; a redo names the undo that it took back. So a change is undone while some undo
names it that no redo names. An undo can be done again while nothing was recorded after it.
Changes that joined the journal from another file take no part in this: they are undone only
as the merge that brought them.

With undos found by the index on ``undoes``, looking for the next step costs a look at each
change that was undone last, and nothing for the thousands before them.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import Failed
from tracker.store import rows
from tracker.store.rows import MERGED_DOOR_PREFIX, Row

if TYPE_CHECKING:
    from tracker.store.journal import Change

_COLUMNS = "c.id, c.seq, c.at, c.door, c.kind, c.label, c.undoes"
_KEEPS_STAMPS = ("import", "merge", "restore")
_BEFORE_ALL = (0, "")
"""The stamp of a tombstone that stands for nothing: any row of any file is newer."""


@dataclass(frozen=True, slots=True)
class Past:
    """A change of the journal.

    ``at`` is its stamp, in milliseconds since 1970 (UTC). ``undoes`` names the change it took
    back, if it is an undo or a redo.
    """

    id: str
    seq: int
    at: int
    door: str
    kind: str
    label: str
    undoes: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Ids of the entries that undoing or redoing brought, took out or altered.

    ``beyond``: it also wrote rows that belong to no entry, such as a main site.
    """

    brought: tuple[str, ...]
    taken: tuple[str, ...]
    altered: tuple[str, ...]
    beyond: bool


def newest_undoable(connection: sqlite3.Connection) -> Past | None:
    """The newest change that is not undone; ``None`` at the beginning of the history."""
    return _one(
        connection,
        f"SELECT {_COLUMNS} FROM change c WHERE c.kind NOT IN ('undo', 'redo') AND {_own('c')}"
        f" AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id AND u.kind = 'undo'"
        f" AND {_own('u')} AND NOT {_redone('u')}) ORDER BY c.seq DESC LIMIT 1",
    )


def newest_redoable(connection: sqlite3.Connection) -> Past | None:
    """The newest undo that is not done again and after which nothing was recorded."""
    return _one(
        connection,
        f"SELECT {_COLUMNS} FROM change c WHERE c.kind = 'undo' AND {_own('c')}"
        f" AND NOT {_redone('c')} AND c.seq > coalesce((SELECT n.seq FROM change n"
        f" WHERE n.kind NOT IN ('undo', 'redo') AND {_own('n')} ORDER BY n.seq DESC LIMIT 1), 0)"
        " ORDER BY c.seq DESC LIMIT 1",
    )


def brought_by(connection: sqlite3.Connection, past: Past) -> Past:
    """The change that ``past`` stands by now: the newest redo of it, or itself."""
    redone = _one(
        connection,
        f"SELECT {_COLUMNS} FROM change u JOIN change c ON c.undoes = u.id WHERE u.undoes = ?"
        f" AND u.kind = 'undo' AND c.kind = 'redo' AND {_own('c')} ORDER BY c.seq DESC LIMIT 1",
        past.id,
    )
    return redone or past


def lost_redo(connection: sqlite3.Connection) -> bool:
    """Whether there are undos that can no longer be done again."""
    left = _one(
        connection,
        f"SELECT {_COLUMNS} FROM change c WHERE c.kind = 'undo' AND {_own('c')}"
        f" AND NOT {_redone('c')} LIMIT 1",
    )
    return left is not None and newest_redoable(connection) is None


def get(connection: sqlite3.Connection, change_id: str | None) -> Past | None:
    """The change of that id, or ``None``."""
    return _one(connection, f"SELECT {_COLUMNS} FROM change c WHERE c.id = ?", change_id)


def row_count(connection: sqlite3.Connection, change_id: str) -> int:
    """How many rows a change touched."""
    found = connection.execute("SELECT count(*) FROM change_row WHERE change_id = ?", (change_id,))
    return int(found.fetchone()[0])


def take_back(connection: sqlite3.Connection, change: Change, past: Past) -> Reach:
    """Within ``change``, make every row of ``past`` what it was before it.

    What a person recorded, edited or deleted gets new stamps, so that a merge knows the undo
    to be later. Of an import, merge or restore the old rows come back with their old stamps:
    the file is then as if it had never happened, and does not delete in another file what
    that one always had. Where nothing had been, a tombstone stays that any row outdoes.

    Raises ``Failed`` if a row is not as ``past`` left it.
    """
    return _set(connection, change, past, back=True)


def do_again(connection: sqlite3.Connection, change: Change, past: Past) -> Reach:
    """Within ``change``, make every row of ``past`` what it was after it; see ``take_back``."""
    return _set(connection, change, past, back=False)


def _set(connection: sqlite3.Connection, change: Change, past: Past, *, back: bool) -> Reach:
    brought: set[str] = set()
    taken: set[str] = set()
    altered: set[str] = set()
    beyond = False
    stamped = past.kind in _KEEPS_STAMPS
    found = connection.execute(
        'SELECT "table", row_id, before, after, gone_at, gone_by FROM change_row'
        " WHERE change_id = ?",
        (past.id,),
    )
    for table, row_id, before, after, *gone in found:
        spec = rows.TABLES[table]
        wanted, stamp = _split(spec, before if back else after)
        expected, _ = _split(spec, after if back else before)
        now = change.get(table, row_id)
        if now != expected:
            raise Failed(
                f"Part of “{past.label}” is not as that change left it.",
                "So it cannot be taken back or done again by itself. Nothing was changed.",
            )
        if wanted is None and stamped:
            at, by = _BEFORE_ALL if gone[0] is None else gone
            change.remove_stamped(table, row_id, at, by)
        elif wanted is None:
            change.remove(table, row_id)
        elif stamped:
            change.put_stamped(table, wanted, *stamp)
        else:
            change.put(table, wanted)
        if table == "entry":
            kind = taken if wanted is None else brought if now is None else altered
            kind.add(row_id)
        elif table in rows.ENTRY_PARTS:
            part = wanted or now or {}
            altered.add(str(part["entry_id"]))
        else:
            beyond = True
    altered -= brought | taken
    return Reach(tuple(sorted(brought)), tuple(sorted(taken)), tuple(sorted(altered)), beyond)


def _split(spec: rows.Table, text: str | None) -> tuple[Row | None, tuple[int, str]]:
    """A row as the journal holds it, whole and without its stamp; and its stamp."""
    if text is None:
        return None, _BEFORE_ALL
    row = rows.from_text(text)
    at, by = (row.pop(column, None) for column in rows.STAMP_COLUMNS)
    return spec.complete(row), (int(at or 0), str(by or ""))


def _one(connection: sqlite3.Connection, question: str, *values: str | None) -> Past | None:
    found = connection.execute(question, values).fetchone()
    return None if found is None else Past(*found)


def _own(name: str) -> str:
    return f"substr({name}.door, 1, {len(MERGED_DOOR_PREFIX)}) <> '{MERGED_DOOR_PREFIX}'"


def _redone(name: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM change r WHERE r.undoes = {name}.id AND r.kind = 'redo'"
        f" AND {_own('r')})"
    )
