"""When a course is looked back at: at the end of week 4, at its end, and 4 and 12 weeks later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.domain import attendance, course_dates
from tracker.domain.course import (
    FOLLOW_UP_DAYS,
    REVIEW_DAYS,
    REVIEW_SESSIONS,
    Course,
    Held,
    Pause,
    Planned,
    ReviewDone,
    ReviewKind,
)

OPEN_DAYS = 14
"""A review can be made on so many days from its own day on; then it lapses silently."""

WEEKLY_OPEN_DAYS = 3
"""A weekly review can be made on so many days from its own day on."""

WEEKLY_EARLY_DAYS = 3
"""One made up to so many days before its own day is that one already."""

FORTNIGHT = 14
"""Days of check-ins up to and with a follow-up, which it is compared by."""


class ReviewState(StrEnum):
    """Where a review stands."""

    COMING = "coming"
    OPEN = "open"
    DONE = "done"
    LAPSED = "lapsed"


class Review(NamedTuple):
    """One review: its day, the last day on which it is open, and where it stands."""

    kind: ReviewKind
    day: date
    open_until: date
    state: ReviewState

    @property
    def fortnight_from(self) -> date:
        """The first of the fourteen days up to its day."""
        return course_dates.plus(self.day, 1 - FORTNIGHT)


def weekly_open(start: date, end: date, as_of: date) -> tuple[date, date] | None:
    """The day of the weekly review that is open, and the last day on which it is.

    One comes every seven days by the start of the course, from a week before it (what is
    felt before the first session is what the rest is compared with) up to its end.
    ``None`` if none is open.
    """
    week = (as_of - start).days // course_dates.WEEK
    day = course_dates.plus(start, week * course_dates.WEEK)
    until = course_dates.plus(day, WEEKLY_OPEN_DAYS - 1)
    return (day, until) if week >= -1 and day <= end and as_of <= until else None


def first_session(held: Iterable[Held]) -> date | None:
    """The day of the first session of the course; ``None`` before it."""
    return min((one.day for one in held), default=None)


def reviews(
    course: Course,
    planned: Iterable[Planned],
    held: Iterable[Held],
    pauses: Iterable[Pause],
    done: Iterable[ReviewDone],
    as_of: date,
) -> tuple[Review, ...]:
    """The reviews of a course as they stand on ``as_of``, by day.

    Week 4: the later of 28 days after the first session and the day after the fourth; planned
    sessions stand in for those not held yet. There is none if that is not before the end
    review. End: ``course_dates.end_day``, or the day the course was ended before that.
    Follow-ups: 28 and 84 days after the last session; one that would not come after the end
    review is left out, since that one looks back as far. Pauses move the first two. One that
    was made stays, whatever moved since.
    """
    dates, away = tuple(planned), tuple(pauses)
    spans = course_dates.closed(away, as_of)
    sessions = sorted((one for one in held if one.day <= as_of), key=lambda one: one.day)
    days = _days(course, dates, sessions, away, as_of)
    end = course_dates.end_day(course.plan, dates, spans)
    if _ended(course, as_of):
        end = min(end, course.ended_on or end)
    # A course that was given up before its first session has nothing to look back at.
    found = {ReviewKind.END: end} if days or not _ended(course, as_of) else {}
    if len(days) >= REVIEW_SESSIONS:
        fourth = days[REVIEW_SESSIONS - 1]
        week4 = max(course_dates.later(days[0], REVIEW_DAYS, spans), course_dates.plus(fourth, 1))
        if week4 < end:
            found[ReviewKind.WEEK4] = week4
    if days:
        for kind, count in zip((ReviewKind.FU4, ReviewKind.FU12), FOLLOW_UP_DAYS, strict=True):
            day = course_dates.plus(days[-1], count)
            if day > end:
                found[kind] = day
    made = {one.kind: one.as_of for one in done if one.as_of <= as_of}
    found = {kind: found.get(kind, day) for kind, day in made.items()} | found
    order = tuple(ReviewKind)
    return tuple(
        _review(kind, day, kind in made, as_of)
        for kind, day in sorted(found.items(), key=lambda pair: (pair[1], order.index(pair[0])))
    )


def _ended(course: Course, as_of: date) -> bool:
    return course.ended_on is not None and course.ended_on <= as_of


def _days(
    course: Course,
    planned: tuple[Planned, ...],
    sessions: list[Held],
    pauses: tuple[Pause, ...],
    as_of: date,
) -> list[date]:
    """The days of the sessions held, then of the planned ones that are still to come."""
    days = [one.day for one in sessions]
    if _ended(course, as_of):
        return days
    taken = attendance.match(planned, sessions, pauses, course.plan.per_week).sessions
    spans = course_dates.closed(pauses, as_of)
    to_come = [
        one.day
        for one in planned
        if one.day >= as_of and one.id not in taken and course_dates.takes_place(one, spans)
    ]
    return days + sorted(to_come)


def _review(kind: ReviewKind, day: date, done: bool, as_of: date) -> Review:
    until = course_dates.plus(day, OPEN_DAYS - 1)
    state = ReviewState.OPEN
    if done:
        state = ReviewState.DONE
    elif as_of < day:
        state = ReviewState.COMING
    elif as_of > until:
        state = ReviewState.LAPSED
    return Review(kind, day, until, state)
