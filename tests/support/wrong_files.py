"""Files that the program must refuse and leave as they are, byte for byte, with their logs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_OURS = """
import sys
from datetime import datetime
from pathlib import Path
from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.services import checkins
from tracker.services.diary import open_diary
from tracker.settings import Settings
clock = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
diary = open_diary(Path(sys.argv[1]), Settings(), "app", clock, node="test")
for ease in range(5):
    checkins.save(diary, CheckIn(diary.today(), ease=ease, note="n" * 9000))
for statement in sys.argv[2:]:
    diary.store.connection.execute(statement)
import os
os._exit(0) if sys.argv[2:] else diary.close()
"""


@dataclass(frozen=True)
class WrongFile:
    """``make`` puts it at a path; ``code`` is the exit code it is refused with."""

    make: Callable[[Path], None]
    code: int


def _ours(path: Path, *statements: str) -> None:
    """A file of ours; with ``statements``, as a program that was killed after them leaves it."""
    subprocess.run([sys.executable, "-c", _OURS, str(path), *statements], check=True)


def _newer_in_its_log(path: Path) -> None:
    _ours(path, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA user_version = 99")


def _newer(path: Path) -> None:
    _ours(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _another_program(path: Path, *, wal: bool) -> None:
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        f"c.execute('PRAGMA journal_mode = {'wal' if wal else 'delete'}');"
        "c.execute('CREATE TABLE t (x)'); c.execute('INSERT INTO t VALUES (1)'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


def _cut(path: Path, size: int) -> None:
    _ours(path)
    os.truncate(path, size if size > 0 else path.stat().st_size + size)


def _overwritten(path: Path, start: int, *, log: bool = False) -> None:
    _ours(path, *(["SELECT 1"] if log else []))
    data = bytearray(path.read_bytes())
    data[start:] = b"\xff" * (len(data) - start)
    path.write_bytes(data)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nothing there"))


WRONG: dict[str, WrongFile] = {
    "words": WrongFile(lambda path: path.write_text("Dear diary") and None, 4),
    "an archive": WrongFile(lambda path: path.write_bytes(b"PK\x03\x04" * 500) and None, 4),
    "another program's": WrongFile(lambda path: _another_program(path, wal=False), 4),
    "another program's with a log": WrongFile(lambda path: _another_program(path, wal=True), 4),
    "newer": WrongFile(_newer, 4),
    "newer, in its log": WrongFile(_newer_in_its_log, 4),
    "cut in its header": WrongFile(lambda path: _cut(path, 50), 5),
    "cut short": WrongFile(lambda path: _cut(path, -4096), 5),
    "damaged": WrongFile(lambda path: _overwritten(path, 4096), 5),
    "damaged, with a log": WrongFile(lambda path: _overwritten(path, 4096, log=True), 5),
    "damaged in its first page": WrongFile(lambda path: _overwritten(path, 100), 5),
    "a folder": WrongFile(lambda path: path.mkdir(), 1),
    "a link to nothing": WrongFile(_dangling, 1),
    "a pipe": WrongFile(os.mkfifo, 1),
}


def contents(path: Path) -> dict[str, bytes | str]:
    """The file and its log, byte for byte; what else stands at the path by its kind."""
    found: dict[str, bytes | str] = {}
    for ending in ("", "-wal", "-journal"):
        one = path.with_name(path.name + ending)
        if one.is_symlink():
            found[ending] = os.readlink(one)
        elif one.is_file():
            found[ending] = one.read_bytes()
        elif one.exists():
            found[ending] = oct(one.stat().st_mode)
    return found


def made(kind: str, folder: Path) -> tuple[Path, int]:
    """A wrong file of that kind in ``folder``, and its exit code."""
    path = folder / "wrong.sqlite3"
    for old in folder.glob("wrong.sqlite3*"):
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    WRONG[kind].make(path)
    return path, WRONG[kind].code
