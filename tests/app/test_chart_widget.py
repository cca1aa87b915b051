"""The widget that shows pictures: colours by role, newest first, never blank."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from driving import wait_for
from rich.color import Color
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollRight, MouseScrollUp
from textual.geometry import Size
from textual.worker import WorkerFailed

from tracker.app.drawing_thread import DrawingThread
from tracker.app.theme import THEMES
from tracker.app.widgets.chart import MOST_KEPT, ChartView, Wanted
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
        self.open, self.begun = threading.Event(), threading.Event()
        self.drawn: list[str] = []

    def draw(self, text: str, width: int, height: int) -> Drawing:
        self.begun.set()
        assert self.open.wait(10)
        self.drawn.append(text)
        return picture(text, width, height)


async def test_each_role_has_the_colour_of_the_theme() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(Wanted(partial(picture, "bars"), 1))
        await wait_for(lambda: app.lines()[0] == "bars", "the picture")
        assert app.colour("bars") == Color.parse(PALETTES["dark"].ease).triplet
        app.theme = "light"
        await pilot.pause()
        assert app.colour("bars") == Color.parse(PALETTES["light"].ease).triplet
        app.chart.show(Wanted(partial(picture, "bars", role=Role.PAIN), 2))
        pain = Color.parse(PALETTES["light"].pain).triplet
        await wait_for(lambda: app.colour("bars") == pain, "the other role")


async def test_neighbours_of_one_role_are_one_segment() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)):
        app.chart.show(Wanted(partial(picture, "x" * 18), 1))
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        assert len(list(app.chart.render_line(0))) == 1


async def test_a_line_across_a_bar_does_not_cut_it_in_two() -> None:
    bar, line = (("█", Role.EASE),) * 18, (("━", Role.TEXT),) * 18
    cells = Cells((bar, line, bar, line))
    app = ChartApp()
    async with app.run_test(size=(20, 4)):
        drawing = Drawing(18, 4, Form.FULL, cells, "", "", ())
        app.chart.show(Wanted(lambda width, height: drawing, 1))
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
            app.chart.show(Wanted(partial(gate.draw, f"picture {number}"), number))
        # One is being drawn already, the rest wait for it.
        await wait_for(lambda: app.chart._newest.busy, "drawing")
        gate.open.set()
        await wait_for(lambda: app.lines()[0] == "picture 49", "the newest")
        assert gate.drawn[-1] == "picture 49"
        assert len(gate.drawn) <= 3


async def test_the_picture_before_stays_until_the_next_is_there() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(Wanted(partial(picture, "before"), 1))
        await wait_for(lambda: app.lines()[0] == "before", "the first")
        app.chart.show(Wanted(partial(gate.draw, "after"), 2))
        await pilot.pause()
        assert set(app.lines()) == {"before"}
        await pilot.resize_terminal(30, 6)
        assert app.lines()[:4] == ["before"] * 4
        await pilot.resize_terminal(12, 2)
        assert app.lines() == ["before"] * 2
        gate.open.set()
        await wait_for(lambda: app.lines() == ["after"] * 2, "the next")
        # One for a size there was for a moment may come first.
        await wait_for(
            lambda: (d := app.chart.drawing) is not None and (d.width, d.height) == (10, 2),
            "the next in the size there is",
        )


async def test_a_moved_cursor_is_drawn_at_once() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(Wanted(partial(picture, "one"), "field"))
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        seen: list[str] = []

        def draw(width: int, height: int) -> Drawing:
            seen.append(threading.current_thread().name)
            return picture("two", width, height)

        app.chart.show(Wanted(draw, "field"))
        assert seen == [threading.main_thread().name]
        await pilot.pause()
        assert set(app.lines()) == {"two"}


async def test_a_cursor_never_overtakes_a_picture_that_is_being_drawn() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 4)):
        app.chart.show(Wanted(partial(picture, "first"), 1))
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        app.chart.show(Wanted(partial(gate.draw, "away"), 2))
        app.chart.show(Wanted(partial(gate.draw, "and back"), 1))
        gate.open.set()
        await wait_for(lambda: not app.chart._newest.busy, "all drawn")
        assert app.lines()[0] == "and back"


class Drawer:
    """Draws words, and remembers which and in which size."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, int, int]] = []

    def wanted(self, words: str) -> Wanted:
        return Wanted(partial(self.draw, words), words, words)

    def draw(self, words: str, width: int, height: int) -> Drawing:
        self.drawn.append((words, width, height))
        return picture(words, width, height)


