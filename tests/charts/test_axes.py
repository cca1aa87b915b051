"""Columns, cells and ticks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.axes import row_of, scale, time_axis, value_ticks, week_start

START = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("days", "columns", "size", "pitch"),
    [(42, 58, 1, 1), (56, 56, 1, 1), (7, 58, 1, 8), (1, 58, 1, 9), (56, 180, 1, 3), (91, 58, 2, 1)],
)
def test_days_become_columns(days: int, columns: int, size: int, pitch: int) -> None:
    on = scale(START, START + timedelta(days=days - 1), columns)
    assert (on.size, on.pitch) == (size, pitch)
    assert on.used <= columns


@given(st.integers(1, 5000), st.integers(1, 300))
def test_every_day_has_a_column_inside_and_in_order(days: int, columns: int) -> None:
    on = scale(START, START + timedelta(days=days - 1), columns)
    found = [on.column(START + timedelta(days=n)) for n in range(0, days, max(days // 40, 1))]
    assert found == sorted(found)
    assert found[0] >= 0
    assert on.column(on.last) < on.used <= columns


@given(st.floats(0, 10), st.integers(1, 60))
def test_a_value_stands_within_one_cell_of_its_place(value: float, rows: int) -> None:
    row = row_of(value, rows)
    assert 0 <= row < rows
    assert row * 10 / rows - 1e-9 <= value <= (row + 1) * 10 / rows + 1e-9


def test_a_value_beyond_its_scale_stays_in_the_field() -> None:
    assert (row_of(-3, 5), row_of(40, 5)) == (0, 4)


@pytest.mark.parametrize("rows", range(1, 40))
def test_a_tick_stands_where_a_bar_of_its_value_ends(rows: int) -> None:
    for height, text in value_ticks(rows):
        cells = int(text) / 10 * rows
        assert height <= cells <= height + 1


def test_value_labels() -> None:
    assert value_ticks(5) == ((0, "0"), (2, "5"), (4, "10"))
    assert [text for _, text in value_ticks(20)] == ["0", "2", "4", "6", "8", "10"]


@pytest.mark.parametrize(
    ("days", "columns", "unit", "first"),
    [
        (7, 58, "a day", ("13 Oct", date(2026, 10, 13))),
        (56, 58, "a week", ("13 Oct", date(2026, 10, 13))),
        (182, 58, "a month", ("Nov 2026", date(2026, 11, 1))),
        (730, 58, "a quarter", ("Jan 2027", date(2027, 1, 1))),
        (1826, 58, "a year", ("2027", date(2027, 1, 1))),
        (9000, 58, "10 years", ("2030", date(2030, 1, 1))),
    ],
)
def test_the_finest_unit_with_room(
    days: int, columns: int, unit: str, first: tuple[str, date]
) -> None:
    on = scale(START, START + timedelta(days=days - 1), columns)
    axis = time_axis(on, date(2026, 10, 27), columns)
    assert axis.unit == unit
    assert (axis.ticks[0].label, axis.ticks[0].day) == first
    assert axis.ticks[0].column == on.column(first[1])


@given(st.integers(0, 4000), st.integers(1, 6000), st.integers(1, 200))
def test_labels_never_touch_and_end_in_the_room(offset: int, days: int, columns: int) -> None:
    first = START + timedelta(days=offset)
    axis = time_axis(scale(first, first + timedelta(days=days - 1), columns), None, columns)
    labelled = [tick for tick in axis.ticks if tick.label]
    end = -2
    for tick in labelled:
        assert tick.at >= end + 2
        end = tick.at + len(tick.label)
        assert end <= columns
        assert tick.at <= tick.column < end
        assert tick.at == tick.column or end == columns


@given(st.integers(0, 4000), st.integers(1, 6000), st.integers(1, 200))
def test_labels_keep_one_step(offset: int, days: int, columns: int) -> None:
    first = START + timedelta(days=offset)
    axis = time_axis(scale(first, first + timedelta(days=days - 1), columns), None, columns)
    labelled = [index for index, tick in enumerate(axis.ticks) if tick.label]
    steps = {after - before for before, after in pairwise(labelled)}
    assert len(steps) <= 1
    assert labelled[:1] in ([], [0])


def test_weeks_begin_on_the_weekday_of_the_first_session() -> None:
    wednesday = date(2026, 10, 14)
    assert week_start(date(2026, 11, 22), None) == date(2026, 11, 16)
    assert week_start(date(2026, 11, 22), wednesday) == date(2026, 11, 18)
    assert week_start(date(2026, 11, 18), wednesday) == date(2026, 11, 18)
