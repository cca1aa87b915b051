"""The smaller verbs, from ``site`` to ``demo``, and ``tracker`` without one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import Run, changes, tables
from tracker import paths
from tracker.cli import open_app, output
from tracker.cli.main import COMMANDS
from tracker.domain import help_now
from tracker.domain.records import EVENT_TAGS


def test_the_main_site(run: Run, db: Path) -> None:
    assert run("site", "show", "--json").json == {"site": None, "side": None, "history": []}
    assert run("site", "set", "kn l", "--json").json["change"] == 1
    run("site", "set", "neck", "--from", "yesterday")
    assert run("site", "show", "--json").json == {
        "site": "knee",
        "side": "left",
        "history": [
            {"from": "2026-11-21", "site": "neck", "side": "both"},
            {"from": "2026-11-22", "site": "knee", "side": "left"},
        ],
    }
    assert "left knee  (knee:left) from 2026-11-22" in run("site", "show").out
    assert changes(db) == 2


def test_the_profile(run: Run, db: Path) -> None:
    assert run("profile", "since=8m", "target=sit an hour", "--json").json["change"] == 1
    found = run("profile", "--json").json
    assert (found["since"], found["target"], found["told"]) == ("2026-03", "sit an hour", None)
    before = tables(db)
    for wrong in ("since=2027-01", "told=lumbago", "colour=blue", "since"):
        assert run("profile", "target=", wrong).code == 2
    assert tables(db) == before
    run("profile", "target=")
    assert run("profile", "--json").json["target"] is None
    assert "since" in run("profile").out


@pytest.mark.parametrize("tag", EVENT_TAGS)
def test_events(run: Run, db: Path, tag: str) -> None:
    assert run("event", tag, "--day", "mon", "--note", "it was").code == 0
    assert changes(db) == 1
    assert run("list", "event", "--json").json[0]["tag"] == tag


def test_a_flare_is_one_a_day(run: Run, db: Path) -> None:
    run("event", "flare")
    run("checkin", "--pain", "8", "--flare")
    run("event", "flare")
    assert len(run("list", "event", "--json").json) == 1
    assert changes(db) == 2


def test_an_unknown_event_names_the_known(run: Run, db: Path) -> None:
    ran = run("event", "party")
    assert ran.code == 2
    assert "new_medicine" in ran.err
    assert changes(db) == 0


def test_questions(run: Run, db: Path) -> None:
    run("question", "Which exercise?")
    run("question", "-", stdin="And how often?\n")
    assert {entry["note"] for entry in run("list", "question", "--json").json} == {
        "Which exercise?",
        "And how often?",
    }
    assert run("question").code == 2
    assert run("question", "  ").code == 2
    assert changes(db) == 2


def test_an_answered_question(run: Run) -> None:
    kept = run("question", "Which exercise?", "--json").json["id"]
    run("edit", kept, "answered=yesterday")
    assert run("show", kept, "--json").json["answered_on"] == "2026-11-21"
    run("edit", kept, "text=Which one?")
    assert run("show", kept, "--json").json["answered_on"] == "2026-11-21"
    run("edit", kept, "answered=")
    assert run("show", kept, "--json").json["answered_on"] is None


def test_due(run: Run) -> None:
    assert run("due", "--short").out == "check-in\n"
    assert run("due", "--exit-code").code == 10
    first = run("due", "--json").json[0]
    assert sorted(first) == ["effort", "name", "until", "word"]
    run("checkin", "--pain", "4")
    answers = '{"safety": {"E1": "yes"}}'
    run("readiness", "--answers", "-", stdin=answers)
    assert run("due", "--json").json[0]["word"] == "safety"


def test_nothing_due_ends_with_0(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.domain.due.due_list", lambda **_: ())
    ran = run("due", "--exit-code")
    assert (ran.code, ran.out) == (0, "Nothing is open.\n")
    assert run("due", "--short").out == ""
    assert run("due", "--json").json == []


def test_bare_tracker_off_a_terminal_prints_what_is_due(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert ran.out.startswith("When it suits you:\n  Check-in")


def test_bare_tracker_on_a_terminal_opens_the_app(
    typed: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setattr(open_app, "open_app", lambda path, *_: opened.append(path) or 0)
    assert typed().code == 0
    assert opened == [db]


@pytest.mark.parametrize("words", [["path"], ["path", "--json"], ["help-now"], ["--help"],
                                   ["--version"], ["checkin", "-h"], ["site", "-h"]])  # fmt: skip
def test_what_needs_no_file_makes_none(run: Run, db: Path, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert ran.out
    assert not db.exists()


def test_path_names_the_file(run: Run, db: Path) -> None:
    assert run("path").out == f"{db}\n"
    assert run("path", "--json").json == {
        "file": str(db),
        "settings": str(paths.settings_folder()),
    }


def test_urgent_help(run: Run) -> None:
    out = run("help-now").out
    for line in (*help_now.crisis_lines(), *help_now.body_lines()):
        assert line in out
    assert run("help-now", "--json").json["numbers"][1] == {
        "where": "US and Canada",
        "what": "call or text 988",
    }


def test_helplines_of_ones_own(run: Run) -> None:
    folder = paths.settings_folder()
    folder.mkdir(parents=True)
    (folder / "help.toml").write_text('[[numbers]]\nwhere = "Here"\nwhat = "ring \\u001b7"\n')
    out = run("help-now").out
    assert "Here: ring ␛7" in out
    assert "116 123" not in out
    (folder / "help.toml").write_text("numbers = [[[")
    assert "116 123" in run("help-now").out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_begins_with_examples(run: Run, name: str) -> None:
    for option in ("-h", "--help"):
        ran = run(name, option)
        assert ran.code == 0
        assert ran.out.startswith("Examples:\n  tracker ")
        assert "Usage: tracker" in ran.out
        assert ran.err == ""


def test_help_lists_only_what_there_is(run: Run) -> None:
    out = run("--help").out
    listed = [line.split()[0] for line in out.split("Commands:\n")[1].splitlines()]
    assert listed == list(COMMANDS)
    for word in ("weekly", "course", "report", "serve"):
        assert run(word).code == 2


def test_demo_writes_a_file_and_leaves_ones_own_alone(run: Run, db: Path, tmp_path: Path) -> None:
    place = tmp_path / "demo.sqlite3"
    ran = run("demo", "--weeks", "2", "--write", str(place), "--json")
    assert ran.code == 0
    assert ran.json["file"] == str(place)
    assert ran.json["entries"] == len(tables(place)["entry"])
    assert not db.exists()
    assert run("demo", "--weeks", "2", "--write", str(place)).code == 1
    assert run("demo", "--weeks", "0", "--write", str(tmp_path / "x")).code == 2
    assert run("demo").code == 2


def test_demo_opens_a_file_that_is_gone_afterwards(
    typed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path, int, int]] = []

    def look(path: Path, *_: object) -> int:
        connection = sqlite3.connect(path)
        rows = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        connection.close()
        seen.append((path, rows, path.parent.stat().st_mode & 0o777))
        return 7

    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setattr(open_app, "open_app", look)
    assert typed("demo", "--weeks", "2").code == 7
    [(path, rows, mode)] = seen
    assert rows > 5
    assert mode == 0o700
    assert not path.parent.exists()


def test_what_may_be_done_whenever_does_not_count_as_open(run: Run) -> None:
    assert run("checkin", "--ease", "6").code == 0
    listed = [one["word"] for one in run("due", "--json").json]
    assert listed == ["place", "quiz"]
    assert run("due", "--exit-code").code == 0
    assert run("due", "--short").out == ""
