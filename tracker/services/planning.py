"""Planning a course, keeping its plan true, and ending it with a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tracker.domain import course_dates, course_wording, days, replanning, sites, text
from tracker.domain.course import (
    LEAD_DAYS,
    MINUTES,
    PER_WEEK,
    WEEKS,
    WHY_MOST,
    Course,
    Decision,
    Plan,
    checked,
)
from tracker.domain.help_now import needs_help
from tracker.domain.sites import Place
from tracker.errors import Failed, InvalidValue, NeedsConfirmation, NotFound, NothingGiven
from tracker.services import courses, crowding, pausing
from tracker.services.courses import DECIDED
from tracker.services.diary import Diary, Saved
from tracker.services.planned_sessions import (
    cancel,
    excuse,
    find_planned,
    id_length,
    link,
    move,
    plan_again,
)
from tracker.services.seen import check
from tracker.store import course_sessions, drafts, places, queries
from tracker.store import courses as stored

__all__ = [
    "cancel",
    "change_plan",
    "decide",
    "end",
    "excuse",
    "find_planned",
    "id_length",
    "link",
    "move",
    "plan",
    "plan_again",
    "proposed",
    "talked",
]

BACK_ASKS_DAYS = 28
"""A start further back than this is asked about before it is kept."""

AHEAD_ASKS_DAYS = 90
"""So is a start further ahead."""


def proposed(diary: Diary, place: Place | None = None) -> Plan:
    """The plan that is proposed: the defaults, for ``place`` or the main site.

    The start leaves a week for check-ins unless there were some already; for a new course
    only those since the last one ended count. Raises ``NothingGiven`` without any place.
    """
    connection = diary.store.connection
    today = diary.today()
    place = place or places.main_place(connection, today)
    if place is None:
        raise NothingGiven(
            "A course is for one place, and there is no main site yet.",
            "Set it with: tracker site set low_back",
        )
    ended = [one.ended_on for one in stored.all_courses(connection) if one.ended_on]
    first = queries.first_checkin(connection, max(ended, default=None))
    start = course_dates.default_start(today, first)
    return Plan(place, WEEKS, PER_WEEK, MINUTES, start)


def plan(
    diary: Diary, wanted: Plan, *, draft_id: str | None = None, confirmed: bool = False
) -> Saved:
    """Plan a course; its planned sessions come with it, and tracking goes on.

    Raises ``InvalidValue`` for an impossible plan or a start before the end of an earlier
    course for that site, ``Failed`` if one is still open there, and, unless ``confirmed``,
    ``NeedsConfirmation`` for a start long ago or far ahead; then nothing changed.
    """
    wanted = _checked(diary, wanted)
    _ask(diary, wanted.start, confirmed=confirmed)
    course = Course(diary.store.ids.new(), wanted)
    label = f"plan a {courses.name(course)}"
    with diary.store.change(label) as change:
        crowding.check_alone(diary, course)
        stored.put_course(change, course)
        for one in replanning.first_plan(wanted, course.id, _id_of(course.id)):
            stored.put_planned(change, one)
        pausing.wake(change)
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    said = f"Planned: {courses.name(course)}, {course_wording.totals_sentence(wanted)}."
    return _saved(diary, course.id, wanted.start, said, _notes(diary, wanted))


def change_plan(
    diary: Diary,
    course_id: str,
    wanted: Plan,
    *,
    draft_id: str | None = None,
    seen: str | None = None,
    confirmed: bool = False,
) -> Saved:
    """Change the plan of a course; see ``replanning.replanned`` for what stays of its days.

    ``seen`` is the ``seen.mark`` of the ``Course`` a form was given, ``None`` saves over
    whatever stands there. Raises as ``plan`` does, ``NotFound`` and ``ChangedElsewhere``.
    """
    wanted = _checked(diary, wanted)
    connection = diary.store.connection
    with diary.store.change("change the plan of a course") as change:
        old = courses.load(diary, course_id, seen)
        check(seen, old, "plan", course_wording.plan_sentence(old.plan))
        if wanted.start != old.start:
            _ask(diary, wanted.start, confirmed=confirmed)
        new = replace(old, plan=wanted)
        crowding.check_alone(diary, new)
        stored.put_course(change, new)
        if _dates(wanted) != _dates(old.plan):
            before = stored.planned(connection, course_id)
            after = replanning.replanned(
                wanted, old.plan, before, course_id, diary.today(), _id_of(course_id)
            )
            for one in before:
                if one.id not in {kept.id for kept in after}:
                    course_sessions.remove_planned(change, connection, one.id)
            for one in after:
                stored.put_planned(change, one)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    said = f"The plan is now: {course_wording.plan_sentence(wanted)}."
    return _saved(diary, course_id, wanted.start, said, course_wording.notes(wanted))


def talked(diary: Diary, on: date | None = None, *, course_id: str | None = None) -> Saved:
    """Keep that the course was talked over with a health professional ``on`` a day up to today.

    Raises ``InvalidValue`` for a day to come, ``NotFound`` without a course.
    """
    today = diary.today()
    day = on or today
    if day > today:
        raise InvalidValue("day", day, f"a day up to today, {today}")
    with diary.store.change("course talked over") as change:
        course = courses.load(diary, course_id or _only_open(diary))
        stored.put_course(change, replace(course, plan=replace(course.plan, talked_on=day)))
    said = f"Noted: talked over on {days.label_with_year(day)}."
    return _saved(diary, course.id, day, said)


def end(
    diary: Diary,
    course_id: str | None = None,
    decision: Decision | None = None,
    why: str = "",
    *,
    draft_id: str | None = None,
) -> Saved:
    """End a course today, with what is wanted now and why; then tracking rests by itself.

    ``course_id`` ``None``: the open one. The follow-ups are still offered. Raises
    ``InvalidValue``, ``NotFound``, and ``Failed`` if it was ended before.
    """
    reason = _checked_why(why)
    today = diary.today()
    connection = diary.store.connection
    with diary.store.change("end the course") as change:
        course = courses.load(diary, course_id or _only_open(diary))
        if course.ended_on is not None:
            raise Failed(f"That course was ended on {days.label_with_year(course.ended_on)}.")
        kept = replace(course, ended_on=today)
        if decision is not None:
            kept = replace(kept, decision=decision, decision_why=reason or None)
        stored.put_course(change, kept)
        for one in stored.pauses(connection, course.id):
            if one.to_day is None:
                stored.put_pause(change, replace(one, to_day=max(today, one.from_day)))
        others = [c for c in stored.all_courses(connection) if c.open and c.id != course.id]
        if not others:
            pausing.rest(change, today)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    said = f"Ended: {courses.name(course)}."
    notes = () if others else ("Tracking rests now; the follow-ups are offered when they come.",)
    return _saved(diary, course.id, today, said, notes, concern=needs_help(reason))


def decide(
    diary: Diary,
    course_id: str | None,
    decision: Decision,
    why: str = "",
    *,
    draft_id: str | None = None,
) -> Saved:
    """Keep what is wanted after a review, and why; the newest decision of a course stands.

    Raises ``Failed`` before the course has begun, and ``NotFound``.
    """
    reason = _checked_why(why)
    today = diary.today()
    with diary.store.change("decision on the course") as change:
        course = courses.load(diary, course_id or _only_open(diary))
        if today < course.start and courses.view(diary, course.id).first_session is None:
            raise Failed(
                f"The course starts on {days.label_with_year(course.start)}; what you want to do"
                " can be kept from then on."
            )
        kept = replace(course, decision=decision, decision_why=reason or None)
        stored.put_course(change, kept)
        places.put_profile(change, f"{DECIDED}{course.id}", today.isoformat())
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    said = f"Kept: {course_wording.DECISION_WORDS[decision]}."
    return _saved(diary, course.id, today, said, concern=needs_help(reason))


def _only_open(diary: Diary) -> str:
    found = courses.current(diary)
    if found is None:
        raise NotFound("There is no course yet.", "Plan one with: tracker course plan")
    return found.course.id


def _checked(diary: Diary, wanted: Plan) -> Plan:
    sites.exact_place(wanted.place.site, wanted.place.side.value if wanted.place.side else None)
    today = diary.today()
    if wanted.talked_on is not None and wanted.talked_on > today:
        raise InvalidValue("talked over", wanted.talked_on, f"a day up to today, {today}")
    currency = None
    if wanted.cost_cents is not None and wanted.currency:
        currency = text.check_note(wanted.currency, field="currency").strip() or None
    return checked(replace(wanted, currency=currency))


def _checked_why(why: str) -> str:
    reason = text.check_note(why, field="why").strip()
    if len(reason) > WHY_MOST:
        raise InvalidValue("why", f"{len(reason)} characters", f"up to {WHY_MOST} characters")
    return reason


def _ask(diary: Diary, start: date, *, confirmed: bool) -> None:
    off = (start - diary.today()).days
    if confirmed or -BACK_ASKS_DAYS <= off <= AHEAD_ASKS_DAYS:
        return
    far = f"{-off} days ago" if off < 0 else f"{off} days ahead"
    raise NeedsConfirmation(f"The start, {days.label_with_year(start)}, is {far}. Is that meant?")


def _notes(diary: Diary, wanted: Plan) -> tuple[str, ...]:
    said = list(course_wording.notes(wanted))
    if (wanted.start - diary.today()).days < LEAD_DAYS:
        first = queries.first_checkin(diary.store.connection, None)
        if first is None or (wanted.start - first).days < LEAD_DAYS:
            said.append("A week of check-ins before the first session makes a fair start.")
    if wanted.talked_on is None:
        said.append("Have you talked it over with a health professional? tracker course talked")
    return tuple(said)


def _dates(wanted: Plan) -> tuple[object, ...]:
    return (wanted.start, wanted.weeks, wanted.per_week)


def _id_of(course_id: str) -> Callable[[date], str]:
    return lambda day: stored.planned_id(course_id, day)


def _saved(
    diary: Diary,
    saved_id: str,
    day: date,
    words: str,
    notes: tuple[str, ...] = (),
    *,
    concern: bool = False,
) -> Saved:
    done = diary.store.last_done
    return Saved(saved_id, day, words, notes, done.seq if done else 0, concern)
