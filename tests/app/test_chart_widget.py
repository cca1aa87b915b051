"""The widget that shows pictures: colours by role, newest first, never blank."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from driving import wait_for
from rich.color import Color
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollRight, MouseScrollUp
from textual.worker import WorkerFailed

from tracker.app.drawing_thread import DrawingThread
from tracker.app.theme import THEMES
from tracker.app.widgets.chart import ChartView
from tracker.charts.palette import PALETTES
from tracker.charts.spec import Cells, Drawing, Form, Role


def picture(text: str, width: int, height: int, role: Role = Role.EASE) -> Drawing:
    """``text`` in every row, from the left."""
    row = tuple((char, role) for char in text.ljust(width)[:width])
    return Drawing(width, height, Form.FULL, Cells((row,) * height), "", "", ())


class ChartApp(App[None]):
    """Nothing but a chart."""

    def __init__(self) -> None:
        super().__init__()
        self.chart = ChartView(DrawingThread())
        self.heard: list[object] = []
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield self.chart

    def on_chart_view_pointed(self, event: ChartView.Pointed) -> None:
        self.heard.append(event.column)

    def on_chart_view_turned(self, event: ChartView.Turned) -> None:
        self.heard.append((event.zoom, event.pan))

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips(self.size)
        return [strip.text.strip() for strip in strips]

    def colour(self, text: str) -> object:
        strips = self.screen._compositor.render_strips(self.size)
        found = [s.style.color for strip in strips for s in strip if text in s.text and s.style]
        return found[0].triplet if found and found[0] else None


class Gate:
    """A drawing that waits to be let through, and counts."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.drawn: list[str] = []

    def draw(self, text: str, width: int, height: int) -> Drawing:
        assert self.open.wait(10)
        self.drawn.append(text)
        return picture(text, width, height)


async def test_each_role_has_the_colour_of_the_theme() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(partial(picture, "bars"), 1)
        await wait_for(lambda: app.lines()[0] == "bars", "the picture")
        assert app.colour("bars") == Color.parse(PALETTES["dark"].ease).triplet
        app.theme = "light"
        await pilot.pause()
        assert app.colour("bars") == Color.parse(PALETTES["light"].ease).triplet
        app.chart.show(partial(picture, "bars", role=Role.PAIN), 2)
        pain = Color.parse(PALETTES["light"].pain).triplet
        await wait_for(lambda: app.colour("bars") == pain, "the other role")


async def test_neighbours_of_one_role_are_one_segment() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)):
        app.chart.show(partial(picture, "x" * 18), 1)
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        assert len(list(app.chart.render_line(0))) == 1


async def test_a_line_across_a_bar_does_not_cut_it_in_two() -> None:
    bar, line = (("█", Role.EASE),) * 18, (("━", Role.TEXT),) * 18
    cells = Cells((bar, line, bar, line))
    app = ChartApp()
    async with app.run_test(size=(20, 4)):
        drawing = Drawing(18, 4, Form.FULL, cells, "", "", ())
        app.chart.show(lambda width, height: drawing, 1)
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        grounds = []
        for y in (1, 3):
            (segment,) = app.chart.render_line(y)
            assert segment.style is not None
            grounds.append(segment.style.bgcolor)
        ease = Color.parse(PALETTES["dark"].ease)
        assert grounds[0] == ease
        assert grounds[1] != ease


async def test_of_many_pictures_at_once_only_the_newest_is_drawn() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 4)):
        for number in range(50):
            app.chart.show(partial(gate.draw, f"picture {number}"), number)
        # One is being drawn already, the rest wait for it.
        await wait_for(lambda: app.chart._newest.busy, "drawing")
        gate.open.set()
        await wait_for(lambda: app.lines()[0] == "picture 49", "the newest")
        assert gate.drawn[-1] == "picture 49"
        assert len(gate.drawn) <= 3


async def test_the_picture_before_stays_until_the_next_is_there() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(partial(picture, "before"), 1)
        await wait_for(lambda: app.lines()[0] == "before", "the first")
        app.chart.show(partial(gate.draw, "after"), 2)
        await pilot.pause()
        assert set(app.lines()) == {"before"}
        await pilot.resize_terminal(30, 6)
        assert app.lines()[:4] == ["before"] * 4
        await pilot.resize_terminal(12, 2)
        assert app.lines() == ["before"] * 2
        gate.open.set()
        await wait_for(lambda: app.lines() == ["after"] * 2, "the next")
        assert app.chart.drawing is not None
        assert (app.chart.drawing.width, app.chart.drawing.height) == (10, 2)


async def test_a_moved_cursor_is_drawn_at_once() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(partial(picture, "one"), "field")
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        seen: list[str] = []

        def draw(width: int, height: int) -> Drawing:
            seen.append(threading.current_thread().name)
            return picture("two", width, height)

        app.chart.show(draw, "field")
        assert seen == [threading.main_thread().name]
        await pilot.pause()
        assert set(app.lines()) == {"two"}


async def test_a_cursor_never_overtakes_a_picture_that_is_being_drawn() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 4)):
        app.chart.show(partial(picture, "first"), 1)
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        app.chart.show(partial(gate.draw, "away"), 2)
        app.chart.show(partial(gate.draw, "and back"), 1)
        gate.open.set()
        await wait_for(lambda: not app.chart._newest.busy, "all drawn")
        assert app.lines()[0] == "and back"


async def test_a_slow_first_picture_is_announced() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 5)):
        app.chart.show(partial(gate.draw, "there"), 1)
        await wait_for(lambda: app.lines()[2] == "drawing …", "the announcement")
        gate.open.set()
        await wait_for(lambda: set(app.lines()) == {"there"}, "the picture")


async def test_a_drawing_that_fails_is_not_hidden() -> None:
    def broken(width: int, height: int) -> Drawing:
        raise ZeroDivisionError(f"no picture in {width} x {height}")

    async def run() -> None:
        app = ChartApp()
        async with app.run_test(size=(20, 4)):
            app.chart.show(broken, 1)
            await wait_for(lambda: not app.is_running, "the end")

    with pytest.raises(WorkerFailed, match="no picture in 18 x 4"):
        await run()


@pytest.mark.parametrize(
    ("event", "held", "heard"),
    [
        (MouseScrollUp, {}, (1, 0)),
        (MouseScrollDown, {}, (-1, 0)),
        (MouseScrollUp, {"shift": True}, (0, -1)),
        (MouseScrollDown, {"control": True}, (0, 1)),
        (MouseScrollRight, {}, (0, 1)),
    ],
)
async def test_the_wheel_zooms_and_with_a_key_held_it_pans(
    event: type, held: dict[str, bool], heard: tuple[int, int]
) -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(partial(picture, "x"), 1)
        await pilot._post_mouse_events([event], app.chart, (5, 1), **held)
        await wait_for(lambda: app.heard == [heard], "the wheel")


async def test_a_click_names_its_column() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(partial(picture, "x"), 1)
        # One cell of padding stands before the first column.
        await pilot.click(app.chart, offset=(8, 1))
        assert app.heard == [7]
        await pilot.click(app.chart, offset=(0, 1))
        assert app.heard == [7]
