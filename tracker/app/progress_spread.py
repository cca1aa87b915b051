"""The days of both windows by value, on the Progress screen. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.app.progress_block import GUTTER, Block
from tracker.app.widgets.page import Line
from tracker.charts import distribution
from tracker.charts.glyphs import ASCII, BLOCKS
from tracker.charts.role import Role
from tracker.domain.measure_result import MeasureResult
from tracker.services.progress import ProgressView

_STYLES = {
    Role.EASE: "$ease",
    Role.PAIN: "$pain",
    Role.STIFFNESS: "$stiffness",
    Role.BACKGROUND: "",
}

HEADING = "Days by value"


def line_of(page: Block) -> int | None:
    """The line of a page in which they begin; ``None`` where they are not on it."""
    return next((n for n, line in enumerate(page.lines) if (HEADING, "bold") in line), None)


def offered(view: ProgressView, page: Block, shown: bool) -> bool:
    """Whether they can be shown, or hidden again where they were ``shown`` on demand."""
    found = view.progress
    compared = (found.spans or found).measures
    there = any(one.improvement is not None for one in compared) and not found.safety_open
    return there and (shown or line_of(page) is None)


def block(
    results: Sequence[MeasureResult], heads: tuple[str, str], width: int, *, ascii_only: bool
) -> Block:
    """Each measure that can be compared, the earlier window to the left of the recent one.

    Nothing where there is none, or no room.
    """
    found = distribution.spreads(results)
    glyphs = ASCII if ascii_only else BLOCKS
    cells = distribution.build(found, heads, width - len(GUTTER), glyphs)
    lines: list[Line] = [
        [GUTTER, *((run.text, _STYLES.get(run.role, "$muted")) for run in row)]
        for row in cells.runs()
    ]
    signs = f"   mid, {' and '.join(distribution.marks(glyphs))}: the median of these days"
    return Block([[(HEADING, "bold"), (signs, "$muted")], *lines] if lines else [])
