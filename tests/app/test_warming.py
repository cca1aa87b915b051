"""What is made ready before anybody asks, and what is held back until it is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, wait_for
from rich.color import Color
from textual.pilot import Pilot
from trend_records import record_course

from tracker.app import held_back, pace, warming
from tracker.app.desk import Desk
from tracker.app.main import TrackerApp
from tracker.app.screens.trends import TrendsScreen
from tracker.charts.palette import PALETTES
from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.services import checkins, trends
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings


@pytest.fixture
def course(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> Diary:
    monkeypatch.setattr(warming, "AFTER", 0.01)
    record_course(diary)
    return diary


def desk(pilot: Pilot[int]) -> Desk:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app.desk


async def test_trends_begins_with_what_was_read_ahead(
    open_app: OpenApp, course: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    look = trends.look
    monkeypatch.setattr(trends, "look", lambda *a: (reads.append(a), look(*a))[1])
    async with open_app() as pilot:
        await wait_for(lambda: desk(pilot).ahead is not None, "read ahead")
        burst(pilot, "2")
        await shows(pilot, "◆ Sat 21 Nov")
        # What was read is kept by Trends alone from now on.
        assert (len(reads), desk(pilot).ahead) == (1, None)


async def test_what_was_saved_since_is_shown(open_app: OpenApp, course: Diary) -> None:
    async with open_app() as pilot:
        await wait_for(lambda: desk(pilot).ahead is not None, "read ahead")
        burst(pilot, "c75")
        await shows_screen(pilot, "CheckInScreen")
        await pilot.press("enter")
        await shows_screen(pilot, "TodayScreen")
        burst(pilot, "2G")
        await shows(pilot, "ease 7, pain 5")


async def test_what_another_window_wrote_since_is_shown(
    open_app: OpenApp, course: Diary, db: Path, clock: FixedClock
) -> None:
    async with open_app() as pilot:
        await wait_for(lambda: desk(pilot).ahead is not None, "read ahead")
        other = open_diary(db, Settings(), "command line", clock, node="other")
        checkins.save(other, CheckIn(other.today(), ease=9, pain=1))
        other.close()
        burst(pilot, "2G")
        await shows(pilot, "ease 9, pain 1")


async def test_nothing_is_read_ahead_into_a_form(
    open_app: OpenApp, course: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "AFTER", 0.2)
    async with open_app() as pilot:
        burst(pilot, "c")
        await shows_screen(pilot, "CheckInScreen")
        await wait_for(lambda: not warming_goes_on(pilot), "warm")
        assert desk(pilot).ahead is None


def warming_goes_on(pilot: Pilot[int]) -> bool:
    timers = {timer.name for timer in pilot.app._timers}
    groups = {worker.group for worker in pilot.app.workers}
    return "warming" in timers or "warming" in groups


async def test_a_screen_opened_after_a_change_of_themes_has_the_new_colours(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app() as pilot:
        pilot.app.theme = "light"
        burst(pilot, "2")
        await shows(pilot, "◆ Sat 21 Nov")
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        inks = {segment.style.color for strip in strips for segment in strip if segment.style}
        assert Color.parse(PALETTES["light"].ease) in inks
        assert Color.parse(PALETTES["dark"].ease) not in inks
        grounds = {segment.style.bgcolor for strip in strips for segment in strip if segment.style}
        assert Color.parse(PALETTES["light"].background) in grounds


async def test_a_new_screen_is_held_back_until_it_is_whole(
    open_app: OpenApp, course: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_back, "MOST", 60.0)
    async with open_app() as pilot:
        pilot.app.switch_mode("trends")
        assert pilot.app._batch_count == 1
        await wait_for(lambda: not pilot.app._batch_count, "whole")
        screen = pilot.app.screen
        assert isinstance(screen, TrendsScreen)
        assert screen._chart.drawing is not None
        # What was shown before is whole at once.
        pilot.app.switch_mode("today")
        assert not pilot.app._batch_count
        pilot.app.switch_mode("trends")
        assert not pilot.app._batch_count


async def test_a_screen_that_never_says_so_is_held_back_for_a_moment(
    open_app: OpenApp, course: Diary
) -> None:
    async with open_app() as pilot:
        pilot.app.switch_mode("learn")
        pilot.app.switch_mode("history")
        assert pilot.app._batch_count == 1
        await wait_for(lambda: not pilot.app._batch_count, "shown")
        await wait_for(lambda: "▸3 History" in screen_text(pilot), "History")


def test_frames_come_often_and_a_person_may_say_how_often() -> None:
    code = (
        "import os; from tracker.app import pace; pace.set_pace(); "
        "from textual import constants; print(constants.MAX_FPS)"
    )
    for said, frames in (({}, pace.FRAMES), ({"TEXTUAL_FPS": "30"}, 30)):
        env = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env | said, capture_output=True, text=True, check=True
        )
        assert int(done.stdout) == frames
