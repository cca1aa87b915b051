"""``tracker checkin`` and ``tracker c``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, changes, tables
from tracker.domain.help_now import BEFORE_NUMBERS


def test_a_checkin_says_what_was_saved_and_under_which_id(run: Run) -> None:
    ran = run("checkin", "--ease", "6", "--pain", "4")
    assert ran.code == 0
    assert ran.out.startswith("Saved for Sun 22 Nov: ease 6, pain 4, stiffness not recorded.  [")
    assert ran.err == ""


def test_json_of_a_write_has_exactly_these_keys(run: Run) -> None:
    ran = run("checkin", "--pain", "4", "--json")
    assert sorted(ran.json) == ["change", "day", "id", "notes", "text"]
    assert ran.json["day"] == "2026-11-22"
    assert ran.json["change"] == 1
    assert len(ran.json["id"]) == 16


def test_everything_a_checkin_can_hold(run: Run) -> None:
    run("site", "set", "low_back")
    kept = run(
        "checkin", "--ease", "6", "--pain", "4", "--stiffness", "3", "--worst", "7",
        "--place", "neck:left=2", "--place", "knee=1", "--medicine", "--flare",
        "--since-session", "sore,dizzy", "--note", "slept badly", "--json",
    ).json  # fmt: skip
    shown = run("show", kept["id"][:8], "--json").json
    values = {(r["measure"], r["item"], r["site"], r["side"]): r["value"] for r in shown["ratings"]}
    assert values == {
        ("ease", None, "low_back", "both"): 6,
        ("pain_avg", None, "low_back", "both"): 4,
        ("stiffness", None, "low_back", "both"): 3,
        ("pain_worst", None, "low_back", "both"): 7,
        ("pain_avg", None, "neck", "left"): 2,
        ("pain_avg", None, "knee", "both"): 1,
        ("medicine", None, None, None): 1,
        ("since_session", "sore", None, None): 1,
        ("since_session", "dizzy", None, None): 1,
    }
    assert shown["note"] == "slept badly"
    assert [entry["tag"] for entry in run("list", "event", "--json").json] == ["flare"]


def test_each_checkin_is_one_change(run: Run, db: Path) -> None:
    for times in (1, 2, 3):
        assert run("checkin", "--pain", "4", "--flare", "--note", "x").code == 0
        assert changes(db) == times


def test_a_second_one_today_is_kept_and_says_the_mean(run: Run) -> None:
    run("checkin", "--pain", "4")
    ran = run("checkin", "--pain", "5")
    assert "second check-in of that day; the day's figure is the mean: pain 4.5" in ran.out


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("2026-11-20", "2026-11-20"),
        ("yesterday", "2026-11-21"),
        ("-2d", "2026-11-20"),
        ("mon", "2026-11-16"),
        ("2026-11-22T02:00", "2026-11-21"),
    ],
)
def test_the_day_may_be_said_in_many_ways(run: Run, day: str, kept: str) -> None:
    assert run("checkin", "--pain", "4", "--day", day, "--json").json["day"] == kept


def test_written_down_that_day_is_not_from_memory(run: Run) -> None:
    late = run("checkin", "--pain", "4", "--day", "2026-11-01", "--json").json
    noted = run("checkin", "--pain", "4", "--day", "2026-11-02", "--written", "--json").json
    assert run("show", late["id"], "--json").json["from_memory"] == "old"
    assert run("show", noted["id"], "--json").json["from_memory"] is None


def test_a_note_is_read_from_standard_input(run: Run) -> None:
    kept = run("checkin", "--note", "-", "--json", stdin="first\nsecond\n").json
    assert run("show", kept["id"], "--json").json["note"] == "first\nsecond"


def test_a_note_that_asks_for_it_shows_where_help_is(run: Run) -> None:
    ran = run("checkin", "--pain", "8", "--note", "I want to die", "--json")
    assert ran.code == 0
    assert ran.json["change"] == 1
    assert BEFORE_NUMBERS in ran.err
    assert BEFORE_NUMBERS not in run("checkin", "--note", "better").err


def test_an_unlikely_value_needs_yes(run: Run, db: Path) -> None:
    run("checkin", "--pain", "4", "--day", "yesterday")
    before = tables(db)
    refused = run("checkin", "--pain", "10")
    assert refused.code == 2
    assert "10? The last one was 4." in refused.err
    assert "--yes" in refused.err
    assert tables(db) == before
    assert run("checkin", "--pain", "10", "--yes").code == 0


@pytest.mark.parametrize(("answer", "code", "kept"), [("y", 0, 1), ("n", 1, 0), ("what\ny", 0, 1)])
def test_on_a_terminal_an_unlikely_value_is_asked_back(
    typed: Run, db: Path, answer: str, code: int, kept: int
) -> None:
    typed("checkin", "--pain", "4", "--day", "yesterday")
    ran = typed("checkin", "--pain", "10", stdin=f"{answer}\n")
    assert ran.code == code
    assert "10? The last one was 4. [y/n]" in ran.err
    assert changes(db) == 1 + kept


def test_without_values_it_asks_one_question_a_line(typed: Run) -> None:
    ran = typed("checkin", "--json", stdin="6\n\n11\n3\nfine today\n")
    shown = typed("show", ran.json["id"], "--json").json
    assert {r["measure"]: r["value"] for r in shown["ratings"]} == {"ease": 6, "stiffness": 3}
    assert shown["note"] == "fine today"
    assert "how easy was moving? (0 hardly possible, 10 moved freely; Enter: not recorded)" in (
        ran.err
    )
    assert "stiffness: “11” is not possible" in ran.err


def test_the_day_after_a_session_it_asks_about_that_too(typed: Run) -> None:
    typed("session", "add", "--day", "yesterday", "--pain-before", "6")
    ran = typed("checkin", stdin="6\n4\n3\n5\nsore\n\n")
    assert "pain right now 5, since the session sore" in ran.out
    session = typed("list", "session", "--json").json[0]
    assert [r["value"] for r in session["ratings"] if r["phase"] == "next_day"] == [5]


def test_without_values_and_terminal_it_says_what_it_needs(run: Run) -> None:
    ran = run("checkin")
    assert ran.code == 2
    assert "--pain" in ran.err


def test_the_end_of_input_stops_and_saves_nothing(typed: Run, db: Path) -> None:
    ran = typed("checkin", stdin="6\n4\n")
    assert ran.code == 130
    assert changes(db) == 0


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("6 4 3", {"ease": 6, "pain_avg": 4, "stiffness": 3}),
        ("643", {"ease": 6, "pain_avg": 4, "stiffness": 3}),
        ("10,1,-", {"ease": 10, "pain_avg": 1}),
    ],
)
def test_the_quick_line(run: Run, line: str, values: dict[str, int]) -> None:
    kept = run("c", "--json", stdin=f"{line}\n").json
    shown = run("show", kept["id"], "--json").json
    assert {r["measure"]: r["value"] for r in shown["ratings"]} == values


@pytest.mark.parametrize("line", ["6 11 3", "six", "6 4 3 2", "- - -", "", "64"])
def test_a_bad_quick_line_changes_nothing(run: Run, db: Path, line: str) -> None:
    ran = run("c", stdin=f"{line}\n")
    assert ran.code == 2
    assert ran.out == ""
    assert changes(db) == 0


def test_a_bad_answer_on_a_terminal_is_asked_again_alone(typed: Run) -> None:
    ran = typed("c", stdin="6 11 3\n4\n")
    assert ran.err.startswith("Ease pain stiffness, last 24 h: ")
    assert "pain: “11” is not possible" in ran.err
    assert "Saved for Sun 22 Nov: ease 6, pain 4, stiffness 3." in ran.out
