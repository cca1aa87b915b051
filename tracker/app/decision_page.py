"""The decision summary as lines. Pure."""

from __future__ import annotations

from tracker.app.progress_block import Block, beside, stacked
from tracker.app.prose import measure, paragraph
from tracker.app.widgets.page import Line
from tracker.domain import sites
from tracker.domain.days import label_with_year
from tracker.domain.decision import Section, Summary
from tracker.domain.text import visible

TWO_COLUMNS_FROM = 112
_GAP = 3


def lines(summary: Summary, width: int) -> list[Line]:
    """The whole page; in two columns where there is room for both."""
    place = sites.label(summary.place) if summary.place else "no main site"
    about = f"{place[:1].upper()}{place[1:]} · as of {label_with_year(summary.as_of)}"
    head: list[Line] = [[(about, "$muted")], []]
    if width < TWO_COLUMNS_FROM:
        room = measure(width)
        return [*head, *stacked(_section(one, room) for one in summary.sections).lines]
    room = (width - _GAP) // 2
    parts = [_section(one, measure(room)) for one in summary.sections]
    heights = [len(part.lines) + 1 for part in parts]
    # Whole sections on either side, as even as their order allows.
    cut = min(range(len(parts) + 1), key=lambda n: abs(sum(heights) - 2 * sum(heights[:n])))
    return [*head, *beside(stacked(parts[:cut]), stacked(parts[cut:]), room + _GAP).lines]


def _section(section: Section, width: int) -> Block:
    out: list[Line] = [[(section.heading, "bold $accent")]]
    before = "– " if section.points else ""
    for line in section.lines:
        out += paragraph(before + visible(line.text), width, hang="  ")
    return Block(out)
