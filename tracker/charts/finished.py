"""The last step of every picture: its chart as cells, beside its words."""

from __future__ import annotations

from tracker.charts import canvas
from tracker.charts.layout import Room
from tracker.charts.picture import Picture
from tracker.charts.spec import Chart, Drawing, Form, Sign
from tracker.charts.table_form import table_chart
from tracker.charts.view import View
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
    return Drawing(
        width=room.width,
        height=room.height,
        form=form,
        cells=canvas.render(chart),
        title=picture.title(figures),
        readout=picture.readout(figures, view.cursor) if view.cursor else "",
        sentences=picture.sentences(figures, view),
        bar=bar,
        signs=signs,
    )
