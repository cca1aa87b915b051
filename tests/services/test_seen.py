"""A record that was changed or deleted since a form was given it is not saved over unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.errors import ChangedElsewhere, NotFound
from tracker.services import checkins, day_after, editing, events, records, seen, sessions
from tracker.services.diary import Diary, Saved

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


@dataclass(frozen=True)
class Kind:
    """How a record is made, given to a form, saved by it, and changed elsewhere."""

    made: Callable[[Diary], Saved]
    given: Callable[[Diary, str], object]
    saved: Callable[..., Saved]
    edit: dict[str, str]
    back: dict[str, str]
    says: str


KINDS = {
    "check-in": Kind(
        lambda d: checkins.save(d, CheckIn(TODAY, ease=6, pain=4)),
        checkins.load,
        lambda d, **kept: checkins.save(d, CheckIn(TODAY, ease=8), **kept),
        {"pain": "2"},
        {"pain": "4"},
        "ease 6, pain 2",
    ),
    "session": Kind(
        lambda d: sessions.save(d, SessionForm(TODAY, RightNow(pain=6))),
        sessions.load,
        lambda d, **kept: sessions.save(d, SessionForm(TODAY, RightNow(pain=7)), **kept),
        {"pain-before": "2"},
        {"pain-before": "6"},
        "pain 2 → –",
    ),
    "event": Kind(
        lambda d: events.save(d, "stress", TODAY),
        records.find,
        lambda d, **kept: events.save(d, "illness", TODAY, **kept),
        {"note": "a move"},
        {"note": ""},
        "Big stress, Sun 22 Nov, “a move”",
    ),
    "question": Kind(
        lambda d: events.save_question(d, "how?"),
        records.find,
        lambda d, **kept: events.save_question(d, "when?", **kept),
        {"text": "why?"},
        {"text": "how?"},
        "“why?”",
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def test_what_nobody_touched_is_saved(diary: Diary, kind: Kind) -> None:
    id_ = kind.made(diary).id
    mark = seen.mark(kind.given(diary, id_))
    assert kind.saved(diary, entry_id=id_, seen=mark).change == 2


def test_what_was_changed_is_said_once_and_then_saved_over(diary: Diary, kind: Kind) -> None:
    id_ = kind.made(diary).id
    mark = seen.mark(kind.given(diary, id_))
    editing.edit(diary, id_, kind.edit)
    before = list(diary.store.connection.iterdump())
    with pytest.raises(ChangedElsewhere) as said:
        kind.saved(diary, entry_id=id_, seen=mark)
    assert kind.says in said.value.message
    assert list(diary.store.connection.iterdump()) == before
    assert said.value.now == seen.mark(kind.given(diary, id_))
    assert kind.saved(diary, entry_id=id_, seen=said.value.now).id


def test_what_was_changed_back_is_no_matter(diary: Diary, kind: Kind) -> None:
    id_ = kind.made(diary).id
    mark = seen.mark(kind.given(diary, id_))
    editing.edit(diary, id_, kind.edit)
    editing.edit(diary, id_, kind.back)
    assert kind.saved(diary, entry_id=id_, seen=mark).change == 4


def test_what_was_deleted_is_said_to_be_gone(diary: Diary, kind: Kind) -> None:
    id_ = kind.made(diary).id
    mark = seen.mark(kind.given(diary, id_))
    records.delete(diary, id_)
    for known in (mark, ""):
        with pytest.raises(ChangedElsewhere, match="was deleted") as said:
            kind.saved(diary, entry_id=id_, seen=known)
        assert said.value.now is None
    with pytest.raises(NotFound):
        kind.saved(diary, entry_id=id_)
    assert kind.saved(diary).id != id_


def test_without_a_mark_whatever_stands_there_is_saved_over(diary: Diary, kind: Kind) -> None:
    id_ = kind.made(diary).id
    editing.edit(diary, id_, kind.edit)
    assert kind.saved(diary, entry_id=id_).change == 3


def test_pain_the_day_after_is_part_of_what_a_check_in_s_form_shows(diary: Diary) -> None:
    sessions.save(diary, SessionForm(YESTERDAY, RightNow(pain=6)))
    made = checkins.save(diary, CheckIn(TODAY, ease=6))
    mark = seen.mark(checkins.load(diary, made.id))
    day_after.save_pain(diary, 3)
    # Its blank row would take the 3 away again.
    with pytest.raises(ChangedElsewhere, match="pain right now 3"):
        checkins.save(diary, CheckIn(TODAY, ease=7), entry_id=made.id, seen=mark)


def test_two_edits_at_once_both_stay(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = checkins.save(diary, CheckIn(TODAY, ease=6, pain=4)).id
    load, between = checkins.load, [{"ease": "7"}, {"stiffness": "1"}]

    def another_writer_is_quicker(diary: Diary, entry_id: str) -> CheckIn:
        form = load(diary, entry_id)
        if between:
            editing.edit(diary, id_, between.pop())
        return form

    monkeypatch.setattr(checkins, "load", another_writer_is_quicker)
    editing.edit(diary, id_, {"pain": "3"})
    kept = load(diary, id_)
    assert (kept.ease, kept.pain, kept.stiffness) == (7, 3, 1)


def test_an_edit_that_is_always_outrun_gives_up(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = checkins.save(diary, CheckIn(TODAY, ease=6)).id
    monkeypatch.setattr(editing, "mark", lambda given: "another")
    with pytest.raises(ChangedElsewhere) as gave_up:
        editing.edit(diary, id_, {"pain": "3"})
    assert gave_up.value.exit_code == 3
    assert checkins.load(diary, id_).pain is None
