"""What became of the weekly measures and movement tests over one course.

The first two values are set against the last two, by their medians, from four on. There are
too few for a range, so a change counts from the measurement error or the smallest important
difference of the measure on (see the catalogue). A worse change needs the smaller threshold
only. Medicine, other methods and exercise are information, never better or worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean, median

from tracker.domain import measures, shown, weekly_result_wording
from tracker.domain.measure import Better, Measure, When
from tracker.domain.verdict import Verdict, at_least

LEAST_VALUES = 4
"""Values from which the first two and the last two do not share one."""

CLEAR_POINTS = {"peg": 1.5, "activity": 2.0, "sleep": 2.0}
"""Points of a clear change. PEG: Reed 2023/24, J Pain 25:142–152 (1.0–1.75 by anchor).
Activities: Stratford 1995 (detectable change 2 for a mean). Sleep: by analogy, a design
choice. A small change is in the catalogue (PEG 1, activities 1.3, sleep 1)."""

CLEAR_PERCENT = 30.0
"""Of the first median, needed besides the points where lower is better (Dworkin 2008)."""

ORDER = ("activity", "peg", "sleep")
"""What is judged, what one could do before what hurt; tests and information follow."""


class Beyond(StrEnum):
    """The verdicts on a movement test or on minutes of morning stiffness."""

    BETTER = "better by more than measurement error"
    WORSE = "worse by more than measurement error"
    NONE = "no change beyond measurement error"


@dataclass(frozen=True, slots=True)
class WeeklyPoint:
    """One weekly or test value. ``item`` as in the catalogue (all three of ``peg`` are needed
    for a score); ``activity_id`` and ``activity_name`` for ``activity``; ``side`` left or
    right for the tests that have one. ``at``: the UTC instant as text, which tells two
    answers of one day apart.
    """

    day: date
    measure: str
    value: float
    item: str | None = None
    activity_id: str | None = None
    activity_name: str = ""
    side: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class WeeklyResult:
    """One weekly measure over a course.

    ``first`` and ``last``: medians of the first two and the last two of its ``n`` values
    (the first and the last value themselves under four; ``last`` is ``None`` with one).
    ``improvement``: points in the measure's unit, above 0 is better; ``None`` for measures
    that are information only. ``percent`` of ``first``, only where lower is better and
    ``first`` is above 0. ``verdict``: a code of ``Verdict`` or ``Beyond``, ``None`` under
    four values, for information, and while a safety question is open. ``late_start``: there
    was no PEG up to the first session, so its verdict is at most "small improvement".
    """

    measure: str
    item: str | None
    activity_id: str | None
    side: str | None
    name: str
    better: Better
    n: int
    first: float | None
    last: float | None
    improvement: float | None
    percent: float | None
    verdict: Verdict | Beyond | None
    late_start: bool
    sentence: str
    values: tuple[tuple[date, float], ...]


Dated = Sequence[tuple[date, float]]
"""Days with their values, oldest first."""

_Key = tuple[str, str | None, str | None, str | None]


def weekly_results(
    points: Iterable[WeeklyPoint],
    since: date,
    as_of: date,
    first_session: date | None,
    *,
    hidden: bool = False,
) -> tuple[WeeklyResult, ...]:
    """Every weekly measure with a value from ``since`` to ``as_of``.

    Without a first session, or while ``hidden`` by an open safety question, the values
    stand without a verdict. Several values of one day are one, their mean.
    """
    found: dict[_Key, dict[date, list[WeeklyPoint]]] = {}
    for point in points:
        if since <= point.day <= as_of and point.measure != "pgic":
            item = None if point.measure == "peg" else point.item
            key = (point.measure, item, point.activity_id, point.side)
            found.setdefault(key, {}).setdefault(point.day, []).append(point)
    results = []
    for key, by_day in found.items():
        scores = ((day, _score(key[0], held)) for day, held in sorted(by_day.items()))
        values = tuple((day, value) for day, value in scores if value is not None)
        if values:
            newest = max((p for held in by_day.values() for p in held), key=_newest)
            judged = first_session is not None and not hidden
            results.append(_result(key, newest.activity_name, values, first_session, as_of, judged))
    return tuple(sorted(results, key=_order))


def pgic(points: Iterable[WeeklyPoint], first_session: date | None, as_of: date) -> int | None:
    """The newest overall view (1 very much better to 7 very much worse) of a course."""
    if first_session is None:
        return None
    found = [p for p in points if p.measure == "pgic" and first_session <= p.day <= as_of]
    return int(max(found, key=_newest).value) if found else None


def first_and_last(values: Dated) -> tuple[float, float | None]:
    """The medians of the first two and the last two values, of one or more, oldest first.

    Under four values the first and the last themselves; ``None`` for the last of one.
    """
    numbers = [value for _, value in values]
    if len(numbers) < LEAST_VALUES:
        return numbers[0], numbers[-1] if len(numbers) > 1 else None
    return float(median(numbers[:2])), float(median(numbers[-2:]))


def steps(measure: Measure) -> tuple[float, ...]:
    """The sizes at which what the change of a weekly measure is called changes."""
    found = (measure.small_points, CLEAR_POINTS.get(measure.id))
    return tuple(step for step in found if step is not None)


def told(
    measure: Measure,
    called: str,
    values: Dated,
    today: date,
    verdict: Verdict | Beyond | None = None,
    *,
    late: bool = False,
) -> str:
    """What a weekly measure did, in words: the same wherever it is told.

    ``values`` as in ``first_and_last``; ``called`` is its name. ``late``: as ``late_start``.
    """
    first, last = first_and_last(values)
    if last is None or len(values) < LEAST_VALUES:
        return weekly_result_wording.listed(measure, called, values, today)
    ends = shown.apart(first, last, steps(measure))
    return weekly_result_wording.sentence(
        measure, called, len(values), ends, verdict, late=late and verdict is not None
    )


def _newest(point: WeeklyPoint) -> tuple[date, str, float, str]:
    return point.day, point.at, point.value, point.activity_name


def _score(measure: str, held: list[WeeklyPoint]) -> float | None:
    """One value for a day: the mean; for ``peg`` of its three parts, all or nothing."""
    if measure != "peg":
        return fmean(point.value for point in held)
    parts = [
        [point.value for point in held if point.item == item] for item in measures.get("peg").items
    ]
    return fmean(fmean(part) for part in parts) if all(parts) else None


def _result(
    key: _Key,
    activity_name: str,
    values: tuple[tuple[date, float], ...],
    first_session: date | None,
    as_of: date,
    judged: bool,
) -> WeeklyResult:
    measure = measures.get(key[0])
    n = len(values)
    first, last = first_and_last(values)
    improvement = percent = None
    if last is not None and measure.better is not Better.NEUTRAL:
        falls = measure.better is Better.LOWER
        improvement = (first - last if falls else last - first) + 0.0
        percent = 100 * improvement / first + 0.0 if falls and first > 0 else None
    late = measure.id == "peg" and first_session is not None and values[0][0] > first_session
    code = None
    if judged and n >= LEAST_VALUES and improvement is not None:
        code = _verdict(measure, improvement, percent)
        if late and code is Verdict.CLEAR:
            code = Verdict.SMALL
    name = weekly_result_wording.name(measure, key[1], activity_name, key[3])
    return WeeklyResult(
        measure=measure.id,
        item=key[1],
        activity_id=key[2],
        side=key[3],
        name=name,
        better=measure.better,
        n=n,
        first=first,
        last=last,
        improvement=improvement,
        percent=percent,
        verdict=code,
        late_start=late,
        sentence=told(measure, name, values, as_of, code, late=late),
        values=values,
    )


def _verdict(
    measure: Measure, improvement: float, percent: float | None
) -> Verdict | Beyond | None:
    small = measure.small_points
    if small is None:
        return None
    if measure.id in CLEAR_POINTS:
        if at_least(-improvement, small):
            return Verdict.WORSE
        if not at_least(improvement, small):
            return Verdict.SAME
        enough = measure.better is Better.HIGHER or (
            percent is not None and at_least(percent, CLEAR_PERCENT)
        )
        clear = enough and at_least(improvement, CLEAR_POINTS[measure.id])
        return Verdict.CLEAR if clear else Verdict.SMALL
    # Minutes need a share of the first ones too; from none at all any share is enough.
    share = measure.small_percent
    wide = share is None or percent is None or at_least(abs(percent), share)
    if at_least(improvement, small) and wide:
        return Beyond.BETTER
    return Beyond.WORSE if at_least(-improvement, small) and wide else Beyond.NONE


def _order(result: WeeklyResult) -> tuple[int, int, str, str, str]:
    at = ORDER.index(result.measure) if result.measure in ORDER else len(ORDER)
    measure = measures.get(result.measure)
    test = When.TEST in measure.when
    place = list(measures.MEASURES).index(result.measure)
    items = measure.items
    item = items.index(result.item) if result.item in items else 0
    return at if at < len(ORDER) else at + (not test), place * 100 + item, *_words(result)


def _words(result: WeeklyResult) -> tuple[str, str, str]:
    return result.name, result.side or "", result.activity_id or ""
