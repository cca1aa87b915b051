"""Running commands in this process: on no terminal, with a still clock and a file of their own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import NOW, STILL, Ran, Run
from tracker.cli import output
from tracker.cli.main import main

_LOOKS = ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "TERM")


@pytest.fixture(autouse=True)
def _plain_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", NOW)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in _LOOKS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``tracker --db DB WORDS`` off a terminal, ``stdin`` being what is typed into it."""

    def call(*words: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main(["--db", str(db), *words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err.replace(STILL, ""))

    return call


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on a terminal: questions are asked, ``stdin`` holds the answers, a line each."""
    monkeypatch.setattr(output, "can_ask", lambda: True)
    return run


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Callable[[str], None]:
    """Import a file of ratings with this text, the low back being the main site."""

    def call(text: str) -> None:
        file = tmp_path / "ratings.csv"
        file.write_text(text, encoding="utf-8")
        assert run("site", "set", "low_back", "--from", "2026-09-01").code == 0
        ran = run("import", str(file))
        assert ran.code == 0, ran.err

    return call
