"""The picture of Trends and the words about it: shown in one frame, and drawn ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.geometry import Size
from textual.widget import Widget

from tracker.app import trends_words
from tracker.app.drawing_thread import DrawingThread
from tracker.app.trends_state import TrendsState
from tracker.app.widgets.chart import ChartView, Wanted
from tracker.app.widgets.page import Line
from tracker.app.widgets.words import Words
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.view import View
from tracker.domain.figures import Figures

WORDS_AFTER = 0.03
"""Seconds after which the words do not wait any longer to come in one frame with the picture.

A second frame within one key comes up to 33 ms after the first, because the framework draws
sixty in a second at most.
"""

LEAST_ROWS = 14
"""Rows a picture keeps where the page is longer than the screen and scrolls."""

MARGINS = 2
"""Columns beside the picture."""

OTHER_LINES = 2
"""Rows above and below the page: the screens there are, and the keys."""

_ONE_LINE_FROM = 74
"""Columns from which a low terminal has one line for a day, and more of the picture."""

_NEXT: tuple[Callable[[TrendsState], None], ...] = (
    lambda state: state.turn_picture(1),
    lambda state: state.pan(-1),
    lambda state: state.pan(1),
    lambda state: state.zoom(1),
    lambda state: state.zoom(-1),
)
"""The steps that come next most often; what they lead to is drawn ahead."""

_Lines = tuple[list[Line], list[Line], list[Line]]


class Shown:
    """The widgets of a picture: ``chart``, ``heading``, ``about_day``, ``about_all``."""

    def __init__(
        self, thread: DrawingThread, glyphs: Glyphs, when_whole: Callable[[], object]
    ) -> None:
        self.chart = ChartView(thread, shown=self._drawn)
        self.heading = Words(id="heading")
        self.about_day = Words(id="about-day")
        self.about_all = Words(id="about-all")
        self._glyphs = glyphs
        self._when_whole = when_whole
        self._waiting: _Lines | None = None

    def draw(self, state: TrendsState, figures: Figures, view: View) -> None:
        """Show the picture of a state with its words."""
        self._waiting = lines = self._words(state, figures, view)
        shown = self.chart.show(*self._wanted(state, figures, view, lines))
        if shown or self.chart.drawing is None:
            self._say()
        else:
            self.chart.set_timer(WORDS_AFTER, self._say)
        self.chart.expect(partial(self._next, state))

    def say(self, state: TrendsState, figures: Figures, view: View) -> None:
        """Show the words alone."""
        self._waiting = self._words(state, figures, view)
        self._say()

    def _wanted(
        self, state: TrendsState, figures: Figures, view: View, lines: _Lines
    ) -> tuple[Wanted, Size | None]:
        """The picture of a state, and the size it will have beside its words."""
        draw = partial(state.picture.build, figures, view, glyphs=self._glyphs)
        wanted = Wanted(draw, state.field, state.whole)
        width, room = self._room()
        _, *beside = lines
        height = room - sum(map(len, beside))
        page = self.chart.parent
        scrolls = isinstance(page, Widget) and page.max_scroll_y > 0
        return wanted, None if height < LEAST_ROWS or scrolls else Size(width, height)

    def _room(self) -> tuple[int, int]:
        """The width of the picture, and the rows it shares with its words."""
        size = self.chart.size
        if size.height:
            return size.width, size.height + len(self.about_day.lines) + len(self.about_all.lines)
        # Not laid out yet: it is drawn meanwhile for where it is going to stand.
        whole = self.chart.app.size
        return whole.width - MARGINS, whole.height - OTHER_LINES

    def _next(self, state: TrendsState) -> Iterator[tuple[Wanted, Size | None]]:
        """What the next step may lead to."""
        for step in _NEXT:
            later = state.after(step)
            if later.look is not None and later.view is not None and not later.blank:
                figures = later.look.figures
                lines = self._words(later, figures, later.view)
                yield self._wanted(later, figures, later.view, lines)

    def _words(self, state: TrendsState, figures: Figures, view: View) -> _Lines:
        """The heading, the read-out of the day and the sentences."""
        picture = state.picture
        # Beside the margins a scroll bar may take a column.
        room, cursor = self.chart.app.size.width - 3, glyph_set(self._glyphs).cursor
        about = picture.readout(figures, view.cursor) if view.cursor else ""
        lines = 1 if self.chart.screen.has_class("-low") and room >= _ONE_LINE_FROM else 2
        return (
            trends_words.heading(picture.title(figures), view, room),
            trends_words.readout(about, room, cursor, count=lines),
            trends_words.sentences(picture.sentences(figures, view), room),
        )

    def _drawn(self) -> None:
        self._say()
        self._when_whole()

    def _say(self) -> None:
        """Show the words of the picture that is shown, or was waited for long enough."""
        lines, self._waiting = self._waiting, None
        if lines is not None:
            for widget, own in zip(
                (self.heading, self.about_day, self.about_all), lines, strict=True
            ):
                widget.show(own)
