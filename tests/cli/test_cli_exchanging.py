"""``tracker export`` and ``tracker import`` from a shell."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run, changes, tables
from tracker.cli import exchanging, output
from tracker.cli.main import main


@pytest.fixture
def filled(run: Run) -> Run:
    """A file with a check-in, a private one, and a session."""
    run("checkin", "--ease", "6", "--pain", "4", "--note", "=long walk")
    run("checkin", "--ease", "5", "--day", "yesterday", "--note", "between us")
    entry = run("list", "--json", "--until", "yesterday").json[0]["id"]
    run("edit", entry, "private=yes")
    run("session", "add", "--day", "yesterday", "--pain-before", "6", "--pain-after", "3")
    return run


def records(text: str) -> list[object]:
    return json.loads(text)["records"]  # type: ignore[no-any-return]


def test_everything_to_standard_output_in_the_form_of_show(filled: Run) -> None:
    ran = filled("export", "--with-private")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["header"] == {
        "file": "tracker.sqlite3",
        "format": 1,
        "made_at": "2026-11-22T19:30:00+01:00",
        "made_up": False,
        "private_notes": True,
        "program": ran.json["header"]["program"],
    }
    found = {record["id"]: record for record in ran.json["records"]}
    for entry in filled("list", "--json").json:
        assert found[entry["id"]] == entry
        assert filled("show", entry["id"], "--json").json == entry


def test_private_notes_are_asked_for(filled: Run) -> None:
    assert "between us" in filled("export", "--with-private").out
    for words in ((), ("--format", "csv"), ("--format", "json")):
        ran = filled("export", *words)
        assert ran.code == 0
        assert "between us" not in ran.out
        assert "long walk" in ran.out
    ran = filled("export", "--format", "csv", "--with-private")
    assert (ran.code, ran.out) == (2, "")
    assert "json" in ran.err


def test_a_file_is_for_its_owner_and_replaces_what_was_there(filled: Run, tmp_path: Path) -> None:
    for name in ("out.json", "out.csv"):
        file = tmp_path / name
        file.write_text("old")
        file.chmod(0o644)
        ran = filled("export", "-o", str(file))
        assert (ran.code, ran.out, ran.err) == (0, "", f"Written: {file}\n")
        assert file.stat().st_mode & 0o777 == 0o600
        form = "csv" if name.endswith("csv") else "json"
        assert file.read_text() == filled("export", "--format", form).out
    ran = filled("export", "--json", "-o", str(file))
    assert ran.json == {"file": str(file), "format": "csv", "private_notes": False}
    assert filled("export", "--json").code == 2


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_the_file_of_records_is_never_written_over(filled: Run, db: Path, ending: str) -> None:
    before = tables(db)
    ran = filled("export", "-o", f"{db}{ending}")
    assert ran.code == 1
    assert tables(db) == before


def test_out_and_in_and_in_again(filled: Run, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    filled("export", "--with-private", "-o", str(out))
    other = tmp_path / "other.sqlite3"
    counts = {"checkin": 2, "session": 1}
    dry = filled("--db", str(other), "import", str(out), "--dry-run", "--json")
    assert (dry.code, dry.json["new"], dry.json["change"]) == (0, counts, 0)
    assert changes(other) == 0
    first = filled("--db", str(other), "import", str(out), "--json")
    assert (first.code, first.json["new"], first.json["dry_run"]) == (0, counts, False)
    assert first.json["change"] == 1
    again = filled("--db", str(other), "import", str(out), "--json")
    assert (again.json["new"], again.json["same"], again.json["change"]) == ({}, counts, 0)
    assert changes(other) == 1
    back = filled("--db", str(other), "export", "--with-private")
    assert records(back.out) == records(out.read_text())
    words = filled("--db", str(other), "import", str(out)).out
    assert "there already: 2 checkin, 1 session" in words
    assert "Nothing was changed." in words


def test_what_differs_is_named_and_left(filled: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    filled("export", "--with-private", "-o", str(out))
    entry = filled("list", "checkin", "--since", "today", "--json").json[0]["id"]
    filled("edit", entry, "pain=9")
    ran = filled("import", str(out))
    assert (ran.code, ran.err) == (0, "")
    assert "differing, left as they are here: 1 checkin" in ran.out
    assert f"checkin {entry}" in ran.out
    assert "pain 9" in filled("list").out
    assert "put in place of ours" in filled("import", str(out), "--replace").out
    assert "pain 4" in filled("list").out


def test_from_standard_input(filled: Run, tmp_path: Path) -> None:
    for form in ("json", "csv"):
        text = filled("export", "--format", form).out
        ran = filled("import", "-", "--json", stdin=text)
        assert (ran.code, ran.json["new"], ran.json["change"]) == (0, {}, 0)
    empty = filled("import", "-", stdin="")
    assert (empty.code, empty.out) == (2, "")


def test_what_cannot_be_is_listed_and_nothing_imported(run: Run, db: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("day,measure,value\n2026-11-20,ease,6\n2026-11-20,ease,11\n2026-11-20,mood,1\n")
    ran = run("import", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert "Nothing was imported: 2 problems in the file." in ran.err
    assert "line 3, value: “11” is not possible. Allowed: a whole number from 0 to 10." in ran.err
    assert "line 4, measure: “mood”" in ran.err
    assert changes(db) == 0


def test_a_map_of_columns(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "diary.csv"
    file.write_text("Date,How bad = today,Sleep\n2026-11-20,4,7\n")
    maps = ("--map", "How bad = today=pain_avg", "--map", "Sleep=sleep")
    ran = run("import", str(file), *maps, "--json")
    assert (ran.code, ran.json["new"]) == (0, {"checkin": 1, "rating": 2, "weekly": 1})
    for wrong in (("--map", "Sleep"), ("--map", "=sleep"), (*maps, *maps), ("--map", "X=sleep")):
        assert run("import", str(file), *wrong).code == 2
    assert run("import", str(file), *maps, "--format", "json").code == 2


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("none.json", None, 1, "cannot be read"),
        ("folder", "", 1, "cannot be read"),
        ("x.json", "{}", 4, "not an export"),
        ("x.json", '{"header": {"format": 9}, "records": []}', 4, "newer"),
        ("x.json", '{"header"', 4, "not JSON"),
        ("x.csv", "a,b\n", 2, "columns"),
        ("x\x1b[31m.json", "{}", 4, "x␛[31m.json"),
    ],
)
def test_files_that_are_none_of_ours(
    run: Run, db: Path, tmp_path: Path, name: str, data: str | None, code: int, words: str
) -> None:
    file = tmp_path / name
    if name == "folder":
        file.mkdir()
    elif data is not None:
        file.write_text(data)
    ran = run("import", str(file))
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert changes(db) == 0


def test_a_database_is_not_taken_for_an_export(filled: Run, db: Path) -> None:
    ran = filled("import", str(db))
    assert ran.code == 4
    assert "merge" in ran.err


def test_a_long_import_shows_how_far_it_is(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.csv"
    lines = (f"2026-11-20,2026-11-20T10:{at // 60 % 60:02}:{at % 60:02}Z,ease,5\n"
             for at in range(3000))  # fmt: skip
    file.write_text("day,time,measure,value\n" + "".join(lines))
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(exchanging, "LONG", 1)
    assert main(["--db", str(db), "import", str(file), "--dry-run"]) == 0
    assert "%" not in shown.getvalue()
    monkeypatch.setattr(output, "messages_on_terminal", lambda: True)
    assert main(["--db", str(db), "import", str(file)]) == 0
    assert "[########################################] 100%" in shown.getvalue()
    assert shown.getvalue().endswith("\r\x1b[K")


def test_both_are_listed_in_help(run: Run) -> None:
    listed = run("--help").out
    for name in ("export", "import"):
        assert f"\n  {name} " in listed
        assert run(name, "--help").out.startswith("Examples:")


def test_a_course_that_was_decided_on_is_read_in_again(run: Run, tmp_path: Path) -> None:
    made, out, fresh = (str(tmp_path / name) for name in ("made", "out.json", "fresh"))
    assert run("demo", "--write", made).code == 0
    assert run("--db", made, "course", "decide", "ask").code == 0
    assert run("--db", made, "export", "-o", out).code == 0
    ran = run("--db", fresh, "import", out)
    assert ran.code == 0, ran.err
    assert "Decided: ask someone" in run("--db", fresh, "course", "show").out
    again = str(tmp_path / "again.json")
    assert run("--db", fresh, "export", "-o", again).code == 0
    records = [json.loads(Path(file).read_text())["records"] for file in (out, again)]
    assert records[0] == records[1]
