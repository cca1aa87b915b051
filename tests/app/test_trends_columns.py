"""Trends where days share a column: what its keys and the mouse do there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, toasts, wait_for
from textual.pilot import Pilot
from trend_records import record_course
from trends_driving import settled, trends_screen

from tracker.app.trends_state import TrendsState
from tracker.domain.checkin import CheckIn
from tracker.domain.figures import EasePain, Figures
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, MarkKind
from tracker.services import checkins
from tracker.services.diary import Diary
from tracker.services.trends import Trends

TODAY = date(2026, 11, 22)
CELLS = 50
"""350 days: a week to a column."""


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def read(*, without: tuple[int, ...] = (), marked: tuple[int, ...] = (30, 31, 80)) -> TrendsState:
    """The state with all of 350 days on screen, each with pain but those left out."""
    days = [n for n in range(349, -1, -1) if n not in without]
    pain = tuple(DayValue(back(n), 5.0) for n in days)
    marks = tuple(Mark(back(n), MarkKind.FLARE) for n in sorted(marked, reverse=True))
    place = Place("low_back")
    state = TrendsState(columns=CELLS)
    figures = Figures(EasePain("somewhere", (), pain, (), marks, TODAY))
    state.take(Trends(figures, place, (place,), 1), None)
    state.all_or_course()
    return state


def cursor(state: TrendsState) -> date | None:
    assert state.view is not None
    return state.view.cursor


class TestSteps:
    def test_go_from_column_to_column(self) -> None:
        state = read()
        assert state.shared == (back(6), TODAY)
        seen = []
        for step in (-1, -1, 1, 1, 1):
            state.move(step)
            seen.append(cursor(state))
        assert seen == [back(7), back(14), back(7), TODAY, TODAY]

    def test_in_a_table_go_from_day_to_day(self) -> None:
        state = read()
        state.turn_table()
        assert state.shared is None
        state.move(-1)
        assert cursor(state) == back(1)

    @pytest.mark.parametrize("picture", ["sessions", "weekly", "calendar"])
    def test_where_days_stand_in_rows_go_from_day_to_day(self, picture: str) -> None:
        state = read()
        state.show(picture)
        state.move(-1)
        assert cursor(state) == back(1)

    def test_a_wider_screen_has_other_columns(self) -> None:
        state = read()
        state.cells = 175
        state.move(-1)
        assert cursor(state) == back(2)

    def test_to_a_mark_lead_to_the_day_of_another_column(self) -> None:
        state = read()
        state.mark(-1)
        assert cursor(state) == back(30)
        # The flare of day 31 stands in the same column.
        state.mark(-1)
        assert cursor(state) == back(80)
        state.mark(1)
        assert cursor(state) == back(31)

    def test_a_click_is_on_the_column(self) -> None:
        state = read()
        state.point(back(20))
        assert cursor(state) == back(14)


class TestEnter:
    def opens(self, state: TrendsState) -> date:
        found = state.opens()
        assert found is not None
        return found.day

    def test_opens_the_newest_day_with_a_record(self) -> None:
        state = read(without=(7, 8))
        state.move(-1)
        assert self.opens(state) == back(9)

    def test_a_session_or_flare_is_a_record(self) -> None:
        state = read(without=(7, 8, 9), marked=(8,))
        state.move(-1)
        assert self.opens(state) == back(8)

    def test_opens_the_day_a_jump_led_to(self) -> None:
        state = read()
        state.mark(-1)
        assert self.opens(state) == back(30)

    def test_what_is_planned_is_no_record_yet(self) -> None:
        state = read(without=(0,), marked=(-5,))
        state.cells = 20
        state.put(TODAY)
        assert state.shared == (back(13), back(-5))
        assert self.opens(state) == back(1)

    def test_without_any_record_opens_the_day_of_the_cursor(self) -> None:
        state = read(without=tuple(range(7, 14)))
        state.move(-1)
        assert self.opens(state) == back(7)

    def test_where_a_day_is_a_column_opens_that_day(self) -> None:
        state = read(without=(1,))
        assert state.view is not None
        state.view = replace(state.view, first=back(40))
        state.move(-1)
        assert self.opens(state) == back(1)


@pytest.fixture
def long_course(diary: Diary) -> Diary:
    """Eight weeks, and one check-in more than a year before them."""
    record_course(diary)
    day = diary.today() - timedelta(days=500)
    form = CheckIn(day, ease=3, pain=7, stiffness=4, written=True)
    checkins.save(diary, form, confirmed=True)
    return diary


def diamond(pilot: Pilot[int]) -> int:
    """The column of the cursor on the axis."""
    (line,) = (line for line in screen_text(pilot).split("\n") if "└" in line)
    return line.index("◆")


async def everything(pilot: Pilot[int]) -> None:
    burst(pilot, "2")
    await shows(pilot, "higher is easier")
    await settled(pilot)
    burst(pilot, "a")
    await shows(pilot, "each column = 14 days")
    await settled(pilot)


async def test_h_and_l_move_the_cursor_on_screen(open_app: OpenApp, long_course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await everything(pilot)
        start = diamond(pilot)
        burst(pilot, "h")
        await shows(pilot, "Median of ")
        await settled(pilot)
        left = diamond(pilot)
        assert left < start
        burst(pilot, "l")
        await wait_for(lambda: diamond(pilot) == start, "back")
        burst(pilot, ["left"])
        await wait_for(lambda: diamond(pilot) == left, "the arrow")


async def test_the_column_is_read_out_whole(open_app: OpenApp, long_course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await everything(pilot)
        burst(pilot, "h")
        await shows(pilot, "Median of ")
        text = await settled(pilot)
        state = trends_screen(pilot)._state
        assert state.shared is not None
        first, last = state.shared
        assert (last - first).days == 13
        assert f"◆ {first.day} {first:%b} – {last.day} {last:%b} {last.year}  Median of" in text
        assert "…" not in text


async def test_enter_opens_the_newest_day_of_the_column(
    open_app: OpenApp, long_course: Diary
) -> None:
    async with open_app((80, 24)) as pilot:
        await everything(pilot)
        burst(pilot, ["g", "l", "h"])
        await settled(pilot)
        state = trends_screen(pilot)._state
        begun = long_course.today() - timedelta(days=500)
        await wait_for(lambda: state.shared and state.shared[0] == begun, "the first column")
        assert cursor(state) != begun
        burst(pilot, ["enter"])
        await shows_screen(pilot, "HistoryScreen")
        await shows(pilot, f"▸ {begun.day} {begun:%b} {begun.year}")


async def test_a_click_on_a_column_is_on_the_cursor(open_app: OpenApp, long_course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await everything(pilot)
        state = trends_screen(pilot)._state
        burst(pilot, "hh")
        await settled(pilot)
        at, there = diamond(pilot), cursor(state)
        burst(pilot, "l")
        await wait_for(lambda: cursor(state) != there, "another column")
        await settled(pilot)
        await pilot.click("ChartView", offset=(at, 5))
        await wait_for(lambda: cursor(state) == there, "the column clicked on")


async def test_at_the_first_column_it_is_said(open_app: OpenApp, long_course: Diary) -> None:
    async with open_app((80, 24)) as pilot:
        await everything(pilot)
        burst(pilot, "gh")
        await wait_for(
            lambda: any("These are the first days there are." in one for one in toasts(pilot)),
            "that there are no more",
        )
