"""Unfinished forms: kept in place, newest first, and no part of what was recorded."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.errors import Failed
from tracker.store import drafts
from tracker.store.connection import Store
from tracker.store.drafts import Draft

DRAFT = Draft(
    "d1", "checkin", None, date(2026, 11, 22), '{"ease": 4}', 123, "2026-11-22T19:30:00+01:00"
)


def test_a_draft_is_kept_in_place_and_let_go(store: Store) -> None:
    drafts.save(store, DRAFT)
    later = DRAFT._replace(payload='{"ease": 5}', day=date(2026, 11, 21), pid=9,
                    saved_at="2026-11-22T19:31:00+01:00")  # fmt: skip
    drafts.save(store, later)
    assert drafts.all_drafts(store) == (later,)
    drafts.close(store, "d1")
    assert drafts.all_drafts(store) == (later._replace(pid=None),)
    drafts.discard(store, "d1")
    drafts.discard(store, "d1")
    assert drafts.all_drafts(store) == ()


def test_the_newest_comes_first_whatever_the_time_zone(store: Store) -> None:
    """On a journey west the clock on the wall goes back while time goes on."""
    times = {
        "first": "2026-11-22T19:30:00.000+01:00",
        "second": "2026-11-22T18:45:00.000+00:00",
        "third": "2026-11-22T18:45:00.500+00:00",
        "last": "2026-11-22T14:00:00.000-05:00",
    }
    for name, at in times.items():
        drafts.save(store, DRAFT._replace(id=name, saved_at=at))
    assert [draft.id for draft in drafts.all_drafts(store)] == ["last", "third", "second", "first"]


def test_drafts_leave_no_trace_in_the_journal(store: Store) -> None:
    drafts.save(store, DRAFT)
    drafts.discard(store, "d1")
    assert store.last_change() == 0
    for table in ("change_row", "tombstone"):
        assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_draft_is_forgotten_with_the_change_or_not_at_all(store: Store) -> None:
    drafts.save(store, DRAFT)

    def saved(value: str | None) -> None:
        with store.change("saved") as change:
            drafts.discard_within(store.connection, "d1")
            change.put("profile", {"key": "told", "value": value})

    with pytest.raises(Failed):
        saved(None)
    assert drafts.all_drafts(store) == (DRAFT,)
    saved("nothing")
    assert drafts.all_drafts(store) == ()
