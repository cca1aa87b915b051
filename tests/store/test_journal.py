"""Every change is written whole, with what was there before and what is there after."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.clock import FixedClock
from tracker.store import rows
from tracker.store.connection import Store, open_store
from tracker.store.ids import SeededIds
from tracker.store.rows import Row

Model = dict[tuple[str, str], Row]


class MovableClock:
    """A clock that a test sets, forwards and backwards."""

    fixed = False

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@contextmanager
def new_store(clock: MovableClock | FixedClock) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "file", clock, SeededIds(1), "node", "test")
        try:
            yield store
        finally:
            store.close()


def held(store: Store, table: str) -> dict[str, Row]:
    spec = rows.TABLES[table]
    columns = (*spec.columns, *rows.STAMP_COLUMNS)
    found = store.connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
    made = [dict(zip(columns, values, strict=True)) for values in found]
    return {str(row[spec.key]): row for row in made}


def all_held(store: Store) -> Model:
    return {(t, key): row for t in ("profile", "activity") for key, row in held(store, t).items()}


def bare(model: Model) -> Model:
    """Without stamps and absent values."""
    return {
        place: {k: v for k, v in row.items() if k not in rows.STAMP_COLUMNS and v is not None}
        for place, row in model.items()
    }


def journal(store: Store) -> list[dict[str, Any]]:
    found = store.connection.execute(
        'SELECT c.seq, c.at, r."table", r.row_id, r.before, r.after FROM change_row r'
        " JOIN change c ON c.id = r.change_id ORDER BY c.seq"
    )
    names = ("seq", "at", "table", "row_id", "before", "after")
    return [dict(zip(names, row, strict=True)) for row in found]


_KEYS = st.sampled_from("abcd")
_PROFILE = st.builds(
    lambda key, value: ("profile", {"key": key, "value": value}),
    _KEYS,
    st.sampled_from(["", "1", "ä\n“”\u202e😀", "NULL"]),
)
_ACTIVITY = st.builds(
    lambda key, name, to: (
        "activity",
        {"id": key, "name": name, "from_day": "2026-01-01", "to_day": to},
    ),
    _KEYS,
    st.sampled_from(["walk", "sit"]),
    st.none() | st.just("2026-02-01"),
)
_REMOVAL = st.builds(
    lambda table, key: (table, key), st.sampled_from(["profile", "activity"]), _KEYS
)
_CHANGES = st.lists(
    st.tuples(
        st.integers(-5000, 5000),  # how the clock moves before it, in milliseconds
        st.lists(_PROFILE | _ACTIVITY | _REMOVAL, max_size=6),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(_CHANGES)
def test_the_file_equals_a_plain_model_and_the_journal_tells_every_step(changes: Any) -> None:
    clock = MovableClock()
    with new_store(clock) as store:
        model: Model = {}
        steps = [dict(model)]
        for move, actions in changes:
            clock.at += timedelta(milliseconds=move)
            before = dict(model)
            with store.change("some") as change:
                for table, what in actions:
                    if isinstance(what, str):
                        change.remove(table, what)
                        model.pop((table, what), None)
                        assert change.get(table, what) is None
                    else:
                        change.put(table, what)
                        key = str(what[rows.TABLES[table].key])
                        model[table, key] = rows.TABLES[table].complete(what)
                        assert change.get(table, key) == model[table, key]
            done = store.last_done
            assert done is not None
            if model == before:
                assert (done.id, done.seq) == ("", 0)
            else:
                steps.append(dict(model))
                assert done.seq == store.last_change() == len(steps) - 1
        held_now = all_held(store)
        assert bare(held_now) == bare(model)
        _check_stamps(store, held_now)
        _check_journal(store, steps, held_now)
        _check_tombstones(store, held_now)


def _check_stamps(store: Store, held_now: Model) -> None:
    stamps = [row[0] for row in store.connection.execute("SELECT at FROM change ORDER BY seq")]
    assert stamps == sorted(set(stamps))
    assert {row["changed_at"] for row in held_now.values()} <= set(stamps)
    assert {row["changed_by"] for row in held_now.values()} <= {"node"}


def _check_journal(store: Store, steps: list[Model], held_now: Model) -> None:
    written = journal(store)
    assert sorted({row["seq"] for row in written}) == list(range(1, len(steps)))
    forwards: dict[tuple[str, str], str] = {}
    for seq, (old, new) in enumerate(pairwise(steps), start=1):
        of_change = {(r["table"], r["row_id"]): r for r in written if r["seq"] == seq}
        differing = {p for p in old.keys() | new.keys() if old.get(p) != new.get(p)}
        assert set(of_change) == differing
        for place, row in of_change.items():
            # What was before is, stamps and all, what the last change of that row left.
            assert row["before"] == forwards.get(place)
            if row["after"] is None:
                assert place not in new
                del forwards[place]
            else:
                assert bare({place: rows.from_text(row["after"])}) == bare({place: new[place]})
                forwards[place] = row["after"]
    assert forwards == {place: rows.as_text(row) for place, row in held_now.items()}
    backwards = dict(forwards)
    for row in reversed(written):
        place = (row["table"], row["row_id"])
        assert backwards.get(place) == row["after"]
        if row["before"] is None:
            del backwards[place]
        else:
            backwards[place] = row["before"]
    assert backwards == {}


def _check_tombstones(store: Store, held_now: Model) -> None:
    written = journal(store)
    last = {(r["table"], r["row_id"]): r for r in written}
    gone = {place for place, row in last.items() if row["after"] is None}
    found = store.connection.execute(
        'SELECT "table", row_id, changed_at, changed_by FROM tombstone'
    ).fetchall()
    assert {(table, row_id) for table, row_id, *_ in found} == gone
    assert not gone & set(held_now)
    for table, row_id, stamp, node in found:
        assert (stamp, node) == (last[table, row_id]["at"], "node")


def test_a_change_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    with store.change("first") as change:
        change.put("profile", {"key": "a", "value": "1"})
    before = list(store.connection.iterdump())
    with store.change("again") as change:
        change.put("profile", {"key": "a", "value": "2"})
        change.put("profile", {"key": "a", "value": "1"})
        change.put("profile", {"key": "b", "value": "1"})
        change.remove("profile", "b")
        change.remove("profile", "never there")
    assert list(store.connection.iterdump()) == before
    assert store.last_done is not None
    assert store.last_done.seq == 0


def test_what_comes_back_has_no_tombstone_any_more(store: Store) -> None:
    for value in ("1", None, "2"):
        with store.change("there and back") as change:
            if value is None:
                change.remove("profile", "a")
            else:
                change.put("profile", {"key": "a", "value": value})
    assert store.connection.execute("SELECT count(*) FROM tombstone").fetchone() == (0,)
    last = journal(store)[-1]
    assert last["before"] is None
    assert rows.from_text(last["after"])["value"] == "2"


def test_stamps_go_up_though_the_clock_stands_still_or_goes_back() -> None:
    clock = MovableClock()
    with new_store(clock) as store:
        started = int(clock.at.timestamp() * 1000)
        for number, move in enumerate((0, 0, -86_400_000, 0, 10_000)):
            clock.at += timedelta(milliseconds=move)
            with store.change("tick") as change:
                change.put("profile", {"key": "a", "value": str(number)})
        clock.at = datetime(2026, 11, 22, 18, 31, tzinfo=UTC)
        with store.change("tick") as change:
            change.put("profile", {"key": "a", "value": "last"})
        stamps = [row[0] for row in store.connection.execute("SELECT at FROM change ORDER BY seq")]
    assert stamps == [*range(started, started + 5), started + 60_000]


def test_the_journal_says_who_what_and_in_which_form(store: Store) -> None:
    with store.change("main site neck") as change:
        change.put("profile", {"key": "a", "value": "1"})
    found = store.connection.execute("SELECT seq, id, door, label, undoes, format FROM change")
    done = store.last_done
    assert done is not None
    assert found.fetchall() == [(1, done.id, "test", "main site neck", None, rows.FORMAT)]
    (row,) = journal(store)
    # Keys sorted, nothing absent, no needless decimals: one form for journal and export.
    assert row["after"].startswith('{"changed_at":')
    assert rows.as_text({"b": 1.0, "a": None, "c": 0.5, "d": "é"}) == '{"b":1,"c":0.5,"d":"é"}'


def test_parts_are_those_gathered_so_far(store: Store) -> None:
    with store.change("many") as change:
        for number in range(50):
            entry = f"e{number}"
            for part in range(2):
                change.put("answer", {"id": f"{entry}-{part}", "entry_id": entry, "item": "x"})
            assert len(change.children("answer", entry)) == 2
            change.remove("answer", f"{entry}-0")
            assert [row["id"] for row in change.children("answer", entry)] == [f"{entry}-1"]
            change.remove("answer", f"{entry}-1")
            assert change.children("answer", entry) == []
    assert store.last_change() == 0


def test_a_part_that_moves_to_another_entry_is_no_longer_of_the_first(store: Store) -> None:
    with store.change("moved") as change:
        change.put("answer", {"id": "x", "entry_id": "one", "item": "E1"})
        change.put("answer", {"id": "x", "entry_id": "two", "item": "E1"})
        assert change.children("answer", "one") == []
        assert [row["id"] for row in change.children("answer", "two")] == ["x"]
        change.remove("answer", "x")


def test_a_row_may_keep_the_stamp_it_was_given(store: Store) -> None:
    with store.change("other machine", "merge", above=9_000_000_000_000) as change:
        change.put_stamped("profile", {"key": "since", "value": "2025-03"}, 5, "other")
        change.remove_stamped("profile", "gone", 6, "other")
    found = store.connection.execute("SELECT changed_at, changed_by FROM profile").fetchall()
    assert found == [(5, "other")]
    kind, at = store.connection.execute("SELECT kind, at FROM change").fetchone()
    assert (kind, at) == ("merge", 9_000_000_000_001)

    with store.change("the same again") as change:
        change.put_stamped("profile", {"key": "since", "value": "2025-03"}, 5, "other")
    assert store.last_done is not None
    assert store.last_done.seq == 0

    with store.change("older stamp") as change:
        change.put_stamped("profile", {"key": "since", "value": "2025-03"}, 4, "other")
    assert store.connection.execute("SELECT changed_at FROM profile").fetchall() == [(4,)]

    with store.change("gone") as change:
        change.remove_stamped("profile", "since", 7, "other")
    stone = store.connection.execute("SELECT changed_at, changed_by FROM tombstone").fetchall()
    assert stone == [(7, "other")]
