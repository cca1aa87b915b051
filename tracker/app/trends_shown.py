"""The picture of Trends and the words about it: shown in one frame, and drawn ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.geometry import Size
from textual.widget import Widget

from tracker.app import trends_page
from tracker.app.drawing_thread import DrawingThread
from tracker.app.trends_page import Lines
from tracker.app.trends_state import TrendsState
from tracker.app.widgets.chart import ChartView, Wanted
from tracker.app.widgets.words import Words
from tracker.charts.glyphs import Glyphs
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain.figures import Figures

WORDS_AFTER = 0.03
"""Seconds after which the words do not wait any longer to come in one frame with the picture.

A second frame within one key comes two frames after the first, as the framework paces them.
"""

_NEXT: tuple[Callable[[TrendsState], object], ...] = (
    lambda state: state.turn_picture(1),
    lambda state: state.pan(-1),
    lambda state: state.pan(1),
    lambda state: state.zoom(1),
    lambda state: state.zoom(-1),
    lambda state: state.all_or_course(),
)
"""The steps that come next most often; what they lead to is drawn ahead."""


class Shown:
    """The widgets of a picture: ``chart``, ``heading``, ``about_day``, ``about_all``.

    ``when_whole`` is called when picture and words are there together for the first time.
    """

    def __init__(
        self, thread: DrawingThread, glyphs: Glyphs, when_whole: Callable[[], object]
    ) -> None:
        self.chart = ChartView(thread, shown=self._together)
        self.heading = Words(id="heading")
        self.about_day = Words(id="about-day")
        self.about_all = Words(id="about-all")
        self._glyphs = glyphs
        self._when_whole = when_whole
        self._whole = False
        self._waiting: Lines | None = None

    def keep(self, state: TrendsState, figures: Figures, view: View, drawing: Drawing) -> None:
        """Have the picture of a state ready, as it was drawn elsewhere."""
        self.chart.keep(trends_page.wanted(state, figures, view, self._glyphs), drawing)

    def draw(self, state: TrendsState, figures: Figures, view: View) -> None:
        """Show the picture of a state with its words."""
        wanted, size, self._waiting = self._wanted(state, figures, view)
        if self.chart.show(wanted, size):
            self._together()
        elif self.chart.drawing is None:
            self._say()
        else:
            self.chart.set_timer(WORDS_AFTER, self._say)
        self.chart.expect(partial(self._next, state))

    def say(self, state: TrendsState, figures: Figures, view: View) -> None:
        """Show the words alone."""
        _, _, self._waiting = self._wanted(state, figures, view)
        self._say()

    def _wanted(
        self, state: TrendsState, figures: Figures, view: View
    ) -> tuple[Wanted, Size | None, Lines]:
        """The picture of a state, the size it will have beside its words, and these."""
        terminal = self.chart.app.size
        lines = trends_page.words(state, figures, view, terminal, self._glyphs)
        wanted = trends_page.wanted(state, figures, view, self._glyphs)
        size, page = self.chart.size, self.chart.parent
        # Not laid out yet: it is drawn meanwhile for where it is going to stand.
        shared = trends_page.room(terminal)
        if size.height:
            below = len(self.about_day.lines) + len(self.about_all.lines)
            shared = Size(size.width, size.height + below)
        scrolls = isinstance(page, Widget) and page.max_scroll_y > 0
        return wanted, None if scrolls else trends_page.beside(shared, lines), lines

    def _next(self, state: TrendsState) -> Iterator[tuple[Wanted, Size | None]]:
        """What the next step may lead to."""
        for step in _NEXT:
            later = state.after(step)
            if later.look is not None and later.view is not None and not later.blank:
                wanted, size, _ = self._wanted(later, later.look.figures, later.view)
                yield wanted, size

    def _together(self) -> None:
        self._say()
        if not self._whole:
            self._whole = True
            self._when_whole()

    def _say(self) -> None:
        """Show the words of the picture that is shown, or was waited for long enough."""
        lines, self._waiting = self._waiting, None
        if lines is not None:
            widgets = (self.heading, self.about_day, self.about_all)
            for widget, own in zip(widgets, lines, strict=True):
                widget.show(own)
