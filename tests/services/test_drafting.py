"""Unfinished forms: offered again once nobody has them open."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from tracker.errors import Failed
from tracker.services import drafting, processes
from tracker.services.diary import Diary
from tracker.store import drafts

TODAY = date(2026, 11, 22)


def test_a_form_on_screen_is_not_offered_and_a_closed_one_is(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "checkin", TODAY, '{"ease": 4}')
    assert drafting.keep(diary, draft, "checkin", TODAY, '{"ease": 5}') == draft
    assert drafting.offers(diary) == ()
    assert drafting.newest(diary, "checkin") is None
    drafting.close(diary, draft)
    (offer,) = drafting.offers(diary)
    assert offer.text == "check-in, Sun 22 Nov"
    assert offer.draft.payload == '{"ease": 5}'
    assert drafting.newest(diary, "checkin") == offer.draft
    drafting.discard(diary, draft)
    assert drafting.offers(diary) == ()


def test_a_draft_is_free_once_its_program_is_gone(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "session", TODAY, "{}")
    (kept,) = drafts.all_drafts(diary.store)
    assert kept.pid == processes.own()
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    for owner, free in ((processes.own(), False), (os.getppid(), False), (ended.pid, True)):
        drafts.save(diary.store, kept._replace(pid=owner))
        assert bool(drafting.offers(diary)) == free
        assert (drafting.newest(diary, "session") is not None) == free
    drafting.close(diary, draft)
    assert len(drafting.offers(diary)) == 1


def test_a_draft_belongs_to_the_window_that_has_it_open(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "session", TODAY, "{}")
    assert drafting.claim(diary, draft), "it is open here already"
    drafting.close(diary, draft)
    assert drafting.claim(diary, draft)
    assert drafting.offers(diary) == ()
    (kept,) = drafts.all_drafts(diary.store)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        drafts.save(diary.store, kept._replace(pid=other.pid))
        assert not drafting.claim(diary, draft)
        assert other.stdin is not None
    assert drafting.claim(diary, draft)
    drafting.discard(diary, draft)
    assert not drafting.claim(diary, draft)


def test_newest_is_of_the_same_form_day_and_record(diary: Diary) -> None:
    yesterday = TODAY - timedelta(days=1)
    made = {
        name: drafting.keep(diary, name, form, day, "{}", subject)
        for name, form, day, subject in (
            ("a", "checkin", TODAY, None),
            ("b", "checkin", yesterday, None),
            ("c", "checkin", TODAY, "record"),
            ("d", "session", TODAY, None),
        )
    }
    for draft in made.values():
        drafting.close(diary, draft)

    def found(form: str, day: date | None = None, subject: str | None = None) -> str | None:
        draft = drafting.newest(diary, form, day=day, subject_id=subject)
        return draft.id if draft else None

    assert found("checkin", TODAY) == "a"
    assert found("checkin", yesterday) == "b"
    assert found("checkin", TODAY, "record") == "c"
    assert found("checkin") == "a"
    assert found("session") == "d"
    assert found("checkin", yesterday, "record") is None
    assert found("quiz") is None
    assert len(drafting.offers(diary)) == 4


def test_what_cannot_be_kept_says_so(diary: Diary) -> None:
    diary.store.read_only = True
    with pytest.raises(Failed, match="read-only"):
        drafting.keep(diary, None, "checkin", TODAY, "{}")
