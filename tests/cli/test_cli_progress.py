"""``tracker progress``: figures from imported ratings, its contract in JSON, and its refusals."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from progress_ratings import FIRST_SESSION, TODAY, days, ratings

from tests.cli.running import Run, tables

VECTORS = [
    ("6 7 6 5 7 6 6 7 5 6", "4 3 4 4 5 3 4 4 3 4", 2.3, 37.7049, 1.4785, 3.1215,
     "clear improvement"),
    ("6 7 6 6 7 6 6", "5 5 5 6 5 5 5", 1.1429, 18.1818, 0.4284, 1.8573, "small improvement"),
    ("8 8 7 8 9 8", "3 4 3 4 3 3", 4.6667, 58.3333, 3.7756, 5.5577, "large improvement"),
    ("6 8 4 7 5 8 4", "5 3 6 4 7 3 4", 1.4286, 23.8095, -0.8943, 3.7515, "leaning better"),
    ("6 7 6 5 7 6 6", "6 5 6 7 5 6 6", 0.2857, 4.6512, -0.7003, 1.2717, "about the same"),
    ("7 7 7 7 7", "7 7 7 7 7", 0, 0, -0.8453, 0.8453, "about the same"),
    ("0 0 0 0 0 0", "2 1 2 3 2 2", -2.0, None, -2.8798, -1.1202, "worse"),
    ("5 6 5 6 5 6 5", "7 8 7 7 8 7 7", -1.8571, -34.2105, -2.5967, -1.1176, "worse"),
    ("1 0 1 2 1 1", "0 0 0 1 0 0", 0.8333, None, -0.0465, 1.7132, "low from the start"),
    ("6 6 7", "3 3 4", None, None, None, None, "not enough yet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "improvement", "percent", "low", "high", "verdict"), VECTORS
)
def test_the_ten_vectors_from_imported_ratings(
    run: Run, imported: Any, before: str, now: str, improvement: float | None,
    percent: float | None, low: float | None, high: float | None, verdict: str,
) -> None:  # fmt: skip
    # Five days must span a week, so few are spread out.
    step = 2 if len(before.split()) < 7 else 1
    start = days(FIRST_SESSION - timedelta(days=14), before, step)
    recent = days(TODAY - timedelta(days=13), now)
    imported(ratings(("pain_avg", start + recent), sessions=4))
    found = run("progress", "--json").json
    pain = found["measures"][1]
    assert pain["measure"] == "pain_avg"
    assert (pain["baseline"]["n"], pain["recent"]["n"]) == (len(start), len(recent))
    figures = [pain["improvement"], pain["percent"], *(pain["range"] or (None, None))]
    assert [f if f is None else round(f, 4) for f in figures] == [improvement, percent, low, high]
    assert pain["verdict"] == verdict
    assert (pain["so_far"], pain["few_days"]) == (
        False, verdict != "not enough yet" and len(start) < 10,
    )  # fmt: skip
    assert "3 of 5" in pain["sentence"] or verdict != "not enough yet"


def test_the_trend_of_weekly_medians_from_imported_ratings(run: Run, imported: Any) -> None:
    values = [
        (FIRST_SESSION + timedelta(days=7 * week + day), float(value))
        for week, value in zip(range(-2, 6), (7, 7, 6, 6, 6, 5, 5, 5), strict=True)
        for day in (0, 3, 6)
    ]
    imported(ratings(("pain_avg", values), sessions=4))
    trend = run("progress", "--json").json["measures"][1]["trend"]
    figures = [round(trend[end], 4) for end in ("per_week", "low", "high")]
    assert figures == [-0.3333, -0.4, -0.2]
    assert trend["words"] == "falling"
    assert "week by week: falling, about 0.33 points a week" in " ".join(
        run("progress").out.split()
    )


def test_every_key_of_the_document_and_no_other(run: Run, imported: Any) -> None:
    start = days(FIRST_SESSION - timedelta(days=14), "6 7 6 5 7 6 6 7 5 6 6 7 6 6")
    recent = days(FIRST_SESSION, " ".join(["5 4 4 5 4 4 4"] * 6))
    imported(ratings(*[(m, start + recent) for m in ("ease", "pain_avg", "stiffness")], sessions=5))
    planned = run(
        "course", "plan", "--start", FIRST_SESSION.isoformat(), "--baseline", "usual", "--yes",
        "--json",
    )  # fmt: skip
    assert planned.code == 0, planned.err
    for week in range(4):
        day = FIRST_SESSION + timedelta(days=7 * week)
        peg = str(6 - week)
        ran = run("weekly", "--peg", peg, peg, peg, "--day", day.isoformat(), "--written", "--yes")
        assert ran.code == 0, ran.err
    ran = run("progress", "--json")
    assert ran.code == 0
    found = ran.json
    assert list(found) == [
        "as_of", "safety_open", "course", "measures", "weekly", "sessions", "usual", "cautions",
        "overall",
    ]  # fmt: skip
    assert list(found["course"]) == [
        "id", "planned", "due", "attended", "extra", "rate", "weeks_on", "minutes",
        "longest_gap_days", "review", "end",
    ]  # fmt: skip
    assert [one["measure"] for one in found["measures"]] == ["ease", "pain_avg", "stiffness"]
    for one in found["measures"]:
        assert list(one) == [
            "measure", "site", "side", "better", "baseline", "recent", "improvement", "percent",
            "range", "verdict", "so_far", "few_days", "without_session_days", "trend", "sentence",
        ]  # fmt: skip
        assert list(one["baseline"]) == ["from", "to", "n", "mean", "median", "fallback"]
        assert list(one["recent"]) == ["from", "to", "n", "mean", "median"]
        assert list(one["without_session_days"]) == ["verdict"]
        assert list(one["trend"]) == ["per_week", "low", "high", "words"]
    assert [list(one) for one in found["weekly"]] == [
        ["measure", "n", "first", "last", "improvement", "percent", "verdict", "sentence"]
    ]
    assert list(found["sessions"]) == [
        "n", "pairs", "within_median", "lower_after", "between", "next_day_median", "trend",
    ]  # fmt: skip
    assert list(found["usual"]) == ["low", "high", "median", "ordinary"]
    assert found["course"] | {"id": ""} == {
        "id": "", "planned": 6, "due": 6, "attended": 5, "extra": 0, "rate": 5 / 6,
        "weeks_on": 5 / 6,
        "minutes": 0, "longest_gap_days": 7,
        "review": (FIRST_SESSION + timedelta(days=28)).isoformat(),
        "end": (FIRST_SESSION + timedelta(days=42)).isoformat(),
    }  # fmt: skip
    assert (found["as_of"], found["safety_open"]) == (TODAY.isoformat(), False)
    assert found["sessions"] == {
        "n": 5, "pairs": 5, "within_median": 2, "lower_after": 5, "between": 0,
        "next_day_median": None, "trend": found["sessions"]["trend"],
    }  # fmt: skip
    assert found["measures"][1]["baseline"] == {
        "from": (FIRST_SESSION - timedelta(days=14)).isoformat(),
        "to": (FIRST_SESSION - timedelta(days=1)).isoformat(),
        "n": 14, "mean": 86 / 14, "median": 6, "fallback": False,
    }  # fmt: skip


def test_without_anything_there_is_a_document_and_a_sentence(run: Run, db: Path) -> None:
    found = run("progress", "--json").json
    assert (found["course"], found["sessions"], found["usual"]) == (None, None, None)
    assert [(one["verdict"], one["baseline"]) for one in found["measures"]] == [
        ("too early", None)
    ] * 3
    before = tables(db)
    ran = run("progress")
    assert ran.code == 0
    assert ran.out.startswith("No main site yet, as of Sun 22 Nov 2026\n")
    assert "There is no session yet to compare with." in " ".join(ran.out.split())
    assert tables(db) == before


def test_a_safety_sign_hides_every_verdict_and_says_what_to_do(run: Run, imported: Any) -> None:
    start = days(FIRST_SESSION - timedelta(days=14), "6 7 6 5 7 6 6")
    imported(ratings(("pain_avg", start + days(TODAY - timedelta(days=13), "3 3 3 3 3 3 3"))))
    assert run("progress", "--json").json["measures"][1]["verdict"] == "large improvement"
    numb = ("--since-session", "numb", "--day", (FIRST_SESSION + timedelta(days=1)).isoformat())
    assert run("checkin", *numb).code == 0
    found = run("progress", "--json").json
    assert found["safety_open"] is True
    assert {one["verdict"] for one in found["measures"]} == {None}
    assert {str(one["without_session_days"]) for one in found["measures"]} == {"None"}
    assert "safety pages" in found["overall"]
    text = run("progress", "--explain").out
    assert "Answer the safety pages first" in text
    assert "improvement" not in text.lower()
    assert "Clear:" not in text
    assert "Large:" not in text


def test_around_a_date_compares_the_fortnights_before_and_after(run: Run, imported: Any) -> None:
    middle = TODAY - timedelta(days=20)
    values = days(middle - timedelta(days=14), " ".join(["6"] * 14 + ["4"] * 14))
    imported(ratings(("pain_avg", values)))
    ran = run("progress", "--around", middle.isoformat(), "--json")
    assert ran.code == 0
    found = ran.json
    pain = found["measures"][1]
    assert found["course"] is None
    assert (found["weekly"], found["sessions"]) == ([], None)
    assert "no course is looked at" in found["overall"]
    assert (pain["baseline"]["from"], pain["recent"]["from"]) == (
        (middle - timedelta(days=14)).isoformat(), middle.isoformat(),
    )  # fmt: skip
    assert (pain["improvement"], pain["verdict"]) == (2, "clear improvement")
    text = run("progress", "--around", middle.isoformat()).out
    assert "before 2 Nov" in text
    assert "cannot show what caused" in " ".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "tomorrow"),
        ("--around", "2027-01-01"),
        ("--as-of", "yesterday", "--around", "today"),
        ("--course", "zzz", "--around", "today"),
        ("--as-of", "nonsense"),
    ],
)
def test_days_that_cannot_be_are_refused_by_name(run: Run, words: tuple[str, ...]) -> None:
    ran = run("progress", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert any(name in ran.err.lower() for name in ("as of", "around"))


def test_an_unknown_course_is_named(run: Run) -> None:
    for command in ("progress", "summary"):
        for name in ("zzz", ""):
            ran = run(command, "--course", name)
            assert ran.code == 1
            assert f"“{name}”" in ran.err
