"""A table of text fitted to the columns there are; wide signs count as two."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.text import cells, one_line

GAP = 2
LEAST = 20


def lines(
    rows: Sequence[Sequence[str]], width: int, *, shrink: Sequence[int] = ()
) -> tuple[str, ...]:
    """The rows, columns aligned, each on one visible line.

    Columns in ``shrink`` give up room, the last named first, while the table is wider
    than ``width``; at ``LEAST`` cells each they stop, and the lines may be longer.
    """
    if not rows:
        return ()
    shown = [[one_line(text, width) for text in row] for row in rows]
    wide = [max(cells(row[column]) for row in shown) for column in range(len(rows[0]))]
    for column in reversed(shrink):
        over = sum(wide) + GAP * (len(wide) - 1) - width
        if over > 0:
            wide[column] = max(min(wide[column], LEAST), wide[column] - over)
    return tuple(_line(row, wide) for row in shown)


def _line(row: Sequence[str], wide: Sequence[int]) -> str:
    parts = []
    for text, room in zip(row, wide, strict=True):
        cut = one_line(text, room) if cells(text) > room else text
        parts.append(cut + " " * (room - cells(cut)))
    return (" " * GAP).join(parts).rstrip()
