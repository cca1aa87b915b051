"""Which planned session each recorded one was, and what was attended of what was due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.domain import course_dates
from tracker.domain.course import Held, Pause, Plan, Planned, PlannedState


class Matching(NamedTuple):
    """Which planned session each recorded one was.

    ``sessions`` gives the session by planned session, ``planned`` the other way round, both
    by id; ``extras`` are the sessions that were none of the planned ones, in order.
    """

    sessions: Mapping[str, str]
    planned: Mapping[str, str]
    extras: tuple[str, ...]


class Attendance(NamedTuple):
    """What was attended of what was due so far.

    ``planned``: sessions in the plan. ``due``: those of them whose day has come (or that were
    attended), without the excused and those in a pause. ``attended`` of these; ``extra``
    sessions besides. ``rate`` is attended / due, ``None`` while nothing is due. ``weeks_on``:
    of the weeks with something due, the share in which some of it was attended, 0-1, ``None``
    without such weeks. ``minutes`` is the sum over the ``with_minutes`` sessions that have
    them. ``longest_gap_days``: days from one session to the next, at most; ``None`` with
    fewer than two.
    """

    planned: int
    due: int
    attended: int
    extra: int
    rate: float | None
    weeks_on: float | None
    minutes: int
    with_minutes: int
    longest_gap_days: int | None


def match(
    planned: Iterable[Planned], held: Iterable[Held], pauses: Iterable[Pause], per_week: float
) -> Matching:
    """Which planned session each of ``held`` was.

    A link made by hand comes first, whatever became of the planned session. Then each session,
    in order of days, takes the nearest planned day that is free, neither excused nor in a
    pause, and within ``course_dates.reach``; the earlier of two as near.
    """
    dates = sorted(planned, key=lambda one: (one.day, one.seq, one.id))
    sessions = sorted(held, key=lambda one: one.day)
    known = {one.id for one in dates}
    found: dict[str, str] = {}
    by_hand: set[str] = set()
    for session in sessions:
        if session.planned_id in known and session.planned_id not in found:
            found[session.planned_id] = session.session_id
            by_hand.add(session.session_id)
    away = tuple(pauses)
    free = [
        one
        for one in dates
        if one.id not in found
        and one.state is not PlannedState.EXCUSED
        and not any(pause.covers(one.day) for pause in away)
    ]
    most = course_dates.reach(per_week)
    extras = []
    for session in sessions:
        if session.session_id in by_hand:
            continue
        near = [one for one in free if abs((one.day - session.day).days) <= most]
        if not near:
            extras.append(session.session_id)
            continue
        nearest = min(near, key=lambda one: abs((one.day - session.day).days))
        free.remove(nearest)
        found[nearest.id] = session.session_id
    return Matching(found, {taken: one for one, taken in found.items()}, tuple(extras))


def attendance(
    plan: Plan,
    planned: Iterable[Planned],
    held: Iterable[Held],
    pauses: Iterable[Pause],
    as_of: date,
) -> Attendance:
    """What was attended of what was due by ``as_of``; later sessions are left out.

    The week of a planned session is the one it was planned (or moved) for, so that one held a
    day early does not leave its week empty.
    """
    dates, away = tuple(planned), tuple(pauses)
    sessions = sorted((one for one in held if one.day <= as_of), key=lambda one: one.day)
    matching = match(dates, sessions, away, plan.per_week)
    due = [
        one
        for one in dates
        if one.id in matching.sessions
        or (
            one.day < as_of
            and one.state is not PlannedState.EXCUSED
            and not any(pause.covers(one.day) for pause in away)
        )
    ]
    attended = [one for one in due if one.id in matching.sessions]
    minutes = [one.minutes for one in sessions if one.minutes is not None]
    gaps = [(b.day - a.day).days for a, b in pairwise(sessions)]

    def weeks(some: list[Planned]) -> int:
        return len({(one.day - plan.start).days // course_dates.WEEK for one in some})

    return Attendance(
        planned=len(dates),
        due=len(due),
        attended=len(attended),
        extra=len(matching.extras),
        rate=len(attended) / len(due) if due else None,
        weeks_on=weeks(attended) / weeks(due) if due else None,
        minutes=sum(minutes),
        with_minutes=len(minutes),
        longest_gap_days=max(gaps, default=None),
    )
