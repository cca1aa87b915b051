"""Every write of every service is one change: one transaction, one line in the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.course import Decision, ExcuseReason, Plan
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import SessionDetails
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.services import (
    activities,
    checkins,
    courses,
    day_after,
    drafting,
    due,
    editing,
    events,
    movement,
    pausing,
    planning,
    profile,
    readiness,
    records,
    sessions,
    weekly,
)
from tracker.services.diary import Diary, Saved
from tracker.store.entries import Filter

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
NECK = Place("neck", Side.BOTH)
KNEE = Place("knee", Side.LEFT)
FULL = CheckIn(
    TODAY, ease=6, pain=4, stiffness=3, worst=5, next_day_pain=3, since_session=("sore",),
    places=((KNEE, 2),), medicine=True, flare=True, note="a",
)  # fmt: skip
DETAILS = SessionDetails(minutes=60, therapist="Marta", areas=(NECK, KNEE))
PLAN = Plan(NECK, 6, 1.0, 60, YESTERDAY)
NECK_TURN = Measured("neck_rot", 60, Side.LEFT)
SCREEN = dict.fromkeys(ITEMS, Answer.NO)


def oldest(diary: Diary, kind: str) -> str:
    found = records.listed(diary, Filter(), newest_first=False)
    return next(entry.id for entry in found if entry.kind == kind)


WRITES: dict[str, Callable[[Diary, str], Saved]] = {
    "check-in": lambda d, draft: checkins.save(d, FULL, draft_id=draft),
    "check-in anew": lambda d, draft: checkins.save(
        d, CheckIn(YESTERDAY, ease=1, flare=False), entry_id=oldest(d, "checkin"), draft_id=draft
    ),
    "day after alone": lambda d, draft: checkins.save(
        d, CheckIn(TODAY, next_day_pain=2), draft_id=draft
    ),
    "day after by itself": lambda d, draft: day_after.save_pain(d, 2),
    "session": lambda d, draft: sessions.save(
        d, SessionForm(TODAY, RightNow(pain=5), details=DETAILS, mini="n"), draft_id=draft
    ),
    "session anew": lambda d, draft: sessions.save(
        d, SessionForm(TODAY, after=RightNow(ease=5)), entry_id=oldest(d, "session"), draft_id=draft
    ),
    "flare": lambda d, draft: events.save(d, "flare", TODAY),
    "event": lambda d, draft: events.save(d, "illness", YESTERDAY, note="a cold"),
    "event to flare": lambda d, draft: events.save(
        d, "flare", TODAY, entry_id=oldest(d, "event")
    ),
    "question": lambda d, draft: events.save_question(d, "why?", draft_id=draft),
    "question anew": lambda d, draft: events.save_question(
        d, "when?", answered=TODAY, entry_id=oldest(d, "question")
    ),
    "place with adoption": lambda d, draft: profile.set_place(d, NECK),
    "first run": lambda d, draft: profile.begin(d, NECK, "8m", "thinking"),
    "facts": lambda d, draft: profile.set_facts(d, {"told": "sciatica", "plan": "exercise"}),
    "quiz": lambda d, draft: readiness.save(
        d, Attempt(safety={"E1": Answer.YES}), draft_id=draft
    ),
    "safety": lambda d, draft: readiness.save_safety(d, Attempt(safety=SCREEN), draft_id=draft),
    "delete": lambda d, draft: records.delete(d, oldest(d, "session")),
    "edit check-in": lambda d, draft: editing.edit(
        d, oldest(d, "checkin"), {"ease": "2", "flare": "yes", "place:knee l": "4"}
    ),
    "weekly review": lambda d, draft: weekly.save(
        d, WeeklyForm(TODAY, 5, 4, 6, sleep=3, tests=(NECK_TURN,), mini="n"), draft_id=draft
    ),
    "weekly review anew": lambda d, draft: weekly.save(
        d, WeeklyForm(YESTERDAY, med_days=1), entry_id=oldest(d, "weekly"), draft_id=draft
    ),
    "overall view": lambda d, draft: weekly.save_pgic(d, 2),
    "overall view of a review": lambda d, draft: weekly.save_pgic(d, 2, YESTERDAY),
    "what is asked weekly": lambda d, draft: weekly.set_extras(d, ("sleep", "ftf_cm")),
    "movement test": lambda d, draft: movement.save(
        d, MovementForm(TODAY, (NECK_TURN,)), draft_id=draft
    ),
    "movement test anew": lambda d, draft: movement.save(
        d, MovementForm(TODAY, note="a"), entry_id=oldest(d, "test"), draft_id=draft
    ),
    "activity": lambda d, draft: activities.save(d, 2, "a film"),
    "activity anew": lambda d, draft: activities.save(d, 1, "swim"),
    "activities among facts": lambda d, draft: profile.set_facts(
        d, {"activity1": "", "activity3": "swim", "told": "headache"}
    ),
    "edit weekly review": lambda d, draft: editing.edit(
        d, oldest(d, "weekly"), {"sleep": "2", "activity:walk": "7", "neck_rot:left": "60"}
    ),
    "edit movement test": lambda d, draft: editing.edit(
        d, oldest(d, "test"), {"neck_rot:right": "60", "ftf_cm": ""}
    ),
    "edit session": lambda d, draft: editing.edit(
        d, oldest(d, "session"), {"pain-after": "2", "areas": "neck", "next-day-pain": "1"}
    ),
    "plan": lambda d, draft: planning.plan(d, replace(PLAN, place=KNEE), draft_id=draft),
    "plan changed": lambda d, draft: planning.change_plan(
        d, course(d), replace(PLAN, per_week=2.0), draft_id=draft
    ),
    "planned session moved": lambda d, draft: planning.move(d, planned(d), TODAY, confirmed=True),
    "excused": lambda d, draft: planning.excuse(
        d, planned(d), ExcuseReason.ILLNESS, confirmed=True
    ),
    "cancelled": lambda d, draft: planning.cancel(d, planned(d), confirmed=True),
    "planned again": lambda d, draft: planning.plan_again(d, planned(d, 1)),
    "linked": lambda d, draft: planning.link(d, oldest(d, "session"), planned(d, 1)),
    "talked over": lambda d, draft: planning.talked(d, YESTERDAY),
    "decided": lambda d, draft: planning.decide(d, None, Decision.ASK, "a", draft_id=draft),
    "ended": lambda d, draft: planning.end(d, course(d), Decision.STOP, "a", draft_id=draft),
    "paused": lambda d, draft: pausing.pause(d, TODAY),
    "resumed": lambda d, draft: pausing.resume(d, course_id=courses.now(d)[1].course.id),
    "weekly only": lambda d, draft: pausing.set_weekly_only(d, True),
    "not today": lambda d, draft: due.not_today(d, "check-in"),
}  # fmt: skip


def course(diary: Diary) -> str:
    return courses.now(diary)[0].course.id


def planned(diary: Diary, seq: int = 0) -> str:
    return courses.now(diary)[0].planned[seq].id


def course_records(diary: Diary) -> None:
    """A course with an excused session, and one for another place that is paused."""
    planning.plan(diary, PLAN)
    planning.excuse(diary, planned(diary, 1), ExcuseReason.DOCTOR)
    paused = planning.plan(diary, replace(PLAN, place=Place("hip"), start=TODAY)).id
    pausing.pause(diary, course_id=paused)


def weekly_records(diary: Diary) -> None:
    """A weekly review, a movement test and an activity that was rated."""
    activities.save(diary, 1, "walk")
    (walk,) = activities.current(diary)
    weekly.save(diary, WeeklyForm(YESTERDAY, sleep=4, activities=((walk.id, 3),)))
    movement.save(diary, MovementForm(YESTERDAY, (NECK_TURN,)))


@pytest.mark.parametrize("name", WRITES)
def test_every_write_is_exactly_one_change(diary: Diary, name: str) -> None:
    weekly_records(diary)
    course_records(diary)
    checkins.save(diary, CheckIn(YESTERDAY, ease=5, pain=5, flare=None))
    sessions.save(diary, SessionForm(YESTERDAY, RightNow(ease=3, pain=6), details=DETAILS))
    events.save(diary, "stress", YESTERDAY)
    events.save_question(diary, "how?")
    draft = drafting.keep(diary, None, "form", TODAY, "{}")
    before = diary.store.last_change()
    saved = WRITES[name](diary, draft)
    connection = diary.store.connection
    assert saved.change == diary.store.last_change() == before + 1
    (label,) = connection.execute("SELECT label FROM change WHERE seq = ?", (saved.change,))
    assert label[0]
    # All it did stands in that one change, and nothing was left half done.
    touched = connection.execute(
        "SELECT count(*) FROM change_row r JOIN change c ON c.id = r.change_id WHERE c.seq = ?",
        (saved.change,),
    ).fetchone()[0]
    assert touched >= 1
    assert not connection.in_transaction
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", WRITES)
def test_nothing_is_written_where_nothing_may_be(diary: Diary, name: str) -> None:
    from tracker.errors import Failed

    weekly_records(diary)
    course_records(diary)
    checkins.save(diary, CheckIn(YESTERDAY, ease=5, pain=5))
    sessions.save(diary, SessionForm(YESTERDAY, RightNow(ease=3, pain=6)))
    events.save(diary, "stress", YESTERDAY)
    events.save_question(diary, "how?")
    before = list(diary.store.connection.iterdump())
    diary.store.read_only = True
    with pytest.raises(Failed, match="read-only"):
        WRITES[name](diary, "draft")
    assert list(diary.store.connection.iterdump()) == before
