"""What a picture consists of, before anything is drawn: frozen, hashable, comparable.

A builder turns data into a ``Chart``; the canvas turns that into ``Cells``. A ``Plot`` is
one drawn field, measured in cells: columns count from its left, heights from its foot.
A ``Label`` is a run of text laid over the whole chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.charts.role import Role


class Form(StrEnum):
    """How much of a chart found room: with legend, without, without ticks, or as a table."""

    FULL = "full"
    NO_LEGEND = "no_legend"
    NO_TICKS = "no_ticks"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Stem:
    """A column filled from the foot up to and including the cell ``top``, with one glyph."""

    column: int
    top: int
    glyph: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One glyph in one cell, ``height`` cells above the foot."""

    column: int
    height: int
    glyph: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Stems, then dots over them, in one role. At most one stem and one dot a column."""

    role: Role
    stems: tuple[Stem, ...] = ()
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn field of ``width`` × ``height`` cells; later layers cover earlier ones."""

    width: int
    height: int
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A plot with its top left cell at ``row``, ``column`` of the chart."""

    row: int
    column: int
    plot: Plot


@dataclass(frozen=True, slots=True)
class Label:
    """Text from ``row``, ``column`` on; what does not fit into the chart is cut off."""

    row: int
    column: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole picture of ``width`` × ``height`` cells: plots, and labels over them."""

    width: int
    height: int
    plots: tuple[Placed, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of one role in a row, beginning at ``column``."""

    column: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cells:
    """A drawn grid: for each row its characters, and the role of each of them."""

    rows: tuple[tuple[tuple[str, Role], ...], ...]

    def lines(self) -> tuple[str, ...]:
        """The rows as text, spaces at their ends left off."""
        return tuple("".join(char for char, _ in row).rstrip() for row in self.rows)

    def runs(self) -> tuple[tuple[Run, ...], ...]:
        """For each row its runs of one role; together they cover the whole row."""
        return tuple(_runs(row) for row in self.rows)


class Sign(NamedTuple):
    """A glyph of a picture, what it stands for, and its role there.

    ``of`` is the measure it tells of where not all in the picture have the same: a legend
    beside the field need not say it.
    """

    glyph: str
    words: str
    role: Role = Role.MUTED
    of: str = ""

    @property
    def text(self) -> str:
        """As a legend says it; without the glyph where that is not to be seen."""
        return f"{self.glyph} {self.words}" if self.glyph else self.words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: the grid, how much found room, and its words.

    ``readout`` is the line about the day under the cursor (``""`` without one),
    ``sentences`` say what the picture shows; both are the same in app, command line and
    report. ``title`` names picture and place. ``bar`` is how many cells wide a bar is.
    ``signs`` are those in the picture, with what they stand for, in every form.
    """

    width: int
    height: int
    form: Form
    cells: Cells
    title: str
    readout: str
    sentences: tuple[str, ...]
    bar: int = 1
    signs: tuple[Sign, ...] = ()


def _runs(row: tuple[tuple[str, Role], ...]) -> tuple[Run, ...]:
    out: list[Run] = []
    start = 0
    for index in range(1, len(row) + 1):
        if index == len(row) or row[index][1] is not row[start][1]:
            text = "".join(char for char, _ in row[start:index])
            out.append(Run(start, text, row[start][1]))
            start = index
    return tuple(out)
