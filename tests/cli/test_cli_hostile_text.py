"""A person's words stay words in whatever a command prints, writes or reads."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hostile import HOSTILE, kept, steering

from tests.cli.running import Run

PRINTING = (
    ["list"], ["list", "--csv"], ["list", "--json"], ["due"], ["due", "--json"], ["chart"],
    ["chart", "--table"], ["chart", "--format", "svg"], ["chart", "--format", "md"],
    ["profile"], ["profile", "--json"], ["site", "show"], ["undo", "--yes"],
    ["redo", "--yes"],
)  # fmt: skip
OF_ONE = (["show", "ID"], ["show", "ID", "--json"], ["history", "ID"], ["history", "ID", "--json"])


def recorded(run: Run, words: str) -> list[str]:
    """A record of each kind that holds ``words``; their ids."""
    line = words[:150].translate(dict.fromkeys(map(ord, "\r\n"), " "))
    commands = (
        ["site", "set", "neck"],
        ["checkin", "--pain", "4", "--note", "-"],
        ["session", "before", "--pain", "4", "--by", "B" + words[:150], "--technique",
         "T" + words[:150], "--note", "-"],
        ["event", "stress", "--note", "-"],
        ["question", "-"],
        ["profile", "target=T" + line],
    )  # fmt: skip
    ids = []
    for command in commands:
        ran = run(*command, "--json", stdin=words)
        assert ran.code == 0, (command, ran.err)
        ids.append(ran.json["id"])
    return [id_ for id_ in ids if id_]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_printed_steers_nothing_and_loses_nothing(run: Run, name: str) -> None:
    words = HOSTILE[name]
    ids = recorded(run, words)
    assert len(ids) == 4
    of_one = [[*(id_ if w == "ID" else w for w in line)] for line in OF_ONE for id_ in ids]
    for line in (*of_one, *PRINTING):
        ran = run(*line)
        assert ran.code in (0, 1), (line, ran.err)
        assert "fault in this program" not in ran.err
        assert steering(ran.out + ran.err) == set(), line
        if "--json" in line and ran.out:
            json.loads(ran.out)
    notes = {run("show", id_, "--json").json["note"] for id_ in ids}
    assert notes == {kept(words)}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_spreadsheet_gets_text_and_not_formulas(run: Run, name: str) -> None:
    recorded(run, HOSTILE[name])
    rows = list(csv.reader(io.StringIO(run("list", "--csv").out)))
    assert len(rows) == 5
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell[:20]


@pytest.mark.parametrize("name", HOSTILE)
def test_it_comes_back_from_an_export_as_it_went(
    run: Run, db: Path, name: str, tmp_path: Path
) -> None:
    words = HOSTILE[name]
    ids = recorded(run, words)
    out = tmp_path / "all.json"
    assert run("export", "-o", str(out)).code == 0
    assert steering(out.read_text(encoding="utf-8")) == set()
    db.unlink()
    assert run("import", str(out)).code == 0
    assert {run("show", id_, "--json").json["note"] for id_ in ids} == {kept(words)}


def test_null_characters_are_refused(run: Run) -> None:
    ran = run("checkin", "--pain", "4", "--note", "-", stdin="a\0b")
    assert ran.code == 2
    assert steering(ran.err) == set()
    assert run("list", "--json").json == []
