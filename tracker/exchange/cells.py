"""Text as cells of a table that a spreadsheet opens without running anything in it.

A leading apostrophe makes a spreadsheet take the rest of a cell as text.
"""

from __future__ import annotations

import re

from tracker.domain.text import visible

FORMULA_STARTS = "=+-@\t\r\n\N{SYMBOL FOR CARRIAGE RETURN}＝＋－＠"
"""With these a spreadsheet may take a cell for a formula; some read the wide forms alike."""

_STARTS_FORMULA = re.compile(f"'*[{re.escape(FORMULA_STARTS)}]")
_WAS_MADE_SAFE = re.compile(f"'+[{re.escape(FORMULA_STARTS)}]")


def safe(text: str) -> str:
    """``text`` as a cell: control characters visible, and never the start of a formula."""
    shown = visible(text, multiline=True)
    return f"'{shown}" if _STARTS_FORMULA.match(shown) else shown


def plain(cell: str) -> str:
    """What ``safe`` made a cell of, without the apostrophe it added."""
    return cell[1:] if _WAS_MADE_SAFE.match(cell) else cell
