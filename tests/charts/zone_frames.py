"""Prints frames of one course; run as a process of its own under another time zone."""

from __future__ import annotations

from dataclasses import replace

from chart_data import course, day, ease_pain

from tracker.charts import view

DATA = course()
for shown in (view.course(DATA), view.latest(view.extent(DATA), 7)):
    for cursor in (day(34), day(40)):
        drawing = ease_pain(DATA, replace(shown, cursor=cursor), 78, 18)
        print("\n".join([*drawing.cells.lines(), drawing.readout]))  # noqa: T201
