"""Every action by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import HOSTILE, SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for

from tracker.app.palette import actions
from tracker.app.screens.palette import PaletteScreen
from tracker.services import events, profile
from tracker.services.diary import Diary


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_it_lists_actions_with_their_keys(
    open_app: OpenApp, key: str, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press(key)

        await shows_screen(pilot, "PaletteScreen")
        await shows(pilot, "Every action by name")
        await shows(pilot, "How the last 24 hours were: three digits")
        await shows(pilot, "urgent help")
        await pilot.press("escape")
        await shows_screen(pilot, "TodayScreen")


@pytest.mark.parametrize(
    ("typed", "screen"),
    [
        ("check", "CheckInScreen"),
        ("hist", "HistoryScreen"),
        ("urgent", "Urgent"),
        ("all keys", "Help"),
        ("question visit", "QuestionScreen"),
        ("blank", "Blank"),
    ],
)
async def test_words_typed_in_one_burst_and_enter_do_it(
    open_app: OpenApp, typed: str, screen: str
) -> None:
    async with open_app() as pilot:
        burst(pilot, [":", *typed, "enter"])

        await shows_screen(pilot, screen)


async def test_it_does_what_the_screen_beneath_can_do(open_app: OpenApp, diary: Diary) -> None:
    events.save(diary, "flare", diary.today())
    async with open_app() as pilot:
        await pilot.press("3")
        await shows(pilot, "1 record")
        burst(pilot, [":", *"delete", "enter"])

        await shows(pilot, "Delete? Event of Sun 22 Nov 2026")


async def test_the_theme_changes_and_is_remembered(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as pilot:
        burst(pilot, [":", *"theme", "enter"])

        await wait_for(lambda: pilot.app.theme == "light")
        assert "light" in (tmp_path / "settings" / "settings.toml").read_text(encoding="utf-8")


async def test_arrows_move_and_enter_does_the_marked_one(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("ctrl+p", *"hist")
        await shows(pilot, "▸ History")
        await pilot.press("up", "down", "down", "up", "enter")

        await shows_screen(pilot, "HistoryScreen")


@pytest.mark.parametrize("words", [*HOSTILE[:4], "no such thing"])
async def test_words_that_name_nothing_say_so(open_app: OpenApp, words: str) -> None:
    async with open_app() as pilot:
        await pilot.press(":")
        await shows_screen(pilot, "PaletteScreen")
        screen = pilot.app.screen
        assert isinstance(screen, PaletteScreen)
        screen._field.insert_text_at_cursor(words)

        await shows(pilot, "Nothing is called that here.")
        assert not set(screen_text(pilot)) & set("\x1b\x07\x9b\u202e\u2066")
        await pilot.press("enter")
        await shows_screen(pilot, "PaletteScreen")


async def test_digits_are_no_actions_by_name(open_app: OpenApp) -> None:
    from tracker.app.live_keys import live

    async with open_app() as pilot:
        await pilot.press("c")
        await shows_screen(pilot, "CheckInScreen")
        names = {a.action for a in actions(live(pilot.app.screen.active_bindings))}

        assert not any(name.startswith("digit") for name in names)
        assert {"medicine", "leave", "save", "day(-1)"} <= names


async def test_a_click_does_the_one_that_is_clicked(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press(":")
        await shows(pilot, "Every record: find, edit, delete")
        rows = screen_text(pilot).splitlines()
        y = next(n for n, row in enumerate(rows) if "Every record: find" in row)
        await pilot.click(offset=(10, y))

        await shows_screen(pilot, "HistoryScreen")
