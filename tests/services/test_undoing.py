"""Undo and redo as a person meets them: what is asked, what is said, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import Busy, Failed, NeedsConfirmation
from tracker.services import (
    checkins,
    events,
    profile,
    readiness,
    records,
    sessions,
    undoing,
)
from tracker.services.diary import Diary, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings
from tracker.store.ids import SeededIds

TODAY = date(2026, 11, 22)
NECK = Place("neck", Side.BOTH)


@pytest.fixture
def command(db: Path, clock: FixedClock, diary: Diary) -> Diary:
    """The same file through another door."""
    return open_diary(db, Settings(), "command line", clock, ids=SeededIds(2), node="test")


def listed(diary: Diary) -> list[str]:
    return [entry.id for entry in records.listed(diary, Filter())]


def pain(diary: Diary, entry_id: str) -> float | None:
    return checkins.load(diary, entry_id).pain


def test_nothing_to_undo_or_redo_is_said(diary: Diary) -> None:
    assert undoing.next_undo(diary) is None
    assert undoing.next_redo(diary) is None
    with pytest.raises(Failed, match=r"^There is nothing to undo\.$"):
        undoing.undo(diary)
    with pytest.raises(Failed, match=r"^There is nothing to redo\.$"):
        undoing.redo(diary)


def test_it_says_what_it_did(diary: Diary) -> None:
    kept = checkins.save(diary, CheckIn(TODAY - timedelta(days=1), ease=6, pain=4))
    checkins.save(diary, CheckIn(kept.day, ease=6, pain=5), entry_id=kept.id)
    saved = undoing.undo(diary)
    assert (saved.id, saved.day, saved.change) == (kept.id, kept.day, 3)
    assert saved.text == "Undone: check-in for Sat 21 Nov."
    assert saved.notes == ("It is as before.",)
    assert pain(diary, kept.id) == 4
    saved = undoing.undo(diary)
    assert (saved.id, saved.notes) == (kept.id, ("It is out of the lists.",))
    assert listed(diary) == []
    assert undoing.redo(diary).notes == ("It is back.",)
    saved = undoing.redo(diary)
    assert (saved.text, saved.notes) == (
        "Done again: check-in for Sat 21 Nov.", ("It is changed again.",),
    )  # fmt: skip
    assert pain(diary, kept.id) == 5


def test_undoing_a_deletion_brings_back_every_part(diary: Diary) -> None:
    form = SessionForm(TODAY, RightNow(pain=6, ease=3), RightNow(pain=4), mini="n", note="ä")
    kept = sessions.save(diary, form)
    before = records.listed(diary, Filter())
    records.delete(diary, kept.id)
    assert listed(diary) == []
    assert undoing.undo(diary).notes == ("It is back.",)
    assert records.listed(diary, Filter()) == before
    assert undoing.redo(diary).notes == ("It is out of the lists again.",)
    assert listed(diary) == []


def test_something_new_ends_what_can_be_done_again(diary: Diary) -> None:
    events.save(diary, "injury", TODAY)
    undoing.undo(diary)
    events.save(diary, "illness", TODAY)
    with pytest.raises(Failed, match=r"redo: something new was recorded since\.$"):
        undoing.redo(diary)


def test_saving_what_is_there_already_is_no_step(diary: Diary) -> None:
    kept = checkins.save(diary, CheckIn(TODAY, pain=4))
    checkins.save(diary, CheckIn(TODAY, pain=4), entry_id=kept.id)
    undoing.undo(diary)
    assert undoing.next_undo(diary) is None


def test_a_change_of_this_sitting_is_undone_without_a_question(diary: Diary) -> None:
    events.save(diary, "flare", TODAY)
    step = undoing.next_undo(diary)
    assert step is not None
    assert (step.label, step.door, step.asks) == ("flare on Sun 22 Nov", "app", None)
    assert step.at == diary.now()
    undoing.undo(diary)
    assert undoing.next_undo(diary) is None
    redo = undoing.next_redo(diary)
    assert redo is not None
    assert redo.asks is None


def test_what_another_door_did_is_asked_about(diary: Diary, command: Diary) -> None:
    events.save(diary, "flare", TODAY)
    kept = events.save(command, "injury", TODAY)
    with pytest.raises(NeedsConfirmation) as asked:
        undoing.undo(diary)
    question = asked.value.question
    assert question == (
        "Undo “injury on Sun 22 Nov”? It was done at the command line, Sun 22 Nov 2026, 19:30,"
        " not in this sitting."
    )
    assert kept.id in listed(diary)
    assert undoing.undo(diary, True).id == kept.id
    # The one before it is this sitting's own; for the other door it is the stranger's.
    undone = undoing.next_redo(command)
    assert undone is not None
    assert undone.asks is not None
    assert "was undone in the app" in undone.asks
    undoing.undo(diary)
    assert listed(command) == []
    command.close()


def test_an_earlier_sitting_is_asked_about(db: Path, clock: FixedClock, diary: Diary) -> None:
    events.save(diary, "flare", TODAY)
    undoing.undo(diary)
    diary.close()
    again = open_diary(db, Settings(), "app", clock, ids=SeededIds(3), node="test")
    with pytest.raises(NeedsConfirmation, match="was undone in the app"):
        undoing.redo(again)
    assert undoing.redo(again, True).notes == ("It is back.",)
    # Done again in this sitting: no need to ask. In the next one there is.
    assert undoing.undo(again).notes == ("It is out of the lists.",)
    undoing.redo(again)
    again.close()
    later = open_diary(db, Settings(), "app", clock, ids=SeededIds(4), node="test")
    with pytest.raises(NeedsConfirmation, match="It was done again in the app"):
        undoing.undo(later)
    later.close()


def test_who_did_it_again_did_it(diary: Diary, command: Diary) -> None:
    events.save(diary, "flare", TODAY)
    undoing.undo(diary)
    undoing.redo(command, True)
    with pytest.raises(NeedsConfirmation, match="It was done again at the command line"):
        undoing.undo(diary)
    assert undoing.undo(command).notes == ("It is out of the lists.",)
    command.close()


def test_a_large_change_is_asked_about(diary: Diary) -> None:
    readiness.save_safety(diary, Attempt(safety=dict.fromkeys(ITEMS, Answer.NO)))
    rows = len(ITEMS) + 1
    assert rows > undoing.MOST_ROWS
    with pytest.raises(NeedsConfirmation, match=f"It touches {rows} rows of the file") as asked:
        undoing.undo(diary)
    assert "sitting" not in asked.value.question
    undoing.undo(diary, True)
    with pytest.raises(NeedsConfirmation, match="Redo “safety screen”"):
        undoing.redo(diary)
    undoing.redo(diary, True)
    assert len(listed(diary)) == 1


def test_twenty_rows_are_not_many(diary: Diary) -> None:
    for count, asks in ((19, False), (20, True)):
        answers = dict.fromkeys(list(ITEMS)[:count], Answer.NO)
        readiness.save_safety(diary, Attempt(safety=answers))
        step = undoing.next_undo(diary)
        assert step is not None
        assert (step.rows, step.asks is not None) == (count + 1, asks)


def test_only_what_was_asked_about_is_undone(diary: Diary, command: Diary) -> None:
    events.save(command, "injury", TODAY)
    asked = undoing.next_undo(diary)
    assert asked is not None
    events.save(command, "illness", TODAY)
    before = listed(diary)
    with pytest.raises(Failed, match="Something else was recorded meanwhile"):
        undoing.undo(diary, True, only=asked.change_id)
    assert listed(diary) == before
    command.close()


def test_a_save_at_the_same_moment_is_not_undone_in_its_place(
    diary: Diary, command: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    events.save(diary, "injury", TODAY)
    change = diary.store.change

    def meanwhile(*args: object, **more: object) -> object:
        monkeypatch.setattr(diary.store, "change", change)
        events.save(command, "illness", TODAY)
        return change(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(diary.store, "change", meanwhile)
    with pytest.raises(Busy, match="at the same moment"):
        undoing.undo(diary)
    assert len(listed(diary)) == 2
    command.close()


def test_a_main_site_gives_back_what_it_took_up(diary: Diary) -> None:
    kept = checkins.save(diary, CheckIn(TODAY, pain=4, flare=True))
    before = records.listed(diary, Filter())
    profile.set_place(diary, NECK)
    saved = undoing.undo(diary)
    assert (saved.id, saved.day) == ("", TODAY)
    assert saved.notes == ("1 record is as before.",)
    assert records.listed(diary, Filter()) == before
    assert profile.load(diary).place is None
    saved = undoing.undo(diary)
    assert saved.notes == ("2 records are out of the lists.",)
    assert listed(diary) == []
    undoing.redo(diary)
    undoing.redo(diary)
    assert profile.load(diary).place == NECK
    assert checkins.load(diary, kept.id).pain == 4


def test_a_file_that_can_only_be_read_stays_as_it_is(diary: Diary) -> None:
    events.save(diary, "injury", TODAY)
    diary.store.read_only = True
    with pytest.raises(Failed, match="read-only"):
        undoing.undo(diary)


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("app", "in the app"),
        ("command line", "at the command line"),
        ("demo", "by demo"),
        ("merged:app", "in the app, in another file"),
        ("merged:merged:x", "by x, in another file"),
    ],
)
def test_a_door_in_words(door: str, words: str) -> None:
    assert undoing.door_words(door) == words


@pytest.mark.parametrize("stamp", [-1, 0, 2**62])
def test_no_stamp_of_another_file_is_too_strange_to_tell(diary: Diary, stamp: int) -> None:
    told = undoing.when(diary, stamp)
    assert 1970 <= told.astimezone(UTC).year <= 9998
    assert told.utcoffset() == diary.now().utcoffset()


SAVES: dict[str, Callable[[Diary], object]] = {
    "question": lambda d: events.save_question(d, "why?"),
    "profile": lambda d: profile.set_facts(d, {"told": "sciatica"}),
    "first run": lambda d: profile.begin(d, NECK, "8m", "thinking"),
    "session": lambda d: sessions.save(d, SessionForm(TODAY, RightNow(pain=5))),
}


@pytest.mark.parametrize("name", SAVES)
def test_every_sort_of_change_can_be_taken_back(diary: Diary, name: str) -> None:
    SAVES[name](diary)
    undoing.undo(diary)
    for table in ("entry", "rating", "session", "question", "main_site", "profile"):
        found = diary.store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert found == (0,), table
