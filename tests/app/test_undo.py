"""``u`` and ``U`` on every main screen, and what was ever changed in a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from driving import HOSTILE, OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import checkins, events, profile, records, sessions, undoing
from tracker.services.diary import Diary, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings
from tracker.store.ids import SeededIds

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _placed(diary: Diary) -> None:
    profile.set_place(diary, Place("neck", Side.BOTH))


@pytest.fixture
def command(db: Path, clock: FixedClock, diary: Diary) -> Diary:
    """The same file through another door."""
    return open_diary(db, Settings(), "command line", clock, ids=SeededIds(2), node="test")


def kinds(diary: Diary) -> list[str]:
    return [entry.kind.value for entry in records.listed(diary, Filter())]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_what_was_just_saved_is_undone_and_done_again_at_once(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await shows(pilot, "u undo")
        burst(pilot, "f")
        await wait_for(lambda: kinds(diary) == ["event"], "the flare is noted")
        burst(pilot, "u")
        await wait_for(lambda: kinds(diary) == [], "the flare is undone")
        await wait_for(lambda: any("Undone: flare on Sun 22 Nov." in t for t in toasts(pilot)))
        assert "U does it again" in toasts(pilot)[-1]
        burst(pilot, "U")
        await wait_for(lambda: kinds(diary) == ["event"], "the flare is back")
        await wait_for(lambda: any("Done again: flare" in t for t in toasts(pilot)))
        # Ahead of the screen: each key waits for the one before it.
        burst(pilot, "uUuUu")
        await wait_for(lambda: diary.store.last_change() == 9, "five steps")
        assert kinds(diary) == []


async def test_the_screen_one_is_on_shows_it(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, "c643")
        burst(pilot, ["enter"])
        await wait_for(lambda: kinds(diary) == ["checkin"], "it is saved")
        burst(pilot, "3")
        await shows(pilot, "ease 6, pain 4")
        burst(pilot, "u")
        await shows(pilot, "Here will be everything you record.")
        burst(pilot, "U")
        await shows(pilot, "1 record")
        assert kinds(diary) == ["checkin"]


async def test_nothing_to_redo_is_said(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, "U")
        await wait_for(lambda: "There is nothing to redo." in toasts(pilot))
        burst(pilot, "f")
        await wait_for(lambda: kinds(diary) == ["event"])
        burst(pilot, "uf")
        await wait_for(lambda: diary.store.last_change() == 4)
        burst(pilot, "U")
        await wait_for(
            lambda: "There is nothing to redo: something new was recorded since." in toasts(pilot)
        )


async def test_an_earlier_sitting_is_asked_about(open_app: OpenApp, diary: Diary) -> None:
    events.save(diary, "injury", TODAY)
    async with open_app() as pilot:
        burst(pilot, "u")
        await shows_screen(pilot, "Confirm")
        await shows(pilot, "Undo “injury on Sun 22 Nov”?")
        await shows(pilot, "It was done in the app, Sun 22 Nov 2026, 19:30, not in this")
        burst(pilot, ["enter", "u", "n"])
        await shows_screen(pilot, "TodayScreen")
        assert kinds(diary) == ["event"]
        burst(pilot, "uy")
        await wait_for(lambda: kinds(diary) == [], "it is undone")
        # This window undid it, so it need not ask before doing it again.
        burst(pilot, "U")
        await wait_for(lambda: kinds(diary) == ["event"], "it is back")


async def test_nothing_else_is_undone_than_what_was_asked_about(
    open_app: OpenApp, diary: Diary, command: Diary
) -> None:
    events.save(command, "injury", TODAY)
    async with open_app() as pilot:
        burst(pilot, "u")
        await shows(pilot, "Undo “injury on Sun 22 Nov”?")
        events.save(command, "illness", TODAY)
        burst(pilot, "y")
        await wait_for(lambda: any("Something else was recorded" in t for t in toasts(pilot)))
        assert kinds(diary) == ["event", "event"]
    command.close()


async def test_two_windows_see_each_other_go_back(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as one, open_app() as other:
        for pilot in (one, other):
            burst(pilot, "3")
            await shows_screen(pilot, "HistoryScreen")
            await shows(pilot, "Here will be everything you record.")
        burst(one, "f")
        await shows(other, "1 record")
        await shows(other, "Flare")
        burst(one, "u")
        await shows(other, "Here will be everything you record.")
        burst(other, "U")
        await shows(other, "It was undone in the app")
        burst(other, "y")
        await shows(one, "1 record")
        assert kinds(diary) == ["event"]


async def test_a_deleted_record_comes_back_by_one_key(open_app: OpenApp, diary: Diary) -> None:
    kept = sessions.save(diary, SessionForm(TODAY, RightNow(pain=6), RightNow(pain=4), mini="n"))
    before = records.listed(diary, Filter())
    async with open_app() as pilot:
        burst(pilot, "3")
        await shows(pilot, "1 record")
        burst(pilot, "dy")
        await wait_for(lambda: kinds(diary) == [], "it is deleted")
        await wait_for(lambda: any(t.endswith("u brings it back.") for t in toasts(pilot)))
        burst(pilot, "u")
        await shows(pilot, "pain 6 → 4")
        assert records.listed(diary, Filter()) == before
        assert kept.id == before[0].id


async def test_no_key_of_a_form_undoes_anything(open_app: OpenApp, diary: Diary) -> None:
    events.save_question(diary, "why?")
    async with open_app() as pilot:
        burst(pilot, "c")
        await shows_screen(pilot, "CheckInScreen")
        seq = diary.store.last_change()
        burst(pilot, "uU")
        burst(pilot, ["escape"])
        await shows_screen(pilot, "TodayScreen")
        assert diary.store.last_change() == seq
        burst(pilot, "3/uU")
        await wait_for(lambda: "uU" in screen_text(pilot), "it is typed into the field")
        assert diary.store.last_change() == seq


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_change_of_a_record_is_shown(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    kept = checkins.save(diary, CheckIn(TODAY, ease=6, pain=4))
    checkins.save(diary, CheckIn(TODAY, ease=6, pain=5, note=HOSTILE[0]), entry_id=kept.id)
    undoing.undo(diary)
    async with open_app(size) as pilot:
        burst(pilot, "3")
        await shows(pilot, "1 record")
        burst(pilot, "H")
        await shows_screen(pilot, "ChangesSheet")
        await shows(pilot, "Changes: Check-in, Sun 22 Nov 2026")
        text = " ".join(screen_text(pilot).replace("│", " ").split())
        assert "Sun 22 Nov 2026, 19:30 recorded in the app Ease of moving, neck 6" in text
        assert "changed in the app Pain, neck 4 → 5 note added" in text
        assert "changed back by undo in the app Pain, neck 5 → 4 note removed" in text
        burst(pilot, ["escape", "enter"])
        await shows_screen(pilot, "RecordSheet")
        await shows(pilot, "H its changes")
        burst(pilot, "H")
        await shows_screen(pilot, "ChangesSheet")
        burst(pilot, ["escape"])
        await shows_screen(pilot, "RecordSheet")


async def test_details_of_a_change_steer_nothing(open_app: OpenApp, diary: Diary) -> None:
    from dataclasses import replace

    form = SessionForm(TODAY, RightNow(pain=6), mini="n")
    for words in (*HOSTILE[:3], "x" * 500):
        details = replace(form.details, therapist=words)
        sessions.save(diary, replace(form, details=details))
    async with open_app() as pilot:
        burst(pilot, "3")
        await shows(pilot, "4 records")
        for _ in range(4):
            burst(pilot, "H")
            await shows_screen(pilot, "ChangesSheet")
            await shows(pilot, "by ")
            burst(pilot, ["escape", "j"])
            await shows_screen(pilot, "HistoryScreen")


async def test_there_are_no_changes_of_no_record(open_app: OpenApp, diary: Diary) -> None:
    async with open_app() as pilot:
        burst(pilot, "3")
        await shows(pilot, "Here will be everything you record.")
        burst(pilot, "H")
        burst(pilot, "1")
        await shows_screen(pilot, "TodayScreen")
