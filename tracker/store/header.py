"""What a file is, told from its first 100 bytes before SQLite is let near it.

Opening a stranger's database with SQLite may already write to it (recovering a log,
making a ``-shm``), so the header is read as plain bytes first.
Layout: https://www.sqlite.org/fileformat.html, section 1.3.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tracker.errors import Damaged, Failed, WrongFile

APPLICATION_ID = 0x4D545231
"""``MTR1``: marks a file as ours, at byte 68 of its header."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


class Found(Enum):
    """What stands at a path: nothing yet (or an empty file), or a file of ours."""

    NEW = "new"
    OURS = "ours"


def inspect(path: Path, schema_version: int) -> Found:
    """Tell what is at ``path``, changing nothing.

    Raises ``WrongFile`` (not ours, or newer than ``schema_version``), ``Damaged`` (ours
    but cut short), ``Failed`` (a folder, a dangling link, no permission).
    """
    if path.is_symlink() and not path.exists():
        raise Failed(
            f"{path} is a link to a file that is not there.", "Mend the link or name another file."
        )
    if path.is_dir():
        raise Failed(f"{path} is a folder, not a file.", "Name a file inside it.")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
            size = file.seek(0, 2)
    except FileNotFoundError:
        return Found.NEW
    except OSError as error:
        raise Failed(f"{path} cannot be read: {error.strerror}.") from error
    if not head:
        return Found.NEW
    if head[: len(_MAGIC)] != _MAGIC[: len(head)]:
        raise WrongFile(f"{path} is not a Massage Tracker file.", "It was left as it is.")
    if len(head) < _HEADER_BYTES:
        raise Damaged(
            f"{path} is cut short: {len(head)} bytes are left of it.",
            "It was left as it is. Restore a backup, or name another file.",
        )
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise WrongFile(
            f"{path} is a database of another program.", "It was left as it is. Name another file."
        )
    version = int.from_bytes(head[60:64])
    if version > schema_version:
        raise newer(path)
    _check_length(path, head, size)
    return Found.OURS


def newer(path: Path) -> WrongFile:
    """The error for a file that a later release has written to."""
    return WrongFile(
        f"{path} was written by a newer Massage Tracker.",
        "It was left as it is. Update this program to open it.",
    )


def _check_length(path: Path, head: bytes, size: int) -> None:
    page = int.from_bytes(head[16:18])
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32])
    # The size field counts only when it was written with the last change (byte 92).
    if head[24:28] == head[92:96] and size < page * pages:
        raise Damaged(
            f"{path} is cut short: {size} of {page * pages} bytes are left of it.",
            "It was left as it is. Restore a backup, or name another file.",
        )
