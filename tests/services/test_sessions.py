"""Sessions: open until their "after", edited whole, followed by the day after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.days import FromMemory
from tracker.domain.records import Entry, Kind, Phase, SessionDetails, SessionState
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue, NeedsConfirmation, NotFound
from tracker.services import checkins, day_after, drafting, profile, records, sessions
from tracker.services.diary import Diary
from tracker.services.records import Filter
from tracker.store import entries

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
NECK = Place("neck", Side.BOTH)
KNEE = Place("knee", Side.LEFT)
At = Callable[..., Diary]

BEFORE = RightNow(ease=3, pain=6, tension=7)
AFTER = RightNow(ease=5, pain=3, tension=4, stiffness=2, soreness=1)


def kept(diary: Diary, entry_id: str) -> Entry:
    found = entries.load(diary.store.connection, entry_id)
    assert found is not None
    return found


def state(diary: Diary, entry_id: str) -> SessionState:
    details = kept(diary, entry_id).session
    assert details is not None
    return details.state


def test_everything_that_is_filled_in_comes_back(diary: Diary) -> None:
    profile.set_place(diary, NECK)
    details = SessionDetails(
        SessionState.DONE, 60, " Marta ", "deep tissue", "firm", 6550, None, (NECK, KNEE)
    )
    form = SessionForm(YESTERDAY, BEFORE, AFTER, 4, details, "n", note=" fine ", private=True)
    saved = sessions.save(diary, form)
    assert saved.text == (
        "Session on Sat 21 Nov saved: ease 3 → 5, pain 6 → 3, tension 7 → 4, stiffness – → 2,"
        " soreness – → 1, pain the next day 4, 60 minutes."
    )
    back = sessions.load(diary, saved.id)
    assert replace(back, details=replace(back.details, areas=())) == replace(
        form, details=replace(details, therapist="Marta", areas=()), note="fine"
    )
    assert set(back.details.areas) == {NECK, KNEE}
    entry = kept(diary, saved.id)
    assert {r.place for r in entry.ratings} == {NECK}
    assert {r.day for r in entry.ratings if r.phase is Phase.NEXT_DAY} == {TODAY}
    assert entry.from_memory is FromMemory.RECENT


def test_attended_is_enough(diary: Diary) -> None:
    saved = sessions.save(diary, SessionForm(YESTERDAY))
    assert saved.text == "Session on Sat 21 Nov saved: attended, nothing rated."
    assert kept(diary, saved.id).ratings == ()


def test_a_session_of_today_waits_for_its_after(diary: Diary) -> None:
    saved = sessions.save(diary, SessionForm(TODAY, before=BEFORE))
    assert saved.notes == ("When it is over, note how it feels right after.",)
    waiting = sessions.open_today(diary)
    assert waiting is not None
    assert waiting.id == saved.id
    form = replace(sessions.load(diary, saved.id), after=AFTER)
    again = sessions.save(diary, form, entry_id=saved.id)
    assert again.notes == ("Tomorrow's check-in asks how it feels the day after.",)
    assert sessions.open_today(diary) is None
    # Taking the "after" back later does not open it once more.
    sessions.save(diary, replace(form, after=RightNow()), entry_id=saved.id)
    assert state(diary, saved.id) is SessionState.DONE


def test_it_is_done_when_its_day_is_over(at: At) -> None:
    saved = sessions.save(at("2026-11-22T19:30+01:00"), SessionForm(TODAY, before=BEFORE))
    night = at("2026-11-23T02:00+01:00")
    assert sessions.open_today(night) is not None
    morning = at("2026-11-23T08:00+01:00")
    assert sessions.open_today(morning) is None
    form = replace(sessions.load(morning, saved.id), note="after all")
    sessions.save(morning, form, entry_id=saved.id)
    assert state(morning, saved.id) is SessionState.DONE
    # Its "after" may be filled in late, and counts as late.
    sessions.save(morning, replace(form, after=AFTER), entry_id=saved.id)
    memory = {r.phase: r.from_memory for r in kept(morning, saved.id).ratings}
    assert memory == {Phase.BEFORE: None, Phase.AFTER: FromMemory.RECENT}


def test_a_later_s_of_the_same_day_is_a_new_session(diary: Diary) -> None:
    first = sessions.save(diary, SessionForm(TODAY, BEFORE, AFTER))
    second = sessions.save(diary, SessionForm(TODAY, BEFORE))
    assert first.id != second.id
    last = sessions.last(diary)
    assert last is not None
    besides = sessions.last(diary, besides=last.id)
    assert besides is not None
    assert {last.id, besides.id} == {first.id, second.id}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (SessionForm(TODAY + timedelta(days=1)), "day"),
        (SessionForm(TODAY, RightNow(ease=11)), "ease before"),
        (SessionForm(TODAY, after=RightNow(tension=2.5)), "tension after"),
        (SessionForm(YESTERDAY, next_day_pain=11), "pain the next day"),
        (SessionForm(TODAY, next_day_pain=3), "pain the next day"),
        (SessionForm(TODAY, details=SessionDetails(minutes=0)), "minutes"),
        (SessionForm(TODAY, details=SessionDetails(minutes=601)), "minutes"),
        (SessionForm(TODAY, details=SessionDetails(pressure="hard")), "pressure"),
        (SessionForm(TODAY, details=SessionDetails(cost_cents=-1)), "cost"),
        (SessionForm(TODAY, details=SessionDetails(therapist="a\x00")), "by"),
        (SessionForm(TODAY, note="\ud800"), "note"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    diary: Diary, form: SessionForm, field: str
) -> None:
    first = sessions.save(diary, SessionForm(YESTERDAY, BEFORE, AFTER))
    draft = drafting.keep(diary, None, "session", TODAY, "{}")
    before = list(diary.store.connection.iterdump())
    for entry_id in (None, first.id):
        with pytest.raises(InvalidValue) as caught:
            sessions.save(diary, form, entry_id=entry_id, draft_id=draft)
        assert caught.value.field == field
    assert list(diary.store.connection.iterdump()) == before


def test_the_day_after_moves_with_its_session_but_not_into_the_future(diary: Diary) -> None:
    day = TODAY - timedelta(days=3)
    saved = sessions.save(diary, SessionForm(day, BEFORE, AFTER, next_day_pain=4))
    form = sessions.load(diary, saved.id)
    sessions.save(diary, replace(form, day=YESTERDAY), entry_id=saved.id)
    assert {r.day for r in kept(diary, saved.id).ratings if r.phase is Phase.NEXT_DAY} == {TODAY}
    with pytest.raises(InvalidValue, match="next day"):
        sessions.save(diary, replace(form, day=TODAY), entry_id=saved.id)
    sessions.save(diary, replace(form, day=TODAY, next_day_pain=None), entry_id=saved.id)
    assert {r.day for r in kept(diary, saved.id).ratings} == {TODAY}


def test_the_mini_screen_stays_as_it_was_answered(diary: Diary) -> None:
    saved = sessions.save(diary, SessionForm(TODAY, BEFORE, mini="3"))
    form = sessions.load(diary, saved.id)
    assert form.mini == "3"
    sessions.save(diary, replace(form, mini=None, after=AFTER), entry_id=saved.id)
    assert sessions.load(diary, saved.id).mini == "3"
    sessions.save(diary, replace(form, mini="n"), entry_id=saved.id)
    assert sessions.load(diary, saved.id).mini == "n"


def test_a_record_put_right_stays_about_its_place(diary: Diary) -> None:
    profile.set_place(diary, NECK, TODAY - timedelta(days=9))
    saved = sessions.save(diary, SessionForm(YESTERDAY, BEFORE))
    profile.set_place(diary, KNEE, YESTERDAY)
    form = replace(sessions.load(diary, saved.id), after=AFTER, next_day_pain=2)
    sessions.save(diary, form, entry_id=saved.id)
    assert {r.place for r in kept(diary, saved.id).ratings} == {NECK}


def test_the_day_after_can_be_noted_by_itself(diary: Diary) -> None:
    with pytest.raises(NotFound):
        day_after.save_pain(diary, 3)
    saved = sessions.save(diary, SessionForm(YESTERDAY, BEFORE))
    told = day_after.save_pain(diary, 3)
    assert (told.id, told.text) == (saved.id, "Saved for the day after Sat 21 Nov: pain 3.")
    assert checkins.session_of_day_before(diary, TODAY) == kept(diary, saved.id)
    assert kept(diary, saved.id).value("pain_now", Phase.NEXT_DAY) == 3
    today = sessions.save(diary, SessionForm(TODAY, BEFORE))
    with pytest.raises(InvalidValue):
        day_after.save_pain(diary, 3, today.id)


def test_only_a_session_can_be_saved_anew(diary: Diary) -> None:
    from tracker.domain.checkin import CheckIn

    other = checkins.save(diary, CheckIn(TODAY, pain=3))
    for entry_id in (other.id, "nothing"):
        with pytest.raises(NotFound):
            sessions.load(diary, entry_id)
        with pytest.raises(NotFound):
            sessions.save(diary, SessionForm(TODAY), entry_id=entry_id)


def test_a_ten_far_from_the_last_one_is_asked_back(diary: Diary) -> None:
    week_ago = diary.today() - timedelta(days=7)
    sessions.save(diary, SessionForm(week_ago, before=RightNow(pain=6, tension=8)))
    likely = SessionForm(diary.today(), before=RightNow(pain=9, tension=10))
    slip = SessionForm(diary.today(), before=RightNow(pain=10))
    with pytest.raises(NeedsConfirmation, match=r"10\? The last one was 6\."):
        sessions.save(diary, slip)
    assert len(records.listed(diary, Filter(kind=Kind.SESSION))) == 1
    assert sessions.save(diary, likely).change
    assert sessions.save(diary, slip, confirmed=True).change
