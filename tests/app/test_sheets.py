"""Help, urgent help and the question before a deletion."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import HOSTILE, SIZES, OpenApp, screen_text, shows, shows_screen

from tracker.app.screens.confirm import Confirm
from tracker.services import profile
from tracker.services.diary import Diary


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})


@pytest.mark.parametrize("size", SIZES)
async def test_help_lists_every_key_of_the_screen_beneath(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("?")

        await shows_screen(pilot, "Help")
        await shows(pilot, "What is open, and the last 14 days")
        await pilot.press("G")
        await shows(pilot, "Nothing leaves this machine. Massage Tracker 0")
        unwrapped = "".join(screen_text(pilot).replace("│", "").split())
        assert "tracker.sqlite3(" in unwrapped


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "enter"])
async def test_help_closes(open_app: OpenApp, key: str) -> None:
    async with open_app() as pilot:
        await pilot.press("f1")
        await shows_screen(pilot, "Help")

        await pilot.press(key)

        await shows_screen(pilot, "TodayScreen")


async def test_help_of_a_form_names_a_row_of_digits_once(open_app: OpenApp) -> None:
    async with open_app((120, 60)) as pilot:
        await pilot.press("c", "?")

        await shows(pilot, "0–9")
        assert screen_text(pilot).count("Rate the row") == 1


async def test_urgent_help_opens_anywhere_and_names_numbers_and_signs(open_app: OpenApp) -> None:
    async with open_app((120, 40)) as pilot:
        await pilot.press("c", "!")

        await shows(pilot, "Samaritans, 116 123")
        await shows(pilot, "Signs that someone should look at today")
        await pilot.press("escape")
        await shows_screen(pilot, "CheckInScreen")


async def test_a_persons_own_numbers_stand_in_for_ours(open_app: OpenApp, tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    text = '[[numbers]]\nwhere = "[b]Ger\\u001b[31mmany"\nwhat = "0800 111 0 111"\n'
    (folder / "help.toml").write_text(text, encoding="utf-8")
    async with open_app() as pilot:
        await pilot.press("!")

        await shows(pilot, "[b]Ger␛[31mmany  0800 111 0 111")
        assert "116 123" not in screen_text(pilot)


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False)])
async def test_only_y_says_yes(open_app: OpenApp, key: str, answer: bool) -> None:
    async with open_app() as pilot:
        answers: list[bool | None] = []
        pilot.app.push_screen(Confirm("Delete it?", HOSTILE[0] + HOSTILE[1]), answers.append)
        await shows(pilot, "[/] [b]bold")
        await pilot.press("enter", "space")
        assert answers == []

        await pilot.press(key)

        await shows_screen(pilot, "TodayScreen")
        await pilot.pause()
        assert answers == [answer]
