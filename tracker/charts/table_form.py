"""The newest rows of a table in place of a picture that finds no room."""

from __future__ import annotations

from tracker.charts.describe import Table
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Label

_DAY = 10


def table_chart(table: Table, width: int, height: int) -> Chart:
    """As many of the newest rows as fit, under their heading."""
    lines = [table.header, *table.rows[max(len(table.rows) - max(height - 1, 0), 0) :]]
    labels = []
    for row, cells in enumerate(lines[: max(height, 0)]):
        day, *values = cells
        text = f"{day:<{_DAY}} " + " ".join(f"{value[:4]:>4}" for value in values)
        labels.append(Label(row, 0, text, Role.TEXT if row else Role.MUTED))
    return Chart(width, height, (), tuple(labels))
