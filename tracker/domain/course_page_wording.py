"""What the Course screen says of a plan, its dates, a pause and a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from tracker.domain import course, days, sites
from tracker.domain.attendance import Attendance
from tracker.domain.course import Course, Decision, Planned
from tracker.domain.course_preview import Preview
from tracker.domain.course_wording import (
    decision_sentence,
    due_words,
    pace_words,
    planned_words,
    totals_sentence,
)
from tracker.domain.plurals import how_many
from tracker.domain.wording import and_list

DECISION_CHOICES: Mapping[Decision, str] = MappingProxyType(
    {
        Decision.STOP: "Stop: no more sessions for now",
        Decision.SPACE_OUT: "Space out: go on with more time between",
        Decision.GO_ON: "Go on as planned, or with a new course",
        Decision.CHANGE: "Change something: pressure, technique, therapist, how often",
        Decision.ASK: "Ask someone: a doctor, a physiotherapist, the therapist",
    }
)
"""Answers to "What do you want to do?", as they are offered."""


def invitation() -> tuple[str, ...]:
    """What a course is and what will stand there, before the first one."""
    return (
        "A course is a few weeks of massage with a beginning and an end, planned so that you"
        " can tell afterwards whether it helped. Here you will see its weeks, what was"
        " attended, when to look back, and what you decided.",
        f"The usual plan is {how_many(course.WEEKS, 'week')}, {pace_words(course.PER_WEEK)},"
        f" {course.MINUTES} minutes, after {course.LEAD_DAYS} days of check-ins. You choose,"
        " and every date can be moved, excused or left out.",
        "Talk it over with a health professional before the first session.",
    )


def preview_sentences(preview: Preview) -> tuple[str, ...]:
    """What a plan comes to: its sessions and hours, its days, when it is looked back at."""
    plan, end = preview.plan, days.label_with_year(preview.end)
    first, last = days.label_with_year(plan.start), days.label_with_year(preview.last)
    if preview.last == plan.start:
        span = f"The session is on {first}."
    else:
        span = f"From {first} to {last}."
    end += ", done" if preview.ended else ""
    looked = f"One review, at the end: {end}."
    if preview.review is not None:
        done = ", done" if preview.reviewed else ""
        looked = f"Review {days.label_with_year(preview.review)}{done}; end review {end}."
    return (f"{totals_sentence(plan)}.", span, looked)


def early_note(start: date, fair: date) -> str:
    """What to know of a start before the one that is proposed; ``""`` if it is none."""
    if start >= fair:
        return ""
    return (
        f"Before {days.label(fair)} there are fewer than {course.LEAD_DAYS} days of check-ins"
        " to compare with."
    )


def talked_sentence(on: date) -> str:
    """That the plan was talked over with a professional."""
    return f"Talked over with a health professional on {days.label_with_year(on)}."


def talk_first() -> str:
    """What comes before the first session, until it is said to be done."""
    return "Before the first session: talk it over with a health professional."


def paused_sentence(since: date, until: date | None) -> str:
    """A pause and how long it lasts."""
    ends = f"until {days.label_with_year(until)}" if until else "until you go on"
    return f"Paused since {days.label(since)}, {ends}. Nothing counts as due meanwhile."


def resting_sentence() -> str:
    """That nothing is asked after the end of a course."""
    return "Tracking rests since the course ended; the follow-ups are offered when they come."


def pause_explained(*, of_course: bool) -> str:
    """What a pause does, of a course or of tracking alone."""
    if not of_course:
        return "From today nothing is asked until you go on. Whatever you record is kept."
    return (
        "From today nothing is asked. Sessions planned within the pause do not count as due;"
        " those after it keep their days, and v moves one. The review and the end come later"
        " by the days of the pause."
    )


def pause_notes(
    within: Sequence[date], before: date, after: date, *, no_week4: bool
) -> tuple[str, ...]:
    """What a pause changes: the planned sessions ``within`` it, and the end it moves."""
    said = []
    if within:
        named = and_list(days.label(day) for day in within)
        counts = "It does not" if len(within) == 1 else "They do not"
        said.append(f"Planned within the pause: {named}. {counts} count; another day can be set.")
    if after != before:
        said.append(
            f"The end review moves to {days.label_with_year(after)}; planned sessions after the"
            " pause keep their days."
        )
    if no_week4:
        said.append(no_week4_sentence())
    return tuple(said)


def no_week4_sentence() -> str:
    """That there is no review after week 4, and why."""
    return "The review after week 4 is left out: it would not come before the end review."


def before_decision() -> str:
    """What to know before one decides; no answer is proposed."""
    return "Any answer is fine, and it can be changed. Your numbers stand under 4 Progress."


def apart(one: date, other: date) -> str:
    """How far ``other`` is from ``one``: ``7 days later``, ``1 day earlier``, ``the same day``."""
    count = (other - one).days
    if count == 0:
        return "the same day"
    return f"{how_many(abs(count), 'day')} {'later' if count > 0 else 'earlier'}"


def ended_sentence(on: date) -> str:
    """That a course was ended."""
    return f"Ended on {days.label_with_year(on)}."


def planned_line(
    one: Planned,
    total: int,
    held_on: date | None,
    as_of: date,
    *,
    paused: bool = False,
    ended_on: date | None = None,
) -> str:
    """One planned session in a sentence: ``Session 5 of 6, Tue 24 Nov 2026: planned in 2 days.``

    ``total``: how many the plan has; ``ended_on`` the day the course was ended, if it was;
    else as for ``planned_words``.
    """
    words = planned_words(one, held_on, as_of, paused=paused)
    if ended_on is not None and one.day >= ended_on and words.startswith(("planned", "no session")):
        words = "the course was ended before"
    if words.startswith("planned"):
        words = words.replace("planned", f"planned {_ahead((one.day - as_of).days)}", 1)
    return f"Session {one.seq + 1} of {total}, {days.label_with_year(one.day)}: {words}."


def after_decision(decision: Decision, *, ended: bool) -> tuple[str, ...]:
    """Where one goes on from after a decision, with its key; maybe nowhere."""
    match decision:
        case Decision.ASK:
            return ("n keeps a question for the visit.",)
        case Decision.CHANGE | Decision.SPACE_OUT if not ended:
            return ("e changes the plan.",)
        case Decision.GO_ON | Decision.CHANGE | Decision.SPACE_OUT if ended:
            return ("p plans a new course, with a start of its own.",)
        case _:
            return ()


def beside_sentence(one: Course, attendance: Attendance) -> str:
    """A course as it stands beside another: what it was, and what was attended."""
    said = [
        f"{sites.label(one.place)} from {days.label_with_year(one.start)}",
        f"{how_many(one.plan.weeks, 'week')}, {pace_words(one.plan.per_week)}",
        due_words(attendance),
    ]
    said.append("open" if one.ended_on is None else f"ended {days.label_with_year(one.ended_on)}")
    words = "; ".join(said)
    return f"{words[:1].upper()}{words[1:]}"


def chosen(decision: Decision, why: str | None) -> str:
    """What was decided, as a sentence to the person."""
    said = f"You chose to {decision_sentence(decision, why)}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


def weekly_only_sentence() -> str:
    """That only the weekly review is asked."""
    return "Only the weekly review is asked."


def _ahead(count: int) -> str:
    if count == 0:
        return "for today"
    return "for tomorrow" if count == 1 else f"in {count} days"
