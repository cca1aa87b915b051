"""Which planned session each recorded one was, and what that comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import course_dates, course_wording
from tracker.domain.attendance import attendance, match
from tracker.domain.course import ExcuseReason, Held, Pause, Plan, Planned, PlannedState
from tracker.domain.sites import Place

START = date(2026, 10, 27)
PLAN = Plan(Place("low_back"), 6, 1.0, 60, START)
EXCUSED, CANCELLED = PlannedState.EXCUSED, PlannedState.CANCELLED


def day(after: int) -> date:
    return START + timedelta(days=after)


def dates(plan: Plan = PLAN, **states: PlannedState) -> list[Planned]:
    """The plan's sessions ``d0``, ``d1``, …, some in another state."""
    return [
        Planned(f"d{k}", "c", k, d, None, states.get(f"d{k}", PlannedState.PLANNED))
        for k, d in enumerate(course_dates.planned_days(plan))
    ]


def held(*days: int, minutes: int | None = 60, **links: str) -> list[Held]:
    """Sessions ``s0``, ``s1``, … on these days, some linked by hand."""
    return [Held(f"s{k}", day(d), minutes, links.get(f"s{k}")) for k, d in enumerate(days)]


def pause(first: int, last: int | None) -> Pause:
    return Pause("p", "c", day(first), None if last is None else day(last))


@pytest.mark.parametrize(
    ("days", "taken", "extras"),
    [
        ([0, 7, 14], ["d0", "d1", "d2"], 0),
        # Three days either way, never four.
        ([3, 10], ["d0", "d1"], 0),
        ([-3], ["d0"], 0),
        ([-4], [None], 1),
        # Session 2 is as near as may be to a date that is free, else it is an extra.
        ([0, 2, 7], ["d0", None, "d1"], 1),
        ([0, 4, 7], ["d0", "d1", None], 1),
        ([0, 0], ["d0", None], 1),
        # The order of days decides, not the order in which they were written down.
        ([7, 0], ["d1", "d0"], 0),
        ([35, 36, 39], ["d5", None, None], 2),
        ([100], [None], 1),
        ([], [], 0),
    ],
)
def test_each_session_takes_the_nearest_free_date(
    days: list[int], taken: list[str | None], extras: int
) -> None:
    found = match(dates(), held(*days), (), 1.0)
    assert [found.planned.get(f"s{k}") for k in range(len(days))] == taken
    assert len(found.extras) == extras
    assert {v: k for k, v in found.planned.items()} == found.sessions


def test_of_two_dates_as_near_the_earlier_is_taken() -> None:
    # Every two weeks a session may lie up to six days off; between two dates it is seven.
    near = [Planned("late", "c", 1, day(4)), Planned("early", "c", 0, day(0))]
    assert match(near, held(2), (), 1.0).planned == {"s0": "early"}


def test_twice_a_week_a_day_early_or_late_is_the_planned_one() -> None:
    twice = replace(PLAN, per_week=2.0)
    found = match(dates(twice), held(1, 3, 9), (), 2.0)
    assert found.planned == {"s0": "d0", "s1": "d1"}
    assert found.extras == ("s2",)


def test_excused_dates_and_those_in_a_pause_are_not_taken() -> None:
    assert match(dates(d1=EXCUSED), held(7), (), 1.0).extras == ("s0",)
    assert match(dates(), held(7), [pause(5, 9)], 1.0).extras == ("s0",)
    assert match(dates(), held(7), [pause(5, None)], 1.0).extras == ("s0",)
    assert match(dates(), held(7), [pause(8, 9)], 1.0).planned == {"s0": "d1"}
    # Cancelled by one's own choice and gone to after all.
    assert match(dates(d1=CANCELLED), held(7), (), 1.0).planned == {"s0": "d1"}


def test_a_moved_date_counts_by_its_new_day() -> None:
    moved = [replace(one, day=day(12), moved_from=one.day) if one.seq == 1 else one
             for one in dates()]  # fmt: skip
    assert match(moved, held(12), (), 1.0).planned == {"s0": "d1"}
    assert match(moved, held(7), (), 1.0).extras == ("s0",)


