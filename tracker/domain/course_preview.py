"""What a plan comes to: its days, its reviews, its end; a new one, or one that has begun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain import course_dates
from tracker.domain.course import Course, Held, Pause, Plan, Planned, ReviewDone, ReviewKind
from tracker.domain.replanning import first_plan, replanned
from tracker.domain.reviews import Review, ReviewState, reviews


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as it would be kept to the day.

    ``last``: the last planned session. ``review``: the day of the review after week 4,
    ``None`` where there is none before the end. ``end``: the day of the end review.
    ``reviewed`` and ``ended``: that review was made.
    """

    plan: Plan
    last: date
    review: date | None
    end: date
    reviewed: bool = False
    ended: bool = False


def preview(plan: Plan) -> Preview:
    """What ``plan``, a possible one, comes to before anything of it has happened."""
    planned = first_plan(plan, "", str)
    found = reviews(Course("", plan), planned, (), (), (), as_of=plan.start)
    return _preview(plan, planned, found, plan.start)


def preview_again(
    plan: Plan,
    course: Course,
    planned: Iterable[Planned],
    held: Iterable[Held],
    pauses: Iterable[Pause],
    done: Iterable[ReviewDone],
    today: date,
) -> Preview:
    """What ``plan`` comes to in the place of the one ``course`` has, with what happened since."""
    dates, before = tuple(planned), course.plan
    if (plan.start, plan.weeks, plan.per_week) != (before.start, before.weeks, before.per_week):
        dates = replanned(plan, before, dates, course.id, today, str)
    away = tuple(pauses)
    found = reviews(replace(course, plan=plan), dates, held, away, done, as_of=today)
    end = course_dates.end_day(plan, dates, course_dates.closed(away, today))
    return _preview(plan, dates, found, end)


def _preview(
    plan: Plan, planned: tuple[Planned, ...], found: Iterable[Review], end: date
) -> Preview:
    by_kind = {one.kind: one for one in found}
    week4, last = by_kind.get(ReviewKind.WEEK4), by_kind.get(ReviewKind.END)
    return Preview(
        plan,
        max((one.day for one in planned), default=plan.start),
        week4.day if week4 else None,
        last.day if last else end,
        week4 is not None and week4.state is ReviewState.DONE,
        last is not None and last.state is ReviewState.DONE,
    )
