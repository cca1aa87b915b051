"""Which reviews of a course a weekly review answers, and keeping that it did."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.course import ReviewKind
from tracker.domain.reviews import ReviewState
from tracker.services import courses
from tracker.services.courses import CourseView
from tracker.services.diary import Diary
from tracker.store import courses as stored

if TYPE_CHECKING:
    from tracker.store.journal import Change


def open_on(diary: Diary, day: date) -> tuple[str, tuple[ReviewKind, ...]] | None:
    """The course and its reviews that can be made on ``day``, by day; ``None`` if none can.

    Those of the course it is about now come first, then those of another. Several may be open
    at once: a late week 4 and the end; looking back once answers both.
    """
    now = courses.current(diary, day)
    if now is None:
        return None
    for view in (now, *courses.all_courses(diary, day)):
        kinds = _open(diary, view)
        if kinds:
            return view.course.id, kinds
    return None


def made_by(diary: Diary, entry_id: str) -> tuple[tuple[str, ReviewKind], ...]:
    """The reviews that the weekly review of that id stands for: each course and kind."""
    connection = diary.store.connection
    return tuple(
        (course.id, one.kind)
        for course in stored.all_courses(connection)
        for one in stored.reviews_done(connection, course.id)
        if one.entry_id == entry_id
    )


def kind_for(diary: Diary, day: date, entry_id: str | None) -> ReviewKind | None:
    """The review that a form for ``day``, or about that record, is for; ``None`` for none."""
    made = made_by(diary, entry_id) if entry_id else ()
    if made:
        return made[-1][1]
    found = open_on(diary, day)
    return found[1][-1] if found else None


def keep(diary: Diary, change: Change, entry_id: str, day: date) -> tuple[ReviewKind, ...]:
    """Keep, as part of a larger change, that the weekly review of ``day`` was the review too.

    Returns the reviews that were made by it just now.
    """
    mine = list(made_by(diary, entry_id))
    fresh: tuple[ReviewKind, ...] = ()
    found = open_on(diary, day)
    if found and not mine:
        fresh = found[1]
        mine = [(found[0], kind) for kind in fresh]
    for course_id, kind in mine:
        stored.put_review(change, course_id, kind, entry_id, day)
    return fresh


def still_open(diary: Diary, change: Change, entry_id: str, day: date) -> tuple[ReviewKind, ...]:
    """The reviews that a week of ``day`` leaves open; one it stood for keeps to its day."""
    mine = made_by(diary, entry_id)
    for course_id, kind in mine:
        stored.put_review(change, course_id, kind, entry_id, day)
    found = None if mine else open_on(diary, day)
    return found[1] if found else ()


def _open(diary: Diary, view: CourseView) -> tuple[ReviewKind, ...]:
    # What was made later than the day in question stands.
    made = {one.kind for one in stored.reviews_done(diary.store.connection, view.course.id)}
    return tuple(
        one.kind for one in view.reviews if one.state is ReviewState.OPEN and one.kind not in made
    )
