"""Which session of its course one is, recorded or still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.conftest import At
from tracker.domain.course import ExcuseReason, Plan
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place
from tracker.services import (
    courses,
    planned_sessions,
    planning,
    profile,
    session_form,
    sessions,
)
from tracker.services.diary import Diary
from tracker.services.planned_sessions import OfCourse

START = date(2026, 11, 24)
BACK = Place("low_back")
PLAN = Plan(BACK, 6, 1.0, 60, START)


def day(after: int) -> date:
    return START + timedelta(days=after)


def opened(at: At, after: int) -> Diary:
    return at(f"{day(after)}T12:00+01:00")


def hold(at: At, after: int) -> str:
    diary = opened(at, after)
    form = SessionForm(day(after), RightNow(pain=5), RightNow(pain=3))
    return sessions.save(diary, form, confirmed=True).id


def which(at: At, after: int, entry_id: str | None = None) -> OfCourse | None:
    return session_form.context(opened(at, after), entry_id).of_course


@pytest.fixture
def planned(at: At) -> Diary:
    diary = opened(at, -9)
    profile.set_place(diary, BACK)
    planning.plan(diary, PLAN)
    return diary


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        # Up to three days from a planned day it is that one.
        (-4, None),
        (-3, OfCourse(1, 6)),
        (0, OfCourse(1, 6)),
        (4, OfCourse(2, 6)),
        (17, OfCourse(3, 6)),
        (38, OfCourse(6, 6)),
        (39, OfCourse(None, 6)),
    ],
)
def test_a_session_to_come_is_the_one_that_was_planned_nearby(
    at: At, planned: Diary, after: int, expected: OfCourse | None
) -> None:
    assert which(at, after) == expected


def test_sessions_before_the_course_are_not_counted(at: At) -> None:
    for after in (-30, -20, -10):
        hold(at, after)
    diary = opened(at, -9)
    profile.set_place(diary, BACK)
    assert session_form.context(diary).of_course is None
    assert session_form.context(diary).number == 4
    planning.plan(diary, PLAN)
    assert which(at, 0) == OfCourse(1, 6)
    assert session_form.context(opened(at, 0)).number == 4


def test_a_recorded_one_is_what_the_course_takes_it_for(at: At, planned: Diary) -> None:
    first, extra, third = hold(at, 0), hold(at, 2), hold(at, 14)
    assert which(at, 14, first) == OfCourse(1, 6)
    assert which(at, 14, extra) == OfCourse(None, 6)
    assert which(at, 14, third) == OfCourse(3, 6)
    # The same as on the page of the course.
    view = courses.current(opened(at, 14))
    assert view is not None
    assert view.matching.extras == (extra,)
    # A link made by hand says otherwise.
    planning.link(opened(at, 14), extra, view.planned[1].id)
    assert which(at, 14, extra) == OfCourse(2, 6)


def test_an_excused_day_is_not_taken(at: At, planned: Diary) -> None:
    view = courses.current(planned)
    assert view is not None
    planned_sessions.excuse(planned, view.planned[1].id, ExcuseReason.ILLNESS)
    assert which(at, 7) == OfCourse(None, 6)
    assert which(at, 14) == OfCourse(3, 6)


def test_another_place_and_an_ended_course_are_outside(at: At, planned: Diary) -> None:
    hold(at, 0)
    profile.set_place(opened(at, 1), Place("knee"))
    assert which(at, 7) is None
    profile.set_place(opened(at, 7), BACK)
    assert which(at, 8) == OfCourse(2, 6)
    planning.end(opened(at, 9))
    assert which(at, 10) is None


def test_the_second_course_begins_at_one(at: At, planned: Diary) -> None:
    for after in (0, 7, 14):
        hold(at, after)
    planning.end(opened(at, 15))
    planning.plan(opened(at, 16), replace(PLAN, weeks=8, start=day(21)))
    assert which(at, 21) == OfCourse(1, 8)
