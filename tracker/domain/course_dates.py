"""The days and totals of a plan, and how pauses move the days that follow them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.course import LEAD_DAYS, Pause, Plan, Planned, PlannedState

WEEK = 7


def plus(day: date, count: int) -> date:
    """``day`` and ``count`` days; the first or last day there is, where it would lie beyond."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def _hundredths(per_week: float) -> int:
    # Whole numbers, because a half must round the same way on every machine.
    return round(per_week * 100)


def total_sessions(plan: Plan) -> int:
    """How many sessions are planned: weeks times sessions a week, a half rounded up, at least 1."""
    return max(1, (plan.weeks * _hundredths(plan.per_week) + 50) // 100)


def planned_days(plan: Plan) -> tuple[date, ...]:
    """The planned days, the first on the start: start + 7k / sessions a week, a half rounded up."""
    pace = _hundredths(plan.per_week)
    return tuple(
        plus(plan.start, (200 * WEEK * k + pace) // (2 * pace)) for k in range(total_sessions(plan))
    )


def reach(per_week: float) -> int:
    """How many days a session may lie from a planned day and still be the one that was planned.

    Half of the days that lie between two planned sessions, at least 1.
    """
    pace = _hundredths(per_week)
    return max(1, (100 * WEEK - pace) // (2 * pace))


def total_minutes(plan: Plan) -> int:
    """Minutes of massage in the whole plan."""
    return total_sessions(plan) * plan.minutes


def total_cents(plan: Plan) -> int | None:
    """The price of the whole plan in hundredths; ``None`` if no price was said."""
    return None if plan.cost_cents is None else total_sessions(plan) * plan.cost_cents


def closed(pauses: Iterable[Pause], as_of: date) -> tuple[tuple[date, date], ...]:
    """The pauses as spans of days, in order and without overlap.

    One that is still open is taken to last until ``as_of``; it moves what follows day by day.
    """
    spans: list[tuple[date, date]] = []
    for first, last in sorted((one.from_day, one.to_day or as_of) for one in pauses):
        if last < first:
            continue
        if spans and first <= plus(spans[-1][1], 1):
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return tuple(spans)


def paused(spans: Iterable[tuple[date, date]], day: date) -> bool:
    """Whether ``day`` lies in one of the spans."""
    return any(first <= day <= last for first, last in spans)


def later(day: date, count: int, spans: Iterable[tuple[date, date]]) -> date:
    """The day ``count`` days after ``day``, days in a pause not counted, itself in none."""
    reached = plus(day, count)
    for first, last in spans:
        if last < day:
            continue
        if first > reached:
            break
        reached = plus(reached, (last - max(first, day)).days + 1)
    return reached


def end_day(plan: Plan, planned: Iterable[Planned], spans: Iterable[tuple[date, date]]) -> date:
    """The day of the end review: the weeks are over, and the last planned session lies before.

    Sessions that will not take place (excused, cancelled, in a pause) do not hold it back;
    pauses move it.
    """
    known = tuple(spans)
    end = later(plan.start, WEEK * plan.weeks, known)
    last = max((one.day for one in planned if takes_place(one, known)), default=None)
    return end if last is None else max(end, plus(last, 1))


def takes_place(one: Planned, spans: Iterable[tuple[date, date]]) -> bool:
    """Whether the planned session still stands: not excused, not cancelled, not in a pause."""
    return one.state is PlannedState.PLANNED and not paused(spans, one.day)


def default_start(today: date, first_checkin: date | None) -> date:
    """The start that is proposed: a week of check-ins first, unless there is one already.

    ``first_checkin`` is the first of this stretch of tracking, ``None`` if there is none yet.
    """
    return max(today, plus(first_checkin or today, LEAD_DAYS))
