"""The quiz's main screen: what it says before a first attempt, and of those there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from driving import SIZES, OpenApp, screen_text, shows, shows_screen

from tracker.app import quiz_history
from tracker.app.prose import WIDEST
from tracker.clock import FixedClock
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import ITEMS, Answer
from tracker.services import quiz_form, readiness
from tracker.services.diary import Diary

GOOD = Attempt(
    safety=dict.fromkeys(ITEMS, Answer.NO),
    fit=dict.fromkeys(("Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"), 2),
    sites=("low_back",),
    months="3+",
    long_term_condition=Answer.NO,
)
NOT_NOW = replace(GOOD, fit={**GOOD.fit, "Q5": 0, "Q9": 1})
PARTLY = replace(GOOD, fit={**GOOD.fit, "Q9": 0})
CLEARED = replace(
    GOOD,
    safety={**GOOD.safety, "C2": Answer.YES},
    cleared={"C2": date(2026, 11, 1)},
    touch=Answer.YES,
)
URGENT = Attempt(safety={"E1": Answer.YES})


def page(diary: Diary, width: int = 78, *, rule: bool = False) -> str:
    drawn = quiz_history.lines(quiz_form.look(diary), width, rule=rule)
    texts = ["".join(part if isinstance(part, str) else part[0] for part in line) for line in drawn]
    assert all(len(text) <= min(width, WIDEST) for text in texts)
    return "\n".join(texts)


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_before_the_first_attempt_it_says_what_will_be_here(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await shows(pilot, "When it suits you")
        await pilot.press("6")
        await shows(pilot, "Is a course worth trying?")
        await shows(pilot, "Enter takes the quiz")
        assert "how decided" not in screen_text(pilot)
        await pilot.press("t")
        await shows_screen(pilot, "QuizForm")


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_result_scrolls_and_explains_itself(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    readiness.save(back, GOOD)
    async with open_app(size) as pilot:
        await shows(pilot, "When it suits you")
        await pilot.press("6")
        await shows(pilot, "A fair thing to try.")
        for key in ("j", "down", "k", "up", "pagedown", "pageup"):
            await pilot.press(key)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await shows(pilot, "not a validated instrument")
        await pilot.press("r")
        await shows(pilot, "▸ 9  14 of 18 points or more")
        await pilot.press("r")
        await shows(pilot, "how was this decided?")


def test_every_answer_with_its_points_and_reason(back: Diary) -> None:
    readiness.save(back, NOT_NOW)
    text = folded(page(back))
    assert "Perhaps not now." in text
    assert "Not the right time / probably not the right tool · 15 of 18 points" in text
    assert "Where the pain is 2 of 2 Low back. Massage trials are mostly" in text
    assert "How long it has lasted 2 of 2 More than three months." in text
    assert "Time for a course 0 of 2 No. Without a course it is hard" in text
    assert "Next step: Check dates, travel and cost; a 4-week plan is possible." in text
    assert "A long-term condition: no" in text
    assert "This is your first attempt." in text


def test_next_steps_stand_only_where_they_decide_and_never_twice(back: Diary) -> None:
    readiness.save(back, PARTLY)
    assert folded(page(back)).count("Next step: Choose a small, regular movement") == 1
    readiness.save(back, replace(GOOD, fit={**GOOD.fit, "Q9": 1}))
    assert "Next step:" not in page(back)


def test_what_to_tell_the_therapist_and_the_notes(back: Diary) -> None:
    readiness.save(back, CLEARED)
    text = folded(page(back))
    assert "Tell your therapist about: blood thinners, a bleeding disorder or easy" in text
    assert "said to be fine, Sun 1 Nov 2026" in text
    assert "If touch is hard: you say where and how" in text
    closing = text.index("Massage is an add-on, not a cure.")
    assert text.index("If touch is hard") < closing < text.index("not a validated instrument")


@pytest.mark.parametrize("width", [58, 78, 118])
def test_the_rule_that_decided_is_marked(back: Diary, width: int) -> None:
    readiness.save(back, NOT_NOW)
    marked = [line for line in page(back, width, rule=True).split("\n") if line.startswith("▸")]
    assert [line[:4] for line in marked] == ["▸ 7 "]
    assert "▸" not in page(back, width)


def test_attempts_are_compared_with_the_one_before(open_app: OpenApp, back: Diary) -> None:
    readiness.save(back, NOT_NOW)
    later = _later(back)
    readiness.save(later, GOOD)
    try:
        text = folded(page(later))
    finally:
        later.close()
    assert (
        "All attempts "
        "Sun 20 Dec 2026 A fair thing to try 18 of 18 "
        "Time for a course: No → Yes "
        "Exercise alongside: Not sure → Yes, or advised differently by a professional "
        "Sun 22 Nov 2026 Perhaps not now 15 of 18"
    ) in text


def test_the_same_answers_again(back: Diary) -> None:
    readiness.save(back, GOOD)
    later = _later(back)
    readiness.save(later, GOOD)
    try:
        assert "no answer differs from the attempt before" in page(later)
    finally:
        later.close()


def test_an_urgent_result_has_no_points_and_no_reasons(back: Diary) -> None:
    readiness.save(back, URGENT)
    text = page(back)
    assert "Please get medical help now." in text
    assert "Your answers" not in text
    assert "points ·" not in text


async def test_while_a_sign_waits_the_safety_pages_come_first(
    open_app: OpenApp, back: Diary
) -> None:
    readiness.save(back, URGENT)
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        await pilot.press("6")
        await shows(pilot, "Enter the two pages")
        await pilot.press("enter")
        await shows(pilot, "Safety, page 1 of 2")
        await pilot.press("escape")
        await shows(pilot, "t the whole quiz")
        await pilot.press("t")
        await shows_screen(pilot, "QuizForm")


def _later(diary: Diary) -> Diary:
    from tracker.services.diary import open_diary
    from tracker.settings import Settings

    clock = FixedClock(datetime.fromisoformat("2026-12-20T10:00+01:00"))
    return open_diary(diary.store.path, Settings(), "app", clock, node="test")


@pytest.mark.parametrize(
    ("attempt", "leads"),
    [
        (GOOD, "5 plan a course · 7 learn"),
        (PARTLY, "5 plan a course · 7 learn"),
        (NOT_NOW, "7 learn"),
        (URGENT, "! urgent help"),
    ],
)
def test_the_result_leads_on(back: Diary, attempt: Attempt, leads: str) -> None:
    readiness.save(back, attempt)

    lines = [line for line in page(back).splitlines() if line.startswith(("5 ", "7 ", "! "))]
    assert lines == [leads]


async def test_from_the_result_to_a_plan(open_app: OpenApp, back: Diary) -> None:
    readiness.save(back, GOOD)
    async with open_app() as pilot:
        await pilot.press("6")
        await shows(pilot, "5 plan a course · 7 learn")
        await pilot.press("5", "p")
        await shows_screen(pilot, "PlanScreen")
