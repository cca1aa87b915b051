"""A demo says on every main screen that it is one, and moves nothing by it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from driving import OpenApp, screen_line, screen_text, shows, shows_screen

from tracker.clock import Clock, FixedClock
from tracker.domain.sites import parse_place
from tracker.services import demo, profile
from tracker.services.diary import Diary
from tracker.settings import Settings


class Still(FixedClock):
    """Stands still without the line that says so."""

    fixed = False


NOW = Still(datetime.fromisoformat("2026-11-22T19:30:00+01:00"))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    file = tmp_path / "demo.sqlite3"
    demo.write_demo(file, weeks=2, clock=NOW, settings=Settings())
    return file


SCREENS = "1234567"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((120, 40), "7 Learn demo · Sun 22 Nov "),
        ((90, 30), "7 Learn demo · Sun 22 Nov "),
        ((80, 24), "7 Learn demo"),
        ((74, 24), "7 Learn demo "),
        ((60, 20), "demo · Sun 22 Nov "),
    ],
)
async def test_every_main_screen_names_a_demo_in_its_top_line(
    open_app: OpenApp, made: Path, size: tuple[int, int], said: str
) -> None:
    async with open_app(size, path=made, at=NOW) as pilot:
        for key in SCREENS:
            await pilot.press(key)
            await shows(pilot, f"▸{key}")
            top = screen_line(pilot, 0)
            assert " ".join(top.split()).endswith(" ".join(said.split()))
            assert len(top) <= size[0]
            # The names of the screens stay where they are.
            assert top.startswith(" 1" if key != "1" else "▸1")


async def test_where_there_is_no_room_the_help_says_it(open_app: OpenApp, made: Path) -> None:
    async with open_app((70, 24), path=made, at=NOW) as pilot:
        await shows(pilot, "When it suits you")
        assert "demo" not in screen_text(pilot)
        await pilot.press("question_mark")
        await shows_screen(pilot, "Help")
        await pilot.press("G")
        await shows(pilot, "A demo: its person and all records are made up.")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_ones_own_file_is_never_called_a_demo(
    open_app: OpenApp, diary: Diary, clock: Clock, size: tuple[int, int]
) -> None:
    profile.set_place(diary, parse_place("low back"))
    async with open_app(size, at=NOW) as pilot:
        await shows(pilot, "When it suits you")
        for key in SCREENS:
            await pilot.press(key)
            await shows(pilot, f"▸{key}")
            assert "demo" not in screen_line(pilot, 0)
            assert screen_line(pilot, 0).rstrip().endswith("Sun 22 Nov")
        await pilot.press("question_mark")
        await shows_screen(pilot, "Help")
        await pilot.press("G")
        await shows(pilot, "Nothing leaves this machine")
        assert "A demo" not in screen_text(pilot)


async def test_a_clock_that_stands_is_said_beside_it_where_there_is_room(
    open_app: OpenApp, made: Path
) -> None:
    still = FixedClock(NOW.now())
    async with open_app((120, 40), path=made, at=still) as pilot:
        await shows(pilot, "demo · clock fixed by TRACKER_NOW · Sun 22 Nov")
    async with open_app((80, 24), path=made, at=still) as pilot:
        await shows(pilot, "7 Learn       demo")
