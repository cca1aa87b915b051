"""No room on the disk: it is said, what was typed stays, and is saved once there is room."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from terminal import ENTER, ESCAPE, Terminal

from tracker.clock import FixedClock
from tracker.domain.sites import parse_place
from tracker.services import profile
from tracker.services.diary import open_diary
from tracker.settings import Settings

NOW = "2026-11-22T19:30:00+01:00"
_TRACKER = [sys.executable, "-m", "tracker"]
PASTED = "\x1b[200~{}\x1b[201~"
_LIMITED = (
    "import resource, runpy, sys; hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1];"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), hard));"
    "sys.argv[0] = 'tracker'; from tracker.__main__ import main; sys.exit(main())"
)
_LOG_ROOM = 48_000
"""Bytes of one file: the index of the log fits, and then little more than one save."""


def prove(folder: Path, times: int, seed: int) -> str:
    """Files that may not grow, and (as root, ``times`` > 1) a real full disk."""
    del seed
    said = []
    home = folder / "small"
    file = _prepared(home)
    saved = _commands_under_a_limit(file)
    said.append(f"{saved} commands saved before files could not grow, then exit code 1")
    _app(
        [sys.executable, "-c", _LIMITED, str(_LOG_ROOM)], home, file,
        lambda terminal: resource.prlimit(
            terminal.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2
        ),
        "could not be read or written",
    )  # fmt: skip
    said.append("the app said so, kept the form, and saved once there was room")
    if times > 1:
        said.append(_on_a_full_disk(folder))
    return "; ".join(said)


def _prepared(home: Path) -> Path:
    home.mkdir(parents=True)
    file = home / "kept.sqlite3"
    clock = FixedClock(datetime.fromisoformat(NOW))
    diary = open_diary(file, Settings(), "app", clock, node="endure")
    profile.set_place(diary, parse_place("neck"))
    diary.close()
    return file


def _commands_under_a_limit(file: Path) -> int:
    """Commands until one no longer fits; what was said to be saved is there, and no more."""
    env = {**os.environ, "TRACKER_NOW": NOW, "HOME": str(file.parent)}
    # The file itself may grow a little: each command puts its log into it at the end.
    room = str(file.stat().st_size + 60_000)
    saved = 0
    for number in range(40):
        words = ["--db", str(file), "question", f"{number} " + "why " * 3000]
        done = subprocess.run(
            [sys.executable, "-c", _LIMITED, room, *words],
            env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        assert "fault in this program" not in done.stderr, done.stderr
        assert done.returncode in (0, 1), done.stderr
        saved += done.returncode == 0
        assert _questions(file) == saved, (number, done.stderr)
        if done.returncode:
            assert "room" in done.stderr or "full" in done.stderr, done.stderr
            return saved
    raise AssertionError("it never ran out of room")


def _app(
    command: list[str],
    home: Path,
    file: Path,
    make_room: Callable[[Terminal], object],
    words: str,
    fill: Callable[[], object] = lambda: None,
) -> None:
    env = {"TRACKER_DB": str(file), "TRACKER_NOW": NOW}
    before = _questions(file)
    with Terminal(command, home=home, env=env) as terminal:
        terminal.wait("When it suits you", 60)
        fill()
        terminal.send("n")
        terminal.wait("A question for the next visit", 60)
        # Longer than what fits, and with an end that can be seen.
        terminal.send(PASTED.format("why " * 12_000 + "at all?"))
        terminal.wait(words, 60)
        terminal.wait("at all?", 60)
        for key in (ENTER, ESCAPE):
            terminal.send(key)
            terminal.settle()
            terminal.wait(words, 60)
            terminal.wait("A question for the next visit", 60)
        assert _questions(file) == before
        make_room(terminal)
        terminal.send(ENTER)
        terminal.wait("Question kept for the next visit.", 60)
        terminal.send("q")
        assert terminal.ended(60) == 0
    assert _questions(file) == before + 1


def _on_a_full_disk(folder: Path) -> str:
    with _small_disk(folder / "disk") as disk:
        if disk is None:
            return "no disk of its own could be made here"
        file = _prepared(disk / "home")
        filler = disk / "filler"
        _app(
            _TRACKER, disk / "home", file, lambda _: filler.unlink(), "is full",
            fill=lambda: _fill(filler),
        )  # fmt: skip
        kept = _questions(file)
        _fill(filler)
        for path in (file, disk / "another.sqlite3"):
            done = subprocess.run(
                [*_TRACKER, "--db", str(path), "question", "why?"],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 1, done.stderr
            assert "Traceback" not in done.stderr, done.stderr
            assert "room" in done.stderr or "full" in done.stderr, done.stderr
        filler.unlink()
        assert _questions(file) == kept
    return "likewise on a disk that was full, and there commands ended with 1"


@contextmanager
def _small_disk(at: Path) -> Iterator[Path | None]:
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(at)]
    can = os.geteuid() == 0 and shutil.which("mount") is not None
    if not can or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def _fill(filler: Path) -> None:
    with filler.open("ab", buffering=0) as file:
        for size in (65536, 4096):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def _questions(file: Path) -> int:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute("SELECT count(*) FROM question").fetchone()[0]
        return int(found)
    finally:
        connection.close()


# A write beyond the limit must be an error, not the end of the program that writes.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
