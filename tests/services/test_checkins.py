"""Check-ins: what is saved, what is asked back, and what stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.days import FromMemory
from tracker.domain.records import Entry, Phase
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue, NeedsConfirmation, NotFound, NothingGiven
from tracker.services import checkins, drafting, events, profile, sessions
from tracker.services.diary import Diary
from tracker.store import entries
from tracker.store.entries import Filter

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
NECK = Place("neck", Side.BOTH)
KNEE = Place("knee", Side.LEFT)
At = Callable[..., Diary]


def kept(diary: Diary, entry_id: str) -> Entry:
    found = entries.load(diary.store.connection, entry_id)
    assert found is not None
    return found


def next_day(diary: Diary, session_id: str) -> float | None:
    return kept(diary, session_id).value("pain_now", Phase.NEXT_DAY)


def session_on(diary: Diary, day: date) -> str:
    return sessions.save(diary, SessionForm(day, before=RightNow(pain=6))).id


def test_everything_that_is_filled_in_comes_back(diary: Diary) -> None:
    profile.set_place(diary, NECK)
    form = CheckIn(
        TODAY, ease=6, pain=4, stiffness=3, worst=7, since_session=("sore", "bruise"),
        places=((KNEE, 2),), medicine=True, note="  two\nlines  ", private=True,
    )  # fmt: skip
    saved = checkins.save(diary, form)
    assert saved.text == (
        "Saved for Sun 22 Nov: ease 6, pain 4, stiffness 3, worst pain 7, left knee 2,"
        " since the session sore and a bruise, pain medicine, a note."
    )
    assert (saved.day, saved.notes, saved.change) == (TODAY, (), 2)
    assert checkins.load(diary, saved.id) == replace(form, note="two\nlines")
    entry = kept(diary, saved.id)
    assert {r.place for r in entry.ratings if r.measure in ("ease", "stiffness")} == {NECK}
    assert entry.from_memory is None


def test_a_blank_is_not_recorded_and_never_zero(diary: Diary) -> None:
    saved = checkins.save(diary, CheckIn(TODAY, pain=0))
    assert [(r.measure, r.value) for r in kept(diary, saved.id).ratings] == [("pain_avg", 0)]
    assert "ease not recorded, pain 0, stiffness not recorded" in saved.text


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (CheckIn(TODAY, ease=11), "ease"),
        (CheckIn(TODAY, pain=-1), "pain"),
        (CheckIn(TODAY, stiffness=4.5), "stiffness"),
        (CheckIn(TODAY, worst=float("nan")), "worst pain"),
        (CheckIn(TODAY, places=((KNEE, 12),)), "pain, left knee"),
        (CheckIn(TODAY, places=((KNEE, 2), (KNEE, 3))), "place"),
        (CheckIn(TODAY, pain=3, places=((NECK, 2),)), "place"),
        (CheckIn(TODAY, since_session=("itchy",)), "since session"),
        (CheckIn(TODAY + timedelta(days=1), pain=3), "day"),
        (CheckIn(TODAY, pain=3, next_day_pain=3), "pain right now"),
        (CheckIn(TODAY, next_day_pain=3), "pain right now"),
        (CheckIn(TODAY, pain=3, note="a\x00b"), "note"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    diary: Diary, form: CheckIn, field: str
) -> None:
    profile.set_place(diary, NECK)
    draft = drafting.keep(diary, None, "checkin", TODAY, "{}")
    first = checkins.save(diary, CheckIn(TODAY, ease=5, flare=True))
    before = list(diary.store.connection.iterdump())
    for entry_id in (None, first.id):
        with pytest.raises(InvalidValue) as caught:
            checkins.save(diary, form, entry_id=entry_id, draft_id=draft, confirmed=True)
        assert caught.value.field == field
    assert list(diary.store.connection.iterdump()) == before


@pytest.mark.parametrize(
    ("form", "question"),
    [
        (CheckIn(TODAY, pain=10), "Pain: 10? The last one was 1."),
        (CheckIn(TODAY, pain=6, worst=5), "Worst pain 5 is below the average, 6. Is that right?"),
    ],
)
def test_an_unlikely_value_is_asked_back_once(diary: Diary, form: CheckIn, question: str) -> None:
    checkins.save(diary, CheckIn(TODAY - timedelta(days=5), pain=1))
    before = diary.store.last_change()
    with pytest.raises(NeedsConfirmation) as caught:
        checkins.save(diary, form)
    assert caught.value.question == question
    assert diary.store.last_change() == before
    checkins.save(diary, form, confirmed=True)
    assert diary.store.last_change() == before + 1


def test_a_ten_after_a_seven_is_not_asked_back(diary: Diary) -> None:
    checkins.save(diary, CheckIn(YESTERDAY, pain=7))
    checkins.save(diary, CheckIn(TODAY, pain=10))


def test_editing_keeps_times_and_rates_only_what_is_new_now(at: At) -> None:
    evening = at("2026-11-22T19:30+01:00")
    saved = checkins.save(evening, CheckIn(TODAY, ease=6, pain=4, note="a"))
    first = kept(evening, saved.id)
    later = at("2026-11-27T08:00+01:00")
    form = replace(checkins.load(later, saved.id), pain=5, stiffness=3, note="b")
    again = checkins.save(later, form, entry_id=saved.id)
    entry = kept(later, saved.id)
    assert (again.id, again.notes) == (saved.id, ())
    assert (entry.moment, entry.from_memory, entry.note) == (first.moment, None, "b")
    told = {r.measure: (r.value, r.moment, r.from_memory) for r in entry.ratings}
    assert told == {
        "ease": (6, first.moment, None),
        "pain_avg": (5, first.moment, None),
        "stiffness": (3, later.moment(), FromMemory.OLD),
    }
    before = later.store.last_change()
    assert checkins.save(later, form, entry_id=saved.id).change == 0
    assert later.store.last_change() == before


def test_moving_it_to_another_day_makes_it_late(diary: Diary) -> None:
    saved = checkins.save(diary, CheckIn(TODAY, ease=6))
    checkins.save(diary, CheckIn(TODAY - timedelta(days=1), ease=6), entry_id=saved.id)
    entry = kept(diary, saved.id)
    assert entry.day == YESTERDAY
    assert entry.from_memory is FromMemory.RECENT
    assert [(r.day, r.from_memory) for r in entry.ratings] == [(YESTERDAY, FromMemory.RECENT)]


@pytest.mark.parametrize(
    ("back", "written", "memory"),
    [
        (0, False, None),
        (1, False, FromMemory.RECENT),
        (2, False, FromMemory.RECENT),
        (3, False, FromMemory.OLD),
        (3, True, None),
    ],
)
def test_a_past_day_is_from_memory_unless_written_down_then(
    diary: Diary, back: int, written: bool, memory: FromMemory | None
) -> None:
    day = TODAY - timedelta(days=back)
    session_on(diary, day - timedelta(days=1))
    saved = checkins.save(diary, CheckIn(day, ease=6, next_day_pain=3, written=written))
    entry = kept(diary, saved.id)
    assert entry.from_memory is memory
    session = checkins.session_of_day_before(diary, day)
    assert session is not None
    told = [r for r in (*entry.ratings, *session.ratings) if r.phase is not Phase.BEFORE]
    assert {r.from_memory for r in told} == {memory}
    assert len(told) == 2


def test_a_record_put_right_stays_about_its_place(diary: Diary) -> None:
    profile.set_place(diary, NECK)
    saved = checkins.save(diary, CheckIn(TODAY, ease=6, pain=4, places=((KNEE, 2),)))
    profile.set_place(diary, KNEE)
    form = checkins.load(diary, saved.id)
    assert list(form.places) == [(KNEE, 2)]
    checkins.save(diary, replace(form, note="only this"), entry_id=saved.id)
    entry = kept(diary, saved.id)
    assert {(r.measure, r.place, r.value) for r in entry.ratings} == {
        ("ease", NECK, 6), ("pain_avg", NECK, 4), ("pain_avg", KNEE, 2),
    }  # fmt: skip


def test_the_second_of_a_day_tells_the_mean(diary: Diary) -> None:
    assert checkins.save(diary, CheckIn(TODAY, ease=6, pain=4)).notes == ()
    second = checkins.save(diary, CheckIn(TODAY, pain=5))
    assert second.notes == (
        "The second check-in of that day; the day's figure is the mean: pain 4.5.",
    )
    third = checkins.save(diary, CheckIn(TODAY, note="just words"))
    assert third.notes == ()


@pytest.mark.parametrize(
    ("instant", "start", "day", "noted"),
    [
        ("2026-11-23T02:00+01:00", 4, TODAY, True),
        ("2026-11-23T03:59+01:00", 4, TODAY, True),
        ("2026-11-23T04:00+01:00", 4, TODAY + timedelta(days=1), False),
        ("2026-11-23T02:00+01:00", 0, TODAY + timedelta(days=1), False),
        ("2026-11-23T11:00+01:00", 12, TODAY, True),
    ],
)
def test_at_night_it_counts_for_yesterday(
    at: At, instant: str, start: int, day: date, noted: bool
) -> None:
    diary = at(instant, day_start_hour=start)
    saved = checkins.save(diary, CheckIn(diary.today(), ease=5))
    assert saved.day == day
    assert kept(diary, saved.id).from_memory is None
    counts = ("It is still night: this counts for Sun 22 Nov.",) if noted else ()
    assert saved.notes == counts
    # A day that was named needs no such hint.
    assert checkins.save(diary, CheckIn(day - timedelta(days=1), ease=5)).notes == ()


def test_the_day_after_belongs_to_its_session(diary: Diary) -> None:
    session = session_on(diary, YESTERDAY)
    saved = checkins.save(diary, CheckIn(TODAY, ease=6, next_day_pain=3))
    assert next_day(diary, session) == 3
    assert kept(diary, saved.id).value("pain_now") is None
    assert saved.change == 2
    (rating,) = [r for r in kept(diary, session).ratings if r.phase is Phase.NEXT_DAY]
    assert rating.day == TODAY
    form = checkins.load(diary, saved.id)
    assert form.next_day_pain == 3
    checkins.save(diary, replace(form, next_day_pain=None), entry_id=saved.id)
    assert next_day(diary, session) is None


def test_the_day_after_alone_is_no_check_in(diary: Diary) -> None:
    session = session_on(diary, YESTERDAY)
    draft = drafting.keep(diary, None, "checkin", TODAY, "{}")
    saved = checkins.save(diary, CheckIn(TODAY, next_day_pain=0), draft_id=draft)
    assert saved.id == session
    assert saved.text == "Saved: pain right now 0, the day after a session."
    assert next_day(diary, session) == 0
    assert entries.count(diary.store.connection, Filter()) == 1
    assert diary.store.connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_a_second_check_in_or_one_that_moves_leaves_the_day_after_alone(diary: Diary) -> None:
    early = session_on(diary, TODAY - timedelta(days=3))
    late = session_on(diary, YESTERDAY)
    checkins.save(diary, CheckIn(TODAY - timedelta(days=2), ease=5, next_day_pain=4))
    checkins.save(diary, CheckIn(TODAY, ease=5, next_day_pain=2))
    checkins.save(diary, CheckIn(TODAY, ease=6))
    assert next_day(diary, late) == 2
    # One of a day without a session before it moves to a day that has one.
    moved = checkins.save(diary, CheckIn(YESTERDAY, ease=6))
    checkins.save(diary, CheckIn(TODAY - timedelta(days=2), ease=6), entry_id=moved.id)
    assert next_day(diary, early) == 4
    assert next_day(diary, late) == 2


def test_a_flare_is_set_left_and_taken_away(diary: Diary) -> None:
    saved = checkins.save(diary, CheckIn(TODAY, pain=7, flare=True))
    assert events.has_flare(diary, TODAY)
    assert saved.text.endswith("pain 7, stiffness not recorded, flare.")
    checkins.save(diary, CheckIn(TODAY, pain=7, flare=None), entry_id=saved.id)
    checkins.save(diary, CheckIn(TODAY, pain=7, flare=True))
    assert entries.count(diary.store.connection, Filter(event_tag="flare")) == 1
    checkins.save(diary, CheckIn(TODAY, pain=7, flare=False), entry_id=saved.id)
    assert not events.has_flare(diary, TODAY)


def test_the_draft_goes_in_the_same_change(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "checkin", TODAY, "{}")
    other = drafting.keep(diary, None, "checkin", TODAY, "{}")
    checkins.save(diary, CheckIn(TODAY, pain=3), draft_id=draft)
    left = diary.store.connection.execute("SELECT id FROM draft").fetchall()
    assert left == [(other,)]


def test_only_a_check_in_can_be_saved_anew(diary: Diary) -> None:
    session = session_on(diary, TODAY)
    for entry_id in (session, "nothing"):
        with pytest.raises(NotFound):
            checkins.load(diary, entry_id)
        with pytest.raises(NotFound):
            checkins.save(diary, CheckIn(TODAY, pain=3), entry_id=entry_id)


def test_last_before_looks_at_earlier_days_only(diary: Diary) -> None:
    assert checkins.last_before(diary, TODAY) is None
    checkins.save(diary, CheckIn(TODAY, ease=9))
    assert checkins.last_before(diary, TODAY) is None
    checkins.save(diary, CheckIn(TODAY - timedelta(days=40), ease=2))
    found = checkins.last_before(diary, TODAY)
    assert found is not None
    assert (found.day, found.ease) == (TODAY - timedelta(days=40), 2)


def test_still_sore_asks_on_while_sore_stays_ticked(diary: Diary) -> None:
    start = TODAY - timedelta(days=5)
    session_on(diary, start)
    days = [start + timedelta(days=k) for k in range(1, 6)]
    assert not checkins.still_sore(diary, days[1])
    checkins.save(diary, CheckIn(days[0], since_session=("sore",)))
    assert checkins.still_sore(diary, days[1])
    assert not checkins.still_sore(diary, days[2])
    checkins.save(diary, CheckIn(days[1], since_session=("sore", "bruise")))
    assert checkins.still_sore(diary, days[2])
    checkins.save(diary, CheckIn(days[2], since_session=("sore",)))
    # The session is further back than three days by now.
    assert not checkins.still_sore(diary, days[3])


@pytest.mark.parametrize("form", [CheckIn(TODAY), CheckIn(TODAY, note="  \n")])
def test_nothing_at_all_is_said_plainly(diary: Diary, form: CheckIn) -> None:
    with pytest.raises(NothingGiven, match="at least one answer"):
        checkins.save(diary, form)
    assert diary.store.last_change() == 0
