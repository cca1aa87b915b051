"""Moving over the time axis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chart_data import TODAY, course, day, lone
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts import view
from tracker.charts.view import Extent, View

LONG = Extent(date(2020, 1, 1), TODAY, TODAY)


def test_the_extent_reaches_from_the_first_record_to_the_last_plan() -> None:
    assert view.extent(course()) == Extent(day(0), day(49), TODAY)
    assert view.extent(lone()) == Extent(TODAY, TODAY, TODAY)


def test_the_course_starts_fourteen_days_before_its_first_session() -> None:
    assert view.course(course()) == View(day(0), day(49))


def test_without_a_course_it_is_the_last_six_weeks_of_what_there_is() -> None:
    assert view.course(lone("5" * 30)) == View(day(0), TODAY)
    older = lone("5" * 30, today=TODAY + timedelta(days=9))
    assert view.course(older) == view.latest(view.extent(older))


@pytest.mark.parametrize(
    ("changed", "first", "last"),
    [
        # Ended: up to that day, whatever was recorded since.
        ({"first_session": day(20), "ended": day(36)}, 6, 36),
        # Nothing lies before the first record.
        ({"first_session": day(9), "ended": day(30)}, 0, 30),
        ({"first_session": day(9)}, 0, 49),
        # No session yet: by the plan.
        ({"first_session": None, "planned_start": day(35)}, 21, 49),
        # A week at least.
        ({"first_session": None, "planned_start": day(20), "ended": day(8)}, 2, 8),
    ],
)
def test_the_days_of_a_course(changed: dict[str, date | None], first: int, last: int) -> None:
    shown = view.course(replace(course(), **changed))  # type: ignore[arg-type]
    assert (shown.first, shown.last) == (day(first), day(last))


def test_zoom_steps_in_and_out() -> None:
    now = view.latest(LONG, 7)
    lengths = []
    for _ in range(12):
        lengths.append(now.days)
        now = view.zoom_out(now, LONG)
    assert lengths[:9] == [7, 14, 42, 91, 182, 365, 730, 1826, LONG.days]
    assert lengths[9:] == [LONG.days] * 3
    back = []
    for _ in range(9):
        now = view.zoom_in(now, LONG)
        back.append(now.days)
    assert back == [1826, 730, 365, 182, 91, 42, 14, 7, 7]
    assert now.last == TODAY


def test_zoom_keeps_the_cursor_in_its_place() -> None:
    wide = View(date(2024, 1, 1), date(2024, 3, 31), date(2024, 2, 15))
    near = view.zoom_in(wide, LONG)
    assert near.cursor == wide.cursor
    assert near.first <= wide.cursor <= near.last
    assert abs((near.last - wide.cursor).days / near.days - 0.5) < 0.05


def test_all_of_a_young_file_is_a_week_at_least() -> None:
    young = Extent(TODAY - timedelta(days=1), TODAY, TODAY)
    whole = view.show_all(young)
    assert whole == View(TODAY - timedelta(days=6), TODAY)
    assert view.zoom_out(whole, young) == whole


def test_pan_goes_by_half_a_screen_and_stops_at_both_ends() -> None:
    now = view.latest(LONG, 42)
    earlier = view.pan(now, LONG, -1)
    assert earlier.last == TODAY - timedelta(days=21)
    assert view.pan(earlier, LONG, 1) == now
    assert view.pan(now, LONG, 1) == now
    assert view.pan(now, LONG, -1000).first == LONG.first


def test_the_cursor_begins_on_today_and_draws_the_view_along() -> None:
    now = view.move_cursor(view.course(course()), view.extent(course()), -1)
    assert now.cursor == TODAY
    now = view.move_cursor(view.latest(LONG, 7), LONG, 1)
    assert now.cursor == TODAY
    for _ in range(10):
        now = view.move_cursor(now, LONG, -1)
    assert now.cursor == TODAY - timedelta(days=10)
    assert (now.first, now.days) == (now.cursor, 7)
    assert view.move_cursor(now, LONG, 99).cursor == TODAY
    assert view.place_cursor(now, LONG, date(1999, 1, 1)).cursor == LONG.first


@pytest.mark.parametrize("end", [date.min, date.max])
def test_the_ends_of_the_calendar_are_walls(end: date) -> None:
    edge = Extent(end, end, end)
    now = view.move_cursor(view.show_all(edge), edge, -5)
    for move in (-3, 3):
        now = view.pan(view.zoom_out(view.zoom_in(now, edge), edge), edge, move)
    assert now.cursor == end


@given(
    st.integers(1, 4000),
    st.lists(
        st.sampled_from(["in", "out", "all"])
        | st.tuples(st.sampled_from(["pan", "move"]), st.integers(-50, 50)),
        max_size=12,
    ),
)
def test_no_walk_leaves_the_file(days: int, moves: list[object]) -> None:
    whole = Extent(TODAY - timedelta(days=days - 1), TODAY, TODAY)
    now = view.latest(whole)
    for move in moves:
        if move == "in":
            now = view.zoom_in(now, whole)
        elif move == "out":
            now = view.zoom_out(now, whole)
        elif move == "all":
            now = view.show_all(whole, now.cursor)
        elif isinstance(move, tuple):
            step = view.pan if move[0] == "pan" else view.move_cursor
            now = step(now, whole, move[1])
        assert now.last <= whole.last
        assert now.first >= min(whole.first, whole.last - timedelta(days=now.days - 1))
        assert now.cursor is None or (
            max(now.first, whole.first) <= now.cursor <= min(now.last, whole.last)
        )


def test_views_are_values() -> None:
    assert replace(view.latest(LONG), cursor=TODAY) in {View(TODAY - timedelta(41), TODAY, TODAY)}
