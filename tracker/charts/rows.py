"""Which rows of a long list are on screen."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def around(known: tuple[T, ...], upto: int | None, count: int) -> tuple[T, ...]:
    """``count`` neighbouring rows: the newest, or those around the one at ``upto``.

    ``upto`` counts the rows up to and with the one to be seen; ``None``: the newest.
    """
    last = len(known)
    if upto is not None:
        last = min(max(upto + count // 2, count), len(known))
    return known[max(last - count, 0) : last]
