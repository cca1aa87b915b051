"""The schema: what a new file has is what was released, and the views count right."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from tracker.clock import FixedClock
from tracker.errors import Failed
from tracker.store import rows
from tracker.store.connection import SCHEMA_VERSION, Store, open_store
from tracker.store.ids import SeededIds
from tracker.store.migrations import migrations

SCHEMA = Path(__file__).with_name("schema_v1.sql")


def schema_of(connection: sqlite3.Connection) -> str:
    found = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND tbl_name NOT LIKE '\\_sqlite%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY type, name"
    )
    return "".join(f"{sql};\n" for (sql,) in found)


def test_a_new_file_has_the_released_schema(store: Store) -> None:
    """A step that was released is never edited: this text changes only with a new step."""
    assert schema_of(store.connection) == SCHEMA.read_text(encoding="utf-8")
    assert store.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_every_table_of_ours_is_strict(store: Store) -> None:
    tables = {
        name: strict
        for _, name, kind, _, _, strict in store.connection.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith(("sqlite_", "_sqlite"))
    }
    assert len(tables) == 19
    assert all(tables.values())


def test_applying_the_steps_again_changes_nothing(store: Store) -> None:
    before = list(store.connection.iterdump())
    migrations.apply(Database(store.connection))
    assert list(store.connection.iterdump()) == before


def test_a_step_that_breaks_off_leaves_an_empty_file_to_begin_again(
    db: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.store import migrations as module

    with monkeypatch.context() as patch:
        patch.setattr(module, "_M001", (*module._M001, "CREATE TABLE course (again)"))
        with pytest.raises(Failed, match="already exists"):
            open_store(db, clock, SeededIds(1), "node", "test")
    connection = sqlite3.connect(db)
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    connection.close()
    store = open_store(db, clock, SeededIds(1), "node", "test")
    assert schema_of(store.connection) == SCHEMA.read_text(encoding="utf-8")
    store.close()


def _rate(
    store: Store, day: str, measure: str, value: float, *, kind: str = "checkin",
    entry: str | None = None, phase: str | None = None, site: str | None = "neck",
    memory: str | None = None,
) -> str:  # fmt: skip
    made = store.ids.new()
    entry = entry or store.ids.new()
    with store.change("rate") as change:
        moment: rows.Row = {"at_utc": f"{day}T19:00:00Z", "offset_min": 0}
        change.put("entry", {"id": entry, "kind": kind, "day": day, "private": 0, **moment})
        change.put(
            "rating",
            {
                "id": made, "entry_id": entry, "measure": measure, "value": value, "site": site,
                "phase": phase, "day": day, "from_memory": memory, **moment,
            },
        )  # fmt: skip
    return entry


def test_the_daily_view_gives_the_mean_and_for_worst_pain_the_highest(store: Store) -> None:
    for value in (4, 7):
        _rate(store, "2026-11-20", "pain_avg", value)
        _rate(store, "2026-11-20", "pain_worst", value)
    _rate(store, "2026-11-20", "pain_avg", 1, site="knee")
    _rate(store, "2026-11-20", "ease", 9, memory="old")
    _rate(store, "2026-11-20", "pain_avg", 10, phase="before")
    _rate(store, "2026-11-20", "pain_avg", 10, kind="session")
    columns = "day, measure, site, side, value, n, old"
    found = store.connection.execute(f"SELECT {columns} FROM daily ORDER BY measure, site")
    assert found.fetchall() == [
        ("2026-11-20", "ease", "neck", None, 9.0, 1, 1),
        ("2026-11-20", "pain_avg", "knee", None, 1.0, 1, 0),
        ("2026-11-20", "pain_avg", "neck", None, 5.5, 2, 0),
        ("2026-11-20", "pain_worst", "neck", None, 7.0, 2, 0),
    ]


def test_the_weekly_view_begins_on_mondays_and_counts_days(store: Store) -> None:
    for day, value in (("2026-11-16", 4), ("2026-11-16", 6), ("2026-11-22", 8), ("2026-11-23", 1)):
        _rate(store, day, "pain_avg", value)
    found = store.connection.execute("SELECT monday, measure, mean, n FROM weekly ORDER BY monday")
    assert found.fetchall() == [
        ("2026-11-16", "pain_avg", 6.5, 2),
        ("2026-11-23", "pain_avg", 1.0, 1),
    ]


def test_the_session_view_sets_before_after_and_next_day_side_by_side(store: Store) -> None:
    session = _rate(store, "2026-11-20", "pain_now", 7, kind="session", phase="before")
    for phase, value in (("after", 4), ("next_day", 5)):
        _rate(store, "2026-11-20", "pain_now", value, kind="session", entry=session, phase=phase)
    _rate(store, "2026-11-20", "ease", 3, kind="session", entry=session, phase="before")
    _rate(store, "2026-11-21", "since_session", 1, phase="next_day", site=None)
    columns = 'day, measure, "before", "after", next_day'
    found = store.connection.execute(f"SELECT {columns} FROM session_change ORDER BY measure")
    assert found.fetchall() == [
        ("2026-11-20", "ease", 3.0, None, None),
        ("2026-11-20", "pain_now", 7.0, 4.0, 5.0),
    ]
