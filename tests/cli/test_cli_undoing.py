"""``tracker undo``, ``redo`` and ``history``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, changes, tables

HOSTILE = "[/] \x1b[31mred \x9b2J \u202egnp"


def checked_in(run: Run, *words: str) -> str:
    found = run("checkin", "--pain", "4", "--json", *words).json["id"]
    assert isinstance(found, str)
    return found


def test_nothing_to_undo_and_nothing_to_redo_end_with_one(run: Run, db: Path) -> None:
    assert run("undo").err == "There is nothing to undo.\n"
    assert run("undo", "--yes").code == 1
    assert (run("redo").code, run("redo").err) == (1, "There is nothing to redo.\n")
    assert changes(db) == 0


def test_off_a_terminal_another_command_s_change_needs_yes(run: Run, db: Path) -> None:
    kept = checked_in(run)
    ran = run("undo")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "Undo “check-in for Sun 22 Nov”? It was done at the command line, Sun 22 Nov 2026, 19:30,"
        " not in this sitting. Say --yes to undo it.\n"
    )
    assert changes(db) == 1
    ran = run("undo", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"Undone: check-in for Sun 22 Nov.  [{kept}]\nIt is out of the lists.\n"
    assert run("list", "--json").json == []
    assert run("redo").code == 2
    ran = run("redo", "--yes", "--json")
    assert ran.json == {
        "id": kept, "day": "2026-11-22", "text": "Done again: check-in for Sun 22 Nov.",
        "notes": ["It is back."], "change": 3,
    }  # fmt: skip
    assert [entry["id"] for entry in run("list", "--json").json] == [kept]


@pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, 0), ("n\n", 1, 1), ("", 130, 1)])
def test_on_a_terminal_it_asks(typed: Run, db: Path, answer: str, code: int, left: int) -> None:
    checked_in(typed)
    assert typed("undo", stdin=answer).code == code
    assert len(tables(db)["entry"]) == left


def test_what_was_recorded_since_cannot_be_redone_over(run: Run, db: Path) -> None:
    checked_in(run)
    run("undo", "--yes")
    checked_in(run)
    ran = run("redo", "--yes")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "There is nothing to redo: something new was recorded since.\n"


def test_all_the_way_back_and_forth(run: Run, db: Path) -> None:
    kept = checked_in(run, "--flare", "--note", "a")
    run("site", "set", "neck")
    run("edit", kept, "pain=5", "note=b")
    run("delete", kept, "--yes")
    run("profile", "told=sciatica")
    done = 5
    records = run("list", "--json").json
    for _ in range(done):
        assert run("undo", "--yes").code == 0
    assert run("undo", "--yes").code == 1
    assert run("list", "--json").json == []
    assert not tables(db)["main_site"] + tables(db)["profile"] + tables(db)["rating"]
    for _ in range(done):
        assert run("redo", "--yes").code == 0
    assert run("redo", "--yes").code == 1
    assert run("list", "--json").json == records
    assert [row[1] for row in tables(db)["profile"]] == ["sciatica"]


def test_history_tells_every_change_also_of_a_deleted_record(run: Run) -> None:
    kept = checked_in(run, "--ease", "6", "--note", HOSTILE)
    run("edit", kept, "pain=5")
    run("delete", kept, "--yes")
    ran = run("history", kept[:5])
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"Check-in of Sun 22 Nov 2026, 19:30, not in the file any more  [{kept}]",
        "  Sun 22 Nov 2026, 19:30, at the command line: recorded",
        "    Ease of moving 6",
        "    Pain 4",
        "    a note",
        "  Sun 22 Nov 2026, 19:30, at the command line: changed",
        "    Pain 4 → 5",
        "  Sun 22 Nov 2026, 19:30, at the command line: deleted",
    ]
    told = run("history", kept, "--json").json
    assert (told["id"], told["gone"]) == (kept, True)
    assert [one["what"] for one in told["changes"]] == ["recorded", "changed", "deleted"]
    assert told["changes"][1] == {
        "id": told["changes"][1]["id"], "at": "2026-11-22T19:30:00+01:00",
        "door": "command line", "kind": "record", "label": "check-in for Sun 22 Nov",
        "what": "changed", "differences": ["Pain 4 → 5"],
    }  # fmt: skip
    run("undo", "--yes")
    again = run("history", kept)
    assert "not in the file" not in again.out
    assert "at the command line: back by undo" in again.out


def test_history_of_a_session_whose_words_steer_nothing(run: Run) -> None:
    kept = run("session", "add", "--day", "yesterday", "--pain-before", "6",
               "--by", HOSTILE, "--json").json["id"]  # fmt: skip
    run("edit", kept, f"by=also {HOSTILE}")
    for ran in (run("history", kept), run("history", kept, "--json")):
        assert ran.code == 0
        assert not [sign for sign in ran.out if sign != "\n" and not sign.isprintable()]


@pytest.mark.parametrize("wrong", ["", "zzzz", "%"])
def test_no_such_record(run: Run, wrong: str) -> None:
    checked_in(run)
    ran = run("history", wrong)
    assert (ran.code, ran.out) == (1, "")
    assert "No record ever had an id" in ran.err


def test_usage(run: Run) -> None:
    assert run("history").code == 2
    assert run("undo", "more").code == 2
    for name in ("undo", "redo", "history"):
        ran = run(name, "--help")
        assert ran.code == 0
        assert ran.out.startswith("Examples:\n")
        assert f"  {name}  " in run("--help").out