def test_a_link_by_hand_wins() -> None:
    found = match(dates(), held(7, 8, s1="d1"), (), 1.0)
    assert found.planned == {"s1": "d1"}
    assert found.extras == ("s0",)
    # However far, and whatever became of the date.
    far = match(dates(d5=EXCUSED), held(0, 20, s1="d5"), [pause(30, 40)], 1.0)
    assert far.planned == {"s0": "d0", "s1": "d5"}
    # Two linked to one date: the first by day; the other goes by its day.
    two = match(dates(), held(15, 14, s0="d1", s1="d1"), (), 1.0)
    assert two.planned == {"s1": "d1", "s0": "d2"}
    # A link to a date of another course says nothing here.
    assert match(dates(), held(7, s0="elsewhere"), (), 1.0).planned == {"s0": "d1"}


def test_five_attended_and_one_excused_are_five_of_five_due() -> None:
    found = attendance(PLAN, dates(d4=EXCUSED), held(0, 7, 14, 22, 35), (), day(42))
    assert (found.planned, found.due, found.attended, found.extra) == (6, 5, 5, 0)
    assert (found.rate, found.weeks_on) == (1.0, 1.0)
    assert course_wording.due_words(found) == "5 of 5 due"
    assert "%" not in "".join(course_wording.attendance_sentences(found))


@pytest.mark.parametrize(
    ("as_of", "days", "due", "attended", "rate"),
    [
        (-1, [], 0, 0, None),
        # Today's date is due from tomorrow on, or as soon as it is attended.
        (0, [], 0, 0, None),
        (0, [0], 1, 1, 1.0),
        (1, [], 1, 0, 0.0),
        (6, [-1, 6], 2, 2, 1.0),
        (8, [0], 2, 1, 0.5),
        # What comes after the day one looks from is not known on it.
        (8, [0, 7, 14], 2, 2, 1.0),
        (60, [0, 7], 6, 2, 2 / 6),
    ],
)
def test_due(as_of: int, days: list[int], due: int, attended: int, rate: float | None) -> None:
    found = attendance(PLAN, dates(), held(*days), (), day(as_of))
    assert (found.due, found.attended, found.rate) == (due, attended, rate)


def test_cancelled_stays_due_and_a_pause_does_not() -> None:
    found = attendance(PLAN, dates(d1=CANCELLED, d2=EXCUSED), held(0), [pause(20, 29)], day(60))
    assert (found.due, found.attended) == (3, 1)
    assert found.rate == 1 / 3


def test_a_linked_session_makes_its_date_due() -> None:
    found = attendance(PLAN, dates(d4=EXCUSED), held(29, s0="d4"), (), day(30))
    assert (found.due, found.attended, found.extra) == (5, 1, 0)


def test_minutes_are_never_guessed() -> None:
    some = [*held(0, 7), Held("x", day(8), None), Held("y", day(9), 30)]
    found = attendance(PLAN, dates(), some, (), day(10))
    assert (found.minutes, found.with_minutes, found.extra) == (150, 3, 2)
    words = course_wording.attendance_sentences(found)
    assert "150 minutes in all (3 of 4 with minutes)." in words
    none = attendance(PLAN, dates(), held(0, minutes=None), (), day(1))
    assert (none.minutes, none.with_minutes) == (0, 0)


def test_the_longest_gap_is_between_any_two_sessions() -> None:
    assert attendance(PLAN, dates(), held(0), (), day(40)).longest_gap_days is None
    assert attendance(PLAN, dates(), held(0, 7, 15), (), day(40)).longest_gap_days == 8
    # An extra shortens it, and one still to come does not count.
    assert attendance(PLAN, dates(), held(0, 3, 7, 30), (), day(8)).longest_gap_days == 4


def test_weeks_on_are_weeks_with_something_due() -> None:
    twice = replace(PLAN, per_week=2.0, weeks=3)
    found = attendance(twice, dates(twice), held(0, 3, 15), (), day(30))
    assert (found.due, found.attended, found.weeks_on) == (6, 3, 2 / 3)
    # A day early is still the session of its own week.
    early = attendance(PLAN, dates(), held(0, 6, 13), (), day(14))
    assert early.weeks_on == 1.0
    assert attendance(PLAN, dates(), held(-3), (), day(-2)).weeks_on == 1.0


STATES = st.sampled_from((PlannedState.PLANNED, PlannedState.PLANNED, EXCUSED, CANCELLED))


