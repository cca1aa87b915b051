"""A drawing as lines of text: plain, in the colours of a terminal, or in ASCII."""

from __future__ import annotations

import textwrap

from tracker.charts import behind
from tracker.charts.colours import sgr, xterm
from tracker.charts.palette import Ink, Palette
from tracker.charts.role import Role
from tracker.charts.spec import Drawing, Form

_LEAST_WORDS = 60
"""Columns that sentences get, however narrow the picture is."""

_PLAIN = str.maketrans(
    {
        "–": "-",
        "−": "-",
        "…": "...",
        "“": '"',
        "”": '"',
        "·": ".",
        "→": "->",
        "×": "x",
        "�": "?",
        "÷": "/",
        "√": "sqrt",
        "±": "+/-",
        "≥": ">=",
        "≤": "<=",
        "’": "'",
        "│": "|",
    }
)


def lines(
    drawing: Drawing, *, palette: Palette | None = None, ascii_only: bool = False
) -> tuple[str, ...]:
    """The picture, a blank line, the read-out and the sentences; spaces at line ends left off.

    Words are as wide as the picture, but never narrower than ``_LEAST_WORDS``.
    Colours only with a ``palette``. ``ascii_only`` also replaces what the words hold beyond
    ASCII; the picture itself is then built with the ASCII glyphs.
    """
    picture = coloured(drawing, palette) if palette is not None else drawing.cells.lines()
    words = tuple(text for text in (drawing.readout, *drawing.sentences) if text)
    if drawing.form is Form.TABLE:
        words = ("There is no room for the picture here; these are its newest days.", *words)
    if ascii_only:
        # First of all: some signs become longer.
        picture, words = (tuple(as_ascii(line) for line in held) for held in (picture, words))
    wide = max(drawing.width, _LEAST_WORDS)
    return (*picture, "", *(line for text in words for line in textwrap.wrap(text, wide)))


def coloured(drawing: Drawing, palette: Palette) -> tuple[str, ...]:
    """The picture with an ink for each role; the terminal keeps its own background."""
    codes = {role: _codes(palette.ink(role)) for role in Role} | {Role.BACKGROUND: ""}
    out = []
    for row, runs in enumerate(drawing.cells.runs()):
        parts = []
        for run in runs:
            for piece, bar in behind.pieces(drawing.cells, row, run):
                code = codes[piece.role]
                if bar is not None and palette.ink(bar).colour:
                    # Cut out of the bars: of all colours the ground stands out from them most.
                    code = f"7;{codes[bar]}"
                parts.append(f"\x1b[{code}m{piece.text}\x1b[0m" if code else piece.text)
        out.append("".join(parts).rstrip(" "))
    return tuple(out)


def as_ascii(text: str) -> str:
    """``text`` with signs beyond ASCII replaced by near ones, else by ``?``."""
    return text.translate(_PLAIN).encode("ascii", "replace").decode("ascii")


def _codes(ink: Ink) -> str:
    """What turns an ink on, ``""`` for what a terminal writes with anyway."""
    codes = ["1"] if ink.bold else []
    codes += ["2"] if ink.dim else []
    if ink.colour.startswith("#"):
        codes.append(f"38;5;{xterm(ink.colour)}")
    elif ink.colour:
        codes.append(str(sgr(ink.colour)))
    return ";".join(codes)
