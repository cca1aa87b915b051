"""A course for tests of its screen: as it runs, as it is kept, and as it is opened."""

from __future__ import annotations

from datetime import date, timedelta

from driving import shows, shows_screen
from textual.pilot import Pilot

from tracker.domain.course import Plan
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.services import courses, planning, sessions
from tracker.services.courses import CourseView
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
BACK = parse_place("low back")


def put_running(diary: Diary) -> None:
    """In its fifth week, one of six sessions a week held on four Sundays, the review open."""
    start = TODAY - timedelta(days=28)
    planning.plan(diary, Plan(BACK, 6, 1.0, 60, start), confirmed=True)
    for week in range(4):
        on = start + timedelta(days=7 * week)
        sessions.save(diary, SessionForm(on, RightNow(pain=6), RightNow(pain=3)))


def view(diary: Diary) -> CourseView:
    """The course there is."""
    found = courses.current(diary)
    assert found is not None
    return found


async def opened(pilot: Pilot[int], words: str = "Week 1") -> None:
    """The Course screen, once ``words`` stand on it."""
    await pilot.press("5")
    await shows_screen(pilot, "CourseScreen")
    await shows(pilot, words)
