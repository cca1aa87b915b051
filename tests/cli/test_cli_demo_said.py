"""What a demo hands out says that it is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run

SAID = "A demo: the person and all records in it are made up.\n"


@pytest.fixture
def made(run: Run, tmp_path: Path) -> str:
    file = str(tmp_path / "demo.sqlite3")
    assert run("demo", "--write", file).code == 0
    return file


@pytest.mark.parametrize("command", ["progress", "summary"])
def test_the_first_line_says_it(run: Run, made: str, command: str) -> None:
    ran = run("--db", made, command)
    assert ran.code == 0
    first = ran.out.splitlines()[0]
    assert first.endswith("Sun 22 Nov 2026 (demo: all made up)")
    assert len(first) <= 80
    assert "demo" not in run(command).out
    json.loads(run("--db", made, command, "--json").out)


@pytest.mark.parametrize(
    "words", [("chart", "--table"), ("export",), ("export", "--format", "csv")]
)
def test_a_message_says_it_beside_what_is_written(
    run: Run, made: str, words: tuple[str, ...]
) -> None:
    ran = run("--db", made, *words)
    assert (ran.code, ran.err) == (0, SAID)
    assert SAID.strip() not in ran.out
    assert run(*words).err == ""


def test_an_export_of_a_demo_can_be_read_in(run: Run, made: str, tmp_path: Path) -> None:
    out = tmp_path / "everything.json"
    assert run("--db", made, "export", "-o", str(out)).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["header"]["made_up"] is True
    assert run("import", str(out)).code == 0
    assert run("progress").out.splitlines()[0].endswith("as of Sun 22 Nov 2026")
