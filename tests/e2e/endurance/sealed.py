"""No connection to anywhere: what the system saw the program do about the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from terminal import ENTER, Terminal

NOW = "2026-11-22T19:30:00+01:00"
_TRACKER = [sys.executable, "-m", "tracker"]
_STRACE = ["strace", "-f", "-e", "trace=network", "-o"]
_KNOCK = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
_OUTSIDE = ("AF_INET", "AF_PACKET", "AF_NETLINK")

COMMANDS = (
    ["due"], ["checkin", "--ease", "6", "--note", "a long walk"], ["list", "--json"], ["chart"],
    ["session", "before", "--pain", "4", "--safe"], ["help-now"], ["undo", "--yes"], ["--help"],
    ["path"], ["doctor"], ["backup"], ["export", "-o", "all.json"], ["import", "all.json"],
)  # fmt: skip


def is_there() -> bool:
    """Whether the system can be watched from here."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def prove(folder: Path, times: int, seed: int) -> str:
    """A sitting in the app and ``times`` commands; the trace of a knock proves the watching."""
    del seed
    if not is_there():
        return "not proved here: strace is not there, or may not watch"
    home = folder / "home"
    home.mkdir()
    trace = folder / "trace"
    subprocess.run([*_STRACE, str(trace), sys.executable, "-c", _KNOCK], check=True)
    assert _outside(trace), "a connection would go unseen"
    _app(home, trace)
    env = {**os.environ, "HOME": str(home), "TRACKER_NOW": NOW, "PYTHONPATH": os.getcwd()}
    for words in COMMANDS[:times]:
        done = subprocess.run(
            [*_STRACE, str(trace), *_TRACKER, *words], env=env, cwd=home, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1, 2), (words, done.stderr)
        assert not _outside(trace), (words, _outside(trace))
    ran = min(times, len(COMMANDS))
    return f"a sitting in the app and {ran} commands: no socket to anywhere (a knock was seen)"


def _app(home: Path, trace: Path) -> None:
    command = [*_STRACE, str(trace), *_TRACKER]
    with Terminal(command, home=home, env={"TRACKER_NOW": NOW}) as terminal:
        terminal.wait("not a medical device", 60)
        terminal.send("kn l" + ENTER + "8m" + ENTER + "1")
        terminal.wait("Check-in ·", 60)
        terminal.send("643" + ENTER)
        terminal.wait("Saved for Sun 22 Nov", 60)
        for key, words in (("2", "higher is easier"), ("3", "Check-in"), ("6", "Quiz")):
            terminal.send(key)
            terminal.wait(words, 60)
        terminal.send("?")
        terminal.settle()
        terminal.send("q")
        terminal.settle()
        terminal.send("q")
        assert terminal.ended(60) == 0
    assert not _outside(trace), _outside(trace)


def _outside(trace: Path) -> list[str]:
    lines = trace.read_text(errors="replace").splitlines()
    return [line for line in lines if any(family in line for family in _OUTSIDE)]
