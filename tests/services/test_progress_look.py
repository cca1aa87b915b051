"""What a look at the progress finds in a file, state by state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from tracker.domain.cautions import CautionCode
from tracker.domain.checkin import CheckIn
from tracker.domain.course import Decision, Plan, Spell
from tracker.domain.overall import AdviceCode, OverallCode
from tracker.domain.progress import State
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.spans import SpansKind
from tracker.domain.verdict import Verdict
from tracker.domain.weekly import WeeklyForm
from tracker.errors import InvalidValue, NotFound
from tracker.services import (
    checkins,
    events,
    planning,
    profile,
    progress,
    sessions,
    weekly,
)
from tracker.services.diary import Diary
from tracker.services.progress import ProgressView

At = Callable[..., Diary]
BACK, KNEE = Place("low_back", Side.BOTH), Place("knee", Side.LEFT)
FIRST = date(2026, 9, 29)
"""The first session of most of these; a Tuesday."""


def now(day: date) -> str:
    return f"{day}T19:30+01:00"


def on(number: int) -> date:
    """The day so many days after the first session."""
    return FIRST + timedelta(days=number)


def checked_in(diary: Diary, numbers: Iterable[int], *pains: float, ease: float = 5) -> None:
    for number, day in enumerate(map(on, numbers)):
        pain = pains[number % len(pains)]
        checkins.save(diary, CheckIn(day, ease=ease, pain=pain, written=True), confirmed=True)


def held(diary: Diary, *numbers: int, before: float = 6, after: float = 4) -> None:
    for day in map(on, numbers):
        form = SessionForm(day, RightNow(pain=before), RightNow(pain=after), written=True)
        sessions.save(diary, form, confirmed=True)


def planned(diary: Diary, place: Place = BACK, spell: Spell | None = None) -> str:
    return planning.plan(diary, Plan(place, 6, 1, 60, FIRST, spell), confirmed=True).id


def verdicts(looked: ProgressView) -> dict[str, Verdict | None]:
    return {one.measure: one.verdict for one in looked.progress.measures}


@pytest.fixture
def back(at: At) -> Diary:
    """The evening of day 42, six weeks after the first session, with the low back as site."""
    diary = at(now(on(42)))
    profile.set_place(diary, BACK, on(-60))
    return diary


def test_nothing_recorded(diary: Diary) -> None:
    looked = progress.look(diary)
    found = looked.progress
    assert (looked.view, looked.courses, looked.notes, looked.follow_up) == (None, (), (), None)
    assert (looked.pgic_open, looked.instead) == (False, ())
    assert (found.state, found.place, found.newest) == (State.NO_SESSION, None, None)
    assert (found.sessions, found.usual, found.spans, found.advice) == (None, None, None, None)
    assert looked.last_change == diary.store.last_change()


def test_without_a_session_the_first_and_the_last_fortnight_are_compared(back: Diary) -> None:
    checked_in(back, range(-400, -386), 7)
    checked_in(back, range(28, 42), 4)
    looked = progress.look(back)
    found = looked.progress
    assert found.spans is not None
    assert found.spans.kind is SpansKind.FIRST_AND_LAST
    pain = found.spans.measures[1]
    assert pain.baseline is not None
    assert (pain.baseline.first, pain.baseline.n, pain.improvement) == (on(-400), 14, 3)
    assert set(verdicts(looked).values()) == {Verdict.TOO_EARLY}
    assert found.usual is not None
    assert found.usual.median == 4
    assert not looked.pgic_open


def test_sessions_without_a_plan_are_looked_at_together(back: Diary) -> None:
    checked_in(back, range(-14, 0), 6, 7)
    held(back, 0, 7, 14, 21, 28)
    checked_in(back, range(29, 42), 3, 4)
    looked = progress.look(back)
    assert looked.view is None
    assert looked.progress.first_session == FIRST
    assert verdicts(looked)["pain_avg"] is Verdict.CLEAR
    assert looked.progress.sessions is not None
    assert looked.progress.sessions.n == 5
    assert any("no planned course" in note for note in looked.notes)
    assert looked.pgic_open


def test_sessions_before_a_long_gap_and_at_another_site_are_left_out(back: Diary) -> None:
    held(back, -190, -185)
    profile.set_place(back, KNEE, on(-30))
    held(back, -20)
    profile.set_place(back, BACK, on(-10))
    held(back, 0, 7)
    checked_in(back, (41,), 5)
    found = progress.look(back).progress
    assert found.place == BACK
    assert (found.first_session, found.sessions and found.sessions.n) == (FIRST, 2)


def test_too_early_while_the_fortnights_share_days(at: At) -> None:
    diary = at(now(on(10)))
    profile.set_place(diary, BACK, on(-14))
    checked_in(diary, range(-10, 10), 5)
    planned(diary)
    held(diary, 0, 7)
    looked = progress.look(diary)
    assert verdicts(looked)["pain_avg"] is Verdict.TOO_EARLY
    assert looked.progress.state is State.SO_FAR
    assert looked.progress.overall_code is OverallCode.TOO_EARLY
    assert not looked.pgic_open
    assert looked.view is not None
    assert looked.view.attendance.attended == 2


def test_a_planned_course_that_has_not_begun(at: At) -> None:
    diary = at(now(on(-5)))
    profile.set_place(diary, BACK, on(-14))
    checked_in(diary, range(-14, -5), 5)
    course = planned(diary)
    looked = progress.look(diary)
    assert looked.view is not None
    assert looked.view.course.id == course
    assert looked.progress.state is State.NO_SESSION
    assert looked.progress.usual is not None


def test_worse_is_said_and_leads_to_talking(back: Diary) -> None:
    checked_in(back, range(-14, 0), 4, 5)
    planned(back)
    held(back, 0, 7, 14, 21, 28)
    checked_in(back, range(28, 42), 7, 8)
    looked = progress.look(back)
    assert verdicts(looked)["pain_avg"] is Verdict.WORSE
    assert looked.progress.overall_code is OverallCode.ONE_OTHER_WAY
    assert looked.progress.advice is not None
    assert looked.progress.advice.code is AdviceCode.TALK


def test_mixed_signs_are_called_mixed(back: Diary) -> None:
    checked_in(back, range(-14, 0), 6, 7, ease=6)
    planned(back)
    held(back, 0, 7, 14, 21, 28)
    checked_in(back, range(28, 42), 3, 4, ease=6)
    progress.answer_pgic(back, 4)
    looked = progress.look(back)
    assert verdicts(looked)["pain_avg"] is Verdict.CLEAR
    assert verdicts(looked)["ease"] is Verdict.SAME
    assert looked.progress.overall_code is OverallCode.MIXED
    progress.answer_pgic(back, 2)
    assert progress.look(back).progress.overall_code is OverallCode.IMPROVEMENT


def test_cautions_come_from_the_plan_and_from_what_was_noted(back: Diary) -> None:
    checked_in(back, range(-14, 0), 6, 7)
    planned(back, spell=Spell.WORSE)
    held(back, 0, 7, 14, 21, 28)
    checked_in(back, range(28, 42), 3, 4)
    events.save(back, "new_medicine", on(3))
    events.save(back, "flare", on(35))
    events.save(back, "injury", on(-30))
    found = progress.look(back).progress
    assert [one.code for one in found.cautions] == [
        CautionCode.SPELL, CautionCode.EVENTS, CautionCode.FLARE, CautionCode.CAUSE,
    ]  # fmt: skip
    assert "new medicine" in found.cautions[1].text
    assert "injury" not in found.cautions[1].text


def test_a_day_in_the_past_is_looked_at_as_it_was(back: Diary) -> None:
    checked_in(back, range(-14, 0), 6, 7)
    planned(back)
    held(back, 0, 7, 14, 21, 28)
    checked_in(back, range(1, 42), 3, 4)
    early = progress.look(back, as_of=on(20))
    assert early.view is not None
    assert (early.view.attendance.attended, early.progress.newest) == (3, on(20))
    assert early.progress.so_far
    assert not progress.look(back).progress.so_far
    for name, day in (("as_of", on(43)), ("around", on(43))):
        with pytest.raises(InvalidValue, match=name.replace("_", " ")):
            progress.look(back, **{name: day})
    with pytest.raises(InvalidValue, match="around"):
        progress.look(back, as_of=on(20), around=on(30))
    with pytest.raises(NotFound):
        progress.look(back, "zzz")


def ended_course(at: At, *, after: Callable[[Diary], None] = lambda _: None) -> str:
    diary = at(now(on(42)))
    profile.set_place(diary, BACK, on(-60))
    checked_in(diary, range(-14, 0), 6, 7)
    course = planned(diary)
    held(diary, 0, 7, 14, 21, 28, 35)
    checked_in(diary, range(28, 42), 3, 4)
    planning.end(diary, course, Decision.STOP, "enough")
    after(diary)
    return course


def test_an_ended_course_is_looked_at_as_of_its_end(at: At) -> None:
    course = ended_course(at)
    diary = at(now(on(60)))
    checked_in(diary, range(43, 60), 8)
    looked = progress.look(diary)
    assert looked.view is not None
    assert (looked.view.course.id, looked.progress.as_of) == (course, on(42))
    assert looked.progress.state is State.OVER
    assert verdicts(looked)["pain_avg"] is Verdict.CLEAR
    assert looked.follow_up is None
    assert any("ended on" in note for note in looked.notes)
    assert progress.look(diary, course, on(60)).progress.as_of == on(60)


def test_a_follow_up_may_speak_of_lasting_and_nothing_else_may(at: At) -> None:
    ended_course(at)
    diary = at(now(on(63)))
    checked_in(diary, range(50, 64), 3, 4)
    looked = progress.look(diary)
    assert looked.follow_up == on(63)
    assert "lasting" not in looked.progress.overall
    later = progress.look(diary, as_of=looked.follow_up)
    assert later.progress.state is State.FOLLOW_UP
    assert "lasting" in later.progress.overall
    assert progress.look(diary, as_of=on(62)).progress.state is State.OVER
    assert later.pgic_open


def test_sessions_after_the_end_are_no_follow_up(at: At) -> None:
    course = ended_course(at)
    diary = at(now(on(70)))
    held(diary, 50)
    checked_in(diary, range(50, 70), 3, 4)
    assert progress.look(diary, course).follow_up is None
    later = progress.look(diary, course, on(70))
    assert later.progress.state is State.OVER
    assert "lasting" not in later.progress.overall
    assert any(note.startswith("One session after") for note in later.notes)
    alone = progress.look(diary)
    assert alone.view is None
    assert alone.progress.first_session == on(50)


def test_the_overall_view_is_asked_at_a_review_and_counts_for_its_end(at: At) -> None:
    ended_course(at)
    diary = at(now(on(45)))
    looked = progress.look(diary)
    assert looked.pgic_open
    assert looked.progress.pgic is None
    saved = progress.answer_pgic(diary, 2)
    assert saved.day == on(45)
    looked = progress.look(diary)
    assert (looked.progress.as_of, looked.progress.pgic) == (on(42), 2)
    assert not looked.pgic_open
    with pytest.raises(InvalidValue):
        progress.answer_pgic(diary, 8)


@pytest.mark.parametrize(("number", "due"), [(20, False), (27, False), (28, True), (41, True)])
def test_the_overall_view_waits_for_the_review(at: At, number: int, due: bool) -> None:
    diary = at(now(on(number)))
    profile.set_place(diary, BACK, on(-60))
    planned(diary)
    held(diary, *(n for n in (0, 7, 14, 21) if n <= number))
    assert progress.look(diary).pgic_open is due
    progress.answer_pgic(diary, 3)
    looked = progress.look(diary)
    assert (looked.progress.pgic, looked.pgic_open) == (3, False)


def test_an_open_safety_sign_leaves_no_verdict_and_says_what_to_do(back: Diary) -> None:
    checked_in(back, range(-14, 0), 6, 7)
    planned(back)
    held(back, 0, 7, 14, 21, 28)
    checked_in(back, range(28, 42), 3, 4)
    assert progress.look(back).instead == ()
    checkins.save(back, CheckIn(on(29), since_session=("numb",), written=True))
    looked = progress.look(back)
    assert looked.progress.safety_open
    assert set(verdicts(looked).values()) == {None}
    assert {one.verdict for one in looked.progress.weekly} <= {None}
    assert looked.progress.overall_code is OverallCode.SAFETY
    assert any("safety pages" in text for text in looked.instead)


def test_around_a_day_two_fortnights_are_compared_without_a_course(at: At) -> None:
    ended_course(at)
    diary = at(now(on(60)))
    checked_in(diary, range(43, 60), 8)
    looked = progress.look(diary, around=on(42))
    assert (looked.around, looked.progress.as_of) == (on(42), on(60))
    spans = looked.progress.spans
    assert spans is not None
    assert spans.kind is SpansKind.AROUND
    assert (spans.measures[1].verdict, spans.measures[1].improvement) == (Verdict.WORSE, -4.5)


def test_a_course_finds_its_check_ins_on_the_side_the_main_site_has(at: At) -> None:
    diary = at(now(on(42)))
    profile.set_place(diary, KNEE, on(-60))
    checked_in(diary, range(-14, 0), 6, 7)
    planned(diary, Place("knee", Side.BOTH))
    held(diary, 0, 7, 14, 21, 28)
    checked_in(diary, range(28, 42), 3, 4)
    found = progress.look(diary).progress
    assert found.place == KNEE
    assert found.measures[1].verdict is Verdict.CLEAR


def test_a_course_without_a_main_site_finds_check_ins_without_one(at: At) -> None:
    diary = at(now(on(42)))
    checked_in(diary, range(-14, 0), 6, 7)
    planned(diary)
    held(diary, 0, 7, 14, 21, 28)
    checked_in(diary, range(28, 42), 3, 4)
    assert progress.look(diary).progress.measures[1].verdict is Verdict.CLEAR


def test_another_course_and_massage_before_this_diary(back: Diary) -> None:
    checked_in(back, range(-14, 0), 6, 7)
    course = planned(back)
    other = planned(back, KNEE)
    held(back, 0, 7)
    profile.set_facts(back, {"began": on(-90).isoformat()})
    looked = progress.look(back)
    assert looked.view is not None
    assert looked.view.course.id == course
    assert {one.id for one in looked.courses} == {course, other}
    assert any("began before this diary" in note for note in looked.notes)
    knee = progress.look(back, other)
    assert knee.view is not None
    assert knee.view.course.place == KNEE
    assert {one.recent for one in knee.progress.measures} == {None}


def test_weekly_values_of_this_course_are_judged(back: Diary) -> None:
    planned(back)
    held(back, 0, 7, 14, 21, 28)
    for number, score in enumerate((7, 7, 5, 4, 3)):
        day = on(7 * number - 7)
        form = WeeklyForm(
            day, peg_pain=score, peg_enjoy=score, peg_activity=score, med_days=2, written=True
        )
        weekly.save(back, form, confirmed=True)
    found = {one.measure: one for one in progress.look(back).progress.weekly}
    assert (found["peg"].first, found["peg"].last, found["peg"].verdict) == (7, 3.5, Verdict.CLEAR)
    assert found["med_days"].verdict is None
