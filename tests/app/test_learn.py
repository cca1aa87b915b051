"""Learn: the list of pages, reading one, and the ways that lead there."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import (
    HOSTILE,
    SIZES,
    OpenApp,
    burst,
    screen_line,
    screen_text,
    shows,
    shows_screen,
    wait_for,
)
from textual.pilot import Pilot

from tracker.app import learn_page
from tracker.app.prose import WIDEST
from tracker.domain import learn
from tracker.domain.help_now import NUMBERS
from tracker.services import profile
from tracker.services.diary import Diary

ALL_SIZES = [*SIZES, (60, 20)]
IDS = list(learn.PAGES)


@pytest.fixture(autouse=True)
def _begun(diary: Diary) -> None:
    profile.set_facts(diary, {"stage": "tracking"})


def marked(pilot: Pilot[int]) -> str:
    """The page that is marked in the list."""
    rows = [line for line in screen_text(pilot).splitlines()[1:] if line.startswith(" ▸ ")]
    return rows[0].removeprefix(" ▸ ").split("  ")[0] if len(rows) == 1 else ""


def title(number: int) -> str:
    return learn.PAGES[IDS[number]].title


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", ALL_SIZES)
async def test_the_list_stands_whole_on_every_screen(
    open_app: OpenApp, size: tuple[int, int], theme: str
) -> None:
    async with open_app(size) as pilot:
        pilot.app.theme = theme
        await pilot.press("7")
        await shows_screen(pilot, "LearnScreen")
        for page in learn.PAGES.values():
            await shows(pilot, page.title)
        await shows(pilot, "Ask a health professional about yourself.")
        await shows(pilot, "Enter read")
        assert "▸7 Learn" in screen_line(pilot, 0)


async def test_movement_keys_mark_a_page_and_stop_at_the_ends(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("7")
        await wait_for(lambda: marked(pilot) == title(0))
        for keys, number in ((("j", "down"), 2), (("k",), 1), (("k", "up", "k"), 0),
                             (("G",), -1), (("j",), -1), (("g",), 0)):  # fmt: skip
            await pilot.press(*keys)
            await wait_for(lambda n=number: marked(pilot) == title(n), f"{keys} {number}")


@pytest.mark.parametrize("size", ALL_SIZES)
async def test_a_page_is_read_to_its_sources_and_left(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("7", "j", "enter")
        await shows(pilot, "Weeks, not one visit")
        assert "Enter read" not in screen_text(pilot)
        # Down a line at a time, then by pages, to the last line there is.
        await pilot.press("j")
        await wait_for(lambda: title(1) not in screen_text(pilot))
        await pilot.press("k")
        await wait_for(lambda: title(1) in screen_text(pilot))
        await pilot.press("space", "pagedown", "pageup")
        await wait_for(lambda: title(1) not in screen_text(pilot))
        await pilot.press("G")
        await shows(pilot, "our choice, from those studies.")
        await pilot.press("g")
        await shows(pilot, "Weeks, not one visit")
        await pilot.press("escape")
        await wait_for(lambda: marked(pilot) == title(1))


async def test_keys_typed_ahead_reach_the_page_they_were_meant_for(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        burst(pilot, ["7", "j", "j", "j", "enter", "G"])
        await shows(pilot, "The made-up people: our own calculation.")
        burst(pilot, ["escape", "g", "enter", "j", "j", "j"])
        await wait_for(lambda: "Massage has mostly" in screen_line(pilot, 1))


async def test_the_next_page_and_the_one_before_begin_at_their_beginning(
    open_app: OpenApp,
) -> None:
    async with open_app() as pilot:
        await pilot.press("7", "enter", "G")
        await shows(pilot, "the text's.")
        await pilot.press("]")
        await wait_for(lambda: title(1) in screen_line(pilot, 1))
        await pilot.press("[", "[")
        await wait_for(lambda: title(-1) in screen_line(pilot, 1))
        await pilot.press("escape")
        await wait_for(lambda: marked(pilot) == title(-1))


async def test_the_page_stays_open_while_one_looks_elsewhere(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("7", "enter")
        await shows(pilot, "Where it hurts")
        await pilot.press("3")
        await shows_screen(pilot, "HistoryScreen")
        await pilot.press("7")
        await shows(pilot, "Where it hurts")


async def test_a_click_reads_a_page(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("7")
        await wait_for(lambda: marked(pilot) == title(0))
        y = next(n for n, line in enumerate(screen_text(pilot).splitlines()) if title(4) in line)
        await pilot.click(offset=(6, y))
        await shows(pilot, "Fortnights, not single days")


@pytest.mark.parametrize("page_id", IDS)
async def test_every_page_is_found_by_name_from_any_main_screen(
    open_app: OpenApp, page_id: str
) -> None:
    async with open_app() as pilot:
        await pilot.press("3")
        await shows_screen(pilot, "HistoryScreen")
        burst(pilot, [":", *f"learn {page_id}", "enter"])
        await shows_screen(pilot, "LearnScreen")
        await wait_for(lambda: learn.PAGES[page_id].title in screen_line(pilot, 1), page_id)


async def test_recording_from_here_works_as_anywhere(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("7", "enter", "c")
        await shows_screen(pilot, "CheckInScreen")
        await pilot.press("6", "4", "3", "enter")
        await shows_screen(pilot, "LearnScreen")
        await shows(pilot, "Where it hurts")


async def test_urgent_help_stands_here_with_ones_own_numbers(
    open_app: OpenApp, tmp_path: Path
) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    text = '[[numbers]]\nwhere = "[b]Ger\\u001b[31mmany"\nwhat = "0800 111 0 111"\n'
    (folder / "help.toml").write_text(text, encoding="utf-8")
    async with open_app() as pilot:
        burst(pilot, [":", *"learn urgent", "enter"])
        await shows(pilot, "[b]Ger␛[31mmany: 0800 111 0 111")
        assert "116 123" not in screen_text(pilot)


@pytest.mark.parametrize("width", [20, 58, 78, 118])
@pytest.mark.parametrize("page_id", IDS)
def test_no_line_is_wider_than_its_room(page_id: str, width: int) -> None:
    lines = learn_page.shown(learn.PAGES[page_id], width)
    texts = ["".join(part if isinstance(part, str) else part[0] for part in line) for line in lines]
    assert max(len(text) for text in texts) <= min(width, WIDEST)


def test_numbers_that_try_to_be_more_than_text_are_shown_as_text() -> None:
    pages = learn.pages((*((words, words) for words in HOSTILE), *NUMBERS))
    urgent = next(page for page in pages if page.id == "urgent")
    text = "".join(str(part) for line in learn_page.shown(urgent, 78) for part in line)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066")
    assert "Samaritans" in text


@pytest.mark.parametrize(("width", "whole"), [(80, True), (60, False)])
async def test_the_top_line_always_names_the_open_screen(
    open_app: OpenApp, width: int, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.app import keys

    names = ("Today", "Trends", "History", "Progress", "Course", "Quiz", "Learn")
    screens = tuple((str(n), name) for n, name in enumerate(names, 1))
    monkeypatch.setattr(keys, "MAIN_SCREENS", screens)
    async with open_app((width, 24)) as pilot:
        await pilot.press("7")
        await wait_for(lambda: "▸7 Learn" in screen_line(pilot, 0))
        top = screen_line(pilot, 0)
        assert ("4 Progress" in top) is whole
        assert all(number in top for number, _ in screens)
        x = top.index("3")
        await pilot.click(offset=(x, 0))
        await shows_screen(pilot, "HistoryScreen")
