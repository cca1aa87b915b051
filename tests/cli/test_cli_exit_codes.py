"""Exit codes, and that a refusal changes nothing."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import Run, tables
from tracker.cli import output
from tracker.cli.main import main
from tracker.services import diary as diary_service
from tracker.services import due
from tracker.store.connection import open_store

WRITES = [
    ["checkin", "--pain", "4"],
    ["c"],
    ["session", "before", "--pain", "4"],
    ["event", "stress"],
    ["question", "why?"],
    ["site", "set", "neck"],
    ["profile", "target=x"],
]


@pytest.mark.parametrize("words", WRITES)
def test_every_write_is_one_change_of_the_journal(run: Run, db: Path, words: list[str]) -> None:
    ran = run(*words, "--json", stdin="6 4 3\n")
    assert ran.code == 0
    assert ran.json["change"] == 1
    [change] = tables(db)["change"]
    assert "command line" in change


@pytest.mark.parametrize(
    "words",
    [
        ["checkin", "--pain", "11"],
        ["checkin", "--pain", "x"],
        ["checkin", "--pain", "-1"],
        ["checkin", "--pain", "4.5"],
        ["checkin", "--pain", "1e1"],
        ["checkin", "--pain", "9" * 5000],
        ["checkin", "--pain", "４x"],
        ["checkin", "--pain", "4", "--day", "2026-11-23"],
        ["checkin", "--pain", "4", "--day", "2026-02-30"],
        ["checkin", "--pain", "4", "--place", "moon=3"],
        ["checkin", "--pain", "4", "--place", "neck=11"],
        ["checkin", "--pain", "4", "--place", "neck"],
        ["checkin", "--pain", "4", "--place", "low_back=3"],
        ["checkin", "--pain", "4", "--place", "neck=3", "--place", "neck=4"],
        ["checkin", "--note", "a\0b"],
        ["checkin", "--note", "half \ud83d of a pair"],
        ["checkin", "--note", "x" * 200_001],
        ["checkin", "--note", "  "],
        ["checkin", "--since-session", "sore,tired"],
        ["checkin", "--pain"],
        ["checkin", "--pian", "4"],
        ["checkin", "4"],
        ["site", "set", "back"],
        ["site", "set", "neck", "--from", "tomorrow"],
        ["list", "--site", "moon"],
        ["list", "--since", "soon"],
        ["chart", "--range", "soon"],
        ["nothing"],
        ["--color", "blue", "list"],
    ],
)
def test_wrong_usage_and_values_out_of_range_end_with_2(
    run: Run, db: Path, words: list[str]
) -> None:
    run("site", "set", "low_back")
    before = tables(db)
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.strip()
    assert tables(db) == before


@pytest.mark.parametrize(
    "note", ["[/]", "\x1b]0;title\x07", "x" * 10_000, "🙂‍↕️", "=cmd|'/c calc'!A1", "a\r\nb"]
)
def test_any_note_is_kept_and_shown_without_steering(run: Run, note: str) -> None:
    kept = run("checkin", "--note", note, "--json").json
    assert run("show", kept["id"], "--json").json["note"] == note.replace("\r\n", "\n")
    assert "\x1b" not in run("show", kept["id"]).out


@pytest.mark.parametrize("words", [*WRITES, ["list"], ["due"], []])
def test_a_file_that_is_not_ours_ends_with_4(run: Run, db: Path, words: list[str]) -> None:
    db.write_text("Dear diary")
    ran = run(*words, stdin="6 4 3\n")
    assert ran.code == 4
    assert db.read_text() == "Dear diary"
    assert "not a Massage Tracker file" in ran.err


def test_another_programs_database_ends_with_4(run: Run, db: Path) -> None:
    other = sqlite3.connect(db)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    before = db.read_bytes()
    assert run("checkin", "--pain", "4").code == 4
    assert db.read_bytes() == before


def test_a_newer_file_ends_with_4(run: Run, db: Path) -> None:
    run("checkin", "--pain", "4")
    newer = sqlite3.connect(db)
    newer.execute("PRAGMA user_version = 99")
    newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    newer.close()
    before = tables(db)
    ran = run("checkin", "--pain", "5")
    assert ran.code == 4
    assert "newer Massage Tracker" in ran.err
    assert tables(db) == before


def test_a_file_cut_short_ends_with_5(run: Run, db: Path) -> None:
    run("checkin", "--pain", "4")
    whole = db.read_bytes()
    for size in (50, 4096, len(whole) - 4096):
        db.write_bytes(whole[:size])
        assert run("list").code == 5
        assert run("checkin", "--pain", "5").code == 5
        assert db.read_bytes() == whole[:size]


def test_a_file_damaged_inside_ends_with_5(run: Run, db: Path) -> None:
    run("checkin", "--pain", "4", "--note", "x" * 9000)
    whole = bytearray(db.read_bytes())
    whole[8192:] = b"\xff" * (len(whole) - 8192)
    db.write_bytes(whole)
    ran = run("list")
    assert ran.code == 5
    assert "damaged" in ran.err


def test_a_folder_a_dangling_link_or_no_way_there_end_with_1(run: Run, db: Path) -> None:
    for path in (db.parent, db.parent / "file" / "under" / "x"):
        (db.parent / "file").write_text("")
        assert main(["--db", str(path), "checkin", "--pain", "4"]) == 1
    link = db.parent / "link"
    link.symlink_to(db.parent / "gone")
    assert main(["--db", str(link), "list"]) == 1
    assert main(["--db", "x" * 5000, "list"]) == 1


def test_a_folder_that_is_missing_is_made_for_its_owner(db: Path) -> None:
    place = db.parent / "new" / "deep" / "t.sqlite3"
    assert main(["--db", str(place), "checkin", "--pain", "4"]) == 0
    assert place.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("words", WRITES)
def test_a_busy_file_ends_with_3(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    run("due")
    impatient = partial(open_store, patience=0.05)
    monkeypatch.setattr(diary_service, "open_store", impatient)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        ran = run(*words, stdin="6 4 3\n")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert ran.code == 3
    assert ran.out == ""
    assert tables(db)["change"] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_read_only_file_can_be_looked_at(run: Run, db: Path) -> None:
    run("checkin", "--pain", "4")
    db.chmod(0o400)
    assert run("list").code == 0
    assert run("checkin", "--pain", "4").code == 1


def test_a_read_only_file_refuses_writing_with_1(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("checkin", "--pain", "4")
    before = tables(db)
    monkeypatch.setattr("tracker.store.connection.os.access", lambda *_: False)
    assert run("list").code == 0
    ran = run("checkin", "--pain", "5")
    assert ran.code == 1
    assert "read-only" in ran.err
    assert tables(db) == before


def test_settings_that_cannot_be_read_end_with_2(run: Run) -> None:
    from tracker import paths

    folder = paths.settings_folder()
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("day_start_hour = 99")
    ran = run("checkin", "--pain", "4")
    assert ran.code == 2
    assert "day_start_hour" in ran.err
    assert run("--version").code == 0


def test_a_clock_that_is_none_ends_with_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", "noon")
    ran = run("checkin", "--pain", "4")
    assert ran.code == 2
    assert "TRACKER_NOW" in ran.err


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "~nobody-of-that-name/x"])
def test_a_file_name_that_is_none_ends_with_2(name: str) -> None:
    assert main(["--db", name, "list"]) == 2


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(due, "open_now", interrupted)
    ran = run("due")
    assert ran.code == 130
    assert "Traceback" not in ran.err


def test_a_fault_of_ours_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise LookupError("\x1b[2J")

    monkeypatch.setattr(due, "open_now", broken)
    ran = run("due")
    assert ran.code == 1
    assert "A fault in this program: LookupError: ␛[2J" in ran.err


class _Closed(io.StringIO):
    """A standard output whose reader has gone, or whose disk is full."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code"), [(BrokenPipeError(32, "Broken pipe"), 0), (OSError(28, "No space left"), 1)]
)
def test_output_that_no_one_takes(
    db: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: OSError,
    code: int,
) -> None:
    monkeypatch.setattr(sys, "stdout", _Closed(error))
    assert main(["--db", str(db), "checkin", "--pain", "4"]) == code
    assert ("No space left" in capsys.readouterr().err) == (code == 1)
    assert len(tables(db)["entry"]) == 1


def test_streams_that_are_closed_are_no_fault(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["--db", str(db), "checkin", "--pain", "4"]) == 0
    assert main(["--db", str(db), "checkin"]) == 2
    assert main(["--db", str(db), "c"]) == 2
    assert main(["--db", str(db), "checkin", "--note", "-"]) == 2


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_signs_that_the_encoding_lacks_are_replaced(
    db: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["--db", str(db), "checkin", "--pain", "4", "--note", "“çay” 🙂", "--json"]) == 0
    assert main(["--db", str(db), "list"]) == 0
    assert main(["--db", str(db), "list", "--json"]) == 0
    assert main(["--db", str(db), "chart", "--width", "60"]) == 0
    written = raw.getvalue().decode(encoding)
    assert ("çay" in written.replace('"', "")) == (encoding != "ascii")
    assert output.unicode_works() == (encoding == "utf-8")
