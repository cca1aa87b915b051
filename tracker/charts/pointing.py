"""Where days stand in a picture over days, for whoever shows it."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.charts.axes import scale
from tracker.charts.layout import GUTTER, LEGEND, form_for
from tracker.charts.spec import Drawing, Form
from tracker.charts.view import View

_HIGH_ENOUGH = 24


def day_at(view: View, drawing: Drawing, column: int) -> date | None:
    """The day over ``column`` of the drawing of ``view``; the first where days share it.

    ``None`` beside the fields, and where a table stands in place of the picture.
    """
    if drawing.form is Form.TABLE:
        return None
    on = scale(view.first, view.last, field(drawing.width, drawing.form))
    inside = column - GUTTER
    if not 0 <= inside < on.used:
        return None
    return view.first + timedelta(days=inside // on.pitch * on.size)


def days_across(width: int) -> int:
    """How many days find a column each in a picture ``width`` cells wide and high enough."""
    return max(field(width, form_for(width, _HIGH_ENOUGH)), 1)


def field(width: int, form: Form) -> int:
    """The cells that columns of days share in a picture ``width`` cells wide."""
    return width - GUTTER - (LEGEND if form is Form.FULL else 0)
