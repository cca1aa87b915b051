"""A person's own list of helplines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker import help_numbers

GOOD = '[[numbers]]\nwhere = "Here"\nwhat = "ring 7"\n'


def test_the_list_is_read(tmp_path: Path) -> None:
    (tmp_path / "help.toml").write_text(GOOD + '[[numbers]]\nwhere = "There"\nwhat = "ring 8"\n')
    assert help_numbers.read(tmp_path) == (("Here", "ring 7"), ("There", "ring 8"))


@pytest.mark.parametrize(
    "text", ["", "numbers = [[", "numbers = 7", "numbers = [7]", "[[numbers]]\nwhere = 7"]
)
def test_a_list_that_cannot_be_used_is_no_list(tmp_path: Path, text: str) -> None:
    (tmp_path / "help.toml").write_text(text)
    assert help_numbers.read(tmp_path) == ()


def test_no_list(tmp_path: Path) -> None:
    assert help_numbers.read(tmp_path / "none") == ()


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "help.toml").write_bytes(b"\xff")
    assert help_numbers.read(tmp_path) == ()
