"""Two sets of days compared: the difference, its likely range, and what it may be called.

The range is wider than a plain one because today resembles yesterday: with an
autocorrelation of 0.4 every variance counts (1 + 0.4) / (1 - 0.4) times. Days of one person
with lasting back pain spread by about 1.2 points (Pagé 2022, J Pain 23:1151–1166). The 0.4,
the 1.75 and the floor are design choices, tried out on simulated people whose pain did not
change: a plain range looks far more certain than it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from tracker.domain.measure import Better
from tracker.domain.trend import WINDOW_LEAST
from tracker.domain.verdict import LOW_MEAN, Verdict, at_least, verdict

AUTOCORRELATION = 0.4
"""How much of a day carries over to the next (0-1)."""

WIDENING = (1 + AUTOCORRELATION) / (1 - AUTOCORRELATION)
"""7/3: what a variance is multiplied by because days resemble each other."""

RANGE_WIDTH = 1.75
"""Standard errors on each side of the likely range."""

VARIANCE_FLOOR = 0.25
"""Squared points; a whole-number scale cannot show that a person varies less."""

MANY_DAYS = 10
"""Filled days in each window from which a verdict is no longer "based on few days"."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a measure between two windows.

    ``improvement`` in points, above 0 is better in either direction, and its likely range
    ``low`` to ``high``; ``percent`` of the earlier mean, only where lower is better and that
    mean is 2 or more. All four are ``None`` with under 5 days in either window. ``error`` is
    the standard error behind the range. ``few_days``: 5 to 9 days in one of them.
    """

    improvement: float | None
    percent: float | None
    low: float | None
    high: float | None
    error: float | None
    verdict: Verdict
    few_days: bool


def nothing(code: Verdict) -> Comparison:
    """A comparison that could not be made; ``code`` says why."""
    return Comparison(None, None, None, None, None, code, False)


def compare(baseline: Sequence[float], recent: Sequence[float], better: Better) -> Comparison:
    """Compare the day values of two windows that do not overlap, in any order."""
    fewest = min(len(baseline), len(recent))
    if fewest < WINDOW_LEAST:
        return nothing(Verdict.NOT_ENOUGH)
    before, now = fmean(baseline), fmean(recent)
    # Adding 0.0 turns -0.0 into 0.0.
    improvement = (before - now if better is Better.LOWER else now - before) + 0.0
    percent = None
    if better is Better.LOWER and at_least(before, LOW_MEAN):
        percent = 100 * improvement / before + 0.0
    error = sqrt(WIDENING * (spread(baseline) / len(baseline) + spread(recent) / len(recent)))
    low, high = improvement - RANGE_WIDTH * error + 0.0, improvement + RANGE_WIDTH * error + 0.0
    return Comparison(
        improvement=improvement,
        percent=percent,
        low=low,
        high=high,
        error=error,
        verdict=verdict(before, improvement, percent, low, high, better),
        few_days=fewest < MANY_DAYS,
    )


def spread(values: Sequence[float]) -> float:
    """The variance of two or more day values, in squared points; 0.25 at least."""
    return max(variance(values), VARIANCE_FLOOR)
