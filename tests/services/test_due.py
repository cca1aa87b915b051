"""What is open, day by day through a course and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.conftest import At
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Decision, ExcuseReason, Plan, ReviewKind
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Entry, Kind, SessionDetails
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place
from tracker.errors import InvalidValue
from tracker.services import (
    checkins,
    courses,
    drafting,
    due,
    pausing,
    planning,
    profile,
    readiness,
    sessions,
    today,
    undoing,
)
from tracker.services.diary import Diary
from tracker.store import courses as stored
from tracker.store import entries

START = date(2026, 11, 24)
BACK = Place("low_back")
PLAN = Plan(BACK, 6, 1.0, 60, START)
SCREEN = dict.fromkeys(ITEMS, Answer.NO)

On = Callable[[int], Diary]


def day(after: int) -> date:
    return START + timedelta(days=after)


@pytest.fixture
def on(at: At) -> On:
    """The file at noon so many days after the start; the quiz is taken and the place set."""

    def open_on(after: int) -> Diary:
        diary = at(f"{day(after)}T12:00+01:00")
        if not profile.load(diary).facts:
            profile.begin(diary, BACK, "8m", "waiting")
            readiness.save(diary, Attempt(safety={"E1": Answer.YES}))
            readiness.save_safety(diary, Attempt(safety=SCREEN))
        return diary

    return open_on


def words(diary: Diary) -> list[str]:
    found = due.open_now(diary)
    assert today.look(diary).due == found
    return [one.word for one in found]


def named(diary: Diary, word: str) -> tuple[str, str]:
    found = next(one for one in due.open_now(diary) if one.word == word)
    return found.name, found.until


def check_in(diary: Diary) -> None:
    checkins.save(diary, CheckIn(diary.today(), pain=4), confirmed=True)


def weekly(diary: Diary, kind: ReviewKind | None = None) -> None:
    entry = Entry(diary.store.ids.new(), Kind.WEEKLY, diary.today(), diary.moment(), note="a week")
    with diary.store.change("weekly") as change:
        entries.write(change, entry)
        view = courses.current(diary)
        if kind is not None and view is not None:
            stored.put_review(change, view.course.id, kind, entry.id, entry.day)


def hold(diary: Diary) -> None:
    form = SessionForm(diary.today(), RightNow(pain=5), RightNow(pain=3), next_day_pain=None)
    sessions.save(diary, form, confirmed=True)


def test_without_a_course_the_check_in_is_offered_while_one_checks_in(on: On) -> None:
    diary = on(0)
    # The very first one.
    assert words(diary) == ["check-in"]
    check_in(diary)
    assert words(diary) == []
    assert words(on(14)) == ["check-in"]
    assert words(on(15)) == []
    # What other days hold is no matter.
    planning.plan(on(15), replace(PLAN, start=day(22)))
    assert "check-in" in words(on(15))


def test_through_the_weeks_of_a_course(on: On) -> None:
    diary = on(-9)
    planning.plan(diary, PLAN)
    assert words(diary) == ["check-in"]
    week_before = on(-7)
    assert words(week_before) == ["check-in", "weekly"]
    assert named(week_before, "weekly") == ("Weekly review", "open until Thu 19 Nov")
    assert words(on(-5)) == ["check-in", "weekly"]
    assert words(on(-4)) == ["check-in"]
    # Made on its eve, it is made.
    weekly(on(-1))
    first = on(0)
    assert words(first) == ["check-in", "planned"]
    hold(first)
    assert words(first) == ["check-in"]
    second = on(1)
    assert named(second, "check-in")[0] == "Check-in, day after session 1"
    check_in(second)
    assert words(second) == ["day-after"]
    # A session a day early is the one of today.
    hold(on(6))
    assert "planned" not in words(on(7))
    planning.excuse(on(7), courses.current(on(7)).planned[2].id, ExcuseReason.ILLNESS)  # type: ignore[union-attr]
    assert "planned" not in words(on(14))
    hold(on(21))
    assert words(on(28)) == ["check-in", "planned", "weekly"]
    hold(on(28))
    # 28 days after the first session and the day after the fourth: the review.
    review = on(29)
    assert words(review) == ["check-in", "review"]
    assert named(review, "review") == ("Review after week 4", "open until Tue 5 Jan")
    assert words(on(36)) == ["check-in", "review"]
    weekly(on(36), ReviewKind.WEEK4)
    # After a review it is asked what is wanted, for as long as that review would be open.
    assert words(on(36)) == ["check-in", "decision"]
    assert named(on(36), "decision") == ("What do you want to do?", "open until Tue 5 Jan")
    planning.decide(on(37), None, Decision.GO_ON)
    assert words(on(37)) == ["check-in"]
    assert words(on(42)) == ["check-in", "review"]
    assert named(on(42), "review")[0] == "Review at the end"
    # Nobody ended it; two weeks later nothing is asked any more, but by who still checks in.
    assert words(on(55)) == ["check-in", "review"]
    assert words(on(56)) == []
    check_in(on(60))
    assert words(on(61)) == ["check-in"]


def test_after_the_end_only_the_follow_ups_are_offered(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    hold(diary)
    check_in(diary)
    end = on(1)
    planning.end(end)
    # What was begun may be finished.
    assert words(end) == ["day-after"]
    assert words(on(2)) == []
    assert words(on(14)) == []
    fortnight = on(15)
    assert words(fortnight) == ["check-in"]
    assert named(fortnight, "check-in")[0] == "Check-in, for the follow-up on Tue 22 Dec"
    assert words(on(28)) == ["check-in", "follow-up"]
    assert words(on(29)) == ["follow-up"]
    assert named(on(29), "follow-up") == ("Follow-up after 4 weeks", "open until Mon 4 Jan")
    weekly(on(30), ReviewKind.FU4)
    assert words(on(31)) == []
    assert words(on(71)) == ["check-in"]
    assert words(on(84)) == ["check-in", "follow-up"]
    assert words(on(98)) == []
    # Taken up again, all is as before the course.
    again = on(99)
    pausing.resume(again)
    assert words(again) == []
    check_in(again)
    assert words(on(100)) == ["check-in"]
    planning.plan(on(100), replace(PLAN, start=day(110)))
    assert words(on(110)) == ["check-in", "planned", "weekly"]


def test_a_pause_silences_everything_but_an_urgent_sign(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    draft = drafting.keep(diary, None, "checkin", day(0), "{}")
    drafting.close(diary, draft)
    assert words(diary) == ["draft", "check-in", "planned", "weekly"]
    assert named(diary, "draft")[0].startswith("Unfinished check-in")
    pausing.pause(diary)
    assert words(diary) == []
    assert words(on(28)) == []
    readiness.save_safety(diary, Attempt(safety={**SCREEN, "U1": Answer.YES}))
    assert words(diary) == ["safety"]
    readiness.save_safety(on(28), Attempt(safety=SCREEN))
    pausing.resume(on(28))
    assert "check-in" in words(on(28))
    planning.end(on(28))
    pausing.pause(on(28))
    assert words(on(28)) == []


def test_weekly_only_asks_for_no_check_in(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    pausing.set_weekly_only(diary, True)
    assert words(diary) == ["planned", "weekly"]
    hold(diary)
    assert words(on(1)) == ["day-after", "weekly"]


def test_two_courses_at_once(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    planning.plan(diary, replace(PLAN, place=Place("knee"), start=day(2)))
    assert words(diary) == ["check-in", "planned", "weekly"]
    assert words(on(2)) == ["check-in", "planned", "weekly"]
    # The one in a pause asks for nothing.
    pausing.pause(on(7), course_id=courses.all_courses(diary)[1].course.id)
    assert words(on(7)) == ["check-in"]
    assert words(on(9)) == ["check-in", "planned", "weekly"]


def test_not_today(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    assert due.not_today(diary, "check-in").text == "Not today: Check-in."
    assert words(diary) == ["planned", "weekly"]
    due.not_today(diary, "planned")
    assert words(diary) == ["weekly"]
    undoing.undo(diary)
    assert words(diary) == ["planned", "weekly"]
    before = diary.store.last_change()
    for wrong in ("check-in", "nothing", ""):
        with pytest.raises(InvalidValue, match="planned, weekly"):
            due.not_today(diary, wrong)
    assert diary.store.last_change() == before
    tomorrow = on(1)
    assert words(tomorrow) == ["check-in", "weekly"]
    due.not_today(tomorrow, "weekly")
    assert words(tomorrow) == ["check-in"]
    # Nothing of it stands among what a person told of themselves.
    assert due.NOT_TODAY not in {field.key for field in profile.FIELDS}


def test_the_list_costs_the_same_after_ten_years(on: On) -> None:
    def steps(diary: Diary) -> int:
        counted = 0

        def one() -> int:
            nonlocal counted
            counted += 1
            return 0

        connection = diary.store.connection
        connection.set_progress_handler(one, 10)
        due.open_now(diary)
        connection.set_progress_handler(None, 10)
        return counted

    diary = on(0)
    planning.plan(diary, PLAN)
    hold(diary)
    few = steps(diary)
    with diary.store.change("years") as change:
        for back in range(1, 520):
            when = day(-7 * back)
            for kind in (Kind.SESSION, Kind.CHECKIN, Kind.WEEKLY):
                details = SessionDetails() if kind is Kind.SESSION else None
                entry = Entry(
                    diary.store.ids.new(), kind, when, diary.moment(), note="x", session=details
                )
                entries.write(change, entry)
    # Which sessions were linked by hand is looked up among all of them; nothing else grows.
    assert steps(diary) < few + 520


def test_safety_pages_stay_in_the_list_until_they_are_answered(on: On) -> None:
    diary = on(0)
    readiness.save_safety(diary, Attempt(safety={"E1": Answer.YES}))
    assert named(diary, "safety")[0] == "Please get medical help now"
    with pytest.raises(InvalidValue, match="until they are answered"):
        due.not_today(diary, "safety")
    # One that was broken off takes nothing back, nor does a lesser sign.
    readiness.save_safety(on(1), Attempt(safety={"U1": Answer.YES}))
    assert named(on(1), "safety")[0] == "Please get medical help now"
    readiness.save_safety(on(2), Attempt(safety={"E1": Answer.NO}))
    assert named(on(2), "safety")[0].startswith("Have this checked")
    readiness.save_safety(on(3), Attempt(safety=SCREEN))
    assert "safety" not in words(on(3))


def test_no_planned_session_is_offered_while_a_sign_is_open(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    assert "planned" in words(diary)
    readiness.save_safety(diary, Attempt(safety={"U1": Answer.YES}))
    assert "planned" not in words(diary)
    assert words(diary)[0] == "safety"


def test_the_decision_is_not_asked_for_while_a_sign_is_open(on: On) -> None:
    diary = on(0)
    planning.plan(diary, PLAN)
    for after in (0, 7, 14, 21):
        hold(on(after))
    weekly(on(28), ReviewKind.WEEK4)
    asked = on(29)
    assert "decision" in words(asked)
    readiness.save_safety(asked, Attempt(safety={"U1": Answer.YES}))
    assert "decision" not in words(asked)
    with pytest.raises(InvalidValue):
        due.not_today(asked, "decision")
    # Once it was looked at, and for as long as the review would be open, it is asked again.
    readiness.save_safety(on(30), Attempt(safety=SCREEN))
    assert "decision" in words(on(30))
