"""One planned session at a time: moved, excused, cancelled, or said to be a recorded one.

``draft_id`` of the form it was said in is forgotten with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain import attendance, course_dates, course_wording, days
from tracker.domain.course import Course, ExcuseReason, Held, Planned, PlannedState
from tracker.domain.records import Kind
from tracker.domain.sites import Place
from tracker.errors import Failed, InvalidValue, NeedsConfirmation, NotFound
from tracker.services import courses
from tracker.services.diary import Diary, Saved
from tracker.store import course_sessions, drafts, entries
from tracker.store import courses as stored
from tracker.store.course_sessions import Found

_NEW = ""
"""Stands for the id of a session that is not recorded yet."""

MOVE_DAYS = 182
"""A planned session may be moved up to so many days past the end of the course."""


def find_planned(diary: Diary, beginning: str) -> Planned:
    """The planned session whose id begins so. Raises ``NotFound`` if there is none or several."""
    word = beginning.strip().lower()
    found = stored.planned_beginning(diary.store.connection, word) if word else ()
    if not found:
        raise NotFound(
            f"No planned session has an id that begins with “{beginning}”.",
            "See tracker course show.",
        )
    exact = [one for one in found if one.id == word]
    if len(found) > 1 and not exact:
        raise NotFound(
            f"Several planned sessions have an id that begins with “{beginning}”.",
            "Give a few more characters.",
        )
    return (exact or found)[0]


@dataclass(frozen=True, slots=True)
class OfCourse:
    """Which session of its course one is: the ``number`` th of ``planned``, by the plan.

    ``number`` is ``None`` for one that is none of the planned ones.
    """

    number: int | None
    planned: int


def of_course(
    diary: Diary, session_id: str | None, day: date, place: Place | None
) -> OfCourse | None:
    """Which session of a course the one recorded under that id is; ``None`` outside of any.

    Without an id: which one it would be, held on ``day`` and rated at ``place``. As the course
    itself counts: a session is one of those planned, or an extra.
    """
    connection = diary.store.connection
    known = stored.all_courses(connection)
    if session_id is None:
        sites = frozenset(() if place is None else (place.site,))
        session = Found(Held(_NEW, day), sites, None)
    else:
        found = course_sessions.sessions(connection, day, day)
        session = next(one for one in found if one.held.session_id == session_id)
    course = courses.owner(session, known)
    if course is None:
        return None
    view = courses.view(diary, course.id)
    matching = view.matching
    if session_id is None:
        held = (*view.held, session.held)
        matching = attendance.match(view.planned, held, view.pauses, course.plan.per_week)
    planned_id = matching.planned.get(session.held.session_id)
    number = next((one.seq + 1 for one in view.planned if one.id == planned_id), None)
    return OfCourse(number, len(view.planned))


def id_length(diary: Diary, least: int = 6) -> int:
    """How many first characters of an id a list shows, so that each names one planned session."""
    return stored.planned_id_length(diary.store.connection, least)


def move(
    diary: Diary,
    planned_id: str,
    to: date,
    *,
    draft_id: str | None = None,
    confirmed: bool = False,
) -> Saved:
    """Move a planned session to another day; one that was excused or cancelled stands again.

    Raises ``InvalidValue`` for a day far from the course, or on which another is planned, and,
    unless ``confirmed``, ``NeedsConfirmation`` for one that was attended.
    """

    def moved(one: Planned, course: Course, others: tuple[Planned, ...]) -> Planned:
        first, _ = courses.span(course)
        end = course_dates.plus(course_dates.end_day(course.plan, others, ()), MOVE_DAYS)
        if not first <= to <= end:
            raise InvalidValue("day", to, f"a day from {first} to {end}")
        if any(o.day == to and o.id != one.id for o in others):
            raise InvalidValue("day", to, "a day on which no other session is planned")
        origin = one.first_day
        return replace(
            one,
            day=to,
            moved_from=None if origin == to else origin,
            state=PlannedState.PLANNED,
            reason=None,
        )

    words = f"moved to {days.label_with_year(to)}"
    return _altered(
        diary, planned_id, moved, words, asks="Move it all the same?", draft_id=draft_id,
        confirmed=confirmed,
    )  # fmt: skip


def excuse(
    diary: Diary,
    planned_id: str,
    reason: ExcuseReason,
    *,
    draft_id: str | None = None,
    confirmed: bool = False,
) -> Saved:
    """Excuse a planned session: it is no longer due.

    Raises ``NeedsConfirmation`` for one that was attended, unless ``confirmed``.
    """

    def excused(one: Planned, _: Course, __: tuple[Planned, ...]) -> Planned:
        return replace(one, state=PlannedState.EXCUSED, reason=reason)

    words = f"excused: {course_wording.REASON_WORDS[reason]}"
    note = "It does not count as due."
    return _altered(
        diary, planned_id, excused, words, note, unlinked=True,
        asks="Excuse it all the same?", draft_id=draft_id, confirmed=confirmed,
    )  # fmt: skip


def cancel(
    diary: Diary, planned_id: str, *, draft_id: str | None = None, confirmed: bool = False
) -> Saved:
    """Cancel a planned session by one's own choice: it still counts as due.

    Raises ``NeedsConfirmation`` for one that was attended, unless ``confirmed``.
    """

    def cancelled(one: Planned, _: Course, __: tuple[Planned, ...]) -> Planned:
        return replace(one, state=PlannedState.CANCELLED, reason=None)

    note = "It still counts as due; one that is excused does not."
    return _altered(
        diary, planned_id, cancelled, "cancelled", note, unlinked=True,
        asks="Cancel it all the same?", draft_id=draft_id, confirmed=confirmed,
    )  # fmt: skip


def plan_again(diary: Diary, planned_id: str, *, draft_id: str | None = None) -> Saved:
    """Have a planned session that was excused or cancelled stand again, on its day."""

    def again(one: Planned, _: Course, __: tuple[Planned, ...]) -> Planned:
        return replace(one, state=PlannedState.PLANNED, reason=None)

    return _altered(diary, planned_id, again, "planned again", draft_id=draft_id)


def link(
    diary: Diary, session_id: str, planned_id: str | None, *, draft_id: str | None = None
) -> Saved:
    """Say by hand which planned session a recorded one was; ``None`` leaves it to its day.

    One that was excused or cancelled stands again, and another session linked to it is not
    any more. Raises ``NotFound``.
    """
    connection = diary.store.connection
    with diary.store.change("link a session to the plan") as change:
        entry = entries.load(connection, session_id)
        if entry is None or entry.kind is not Kind.SESSION:
            raise NotFound(f"There is no session {session_id} any more.")
        words = "is the planned one nearest to its day, if any"
        if planned_id is not None:
            one = _planned(diary, planned_id)
            for other in course_sessions.linked(connection, planned_id):
                course_sessions.link(change, other, None)
            if one.state is not PlannedState.PLANNED:
                one = replace(one, state=PlannedState.PLANNED, reason=None)
                stored.put_planned(change, one)
            words = f"is the one planned for {days.label(one.day)}"
        course_sessions.link(change, session_id, planned_id)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    said = f"The session on {days.label(entry.day)} {words}."
    return _saved(diary, session_id, entry.day, said)


def _altered(
    diary: Diary,
    planned_id: str,
    how: Callable[[Planned, Course, tuple[Planned, ...]], Planned],
    words: str,
    note: str = "",
    *,
    unlinked: bool = False,
    asks: str = "",
    draft_id: str | None = None,
    confirmed: bool = False,
) -> Saved:
    """Change one planned session; ``unlinked``: not while a session is linked to it by hand.

    ``asks`` is put before one that was attended is changed, unless that is ``confirmed``.
    """
    connection = diary.store.connection
    one = _planned(diary, planned_id)
    with diary.store.change(f"planned session on {days.label(one.day)} {words}") as change:
        one = _planned(diary, planned_id)
        if unlinked and course_sessions.linked(connection, planned_id):
            raise Failed(
                "A recorded session was linked to that planned one by hand.",
                "Take the link away first; nothing was changed.",
            )
        course = courses.load(diary, one.course_id)
        held_on = courses.view(diary, course.id).held_on(one.id) if asks else None
        if held_on is not None and not confirmed:
            raise NeedsConfirmation(
                f"The session planned for {days.label(one.day)} was attended on"
                f" {days.label(held_on)}. {asks}"
            )
        stored.put_planned(change, how(one, course, stored.planned(connection, one.course_id)))
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    said = f"Session planned for {days.label_with_year(one.day)}: {words}."
    return _saved(diary, planned_id, one.day, said, (note,) if note else ())


def _planned(diary: Diary, planned_id: str) -> Planned:
    found = stored.planned_beginning(diary.store.connection, planned_id, 1)
    if not found or found[0].id != planned_id:
        raise NotFound(f"There is no planned session {planned_id} any more.")
    return found[0]


def _saved(
    diary: Diary, saved_id: str, day: date, words: str, notes: tuple[str, ...] = ()
) -> Saved:
    done = diary.store.last_done
    return Saved(saved_id, day, words, notes, done.seq if done else 0)
