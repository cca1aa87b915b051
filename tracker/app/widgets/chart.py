"""A picture from ``charts`` on the screen: drawn aside, kept, drawn ahead, never blank."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.timer import Timer

from tracker.app import background
from tracker.app.drawing_thread import DrawingThread, Newest
from tracker.app.widgets import chart_strips
from tracker.app.widgets.chart_mouse import Taken
from tracker.app.widgets.chart_strips import Inks
from tracker.charts.palette import DARK, PALETTES
from tracker.charts.role import Role
from tracker.charts.spec import Drawing

Draw = Callable[[int, int], Drawing]
"""Makes the drawing for a width and a height in cells."""

_FEW = 2
"""Rows that change when only the cursor moves, at most."""

SLOW = 0.25
"""Seconds after which a first picture that is not there yet is announced."""

AHEAD_AFTER = 0.12
"""Seconds without another picture after which those that may come next are drawn."""

MOST_KEPT = 12
"""Pictures that are kept; each takes about 300 kB at 120 × 40."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that may be asked for.

    Those of an equal ``field`` differ in nothing but the cursor, those of an equal ``whole``
    in nothing at all; ``None`` where that cannot be told.
    """

    draw: Draw
    field: object
    whole: Hashable | None = None


Expected = Callable[[], Iterable[tuple[Wanted, Size | None]]]
"""Pictures that may be asked for next, the likeliest first, each with the size as in ``show``."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A finished picture, and its lines as they go onto the screen in the inks of ``written``."""

    field: object
    whole: Hashable | None
    drawing: Drawing
    strips: list[Strip]
    written: Inks


