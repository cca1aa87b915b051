"""Flares, other events and questions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.days import FromMemory
from tracker.domain.records import EVENT_TAGS, Entry
from tracker.errors import InvalidValue, NotFound, NothingGiven
from tracker.services import checkins, drafting, events
from tracker.services.diary import Diary
from tracker.store import entries
from tracker.store.entries import Filter

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


def all_events(diary: Diary) -> list[Entry]:
    return entries.search(diary.store.connection, Filter())


@pytest.mark.parametrize("tag", EVENT_TAGS)
def test_each_kind_of_event_is_noted(diary: Diary, tag: str) -> None:
    saved = events.save(diary, tag, YESTERDAY, note=" a\r\nb ", private=True)
    (entry,) = all_events(diary)
    assert (entry.id, entry.event_tag, entry.day) == (saved.id, tag, YESTERDAY)
    assert (entry.note, entry.private, entry.from_memory) == ("a\nb", True, FromMemory.RECENT)
    assert saved.text.endswith("noted for Sat 21 Nov.")
    assert saved.change == 1


def test_a_flare_is_one_event_a_day_whichever_way_it_was_made(diary: Diary) -> None:
    first = events.save(diary, "flare", TODAY, note="ow", private=True)
    again = events.save(diary, "flare", TODAY)
    checkins.save(diary, CheckIn(TODAY, pain=8, flare=True))
    assert again.id == first.id
    assert again.change == 0
    (entry,) = [e for e in all_events(diary) if e.event_tag]
    # Saying it again says nothing about the note, and must not make it public.
    assert (entry.note, entry.private) == ("ow", True)
    events.save(diary, "flare", TODAY, note="worse")
    (entry,) = [e for e in all_events(diary) if e.event_tag]
    assert (entry.note, entry.private) == ("worse", False)
    assert events.has_flare(diary, TODAY)
    assert not events.has_flare(diary, YESTERDAY)
    events.save(diary, "flare", YESTERDAY)
    assert len([e for e in all_events(diary) if e.event_tag]) == 2


def test_other_events_may_happen_twice_a_day(diary: Diary) -> None:
    assert events.save(diary, "stress", TODAY).id != events.save(diary, "stress", TODAY).id
    assert len(all_events(diary)) == 2


def test_an_event_is_edited_in_place_and_a_flare_by_its_day(diary: Diary) -> None:
    stress = events.save(diary, "stress", TODAY, note="a")
    events.save(diary, "illness", YESTERDAY, note="b", entry_id=stress.id)
    (entry,) = all_events(diary)
    assert (entry.id, entry.event_tag, entry.day) == (stress.id, "illness", YESTERDAY)
    assert (entry.note, entry.from_memory) == ("b", FromMemory.RECENT)
    events.save(diary, "illness", YESTERDAY, entry_id=stress.id)
    assert all_events(diary)[0].note is None
    flare = events.save(diary, "flare", YESTERDAY, note="c", entry_id=stress.id)
    (entry,) = all_events(diary)
    assert entry.id == flare.id == events.flare_id(YESTERDAY)
    moved = events.save(diary, "flare", TODAY, note="c", entry_id=flare.id)
    (entry,) = all_events(diary)
    assert entry.id == moved.id == events.flare_id(TODAY)
    assert entry.from_memory is None
    events.save(diary, "flare", YESTERDAY)
    events.save(diary, "flare", YESTERDAY, note="one of two", entry_id=moved.id)
    (entry,) = all_events(diary)
    assert (entry.id, entry.note) == (events.flare_id(YESTERDAY), "one of two")
    events.save(diary, "other", YESTERDAY, entry_id=entry.id)
    (entry,) = all_events(diary)
    assert entry.event_tag == "other"
    assert entry.id != events.flare_id(YESTERDAY)


def test_what_cannot_be_is_refused_and_changes_nothing(diary: Diary) -> None:
    question = events.save_question(diary, "why?")
    before = list(diary.store.connection.iterdump())
    for tag, day in (("party", TODAY), ("flare", TODAY + timedelta(days=1)), ("", TODAY)):
        with pytest.raises(InvalidValue):
            events.save(diary, tag, day)
    for entry_id in (question.id, "nothing"):
        with pytest.raises(NotFound):
            events.save(diary, "flare", TODAY, entry_id=entry_id)
    for words in ("", " \n "):
        with pytest.raises(NothingGiven, match="question"):
            events.save_question(diary, words)
    with pytest.raises(InvalidValue, match="day"):
        events.save_question(diary, "why?", answered=TODAY + timedelta(days=1))
    assert list(diary.store.connection.iterdump()) == before


def test_a_question_is_kept_answered_and_opened_again(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "question", TODAY, "{}")
    saved = events.save_question(diary, " How long? ", private=True, draft_id=draft)
    (entry,) = all_events(diary)
    assert (entry.note, entry.private, entry.answered_on) == ("How long?", True, None)
    assert drafting.newest(diary, "question") is None
    steps: tuple[tuple[date | bool | None, date | None], ...] = (
        (YESTERDAY, YESTERDAY),
        (None, YESTERDAY),
        (False, None),
    )
    for answered, kept in steps:
        assert answered is not True
        events.save_question(diary, "How long?", answered=answered, entry_id=saved.id)
        (entry,) = all_events(diary)
        assert (entry.id, entry.answered_on, entry.private) == (saved.id, kept, False)
