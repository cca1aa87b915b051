"""A main place that changed: Today, Trends and Progress say the same of it, and say that it did."""

from __future__ import annotations

import moved_place
import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen
from trends_driving import settled

from tracker.services.diary import Diary

TOO_EARLY = "Too early to compare with the start; from 9 Dec on there are two weeks."


@pytest.fixture(autouse=True)
def moved(diary: Diary) -> None:
    moved_place.record(diary)


def folded(text: str) -> str:
    return " ".join(text.split())


async def test_today_names_the_days_of_the_place_before(open_app: OpenApp) -> None:
    async with open_app((80, 24)) as pilot:
        await shows(pilot, "4 of 11 days")
        await shows(pilot, "Too early")
        text = screen_text(pilot)
    assert TOO_EARLY in folded(text)
    assert "1 other day was for low back." in folded(text)


async def test_trends_reads_such_a_day_out_and_tells_what_is_missing(open_app: OpenApp) -> None:
    async with open_app((80, 24)) as pilot:
        burst(pilot, "2")
        await shows_screen(pilot, "TrendsScreen")
        await shows(pilot, "ease 5")
        text = await settled(pilot)
        assert TOO_EARLY in folded(text)
        assert "· not rated" in text
        assert "no entry" not in text
        burst(pilot, ["h"] * 13)
        await shows(pilot, "no entry for this place, only for low back.")
        burst(pilot, "i")
        await shows(pilot, "Last rated 9 days ago")
        assert "Too early" not in await settled(pilot)


async def test_progress_says_that_the_place_changed(open_app: OpenApp) -> None:
    async with open_app((80, 40)) as pilot:
        burst(pilot, "4")
        await shows(pilot, "The main place changed from low back to neck, left")
        assert TOO_EARLY in folded(screen_text(pilot))
