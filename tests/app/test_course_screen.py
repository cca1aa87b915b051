"""The Course screen by its keys: planning, keeping the dates, and what another window does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from course_driving import BACK, TODAY, opened, view
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for

from tracker.domain.course import Plan, PlannedState
from tracker.errors import NotFound
from tracker.services import courses, planning, undoing
from tracker.services.diary import Diary
from tracker.settings import Settings

ALL_SIZES = [*SIZES, (60, 20)]


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
