"""A picture as a table: what its columns are, and its rows as text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.charts.role import Role


class Holds(StrEnum):
    """What the cells of a column hold."""

    DAY = "day"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``ten``: its numbers lie on 0 to 10, so that a bar may stand beside them."""

    name: str
    holds: Holds = Holds.NUMBER
    role: Role = Role.TEXT
    ten: bool = False


DAY = Column("Day", Holds.DAY)
NOTES = Column("Notes", Holds.WORDS, Role.MUTED)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, oldest first, a cell for each column.

    The first column holds ISO days; one of words comes last, if there is any. A row speaks
    for the ``covers`` days from its own on.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    covers: int = 1

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)
