"""Pauses of a course and of tracking, rest after the end, and the weekly review alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from course_story import PLAN, current, day

from tests.services.conftest import On
from tracker.domain.course import ReviewKind
from tracker.domain.sites import Place
from tracker.errors import Failed, InvalidValue, NotFound
from tracker.services import courses, pausing, planning, profile, undoing
from tracker.services.courses import CourseState
from tracker.services.diary import Diary
from tracker.services.pausing import Tracking
from tracker.store import places


def test_tracking_is_paused_without_a_course(on: On) -> None:
    diary = on(0)
    with pytest.raises(Failed, match="Nothing is paused"):
        pausing.resume(diary)
    assert diary.store.last_change() == 0
    pausing.pause(diary, day(3))
    assert pausing.tracking(diary) == Tracking(day(0), day(3))
    assert [pausing.paused(diary, day(d)) for d in (-1, 0, 3, 4)] == [False, True, True, False]
    # Once more with another last day is the same pause.
    later = on(2)
    pausing.pause(later)
    assert pausing.tracking(later) == Tracking(day(0), None)
    assert pausing.paused(later, day(400))
    pausing.resume(later)
    assert pausing.tracking(later) == Tracking()
    undoing.undo(later)
    assert pausing.paused(later)


@pytest.mark.parametrize("until", [-1, 367, 4000])
def test_the_last_day_lies_ahead_within_a_year(on: On, until: int) -> None:
    diary = on(0)
    with pytest.raises(InvalidValue, match="within a year"):
        pausing.pause(diary, day(until))
    assert diary.store.last_change() == 0


def test_a_pause_that_is_over_is_none(on: On) -> None:
    diary = on(0)
    pausing.pause(diary, day(0))
    later = on(1)
    assert not pausing.paused(later)
    with pytest.raises(Failed):
        pausing.resume(later)
    pausing.pause(later, day(5))
    assert pausing.tracking(later) == Tracking(day(1), day(5))


def test_a_course_is_paused_and_taken_up_again(on: On) -> None:
    diary = on(-1)
    planning.plan(diary, PLAN)
    first = on(5)
    pausing.pause(first)
    assert current(first).state is CourseState.PAUSED
    assert current(first).end == day(43)
    assert "paused" not in places.profile(first.store.connection)
    third = on(8)
    # The second session's day lies in the pause: it is not due.
    assert current(third).attendance.due == 1
    assert pausing.tracking(third) == Tracking(day(5), None)
    back = on(12)
    pausing.resume(back)
    (one,) = current(back).pauses
    assert (one.from_day, one.to_day) == (day(5), day(11))
    assert current(back).state is CourseState.RUNNING
    assert current(back).end == day(49)
    assert current(back).review(ReviewKind.END).day == day(49)  # type: ignore[union-attr]
    # Paused and taken up on one day: it never was.
    pausing.pause(back, day(20))
    pausing.resume(back)
    assert len(current(back).pauses) == 1
    assert back.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_two_courses(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    knee = planning.plan(diary, replace(PLAN, place=Place("knee"))).id
    pausing.pause(diary, day(9), course_id=knee)
    assert courses.view(diary, knee).state is CourseState.PAUSED
    # Tracking goes on for the other one.
    assert not pausing.paused(diary)
    pausing.pause(diary, day(4))
    assert pausing.tracking(diary) == Tracking(day(0), day(4))
    assert [one.to_day for one in courses.view(diary, knee).pauses] == [day(4)]
    pausing.resume(diary, course_id=knee)
    assert not pausing.paused(diary)
    for write in (pausing.pause, pausing.resume):
        with pytest.raises(NotFound):
            write(diary, course_id="nothing")
    planning.end(diary, knee)
    for write in (pausing.pause, pausing.resume):
        with pytest.raises(Failed, match="ended on"):
            write(diary, course_id=knee)
    # One is still open, so nothing rests.
    assert pausing.tracking(diary).resting_since is None


def test_tracking_rests_after_the_end(on: On) -> None:
    diary = on(3)
    planning.plan(diary, PLAN)
    pausing.pause(diary)
    later = on(10)
    planning.end(later)
    # The pause ends with the course.
    assert [one.to_day for one in current(later).pauses] == [day(10)]
    assert pausing.tracking(later) == Tracking(resting_since=day(10))
    assert not pausing.paused(later)
    pausing.pause(later)
    assert pausing.tracking(later).paused
    pausing.resume(later)
    assert pausing.tracking(later) == Tracking()
    undoing.undo(later)
    undoing.undo(later)
    assert pausing.tracking(later) == Tracking(resting_since=day(10))
    # Another course wakes it too.
    planning.plan(later, replace(PLAN, start=day(12)))
    assert pausing.tracking(later) == Tracking()


@pytest.mark.parametrize("written", ["", "/", "x/y", "2026-11-20", "2026-99-99/", "2026-11-30/"])
def test_what_another_file_says_of_a_pause_is_read_with_care(diary: Diary, written: str) -> None:
    with diary.store.change("from elsewhere") as change:
        for key in (pausing.PAUSED, pausing.RESTING):
            places.put_profile(change, key, written or "?")
    expected = date(2026, 11, 20) if written == "2026-11-20" else None
    assert pausing.tracking(diary).paused_since == expected


def test_weekly_only(diary: Diary) -> None:
    assert not pausing.weekly_only(diary)
    assert pausing.set_weekly_only(diary, True).change
    assert pausing.weekly_only(diary)
    assert pausing.tracking(diary).weekly_only
    assert not pausing.set_weekly_only(diary, True).change
    profile.set_facts(diary, {"weekly_only": "no"})
    assert not pausing.weekly_only(diary)
    pausing.set_weekly_only(diary, False)
    assert "weekly_only" not in places.profile(diary.store.connection)
