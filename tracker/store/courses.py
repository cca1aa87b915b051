"""Courses in the file: rows as values, values as rows."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tracker.domain.course import (
    Course,
    Decision,
    ExcuseReason,
    Pause,
    Plan,
    Planned,
    PlannedState,
    ReviewDone,
    ReviewKind,
    Spell,
)
from tracker.domain.sites import Place, Side
from tracker.store.ids import natural

if TYPE_CHECKING:
    from tracker.store.journal import Change


def all_courses(connection: sqlite3.Connection) -> tuple[Course, ...]:
    """Every course, the earliest start first."""
    found = connection.execute(
        "SELECT id, site, side, weeks, per_week, minutes, start, baseline_spell, talked_on,"
        " cost_cents, currency, ended_on, decision, decision_why FROM course ORDER BY start, id"
    )
    return tuple(_course(*row) for row in found)


def planned(connection: sqlite3.Connection, course_id: str) -> tuple[Planned, ...]:
    """The planned sessions of a course, by day."""
    found = connection.execute(
        "SELECT id, course_id, seq, day, moved_from, state, reason FROM planned"
        " WHERE course_id = ? ORDER BY day, seq, id",
        (course_id,),
    )
    return tuple(_planned(*row) for row in found)


def planned_beginning(
    connection: sqlite3.Connection, beginning: str, most: int = 5
) -> tuple[Planned, ...]:
    """Up to ``most`` planned sessions whose id begins so."""
    found = connection.execute(
        "SELECT id, course_id, seq, day, moved_from, state, reason FROM planned"
        " WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
        (len(beginning), beginning, most),
    )
    return tuple(_planned(*row) for row in found)


def planned_id_length(connection: sqlite3.Connection, least: int) -> int:
    """How many first characters tell the id of every planned session from the others."""
    ids = sorted(str(row[0]) for row in connection.execute("SELECT id FROM planned"))
    alike = max((_alike(a, b) for a, b in pairwise(ids)), default=0)
    return max(least, alike + 1)


def pauses(connection: sqlite3.Connection, course_id: str) -> tuple[Pause, ...]:
    """The pauses of a course, by day."""
    found = connection.execute(
        "SELECT id, course_id, from_day, to_day FROM course_pause"
        " WHERE course_id = ? ORDER BY from_day, id",
        (course_id,),
    )
    return tuple(Pause(i, c, date.fromisoformat(first), _day(last)) for i, c, first, last in found)


def open_pauses(connection: sqlite3.Connection) -> dict[str, tuple[Pause, ...]]:
    """The pauses of each open course by its id, by day."""
    found = connection.execute(
        "SELECT c.id, p.id, p.from_day, p.to_day FROM course c"
        " LEFT JOIN course_pause p ON p.course_id = c.id WHERE c.ended_on IS NULL"
        " ORDER BY c.start, c.id, p.from_day, p.id"
    )
    known: dict[str, tuple[Pause, ...]] = {}
    for course_id, i, first, last in found:
        known.setdefault(course_id, ())
        if i is not None:
            known[course_id] += (Pause(i, course_id, date.fromisoformat(first), _day(last)),)
    return known


def reviews_done(connection: sqlite3.Connection, course_id: str) -> tuple[ReviewDone, ...]:
    """The reviews that were made of a course, by day."""
    found = connection.execute(
        "SELECT id, course_id, kind, entry_id, as_of FROM review"
        " WHERE course_id = ? ORDER BY as_of, id",
        (course_id,),
    )
    return tuple(
        ReviewDone(i, c, ReviewKind(kind), entry, date.fromisoformat(day))
        for i, c, kind, entry, day in found
    )


def put_course(change: Change, course: Course) -> None:
    """Make the file hold this course under its id."""
    plan = course.plan
    change.put(
        "course",
        {
            "id": course.id,
            "site": plan.place.site,
            "side": plan.place.side.value if plan.place.side else None,
            "weeks": plan.weeks,
            "per_week": float(plan.per_week),
            "minutes": plan.minutes,
            "start": plan.start.isoformat(),
            "baseline_spell": plan.spell and plan.spell.value,
            "talked_on": _text(plan.talked_on),
            "cost_cents": plan.cost_cents,
            "currency": plan.currency,
            "ended_on": _text(course.ended_on),
            "decision": course.decision and course.decision.value,
            "decision_why": course.decision_why,
        },
    )


def planned_id(course_id: str, first_day: date) -> str:
    """The id of the session that the plan of a course gives to ``first_day``.

    Two machines that plan a course anew come to the same rows.
    """
    return natural("planned", course_id, first_day.isoformat())


def put_planned(change: Change, one: Planned) -> None:
    """Make the file hold this planned session under its id."""
    change.put(
        "planned",
        {
            "id": one.id,
            "course_id": one.course_id,
            "seq": one.seq,
            "day": one.day.isoformat(),
            "moved_from": _text(one.moved_from),
            "state": one.state.value,
            "reason": one.reason and one.reason.value,
        },
    )


def put_pause(change: Change, pause: Pause) -> None:
    """Make the file hold this pause under its id."""
    change.put(
        "course_pause",
        {
            "id": pause.id,
            "course_id": pause.course_id,
            "from_day": pause.from_day.isoformat(),
            "to_day": _text(pause.to_day),
        },
    )


def remove_pause(change: Change, pause_id: str) -> None:
    """Take a pause out of the file, as if it had not been."""
    change.remove("course_pause", pause_id)


def put_review(
    change: Change, course_id: str, kind: ReviewKind, entry_id: str | None, as_of: date
) -> None:
    """Keep that a review was made; a course has one of each kind, and the newest stands."""
    change.put(
        "review",
        {
            "id": natural("review", course_id, kind.value),
            "course_id": course_id,
            "kind": kind.value,
            "entry_id": entry_id,
            "as_of": as_of.isoformat(),
        },
    )


def _course(
    course_id: str,
    site: str,
    side: str | None,
    weeks: int,
    per_week: float,
    minutes: int,
    start: str,
    spell: str | None,
    talked_on: str | None,
    cost_cents: int | None,
    currency: str | None,
    ended_on: str | None,
    decision: str | None,
    why: str | None,
) -> Course:
    plan = Plan(
        Place(site, None if side is None else Side(side)),
        weeks,
        per_week,
        minutes,
        date.fromisoformat(start),
        None if spell is None else Spell(spell),
        cost_cents,
        currency,
        _day(talked_on),
    )
    made = None if decision is None else Decision(decision)
    return Course(course_id, plan, _day(ended_on), made, why)


def _planned(*row: Any) -> Planned:
    planned_id, course_id, seq, day, moved_from, state, reason = row
    known = reason in tuple(ExcuseReason)
    return Planned(
        planned_id,
        course_id,
        seq,
        date.fromisoformat(day),
        _day(moved_from),
        PlannedState(state),
        ExcuseReason(reason) if known else None,
    )


def _alike(one: str, other: str) -> int:
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