async def test_a_picture_that_was_drawn_is_kept() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)) as pilot:
        for words in ("one", "two"):
            assert not app.chart.show(drawer.wanted(words))
            await wait_for(lambda words=words: app.lines()[0] == words, words)
        assert app.chart.show(drawer.wanted("one"))
        await pilot.pause()
        assert set(app.lines()) == {"one"}
        assert [words for words, _, _ in drawer.drawn] == ["one", "two"]
        # In another size it is another picture.
        await pilot.resize_terminal(30, 4)
        await wait_for(lambda: drawer.drawn[-1] == ("one", 28, 4), "the other size")


async def test_only_so_many_pictures_are_kept() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)):
        for number in range(MOST_KEPT + 1):
            app.chart.show(drawer.wanted(f"no {number}"))
            await wait_for(lambda n=number: app.lines()[0] == f"no {n}", "the picture")
        assert app.chart.show(drawer.wanted("no 1"))
        assert not app.chart.show(drawer.wanted("no 0"))


async def test_what_may_come_next_is_drawn_ahead() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(drawer.wanted("here"))
        app.chart.expect(
            lambda: [(drawer.wanted("next"), None), (drawer.wanted("low"), Size(18, 2))]
        )
        await wait_for(lambda: len(drawer.drawn) == 3, "drawn ahead")
        assert drawer.drawn[1:] == [("next", 18, 4), ("low", 18, 2)]
        assert set(app.lines()) == {"here"}
        await wait_for(lambda: app.chart.show(drawer.wanted("next")), "kept")
        await pilot.pause()
        assert set(app.lines()) == {"next"}
        assert len(drawer.drawn) == 3


async def test_nothing_is_drawn_ahead_of_what_is_no_longer_expected() -> None:
    app, gate, drawer = ChartApp(), Gate(), Drawer()
    async with app.run_test(size=(20, 4)):
        slow = Wanted(partial(gate.draw, "slow"), "slow", "slow")
        app.chart.show(drawer.wanted("here"))
        app.chart.expect(lambda: [(slow, None), (drawer.wanted("never"), None)])
        await wait_for(gate.begun.is_set, "begun")
        app.chart.show(drawer.wanted("elsewhere"))
        app.chart.expect(lambda: [(drawer.wanted("next"), None)])
        gate.open.set()
        await wait_for(lambda: ("next", 18, 4) in drawer.drawn, "the next")
        assert "never" not in {words for words, _, _ in drawer.drawn}


async def test_a_kept_picture_is_not_covered_by_one_that_was_asked_for_before() -> None:
    app, gate, drawer = ChartApp(), Gate(), Drawer()
    async with app.run_test(size=(20, 4)) as pilot:
        for words in ("one", "two"):
            app.chart.show(drawer.wanted(words))
            await wait_for(lambda words=words: app.lines()[0] == words, words)
        app.chart.show(Wanted(partial(gate.draw, "away"), "away", "away"))
        assert app.chart.show(drawer.wanted("one"))
        gate.open.set()
        await wait_for(lambda: not app.chart._newest.busy, "all drawn")
        await pilot.pause()
        assert set(app.lines()) == {"one"}


async def test_a_picture_for_a_size_that_is_coming_is_drawn_for_that_size() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(drawer.wanted("before"))
        await wait_for(lambda: app.lines()[0] == "before", "the picture")
        app.chart.show(drawer.wanted("low"), Size(18, 2))
        app.chart.styles.height = 2
        await wait_for(lambda: app.lines() == ["low", "low", "", ""], "the picture")
        await pilot.pause()
        assert drawer.drawn[1] == ("low", 18, 2)


