"""Plans made, changed and talked over, and their sessions moved, excused and linked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from course_story import BACK, KNEE, PLAN, TODAY, current, day, hold, whole

from tests.services.conftest import On
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Decision, ExcuseReason, Plan, PlannedState, Spell
from tracker.domain.session import RightNow
from tracker.domain.sites import Place, Side
from tracker.errors import (
    ChangedElsewhere,
    Failed,
    InvalidValue,
    NeedsConfirmation,
    NotFound,
    NothingGiven,
)
from tracker.services import (
    checkins,
    courses,
    pausing,
    planning,
    profile,
    records,
    sessions,
    undoing,
)
from tracker.services.courses import CourseState
from tracker.services.diary import Diary
from tracker.services.seen import mark


def test_the_plan_that_is_proposed(diary: Diary, on: On) -> None:
    with pytest.raises(NothingGiven, match="tracker site set"):
        planning.proposed(diary)
    profile.set_place(diary, BACK)
    assert planning.proposed(diary) == Plan(BACK, 6, 1.0, 60, TODAY + timedelta(days=7))
    assert planning.proposed(diary, KNEE).place == KNEE
    checkins.save(diary, CheckIn(TODAY - timedelta(days=5), pain=5))
    assert planning.proposed(diary).start == TODAY + timedelta(days=2)
    # A new course has a new start: check-ins of before the last one ended do not count.
    planning.plan(diary, PLAN)
    ended = on(10)
    planning.end(ended)
    later = on(100)
    assert planning.proposed(later).start == day(107)
    checkins.save(later, CheckIn(day(98), pain=5), confirmed=True)
    assert planning.proposed(later).start == day(105)


def test_a_plan_is_kept_whole(diary: Diary) -> None:
    wanted = replace(PLAN, spell=Spell.WORSE, cost_cents=6050, currency=" EUR ", talked_on=TODAY,
                     place=KNEE, per_week=1.5)  # fmt: skip
    saved = planning.plan(diary, wanted)
    view = current(diary)
    assert saved.id == view.course.id
    assert view.course.plan == replace(wanted, currency="EUR")
    assert saved.text == (
        "Planned: course for the left knee from Tue 24 Nov 2026,"
        " 9 sessions, 9 hours in all, 544.50 EUR."
    )
    assert [(p.seq, p.state) for p in view.planned] == [(k, PlannedState.PLANNED) for k in range(9)]
    assert view.state is CourseState.PLANNED
    assert (view.first_session, view.last_session, view.week) == (None, None, 0)
    assert view.next_planned == view.planned[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"weeks": 0}, {"per_week": 40.0}, {"minutes": 5}, {"place": Place("tail")},
        {"talked_on": TODAY + timedelta(days=1)}, {"cost_cents": 5, "currency": "x" * 9},
    ],
)  # fmt: skip
def test_an_impossible_plan_changes_nothing(diary: Diary, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        planning.plan(diary, replace(PLAN, **wrong), confirmed=True)  # type: ignore[arg-type]
    assert diary.store.last_change() == 0


@pytest.mark.parametrize("far", [-29, 91, -4000])
def test_a_start_far_away_is_asked_about(diary: Diary, far: int) -> None:
    wanted = replace(PLAN, start=TODAY + timedelta(days=far))
    with pytest.raises(NeedsConfirmation, match="Is that meant"):
        planning.plan(diary, wanted)
    assert diary.store.last_change() == 0
    planning.plan(diary, wanted, confirmed=True)
    near = replace(PLAN, start=TODAY + timedelta(days=-28 if far < 0 else 90), place=KNEE)
    planning.plan(diary, near)


def test_one_open_course_a_site(diary: Diary, on: On) -> None:
    first = planning.plan(diary, PLAN).id
    for again in (PLAN, replace(PLAN, place=Place("low_back", Side.LEFT), start=day(200))):
        with pytest.raises(Failed, match="open course for the low back already") as refused:
            planning.plan(diary, again, confirmed=True)
        assert "End it first" in refused.value.remedy
    second = planning.plan(diary, replace(PLAN, place=KNEE)).id
    with pytest.raises(Failed, match="already"):
        planning.change_plan(diary, second, PLAN)
    assert {one.course.id for one in courses.now(diary)} == {first, second}
    # The one of the main site comes first; without one that started first.
    assert current(diary).course.id == min(first, second)
    profile.set_place(diary, KNEE)
    assert current(diary).course.id == second
    assert courses.now(diary)[0].course.id == second
    ended = on(20)
    planning.end(ended, first)
    with pytest.raises(InvalidValue, match="2026-12-14 on"):
        planning.plan(ended, replace(PLAN, start=day(10)))
    planning.plan(ended, replace(PLAN, start=day(20)))


def test_a_draft_goes_with_its_plan(diary: Diary) -> None:
    from tracker.services import drafting

    draft = drafting.keep(diary, None, "plan", TODAY, "{}")
    saved = planning.plan(diary, PLAN, draft_id=draft)
    assert drafting.newest(diary, "plan") is None
    draft = drafting.keep(diary, None, "plan", TODAY, "{}", saved.id)
    planning.change_plan(diary, saved.id, replace(PLAN, weeks=8), draft_id=draft)
    drafting.close(diary, draft)
    assert drafting.offers(diary) == ()


# One planned session at a time.


def test_moving_there_and_back(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    third = current(diary).planned[2]
    planning.excuse(diary, third.id, ExcuseReason.THERAPIST)
    saved = planning.move(diary, third.id, day(16))
    assert "moved to Thu 10 Dec 2026" in saved.text
    planning.move(diary, third.id, day(18))
    moved = next(one for one in current(diary).planned if one.id == third.id)
    assert (moved.day, moved.moved_from, moved.state, moved.reason) == (
        day(18), day(14), PlannedState.PLANNED, None,
    )  # fmt: skip
    assert planning.move(diary, third.id, day(18)).change == 0
    planning.move(diary, third.id, day(14))
    assert current(diary).planned[2] == third
    before = diary.store.last_change()
    for wrong in (day(-4), day(21), day(43 + 182)):
        with pytest.raises(InvalidValue):
            planning.move(diary, third.id, wrong)
    assert diary.store.last_change() == before
    planning.move(diary, third.id, day(-3))
    undoing.undo(diary)
    assert current(diary).planned[2] == third


def test_excused_cancelled_and_planned_again(on: On) -> None:
    diary = on(8)
    planning.plan(diary, PLAN)
    first = current(diary).planned[0].id
    assert current(diary).attendance.due == 2
    said = planning.cancel(diary, first)
    assert "still counts as due" in said.notes[0]
    assert current(diary).attendance.due == 2
    planning.excuse(diary, first, ExcuseReason.DOCTOR)
    assert current(diary).attendance.due == 1
    assert current(diary).planned[0].reason is ExcuseReason.DOCTOR
    planning.plan_again(diary, first)
    assert current(diary).attendance.due == 2
    assert current(diary).planned[0].reason is None
    assert planning.find_planned(diary, first[:8]).id == first
    for unknown in ("", "0", "zzzz"):
        with pytest.raises(NotFound):
            planning.find_planned(diary, unknown)
    for write in (planning.cancel, planning.plan_again):
        with pytest.raises(NotFound):
            write(diary, "nothing")


def test_links_by_hand(on: On) -> None:
    diary = on(25)
    planning.plan(diary, PLAN)
    one, two = hold(diary, day(6)), hold(diary, day(9))
    planned = current(diary).planned
    assert current(diary).matching.planned == {one: planned[1].id}
    planning.excuse(diary, planned[2].id, ExcuseReason.ILLNESS)
    assert planning.link(diary, two, planned[2].id).text.endswith("planned for Tue 8 Dec.")
    assert current(diary).matching.planned == {one: planned[1].id, two: planned[2].id}
    assert current(diary).planned[2].state is PlannedState.PLANNED
    with pytest.raises(Failed, match="by hand"):
        planning.excuse(diary, planned[2].id, ExcuseReason.ILLNESS)
    # The last one said stands; the other goes by its day again.
    planning.link(diary, one, planned[2].id)
    assert current(diary).matching.planned == {one: planned[2].id, two: planned[1].id}
    # The form of a session does not ask, and leaves it as it is.
    form = replace(sessions.load(diary, one), after=RightNow(pain=2))
    sessions.save(diary, form, entry_id=one, confirmed=True)
    assert current(diary).matching.planned[one] == planned[2].id
    # A date that goes takes its link along, and undo brings both back.
    planning.change_plan(diary, current(diary).course.id, replace(PLAN, start=day(1)))
    assert whole(diary)
    assert records.find(diary, one).session.planned_id is None  # type: ignore[union-attr]
    # Nor does a form that was opened before bring back what is gone.
    saved = sessions.save(diary, form, entry_id=one, confirmed=True)
    assert whole(diary)
    assert not saved.change
    undoing.undo(diary)
    assert whole(diary)
    assert current(diary).matching.planned[one] == planned[2].id
    planning.link(diary, one, None)
    assert current(diary).matching.planned == {one: planned[1].id}
    for wrong in ((one, "nothing"), ("nothing", planned[0].id)):
        with pytest.raises(NotFound):
            planning.link(diary, *wrong)
    # Deleting a linked session leaves the plan alone.
    planning.link(diary, two, planned[5].id)
    records.delete(diary, two)
    assert whole(diary)
    assert planned[5].id not in current(diary).matching.sessions


# Changing the plan, talking it over, ending.


def test_changing_the_plan(on: On) -> None:
    diary = on(10)
    planning.plan(diary, PLAN)
    course = current(diary).course
    before = current(diary).planned
    # What says nothing about days leaves them alone.
    dear = replace(PLAN, cost_cents=100, minutes=90, spell=Spell.BETTER, place=KNEE)
    planning.change_plan(diary, course.id, dear)
    assert current(diary).planned == before
    planning.change_plan(diary, course.id, replace(dear, weeks=8))
    assert current(diary).planned[:6] == before
    assert len(current(diary).planned) == 8
    seen = mark(current(diary).course)
    planning.change_plan(diary, course.id, dear, seen=seen)
    assert current(diary).planned == before
    with pytest.raises(ChangedElsewhere, match="Now it says: 6 weeks, once a week"):
        planning.change_plan(diary, course.id, PLAN, seen=seen)
    with pytest.raises(ChangedElsewhere, match="deleted"):
        planning.change_plan(diary, "nothing", PLAN, seen=seen)
    with pytest.raises(NotFound):
        planning.change_plan(diary, "nothing", PLAN)
    with pytest.raises(NeedsConfirmation):
        planning.change_plan(diary, course.id, replace(dear, start=day(-60)))
    assert whole(diary)


def test_talking_it_over(diary: Diary) -> None:
    saved = planning.plan(diary, PLAN)
    assert any("talked it over" in note for note in saved.notes)
    with pytest.raises(InvalidValue):
        planning.talked(diary, TODAY + timedelta(days=1))
    planning.talked(diary, TODAY - timedelta(days=3))
    assert current(diary).course.plan.talked_on == TODAY - timedelta(days=3)
    saved = planning.plan(diary, replace(PLAN, place=KNEE, talked_on=TODAY))
    assert not any("talked" in note for note in saved.notes)


def test_a_decision_needs_a_course_that_began(on: On) -> None:
    diary = on(-2)
    planning.plan(diary, PLAN)
    with pytest.raises(Failed, match="The course starts on Tue 24 Nov 2026"):
        planning.decide(diary, None, Decision.STOP)
    with pytest.raises(InvalidValue, match="2000 characters"):
        planning.end(diary, None, Decision.STOP, "x" * 2001)
    hold(diary, day(-2))
    planning.decide(diary, None, Decision.ASK, "I want to die")
    assert current(diary).course.decision is Decision.ASK
    assert planning.decide(diary, None, Decision.STOP, "I want to die").concern
    # Ending it without saying more keeps what was said.
    planning.end(diary)
    assert current(diary).course.decision is Decision.STOP
    with pytest.raises(Failed, match="ended on"):
        planning.end(diary)


def test_a_course_given_up_before_its_start(diary: Diary) -> None:
    planning.plan(diary, PLAN)
    planning.end(diary)
    view = current(diary)
    assert (view.state, view.held, view.reviews) == (CourseState.ENDED, (), ())
    assert view.attendance.due == 0
    undoing.undo(diary)
    assert current(diary).state is CourseState.PLANNED
    assert pausing.tracking(diary) == pausing.Tracking()
