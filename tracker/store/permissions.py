"""Nobody but its owner reads the file: what others may do with it is found and taken away.

SQLite gives its log (``-wal``), index (``-shm``) and journal the permissions of the file, so a
file that others may read has had readable companions as well.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite adds to the name of a file for what it keeps beside it."""

_OTHERS = 0o077


def files_of(path: Path) -> Iterator[Path]:
    """The file and its companions, as far as they are there; a link is followed first."""
    real = path.resolve()
    for ending in ("", *COMPANIONS):
        one = real.with_name(real.name + ending)
        if one.exists():
            yield one


def open_to_others(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of ``paths`` that belong to whoever runs this and that others may use in any way."""
    return tuple(path for path in paths if _mode(path) & _OTHERS)


def close_to_others(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Take away what others may do with ``paths``: those put right, and those that stayed open."""
    found = open_to_others(paths)
    for path in found:
        try:
            path.chmod(_mode(path) & ~_OTHERS)
        except OSError:
            continue
    # Some file systems take a change of permissions and keep what they had.
    still = open_to_others(found)
    return tuple(path for path in found if path not in still), still


def _mode(path: Path) -> int:
    # Windows knows no owner's bits, and somebody else's file is not ours to close.
    if os.name == "nt":
        return 0
    try:
        found = path.stat()
    except OSError:
        return 0
    return stat.S_IMODE(found.st_mode) if found.st_uid == os.geteuid() else 0