async def test_a_size_that_does_not_come_is_waited_for_no_longer() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)):
        app.chart.show(drawer.wanted("before"))
        await wait_for(lambda: app.lines()[0] == "before", "the picture")
        app.chart.show(drawer.wanted("whole"), Size(18, 2))
        await wait_for(lambda: set(app.lines()) == {"whole"}, "the size there is")


async def test_a_picture_drawn_elsewhere_is_shown_at_once() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.keep(drawer.wanted("kept"), picture("kept", 18, 4))
        assert app.chart.show(drawer.wanted("kept"))
        await pilot.pause()
        assert set(app.lines()) == {"kept"}
        assert not drawer.drawn


async def test_what_was_drawn_in_other_colours_is_shown_in_those_of_now() -> None:
    app, drawer = ChartApp(), Drawer()
    async with app.run_test(size=(20, 4)) as pilot:
        for words in ("one", "two"):
            app.chart.show(drawer.wanted(words))
            await wait_for(lambda words=words: app.lines()[0] == words, words)
        app.theme = "light"
        await pilot.pause()
        assert app.chart.show(drawer.wanted("one"))
        await pilot.pause()
        assert app.colour("one") == Color.parse(PALETTES["light"].ease).triplet


async def test_a_space_needs_no_ink_of_its_own() -> None:
    row = (("█", Role.EASE), (" ", Role.BACKGROUND)) * 9
    drawing = Drawing(18, 4, Form.FULL, Cells((row,) * 4), "", "", ())
    app = ChartApp()
    async with app.run_test(size=(20, 4)):
        app.chart.show(Wanted(lambda width, height: drawing, 1))
        await wait_for(lambda: app.chart.drawing is not None, "the picture")
        (segment,) = app.chart.render_line(0)
        assert segment.text == "█ " * 9


async def test_whoever_waits_is_told_before_a_picture_is_painted() -> None:
    told: list[str | None] = []

    class Told(ChartApp):
        def __init__(self) -> None:
            super().__init__()
            self.chart = ChartView(DrawingThread(), shown=self.on_shown)

        def on_shown(self) -> None:
            told.append(self.chart.drawing.cells.lines()[0] if self.chart.drawing else None)

    app, drawer = Told(), Drawer()
    async with app.run_test(size=(20, 4)):
        app.chart.show(drawer.wanted("one"))
        await wait_for(lambda: told == ["one"], "told")


async def test_a_slow_first_picture_is_announced() -> None:
    app, gate = ChartApp(), Gate()
    async with app.run_test(size=(20, 5)):
        app.chart.show(Wanted(partial(gate.draw, "there"), 1))
        await wait_for(lambda: app.lines()[2] == "drawing …", "the announcement")
        gate.open.set()
        await wait_for(lambda: set(app.lines()) == {"there"}, "the picture")


async def test_a_drawing_that_fails_is_not_hidden() -> None:
    def broken(width: int, height: int) -> Drawing:
        raise ZeroDivisionError(f"no picture in {width} x {height}")

    async def run() -> None:
        app = ChartApp()
        async with app.run_test(size=(20, 4)):
            app.chart.show(Wanted(broken, 1))
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
        app.chart.show(Wanted(partial(picture, "x"), 1))
        await pilot._post_mouse_events([event], app.chart, (5, 1), **held)
        await wait_for(lambda: app.heard == [heard], "the wheel")


async def test_a_click_names_its_column() -> None:
    app = ChartApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.chart.show(Wanted(partial(picture, "x"), 1))
        # One cell of padding stands before the first column.
        await pilot.click(app.chart, offset=(8, 1))
        assert app.heard == [7]
        await pilot.click(app.chart, offset=(0, 1))
        assert app.heard == [7]
