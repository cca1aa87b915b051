"""What a plan comes to before anything of it has happened: its days, its reviews, its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain import course_dates
from tracker.domain.course import Course, Plan, Planned, ReviewKind
from tracker.domain.reviews import reviews


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as it would be kept to the day.

    ``last``: the last planned session. ``review``: the day of the review after week 4,
    ``None`` for a plan too short to have one before its end. ``end``: the day of the end review.
    """

    plan: Plan
    last: date
    review: date | None
    end: date


def preview(plan: Plan) -> Preview:
    """What ``plan``, a possible one, comes to."""
    days = course_dates.planned_days(plan)
    planned = tuple(Planned(str(k), "", k, day) for k, day in enumerate(days))
    found = {
        one.kind: one.day
        for one in reviews(Course("", plan), planned, (), (), (), as_of=plan.start)
    }
    return Preview(plan, days[-1], found.get(ReviewKind.WEEK4), found[ReviewKind.END])
