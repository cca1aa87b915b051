"""Two machines, one diary: what a merge brings, what it leaves alone, and what it refuses."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.errors import Damaged, Failed, TrackerError, WrongFile
from tracker.services import checkins, drafting, editing, looking_after, merging, records, sessions
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store.connection import SCHEMA_VERSION
from tracker.store.ids import SeededIds
from tracker.store.versions import Counts


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Diary]:
    """The diary of another machine, five minutes later."""
    clock = FixedClock(datetime.fromisoformat("2026-11-22T19:35+01:00"))
    path = tmp_path / "elsewhere" / "tracker.sqlite3"
    opened = open_diary(path, Settings(), "app", clock, ids=SeededIds(7), node="elsewhere")
    yield opened
    opened.close()


def check_in(diary: Diary, pain: float = 4) -> str:
    return checkins.save(diary, CheckIn(diary.today(), ease=6, pain=pain, stiffness=3)).id


def handed_over(diary: Diary, other: Diary) -> None:
    """Let the other machine have what this one has."""
    merging.merge_file(other, diary.store.path)


def values(diary: Diary, entry_id: str) -> dict[str, float]:
    return {one.measure: one.value for one in records.find(diary, entry_id).ratings}


def dump(diary: Diary) -> list[str]:
    return list(diary.store.connection.iterdump())


def test_what_the_other_machine_recorded_comes_in(diary: Diary, other: Diary) -> None:
    check_in(diary)
    theirs = check_in(other, pain=2)
    done = merging.merge_file(diary, other.store.path)
    assert done.counts == Counts(added=1)
    assert done.history == 1
    assert done.backup is not None
    assert done.backup.records == 1
    assert values(diary, theirs) == {"ease": 6, "pain_avg": 2, "stiffness": 3}
    assert len(records.listed(diary, records.Filter())) == 2


def test_an_empty_file_takes_everything_and_needs_no_backup(diary: Diary, other: Diary) -> None:
    check_in(other)
    assert merging.merge_file(diary, other.store.path).backup is None
    assert looking_after.listed(diary.store.path, diary.settings) == ()


def test_the_later_of_two_edits_stands_in_both(diary: Diary, other: Diary) -> None:
    entry = check_in(diary)
    handed_over(diary, other)
    editing.edit(diary, entry, {"pain": "5", "ease": "5"})
    editing.edit(other, entry, {"pain": "7"})
    merging.merge_file(diary, other.store.path)
    assert values(diary, entry) == {"ease": 5, "pain_avg": 7, "stiffness": 3}
    merging.merge_file(other, diary.store.path)
    assert values(other, entry) == values(diary, entry)


def test_a_deleted_record_stays_deleted(diary: Diary, other: Diary) -> None:
    entry = check_in(diary)
    handed_over(diary, other)
    records.delete(other, entry)
    done = merging.merge_file(diary, other.store.path)
    assert done.counts == Counts(removed=1)
    assert records.listed(diary, records.Filter()) == []
    handed_over(diary, other)
    assert records.listed(other, records.Filter()) == []


@pytest.mark.parametrize("from_the_other", [False, True])
def test_what_was_deleted_here_and_added_to_there_comes_back_whole(
    diary: Diary, other: Diary, from_the_other: bool
) -> None:
    """Not only what was added: a session of one rating would be a fragment of a record."""
    form = SessionForm(diary.today(), RightNow(ease=3, pain=7), RightNow(ease=6, pain=4))
    entry = sessions.save(diary, form).id
    handed_over(diary, other)
    records.delete(diary, entry)
    editing.edit(other, entry, {"pain-after": "3"})
    mine, theirs = (other, diary) if from_the_other else (diary, other)
    done = merging.merge_file(mine, theirs.store.path)
    found = records.find(mine, entry)
    assert found.session is not None
    assert sorted(one.value for one in found.ratings) == [3, 3, 6, 7]
    assert done.counts == (Counts() if from_the_other else Counts(added=1))
    # A later deletion is not undone by the copy that once brought it back.
    records.delete(mine, entry)
    assert not merging.merge_file(mine, theirs.store.path).counts


def test_the_deletion_that_brought_nothing_back_is_remembered(diary: Diary, other: Diary) -> None:
    """A third machine that still has the record is told, though this one never had it."""
    entry = check_in(other)
    copy = other.store.path.with_name("third.sqlite3")
    looking_after.write_copy(other.store.path, copy, other.now())
    records.delete(other, entry)
    merging.merge_file(diary, other.store.path)
    merging.merge_file(diary, copy)
    assert records.listed(diary, records.Filter()) == []


def test_joined_history_is_marked_and_stands_before_the_merge(diary: Diary, other: Diary) -> None:
    check_in(diary)
    check_in(other)
    done = merging.merge_file(diary, other.store.path)
    found = diary.store.connection.execute("SELECT seq, kind, door FROM change ORDER BY seq")
    assert found.fetchall() == [
        (1, "record", "app"), (2, "record", "merged:app"), (3, "merge", "app")
    ]  # fmt: skip
    assert done.change == 3


def test_drafts_stay_where_they_were_typed(diary: Diary, other: Diary) -> None:
    drafting.keep(other, None, "checkin", other.today(), "{}")
    check_in(other)
    merging.merge_file(diary, other.store.path)
    assert diary.store.connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_two_open_courses_are_said_and_not_prevented(diary: Diary, other: Diary) -> None:
    for one in (diary, other):
        with one.store.change("plan") as change:
            plan = {"site": "neck", "side": "both", "weeks": 6, "per_week": 1.0, "minutes": 60}
            change.put("course", {"id": one.store.node, "start": "2026-11-01", **plan})
    done = merging.merge_file(diary, other.store.path)
    assert done.notes == (
        "There are 2 open courses for the neck now."
        " End the one that is over: tracker course show --all",
    )
    assert merging.merge_file(diary, other.store.path).notes == ()


def test_a_file_merged_with_itself(diary: Diary, tmp_path: Path) -> None:
    check_in(diary)
    (tmp_path / "link").symlink_to(diary.store.path)
    before = dump(diary)
    for path in (diary.store.path, tmp_path / "link"):
        assert merging.merge_file(diary, path).same
    assert dump(diary) == before


def test_a_log_beside_the_other_file_is_read_and_left_alone(
    diary: Diary, other: Diary, tmp_path: Path
) -> None:
    check_in(other)
    folder = tmp_path / "synchronised"
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{other.store.path}{ending}", folder / f"t{ending}")
    assert (folder / "t-wal").stat().st_size > 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert merging.merge_file(diary, folder / "t").counts == Counts(added=1)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def _text(path: Path) -> None:
    path.write_text("Dear diary")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as one:
        one.execute("CREATE TABLE photos (id)")
        one.commit()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as one:
        one.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xff" * len(data[4096 * 2 :])
    path.write_bytes(data)


def _loose(path: Path) -> None:
    with closing(sqlite3.connect(path)) as one:
        one.execute("DELETE FROM entry")
        one.commit()


def _far_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as one:
        one.execute("UPDATE rating SET changed_at = 9223372036854775807")
        one.commit()


def _nothing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


REFUSED = [
    (_text, WrongFile), (_foreign, WrongFile), (_newer, WrongFile), (_far_future, WrongFile),
    (_cut, Damaged), (_scribbled, Damaged), (_loose, Damaged), (_nothing, Failed),
    (_folder, Failed),
]  # fmt: skip


@pytest.mark.parametrize(("make", "error"), REFUSED)
def test_what_is_refused_changes_neither_file(
    diary: Diary, other: Diary, tmp_path: Path, make: object, error: type[TrackerError]
) -> None:
    assert callable(make)
    check_in(diary)
    check_in(other)
    wrong = tmp_path / "wrong" / "copy.sqlite3"
    wrong.parent.mkdir()
    if make not in (_text, _foreign):
        looking_after.write_copy(other.store.path, wrong, other.now())
    make(wrong)
    theirs = wrong.read_bytes() if wrong.is_file() else None
    before = dump(diary)
    with pytest.raises(error):
        merging.merge_file(diary, wrong)
    assert dump(diary) == before
    assert (wrong.read_bytes() if wrong.is_file() else None) == theirs
    assert [path.name for path in wrong.parent.iterdir()] == (
        [] if make is _nothing else [wrong.name]
    )
    assert looking_after.listed(diary.store.path, diary.settings) == ()
