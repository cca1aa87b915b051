"""The last step of every picture: its chart as cells, beside its words; and what it reads out."""

from __future__ import annotations

from tracker.charts import canvas
from tracker.charts.layout import Room
from tracker.charts.picture import Columned, Picture
from tracker.charts.pointing import field
from tracker.charts.spec import Chart, Drawing, Form, Sign
from tracker.charts.table_form import table_chart
from tracker.charts.view import View, column_days
from tracker.domain.figures import Figures


def finished(
    picture: Picture,
    figures: Figures,
    view: View,
    room: Room,
    chart: Chart | None = None,
    signs: tuple[Sign, ...] = (),
    bar: int = 1,
) -> Drawing:
    """The drawing of ``chart``; its table where there is none."""
    form = room.form
    if chart is None:
        form = Form.TABLE
        chart = table_chart(picture.table(figures, view), room.width, room.height)
    columns = 0 if form is Form.TABLE else field(room.width, form)
    return Drawing(
        width=room.width,
        height=room.height,
        form=form,
        cells=canvas.render(chart),
        title=picture.title(figures),
        readout=readout(picture, figures, view, columns),
        sentences=picture.sentences(figures, view),
        bar=bar,
        signs=signs,
    )


def readout(picture: Picture, figures: Figures, view: View, columns: int) -> str:
    """The line about the day under the cursor, or about all days that share its column.

    ``columns``: the cells they have, 0 where they stand in a table. ``""`` without a cursor.
    """
    if view.cursor is None:
        return ""
    if isinstance(picture, Columned):
        held = column_days(view, columns)
        if held is not None:
            return picture.column_readout(figures, *held)
    return picture.readout(figures, view.cursor)