class ChartView(Taken):
    """Shows the newest picture it was asked for.

    Drawing happens on the drawing thread; until it is done the picture before stays, also
    through a change of size. A picture that was drawn before, or ahead, is shown at once; so
    is one of the same ``field`` in the same size, in which only the cursor moved: its plots
    are kept, and laying the cursor over them takes 1 to 3 ms.

    ``shown`` is called whenever a picture that was waited for is about to be painted.
    """

    DEFAULT_CSS = """
    ChartView { height: 1fr; width: 100%; padding: 0 1; }
    """

    def __init__(
        self,
        thread: DrawingThread,
        *,
        shown: Callable[[], None] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._thread = thread
        self._when_shown = shown
        self._wanted: Wanted | None = None
        self._coming: Size | None = None
        self._asked: tuple[object, Size] | None = None
        self._drawn: _Drawn | None = None
        self._drawn_field: object = None
        self._newest = Newest[_Drawn](self, thread, self._deliver)
        self._kept: OrderedDict[Hashable, _Drawn] = OrderedDict()
        self._expected: Expected | None = None
        self._quiet: Timer | None = None
        self._strips: dict[int, Strip] = {}
        self._written: Inks | None = None
        self._late = False

    @property
    def drawing(self) -> Drawing | None:
        """What is on screen; ``None`` before the first picture."""
        return self._drawn.drawing if self._drawn is not None else None

    def show(self, wanted: Wanted, size: Size | None = None) -> bool:
        """Show another picture; whether it is there at once.

        ``size`` is the size this will have once what stands around it is laid out, where that
        is known to change.
        """
        self._wanted, self._coming = wanted, None
        if size is not None and size != self.size:
            self._coming = size
            self.call_after_refresh(self._come)
        return self._ask()

    def keep(self, wanted: Wanted, drawing: Drawing) -> None:
        """Have a picture ready that was drawn elsewhere."""
        self._keep(_Drawn(wanted.field, wanted.whole, drawing, [], self._inks()))

    def expect(self, pictures: Expected) -> None:
        """Draw what ``pictures`` returns, once nothing else was asked for a little while."""
        self._expected = pictures
        if self._quiet is not None:
            self._quiet.stop()
        self._quiet = self.set_timer(AHEAD_AFTER, self._look_ahead)

    def render_line(self, y: int) -> Strip:
        drawn = self._drawn
        if drawn is None:
            return self._waiting_line(y)
        if y >= len(drawn.drawing.cells.rows):
            return Strip.blank(self.size.width, self._ink(Role.BACKGROUND))
        strip = self._strips.get(y)
        if strip is None:
            strip = chart_strips.strip(drawn.drawing.cells, y, self._inks())
            self._strips[y] = strip
        return strip.adjust_cell_length(self.size.width, self._ink(Role.BACKGROUND))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._written = None

    def on_mount(self) -> None:
        self.set_timer(SLOW, self._announce)

    def on_resize(self) -> None:
        if self._coming is None or self._coming == self.size:
            self._come()

    def _come(self) -> None:
        """Go by the size there is from now on, whichever was said to come."""
        self._coming = None
        self._ask()

    def _ask(self) -> bool:
        wanted, size = self._wanted, self._coming or self.size
        if wanted is None or size.width < 1 or size.height < 1 or not self.display:
            return False
        if self._drawn is not None and self._fits(self._drawn, size):
            if wanted.whole is not None and self._drawn.whole == wanted.whole:
                self._newest.drop()
                return True
            if self._drawn_field == wanted.field and not self._newest.busy:
                self._show_now(self._make(wanted, size))
                return True
        kept = self._kept.get((wanted.whole, size))
        if kept is not None:
            self._newest.drop()
            self._show_now(kept)
            return True
        asked = (wanted.draw if wanted.whole is None else wanted.whole, size)
        if not self._newest.busy or self._asked != asked:
            self._asked = asked
            self._newest.ask(self._job(wanted, size))
        return False

    def _job(self, wanted: Wanted, size: Size) -> Callable[[], _Drawn]:
        written = self._inks()

        def drawn() -> _Drawn:
            drawing = wanted.draw(*size)
            strips = chart_strips.strips(drawing.cells, written)
            return _Drawn(wanted.field, wanted.whole, drawing, strips, written)

        return drawn

    def _make(self, wanted: Wanted, size: Size) -> _Drawn:
        """Draw at once; its lines are made when they are painted."""
        return _Drawn(wanted.field, wanted.whole, wanted.draw(*size), [], self._inks())

    def _deliver(self, drawn: _Drawn) -> None:
        self._keep(drawn)
        self._show_now(drawn)
        self._tell()

    def _tell(self) -> None:
        if self._when_shown is not None:
            self._when_shown()

    def _keep(self, drawn: _Drawn) -> None:
        if drawn.whole is not None:
            key = (drawn.whole, Size(drawn.drawing.width, drawn.drawing.height))
            self._kept[key] = drawn
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def _show_now(self, drawn: _Drawn) -> None:
        before, self._drawn, self._drawn_field = self._drawn, drawn, drawn.field
        drawing = drawn.drawing
        size = Size(drawing.width, drawing.height)
        if before is not None and self._fits(before, size):
            pairs = zip(before.drawing.cells.rows, drawing.cells.rows, strict=True)
            changed = [y for y, (old, new) in enumerate(pairs) if old != new]
            if len(changed) <= _FEW:
                for y in changed:
                    self._strips.pop(y, None)
                # Few lines change when the cursor moves: little is sent to the terminal then.
                if changed:
                    self.refresh(*(Region(0, y, drawing.width, 1) for y in changed))
                return
        # How a line lies over a bar depends on the rows around it.
        self._strips.clear()
        if drawn.written is self._written:
            self._strips.update(enumerate(drawn.strips))
        self.refresh()

    def _fits(self, drawn: _Drawn, size: Size) -> bool:
        return (drawn.drawing.width, drawn.drawing.height) == size

    def _look_ahead(self) -> None:
        if self._expected is not None and not self._newest.busy and self.display:
            background.begin(self, partial(self._draw_ahead, self._expected), "drawing ahead")

    async def _draw_ahead(self, pictures: Expected) -> None:
        for wanted, coming in pictures():
            # Whatever is asked for meanwhile comes first, and leads elsewhere.
            if self._expected is not pictures or self._newest.busy:
                return
            size = coming or self.size
            if (wanted.whole, size) not in self._kept:
                self._keep(await self._thread.run(self._job(wanted, size)))

    def _waiting_line(self, y: int) -> Strip:
        words = "drawing …" if self._late and y == self.size.height // 2 else ""
        line = words.center(self.size.width)
        return Strip([Segment(line, self._ink(Role.MUTED))])

    def _announce(self) -> None:
        self._late = True
        if self._drawn is None:
            self.refresh()

    def _ink(self, role: Role) -> Style:
        return self._inks()[role, None]

    def _inks(self) -> Inks:
        if self._written is None:
            palette = PALETTES.get(self.app.theme, DARK)
            self._written = chart_strips.inks(palette, self.rich_style.bgcolor)
        return self._written
