"""``tracker list``, ``show``, ``edit`` and ``delete``."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.running import Run, changes, tables
from tracker.domain.text import cells

HOSTILE = (
    "[/]",
    "\x1b[31mred\x1b[0m",
    "a" * 10_000,
    "🧘🏽‍♀️ 背中",
    "a\tb\rc",
    "\u202egnp",
    "\x9b2J",
)


def test_a_list_is_the_newest_first_with_short_ids(run: Run) -> None:
    first = run("checkin", "--pain", "4", "--day", "yesterday", "--json").json["id"]
    second = run("checkin", "--pain", "5", "--note", "hello", "--json").json["id"]
    lines = run("list").out.splitlines()
    assert [line.split()[0] for line in lines] == [second[:6], first[:6]]
    assert lines[0].endswith("hello")
    assert "pain 5" in lines[0]


@pytest.mark.parametrize("note", HOSTILE)
def test_no_note_steers_the_terminal_or_breaks_a_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, note: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    kept = run("checkin", "--pain", "4", "--note", note, "--json").json
    listed = run("list").out
    assert listed.count("\n") == 1
    assert cells(listed.rstrip("\n")) <= 80
    texts = (listed, run("show", kept["id"]).out, run("list", "--csv").out,
             run("list", "--json").out, run("show", kept["id"], "--json").out)  # fmt: skip
    for text in texts:
        assert not [c for c in text if c not in "\n\t\u200d" and not c.isprintable()]
    assert run("show", kept["id"], "--json").json["note"] == note


def test_filters(run: Run) -> None:
    run("site", "set", "low_back")
    run("checkin", "--pain", "4", "--day", "2026-11-10", "--note", "Café")
    run("checkin", "--pain", "4", "--day", "2026-11-15", "--place", "knee:left=3")
    run("session", "add", "--day", "2026-11-16", "--pain-before", "5")

    def days(*words: str) -> list[str]:
        return [entry["day"] for entry in run("list", *words, "--json").json]

    assert days() == ["2026-11-16", "2026-11-15", "2026-11-10"]
    assert days("session") == ["2026-11-16"]
    assert days("--since", "2026-11-15") == ["2026-11-16", "2026-11-15"]
    assert days("--until", "2026-11-15") == ["2026-11-15", "2026-11-10"]
    assert days("--site", "kn") == ["2026-11-15"]
    assert days("--search", "CAFÉ") == ["2026-11-10"]
    assert days("checkin", "--limit", "1") == ["2026-11-15"]
    assert days("--search", "nothing like it") == []


def test_an_empty_list_says_so_on_standard_error(run: Run) -> None:
    ran = run("list")
    assert (ran.code, ran.out) == (0, "")
    assert "No record" in ran.err


@pytest.mark.parametrize("words", [["lists"], ["--limit", "0"], ["--csv", "--json"]])
def test_a_wrong_list(run: Run, words: list[str]) -> None:
    assert run("list", *words).code == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_csv_is_a_formula(run: Run, start: str) -> None:
    run("question", "x")
    kept = run("list", "--json").json[0]["id"]
    run("edit", kept, f"text={start}1+1")
    rows = list(csv.reader(io.StringIO(run("list", "--csv").out)))
    assert rows[0] == ["id", "kind", "day", "time", "text", "note"]
    assert rows[1][:4] == [kept, "question", "2026-11-22", "19:30"]
    assert rows[1][5] == f"'{start}1+1"


def test_show_tells_everything(run: Run) -> None:
    kept = run(
        "session", "add", "--day", "mon", "--pain-before", "6", "--pain-after", "3",
        "--minutes", "60", "--cost", "60", "--note", "one\ntwo", "--json",
    ).json  # fmt: skip
    out = run("show", kept["id"][:7]).out
    assert out.splitlines()[0] == f"Session of Mon 16 Nov 2026, 19:30  [{kept['id']}]"
    for words in ("Pain now 6, before", "Pain now 3, after", "minutes: 60", "cost: 60.00"):
        assert words in out
    assert out.endswith("one\ntwo\n")


@pytest.mark.parametrize("words", [["show", "zzzz"], ["show", ""], ["edit", "zzzz", "pain=3"]])
def test_no_such_record(run: Run, db: Path, words: list[str]) -> None:
    run("checkin", "--pain", "4")
    before = tables(db)
    ran = run(*words)
    assert ran.code == 1
    assert ran.out == ""
    assert tables(db) == before


def test_edit_changes_the_named_fields_only_in_one_change(run: Run, db: Path) -> None:
    kept = run("checkin", "--ease", "6", "--pain", "4", "--note", "old", "--json").json["id"]
    ran = run("edit", kept[:6], "pain=5", "stiffness=2", "note=", "--json")
    assert ran.json["id"] == kept
    assert changes(db) == 2
    shown = run("show", kept, "--json").json
    assert {r["measure"]: r["value"] for r in shown["ratings"]} == {
        "ease": 6,
        "pain_avg": 5,
        "stiffness": 2,
    }
    assert shown["note"] is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["pane=3"], "ease, pain"),
        (["pain=11"], "0 to 10"),
        (["pain"], "KEY=VALUE"),
        (["pain=1", "pain=2"], "once"),
        (["day=tomorrow"], "2026-11-22"),
        (["place:moon=3"], "site"),
        (["ease=", "pain="], "at least one answer"),
        (["flare=perhaps"], "yes or no"),
    ],
)
def test_an_edit_that_is_not_possible_changes_nothing(
    run: Run, db: Path, words: list[str], named: str
) -> None:
    kept = run("checkin", "--ease", "6", "--json").json["id"]
    before = tables(db)
    ran = run("edit", kept, *words)
    assert ran.code == 2
    assert named in ran.err
    assert tables(db) == before


def test_edit_without_fields_lists_them(run: Run, db: Path) -> None:
    kept = run("checkin", "--ease", "6", "--json").json["id"]
    assert "since-session" in run("edit", kept).out
    assert "place:SITE" in run("edit", kept, "--json").json
    assert changes(db) == 1


def test_delete_needs_yes_off_a_terminal(run: Run, db: Path) -> None:
    kept = run("checkin", "--ease", "6", "--json").json["id"]
    before = tables(db)
    refused = run("delete", kept)
    assert refused.code == 2
    assert "Delete Check-in of Sun 22 Nov 2026, 19:30? Say --yes to delete it." in refused.err
    assert tables(db) == before
    assert run("delete", kept, "--yes", "--json").json["id"] == kept
    assert changes(db) == 2
    assert run("list", "--json").json == []


@pytest.mark.parametrize(("answer", "code", "left"), [("n", 1, 1), ("y", 0, 0)])
def test_delete_asks_on_a_terminal(typed: Run, answer: str, code: int, left: int) -> None:
    kept = typed("checkin", "--ease", "6", "--json").json["id"]
    ran = typed("delete", kept, stdin=f"{answer}\n")
    assert ran.code == code
    assert "Delete Check-in of Sun 22 Nov 2026, 19:30? [y/n]" in ran.err
    assert len(typed("list", "--json").json) == left
