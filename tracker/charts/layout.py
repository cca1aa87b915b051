"""Which rows a picture of two fields on one time axis has, in the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.charts.spec import Form

GUTTER = 5
"""Cells left of the fields: value labels and the wall."""

LEGEND = 17
"""Cells right of the fields, where the longest line of a legend finds room."""

LEAST_ROWS = 4
"""Rows a field of two keeps, whatever else would like one."""

LEAST = 24
"""Columns under which no picture says more than its table."""


@dataclass(frozen=True, slots=True)
class Room:
    """The cells there are, and what finds room in them."""

    width: int
    height: int
    form: Form


@dataclass(frozen=True, slots=True)
class Layout:
    """Which rows there are: ``rows`` for each field, and the rows of the shared lines.

    ``marks`` rows hold the marks; ``ease_row`` is the heading of the upper field, under a
    line for both where it is not the first.
    """

    form: Form
    rows: int
    weeks: bool
    ease_row: int
    marks_row: int
    marks: int
    pain_row: int
    axis_row: int


def form_for(width: int, height: int, least: int = LEAST) -> Form:
    """How much of the picture finds room in so many cells; ``least``: columns it needs."""
    if width < least or height < 10:
        return Form.TABLE
    if width < 40 or height < 14:
        return Form.NO_TICKS
    return Form.NO_LEGEND if width < 60 else Form.FULL


def lay_out(room: Room, *, weeks: bool, titled: bool = False, marks: int = 1) -> Layout:
    """The rows of the lines and fields.

    ``weeks`` asks for a line of week medians under each, ``titled`` for a line above both,
    and ``marks`` for so many rows of marks: all as far as fields keep their height.
    """
    # Two headings, the marks, the axis, and the labels of its ticks.
    fixed = 4 if room.form is Form.NO_TICKS else 5
    weeks = weeks and (room.height - fixed - 2) // 2 >= LEAST_ROWS
    week = int(weeks)
    free = room.height - fixed - 2 * week
    title = int(titled and _to_spare(free))
    free -= title
    further = 0
    while further < marks - 1 and _to_spare(free):
        further, free = further + 1, free - 1
    rows = free // 2
    # An odd row to spare parts the two fields; both keep the same scale.
    marks_row = title + 1 + rows + week
    pain_row = marks_row + 1 + further + free % 2
    return Layout(
        room.form, rows, weeks, title, marks_row, 1 + further, pain_row, pain_row + 1 + rows + week
    )


def _to_spare(free: int) -> bool:
    """Whether fields that share ``free`` rows can do with one less."""
    return free % 2 == 1 or (free - 1) // 2 >= LEAST_ROWS
