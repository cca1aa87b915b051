"""What the form of a weekly review is given to draw."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tracker.domain.course import Plan, ReviewKind
from tracker.domain.movement import MovementForm
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import Answer
from tracker.domain.session import SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.errors import NotFound
from tracker.services import (
    activities,
    drafting,
    events,
    movement,
    planning,
    readiness,
    sessions,
    weekly,
)
from tracker.services.diary import Diary
from tracker.services.weekly_form import Context, context
from tracker.store import activities as stored

TODAY = date(2026, 11, 22)
WEEK = timedelta(days=7)
NECK = Place("neck", Side.BOTH)
At = Callable[..., Diary]


def fields(found: Context) -> list[str]:
    return [row.field for row in found.rows]


def test_a_plain_week_asks_five_and_an_activity(diary: Diary) -> None:
    found = context(diary, TODAY)
    assert fields(found) == ["peg-pain", "peg-enjoy", "peg-activity", "med-days", "exercise-days"]
    assert (found.entry_id, found.form, found.last) == (None, WeeklyForm(TODAY), None)
    assert (found.review, found.ask_mini, found.activities) == (None, False, ())
    activities.save(diary, 1, "walk")
    assert [row.name for row in context(diary, TODAY).rows][3] == "walk"


def test_the_activities_are_those_of_the_day(diary: Diary) -> None:
    before = TODAY - WEEK
    with diary.store.change("long ago") as change:
        stored.begin(change, 1, "walk", before - WEEK)
    (old,) = activities.current(diary)
    saved = weekly.save(diary, WeeklyForm(before, activities=((old.id, 4),)))
    activities.save(diary, 1, "swim")
    assert [one.name for one in context(diary, TODAY).activities] == ["swim"]
    assert [one.name for one in context(diary, before - timedelta(days=1)).activities] == ["walk"]
    # A review shows what was rated in it, though another is asked by now.
    shown = context(diary, TODAY, saved.id)
    assert [row.name for row in shown.rows if row.measure == "activity"] == ["swim", "walk"]


def test_a_second_look_goes_on_with_the_review_of_the_day(diary: Diary) -> None:
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    found = context(diary, TODAY)
    assert (found.entry_id, found.form.sleep) == (saved.id, 3)
    assert "sleep" in fields(found)
    assert context(diary, TODAY - WEEK).entry_id is None
    assert context(diary, TODAY - WEEK, saved.id).form.day == TODAY
    last = context(diary, TODAY + timedelta(days=1)).last
    assert last is not None
    assert last.sleep == 3


def test_an_unknown_record_is_not_found(diary: Diary) -> None:
    with pytest.raises(NotFound):
        context(diary, TODAY, "nothing")
    saved = movement.save(diary, MovementForm(TODAY, note="a"))
    with pytest.raises(NotFound):
        context(diary, TODAY, saved.id)


def test_drafts_of_this_and_of_another_day_are_told_apart(diary: Diary) -> None:
    def draft(day: date, subject: str | None = None) -> str:
        kept = drafting.keep(diary, None, "weekly", day, "{}", subject)
        drafting.close(diary, kept)
        return kept

    older = draft(TODAY - WEEK)
    found = context(diary, TODAY)
    assert found.draft is None
    assert found.older_draft is not None
    assert found.older_draft.id == older
    now = draft(TODAY)
    found = context(diary, TODAY)
    assert found.draft is not None
    assert (found.draft.id, found.older_draft) == (now, None)
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    about = draft(TODAY, saved.id)
    found = context(diary, TODAY)
    assert found.draft is not None
    assert found.draft.id == about


def test_chosen_tests_that_are_not_offered_say_why(diary: Diary) -> None:
    weekly.set_extras(diary, ("ftf_cm", "neck_rot"))
    assert "ftf_cm" in fields(context(diary, TODAY))
    events.save(diary, "flare", TODAY)
    found = context(diary, TODAY)
    assert [field for field in fields(found) if "_" in field] == ["neck_rot:left", "neck_rot:right"]
    assert found.hidden == (
        ("ftf_cm", "Not offered during a flare; it will be here when that is over."),
    )


class TestAtAReview:
    @pytest.fixture(autouse=True)
    def _a_course(self, diary: Diary) -> None:
        start = TODAY - timedelta(days=28)
        planning.plan(diary, Plan(NECK, 6, 1, 60, start), confirmed=True)
        for week in range(4):
            sessions.save(diary, SessionForm(start + week * WEEK))

    def test_the_overall_view_and_the_safety_question_are_asked(self, diary: Diary) -> None:
        found = context(diary, TODAY)
        assert found.review is ReviewKind.WEEK4
        assert fields(found)[-1] == "pgic"
        assert found.ask_mini
        assert found.last_screen is None
        safe = Attempt(safety={"E1": Answer.NO})
        readiness.save_safety(diary, safe)
        assert context(diary, TODAY).last_screen == TODAY

    def test_past_days_are_not_asked_whether_anything_is_new(self, diary: Diary, at: At) -> None:
        before = context(diary, TODAY - timedelta(days=1))
        assert (before.review, before.ask_mini) == (None, False)
        later = at("2026-11-24T10:00+01:00")
        found = context(later, TODAY)
        assert (found.review, found.ask_mini) == (ReviewKind.WEEK4, False)
        assert context(later, later.today()).ask_mini

    def test_once_made_it_is_asked_no_more(self, diary: Diary) -> None:
        saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3, pgic=2, mini="n"))
        again = context(diary, TODAY)
        # The record itself stays a review; another day's is a plain one.
        assert (again.entry_id, again.review, again.ask_mini) == (saved.id, ReviewKind.WEEK4, False)
        assert context(diary, TODAY + timedelta(days=1)).review is None
