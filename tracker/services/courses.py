"""Courses as they stand: the plan with what was held of it, which sessions are whose."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.domain import attendance, course_dates, course_wording, reviews
from tracker.domain.attendance import Attendance, Matching
from tracker.domain.course import (
    REVIEW_SESSIONS,
    Course,
    Held,
    Pause,
    Planned,
    ReviewDone,
    ReviewKind,
    foremost,
)
from tracker.domain.reviews import Review, ReviewState
from tracker.errors import NotFound
from tracker.services.diary import Diary
from tracker.services.seen import gone
from tracker.store import course_sessions, places
from tracker.store import courses as stored
from tracker.store.course_sessions import Found

GAP_DAYS = 26 * 7
"""Sessions outside any course belong together until so many days lie between two of them."""


DECIDED = "decided:"
"""Begins the profile key of the day on which a decision on a course was kept; its id follows."""


class CourseState(StrEnum):
    """Where a course stands.

    ``PLANNED`` before its start and its first session, ``PAUSED`` while tracking is paused,
    ``OVER`` from the day of the end review on, ``ENDED`` once the person ended it.
    """

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"
    ENDED = "ended"


class CourseView(NamedTuple):
    """One course on the day ``as_of``.

    ``held``: its sessions up to then, by day; of a course that was ended, those up to its end.
    ``reviews`` by day. ``done``: the reviews that were made. ``end``: the day of the end
    review. ``first_session``: ``None`` before the first.
    """

    course: Course
    as_of: date
    planned: tuple[Planned, ...]
    pauses: tuple[Pause, ...]
    held: tuple[Held, ...]
    matching: Matching
    attendance: Attendance
    reviews: tuple[Review, ...]
    done: tuple[ReviewDone, ...]
    end: date
    first_session: date | None
    state: CourseState

    @property
    def last_session(self) -> date | None:
        """The day of the last session; ``None`` before the first."""
        return self.held[-1].day if self.held else None

    @property
    def next_planned(self) -> Planned | None:
        """The next planned session that still stands and was not held; ``None`` if none is."""
        if self.state is CourseState.ENDED:
            return None
        spans = self.spans
        return next(
            (
                one
                for one in self.planned
                if one.day >= self.as_of
                and one.id not in self.matching.sessions
                and course_dates.takes_place(one, spans)
            ),
            None,
        )

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The pauses as spans of days, one that is open up to ``as_of``."""
        return course_dates.closed(self.pauses, self.as_of)

    @property
    def week(self) -> int:
        """The week of the course it is, from 1; 0 before the start, at most the weeks planned."""
        began = (self.as_of - self.course.start).days // course_dates.WEEK + 1
        return max(0, min(began, self.course.plan.weeks))

    def review(self, kind: ReviewKind) -> Review | None:
        """The review of that kind; ``None`` if there is none."""
        return next((one for one in self.reviews if one.kind is kind), None)

    @property
    def open_review(self) -> Review | None:
        """The review that can be made now, the earliest first; ``None`` if none is open."""
        return next((one for one in self.reviews if one.state is ReviewState.OPEN), None)

    @property
    def without_week4(self) -> bool:
        """Whether a course long enough for it has no review after week 4, the end being near."""
        enough = len(self.held) >= REVIEW_SESSIONS or len(self.planned) >= REVIEW_SESSIONS
        return self.course.open and enough and self.review(ReviewKind.WEEK4) is None

    def held_on(self, planned_id: str) -> date | None:
        """The day on which the planned session was held; ``None`` if it was not."""
        session_id = self.matching.sessions.get(planned_id)
        return next((one.day for one in self.held if one.session_id == session_id), None)


def current(diary: Diary, as_of: date | None = None) -> CourseView | None:
    """The course it is about now; ``None`` if there never was one.

    The open course of the main site, else another open one, else the one that was ended last.
    Of several open ones the one that started first.
    """
    known = stored.all_courses(diary.store.connection)
    course = _current(diary, known)
    return None if course is None else _view(diary, course, known, as_of)


def view(diary: Diary, beginning: str, as_of: date | None = None) -> CourseView:
    """The one course whose id begins so. Raises ``NotFound`` if there is none or several."""
    known = stored.all_courses(diary.store.connection)
    return _view(diary, _find(known, beginning), known, as_of)


def load(diary: Diary, course_id: str, seen: str | None = None) -> Course:
    """The course of that id.

    Raises ``NotFound``, or ``ChangedElsewhere`` for one that was ``seen`` before.
    """
    known = stored.all_courses(diary.store.connection)
    found = next((one for one in known if one.id == course_id), None)
    if found is None and seen is not None:
        raise gone("course")
    if found is None:
        raise NotFound(f"There is no course {course_id} any more.")
    return found


