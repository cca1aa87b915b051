"""The Theil–Sen line: the median of all pairwise slopes, hardly moved by single odd values.

Interval after Sen 1968 (J Am Stat Assoc 63:1379–1389), with ties in x and y counted as in
SciPy's ``theilslopes`` (method ``separate``), whose figures it gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import NormalDist, median

CONFIDENCE = 0.90
"""Two-sided level of the interval."""

MOST_POINTS = 130
"""Points a line is laid through at most; pairs grow with the square of their number. It is
what the longest course that can be planned holds (26 weeks of 5 sessions)."""

_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class Line:
    """``slope`` per unit of x with its 90 % interval ``low`` to ``high``, and ``intercept``.

    ``low`` and ``high`` are ``None`` where so many values are tied that there is none.
    """

    slope: float
    intercept: float
    low: float | None
    high: float | None


def theil_sen(xs: Sequence[float], ys: Sequence[float]) -> Line | None:
    """The line through points given in any order; ``None`` without two different x."""
    points = list(zip(xs, ys, strict=True))
    slopes = sorted(
        (y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(sorted(points), 2) if x2 != x1
    )
    if not slopes:
        return None
    slope = median(slopes) + 0.0
    n, pairs = len(points), len(slopes)
    tied = sum(_ties(values) for values in (xs, ys))
    squared = (n * (n - 1) * (2 * n + 5) - tied) / 18
    low = high = None
    if squared >= 0:
        reach = _Z * sqrt(squared)
        # Python and NumPy both round halves to even.
        low = slopes[max(round((pairs - reach) / 2) - 1, 0)] + 0.0
        high = slopes[min(round((pairs + reach) / 2), pairs - 1)] + 0.0
    return Line(slope, median(ys) - slope * median(xs) + 0.0, low, high)


def _ties(values: Sequence[float]) -> int:
    return sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
