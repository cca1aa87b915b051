"""Lines in braille: every dot where its value belongs."""

from __future__ import annotations

from datetime import timedelta

from chart_data import START, day
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts import braille
from tracker.charts.axes import row_of, scale
from tracker.charts.bars import line_layer
from tracker.charts.glyphs import BRAILLE
from tracker.charts.role import Role
from tracker.charts.spec import Layer
from tracker.domain.trend import MedianPoint

VALUES = st.floats(0, 10)
ROWS = st.integers(1, 40)
NO_BARS = (Layer(Role.EASE), Layer(Role.EASE))


@given(st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_dots_become_cells_and_can_be_read_back(points: set[tuple[int, int]]) -> None:
    cells = braille.dots(points)
    assert all("⠀" < one.glyph <= "⣿" for one in cells)
    assert len({(one.column, one.height) for one in cells}) == len(cells)
    assert {point for one in cells for point in braille.points_of(one)} == points


def test_the_eight_dots_of_a_cell() -> None:
    left = [braille.dots({(0, up)})[0].glyph for up in range(4)]
    right = [braille.dots({(1, up)})[0].glyph for up in range(4)]
    assert left == ["⡀", "⠄", "⠂", "⠁"]
    assert right == ["⢀", "⠠", "⠐", "⠈"]


@given(VALUES, ROWS)
def test_a_height_lies_in_the_cell_of_its_value(value: float, rows: int) -> None:
    assert braille.height_of(value, rows) // braille.UP == row_of(value, rows)


@given(st.lists(st.tuples(st.integers(1, 9), VALUES), min_size=1, max_size=12), ROWS)
def test_a_path_goes_through_its_points_and_nowhere_else(
    steps: list[tuple[int, float]], rows: int
) -> None:
    points, across = [], 0
    for step, value in steps:
        points.append((across, value))
        across += step
    found = braille.path(points, rows)
    assert {(at, braille.height_of(value, rows)) for at, value in points} <= found
    columns = {at for at, _ in found}
    assert columns == set(range(points[-1][0] + 1))
    for (left, before), (right, after) in zip(points, [*points[1:], points[-1]], strict=True):
        low, high = (braille.height_of(f(before, after), rows) for f in (min, max))
        assert all(low <= up <= high for at, up in found if left < at <= right)
    # One piece: what follows joins what was.
    for at in range(1, points[-1][0] + 1):
        here, last = ([up for x, up in found if x == column] for column in (at, at - 1))
        assert min(here) <= max(last) + 1
        assert max(here) >= min(last) - 1


@given(VALUES, VALUES, st.integers(1, 15))
def test_a_level_line_ends_within_half_a_cell_of_both_values(
    one: float, other: float, step: int
) -> None:
    low, high = sorted((one, other))
    across = [at for at, _ in braille.span(low * step, high * step, 3)]
    assert {up // braille.UP for _, up in braille.span(low * step, high * step, 3)} == {3}
    # The middle of a cell is where its value stands.
    first, last = (min(across) + 0.5) / 2 - 0.5, (max(across) + 0.5) / 2 - 0.5
    assert abs(first - low * step) <= 0.51
    assert abs(last - high * step) <= 0.51


def test_the_median_line_stays_in_its_columns_and_behind_the_bars() -> None:
    on = scale(START, START + timedelta(days=9), 40)
    piece = tuple(MedianPoint(day(n), float(n), 7) for n in (2, 3, 6))
    layer = line_layer(on, 10, (piece,), BRAILLE, bars=NO_BARS)
    assert layer.role is Role.TEXT
    columns = {dot.column for dot in layer.dots}
    assert min(columns) == on.column(day(2))
    assert max(columns) == on.start(6) + on.bar - 1
    for point in piece:
        column = on.column(point.day)
        heights = {dot.height for dot in layer.dots if dot.column == column}
        assert row_of(point.value, 10) in heights
    tops = tuple(Layer(Role.EASE, dots=(dot,)) for dot in layer.dots)
    for top in tops:
        hidden = line_layer(on, 10, (piece,), BRAILLE, bars=(top, Layer(Role.EASE)))
        assert {(dot.column, dot.height) for dot in layer.dots} - {
            (dot.column, dot.height) for dot in hidden.dots
        } == {(dot.column, dot.height) for dot in top.dots}
