"""The calendar of a course: every state by a sign of its own, at every width."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.app import course_calendar, course_steps
from tracker.app.course_calendar import Calendar, draw
from tracker.app.course_signs import ASCII, BLOCKS, Signs
from tracker.domain.course import Decision, ExcuseReason, Plan
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place
from tracker.services import courses, pausing, planned_sessions, planning, sessions
from tracker.services.courses import CourseView
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
START = date(2026, 10, 25)
"""Four weeks ago, a Sunday; with six weeks the sixth session is next Sunday."""


def day(after: int) -> date:
    return START + timedelta(days=after)


def held(diary: Diary, on: date) -> str:
    form = SessionForm(on, RightNow(pain=6), RightNow(pain=3))
    return sessions.save(diary, form).id


@pytest.fixture
def course(diary: Diary) -> Diary:
    plan = Plan(Place("low_back"), 6, 1.0, 60, START)
    planning.plan(diary, plan, confirmed=True)
    return diary


def view(diary: Diary) -> CourseView:
    found = courses.current(diary)
    assert found is not None
    return found


def texts(calendar: Calendar) -> list[str]:
    return [
        "".join(part if isinstance(part, str) else part[0] for part in line)
        for line in calendar.lines
    ]


def row(diary: Diary, week: int, *, marked: str | None = None, signs: Signs = BLOCKS) -> str:
    return texts(draw(view(diary), 78, marked, signs))[week].rstrip()


def test_a_week_is_a_row_from_the_day_of_the_start(course: Diary) -> None:
    lines = texts(draw(view(course), 78))

    assert lines[0].split() == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert [line[:15].split() for line in lines[1:8]] == [
        ["Week", "1", "25", "Oct"],
        ["Week", "2", "1", "Nov"],
        ["Week", "3", "8", "Nov"],
        ["Week", "4", "15", "Nov"],
        ["Week", "5", "22", "Nov"],
        ["Week", "6", "29", "Nov"],
        ["After", "6", "Dec"],
    ]


def test_planned_held_and_extra_differ_by_their_sign(course: Diary) -> None:
    held(course, day(0))
    held(course, day(8))
    held(course, day(9))

    assert row(course, 1).startswith("Week 1  25 Oct  25 ●")
    assert "1 ·" in row(course, 2)
    assert "2 ●" in row(course, 2)
    assert "3 +" in row(course, 2)
    assert "8 ○" in row(course, 3)


def test_excused_left_out_moved_and_paused(course: Diary) -> None:
    planned = view(course).planned
    planned_sessions.excuse(course, planned[1].id, ExcuseReason.ILLNESS)
    planned_sessions.cancel(course, planned[2].id)
    planned_sessions.move(course, planned[4].id, TODAY + timedelta(days=2))
    pausing.pause(course, TODAY + timedelta(days=1))

    assert " 1 ~" in row(course, 2)
    assert " 8 ×" in row(course, 3)
    assert "[22]→=" in row(course, 5)
    assert "23 = " in row(course, 5)
    assert "24 ○" in row(course, 5)
    legend = " ".join(texts(draw(view(course), 78))[-2:])
    for words in ("~ excused", "× left out", "→ moved from here", "= pause", "◇ review"):
        assert words in legend
    assert "extra" not in legend


def test_the_reviews_and_today_stand_on_their_days(course: Diary) -> None:
    for after in (0, 7, 14, 21):
        held(course, day(after))

    assert "[22]○◇" in row(course, 5)
    assert " 6 ◇" in row(course, 7)


def test_plain_characters_have_signs_of_their_own(course: Diary) -> None:
    held(course, day(0))
    planned_sessions.excuse(course, view(course).planned[1].id, ExcuseReason.DOCTOR)

    shown = "\n".join(texts(draw(view(course), 78, view(course).planned[5].id, ASCII)))
    assert shown.isascii()
    assert "25 *" in shown
    signs = [getattr(ASCII, name) for name, _ in course_calendar._WORDS]
    assert len(set(signs)) == len(signs)
    shapes = [getattr(BLOCKS, name) for name, _ in course_calendar._WORDS]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("width", [57, 58, 71, 78, 118])
def test_no_line_is_wider_than_there_is_room(course: Diary, width: int) -> None:
    held(course, day(3))
    calendar = draw(view(course), width, view(course).planned[4].id)

    assert all(len(line.rstrip()) <= width for line in texts(calendar))
    for spot in calendar.spots:
        line = texts(calendar)[spot.line]
        one = next(one for one in view(course).planned if one.id == spot.planned_id)
        assert str(one.day.day) in line[spot.left : spot.right]


def test_the_marked_session_is_pointed_at(course: Diary) -> None:
    marked = view(course).planned[5]

    assert "▸29 ○" in row(course, 6, marked=marked.id)
    assert "▸" not in row(course, 6)


def test_after_the_end_nothing_is_planned_any_more(course: Diary) -> None:
    planning.end(course, None, Decision.STOP)

    assert "○" in row(course, 4)
    assert "○" not in row(course, 6)


def test_steps_go_by_number_and_by_week(diary: Diary) -> None:
    plan = Plan(Place("low_back"), 3, 2.0, 60, TODAY)
    planning.plan(diary, plan)
    now = view(diary)
    days = [(one.day - TODAY).days for one in now.planned]
    assert days == [0, 4, 7, 11, 14, 18]
    first, second, third, fourth, *_, last = now.planned

    assert course_steps.by_number(now, first, 1) == second
    assert course_steps.by_number(now, first, -1) == first
    assert course_steps.by_number(now, first, 1000) == last
    assert course_steps.by_week(now, first, 1) == third
    assert course_steps.by_week(now, second, 1) == fourth
    assert course_steps.by_week(now, fourth, -1) == second
    assert course_steps.by_week(now, last, 1) == last


def test_the_next_session_is_marked_first_then_the_last_before_the_end(course: Diary) -> None:
    now = view(course)
    assert course_steps.marked_of(now, None) == now.planned[4]
    assert course_steps.marked_of(now, now.planned[0].id) == now.planned[0]
    assert course_steps.marked_of(now, "gone") == now.planned[4]
    assert course_steps.marked_of(None, None) is None

    planning.end(course, None)
    ended = view(course)
    assert course_steps.marked_of(ended, None) == ended.planned[4]
