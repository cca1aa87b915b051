"""Running text on a page: wrapped to a width that reads well."""

from __future__ import annotations

import textwrap

from tracker.app.widgets.page import Line

WIDEST = 76
"""Cells a line of text takes at most, however wide the terminal is."""


def measure(width: int) -> int:
    """The width text is wrapped to, beside a scroll bar that may come up."""
    return max(20, min(WIDEST, width - 1))


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells; at least one line."""
    return textwrap.wrap(text, max(width, 8), break_on_hyphens=False) or [""]


def paragraph(text: str, width: int, style: str = "", *, hang: str = "") -> list[Line]:
    """``text`` as lines; all but the first begin with ``hang``."""
    pieces = textwrap.wrap(text, max(width, 8), subsequent_indent=hang, break_on_hyphens=False)
    return [[(piece, style)] for piece in pieces or [""]]
