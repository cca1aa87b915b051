"""Undo across restarts and doors, in a real pseudo-terminal."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import ENTER, Terminal

TRACKER = [sys.executable, "-m", "tracker"]
NOW = "2026-11-22T19:30:00+01:00"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def opened(home: Path) -> Terminal:
    return Terminal(TRACKER, home=home, env={"TRACKER_NOW": NOW})


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "TRACKER_NOW": NOW, "LANG": "C.UTF-8"}
    return subprocess.run(
        [*TRACKER, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=env,
        check=False,
    )  # fmt: skip


def held(home: Path) -> list[str]:
    file = home / ".local/share/massage-tracker/tracker.sqlite3"
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute("SELECT kind FROM entry ORDER BY kind")]
    finally:
        connection.close()


def closed(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.ended() == 0


def test_a_save_is_undone_after_a_restart_and_done_again(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        terminal.send("c643" + ENTER)
        terminal.wait("Saved for Sun 22 Nov")
        closed(terminal)
    assert held(home) == ["checkin"]

    with opened(home) as terminal:
        terminal.wait("1 of 1 day")
        terminal.send("u")
        terminal.wait("Undo “check-in for Sun 22 Nov”?")
        terminal.wait("It was done in the app")
        terminal.send("n")
        terminal.wait("When it suits you")
        assert held(home) == ["checkin"]
        terminal.send("u")
        terminal.wait("Undo “check-in for Sun 22 Nov”?")
        terminal.send("y")
        terminal.wait("Undone: check-in for Sun 22 Nov.")
        assert held(home) == []
        terminal.send("U")
        terminal.wait("Done again: check-in for Sun 22 Nov.")
        assert held(home) == ["checkin"]
        terminal.send("u")
        terminal.wait_for(lambda _: held(home) == [], "undone once more")
        closed(terminal)

    # Another door goes on where this one stopped.
    assert command(home, "redo").returncode == 2
    assert command(home, "redo", "--yes").stdout.startswith("Done again: check-in for Sun 22 Nov.")
    assert held(home) == ["checkin"]


def test_what_a_command_takes_back_goes_from_the_screen(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    assert command(home, "event", "injury").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        terminal.send("3")
        terminal.wait("Injury")
        assert command(home, "undo", "--yes").returncode == 0
        terminal.wait("Here will be everything you record.")
        terminal.send("U")
        terminal.wait("It was undone at the command line")
        terminal.send("y")
        terminal.wait("Injury")
        closed(terminal)
    assert held(home) == ["event"]


def test_a_key_pressed_twice_in_haste_deletes_nothing_for_good(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    assert command(home, "checkin", "--ease", "6", "--pain", "4").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        terminal.send("3dy")
        terminal.wait("u brings")
        assert held(home) == []
        terminal.send("u")
        terminal.wait("Undone: delete Check-in")
        terminal.wait("ease 6, pain 4")
        closed(terminal)
    assert held(home) == ["checkin"]
