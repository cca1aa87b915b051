"""Backups by themselves and when asked for, and what is said about them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.errors import Failed
from tracker.services import checkins, looking_after, merging
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store import backup, copying
from tracker.store.connection import open_store
from tracker.store.ids import SeededIds

SETTINGS = Settings()


@pytest.fixture
def filled(diary: Diary) -> Diary:
    checkins.save(diary, CheckIn(diary.today(), ease=6, pain=4))
    return diary


def backups(file: Path, settings: Settings = SETTINGS) -> list[str]:
    return [one.path.name for one in looking_after.listed(file, settings)]


def test_one_a_day(filled: Diary) -> None:
    path, now = filled.store.path, filled.now()
    assert looking_after.daily(path, SETTINGS, now) is not None
    assert looking_after.daily(path, SETTINGS, now + timedelta(hours=4)) is None
    assert looking_after.daily(path, SETTINGS, now + timedelta(hours=5)) is not None
    assert backups(path) == [
        "tracker-2026-11-23T003000.sqlite3", "tracker-2026-11-22T193000.sqlite3"
    ]  # fmt: skip


def test_nothing_recorded_needs_no_backup(diary: Diary, tmp_path: Path) -> None:
    for path in (diary.store.path, tmp_path / "nothing.sqlite3"):
        assert looking_after.daily(path, SETTINGS, diary.now()) is None
    assert not (tmp_path / "backups").exists()


def test_a_backup_dated_ahead_does_not_stop_those_of_today(filled: Diary) -> None:
    """A clock that stood a year ahead for a day must not end backups for a year."""
    path, now = filled.store.path, filled.now()
    looking_after.daily(path, SETTINGS, now + timedelta(days=365))
    assert looking_after.daily(path, SETTINGS, now) is not None


def test_four_hundred_days(db: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody writes meanwhile, so a plain copy is a whole one, and 400 of them take a second.
    monkeypatch.setattr(copying, "copy", lambda source, target, **_: shutil.copy(source, target))
    store = open_store(db, clock, SeededIds(1), "node", "test")
    with store.change("something") as change:
        change.put("profile", {"key": "a", "value": "1"})
    store.close()
    first = clock.now()
    for day in range(400):
        assert looking_after.daily(db, SETTINGS, first + timedelta(days=day)) is not None
    last = (first + timedelta(days=399)).date()
    kept = [one.at.date() for one in backup.listed(backup.shelf(db))]
    assert kept[:10] == [last - timedelta(days=n) for n in range(10)]
    months = kept[10:]
    # The newest month has its newest among the ten; of each earlier one the last day stays.
    assert len({(day.year, day.month) for day in kept}) == 12
    assert all((day + timedelta(days=1)).day == 1 for day in months)
    assert len(kept) == 10 + 11 - len([day for day in kept[:10] if (day + timedelta(1)).day == 1])


def test_a_folder_of_ones_own_choice(filled: Diary, tmp_path: Path) -> None:
    settings = Settings(backup_folder=str(tmp_path / "kept"))
    made = looking_after.make(filled.store.path, settings, filled.now())
    assert made.path.parent == tmp_path / "kept"
    assert backups(filled.store.path, settings) == [made.path.name]
    assert backups(filled.store.path) == []


def test_a_list_tells_date_size_and_records(filled: Diary) -> None:
    path = filled.store.path
    looking_after.make(path, SETTINGS, filled.now())
    checkins.save(filled, CheckIn(filled.today(), ease=5))
    newest = looking_after.make(path, SETTINGS, filled.now() + timedelta(days=1)).path
    found = looking_after.listed(path, SETTINGS)
    assert [(one.at.day, one.records) for one in found] == [(23, 2), (22, 1)]
    assert all(one.size == one.path.stat().st_size for one in found)
    newest.write_bytes(b"SQLite format 3\0" + b"\xff" * 500)
    assert looking_after.listed(path, SETTINGS)[0].records is None
    assert looking_after.named(newest.name, path, SETTINGS) == newest


def test_a_copy_to_a_place_of_ones_own(filled: Diary, tmp_path: Path) -> None:
    target = tmp_path / "sync" / "copy.sqlite3"
    with pytest.raises(Failed, match="cannot be written"):
        looking_after.write_copy(filled.store.path, target, filled.now())
    target.parent.mkdir()
    made = looking_after.write_copy(filled.store.path, target, filled.now())
    assert (made.path, made.records) == (target, 1)
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Failed, match="there already"):
        looking_after.write_copy(filled.store.path, target, filled.now())
    checkins.save(filled, CheckIn(filled.today(), ease=5))
    assert looking_after.write_copy(
        filled.store.path, target, filled.now(), force=True
    ).records == 2  # fmt: skip
    for wrong in (filled.store.path, Path(f"{filled.store.path}-wal"), target.parent):
        with pytest.raises(Failed):
            looking_after.write_copy(filled.store.path, wrong, filled.now(), force=True)
    with pytest.raises(Failed, match="no file"):
        looking_after.check(tmp_path / "none")
    with pytest.raises(Failed):
        looking_after.write_copy(tmp_path / "none", tmp_path / "x", filled.now())
    assert not (tmp_path / "none").exists()
    assert [path.name for path in target.parent.iterdir()] == ["copy.sqlite3"]


def test_what_a_killed_program_left_is_taken_away(filled: Diary) -> None:
    folder = looking_after.folder(filled.store.path, SETTINGS)
    folder.mkdir()
    left = folder / ".tracker-2026-11-21T193000.sqlite3.abcdef.999999999.part"
    in_work = folder / f".tracker-2026-11-21T193000.sqlite3.abcdef.{os.getpid()}.part"
    left.touch()
    in_work.touch()
    looking_after.daily(filled.store.path, SETTINGS, filled.now())
    assert not left.exists()
    assert in_work.exists()


def test_a_file_that_others_could_read_is_closed_with_a_word(db: Path, clock: FixedClock) -> None:
    opened = open_diary(db, SETTINGS, "app", clock, node="test")
    checkins.save(opened, CheckIn(opened.today(), ease=6))
    wal, shm = (Path(f"{db}{ending}") for ending in ("-wal", "-shm"))
    for path in (db, wal, shm):
        path.chmod(0o644)
    again = open_diary(db, SETTINGS, "app", clock, node="test")
    assert again.store.notices == (
        f"Others on this machine could read {db}, {wal}, {shm}. Now only you can.",
    )
    assert {path.stat().st_mode & 0o777 for path in (db, wal, shm)} == {0o600}
    third = open_diary(db, SETTINGS, "app", clock, node="test")
    assert third.store.notices == ()
    for one in (opened, again, third):
        one.close()


def test_what_to_do_about_a_damaged_file(filled: Diary) -> None:
    path = filled.store.path
    assert "no backup" in looking_after.what_to_do(path, SETTINGS)
    made = looking_after.make(path, SETTINGS, filled.now())
    said = looking_after.what_to_do(path, SETTINGS)
    assert "Sun 22 Nov 2026, 19:30" in said
    assert f"tracker restore {made.path}" in said


def test_a_backup_is_a_whole_file(filled: Diary) -> None:
    made = looking_after.make(filled.store.path, SETTINGS, filled.now())
    with closing(sqlite3.connect(made.path)) as one:
        assert list(one.iterdump()) == list(filled.store.connection.iterdump())
    at = FixedClock(datetime.fromisoformat("2026-11-23T19:30+01:00"))
    opened = open_diary(made.path, SETTINGS, "app", at, node="test")
    assert opened.store.last_change() == 1
    opened.close()


_ALONE = """
import sqlite3, sys
one = sqlite3.connect(sys.argv[1], timeout=0)
try:
    print(one.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
except sqlite3.OperationalError as error:
    print(error)
"""


def test_a_backup_drops_none_of_the_locks_of_its_process(filled: Diary, tmp_path: Path) -> None:
    """Closing a file after a plain look would: another program could then take the log away."""
    path = filled.store.path

    def others_say() -> str:
        ran = subprocess.run(
            [sys.executable, "-c", _ALONE, str(path)], capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    looking_after.make(path, SETTINGS, filled.now())
    looking_after.daily(path, SETTINGS, filled.now() + timedelta(days=1))
    looking_after.write_copy(path, tmp_path / "copy", filled.now())
    looking_after.listed(path, SETTINGS)
    checkins.save(filled, CheckIn(filled.today(), ease=5))
    merging.merge_file(filled, tmp_path / "copy")
    assert others_say() == "database is locked"
    filled.close()
    assert others_say() == "delete"
