"""The guarded door to plotext, and the only file that knows it.

Drawn is on plotext's matrix, the surface its figures are put on in the end: a column of a bar
and a run of a line are pieces made once and set in their places. A figure of one point a
mark costs 6 to 8 ms a field for what takes 0.2 ms so, is global to the process, and ends
the process on a value that is not a number; only whole cells inside the field are handed
over here. plotext is imported on the first drawing, because that takes a third of a second.
Nothing but cells comes back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from threading import Lock
from typing import Any

from tracker.charts.role import Role
from tracker.charts.spec import Cells, Chart, Dot, Layer, Plot

_LOCK = Lock()
_EMPTY = (" ", Role.BACKGROUND)
# plotext gives its picture back as coloured text; a role travels as the blue part of a colour.
_BLUE = {role: number for number, role in enumerate(Role, start=1)}
_CODES = {f"38;2;0;0;{number}": role for role, number in _BLUE.items()}

Row = tuple[tuple[str, Role], ...]


def render(chart: Chart) -> Cells:
    """The chart as a grid of exactly its width and height (either may be 0)."""
    width, height = max(chart.width, 0), max(chart.height, 0)
    grid = [[_EMPTY] * width for _ in range(height)]
    for placed in chart.plots:
        for down, line in enumerate(draw(placed.plot).rows, start=placed.row):
            _put(grid, down, placed.column, line)
    for label in chart.labels:
        for right, word in _words(label.text):
            _put(grid, label.row, label.column + right, tuple(zip(word, repeat(label.role))))
    return Cells(tuple(map(tuple, grid)))


def draw(plot: Plot) -> Cells:
    """One field as cells. Equal fields are drawn once: a moved cursor costs no drawing."""
    if plot.width < 1 or plot.height < 1:
        return Cells(())
    return _drawn(plot)[0]


def seen(plot: Plot) -> frozenset[tuple[str, Role]]:
    """Every cell that is drawn on, once: what others cover is not among them."""
    return _drawn(plot)[1] if plot.width > 0 and plot.height > 0 else frozenset()


@lru_cache(maxsize=512)
def one_cell(char: str) -> str:
    """``char`` where it fills exactly one cell, else ``?``: a wide one would shift the row."""
    odd = unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char)[0] in "CM"
    return "?" if odd else char


def _put(grid: list[list[tuple[str, Role]]], row: int, column: int, cells: Row) -> None:
    """Lay cells over a row of the grid; what lies outside is cut off."""
    if not 0 <= row < len(grid):
        return
    if column < 0:
        cells, column = cells[-column:], 0
    line = grid[row]
    fitting = cells[: max(len(line) - column, 0)]
    line[column : column + len(fitting)] = fitting


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a label and where each begins: the spaces between them cover nothing."""
    found = []
    begin = 0
    for word in text.split(" "):
        if word:
            found.append((begin, _in_cells(word)))
        begin += len(word) + 1
    return tuple(found)


def _in_cells(text: str) -> str:
    return text if text.isascii() and text.isprintable() else "".join(map(one_cell, text))


@lru_cache(maxsize=32)
def _drawn(plot: Plot) -> tuple[Cells, frozenset[tuple[str, Role]]]:
    with _LOCK:
        surface = _surface(plot.width, plot.height)
        for layer in plot.layers:
            for column, row, piece in _pieces(plot, layer):
                surface.insert(column, row, piece)
        picture = str(surface.string())
    rows = tuple(_row(line, plot.width) for line in picture.split("\n")[: plot.height])
    return Cells(rows), frozenset().union(*rows) - {_EMPTY}


def _pieces(plot: Plot, layer: Layer) -> Iterator[tuple[int, int, Any]]:
    """What a layer consists of, each with the column and row of its upper left cell."""
    for stem in layer.stems:
        if _inside(plot, stem.column, stem.top):
            column = _column(stem.glyph, stem.top + 1, layer.role)
            yield stem.column, plot.height - 1 - stem.top, column
    dots = (dot for dot in layer.dots if _inside(plot, dot.column, dot.height))
    for begin, height, glyphs in _runs(dots):
        yield begin, plot.height - 1 - height, _line(glyphs, layer.role)


def _runs(dots: Iterable[Dot]) -> Iterator[tuple[int, int, str]]:
    """Dots that follow one another in a row, together."""
    begin, height, glyphs = 0, -1, ""
    for dot in dots:
        if glyphs and dot.height == height and dot.column == begin + len(glyphs):
            glyphs += dot.glyph
            continue
        if glyphs:
            yield begin, height, glyphs
        begin, height, glyphs = dot.column, dot.height, dot.glyph
    if glyphs:
        yield begin, height, glyphs


def _inside(plot: Plot, column: int, height: int) -> bool:
    return 0 <= column < plot.width and 0 <= height < plot.height


def _surface(width: int, height: int) -> Any:
    import plotext

    return plotext.matrix(width, height, plotext.pixel())


@lru_cache(maxsize=512)
def _column(glyph: str, cells: int, role: Role) -> Any:
    return _line(glyph * cells, role).copy().transpose()


@lru_cache(maxsize=512)
def _line(glyphs: str, role: Role) -> Any:
    import plotext

    colour = plotext.pixel(foreground=(0, 0, _BLUE[role]))
    return plotext.colorize(_in_cells(glyphs), colour).matrix()


def _row(line: str, width: int) -> Row:
    """The cells of one line of coloured text."""
    cells: list[tuple[str, Role]] = []
    for piece in f"m{line}".split("\x1b["):
        code, _, text = piece.partition("m")
        role = _CODES.get(code, Role.BACKGROUND)
        cells += zip(text, repeat(role)) if " " not in text else map(_either, text, repeat(role))
    return tuple(cells[:width] + [_EMPTY] * (width - len(cells)))


def _either(char: str, role: Role) -> tuple[str, Role]:
    return (char, role) if char != " " else _EMPTY
