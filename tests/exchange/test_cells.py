"""No cell is a formula, and what was made safe is read back as it was shown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.domain.text import visible
from tracker.exchange.cells import FORMULA_STARTS, plain, safe


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'␍x"),
        ("\nx", "'\nx"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'quoted'", "'quoted'"),
        ("it's", "it's"),
        ("a=1", "a=1"),
        ("", ""),
        ("\x1b[31m", "␛[31m"),
        ("\u202eabc", "<U+202E>abc"),
        ("<b>&amp;", "<b>&amp;"),
        ("[bold]x", "[bold]x"),
    ],
)
def test_cells(text: str, cell: str) -> None:
    assert safe(text) == cell
    assert plain(cell) == visible(text, multiline=True)


@given(st.text(max_size=8) | st.text("'=+-@\t\r\n␍x", max_size=6))
@example("'␍")
def test_no_cell_begins_a_formula_and_all_read_back(text: str) -> None:
    assert not safe(text).startswith(tuple(FORMULA_STARTS))
    assert plain(safe(text)) == visible(text, multiline=True)
