"""Prints every picture at each size; run as a process of its own under another time zone."""

from __future__ import annotations

from dataclasses import replace

from chart_data import day
from figure_data import everything

from tracker.charts import view, views
from tracker.charts.glyphs import Glyphs

FIGURES = everything()
SHOWN = replace(view.course(FIGURES.ease_pain), cursor=day(33))
for name in views.VIEWS:
    for size in ((78, 18), (118, 33), (58, 14)):
        drawing = views.get(name).build(FIGURES, SHOWN, *size, Glyphs.BLOCKS)
        for line in (*drawing.cells.lines(), drawing.readout, *drawing.sentences):
            print(line)  # noqa: T201
