"""``tracker session before | after | next-day | add``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, changes, tables
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import Answer
from tracker.services import readiness
from tracker.services.diary import Diary


def ratings(session: dict[str, Any]) -> dict[tuple[str, str], float]:
    return {(r["measure"], r["phase"]): r["value"] for r in session["ratings"]}


def newest(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = run("list", "session", "--json", "--limit", "1").json[0]
    return found


def test_before_opens_a_session_and_after_closes_it(run: Run, db: Path) -> None:
    before = run("session", "before", "--pain", "6", "--ease", "4", "--tension", "7", "--json")
    assert before.code == 0
    assert newest(run)["session"]["state"] == "open"
    after = run("session", "after", "--pain", "3", "--minutes", "60", "--json")
    assert after.json["id"] == before.json["id"]
    assert changes(db) == 2
    session = newest(run)
    assert session["session"]["state"] == "done"
    assert session["session"]["minutes"] == 60
    assert ratings(session) == {
        ("ease", "before"): 4,
        ("pain_now", "before"): 6,
        ("tension", "before"): 7,
        ("pain_now", "after"): 3,
    }


def test_before_again_adds_to_the_open_session(run: Run) -> None:
    run("session", "before", "--pain", "6", "--note", "cold room")
    run("session", "before", "--ease", "4")
    assert len(run("list", "session", "--json").json) == 1
    assert ratings(newest(run)) == {("ease", "before"): 4, ("pain_now", "before"): 6}
    assert newest(run)["note"] == "cold room"


def test_a_new_session_after_a_closed_one(run: Run) -> None:
    run("session", "before", "--pain", "6")
    run("session", "after", "--pain", "4")
    run("session", "before", "--pain", "5")
    assert len(run("list", "session", "--json").json) == 2


def test_after_without_an_open_session_says_what_to_do(run: Run, db: Path) -> None:
    ran = run("session", "after", "--pain", "3")
    assert ran.code == 1
    assert "session add --day" in ran.err
    assert changes(db) == 0


def test_after_of_a_named_session(run: Run) -> None:
    kept = run("session", "add", "--day", "-3d", "--pain-before", "6", "--json").json
    assert run("session", "after", "--pain", "2", "--session", kept["id"][:8]).code == 0
    assert ratings(newest(run)) == {("pain_now", "before"): 6, ("pain_now", "after"): 2}


def test_another_record_is_no_session(run: Run, db: Path) -> None:
    kept = run("checkin", "--pain", "4", "--json").json
    before = tables(db)
    ran = run("session", "after", "--pain", "2", "--session", kept["id"])
    assert ran.code == 1
    assert "is not a session" in ran.err
    assert tables(db) == before


@pytest.mark.parametrize(("safe", "kept"), [((), "not_asked"), (("--safe",), "n")])
def test_the_safety_question_off_a_terminal(run: Run, safe: tuple[str, ...], kept: str) -> None:
    run("session", "before", "--pain", "6", *safe)
    assert [(a["item"], a["answer"]) for a in newest(run)["answers"]] == [("mini", kept)]


def test_an_earlier_answer_to_the_safety_question_stays(run: Run) -> None:
    run("session", "before", "--pain", "6", "--safe")
    run("session", "before", "--ease", "4")
    assert newest(run)["answers"][0]["answer"] == "n"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("1", "Call your emergency number"),
        ("2", "Have this checked before any massage."),
        ("3", "Talk it over first."),
    ],
)
def test_on_a_terminal_the_safety_question_comes_first_and_blocks_nothing(
    typed: Run, answer: str, said: str
) -> None:
    ran = typed("session", "before", "--pain", "6", stdin=f"x\n{answer}\n")
    assert ran.code == 0
    assert "answer: “x” is not possible" in ran.err
    assert said in ran.err
    assert newest(typed)["answers"][0]["answer"] == answer


def test_nothing_new_prints_no_text(typed: Run) -> None:
    ran = typed("session", "before", "--pain", "6", stdin="n\n")
    assert "Is it one of these?" not in ran.err
    assert newest(typed)["answers"][0]["answer"] == "n"


def test_a_session_without_values_asks(typed: Run) -> None:
    ran = typed("session", "before", "--safe", stdin="4\n6\n\n")
    assert "How easy is moving right now?" in ran.err
    assert ratings(newest(typed)) == {("ease", "before"): 4, ("pain_now", "before"): 6}
    typed("session", "after", stdin="\n3\n2\n")
    assert ratings(newest(typed))["tension", "after"] == 2


def test_details_are_kept_exactly(run: Run) -> None:
    run(
        "session", "add", "--day", "mon", "--pain-before", "6", "--minutes", "45",
        "--by", "Ana", "--technique", "[b]slow[/b]", "--pressure", "light",
        "--areas", "low_back,neck:left", "--cost", "60.5", "--note", "=1+1",
    )  # fmt: skip
    session = newest(run)
    assert session["day"] == "2026-11-16"
    assert session["note"] == "=1+1"
    assert session["session"] == {
        "state": "done",
        "minutes": 45,
        "therapist": "Ana",
        "technique": "[b]slow[/b]",
        "pressure": "light",
        "cost_cents": 6050,
        "planned_id": None,
        "areas": [
            {"site": "low_back", "side": "both"},
            {"site": "neck", "side": "left"},
        ],
    }


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        ("--pain-before", "11", "pain-before"),
        ("--ease-after", "x", "ease-after"),
        ("--minutes", "0", "minutes"),
        ("--minutes", "1e2", "minutes"),
        ("--pressure", "hard", "light, medium, firm"),
        ("--cost", "6,0,50", "60.50"),
        ("--cost", "-1", "cost"),
        ("--areas", "nowhere", "areas"),
        ("--day", "tomorrow", "2026-11-22"),
    ],
)
def test_a_value_that_is_not_possible_is_named(
    run: Run, db: Path, option: str, value: str, named: str
) -> None:
    words = ["session", "add", "--day", "mon", "--pain-before", "5", option, value]
    ran = run(*words)
    assert ran.code == 2
    assert named in ran.err
    assert changes(db) == 0


def test_the_day_after(run: Run, db: Path) -> None:
    run("session", "add", "--day", "yesterday", "--pain-before", "6")
    ran = run("session", "next-day", "--pain", "5")
    assert ran.code == 0
    assert changes(db) == 2
    assert ratings(newest(run))["pain_now", "next_day"] == 5


def test_the_day_after_of_a_named_session(run: Run) -> None:
    kept = run("session", "add", "--day", "-4d", "--pain-before", "6", "--json").json
    assert run("session", "next-day", "--pain", "5", "--session", kept["id"]).code == 0
    late = [r for r in newest(run)["ratings"] if r["phase"] == "next_day"]
    assert [(r["day"], r["from_memory"]) for r in late] == [("2026-11-19", "old")]


def test_no_day_after_without_a_session_or_before_it_has_come(run: Run, db: Path) -> None:
    assert run("session", "next-day", "--pain", "5").code == 1
    kept = run("session", "add", "--day", "today", "--pain-before", "6", "--json").json
    before = tables(db)
    assert run("session", "next-day", "--pain", "5", "--session", kept["id"]).code == 2
    assert run("session", "next-day").code == 2
    assert tables(db) == before


@pytest.mark.parametrize("verb", ["before", "after", "add"])
def test_no_values_off_a_terminal_is_wrong_usage(run: Run, verb: str) -> None:
    assert run("session", verb).code == 2


def test_an_open_sign_is_named_and_the_session_kept(run: Run, diary: Diary) -> None:
    readiness.save_safety(diary, Attempt(safety={"E1": Answer.YES}))
    for words in (
        ("before", "--pain", "6"),
        ("after", "--pain", "3"),
        ("add", "--day", "mon", "--pain-before", "5"),
    ):
        ran = run("session", *words)
        assert ran.code == 0
        assert "saved" in ran.out
        assert ran.err.startswith("Please get medical help now. You ticked: new bladder")
    said = run("due").out
    assert said.startswith("Please get medical help now. Call your emergency number")
    assert "  Please get medical help now (safety pages again" in said
    for page in (run("progress").out, run("summary").out):
        assert "Please get medical help now." in page
        assert "Answer the safety pages first" not in page


def test_without_a_sign_nothing_is_named(run: Run) -> None:
    assert run("session", "before", "--pain", "6").err == ""
