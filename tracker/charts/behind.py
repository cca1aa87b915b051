"""What lies behind a line that crosses bars: a cell holds one sign, so its neighbours tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tracker.charts.glyphs import BLOCKS
from tracker.charts.role import Role
from tracker.charts.spec import Cells, Run

FIELDS = (Role.EASE, Role.PAIN, Role.STIFFNESS)
"""What has bars that a line may cross."""

_FULL = BLOCKS.levels[-1]
"""What fills its cell, so that a line has to be cut out of it. A letter leaves its ground free:
a line among letters is read as it stands, and cut out it would look like a cursor."""


def pieces(cells: Cells, row: int, run: Run) -> Iterator[tuple[Run, Role | None]]:
    """The parts of a run in ``row``, each with the role of the bar it crosses, if it does."""
    if run.role is not Role.TEXT:
        yield run, None
        return
    bars = [
        # A word is never in a bar; it would be looked for through all words above it.
        None if char.isalnum() or char == " " else _bar(cells, run.column + at, row)
        for at, char in enumerate(run.text)
    ]
    column = run.column
    for bar, part in groupby(zip(run.text, bars, strict=True), key=lambda pair: pair[1]):
        text = "".join(char for char, _ in part)
        yield Run(column, text, run.role), bar
        column += len(text)


def _bar(cells: Cells, column: int, row: int) -> Role | None:
    """The field whose bar goes on above and below this cell of a line."""
    above, below = _beyond(cells, column, row, -1), _beyond(cells, column, row, 1)
    if above is None or below is None or below[0] != _FULL:
        return None
    return below[1] if below[1] is above[1] and below[1] in FIELDS else None


def _beyond(cells: Cells, column: int, row: int, step: int) -> tuple[str, Role] | None:
    """The first cell above or below that is not the line's own: it may climb in a bar."""
    while 0 <= (row := row + step) < len(cells.rows):
        if cells.rows[row][column][1] is not Role.TEXT:
            return cells.rows[row][column]
    return None
