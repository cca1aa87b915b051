"""Unfinished forms: kept while a person types, so that nothing typed is ever lost.

Drafts are written in place and leave no trace in the journal, the export or a merge.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.store.connection import Store


class Draft(NamedTuple):
    """What had been typed into a form.

    ``form`` names the form, ``subject_id`` the record being edited (``None`` for a new
    one), ``payload`` is the form's own JSON, ``pid`` the mark of the process in which the
    form is open (``None`` once it was closed), ``saved_at`` an ISO instant.
    """

    id: str
    form: str
    subject_id: str | None
    day: date
    payload: str
    pid: int | None
    saved_at: str


def save(store: Store, draft: Draft) -> None:
    """Keep the draft under its id, over what was kept before."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO draft (id, form, subject_id, day, payload, pid, saved_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " subject_id = excluded.subject_id, day = excluded.day, payload = excluded.payload,"
            " pid = excluded.pid, saved_at = excluded.saved_at",
            (
                draft.id,
                draft.form,
                draft.subject_id,
                draft.day.isoformat(),
                draft.payload,
                draft.pid,
                draft.saved_at,
            ),
        )


def claim(store: Store, draft_id: str, pid: int, is_free: Callable[[int | None], bool]) -> bool:
    """Note that the form is open in ``pid``, unless the draft is gone or ``is_free`` says no."""
    with store.writing() as connection:
        found = connection.execute("SELECT pid FROM draft WHERE id = ?", (draft_id,)).fetchone()
        if found is None or not is_free(found[0]):
            return False
        connection.execute("UPDATE draft SET pid = ? WHERE id = ?", (pid, draft_id))
    return True


def close(store: Store, draft_id: str) -> None:
    """Say that the draft's form was closed, so that it may be offered again."""
    with store.writing() as connection:
        connection.execute("UPDATE draft SET pid = NULL WHERE id = ?", (draft_id,))


def discard(store: Store, draft_id: str) -> None:
    """Forget the draft: it was saved as a record, or the person let it go."""
    with store.writing() as connection:
        discard_within(connection, draft_id)


def discard_within(connection: sqlite3.Connection, draft_id: str) -> None:
    """Forget the draft inside a transaction that is open already."""
    connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def all_drafts(store: Store) -> tuple[Draft, ...]:
    """Every draft, newest first."""
    found = store.connection.execute(
        "SELECT id, form, subject_id, day, payload, pid, saved_at FROM draft"
        " ORDER BY julianday(saved_at) DESC, id"
    )
    return tuple(
        Draft(id_, form, subject, date.fromisoformat(day), payload, pid, saved_at)
        for id_, form, subject, day, payload, pid, saved_at in found
    )
