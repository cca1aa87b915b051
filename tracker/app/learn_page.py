"""Learn as lines: the list of pages, and one of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.app.prose import measure, paragraph
from tracker.app.widgets.page import Line
from tracker.domain import learn_layout
from tracker.domain.learn_layout import Look
from tracker.domain.learn_text import Page

ABOUT = (
    "Short pages in our own words, each with its sources. They are about people in general. "
    "Ask a health professional about yourself."
)
_STYLES = {
    Look.TITLE: "bold",
    Look.HEADING: "bold $accent",
    Look.WORD: "bold",
    Look.TEXT: "",
    Look.SOURCE: "$muted",
}
_MARK, _GAP = 2, 2


def listed(pages: Sequence[Page], at: int, width: int) -> list[Line]:
    """A line for each page, the one at ``at`` marked, below ``head``."""
    room = max(len(page.title) for page in pages) + _GAP
    told = room + _MARK + max(len(page.about) for page in pages) <= width
    lines = []
    for number, page in enumerate(pages):
        here = number == at
        line: Line = [("▸ " if here else "  ", "$accent bold")]
        line.append((page.title.ljust(room), "$bright bold" if here else ""))
        if told:
            line.append((page.about, "" if here else "$muted"))
        lines.append(line)
    return lines


def head(width: int) -> list[Line]:
    """What stands above the list."""
    return [[("Learn", "bold")], *paragraph(ABOUT, measure(width), "$muted"), []]


def shown(page: Page, width: int) -> list[Line]:
    """The whole of one page."""
    return [[(row.text, _STYLES[row.look])] for row in learn_layout.rows(page, measure(width))]
