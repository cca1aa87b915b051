"""The signs of what can be on a day of a course, one cell each; for its calendar and its line."""

from __future__ import annotations

from typing import NamedTuple


class Signs(NamedTuple):
    """The sign of each thing that can be on a day, one cell each."""

    attended: str
    extra: str
    planned: str
    excused: str
    cancelled: str
    moved: str
    elsewhere: str
    review: str
    pause: str
    cursor: str


BLOCKS = Signs("●", "+", "○", "~", "×", "→", "·", "◇", "=", "▸")
ASCII = Signs("*", "+", "o", "~", "x", ">", ".", "?", "=", ">")
