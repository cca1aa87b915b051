"""The one file: who may read it, how it is written to, and what happens when it cannot be."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.errors import Busy, Damaged, Failed, WrongFile
from tracker.store.connection import SCHEMA_VERSION, Store, open_store
from tracker.store.ids import SeededIds


def opened(path: Path, clock: FixedClock, *, patience: float = 5, seed: int = 1) -> Store:
    return open_store(path, clock, SeededIds(seed), "node", "test", patience=patience)


def put(store: Store, key: str, value: str = "v") -> None:
    with store.change(f"put {key}") as change:
        change.put("profile", {"key": key, "value": value})


def facts(store: Store) -> dict[str, str]:
    return dict(store.connection.execute("SELECT key, value FROM profile"))


def test_only_its_owner_may_read_it(tmp_path: Path, clock: FixedClock) -> None:
    before = os.umask(0)
    try:
        path = tmp_path / "new" / "file"
        store = opened(path, clock)
        put(store, "a")
        for name in ("file", "file-wal", "file-shm"):
            assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        store.close()
    finally:
        os.umask(before)


def test_settings_of_the_connection(db: Path, clock: FixedClock) -> None:
    store = opened(db, clock, patience=3)
    said = {
        name: store.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode", "synchronous", "foreign_keys", "fullfsync", "trusted_schema",
            "busy_timeout", "user_version", "application_id",
        )
    }  # fmt: skip
    store.close()
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "fullfsync": 1,
        "trusted_schema": 0,
        "busy_timeout": 3000,
        "user_version": SCHEMA_VERSION,
        "application_id": int.from_bytes(b"MTR1"),
    }


def test_odd_names_and_relative_paths_are_fine(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a?mode=ro#x%41.db", "käse & brot", "plain"):
        store = opened(Path(name), clock)
        put(store, "a")
        store.close()
        assert (tmp_path / name).stat().st_size > 0


def test_two_writers_take_turns(db: Path, clock: FixedClock) -> None:
    def write(seed: int) -> None:
        store = opened(db, clock, seed=seed)
        for number in range(20):
            put(store, f"{seed}-{number}")
        store.close()

    threads = [threading.Thread(target=write, args=(seed,)) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = opened(db, clock)
    assert len(facts(store)) == 40
    stamps = [row[0] for row in store.connection.execute("SELECT at FROM change ORDER BY seq")]
    assert len(stamps) == 40
    assert stamps == sorted(set(stamps))
    store.close()


def test_a_writer_that_stays_too_long_is_not_waited_for(db: Path, clock: FixedClock) -> None:
    one, two = opened(db, clock), opened(db, clock, patience=0.05, seed=2)
    with one.change("first") as change:
        change.put("profile", {"key": "a", "value": "1"})
        with pytest.raises(Busy) as caught, two.change("second"):
            pytest.fail("the second writer came in while the first was writing")
        assert caught.value.exit_code == 3
    put(two, "b")
    assert facts(one) == {"a": "1", "b": "v"}
    one.close()
    two.close()


def test_a_newer_program_meanwhile_stops_the_older_one(db: Path, clock: FixedClock) -> None:
    store = opened(db, clock)
    put(store, "a")
    other = sqlite3.connect(db)
    other.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    other.close()
    with pytest.raises(WrongFile, match="newer"):
        put(store, "b")
    assert facts(store) == {"a": "v"}
    assert not store.connection.in_transaction
    store.close()


def test_a_read_only_file_can_be_looked_at(
    db: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(db, clock)
    put(store, "a")
    store.close()
    before = db.read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    store = opened(db, clock)
    assert store.read_only
    assert facts(store) == {"a": "v"}
    with pytest.raises(Failed, match="read-only"):
        put(store, "b")
    # Not even by going around the door.
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("DELETE FROM profile")
    store.close()
    assert db.read_bytes() == before
    assert [p.name for p in db.parent.glob("tracker*")] == ["tracker.sqlite3"]


def test_an_empty_file_where_nothing_may_be_written_says_so(
    db: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.touch()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(Failed, match="tables must be made"):
        opened(db, clock)
    assert db.read_bytes() == b""


def test_a_full_disk_changes_nothing(db: Path, clock: FixedClock) -> None:
    store = opened(db, clock)
    put(store, "a")
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Failed, match="full"):
        put(store, "b", "x" * 100_000)
    assert facts(store) == {"a": "v"}
    assert store.connection.execute("SELECT count(*) FROM change").fetchone() == (1,)
    store.connection.execute("PRAGMA max_page_count = 100000")
    put(store, "b")
    store.close()


def test_a_damaged_page_is_named_as_damage(db: Path, clock: FixedClock) -> None:
    store = opened(db, clock)
    put(store, "a")
    root = store.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'profile'"
    ).fetchone()[0]
    store.close()
    data = bytearray(db.read_bytes())
    data[4096 * (root - 1) : 4096 * root] = b"\xff" * 4096
    db.write_bytes(data)
    store = opened(db, clock)
    with pytest.raises(Damaged) as caught:
        put(store, "b")
    assert caught.value.exit_code == 5
    store.close()
    data[4096:] = b"\xff" * (len(data) - 4096)
    db.write_bytes(data)
    with pytest.raises(Damaged):
        opened(db, clock)


def test_whatever_breaks_off_a_change_takes_all_of_it_back(db: Path, clock: FixedClock) -> None:
    store = opened(db, clock)

    def half(error: type[BaseException]) -> None:
        with store.change("half") as change:
            change.put("profile", {"key": "a", "value": "1"})
            raise error

    def refused(table: str, row: dict[str, str]) -> None:
        with store.change("refused") as change:
            change.put("profile", {"key": "a", "value": "1"})
            change.put(table, dict(row))

    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error):
            half(error)
    # A row that the schema refuses, found only when the change is written.
    with pytest.raises(Failed, match="CHECK"):
        refused("main_site", {"id": "x", "from_day": "tomorrow", "site": "neck"})
    # A part without its entry is found only at the very end.
    with pytest.raises(Failed, match="FOREIGN KEY"):
        refused("event", {"entry_id": "nobody", "tag": "flare"})
    assert facts(store) == {}
    assert store.last_change() == 0
    assert store.last_done is None
    put(store, "b")
    assert facts(store) == {"b": "v"}
    store.close()


_OPEN = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from tracker.clock import FixedClock
from tracker.store.connection import open_store
from tracker.store.ids import SeededIds
clock = FixedClock(datetime(2026, 11, 22, 18, 30, tzinfo=UTC))
sys.stdin.readline()
seed = int(sys.argv[2])
store = open_store(Path(sys.argv[1]), clock, SeededIds(seed), "node", "test", patience=60)
with store.change("here") as change:
    change.put("profile", {"key": sys.argv[2], "value": "here"})
store.close()
"""


def test_eight_programs_may_make_the_file_at_once(db: Path, clock: FixedClock) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _OPEN, str(db), str(seed)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for seed in range(8)
    ]  # fmt: skip
    for program in running:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=120)[1] for program in running]
    assert [program.returncode for program in running] == [0] * 8, said
    store = opened(db, clock)
    assert len(facts(store)) == 8
    assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()
