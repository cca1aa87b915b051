"""Copies: whole, of one moment, owner-only, and never over something else."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.clock import FixedClock
from tracker.errors import Damaged, Failed
from tracker.store import backup, copying
from tracker.store.backup import KEEP_DAYS, KEEP_MONTHS, KEEP_OF_NEWEST_DAY, Backup
from tracker.store.connection import Store, open_store
from tracker.store.ids import SeededIds

NOW = datetime.fromisoformat("2026-11-22T19:30+01:00")


def put(store: Store, key: str, value: str = "v") -> None:
    with store.change(f"put {key}") as change:
        change.put("profile", {"key": key, "value": value})


def facts(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as one:
        assert one.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return dict(one.execute("SELECT key, value FROM profile"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_one_file_that_only_its_owner_reads(store: Store, tmp_path: Path) -> None:
    put(store, "a")
    before = os.umask(0)
    try:
        made = backup.make(store.path, backup.shelf(store.path), NOW)
    finally:
        os.umask(before)
    assert made.path == tmp_path / "backups" / "tracker-2026-11-22T193000.sqlite3"
    assert names(made.path.parent) == [made.path.name]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    # Bytes 18 and 19 are 2 in a file that goes with a log.
    assert made.path.read_bytes()[18:20] == b"\x01\x01"
    assert facts(made.path) == {"a": "v"}


def test_what_stands_in_the_log_is_copied(store: Store, tmp_path: Path) -> None:
    store.connection.execute("PRAGMA wal_autocheckpoint = 0")
    put(store, "a", "x" * 50_000)
    assert store.path.with_name("tracker.sqlite3-wal").stat().st_size > 50_000
    copying.copy(store.path, tmp_path / "copy")
    assert len(facts(tmp_path / "copy")["a"]) == 50_000


def test_two_of_one_second_both_stay(store: Store) -> None:
    put(store, "a")
    shelf = backup.shelf(store.path)
    made = [backup.make(store.path, shelf, NOW).at for _ in range(3)]
    assert made == [NOW.replace(tzinfo=None) + timedelta(seconds=n) for n in range(3)]
    assert [one.at for one in backup.listed(shelf)] == made[::-1]


def test_nothing_is_written_over(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_text("mine")
    with pytest.raises(Failed, match="there already"):
        copying.copy(store.path, target)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Failed, match="there already"):
        copying.copy(store.path, tmp_path / "link")
    assert target.read_text() == "mine"
    copying.copy(store.path, target, replace=True)
    assert facts(target) == {}
    assert not list(tmp_path.glob(".*"))


def test_a_copy_that_is_given_up_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "a", "x" * 100_000)
    monkeypatch.setattr(copying, "STEP_PAGES", 4)
    looks = iter([False, False, True])
    with pytest.raises(copying.Stopped):
        copying.copy(store.path, tmp_path / "copy", stopped=lambda: next(looks))
    assert not list(tmp_path.glob("*copy*"))
    put(store, "b")


def test_a_copy_is_one_moment_of_a_file_that_is_written_to(
    db: Path, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both halves of every change are there or neither, however often the copy begins again."""
    monkeypatch.setattr(copying, "STEP_PAGES", 3)
    first = open_store(db, clock, SeededIds(1), "node", "test")
    put(first, "filler", "x" * 200_000)
    started, enough = threading.Event(), threading.Event()

    def write() -> None:
        store = open_store(db, clock, SeededIds(2), "node", "test")
        number = 0
        while not enough.is_set():
            number += 1
            with store.change("both") as change:
                change.put("profile", {"key": "one", "value": str(number)})
                change.put("profile", {"key": "other", "value": str(number)})
            started.set()
        store.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert started.wait(20)
        for number in range(10):
            copying.copy(db, tmp_path / f"copy{number}")
    finally:
        enough.set()
        writer.join()
    first.close()
    found = [facts(tmp_path / f"copy{number}") for number in range(10)]
    assert all(one["one"] == one["other"] for one in found)
    counts = [int(one["one"]) for one in found]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_damaged_file_is_not_kept_as_a_backup(db: Path, clock: FixedClock) -> None:
    store = open_store(db, clock, SeededIds(1), "node", "test")
    put(store, "a", "x" * 50_000)
    root = store.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'profile'"
    ).fetchone()[0]
    store.close()
    data = bytearray(db.read_bytes())
    data[4096 * (root - 1) : 4096 * root] = b"\xff" * 4096
    db.write_bytes(data)
    with pytest.raises(Damaged) as caught:
        backup.make(db, backup.shelf(db), NOW)
    assert caught.value.exit_code == 5
    assert names(db.parent / "backups") == []
    assert db.read_bytes() == data


def test_a_file_in_the_place_of_the_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("")
    shelf = backup.shelf(store.path)
    with pytest.raises(Failed, match="cannot be made"):
        backup.make(store.path, shelf, NOW)
    assert backup.listed(shelf) == ()


def test_only_files_of_that_very_name_are_backups_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    ours = "tracker-2026-11-22T193000.sqlite3"
    for name in (ours, "tracker-2026-11-22.sqlite3", "tracker-2-2026-11-22T193000.sqlite3",
                 "xtracker-2026-11-22T193000.sqlite3", f"{ours}-wal", f".{ours}.ab.1.part",
                 "notes.txt"):  # fmt: skip
        (folder / name).touch()
    shelf = backup.shelf(tmp_path / "tracker.sqlite3")
    assert [one.path.name for one in backup.listed(shelf)] == [ours]


def test_in_a_folder_of_ones_own_choice_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    chosen = str(tmp_path / "kept")
    one = backup.shelf(tmp_path / "a" / "tracker.sqlite3", chosen)
    other = backup.shelf(tmp_path / "b" / "tracker.sqlite3", chosen)
    assert one.folder == other.folder == tmp_path / "kept"
    assert one.name != other.name
    assert one.name.startswith("tracker-")


def test_a_link_and_what_it_names_share_their_backups(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.db").touch()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "x.db")
    assert backup.shelf(tmp_path / "link") == backup.shelf(tmp_path / "real" / "x.db")


_TIMES = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)


@given(st.lists(_TIMES, max_size=80, unique=True))
def test_which_backups_are_kept(times: list[datetime]) -> None:
    every = [Backup(Path(str(at)), at) for at in times]
    gone = backup.surplus(every)
    kept = sorted({one.at for one in every} - {one.at for one in gone}, reverse=True)
    days = sorted({at.date() for at in times}, reverse=True)
    months = sorted({(at.year, at.month) for at in times}, reverse=True)
    for day in days[:KEEP_DAYS]:
        assert max(at for at in times if at.date() == day) in kept
    for month in months[:KEEP_MONTHS]:
        assert max(at for at in times if (at.year, at.month) == month) in kept
    newest_day = [at for at in kept if days and at.date() == days[0]]
    assert len(newest_day) == min(
        KEEP_OF_NEWEST_DAY, len([at for at in times if at.date() == days[0]]) if days else 0
    )
    assert len(kept) <= KEEP_OF_NEWEST_DAY + KEEP_DAYS + KEEP_MONTHS
    # Thinning out again takes no more.
    assert backup.surplus([one for one in every if one not in gone]) == ()
