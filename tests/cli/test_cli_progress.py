"""``tracker progress``: figures from imported ratings, its contract in JSON, and its text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import moved_place
import progress_files
import pytest

from tests.cli.running import Run, tables
from tracker.charts.text import as_ascii
from tracker.clock import FixedClock
from tracker.domain.text import cells
from tracker.services.diary import open_diary
from tracker.settings import Settings

TODAY = date(2026, 11, 22)
FIRST_SESSION = TODAY - timedelta(days=42)
HEADER = "day,time,measure,value,site,side,phase,session"


def row(day: date, measure: str, value: float, phase: str = "", session: str = "") -> str:
    return f"{day},{day}T19:00+01:00,{measure},{value},low_back,both,{phase},{session}"


def days(first: date, values: str, step: int = 1) -> list[tuple[date, float]]:
    return [(first + timedelta(days=step * k), float(v)) for k, v in enumerate(values.split())]


def ratings(*series: tuple[str, list[tuple[date, float]]], sessions: int = 1) -> str:
    lines = [row(day, name, value) for name, values in series for day, value in values]
    for number in range(sessions):
        held = FIRST_SESSION + timedelta(days=7 * number)
        lines.append(row(held, "pain_now", 6, "before", f"s{number}"))
        lines.append(row(held, "pain_now", 4, "after", f"s{number}"))
    return "\n".join([HEADER, *lines]) + "\n"


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Any:
    def call(text: str) -> None:
        file = tmp_path / "ratings.csv"
        file.write_text(text, encoding="utf-8")
        assert run("site", "set", "low_back", "--from", "2026-09-01").code == 0
        ran = run("import", str(file))
        assert ran.code == 0, ran.err

    return call


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


def test_the_text_is_80_cells_wide_wraps_at_words_and_shows_no_raw_signs(
    run: Run, imported: Any
) -> None:
    start = days(FIRST_SESSION - timedelta(days=14), "6 7 6 5 7 6 6")
    recent = days(TODAY - timedelta(days=13), "3 3 3 3 3 3 3")
    imported(ratings(("pain_avg", start + recent), sessions=6))
    name = "walk \x1b[2J to [/] \u202egnol " + "痛" * 30 + " bit"
    assert run("profile", f"activity1={name}").code == 0
    assert run("weekly", "--activity", f"{name}=4").code == 0
    assert run("question", "Is \x1b]0;x\x07this\nright? " + "why " * 60).code == 0
    for words in (("progress",), ("progress", "--explain"), ("summary",)):
        ran = run(*words)
        assert ran.code == 0
        assert not any(c in ran.out for c in "\x1b\x07\u202e\r")
        lines = ran.out.splitlines()
        assert max(map(cells, lines)) <= 80
        assert all(line == line.rstrip() for line in lines)
    assert "␛[2J" in run("progress").out
    assert "Is ␛]0;x␇this right? why" in " ".join(run("summary").out.split())


def test_where_signs_cannot_be_encoded_near_ones_stand_in(run: Run, imported: Any) -> None:
    start = days(FIRST_SESSION - timedelta(days=14), "6 7 6 5 7 6 6")
    imported(ratings(("pain_avg", start + days(TODAY - timedelta(days=13), "3 3 3 3 3 3 3"))))
    page = run("progress", "--explain").out + run("summary").out
    assert {sign for sign in page if not sign.isascii() and as_ascii(sign) == "?"} == set()


@pytest.mark.parametrize(("count", "said"), [(1, "1 session;"), (2, "2 sessions;")])
def test_one_or_two_sessions_are_only_listed(
    run: Run, imported: Any, count: int, said: str
) -> None:
    imported(ratings(("pain_avg", days(TODAY, "5")), sessions=count))
    page = run("progress").out
    assert said in page
    assert page.count("6 before, 4 after") == count
    assert "Right after" not in page


def test_the_summary_reads_without_a_quiz_and_a_course(run: Run, db: Path) -> None:
    ran = run("summary")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Decision summary: Sun 22 Nov 2026"
    headings = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert headings == [
        "Is it right for me?", "What changed", "What speaks for it",
        "What speaks against it, or is still open", "Is it safe for me?", "What to ask",
        "My wider plan", "How far this goes",
    ]  # fmt: skip
    assert len(lines) <= 66
    assert max(map(cells, lines)) <= 80
    found = run("summary", "--json").json
    assert (found["outcome"], found["quiz_day"], found["safety_open"]) == (None, None, False)
    assert [one["heading"] for one in found["sections"]] == headings
    assert {s for one in found["sections"] for line in one["lines"] for s in line["sources"]} == {
        f"S{number}" for number in range(34, 41)
    }


def test_the_summary_of_a_course_fits_on_a_page(run: Run, imported: Any) -> None:
    start = days(FIRST_SESSION - timedelta(days=14), "6 7 6 5 7 6 6 7 5 6")
    recent = days(TODAY - timedelta(days=13), "4 3 4 4 5 3 4 4 3 4")
    imported(ratings(*[(m, start + recent) for m in ("pain_avg", "stiffness")], sessions=5))
    planned = run("course", "plan", "--start", FIRST_SESSION.isoformat(), "--yes", "--json")
    lines = run("summary").out.splitlines()
    assert len(lines) <= 80
    assert lines[0] == "Decision summary: low back, Sun 22 Nov 2026"
    page = " ".join(" ".join(lines).split())
    assert "Clear improvement" in page
    assert "That takes 6 sessions, 6 hours in all." in page
    chosen = run("summary", "--course", planned.json["id"][:6], "--as-of", "-20d", "--json")
    assert chosen.json["as_of"] == (TODAY - timedelta(days=20)).isoformat()


STATES = ("too_early", "thin", "mixed", "clear", "worse", "no_massage")


@pytest.mark.parametrize("state", STATES)
def test_every_state_reads_and_stands_in_the_same_document(
    run: Run, db: Path, clock: FixedClock, state: str
) -> None:
    diary = open_diary(db, Settings(), "app", clock, node="test")
    getattr(progress_files, state)(diary)
    diary.close()
    before = tables(db)
    for words in ((), ("--explain",), ("--as-of", "-10d"), ("--around", "-14d")):
        ran = run("progress", *words)
        assert ran.code == 0, ran.err
        lines = ran.out.splitlines()
        assert max(map(cells, lines)) <= 80
        assert all(line == line.rstrip() for line in lines)
        found = run("progress", *words[:2] if words != ("--explain",) else (), "--json").json
        assert len(found) == 9
        assert [len(one) for one in found["measures"]] == [15, 15, 15]
    page = run("progress").out
    assert ("prescribed" in page) is ("Medicine days" in page)
    assert run("summary").code == 0
    assert tables(db) == before


def section(page: str, heading: str) -> str:
    """What stands below a heading, in one line."""
    lines = page.splitlines()
    rest = lines[lines.index(heading) + 1 :]
    end = rest.index("") if "" in rest else len(rest)
    return " ".join(" ".join(rest[:end]).split())


def test_what_is_said_of_a_course_stands_with_it(
    run: Run, imported: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = days(FIRST_SESSION - timedelta(days=14), "6 7 6 5 7 6 6 7 5 6")
    after = days(TODAY - timedelta(days=13), "4 3 4 4 5 3 4 4 3 4 4 3 4 4")
    imported(ratings(("pain_avg", start + after), sessions=2))
    planned = run("course", "plan", "--start", FIRST_SESSION.isoformat(), "--yes")
    assert planned.code == 0, planned.err
    ended = FIRST_SESSION + timedelta(days=10)
    with monkeypatch.context() as then:
        then.setenv("TRACKER_NOW", f"{ended}T12:00+01:00")
        assert run("course", "end").code == 0
    page = run("progress").out
    said = section(page, "Course")
    assert "This course ended on Wed 21 Oct 2026; it is looked at as it stood then." in said
    assert said.endswith(
        "Days up to Sun 22 Nov 2026 were recorded since. Looked at as of that day, they show "
        "what is left four weeks and more after the last session. "
        f"See: tracker progress --as-of {TODAY}"
    )
    assert "Also" not in page.splitlines()
    assert "recorded since" not in run("progress", "--as-of", "today").out


def test_sessions_without_a_plan_are_named_so_before_their_figures(run: Run, imported: Any) -> None:
    values = days(FIRST_SESSION - timedelta(days=14), " ".join(["6"] * 28))
    imported(ratings(("pain_avg", values), sessions=2))
    page = run("progress").out
    assert section(page, "Course").startswith("These sessions belong to no planned course")
    assert page.index("\nCourse\n") < page.index("\nWhat changed\n")
    around = run("progress", "--around", FIRST_SESSION.isoformat()).out
    assert section(around, "Before and after").startswith("These sessions belong to no planned")


def test_a_changed_main_place_is_told_with_what_is_missing(run: Run, db: Path) -> None:
    at = FixedClock(datetime(2026, 11, 22, 18, 30, tzinfo=UTC))
    diary = open_diary(db, Settings(), "test", at, node="test")
    moved_place.record(diary)
    diary.close()
    said = " ".join(run("progress").out.split())
    too_early = "Too early to compare with the start; from 9 Dec on there are two weeks."
    assert too_early in said
    assert "The main place changed from low back to neck, left on Thu 12 Nov 2026" in said
    assert too_early in " ".join(run("chart").out.split())
    before = " ".join(run("chart", "--site", "low_back:both").out.split())
    assert "Last rated 9 days ago, on Fri 13 Nov 2026" in before
