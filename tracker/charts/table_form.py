"""The newest rows of a table in place of a picture that finds no room."""

from __future__ import annotations

from tracker.charts.labels import fitting
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Label
from tracker.charts.table import Holds, Table
from tracker.domain.text import cells

_DAY = 10
_LEAST, _MOST = 4, 9
"""Cells of a column of numbers."""


def table_chart(table: Table, width: int, height: int) -> Chart:
    """As many of the newest rows, and of the columns of numbers, as fit under their heading."""
    rows = table.rows[max(len(table.rows) - max(height - 1, 0), 0) :]
    labels = []
    left = 0
    for at, column in enumerate(table.columns):
        if column.holds is Holds.WORDS:
            continue
        held = [column.name, *(row[at] for row in rows)]
        wide = min(_DAY, max(width, 0))
        if column.holds is Holds.NUMBER:
            wide = min(max(_LEAST, *(cells(text) for text in held)), _MOST)
            if left + wide > width:
                break
        for row, text in enumerate(held[: max(height, 0)]):
            said = fitting(text, wide)
            if column.holds is Holds.NUMBER:
                said = said.rjust(wide)
            labels.append(Label(row, left, said, Role.TEXT if row else Role.MUTED))
        left += wide + 1
    return Chart(width, height, (), tuple(labels))
