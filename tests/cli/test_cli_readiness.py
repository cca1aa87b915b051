"""``tracker readiness``, from a file and by questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, changes, tables
from tracker.domain import safety
from tracker.domain.safety import ITEMS, Tier

ALL_NO = dict.fromkeys(ITEMS, "no")
BEST = {f"Q{number}": 2 for number in range(3, 10)}
FINISHED: dict[str, Any] = {
    "safety": ALL_NO,
    "fit": BEST,
    "sites": ["low_back"],
    "months": "3+",
    "long_term_condition": "no",
}


def changed(**parts: Any) -> dict[str, Any]:
    return {**FINISHED, **parts}


OUTCOMES = [
    ({"safety": {"E1": "yes"}}, "EMERGENCY", 1, None),
    (changed(safety={**ALL_NO, "E5": "not_sure"}), "EMERGENCY", 1, 18),
    ({"safety": {"U3": "not_sure"}}, "SEE_SOON", 2, None),
    (changed(safety={**ALL_NO, "C2": "yes"}), "TALK_FIRST", 3, 18),
    (changed(fit={**BEST, "Q6": 1}, long_term_condition="not_sure"), "TALK_FIRST", 4, 17),
    (changed(sites=["elsewhere"]), "NOT_THIS_TOOL", 5, 16),
    (changed(months="0-1"), "NOT_YET", 6, 16),
    (changed(fit={**BEST, "Q5": 0}), "NOT_NOW", 7, 16),
    (changed(fit={**dict.fromkeys(BEST, 0), "Q5": 2, "Q7": 2}), "NOT_NOW", 8, 8),
    (FINISHED, "GOOD_FIT", 9, 18),
    (changed(fit={**BEST, "Q9": 0}), "PARTLY_READY", 10, 16),
    (changed(safety={**ALL_NO, "C2": "yes"}, cleared={"C2": "2026-10-01"}), "GOOD_FIT", 9, 18),
]


@pytest.mark.parametrize(("answers", "outcome", "rule", "score"), OUTCOMES)
def test_every_outcome_from_standard_input(
    run: Run, db: Path, answers: dict[str, Any], outcome: str, rule: int, score: int | None
) -> None:
    ran = run("readiness", "--answers", "-", "--json", stdin=json.dumps(answers))
    assert ran.code == 0
    document = ran.json
    assert (document["outcome"], document["rule"], document["score"]) == (outcome, rule, score)
    assert set(document) == {
        "outcome", "rule", "score", "max_score", "band", "items", "missing", "text",
        "rule_version",
    }  # fmt: skip
    assert changes(db) == 1
    assert [entry["quiz"]["outcome"] for entry in run("list", "quiz", "--json").json] == [outcome]


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, [*ITEMS, *(f"Q{n}" for n in range(1, 10)), "long_term_condition"]),
        ({**FINISHED, "long_term_condition": None}, ["long_term_condition"]),
        (changed(safety={k: "no" for k in ITEMS if k != "C12"}), ["C12"]),
    ],
)
def test_an_unfinished_quiz_names_what_is_missing_and_saves_nothing(
    run: Run, db: Path, answers: dict[str, Any], missing: list[str]
) -> None:
    ran = run("readiness", "--answers", "-", "--json", stdin=json.dumps(answers))
    assert ran.code == 0
    assert ran.json["outcome"] == "NOT_FINISHED"
    assert ran.json["missing"] == missing
    assert ran.json["rule"] is None
    assert ran.json["score"] is None
    assert changes(db) == 0


def test_a_dry_run_saves_nothing(run: Run, db: Path) -> None:
    ran = run("readiness", "--answers", "-", "--dry-run", "--json", stdin=json.dumps(FINISHED))
    assert ran.json["outcome"] == "GOOD_FIT"
    assert changes(db) == 0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"safety": {"E1": "no",\n  }}', "line 2, column 3"),
        ("", "line 1, column 1"),
        ("[]", "object"),
        ('{"safety": {"E9": "no"}}', "E9"),
        ('{"safety": {"E1": "maybe"}}', "safety.E1"),
        ('{"safety": {"E1": "yes", "E1": "no"}}', "each name once"),
        ('{"fit": {"Q1": 1}}', "fit.Q1"),
        ('{"fit": {"Q3": true}}', "fit.Q3"),
        ('{"fit": {"Q3": NaN}}', "fit.Q3"),
        ('{"fit": {"Q3": 1e400}}', "fit.Q3"),
        (f'{{"fit": {{"Q3": {"9" * 5000}}}}}', "very large"),
        ("[" * 100_000, "answers"),
        ('{"safety": {"C7": "yes"}, "cleared": {"C7": "2026-10-01"}}', "cleared.C7"),
        ('{"safety": {"C2": "yes"}, "cleared": {"C2": "2026-11-23"}}', "cleared"),
        ('{"colour": "blue"}', "colour"),
        ('{"sites": ["\\u001b[31m"]}', "␛[31m"),
    ],
)
def test_answers_that_cannot_be_are_refused(run: Run, db: Path, text: str, named: str) -> None:
    run("checkin", "--pain", "4")
    before = tables(db)
    ran = run("readiness", "--answers", "-", "--json", stdin=text)
    assert ran.code == 2
    assert ran.out == ""
    assert named in ran.err
    assert "\x1b" not in ran.err
    assert tables(db) == before


def test_answers_from_a_file_with_the_rule_explained(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text("\ufeff" + json.dumps(changed(fit={**BEST, "Q9": 0})), encoding="utf-8")
    ran = run("readiness", "--answers", str(file), "--explain")
    assert ran.out.startswith("Could be worth trying.\n")
    assert "Q9  No, massage only (0 of 2). Alone it is less likely to be enough." in ran.out
    assert "Next step: Choose a small, regular movement" in ran.out
    assert "Rule 10: Everything else: could be worth trying. 16 of 18 points." in ran.out
    assert "not a validated instrument" in ran.out


def test_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"a": "\xe9"}')
    assert run("readiness", "--answers", str(tmp_path / "none.json")).code == 1
    assert run("readiness", "--answers", str(tmp_path)).code == 1
    assert run("readiness", "--answers", str(tmp_path / "latin.json")).code == 2


def test_off_a_terminal_without_answers_is_wrong_usage(run: Run) -> None:
    assert run("readiness").code == 2


def no(tier: Tier) -> list[str]:
    return ["n"] * len(safety.page(tier))


PAGES = [*no(Tier.EMERGENCY), *no(Tier.SEE_SOON), *no(Tier.CHECK_FIRST)]
REST = ["lb, kn", "3", *["1"] * 7, "n", "", ""]


def test_all_by_questions(typed: Run, db: Path) -> None:
    ran = typed("readiness", "--json", stdin="\n".join([*PAGES, *REST]) + "\n")
    assert ran.json["outcome"] == "GOOD_FIT"
    assert "Safety, page 3 of 3" in ran.err
    entry = typed("list", "quiz", "--json").json[0]
    answers = {a["item"]: a["answer"] for a in entry["answers"]}
    assert answers["site:low_back"] == answers["site:knee"] == "yes"
    assert (answers["months"], answers["condition"]) == ("3+", "no")
    assert "touch" not in answers
    assert changes(db) == 1


@pytest.mark.parametrize(("answer", "said"), [("y", "Call your"), ("s", "read them this")])
def test_an_urgent_sign_ends_it_at_once_with_its_text(
    typed: Run, db: Path, answer: str, said: str
) -> None:
    ran = typed("readiness", "--json", stdin=f"n\n{answer}\n\n")
    assert ran.json["outcome"] == "EMERGENCY"
    assert said in ran.err
    assert "E3" not in ran.err
    assert changes(db) == 1


def test_a_slip_is_taken_back(typed: Run) -> None:
    words = ["n", "y", "back", *PAGES[1:], *REST]
    ran = typed("readiness", "--json", stdin="\n".join(words) + "\n")
    assert ran.json["outcome"] == "GOOD_FIT"


def test_back_goes_to_the_question_before(typed: Run) -> None:
    words = ["back", "n", "n", "back", "back", *PAGES, *REST[:-1], "back", "y", "s"]
    ran = typed("readiness", "--json", stdin="\n".join(words) + "\n")
    assert ran.json["outcome"] == "GOOD_FIT"
    entry = typed("list", "quiz", "--json").json[0]
    answers = {a["item"]: a["answer"] for a in entry["answers"]}
    assert (answers["allergy"], answers["touch"]) == ("yes", "not_sure")


def test_signs_of_page_two_end_it_after_that_page(typed: Run) -> None:
    words = [*no(Tier.EMERGENCY), "y", *no(Tier.SEE_SOON)[1:-1], "s"]
    ran = typed("readiness", stdin="\n".join(words) + "\n")
    assert ran.out.startswith("Have this checked before any massage.")
    assert "page 3" not in ran.err


def test_a_known_condition_is_asked_whether_it_was_cleared(typed: Run) -> None:
    pages = [*no(Tier.EMERGENCY), *no(Tier.SEE_SOON), "n", "y", "y", "2026-10-01"]
    words = [*pages, *no(Tier.CHECK_FIRST)[2:], *REST]
    ran = typed("readiness", stdin="\n".join(words) + "\n")
    assert ran.out.startswith("A fair thing to try.")
    assert "Tell your therapist about: blood thinners" in ran.out
    assert "Thu 1 Oct 2026" in ran.out


def test_a_condition_that_only_healing_clears_is_not_asked_about(typed: Run) -> None:
    words = [*PAGES[:-6], "y", *["n"] * 5, *REST]
    ran = typed("readiness", "--json", stdin="\n".join(words) + "\n")
    assert ran.json["outcome"] == "TALK_FIRST"
    assert safety.CLEAR_QUESTION not in ran.err


def test_leaving_in_the_middle_saves_nothing(typed: Run, db: Path) -> None:
    assert typed("readiness", stdin="n\nn\n").code == 130
    assert changes(db) == 0
