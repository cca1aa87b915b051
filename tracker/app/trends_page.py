"""What stands on the page of Trends, and where: worked out from the size of the terminal. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual.geometry import Size

from tracker.app import trends_words
from tracker.app.trends_state import TrendsState
from tracker.app.widgets.chart import Wanted
from tracker.app.widgets.page import Line
from tracker.charts import finished
from tracker.charts.glyphs import Glyphs, glyph_set
from tracker.charts.pointing import days_across
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain.figures import Figures
from tracker.services.trends import Trends

LEAST_ROWS = 14
"""Rows a picture keeps where the page is longer than the screen and scrolls."""

_LOW = 22
"""Rows under which a day has one line, if it is wide enough, and the picture more."""

_WIDE = 74
_MARGINS = 2
_OTHER_LINES = 2
_SCROLL_BAR = 1

Lines = tuple[list[Line], list[Line], list[Line]]
"""The heading, the read-out of the day and the sentences."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What Trends begins with, made before it is opened: the ``look``, and its first picture."""

    look: Trends
    drawing: Drawing | None = None


def days_of(terminal: Size) -> int:
    """How many days find a column each."""
    return days_across(terminal.width - _MARGINS)


def words(
    state: TrendsState, figures: Figures, view: View, terminal: Size, glyphs: Glyphs
) -> Lines:
    """All that is said beside the picture of a state."""
    picture = state.picture
    room = terminal.width - _MARGINS - _SCROLL_BAR
    about = finished.readout(picture, figures, view, state.across)
    count = 1 if terminal.height < _LOW and room >= _WIDE else 2
    return (
        trends_words.heading(picture.title(figures), view, room),
        trends_words.readout(about, room, glyph_set(glyphs).cursor, count=count),
        trends_words.sentences(picture.sentences(figures, view), room),
    )


def room(terminal: Size) -> Size:
    """The cells that the picture shares with the lines below it."""
    return Size(terminal.width - _MARGINS, terminal.height - _OTHER_LINES)


def beside(shared: Size, lines: Lines) -> Size | None:
    """The size of the picture in what it shares with ``lines``; ``None`` where the page scrolls."""
    _, *below = lines
    height = shared.height - sum(map(len, below))
    return Size(shared.width, height) if height >= LEAST_ROWS else None


def wanted(state: TrendsState, figures: Figures, view: View, glyphs: Glyphs) -> Wanted:
    """The picture of a state."""
    draw = partial(state.picture.build, figures, view, glyphs=glyphs)
    return Wanted(draw, state.field, state.whole)


def first_drawing(look: Trends, terminal: Size, glyphs: Glyphs) -> Drawing | None:
    """The picture that Trends opens with; ``None`` where there is none, or no room for it."""
    state = TrendsState(columns=days_of(terminal))
    state.take(look, None)
    if state.view is None or state.blank:
        return None
    lines = words(state, look.figures, state.view, terminal, glyphs)
    size = beside(room(terminal), lines)
    return None if size is None else wanted(state, look.figures, state.view, glyphs).draw(*size)
