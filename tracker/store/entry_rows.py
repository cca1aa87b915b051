"""How an entry looks as rows of the file's tables, and how rows become an entry again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tracker.domain.days import FromMemory, Moment
from tracker.domain.records import (
    Entry,
    Kind,
    Phase,
    QuizOutcome,
    Rating,
    SessionDetails,
    SessionState,
    StoredAnswer,
)
from tracker.domain.sites import Place, Side
from tracker.store import rows
from tracker.store.ids import natural

Parts = Mapping[str, Mapping[str, list[dict[str, Any]]]]
"""By table, then by entry id: the rows of an entry's parts."""


def entry(head: dict[str, Any], parts: Parts) -> Entry:
    """The entry of an ``entry`` row and the parts gathered for it."""
    entry_id = head["id"]
    one = {table: parts[table].get(entry_id, []) for table in rows.ENTRY_PARTS}
    return Entry(
        id=entry_id,
        kind=Kind(head["kind"]),
        day=date.fromisoformat(head["day"]),
        moment=Moment(head["at_utc"], head["offset_min"]),
        note=head["note"],
        private=bool(head["private"]),
        from_memory=_memory(head["from_memory"]),
        course_id=head["course_id"],
        ratings=tuple(_rating(row) for row in one["rating"]),
        session=_session(one["session"][0], one["session_area"]) if one["session"] else None,
        answers=tuple(
            StoredAnswer(row["item"], row["answer"], _day(row["cleared_on"]))
            for row in one["answer"]
        ),
        quiz=next(
            (QuizOutcome(r["rule_version"], r["outcome"], r["rule"], r["score"])
             for r in one["quiz"]), None
        ),
        event_tag=one["event"][0]["tag"] if one["event"] else None,
        answered_on=_day(one["question"][0]["answered_on"]) if one["question"] else None,
    )  # fmt: skip


def _rating(row: dict[str, Any]) -> Rating:
    return Rating(
        measure=row["measure"],
        value=row["value"],
        day=date.fromisoformat(row["day"]),
        moment=Moment(row["at_utc"], row["offset_min"]),
        place=_place(row["site"], row["side"]),
        phase=None if row["phase"] is None else Phase(row["phase"]),
        item=row["item"],
        activity_id=row["activity_id"],
        from_memory=_memory(row["from_memory"]),
    )


def _session(row: dict[str, Any], areas: Iterable[dict[str, Any]]) -> SessionDetails:
    return SessionDetails(
        state=SessionState(row["state"]),
        minutes=row["minutes"],
        therapist=row["therapist"],
        technique=row["technique"],
        pressure=row["pressure"],
        cost_cents=row["cost_cents"],
        planned_id=row["planned_id"],
        areas=tuple(p for area in areas if (p := _place(area["site"], area["side"]))),
    )


def part_rows(entry: Entry) -> dict[str, list[rows.Row]]:
    """The rows of every part of the entry, by table; an empty list where it has none."""
    wanted: dict[str, list[rows.Row]] = {name: [] for name in rows.ENTRY_PARTS}
    wanted["rating"] = [rating_row(entry.id, rating) for rating in entry.ratings]
    wanted["answer"] = [answer_row(entry.id, answer) for answer in entry.answers]
    if entry.session is not None:
        wanted["session"] = [session_row(entry.id, entry.session)]
        wanted["session_area"] = [area_row(entry.id, area) for area in entry.session.areas]
    if entry.quiz is not None:
        quiz = entry.quiz
        wanted["quiz"] = [
            {
                "entry_id": entry.id,
                "rule_version": quiz.rule_version,
                "outcome": quiz.outcome,
                "rule": quiz.rule,
                "score": quiz.score,
            }
        ]
    if entry.event_tag is not None:
        wanted["event"] = [{"entry_id": entry.id, "tag": entry.event_tag}]
    if entry.kind is Kind.QUESTION:
        wanted["question"] = [{"entry_id": entry.id, "answered_on": day_text(entry.answered_on)}]
    return wanted


def entry_row(entry: Entry) -> rows.Row:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "day": entry.day.isoformat(),
        "at_utc": entry.moment.at_utc,
        "offset_min": entry.moment.offset_min,
        "course_id": entry.course_id,
        "note": entry.note or None,
        "private": int(entry.private),
        "from_memory": entry.from_memory and entry.from_memory.value,
    }


def rating_id(entry_id: str, rating: Rating) -> str:
    """The id of the one rating of that measure, item, activity, place and phase in the entry."""
    site = rating.place.site if rating.place else None
    side = rating.place.side.value if rating.place and rating.place.side else None
    phase = rating.phase.value if rating.phase else None
    return natural(
        "rating", entry_id, rating.measure, rating.item, rating.activity_id, site, side, phase
    )


def rating_row(entry_id: str, rating: Rating) -> rows.Row:
    return {
        "id": rating_id(entry_id, rating),
        "entry_id": entry_id,
        "measure": rating.measure,
        "item": rating.item,
        "activity_id": rating.activity_id,
        "value": float(rating.value),
        "site": rating.place.site if rating.place else None,
        "side": rating.place.side.value if rating.place and rating.place.side else None,
        "phase": rating.phase.value if rating.phase else None,
        "day": rating.day.isoformat(),
        "at_utc": rating.moment.at_utc,
        "offset_min": rating.moment.offset_min,
        "from_memory": rating.from_memory and rating.from_memory.value,
    }


def session_row(entry_id: str, session: SessionDetails) -> rows.Row:
    return {
        "entry_id": entry_id,
        "state": session.state.value,
        "minutes": session.minutes,
        "therapist": session.therapist,
        "technique": session.technique,
        "pressure": session.pressure,
        "cost_cents": session.cost_cents,
        "planned_id": session.planned_id,
    }


def area_row(entry_id: str, area: Place) -> rows.Row:
    side = area.side.value if area.side else None
    return {
        "id": natural("session_area", entry_id, area.site, side),
        "entry_id": entry_id,
        "site": area.site,
        "side": side,
    }


def answer_row(entry_id: str, answer: StoredAnswer) -> rows.Row:
    return {
        "id": natural("answer", entry_id, answer.item),
        "entry_id": entry_id,
        "item": answer.item,
        "answer": answer.answer,
        "cleared_on": day_text(answer.cleared_on),
    }


def _place(site: str | None, side: str | None) -> Place | None:
    return None if site is None else Place(site, None if side is None else Side(side))


def _memory(text: str | None) -> FromMemory | None:
    return None if text is None else FromMemory(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
