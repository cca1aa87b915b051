"""Days that share a column: exact figures of each, whatever the range.

Only the days of the range are looked at, so the cost does not grow with the age of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tracker.domain.days import FromMemory
from tracker.domain.trend import DayValue, Series, within

_FEW = (1, 2)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Bin:
    """The days ``first`` to ``last`` that share one column.

    ``low``, ``high`` and ``newest`` are exact, ``middle`` is the median, over the ``n``
    filled days. ``old`` says that all of them were written down from old memory; as long
    as one was not, the old ones are left out. ``late`` says that it is one day, filled in a
    day or two later.
    """

    first: date
    last: date
    low: float
    high: float
    newest: float
    middle: float
    n: int
    old: bool
    late: bool = False


def days_per_column(days: int, columns: int) -> int:
    """How many days must share a column so that ``days`` fit into ``columns``, 1 or more.

    One or two, else whole weeks, the fewest that do: no column has more of a weekday than
    another.
    """
    for size in _FEW:
        if days <= size * columns:
            return size
    return _WEEK * -(-days // (_WEEK * columns))


def bins(series: Series, first: date, last: date, columns: int) -> tuple[Bin | None, ...]:
    """The days ``first`` to ``last`` in at most ``columns`` columns; ``None`` for an empty one.

    One day is one column as long as they fit, then ``days_per_column`` says how many share
    one. Nothing for a range without days or room.
    """
    days = (last - first).days + 1
    if days < 1 or columns < 1:
        return ()
    size = days_per_column(days, columns)
    known = within(series, first, last)
    out: list[Bin | None] = []
    index = 0
    for start in range(0, days, size):
        stop = min(start + size, days)
        held: list[DayValue] = []
        while index < len(known) and (known[index].day - first).days < stop:
            held.append(known[index])
            index += 1
        begins = first + timedelta(days=start)
        out.append(_bin(held, begins, begins + timedelta(days=stop - start - 1)))
    return tuple(out)


def _bin(held: list[DayValue], first: date, last: date) -> Bin | None:
    counted = [v.value for v in held if v.counts]
    values = counted or [v.value for v in held]
    if not values:
        return None
    return Bin(
        first=first,
        last=last,
        low=min(values),
        high=max(values),
        newest=values[-1],
        middle=median(values),
        n=len(values),
        old=not counted,
        late=first == last and any(v.memory is FromMemory.RECENT for v in held),
    )
