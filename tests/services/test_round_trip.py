"""What goes out comes in again: the same records, once, whatever they hold."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from any_records import Contents, contents, put
from hypothesis import HealthCheck, given, settings

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.records import Kind
from tracker.errors import TrackerError
from tracker.exchange import entry_reading, plain_records
from tracker.services import checkins, events, exporting, undoing
from tracker.services.demo import write_demo
from tracker.services.diary import Diary, open_diary
from tracker.services.importing import import_json
from tracker.services.importing_ratings import import_csv
from tracker.settings import Settings
from tracker.store import rows
from tracker.store.ids import SeededIds

NOW = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
MANY = bool(os.environ.get("TRACKER_MANY"))
"""Whether to look at as many random files as the figures of a release are taken from."""

random_files = settings(
    max_examples=200 if MANY else 40, deadline=None, suppress_health_check=list(HealthCheck)
)


@contextmanager
def files(*names: str) -> Iterator[list[Diary]]:
    with TemporaryDirectory() as folder:
        opened = [
            open_diary(Path(folder) / name, Settings(), "test", NOW, ids=SeededIds(at), node=name)
            for at, name in enumerate(names)
        ]
        try:
            yield opened
        finally:
            for diary in opened:
                diary.close()


def everything(diary: Diary, *, with_private: bool = True) -> bytes:
    return "".join(exporting.json_pieces(diary, with_private=with_private)).encode()


def records(data: bytes) -> str:
    """The export without its header, byte for byte."""
    text = data.decode()
    return text[text.index('"records"') :]


def ratings(diary: Diary) -> bytes:
    return "".join(exporting.csv_pieces(diary)).encode()


def take_csv(diary: Diary, data: bytes, **how: Any) -> Any:
    return import_csv(diary, io.BytesIO(data), "r.csv", size=len(data), **how)


@random_files
@given(contents())
def test_everything_goes_out_and_in_and_out_the_same(held: Contents) -> None:
    with files("one", "two") as (one, two):
        put(one.store, held)
        out = everything(one)
        done = import_json(two, out, "one.json")
        assert done.new.total() == len(held.entries) + len(held.rows)
        assert records(everything(two)) == records(out)
        for diary in (one, two):
            before = diary.store.last_change()
            again = import_json(diary, out, "one.json", replacing=True)
            assert again.new.total() == again.differing.total() == again.change == 0
            assert diary.store.last_change() == before


@random_files
@given(contents())
def test_private_notes_stay_here_unless_asked_for(held: Contents) -> None:
    with files("one", "two") as (one, two):
        put(one.store, held)
        out = everything(one, with_private=False)
        for record in json.loads(out)["records"]:
            assert record.get("note") is None or not record["private"]
            assert record.get("note_left_out", False) == record.get("private", False)
        whole = everything(one)
        assert import_json(one, out, "one.json", replacing=True).change == 0
        assert everything(one) == whole
        import_json(two, out, "one.json")
        assert records(everything(two, with_private=False)) == records(out)


@random_files
@given(contents())
def test_ratings_go_out_and_in_and_out_the_same(held: Contents) -> None:
    with files("one", "two", "three") as (one, two, three):
        put(one.store, held)
        out = ratings(one)
        assert take_csv(one, out, replacing=True).change == 0
        first = take_csv(two, out)
        assert first.new["rating"] == out.count(b"\n") - 1 - sum(
            entry.note.count("\n")
            for entry in held.entries
            if entry.ratings and entry.note and not entry.private
        )
        assert take_csv(two, out, replacing=True).change == 0
        if not any(table == "activity" for table, _ in held.rows):
            assert ratings(two) == out
        # Of a file without ids, line after line is found again.
        bare = without_ids(out)
        take_csv(three, bare)
        assert take_csv(three, bare, replacing=True).change == 0
        assert take_csv(one, bare, replacing=True).new["rating"] == 0


def test_a_private_note_is_in_no_export_that_did_not_ask_for_it(diary: Diary) -> None:
    form = CheckIn(date(2026, 11, 22), ease=5, note="between us", private=True)
    checkins.save(diary, form)
    events.save_question(diary, "between us two", private=True)
    assert everything(diary).count(b"between us") == 2
    for out in (everything(diary, with_private=False), ratings(diary)):
        assert out.strip()
        assert b"between us" not in out


def without_ids(data: bytes) -> bytes:
    import csv

    read = list(csv.reader(io.StringIO(data.decode(), newline="")))
    out = io.StringIO()
    csv.writer(out).writerows(row[2:] for row in read)
    return out.getvalue().encode()


def without_activity_ids(data: bytes) -> list[str]:
    lines = data.decode().splitlines()
    return sorted(line[line.index(",") :] if ",activity:" in line else line for line in lines)


@pytest.mark.parametrize("weeks", [10, 60])
def test_the_demo_goes_out_and_in(tmp_path: Path, weeks: int) -> None:
    write_demo(tmp_path / "demo", weeks=weeks, clock=NOW, settings=Settings())
    demo = open_diary(tmp_path / "demo", Settings(), "test", NOW, node="a")
    other = open_diary(tmp_path / "other", Settings(), "test", NOW, node="b")
    third = open_diary(tmp_path / "third", Settings(), "test", NOW, node="c")
    try:
        out = everything(demo)
        import_json(other, out, "demo.json")
        assert records(everything(other)) == records(out)
        table = ratings(demo)
        take_csv(third, table)
        # A table names an activity in words, so the file that reads it has an id of its own for it.
        assert without_activity_ids(ratings(third)) == without_activity_ids(table)
        assert take_csv(demo, without_ids(table)).change == 0
    finally:
        for diary in (demo, other, third):
            diary.close()


def test_one_undo_takes_a_whole_import_back(diary: Diary, tmp_path: Path) -> None:
    write_demo(tmp_path / "demo", weeks=4, clock=NOW, settings=Settings())
    demo = open_diary(tmp_path / "demo", Settings(), "test", NOW, node="a")
    out, table = everything(demo), ratings(demo)
    demo.close()
    empty = records(everything(diary))
    for data, take in (
        (out, lambda: import_json(diary, out, "demo.json")),
        (table, lambda: take_csv(diary, table)),
    ):
        assert take().change
        full = everything(diary)
        assert len(full) > len(data) / 4
        undoing.undo(diary, confirmed=True)
        assert records(everything(diary)) == empty
        undoing.redo(diary, confirmed=True)
        assert everything(diary) == full
        undoing.undo(diary, confirmed=True)


def test_a_dry_run_counts_the_same_and_changes_nothing(diary: Diary, tmp_path: Path) -> None:
    write_demo(tmp_path / "demo", weeks=4, clock=NOW, settings=Settings())
    demo = open_diary(tmp_path / "demo", Settings(), "test", NOW, node="a")
    out, table = everything(demo), ratings(demo)
    demo.close()
    before = records(everything(diary))
    for dry in (True, True, False):
        done = take_csv(diary, table, dry_run=dry)
        assert done.new["rating"] == table.count(b"\n") - 1
        assert bool(done.change) is not dry
        if dry:
            assert records(everything(diary)) == before
            assert diary.store.last_change() == 0
    dry_run = import_json(diary, out, "x", dry_run=True)
    assert import_json(diary, out, "x").new == dry_run.new
    assert dry_run.new[Kind.EVENT.value]


def test_a_full_disk_in_the_middle_leaves_nothing(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.services import placing
    from tracker.store import bulk

    monkeypatch.setattr(placing, "TOGETHER", 5)
    write_demo(tmp_path / "demo", weeks=4, clock=NOW, settings=Settings())
    demo = open_diary(tmp_path / "demo", Settings(), "test", NOW, node="a")
    table = ratings(demo)
    demo.close()
    before = records(everything(diary))
    add, calls = bulk.add, []

    def full(*given: Any) -> None:
        calls.append(given)
        if len(calls) > 5:
            import sqlite3

            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        add(*given)

    monkeypatch.setattr(bulk, "add", full)
    with pytest.raises(TrackerError, match="full"):
        take_csv(diary, table)
    assert len(calls) == 6
    assert records(everything(diary)) == before
    assert diary.store.last_change() == 0


def test_no_table_and_no_column_is_forgotten() -> None:
    plain = set(rows.TABLES) - {"entry", *rows.ENTRY_PARTS}
    assert set(plain_records.PLAIN_KINDS) == plain
    for kind in plain:
        keys = set(plain_records.KEYS[kind]) - {"kind"}
        renamed = {"kind" if key == "review" else key for key in keys}
        assert renamed == set(rows.TABLES[kind].columns)
    of_entry = set(entry_reading.ENTRY_KEYS)
    assert set(rows.TABLES["entry"].columns) <= of_entry
    assert set(rows.TABLES["rating"].columns) - {"id", "entry_id"} == set(entry_reading.RATING_KEYS)
    assert set(rows.TABLES["session"].columns) - {"entry_id"} <= set(entry_reading.SESSION_KEYS)
    assert set(rows.TABLES["answer"].columns) - {"id", "entry_id"} == set(entry_reading.ANSWER_KEYS)
    assert set(rows.TABLES["quiz"].columns) - {"entry_id"} == set(entry_reading.QUIZ_KEYS)
    assert {*rows.TABLES["event"].columns, *rows.TABLES["question"].columns} - of_entry == {
        "entry_id"
    }
