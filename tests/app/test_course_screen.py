"""The Course screen by its keys: planning, keeping the dates, deciding, pausing, ending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from hostile import HOSTILE, steering
from textual.pilot import Pilot

from tracker.clock import FixedClock
from tracker.domain.course import Decision, Plan, PlannedState
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.errors import NotFound
from tracker.services import courses, pausing, planning, profile, sessions, undoing
from tracker.services.courses import CourseState, CourseView
from tracker.services.diary import Diary
from tracker.settings import Settings

TODAY = date(2026, 11, 22)
BACK = parse_place("low back")
ALL_SIZES = [*SIZES, (60, 20)]


@pytest.fixture
def back(diary: Diary) -> Diary:
    profile.set_place(diary, BACK)
    return diary


@pytest.fixture
def running(back: Diary) -> Diary:
    """In its fifth week, one of six sessions a week held on four Sundays, the review open."""
    start = TODAY - timedelta(days=28)
    planning.plan(back, Plan(BACK, 6, 1.0, 60, start), confirmed=True)
    for week in range(4):
        on = start + timedelta(days=7 * week)
        sessions.save(back, SessionForm(on, RightNow(pain=6), RightNow(pain=3)))
    return back


def view(diary: Diary) -> CourseView:
    found = courses.current(diary)
    assert found is not None
    return found


async def opened(pilot: Pilot[int], words: str = "Week 1") -> None:
    await pilot.press("5")
    await shows_screen(pilot, "CourseScreen")
    await shows(pilot, words)


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_without_a_course_it_says_what_will_be_here(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await opened(pilot, "A course of massage")
        for words in ("p plan a course", "6 first find out", "Talk it over with a health"):
            await shows(pilot, words)

        await pilot.press("v", "enter", "E", "y", "t")
        await shows_screen(pilot, "CourseScreen")

        await pilot.press("p")
        await shows_screen(pilot, "PlanScreen")


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_a_planned_course_shows_its_weeks_and_asks_about_the_talk(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        burst(pilot, ["5", "p", "f2"])

        await shows(pilot, "Week 1")
        await shows(pilot, "starts Sun 29 Nov")
        await shows(pilot, "Before the first session: talk it over")
        await shows(pilot, "Session 1 of 6, Sun 29 Nov 2026: planned in 7 days.")
        assert "tracker course" not in " ".join(toasts(pilot))

        await pilot.press("t")
        await shows(pilot, "Talked over with a health professional on Sun 22 Nov 2026.")
        assert view(back).course.plan.talked_on == TODAY
        await pilot.press("u")
        await shows(pilot, "Before the first session")
        assert view(back).course.plan.talked_on is None


async def test_attendance_is_told_by_counts_without_a_percent(
    open_app: OpenApp, running: Diary
) -> None:
    async with open_app((120, 40)) as pilot:
        await opened(pilot)
        await shows(pilot, "4 of 4 due; 6 sessions planned.")
        shown = screen_text(pilot)
        assert "%" not in shown
        for word in ("missed", "failed", "streak"):
            assert word not in shown.lower()
        await shows(pilot, "At most 7 days from one session to the")


async def test_a_session_is_moved_by_a_weekday_in_one_burst(
    open_app: OpenApp, running: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "l", "v", *"tue", "enter"])

        await shows(pilot, "moved from Sun 29 Nov")
        assert view(running).planned[5].day == TODAY + timedelta(days=2)
        await pilot.press("u")
        await wait_for(
            lambda: view(running).planned[5].day == TODAY + timedelta(days=7), "it is back"
        )


async def test_a_day_that_cannot_be_is_said_and_kept(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "v", *"2026-11-29", "enter"])
        await shows(pilot, "a day on which no other session is planned")
        await shows(pilot, "2026-11-29")
        await shows_screen(pilot, "MovedDateScreen")

        burst(pilot, [*["backspace"] * 2, *"25", "enter"])
        await shows(pilot, "Wed 25 Nov")
        await shows_screen(pilot, "CourseScreen")


async def test_a_session_is_excused_once_it_is_said_why(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "x"])
        await shows(pilot, "Why? A digit from 2 to 4, then Enter.")
        await pilot.press("enter")
        await shows_screen(pilot, "PlannedDateScreen")

        burst(pilot, ["3", "enter"])
        await shows(pilot, "excused: the therapist could not")
        assert view(running).planned[4].state is PlannedState.EXCUSED
        assert "~" in screen_text(pilot)

        await pilot.press("b")
        await wait_for(lambda: view(running).planned[4].state is PlannedState.PLANNED, "it stands")


async def test_d_leaves_a_session_out_after_saying_what_that_means(
    open_app: OpenApp, running: Diary
) -> None:
    async with open_app() as pilot:
        await opened(pilot)
        await pilot.press("d")
        await shows(pilot, "It still counts as due; one that is excused does not.")
        assert view(running).planned[4].state is PlannedState.PLANNED
        await pilot.press("escape")
        await shows_screen(pilot, "CourseScreen")
        assert view(running).planned[4].state is PlannedState.PLANNED

        burst(pilot, ["d", "enter"])
        await wait_for(lambda: view(running).planned[4].state is PlannedState.CANCELLED, "saved")
        await shows(pilot, "× left out")


async def test_a_recorded_session_is_linked_and_let_go(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "a", "enter"])
        await shows(pilot, "attended on Sun 15 Nov")
        held = view(running)
        assert held.held[3].planned_id == held.planned[4].id

        burst(pilot, ["enter", "1"])
        await shows(pilot, "Enter takes the link away.")
        await pilot.press("enter")
        await wait_for(lambda: view(running).held[3].planned_id is None, "the link is gone")


async def test_the_keys_mark_one_session_after_another(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        await opened(pilot)
        for key, words in (
            ("g", "Session 1 of 6, Sun 25 Oct 2026: attended."),
            ("l", "Session 2 of 6"),
            ("j", "Session 3 of 6"),
            ("k", "Session 2 of 6"),
            ("h", "Session 1 of 6"),
            ("h", "Session 1 of 6"),
            ("G", "Session 6 of 6, Sun 29 Nov 2026: planned in 7 days."),
        ):
            await pilot.press(key)
            await shows(pilot, words)


async def test_a_click_marks_a_session(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        await opened(pilot)
        lines = screen_text(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if "Week 2" in line)
        await pilot.click(offset=(lines[row].index("●"), row))
        await shows(pilot, "Session 2 of 6, Sun 1 Nov 2026: attended.")


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_the_marked_session_stays_in_sight_in_a_long_course(
    open_app: OpenApp, back: Diary, size: tuple[int, int]
) -> None:
    planning.plan(back, Plan(BACK, 26, 1.0, 60, TODAY))
    async with open_app(size) as pilot:
        await opened(pilot)
        await pilot.press("G")
        await shows(pilot, "Session 26 of 26, Sun 16 May 2027")
        await shows(pilot, "Week 26")
        await pilot.press("g")
        await shows(pilot, "Session 1 of 26")
        await shows(pilot, "Week 1")


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


async def test_a_second_course_for_the_site_is_refused_and_its_plan_kept(
    open_app: OpenApp, running: Diary
) -> None:
    async with open_app() as pilot:
        burst(pilot, ["5", "p", *"8", "f2"])
        await shows(pilot, "There is an open course for the low back already")
        await shows_screen(pilot, "PlanScreen")
        await shows(pilot, "8 sessions, 8 hours in all.")
        assert len(courses.all_courses(running)) == 1


async def test_another_window_s_change_is_shown(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        await opened(pilot)
        planning.talked(running, TODAY - timedelta(days=40))
        await shows(pilot, "Talked over with a health professional on Tue 13 Oct 2026.")


async def test_a_session_deleted_elsewhere_is_said(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await shows_screen(pilot, "PlannedDateScreen")
        await shows(pilot, "Another day")
        plan = view(running).course.plan
        planning.change_plan(
            running,
            view(running).course.id,
            replace(plan, start=plan.start + timedelta(days=1)),
        )
        burst(pilot, ["5", "enter"])
        await shows(pilot, "There is no planned session")
        await shows_screen(pilot, "PlannedDateScreen")


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


async def test_plain_glyphs(open_app: OpenApp, running: Diary) -> None:
    async with open_app(settings=Settings(glyphs="ascii")) as pilot:
        await opened(pilot)
        weeks = [line for line in screen_text(pilot).splitlines() if line.strip()[:4] == "Week"]
        assert weeks
        assert all(line.isascii() for line in weeks)


async def test_a_course_that_is_gone_says_so(open_app: OpenApp, running: Diary) -> None:
    async with open_app() as pilot:
        await opened(pilot)
        while courses.all_courses(running):
            undoing.undo(running, confirmed=True)
        await shows(pilot, "A course of massage")
        with pytest.raises(NotFound):
            courses.view(running, "x")
