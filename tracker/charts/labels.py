"""The words laid over a picture, in signs that its glyphs allow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from tracker.charts import canvas
from tracker.charts.glyphs import ASCII, GlyphSet
from tracker.charts.role import Role
from tracker.charts.spec import Label, Sign
from tracker.charts.view import View
from tracker.domain.days import short
from tracker.domain.plurals import how_many
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

    def keys(self, row: int, column: int, items: Sequence[Sign], height: int) -> None:
        """What signs stand for, from ``row`` down to ``height``, as far apart as all fit.

        What finds no room even close together is left out, the last first.
        """
        room, lines = self._width - column, height - row
        for apart in (_APART, 2):
            placed = laid_out(items, room, apart)
            if len(placed) <= lines:
                break
        for down, line in enumerate(placed[: max(lines, 0)]):
            for at, item in line:
                begin = column + at
                self.say(row + down, begin, item.glyph, item.role)
                words = begin + (len(item.glyph) + 1 if item.glyph else 0)
                self.say(row + down, words, item.words, Role.MUTED)


def laid_out(items: Sequence[Sign], room: int, apart: int = 2) -> list[list[tuple[int, Sign]]]:
    """The lines that so many signs take in ``room`` cells, each with its first cell."""
    lines: list[list[tuple[int, Sign]]] = []
    end = room
    for item in items:
        if not lines or end + apart + len(item.text) > room:
            lines.append([])
            end = -apart
        lines[-1].append((end + apart, item))
        end += apart + len(item.text)
    return lines


def fitting(text: str, room: int) -> str:
    """``text`` as cells show it, a character in each, ending in "…" where it was cut."""
    return one_line("".join(map(canvas.one_cell, normalize("NFC", text))), room)


def span_words(view: View) -> str:
    """How many days are on screen, and up to which: ``56 days to 22 Nov 2026``."""
    return f"{how_many(view.days, 'day')} to {short(view.last)} {view.last.year}"


def asides(place: str, view: View, today: date) -> tuple[str, ...]:
    """What stands at the right of a heading, the longest first."""
    year = "" if view.last.year == today.year else f" {view.last.year}"
    spans = (span_words(view), f"{view.days} d to {short(view.last)}{year}")
    named = tuple(f"{place}, {span}" for span in spans) if place else ()
    return (*named, *spans)
