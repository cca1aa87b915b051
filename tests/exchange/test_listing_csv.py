"""A list as CSV: read back the same, and no cell is a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.cells import safe
from tracker.exchange.listing_csv import COLUMNS, page


@given(st.lists(st.tuples(*[st.text(max_size=8)] * len(COLUMNS)), max_size=4))
def test_what_is_written_reads_back_as_the_same_cells(rows: list[tuple[str, ...]]) -> None:
    read = list(csv.reader(io.StringIO(page(rows), newline="")))
    assert read == [list(COLUMNS), *([safe(text) for text in row] for row in rows)]
