"""Rows added by the thousand stand in the file and the journal as rows put one by one do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.days import Moment
from tracker.domain.records import Entry, Kind, Rating
from tracker.errors import Failed
from tracker.store import entries, everything
from tracker.store.connection import Store

MADE = Entry(
    "a" * 16,
    Kind.CHECKIN,
    date(2026, 11, 20),
    Moment("2026-11-20T18:00:00Z", 60),
    note="çay",
    ratings=(
        Rating("ease", 6, date(2026, 11, 20), Moment("2026-11-20T18:00:00Z", 60)),
        Rating("pain_avg", 4.5, date(2026, 11, 20), Moment("2026-11-20T18:00:00Z", 60)),
    ),
)


def journaled(store: Store) -> list[tuple[str, ...]]:
    return store.connection.execute(
        'SELECT c.seq, r."table", r.row_id, r.before, r.after, r.gone_at, r.gone_by'
        " FROM change_row r JOIN change c ON c.id = r.change_id ORDER BY 1, 2, 3"
    ).fetchall()


@pytest.mark.parametrize("deleted_before", [False, True])
def test_it_is_the_same_as_putting_them(store: Store, deleted_before: bool) -> None:
    seen = []
    for bulk in (False, True):
        if deleted_before:
            with store.change("first") as change:
                entries.write(change, MADE)
            with store.change("gone") as change:
                entries.remove(change, MADE.id)
        with store.change("add") as change:
            if bulk:
                everything.add_entries(change, [MADE])
            else:
                entries.write(change, MADE)
        assert entries.load(store.connection, MADE.id) == MADE
        assert store.connection.execute("SELECT count(*) FROM tombstone").fetchone() == (0,)
        last = store.last_change()
        seen.append([line[1:] for line in journaled(store) if line[0] == last])
        with store.change("clean") as change:
            entries.remove(change, MADE.id)
        with store.writing() as connection:
            if not deleted_before:
                connection.execute("DELETE FROM tombstone")
    one_by_one, at_once = (
        [(table, row, before, after is not None, (gone is None)) for
         table, row, before, after, gone, _ in lines]
        for lines in seen
    )  # fmt: skip
    assert at_once == one_by_one
    assert len(at_once) == 3
    assert all(line[4] is not deleted_before for line in at_once)
    texts = [[str(line[3]).split('"changed_at"')[0] for line in lines] for lines in seen]
    assert texts[0] == texts[1]


def test_a_row_that_is_there_already_is_refused_whole(store: Store) -> None:
    with store.change("add") as change:
        everything.add_entries(change, [MADE])
    before = journaled(store)
    with pytest.raises(Failed, match="UNIQUE"), store.change("again") as change:
        everything.add_entries(change, [MADE])
    assert journaled(store) == before


def test_pages_of_entries_come_in_order_and_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everything, "PAGE", 3)
    made = [
        replace(MADE, id=f"{letter * 15}{twin}", day=date(2026, 11, day))
        for letter, day in (("c", 3), ("b", 3), ("d", 1), ("e", 9))
        for twin in "ab"
    ]
    with store.change("add") as change:
        everything.add_entries(change, made)
    found = list(everything.entries_of(store.connection, Kind.CHECKIN))
    assert [e.id for e in found] == [
        e.id for e in sorted(made, key=lambda e: (e.day, e.moment.at_utc, e.id))
    ]
    assert all(len(e.ratings) == 2 for e in found)
    assert list(everything.entries_of(store.connection, Kind.SESSION)) == []
