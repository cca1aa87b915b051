"""Changes on one ruler: a dot for each, a bar for its likely range, nought marked. Pure.

Place and glyph carry the meaning; colour only repeats which measure it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tracker.app.widgets.page import Line

LEAST_POINTS, MOST_POINTS = 4, 10
"""Points on each side of nought: as many as the widest range needs, within these."""

MOST_CELLS = 6
"""Cells a point takes at most."""

_WORSE, _BETTER = "worse ", " better"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the ruler: above 0 is better; ``low`` to ``high`` is the likely range."""

    name: str
    style: str
    points: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Signs:
    """The glyphs of a ruler, a cell each."""

    zero: str
    begin: str
    bar: str
    across: str
    end: str
    dot: str
    left: str
    right: str


SIGNS = Signs("│", "├", "─", "┼", "┤", "●", "◂", "▸")
ASCII_SIGNS = Signs("|", "[", "-", "+", "]", "*", "<", ">")


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale of ``points`` on each side of nought, ``cells`` to a point."""

    points: int
    cells: int
    signs: Signs

    @property
    def width(self) -> int:
        """Cells from end to end."""
        return 2 * self.points * self.cells + 1

    def head(self) -> str:
        """The numbers above the scale, each over its place."""
        step = next((n for n in (1, 2, 5) if n * self.cells >= 4), 10)
        row = [" "] * (self.width + 2)
        for value in range(-self.points, self.points + 1):
            if value % step == 0:
                text = signed_whole(value)
                # The sign stands before the place, the digit on it.
                at = (value + self.points) * self.cells + 1 - (len(text) > 1)
                row[at : at + len(text)] = text
        return "".join(row)[: self.width + 2]

    def bar(self, change: Change) -> tuple[str, str, str]:
        """A change as cells before its bar, the bar, and cells after it."""
        row = [" "] * self.width
        middle = self.points * self.cells
        row[middle] = self.signs.zero
        low, high, dot = (self._cell(v) for v in (change.low, change.high, change.points))
        row[low : high + 1] = self.signs.bar * (high + 1 - low)
        if low < middle < high:
            row[middle] = self.signs.across
        row[low] = self.signs.left if change.low < -self.points else self.signs.begin
        row[high] = self.signs.right if change.high > self.points else self.signs.end
        row[dot] = self.signs.dot
        text = "".join(row)
        return text[:low], text[low : high + 1], text[high + 1 :]

    def _cell(self, value: float) -> int:
        held = min(max(value, -self.points), self.points)
        return int((held + self.points) * self.cells + 0.5)


def fitted(changes: Sequence[Change], room: int, *, ascii_only: bool = False) -> Ruler | None:
    """The ruler for ``changes`` in ``room`` cells; ``None`` if it would say too little."""
    if not changes:
        return None
    reach = max(max(abs(c.low), abs(c.high), abs(c.points)) for c in changes)
    # Even, so that both ends are numbered where only every second point is.
    points = min(max(2 * ceil(reach / 2), LEAST_POINTS), MOST_POINTS)
    cells = min((room - 2) // (2 * points), MOST_CELLS)
    if cells < 1:
        return None
    return Ruler(points, cells, ASCII_SIGNS if ascii_only else SIGNS)


def block(changes: Sequence[Change], width: int, label: int, *, ascii_only: bool) -> list[Line]:
    """The ruler as lines of its own, names in the first ``label`` cells."""
    ruler = fitted(changes, width - label - len(_BETTER) - 2, ascii_only=ascii_only)
    if ruler is None:
        return []
    left = f"{_WORSE}{ruler.signs.left} ".rjust(label)
    out: list[Line] = [[(f"{left}{ruler.head()}{ruler.signs.right}{_BETTER}", "$muted")]]
    for change in changes:
        before, bar, after = ruler.bar(change)
        out.append(
            [f"  {change.name}".ljust(label + 1), (before, "$muted"), (bar, change.style),
             (after, "$muted")]
        )  # fmt: skip
    return out


def signed_whole(value: int) -> str:
    """``+2``, ``0``, ``−2``."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value)}"
