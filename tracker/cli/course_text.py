"""A course as the command line prints it: in lines, and as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain import (
    course_dates,
    course_page_wording,
    course_wording,
    days,
    sites,
    text_table,
)
from tracker.domain.course import Plan, Planned
from tracker.domain.course_wording import REVIEW_NAMES

if TYPE_CHECKING:
    from tracker.services.courses import CourseView

_STATES = {
    "planned": "Not begun yet.",
    "paused": "Paused.",
    "over": "The plan is over; end it with: tracker course end",
    "ended": "",
}


def lines(view: CourseView, id_length: int, width: int) -> tuple[str, ...]:
    """The course in lines: the plan, what was attended, each planned session, the reviews."""
    course, plan = view.course, view.course.plan
    place = sites.label(course.place)
    said = [
        f"Course for the {place}  [{course.id[:id_length]}]",
        f"{course_wording.plan_sentence(plan)}: {course_wording.totals_sentence(plan)}.",
        *plan_notes(plan),
        _where(view),
        *course_wording.attendance_sentences(view.attendance),
    ]
    if course.decision is not None:
        decided = course_wording.decision_sentence(course.decision, course.decision_why)
        said.append(f"Decided: {decided}")
    rows = [_row(view, one, id_length) for one in view.planned]
    rows += [
        ("", days.label_with_year(held.day), "extra session", "")
        for held in view.held
        if held.session_id in view.matching.extras
    ]
    said += ["", *text_table.lines(rows, width, shrink=(2,)), ""]
    said += [f"{course_wording.review_sentence(one)}" for one in view.reviews]
    if view.without_week4:
        said.append(course_page_wording.no_week4_sentence())
    for one in view.pauses:
        until = (
            f"until {days.label_with_year(one.to_day)}" if one.to_day else "until taken up again"
        )
        said.append(f"Pause from {days.label_with_year(one.from_day)} {until}")
    return tuple(line for at, line in enumerate(said) if line or at > 1)


def plan_notes(plan: Plan) -> tuple[str, ...]:
    """What else is known of a plan."""
    said = []
    if plan.spell is not None:
        said.append(f"The weeks before: {course_wording.SPELL_WORDS[plan.spell]}.")
    if plan.talked_on is not None:
        said.append(
            f"Talked over with a health professional on {days.label_with_year(plan.talked_on)}."
        )
    else:
        said.append("Not talked over with a health professional yet: tracker course talked")
    return tuple(said)


def document(view: CourseView) -> dict[str, Any]:
    """The course as JSON; money in whole units, days in ISO form."""
    course, plan, attended = view.course, view.course.plan, view.attendance
    total = course_dates.total_cents(plan)
    following = view.next_planned
    return {
        "id": course.id,
        "state": view.state.value,
        "site": plan.place.site,
        "side": plan.place.side.value if plan.place.side else None,
        "weeks": plan.weeks,
        "per_week": plan.per_week,
        "minutes": plan.minutes,
        "start": plan.start.isoformat(),
        "end": view.end.isoformat(),
        "baseline": plan.spell.value if plan.spell else None,
        "cost": None if plan.cost_cents is None else plan.cost_cents / 100,
        "currency": plan.currency,
        "talked_on": _iso(plan.talked_on),
        "ended_on": _iso(course.ended_on),
        "decision": course.decision.value if course.decision else None,
        "why": course.decision_why,
        "sessions": course_dates.total_sessions(plan),
        "hours": course_dates.total_minutes(plan) / 60,
        "total_cost": None if total is None else total / 100,
        "planned": attended.planned,
        "due": attended.due,
        "attended": attended.attended,
        "extra": attended.extra,
        "rate": attended.rate,
        "weeks_on": attended.weeks_on,
        "attended_minutes": attended.minutes,
        "with_minutes": attended.with_minutes,
        "longest_gap_days": attended.longest_gap_days,
        "first_session": _iso(view.first_session),
        "next": following.day.isoformat() if following else None,
        "dates": [_date(view, one) for one in view.planned],
        "extras": [
            {"session": held.session_id, "day": held.day.isoformat()}
            for held in view.held
            if held.session_id in view.matching.extras
        ],
        "reviews": [
            {
                "review": one.kind.value,
                "name": REVIEW_NAMES[one.kind],
                "day": one.day.isoformat(),
                "open_until": one.open_until.isoformat(),
                "state": one.state.value,
            }
            for one in view.reviews
        ],
        "pauses": [
            {"from": one.from_day.isoformat(), "to": _iso(one.to_day)} for one in view.pauses
        ],
    }


def _where(view: CourseView) -> str:
    ended = view.course.ended_on
    if ended is not None and view.state.value == "ended":
        return f"Ended on {days.label_with_year(ended)}."
    return _STATES.get(view.state.value) or f"Week {view.week} of {view.course.plan.weeks}."


def _row(view: CourseView, one: Planned, id_length: int) -> tuple[str, ...]:
    became = course_wording.planned_words(
        one,
        view.held_on(one.id),
        view.as_of,
        paused=course_dates.paused(view.spans, one.day),
    )
    return str(one.seq + 1), days.label_with_year(one.day), became, one.id[:id_length]


def _date(view: CourseView, one: Planned) -> dict[str, Any]:
    return {
        "id": one.id,
        "day": one.day.isoformat(),
        "moved_from": _iso(one.moved_from),
        "state": one.state.value,
        "reason": one.reason.value if one.reason else None,
        "session": view.matching.sessions.get(one.id),
        "held_on": _iso(view.held_on(one.id)),
    }


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