def all_courses(diary: Diary, as_of: date | None = None) -> tuple[CourseView, ...]:
    """Every course, the newest start first."""
    known = stored.all_courses(diary.store.connection)
    return tuple(_view(diary, one, known, as_of) for one in reversed(known))


def now(diary: Diary) -> tuple[CourseView, ...]:
    """What is asked about: the open courses, that of ``current`` first; else that one alone."""
    known = stored.all_courses(diary.store.connection)
    first = _current(diary, known)
    if first is None:
        return ()
    others = (one for one in known if one.open and one.id != first.id)
    return tuple(_view(diary, one, known, None) for one in (first, *others))


def outside(diary: Diary, as_of: date | None = None, site: str | None = None) -> tuple[Held, ...]:
    """The sessions of no course, by day, from the first after the last gap of 26 weeks.

    ``site``: only those that have a rating or a treated area there, or name no site at all.
    """
    known = stored.all_courses(diary.store.connection)
    found: list[Held] = []
    for one in course_sessions.sessions_back(diary.store.connection, as_of or diary.today()):
        if found and (found[-1].day - one.held.day).days >= GAP_DAYS:
            break
        if lies_outside(one, known, site):
            found.append(one.held)
    return tuple(reversed(found))


def lies_outside(session: Found, known: tuple[Course, ...], site: str | None = None) -> bool:
    """Whether a session belongs to no course; ``site`` as in ``outside``."""
    elsewhere = site is not None and bool(session.sites) and site not in session.sites
    return not elsewhere and owner(session, known) is None


def owner(session: Found, known: tuple[Course, ...]) -> Course | None:
    """The course that a session belongs to; ``None`` if it is outside of any.

    A link made by hand says it. Else it is the course of the earliest start (``known`` is in
    that order) in whose days it lies and whose site it has a rating or a treated area of; a
    session that names no site may be any course's.
    """
    if session.linked_to is not None:
        return next((one for one in known if one.id == session.linked_to), None)
    for one in known:
        if not session.sites or one.place.site in session.sites:
            first, last = span(one)
            if first <= session.held.day <= last:
                return one
    return None


def span(course: Course) -> tuple[date, date]:
    """The days whose sessions can be the course's: a little before its start, up to its end."""
    first = course_dates.plus(course.start, -course_dates.reach(course.plan.per_week))
    return first, course.ended_on or date.max


def _current(diary: Diary, known: tuple[Course, ...]) -> Course | None:
    main = None
    if sum(one.open for one in known) > 1:
        main = places.main_place(diary.store.connection, diary.today())
    return foremost(known, main)


def _find(known: tuple[Course, ...], beginning: str) -> Course:
    word = beginning.strip().lower()
    found = [one for one in known if word and one.id.startswith(word)]
    if not found:
        raise NotFound(
            f"No course has an id that begins with “{beginning}”.", "See tracker course show --all."
        )
    if len(found) > 1:
        named = ", ".join(one.id for one in found)
        raise NotFound(
            f"Several courses have an id that begins with “{beginning}”: {named}.",
            "Give a few more characters.",
        )
    return found[0]


def _view(
    diary: Diary, course: Course, known: tuple[Course, ...], as_of: date | None
) -> CourseView:
    connection = diary.store.connection
    day = as_of or diary.today()
    planned = stored.planned(connection, course.id)
    pauses = stored.pauses(connection, course.id)
    done = stored.reviews_done(connection, course.id)
    first, last = span(course)
    until = min(day, last)
    found = course_sessions.sessions(connection, first, until, linked_to=course.id)
    held = tuple(one.held for one in found if one.held.day <= until and owner(one, known) == course)
    matching = attendance.match(planned, held, pauses, course.plan.per_week)
    return CourseView(
        course=course,
        as_of=day,
        planned=planned,
        pauses=pauses,
        held=held,
        matching=matching,
        attendance=attendance.attendance(course.plan, planned, held, pauses, until),
        reviews=reviews.reviews(course, planned, held, pauses, done, day),
        done=done,
        end=course_dates.end_day(course.plan, planned, course_dates.closed(pauses, day)),
        first_session=reviews.first_session(held),
        state=_state(course, planned, held, pauses, day),
    )


def _state(
    course: Course,
    planned: tuple[Planned, ...],
    held: tuple[Held, ...],
    pauses: tuple[Pause, ...],
    day: date,
) -> CourseState:
    if course.ended_on is not None and course.ended_on <= day:
        return CourseState.ENDED
    if any(one.covers(day) for one in pauses):
        return CourseState.PAUSED
    if day >= course_dates.end_day(course.plan, planned, course_dates.closed(pauses, day)):
        return CourseState.OVER
    return CourseState.RUNNING if held or day >= course.start else CourseState.PLANNED


def name(course: Course) -> str:
    """How a course is named: ``course for the low back from Tue 27 Oct 2026``."""
    return course_wording.started_words(course.place, course.start)
