"""Fine lines: braille patterns, two dots across and four up in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.charts.axes import row_of
from tracker.charts.spec import Dot

ACROSS, UP = 2, 4
"""Dots of a cell, across and up."""

_BLANK = 0x2800
# The bit of each dot, from the foot of a cell to its top (Unicode 15.1, 24.1 Braille Patterns).
_BITS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))

Point = tuple[int, int]
"""A dot: counted from the left of the field, and from its foot."""


def height_of(value: float, rows: int, top: float = 10.0) -> int:
    """The dot, counted from the foot, in which ``value`` on 0 to ``top`` stands."""
    return row_of(value, rows * UP, top)


def path(points: Sequence[tuple[int, float]], rows: int) -> set[Point]:
    """The dots of a line through points: a dot across, and a value on 0-10."""
    found: set[Point] = set()
    before: int | None = None
    for (left, value), (right, after) in zip(points, [*points[1:], points[-1]], strict=True):
        for across in range(left, max(right, left + 1)):
            part = (across - left) / (right - left) if right > left else 0.0
            here = height_of(value + (after - value) * part, rows)
            # Where it is steep, what lies between two heights belongs to the line as well.
            span = (
                (here, here) if before is None else (min(before + 1, here), max(before - 1, here))
            )
            found |= {(across, up) for up in range(span[0], span[1] + 1)}
            before = here
    return found


def span(low: float, high: float, row: int) -> set[Point]:
    """The dots of a level line from ``low`` to ``high``, in cells across, through a row."""
    first, last = round(low * ACROSS), round(high * ACROSS) + 1
    return {(across, row * UP + 2) for across in range(first, last + 1)}


def dots(points: Iterable[Point]) -> tuple[Dot, ...]:
    """The same dots as cells, from the left."""
    cells: dict[tuple[int, int], int] = {}
    for across, up in points:
        cell = (across // ACROSS, up // UP)
        cells[cell] = cells.get(cell, 0) | _BITS[across % ACROSS][up % UP]
    return tuple(
        Dot(column, height, chr(_BLANK + bits)) for (column, height), bits in sorted(cells.items())
    )


def points_of(dot: Dot) -> frozenset[Point]:
    """The dots in one cell, the other way round."""
    bits = ord(dot.glyph) - _BLANK
    return frozenset(
        (dot.column * ACROSS + across, dot.height * UP + up)
        for across in range(ACROSS)
        for up in range(UP)
        if bits & _BITS[across][up]
    )
