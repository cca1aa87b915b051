"""Courses as they are kept in a real file and seen as time goes on, up to their end and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from course_story import BACK, KNEE, PLAN, START, current, day, hold, whole

from tests.services.conftest import On
from tracker.domain.course import Decision, ExcuseReason, ReviewKind
from tracker.domain.records import Entry, Kind, SessionDetails
from tracker.domain.reviews import ReviewState
from tracker.errors import NotFound
from tracker.services import courses, planning, profile, records, today, undoing
from tracker.services.courses import CourseState
from tracker.services.diary import Diary
from tracker.store import courses as stored
from tracker.store import entries


def review(diary: Diary, course_id: str, kind: ReviewKind, when: date) -> str:
    """A review as the weekly form makes it: an entry, and the row that says which it was."""
    entry = Entry(diary.store.ids.new(), Kind.WEEKLY, when, diary.moment(), note="it was")
    with diary.store.change("review") as change:
        entries.write(change, entry)
        stored.put_review(change, course_id, kind, entry.id, when)
    return entry.id


def test_a_file_without_courses(diary: Diary) -> None:
    assert courses.current(diary) is None
    assert courses.all_courses(diary) == courses.now(diary) == ()
    with pytest.raises(NotFound, match="course show"):
        courses.view(diary, "abc")
    for write in (planning.end, planning.talked):
        with pytest.raises(NotFound, match="no course yet"):
            write(diary)
    assert today.look(diary).course is None


def test_a_whole_course(on: On) -> None:
    diary = on(-9)
    planning.plan(diary, PLAN)
    for k, when in enumerate((0, 7, 15, 21)):
        diary = on(when)
        hold(diary, day(when))
        view = current(diary)
        assert view.attendance.due == view.attendance.attended == k + 1
        assert view.state is CourseState.RUNNING
        assert view.week == when // 7 + 1
    diary = on(26)
    planning.excuse(diary, current(diary).planned[4].id, ExcuseReason.ILLNESS)
    diary = on(28)
    view = current(diary)
    assert view.open_review is not None
    assert view.open_review.kind is ReviewKind.WEEK4
    entry = review(diary, view.course.id, ReviewKind.WEEK4, day(28))
    assert current(diary).open_review is None
    planning.decide(diary, None, Decision.GO_ON, " a little\nbetter ")
    diary = on(36)
    hold(diary, day(35), None)
    view = current(diary)
    assert (view.attendance.due, view.attendance.attended) == (5, 5)
    assert (view.attendance.minutes, view.attendance.with_minutes) == (240, 4)
    assert (view.attendance.longest_gap_days, view.first_session) == (14, day(0))
    diary = on(42)
    assert current(diary).state is CourseState.OVER
    saved = planning.end(diary, None, Decision.SPACE_OUT, "it helps for a few days")
    assert saved.notes == ("Tracking rests now; the follow-ups are offered when they come.",)
    view = current(diary)
    assert view.state is CourseState.ENDED
    assert (view.course.ended_on, view.course.decision) == (day(42), Decision.SPACE_OUT)
    assert view.course.decision_why == "it helps for a few days"
    assert [r.state for r in view.reviews] == [
        ReviewState.DONE, ReviewState.OPEN, ReviewState.COMING, ReviewState.COMING,
    ]  # fmt: skip
    assert view.review(ReviewKind.FU12).day == day(35 + 84)  # type: ignore[union-attr]
    assert view.next_planned is None
    # A session after the end is no session of the course any more.
    diary = on(50)
    hold(diary, day(50))
    assert len(current(diary).held) == 5
    assert [one.day for one in courses.outside(diary)] == [day(50)]
    # As it stood in week 3.
    then = current(diary, day(16))
    assert (then.attendance.due, then.attendance.attended, then.state) == (
        3, 3, CourseState.RUNNING,
    )  # fmt: skip
    # The entry of a review may be deleted and come back; the review goes and comes with it.
    records.delete(diary, entry)
    assert whole(diary)
    assert current(diary).review(ReviewKind.WEEK4).state is ReviewState.LAPSED  # type: ignore[union-attr]
    undoing.undo(diary)
    assert whole(diary)
    assert current(diary).review(ReviewKind.WEEK4).state is ReviewState.DONE  # type: ignore[union-attr]


def test_which_sessions_are_the_courses(on: On) -> None:
    diary = on(10)
    profile.set_place(diary, BACK, day(-30))
    planning.plan(diary, PLAN)
    early = hold(diary, day(-4))
    reach = hold(diary, day(-3))
    knee = Entry(diary.store.ids.new(), Kind.SESSION, day(1), diary.moment(),
                 session=SessionDetails(areas=(KNEE,)))  # fmt: skip
    both = Entry(diary.store.ids.new(), Kind.SESSION, day(2), diary.moment(),
                 session=SessionDetails(areas=(KNEE, BACK)))  # fmt: skip
    plain = Entry(diary.store.ids.new(), Kind.SESSION, day(9), diary.moment(),
                  session=SessionDetails())  # fmt: skip
    with diary.store.change("sessions") as change:
        for entry in (knee, both, plain):
            entries.write(change, entry)
    view = current(diary)
    assert [one.session_id for one in view.held] == [reach, both.id, plain.id]
    assert [one.session_id for one in courses.outside(diary)] == [early, knee.id]
    # Said by hand, any session is the course's, and only the course's.
    planning.link(diary, knee.id, view.planned[5].id)
    assert current(diary).matching.planned[knee.id] == view.planned[5].id
    assert [one.session_id for one in courses.outside(diary)] == [early]
    # A second course: what could be both is the earlier one's; a link says otherwise.
    other = planning.plan(diary, replace(PLAN, place=KNEE, start=day(1))).id
    assert [one.session_id for one in courses.view(diary, other).held] == []
    knees = courses.view(diary, other)
    planning.link(diary, both.id, knees.planned[0].id)
    assert [one.session_id for one in courses.view(diary, other).held] == [both.id]
    assert both.id not in {one.session_id for one in current(diary).held}
    planning.link(diary, knee.id, None)
    assert [one.session_id for one in courses.view(diary, other).held] == [knee.id, both.id]


def test_sessions_of_no_course_go_back_to_the_last_long_gap(on: On) -> None:
    diary = on(0)
    for back in (600, 400, 219, 218, 37, 7):
        hold(diary, day(-back))
    found = [(START - one.day).days for one in courses.outside(diary)]
    # 219 and 218 to 37 is 181 days; 400 to 219 is 181 too; 600 to 400 is over 26 weeks.
    assert found == [400, 219, 218, 37, 7]
    assert [one.day for one in courses.outside(diary, day(-300))] == [day(-400)]
    hold(diary, day(-800))
    assert len(courses.outside(diary)) == 5
    records.delete(diary, courses.outside(diary)[2].session_id)
    # 219 to 37 is exactly 182 days.
    assert [(START - one.day).days for one in courses.outside(diary)] == [37, 7]


def test_an_old_course_stands_beside_the_new_one(on: On) -> None:
    diary = on(0)
    first = planning.plan(diary, PLAN).id
    hold(diary, day(0))
    diary = on(20)
    planning.end(diary, None, Decision.CHANGE)
    again = planning.plan(diary, replace(PLAN, start=day(20), per_week=2.0)).id
    hold(diary, day(20))
    diary = on(23)
    second = hold(diary, day(23))
    views = courses.all_courses(diary)
    assert [view.course.id for view in views] == [again, first]
    # The day on which one ended and the other began is the earlier one's.
    assert [len(view.held) for view in views] == [1, 2]
    assert views[0].held[0].session_id == second
    assert current(diary).course.id == again
    assert views[0].first_session == day(23)
    with pytest.raises(NotFound):
        courses.view(diary, "")
    planning.end(diary)
    assert current(diary).course.id == again
