"""The mouse finds the day that the picture shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from chart_data import course, day, ease_pain

from tracker.charts import view
from tracker.charts.pointing import day_at, days_across
from tracker.charts.spec import Drawing, Form
from tracker.charts.view import View

DATA = course()
WHOLE = view.extent(DATA)


def drawn(shown: View, width: int = 78, height: int = 18) -> Drawing:
    return ease_pain(DATA, shown, width, height)


def cursor_column(drawing: Drawing) -> int:
    (column,) = (x for row in drawing.cells.rows for x, cell in enumerate(row) if cell[0] == "◆")
    return column


@pytest.mark.parametrize("width", [38, 58, 78, 118, 198])
@pytest.mark.parametrize("days", [7, 14, 40])
def test_a_click_on_the_cursor_is_its_day(width: int, days: int) -> None:
    shown = view.latest(WHOLE, days)
    shared = -(-days // days_across(width))
    for back in range(0, days, 5):
        at = replace(shown, cursor=shown.last - timedelta(days=back))
        drawing = drawn(at, width)
        found = day_at(at, drawing, cursor_column(drawing))
        assert found is not None
        assert at.cursor is not None
        assert 0 <= (at.cursor - found).days < shared


def test_a_click_between_two_bars_belongs_to_the_bar_before() -> None:
    shown = view.latest(WHOLE, 7)
    drawing = drawn(shown)
    days = [day_at(shown, drawing, column) for column in range(78)]
    inside = [found for found in days if found is not None]
    assert inside == sorted(inside)
    assert set(inside) == {shown.first + timedelta(days=n) for n in range(7)}
    assert days[:5] == [None] * 5
    assert days[-1] is None


def test_a_table_has_no_days_side_by_side() -> None:
    shown = view.latest(WHOLE, 7)
    drawing = drawn(shown, 20, 8)
    assert drawing.form is Form.TABLE
    assert {day_at(shown, drawing, column) for column in range(20)} == {None}


@pytest.mark.parametrize("width", [24, 39, 58, 78, 118, 198])
def test_so_many_days_find_a_column_each(width: int) -> None:
    fitting = days_across(width)
    for days, shared in ((fitting, False), (fitting + 1, True)):
        last = day(40)
        shown = View(last - timedelta(days=days - 1), last)
        text = "\n".join(drawn(shown, width, 24).cells.lines())
        assert ("each column" in text) is shared


@pytest.mark.parametrize("width", range(60, 130))
def test_no_key_beside_the_fields_is_cut_off(width: int) -> None:
    text = "\n".join(drawn(view.latest(WHOLE, 14), width, 34).cells.lines())
    assert "━ 7-day median\n" in text
    assert "· no entry\n" in text
