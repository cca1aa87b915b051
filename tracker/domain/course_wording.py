"""The sentences about a plan and what was attended: counts, never a percent, never a blame."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tracker.domain import course, course_dates, days, sites
from tracker.domain.attendance import Attendance
from tracker.domain.course import (
    Decision,
    ExcuseReason,
    Plan,
    Planned,
    PlannedState,
    ReviewKind,
    Spell,
)
from tracker.domain.plurals import how_many
from tracker.domain.reviews import Review, ReviewState
from tracker.domain.typed import amount
from tracker.domain.wording import number

REVIEW_NAMES: Mapping[ReviewKind, str] = MappingProxyType(
    {
        ReviewKind.WEEK4: "Review after week 4",
        ReviewKind.END: "Review at the end",
        ReviewKind.FU4: "Follow-up after 4 weeks",
        ReviewKind.FU12: "Follow-up after 12 weeks",
    }
)

DECISION_WORDS: Mapping[Decision, str] = MappingProxyType(
    {
        Decision.STOP: "stop",
        Decision.SPACE_OUT: "space out",
        Decision.GO_ON: "go on",
        Decision.CHANGE: "change something",
        Decision.ASK: "ask someone",
    }
)
"""Answers to "What do you want to do?"."""

REASON_WORDS: Mapping[ExcuseReason, str] = MappingProxyType(
    {
        ExcuseReason.ILLNESS: "illness",
        ExcuseReason.THERAPIST: "the therapist could not",
        ExcuseReason.DOCTOR: "a doctor advised against it",
    }
)

SPELL_WORDS: Mapping[Spell, str] = MappingProxyType(
    {
        Spell.USUAL: "about as usual",
        Spell.BETTER: "better than usual",
        Spell.WORSE: "worse than usual",
    }
)
"""Answers to how the last weeks were, compared with usual."""

_PACES = {50: "every two weeks", 100: "once a week", 200: "twice a week"}


def pace_words(per_week: float) -> str:
    """Sessions a week: ``once a week``, ``1.5 times a week``."""
    pace = round(per_week * 100)
    return _PACES.get(pace) or f"{pace / 100:g} times a week"


def plan_sentence(plan: Plan) -> str:
    """The plan in one line: ``6 weeks, once a week, 60 minutes, from Tue 27 Oct 2026``."""
    return (
        f"{how_many(plan.weeks, 'week')}, {pace_words(plan.per_week)}, {plan.minutes} minutes,"
        f" from {days.label_with_year(plan.start)}"
    )


def totals_sentence(plan: Plan) -> str:
    """What the plan comes to: ``6 sessions, 6 hours in all, 360.00 EUR``."""
    said = [how_many(course_dates.total_sessions(plan), "session")]
    hours = number(round(course_dates.total_minutes(plan) / 60, 1))
    said.append(f"{how_many(hours, 'hour')} in all")
    cents = course_dates.total_cents(plan)
    if cents is not None:
        said.append(money(cents, plan.currency))
    return ", ".join(said)


def money(cents: int, currency: str | None) -> str:
    """An amount with its currency, if one was said."""
    return f"{amount(cents)} {currency}" if currency else amount(cents)


def notes(plan: Plan) -> tuple[str, ...]:
    """What is worth knowing of a possible plan that lies outside the normal range."""
    said = []
    low, high = course.WEEKS_NORMAL
    if plan.weeks < low:
        said.append(f"Under {low} weeks is short to tell what lasts; trials took 4 to 10.")
    elif plan.weeks > high:
        said.append(f"Over {high} weeks is longer than trials looked at; they took 4 to 10.")
    least, most = course.PER_WEEK_NORMAL
    if plan.per_week < least:
        said.append("Less than once a week is a slower pace than trials looked at.")
    elif plan.per_week > most:
        said.append(f"More than {most:g} times a week is a closer pace than trials looked at.")
    short, long = course.MINUTES_NORMAL
    if plan.minutes <= short:
        said.append("In two trials sessions of 30 minutes did less than sessions of 60.")
    elif plan.minutes > long:
        said.append(f"Sessions of over {long} minutes are longer than trials looked at.")
    return tuple(said)


def due_words(attendance: Attendance) -> str:
    """``5 of 5 due``, ``4 of 4 due, 1 extra``, or ``nothing due yet``."""
    said = f"{attendance.attended} of {attendance.due} due" if attendance.due else "nothing due yet"
    return f"{said}, {attendance.extra} extra" if attendance.extra else said


def attendance_sentences(attendance: Attendance) -> tuple[str, ...]:
    """What was attended, in a few sentences; the numbers stand with what they are out of."""
    sessions = attendance.attended + attendance.extra
    planned = how_many(attendance.planned, "session")
    said = [f"{due_words(attendance).capitalize()}; {planned} planned."]
    if attendance.with_minutes == sessions and sessions:
        said.append(f"{attendance.minutes} minutes in all.")
    elif sessions and not attendance.with_minutes:
        said.append("Their minutes are not recorded.")
    elif sessions:
        known = f"{attendance.with_minutes} of {sessions} with minutes"
        said.append(f"{attendance.minutes} minutes in all ({known}).")
    if attendance.longest_gap_days is not None:
        gap = how_many(attendance.longest_gap_days, "day")
        said.append(f"At most {gap} from one session to the next.")
    if attendance.rate is not None and attendance.rate < course.FAIR_RATE:
        said.append("Too few sessions so far to judge the course fairly.")
    return tuple(said)


def review_sentence(review: Review) -> str:
    """A review and where it stands: ``Review after week 4: Tue 24 Nov 2026``."""
    said = f"{REVIEW_NAMES[review.kind]}: {days.label_with_year(review.day)}"
    match review.state:
        case ReviewState.OPEN:
            return f"{said}, open until {days.label(review.open_until)}"
        case ReviewState.DONE:
            return f"{said}, done"
        case ReviewState.LAPSED:
            return f"{said}, left out"
        case ReviewState.COMING:
            return said


def planned_words(one: Planned, held_on: date | None, as_of: date, *, paused: bool = False) -> str:
    """What became of a planned session: ``attended``, ``excused: illness``, ``planned``.

    ``held_on`` is the day of its session, ``None`` if there is none; ``paused``: its day lies
    in a pause.
    """
    said = []
    if held_on is not None:
        said.append("attended" if held_on == one.day else f"attended on {days.label(held_on)}")
    elif one.state is PlannedState.EXCUSED:
        said.append(f"excused: {REASON_WORDS[one.reason]}" if one.reason else "excused")
    elif one.state is PlannedState.CANCELLED:
        said.append("cancelled")
    elif paused:
        said.append("in a pause")
    else:
        said.append("planned" if one.day >= as_of else "no session recorded")
    if one.moved_from is not None:
        said.append(f"moved from {days.label(one.moved_from)}")
    return ", ".join(said)


def decision_sentence(decision: Decision, why: str | None) -> str:
    """What was decided: ``space out: it helps for a few days``."""
    return DECISION_WORDS[decision] + (f": {why}" if why else "")


def started_words(place: sites.Place, start: date) -> str:
    """How a course is named: ``course for the low back from Tue 27 Oct 2026``."""
    return f"course for the {sites.label(place)} from {days.label_with_year(start)}"
