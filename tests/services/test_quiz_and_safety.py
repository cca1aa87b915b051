"""The quiz and the safety screen as records, and how long an urgent sign stays open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.readiness import Outcome
from tracker.domain.records import Kind
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.errors import InvalidValue
from tracker.services import checkins, drafting, readiness, records, sessions
from tracker.services.diary import Diary
from tracker.store.entries import Filter

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
At = Callable[..., Diary]

ALL_NO = dict.fromkeys(ITEMS, Answer.NO)
FINISHED = Attempt(
    safety=ALL_NO,
    fit={"Q3": 2, "Q4": 2, "Q5": 2, "Q6": 2, "Q7": 2, "Q8": 2, "Q9": 2},
    sites=("neck",),
    months="3+",
    long_term_condition=Answer.NO,
)
MINI = SessionForm(TODAY, RightNow(pain=6))


def test_an_attempt_is_kept_with_its_outcome_and_comes_back(diary: Diary) -> None:
    attempt = replace(
        FINISHED,
        safety={**ALL_NO, "C1": Answer.YES},
        cleared={"C1": YESTERDAY},
        allergy=Answer.NOT_SURE,
        touch=Answer.NO,
    )
    draft = drafting.keep(diary, None, "quiz", TODAY, "{}")
    assert readiness.latest(diary) is None
    saved = readiness.save(diary, attempt, draft_id=draft)
    assert saved.change == 1
    entry = readiness.latest(diary)
    assert entry is not None
    assert (entry.id, entry.kind, entry.day) == (saved.id, Kind.QUIZ, TODAY)
    assert readiness.attempt_of(entry) == attempt
    (past,) = readiness.history(diary)
    assert (past.attempt, past.result.outcome) == (attempt, Outcome.GOOD_FIT)
    assert entry.quiz is not None
    assert (entry.quiz.outcome, entry.quiz.rule, entry.quiz.score) == ("GOOD_FIT", 9, 18)
    assert diary.store.connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_earlier_attempts_stand_beside_the_newest(at: At) -> None:
    readiness.save(at("2026-11-20T10:00+01:00"), FINISHED)
    later = at("2026-11-22T10:00+01:00")
    readiness.save(later, replace(FINISHED, fit={**FINISHED.fit, "Q5": 0}))
    outcomes = [past.result.outcome for past in readiness.history(later)]
    assert outcomes == [Outcome.NOT_NOW, Outcome.GOOD_FIT]
    assert readiness.last_screen(later) == TODAY


def test_what_is_not_finished_is_not_kept(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "quiz", TODAY, "{}")
    before = list(diary.store.connection.iterdump())
    for attempt in (Attempt(), replace(FINISHED, months=None), replace(FINISHED, safety={})):
        with pytest.raises(InvalidValue, match="finished"):
            readiness.save(diary, attempt, draft_id=draft)
    with pytest.raises(InvalidValue):
        readiness.save(diary, replace(FINISHED, cleared={"C1": TODAY}))
    with pytest.raises(InvalidValue, match="safety screen"):
        readiness.save_safety(diary, replace(FINISHED, safety={}))
    assert list(diary.store.connection.iterdump()) == before
    assert readiness.last_screen(diary) is None


def test_an_urgent_sign_is_kept_though_the_rest_is_open(diary: Diary) -> None:
    readiness.save(diary, Attempt(safety={"E1": Answer.NOT_SURE}))
    entry = readiness.latest(diary)
    assert entry is not None
    assert entry.quiz is not None
    assert (entry.quiz.outcome, entry.quiz.score) == ("EMERGENCY", None)
    assert readiness.safety_open(diary)


SIGNS: dict[str, Callable[[Diary], object]] = {
    "numb or weak": lambda d: sessions.save(d, replace(MINI, mini="1")),
    "unwell": lambda d: sessions.save(d, replace(MINI, mini="2")),
    "numb the day after": lambda d: checkins.save(d, CheckIn(TODAY, since_session=("numb",))),
    "emergency": lambda d: readiness.save(d, Attempt(safety={"E3": Answer.YES})),
    "see soon": lambda d: readiness.save_safety(d, Attempt(safety={"U4": Answer.NOT_SURE})),
}
QUIET: dict[str, Callable[[Diary], object]] = {
    "nothing": lambda d: None,
    "health changed": lambda d: sessions.save(d, replace(MINI, mini="3")),
    "nothing new": lambda d: sessions.save(d, replace(MINI, mini="n")),
    "not asked": lambda d: sessions.save(d, replace(MINI, mini="not_asked")),
    "sore": lambda d: checkins.save(d, CheckIn(TODAY, since_session=("sore", "dizzy", "bruise"))),
    "check first": lambda d: readiness.save(
        d, replace(FINISHED, safety={**ALL_NO, "C3": Answer.YES})
    ),
}


@pytest.mark.parametrize("name", QUIET)
def test_what_is_not_urgent_opens_nothing(diary: Diary, name: str) -> None:
    QUIET[name](diary)
    assert not readiness.safety_open(diary)


@pytest.mark.parametrize("name", SIGNS)
def test_an_urgent_sign_stays_open_until_a_later_screen_says_no(at: At, name: str) -> None:
    before = at("2026-11-22T09:00+01:00")
    readiness.save_safety(before, Attempt(safety=ALL_NO))
    assert not readiness.safety_open(before)
    when = at("2026-11-22T10:00+01:00")
    SIGNS[name](when)
    # A screen of earlier on does not answer it.
    assert readiness.safety_open(when)
    broken_off = at("2026-11-22T11:00+01:00")
    half = {key: Answer.NO for key in ITEMS if key != "U11"}
    readiness.save_safety(broken_off, Attempt(safety=half))
    assert readiness.safety_open(broken_off)
    after = at("2026-11-22T12:00+01:00")
    readiness.save_safety(after, Attempt(safety={**ALL_NO, "C1": Answer.YES}))
    assert not readiness.safety_open(after)
    # One broken off later takes nothing back; a new sign opens it again.
    later = at("2026-11-22T13:00+01:00")
    readiness.save_safety(later, Attempt(safety={"E1": Answer.NO}))
    assert not readiness.safety_open(later)
    again = at("2026-11-22T14:00+01:00")
    SIGNS[name](again)
    assert readiness.safety_open(again)
    readiness.save(at("2026-11-22T15:00+01:00"), FINISHED)
    assert not readiness.safety_open(again)


def test_a_screen_between_holding_a_session_and_writing_it_down_does_not_answer(at: At) -> None:
    morning = at("2026-11-22T10:00+01:00")
    saved = sessions.save(morning, MINI)
    readiness.save_safety(at("2026-11-22T12:00+01:00"), Attempt(safety=ALL_NO))
    evening = at("2026-11-22T19:00+01:00")
    assert not readiness.safety_open(evening)
    form = replace(sessions.load(evening, saved.id), mini="1")
    sessions.save(evening, form, entry_id=saved.id)
    assert readiness.safety_open(evening)


def test_within_one_second_the_order_of_writing_counts(diary: Diary) -> None:
    readiness.save_safety(diary, Attempt(safety=ALL_NO))
    SIGNS["unwell"](diary)
    assert readiness.safety_open(diary)
    readiness.save_safety(diary, Attempt(safety=ALL_NO))
    assert not readiness.safety_open(diary)


def test_a_sign_that_was_a_slip_goes_with_its_record(diary: Diary) -> None:
    saved = sessions.save(diary, replace(MINI, mini="1"))
    assert readiness.safety_open(diary)
    sessions.save(diary, replace(MINI, mini="n"), entry_id=saved.id)
    assert not readiness.safety_open(diary)
    sessions.save(diary, replace(MINI, mini="1"), entry_id=saved.id)
    records.delete(diary, saved.id)
    assert not readiness.safety_open(diary)
    assert records.count(diary, Filter()) == 0
