"""Going back to a backup: what it says beforehand is what it does, and it can be undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.errors import Damaged, Failed, WrongFile
from tracker.services import checkins, editing, events, looking_after, merging, records, restoring
from tracker.services import profile as profiles
from tracker.services.diary import Diary, open_diary
from tracker.services.restoring import Preview, Restored
from tracker.settings import Settings
from tracker.store import rows
from tracker.store.versions import Counts


def held(diary: Diary) -> list[tuple[object, ...]]:
    found = []
    for name, spec in rows.TABLES.items():
        listed = ", ".join(spec.columns)
        lines = diary.store.connection.execute(f"SELECT {listed} FROM {name} ORDER BY {spec.key}")
        found += [(name, *line) for line in lines]
    return found


def kept(diary: Diary) -> Path:
    return looking_after.make(diary.store.path, diary.settings, diary.now()).path


def restored(diary: Diary, source: Path) -> tuple[Preview, Restored]:
    with restoring.prepared(
        diary.store.path, diary.settings, diary.store.clock, source, "command line"
    ) as one:
        return one.preview, one.carry_out()


@pytest.fixture
def filled(diary: Diary) -> Diary:
    for _ in range(3):
        checkins.save(diary, CheckIn(diary.today(), ease=6, pain=4, note="as it was"))
    profiles.set_facts(diary, {"told": "sciatica"})
    return diary


def test_the_preview_says_what_is_then_done(filled: Diary) -> None:
    before = held(filled)
    backup = kept(filled)
    first, second, _ = (one.id for one in records.listed(filled, records.Filter()))
    records.delete(filled, first)
    editing.edit(filled, second, {"pain": "9"})
    events.save_question(filled, "why?")
    events.save_question(filled, "and when?")
    profiles.set_facts(filled, {"told": "other"})
    changes = filled.store.last_change()

    seen, done = restored(filled, backup)
    assert seen.counts == Counts(added=1, changed=2, removed=2)
    assert (seen.records, seen.damage, seen.missing) == (3, "", False)
    assert held(filled) == before
    assert done.change == filled.store.last_change() == changes + 1
    assert filled.store.connection.execute(
        "SELECT kind FROM change ORDER BY seq DESC LIMIT 1"
    ).fetchone() == ("restore",)
    assert done.backup is not None
    assert done.backup.records == 4
    # Doing it again finds nothing to do.
    seen, done = restored(filled, backup)
    assert not seen.counts
    assert (done.change, done.backup) == (0, None)


def test_looking_changes_nothing(filled: Diary) -> None:
    backup = kept(filled)
    events.save_question(filled, "why?")
    files = {path.name for path in backup.parent.iterdir()}
    before, unread = backup.read_bytes(), list(filled.store.connection.iterdump())
    with restoring.prepared(
        filled.store.path, filled.settings, filled.store.clock, backup, "x"
    ) as one:
        assert one.preview.counts == Counts(removed=1)
    assert backup.read_bytes() == before
    assert list(filled.store.connection.iterdump()) == unread
    assert {path.name for path in backup.parent.iterdir()} == files


def test_a_restore_stands_above_what_another_machine_has(
    filled: Diary, tmp_path: Path, clock: FixedClock
) -> None:
    """What was taken away by going back does not come in again with the next merge."""
    backup = kept(filled)
    events.save_question(filled, "why?")
    copy = tmp_path / "elsewhere.sqlite3"
    looking_after.write_copy(filled.store.path, copy, filled.now())
    restored(filled, backup)
    before = held(filled)
    merging.merge_file(filled, copy)
    assert held(filled) == before


def test_drafts_stay(filled: Diary) -> None:
    from tracker.services import drafting

    backup = kept(filled)
    drafting.keep(filled, None, "checkin", filled.today(), "{}")
    events.save_question(filled, "why?")
    restored(filled, backup)
    assert filled.store.connection.execute("SELECT count(*) FROM draft").fetchone() == (1,)


def damage(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xff" * len(data[4096 * 2 :])
    path.write_bytes(data)
    return bytes(data)


def cut(path: Path) -> bytes:
    path.write_bytes(path.read_bytes()[:5000])
    return path.read_bytes()


@pytest.mark.parametrize("harm", [damage, cut])
def test_a_damaged_file_is_replaced_and_kept(
    filled: Diary, clock: FixedClock, tmp_path: Path, harm: object
) -> None:
    assert callable(harm)
    before, path = held(filled), filled.store.path
    backup = kept(filled)
    filled.close()
    left = harm(path)
    with restoring.prepared(path, Settings(), clock, backup, "x") as one:
        seen = one.preview
        assert "damaged" in seen.damage or "cut short" in seen.damage
        assert seen.aside == tmp_path / "tracker.sqlite3.damaged-2026-11-22T193000"
        assert path.read_bytes() == left
        done = one.carry_out()
    assert done.aside == seen.aside
    assert done.aside is not None
    assert done.aside.read_bytes() == left
    diary = open_diary(path, Settings(), "app", clock, node="test")
    assert held(diary) == before
    # The history came with it, so undoing goes on where the backup was made.
    assert diary.store.last_change() == 4
    diary.close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_there_is_no_file_the_backup_becomes_it(
    filled: Diary, clock: FixedClock, tmp_path: Path
) -> None:
    backup = kept(filled)
    new = tmp_path / "new.sqlite3"
    with restoring.prepared(new, Settings(), clock, backup, "x") as one:
        assert one.preview.missing
        assert not new.exists()
        one.carry_out()
    diary = open_diary(new, Settings(), "app", clock, node="test")
    assert held(diary) == held(filled)
    diary.close()


def test_what_is_no_backup_is_refused(filled: Diary, clock: FixedClock, tmp_path: Path) -> None:
    path, wrong = filled.store.path, tmp_path / "wrong"
    before = list(filled.store.connection.iterdump())

    def refused() -> None:
        with restoring.prepared(path, Settings(), clock, wrong, "x"):
            pytest.fail("it was taken")

    with pytest.raises(Failed, match="no records"):
        refused()
    wrong.write_text("Dear diary")
    with pytest.raises(WrongFile):
        refused()
    wrong.unlink()
    looking_after.write_copy(path, wrong, filled.now())
    damage(wrong)
    with pytest.raises(Damaged) as caught:
        refused()
    # What is damaged is the backup, and it is not said to be the file in use.
    assert str(wrong) in caught.value.message
    wrong.unlink()
    wrong.symlink_to(path)
    with pytest.raises(Failed, match="in use itself"):
        refused()
    assert list(filled.store.connection.iterdump()) == before


def test_a_current_file_that_is_not_ours_is_not_replaced(
    filled: Diary, clock: FixedClock, tmp_path: Path
) -> None:
    backup = kept(filled)
    foreign = tmp_path / "photos.sqlite3"
    with closing(sqlite3.connect(foreign)) as one:
        one.execute("CREATE TABLE photos (id)")
        one.commit()
    before = foreign.read_bytes()
    with (
        pytest.raises(WrongFile),
        restoring.prepared(foreign, Settings(), clock, backup, "x"),
    ):
        pytest.fail("it was taken")
    assert foreign.read_bytes() == before
