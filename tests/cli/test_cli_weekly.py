"""``tracker weekly``: values, questions, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, changes, tables
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.domain.weekly_rows import PEG_NOTE, RELIANCE_NOTE


def newest(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = run("list", "weekly", "--json", "--limit", "1").json[0]
    return found


def ratings(run: Run) -> dict[tuple[str, str | None], float]:
    return {(r["measure"], r["item"]): r["value"] for r in newest(run)["ratings"]}


def test_everything_at_once(run: Run, db: Path) -> None:
    run("profile", "activity1=walk to work")
    ran = run(
        "weekly", "--peg", "6", "4", "5", "--activity", "walk=7", "--med-days", "2",
        "--med-doses", "1", "--exercise-days", "3", "--sleep", "4", "--other-days", "heat=2",
        "--other-days", "self-massage=1", "--note", "quiet week", "--day", "yesterday",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith(
        "Weekly review for Sat 21 Nov saved: walk to work 7, based on PEG 5, medicine 2 days,"
    )
    assert ran.out.splitlines()[1] == MEDICINE_NOTE
    assert ratings(run) == {
        ("peg", "pain"): 6,
        ("peg", "enjoy"): 4,
        ("peg", "activity"): 5,
        ("activity", None): 7,
        ("med_days", None): 2,
        ("med_doses", None): 1,
        ("exercise_days", None): 3,
        ("sleep", None): 4,
        ("other_days", "heat"): 2,
        ("other_days", "self_massage"): 1,
    }
    assert newest(run)["note"] == "quiet week"
    assert newest(run)["day"] == "2026-11-21"
    assert changes(db) == 2


def test_json_says_what_was_saved(run: Run) -> None:
    ran = run("weekly", "--sleep", "3", "--json")
    assert ran.json["day"] == "2026-11-22"
    assert ran.json["text"] == "Weekly review for Sun 22 Nov saved: sleep 3."
    assert ran.json["id"] == newest(run)["id"]


def test_a_second_call_adds_to_the_review_of_that_day(run: Run, db: Path) -> None:
    first = run("weekly", "--sleep", "3", "--note", "a", "--json").json["id"]
    assert run("weekly", "--med-days", "1", "--json").json["id"] == first
    assert run("weekly", "--sleep", "5", "--json").json["id"] == first
    assert ratings(run) == {("sleep", None): 5, ("med_days", None): 1}
    assert newest(run)["note"] == "a"
    assert run("weekly", "--sleep", "5", "--day", "-7d", "--json").json["id"] != first
    assert len(tables(db)["entry"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--peg", "6", "4"),
        ("--peg", "6", "4", "--sleep", "3"),
        ("--peg",),
        ("--peg", "6", "4", "-"),
        ("--peg", "6", "4", "5", "3"),
        ("--peg", "--yes"),
        ("--peg=6,4",),
    ],
)
def test_two_answers_of_three_are_told_apart_and_nothing_is_lost(
    run: Run, db: Path, words: tuple[str, ...]
) -> None:
    run("weekly", "--sleep", "2")
    before = tables(db)
    ran = run("weekly", "--med-days", "1", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert "based on PEG" in ran.err
    assert "three answers from 0 to 10: Pain, last 7 days, Enjoying life" in ran.err
    assert tables(db) == before


@pytest.mark.parametrize("words", [("--peg", "6", "4", "5"), ("--peg", "6 4 5"), ("--peg=6,4,5",)])
def test_three_answers_may_be_written_in_several_ways(run: Run, words: tuple[str, ...]) -> None:
    assert run("weekly", *words).code == 0
    assert set(ratings(run).values()) == {6, 4, 5}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sleep", "11"), "sleep: “11” is not possible. Allowed: a whole number from 0 to 10."),
        (("--sleep", "a lot"), "sleep"),
        (("--med-days", "8"), "a whole number from 0 to 7 (days)"),
        (("--med-doses", "25"), "a whole number from 0 to 24 (doses)"),
        (("--peg", "6", "4", "11"), "peg-activity: “11”"),
        (("--pgic", "0"), "a whole number from 1 to 7"),
        (("--pgic", "2"), "nothing before the first session"),
        (("--other-days", "heat"), "NAME=N"),
        (("--other-days", "magnets=1"), "heat, cold, cream, tens, brace, self_massage"),
        (("--other-days", "heat=9"), "other-days:heat: “9”"),
        (("--activity", "walk=3"), "none yet; name one in the profile first"),
        (("--activity", "walk"), "NAME=N"),
        (("--day", "tomorrow", "--sleep", "3"), "day"),
        ((), "Say at least one of --peg"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(
    run: Run, db: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("weekly", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert changes(db) == 0


def test_an_unknown_activity_is_refused_with_those_there_are(run: Run) -> None:
    run("profile", "activity1=walk = to work", "activity2=film")
    ran = run("weekly", "--activity", "swim=3")
    assert ran.code == 2
    assert "one of “walk = to work”, “film”" in ran.err
    # The number stands after the last equals sign.
    assert run("weekly", "--activity", "walk = to work=3").code == 0
    assert ratings(run) == {("activity", None): 3}


def test_unlikely_values_need_yes(run: Run, db: Path) -> None:
    ran = run("weekly", "--med-doses", "9")
    assert (ran.code, changes(db)) == (2, 0)
    assert "9 doses is more than 8. Is that right? Say --yes to keep it." in ran.err
    assert run("weekly", "--med-doses", "9", "--yes").code == 0


def test_it_asks_one_plain_question_a_line(typed: Run, run: Run) -> None:
    run("profile", "activity1=walk to work", "weekly_extras=sleep neck_turn_self")
    ran = typed("weekly", stdin="6\n4\n5\n7\n2\n\n3\n\n2\n")
    assert ran.code == 0
    assert ratings(run) == {
        ("peg", "pain"): 6,
        ("peg", "enjoy"): 4,
        ("peg", "activity"): 5,
        ("activity", None): 7,
        ("med_days", None): 2,
        ("sleep", None): 3,
        ("neck_turn_self", None): 2,
    }
    assert ran.err.count(PEG_NOTE) == 1
    assert ran.err.count(RELIANCE_NOTE) == 1
    assert "walk to work: how able were you? (0 cannot do it, 10 as well as before;" in ran.err
    assert ran.err.count("Sit upright, feet on the floor, shoulders still.") == 1


def test_it_asks_only_what_is_still_open(typed: Run, run: Run) -> None:
    run("weekly", "--peg", "6", "4", "5", "--med-days", "1")
    ran = typed("weekly", stdin="4\n")
    assert ran.code == 0
    assert "how much pain on average" not in ran.err
    assert ratings(run)[("exercise_days", None)] == 4
    assert len(run("list", "weekly", "--json").json) == 1


def test_a_score_of_two_answers_is_asked_for_again(typed: Run, run: Run) -> None:
    ran = typed("weekly", stdin="6\n\n5\n11\n4\n\n\n")
    assert ran.code == 0
    assert ran.err.count("Only all three give a score.") == 2
    assert "“11” is not possible" in ran.err
    assert set(ratings(run).values()) == {6, 4, 5}
    # Or all three are left out.
    ran = typed("weekly", "--day", "-7d", stdin="6\n4\n\n-\n2\n\n")
    assert ran.code == 0
    assert run("list", "weekly", "--json").json[1]["ratings"][0]["measure"] == "med_days"


def test_without_an_answer_nothing_is_saved(typed: Run, db: Path) -> None:
    ran = typed("weekly", stdin="\n\n\n\n\n")
    assert ran.code == 2
    assert "at least one answer" in ran.err
    assert changes(db) == 0


def test_input_that_ends_early_saves_nothing(typed: Run, db: Path) -> None:
    assert typed("weekly", stdin="6\n4\n").code == 130
    assert changes(db) == 0


class TestAtAReview:
    @pytest.fixture(autouse=True)
    def _a_course(self, run: Run) -> None:
        run("site", "set", "neck", "--from", "2026-10-01")
        ran = run("course", "plan", "--start", "2026-10-25", "--yes")
        assert ran.code == 0, ran.err
        for day in ("2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15"):
            run("session", "add", "--day", day, "--pain-before", "6", "--written")

    def test_off_a_terminal_the_safety_question_is_kept_as_not_asked(self, run: Run) -> None:
        ran = run("weekly", "--peg", "6", "4", "5", "--pgic", "3")
        assert "Review after week 4: done." in ran.out
        assert newest(run)["answers"][0]["answer"] == "not_asked"
        assert ratings(run)[("pgic", None)] == 3

    def test_safe_says_that_it_was_answered(self, run: Run) -> None:
        run("weekly", "--sleep", "4", "--safe")
        assert newest(run)["answers"][0]["answer"] == "n"
        shown = run("show", newest(run)["id"]).out
        assert "The safety question: nothing" in shown

    def test_on_a_terminal_it_is_asked_first_and_the_overall_view_last(
        self, typed: Run, run: Run
    ) -> None:
        ran = typed("weekly", stdin="n\n6\n4\n5\n2\n3\n2\n")
        assert ran.code == 0, ran.err
        assert ran.err.index("is any of this new") < ran.err.index("how much pain on average")
        assert "  2  much better" in ran.err
        assert newest(run)["answers"][0]["answer"] == "n"
        assert ratings(run)[("pgic", None)] == 2

    def test_an_urgent_sign_is_answered_with_what_to_do(self, typed: Run, run: Run) -> None:
        ran = typed("weekly", "--sleep", "3", stdin="1\n")
        assert ran.code == 0
        assert "The review can be filled in all the same." in ran.err
        assert "Is it one of these?" in ran.err
        assert newest(run)["answers"][0]["answer"] == "1"


def test_a_review_is_listed_shown_and_taken_out(run: Run) -> None:
    run("profile", "activity1=walk to work")
    saved = run("weekly", "--peg", "6", "4", "6", "--activity", "1=7", "--med-days", "2", "--json")
    listed = run("list", "weekly")
    assert "walk to work 7, based on PEG 5.3, medicine 2 days" in listed.out
    shown = run("show", saved.json["id"])
    assert shown.out.splitlines()[1:] == [
        "  Based on PEG, Pain, last 7 days 6",
        "  Based on PEG, Enjoying life 4",
        "  Based on PEG, General activity 6",
        "  walk to work 7",
        "  Medicine days 2",
        "  Score based on PEG: 5.3, the mean of the three",
    ]
    assert run("list", "--search", "weekly").code == 0
    assert run("delete", saved.json["id"], "--yes").code == 0
    assert run("list", "weekly", "--json").json == []
    assert "walk to work 7" in run("history", saved.json["id"]).out


def test_the_profile_keeps_activities_and_what_is_asked(run: Run) -> None:
    assert run("profile", "activity2=film", "weekly_extras=sleep,other_days:heat").code == 0
    known = run("profile", "--json").json
    assert (known["activity1"], known["activity2"]) == (None, "film")
    assert known["weekly_extras"] == "sleep other_days:heat"
    ran = run("profile", "weekly_extras=mood")
    assert ran.code == 2
    assert "activity, sleep, med_doses, other_days" in ran.err
    assert run("profile", "activity2=").code == 0
    assert run("profile", "--json").json["activity2"] is None


def test_help_holds_the_notes(run: Run) -> None:
    words = " ".join(run("weekly", "--help").out.split())
    assert PEG_NOTE in words
    assert RELIANCE_NOTE in words
    assert words.startswith("Examples")
