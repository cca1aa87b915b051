"""Files are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.errors import Failed
from tracker.exchange.files import write_pieces, write_text


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_text(file, "çay\n")
    assert file.read_bytes() == "çay\n".encode()
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old and longer")
    write_text(file, "new")
    assert file.read_text() == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_disk_that_fills_up_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Failed, match="No space left"):
        write_text(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_pieces_that_break_off_leave_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def broken() -> Iterator[str]:
        yield "new" * 10_000
        raise Failed("The file is damaged.")

    with pytest.raises(Failed, match="damaged"):
        write_pieces(file, broken())
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
    write_pieces(file, iter(("a", "b")))
    assert file.read_text() == "ab"


@pytest.mark.parametrize("way", ["itself", "link", "hard link", "not there yet"])
def test_files_that_are_never_written_over(tmp_path: Path, way: str) -> None:
    kept, file = tmp_path / "kept", tmp_path / "other"
    kept.write_text("old")
    if way == "itself":
        file = tmp_path / "." / "kept"
    elif way == "link":
        file.symlink_to(kept)
    elif way == "hard link":
        file.hardlink_to(kept)
    else:
        kept.unlink()
        file = kept
    with pytest.raises(Failed, match="holds the records"):
        write_text(file, "new", never=(kept,))
    assert not kept.exists() or kept.read_text() == "old"


def test_a_folder_or_no_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "a.txt"):
        with pytest.raises(Failed):
            write_text(path, "new")
