"""However a form ends, what was typed is offered again: in a real terminal, a real shell."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import ENTER, ESCAPE, Terminal

TRACKER = [sys.executable, "-m", "tracker"]
NOW = {"TRACKER_NOW": "2026-11-22T19:30:00+01:00"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    env = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **NOW}
    subprocess.run([*TRACKER, "site", "set", "neck"], env=env, check=True, capture_output=True)
    return folder


def file_of(home: Path) -> Path:
    return home / ".local/share/massage-tracker/tracker.sqlite3"


def drafts(home: Path) -> list[tuple[str, bool]]:
    """Each draft's form, and whether its window still has it open."""
    connection = sqlite3.connect(f"file:{file_of(home)}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT form, pid IS NOT NULL FROM draft").fetchall()
    finally:
        connection.close()


def killed(terminal: Terminal) -> None:
    terminal.settle(0.6)
    terminal.process.kill()


def told(number: int) -> Callable[[Terminal], None]:
    def tell(terminal: Terminal) -> None:
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 130

    return tell


ENDS: dict[str, Callable[[Terminal], None]] = {
    "escape": lambda terminal: terminal.send(ESCAPE) and None,
    "kill -9": killed,
    "a closed terminal": Terminal.hang_up,
    "SIGHUP": told(signal.SIGHUP),
    "SIGTERM": told(signal.SIGTERM),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_check_in_that_was_not_saved_is_offered_again(home: Path, end: str) -> None:
    with Terminal(TRACKER, home=home, env=NOW) as terminal:
        terminal.wait("When it suits you")
        terminal.send("c64tworn out")
        terminal.wait("worn out")
        if end == "escape":
            terminal.send(ESCAPE)
            terminal.settle()
        ENDS[end](terminal)
        if end == "escape":
            terminal.wait("Unfinished check-in")
            terminal.send("q")
        terminal.process.wait(10)
    # A window that was told to go has closed the form; one that was killed could not.
    assert drafts(home) == [("checkin", end == "kill -9")]
    with Terminal(TRACKER, home=home, env=NOW) as terminal:
        terminal.wait("Unfinished check-in")
        terminal.send(ENTER)
        terminal.wait("Enter saves: ease 6, pain 4, stiffness not recorded, a note.")
        terminal.wait("worn out")
        terminal.send(ENTER)
        terminal.wait("Saved for Sun 22 Nov")
        terminal.send("q")
        assert terminal.ended() == 0
    assert drafts(home) == []


def test_a_closed_terminal_leaves_the_file_closed(home: Path) -> None:
    with Terminal(TRACKER, home=home, env=NOW) as terminal:
        terminal.wait("When it suits you")
        terminal.send("c643" + ENTER)
        terminal.wait("Saved for Sun 22 Nov")
        terminal.hang_up()
        assert terminal.process.wait(10) == 130
    beside = {path.name for path in file_of(home).parent.iterdir() if path.is_file()}
    assert beside == {"tracker.sqlite3"}, "nothing waits in a log"


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with job control")
def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(home: Path) -> None:
    env = {**NOW, "PS1": "shell> "}
    with Terminal(["bash", "--norc", "-i"], home=home, env=env) as terminal:
        terminal.wait("shell>")
        terminal.send(f"{sys.executable} -m tracker{ENTER}")
        terminal.wait("When it suits you")
        terminal.send("c64tzigzag\x1a")
        terminal.wait("Stopped")
        assert drafts(home) == [("checkin", False)], "offered by any window while it sleeps"
        with Terminal(TRACKER, home=home, env=NOW) as another:
            another.wait("Unfinished check-in")
        terminal.send("fg" + ENTER)
        terminal.wait("zigzag")
        terminal.settle()
        assert drafts(home) == [("checkin", True)]
        terminal.send(ESCAPE)
        terminal.settle()
        terminal.send("3" + ENTER)
        terminal.wait("Saved for Sun 22 Nov: ease 6, pain 4, stiffness 3")
        terminal.send("\x1a")
        terminal.settle()
        terminal.send("fg" + ENTER)
        terminal.wait("When it suits you")
        terminal.send("q")
        terminal.settle()
        terminal.send("exit" + ENTER)
        assert terminal.ended() == 0
    assert drafts(home) == []


def test_without_a_shell_ctrl_z_stays(home: Path) -> None:
    with Terminal(TRACKER, home=home, env=NOW) as terminal:
        terminal.wait("When it suits you")
        terminal.send("c6\x1a")
        terminal.wait("no shell here to go back to")
        terminal.send("4")
        terminal.wait("Enter saves: ease 6, pain 4")
