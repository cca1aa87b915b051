"""A course for tests as it is lived through: six Tuesdays, planned on the Sunday before them."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.course import Plan
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import courses, sessions
from tracker.services.courses import CourseView
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
START = date(2026, 11, 24)
BACK, KNEE = Place("low_back"), Place("knee", Side.LEFT)
PLAN = Plan(BACK, 6, 1.0, 60, START)


def day(after: int) -> date:
    """The day so many days after the start."""
    return START + timedelta(days=after)


def hold(diary: Diary, when: date, minutes: int | None = 60, *areas: Place) -> str:
    """Record a session; the id of its entry."""
    form = SessionForm(when, RightNow(pain=5), details=SessionDetails(minutes=minutes, areas=areas))
    return sessions.save(diary, form, confirmed=True).id


def current(diary: Diary, as_of: date | None = None) -> CourseView:
    """The course there is."""
    found = courses.current(diary, as_of)
    assert found is not None
    return found


def whole(diary: Diary) -> bool:
    """Whether every row still has what it refers to."""
    return diary.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
