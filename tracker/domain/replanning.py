"""What becomes of the planned sessions when a plan is changed: the past and links are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tracker.domain import course_dates
from tracker.domain.course import Plan, Planned, PlannedState


def first_plan(plan: Plan, course_id: str, id_of: Callable[[date], str]) -> tuple[Planned, ...]:
    """The planned sessions of a new course; ``id_of`` gives the id of the one of a day."""
    return tuple(
        Planned(id_of(day), course_id, seq, day)
        for seq, day in enumerate(course_dates.planned_days(plan))
    )


def replanned(
    plan: Plan,
    before: Plan,
    planned: Iterable[Planned],
    course_id: str,
    today: date,
    id_of: Callable[[date], str],
) -> tuple[Planned, ...]:
    """The planned sessions once ``plan`` stands in the place of ``before``.

    With another start all days are counted anew, and what was excused or cancelled is by its
    number. Otherwise those whose day has come stay, as does whatever the new plan gives the
    same day; only the days still to come are counted anew, so that what was due stays due.
    """
    old = sorted(planned, key=lambda one: one.seq)
    fresh = first_plan(plan, course_id, id_of)
    if plan.start != before.start:
        known = {one.seq: one for one in old if one.state is not PlannedState.PLANNED}
        return tuple(
            replace(one, state=known[one.seq].state, reason=known[one.seq].reason)
            if one.seq in known
            else one
            for one in fresh
        )
    days = {one.day for one in fresh}
    kept = [one for one in old if one.first_day in days or one.first_day < today]
    taken = {one.first_day for one in kept}
    kept += [one for one in fresh if one.day >= today and one.day not in taken]
    kept.sort(key=lambda one: (one.first_day, one.seq))
    return tuple(replace(one, seq=seq) for seq, one in enumerate(kept))
