"""The Course screen: deciding at its reviews, pausing, ending, and what was said of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from course_driving import BACK, TODAY, opened, view
from driving import OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from hostile import HOSTILE, steering

from tracker.clock import FixedClock
from tracker.domain.course import Decision, Plan
from tracker.services import pausing, planning, undoing
from tracker.services.courses import CourseState
from tracker.services.diary import Diary


async def test_at_the_review_what_one_wants_is_kept_with_the_reason(
    open_app: OpenApp, running: Diary
) -> None:
    async with open_app() as pilot:
        await opened(pilot, "Review after week 4: Sun 22 Nov 2026, open until Sat 5 Dec.")
        await shows(pilot, "w weekly review")
        burst(pilot, ["y", "2", "t", *"sore [/] 2 days", "escape"])
        await shows(pilot, "Enter keeps “space out” and why; the course stays as it is planned.")
        await pilot.press("enter")

        await shows(pilot, "You chose to space out: sore [/] 2 days.")
        course = view(running).course
        assert (course.decision, course.decision_why) == (Decision.SPACE_OUT, "sore [/] 2 days")
        assert course.open
        assert "e changes the plan." in " ".join(toasts(pilot))


async def test_stopping_ends_the_course_and_a_new_one_stands_beside_it(
    open_app: OpenApp, running: Diary
) -> None:
    first = view(running).course.id
    async with open_app((120, 40)) as pilot:
        burst(pilot, ["5", "y", "1"])
        await shows(pilot, "ends the course today")
        await pilot.press("enter")
        await shows(pilot, "Ended on Sun 22 Nov 2026. You chose to stop.")
        await shows(pilot, "Tracking rests since the course ended")
        assert view(running).state is CourseState.ENDED

        burst(pilot, ["p", *"4", "f2"])
        await shows(pilot, "4 weeks, once a week, 60 minutes")
        await shows(pilot, "Other courses")
        for words in ("Low back from Sun 25 Oct 2026; 6", "4 of 4 due;", "ended Sun 22 Nov 2026"):
            await shows(pilot, words)
        assert view(running).course.id != first

        await pilot.press("left_square_bracket")
        await shows(pilot, "Ended on Sun 22 Nov 2026.")
        await pilot.press("left_square_bracket")
        await wait_for(lambda: toasts(pilot) == ["There is no earlier course."], "it is said")
        await pilot.press("right_square_bracket")
        await shows(pilot, "4 weeks, once a week, 60 minutes")


async def test_shift_e_ends_with_whatever_is_wanted_and_u_takes_it_back(
    open_app: OpenApp, running: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "E", "enter"])
        await shows(pilot, "What do you want to do? A digit from 1 to 5, then Enter.")
        assert view(running).course.open
        burst(pilot, ["3", "enter"])
        await wait_for(lambda: not view(running).course.open, "it is ended")
        await wait_for(lambda: "p plans a new course" in " ".join(toasts(pilot)), "what next")
        await shows(pilot, "the course was ended before")
        undone = undoing.undo(running, confirmed=True)
        assert "course" in undone.text
        assert view(running).course.open


async def test_once_over_any_decision_ends_it(
    open_app: OpenApp, running: Diary, clock: FixedClock
) -> None:
    later = FixedClock(datetime.fromisoformat("2026-12-10T19:30+01:00"))
    async with open_app(at=later) as pilot:
        await opened(pilot, "Review at the end: Sun 6 Dec 2026, open until Sat 19 Dec.")
        burst(pilot, ["y", "5"])
        await shows(pilot, "ends the course today")
        await pilot.press("enter")
        await shows(pilot, "You chose to ask someone.")
        await wait_for(lambda: "n keeps a question" in " ".join(toasts(pilot)), "what next")
        assert view(running).course.ended_on == date(2026, 12, 10)


async def test_a_pause_begins_and_ends_by_the_same_key(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "r", "enter"])
        await shows(pilot, "Paused since Sun 22 Nov, until you go on.")
        assert view(running).state is CourseState.PAUSED
        await shows(pilot, "r go on")

        await pilot.press("r")
        await wait_for(lambda: view(running).state is CourseState.RUNNING, "it goes on")

        burst(pilot, ["r", *"+400d", "enter"])
        await shows(pilot, "a day from today on, within a year")
        burst(pilot, [*["backspace"] * 4, *"14d", "enter"])
        await shows(pilot, "until Sun 6 Dec 2026")


async def test_without_a_course_r_pauses_tracking(open_app: OpenApp, back: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "r", "enter"])
        await wait_for(lambda: pausing.paused(back), "tracking is paused")
        await shows(pilot, "r go on with tracking")
        await pilot.press("r")
        await wait_for(lambda: not pausing.paused(back), "it goes on")


async def test_shift_w_asks_once_a_week_only(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "W"])
        await shows(pilot, "Only the weekly review is asked.")
        assert pausing.weekly_only(running)
        await pilot.press("W")
        await wait_for(lambda: not pausing.weekly_only(running), "daily again")


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_reason_stays_words(open_app: OpenApp, running: Diary, name: str) -> None:
    why = HOSTILE[name][:1900]
    planning.end(running, None, Decision.CHANGE, why)
    planning.plan(running, Plan(BACK, 4, 1.0, 60, TODAY, cost_cents=100, currency="[/]"))
    async with open_app((120, 40)) as pilot:
        await opened(pilot, "Other courses")
        assert steering(screen_text(pilot)) == set()
        await pilot.press("left_square_bracket")
        await shows(pilot, "You chose to change something")
        assert steering(screen_text(pilot)) == set()
        await pilot.press("y", "t")
        await shows_screen(pilot, "DecisionScreen")
        assert steering(screen_text(pilot)) == set()
        await pilot.press("escape", "escape", "right_square_bracket", "e")
        await shows_screen(pilot, "PlanScreen")
        await shows(pilot, "4 sessions")
        assert steering(screen_text(pilot)) == set()


async def test_a_reason_that_speaks_of_dying_shows_help(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "y", "1", "t", *"I want to die", "f2"])
        await shows_screen(pilot, "Urgent")
