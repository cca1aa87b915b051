"""Telling a process that still runs from another one that was given its number."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tracker.services import processes

_BITS = 32


def test_this_process_runs() -> None:
    own = processes.own()
    assert own & (2**_BITS - 1) == os.getpid()
    assert 0 < own < 2**63, "SQLite keeps it as it is"
    assert processes.runs(own)


def test_an_ended_process_does_not_run() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    assert not processes.runs(ended.pid)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")
def test_one_that_was_killed_and_that_nobody_waited_for_does_not_run() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as killed:
        assert processes.runs(killed.pid)
        killed.send_signal(signal.SIGKILL)
        os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)
        os.kill(killed.pid, 0)
        assert not processes.runs(killed.pid)


def test_a_number_that_was_given_to_another_process_is_told_apart() -> None:
    own = processes.own()
    assert not processes.runs(own ^ (1 << _BITS))
    assert not processes.runs(own ^ (1 << 62))


def test_where_it_cannot_be_told_when_it_began_the_number_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = processes.own()
    assert processes.runs(os.getpid())
    monkeypatch.setattr(processes, "_began", lambda number: 0)
    assert processes.runs(own)
    assert processes.own() == os.getpid()


@pytest.mark.parametrize("mark", [0, -1, -(2**40), 2**_BITS - 1, 2**_BITS, 2**63 - 1])
def test_what_is_no_process_does_not_run(mark: int) -> None:
    assert not processes.runs(mark)


def test_ps_tells_when_a_process_began_where_there_is_no_proc() -> None:
    if not os.path.exists("/bin/ps"):
        pytest.skip("needs ps")
    first = processes._from_ps(os.getpid())
    assert first
    assert processes._from_ps(os.getpid()) == first
    assert processes._from_ps(2**22 + 1) == ""
