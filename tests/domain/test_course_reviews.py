"""When a course is looked back at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import course_dates, course_wording, reviews
from tracker.domain.course import (
    Course,
    Held,
    Pause,
    Plan,
    Planned,
    PlannedState,
    ReviewDone,
    ReviewKind,
)
from tracker.domain.reviews import ReviewState
from tracker.domain.sites import Place

START = date(2026, 10, 27)
PLAN = Plan(Place("low_back"), 6, 1.0, 60, START)
WEEK4, END, FU4, FU12 = ReviewKind


def day(after: int) -> date:
    return START + timedelta(days=after)


def dates(plan: Plan = PLAN, **states: PlannedState) -> list[Planned]:
    return [
        Planned(f"d{k}", "c", k, d, None, states.get(f"d{k}", PlannedState.PLANNED))
        for k, d in enumerate(course_dates.planned_days(plan))
    ]


def days(
    held: Sequence[int],
    as_of: int,
    *,
    plan: Plan = PLAN,
    planned: Sequence[Planned] | None = None,
    pauses: Sequence[tuple[int, int | None]] = (),
    ended: int | None = None,
    done: Sequence[tuple[ReviewKind, int]] = (),
) -> dict[ReviewKind, tuple[int, ReviewState]]:
    """Each review's day, counted from the start, and where it stands."""
    course = Course("c", plan, None if ended is None else day(ended))
    found = reviews.reviews(
        course,
        dates(plan) if planned is None else planned,
        [Held(f"s{k}", day(d)) for k, d in enumerate(held)],
        [Pause(f"p{a}", "c", day(a), None if b is None else day(b)) for a, b in pauses],
        [ReviewDone(kind.value, "c", kind, None, day(d)) for kind, d in done],
        day(as_of),
    )
    assert [one.day for one in found] == sorted(one.day for one in found)
    return {one.kind: ((one.day - START).days, one.state) for one in found}


def on(held: Sequence[int], as_of: int, kind: ReviewKind, **more: object) -> int | None:
    found = days(held, as_of, **more).get(kind)  # type: ignore[arg-type]
    return None if found is None else found[0]


def test_a_plan_has_its_reviews_from_the_first_day() -> None:
    found = days([], -7)
    assert {kind: d for kind, (d, _) in found.items()} == {WEEK4: 28, END: 42, FU4: 63, FU12: 119}
    assert {state for _, state in found.values()} == {ReviewState.COMING}


@pytest.mark.parametrize(
    ("held", "as_of", "expected"),
    [
        # By the first session, not by the plan.
        ([2], 3, 30),
        ([-2], 3, 26),
        # The fourth comes late: the day after it.
        ([0, 7, 14, 30], 30, 31),
        ([0, 7, 14], 22, 29),
        # What was not held by its day stands in no more.
        ([0], 14, 29),
        ([0], 15, 36),
        # Only three can be held before the end.
        ([0], 22, None),
        ([0, 7, 14, 41], 41, None),
        ([0, 7, 14, 40], 40, 41),
        # A session early is not counted twice.
        ([0, 6, 13, 20], 20, 28),
    ],
)
def test_week_four(held: list[int], as_of: int, expected: int | None) -> None:
    assert on(held, as_of, WEEK4) == expected


def test_a_course_of_fewer_than_four_sessions_has_only_its_end() -> None:
    slow = replace(PLAN, per_week=0.5)
    assert set(days([], 0, plan=slow)) == {END, FU4, FU12}


def test_a_closer_pace_still_waits_four_weeks() -> None:
    twice = replace(PLAN, per_week=2.0)
    assert on([0, 4, 7, 11], 12, WEEK4, plan=twice) == 28
    # Four weeks are the whole of it: the end review alone.
    four = replace(PLAN, per_week=2.0, weeks=4)
    assert on([0, 4, 7, 11], 12, WEEK4, plan=four) is None
    assert on([0, 4, 7, 11], 12, END, plan=four) == 28


@pytest.mark.parametrize(
    ("state", "expected"), [(PlannedState.EXCUSED, 29), (PlannedState.CANCELLED, 29)]
)
def test_what_will_not_take_place_does_not_stand_in(state: PlannedState, expected: int) -> None:
    assert on([0, 7], 9, WEEK4, planned=dates(d2=state)) == expected


def test_pauses_move_the_review_and_the_end_but_no_follow_up() -> None:
    found = days([0, 7], 25, pauses=[(8, 21)])
    assert found[END] == (56, ReviewState.COMING)
    # 28 days besides the fourteen; d4 and d5 are the third and fourth that stand.
    assert found[WEEK4] == (42, ReviewState.COMING)
    held = [0, 7, 28, 35]
    assert on(held, 40, WEEK4, pauses=[(8, 21)]) == 42
    assert on(held, 60, FU4, pauses=[(8, 21)]) == 63
    # One that is open moves them day by day.
    assert on([0, 7], 10, END, pauses=[(10, None)]) == 43
    assert on([0, 7], 15, END, pauses=[(10, None)]) == 48
    # One before the start, and one after the end, move nothing.
    assert on([0, 7], 10, END, pauses=[(-5, -1), (43, 50)]) == 42
    # A review never falls into a pause.
    assert on([0, 7, 14, 21], 25, WEEK4, pauses=[(28, 30)]) == 31


