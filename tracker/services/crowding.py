"""Two open courses for one place: no rule of the file, since two files may bring one each."""

from __future__ import annotations

from tracker.domain import days, sites
from tracker.domain.course import Course
from tracker.domain.sites import SITES
from tracker.errors import Failed, InvalidValue
from tracker.services.diary import Diary
from tracker.store import courses as stored
from tracker.store import health


def crowded(diary: Diary) -> tuple[tuple[str, int], ...]:
    """The keys of sites with more than one open course, and how many there are."""
    return health.open_courses(diary.store.connection)


def notes(diary: Diary, before: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """What is worth saying once ``crowded`` is not any more what it was ``before``."""
    return tuple(
        f"There are {n} open courses for the {SITES[site].name if site in SITES else site} now."
        " End the one that is over: tracker course show --all"
        for site, n in crowded(diary)
        if (site, n) not in before
    )


def check_alone(diary: Diary, course: Course) -> None:
    """Raise if another course for its site is open, or was over these days.

    ``Failed`` for an open one, ``InvalidValue`` for a start within an earlier one.
    """
    for one in stored.all_courses(diary.store.connection):
        if one.id == course.id or one.place.site != course.place.site:
            continue
        place = sites.get(one.place.site).name
        if one.open and course.open:
            raise Failed(
                f"There is an open course for the {place} already, from"
                f" {days.label_with_year(one.start)}.",
                "End it first, or change its plan. Nothing was changed.",
            )
        if one.ended_on is not None and one.start <= course.start < one.ended_on:
            raise InvalidValue(
                "start",
                course.start,
                f"a day from {one.ended_on} on, when an earlier course for the {place} ended",
            )
