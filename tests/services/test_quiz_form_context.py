"""What stands around a new attempt at the quiz."""

from __future__ import annotations

from datetime import date

from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import Answer
from tracker.domain.sites import parse_place
from tracker.services import drafting, profile, quiz_form, readiness
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)


def test_a_new_file_knows_nothing(diary: Diary) -> None:
    around = quiz_form.context(diary)
    assert (around.site, around.since, around.draft, around.safety_draft) == (None,) * 4
    assert around.earlier.days == {}
    assert not around.safety_open
    assert quiz_form.look(diary).past == ()


def test_quizzes_and_safety_screens_both_count_as_earlier_answers(diary: Diary) -> None:
    readiness.save(diary, Attempt(safety={"E1": Answer.NO, "E2": Answer.YES}))
    readiness.save_safety(diary, Attempt(safety={"C1": Answer.YES}, cleared={"C1": TODAY}))
    around = quiz_form.context(diary)
    assert around.earlier.attempt.safety == {
        "E1": Answer.NO,
        "E2": Answer.YES,
        "C1": Answer.YES,
    }
    assert around.earlier.attempt.cleared == {"C1": TODAY}
    assert set(around.earlier.days.values()) == {TODAY}
    assert around.safety_open
    assert [past.result.outcome.value for past in quiz_form.look(diary).past] == ["EMERGENCY"]


def test_profile_and_unfinished_forms(diary: Diary) -> None:
    profile.set_place(diary, parse_place("left knee"))
    profile.set_facts(diary, {"since": "2025-03"})
    kept = drafting.keep(diary, None, "quiz", TODAY, "{}")
    safety = drafting.keep(diary, None, "safety", TODAY, "{}")
    drafting.close(diary, kept)
    drafting.close(diary, safety)
    around = quiz_form.context(diary)
    assert (around.site, around.since) == ("knee", "2025-03")
    assert around.draft is not None
    assert around.safety_draft is not None
    assert (around.draft.id, around.safety_draft.id) == (kept, safety)
