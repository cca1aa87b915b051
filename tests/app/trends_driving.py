"""Waiting for the Trends screen in tests: until the picture asked for is the one shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from driving import burst, screen_text, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.app.screens.trends import TrendsScreen
from tracker.charts import views

NAMES = tuple(views.VIEWS)

OpenTrends = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


def trends_screen(pilot: Pilot[int]) -> TrendsScreen:
    """The screen on top, which must be Trends."""
    screen = pilot.app.screen
    assert isinstance(screen, TrendsScreen)
    return screen


async def settled(pilot: Pilot[int]) -> str:
    """The screen once the picture or table of what was asked for is there."""
    screen = trends_screen(pilot)
    state, chart = screen._state, screen._chart

    def drawn() -> bool:
        view = state.view
        keys_left = pilot.app._message_queue.qsize()
        if keys_left or state.wants_reading or view is None:
            return False
        if state.blank:
            return True
        if state.table:
            return not screen._tables.busy
        drawing = chart.drawing
        fits = drawing is not None and (drawing.width, drawing.height) == tuple(chart.size)
        words = screen._about_day.size.height > 0
        return words and fits and not chart._newest.busy and chart._drawn_field == state.field

    await wait_for(drawn, "the picture")
    await pilot.pause()
    return screen_text(pilot)


async def turned(pilot: Pilot[int], name: str) -> str:
    """Trends with that picture."""
    burst(pilot, ["2", *"v" * NAMES.index(name)])
    await shows_screen(pilot, "TrendsScreen")
    state = trends_screen(pilot)._state
    await wait_for(lambda: state.picture.id == name and state.view, f"the picture {name}")
    return await settled(pilot)