@st.composite
def courses(
    draw: st.DrawFn,
) -> tuple[Plan, list[Planned], list[Held], list[Pause], date]:
    plan = replace(
        PLAN,
        weeks=draw(st.integers(1, 10)),
        per_week=draw(st.sampled_from((0.5, 1.0, 1.5, 2.0, 3))),
    )
    planned = []
    for one in dates(plan):
        state = draw(STATES)
        shift = draw(st.sampled_from((0, 0, 0, 1, -2, 5)))
        reason = ExcuseReason.ILLNESS if state is EXCUSED else None
        planned.append(
            replace(
                one,
                day=one.day + timedelta(days=shift),
                state=state,
                reason=reason,
                moved_from=one.day if shift else None,
            )
        )
    sessions = []
    for k, at in enumerate(draw(st.lists(st.integers(-10, 80), max_size=14))):
        link = draw(st.none() | st.none() | st.sampled_from([one.id for one in planned]))
        sessions.append(Held(f"s{k}", day(at), draw(st.none() | st.integers(1, 90)), link))
    pauses = [
        pause(a, None if length is None else a + length)
        for a, length in draw(
            st.lists(st.tuples(st.integers(0, 70), st.none() | st.integers(0, 20)), max_size=2)
        )
    ]
    return plan, planned, sessions, pauses, day(draw(st.integers(-5, 90)))


@given(courses())
def test_matching_holds_what_it_promises(
    made: tuple[Plan, list[Planned], list[Held], list[Pause], date],
) -> None:
    plan, planned, sessions, pauses, _ = made
    found = match(planned, sessions, pauses, plan.per_week)
    by_id = {one.id: one for one in planned}
    known = {one.session_id: one for one in sessions}
    # Everyone once.
    assert sorted([*found.planned, *found.extras]) == sorted(known)
    assert {v: k for k, v in found.planned.items()} == found.sessions
    reach = course_dates.reach(plan.per_week)

    def free(one: Planned) -> bool:
        return one.state is not EXCUSED and not any(p.covers(one.day) for p in pauses)

    def by_hand(session: Held) -> bool:
        return found.planned.get(session.session_id) == session.planned_id is not None

    for name, taken in found.planned.items():
        one, session = by_id[taken], known[name]
        off = abs((one.day - session.day).days)
        assert by_hand(session) or (off <= reach and free(one))
    # A date that anyone linked to is held by one of those.
    for one in planned:
        if any(session.planned_id == one.id for session in sessions):
            assert by_hand(known[found.sessions[one.id]])
    # Nothing nearer was free when it was a session's turn, and an extra had nothing at all.
    taken_before = {t for s, t in found.planned.items() if by_hand(known[s])}
    for session in sorted(sessions, key=lambda one: one.day):
        if by_hand(session):
            continue
        offs = [
            abs((one.day - session.day).days)
            for one in planned
            if one.id not in taken_before and free(one)
        ]
        own = found.planned.get(session.session_id)
        if own is None:
            assert min(offs, default=99) > reach
        else:
            assert abs((by_id[own].day - session.day).days) == min(offs)
            taken_before.add(own)


@given(courses())
def test_attendance_holds_what_it_promises(
    made: tuple[Plan, list[Planned], list[Held], list[Pause], date],
) -> None:
    plan, planned, sessions, pauses, as_of = made
    found = attendance(plan, planned, sessions, pauses, as_of)
    past = sorted(one.day for one in sessions if one.day <= as_of)
    assert 0 <= found.attended <= found.due <= found.planned == len(planned)
    assert found.attended + found.extra == len(past)
    assert (found.rate is None) == (found.due == 0)
    assert found.rate is None or 0 <= found.rate <= 1
    assert found.weeks_on is None or 0 <= found.weeks_on <= 1
    assert found.with_minutes <= len(past)
    gaps = [(b - a).days for a, b in pairwise(past)]
    assert found.longest_gap_days == (max(gaps) if gaps else None)
    # What is written down in another order makes no difference.
    again = attendance(plan, planned[::-1], sessions[::-1], pauses[::-1], as_of)
    assert (again.due, again.attended, again.minutes) == (
        found.due, found.attended, found.minutes,
    )  # fmt: skip
    # What has become due stays due on the days that follow.
    later = attendance(plan, planned, sessions, pauses, as_of + timedelta(days=7))
    linked = {one.planned_id for one in sessions}
    if not linked - {None}:
        assert later.due >= found.due
