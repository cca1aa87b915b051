"""The end of it: everything goes but one last copy, and nothing while somebody else has it open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tracker.domain.checkin import CheckIn
from tracker.errors import Busy, Damaged, Failed, WrongFile
from tracker.services import checkins, deleting, looking_after
from tracker.services.diary import Diary
from tracker.settings import Settings
from tracker.store import copying

SETTINGS = Settings()


@pytest.fixture
def file(diary: Diary) -> Path:
    """A file with a record, two backups, and something of somebody else beside them."""
    checkins.save(diary, CheckIn(diary.today(), ease=6, pain=4))
    for _ in range(2):
        looking_after.make(diary.store.path, SETTINGS, diary.now())
    diary.close()
    folder = diary.store.path.parent
    (folder / "notes.txt").write_text("mine")
    (folder / "backups" / "other-2026-11-22T193000.sqlite3").write_text("theirs")
    (folder / "tracker.sqlite3.damaged-2026-11-01T000000").write_text("old")
    (folder / "tracker.sqlite3.damaged-2026-11-01T000000-wal").write_text("old")
    return diary.store.path


def names(file: Path) -> list[str]:
    return sorted(str(p.relative_to(file.parent)) for p in file.parent.rglob("*") if p.is_file())


def test_everything_goes_but_one_last_copy(diary: Diary, file: Path) -> None:
    announced = deleting.what(file, SETTINGS)
    done = deleting.delete_all(file, SETTINGS, diary.now())
    assert set(done.removed) == set(announced)
    assert done.kept is not None
    assert names(file) == [
        "backups/other-2026-11-22T193000.sqlite3", f"backups/{done.kept.name}", "notes.txt"
    ]  # fmt: skip
    with closing(sqlite3.connect(done.kept)) as one:
        assert one.execute("SELECT count(*) FROM entry").fetchone() == (1,)


def test_without_a_copy(diary: Diary, file: Path) -> None:
    assert deleting.delete_all(file, SETTINGS, diary.now(), keep=False).kept is None
    assert names(file) == ["backups/other-2026-11-22T193000.sqlite3", "notes.txt"]
    with pytest.raises(Failed, match="no file"):
        deleting.what(file, SETTINGS)


def test_what_stands_in_the_log_is_in_the_last_copy(diary: Diary, tmp_path: Path) -> None:
    checkins.save(diary, CheckIn(diary.today(), ease=6))
    left = tmp_path / "left.sqlite3"
    for ending in ("", "-wal"):
        Path(f"{left}{ending}").write_bytes(Path(f"{diary.store.path}{ending}").read_bytes())
    kept = deleting.delete_all(left, SETTINGS, diary.now()).kept
    assert kept is not None
    with closing(sqlite3.connect(kept)) as one:
        assert one.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    assert not left.exists()


def test_nothing_goes_while_another_window_has_it_open(diary: Diary, file: Path) -> None:
    from tracker.services.diary import open_diary

    other = open_diary(file, SETTINGS, "app", diary.store.clock, node="test")
    before = names(file)
    with pytest.raises(Busy, match="Close it first"):
        deleting.delete_all(file, SETTINGS, diary.now())
    assert names(file) == before
    checkins.save(other, CheckIn(other.today(), ease=5))
    other.close()
    deleting.delete_all(file, SETTINGS, diary.now())


def test_nothing_goes_if_the_last_copy_cannot_be_made(
    diary: Diary, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Failed("The disk is full.")

    before = names(file)
    monkeypatch.setattr(copying, "place", full)
    with pytest.raises(Failed, match="full"):
        deleting.delete_all(file, SETTINGS, diary.now())
    assert names(file) == before


@pytest.mark.parametrize("size", [5000, 60])
def test_a_damaged_file_goes_only_without_a_copy(diary: Diary, file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])
    before = names(file)
    with pytest.raises(Damaged, match=r"damaged|cut short") as caught:
        deleting.delete_all(file, SETTINGS, diary.now())
    assert "--no-backup" in caught.value.remedy
    assert names(file) == before
    deleting.delete_all(file, SETTINGS, diary.now(), keep=False)
    assert not file.exists()


def test_somebody_else_s_file_is_not_ours_to_remove(diary: Diary, tmp_path: Path) -> None:
    photos = tmp_path / "photos.sqlite3"
    with closing(sqlite3.connect(photos)) as one:
        one.execute("CREATE TABLE photos (id)")
        one.commit()
    with pytest.raises(WrongFile):
        deleting.delete_all(photos, SETTINGS, diary.now(), keep=False)
    assert photos.exists()
