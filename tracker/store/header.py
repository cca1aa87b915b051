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
    try:
        _check_kind(path)
        head, size = _head(path)
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
    if _is_short(head, size) and not _has_log(path):
        # Another program may have been in the middle of writing it: with its log gone it is done.
        head, size = _head(path)
        if _is_short(head, size):
            raise Damaged(
                f"{path} is cut short: {size} of {_length(head)} bytes are left of it.",
                "It was left as it is. Restore a backup, or name another file.",
            )
    return Found.OURS


def newer(path: Path) -> WrongFile:
    """The error for a file that a later release has written to."""
    return WrongFile(
        f"{path} was written by a newer Massage Tracker.",
        "It was left as it is. Update this program to open it.",
    )


def _check_kind(path: Path) -> None:
    if path.is_symlink() and not path.exists():
        raise Failed(
            f"{path} is a link to a file that is not there.", "Mend the link or name another file."
        )
    if path.is_dir():
        raise Failed(f"{path} is a folder, not a file.", "Name a file inside it.")
    # Reading a pipe would wait for ever, and a device keeps nothing.
    if path.exists() and not path.is_file():
        raise Failed(f"{path} is not an ordinary file.", "Name another file.")


def _head(path: Path) -> tuple[bytes, int]:
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES), file.seek(0, 2)


def _length(head: bytes) -> int:
    page = int.from_bytes(head[16:18])
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32])


def _is_short(head: bytes, size: int) -> bool:
    # The size field counts only when it was written with the last change (byte 92).
    return head[24:28] == head[92:96] and size < _length(head)


def _has_log(path: Path) -> bool:
    """Whether what is missing may stand in a log that SQLite has yet to put into the file."""
    for ending in ("-wal", "-journal"):
        try:
            if path.with_name(path.name + ending).stat().st_size:
                return True
        except OSError:
            continue
    return False
