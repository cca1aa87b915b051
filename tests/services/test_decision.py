"""The decision summary as it is read from a file: quiz, safety pages, profile, plan, progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tracker.domain.checkin import CheckIn
from tracker.domain.course import Plan
from tracker.domain.decision import Part, Summary
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import ITEMS, Answer, Tier, page
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import (
    checkins,
    decision,
    events,
    planning,
    profile,
    progress,
    readiness,
    sessions,
)
from tracker.services.diary import Diary

At = Callable[..., Diary]
BACK = Place("low_back", Side.BOTH)
NO: Mapping[str, Answer] = dict.fromkeys(ITEMS, Answer.NO)
FIT = dict.fromkeys(FIT_ITEMS, 2)


def quiz(diary: Diary, fit: Mapping[str, int] = FIT, **safety: Answer) -> None:
    attempt = Attempt({**NO, **safety}, fit=fit, months="1-3", long_term_condition=Answer.NO)
    readiness.save(diary, attempt)


def text(made: Summary, part: Part) -> str:
    section = made.section(part)
    return "" if section is None else "\n".join(line.text for line in section.lines)


def back(diary: Diary, days: int) -> date:
    return diary.today() - timedelta(days=days)


def course(diary: Diary) -> None:
    """Two weeks of pain, then a planned course of six weeks with less of it."""
    profile.set_place(diary, BACK, back(diary, 60))
    for days in range(56, 42, -1):
        checkins.save(diary, CheckIn(back(diary, days), pain=7, written=True), confirmed=True)
    plan = Plan(BACK, 6, 1, 60, back(diary, 42), talked_on=back(diary, 50))
    planning.plan(diary, plan, confirmed=True)
    for days in (42, 35, 28, 21, 14):
        form = SessionForm(back(diary, days), RightNow(pain=6), RightNow(pain=4), written=True)
        sessions.save(diary, form, confirmed=True)
    for days in range(13, 0, -1):
        checkins.save(diary, CheckIn(back(diary, days), pain=4, written=True), confirmed=True)


def test_an_empty_file_has_a_page_and_reading_it_writes_nothing(diary: Diary) -> None:
    seq = diary.store.last_change()
    made = decision.summary(diary)
    assert (made.place, made.outcome, made.quiz_day) == (None, None, None)
    assert "not taken yet" in text(made, Part.RIGHT_FOR_ME)
    assert diary.store.last_change() == seq


def test_quiz_plan_and_progress_meet_on_one_page(diary: Diary) -> None:
    course(diary)
    quiz(diary, FIT | {"Q9": 1})
    progress.answer_pgic(diary, 2)
    profile.set_facts(diary, {"since": "2026-01", "plan": "exercise", "target": "sleep"})
    made = decision.summary(diary)
    assert (made.place, made.outcome, made.quiz_day) == (BACK, "GOOD_FIT", diary.today())
    right = text(made, Part.RIGHT_FOR_ME)
    assert "Yours: 6 weeks, once a week, 60 minutes" in right
    assert "6 sessions, 6 hours in all" in right
    assert "Yours began in Jan 2026, more than three months ago." in right
    in_favour = text(made, Part.FOR)
    for said in ("Clear improvement", "much better", "5 of 6 due", "where the pain is"):
        assert said in in_favour
    assert "Exercise alongside: not sure" in text(made, Part.AGAINST)
    safety = text(made, Part.SAFETY)
    assert f"talked it over on Sat {back(diary, 50).day}" in safety
    assert "all answered no" in safety
    assert "Yours: exercise." in text(made, Part.PLAN)
    assert "A good result for you: sleep" in text(made, Part.PLAN)
    assert made.overall == "several signs point to improvement"


def test_the_quiz_says_how_long_where_the_profile_does_not(diary: Diary) -> None:
    quiz(diary)
    assert "Yours began" not in text(decision.summary(diary), Part.RIGHT_FOR_ME)
    month = f"{diary.today():%Y-%m}"
    profile.set_facts(diary, {"since": month})
    said = text(decision.summary(diary), Part.RIGHT_FOR_ME)
    assert "a month or less ago" in said


def test_open_questions_come_first_and_private_ones_stay_off(diary: Diary) -> None:
    events.save_question(diary, "Which\n\x1b[2Jexercise?")
    events.save_question(diary, "A secret", private=True)
    events.save_question(diary, "long " * 200)
    lines = text(decision.summary(diary), Part.ASK).splitlines()
    assert lines[0] == "Which ␛[2Jexercise?"
    assert len(lines[1]) <= decision.QUESTION_WIDTH
    assert lines[2] == "One question is marked private and not shown here."
    assert "secret" not in "\n".join(lines)


def test_a_newer_screen_speaks_for_the_pages_it_answered(at: At) -> None:
    early, later = at("2026-11-20T10:00+01:00"), at("2026-11-21T10:00+01:00")
    urgent = {item.id: Answer.NO for tier in list(Tier)[:2] for item in page(tier)}
    readiness.save_safety(early, Attempt(urgent))
    said = text(decision.summary(early), Part.SAFETY)
    assert "Safety pages, last on Fri 20 Nov 2026, in part: what was answered is no." in said
    quiz(early, C2=Answer.YES, U1=Answer.YES)
    readiness.save_safety(later, Attempt(urgent))
    said = text(decision.summary(later), Part.SAFETY)
    assert f"Safety pages, last on Sat 21 Nov 2026: no, except {ITEMS['C2'].short}." in said
    readiness.save_safety(
        later, Attempt({**NO, "C2": Answer.YES}, cleared={"C2": date(2026, 11, 1)})
    )
    assert "(said to be fine, Sun 1 Nov 2026)" in text(decision.summary(later), Part.SAFETY)


def test_an_open_sign_stands_first_and_hides_what_speaks_for_it(at: At, diary: Diary) -> None:
    course(diary)
    early = at("2026-11-22T10:00+01:00")
    quiz(early, U5=Answer.YES)
    made = decision.summary(early)
    assert made.safety_open
    assert made.sections[0].part is Part.SAFETY
    assert ITEMS["U5"].short in text(made, Part.SAFETY)
    assert (made.section(Part.FOR), made.section(Part.CHANGED), made.overall) == (None,) * 3
    readiness.save_safety(diary, Attempt(NO))
    made = decision.summary(diary)
    assert "Take it again" in text(made, Part.RIGHT_FOR_ME)
    assert "Clear improvement" in text(made, Part.FOR)


def test_another_course_or_day_is_looked_at_on_request(diary: Diary) -> None:
    course(diary)
    looked = progress.look(diary)
    assert looked.view is not None
    early = decision.summary(diary, looked.view.course.id, back(diary, 35))
    assert early.as_of == back(diary, 35)
    assert "Clear improvement" not in text(early, Part.FOR)
    assert decision.summary_of(diary, looked) == decision.summary(diary)


def test_a_clock_put_back_does_not_spoil_the_page(at: At) -> None:
    later, early = at("2026-11-21T10:00+01:00"), at("2026-11-01T10:00+01:00")
    fit = Attempt(
        {**NO, "C2": Answer.YES}, cleared={"C2": date(2026, 11, 20)}, fit=FIT,
        long_term_condition=Answer.NO,
    )  # fmt: skip
    readiness.save(later, fit)
    assert decision.summary(early).outcome == "GOOD_FIT"
