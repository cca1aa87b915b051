"""Draws diaries of every shape at every size and reads the cells back; a process of its own.

A fault inside plotext ends the process without an exception, so only the parent can tell.
Prints how many there were of each kind of drawing and mark. ``DRAWINGS`` in the environment
is how many diaries are made up, ``DRAWINGS_SEED`` a number to make up others than always.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from xml.etree import ElementTree

from drawing_cases import Case, any_case
from drawing_fields import check_ease_pain, check_panels
from drawing_read import Read, charts_seen, check_ascii, check_cells, check_labels
from drawing_rows import check_calendar, check_sessions, check_weekly
from drawing_signs import check_signs
from hypothesis import HealthCheck, given, seed, settings

from tracker.charts import markdown, svg, text, views
from tracker.charts.palette import PALETTES
from tracker.charts.panels_views import PanelsView
from tracker.charts.picture import Picture
from tracker.charts.spec import Form

EXAMPLES = int(os.environ.get("DRAWINGS", "60"))
SEED = os.environ.get("DRAWINGS_SEED")
COUNTED: Counter[str] = Counter()

CHECKS = {
    "ease-pain": check_ease_pain,
    "sessions": check_sessions,
    "weekly": check_weekly,
    "calendar": check_calendar,
}


@seed(SEED and int(SEED))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=SEED is None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(any_case())
def draw_anything(case: Case) -> None:
    COUNTED["diaries"] += 1
    for number, view_id in enumerate(views.VIEWS):
        picture = views.get(view_id)
        read = draw(picture, case)
        check(picture, read)
        if number == COUNTED["diaries"] % len(views.VIEWS):
            check_outputs(picture, read)
        COUNTED[f"{view_id} {read.drawing.form}"] += 1
        for kind, count in read.seen.items():
            COUNTED[f"{view_id}: {kind}"] += count


def draw(picture: Picture, case: Case) -> Read:
    with charts_seen() as charts:
        drawing = picture.build(case.figures, case.view, *case.size, case.glyphs)
    (chart,) = charts
    return Read(case, drawing, chart)


def check(picture: Picture, read: Read) -> None:
    check_cells(read)
    check_labels(read)
    check_ascii(read)
    for line in (read.drawing.readout, *read.drawing.sentences, read.drawing.title):
        assert line.isprintable()
    if read.drawing.form is Form.TABLE:
        return
    check_signs(read, picture.id)
    if isinstance(picture, PanelsView):
        check_panels(read, picture.strands(read.case.figures))
    else:
        CHECKS[picture.id](read)


def check_outputs(picture: Picture, read: Read) -> None:
    """Whatever is drawn can be written, in every palette."""
    for palette in PALETTES.values():
        assert len(text.coloured(read.drawing, palette)) == read.case.size[1]
        ElementTree.fromstring(svg.document(read.drawing, palette))
    assert all(line.isascii() for line in text.lines(read.drawing, ascii_only=True)[-2:])
    table = picture.table(read.case.figures, read.case.view)
    assert markdown.page(read.drawing, table).startswith("## ")


if __name__ == "__main__":
    draw_anything()
    print(json.dumps(dict(sorted(COUNTED.items())), indent=1))  # noqa: T201
