"""Which answers speak for a column that several days share, where one speaks for a week."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from tracker.domain.figures import Strand
from tracker.domain.trend import shifted, within


def speaking(strand: Strand, first: date, last: date) -> dict[date, date]:
    """For each day ``first`` to ``last`` that one speaks for, the day of the newest answer."""
    said: dict[date, date] = {}
    for value in within(strand.series, first, shifted(last, strand.covers - 1)):
        for back in range(min(strand.covers, value.day.toordinal())):
            day = value.day - timedelta(days=back)
            if first <= day <= last:
                said[day] = value.day
    return said


def settled(strand: Strand, first: date, last: date) -> dict[date, date]:
    """The same of the days that share a column, without weeks that only reach into it.

    They would look like a range. A week keeps a column it takes most of, or lies in for the
    most part; where there is none such, the one that takes most of it keeps it.
    """
    said = speaking(strand, first, last)
    taken = Counter(said[day] for day in sorted(said))
    most = max(taken, key=taken.__getitem__, default=None)
    least = min((last - first).days + 1, strand.covers)
    return {day: one for day, one in said.items() if 2 * taken[one] > least or one == most}
