"""Which columns of a table find room, how wide each is, and whether bars stand beside values."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.charts.table import Column, Holds, Table
from tracker.domain.plurals import how_many
from tracker.domain.text import cells, one_line

DAY_ROOM = 17
BAR = 5
"""Cells of a bar for 0 to 10."""

_GAP = 2
_LEAST_VALUE = 4
_LONGEST_NAME = 28
_SHORT_NAME, _SHORTEST_NAME = 16, 8
_LEAST_WORDS = 12
_ROOMY_WORDS = 20
"""Cells the words keep at least; bars leave them more."""

_WAYS = (
    (_LONGEST_NAME, True, _ROOMY_WORDS),
    (_SHORT_NAME, True, _ROOMY_WORDS),
    (_SHORT_NAME, False, _LEAST_WORDS),
    (_SHORTEST_NAME, False, _LEAST_WORDS),
    (_SHORTEST_NAME, False, 0),
)
"""Longest name, whether there are bars, cells of the words: from the roomiest on."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of numbers: the ``at``-th of the table, ``room`` cells wide with the gap after it.

    Its values end ``value`` cells in, a bar after them where ``bar``.
    """

    at: int
    column: Column
    name: str
    value: int
    room: int
    bar: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that fit, from the left; ``hidden`` did not.

    ``words``: which column of the table holds words, ``None`` without one; they get the rest.
    """

    shown: tuple[Shown, ...]
    words: int | None
    hidden: int

    @property
    def taken(self) -> int:
        """Cells up to the words."""
        return DAY_ROOM + sum(one.room for one in self.shown)

    @property
    def hint(self) -> str:
        """What stands in the heading where columns found no room."""
        if not self.hidden:
            return ""
        return f"+ {how_many(self.hidden, 'column')} when wider"

    def hint_within(self, room: int) -> str:
        """As much of it as stands in ``room`` cells: at least how many columns there are."""
        if not self.hidden:
            return ""
        brief = f"+ {self.hidden}"
        known = (self.hint, f"{brief} when wider")
        return next((words for words in known if len(words) <= room), brief)


def value_rooms(table: Table) -> tuple[int, ...]:
    """How wide the widest text of each column is."""
    return tuple(
        max((len(row[at]) for row in table.rows), default=0) for at in range(len(table.columns))
    )


def fit(table: Table, rooms: tuple[int, ...], width: int) -> Columns:
    """The columns for ``width`` cells; ``rooms`` are the table's ``value_rooms``.

    Long names go first, then bars, then all but the beginning of names where these stay
    apart, then the words; and at last columns from the right. Of numbers one always stays.
    """
    numbers = [
        (at, column) for at, column in enumerate(table.columns) if column.holds is Holds.NUMBER
    ]
    words = next((at for at, one in enumerate(table.columns) if one.holds is Holds.WORDS), None)
    for longest, bars, least in _WAYS:
        shown = tuple(_shown(at, column, rooms[at], longest, bars=bars) for at, column in numbers)
        found = Columns(shown, words if least else None, 0)
        told = longest > _SHORTEST_NAME or len({one.name for one in shown}) == len(shown)
        if told and found.taken + (least if words is not None else 0) <= width:
            return found
    # Where columns go all the same, the others keep names that can be told apart.
    shown = tuple(_shown(at, one, rooms[at], _SHORT_NAME, bars=False) for at, one in numbers)
    while len(shown) > 1:
        shown = shown[:-1]
        found = Columns(shown, words, len(numbers) - len(shown))
        if found.taken + max(len(found.hint), _LEAST_WORDS) <= width:
            break
    return found


def _shown(at: int, column: Column, widest: int, longest: int, *, bars: bool) -> Shown:
    name = one_line(column.name, longest)
    value = max(widest, _LEAST_VALUE)
    bar = bars and column.ten
    room = max(cells(name), value + (1 + BAR if bar else 0)) + _GAP
    return Shown(at, column, name, value, room, bar)
