"""A list of records as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tracker.domain.text import visible

COLUMNS = ("id", "kind", "day", "time", "text", "note")

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def page(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> str:
    """The heading and the rows as CSV text, one line a row unless a note has several."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(tuple(cell(text) for text in row) for row in rows)
    return out.getvalue()


def cell(text: str) -> str:
    """``text`` as a cell: control characters visible, and never the start of a formula.

    A leading apostrophe makes a spreadsheet take the rest as text.
    """
    shown = visible(text, multiline=True)
    return f"'{shown}" if text.startswith(_STARTS_FORMULA) else shown
