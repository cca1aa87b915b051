"""Draws series of every shape at every size; run as a process of its own.

A fault inside plotext ends the process without an exception, so only the parent can tell.
"""

from __future__ import annotations

from datetime import timedelta

from chart_data import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts import ease_pain, layout, view
from tracker.charts.axes import Scale, scale
from tracker.charts.glyphs import Glyphs
from tracker.charts.role import Role
from tracker.charts.spec import Cells, Form
from tracker.charts.view import View
from tracker.domain.bins import Bin, bins
from tracker.domain.days import FromMemory
from tracker.domain.trend import DayValue, EasePain, Mark, MarkKind, Series

FIELDS = ((Role.EASE, 0), (Role.PAIN, 1))


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    numbers = draw(st.lists(st.integers(0, 420), unique=True, max_size=80).map(sorted))
    constant = draw(st.none() | st.sampled_from([0.0, 5.0, 10.0]))
    value = st.just(constant) if constant is not None else st.floats(0, 10)
    memory = st.sampled_from([None, None, FromMemory.RECENT, FromMemory.OLD])
    return tuple(
        DayValue(TODAY - timedelta(days=420 - n), draw(value), 1, draw(memory)) for n in numbers
    )


@st.composite
def any_data(draw: st.DrawFn) -> EasePain:
    days = st.integers(-500, 60).map(lambda n: TODAY + timedelta(days=n))
    marks = draw(st.lists(st.builds(Mark, days, st.sampled_from(MarkKind), st.text(max_size=8))))
    return EasePain(
        place=draw(st.text(max_size=12)),
        ease=draw(any_series()),
        pain=draw(any_series()),
        stiffness=draw(any_series()),
        marks=tuple(sorted(marks, key=lambda mark: mark.day)),
        today=TODAY,
        first_session=draw(st.none() | days),
    )


@st.composite
def any_view(draw: st.DrawFn, data: EasePain) -> View:
    whole = view.extent(data)
    shown = draw(st.sampled_from([view.show_all(whole), view.course(data), view.latest(whole)]))
    for _ in range(draw(st.integers(0, 3))):
        shown = draw(st.sampled_from([view.zoom_in, view.zoom_out]))(shown, whole)
    return view.move_cursor(shown, whole, 0) if draw(st.booleans()) else shown


SIZES = st.tuples(st.integers(1, 200), st.integers(1, 60))


def field_rows(cells: Cells, wall: str) -> tuple[list[int], list[int]]:
    """The rows of the upper and the lower field, found by the wall at their left."""
    rows = [index for index, row in enumerate(cells.rows) if row[4][0] == wall]
    half = len(rows) // 2
    return rows[:half], rows[half:]


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(st.data(), any_data(), SIZES, st.sampled_from(Glyphs))
def draw_anything(
    source: st.DataObject, data: EasePain, size: tuple[int, int], glyphs: Glyphs
) -> None:
    shown = source.draw(any_view(data))
    width, height = size
    drawing = ease_pain.build(data, shown, width, height, glyphs)
    assert len(drawing.cells.rows) == height
    assert {len(row) for row in drawing.cells.rows} == {width}
    assert all(char.isprintable() for row in drawing.cells.rows for char, _ in row)
    if drawing.form is Form.TABLE:
        return
    legend = layout.LEGEND if drawing.form is Form.FULL else 0
    on = scale(shown.first, shown.last, width - layout.GUTTER - legend)
    both = field_rows(drawing.cells, ease_pain.glyph_set(glyphs).wall)
    for (role, which), series in zip(FIELDS, (data.ease, data.pain), strict=True):
        columns = bins(series, shown.first, shown.last, on.count)
        check_tops(drawing.cells, on, both[which], role, columns)


def check_tops(
    cells: Cells, on: Scale, rows: list[int], role: Role, columns: tuple[Bin | None, ...]
) -> None:
    """Every bar ends within one cell of its highest value, and an empty bin has no bar."""
    unit = 10 / len(rows)
    for index, one in enumerate(columns):
        column = layout.GUTTER + on.start(index) + (on.bar - 1) // 2
        filled = [
            len(rows) - 1 - at for at, row in enumerate(rows) if cells.rows[row][column][1] is role
        ]
        if one is None:
            assert not filled
            continue
        top = max(filled)
        assert (top - 1) * unit <= one.high <= (top + 2) * unit, (one, top, unit)


if __name__ == "__main__":
    draw_anything()
