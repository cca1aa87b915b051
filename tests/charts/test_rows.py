"""Rows in columns side by side, and weeks in blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts import calendar_weeks, rows
from tracker.charts.layout import Room
from tracker.charts.spec import Form

ROOMS = st.builds(Room, st.integers(24, 400), st.integers(10, 120), st.just(Form.FULL))


@given(st.integers(0, 600), ROOMS, st.integers(1, 3), st.integers(24, 90))
def test_every_row_has_a_place_of_its_own_in_the_room(
    known: int, room: Room, head: int, least: int
) -> None:
    on = rows.columns(known, room, head, least)
    spots = [on.spot(index) for index in range(on.shown)]
    assert len({(spot.row, spot.left) for spot in spots}) == on.shown
    for index, spot in enumerate(spots):
        assert head <= spot.row < room.height - 1
        assert spot.left + on.wide <= room.width
        assert on.at(spot.left, spot.row) == index == on.at(spot.left + on.wide - 1, spot.row)
        assert 0 <= spot.up < on.lines
    shown = [index for _, part in on.parts() for index in part]
    assert shown == list(range(on.shown))
    # Nothing is left out as long as there is room for another column.
    assert on.shown == known or on.wide < 2 * least + rows.BETWEEN or on.count == known
    assert on.count == 1 or on.wide >= least
    assert on.at(0, head - 1) is None


def test_few_rows_stand_apart_and_many_close() -> None:
    room = Room(100, 40, Form.FULL)
    assert rows.columns(8, room, 2, 90).apart == rows.WIDEST_APART
    assert rows.columns(18, room, 2, 90).apart == 2
    assert rows.columns(30, room, 2, 90).apart == 1
    assert rows.columns(90, room, 2, 90).shown == 37
    wide = rows.columns(90, Room(200, 40, Form.FULL), 2, 90)
    assert (wide.count, wide.shown, wide.apart) == (2, 74, 1)


def test_the_rows_around_the_cursor_or_the_newest() -> None:
    known = tuple(range(20))
    assert rows.around(known, None, 5) == (15, 16, 17, 18, 19)
    assert rows.around(known, 1, 5) == (0, 1, 2, 3, 4)
    assert 10 in rows.around(known, 11, 5)


def test_only_the_ends_of_a_scale_are_named_without_ticks() -> None:
    assert list(rows.ticks(5, Form.NO_TICKS)) == [0, 10]
    assert list(rows.ticks(1, Form.FULL)) == [0, 5, 10]
    assert list(rows.ticks(3, Form.NO_LEGEND)) == list(range(11))


@given(st.integers(1, 600), ROOMS)
def test_weeks_fill_blocks_that_fit_into_the_room(weeks: int, room: Room) -> None:
    on = calendar_weeks.blocks(weeks, room)
    assert 1 <= on.shown <= weeks
    assert on.each * on.count >= on.shown
    assert calendar_weeks.NAME + 7 * on.cell + (on.count - 1) * on.wide <= max(room.width, 29)
    # Two lines of heading above; under the last week, one line for the signs.
    assert 2 + (on.each - 1) * on.tall + max(on.tall - 1, 1) <= room.height - 1
    assert on.shown == weeks or on.tall == 1


def test_a_few_weeks_are_drawn_large() -> None:
    small = calendar_weeks.blocks(11, Room(80, 20, Form.FULL))
    large = calendar_weeks.blocks(11, Room(200, 55, Form.FULL))
    assert (small.count, small.tall) == (1, 1)
    assert (large.count, large.tall) == (1, 4)
    assert large.cell > small.cell
