"""The list of every record."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from driving import (
    HOSTILE,
    SIZES,
    OpenApp,
    burst,
    screen_text,
    shows,
    shows_screen,
    toasts,
    wait_for,
)
from textual.pilot import Pilot

from tracker.app.screens.history import HistoryScreen
from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Kind
from tracker.domain.safety import Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.services import (
    checkins,
    demo,
    events,
    finding,
    profile,
    readiness,
    records,
    sessions,
)
from tracker.services.diary import Diary
from tracker.settings import Settings
from tracker.store.entries import Filter


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_place(diary, Place("low_back"), diary.today() - timedelta(days=60))


def checkin(diary: Diary, days_ago: int, note: str = "", ease: int = 6) -> str:
    day = diary.today() - timedelta(days=days_ago)
    form = CheckIn(day, ease=ease, pain=4, stiffness=3, note=note)
    return checkins.save(diary, form, confirmed=True).id


@pytest.fixture
def four_days(diary: Diary) -> Diary:
    """A check-in today, yesterday, and five and six days ago."""
    for ago in (0, 1, 5, 6):
        checkin(diary, ago)
    return diary


def history(pilot: Pilot[int]) -> HistoryScreen:
    """The screen on top, which must be History."""
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


def selected(screen: HistoryScreen) -> str:
    """The id of the record the mark is on."""
    line = screen._list.line()
    assert line is not None
    return line.entry.id


def everything(diary: Diary) -> list[str]:
    return [entry.id for entry in records.listed(diary, Filter())]


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory, clock_of_module: FixedClock) -> Path:
    path = tmp_path_factory.mktemp("long") / "ten-years.sqlite3"
    demo.write_demo(path, weeks=520, clock=clock_of_module, settings=Settings())
    return path


@pytest.fixture(scope="module")
def clock_of_module() -> FixedClock:
    return FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_history_says_what_will_be_here(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("3")

        await shows(pilot, "Here will be everything you record.")
        await pilot.press("e", "d", "enter", "j")
        await shows_screen(pilot, "HistoryScreen")


@pytest.mark.parametrize("size", SIZES)
async def test_records_stand_newest_first_with_their_notes(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    checkin(diary, 1, note="slept badly")
    events.save(diary, "flare", diary.today())
    async with open_app(size) as pilot:
        await pilot.press("3")

        await shows(pilot, "2 records")
        text = screen_text(pilot)
        assert text.index("Flare") < text.index("ease 6, pain 4, stiffness 3")
        assert "slept badly" in text


async def test_keys_typed_ahead_reach_the_record_they_were_meant_for(
    open_app: OpenApp, diary: Diary
) -> None:
    for ago in range(5):
        checkin(diary, ago, ease=ago)
    async with open_app() as pilot:
        burst(pilot, ["3", "j", "j", "enter"])

        await shows_screen(pilot, "RecordSheet")
        await shows(pilot, "Check-in, Fri 20 Nov 2026")


async def test_the_whole_record_names_every_rating_and_its_times(
    open_app: OpenApp, diary: Diary
) -> None:
    form = SessionForm(
        diary.today(), before=RightNow(pain=7, ease=3), after=RightNow(pain=4, ease=5)
    )
    saved = sessions.save(diary, form)
    async with open_app((120, 40)) as pilot:
        await pilot.press("3", "enter")

        await shows(pilot, "Session, Sun 22 Nov 2026")
        text = screen_text(pilot)
        assert "Right before" in text
        assert "Right after" in text
        assert saved.id in text
        assert "19:30, UTC+01:00" in text


async def test_e_opens_the_form_that_made_it_and_saves_it_anew(
    open_app: OpenApp, diary: Diary
) -> None:
    entry_id = checkin(diary, 0)
    async with open_app() as pilot:
        await pilot.press("3", "e")
        await shows(pilot, "(change)")
        await shows(pilot, "[6]")

        await pilot.press("8", "enter")

        await wait_for(lambda: records.find(diary, entry_id).value("ease") == 8, "it is changed")
        await shows_screen(pilot, "HistoryScreen")
        await shows(pilot, "ease 8, pain 4")


@pytest.mark.parametrize(
    ("kind", "form"),
    [("question", "QuestionScreen"), ("event", "EventScreen"), ("session", "SessionScreen")],
)
async def test_each_kind_opens_its_own_form(
    open_app: OpenApp, diary: Diary, kind: str, form: str
) -> None:
    events.save_question(diary, "why?")
    events.save(diary, "stress", diary.today())
    sessions.save(diary, SessionForm(diary.today(), before=RightNow(pain=7)))
    async with open_app() as pilot:
        burst(pilot, ["3", "/", *f"kind:{kind}", "enter", "enter", "e"])

        await shows_screen(pilot, form)
        await pilot.press("escape")
        await shows_screen(pilot, "HistoryScreen")


async def test_a_quiz_is_kept_as_it_was_answered(open_app: OpenApp, diary: Diary) -> None:
    readiness.save_safety(diary, Attempt(safety={"E1": Answer.YES}))
    async with open_app() as pilot:
        await pilot.press("3", "e")

        await wait_for(lambda: any("kept as it was answered" in t for t in toasts(pilot)))
        assert any("6 takes it again" in t for t in toasts(pilot))


async def test_d_names_the_record_and_only_y_deletes_it(open_app: OpenApp, diary: Diary) -> None:
    checkin(diary, 0)
    kept = checkin(diary, 1)
    async with open_app() as pilot:
        await pilot.press("3", "d")
        await shows(pilot, "Delete? Check-in of Sun 22 Nov 2026, 19:30")
        await pilot.press("enter", "n")
        assert len(everything(diary)) == 2

        burst(pilot, ["d", "y"])

        await wait_for(lambda: everything(diary) == [kept], "one is deleted")
        await shows(pilot, "1 record")


async def test_two_deletions_in_one_burst_delete_two_records(
    open_app: OpenApp, diary: Diary
) -> None:
    ids = [checkin(diary, ago) for ago in range(4)]
    async with open_app() as pilot:
        burst(pilot, ["3", "j", "d", "y", "d", "y"])

        await wait_for(lambda: len(everything(diary)) == 2, "two are deleted")
        assert everything(diary) == [ids[0], ids[3]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("swim", "1 of 3 records"),
        ("session", "2 of 3 records"),
        ("kind:session", "1 of 3 records"),
        ("left knee", "1 of 3 records"),
        ("site:knee", "1 of 3 records"),
        ("since:-1d", "1 of 3 records"),
        ("until:2026-11-21", "2 of 3 records"),
        ("nothing such", "No record answers to that."),
    ],
)
async def test_the_filter_finds_words_kinds_sites_and_days(
    open_app: OpenApp, diary: Diary, typed: str, found: str
) -> None:
    checkin(diary, 5, note="went swimming after the session")
    day = diary.today() - timedelta(days=3)
    sessions.save(diary, SessionForm(day, before=RightNow(pain=7)))
    knee = (Place("knee", Side.LEFT), 3.0)
    checkins.save(diary, CheckIn(diary.today(), ease=5, places=(knee,), note="left"))
    async with open_app() as pilot:
        burst(pilot, ["3", "/", *typed, "enter"])

        await shows(pilot, found)
        await pilot.press("escape")
        await shows(pilot, "3 records")


async def test_a_filter_that_is_none_says_what_is_allowed_and_keeps_the_list(
    open_app: OpenApp, diary: Diary
) -> None:
    checkin(diary, 0)
    async with open_app() as pilot:
        await pilot.press("3", "slash", *"kind:dog")

        await shows(pilot, "Allowed: checkin, session")
        assert "ease 6" in screen_text(pilot)


async def test_letters_in_the_filter_are_words_and_not_keys(
    open_app: OpenApp, diary: Diary
) -> None:
    checkin(diary, 0, note="dec 3q !? [b]")
    async with open_app() as pilot:
        burst(pilot, ["3", "/", *"dec 3q !? [b]"])

        await shows(pilot, "dec 3q !? [b]")
        await shows(pilot, "1 of 1 record")
        await shows_screen(pilot, "HistoryScreen")
        assert len(everything(diary)) == 1


async def test_ten_years_open_at_once_and_only_what_is_seen_is_read(
    open_app: OpenApp, ten_years: Path
) -> None:
    async with open_app((80, 24), path=ten_years) as pilot:
        await pilot.press("3")
        await shows(pilot, "Nov")
        rows = history(pilot)._list
        read = rows._pages

        await pilot.press("G")
        await shows(pilot, "2016")
        assert rows.total is not None
        assert rows.at == rows.total - 1 > 4000
        await wait_for(lambda: rows.line() is not None)
        assert len(read) <= 3

        await pilot.press("g", "pagedown", "pagedown", "pageup", "enter")
        await shows_screen(pilot, "RecordSheet")


async def test_a_change_by_another_window_keeps_the_selected_record(
    open_app: OpenApp, diary: Diary
) -> None:
    for ago in range(1, 40):
        checkin(diary, ago, ease=ago % 10)
    async with open_app() as pilot:
        await pilot.press("3", *("j" * 30))
        screen = history(pilot)
        chosen = selected(screen)

        events.save(diary, "flare", diary.today())

        await shows(pilot, "40 records")
        assert selected(screen) == chosen
        assert screen._list.at == 31

        records.delete(diary, chosen)

        await shows(pilot, "39 records")
        assert screen._list.at == 31


async def test_show_day_selects_the_newest_record_of_that_day(
    open_app: OpenApp, four_days: Diary
) -> None:
    async with open_app() as pilot:
        pilot.app.switch_mode("history")
        screen = history(pilot)
        screen.show_day(four_days.today() - timedelta(days=5))
        await wait_for(lambda: screen._list.at == 2)

        screen.show_day(four_days.today() - timedelta(days=3))
        await wait_for(
            lambda: any("Nothing was recorded on Thu 19 Nov" in t for t in toasts(pilot))
        )
        assert screen._list.at == 2


async def test_a_day_asked_for_while_the_list_is_read_is_not_forgotten(
    open_app: OpenApp, four_days: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as pilot:
        pilot.app.switch_mode("history")
        screen = history(pilot)
        await shows(pilot, "4 records")
        reading, may_read, look = Event(), Event(), finding.look

        def slowly(*args: Any, **named: Any) -> Any:
            reading.set()
            assert may_read.wait(10)
            return look(*args, **named)

        monkeypatch.setattr(finding, "look", slowly)
        screen.run_worker(screen.reload(), group="history")
        await wait_for(reading.is_set)
        screen.show_day(four_days.today() - timedelta(days=5))
        may_read.set()

        await wait_for(lambda: screen._list.at == 2)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", HOSTILE)
async def test_any_words_stay_words_in_list_sheet_and_question(
    open_app: OpenApp, diary: Diary, words: str, size: tuple[int, int]
) -> None:
    checkin(diary, 0, note=words)
    events.save_question(diary, words)
    session = SessionForm(diary.today(), before=RightNow(pain=7), note=words)
    sessions.save(diary, session)
    async with open_app(size) as pilot:
        await pilot.press("3")
        await shows(pilot, "3 records")
        for _ in range(3):
            for keys in (["enter", "G", "escape"], ["d", "n"], ["e", "escape"], ["j"]):
                for key in keys:
                    await pilot.press(key)
                    text = screen_text(pilot)
                    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066")
        await shows_screen(pilot, "HistoryScreen")
        assert {e.note for e in records.listed(diary, Filter(kind=Kind.CHECKIN))} == {
            words.replace("\r\n", "\n").strip()
        }
