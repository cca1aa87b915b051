"""What the Course screen and its forms need, each read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain import course_dates, days
from tracker.domain.course import Course, Planned
from tracker.domain.records import Kind
from tracker.domain.sites import Place
from tracker.errors import NothingGiven
from tracker.services import (
    courses,
    drafting,
    pausing,
    planned_sessions,
    planning,
    readiness,
    records,
)
from tracker.services.courses import CourseView
from tracker.services.diary import Diary
from tracker.services.drafting import Draft
from tracker.services.pausing import Tracking
from tracker.services.seen import mark
from tracker.store.entries import Filter

NEAR_DAYS = 14
"""Sessions up to so many days from a planned one are offered as the one it was."""

OFFERED = 3


@dataclass(frozen=True, slots=True)
class Look:
    """One frozen look at the courses.

    ``views``: every course, the newest start first. ``current``: the id of the one it is
    about now, ``""`` without any. ``sign``: the urgent sign that is open, and how soon to be
    seen, ``""`` without one.
    """

    today: date
    views: tuple[CourseView, ...]
    current: str
    tracking: Tracking
    sign: str
    last_change: int


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What a plan form begins with.

    ``place``: the main site, ``None`` if there is none yet. ``start``: the day that leaves a
    week for check-ins. ``course`` is the one to change, ``seen`` its mark; both ``None`` for
    a new one; ``view`` is that one as it stands. ``sign``: as in ``Look``. ``draft``: what was
    left unfinished.
    """

    place: Place | None
    start: date
    course: Course | None
    view: CourseView | None
    seen: str | None
    sign: str
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A recorded session that may have been the planned one: its day and what it holds."""

    session_id: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class DateContext:
    """What the form for one planned session begins with.

    ``held`` is the id of the session it was, ``None`` if none is known. ``by_hand``: that was
    said by hand. ``sessions``: those it may have been, the nearest first. ``sign``: as in
    ``Look``.
    """

    view: CourseView
    planned: Planned
    held: str | None
    by_hand: bool
    sessions: tuple[Offered, ...]
    sign: str
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class DecisionContext:
    """What the form for "What do you want to do?" begins with; ``sign`` as in ``Look``."""

    view: CourseView
    sign: str
    draft: Draft | None


def look(diary: Diary) -> Look:
    """Read what Course shows."""
    now = courses.current(diary)
    return Look(
        diary.today(),
        courses.all_courses(diary),
        now.course.id if now is not None else "",
        pausing.tracking(diary),
        readiness.open_sign(diary),
        diary.store.last_change(),
    )


def plan_context(diary: Diary, course_id: str | None) -> PlanContext:
    """What the form for a plan begins with. Raises ``NotFound`` if the course is gone."""
    view = None if course_id is None else courses.view(diary, course_id)
    course = view.course if view else None
    try:
        proposed = planning.proposed(diary)
        place, start = proposed.place, proposed.start
    except NothingGiven:
        place, start = None, course_dates.default_start(diary.today(), None)
    return PlanContext(
        course.place if course else place,
        course.start if course else start,
        course,
        view,
        mark(course) if course else None,
        readiness.open_sign(diary),
        drafting.newest(diary, "plan", subject_id=course_id),
    )


def date_context(diary: Diary, planned_id: str) -> DateContext:
    """What the form for a planned session begins with. Raises ``NotFound`` if it is gone."""
    one = planned_sessions.find_planned(diary, planned_id)
    view = courses.view(diary, one.course_id)
    held = view.matching.sessions.get(one.id)
    linked = {session.session_id for session in view.held if session.planned_id == one.id}
    return DateContext(
        view,
        one,
        held,
        held in linked,
        _near(diary, one.day),
        readiness.open_sign(diary),
        drafting.newest(diary, "planned", subject_id=one.id),
    )


def decision_context(diary: Diary, course_id: str) -> DecisionContext:
    """What the form for a decision begins with. Raises ``NotFound`` if the course is gone."""
    view = courses.view(diary, course_id)
    draft = drafting.newest(diary, "decision", subject_id=course_id)
    return DecisionContext(view, readiness.open_sign(diary), draft)


def _near(diary: Diary, day: date) -> tuple[Offered, ...]:
    around = timedelta(days=NEAR_DAYS)
    wanted = Filter(kind=Kind.SESSION, since=day - around, until=day + around)
    found = records.lines(diary, wanted)
    nearest = sorted(found, key=lambda line: (abs((line.entry.day - day).days), line.entry.day))
    return tuple(
        Offered(line.entry.id, line.entry.day, f"{days.label(line.entry.day)}: {line.text}")
        for line in nearest[:OFFERED]
    )
