"""A list of records as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tracker.exchange import cells

COLUMNS = ("id", "kind", "day", "time", "text", "note")


def page(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> str:
    """The heading and the rows as CSV text, one line a row unless a note has several."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(tuple(cells.safe(text) for text in row) for row in rows)
    return out.getvalue()
