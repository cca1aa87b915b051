"""Notes marked private are shown to their owner and leave only when asked for."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.running import Run

SECRET, OPEN = "only for me", "for anyone"


@pytest.fixture
def ids(run: Run) -> tuple[str, str]:
    """A private record and another one."""
    made = []
    for note, private in ((SECRET, "yes"), (OPEN, "no")):
        id_ = run("checkin", "--pain", "4", "--note", note, "--json").json["id"]
        assert run("edit", id_, f"private={private}").code == 0
        made.append(id_)
    return made[0], made[1]


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--csv"],
        ["export"],
        ["export", "--format", "csv"],
        ["chart", "--table"],
        ["chart", "--format", "md"],
        ["due"],
    ],
)
def test_what_is_made_to_be_handed_on_has_none(
    run: Run, ids: tuple[str, str], words: list[str]
) -> None:
    out = run(*words).out
    assert SECRET not in out
    if words[0] in ("list", "export"):
        assert OPEN in out


def test_asked_for_they_are_exported(run: Run, ids: tuple[str, str]) -> None:
    assert SECRET in run("export", "--with-private").out


def test_to_their_owner_they_are_shown_and_marked(run: Run, ids: tuple[str, str]) -> None:
    secret, open_ = ids
    shown = run("show", secret).out
    assert SECRET in shown
    assert "private" in shown
    assert "private" not in run("show", open_).out
    assert f"(private) {SECRET}" in run("list").out
    assert run("show", secret, "--json").json["private"] is True
    listed = {one["id"]: one["private"] for one in run("list", "--json").json}
    assert listed == {secret: True, open_: False}


def test_what_is_written_to_a_file_is_its_owner_s(
    run: Run, ids: tuple[str, str], tmp_path: Path
) -> None:
    for number, words in enumerate((["export"], ["export", "--format", "csv"], ["chart"])):
        out = tmp_path / str(number)
        assert run(*words, "-o", str(out)).code == 0
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
