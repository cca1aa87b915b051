"""Every record as one list: found, named, deleted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import NotFound
from tracker.services import checkins, events, profile, records, sessions
from tracker.services.diary import Diary
from tracker.store import entries, rows
from tracker.store.entries import Filter

TODAY = date(2026, 11, 22)
NECK = Place("neck", Side.BOTH)


@pytest.fixture
def filled(diary: Diary) -> Diary:
    profile.set_place(diary, NECK)
    checkins.save(diary, CheckIn(TODAY - timedelta(days=1), pain=4, note="rain [/]"))
    sessions.save(diary, SessionForm(TODAY, RightNow(pain=6), RightNow(pain=4)))
    events.save(diary, "flare", TODAY - timedelta(days=2))
    events.save_question(diary, "why?")
    return diary


def test_the_list_says_each_record_in_a_line(filled: Diary) -> None:
    lines = records.lines(filled, Filter())
    told = {(line.kind, line.day, line.time, line.text) for line in lines}
    assert told == {
        ("Session", "Sun 22 Nov 2026", "19:30", "pain 6 → 4"),
        ("Question", "Sun 22 Nov 2026", "19:30", "for the next visit"),
        ("Check-in", "Sat 21 Nov 2026", "19:30", "pain 4, a note"),
        ("Event", "Fri 20 Nov 2026", "19:30", "Flare"),
    }
    days = [line.entry.day for line in lines]
    assert days == sorted(days, reverse=True)
    assert records.lines(filled, Filter(), limit=2, offset=1) == lines[1:3]
    assert records.count(filled, Filter()) == 4
    assert [line.kind for line in records.lines(filled, Filter(text="RAIN"))] == ["Check-in"]


def test_a_record_is_found_by_the_beginning_of_its_id(filled: Diary) -> None:
    for entry in records.listed(filled, Filter()):
        assert records.find(filled, entry.id) == entry
        length = records.id_length(filled)
        assert length >= 6
        assert records.find(filled, f" {entry.id[:length].upper()} ") == entry
    for beginning in ("", "  ", "zzzzzz", "%", "_"):
        with pytest.raises(NotFound, match="begins with"):
            records.find(filled, beginning)


def test_an_ambiguous_beginning_names_the_candidates(filled: Diary) -> None:
    (entry, *_) = records.listed(filled, Filter())
    from dataclasses import replace

    with filled.store.change("like it") as change:
        for ending in "xyz":
            entries.write(change, replace(entry, id="qqqq" + ending))
        entries.write(change, replace(entry, id="qqqq"))
    with pytest.raises(NotFound, match="Several") as caught:
        records.find(filled, "qqq")
    assert "qqqq, qqqqx, qqqqy, qqqqz" in str(caught.value)
    # A whole id is that record, though others begin with it.
    assert records.find(filled, "qqqq").id == "qqqq"


def test_what_is_deleted_is_named_and_gone_with_its_parts(filled: Diary) -> None:
    for entry in records.listed(filled, Filter()):
        saved = records.delete(filled, entry.id)
        assert saved.text == f"Deleted: {records.name(entry)}."
        with pytest.raises(NotFound, match="gone already"):
            records.delete(filled, entry.id)
        with pytest.raises(NotFound):
            records.find(filled, entry.id)
    for table in ("entry", *rows.ENTRY_PARTS):
        found = filled.store.connection.execute(f"SELECT count(*) FROM {table}")
        assert found.fetchone() == (0,)
    tombs = filled.store.connection.execute(
        "SELECT count(*) FROM tombstone WHERE \"table\" = 'entry'"
    )
    assert tombs.fetchone() == (4,)


def test_the_name_of_a_record(filled: Diary) -> None:
    (entry,) = records.listed(filled, Filter(text="rain"))
    assert records.name(entry) == "Check-in of Sat 21 Nov 2026, 19:30"
