"""Which columns of a table find room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.app.table_columns import BAR, DAY_ROOM, fit, value_rooms
from tracker.charts.table import DAY, NOTES, Column, Table

THREE = (Column("Ease", ten=True), Column("Pain", ten=True), Column("Stiffness", ten=True))
ROW = ("2026-11-21", "6", "4.5", "–", "session 3")
DAILY = Table((DAY, *THREE, NOTES), (ROW,))


def names(table: Table, width: int) -> list[str]:
    return [one.name for one in fit(table, value_rooms(table), width).shown]


@pytest.mark.parametrize(("width", "bars"), [(118, True), (76, True), (58, False), (52, False)])
def test_bars_stand_where_there_is_room(width: int, bars: bool) -> None:
    found = fit(DAILY, value_rooms(DAILY), width)
    assert [one.bar for one in found.shown] == [bars] * 3
    assert (found.hidden, found.hint) == (0, "")


def test_numbers_that_are_no_points_have_no_bar() -> None:
    table = Table((DAY, Column("Days"), Column("Ease", ten=True)), (("2026-11-21", "3", "6"),))
    assert [one.bar for one in fit(table, value_rooms(table), 200).shown] == [False, True]


def test_columns_go_from_the_right_and_are_counted() -> None:
    many = tuple(Column(f"activity number {n}", ten=True) for n in range(9))
    table = Table((DAY, *many, NOTES), (("2026-11-21", *"123456789", "x"),))
    found = fit(table, value_rooms(table), 76)
    assert [one.at for one in found.shown] == [1, 2]
    assert found.hint == "+ 7 columns when wider"
    wider = fit(table, value_rooms(table), 118)
    assert [one.at for one in wider.shown] == [1, 2, 3, 4]
    assert fit(table, value_rooms(table), 400).hidden == 0


def test_columns_that_all_fit_with_short_names_do_not_go() -> None:
    many = tuple(
        Column(name, ten=True) for name in ("Based on PEG", "sitting", "gardening", "Sleep")
    )
    table = Table((DAY, *many, NOTES), (("2026-11-21", *"1234", "x"),))
    found = fit(table, value_rooms(table), 57)
    assert [one.name for one in found.shown] == ["Based o…", "sitting", "gardeni…", "Sleep"]
    # They are worth more than the notes, which the read-out has.
    assert (found.hidden, found.words) == (0, None)
    assert fit(table, value_rooms(table), 70).words is not None


def test_a_long_name_is_cut() -> None:
    table = Table((DAY, Column("x" * 80)), (("2026-11-21", "3"),))
    assert names(table, 76) == ["x" * 27 + "…"]
    assert names(table, 40) == ["x" * 15 + "…"]


def test_wide_letters_count_as_what_they_take() -> None:
    table = Table((DAY, Column("腰の痛み")), (("2026-11-21", "3"),))
    (one,) = fit(table, value_rooms(table), 76).shown
    assert one.room == 8 + 2


@given(st.integers(1, 12), st.integers(30, 250), st.booleans(), st.booleans())
def test_what_is_shown_fits_and_nothing_is_lost(
    count: int, width: int, ten: bool, words: bool
) -> None:
    columns = tuple(Column(f"column {n}", ten=ten) for n in range(count))
    cells = tuple("4–10" for _ in columns)
    table = Table((DAY, *columns, *((NOTES,) if words else ())),
                  (("2026-11-21", *cells, *(("n",) if words else ())),))  # fmt: skip
    found = fit(table, value_rooms(table), width)
    assert len(found.shown) + found.hidden == count
    assert found.shown
    assert found.taken <= width or len(found.shown) == 1
    if len(found.shown) > 1 and found.hidden:
        assert found.taken + len(found.hint) <= width
    for one in found.shown:
        assert one.room >= one.value + (1 + BAR if one.bar else 0) + 2
    assert found.taken == DAY_ROOM + sum(one.room for one in found.shown)
