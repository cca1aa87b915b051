"""Bars, gaps, the baseline and the median line as layers of a field on 0-10."""

from __future__ import annotations

from collections.abc import Collection

from tracker.charts import braille
from tracker.charts.axes import Scale, row_of, share
from tracker.charts.glyphs import ASCII, GlyphSet
from tracker.charts.role import Role
from tracker.charts.spec import Dot, Layer, Stem
from tracker.domain.bins import Bin
from tracker.domain.trend import MedianPoint

_BAND = ","
"""A light shade of ASCII: that of a range of days is too dark to lie behind bars."""


def value_layers(
    on: Scale,
    rows: int,
    columns: tuple[Bin | None, ...],
    role: Role,
    glyphs: GlyphSet,
    *,
    joined: frozenset[int] = frozenset(),
) -> tuple[Layer, ...]:
    """The bars of a series: the range behind, the median over it, the solid bar in front.

    A day filled in a day or two later has a shade at its foot. The bars numbered in
    ``joined`` run on to the next one.
    """
    pile = _Pile(rows, glyphs)
    for index, one in enumerate(columns):
        if one is not None and one.old:
            pile.hollow(one.middle, on.start(index) + (on.bar - 1) // 2)
        elif one is not None:
            wide = on.pitch if index in joined else on.bar
            for column in range(on.start(index), on.start(index) + wide):
                pile.add(one, column)
    return pile.layers(role)


def gap_layer(on: Scale, gaps: tuple[int, ...], glyphs: GlyphSet) -> Layer:
    """A dot at the foot of each bin without an entry."""
    at_middle = (on.bar - 1) // 2
    dots = tuple(Dot(on.start(index) + at_middle, 0, glyphs.gap) for index in gaps)
    return Layer(Role.MUTED, dots=dots)


def rule_layer(columns: range, rows: int, value: float, glyphs: GlyphSet) -> Layer:
    """A dashed line at ``value`` over ``columns``, for bars to stand in front of."""
    row = row_of(value, rows)
    return Layer(Role.BASELINE, dots=tuple(Dot(column, row, glyphs.rule) for column in columns))


def band_layer(columns: range, rows: int, low: float, high: float, glyphs: GlyphSet) -> Layer:
    """A light shade from ``low`` to ``high`` over ``columns``, for bars to stand before."""
    glyph = band_glyph(glyphs)
    span = range(row_of(low, rows), row_of(high, rows) + 1)
    dots = tuple(Dot(column, row, glyph) for row in span for column in columns)
    return Layer(Role.MUTED, dots=dots)


def band_glyph(glyphs: GlyphSet) -> str:
    """What a band is drawn with."""
    return _BAND if glyphs is ASCII else glyphs.range


def target_layer(
    columns: range,
    rows: int,
    value: float,
    glyphs: GlyphSet,
    *,
    bars: tuple[Layer, ...],
    feet: Collection[int],
) -> Layer:
    """A line of every second cell at ``value``: it is told from the dashed one by its rhythm.

    It crosses ``bars``, the layers of the series, but passes behind their tops, and behind
    whatever stands at the foot of the days and in the cells ``feet``, so that none is hidden
    by it.
    """
    row = row_of(value, rows)
    tops = _tops(bars)
    free = [column for column in columns[::2] if (column, row) not in tops]
    if not row:
        behind = {*feet, *(dot.column for dot in bars[-1].dots)}
        free = [column for column in free if column not in behind]
    return Layer(Role.TEXT, dots=tuple(Dot(column, row, glyphs.floor) for column in free))


def line_layer(
    on: Scale,
    rows: int,
    pieces: tuple[tuple[MedianPoint, ...], ...],
    glyphs: GlyphSet,
    *,
    bars: tuple[Layer, ...],
) -> Layer:
    """The median line: each piece from its first to its last point, nothing between pieces.

    It passes behind the tops of ``bars``, the layers of the series, so that no day's value is
    hidden by it.
    """
    tops = _tops(bars)
    dots: list[Dot] = []
    if glyphs.fine:
        dots += braille.dots({one for piece in pieces for one in _fine(on, rows, piece)})
        kept = (dot for dot in dots if (dot.column, dot.height) not in tops)
        return Layer(Role.TEXT, dots=tuple(kept))
    for piece in pieces:
        points = [(on.column(point.day), point.value) for point in piece]
        ends = [*points[1:], points[-1]]
        for (left, value), (right, after) in zip(points, ends, strict=True):
            stop = right if right > left else left + on.bar - (on.bar - 1) // 2
            for column in range(left, stop):
                part = (column - left) / (right - left) if right > left else 0.0
                here = row_of(value + (after - value) * part, rows)
                if (column, here) not in tops:
                    dots.append(Dot(column, here, glyphs.line))
    return Layer(Role.TEXT, dots=tuple(dots))


def _tops(bars: tuple[Layer, ...]) -> set[tuple[int, int]]:
    """The cells of a series in which a value, or an end of a range, stands: column and height."""
    *ranged, solid, _feet = bars
    tops = {stem.column: stem.top for stem in solid.stems}
    tops |= {dot.column: dot.height for dot in solid.dots}
    ranges = ((stem.column, stem.top) for layer in ranged for stem in layer.stems)
    return {*tops.items(), *ranges}


def _fine(on: Scale, rows: int, piece: tuple[MedianPoint, ...]) -> set[braille.Point]:
    """The same line in dots: from the middle of a bar to that of the next, and to its end."""
    bar = on.bar * braille.ACROSS
    starts = [(on.column(one.day) - (on.bar - 1) // 2) * braille.ACROSS for one in piece]
    points = [(s + bar // 2 - 1, one.value) for s, one in zip(starts, piece, strict=True)]
    return braille.path([*points, (starts[-1] + bar - 1, piece[-1].value)], rows)


class _Pile:
    """Collects the stems and dots of one series."""

    def __init__(self, rows: int, glyphs: GlyphSet) -> None:
        self._rows, self._glyphs = rows, glyphs
        self._back: list[Stem] = []
        self._middle: list[Stem] = []
        self._stems: list[Stem] = []
        self._dots: list[Dot] = []
        self._feet: list[Dot] = []

    def add(self, one: Bin, column: int) -> None:
        """One cell column of a bin: solid for one value, else its range."""
        if one.low == one.high:
            self._solid(one.middle, column, late=one.late)
        else:
            self._spread(one, column)

    def hollow(self, value: float, column: int) -> None:
        """An open square on a dotted stem."""
        top = row_of(value, self._rows)
        if top:
            self._stems.append(Stem(column, top - 1, self._glyphs.hollow_stem))
        self._dots.append(Dot(column, top, self._glyphs.hollow))

    def layers(self, role: Role) -> tuple[Layer, ...]:
        """What was collected, the range behind and the solid bars in front."""
        return (
            Layer(role, stems=tuple(self._back)),
            Layer(role, stems=tuple(self._middle)),
            Layer(role, stems=tuple(self._stems), dots=tuple(self._dots)),
            Layer(role, dots=tuple(self._feet)),
        )

    def _solid(self, value: float, column: int, *, late: bool = False) -> None:
        steps = len(self._glyphs.levels)
        whole, part = divmod(round(share(value, self._rows) * steps), steps)
        if whole:
            self._stems.append(Stem(column, whole - 1, self._glyphs.levels[-1]))
        if part:
            self._dots.append(Dot(column, whole, self._glyphs.levels[part - 1]))
        elif not whole:
            self._dots.append(Dot(column, 0, self._glyphs.zero))
        if late and whole:
            # At the foot, where a day without an entry has its sign as well.
            self._feet.append(Dot(column, 0, self._glyphs.late))

    def _spread(self, one: Bin, column: int) -> None:
        low, half = round(share(one.low, self._rows)), round(share(one.middle, self._rows))
        high = max(round(share(one.high, self._rows)), 1)
        for cells, glyph, into in (
            (high, self._glyphs.range, self._back),
            (half, self._glyphs.middle, self._middle),
            (low, self._glyphs.levels[-1], self._stems),
        ):
            if cells:
                into.append(Stem(column, cells - 1, glyph))
