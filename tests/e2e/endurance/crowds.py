"""Many at once: writers through both doors, and many first openings of a file not there yet."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.services import checkins
from tracker.services.diary import open_diary
from tracker.settings import Settings

NOW = "2026-11-22T19:30:00+01:00"
OPENINGS = 36
_TRACKER = [sys.executable, "-m", "tracker"]

_FIRST = """
import sys
from tracker.cli import due, main
from tracker.services import diary, today
from tracker.store import connection, migrations, upgrading
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main.main(["--db", sys.argv[1], "due"]))
"""


def by_command(file: Path, writer: int, entries: int, ended: list[int]) -> None:
    """One writer at the command line: a process for each entry."""
    env = {**os.environ, "TRACKER_NOW": NOW}
    for number in range(entries):
        words = ["--db", str(file), "checkin", "--pain", "4", "--note", f"{writer} {number}"]
        done = subprocess.run(
            [*_TRACKER, *words], env=env, capture_output=True, text=True, check=False
        )
        ended.append(done.returncode)
        assert done.returncode == 0, done.stderr


def by_service(file: str, writer: int, entries: int) -> None:
    """One writer that keeps the file open, as the app does."""
    clock = FixedClock(datetime.fromisoformat(NOW))
    diary = open_diary(Path(file), Settings(), "app", clock, node=f"node{writer}")
    for number in range(entries):
        checkins.save(diary, CheckIn(diary.today(), pain=4, note=f"{writer} {number}"))
    diary.close()


def prove(folder: Path, entries: int, seed: int) -> str:
    """Two writers of each kind with ``entries`` each; then the first openings."""
    del seed
    file = folder / "crowd.sqlite3"
    ended: list[int] = []
    commands = [
        threading.Thread(target=by_command, args=(file, writer, entries, ended))
        for writer in (0, 1)
    ]
    spawning = multiprocessing.get_context("spawn")
    services = [
        spawning.Process(target=by_service, args=(str(file), writer, entries)) for writer in (2, 3)
    ]
    for worker in (*commands, *services):
        worker.start()
    for worker in (*commands, *services):
        worker.join()
    assert [process.exitcode for process in services] == [0, 0]
    assert ended == [0] * (2 * entries)
    connection = sqlite3.connect(file)
    wanted = {(f"{writer} {number}",) for writer in range(4) for number in range(entries)}
    found = connection.execute("SELECT note FROM entry").fetchall()
    assert len(found) == 4 * entries, f"{len(found)} of {4 * entries}"
    assert set(found) == wanted
    assert connection.execute("SELECT count(*) FROM change").fetchone() == (4 * entries,)
    stamps = connection.execute("SELECT count(DISTINCT at) FROM change").fetchone()
    assert stamps == (4 * entries,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    openings = OPENINGS if entries > 50 else 4
    first_openings(folder, openings)
    return (
        f"4 writers × {entries}: {4 * entries} of {4 * entries}; {openings} of {openings} first "
        "openings at once"
    )


def first_openings(folder: Path, openings: int) -> None:
    """All open a file that is not there, at the same moment."""
    file = folder / "first" / "new.sqlite3"
    env = {**os.environ, "TRACKER_NOW": NOW}
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _FIRST, str(file)], env=env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(openings)
    ]  # fmt: skip
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=300) for program in programs]
    failed = [words for words, program in zip(said, programs, strict=True) if program.returncode]
    assert not failed, failed
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM change").fetchone() == (0,)
    connection.close()
