"""The cells of a picture as lines of the screen, in few pieces: pure, so any thread may do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tracker.charts import behind
from tracker.charts.palette import Palette
from tracker.charts.role import Role
from tracker.charts.spec import Cells, Run

Inks = Mapping[tuple[Role, Role | None], Style]
"""How each role is written: on the ground, or over the bars of another."""


def inks(palette: Palette, ground: Color | None) -> Inks:
    """The inks of a palette on the ground there is."""
    found: dict[tuple[Role, Role | None], Style] = {
        (role, None): _style(palette, role, ground) for role in Role
    }
    return found | {(Role.TEXT, bar): _over(palette, bar, ground) for bar in behind.FIELDS}


def strips(cells: Cells, written: Inks) -> list[Strip]:
    """Every line of the picture."""
    return [strip(cells, y, written) for y in range(len(cells.rows))]


def strip(cells: Cells, y: int, written: Inks) -> Strip:
    """One line of the picture; lines over bars look at the lines around it."""
    segments: list[Segment] = []
    for run in _runs(cells.rows[y]):
        for piece, bar in behind.pieces(cells, y, run):
            segments.append(Segment(piece.text, written[piece.role, bar]))
    return Strip(segments, len(cells.rows[y]))


def _runs(row: tuple[tuple[str, Role], ...]) -> Iterator[Run]:
    """Runs of one ink; a space needs none, so it joins what stands before it.

    Bars stand apart by a space: a third of the pieces, and of what a terminal has to read.
    """
    begin, text, role = 0, "", Role.BACKGROUND
    for column, (char, its) in enumerate(row):
        if its is not role and (char != " " or role is Role.TEXT):
            if text:
                yield Run(begin, text, role)
            begin, text, role = column, "", its
        text += char
    if text:
        yield Run(begin, text, role)


def _over(palette: Palette, bar: Role, ground: Color | None) -> Style:
    """Cut out of a bar: of all colours the ground stands out from it most."""
    if palette.inks is not None:
        return _style(palette, bar, ground) + Style(reverse=True)
    return Style(color=Color.parse(palette.background), bgcolor=Color.parse(palette.colour(bar)))


def _style(palette: Palette, role: Role, ground: Color | None) -> Style:
    ink = palette.ink(role)
    colour = Color.parse(ink.colour) if ink.colour else Color.default()
    return Style(color=colour, bgcolor=ground, bold=ink.bold or None, dim=ink.dim or None)
