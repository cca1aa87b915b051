"""A picture from ``charts`` on the screen: its cells as strips, drawn aside, never blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tracker.app.drawing_thread import DrawingThread, Newest
from tracker.charts.glyphs import ASCII, BLOCKS
from tracker.charts.palette import DARK, PALETTES, Palette
from tracker.charts.role import Role
from tracker.charts.spec import Cells, Drawing, Run

Draw = Callable[[int, int], Drawing]
"""Makes the drawing for a width and a height in cells."""

_FIELDS = (Role.EASE, Role.PAIN, Role.STIFFNESS)
_FULL = (BLOCKS.levels[-1], ASCII.levels[-1])
_LEFT = 1
_FEW = 2
"""Rows that change when only the cursor moves, at most."""

SLOW = 0.25
"""Seconds after which a first picture that is not there yet is announced."""


class ChartView(Widget):
    """Shows the newest ``Drawing`` it was asked for.

    Drawing happens on the drawing thread; until it is done the picture before stays, also
    through a change of size. A picture of the same ``field`` in the same size, in which only
    the cursor moved, is drawn at once: its plots are kept, and laying the cursor over them
    takes 2 to 5 ms.
    """

    DEFAULT_CSS = """
    ChartView { height: 1fr; width: 100%; padding: 0 1; }
    """

    @dataclass
    class Pointed(Message):
        """A click on the cell ``column``, ``row`` of the picture."""

        column: int
        row: int

    @dataclass
    class Dragged(Message):
        """The picture was taken at one cell and is held at another; ``begin``: just now."""

        from_column: int
        from_row: int
        column: int
        row: int
        begin: bool

    @dataclass
    class Turned(Message):
        """The wheel was turned: ``zoom`` 1 for closer, -1 for wider; ``pan`` 1 for later."""

        zoom: int = 0
        pan: int = 0

    # Pulling at the picture moves it; what it says can be copied from what x saves.
    ALLOW_SELECT = False

    def __init__(self, thread: DrawingThread, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._taken: tuple[int, int] | None = None
        self._held_at: tuple[int, int] | None = None
        self.drawing: Drawing | None = None
        self._draw: Draw | None = None
        self._field: object = None
        self._drawn_field: object = None
        self._newest = Newest[tuple[Drawing, object]](self, thread, self._deliver)
        self._strips: dict[int, Strip] = {}
        self._inks: dict[tuple[Role, Role | None], Style] = {}
        self._late = False

    def show(self, draw: Draw, field: object) -> None:
        """Show another picture; equal fields differ in nothing but the cursor."""
        self._draw, self._field = draw, field
        self._ask()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.drawing is None:
            return self._waiting_line(y)
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._drawn_line(self.drawing.cells, y)
        return strip.adjust_cell_length(width, self._ink(Role.BACKGROUND))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._inks.clear()

    def on_mount(self) -> None:
        self.set_timer(SLOW, self._announce)

    def on_resize(self) -> None:
        self._ask()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        self._taken = self._held_at = None
        if offset is not None and event.button == _LEFT:
            self._taken = (offset.x, offset.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._taken is None:
            return
        held = (event.x - self.gutter.left, event.y - self.gutter.top)
        if held == (self._held_at or self._taken):
            return
        begin, self._held_at = self._held_at is None, held
        self.post_message(self.Dragged(*self._taken, *held, begin))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._taken = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if self._held_at is not None:
            # It was moved: that is no click, wherever it was let go.
            return
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.Pointed(offset.x, offset.y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._turn(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._turn(event, -1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        event.stop()
        self.post_message(self.Turned(pan=-1))

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        event.stop()
        self.post_message(self.Turned(pan=1))

    def _turn(self, event: events.MouseEvent, closer: int) -> None:
        event.stop()
        if event.shift or event.ctrl:
            self.post_message(self.Turned(pan=-closer))
        else:
            self.post_message(self.Turned(zoom=closer))

    def _ask(self) -> None:
        draw, field = self._draw, self._field
        width, height = self.size
        if draw is None or width < 1 or height < 1 or not self.display:
            return
        shown = self.drawing
        fitting = shown is not None and (shown.width, shown.height) == (width, height)
        if fitting and field == self._drawn_field and not self._newest.busy:
            self._deliver((draw(width, height), field))
        else:
            self._newest.ask(lambda: (draw(width, height), field))

    def _deliver(self, made: tuple[Drawing, object]) -> None:
        drawing, self._drawn_field = made
        before, self.drawing = self.drawing, drawing
        if before is None or (before.width, before.height) != (drawing.width, drawing.height):
            self._strips.clear()
            self.refresh()
            return
        pairs = zip(before.cells.rows, drawing.cells.rows, strict=True)
        changed = [y for y, (old, new) in enumerate(pairs) if old != new]
        if len(changed) > _FEW:
            # How a line lies over a bar depends on the rows around it.
            self._strips.clear()
            self.refresh()
        elif changed:
            for y in changed:
                self._strips.pop(y, None)
            # Few lines change when the cursor moves: little is sent to the terminal then.
            self.refresh(*(Region(0, y, drawing.width, 1) for y in changed))

    def _drawn_line(self, cells: Cells, y: int) -> Strip:
        if y >= len(cells.rows):
            return Strip.blank(self.size.width, self._ink(Role.BACKGROUND))
        (runs,) = Cells((cells.rows[y],)).runs()
        segments: list[Segment] = []
        for run in runs:
            if run.role is Role.TEXT:
                segments += self._over_bars(cells, y, run)
            else:
                segments.append(Segment(run.text, self._ink(run.role)))
        return Strip(segments)

    def _over_bars(self, cells: Cells, y: int, run: Run) -> list[Segment]:
        bars = [_bar_behind(cells, run.column + at, y) for at in range(len(run.text))]
        merged = groupby(zip(run.text, bars, strict=True), key=lambda pair: pair[1])
        return [Segment("".join(c for c, _ in part), self._ink(run.role, bar))
                for bar, part in merged]  # fmt: skip

    def _waiting_line(self, y: int) -> Strip:
        words = "drawing …" if self._late and y == self.size.height // 2 else ""
        line = words.center(self.size.width)
        return Strip([Segment(line, self._ink(Role.MUTED))])

    def _announce(self) -> None:
        self._late = True
        if self.drawing is None:
            self.refresh()

    def _ink(self, role: Role, bar: Role | None = None) -> Style:
        ink = self._inks.get((role, bar))
        if ink is None:
            palette = PALETTES.get(self.app.theme, DARK)
            ground = self.rich_style.bgcolor
            ink = _over(palette, bar, ground) if bar else _style(palette, role, ground)
            self._inks[role, bar] = ink
        return ink


def _over(palette: Palette, bar: Role, ground: Color | None) -> Style:
    """Cut out of a bar: of all colours the ground stands out from it most."""
    if palette.inks is not None:
        return _style(palette, bar, ground) + Style(reverse=True)
    return Style(color=Color.parse(palette.background), bgcolor=Color.parse(palette.colour(bar)))


def _style(palette: Palette, role: Role, ground: Color | None) -> Style:
    ink = palette.ink(role)
    colour = Color.parse(ink.colour) if ink.colour else Color.default()
    return Style(color=colour, bgcolor=ground, bold=ink.bold or None, dim=ink.dim or None)


def _bar_behind(cells: Cells, x: int, y: int) -> Role | None:
    """The field whose bar goes on above and below this cell of a line that crosses it."""
    above, below = _beyond(cells, x, y, -1), _beyond(cells, x, y, 1)
    if above is None or below is None or below[0] not in _FULL:
        return None
    return below[1] if below[1] is above[1] and below[1] in _FIELDS else None


def _beyond(cells: Cells, x: int, y: int, step: int) -> tuple[str, Role] | None:
    """The first cell above or below that is not the line's own: it may climb in a bar."""
    while 0 <= (y := y + step) < len(cells.rows):
        if cells.rows[y][x][1] is not Role.TEXT:
            return cells.rows[y][x]
    return None
