"""The guarded door to plotext, and the only file that knows it.

plotext has one global figure, so a lock keeps threads apart; it ends the whole process on
a value that is not a number, so only whole cell positions inside the field are handed
over, at most one stem and one dot a column and layer. It is imported on the first drawing,
because that takes a third of a second. Nothing but cells comes back.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock
from typing import Any

from tracker.charts.role import Role
from tracker.charts.spec import Cells, Chart, Dot, Layer, Plot, Stem

_LOCK = Lock()
_ROLES = tuple(Role)
_EMPTY = (" ", Role.BACKGROUND)
# plotext gives its picture back as coloured text; a role travels as the blue part of a colour.
_PIECE = re.compile(r"\x1b\[(?:38;2;0;0;(?P<role>\d+)|[\d;]*)m|(?P<char>[^\x1b])")


def render(chart: Chart) -> Cells:
    """The chart as a grid of exactly its width and height (either may be 0)."""
    width, height = max(chart.width, 0), max(chart.height, 0)
    grid = [[_EMPTY] * width for _ in range(height)]
    for placed in chart.plots:
        for down, line in enumerate(draw(placed.plot).rows):
            for right, cell in enumerate(line):
                _put(grid, placed.row + down, placed.column + right, cell)
    for label in chart.labels:
        for right, char in enumerate(label.text):
            if char != " ":
                _put(grid, label.row, label.column + right, (one_cell(char), label.role))
    return Cells(tuple(tuple(row) for row in grid))


def draw(plot: Plot) -> Cells:
    """One field as cells. Equal fields are drawn once: a moved cursor costs no drawing."""
    if plot.width < 1 or plot.height < 1:
        return Cells(())
    with _LOCK:
        return _drawn(plot)


def one_cell(char: str) -> str:
    """``char`` where it fills exactly one cell, else ``?``: a wide one would shift the row."""
    odd = unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char)[0] in "CM"
    return "?" if odd else char


def _put(grid: list[list[tuple[str, Role]]], row: int, column: int, cell: tuple[str, Role]) -> None:
    if 0 <= row < len(grid) and 0 <= column < len(grid[row]):
        grid[row][column] = cell


@lru_cache(maxsize=64)
def _drawn(plot: Plot) -> Cells:
    figure = _figure()
    figure.clear()
    figure.plot_size(plot.width, plot.height)
    figure.axes(False)
    figure.legend(False)
    figure.canvas("default")
    for axis in (0, 1):
        for side in (0, 1):
            figure.ruler(axis, side).ticks([])
    figure.ruler(0, 0).lim(0, max(plot.width - 1, 1))
    figure.ruler(1, 0).lim(0, max(plot.height - 1, 1))
    for layer in plot.layers:
        _add(figure, plot, layer)
    picture = str(figure.build().string())
    figure.clear()
    return Cells(tuple(_row(line, plot.width) for line in picture.split("\n")[: plot.height]))


def _add(figure: Any, plot: Plot, layer: Layer) -> None:
    stems = [stem for stem in layer.stems if _inside(plot, stem)]
    if stems:
        columns = [stem.column for stem in stems]
        marker = [_marker(stem.glyph, layer.role) for stem in stems]
        feet = figure.signal(columns, [0] * len(stems), marker=marker)
        tops = figure.signal(columns, [stem.top for stem in stems], marker=marker)
        figure.draw(tops.fill(feet))
    dots = [dot for dot in layer.dots if _inside(plot, dot)]
    if dots:
        marker = [_marker(dot.glyph, layer.role) for dot in dots]
        columns, heights = [dot.column for dot in dots], [dot.height for dot in dots]
        figure.draw(figure.signal(columns, heights, marker=marker))


def _inside(plot: Plot, item: Stem | Dot) -> bool:
    height = item.top if isinstance(item, Stem) else item.height
    return 0 <= item.column < plot.width and 0 <= height < plot.height


@lru_cache(maxsize=1)
def _figure() -> Any:
    import plotext

    plotext.terminal.limit(False, False)
    return plotext.figure


@lru_cache(maxsize=256)
def _marker(glyph: str, role: Role) -> Any:
    import plotext

    colour = plotext.pixel(foreground=(0, 0, _ROLES.index(role) + 1))
    return plotext.marker(one_cell(glyph), colour)


def _row(line: str, width: int) -> tuple[tuple[str, Role], ...]:
    cells: list[tuple[str, Role]] = []
    role = Role.BACKGROUND
    for piece in _PIECE.finditer(line):
        if char := piece["char"]:
            cells.append((char, role if char != " " else Role.BACKGROUND))
        else:
            role = _ROLES[int(piece["role"]) - 1] if piece["role"] else Role.BACKGROUND
    return tuple(cells[:width] + [_EMPTY] * (width - len(cells)))
