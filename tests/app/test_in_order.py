"""Keys that come faster than the app looks at them."""

from __future__ import annotations

import asyncio

import pytest
from driving import OpenApp, burst, shows, wait_for

from tracker.services import profile, records
from tracker.services.diary import Diary
from tracker.store.entries import Filter


async def test_keys_that_come_while_the_app_closes_do_no_harm(
    open_app: OpenApp, diary: Diary
) -> None:
    profile.set_facts(diary, {"stage": "tracking"})
    async with open_app() as pilot:
        burst(pilot, ["q", *"abcdefgh 123"])

        await wait_for(lambda: pilot.app._exit, "it closes")
        burst(pilot, "xyz")
        await asyncio.sleep(0)


async def test_an_enter_pressed_before_the_app_was_there_is_an_enter(
    open_app: OpenApp, diary: Diary
) -> None:
    profile.set_facts(diary, {"stage": "tracking"})
    async with open_app() as pilot:
        burst(pilot, ["c", *"643", "ctrl+j"])

        await wait_for(lambda: records.count(diary, Filter()), "the check-in is saved")
        await wait_for(lambda: pilot.app._notifications, "the toast that says so")


@pytest.mark.parametrize("ends", ["q", "ctrl+q"])
@pytest.mark.parametrize(
    "behind",
    [["x"] * 6, ["c", "6", "enter"], ["escape", "2", "3"], ["?"], ["3", "P", *"jkl", "up"]],
)
async def test_keys_behind_the_one_that_closes_are_let_go(
    open_app: OpenApp, diary: Diary, ends: str, behind: list[str]
) -> None:
    profile.set_facts(diary, {"stage": "tracking"})
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["c", "6", "4", "3", "enter", ends, *behind, ends, *behind])
        await wait_for(lambda: not pilot.app.is_running, "the end")
    assert pilot.app._exception is None
    assert records.count(diary, Filter()) == 1


@pytest.mark.parametrize("steps", range(6))
@pytest.mark.parametrize("keys", [["m", "4", *"60", "enter"], ["w", "a", *"walk", "enter", "4"]])
async def test_an_app_that_ends_while_a_field_is_being_opened_ends_quietly(
    open_app: OpenApp, diary: Diary, keys: list[str], steps: int
) -> None:
    profile.set_facts(diary, {"stage": "tracking"})
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, keys)
        for _ in range(steps * 5):
            await asyncio.sleep(0)
    assert pilot.app._exception is None
