"""The line of changes in the journal: what can be undone or redone, and with which stamps."""

from __future__ import annotations

from time import perf_counter

import pytest

from tracker.errors import Failed
from tracker.store import history, rows
from tracker.store.connection import Store
from tracker.store.history import Past

KINDS = ["import", "merge", "restore"]


def put(store: Store, value: str, kind: str = "record", label: str = "some") -> str:
    with store.change(label, kind) as change:
        change.put("profile", {"key": "a", "value": value})
    return newest(store)


def newest(store: Store) -> str:
    done = store.last_done
    assert done is not None
    assert done.seq
    return done.id


def undo(store: Store) -> str:
    past = history.newest_undoable(store.connection)
    assert past is not None
    with store.change(past.label, "undo", undoes=past.id) as change:
        history.take_back(store.connection, change, past)
    return newest(store)


def redo(store: Store) -> str:
    undone = history.newest_redoable(store.connection)
    assert undone is not None
    what = history.get(store.connection, undone.undoes)
    assert what is not None
    with store.change(what.label, "redo", undoes=undone.id) as change:
        history.do_again(store.connection, change, what)
    return newest(store)


def found(past: Past | None) -> str | None:
    return past.id if past else None


def held(store: Store) -> list[tuple[object, ...]]:
    return store.connection.execute("SELECT * FROM profile ORDER BY key").fetchall()


def stones(store: Store) -> list[tuple[object, ...]]:
    return store.connection.execute("SELECT * FROM tombstone ORDER BY row_id").fetchall()


def test_the_line_goes_back_and_forth_and_is_cut_off_by_what_is_new(store: Store) -> None:
    connection = store.connection
    assert history.newest_undoable(connection) is None
    assert history.newest_redoable(connection) is None
    first, second = put(store, "1"), put(store, "2")
    assert found(history.newest_undoable(connection)) == second
    back_second = undo(store)
    assert found(history.newest_undoable(connection)) == first
    back_first = undo(store)
    assert history.newest_undoable(connection) is None
    assert found(history.newest_redoable(connection)) == back_first
    redo(store)
    assert found(history.newest_redoable(connection)) == back_second
    assert found(history.newest_undoable(connection)) == first
    redo(store)
    assert history.newest_redoable(connection) is None
    assert not history.lost_redo(connection)
    assert found(history.newest_undoable(connection)) == second
    back_second = undo(store)
    assert found(history.newest_redoable(connection)) == back_second
    third = put(store, "3")
    assert history.newest_redoable(connection) is None
    assert history.lost_redo(connection)
    assert found(history.newest_undoable(connection)) == third
    undo(store)
    undo(store)
    assert history.newest_undoable(connection) is None
    assert held(store) == []


def test_what_a_person_did_gets_new_stamps_when_undone(store: Store) -> None:
    put(store, "1")
    with store.change("gone") as change:
        change.remove("profile", "a")
    stamps = [stone[2] for stone in stones(store)]
    undo(store)
    at = store.connection.execute("SELECT at FROM change ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert held(store) == [("a", "1", at, "node")]
    assert stones(store) == []
    undo(store)
    assert held(store) == []
    assert stones(store) == [("profile", "a", at + 1, "node")]
    assert at > stamps[0]


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_came_from_elsewhere_the_old_stamps_come_back(store: Store, kind: str) -> None:
    put(store, "mine")
    with store.change("another") as change:
        change.put("profile", {"key": "b", "value": "mine too"})
    with store.change("gone") as change:
        change.put("profile", {"key": "c", "value": "c"})
    with store.change("gone") as change:
        change.remove("profile", "c")
    before = held(store), stones(store)
    with store.change("elsewhere", kind, above=9_000_000_000_000) as change:
        change.put_stamped("profile", {"key": "a", "value": "theirs"}, 9_000_000_000_000, "far")
        change.remove_stamped("profile", "b", 8_000_000_000_000, "far")
        change.put_stamped("profile", {"key": "c", "value": "theirs"}, 7_000_000_000_000, "far")
        change.put_stamped("profile", {"key": "d", "value": "theirs"}, 5, "far")
    after = held(store), stones(store)
    assert after != before
    undo(store)
    # Where nothing had been there is a tombstone that any row outdoes.
    nothing = ("profile", "d", 0, "")
    assert (held(store), stones(store)) == (before[0], [*before[1], nothing])
    redo(store)
    assert (held(store), stones(store)) == after
    undo(store)
    assert (held(store), stones(store)) == (before[0], [*before[1], nothing])


def test_what_joined_from_another_file_is_undone_only_as_the_merge(store: Store) -> None:
    mine = put(store, "1")
    for kind, undoes in (("record", None), ("undo", mine), ("redo", "elsewhere")):
        store.connection.execute(
            "INSERT INTO change (id, at, door, kind, label, undoes, format)"
            " VALUES (?, 5, ?, ?, 'theirs', ?, 1)",
            (f"other {kind}", rows.MERGED_DOOR_PREFIX + "app", kind, undoes),
        )
    assert found(history.newest_undoable(store.connection)) == mine
    assert history.newest_redoable(store.connection) is None
    assert not history.lost_redo(store.connection)
    back = undo(store)
    assert history.newest_undoable(store.connection) is None
    store.connection.execute(
        "INSERT INTO change (id, at, door, kind, label, undoes, format)"
        " VALUES ('late', 5, 'merged:merged:app', 'record', 'theirs', NULL, 1)"
    )
    assert found(history.newest_redoable(store.connection)) == back


def test_a_row_that_is_not_as_it_was_left_is_not_touched(store: Store) -> None:
    put(store, "1")
    put(store, "2")
    store.connection.execute("UPDATE profile SET value = 'by another program'")
    before = list(store.connection.iterdump())
    with pytest.raises(Failed, match="not as that change left it"):
        undo(store)
    assert list(store.connection.iterdump()) == before


def test_the_next_step_is_found_at_once_among_ten_thousand_changes(store: Store) -> None:
    def looked() -> float:
        started = perf_counter()
        for _ in range(20):
            history.newest_undoable(store.connection)
            history.newest_redoable(store.connection)
        return (perf_counter() - started) / 20

    lines = [(f"c{n}", n, "record", None) for n in range(10_000)]
    _insert(store, lines)
    assert looked() < 0.01
    # The worst there can be: every change was undone and nothing recorded since.
    _insert(store, [(f"u{n}", 20_000 - n, "undo", f"c{n}") for n in reversed(range(10_000))])
    assert found(history.newest_redoable(store.connection)) == "u0"
    assert history.newest_undoable(store.connection) is None
    assert looked() < 0.2
    plan = store.connection.execute(
        "EXPLAIN QUERY PLAN SELECT 1 FROM change u WHERE u.undoes = 'c1'"
    ).fetchall()
    assert "change_by_undoes" in str(plan)


def _insert(store: Store, lines: list[tuple[str, int, str, str | None]]) -> None:
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO change (id, at, door, kind, label, undoes, format)"
            " VALUES (?, ?, 'app', ?, 'x', ?, 1)",
            lines,
        )
