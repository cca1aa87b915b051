"""The days of two windows by value, back to back: how often each of 0 to 10 was, then and now.

A mean hides whether all days moved or only some: this shows it. Values stand one above the
other as on every scale here, 10 at the top; the earlier window goes to the left, the recent
one to the right, and an arrow marks the median of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tracker.charts import canvas
from tracker.charts.describe import number
from tracker.charts.glyphs import ASCII, GlyphSet
from tracker.charts.labels import Labels
from tracker.charts.role import Role
from tracker.charts.spec import Cells, Chart
from tracker.domain import measures
from tracker.domain.measure import Better
from tracker.domain.measure_result import MeasureResult

TOP = 10
ROWS = TOP + 5
"""Lines of a measure: two of heading, one for each value, two for the figures."""

LEAST = 7
"""Cells on either side that the figures need."""

MEASURES = {"ease": Role.EASE, "pain_avg": Role.PAIN, "stiffness": Role.STIFFNESS}
"""What is compared, on 0-10 each, and its colour."""

_SCALE, _BETWEEN = 4, 2
_WIDEST = 18


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of ``n`` days had each value from 0 to 10, rounded; ``middle`` is their median."""

    days: tuple[int, ...]
    middle: float

    @property
    def n(self) -> int:
        """All days."""
        return sum(self.days)


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure: its name, which way is better (``up``: higher), and both windows."""

    name: str
    role: Role
    up: bool
    before: Counts
    after: Counts


def counts(values: Sequence[float]) -> Counts:
    """The days of a window by value; halves go up. ``values`` must hold at least one, on 0-10."""
    days = [0] * (TOP + 1)
    for value in values:
        days[_row(value)] += 1
    return Counts(tuple(days), float(median(values)))


def spreads(results: Sequence[MeasureResult]) -> tuple[Spread, ...]:
    """Those of the daily measures whose two windows can be compared."""
    return tuple(
        Spread(
            measures.get(one.measure).name,
            MEASURES.get(one.measure, Role.NEUTRAL),
            one.better is Better.HIGHER,
            counts(one.baseline.values),
            counts(one.recent.values),
        )
        for one in results
        if one.improvement is not None and one.baseline and one.recent
    )


def least_width(count: int) -> int:
    """The cells that so many measures need beside each other."""
    return count * (2 * LEAST + _SCALE) + (count - 1) * _BETWEEN


def build(found: Sequence[Spread], heads: tuple[str, str], width: int, glyphs: GlyphSet) -> Cells:
    """The measures beside each other, ``ROWS`` lines, those without room there a line beneath.

    Nothing where not even one fits. ``heads`` are the names of the earlier and the recent window.
    """
    beside = min(len(found), (width + _BETWEEN) // (least_width(1) + _BETWEEN))
    if beside < 1:
        return Cells(())
    room = (width - (beside - 1) * _BETWEEN) // beside
    half = min((room - _SCALE) // 2, _WIDEST)
    most = max(max(c.days) for one in found for c in (one.before, one.after))
    words = Labels(width, glyphs)
    for at, one in enumerate(found):
        down, across = divmod(at, beside)
        corner = down * (ROWS + 1), across * (2 * half + _SCALE + _BETWEEN)
        _one(words, one, heads, corner, half, _unit(most, half), glyphs)
    tall = -(-len(found) // beside) * (ROWS + 1) - 1
    return canvas.render(Chart(width, tall, (), tuple(words.all)))


def marks(glyphs: GlyphSet) -> tuple[str, str]:
    """The signs at the median of the earlier and of the recent window."""
    return ("<", ">") if glyphs is ASCII else ("◂", "▸")


def rows(found: Sequence[Spread], heads: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """The same in figures: a heading, then a row for each window of each measure."""
    out = [("", *(str(value) for value in range(TOP + 1)), "days", "median")]
    for one in found:
        for head, held in zip(heads, (one.before, one.after), strict=True):
            days = (str(count) if count else "·" for count in held.days)
            out.append((f"{one.name}, {head}", *days, str(held.n), number(held.middle)))
    return tuple(out)


def _one(
    words: Labels,
    one: Spread,
    heads: tuple[str, str],
    corner: tuple[int, int],
    half: int,
    unit: float,
    glyphs: GlyphSet,
) -> None:
    top, left = corner
    middle = left + half
    right = middle + _SCALE
    name = one.name if len(one.name) <= 2 * half else one.name.split()[0]
    arrow = glyphs.up if one.up else glyphs.down
    title = f"{name} {arrow}"
    words.say(top, middle + _SCALE // 2 - len(title) // 2, title, one.role)
    sides = ((heads[0], one.before, Role.BASELINE), (heads[1], one.after, one.role))
    for side, (head, held, role) in enumerate(sides):
        figures = (head, f"{held.n} days", f"mid {number(held.middle)}")
        for row, text in zip((1, ROWS - 2, ROWS - 1), figures, strict=True):
            column = right if side else middle - len(text)
            words.say(top + row, column, text, Role.MUTED)
        for value, count in enumerate(held.days):
            bar = _bar(count * unit, glyphs, to_left=not side)
            words.say(top + _line(value), right if side else middle - len(bar), bar, role)
        mark = marks(glyphs)
        words.say(top + _line(_row(held.middle)), right - 1 if side else middle, mark[side], role)
    for value in range(TOP + 1):
        words.say(top + _line(value), middle + 1, f"{value:>2}", Role.MUTED)


def _line(value: int) -> int:
    return 2 + TOP - value


def _row(value: float) -> int:
    return min(max(int(value + 0.5), 0), TOP)


def _unit(most: int, half: int) -> float:
    """Cells for a day: two, one, or half of one where that fits, else a share of the room."""
    return next((unit for unit in (2.0, 1.0, 0.5) if most * unit <= half), half / max(most, 1))


def _bar(cells: float, glyphs: GlyphSet, *, to_left: bool) -> str:
    """A bar to the nearest half cell; a day is always seen."""
    full = glyphs.levels[-1]
    if glyphs is ASCII:
        return full * (int(cells) + (cells % 1 > 0))
    whole, half = divmod(max(round(cells * 2), 1) if cells else 0, 2)
    if to_left:
        return "▐" * half + full * whole
    return full * whole + "▌" * half
