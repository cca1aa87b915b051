"""The command line as a process: what it loads, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import STILL

_REPORT = """
import json, sys
from tracker.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([code, sorted(name.partition(".")[0] for name in sys.modules)]), file=sys.stderr)
"""


def loaded(db: Path, *words: str) -> set[str]:
    """The top-level modules that a command leaves loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", _REPORT, "--db", str(db), *words],
        capture_output=True, text=True, timeout=60, check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    code, modules = json.loads(ran.stderr.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize(
    "words",
    [
        ("checkin", "--pain", "4"),
        ("session", "before", "--pain", "4"),
        ("due",),
        ("list",),
        ("chart", "--table"),
        ("progress", "--explain"),
        ("summary",),
        ("help-now",),
        ("--version",),
    ],
)
def test_no_command_loads_what_only_screens_and_pictures_need(
    db: Path, words: tuple[str, ...]
) -> None:
    assert not loaded(db, *words) & {"textual", "plotext", "rich"}


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("path",), ("help-now",)])
def test_what_needs_no_file_does_not_load_the_store(db: Path, words: tuple[str, ...]) -> None:
    assert not loaded(db, *words) & {"sqlite_utils", "sqlite3"}
    assert not db.exists()


@pytest.mark.parametrize("words", [("due",), ("list",)])
def test_looking_does_not_load_what_only_writing_needs(db: Path, words: tuple[str, ...]) -> None:
    loaded(db, "checkin", "--pain", "4")
    assert "sqlite_utils" not in loaded(db, *words)


def tracker(*words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m tracker``."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        timeout=60, check=False, **more,  # type: ignore[call-overload]
    )  # fmt: skip


def test_a_reader_that_leaves_early_is_no_failure(db: Path) -> None:
    tracker("--db", str(db), "checkin", "--note", "x" * 100_000, stdout=subprocess.DEVNULL)
    reading, writing = os.pipe()
    os.close(reading)
    ran = tracker("--db", str(db), "list", "--json", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (ran.returncode, ran.stderr.decode()) == (0, STILL)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_is_said(db: Path) -> None:
    with open("/dev/full", "wb") as full:
        ran = tracker("--db", str(db), "help-now", stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 1
    assert b"No space left" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr


def test_bytes_that_are_no_text_are_refused(db: Path) -> None:
    ran = tracker(
        "--db", str(db), "checkin", "--note", os.fsdecode(b"\xff\xfe"), stderr=subprocess.PIPE
    )
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    ran = tracker("--db", str(db), "checkin", "--note", "-", input=b"\xff", stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


def test_ascii_surroundings(db: Path) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    tracker("--db", str(db), "checkin", "--pain", "4", stdout=subprocess.DEVNULL)
    ran = tracker(
        "--db", str(db), "chart", "--width", "60",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings,
    )  # fmt: skip
    assert ran.returncode == 0
    assert ran.stdout.isascii()
    assert b"?" not in ran.stdout
