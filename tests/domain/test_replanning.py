"""What becomes of the planned sessions when a plan is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import course_dates
from tracker.domain.course import ExcuseReason, Plan, Planned, PlannedState
from tracker.domain.replanning import first_plan, replanned
from tracker.domain.sites import Place

START = date(2026, 10, 27)
PLAN = Plan(Place("low_back"), 6, 1.0, 60, START)
FIRST = first_plan(PLAN, "c", str)
EXCUSED = PlannedState.EXCUSED


def day(after: int) -> date:
    return START + timedelta(days=after)


def after(plan: Plan, today: int, old: tuple[Planned, ...] = FIRST) -> tuple[Planned, ...]:
    return replanned(plan, PLAN, old, "c", day(today), str)


def offs(planned: tuple[Planned, ...]) -> list[int]:
    return [(one.day - START).days for one in planned]


def test_the_first_plan() -> None:
    assert offs(FIRST) == [0, 7, 14, 21, 28, 35]
    assert [one.seq for one in FIRST] == list(range(6))
    assert {one.state for one in FIRST} == {PlannedState.PLANNED}


def test_the_same_plan_leaves_all_as_it_is() -> None:
    touched = (
        replace(FIRST[0], state=EXCUSED, reason=ExcuseReason.DOCTOR),
        replace(FIRST[1], day=day(9), moved_from=day(7)),
        *FIRST[2:],
    )
    for today in (-7, 10, 60):
        assert after(PLAN, today, touched) == touched


def test_more_weeks_add_sessions_and_fewer_take_them_away() -> None:
    assert offs(after(replace(PLAN, weeks=8), 10)) == [0, 7, 14, 21, 28, 35, 42, 49]
    assert offs(after(replace(PLAN, weeks=4), 10)) == [0, 7, 14, 21]
    # What was due already stays due.
    assert offs(after(replace(PLAN, weeks=2), 25)) == [0, 7, 14, 21]
    # Days that are over are not planned any more.
    assert offs(after(replace(PLAN, weeks=9), 45)) == [0, 7, 14, 21, 28, 35, 49, 56]


def test_another_pace_counts_only_the_days_to_come_anew() -> None:
    twice = after(replace(PLAN, per_week=2.0), 10)
    assert offs(twice) == [0, 7, 11, 14, 18, 21, 25, 28, 32, 35, 39]
    assert [one.seq for one in twice] == list(range(11))
    # Those that stay keep their id, and so what is linked to them.
    assert {one.id for one in FIRST} <= {one.id for one in twice}
    before_the_start = after(replace(PLAN, per_week=2.0), -3)
    assert before_the_start == first_plan(replace(PLAN, per_week=2.0), "c", str)


def test_what_was_moved_is_known_by_the_day_it_had() -> None:
    moved = (*FIRST[:4], replace(FIRST[4], day=day(30), moved_from=day(28)), FIRST[5])
    found = after(replace(PLAN, weeks=8), 10, moved)
    assert offs(found) == [0, 7, 14, 21, 30, 35, 42, 49]
    assert found[4] == moved[4]
    assert offs(after(replace(PLAN, weeks=4), 10, moved)) == [0, 7, 14, 21]


def test_another_start_counts_all_days_anew() -> None:
    touched = (FIRST[0], replace(FIRST[1], state=EXCUSED, reason=ExcuseReason.ILLNESS), *FIRST[2:])
    later = replace(PLAN, start=day(2))
    found = after(later, 20, touched)
    assert offs(found) == [2, 9, 16, 23, 30, 37]
    assert [one.state is EXCUSED for one in found] == [False, True, *[False] * 4]
    assert found[1].reason is ExcuseReason.ILLNESS


PACES = st.sampled_from((0.5, 1.0, 1.5, 2.0, 3.0, 5.0))


@given(st.integers(1, 12), PACES, st.integers(1, 12), PACES, st.integers(-5, 90))
def test_the_past_stands_and_the_future_is_the_new_plan(
    weeks: int, pace: float, new_weeks: int, new_pace: float, today: int
) -> None:
    old_plan = replace(PLAN, weeks=weeks, per_week=pace)
    plan = replace(PLAN, weeks=new_weeks, per_week=new_pace)
    old = first_plan(old_plan, "c", str)
    found = replanned(plan, old_plan, old, "c", day(today), str)
    assert [one.seq for one in found] == list(range(len(found)))
    assert all(a.day < b.day for a, b in pairwise(found))
    assert {one.day for one in found if one.day < day(today)} == {
        one.day for one in old if one.day < day(today)
    }
    assert {one.day for one in found if one.day >= day(today)} == {
        d for d in course_dates.planned_days(plan) if d >= day(today)
    }
    assert len({one.id for one in found}) == len(found)
