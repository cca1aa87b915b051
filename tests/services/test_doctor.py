"""What the doctor finds, mends and advises; a sound file gets a clean bill."""

from __future__ import annotations

import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.errors import Failed, WrongFile
from tracker.services import checkins, doctor, looking_after
from tracker.services.diary import Diary
from tracker.services.doctor import Check, State
from tracker.settings import Settings

SETTINGS = Settings()
NAMES = {
    "pages", "links", "tables", "settings", "permissions", "room", "records", "clock",
    "backups", "last backup",
}  # fmt: skip


@pytest.fixture
def filled(diary: Diary) -> Diary:
    checkins.save(diary, CheckIn(diary.today(), ease=6, pain=4))
    looking_after.make(diary.store.path, SETTINGS, diary.now())
    return diary


def examined(diary: Diary, at: str | None = None) -> dict[str, Check]:
    clock = FixedClock(datetime.fromisoformat(at)) if at else diary.store.clock
    found = doctor.examine(diary.store.path, SETTINGS, clock, "test")
    return {check.name: check for check in found}


def harmed(diary: Diary, *statements: str) -> None:
    with closing(sqlite3.connect(diary.store.path, isolation_level=None)) as one:
        for statement in statements:
            one.execute(statement)


def not_well(checks: dict[str, Check]) -> dict[str, State]:
    return {name: one.state for name, one in checks.items() if one.state is not State.WELL}


def test_a_sound_file(filled: Diary) -> None:
    found = examined(filled)
    assert found.keys() == NAMES
    assert not_well(found) == {}
    assert "1 records" in found["backups"].text
    before = list(filled.store.connection.iterdump())
    examined(filled)
    assert list(filled.store.connection.iterdump()) == before


def test_what_is_not_there_is_not_made(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(Failed, match="no file"):
        doctor.examine(tmp_path / "none", SETTINGS, clock, "test")
    assert not (tmp_path / "none").exists()
    (tmp_path / "text").write_text("Dear diary")
    with pytest.raises(WrongFile):
        doctor.examine(tmp_path / "text", SETTINGS, clock, "test")


def test_a_damaged_page_says_how_to_go_back(filled: Diary, clock: FixedClock) -> None:
    path = filled.store.path
    filled.close()
    data = bytearray(path.read_bytes())
    data[4096 * 8 : 4096 * 9] = b"\xff" * 4096
    path.write_bytes(data)
    found = {one.name: one for one in doctor.examine(path, SETTINGS, clock, "test")}
    assert found["pages"].state is State.DAMAGED
    assert "tracker restore" in found["pages"].advice
    path.write_bytes(data[:5000])
    found = {one.name: one for one in doctor.examine(path, SETTINGS, clock, "test")}
    assert found["pages"].state is State.DAMAGED
    assert found["backups"].state is State.WELL
    assert path.read_bytes() == data[:5000]


def test_rows_that_belong_to_nothing(filled: Diary) -> None:
    harmed(filled, "DELETE FROM entry")
    found = examined(filled)["links"]
    assert found.state is State.DAMAGED
    assert "rating: 2 without their entry" in found.text


def test_tables_that_another_program_changed(filled: Diary) -> None:
    harmed(filled, "CREATE TABLE mine (x)")
    found = examined(filled)["tables"]
    assert (found.state, "mine" in found.text) == (State.ADVICE, True)
    harmed(filled, "DROP VIEW weekly", "DROP INDEX rating_by_day")
    found = examined(filled)["tables"]
    assert found.state is State.ADVICE
    assert "rating_by_day, weekly" in found.text


def test_permissions_are_put_right(filled: Diary) -> None:
    made = looking_after.listed(filled.store.path, SETTINGS)[0].path
    made.chmod(0o640)
    made.parent.chmod(0o755)
    filled.store.path.chmod(0o604)
    found = doctor.examine(filled.store.path, SETTINGS, filled.store.clock, "test")
    said = [one.text for one in found if one.state is State.REPAIRED]
    assert len(said) == 2
    assert all(one.name == "permissions" for one in found if one.state is not State.WELL)
    assert str(filled.store.path) in said[0]
    assert str(made) in said[1]
    modes = [path.stat().st_mode & 0o777 for path in (made, made.parent, filled.store.path)]
    assert modes == [0o600, 0o700, 0o600]
    assert not_well(examined(filled)) == {}


def test_little_room(filled: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 10**7, 10**7))
    found = examined(filled)["room"]
    assert (found.state, found.text[:5]) == (State.ADVICE, "10 MB")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE entry SET kind = 'session'", "Session without its details"),
        ("DELETE FROM rating", "Records that hold nothing"),
        ("UPDATE rating SET phase = 'next_day'", "Day-after ratings whose session is gone"),
        ("UPDATE rating SET phase = 'before'", "Ratings of a session in something that is none"),
    ],
)
def test_records_that_are_not_whole(filled: Diary, statement: str, words: str) -> None:
    harmed(filled, statement)
    found = [
        one
        for one in doctor.examine(filled.store.path, SETTINGS, filled.store.clock, "test")
        if one.name == "records"
    ]
    assert {one.state for one in found} == {State.ADVICE}
    assert any(one.text.startswith(f"{words}: 1 (") for one in found)


def test_a_clock_that_went_back(filled: Diary) -> None:
    found = examined(filled, "2026-11-19T19:30+01:00")["clock"]
    assert found.state is State.ADVICE
    assert examined(filled, "2026-11-22T19:27+01:00")["clock"].state is State.WELL


def test_changes_that_are_in_no_backup(filled: Diary) -> None:
    later = "2026-12-22T19:30+01:00"
    # Nothing was recorded since, so there is nothing to lose.
    assert examined(filled, later)["last backup"].state is State.WELL
    stamp = int(filled.now().timestamp() * 1000)
    with filled.store.change("more", above=stamp + 60_000) as change:
        change.put("profile", {"key": "a", "value": "1"})
    found = examined(filled, later)["last backup"]
    assert found.state is State.ADVICE
    assert "1 changes in 30 days" in found.text


def test_no_backup_at_all(diary: Diary) -> None:
    assert examined(diary)["last backup"].state is State.WELL
    checkins.save(diary, CheckIn(diary.today(), ease=6))
    assert not_well(examined(diary)) == {"last backup": State.ADVICE}


def test_a_backup_that_cannot_be_read(filled: Diary) -> None:
    looking_after.listed(filled.store.path, SETTINGS)[0].path.write_bytes(b"x")
    assert not_well(examined(filled)) == {"backups": State.ADVICE}
