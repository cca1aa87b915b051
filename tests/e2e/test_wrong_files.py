"""A file that cannot be used is named, and left as it is, through both doors."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Terminal
from wrong_files import WRONG, contents, made

from tests.cli.running import NOW
from tracker.cli.main import main

COMMANDS = (
    ["due"], ["list"], ["checkin", "--pain", "4"], ["show", "a"], ["edit", "a", "pain=3"],
    ["site", "set", "neck"], ["chart"], ["undo", "--yes"],
)  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_is_refused_and_stays_as_it_is(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, code = made(kind, tmp_path)
    before = contents(path)
    for words in COMMANDS:
        assert main(["--db", str(path), *words]) == code, words
        said = capsys.readouterr()
        assert said.out == ""
        assert "fault in this program" not in said.err
        assert contents(path) == before, words
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    env = {"TRACKER_DB": str(path), "TRACKER_NOW": NOW}
    with Terminal([sys.executable, "-m", "tracker"], home=home, env=env) as terminal:
        assert terminal.ended() == code
        assert "Traceback" not in terminal.text()
        assert path.name in "".join(terminal.text().split())
    assert contents(path) == before


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that others may enter, unlike those of other tests."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("setpriv") is None, reason="needs to become somebody else"
)
def test_in_a_read_only_folder_one_can_look_and_is_told(shared: Path) -> None:
    nobody = 65534
    path = shared / "kept.sqlite3"
    assert main(["--db", str(path), "checkin", "--pain", "4"]) == 0
    os.chown(path, nobody, nobody)
    before = contents(path)
    command = ["setpriv", f"--reuid={nobody}", f"--regid={nobody}", "--clear-groups"]
    env = {"TRACKER_DB": str(path), "TRACKER_NOW": NOW}
    with Terminal([*command, sys.executable, "-m", "tracker"], home=shared, env=env) as terminal:
        terminal.wait("This file is read-only: you can look, but not record.")
        terminal.send("c6\r")
        terminal.wait("is read-only, so nothing can be saved to it.")
        terminal.wait("[6]")
    assert contents(path) == before
