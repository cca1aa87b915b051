"""Which sessions the comparison of a place goes by: the one answer for every page and command."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tracker.domain.course import Course, Held, foremost
from tracker.domain.sites import Place
from tracker.domain.trend import shifted
from tracker.services import courses
from tracker.services.courses import CourseView
from tracker.services.diary import Diary
from tracker.store import course_sessions, places, queries
from tracker.store import courses as stored


class Subject(NamedTuple):
    """What is compared at a place: a course, the sessions without a plan, or neither.

    ``view`` is ``None`` without a course. ``held`` are the sessions that count, by day.
    ``as_of`` is the last day that is looked at; ``place`` is where the check-ins are.
    """

    view: CourseView | None
    held: tuple[Held, ...]
    as_of: date
    place: Place | None

    @property
    def first_session(self) -> date | None:
        """The day of the first session, from which the start is counted back."""
        return self.held[0].day if self.held else None

    @property
    def last_session(self) -> date | None:
        """The day of the last session."""
        return self.held[-1].day if self.held else None


def current(diary: Diary, as_of: date | None = None) -> Subject:
    """What it is about now: the current course, else the sessions at the main place.

    Once a course has ended, sessions held since without a plan take its place. ``as_of``: as
    in ``at_place``.
    """
    main = places.main_place(diary.store.connection, as_of or diary.today())
    view = courses.current(diary)
    if view is None or _went_on_without(diary, view.course, main):
        return at_place(diary, main, as_of)
    return at_place(diary, where(diary, view.course.place), as_of, (view,))


def at_place(
    diary: Diary, place: Place | None, as_of: date | None = None, near: Iterable[CourseView] = ()
) -> Subject:
    """What is compared at ``place``, by its site: sessions belong to a course by day and site.

    The open course there, else the one that ended last unless sessions were held since
    without a plan; else all without a plan. ``as_of``: as if it were that day (default: today;
    for an ended course its end). ``near``: views as of today that were read already.
    """
    course = _course(diary, place)
    if course is None or _went_on_without(diary, course, place):
        day = as_of or diary.today()
        return Subject(None, courses.outside(diary, day, place.site if place else None), day, place)
    known = next((one for one in near if one.course == course), None)
    return of_course(diary, known or courses.view(diary, course.id), as_of, place)


def of_course(
    diary: Diary, view: CourseView, as_of: date | None = None, place: Place | None = None
) -> Subject:
    """What is compared of one course. ``place``: where its check-ins are, if that is known."""
    day = as_of or view.course.ended_on or view.as_of
    if day != view.as_of:
        view = courses.view(diary, view.course.id, day)
    return Subject(view, view.held, day, place or where(diary, view.course.place))


def where(diary: Diary, place: Place) -> Place | None:
    """Where the check-ins of a course are: its place, or the side the main site has there."""
    connection = diary.store.connection
    today = diary.today()
    main = places.main_place(connection, today)
    other = main is None or (main.site == place.site and main != place)
    if other and queries.newest_daily_day(connection, place, today) is None:
        return main
    return place


def _course(diary: Diary, place: Place | None) -> Course | None:
    known = stored.all_courses(diary.store.connection)
    # Without a main place there is only the course that it is about anyhow.
    here = [one for one in known if place is None or one.place.site == place.site]
    return foremost(here, place)


def _went_on_without(diary: Diary, course: Course, place: Place | None) -> bool:
    """Whether sessions without a plan came after a course that has ended, at that site."""
    ended, today = course.ended_on, diary.today()
    if ended is None or ended >= today:
        return False
    connection = diary.store.connection
    known = stored.all_courses(connection)
    site = place.site if place else None
    since = course_sessions.sessions(connection, shifted(ended, 1), today)
    return any(courses.lies_outside(one, known, site) for one in since)
