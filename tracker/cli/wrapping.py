"""Running text for a terminal: wrapped at words by the cells they take, safe to print."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.cli import output
from tracker.domain.text import cells, visible

WIDEST = 80
"""Cells a line takes at most, however wide the terminal is: longer lines are hard to follow."""

LEAST = 20


def width() -> int:
    """Cells a line may take on this terminal; the widest where there is none."""
    return max(LEAST, min(WIDEST, output.width()))


def lines(text: str, room: int, *, first: str = "", rest: str = "") -> list[str]:
    """``text`` on visible lines of at most ``room`` cells; at least one line.

    ``first`` stands before the first line, ``rest`` before the others. Runs of spaces and
    line breaks become one space. Only a word longer than a whole line is broken.
    """
    made: list[str] = []
    line, used = first, cells(first)
    empty = True
    for word in _words(text, room - max(cells(first), cells(rest))):
        gap = 0 if empty else 1
        if not empty and used + gap + cells(word) > room:
            made.append(line)
            line, used, gap = rest, cells(rest), 0
        line += " " * gap + word
        used += gap + cells(word)
        empty = False
    return [*made, line.rstrip()]


def _words(text: str, room: int) -> Iterator[str]:
    for word in " ".join(visible(part) for part in text.split()).split():
        piece, used = "", 0
        for char in word:
            if piece and used + cells(char) > max(room, 2):
                yield piece
                piece, used = "", 0
            piece += char
            used += cells(char)
        yield piece
