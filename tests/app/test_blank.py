"""An empty screen, for when somebody looks over one's shoulder."""

from __future__ import annotations

from driving import OpenApp, burst, screen_text, shows, shows_screen
from textual.pilot import Pilot

from tracker.domain.sites import parse_place
from tracker.services import profile
from tracker.services.diary import Diary


async def blank(pilot: Pilot[int]) -> None:
    await shows(pilot, "When it suits you")
    await pilot.press("0")
    await shows_screen(pilot, "Blank")
    assert not screen_text(pilot).strip()


async def test_it_shows_nothing_until_any_key(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        for key in ("x", "escape", "enter"):
            await blank(pilot)
            await pilot.press(key)
            await shows_screen(pilot, "TodayScreen")


async def test_many_keys_at_once_are_no_fault(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        await blank(pilot)
        burst(pilot, ["x", "y", "escape", "x", "x"])
        await shows(pilot, "When it suits you")


async def test_a_click_returns_too(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        await blank(pilot)
        await pilot.click(offset=(3, 3))
        await shows_screen(pilot, "TodayScreen")
