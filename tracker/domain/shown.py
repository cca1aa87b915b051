"""Figures as they are shown: rounded, but never so that they contradict what is said of them.

A difference of 0.98 points is "about the same"; shown as 1 it would seem to have reached the
point from which a change is named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor

from tracker.domain.measure import Better
from tracker.domain.verdict import (
    CLEAR_PERCENT,
    EASE_CLEAR,
    EASE_LARGE,
    LARGE_PERCENT,
    LARGE_POINTS,
    NOTABLE,
    SAME_WITHIN,
    SMALL_PERCENT,
    above,
    at_least,
)

DIGITS = 2
"""The most decimals that are shown."""

_PERCENTS = (SMALL_PERCENT, CLEAR_PERCENT, LARGE_PERCENT)


def steps(better: Better) -> tuple[float, ...]:
    """The points at which what a daily measure's difference is called changes."""
    return (NOTABLE, LARGE_POINTS) if better is Better.LOWER else (NOTABLE, EASE_CLEAR, EASE_LARGE)


def size(value: float, at: Sequence[float], *, digits: int = 1) -> float:
    """The size of ``value`` to ``digits`` decimals; to two where fewer would seem to reach
    a step of ``at`` that it does not."""
    return _shown(abs(value), at, at_least, digits)


def apart(first: float, last: float, at: Sequence[float]) -> tuple[float, float, float]:
    """Two figures and the size of the difference between them, as they stand beside each other.

    To one decimal, the size being that of the figures as they are shown, so that whoever
    subtracts them finds it; all three to two where one would contradict a step of ``at``.
    """
    exact = abs(first - last)
    said = [at_least(exact, step) for step in at]
    ends = (first, last)
    for places in range(1, DIGITS + 1):
        ends = (round(first, places) + 0.0, round(last, places) + 0.0)
        seen = round(abs(ends[0] - ends[1]), places)
        if [at_least(seen, step) for step in at] == said:
            return (*ends, seen)
    return (*ends, size(exact, at, digits=DIGITS))


def percent(value: float) -> float:
    """The size of a percentage, whole where that reaches no step it does not reach itself."""
    return size(value, _PERCENTS, digits=0)


def end(value: float, improvement: float) -> float:
    """An end of the likely range of ``improvement``, with its sign and never ``-0.0``.

    Two decimals where one would hide that it lies on one side of 0, or beyond 2 points where
    that decides what a small difference is called.
    """
    at = (0.0,) if at_least(abs(improvement), NOTABLE) else (0.0, SAME_WITHIN)
    # Where the other end is on the other side of 0, this one is not what decides.
    held = at if value * improvement > 0 or abs(value) >= NOTABLE else ()
    found = _shown(abs(value), held, above, 1)
    return (found if value > 0 else -found) + 0.0


def decimals(value: float) -> str:
    """A rounded figure with one decimal, or with the two it has."""
    return f"{value:.1f}" if round(value, 1) == value else f"{value:.{DIGITS}f}"


def _shown(
    exact: float, at: Sequence[float], passes: Callable[[float, float], bool], digits: int
) -> float:
    said = [passes(exact, step) for step in at]
    for places in range(digits, DIGITS + 1):
        short = round(exact, places) + 0.0
        if [passes(short, step) for step in at] == said:
            return short
    scale = 10**DIGITS
    down: float = floor(exact * scale) / scale
    kept = [passes(down, step) for step in at] == said
    up: float = ceil(exact * scale) / scale
    return down if kept else up
