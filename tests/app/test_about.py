"""About you: the first questions again, with the answers as they stand."""

from __future__ import annotations

from datetime import timedelta

from driving import OpenApp, screen_text, shows, shows_screen, wait_for

from tracker.domain.checkin import CheckIn
from tracker.domain.sites import parse_place
from tracker.services import checkins, drafting, profile
from tracker.services.diary import Diary


async def test_today_offers_it_until_there_is_a_place(open_app: OpenApp, diary: Diary) -> None:
    checkins.save(diary, CheckIn(diary.today() - timedelta(days=1), ease=6))
    async with open_app() as pilot:
        await shows(pilot, "Where does it hurt?")
        await pilot.press("P", *"kn l", "enter", *"8m", "enter", "1")
        await shows_screen(pilot, "TodayScreen")
        await shows(pilot, "Left knee")
        assert "Where does it hurt?" not in screen_text(pilot)
    assert profile.load(diary).since == "2026-03"
    # What was recorded before there was a place is about it too.
    assert profile.load(diary).place == parse_place("kn l")
    assert profile.history_of_places(diary)[0][0] == diary.today() - timedelta(days=1)


async def test_it_shows_what_is_known_and_keeps_the_rest(open_app: OpenApp, diary: Diary) -> None:
    profile.begin(diary, parse_place("neck"), "2025-03", "thinking")
    async with open_app() as pilot:
        await pilot.press("P")
        await shows(pilot, "2025-03")
        await pilot.press("enter", "enter", "2")
        await shows_screen(pilot, "TodayScreen")
        await wait_for(lambda: profile.load(diary).facts["stage"] == "waiting", "the new stage")
    assert len(profile.history_of_places(diary)) == 1
    assert profile.load(diary).since == "2025-03"


async def test_looking_leaves_no_draft(open_app: OpenApp, diary: Diary) -> None:
    profile.begin(diary, parse_place("neck"), "2025-03", "thinking")
    async with open_app() as pilot:
        await pilot.press("P")
        await shows(pilot, "2025-03")
        await pilot.press("escape")
        await shows_screen(pilot, "TodayScreen")
    assert drafting.offers(diary) == ()


async def test_what_was_typed_and_left_is_there_again(open_app: OpenApp, diary: Diary) -> None:
    profile.begin(diary, parse_place("neck"), "2025-03", "thinking")
    async with open_app() as pilot:
        await pilot.press("P")
        await shows(pilot, "2025-03")
        await pilot.press("end", *"X", "escape")
        await shows(pilot, "Unfinished about you")
        await pilot.press("P")
        await shows(pilot, "neckX")
        await pilot.press("escape")
        await shows(pilot, "Unfinished about you")


async def test_a_place_set_elsewhere_meanwhile_is_said(open_app: OpenApp, diary: Diary) -> None:
    profile.begin(diary, parse_place("neck"), "2025-03", "thinking")
    async with open_app() as pilot:
        await pilot.press("P")
        await shows(pilot, "2025-03")
        profile.set_place(diary, parse_place("kn l"))
        await pilot.press("enter", "enter", "2")
        await shows(pilot, "Now it says: left knee, 2025-03, thinking")
        assert profile.load(diary).place == parse_place("kn l")
        await pilot.press("2")
        await shows_screen(pilot, "TodayScreen")
    assert profile.load(diary).place == parse_place("neck")
    assert profile.load(diary).facts["stage"] == "waiting"
