"""Writing a file for the person: whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from tracker.errors import Failed


def write_text(path: Path, text: str, *, never: tuple[Path, ...] = ()) -> None:
    """Write ``text`` as ``write_pieces`` does."""
    write_pieces(path, (text,), never=never)


def write_pieces(path: Path, pieces: Iterable[str], *, never: tuple[Path, ...] = ()) -> None:
    """Write text as UTF-8, readable by its owner only, in place of what was there.

    Each of ``pieces`` is written as it comes, so none of a large file is kept in memory.
    Raises ``Failed``, leaving what was there, if it cannot be written or if ``path`` is
    one of the files in ``never``.
    """
    for kept in never:
        if _same(path, kept):
            raise Failed(f"{path} holds the records themselves.", "Name another file.")
    if path.is_dir():
        raise Failed(f"{path} is a folder, not a file.", "Name a file inside it.")
    fresh = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise Failed(f"{path} cannot be written: {error.strerror}.") from error


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
