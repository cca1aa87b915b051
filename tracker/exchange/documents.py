"""A record as one JSON document: the form in which records are listed, shown and exported.

Keys are those of the file's own tables, so that one description serves both; absent values
are ``null``; whole numbers have no ``.0``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.records import Entry, Kind, Rating, SessionDetails
from tracker.domain.sites import Place

Document = dict[str, Any]


NOTE_LEFT_OUT = "note_left_out"
"""The key, ``true``, that stands in for a private note that was not asked for."""


def document(entry: Entry, *, with_private: bool = True) -> Document:
    """The entry with its parts; parts that its kind does not have are left out.

    Parts stand in an order of their own, whatever order they were written in. Without
    ``with_private`` every private entry comes without its note, if it has one, and says so.
    """
    made: Document = {
        "id": entry.id,
        "kind": entry.kind.value,
        "day": entry.day.isoformat(),
        "at_utc": entry.moment.at_utc,
        "offset_min": entry.moment.offset_min,
        "course_id": entry.course_id,
        "note": entry.note,
        "private": entry.private,
        "from_memory": entry.from_memory.value if entry.from_memory else None,
    }
    if entry.kind in (Kind.CHECKIN, Kind.SESSION, Kind.WEEKLY, Kind.TEST):
        made["ratings"] = [_rating(rating) for rating in sorted(entry.ratings, key=_rating_order)]
    if entry.session is not None:
        made["session"] = _session(entry.session)
    if entry.answers or entry.kind in (Kind.QUIZ, Kind.SAFETY):
        made["answers"] = [
            {
                "item": answer.item,
                "answer": answer.answer,
                "cleared_on": answer.cleared_on.isoformat() if answer.cleared_on else None,
            }
            for answer in sorted(entry.answers, key=lambda one: one.item)
        ]
    if entry.quiz is not None:
        made["quiz"] = {
            "rule_version": entry.quiz.rule_version,
            "outcome": entry.quiz.outcome,
            "rule": entry.quiz.rule,
            "score": entry.quiz.score,
        }
    if entry.event_tag is not None:
        made["tag"] = entry.event_tag
    if entry.kind is Kind.QUESTION:
        made["answered_on"] = entry.answered_on.isoformat() if entry.answered_on else None
    if entry.private and not with_private:
        made["note"] = None
        made[NOTE_LEFT_OUT] = True
    return made


def number(value: float) -> float | int:
    """A number as JSON holds it: whole ones without ``.0``."""
    return int(value) if float(value).is_integer() else value


def _rating(rating: Rating) -> Mapping[str, Any]:
    return {
        "measure": rating.measure,
        "item": rating.item,
        "activity_id": rating.activity_id,
        "value": number(rating.value),
        **_place(rating.place),
        "phase": rating.phase.value if rating.phase else None,
        "day": rating.day.isoformat(),
        "at_utc": rating.moment.at_utc,
        "offset_min": rating.moment.offset_min,
        "from_memory": rating.from_memory.value if rating.from_memory else None,
    }


def _session(session: SessionDetails) -> Mapping[str, Any]:
    return {
        "state": session.state.value,
        "minutes": session.minutes,
        "therapist": session.therapist,
        "technique": session.technique,
        "pressure": session.pressure,
        "cost_cents": session.cost_cents,
        "planned_id": session.planned_id,
        "areas": [_place(area) for area in sorted(session.areas, key=_place_order)],
    }


def _rating_order(rating: Rating) -> tuple[str, ...]:
    place = _place_order(rating.place) if rating.place else ("", "")
    return (rating.measure, rating.phase or "", rating.item or "", rating.activity_id or "", *place)


def _place_order(place: Place) -> tuple[str, str]:
    return (place.site, place.side or "")


def _place(place: Place | None) -> Mapping[str, Any]:
    if place is None:
        return {"site": None, "side": None}
    return {"site": place.site, "side": place.side.value if place.side else None}
