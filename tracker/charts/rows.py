"""Pictures made of rows: which of them are on screen, and how far apart they stand."""

from __future__ import annotations

from typing import TypeVar

from tracker.charts.labels import HEADED_FROM

T = TypeVar("T")

WIDEST_APART = 3
"""Rows from one row of a picture to the next, at most: further apart they are no more readable."""


def around(known: tuple[T, ...], upto: int | None, count: int) -> tuple[T, ...]:
    """``count`` neighbouring rows: the newest, or those around the one at ``upto``.

    ``upto`` counts the rows up to and with the one to be seen; ``None``: the newest.
    """
    last = len(known)
    if upto is not None:
        last = min(max(upto + count // 2, count), len(known))
    return known[max(last - count, 0) : last]


def apart(count: int, room: int) -> int:
    """How many rows from one to the next, so that ``count`` of them fit if they can."""
    return next((n for n in range(WIDEST_APART, 1, -1) if (count - 1) * n + 1 <= room), 1)


def headed(height: int) -> int:
    """The rows taken by the line that says what the picture is about: 1, or 0 without room."""
    return int(height >= HEADED_FROM)
