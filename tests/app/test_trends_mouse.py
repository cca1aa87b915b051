"""The mouse in Trends; and that no picture is ever blank between two sizes or two pictures."""

from __future__ import annotations

from threading import Event

import pytest
from driving import burst, shows, wait_for
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot
from trends_driving import OpenTrends, settled, trends_screen


class TestMouse:
    async def pull(
        self, pilot: Pilot[int], begin: tuple[int, int], end: tuple[int, int], *, steps: int = 4
    ) -> None:
        await pilot._post_mouse_events([MouseMove, MouseDown], "ChartView", begin, button=1)
        for step in range(1, steps + 1):
            at = tuple(a + (b - a) * step // steps for a, b in zip(begin, end, strict=True))
            await pilot._post_mouse_events([MouseMove], "ChartView", at, button=1)  # type: ignore[arg-type]
        await pilot._post_mouse_events([MouseUp], "ChartView", end, button=1)

    async def test_pulling_moves_the_days_with_the_hand(self, open_trends: OpenTrends) -> None:
        async with open_trends("ease-pain") as pilot:
            burst(pilot, "++")
            await settled(pilot)
            screen = trends_screen(pilot)
            before, drawing = screen._state.view, screen._chart.drawing
            assert before is not None
            assert drawing is not None
            picture, look = screen._state.picture, screen._state.look
            assert look is not None

            def under(view: object, column: int) -> object:
                return picture.day_at(look.figures, view, drawing, column, 5)  # type: ignore[arg-type]

            await self.pull(pilot, (16, 5), (36, 5))
            await wait_for(lambda: screen._state.view != before, "other days")
            await settled(pilot)
            after = screen._state.view
            assert after is not None
            assert after.days == before.days
            assert after.first < before.first
            # One cell of padding stands before the picture.
            assert under(after, 35) == under(before, 15)
            # Letting go there is no click.
            assert after.cursor != under(after, 35)
            await self.pull(pilot, (36, 5), (16, 5))
            await wait_for(lambda: screen._state.view and screen._state.view.last == before.last,
                           "back again")  # fmt: skip

    async def test_a_picture_of_rows_is_pulled_up_and_down(self, open_trends: OpenTrends) -> None:
        async with open_trends("weekly") as pilot:
            burst(pilot, "++")
            await settled(pilot)
            state = trends_screen(pilot)._state
            before = state.view
            assert before is not None
            await self.pull(pilot, (3, 4), (3, 10), steps=6)
            await wait_for(lambda: state.view and state.view.first < before.first, "earlier weeks")
            assert state.view.days == before.days

    async def test_there_and_back_is_where_it_was_and_no_click(
        self, open_trends: OpenTrends
    ) -> None:
        async with open_trends("ease-pain") as pilot:
            burst(pilot, "+")
            await settled(pilot)
            state = trends_screen(pilot)._state
            before = state.view
            await pilot._post_mouse_events([MouseMove, MouseDown], "ChartView", (20, 5), button=1)
            for column in (30, 20):
                await pilot._post_mouse_events([MouseMove], "ChartView", (column, 5), button=1)
            await pilot._post_mouse_events([MouseUp], "ChartView", (20, 5), button=1)
            await settled(pilot)
            assert state.view == before

    @pytest.mark.parametrize("name", ["sessions", "weekly", "calendar"])
    async def test_a_click_puts_the_cursor_on_a_row(
        self, open_trends: OpenTrends, name: str
    ) -> None:
        async with open_trends(name) as pilot:
            screen = trends_screen(pilot)
            drawing, look = screen._chart.drawing, screen._state.look
            assert drawing is not None
            assert look is not None
            cells = [(x, y) for y in range(drawing.height) for x in range(9, drawing.width)]
            view, picture = screen._state.view, screen._state.picture
            assert view is not None
            days = {c: picture.day_at(look.figures, view, drawing, *c) for c in cells}
            cell, day = next((c, d) for c, d in days.items() if d is not None and d != view.cursor)
            await pilot.click("ChartView", offset=(cell[0] + 1, cell[1]))
            await wait_for(lambda: screen._state.view and screen._state.view.cursor == day, "it")


class TestNeverBlank:
    async def test_between_two_sizes_the_picture_before_stays(
        self, open_trends: OpenTrends
    ) -> None:
        async with open_trends("ease-pain", (120, 40)) as pilot:
            screen = trends_screen(pilot)
            chart, gate = screen._chart, Event()
            held = screen.desk.drawing._executor.submit(gate.wait, 20)
            before = chart.drawing
            assert before is not None
            try:
                for size in ((80, 24), (200, 60), (60, 20), (119, 39)):
                    await pilot.resize_terminal(*size)
                    await wait_for(lambda s=size: pilot.app.size == s, "the size")
                    assert chart.drawing == before
                    assert self.drawn(chart), size
            finally:
                gate.set()
            held.result()
            await settled(pilot)
            assert chart.drawing != before
            assert self.drawn(chart)

    async def test_from_picture_to_picture_as_well(self, open_trends: OpenTrends) -> None:
        async with open_trends("ease-pain") as pilot:
            screen = trends_screen(pilot)
            gate = Event()
            screen.desk.drawing._executor.submit(gate.wait, 20)
            burst(pilot, "v")
            state = screen._state
            await wait_for(lambda: state.picture.id == "sessions", "the state")
            await pilot.pause()
            assert self.drawn(screen._chart)
            gate.set()
            await shows(pilot, "before → after")

    @staticmethod
    def drawn(chart: object) -> bool:
        """Whether bars or rows of a picture stand on the widget as it would be painted now."""
        lines = [chart.render_line(y).text for y in range(chart.size.height)]  # type: ignore[attr-defined]
        return any(set(line) & set("█│●") for line in lines)
