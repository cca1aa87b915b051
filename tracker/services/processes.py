"""Which process has a form open, told so that a number used again is not taken for it.

Systems hand out the numbers of ended processes again, after a restart from the beginning. So
a process is known by its number together with when it began.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

_NUMBER_BITS = 32
_PROC = Path("/proc")


def own() -> int:
    """The mark of the process this runs in; it fits the whole numbers of SQLite."""
    number = os.getpid()
    return _began(number) << _NUMBER_BITS | number


def runs(mark: int) -> bool:
    """Whether the process of that mark still runs on this machine.

    One that has ended and only waits for its parent to notice does not run. Where it cannot
    be told when a process began, its number alone decides.
    """
    began, number = mark >> _NUMBER_BITS, mark & ((1 << _NUMBER_BITS) - 1)
    if mark <= 0 or not number or not _is_there(number):
        return False
    now = _began(number)
    return not began or not now or began == now


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return _state(number) != "Z"


def _began(number: int) -> int:
    """A figure of 31 bits for the instant at which the process began, 0 if it cannot be told."""
    found = _from_ps(number) if sys.platform == "darwin" else _from_proc(number)
    return (crc32(found.encode()) & 0x7FFFFFFF or 1) if found else 0


def _from_proc(number: int) -> str:
    fields = _fields(number)
    try:
        # The clock that processes are timed by starts anew with the machine.
        boot = (_PROC / "sys/kernel/random/boot_id").read_text()
    except OSError:
        return ""
    return f"{boot.strip()} {fields[19]}" if len(fields) > 19 else ""


def _state(number: int) -> str:
    """The letter for what the process does; ``""`` if it cannot be told."""
    return next(iter(_fields(number)), "")


def _fields(number: int) -> list[str]:
    try:
        text = (_PROC / str(number) / "stat").read_text(errors="replace")
    except OSError:
        return []
    # The name before them stands in brackets, and may hold brackets and spaces itself.
    return text.rpartition(")")[2].split()


def _from_ps(number: int) -> str:
    # Only where there is no /proc, and only if some form was left open: it costs a process.
    import subprocess

    try:
        done = subprocess.run(
            ["/bin/ps", "-o", "lstart=", "-p", str(number)],
            capture_output=True,
            text=True,
            check=False,
            env={"LC_ALL": "C", "TZ": "UTC"},
        )
    except OSError:
        return ""
    return done.stdout.strip()
