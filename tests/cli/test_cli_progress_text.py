"""``tracker progress`` and ``tracker summary`` as they are read: width, words, headings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import moved_place
import progress_files
import pytest
from progress_ratings import FIRST_SESSION, TODAY, days, ratings

from tests.cli.running import Run, tables
from tracker.charts.text import as_ascii
from tracker.clock import FixedClock
from tracker.domain.text import cells
from tracker.services.diary import open_diary
from tracker.settings import Settings


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