def test_a_review_stays_open_fourteen_days_and_then_lapses() -> None:
    held = [0, 7, 14, 21]
    states = [days(held, at)[WEEK4][1] for at in (27, 28, 41, 42)]
    assert states == [
        ReviewState.COMING, ReviewState.OPEN, ReviewState.OPEN, ReviewState.LAPSED,
    ]  # fmt: skip
    assert days(held, 30, done=[(WEEK4, 29)])[WEEK4] == (28, ReviewState.DONE)
    # Seen from the day before it was made, it was not made.
    assert days(held, 28, done=[(WEEK4, 29)])[WEEK4] == (28, ReviewState.OPEN)


def test_one_that_was_made_stays_where_it_would_not_be_any_more() -> None:
    found = days([0, 7, 14, 41], 41, done=[(WEEK4, 30)])
    assert found[WEEK4] == (30, ReviewState.DONE)


def test_follow_ups_are_counted_from_the_last_session() -> None:
    found = days([0, 7, 14, 21, 28, 37], 50)
    assert found[FU4] == (65, ReviewState.COMING)
    assert found[FU12] == (121, ReviewState.COMING)
    assert days([0, 7], 93)[FU12] == (91, ReviewState.OPEN)


def test_an_ended_course_looks_back_at_its_end() -> None:
    found = days([0, 7, 14, 21], 31, ended=30)
    assert found[WEEK4] == (28, ReviewState.OPEN)
    assert found[END] == (30, ReviewState.OPEN)
    assert found[FU4] == (49, ReviewState.COMING)
    # The day before it was ended, that was not known.
    assert on([0, 7, 14, 21], 29, END, ended=30) == 42
    # Ended after its plan, the plan's end stands.
    assert on([0, 7, 14, 21], 60, END, ended=60) == 42
    # Given up before the first session, there is nothing to look back at.
    assert days([], 3, ended=2) == {}


def test_the_fortnight_before_a_follow_up() -> None:
    course = Course("c", PLAN, day(42))
    held = [Held("s", day(35))]
    found = reviews.reviews(course, dates(), held, (), (), day(45))
    fu4 = next(one for one in found if one.kind is FU4)
    assert (fu4.fortnight_from, fu4.day, fu4.open_until) == (day(50), day(63), day(76))
    assert course_wording.review_sentence(fu4) == "Follow-up after 4 weeks: Tue 29 Dec 2026"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (-8, None), (-7, -7), (-5, -7), (-4, None), (-1, None), (0, 0), (2, 0), (3, None), (7, 7),
        (42, 42), (44, 42), (45, None), (49, None),
    ],
)  # fmt: skip
def test_weekly_reviews_come_by_the_start_and_stay_three_days(
    as_of: int, expected: int | None
) -> None:
    found = reviews.weekly_open(START, day(42), day(as_of))
    assert found == (None if expected is None else (day(expected), day(expected + 2)))


@given(
    st.lists(st.integers(-3, 60), max_size=8),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 15)), max_size=2),
    st.integers(-10, 100),
    st.none() | st.integers(0, 70),
)
def test_reviews_hold_what_they_promise(
    held: list[int], pauses: list[tuple[int, int]], as_of: int, ended: int | None
) -> None:
    away = [(a, a + length) for a, length in pauses]
    if ended is not None:
        held = [d for d in held if d <= ended]
    found = days(held, as_of, pauses=away, ended=ended)
    past = sorted(d for d in held if d <= as_of)
    if WEEK4 in found:
        at = found[WEEK4][0]
        assert at < found[END][0]
        if past:
            assert at >= past[0] + 28
        if len(past) >= 4:
            assert at > past[3]
    if past and ended is not None and ended <= as_of:
        late = past[-1] + 28 <= found[END][0]
        assert found.get(FU4, (None,))[0] == (None if late else past[-1] + 28)
    # A pause never brings anything forward.
    calm = days(held, as_of, ended=ended)
    if END in found and not past:
        assert found[END][0] >= calm[END][0]
    # Once open it neither moves nor comes back: what was open yesterday is open or lapsed.
    for kind, (at, state) in days(held, as_of - 1, pauses=away, ended=ended).items():
        newly_ended = ended is not None and ended == as_of
        if state is ReviewState.OPEN and not newly_ended and kind in (FU4, FU12):
            assert kind in found
            assert found[kind][0] >= at


def test_a_follow_up_comes_after_the_end_review_or_not_at_all() -> None:
    # Paused for five weeks after the third session, with none left to come: the end is late.
    found = days([0, 7, 14], 60, pauses=[(15, 49)], ended=None)
    assert found[END][0] == 77
    assert FU4 not in found
    assert found[FU12][0] == 98
    for held in ([0], [0, 7], [0, 7, 14, 21, 28, 35]):
        for pauses in ([], [(8, 20)], [(8, 30)], [(36, 80)]):
            found = days(held, 85, pauses=pauses)
            assert all(found[kind][0] > found[END][0] for kind in (FU4, FU12) if kind in found)
