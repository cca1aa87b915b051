"""Which rows a picture of two fields on one time axis has, in the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.charts.spec import Form

GUTTER = 5
"""Cells left of the fields: value labels and the wall."""

LEGEND = 15
"""Cells right of the fields, where a legend finds room."""


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
    """Which rows there are: ``rows`` for each field, and the rows of the shared lines."""

    form: Form
    rows: int
    weeks: bool
    marks_row: int
    pain_row: int
    axis_row: int


def form_for(width: int, height: int, least: int = LEAST) -> Form:
    """How much of the picture finds room in so many cells; ``least``: columns it needs."""
    if width < least or height < 10:
        return Form.TABLE
    if width < 40 or height < 14:
        return Form.NO_TICKS
    return Form.NO_LEGEND if width < 60 else Form.FULL


def lay_out(room: Room, *, weeks: bool) -> Layout:
    """The rows of the lines and fields; ``weeks`` asks for a line of week medians under each."""
    # Two headings, the marks, the axis, and the labels of its ticks.
    fixed = 4 if room.form is Form.NO_TICKS else 5
    weeks = weeks and (room.height - fixed - 2) // 2 >= 4
    week = int(weeks)
    free = room.height - fixed - 2 * week
    rows = free // 2
    # An odd row to spare parts the two fields; both keep the same scale.
    marks_row = 1 + rows + week
    pain_row = marks_row + 1 + free % 2
    return Layout(room.form, rows, weeks, marks_row, pain_row, pain_row + 1 + rows + week)
