"""Days by value on Progress: beside the weekly rows in a wide terminal, on demand in others."""

from __future__ import annotations

import pytest
from driving import OpenApp, burst, screen_text, shows, wait_for
from trend_records import record_course

from tracker.services.diary import Diary
from tracker.settings import Settings


@pytest.fixture(autouse=True)
def _course(diary: Diary) -> None:
    record_course(diary)


async def test_d_shows_them_and_hides_them_again(open_app: OpenApp) -> None:
    async with open_app((80, 24)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "likely range")
        assert "Days by value" not in screen_text(pilot)
        burst(pilot, "d")
        await shows(pilot, "Days by value")
        await shows(pilot, "start    lately")
        text = screen_text(pilot)
        assert all(mark in text for mark in ("◂", "▸", "Ease of moving ▲", "Pain ▼"))
        assert "Days by value   mid, ◂ and ▸: the median of these days" in text
        burst(pilot, "d")
        await wait_for(lambda: "Days by value" not in screen_text(pilot))


async def test_a_small_terminal_has_them_beneath_each_other(open_app: OpenApp) -> None:
    async with open_app((60, 20)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "start → lately")
        burst(pilot, "d")
        await shows(pilot, "Days by value   mid, ◂ and ▸: the median of these days")
        await shows(pilot, "Ease of moving ▲")
        burst(pilot, ["pagedown"])
        await shows(pilot, "Stiffness ▼")


async def test_signs_of_ascii_are_explained_as_they_are(open_app: OpenApp) -> None:
    async with open_app((80, 24), settings=Settings(glyphs="ascii")) as pilot:
        burst(pilot, "4")
        await shows(pilot, "likely range")
        burst(pilot, "d")
        await shows(pilot, "Days by value   mid, < and >: the median of these days")


async def test_a_wide_terminal_has_them_beside_the_weeks(open_app: OpenApp) -> None:
    async with open_app((200, 60)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "Days by value")
        assert not pilot.app.screen.check_action("by_value", ())


async def test_before_there_are_enough_days_the_key_is_not_there(
    open_app: OpenApp, diary: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "likely range")
        assert pilot.app.screen.check_action("by_value", ())
        burst(pilot, ["tab"])
        await shows(pilot, "▸ Decision summary")
        assert not pilot.app.screen.check_action("by_value", ())
