"""``tracker course``, ``pause``, ``resume`` and what ``due`` makes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Ran, Run, changes, tables

On = Callable[[str], None]


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> On:
    """Let it be noon of a day."""
    return lambda day: monkeypatch.setenv("TRACKER_NOW", f"{day}T12:00+01:00")


@pytest.fixture
def planned(run: Run) -> Run:
    """A course of six Tuesdays from 24 November, two days from now."""
    run("site", "set", "low_back")
    assert run("course", "plan", "--start", "2026-11-24").code == 0
    return run


def show(run: Run) -> dict[str, object]:
    found = run("course", "show", "--json").json
    assert isinstance(found, dict)
    return found


def hold(run: Run, day: str) -> Ran:
    return run("session", "add", "--day", day, "--pain-before", "5", "--minutes", "60", "--yes")


def date_of(run: Run, seq: int) -> str:
    dates = show(run)["dates"]
    assert isinstance(dates, list)
    return str(dates[seq]["id"])


def test_without_a_course(run: Run, db: Path) -> None:
    assert "tracker course plan" in run("course", "show").out
    assert run("course", "show", "--json").json is None
    assert run("course", "show", "--all", "--json").json == []
    ran = run("course", "plan")
    assert ran.code == 2
    assert "tracker site set" in ran.err
    for words in (["talked"], ["end"], ["pause"], ["resume"], ["decide", "stop"], ["change"]):
        assert run("course", *words).code in (1, 2), words
    assert run("course", "show", "abc").code == 1
    assert changes(db) == 0


def test_planning_and_showing(run: Run) -> None:
    run("site", "set", "kn l")
    ran = run("course", "plan", "--weeks", "8", "--per-week", "0.5", "--minutes", "90", "--start",
              "+7d", "--baseline", "Worse", "--cost", "€ 60.50", "--json")  # fmt: skip
    assert ran.code == 0
    found = show(run)
    assert ran.json["id"] == found["id"]
    wanted = {
        "state": "planned", "site": "knee", "side": "left", "weeks": 8, "per_week": 0.5,
        "minutes": 90, "start": "2026-11-29", "end": "2027-01-24", "baseline": "worse",
        "cost": 60.5, "currency": "€", "talked_on": None, "ended_on": None, "decision": None,
        "why": None, "sessions": 4, "hours": 6, "total_cost": 242, "planned": 4, "due": 0,
        "attended": 0, "extra": 0, "rate": None, "weeks_on": None, "longest_gap_days": None,
        "first_session": None, "next": "2026-11-29", "extras": [], "pauses": [],
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    reviews = {one["review"]: one["day"] for one in found["reviews"]}  # type: ignore[attr-defined]
    # The day after the fourth session, six weeks in.
    assert reviews["week4"] == "2027-01-11"
    assert list(reviews) == ["week4", "end", "fu4", "fu12"]
    shown = run("course", "show").out
    assert "every two weeks" in shown
    assert "242.00 €" in shown
    assert "worse than usual" in shown
    assert str(found["id"])[:6] in shown


@pytest.mark.parametrize(
    "wrong",
    [
        ["--weeks", "0"], ["--weeks", "27"], ["--weeks", "six"], ["--per-week", "40"],
        ["--per-week", "nan"], ["--per-week", "1,500"], ["--minutes", "5"], ["--start", "someday"],
        ["--baseline", "fine"], ["--cost", "-5"], ["--cost", "1,500"], ["--site", "tail"],
        ["--start", "2020-01-01"], ["--start", "2031-01-01"], ["--cost", "5 and a bit"],
    ],
)  # fmt: skip
def test_plans_that_cannot_be_change_nothing(run: Run, db: Path, wrong: list[str]) -> None:
    run("site", "set", "neck")
    before = tables(db)
    ran = run("course", "plan", *wrong)
    assert ran.code == 2
    assert ran.err
    assert ran.out == ""
    assert tables(db) == before


def test_a_start_long_ago_can_be_meant(run: Run) -> None:
    run("site", "set", "neck")
    assert "Is that meant?" in run("course", "plan", "--start", "2026-01-05").err
    assert run("course", "plan", "--start", "2026-01-05", "--yes").code == 0
    assert show(run)["state"] == "over"


def test_two_courses_for_one_place(planned: Run, db: Path) -> None:
    before = tables(db)
    ran = planned("course", "plan")
    assert ran.code == 1
    assert "already, from Tue 24 Nov 2026. End it first" in ran.err
    assert tables(db) == before
    assert planned("course", "plan", "--site", "knee").code == 0
    assert len(planned("course", "show", "--all", "--json").json) == 2


def test_questions_one_by_one(typed: Run) -> None:
    typed("site", "set", "neck")
    ran = typed("course", "plan", stdin="0\n8\n\n\n\n\n60 EUR\nn\ny\n")
    assert ran.code == 0
    assert "weeks: “0” is not possible" in ran.err
    assert "8 sessions, 8 hours in all, 480.00 EUR" in ran.err
    assert "That is Sun 29 Nov 2026." in ran.err
    assert "Review Sun 27 Dec 2026; end review Sun 24 Jan 2027." in ran.err
    found = show(typed)
    assert (found["weeks"], found["per_week"], found["minutes"]) == (8, 1, 60)
    assert (found["start"], found["baseline"], found["talked_on"]) == ("2026-11-29", None, None)
    typed("course", "end", stdin="nonsense\nstop\nno time\n")
    found = show(typed)
    assert (found["decision"], found["why"]) == ("stop", "no time")
    typed("course", "plan", stdin="\n\n\n\nworse\n\ny\ny\n")
    found = show(typed)
    assert (found["baseline"], found["cost"], found["talked_on"]) == ("worse", None, "2026-11-22")
    # The end of input ends it, and nothing is saved.
    typed("course", "end", stdin="\n")
    assert typed("course", "plan", stdin="6\n").code == 130
    assert show(typed)["state"] == "ended"
    assert typed("course", "plan", stdin="\n\n\n\n\n\nn\nn\n").code == 1
    assert show(typed)["state"] == "ended"


def test_a_course_from_plan_to_follow_up(planned: Run, on: On) -> None:
    run = planned
    assert run("course", "talked", "--on", "yesterday").code == 0
    assert run("course", "talked", "--on", "tomorrow").code == 2
    for day in ("2026-11-24", "2026-12-01", "2026-12-09", "2026-12-15"):
        on(day)
        assert hold(run, "today").code == 0
    on("2026-12-22")
    assert run("course", "excuse", date_of(run, 4)[:6], "--reason", "flu").code == 2
    assert run("course", "excuse", date_of(run, 4)[:6], "--reason", "illness").code == 0
    on("2026-12-23")
    found = show(run)
    assert (found["due"], found["attended"], found["rate"]) == (4, 4, 1)
    assert "review" in [one["word"] for one in run("due", "--json").json]
    assert run("course", "decide", "go_on", "--why", "-", stdin="it helps\n").code == 0
    on("2026-12-29")
    hold(run, "today")
    on("2027-01-05")
    found = show(run)
    assert (found["due"], found["attended"], found["weeks_on"]) == (5, 5, 1)
    assert (found["state"], found["longest_gap_days"]) == ("over", 14)
    assert found["attended_minutes"] == 300
    assert "5 of 5 due; 6 sessions planned." in run("course", "show").out
    ran = run("course", "end", "--decision", "space_out", "--why", "for a few days", "--json")
    assert ran.json["notes"]
    assert "space out: for a few days" in run("course", "show").out
    assert run("course", "end").code == 1
    assert run("course", "end", "--why", "no decision").code == 2
    assert run("due").out == "Nothing is open.\n"
    assert run("due", "--exit-code").code == 0
    on("2027-01-13")
    words = [one["name"] for one in run("due", "--json").json]
    assert words == ["Check-in, for the follow-up on Tue 26 Jan"]
    assert run("resume").code == 0
    assert run("undo", "--yes").code == 0


def test_one_planned_session(planned: Run, db: Path) -> None:
    run = planned
    second = date_of(run, 1)
    assert "moved to Thu 3 Dec 2026" in run("course", "move", second[:8], "--to", "+11d").out
    assert show(run)["dates"][1] == {  # type: ignore[index]
        "id": second, "day": "2026-12-03", "moved_from": "2026-12-01", "state": "planned",
        "reason": None, "session": None, "held_on": None,
    }  # fmt: skip
    assert "moved from Tue 1 Dec" in run("course", "show").out
    run("course", "cancel", second)
    assert "cancelled" in run("course", "show").out
    run("course", "again", second)
    run("undo", "--yes")
    assert show(run)["dates"][1]["state"] == "cancelled"  # type: ignore[index]
    before = changes(db)
    for words in (
        ["move", second, "--to", "2026-12-08"], ["move", second, "--to", "2030-01-01"],
        ["move", second], ["move", "zzz", "--to", "today"], ["excuse", second],
        ["cancel", ""], ["again", "nothing"], ["link", "zzz", second],
    ):  # fmt: skip
        assert run("course", *words).code in (1, 2), words
    assert changes(db) == before


def test_linking_by_hand(planned: Run, on: On) -> None:
    on("2026-11-30")
    planned("session", "add", "--day", "today", "--pain-before", "5")
    held = planned("list", "session", "--json").json[0]["id"]
    assert show(planned)["dates"][1]["session"] == held  # type: ignore[index]
    planned("course", "link", held[:8], date_of(planned, 3)[:8])
    assert show(planned)["dates"][3]["held_on"] == "2026-11-30"  # type: ignore[index]
    ran = planned("course", "excuse", date_of(planned, 3), "--reason", "doctor")
    assert ran.code == 1
    assert "linked" in ran.err
    planned("course", "link", held, "none")
    assert show(planned)["dates"][1]["session"] == held  # type: ignore[index]


def test_changing_the_plan(planned: Run) -> None:
    assert planned("course", "change", "--weeks", "8", "--baseline", "better").code == 0
    found = show(planned)
    assert (found["weeks"], found["planned"], found["baseline"]) == (8, 8, "better")
    assert planned("course", "change").code == 2
    assert planned("course", "change", "--weeks", "0").code == 2
    assert planned("course", "change", "--weeks", "4", "--course", "zzz").code == 1


def test_pauses(planned: Run, on: On) -> None:
    run = planned
    assert run("pause", "--until", "yesterday").code == 2
    assert run("pause", "--until", "+14d", "--json").json["change"]
    assert run("due").out == "Nothing is open.\n"
    assert show(run)["pauses"] == [{"from": "2026-11-22", "to": "2026-12-06"}]
    assert show(run)["state"] == "paused"
    on("2026-11-29")
    assert run("resume").code == 0
    assert run("resume").code == 1
    # One of the pause's days was before the start; the session of the 24th is in it.
    found = show(run)
    assert found["end"] == "2027-01-10"
    assert (found["due"], found["next"]) == (0, "2026-12-01")
    assert "in a pause" in run("course", "show").out
    assert run("course", "pause").code == 0
    assert run("course", "resume").code == 0


def test_weekly_only_and_not_today(planned: Run) -> None:
    assert "check-in" in [one["word"] for one in planned("due", "--json").json]
    assert planned("due", "--not-today", "check-in").out == "Not today: Check-in.\n"
    assert "check-in" not in [one["word"] for one in planned("due", "--json").json]
    ran = planned("due", "--not-today", "check-in")
    assert ran.code == 2
    planned("undo", "--yes")
    assert "check-in" in [one["word"] for one in planned("due", "--json").json]
    assert planned("profile", "weekly_only=yes").code == 0
    assert "check-in" not in [one["word"] for one in planned("due", "--json").json]
    assert planned("profile", "weekly_only=maybe").code == 2
    assert "not_today" not in planned("profile").out


def test_a_course_goes_out_and_in_and_out_the_same(planned: Run, tmp_path: Path, on: On) -> None:
    on("2026-11-25")
    hold(planned, "yesterday")
    planned("course", "link", planned("list", "session", "--json").json[0]["id"],
            date_of(planned, 1))  # fmt: skip
    planned("course", "excuse", date_of(planned, 0), "--reason", "therapist")
    planned("course", "pause", "--until", "+3d")
    before = show(planned)
    out = tmp_path / "out.json"
    planned("export", "-o", str(out))
    planned("course", "end")
    planned("course", "change", "--start", "2026-12-01")
    ran = planned("import", str(out), "--replace")
    assert ran.code == 0
    after = show(planned)
    ids = {one["id"] for one in before["dates"]}  # type: ignore[attr-defined]
    kept = [one for one in after["dates"] if one["id"] in ids]  # type: ignore[attr-defined]
    assert kept == before["dates"]
    assert {key: after[key] for key in ("start", "ended_on", "pauses", "attended")} == {
        key: before[key] for key in ("start", "ended_on", "pauses", "attended")
    }


def test_an_import_that_leaves_two_open_courses_says_so(planned: Run, tmp_path: Path) -> None:
    other, out = str(tmp_path / "other.sqlite3"), str(tmp_path / "out.json")
    planned("--db", other, "course", "plan", "--site", "low_back:left", "--start", "2026-12-01")
    planned("--db", other, "export", "-o", out)
    assert "open courses" not in planned("import", out, "--dry-run").out
    assert "There are 2 open courses for the low back now." in planned("import", out).out
    assert "open courses" not in planned("import", out).out


def test_a_merge_that_leaves_two_open_courses_says_so(planned: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite3")
    planned("--db", other, "course", "plan", "--site", "low_back", "--start", "2026-12-01")
    ran = planned("merge", other)
    assert ran.code == 0
    assert "There are 2 open courses for the low back now." in ran.out
    assert len(planned("course", "show", "--all", "--json").json) == 2
    first = planned("course", "show", "--json").json
    assert first["start"] == "2026-11-24"
    assert planned("course", "end", "--course", first["id"][:6]).code == 0
    assert planned("course", "show", "--json").json["start"] == "2026-12-01"


def test_a_weekday_is_the_next_one_where_plans_are_made(run: Run) -> None:
    # It is Sunday 22 November 2026.
    run("site", "set", "neck")
    assert run("course", "plan", "--start", "mon", "--per-week", "1,5").code == 0
    found = show(run)
    assert (found["start"], found["per_week"]) == ("2026-11-23", 1.5)
    assert "moved to Thu 26 Nov 2026" in run("course", "move", date_of(run, 0), "--to", "thu").out
    assert "until Fri 27 Nov 2026" in run("course", "pause", "--until", "fri").out
    assert "until Sat 28 Nov 2026" in run("pause", "--until", "sat").out


def test_a_day_that_is_refused_is_named_as_it_was_typed(planned: Run, db: Path) -> None:
    before = changes(db)
    ran = planned("course", "move", date_of(planned, 0), "--to", "-60d")
    assert "to: “-60d (2026-09-23)” is not possible" in ran.err
    assert (
        "until: “yesterday (2026-11-21)”" in planned("course", "pause", "--until", "yesterday").err
    )
    assert "until: “-3d (2026-11-19)”" in planned("pause", "--until", "-3d").err
    wrong = planned("course", "change", "--start", "2026-13-01").err
    assert "start: “2026-13-01”" in wrong
    assert "tomorrow" in wrong
    assert "yesterday" not in wrong
    assert changes(db) == before


def test_an_attended_session_is_asked_about(planned: Run, on: On, db: Path) -> None:
    on("2026-11-25")
    planned("session", "add", "--day", "today", "--pain-before", "5")
    one, before = date_of(planned, 0), changes(db)
    for words in (["move", one, "--to", "2026-11-27"], ["cancel", one],
                  ["excuse", one, "--reason", "illness"]):  # fmt: skip
        ran = planned("course", *words)
        assert ran.code == 2
        assert "planned for Tue 24 Nov was attended on Wed 25 Nov." in ran.err
    assert changes(db) == before
    assert planned("course", "cancel", one, "--yes").code == 0


def test_a_pause_says_what_it_does(planned: Run) -> None:
    said = planned("pause", "--until", "+10d").out
    assert "Planned within the pause: Tue 24 Nov and Tue 1 Dec. They do not count;" in said
    assert "The end review moves to Thu 14 Jan 2027; planned sessions after" in said
    assert [one["day"] for one in show(planned)["dates"]][2] == "2026-12-08"  # type: ignore[index]
