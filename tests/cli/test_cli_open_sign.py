"""While a safety sign is open, what records or plans says so first, and does it all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, Run, changes
from tracker.domain.open_sign_wording import ASK_PAGES
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Kind
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.sites import parse_place
from tracker.services import courses, profile, readiness, records
from tracker.services.diary import Diary
from tracker.services.records import Filter

NOW = "Please get medical help now. You ticked: "
ALL_NO = dict.fromkeys(ITEMS, Answer.NO)

RECORDS = [
    ("checkin", "--pain", "4"),
    ("session", "before", "--pain", "6"),
    ("session", "add", "--day", "mon", "--pain-before", "5"),
    ("weekly", "--sleep", "4"),
    ("test", "neck_turn_self", "3", "--side", "left"),
]
PLANS = [
    ("course", "plan", "--start", "+7d", "--site", "knee"),
    ("course", "change", "--weeks", "8"),
    ("course", "move", "{first}", "--to", "+2d"),
    ("course", "decide", "go_on"),
]
OTHERS = [
    ("course", "excuse", "{first}", "--reason", "illness"),
    ("course", "talked"),
    ("course", "pause"),
    ("course", "end"),
    ("event", "illness"),
    ("question", "Is it all right?"),
]


@pytest.fixture
def planned(run: Run, diary: Diary) -> Run:
    """Commands on a file with a course; ``{first}`` stands for its first planned session."""
    profile.set_place(diary, parse_place("low back"))
    ran = run("course", "plan", "--start", "today")
    assert ran.code == 0, ran.err
    view = courses.current(diary)
    assert view is not None
    first = view.planned[0].id

    def call(*words: str, stdin: str = "") -> Ran:
        return run(*(word.format(first=first) for word in words), stdin=stdin)

    return call


def name(diary: Diary, item: str = "E1") -> None:
    readiness.save_safety(diary, Attempt(safety={item: Answer.YES}))


@pytest.mark.parametrize("words", [*RECORDS, *PLANS], ids=" ".join)
def test_the_sign_comes_first_and_the_command_is_done(
    planned: Run, diary: Diary, db: Path, words: tuple[str, ...]
) -> None:
    name(diary)
    before = changes(db)
    ran = planned(*words, "--json")
    assert ran.code == 0, ran.err
    assert ran.err.startswith(NOW)
    # Once, and the document is whole.
    assert ran.err.count("You ticked") == 1
    assert json.loads(ran.out)["change"]
    assert changes(db) == before + 1


@pytest.mark.parametrize("words", [*RECORDS, *PLANS], ids=" ".join)
def test_nothing_is_said_without_a_sign(planned: Run, diary: Diary, words: tuple[str, ...]) -> None:
    readiness.save_safety(diary, Attempt(safety=ALL_NO))
    ran = planned(*words)
    assert ran.code == 0, ran.err
    assert ran.err == ""


@pytest.mark.parametrize("words", OTHERS, ids=" ".join)
def test_what_plans_no_session_and_rates_nothing_is_silent(
    planned: Run, diary: Diary, words: tuple[str, ...]
) -> None:
    name(diary)
    ran = planned(*words)
    assert ran.code == 0, ran.err
    assert "You ticked" not in ran.err + ran.out


@pytest.mark.parametrize("words", [("course", "show"), ("course", "show", "--all")])
def test_the_course_is_shown_beneath_it(planned: Run, diary: Diary, words: tuple[str, ...]) -> None:
    whole = planned(*words).out
    assert whole.startswith("Course for the low back")
    name(diary, "U6")
    ran = planned(*words)
    assert ran.err == ""
    sign, beneath = ran.out.split("\n\n", 1)
    said = " ".join(sign.split())
    assert said.startswith("Worth having checked within a few days, before any massage: ")
    assert max(map(len, sign.splitlines())) <= 80
    assert beneath == whole
    ran = planned(*words, "--json")
    assert ran.err.startswith("Worth having checked")
    assert json.loads(ran.out)


def test_what_a_command_names_itself_is_told_last(planned: Run, diary: Diary) -> None:
    ran = planned("checkin", "--pain", "4", "--since-session", "numb")
    assert "the safety pages say how soon" in ran.out
    assert ASK_PAGES not in ran.err
    assert planned("checkin", "--pain", "5").err == f"{ASK_PAGES}\n"


def test_a_question_is_asked_beneath_the_sign(
    typed: Run, planned: Run, diary: Diary, capsys: pytest.CaptureFixture[str]
) -> None:
    name(diary)
    for words, stdin in (
        (("checkin",), "6\n4\n3\n\n"),
        (("c",), "6 4 3\n"),
        (("session", "before"), "n\n4\n6\n\n"),
        (("weekly",), "\n" * 6 + "4\n" * 3),
    ):
        ran = planned(*words, stdin=stdin)
        assert ran.err.startswith(NOW), words
        assert ran.err.count("You ticked") == 1, words


def test_a_sign_named_before_the_session_is_told_after_it(typed: Run, diary: Diary) -> None:
    ran = typed("session", "before", "--pain", "6", stdin="1\n")
    assert ran.code == 0, ran.err
    assert ran.err.endswith(f"{ASK_PAGES}\n")
    assert len(records.listed(diary, Filter(kind=Kind.SESSION))) == 1
