"""A list as CSV: read back the same, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.listing_csv import COLUMNS, cell, page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'␍x"),
        ("a=1", "a=1"),
        ("", ""),
        ("\x1b[31m", "␛[31m"),
    ],
)
def test_cells(text: str, shown: str) -> None:
    assert cell(text) == shown


@given(st.lists(st.tuples(*[st.text(max_size=8)] * len(COLUMNS)), max_size=4))
def test_what_is_written_reads_back_as_the_same_cells(rows: list[tuple[str, ...]]) -> None:
    read = list(csv.reader(io.StringIO(page(rows), newline="")))
    assert read == [list(COLUMNS), *([cell(text) for text in row] for row in rows)]


@given(st.text(max_size=8))
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
