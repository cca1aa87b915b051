"""A drawing as a standalone SVG: no script, no link, no font of its own.

Blocks and lines are drawn as shapes, because fonts leave hair lines between their block
characters; all else is text on a fixed grid, one position a character.
"""

from __future__ import annotations

import re
import textwrap
from html import escape
from itertools import groupby

from tracker.charts import behind
from tracker.charts.glyphs import BLOCKS
from tracker.charts.palette import Palette
from tracker.charts.role import Role
from tracker.charts.spec import Drawing, Run

CELL_WIDTH = 9
CELL_HEIGHT = 19
MARGIN = 18
_FONT = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
_BASE_LINE = 14
_LEAST_WORDS = 60
"""Columns that sentences get, however narrow the picture is."""

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHADES = {BLOCKS.shades[2]: 0.6, BLOCKS.shades[1]: 0.45, BLOCKS.shades[0]: 0.3}
_BLOCKS = {*BLOCKS.levels, *_SHADES}
_LINES = {BLOCKS.floor, BLOCKS.rule, BLOCKS.line, BLOCKS.wall}


def document(drawing: Drawing, palette: Palette) -> str:
    """The picture with its read-out and sentences beneath, as SVG text."""
    words = [text for text in (drawing.readout, *drawing.sentences) if text]
    wide = max(drawing.width, _LEAST_WORDS)
    said = [line for text in words for line in textwrap.wrap(text, wide)]
    tall = drawing.height + (len(said) + 1 if said else 0)
    width, height = wide * CELL_WIDTH + 2 * MARGIN, tall * CELL_HEIGHT + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="{escape(_FONT)}" font-size="15">',
        f"<title>{_text(drawing.title)}</title>",
        f"<desc>{_text(' '.join(words))}</desc>",
        f'<rect width="{width}" height="{height}" fill="{palette.background}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})">',
    ]
    for row, runs in enumerate(drawing.cells.runs()):
        for run in runs:
            for piece, crossed in behind.pieces(drawing.cells, row, run):
                parts.extend(_piece(row, piece, crossed, palette, drawing.bar))
    for index, line in enumerate(said):
        parts.append(_line(drawing.height + 1 + index, 0, line, palette.text))
    parts.extend(["</g>", "</svg>", ""])
    return "\n".join(parts)


def _piece(row: int, piece: Run, crossed: Role | None, palette: Palette, bar: int) -> list[str]:
    """A run of one role; ``crossed``: that of the bars which it crosses."""
    out, colour = [], palette.colour(piece.role)
    if crossed is not None:
        under = _block(row, piece.column, len(piece.text), BLOCKS.levels[-1], bar)
        out.append(under.format(palette.colour(crossed)))
        # Cut out of the bars: of all colours the ground stands out from them most.
        colour = palette.background
    column = piece.column
    for char, group in groupby(piece.text):
        length = len(list(group))
        if char in _BLOCKS:
            out.append(_block(row, column, length, char, bar).format(colour))
        elif char in _LINES:
            out.append(_line_shape(row, column, length, char).format(colour))
        column += length
    text = "".join(" " if char in _BLOCKS | _LINES else char for char in piece.text)
    out += [_line(row, piece.column + at, word, colour) for at, word in _words(text)]
    return out


def _block(row: int, column: int, length: int, char: str, bar: int) -> str:
    levels = BLOCKS.levels
    part = (levels.index(char) + 1) / len(levels) if char in levels else 1.0
    tall = round(CELL_HEIGHT * part, 2)
    top = round((row + 1) * CELL_HEIGHT - tall, 2)
    # Neighbouring bars of one cell each are kept apart by a sliver of background.
    each = 1 if bar == 1 else length
    wide = each * CELL_WIDTH - 1
    bars = "".join(
        f"M{(column + index) * CELL_WIDTH + 0.5} {top}h{wide}v{tall}h{-wide}z"
        for index in range(0, length, each)
    )
    opacity = _SHADES.get(char, 1.0)
    shade = f' fill-opacity="{opacity}"' if opacity < 1 else ""
    return f'<path d="{bars}" fill="{{}}"{shade}/>'


def _line_shape(row: int, column: int, length: int, char: str) -> str:
    left, top = column * CELL_WIDTH, row * CELL_HEIGHT
    if char == BLOCKS.wall:
        return f'<path d="M{left + CELL_WIDTH / 2} {top}v{CELL_HEIGHT}" stroke="{{}}"/>'
    width = 2.5 if char == BLOCKS.line else 1.2
    dashes = ' stroke-dasharray="3 3"' if char == BLOCKS.rule else ""
    line = f"M{left} {top + CELL_HEIGHT / 2}h{length * CELL_WIDTH}"
    return f'<path d="{line}" stroke="{{}}" stroke-width="{width}"{dashes}/>'


def _words(text: str) -> list[tuple[int, str]]:
    """The words of a run of cells with their columns."""
    out = []
    column = 0
    for blank, group in groupby(text, key=lambda char: char == " "):
        word = "".join(group)
        if not blank:
            out.append((column, word))
        column += len(word)
    return out


def _line(row: int, column: int, text: str, colour: str) -> str:
    left = column * CELL_WIDTH
    places = " ".join(str(left + index * CELL_WIDTH) for index in range(len(text)))
    y = row * CELL_HEIGHT + _BASE_LINE
    return f'<text x="{places}" y="{y}" fill="{colour}" xml:space="preserve">{_text(text)}</text>'


def _text(text: str) -> str:
    """``text`` escaped, without the characters XML has no place for."""
    return escape("".join("�" if _FORBIDDEN.match(char) else char for char in text))
