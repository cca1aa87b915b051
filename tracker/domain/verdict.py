"""The verdict on one daily measure: what the difference between two windows may be called.

A verdict looks at the size of a change and at its likely range together. The thresholds in
points and percent are group averages of pain studies: 2 points or 30 % (Farrar 2001, Pain
94:149–158; Ostelo 2008), 10–20 % minimal, 30 % moderate and 50 % substantial (Dworkin 2008,
J Pain 9:105–121). Stiffness takes them over by analogy; the points for ease, the 15 % and the
1 point below which nothing is named are design choices.
"""

from __future__ import annotations

from enum import StrEnum

from tracker.domain.measure import Better


class Verdict(StrEnum):
    """The codes of a comparison, as data and scripts read them; screens call it "result"."""

    LARGE = "large improvement"
    CLEAR = "clear improvement"
    SMALL = "small improvement"
    SLIGHTLY_BETTER = "slightly better"
    LEANING_BETTER = "leaning better"
    SAME = "about the same"
    LEANING_WORSE = "leaning worse"
    WORSE = "worse"
    LOW = "low from the start"
    CANNOT_TELL = "cannot tell yet"
    NOT_ENOUGH = "not enough yet"
    TOO_EARLY = "too early"


CLEAR_OR_MORE = frozenset({Verdict.CLEAR, Verdict.LARGE})
SOMEWHAT_BETTER = frozenset({Verdict.SMALL, Verdict.SLIGHTLY_BETTER, Verdict.LEANING_BETTER})
NO_VERDICT = frozenset({Verdict.NOT_ENOUGH, Verdict.TOO_EARLY})
"""Codes that say nothing was compared yet."""

LOW_MEAN = 2.0
"""Below so many points (0-10, lower is better) there is little room to fall and no percent."""

NOTABLE = 1.0
"""Points from which a difference is named at all."""

LARGE_POINTS, LARGE_PERCENT = 2.0, 50.0
CLEAR_PERCENT = 30.0
SMALL_PERCENT = 15.0
EASE_LARGE, EASE_CLEAR = 3.0, 2.0
SAME_WITHIN = 2.0
"""A range inside so many points on both sides is "about the same"."""

_SLACK = 1e-9
"""A mean like 6.1 has no exact binary form; so much may be missing at a threshold."""


def at_least(value: float, threshold: float) -> bool:
    """``value >= threshold`` for figures worked out from decimals."""
    return value >= threshold - _SLACK


def above(value: float, threshold: float) -> bool:
    """``value > threshold`` for figures worked out from decimals."""
    return value > threshold + _SLACK


def verdict(
    baseline_mean: float,
    improvement: float,
    percent: float | None,
    low: float,
    high: float,
    better: Better,
) -> Verdict:
    """What two windows with enough days show; the first rule that fits decides.

    ``improvement`` in points, above 0 is better in either direction; ``percent`` of the
    baseline, ``None`` where it has no meaning; ``low`` to ``high`` the likely range of the
    improvement.
    """
    falls = better is Better.LOWER
    if falls and not at_least(baseline_mean, LOW_MEAN) and above(improvement, -NOTABLE):
        return Verdict.LOW
    if at_least(improvement, NOTABLE) and above(low, 0):
        return _improved(improvement, percent) if falls else _easier(improvement)
    if at_least(-improvement, NOTABLE) and above(-high, 0):
        return Verdict.WORSE
    if at_least(improvement, NOTABLE):
        return Verdict.LEANING_BETTER
    if at_least(-improvement, NOTABLE):
        return Verdict.LEANING_WORSE
    if at_least(low, -SAME_WITHIN) and at_least(SAME_WITHIN, high):
        return Verdict.SAME
    return Verdict.CANNOT_TELL


def _improved(points: float, percent: float | None) -> Verdict:
    if percent is None:
        return Verdict.SLIGHTLY_BETTER
    if at_least(points, LARGE_POINTS) and at_least(percent, LARGE_PERCENT):
        return Verdict.LARGE
    if at_least(percent, CLEAR_PERCENT):
        return Verdict.CLEAR
    return Verdict.SMALL if at_least(percent, SMALL_PERCENT) else Verdict.SLIGHTLY_BETTER


def _easier(points: float) -> Verdict:
    if at_least(points, EASE_LARGE):
        return Verdict.LARGE
    return Verdict.CLEAR if at_least(points, EASE_CLEAR) else Verdict.SMALL
