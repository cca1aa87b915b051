"""Plans: what is possible, on which days, how many, how long; and days moved by pauses."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import course_dates, course_wording
from tracker.domain.course import Pause, Plan, Planned, PlannedState, checked
from tracker.domain.sites import Place
from tracker.errors import InvalidValue

START = date(2026, 10, 27)
BACK = Place("low_back")
PLAN = Plan(BACK, 6, 1.0, 60, START)

PACES = st.integers(50, 500).map(lambda hundredths: hundredths / 100)
PLANS = st.builds(
    Plan, st.just(BACK), st.integers(1, 26), PACES, st.integers(10, 180),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)  # fmt: skip


def day(after: int) -> date:
    return START + timedelta(days=after)


def pause(first: int, last: int | None) -> Pause:
    return Pause("p", "c", day(first), None if last is None else day(last))


@pytest.mark.parametrize(
    ("weeks", "per_week", "days"),
    [
        (6, 1, [0, 7, 14, 21, 28, 35]),
        # 7k / 2 + a half: 0.5, 4, 7.5, 11, …
        (2, 2, [0, 4, 7, 11]),
        (2, 3, [0, 2, 5, 7, 9, 12]),
        (4, 1.5, [0, 5, 9, 14, 19, 23]),
        (6, 0.5, [0, 14, 28]),
        (1, 0.5, [0]),
        (5, 0.5, [0, 14, 28]),
        (1, 5, [0, 1, 3, 4, 6]),
    ],
)
def test_planned_days(weeks: int, per_week: float, days: list[int]) -> None:
    plan = replace(PLAN, weeks=weeks, per_week=float(per_week))
    assert [(d - START).days for d in course_dates.planned_days(plan)] == days


@given(PLANS)
def test_days_and_totals_are_exactly_the_rounded_fractions(plan: Plan) -> None:
    pace, half = Fraction(str(plan.per_week)), Fraction(1, 2)
    total = max(1, math.floor(plan.weeks * pace + half))
    days = course_dates.planned_days(plan)
    assert course_dates.total_sessions(plan) == total == len(days)
    assert [(d - plan.start).days for d in days] == [
        math.floor(7 * k / pace + half) for k in range(total)
    ]
    assert all(a < b for a, b in pairwise(days))
    assert course_dates.reach(plan.per_week) == max(1, math.floor((7 / pace - 1) / 2))
    assert course_dates.total_minutes(plan) == total * plan.minutes


@pytest.mark.parametrize(
    ("per_week", "reach"), [(0.5, 6), (1, 3), (1.5, 1), (2, 1), (3, 1), (5, 1), (0.75, 4)]
)
def test_reach(per_week: float, reach: int) -> None:
    assert course_dates.reach(per_week) == reach


def test_the_price_of_a_plan() -> None:
    assert course_dates.total_cents(PLAN) is None
    assert course_dates.total_cents(replace(PLAN, cost_cents=6050)) == 36300
    free = replace(PLAN, cost_cents=0)
    assert course_dates.total_cents(free) == 0
    assert "0.00" in course_wording.totals_sentence(free)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(57, "0.9 hours"), (58, "1 hour"), (60, "1 hour"), (62, "1 hour"), (63, "1.1 hours"),
     (120, "2 hours")],
)  # fmt: skip
def test_hours_in_all_are_counted_as_they_are_shown(minutes: int, said: str) -> None:
    plan = replace(PLAN, weeks=1, per_week=1.0, minutes=minutes)
    assert course_wording.totals_sentence(plan).startswith(f"1 session, {said} in all")


@pytest.mark.parametrize(
    "wrong",
    [
        {"weeks": 0}, {"weeks": 27}, {"weeks": -1}, {"weeks": 6.0}, {"weeks": True},
        {"per_week": 0.0}, {"per_week": 0.49}, {"per_week": 5.01}, {"per_week": 40.0},
        {"per_week": math.nan}, {"per_week": math.inf}, {"per_week": 1.005},
        {"minutes": 9}, {"minutes": 181},
        {"start": date(1899, 12, 31)}, {"start": date(2201, 1, 1)},
        {"cost_cents": -1}, {"currency": "a whole sentence"}, {"currency": " "},
    ],
)  # fmt: skip
def test_impossible_plans_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        checked(replace(PLAN, **wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("weeks", "per_week", "minutes"), [(1, 0.5, 10), (26, 5.0, 180), (6, 0.57, 60), (6, 1.15, 60)]
)
def test_plans_up_to_the_ends_are_possible(weeks: int, per_week: float, minutes: int) -> None:
    plan = Plan(BACK, weeks, per_week, minutes, START)
    assert checked(plan) == plan


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"weeks": 3}, "short"), ({"weeks": 13}, "longer"), ({"per_week": 0.5}, "slower"),
        ({"per_week": 3.5}, "closer"), ({"minutes": 30}, "60"), ({"minutes": 120}, "90"),
    ],
)  # fmt: skip
def test_what_lies_outside_the_normal_range_is_named(change: dict[str, float], word: str) -> None:
    assert course_wording.notes(PLAN) == ()
    (note,) = course_wording.notes(replace(PLAN, **change))  # type: ignore[arg-type]
    assert word in note


@pytest.mark.parametrize(
    ("checkin", "start"), [(None, 7), (0, 7), (-3, 4), (-7, 0), (-8, 0), (-400, 0)]
)
def test_the_start_that_is_proposed(checkin: int | None, start: int) -> None:
    first = None if checkin is None else day(checkin)
    assert course_dates.default_start(START, first) == day(start)


# Pauses.


@pytest.mark.parametrize(
    ("pauses", "as_of", "spans"),
    [
        ([], 9, []),
        ([(1, 3)], 9, [(1, 3)]),
        ([(5, None)], 9, [(5, 9)]),
        # Still to come, and open: nothing yet.
        ([(12, None)], 9, []),
        ([(12, 14)], 9, [(12, 14)]),
        ([(1, 3), (2, 6), (7, 8), (10, 11)], 9, [(1, 8), (10, 11)]),
        ([(4, 2)], 9, []),
        ([(1, 8), (2, 3)], 9, [(1, 8)]),
    ],
)
def test_pauses_as_spans(
    pauses: list[tuple[int, int | None]], as_of: int, spans: list[tuple[int, int]]
) -> None:
    found = course_dates.closed([pause(*one) for one in pauses], day(as_of))
    assert [((a - START).days, (b - START).days) for a, b in found] == spans


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=5),
    st.integers(0, 40),
    st.integers(0, 50),
)
def test_days_in_a_pause_are_not_counted(
    pauses: list[tuple[int, int]], first: int, count: int
) -> None:
    away = [pause(a, a + length) for a, length in pauses]
    spans = course_dates.closed(away, day(0))
    reached = course_dates.later(day(first), count, spans)
    between = (day(first + k) for k in range((reached - day(first)).days))
    assert not any(one.covers(reached) for one in away)
    assert sum(not any(one.covers(d) for one in away) for d in between) == count


def test_days_stop_at_the_last_there_is() -> None:
    assert course_dates.later(date.max, 5, ()) == date.max
    assert course_dates.plus(date.min, -5) == date.min
    spans = ((day(0), date.max),)
    assert course_dates.later(day(0), 5, spans) == date.max


def test_the_end_waits_for_the_last_session_that_stands() -> None:
    planned = [Planned(str(k), "c", k, d) for k, d in enumerate(course_dates.planned_days(PLAN))]
    assert course_dates.end_day(PLAN, planned, ()) == day(42)
    late = [*planned[:5], replace(planned[5], day=day(50), moved_from=day(35))]
    assert course_dates.end_day(PLAN, late, ()) == day(51)
    for state in (PlannedState.EXCUSED, PlannedState.CANCELLED):
        gone = [*planned[:5], replace(late[5], state=state)]
        assert course_dates.end_day(PLAN, gone, ()) == day(42)
    assert course_dates.end_day(PLAN, planned, ((day(10), day(16)),)) == day(49)
    # A course every two weeks ends when its weeks do.
    slow = replace(PLAN, per_week=0.5)
    assert course_dates.end_day(slow, planned[:3], ()) == day(42)
