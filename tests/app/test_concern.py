"""Words that ask for help bring it up, whichever form they were written in."""

from __future__ import annotations

import pytest
from driving import OpenApp, burst, shows, shows_screen

from tracker.domain.sites import parse_place
from tracker.services import profile
from tracker.services.diary import Diary

CRY = "I want to die"


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})
    profile.set_place(diary, parse_place("neck"))


@pytest.mark.parametrize(
    ("opens", "screen", "before", "after"),
    [
        ("c", "CheckInScreen", ["6", "t"], ["ctrl+s"]),
        ("s", "SessionScreen", ["n", "4", "5", "t", *["tab"] * 7], ["ctrl+s"]),
        ("w", "WeeklyScreen", ["4", "4", "4", "t"], ["ctrl+s"]),
        ("m", "MovementScreen", ["1", "2", "enter", "3", "enter", "t"], ["ctrl+s"]),
        ("n", "QuestionScreen", [], ["enter"]),
    ],
)
async def test_help_comes_up_after_saving(
    open_app: OpenApp, opens: str, screen: str, before: list[str], after: list[str]
) -> None:
    async with open_app() as pilot:
        await pilot.press(opens)
        await shows_screen(pilot, screen)
        burst(pilot, [*before, *CRY, *after])
        await shows_screen(pilot, "Urgent")
        await shows(pilot, "Samaritans, 116 123")
        await pilot.press("escape")
        await shows_screen(pilot, "TodayScreen")
