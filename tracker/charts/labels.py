"""The words laid over a picture, in signs that its glyphs allow."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from tracker.charts import canvas
from tracker.charts.glyphs import ASCII, GlyphSet
from tracker.charts.role import Role
from tracker.charts.spec import Label
from tracker.charts.view import View
from tracker.domain.days import short
from tracker.domain.text import one_line

HEADED_FROM = 14
"""Rows from which a picture finds room for a line that says what it is about."""

_APART = 3
ASCII_SIGNS = str.maketrans({"→": ">", "–": "-", "−": "-", "…": "~"})
"""Our own signs beyond ASCII, each by one of the same width."""


class Labels:
    """Collects labels for a picture ``width`` cells wide."""

    def __init__(self, width: int, glyphs: GlyphSet) -> None:
        self._width = width
        self._signs = ASCII_SIGNS if glyphs is ASCII else {}
        self.all: list[Label] = []

    def say(self, row: int, column: int, text: str, role: Role) -> None:
        """Text from a cell on; nothing for none."""
        if text:
            self.all.append(Label(row, column, text.translate(self._signs), role))

    def heading(self, title: str, note: str, *asides: str) -> None:
        """The first line: ``title``, then ``note``, and to the right the longest fitting aside."""
        title = fitting(title, self._width)
        self.say(0, 0, title, Role.TEXT)
        end = len(title) + _APART
        if note and end + len(note) <= self._width:
            self.say(0, end, note, Role.MUTED)
            end += len(note) + _APART
        for aside in asides:
            if end + len(aside) <= self._width:
                self.say(0, self._width - len(aside), aside, Role.MUTED)
                return

    def keys(self, row: int, column: int, items: Iterable[str], height: int) -> None:
        """What signs stand for, from ``row`` down to ``height``; what finds no room is left out."""
        line = ""
        for item in items:
            longer = f"{line}{' ' * _APART}{item}" if line else item
            if line and column + len(longer) > self._width:
                self.say(row, column, line, Role.MUTED)
                row, longer = row + 1, item
                if row >= height:
                    return
            line = longer
        self.say(row, column, line, Role.MUTED)


def fitting(text: str, room: int) -> str:
    """``text`` as cells show it, a character in each, ending in "…" where it was cut."""
    return one_line("".join(map(canvas.one_cell, normalize("NFC", text))), room)


def span_words(view: View) -> str:
    """How many days are on screen, and up to which: ``56 days to 22 Nov 2026``."""
    return f"{view.days} days to {short(view.last)} {view.last.year}"


def asides(place: str, view: View) -> tuple[str, ...]:
    """What stands at the right of a heading, the longest first."""
    span = span_words(view)
    return (f"{place}, {span}", span) if place else (span,)
