"""What stands at a path is told without changing it, whatever it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.errors import Damaged, Failed, TrackerError, WrongFile
from tracker.store import header
from tracker.store.connection import SCHEMA_VERSION, open_store
from tracker.store.header import Found
from tracker.store.ids import SeededIds


def ours(path: Path, clock: FixedClock) -> None:
    open_store(path, clock, SeededIds(1), "node", "test").close()


def text(path: Path, clock: FixedClock) -> None:
    path.write_text("Dear diary,\n" * 50)


def short_text(path: Path, clock: FixedClock) -> None:
    path.write_text("no")


def only_magic(path: Path, clock: FixedClock) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(40))


def foreign(path: Path, clock: FixedClock) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE photos (id)")
    connection.commit()
    connection.close()


def foreign_in_wal(path: Path, clock: FixedClock) -> None:
    made = path.with_name("made")
    connection = sqlite3.connect(made)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE photos (id)")
    connection.commit()
    # Copied while it is open, so that its log is still full of what was not put in yet.
    for ending in ("", "-wal"):
        shutil.copy(made.with_name("made" + ending), path.with_name(path.name + ending))
    connection.close()
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def newer(path: Path, clock: FixedClock) -> None:
    ours(path, clock)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


def truncated(path: Path, clock: FixedClock) -> None:
    ours(path, clock)
    os.truncate(path, path.stat().st_size - 4096)


def nearly_nothing_left(path: Path, clock: FixedClock) -> None:
    ours(path, clock)
    os.truncate(path, 99)


REFUSED = [
    (text, WrongFile, 4, "not a Massage Tracker file"),
    (short_text, WrongFile, 4, "not a Massage Tracker file"),
    (only_magic, Damaged, 5, "cut short"),
    (foreign, WrongFile, 4, "another program"),
    (foreign_in_wal, WrongFile, 4, "another program"),
    (newer, WrongFile, 4, "newer"),
    (truncated, Damaged, 5, "cut short"),
    (nearly_nothing_left, Damaged, 5, "99 bytes"),
]


@pytest.mark.parametrize(("make", "error", "code", "words"), REFUSED)
def test_what_is_refused_is_left_byte_for_byte(
    tmp_path: Path,
    clock: FixedClock,
    make: Callable[[Path, FixedClock], None],
    error: type[TrackerError],
    code: int,
    words: str,
) -> None:
    path = tmp_path / "folder" / "file"
    path.parent.mkdir()
    make(path, clock)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.parent.iterdir()}
    with pytest.raises(error, match=words) as caught:
        open_store(path, clock, SeededIds(1), "node", "test")
    assert caught.value.exit_code == code
    after = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.parent.iterdir()}
    assert after == before


def test_a_folder_a_dangling_link_and_a_pipe_are_no_files(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "gone")
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    inside = tmp_path / "note" / "file"
    (tmp_path / "note").write_text("a file, not a folder")
    long = tmp_path / ("x" * 300)
    before = sorted(p.name for p in tmp_path.iterdir())
    for path, words in (
        (folder, "is a folder"),
        (link, "a link to a file that is not there"),
        (ring, "a link to a file that is not there"),
        (pipe, "not an ordinary file"),
        (inside, "Not a directory"),
        (long, "File name too long"),
    ):
        with pytest.raises(Failed, match=words) as caught:
            open_store(path, clock, SeededIds(1), "node", "test")
        assert caught.value.exit_code == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_nothing_and_an_empty_file_are_new(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "file"
    assert header.inspect(path, SCHEMA_VERSION) is Found.NEW
    path.touch()
    assert header.inspect(path, SCHEMA_VERSION) is Found.NEW
    open_store(path, clock, SeededIds(1), "node", "test").close()
    assert header.inspect(path, SCHEMA_VERSION) is Found.OURS


def test_a_link_to_one_of_ours_is_followed(tmp_path: Path, clock: FixedClock) -> None:
    ours(tmp_path / "file", clock)
    link = tmp_path / "elsewhere" / "link"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "file")
    store = open_store(link, clock, SeededIds(1), "node", "test")
    with store.change("fact") as change:
        change.put("profile", {"key": "told", "value": "nothing"})
    store.close()
    assert link.is_symlink()
    assert [p.name for p in link.parent.iterdir()] == ["link"]


def test_what_is_missing_may_stand_in_the_log(tmp_path: Path, clock: FixedClock) -> None:
    """A machine that stopped while the log was being put in leaves a short file beside it."""
    path = tmp_path / "file"
    store = open_store(path, clock, SeededIds(1), "node", "test")
    size = path.stat().st_size
    with store.change("facts") as change:
        for number in range(300):
            change.put("profile", {"key": f"k{number}", "value": "v" * 100})
    copy = tmp_path / "copy"
    log = path.with_name("file-wal").read_bytes()
    store.connection.execute("PRAGMA wal_checkpoint(FULL)")
    whole = path.read_bytes()
    store.close()
    assert len(whole) > size
    copy.write_bytes(whole[:size])
    with pytest.raises(Damaged):
        header.inspect(copy, SCHEMA_VERSION)
    copy.with_name("copy-wal").write_bytes(log)
    opened = open_store(copy, clock, SeededIds(1), "node", "test")
    assert opened.connection.execute("SELECT count(*) FROM profile").fetchone() == (300,)
    assert opened.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    opened.close()
