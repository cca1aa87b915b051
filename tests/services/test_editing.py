"""Putting records right by naming their fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Entry, Phase
from tracker.domain.safety import Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue, NeedsConfirmation, NotFound
from tracker.services import (
    checkins,
    day_after,
    editing,
    events,
    profile,
    readiness,
    records,
    sessions,
)
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)


def values(entry: Entry) -> dict[tuple[str, str | None], float]:
    return {(r.measure, r.phase.value if r.phase else None): r.value for r in entry.ratings}


def journal(diary: Diary) -> int:
    return diary.store.last_change()


def edited(diary: Diary, entry_id: str, **changes: str) -> Entry:
    """The record after an edit; ``__`` in a name stands for the hyphen."""
    named = {name.replace("__", "-"): text for name, text in changes.items()}
    return records.find(diary, editing.edit(diary, entry_id, named).id)


def test_every_field_of_a_checkin(diary: Diary) -> None:
    kept = checkins.save(diary, CheckIn(YESTERDAY, ease=6, note="old"))
    before = journal(diary)
    entry = edited(
        diary, kept.id, ease="", pain="4", stiffness="3", worst="7", medicine="yes",
        since__session="sore,dizzy", note="new", private="yes",
    )  # fmt: skip
    assert journal(diary) == before + 1
    assert values(entry) == {
        ("pain_avg", None): 4,
        ("stiffness", None): 3,
        ("pain_worst", None): 7,
        ("medicine", None): 1,
        ("since_session", "next_day"): 1,
    }
    assert (entry.note, entry.private) == ("new", True)
    entry = edited(diary, kept.id, medicine="", since__session="", private="", note="")
    assert set(values(entry)) == {("pain_avg", None), ("stiffness", None), ("pain_worst", None)}
    assert (entry.note, entry.private) == (None, False)


def test_a_flare_and_a_day_and_the_day_after(diary: Diary) -> None:
    session = sessions.save(diary, SessionForm(date(2026, 11, 20), before=RightNow(pain=6)))
    kept = checkins.save(diary, CheckIn(TODAY, ease=6))
    edited(diary, kept.id, flare="yes")
    assert events.has_flare(diary, TODAY)
    edited(diary, kept.id, flare="no")
    assert not events.has_flare(diary, TODAY)
    entry = editing.edit(diary, kept.id, {"day": "yesterday", "next-day-pain": "5"})
    assert records.find(diary, entry.id).day == YESTERDAY
    assert records.find(diary, session.id).value("pain_now", Phase.NEXT_DAY) == 5


def test_further_places(diary: Diary) -> None:
    profile.set_place(diary, Place("low_back"))
    kept = checkins.save(diary, CheckIn(TODAY, pain=5, places=((Place("neck"), 3),)))
    changes = {"place:neck": "", "place:kn l": "2"}
    entry = records.find(diary, editing.edit(diary, kept.id, changes).id)
    assert {r.place: r.value for r in entry.ratings} == {
        Place("low_back"): 5,
        Place("knee", Side.LEFT): 2,
    }
    with pytest.raises(InvalidValue, match="besides the main site"):
        editing.edit(diary, kept.id, {"place:low_back": "2"})


def test_every_field_of_a_session(diary: Diary) -> None:
    kept = sessions.save(diary, SessionForm(YESTERDAY, before=RightNow(pain=6, soreness=2)))
    before = journal(diary)
    entry = edited(
        diary, kept.id, pain__before="7", ease__after="6", soreness__before="", minutes="45",
        by="Ana", technique="slow", pressure="firm", areas="neck:left", cost="60.50",
        note="n", private="yes", next__day__pain="3",
    )  # fmt: skip
    assert journal(diary) == before + 1
    assert values(entry) == {
        ("pain_now", "before"): 7,
        ("ease", "after"): 6,
        ("pain_now", "next_day"): 3,
    }
    details = entry.session
    assert details is not None
    assert (details.minutes, details.therapist, details.technique) == (45, "Ana", "slow")
    assert (details.pressure, details.cost_cents) == ("firm", 6050)
    assert details.areas == (Place("neck", Side.LEFT),)
    entry = edited(
        diary, kept.id, minutes="", by="", technique="", pressure="", areas="", cost="",
        note="", private="", day="mon",
    )  # fmt: skip
    assert entry.day == date(2026, 11, 16)
    assert entry.session == replace(
        details, minutes=None, therapist=None, technique=None, pressure=None, cost_cents=None,
        areas=(),
    )  # fmt: skip


def test_events_and_questions(diary: Diary) -> None:
    event = events.save(diary, "stress", TODAY, note="x")
    entry = edited(diary, event.id, tag="injury", day="yesterday", private="yes")
    assert (entry.event_tag, entry.day, entry.note) == ("injury", YESTERDAY, "x")
    question = events.save_question(diary, "why?")
    entry = edited(diary, question.id, text="how?", answered="today")
    assert (entry.note, entry.answered_on) == ("how?", TODAY)


@pytest.mark.parametrize("field", ["tag", "text", "pain-before", "place:neck:x", "place", "colour"])
def test_fields_of_other_records_are_refused(diary: Diary, field: str) -> None:
    kept = checkins.save(diary, CheckIn(TODAY, ease=6))
    before = journal(diary)
    with pytest.raises(InvalidValue):
        editing.edit(diary, kept.id, {"pain": "3", field: "1"})
    assert journal(diary) == before


def test_the_fields_that_are_named_are_those_that_are_taken(diary: Diary) -> None:
    kept = (
        checkins.save(diary, CheckIn(YESTERDAY, ease=6)),
        sessions.save(diary, SessionForm(date(2026, 11, 20), before=RightNow(pain=6))),
        events.save(diary, "stress", TODAY),
        events.save_question(diary, "why?"),
    )
    good = {
        "day": "yesterday", "answered": "today", "note": "x", "text": "x", "private": "no",
        "medicine": "no", "flare": "no", "since-session": "sore", "tag": "illness", "by": "x",
        "technique": "x", "pressure": "light", "areas": "neck",
    }  # fmt: skip
    for saved in kept:
        for field in editing.fields(records.find(diary, saved.id)):
            name = field.name.replace("SITE", "jaw")
            editing.edit(diary, saved.id, {name: good.get(field.name, "5")})


def test_a_quiz_is_taken_again_not_edited(diary: Diary) -> None:
    kept = readiness.save(diary, Attempt(safety={"E1": Answer.YES}))
    assert editing.fields(records.find(diary, kept.id)) == ()
    with pytest.raises(InvalidValue, match="take it again"):
        editing.edit(diary, kept.id, {"note": "x"})


def test_unlikely_values_are_asked_back_here_too(diary: Diary) -> None:
    checkins.save(diary, CheckIn(YESTERDAY, pain=3))
    kept = checkins.save(diary, CheckIn(TODAY, pain=4))
    with pytest.raises(NeedsConfirmation):
        editing.edit(diary, kept.id, {"pain": "10"})
    assert editing.edit(diary, kept.id, {"pain": "10"}, confirmed=True).change


def test_a_record_that_is_gone(diary: Diary) -> None:
    with pytest.raises(NotFound):
        editing.edit(diary, "a" * 16, {"pain": "3"})


def test_a_record_stays_about_the_place_it_was_made_for(diary: Diary) -> None:
    profile.set_place(diary, Place("low_back"))
    checkin = checkins.save(diary, CheckIn(TODAY, ease=6, pain=4, places=((Place("neck"), 3),)))
    session = sessions.save(diary, SessionForm(TODAY, before=RightNow(pain=5)))
    old = {r.measure: r for r in records.find(diary, checkin.id).ratings}
    profile.set_place(diary, Place("neck"))
    entry = edited(diary, checkin.id, note="x", stiffness="2")
    assert {(r.measure, r.place and r.place.site): r.value for r in entry.ratings} == {
        ("ease", "low_back"): 6,
        ("pain_avg", "low_back"): 4,
        ("stiffness", "low_back"): 2,
        ("pain_avg", "neck"): 3,
    }
    assert old["ease"] in entry.ratings
    entry = edited(diary, session.id, pain__after="3")
    assert {r.place for r in entry.ratings} == {Place("low_back")}


def test_the_day_after_by_itself(diary: Diary) -> None:
    session = sessions.save(diary, SessionForm(YESTERDAY, before=RightNow(pain=5)))
    saved = day_after.save_pain(diary, 4)
    assert saved.id == session.id
    assert saved.text == "Saved for the day after Sat 21 Nov: pain 4."
    entry = records.find(diary, session.id)
    assert values(entry) == {("pain_now", "before"): 5, ("pain_now", "next_day"): 4}


def test_no_day_after_without_a_session(diary: Diary) -> None:
    with pytest.raises(NotFound, match="--session"):
        day_after.save_pain(diary, 4)


def test_ids_in_a_list_are_long_enough_to_tell_records_apart(diary: Diary) -> None:
    kept = [events.save_question(diary, f"{n}?").id for n in range(40)]
    assert records.id_length(diary, least=6) == 6
    length = records.id_length(diary, least=1)
    assert len({entry_id[:length] for entry_id in kept}) == 40
    assert len({entry_id[: length - 1] for entry_id in kept}) < 40
