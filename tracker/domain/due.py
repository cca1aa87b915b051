"""What is open "when it suits you": offered, never demanded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain import days

ANY_TIME = "whenever you like"

DECISION = "decision"
"""The word of the question after a review of a course: what is wanted now."""

DRAFT = "draft"
"""The word of an unfinished form; there may be several."""

SAFETY = "safety"
"""The word of safety pages that wait; they are named whatever else is put off."""

AFTERWARDS = (SAFETY, "after", "check-in", "day-after", "follow-up", DRAFT)
"""What is still offered after a course was ended: what was begun, and the follow-ups."""

CHECKIN_DAYS = 14
"""Without a course the check-in is offered for so many days after the last one."""


class Due(NamedTuple):
    """One open thing: ``key`` starts it on a main screen, ``word`` is its one-word name.

    ``effort`` says how little it takes in the app, ``until`` how long it stays open.
    ``waits`` is false for what may be done whenever: it does not count as open today.
    """

    key: str
    word: str
    name: str
    effort: str
    until: str
    waits: bool = True


class OfCourse(NamedTuple):
    """What a course adds to the list; nothing without one.

    ``planned``: a session is planned for today and was not held. ``review`` and ``follow_up``:
    name and last day of the one that is open now. ``weekly``: the last day of the weekly
    review that is open. ``decision``: up to when what is wanted is asked, after a review that
    was made. ``fortnight``: the day of the follow-up up to which it is worth
    checking in.
    """

    planned: bool = False
    review: tuple[str, date] | None = None
    weekly: date | None = None
    decision: date | None = None
    fortnight: date | None = None
    follow_up: tuple[str, date] | None = None


class Quiet(NamedTuple):
    """What a person does not want to be asked.

    ``paused``: nothing at all. ``resting``: a course was ended, and only what it left open and
    the follow-ups are offered. ``weekly_only``: no daily check-in. ``not_today``: the words
    that were marked "not today".
    """

    paused: bool = False
    resting: bool = False
    weekly_only: bool = False
    not_today: frozenset[str] = frozenset()


def due_list(
    *,
    has_place: bool,
    checked_in: bool,
    wants_checkin: bool,
    session_open: bool,
    day_after_of: int | None,
    quiz_taken: bool,
    safety_open: bool,
    seen_by: str | None = None,
    day_ends: str,
    course: OfCourse,
    quiet: Quiet,
    drafts: Sequence[str] = (),
) -> tuple[Due, ...]:
    """What is open today: a safety sign, what was begun, then the most useful first.

    ``has_place``: a main site is set, without which nothing is compared with its start.
    ``wants_checkin``: a check-in a day is part of what goes on now. ``day_after_of`` is the
    number of the session of yesterday, ``None`` if there was none or its day after is noted
    already. ``seen_by``: how soon a sign that the safety pages named is to be looked at,
    ``None`` where they still wait; no session is offered meanwhile, nor is it asked what is
    wanted of a course. ``quiz_taken``: it was taken, or begun. ``day_ends``: the hour at
    which the tracking day ends, such as ``04:00``. ``drafts``: how the unfinished forms are
    named.
    """
    open_now = [_safety(seen_by)] if safety_open else []
    open_now += [
        Due("Enter", DRAFT, f"Unfinished {name}", "kept as you left it", ANY_TIME, waits=False)
        for name in drafts
    ]
    if session_open:
        open_now.append(Due("s", "after", "After the session", "3 keys and Enter", "until tonight"))
    open_now += _daily(
        checked_in=checked_in,
        wanted=wants_checkin and not quiet.weekly_only,
        day_after_of=day_after_of,
        fortnight=course.fortnight,
        day_ends=day_ends,
    )
    open_now += _of_course(course, safety_open=safety_open)
    if not has_place:
        open_now.append(
            Due("P", "place", "Where does it hurt?", "a few letters", ANY_TIME, waits=False)
        )
    if not quiz_taken:
        name = "Is a course worth trying?"
        open_now.append(Due("6", "quiz", name, "2 to 3 minutes", ANY_TIME, waits=False))
    return tuple(one for one in open_now if _asked(one, quiet))


def _safety(seen_by: str | None) -> Due:
    if seen_by is None:
        return Due("Enter", SAFETY, "Safety pages", "2 pages", "before the next session, please")
    # Only then, so that the safety pages' texts wait until one is read.
    from tracker.domain import open_sign_wording

    name = open_sign_wording.due_name(seen_by)
    return Due("Enter", SAFETY, name, "then 2 pages", "safety pages again once it was looked at")


def _asked(one: Due, quiet: Quiet) -> bool:
    if one.word == SAFETY:
        return True
    if quiet.paused:
        return False
    if quiet.resting and one.word not in AFTERWARDS:
        return False
    return one.word not in quiet.not_today


def _daily(
    *,
    checked_in: bool,
    wanted: bool,
    day_after_of: int | None,
    fortnight: date | None,
    day_ends: str,
) -> list[Due]:
    if wanted and not checked_in:
        name = "Check-in"
        if day_after_of is not None:
            name += f", day after session {day_after_of}"
        elif fortnight is not None:
            name += f", for the follow-up on {days.label(fortnight)}"
        return [Due("c", "check-in", name, "3 keys and Enter", f"any time until {day_ends}")]
    if day_after_of is not None:
        name = f"The day after session {day_after_of}"
        return [Due("c", "day-after", name, "1 key and Enter", f"until {day_ends}")]
    return []


def _of_course(course: OfCourse, *, safety_open: bool) -> list[Due]:
    found = []
    if course.planned and not safety_open:
        found.append(Due("s", "planned", "Session planned for today", "3 keys and Enter", "today"))
    # Going on or not is no question before someone has looked at the sign.
    if course.decision is not None and not safety_open:
        asked = _open_until(course.decision)
        found.append(Due("5", DECISION, "What do you want to do?", "5, then y", asked))
    # A weekly review is part of the others, so only one of them is named.
    if course.review is not None:
        name, until = course.review
        found.append(Due("w", "review", name, "2 minutes", _open_until(until)))
    elif course.follow_up is not None:
        name, until = course.follow_up
        found.append(Due("w", "follow-up", name, "2 minutes", _open_until(until)))
    elif course.weekly is not None:
        until = course.weekly
        found.append(Due("w", "weekly", "Weekly review", "up to 6 keys, Enter", _open_until(until)))
    return found


def _open_until(day: date) -> str:
    return f"open until {days.label(day)}"
