"""What every picture of Trends can do: be drawn, read out by day, said in words, tabled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from tracker.charts.glyphs import Glyphs
from tracker.charts.spec import Drawing
from tracker.charts.table import Table
from tracker.charts.view import View
from tracker.domain.figures import Figures

Value = str | float | None
"""What stands in a record of numbers: ISO days and words, numbers, ``None`` for not recorded."""


class Dated(Protocol):
    """Anything that stands on a day."""

    @property
    def day(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Opens:
    """Where a day of a picture leads: the records of ``day``, best the ``entry`` of that id."""

    day: date
    entry: str | None = None


class Picture(Protocol):
    """One view of the figures; app, command line and report use all views alike.

    ``id`` is its name on the command line, ``name`` on screens. ``across``: days go from left
    to right, else from row to row; ``down`` is then how many days on the row below is, 0
    where rows are ``stops``, each for the ``covers`` days from its own on. ``of_course``: its
    sentences are about the course, and do not name its days themselves. ``placed``: it is about
    one place, and another one changes it.
    """

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def across(self) -> bool: ...

    @property
    def down(self) -> int: ...

    @property
    def covers(self) -> int: ...

    @property
    def placed(self) -> bool: ...

    @property
    def of_course(self) -> bool: ...

    def title(self, figures: Figures) -> str:
        """Its name with what it is about."""

    def has(self, figures: Figures) -> bool:
        """Whether there is anything to draw, whatever the days on screen."""

    def empty(self, figures: Figures) -> tuple[str, ...]:
        """What stands in its place before that: what will be here, and how it gets here."""

    def build(
        self, figures: Figures, view: View, width: int, height: int, glyphs: Glyphs
    ) -> Drawing:
        """The drawing of ``view`` in ``width`` × ``height`` cells, with its words."""

    def readout(self, figures: Figures, day: date) -> str:
        """The line about one day."""

    def sentences(self, figures: Figures, view: View) -> tuple[str, ...]:
        """What it shows, in one to three sentences."""

    def table(self, figures: Figures, view: View) -> Table:
        """The same as rows of text, oldest first; the first column is the ISO day."""

    def values(self, figures: Figures, view: View) -> tuple[dict[str, Value], ...]:
        """The numbers behind it, unrounded, for other programs: a record a day, oldest first."""

    def day_at(
        self, figures: Figures, view: View, drawing: Drawing, column: int, row: int
    ) -> date | None:
        """The day under a cell of the drawing; ``None`` where there is none."""

    def stops(self, figures: Figures) -> tuple[date, ...] | None:
        """The days its rows stand for, oldest first; ``None`` where days are columns."""

    def measures(self, figures: Figures) -> tuple[str, ...]:
        """The ids of the measures it is about, the one in front first."""

    def dated(self, figures: Figures) -> tuple[Sequence[Dated], ...]:
        """Everything that has a row in its table, each sequence by day."""

    def opens(self, figures: Figures, day: date) -> Opens:
        """What to open of a day of it."""


@runtime_checkable
class Columned(Protocol):
    """A picture whose days are columns, which several days share when there are many."""

    def column_readout(self, figures: Figures, first: date, last: date) -> str:
        """The line about the column that the days ``first`` to ``last`` share."""
